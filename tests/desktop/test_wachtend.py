"""Who came in, who could not, who left: the logboek of the door."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop import backups, wachtend, workspace
from desktop.nakijken import whole
from desktop.paths import Paths
from desktop.profile import mark_of, wait_of
from desktop.workspace import put_back, unlock
from models.errors import World
from models.store import Store, forget_mark, list_backups
from models.tables import Bewerking
from tests.builders import VasteKlok
from tests.desktop.conftest import ZIN, nieuwe

DAG = timedelta(days=1)
Entry = tuple[str, str, str, str]
"""Kind, result, what it is about, its name."""


def waits(kluis: Path) -> Path:
    """Where entries of this kluis wait."""
    where = wait_of(Paths(kluis.parent.parent).profile, kluis)
    where.parent.mkdir(exist_ok=True)
    return where


def entries(store: Store, *left_out: str) -> list[Entry]:
    with store.reader() as session:
        rows = session.execute(
            select(Bewerking.soort, Bewerking.resultaat, Bewerking.object_soort, Bewerking.object_uid)
            .where(Bewerking.soort.not_in((*left_out, "sloten_nagekeken")))
            .order_by(Bewerking.id)
        ).all()
    return [(r[0], r[1], r[2], r[3]) for r in rows]


def soorten(store: Store) -> list[str]:
    return [entry[0] for entry in entries(store)]


def opened(kluis: Path, klok: VasteKlok | None = None, **kwargs: str) -> workspace.Workspace:
    return unlock(kluis, ZIN, klok or VasteKlok(), kluis.parent.parent / "reservekopieen", **kwargs)  # type: ignore[arg-type] # text only


def test_signing_in_unlocking_locking_and_leaving_are_entries(kluis: Path) -> None:
    first = opened(kluis)
    first.close(backup=False, einde="vergrendeld")
    again = opened(kluis, was=first.persoon.uid)
    assert soorten(again.store) == [
        "kluis_ingericht",
        "aangemeld",
        "afgemeld",
        "aangemeld",
        "vergrendeld",
        "ontgrendeld",
    ]
    again.close()


def test_wrong_attempts_are_counted_while_the_kluis_is_shut_and_written_at_the_next_sign_in(
    kluis: Path,
) -> None:
    klok = VasteKlok()
    for word in ("fout fout fout fout", "geheim van iemand anders"):
        with pytest.raises(World, match="sleutel_onjuist"):
            unlock(kluis, word, klok, kluis.parent.parent / "reservekopieen")
        klok.dag += DAG
    kept = waits(kluis).read_bytes()
    assert b"geheim" not in kept
    assert b"Wil" not in kept

    work = opened(kluis, klok)
    with work.store.reader() as session:
        rows = session.execute(
            select(Bewerking.soort, Bewerking.wie, Bewerking.op, Bewerking.resultaat)
            .where(Bewerking.soort == "aanmelden_mislukt")
            .order_by(Bewerking.id)
        ).all()
    assert [tuple(r) for r in rows] == [
        ("aanmelden_mislukt", "", VasteKlok().nu() + n * DAG, "mislukt") for n in range(2)
    ]
    assert soorten(work.store)[-3:] == ["aanmelden_mislukt", "aanmelden_mislukt", "aangemeld"]
    assert not waits(kluis).exists()
    assert whole(work).bevinding is None
    work.close()


def test_very_many_wrong_attempts_are_counted_on_one_line(kluis: Path) -> None:
    for number in range(wachtend.MOST + 7):
        one = wachtend.Wachtend("aanmelden_mislukt", VasteKlok().nu(), resultaat="mislukt")
        assert wachtend.add(waits(kluis), one), number
    work = opened(kluis)
    found = entries(work.store, "kluis_ingericht", "aangemeld", "afgemeld")
    assert len(found) == wachtend.MOST
    assert found[-1] == ("aanmelden_mislukt", "mislukt", "pogingen", "8")
    work.close()


@pytest.mark.parametrize("content", [b"", b"geen json", b'[{"soort": 3}]', b"[]", b"\xff\xfe", b'{"a": 1}'])
def test_a_damaged_list_of_what_waits_stops_nobody(kluis: Path, content: bytes) -> None:
    waits(kluis).write_bytes(content)
    work = opened(kluis)
    assert "aanmelden_mislukt" not in soorten(work.store)
    work.close()


GOOD = {"soort": "aanmelden_mislukt", "op": "2026-06-15T09:30:00Z", "resultaat": "mislukt", "keer": 3}
WRONG: tuple[dict[str, object], ...] = (
    {"op": "2026-06-15T09:30:00"},
    {"op": "0001-01-01T00:00:00+14:00"},
    {"op": "9999-12-31T23:59:59-12:00"},
    {"soort": "medewerker_weg"},
    {"soort": "aanmelden_mislukt\u0000"},
    {"soort": "x" * 5000},
    {"wie": "Wil Voorbeeld"},
    {"wie": "systeem"},
    {"resultaat": "ge\u0000daan"},
    {"over": ["reservekopie", "\u0000"]},
    {"over": ["<b>", "2026"]},
    {"over": ["reservekopie"]},
    {"keer": 10**30},
    {"keer": 0},
    {"keer": "3"},
    {"herkomst": "=cmd|' /C calc'!A0"},
    {"meer": 1},
)


@pytest.mark.parametrize("wrong", WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_wrong_piece_is_left_out_and_the_others_are_written(kluis: Path, wrong: dict[str, object]) -> None:
    waits(kluis).write_text(json.dumps([GOOD | wrong, GOOD, wrong, 7, None, "tekst", [[]]]))
    work = opened(kluis)
    found = entries(work.store, "kluis_ingericht", "aangemeld", "afgemeld")
    assert found == [("aanmelden_mislukt", "mislukt", "pogingen", "3")]
    work.close(backup=False)


def test_somebody_who_is_not_here_did_nothing_here(kluis: Path) -> None:
    nobody = GOOD | {"soort": "aangemeld", "wie": "00000000-0000-4000-8000-000000000000"}
    waits(kluis).write_text(json.dumps([nobody]))
    work = opened(kluis)
    with work.store.reader() as session:
        wie = session.scalars(select(Bewerking.wie).where(Bewerking.resultaat == "mislukt")).all()
    assert wie == [""]
    work.close(backup=False)


@given(st.binary(max_size=400), st.integers(0, 10**6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_reading_gives_entries_or_nothing(
    tmp_path: Path, noise: bytes, at: int
) -> None:
    whole_file = json.dumps([GOOD] * 3).encode()
    place = at % (len(whole_file) + 1)
    where = tmp_path / "wacht.json"
    for data in (
        noise,
        whole_file[:place] + noise + whole_file[place:],
        whole_file[:place] + noise + whole_file[place + len(noise) :],
        b"[" * 5000 + noise,
    ):
        where.write_bytes(data)
        for one in wachtend.read(where):
            assert one.soort in wachtend.SOORTEN
            assert one.op.tzinfo is not None
            assert "\0" not in "".join((one.wie, one.resultaat, *one.over, one.herkomst))


def test_very_many_pieces_are_not_all_written(kluis: Path) -> None:
    waits(kluis).write_text(json.dumps([GOOD] * 500))
    work = opened(kluis)
    assert soorten(work.store).count("aanmelden_mislukt") == wachtend.MOST
    work.close(backup=False)


def test_only_signing_in_and_out_needs_no_backup(kluis: Path) -> None:
    folder = kluis.parent.parent / "reservekopieen"
    opened(kluis).close()
    assert len(list_backups(folder)) == 1, "the first closing makes one"
    klok = VasteKlok()
    for _time in range(2):
        opened(kluis, klok).close()
    assert len(list_backups(folder)) == 1
    klok.dag += DAG
    work = opened(kluis, klok)
    work.day_change()
    work.close()
    assert len(list_backups(folder)) == 2


def test_a_backup_is_an_entry_and_a_failed_one_too(kluis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = opened(kluis)
    work.backup()
    assert not work.kopieen.due

    def full(*_args: object, **_kwargs: object) -> None:
        raise World("schijf_vol", mb=1)

    monkeypatch.setattr(backups, "make_backup", full)
    with pytest.raises(World, match="schijf_vol"):
        work.backup()
    assert entries(work.store)[-2:] == [
        ("reservekopie", "gedaan", "reservekopie", "2026-06-15 09:30:00.000000"),
        ("reservekopie", "mislukt", "", ""),
    ]
    work.close(backup=False)


def test_a_restore_is_written_at_the_next_sign_in_and_explains_later_backups(kluis: Path) -> None:
    """Backups from between hold rows that went with the restore: that is no cut tail."""
    klok = VasteKlok()
    work = opened(kluis, klok)
    work.backup()
    for _number in range(2):
        klok.dag += DAG
        work.day_change()
        work.backup()
    work.close(backup=False)
    first = list_backups(kluis.parent.parent / "reservekopieen")[-1]
    klok.dag += DAG
    put_back(first.folder, kluis, ZIN, klok, backups=first.folder.parent)

    again = opened(kluis, klok)
    found = entries(again.store)[-2:]
    assert found[0] == ("teruggezet", "gedaan", "reservekopie", "2026-06-15 09:30:00.000000")
    assert found[1][0] == "aangemeld"
    reading = whole(again)
    assert reading.bevinding is None
    assert reading.bevestigd == 1
    again.close(backup=False)


def test_a_cut_tail_is_found_with_the_backups_on_this_computer(kluis: Path) -> None:
    from models.store.connection import connect
    from models.store.seal import first_seal

    work = opened(kluis)
    key = work.store.key
    work.backup()
    work.close(backup=False)
    raw = connect(kluis, key)
    raw.execute("PRAGMA foreign_keys = OFF")
    for table in ("bewerking", "historie"):
        raw.execute(f"DROP TRIGGER {table}_geen_delete")
    raw.execute("DELETE FROM historie WHERE bewerking_id > 2")
    raw.execute("DELETE FROM bewerking WHERE id > 2")
    raw.execute("DELETE FROM zegel")
    first_seal(raw, VasteKlok().nu())
    raw.close()
    forget_mark(mark_of(Paths(kluis.parent.parent).profile, kluis))  # or it is known as another file at once

    again = opened(kluis)
    found = whole(again).bevinding
    assert found is not None
    assert (found.code, found.bron) == ("logboek_afgekapt", "reservekopie")
    assert entries(again.store)[-1] == (
        "logboek_nagekeken",
        "logboek_afgekapt",
        "bewerking",
        str(found.nummer),
    )
    again.close(backup=False)


def test_a_kluis_that_can_only_be_read_keeps_what_waits(kluis: Path) -> None:
    wachtend.add(waits(kluis), wachtend.Wachtend("aanmelden_mislukt", VasteKlok().nu()))
    work = unlock(kluis, ZIN, VasteKlok(), kluis.parent.parent / "reservekopieen", readonly=True)
    assert soorten(work.store)[-1] == "afgemeld"
    work.close(backup=False)
    assert [one.soort for one in wachtend.read(waits(kluis))] == ["aanmelden_mislukt", "aangemeld"]


def test_the_first_start_is_a_sign_in(tmp_path: Path, small_keys: None) -> None:
    paths = Paths(tmp_path / "nieuw")
    work = workspace.create(paths.kluis, nieuwe(), VasteKlok(), paths.backups)
    assert soorten(work.store) == ["kluis_ingericht", "aangemeld"]
    work.close(backup=False)
