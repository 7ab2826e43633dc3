"""Overleggen in the kluis: planned, held with a follow-up, called off; points of the gemeente."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Refused
from models.queries.dossier import load_dossier
from models.queries.overleggen import load_overleggen
from models.queries.rows_afspraken import GemeentepuntRow, OverleggenRow
from models.rules.overleggen import OverlegSoort
from models.services.beheer import add_gemeente
from models.services.dossiers import open_dossier
from models.services.gemeentepunten import (
    add_gemeentepunt,
    mark_gemeentepunt_nvt,
    postpone_gemeentepunt,
    reopen_gemeentepunt,
    tick_gemeentepunt,
)
from models.services.leden import save_persoon_field
from models.services.matrix import new_matrix_versie, save_matrix_field, save_matrix_regel, settle_matrix
from models.services.overleggen import (
    cancel_overleg,
    hold_overleg,
    plan_overleg,
    save_besluiten,
    save_overleg,
)
from models.services.undo import undo
from models.services.verb import Plek
from models.tables import Gemeente, Medewerker, MedewerkerRol
from models.values import Rol, Stand
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek

DAG = timedelta(days=1)
LOKAAL, REGIONAAL, AMV = OverlegSoort.LOKAAL, OverlegSoort.REGIONAAL, OverlegSoort.AMV


def read(plek: Plek, uid: str) -> OverleggenRow:
    with lezer_for(plek) as lezer:
        return load_overleggen(lezer, uid)


def punt(plek: Plek, uid: str, item_id: str, periode: str = "") -> GemeentepuntRow:
    rows = [one for one in read(plek, uid).punten if one.item_id == item_id]
    return next(one for one in rows if periode in ("", one.periode))


def test_an_overleg_is_planned_held_and_its_follow_up_stands_among_the_points(plek: Plek, uid: str) -> None:
    made = plan_overleg(plek, AMV, T0 - DAG, plaats="gemeentehuis", agenda="wie wordt 18").onderwerp
    hold_overleg(
        plek,
        made,
        T0,
        besluiten="Twee kleine woningen zoeken.",
        aanwezig="Nidos, corporatie",
        vervolg="kleine woningen zoeken",
        vervolg_wie="COR",
        vervolg_dag=T0 + 9 * DAG,
    )
    alles = read(plek, uid)
    (row,) = alles.overleggen
    assert (row.gehouden, row.op, row.plaats, row.aanwezig) == (True, T0, "gemeentehuis", "Nidos, corporatie")
    follow = punt(plek, uid, "eigen")
    assert (follow.tekst, follow.doener, follow.onze) == ("kleine woningen zoeken", "COR", False)
    assert (follow.termijn, follow.uit_overleg) == (T0 + 9 * DAG, T0)
    ticked = punt(plek, uid, "gm-09", "2026-K2")
    assert (ticked.stand, ticked.gedaan_op, ticked.door_overleg) == (Stand.GEDAAN, T0, True)
    assert [one.te_laat for one in alles.standen] == [True, True, False]


def test_undo_takes_the_overleg_its_tick_and_its_follow_up_back_together(plek: Plek, uid: str) -> None:
    made = plan_overleg(plek, AMV, T0).onderwerp
    done = hold_overleg(plek, made, besluiten="x", vervolg="bellen", vervolg_wie="GEM")
    undo(plek, done.bewerking)
    alles = read(plek, uid)
    assert not alles.overleggen[0].gehouden
    assert "eigen" not in {one.item_id for one in alles.punten}
    assert punt(plek, uid, "gm-09", "2026-K2").stand is not Stand.GEDAAN


def test_a_follow_up_without_words_is_refused_beside_its_own_field(plek: Plek) -> None:
    made = plan_overleg(plek, REGIONAAL, T0).onderwerp
    with pytest.raises(Refused) as refused:
        hold_overleg(plek, made, vervolg_dag=T0)
    assert (refused.value.code, refused.value.veld) == ("veld_leeg", "vervolg")


def test_what_was_held_or_called_off_is_not_held_or_called_off_again(plek: Plek, uid: str) -> None:
    held, off = plan_overleg(plek, LOKAAL, T0).onderwerp, plan_overleg(plek, LOKAAL, T0).onderwerp
    with pytest.raises(Refused, match="overleg_niet_gehouden"):
        save_besluiten(plek, held, "x")
    hold_overleg(plek, held)
    cancel_overleg(plek, off)
    for work in (hold_overleg, cancel_overleg):
        with pytest.raises(Refused, match="overleg_is_gehouden"):
            work(plek, held)
        with pytest.raises(Refused, match="overleg_is_afgezegd"):
            work(plek, off)
    save_besluiten(plek, held, "Toch anders.", "gemeente")
    assert {one.besluiten for one in read(plek, uid).overleggen} == {"Toch anders.", ""}
    with pytest.raises(Refused, match="dag_in_toekomst"):
        save_overleg(plek, held, op=T0 + DAG)
    with pytest.raises(Refused, match="overleg_onbekend"):
        hold_overleg(plek, "nergens")


def test_a_local_overleg_held_too_late_still_does_the_point_of_its_half_year(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """A141: due by 1 December; held on 4 December it is done for 2027-1, and the next asks for 2027-2."""
    klok.dag = date(2026, 12, 4)
    assert punt(plek, uid, "gm-01", "2027-1").stand is Stand.TE_LAAT
    hold_overleg(plek, plan_overleg(plek, LOKAAL, klok.dag).onderwerp)
    assert punt(plek, uid, "gm-07").stand is not Stand.GEDAAN
    klok.dag = date(2027, 5, 20)
    assert punt(plek, uid, "gm-01", "2027-2").stand is Stand.OP_SCHEMA
    hold_overleg(plek, plan_overleg(plek, LOKAAL, klok.dag).onderwerp)
    assert punt(plek, uid, "gm-01", "2027-2").stand is Stand.GEDAAN


def test_points_are_ticked_put_off_not_needed_and_opened_again(plek: Plek, uid: str, klok: VasteKlok) -> None:
    tick_gemeentepunt(plek, uid, "gm-04", "2026")
    assert punt(plek, uid, "gm-04").stand is Stand.GEDAAN
    with pytest.raises(Refused, match="al_gedaan"):
        tick_gemeentepunt(plek, uid, "gm-04", "2026")
    reopen_gemeentepunt(plek, uid, "gm-04", "2026")
    with pytest.raises(Refused, match="al_open"):
        reopen_gemeentepunt(plek, uid, "gm-04", "2026")
    mark_gemeentepunt_nvt(plek, uid, "gm-04", "2026", "geen corporatie")
    assert (punt(plek, uid, "gm-04").stand, punt(plek, uid, "gm-04").reden) == (Stand.NVT, "geen corporatie")
    postpone_gemeentepunt(plek, uid, "gm-06", "2026-1", T0 + 20 * DAG, "cijfers volgen")
    assert punt(plek, uid, "gm-06").stand is Stand.UITGESTELD
    for tot, code in ((T0, "dag_in_verleden"), (None, "veld_leeg")):
        with pytest.raises(Refused, match=code):
            postpone_gemeentepunt(plek, uid, "gm-06", "2026-1", tot, "x")
    with pytest.raises(Refused, match="reden_nodig"):
        mark_gemeentepunt_nvt(plek, uid, "gm-06", "2026-1", " ")
    klok.dag = date(2026, 7, 6)
    assert punt(plek, uid, "gm-06", "2026-1").stand is Stand.RICHTDATUM_VOORBIJ


def test_only_points_of_the_lists_of_the_gemeente_can_be_ticked(plek: Plek, uid: str) -> None:
    for item_id, periode in (("pv-01", "2026"), ("gm-99", "2026"), ("gm-04", " "), ("eigen", "nergens")):
        with pytest.raises(Refused, match="punt_onbekend"):
            tick_gemeentepunt(plek, uid, item_id, periode)


def test_a_point_of_ones_own_without_a_day_is_never_late(plek: Plek, uid: str, klok: VasteKlok) -> None:
    made = add_gemeentepunt(plek, "folder maken", gemeente_uid=uid).onderwerp
    klok.dag = date(2028, 1, 1)
    assert punt(plek, uid, "eigen").stand is Stand.GEEN_DATUM
    tick_gemeentepunt(plek, uid, "eigen", made, date(2027, 12, 31))
    assert punt(plek, uid, "eigen").stand is Stand.GEDAAN


def test_a177_the_list_names_youngsters_alone_who_become_18(plek: Plek, uid: str) -> None:
    gezin = open_dossier(plek, "Voorbeeldjongere", T0 - 30 * DAG, 1, "azc Duinvoorde").onderwerp
    ander = open_dossier(plek, "Voorbeeldkind", T0 - 30 * DAG, 1, "azc Duinvoorde").onderwerp
    with lezer_for(plek) as lezer:
        one, other = (load_dossier(lezer, each).personen[0].uid for each in (gezin, ander))
    for persoon in (one, other):
        save_persoon_field(plek, persoon, "geboortedatum", date(2008, 8, 20))
    save_persoon_field(plek, one, "is_amv", True)
    (row,) = read(plek, uid).amv
    assert (row.dossier_uid, row.jarig_op, row.kwartaal) == (gezin, date(2026, 8, 20), "2026-K3")


def test_who_only_guides_sees_nothing_of_the_gemeente(plek: Plek, uid: str) -> None:
    wie = add_medewerker(plek.store, "Bo Voorbeeld", Rol.BEGELEIDER.value)
    andere = make_plek(plek.store, wie=wie)
    with pytest.raises(Refused, match="geen_recht"):
        plan_overleg(andere, LOKAAL, T0)
    with lezer_for(andere) as lezer, pytest.raises(Refused, match="geen_recht"):
        load_overleggen(lezer, uid)


def test_a_point_that_a_person_decides_about_is_there_each_year_and_never_late(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """gm-12 has no term: it is ticked when it was done, and asked again in the next year."""
    assert punt(plek, uid, "gm-12").stand is Stand.GEEN_DATUM
    tick_gemeentepunt(plek, uid, "gm-12", "2026")
    assert punt(plek, uid, "gm-12").stand is Stand.GEDAAN
    klok.dag = date(2027, 12, 30)
    assert (punt(plek, uid, "gm-12").periode, punt(plek, uid, "gm-12").stand) == ("2027", Stand.GEEN_DATUM)
    assert "gm-13" not in {one.item_id for one in read(plek, uid).punten}, "shipped switched off"


def test_a_point_of_ones_own_can_come_from_an_overleg_that_is_there(plek: Plek, uid: str) -> None:
    made = plan_overleg(plek, REGIONAAL, T0).onderwerp
    add_gemeentepunt(plek, "folder delen", "COR", overleg_uid=made)
    assert punt(plek, uid, "eigen").uit_overleg == T0
    with pytest.raises(Refused, match="overleg_onbekend"):
        add_gemeentepunt(plek, "folder delen", overleg_uid="nergens")
    with pytest.raises(Refused, match="keuze_onbekend"):
        add_gemeentepunt(plek, "folder delen", "BURGEMEESTER", gemeente_uid=uid)


def test_a_second_overleg_in_a_period_leaves_its_point_as_it_is(
    plek: Plek, uid: str, klok: VasteKlok
) -> None:
    """The first one did it; the second, too late for its half-year, counts for the next."""
    klok.dag = date(2026, 6, 20)
    first, second, third = (plan_overleg(plek, LOKAAL, T0 + n * DAG).onderwerp for n in range(3))
    hold_overleg(plek, first)
    hold_overleg(plek, second)
    hold_overleg(plek, third)
    klok.dag = date(2026, 12, 1)
    done = punt(plek, uid, "gm-01", "2027-1")
    assert (done.stand, done.gedaan_op, done.uit_overleg) == (Stand.GEDAAN, T0 + DAG, T0 + DAG)


def test_an_overleg_needs_a_day_and_only_known_fields(plek: Plek) -> None:
    with pytest.raises(Refused, match="veld_leeg"):
        plan_overleg(plek, LOKAAL, None)  # type: ignore[arg-type] # what an empty field gives
    made = plan_overleg(plek, LOKAAL, T0).onderwerp
    with pytest.raises(Refused, match="veld_onbekend"):
        save_overleg(plek, made, gehouden=True)


def test_a115_a_role_for_one_gemeente_changes_what_is_of_that_one_only(plek: Plek, uid: str) -> None:
    other = add_gemeente(plek, "Voorbeeldbuur").onderwerp
    here = plan_overleg(plek, LOKAAL, T0, gemeente_uid=uid).onderwerp
    matrix = new_matrix_versie(plek, uid).onderwerp
    wie = add_medewerker(plek.store, "Bo Voorbeeld")
    with plek.store.writer() as session:
        who = session.scalars(select(Medewerker.id).where(Medewerker.uid == wie)).one()
        place = session.scalars(select(Gemeente.id).where(Gemeente.uid == other)).one()
        session.add(MedewerkerRol(medewerker_id=who, rol=Rol.COORDINATOR.value, van=T0, gemeente_id=place))
    theirs = make_plek(plek.store, wie=wie)
    plan_overleg(theirs, LOKAAL, T0, gemeente_uid=other)
    wishes: tuple[Callable[[], object], ...] = (
        lambda: plan_overleg(theirs, LOKAAL, T0, gemeente_uid=uid),
        lambda: hold_overleg(theirs, here),
        lambda: tick_gemeentepunt(theirs, uid, "gm-04", "2026"),
        lambda: add_gemeentepunt(theirs, "folder", overleg_uid=here),
        lambda: new_matrix_versie(theirs, uid),
        lambda: save_matrix_regel(theirs, matrix, "m-01", tekst="anders"),
        lambda: save_matrix_field(theirs, matrix, "opmerking", "anders"),
        lambda: settle_matrix(theirs, matrix),
    )
    for work in wishes:
        with pytest.raises(Refused, match="gemeente_onbekend"):
            work()
    with lezer_for(theirs) as lezer, pytest.raises(Refused, match="gemeente_onbekend"):
        load_overleggen(lezer, uid)
