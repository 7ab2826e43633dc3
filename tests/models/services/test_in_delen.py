"""A long bewerking goes into the kluis in parts: memory stays flat, the logboek whole, and undo complete."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from sqlalchemy import func, select, table, text

from models.base import Row
from models.errors import Refused
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.rules.invoer import Invoer
from models.services import dossiers, historie_schrijven, leden
from models.services import undo as undo_module
from models.services.historie_schrijven import Schrift, insert_told
from models.services.importeren import import_gezinnen
from models.services.undo import undo
from models.services.verb import Plek, Transactie, verb
from models.store.nalezing import Nalezing
from models.tables import Actiepunt, Bewerking, Dossier, Historie, Persoonsgegevens, Waarde
from models.values import Recht
from tests.builders import T0

PART = 60
"""Less than one household changes: every household brings several parts."""


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(historie_schrijven, "DEEL", PART)
    monkeypatch.setattr(undo_module, "DEEL", 7)


def household(number: int) -> LijstGezin:
    who = LijstPersoon(2, f"Ada{number}", "Proefnaam", date(1990, 1, 1 + number), (("herkomstland", "SY"),))
    return LijstGezin((number + 2,), f"Proefnaam {number}", date(2026, 6, 1), None, 2, "azc Proef", (who,))


LIJST = tuple(household(number) for number in range(4))


def findings(plek: Plek) -> list[object]:
    """What a reading of the whole logboek finds, and references to rows that are not there."""
    reading = Nalezing(plek.store.signer)
    with plek.store.reader() as session:
        raw = session.connection().connection.dbapi_connection
        while not reading.step(raw):
            pass
        loose = session.execute(text("PRAGMA foreign_key_check")).all()
    assert reading.gelezen == reading.totaal > 0
    return [one for one in (reading.bevinding, *loose) if one is not None]


def rows_of(plek: Plek) -> dict[str, int]:
    """How many rows each table holds, the logboek apart."""
    with plek.store.reader() as session:
        names = session.scalars(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN"
                " ('bewerking', 'historie', 'waarde', 'zegel') AND name NOT LIKE 'zoek\\_%' ESCAPE '\\'"
                " OR name IN ('zoek_document', 'zoek_woord', 'zoek_variant')"
            )
        ).all()
        return {name: session.scalars(select(func.count()).select_from(table(name))).one() for name in names}


def test_a_long_list_stays_one_bewerking_with_a_whole_logboek(plek: Plek, parts: None) -> None:
    change = import_gezinnen(plek, LIJST)

    assert findings(plek) == []
    with plek.store.reader() as session:
        made = session.scalars(select(Bewerking).where(Bewerking.uid == change.bewerking)).one()
        told = session.execute(
            select(Historie.id, Historie.object_uid)
            .join(Waarde, Waarde.historie_id == Historie.id)
            .where(Historie.bewerking_id == made.id, Historie.actie == "nieuw")
        ).all()
        lines = set(session.scalars(select(Actiepunt.uid)))
    assert len(told) > 4 * PART
    assert lines <= {uid for _, uid in told}


def test_a_long_list_is_taken_back_as_a_whole_a_page_at_a_time(plek: Plek, parts: None) -> None:
    import_gezinnen(plek, (household(20),))
    before = rows_of(plek)
    change = import_gezinnen(plek, LIJST)
    assert rows_of(plek) != before

    undo(plek, change.bewerking)

    after = rows_of(plek)
    assert {name: after[name] - number for name, number in before.items() if after[name] != number} == {}
    assert findings(plek) == []


def test_undo_of_a_long_list_is_refused_whole_when_one_household_was_worked_on(
    plek: Plek, parts: None
) -> None:
    change = import_gezinnen(plek, LIJST)
    with plek.store.reader() as session:
        uid = session.scalars(select(Dossier.uid).order_by(Dossier.id)).first()
    assert uid is not None
    dossiers.save_dossier_field(plek, uid, "notitie", "gebeld")
    before = rows_of(plek)

    with pytest.raises(Refused, match="ongedaan_te_laat"):
        undo(plek, change.bewerking)

    assert rows_of(plek) == before


def test_a_list_that_breaks_off_leaves_nothing_of_the_parts_already_written(
    plek: Plek, parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, written = rows_of(plek), []
    real = Schrift._write_part

    def spy(schrift: Schrift) -> None:
        written.append(1)
        real(schrift)

    monkeypatch.setattr(Schrift, "_write_part", spy)
    with pytest.raises(Refused):
        import_gezinnen(plek, (*LIJST, LijstGezin((9,), "", date(2026, 6, 1), None, 1, "")))

    assert len(written) > 4
    assert rows_of(plek) == before
    assert findings(plek) == []


def test_memory_does_not_grow_with_the_list(plek: Plek, parts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    objects: list[int] = []
    waiting: list[int] = []
    real = Schrift.add

    def spy(
        schrift: Schrift, tabel: str, uid: str, actie: str, veld: str, old: object, new: object, of: str
    ) -> None:
        real(schrift, tabel, uid, actie, veld, old, new, of)
        waiting.append(len(schrift._rows))

    def look(_number: int) -> None:
        gc.collect()
        objects.append(sum(isinstance(one, Row) for one in gc.get_objects()))

    monkeypatch.setattr(Schrift, "add", spy)
    import_gezinnen(plek, LIJST, voortgang=look)

    assert len(waiting) > 4 * PART
    assert max(waiting) < PART
    assert max(objects[1:]) <= objects[0] + 2, objects


def test_a_preview_gathers_no_historie(plek: Plek, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Transactie] = []
    real = leden.start_people

    def spy(t: Transactie, dossier: Dossier, van: date, bekend: Sequence[Mapping[str, Invoer]] = ()) -> None:
        seen.append(t)
        real(t, dossier, van, bekend)

    monkeypatch.setattr(dossiers, "start_people", spy)
    effect = dossiers.open_dossier.preview(plek, "Proefnaam", T0, 2)

    assert effect.erbij
    assert seen[0].schrift.about("") == ("", "")


@verb("test_twee_rijen", recht=Recht.DOSSIER)
def two_lines(t: Transactie, dossier_uid: str) -> None:
    """The same line twice: as an object, and by `insert_told`."""
    dossier = t.dossier(dossier_uid)
    t.recompute = False
    for nummer, item in ((901, "pv-01"), (902, "pv-02")):
        values = {
            "dossier_id": dossier.id,
            "drager_uid": dossier.uid,
            "item_id": item,
            "nummer": nummer,
            "ronde": 9,
            "kern": True,
        }
        if nummer == 901:
            t.session.add(Actiepunt(**values))
            t.session.flush()
        else:
            insert_told(t, Actiepunt, [values], dossier.id)


def test_rows_put_in_at_once_are_as_objects_are_and_told_the_same(plek: Plek) -> None:
    uid = dossiers.open_dossier(plek, "Proefnaam", T0, 1).onderwerp
    two_lines(plek, uid)

    with plek.store.reader() as session:
        one, two = session.scalars(
            select(Actiepunt).where(Actiepunt.nummer > 900).order_by(Actiepunt.nummer)
        ).all()
        columns = [
            c.key for c in Actiepunt.__table__.columns if c.key not in ("id", "uid", "item_id", "nummer")
        ]
        assert {c: getattr(one, c) for c in columns} == {c: getattr(two, c) for c in columns}
        told = [
            session.execute(
                select(Historie.tabel, Historie.dossier_uid, Historie.actie, Historie.veld, Waarde.nieuw)
                .join(Waarde, Waarde.historie_id == Historie.id)
                .where(Historie.object_uid == line.uid)
            ).one()
            for line in (one, two)
        ]
    mine = told[1]
    assert tuple(told[0]) == (*mine[:4], mine[4].replace("pv-02", "pv-01").replace("902", "901"))


def test_people_of_a_list_come_with_their_own_names_at_once(plek: Plek) -> None:
    """No line appears for somebody without a birth date that lapses again a moment later."""
    import_gezinnen(plek, (household(1),))

    with plek.store.reader() as session:
        assert session.scalars(select(Actiepunt.id).where(Actiepunt.vervallen_op.is_not(None))).all() == []
        rows = session.execute(
            select(Historie.actie, Historie.veld).where(Historie.tabel == Persoonsgegevens.__tablename__)
        ).all()
    assert {tuple(row) for row in rows} == {("nieuw", "")}
