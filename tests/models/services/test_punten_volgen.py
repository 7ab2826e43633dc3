"""Points of the gemeente that are ticked by what is recorded elsewhere, and opened again without it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.gemeentepunten import load_gemeentepunten
from models.queries.rows_afspraken import GemeentepuntRow
from models.rules.taakstelling import Verschuiving
from models.services import prestatieafspraken as pa
from models.services.beheer import add_gemeente, add_organisatie
from models.services.gemeentepunten import tick_gemeentepunt
from models.services.herverdeling import remove_herverdeling, save_herverdeling
from models.services.undo import undo
from models.services.verb import Plek
from models.services.voorbeelden import add_voorbeeld, remove_voorbeeld, save_voorbeeld
from models.tables import Gemeente, Gemeentepunt
from tests.builders import T0, VasteKlok, lezer_for

DAG = timedelta(days=1)
MOVES = (Verschuiving("Wilgenrade", -5, 20, 4), Verschuiving("Elders", 5, 10, 9))
NUMBERS = {"vrijgekomen": 10, "statushouders": 1, "urgenten": 1, "overigen": 8}


def points(plek: Plek, uid: str, item_id: str) -> dict[str, GemeentepuntRow]:
    with lezer_for(plek) as lezer:
        return {one.periode: one for one in load_gemeentepunten(lezer, uid) if one.item_id == item_id}


def done(plek: Plek, uid: str, item_id: str) -> dict[str, date]:
    """Period -> day, also of periods that are over and are not shown any more."""
    with plek.store.reader() as session:
        rows = session.scalars(
            select(Gemeentepunt)
            .join(Gemeente, Gemeente.id == Gemeentepunt.gemeente_id)
            .where(Gemeente.uid == uid, Gemeentepunt.item_id == item_id)
        )
        return {one.periode: one.gedaan_op for one in rows if one.gedaan_op is not None}


def test_gm_08_is_asked_only_where_there_is_a_herverdeling_and_ticked_by_telling_it(
    plek: Plek, uid: str
) -> None:
    """A076: nothing to tell without an agreement; the day of telling is the day that it was done."""
    assert points(plek, uid, "gm-08") == {}
    made = save_herverdeling(plek, uid, 2026, 2, MOVES).onderwerp
    assert {period: one.gedaan_op for period, one in points(plek, uid, "gm-08").items()} == {"2026-2": None}
    told = save_herverdeling(plek, uid, 2026, 2, MOVES, herverdeling_uid=made, gemeld_op=T0 - DAG)
    assert done(plek, uid, "gm-08") == {"2026-2": T0 - DAG}
    undo(plek, told.bewerking)
    assert done(plek, uid, "gm-08") == {}
    save_herverdeling(plek, uid, 2026, 2, MOVES, herverdeling_uid=made, gemeld_op=T0)
    save_herverdeling(plek, uid, 2026, 2, MOVES, herverdeling_uid=made)
    assert done(plek, uid, "gm-08") == {}, "it was not told after all"


def test_gm_08_stays_open_while_one_of_two_agreements_was_not_told(plek: Plek, uid: str) -> None:
    first = save_herverdeling(plek, uid, 2026, 2, MOVES, gemeld_op=T0 - DAG).onderwerp
    second = save_herverdeling(plek, uid, 2026, 2, MOVES).onderwerp
    assert done(plek, uid, "gm-08") == {}
    remove_herverdeling(plek, uid, second)
    assert done(plek, uid, "gm-08") == {"2026-2": T0 - DAG}
    save_herverdeling(plek, uid, 2026, 1, MOVES, herverdeling_uid=first, gemeld_op=T0 - DAG)
    assert set(points(plek, uid, "gm-08")) <= {"2026-1"}


def test_what_somebody_ticked_is_not_opened_by_what_was_recorded(plek: Plek, uid: str) -> None:
    made = save_herverdeling(plek, uid, 2026, 2, MOVES).onderwerp
    tick_gemeentepunt(plek, uid, "gm-08", "2026-2", T0 - 3 * DAG)
    save_herverdeling(plek, uid, 2026, 2, MOVES, herverdeling_uid=made, notitie="gebeld")
    assert done(plek, uid, "gm-08") == {"2026-2": T0 - 3 * DAG}


def test_gm_04_is_ticked_by_the_first_complex_of_a_year(plek: Plek, uid: str, corp: str) -> None:
    """A137."""
    made = pa.add_complex(plek, corp, 2026, "Voorbeeldhof").onderwerp
    assert done(plek, uid, "gm-04") == {"2026": T0}
    second = pa.add_complex(plek, corp, 2026, "Elders").onderwerp
    pa.remove_complex(plek, made)
    assert done(plek, uid, "gm-04") == {"2026": T0}
    pa.remove_complex(plek, second)
    assert done(plek, uid, "gm-04") == {}


def test_gm_02_and_gm_06_are_ticked_by_the_last_overview_that_was_waited_for(
    plek: Plek, uid: str, corp: str, klok: VasteKlok
) -> None:
    """A142, A021: what one corporatie tells is no overview of the half-year yet."""
    klok.dag = date(2026, 7, 20)
    other = add_organisatie(plek, "corporatie", "Thuis Voorbeeld").onderwerp
    buur = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    add_organisatie(plek, "corporatie", "Buur Voorbeeld", gemeente_uid=buur)
    where: dict[str, Any] = {"gemeente_uid": uid, **NUMBERS}
    pa.add_overzicht(plek, corp, 2026, 1, ontvangen_op=date(2026, 7, 8), **where)
    assert (done(plek, uid, "gm-02"), done(plek, uid, "gm-06")) == ({}, {})
    last = pa.add_overzicht(plek, other, 2026, 1, ontvangen_op=date(2026, 7, 14), **where).onderwerp
    assert done(plek, uid, "gm-02") == {"2027-1": date(2026, 7, 14)}, "for the overleg before that half-year"
    assert done(plek, uid, "gm-06") == {"2026-1": date(2026, 7, 14)}
    pa.save_overzicht(plek, last, ontvangen_op=date(2026, 7, 16))
    assert done(plek, uid, "gm-06") == {"2026-1": date(2026, 7, 16)}
    pa.remove_overzicht(plek, last)
    assert (done(plek, uid, "gm-02"), done(plek, uid, "gm-06")) == ({}, {})


def test_gm_13_is_ticked_by_the_first_good_example_of_a_year(plek: Plek, uid: str) -> None:
    """A023: the first of a year did it; without any the point is open again, and an undo brings it back."""
    late = add_voorbeeld(plek, "Buren wijzen de weg", T0).onderwerp
    assert done(plek, uid, "gm-13") == {"2026": T0}
    first = add_voorbeeld(plek, "Taal op het werk", T0 - 5 * DAG).onderwerp
    assert done(plek, uid, "gm-13") == {"2026": T0 - 5 * DAG}
    save_voorbeeld(plek, first, op=date(2025, 12, 31))
    assert done(plek, uid, "gm-13") == {"2026": T0, "2025": date(2025, 12, 31)}
    gone = remove_voorbeeld(plek, late)
    assert done(plek, uid, "gm-13") == {"2025": date(2025, 12, 31)}
    undo(plek, gone.bewerking)
    assert done(plek, uid, "gm-13") == {"2026": T0, "2025": date(2025, 12, 31)}


def test_a_good_example_needs_a_title_and_a_day_that_was(plek: Plek, uid: str) -> None:
    """A019."""
    with pytest.raises(Refused, match="veld_leeg"):
        add_voorbeeld(plek, " ", T0)
    with pytest.raises(Refused, match="dag_in_toekomst"):
        add_voorbeeld(plek, "Taal op het werk", T0 + DAG)
    with pytest.raises(Refused, match="voorbeeld_onbekend"):
        save_voorbeeld(plek, "nergens", titel="Taal")
    assert done(plek, uid, "gm-13") == {}
