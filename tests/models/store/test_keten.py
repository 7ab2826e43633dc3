from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from models.base import Base
from models.errors import World
from models.services.dossiers import open_dossier, save_dossier_field
from models.services.verb import note
from models.store import (
    Bevinding,
    Bron,
    LogboekAnker,
    Nalezing,
    Signer,
    Store,
    head,
    kept_anchors,
    keten,
    list_backups,
    make_backup,
    verify_backup,
)
from models.store.backup import HEAD, read_head
from models.store.connection import connect
from models.upgrade import upgrade
from tests.builders import SLEUTEL, T0, make_kluis, make_plek

OUD = Path(__file__).parents[2] / "migrations" / "kluis_1.kluis"
"""A kluis as the first release wrote it: its chain has no key."""


def read_through(raw: dbapi2.Connection, *bronnen: Bron, rows: int = 50) -> Nalezing:
    reading = Nalezing(Signer(SLEUTEL), bronnen)
    while not reading.step(raw, rows):
        pass
    return reading


def test_every_column_of_the_logboek_is_in_the_chain() -> None:
    """A new column must be covered: an uncovered one could be changed unseen."""
    for table, covered in (("bewerking", keten.BEWERKING), ("historie", keten.HISTORIE)):
        assert [c.name for c in Base.metadata.tables[table].columns if c.name != "keten"] == list(covered)


