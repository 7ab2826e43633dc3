"""An overleg that was noted wrongly: changed or taken away, its point goes with it (decision 93)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.afspraken import load_afspraken
from models.queries.dossier import load_dossier
from models.queries.overleggen import load_overleggen
from models.rules.overleggen import OverlegSoort
from models.services.dossiers import open_dossier
from models.services.gemeentepunten import (
    add_gemeentepunt,
    mark_gemeentepunt_nvt,
    reopen_gemeentepunt,
    tick_gemeentepunt,
)
from models.services.leden import save_persoon_field
from models.services.overleggen import hold_overleg, plan_overleg, remove_overleg, save_overleg
from models.services.prestatieafspraken import add_afspraak
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Gemeentepunt, Overleg
from models.values import Stand
from tests.builders import VasteKlok, lezer_for, only_gemeente

DAG = timedelta(days=1)
LOKAAL, REGIONAAL, AMV = OverlegSoort.LOKAAL, OverlegSoort.REGIONAAL, OverlegSoort.AMV
LAAT, JUNI = date(2026, 12, 5), date(2026, 5, 20)


@pytest.fixture
def klok() -> VasteKlok:
    return VasteKlok(date(2027, 1, 4))


def held(plek: Plek, soort: OverlegSoort, op: date, **extra: object) -> str:
    made = plan_overleg(plek, soort, op).onderwerp
    hold_overleg(plek, made, **extra)  # type: ignore[arg-type] # words of a follow-up
    return made


def ticks(plek: Plek) -> dict[tuple[str, str], date | None]:
    """Item and period of every point that an overleg did, with its day."""
    with plek.store.reader() as session:
        rows = session.execute(
            select(Gemeentepunt.item_id, Gemeentepunt.periode, Gemeentepunt.gedaan_op).where(
                Gemeentepunt.gedaan_door == "overleg"
            )
        )
        return {(item, periode): op for item, periode, op in rows}


def local_due(plek: Plek) -> date | None:
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        rows = load_overleggen(lezer, uid, cijfers=False).standen
    return next(one.voor for one in rows if one.soort is LOKAAL)


def test_a141_point_and_card_agree_about_a_late_overleg_and_pa_08_does_not_keep_it_twice(
    plek: Plek, klok: VasteKlok
) -> None:
    """A141: held on 5 December 2026 it is done for 2027-1; for 2027-2 nothing was held yet."""
    held(plek, LOKAAL, LAAT)
    assert ticks(plek) == {("gm-01", "2027-1"): LAAT}
    assert local_due(plek) == date(2027, 6, 1)
    add_afspraak(plek, "pa-08", date(2026, 1, 1))

    uid = only_gemeente(plek.store)

    def kept() -> bool | None:
        with lezer_for(plek) as lezer:
            (row,) = load_afspraken(lezer, uid).afspraken
        assert row.meting is not None
        return row.meting.gehaald

    assert kept() is False, "of 2027-1: held, but after 1 December"
    klok.dag = date(2027, 7, 2)
    assert kept() is False, "of 2027-2: nothing was held"
    held(plek, LOKAAL, date(2027, 6, 1))
    assert kept() is True


def test_a_late_overleg_is_of_the_next_half_year_where_this_one_was_done_by_hand(plek: Plek) -> None:
    mark_gemeentepunt_nvt(plek, only_gemeente(plek.store), "gm-01", "2027-1", "in oktober al gesproken")
    held(plek, LOKAAL, LAAT)
    assert ticks(plek) == {("gm-01", "2027-2"): LAAT}
    assert local_due(plek) == date(2027, 12, 1)


def test_an_overleg_that_becomes_another_one_takes_its_tick_along(plek: Plek) -> None:
    made = held(plek, LOKAAL, LAAT)
    save_overleg(plek, made, soort=REGIONAAL.value, op=LAAT - DAG)
    assert ticks(plek) == {("gm-07", "2026"): LAAT - DAG}
    save_overleg(plek, made, op=LAAT - 2 * DAG, plaats="gemeentehuis")
    assert ticks(plek) == {("gm-07", "2026"): LAAT - 2 * DAG}
    save_overleg(plek, made, soort=AMV.value)
    assert ticks(plek) == {("gm-09", "2026-K4"): LAAT - 2 * DAG}


def test_an_earlier_overleg_noted_afterwards_moves_the_late_one_on(plek: Plek) -> None:
    held(plek, LOKAAL, LAAT)
    held(plek, LOKAAL, date(2026, 11, 20))
    assert ticks(plek) == {("gm-01", "2027-1"): date(2026, 11, 20), ("gm-01", "2027-2"): LAAT}


def test_another_overleg_of_the_period_takes_the_tick_over(plek: Plek) -> None:
    first, _second = held(plek, AMV, date(2026, 10, 5)), held(plek, AMV, date(2026, 11, 5))
    assert ticks(plek) == {("gm-09", "2026-K4"): date(2026, 10, 5)}
    remove_overleg(plek, first)
    assert ticks(plek) == {("gm-09", "2026-K4"): date(2026, 11, 5)}


def points(plek: Plek) -> list[tuple[str, str, date | None, int | None]]:
    with plek.store.reader() as session:
        rows = session.scalars(
            select(Gemeentepunt).order_by(Gemeentepunt.item_id, Gemeentepunt.periode)
        ).all()
        return [(one.item_id, one.periode, one.gedaan_op, one.overleg_id) for one in rows]


def test_undo_gives_a_tick_back_that_another_overleg_took_over(plek: Plek) -> None:
    """Two of one day, one of them with a follow-up that was begun; then one taken away and brought back."""
    dag = date(2026, 10, 5)
    first, second = held(plek, AMV, dag, vervolg="bellen", vervolg_wie="GEM"), held(plek, AMV, dag)
    begun = next(periode for item, periode, _op, _overleg in points(plek) if item == "eigen")
    tick_gemeentepunt(plek, only_gemeente(plek.store), "eigen", begun)
    before = points(plek)
    change = remove_overleg(plek, first)
    assert ticks(plek) == {("gm-09", "2026-K4"): dag}
    assert change.bewerking
    undo(plek, change.bewerking)
    assert len(points(plek)) == len(before)
    assert [one[:3] for one in points(plek)] == [one[:3] for one in before]
    again = remove_overleg(plek, second)
    assert again.bewerking
    undo(plek, again.bewerking)
    assert ticks(plek) == {("gm-09", "2026-K4"): dag}


def test_undo_of_an_earlier_overleg_gives_the_late_one_its_half_year_back(plek: Plek) -> None:
    held(plek, LOKAAL, LAAT)
    before = points(plek)
    made = plan_overleg(plek, LOKAAL, date(2026, 11, 20)).onderwerp
    change = hold_overleg(plek, made)
    assert len(ticks(plek)) == 2
    assert change.bewerking
    undo(plek, change.bewerking)
    assert points(plek) == before


def test_what_a_person_ticked_or_opened_again_is_left_alone(plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    first, second = held(plek, AMV, date(2026, 10, 5)), held(plek, REGIONAAL, JUNI)
    reopen_gemeentepunt(plek, uid, "gm-09", "2026-K4")
    reopen_gemeentepunt(plek, uid, "gm-07", "2026")
    tick_gemeentepunt(plek, uid, "gm-07", "2026", JUNI + DAG)
    held(plek, AMV, date(2026, 7, 5))
    remove_overleg(plek, second)
    assert ticks(plek) == {("gm-09", "2026-K3"): date(2026, 7, 5)}
    with plek.store.reader() as session:
        kept = {(one.item_id, one.staat) for one in session.scalars(select(Gemeentepunt))}
    assert {("gm-07", "gedaan"), ("gm-09", "open")} <= kept
    remove_overleg(plek, first)


def test_an_overleg_noted_by_mistake_goes_with_its_tick_and_the_points_nobody_began(plek: Plek) -> None:
    made = held(plek, REGIONAAL, JUNI, vervolg="bellen", vervolg_wie="GEM")
    done = add_gemeentepunt(plek, "brief sturen", overleg_uid=made).onderwerp
    tick_gemeentepunt(plek, only_gemeente(plek.store), "eigen", done)
    change = remove_overleg(plek, made)
    with plek.store.reader() as session:
        assert session.scalars(select(Overleg)).all() == []
        assert [(one.tekst, one.overleg_id) for one in session.scalars(select(Gemeentepunt))] == [
            ("brief sturen", None)
        ]
    undo(plek, change.bewerking)
    assert ticks(plek) == {("gm-07", "2026"): JUNI}
    with plek.store.reader() as session:
        (back,) = session.scalars(select(Overleg)).all()
        assert (back.uid, back.op, back.gehouden) == (made, JUNI, True)
        own = {one.tekst: one.overleg_id for one in session.scalars(select(Gemeentepunt)) if one.tekst}
        assert own == {"bellen": back.id, "brief sturen": back.id}


def test_a177_a_gemeente_without_youngsters_is_not_late_with_their_overleg(
    plek: Plek, klok: VasteKlok
) -> None:
    uid = only_gemeente(plek.store)
    klok.dag = date(2027, 5, 1)

    def late() -> tuple[bool, bool]:
        with lezer_for(plek) as lezer:
            found = load_overleggen(lezer, uid, cijfers=False)
        stand = next(one for one in found.standen if one.soort is AMV)
        return stand.te_laat, any(
            one.item_id == "gm-09" and one.stand is Stand.TE_LAAT for one in found.punten
        )

    assert late() == (False, False)
    gezin = open_dossier(plek, "Jong", date(2027, 3, 1), 1, "").onderwerp
    with lezer_for(plek) as lezer:
        jong = load_dossier(lezer, gezin).personen[0].uid
    save_persoon_field(plek, jong, "is_amv", waarde=True)
    assert late() == (True, True)


def test_what_was_only_planned_goes_too_and_what_is_not_there_is_refused(plek: Plek) -> None:
    made = plan_overleg(plek, AMV, date(2027, 2, 1)).onderwerp
    remove_overleg(plek, made)
    with pytest.raises(Refused, match="overleg_onbekend"):
        remove_overleg(plek, made)
