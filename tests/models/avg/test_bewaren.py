"""Close, the list of the month, without names, gone: every count the same, and nothing of a name anywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.tellen import load_tellingen
from models.queries.van_wie import dossier_tables, regels_of, rows_of_dossier, way
from models.rules.tellen import Telling, closings, housed, times
from models.services.bewaren import anonymise_dossier, destroy_dossier, postpone_bewaren
from models.services.dossiers import save_dossier_field
from models.services.fasen import advance_fase
from models.services.gebeurtenissen import close_dossier, reopen_dossier
from models.services.undo import undo
from models.services.verb import Plek
from models.store.fts import TABLES as ZOEK
from models.tables import (
    Bewerking,
    Dossier,
    Historie,
    Regeldag,
    RegeldagAfspraak,
    Telrij,
    Vernietiging,
    Waarde,
)
from tests.avg_rijen import KANARIE, fill_every_table, pages_with, where_it_stands
from tests.builders import T0, VasteKlok


def _uid(plek: Plek, naam: str) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Dossier.uid).where(Dossier.naam == naam)).one()


def _go_to(plek: Plek, dag: date) -> None:
    assert isinstance(plek.klok, VasteKlok)
    plek.klok.dag = dag


def _lines(plek: Plek) -> tuple[Telling, ...]:
    with plek.store.reader() as session:
        return load_tellingen(session.connection())


def _counts(plek: Plek) -> tuple[object, ...]:
    """Every figure there is, of the whole kluis."""
    lines = _lines(plek)
    return housed(lines), closings(lines), times(lines), times(lines, netto=True)


@pytest.fixture
def closed(plek: Plek) -> str:
    """A dossier that was closed and whose term is over, with canaries in every table."""
    uid = _uid(plek, "Qasimoun")
    close_dossier(plek, uid, T0, "klaar met begeleiden", "afgerond")
    with plek.store.writer() as session:
        fill_every_table(session, uid)
        dossier = session.scalars(select(Dossier).where(Dossier.uid == uid)).one()
        dossier.afgesloten_op, dossier.bewaren_tot, dossier.anoniem_op = T0, date(2028, 6, 15), None
    _go_to(plek, date(2028, 7, 1))
    return uid


def test_closing_sets_the_day_from_which_the_names_may_go(plek: Plek) -> None:
    uid = _uid(plek, "Warsamele")

    effect = close_dossier.preview(plek, uid, T0, "klaar", "afgerond")
    close_dossier(plek, uid, T0, "klaar", "afgerond")

    assert ("bewaren_tot", (("dag", "15-6-2028"),)) in effect.waarschuwingen
    with plek.store.reader() as session:
        dossier = session.scalars(select(Dossier).where(Dossier.uid == uid)).one()
        assert dossier.bewaren_tot == date(2028, 6, 15)
        assert dossier.afsluit_soort == "afgerond"
    reopen_dossier(plek, uid)
    with plek.store.reader() as session:
        assert session.scalars(select(Dossier.bewaren_tot).where(Dossier.uid == uid)).one() is None


def test_names_stay_while_the_term_runs_and_longer_with_a_reason(plek: Plek) -> None:
    uid = _uid(plek, "Warsamele")
    with pytest.raises(Refused, match="dossier_is_open"):
        anonymise_dossier(plek, uid)
    close_dossier(plek, uid, T0, "klaar", "afgerond")
    with pytest.raises(Refused, match="bewaren_loopt_nog"):
        anonymise_dossier(plek, uid)
    _go_to(plek, date(2028, 6, 16))
    with pytest.raises(Refused, match="reden_nodig"):
        postpone_bewaren(plek, uid, date(2029, 1, 1), " ")
    with pytest.raises(Refused, match="dag_in_verleden"):
        postpone_bewaren(plek, uid, date(2028, 6, 16), "klacht loopt")

    postpone_bewaren(plek, uid, date(2029, 1, 1), "klacht loopt")

    with pytest.raises(Refused, match="bewaren_loopt_nog"):
        anonymise_dossier(plek, uid)


def test_no_name_stands_anywhere_after_anonymising_not_even_in_a_free_page(plek: Plek, closed: str) -> None:
    with plek.store.reader() as session:
        before = where_it_stands(session.connection())
    assert {"dossier", "persoonsgegevens", "waarde", "concept", "zoek_woord"} <= before
    assert pages_with(plek.store.path)

    anonymise_dossier(plek, closed)

    with plek.store.reader() as session:
        assert where_it_stands(session.connection()) == set()
        assert where_it_stands(session.connection(), "Qasimoun") == set()
    assert pages_with(plek.store.path) == []
    assert pages_with(plek.store.path, "Qasimoun") == []


def test_every_count_is_the_same_after_anonymising_and_after_destroying(plek: Plek, closed: str) -> None:
    other = _uid(plek, "Kavehpoor")
    _go_to(plek, T0)
    advance_fase(plek, other, "het gaat goed")
    _go_to(plek, T0 + timedelta(days=200))
    close_dossier(plek, other, T0 + timedelta(days=200), "klaar", "overgedragen")
    before = _counts(plek)
    assert all(before)
    assert len(times(_lines(plek))) > 4
    _go_to(plek, date(2030, 1, 1))

    for uid in (closed, other):
        anonymise_dossier(plek, uid)
        assert _counts(plek) == before
    for uid in (closed, other):
        destroy_dossier(plek, uid)
        assert _counts(plek) == before
    with plek.store.reader() as session:
        assert len(session.scalars(select(Telrij.id)).all()) > 8


def test_after_destroying_only_bare_counts_remain(plek: Plek, closed: str) -> None:
    with plek.store.reader() as session:
        dossier_id, nummer = session.execute(
            select(Dossier.id, Dossier.nummer).where(Dossier.uid == closed)
        ).one()
        found = rows_of_dossier(session.connection(), dossier_id)
        people = len(found.of("persoon"))
    anonymise_dossier(plek, closed)
    with pytest.raises(Refused, match="dossier_onbekend"):
        destroy_dossier(plek, "bestaat-niet")

    destroy_dossier(plek, closed)

    with plek.store.reader() as session:
        connection = session.connection()
        for table in (one for one in dossier_tables() if one.name != "waarde"):  # its ids are given again
            left = connection.execute(select(table.c.id).where(table.c.id.in_(found.of(table.name)))).all()
            assert left == [], table.name
        kept = session.execute(select(Telrij.soort, Telrij.maand, Telrij.aantal)).all()
        assert {row[0] for row in kept} >= {"dossier", "gehuisvest", "fase"}
        assert all(row[1] is None or row[1].day == 1 for row in kept)
        lines = session.execute(
            select(Vernietiging.soort, Vernietiging.dossier_nummer, Vernietiging.personen)
        ).all()
        assert [tuple(row) for row in lines] == [("anoniem", nummer, people), ("vernietigd", nummer, people)]


def test_the_historie_stays_with_its_chain_and_without_the_values(plek: Plek, closed: str) -> None:
    with plek.store.reader() as session:
        before = session.execute(select(Historie.id, Historie.digest, Historie.keten)).all()
    anonymise_dossier(plek, closed)
    destroy_dossier(plek, closed)

    with plek.store.reader() as session:
        after = session.execute(select(Historie.id, Historie.digest, Historie.keten)).all()
        assert after[: len(before)] == before
        values = session.scalars(
            select(Waarde.id)
            .join(Historie, Historie.id == Waarde.historie_id)
            .where(Historie.dossier_uid == closed, Historie.id <= before[-1][0])
        ).all()
        assert values == []


def test_nothing_changes_a_dossier_without_names_any_more(plek: Plek, closed: str) -> None:
    with pytest.raises(Refused, match="eerst_anoniem"):
        destroy_dossier(plek, closed)
    done = anonymise_dossier(plek, closed)

    with pytest.raises(Refused, match="dossier_anoniem"):
        anonymise_dossier(plek, closed)
    with pytest.raises(Refused, match="dossier_anoniem"):
        reopen_dossier(plek, closed)
    with pytest.raises(Refused, match="dossier_anoniem"):
        save_dossier_field(plek, closed, "naam", "Weer een naam")
    with pytest.raises(Refused, match="dossier_anoniem"):
        postpone_bewaren(plek, closed, date(2030, 1, 1), "toch")
    with pytest.raises(Refused, match="ongedaan_kan_niet"):
        undo(plek, done.bewerking)
    with plek.store.reader() as session:
        earlier = session.scalars(
            select(Bewerking.uid).where(Bewerking.soort == "dossier_gesloten").limit(1)
        ).one()
    with pytest.raises(Refused, match="ongedaan_kan_niet"):
        undo(plek, earlier)


def test_who_is_in_another_gezin_too_keeps_their_name_there(plek: Plek, closed: str) -> None:
    from models.services.leden import NieuwePersoon, add_persoon
    from models.tables import Lidmaatschap, Persoon, Persoonsgegevens

    other = _uid(plek, "Al-Wadiyan")
    _go_to(plek, T0)
    with plek.store.reader() as session:
        person = session.scalars(
            select(Persoon.uid)
            .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
            .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
            .where(Dossier.uid == closed)
            .order_by(Lidmaatschap.id)
        ).first()
    assert person is not None
    add_persoon(plek, other, NieuwePersoon(persoon_uid=person), T0)
    before = _counts(plek)
    _go_to(plek, date(2028, 7, 1))

    anonymise_dossier(plek, closed)
    destroy_dossier(plek, closed)

    with plek.store.reader() as session:
        names = session.scalars(
            select(Persoonsgegevens.achternaam)
            .join(Persoon, Persoon.id == Persoonsgegevens.persoon_id)
            .where(Persoon.uid == person)
        ).all()
        assert len(names) == 1
        assert names[0].startswith(KANARIE)
        assert where_it_stands(session.connection()) <= {"persoonsgegevens", "zoek_data", *ZOEK}
    assert _counts(plek) == before


# --- the rules of the tables -------------------------------------------------------------------------------


def test_every_table_of_dossiers_is_reached_from_a_dossier() -> None:
    for table in dossier_tables():
        regels = regels_of(table.name)
        assert way(table) is not None or regels.wijst or table.name == "waarde", (
            f"{table.name}: no way to a dossier"
        )


def test_what_hangs_on_a_dossier_goes_with_it() -> None:
    """A table that points to a row of a dossier and stays would block or outlive it."""
    from models.base import Base

    names = {table.name for table in dossier_tables()}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table.name in names and regels_of(key.column.table.name).bewaren == "dossier":
                    assert table.name in names, f"{table.name}.{column.name}"


def test_a_row_that_stays_never_points_to_one_that_goes() -> None:
    for table in dossier_tables():
        if regels_of(table.name).anoniem == "weg":
            continue
        for column in table.columns:
            for key in column.foreign_keys:
                parent = key.column.table.name
                if parent in {t.name for t in dossier_tables()}:
                    assert regels_of(parent).anoniem == "leeg", f"{table.name}.{column.name}"


def test_the_term_is_that_of_the_day_of_closing() -> None:
    from models.rules.bewaren import Stap, keep_until, month_start, stand_of_closed

    assert keep_until(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert keep_until(T0, None) is None
    assert keep_until(T0, True) is None
    assert month_start(date(2026, 6, 15)) == date(2026, 6, 1)
    last = stand_of_closed(bewaren_tot=T0, anoniem_op=T0, tellen_maanden=1, vandaag=T0 + timedelta(30))
    assert (last.stap, last.vanaf) == (Stap.MAG_WEG, date(2026, 7, 15))
    first = stand_of_closed(bewaren_tot=T0, anoniem_op=None, tellen_maanden=1, vandaag=T0 - timedelta(1))
    assert first.stap is Stap.BEWAREN


def test_the_note_of_a_regeldag_goes_with_the_last_gezin_that_has_a_name(plek: Plek, closed: str) -> None:
    other = _uid(plek, "Kavehpoor")
    with plek.store.writer() as session:
        ids = {row[0]: row[1] for row in session.execute(select(Dossier.uid, Dossier.id))}
        gemeente = session.scalars(select(Dossier.gemeente_id).where(Dossier.uid == closed)).one()
        for number, dossiers in ((901, (closed,)), (902, (closed, other))):
            day = Regeldag(gemeente_id=gemeente, nummer=number, dag=T0, notitie="over een gezin")
            session.add(day)
            session.flush()
            for uid in dossiers:
                session.add(RegeldagAfspraak(regeldag_id=day.id, dossier_id=ids[uid]))

    anonymise_dossier(plek, closed)

    with plek.store.reader() as session:
        rows = session.execute(
            select(Regeldag.nummer, Regeldag.notitie).where(Regeldag.nummer.in_((901, 902)))
        )
        notes = {row[0]: row[1] for row in rows}
    assert notes == {901: "", 902: "over een gezin"}