def test_the_signer_shows_nothing_and_goes_nowhere() -> None:
    signer = Signer(SLEUTEL)
    assert repr(signer) == "Signer()"
    assert not hasattr(signer, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(signer)


def test_links_differ_by_key_kind_order_and_where_one_value_ends() -> None:
    signer = Signer(SLEUTEL)
    links = {
        signer.sign("b", "", ("a", "b")),
        signer.sign("h", "", ("a", "b")),
        signer.sign("b", "a", ("b",)),
        signer.sign("b", "", ("ab", "")),
        signer.sign("b", "", ("b", "a")),
        signer.sign("b", "", ("a", 1)),
        signer.sign("b", "", ("a", "1")),
        Signer(bytes(32)).sign("b", "", ("a", "b")),
    }
    assert len(links) == 8


def test_a_closed_store_signs_no_more(tmp_path: Path) -> None:
    store = make_kluis(tmp_path).store
    store.close()
    with pytest.raises(World, match="kluis_gesloten"):
        _ = store.signer


def test_the_anchor_is_the_last_row_and_moves_with_it(tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    with plek.store.reader() as session:
        first = head(session)
    note(plek, "dossier_bekeken")
    with plek.store.reader() as session:
        second = head(session)
    plek.store.close()
    assert first is not None
    assert second is not None
    assert (first.nummer, second.nummer) == (1, 2)
    assert first.keten != second.keten
    assert len(second.keten) == 64


# --- a kluis from before the chain --------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Store]:
    """A released kluis, brought to the present schema; nothing was written in it since."""
    path = tmp_path / "oud.kluis"
    shutil.copy(OUD, path)
    upgrade(path, SLEUTEL, tmp_path / "b")
    store = Store.open(path, SLEUTEL)
    yield store
    store.close()


def _raw(store: Store) -> dbapi2.Connection:
    store.close()
    raw = connect(store.path, SLEUTEL)
    raw.execute("PRAGMA foreign_keys = OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def test_what_is_older_stays_verifiable_up_to_its_border(older: Store) -> None:
    with older.reader() as session:
        assert head(session) is None
    before = read_through(_raw(older))
    assert before.bevinding is None
    assert before.oud_tot == before.gelezen == 3
    assert before.klaar


def test_the_first_link_covers_all_that_is_older(older: Store) -> None:
    note(make_plek(older), "dossier_bekeken")
    raw = _raw(older)
    assert read_through(raw).bevinding is None
    assert read_through(raw).gelezen == 4
    columns = "soort, wie, op, '', '', '', '', '', '', ''"
    for statement, number in (
        ("UPDATE bewerking SET wie = 'x' WHERE id = 2", 3),
        ("UPDATE bewerking SET op = '2020-01-01 00:00:00.000000' WHERE id = 1", 3),
        ("UPDATE bewerking SET keten = 'x' WHERE id = 1", 3),
        ("UPDATE historie SET dossier_uid = 'x' WHERE id = 400", 3),
        ("DELETE FROM bewerking WHERE id = 2", 3),
        (f"INSERT INTO bewerking SELECT 0, 'x', {columns} FROM bewerking LIMIT 1", 0),  # noqa: S608 - own names
    ):
        raw.execute("BEGIN")
        raw.execute(statement)
        found = read_through(raw).bevinding
        assert found is not None, statement
        assert (found.code, found.nummer) == ("logboek_oud" if number else "logboek_extra", number)
        raw.execute("ROLLBACK")
    raw.close()


@pytest.mark.parametrize("written_on", [True, False])
def test_the_old_chain_names_a_changed_row_itself(older: Store, written_on: bool) -> None:
    if written_on:
        note(make_plek(older), "dossier_bekeken")
    raw = _raw(older)
    act = raw.execute("SELECT bewerking_id FROM historie WHERE id = 400").fetchone()[0]
    for statement in (
        "UPDATE historie SET veld = 'x' WHERE id = 400",
        "UPDATE historie SET digest = 'x' WHERE id = 400",
        "UPDATE waarde SET nieuw = '\"x\"' WHERE historie_id = 400",
    ):
        raw.execute("BEGIN")
        raw.execute(statement)
        found = read_through(raw).bevinding
        assert found is not None
        assert found.nummer == act
        raw.execute("ROLLBACK")
    raw.close()


def test_the_border_cannot_be_moved(older: Store) -> None:
    note(make_plek(older), "dossier_bekeken")
    note(make_plek(older), "dossier_bekeken")
    raw = _raw(older)
    for statement in (
        "UPDATE kluis_info SET oude_bewerkingen = 4",
        "UPDATE kluis_info SET oude_bewerkingen = 2",
        "UPDATE kluis_info SET oude_bewerkingen = 5, keten_begin = ''",
        "UPDATE bewerking SET keten = ''; UPDATE kluis_info SET oude_bewerkingen = 5, keten_begin = ''",
        "UPDATE kluis_info SET oude_bewerkingen = 99",
        "UPDATE kluis_info SET oude_historie = oude_historie - 1, keten_begin = ''",
        "UPDATE kluis_info SET oude_bewerkingen = 0, oude_historie = 0, keten_begin = ''",
    ):
        raw.execute("BEGIN")
        for one in statement.split("; "):
            raw.execute(one)
        assert read_through(raw).bevinding is not None, statement
        raw.execute("ROLLBACK")
    raw.close()


def test_old_values_can_be_erased_too(older: Store) -> None:
    note(make_plek(older), "dossier_bekeken")
    raw = _raw(older)
    raw.execute("DELETE FROM waarde")
    assert read_through(raw).bevinding is None
    raw.close()


# --- anchors ------------------------------------------------------------------------------------------------


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[dbapi2.Connection]:
    """A kluis with eight bewerkingen, one of which tells that a backup was put back."""
    plek = make_kluis(tmp_path)
    uid = open_dossier(plek, "Proefgezin", T0, 1).onderwerp
    for number in range(3):
        save_dossier_field(plek, uid, "naam", f"Proef {number}")
    note(plek, "teruggezet", over=("reservekopie", "2026-06-10 08:00:00.000000"), op=_moment(12))
    for number in range(2):
        save_dossier_field(plek, uid, "naam", f"Daarna {number}")
    plek.store.close()
    opened = connect(plek.store.path, SLEUTEL, query_only=True)
    yield opened
    opened.close()


def _moment(day: int) -> datetime:
    return datetime(2026, 6, day, 9, 0, tzinfo=UTC)


def _anker(raw: dbapi2.Connection, nummer: int) -> LogboekAnker:
    row = raw.execute("SELECT keten FROM bewerking WHERE id = ?", (nummer,)).fetchone()
    return LogboekAnker(nummer, row[0])


def test_anchors_that_agree_are_counted_whole_or_in_part(raw: dbapi2.Connection) -> None:
    whole = _anker(raw, 4)
    part = LogboekAnker(6, _anker(raw, 6).keten[:25])
    found = read_through(raw, Bron("blad", part), Bron("kopie", whole, _moment(9)))
    assert (found.bevinding, found.bevestigd) == (None, 2)


@pytest.mark.parametrize(("nummer", "code", "named"), [(4, "logboek_anker", 4), (12, "logboek_afgekapt", 9)])
@pytest.mark.parametrize("op", [None, _moment(9), _moment(13)])
def test_an_anchor_that_disagrees_is_named_with_where_it_was_kept(
    raw: dbapi2.Connection, nummer: int, code: str, named: int, op: datetime | None
) -> None:
    wrong = Bron("kopie van 9 juni", LogboekAnker(nummer, "0" * 64), op)
    found = read_through(raw, wrong, Bron("kopie", _anker(raw, 5), _moment(9))).bevinding
    assert found is not None
    assert (found.code, found.nummer, found.bron, found.bron_op) == (code, named, "kopie van 9 juni", op)


def test_what_was_kept_between_a_backup_and_putting_it_back_does_not_count(raw: dbapi2.Connection) -> None:
    lost = [Bron("kopie", LogboekAnker(n, "0" * 64), _moment(11)) for n in (3, 12)]
    assert read_through(raw, *lost).bevinding is None
    later = Bron("kopie", LogboekAnker(12, "0" * 64), _moment(12) + timedelta(seconds=1))
    assert read_through(raw, *lost, later).bevinding == Bevinding(
        "logboek_afgekapt", 9, bron="kopie", bron_op=later.op
    )


# --- anchors in backups -------------------------------------------------------------------------------------


def test_a_backup_keeps_how_far_the_logboek_had_come(tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    made = make_backup(plek.store.path, SLEUTEL, tmp_path / "b", moment=_moment(9)).backup
    with plek.store.reader() as session:
        assert made.head.anker == head(session)
    note(plek, "dossier_bekeken")
    make_backup(plek.store.path, SLEUTEL, tmp_path / "b", moment=_moment(10))
    anchors = kept_anchors(list_backups(tmp_path / "b"), SLEUTEL)
    plek.store.close()
    assert [(one.soort, one.anker.nummer, one.op) for one in anchors] == [
        ("reservekopie", 2, _moment(10)),
        ("reservekopie", 1, _moment(9)),
    ]
    raw = connect(plek.store.path, SLEUTEL)
    reading = read_through(raw, *anchors)
    assert (reading.bevinding, reading.bevestigd) == (None, 2)
    raw.close()


def test_a_backup_from_before_the_chain_is_whole_and_has_no_anchor(tmp_path: Path) -> None:
    """Its head is spelled as it always was, so that what was sealed along with it still opens."""
    path = tmp_path / "oud.kluis"
    shutil.copy(OUD, path)
    made = make_backup(path, SLEUTEL, tmp_path / "b").backup
    assert made.head.anker is None
    assert b"anker" not in (made.folder / HEAD).read_bytes()
    assert verify_backup(made.folder, SLEUTEL).ok
    assert kept_anchors([made], SLEUTEL) == ()


def test_an_anchor_that_was_altered_in_a_manifest_counts_for_nothing(tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    made = make_backup(plek.store.path, SLEUTEL, tmp_path / "b").backup
    plek.store.close()
    assert made.head.anker is not None
    file = made.folder / HEAD
    file.write_bytes(file.read_bytes().replace(made.head.anker.keten.encode(), b"0" * 64))
    assert read_head(made.folder).anker == LogboekAnker(1, "0" * 64)
    assert kept_anchors(list_backups(tmp_path / "b"), SLEUTEL) == ()
    assert not verify_backup(made.folder, SLEUTEL).ok
