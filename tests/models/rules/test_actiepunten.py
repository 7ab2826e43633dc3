"""The plan of a dossier: for whom and when, and what the content decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from models.rules.feiten import PauzeFeit, TrajectFeit, VoorwaardeFeit, WoningFeit
from models.values import Anker, Fase, LaterErbij, Staat, Waarheid
from tests.models.rules.bouw import (
    JA,
    KIND,
    KOPPELING,
    NEE,
    T0,
    TEKENEN,
    TRAJECT,
    VERHUISD,
    anker,
    dagen,
    dossier,
    gebeurtenis,
    inhoud,
    lines,
    na,
    one,
    own_term,
    persoon,
    plan_on,
    subjects,
    term,
)

# --- who ---


def test_all_phases_are_there_from_the_start_and_wait_for_their_anchor() -> None:
    """Foundations 9: a phase is a grouping, so the dagkaart prints in phase 1."""
    uitkomst = plan_on(dossier(KOPPELING))
    assert {p.item.fase for p in uitkomst.punten} == set(Fase)
    assert one(uitkomst, "ve-01").termijn.wacht_anker == "tekendatum"


def test_each_scope_has_its_persons() -> None:
    jong = persoon("j", geboren=date(2023, 1, 1))
    uitkomst = plan_on(dossier(KOPPELING, personen=(persoon(), KIND, jong)))
    assert subjects(uitkomst, "pv-08") == ["a", "k", "j"]
    assert subjects(uitkomst, "pv-10") == ["a"]
    assert subjects(uitkomst, "pv-41") == ["k"]
    assert subjects(uitkomst, "ve-43") == ["j"]
    assert subjects(uitkomst, "ve-45") == ["k"]
    assert subjects(uitkomst, "pv-53") == []


def test_a_child_of_nine_gets_a_school_and_one_of_thirteen_without_dutch_the_schakelklas() -> None:
    """A158: age 13 + no Dutch = schakelklas; age 9 = school."""
    dertien = persoon("d", geboren=date(2013, 1, 1), nl_niveau="weinig")
    negen = persoon("n", geboren=date(2017, 1, 1))
    uitkomst = plan_on(dossier(KOPPELING, personen=(dertien, negen)))
    assert (subjects(uitkomst, "pv-41"), subjects(uitkomst, "pv-42")) == (["n"], ["d"])
    assert subjects(uitkomst, "pv-43") == []


def test_an_unknown_birth_date_leaves_the_lines_of_ages_to_be_settled() -> None:
    uitkomst = plan_on(dossier(KOPPELING, personen=(persoon(geboren=None),)))
    punt = one(uitkomst, "pv-10")
    assert punt.nog_te_bepalen == "geboortedatum"
    assert one(uitkomst, "pv-08").nog_te_bepalen == ""


def test_a_line_does_not_disappear_by_age() -> None:
    feiten = dossier(KOPPELING, personen=(persoon("j", geboren=date(2022, 8, 1)),))
    later = na(feiten, plan_on(feiten))
    assert subjects(plan_on(later, date(2027, 1, 1)), "ve-43") == ["j"]
    assert subjects(plan_on(feiten, date(2027, 1, 1)), "ve-43") == []


def test_a_corrected_birth_date_lets_the_lines_of_a_wrong_age_lapse() -> None:
    feiten = na(dossier(KOPPELING, personen=(KIND,)), plan_on(dossier(KOPPELING, personen=(KIND,))))
    ouder = replace(feiten, personen=(replace(KIND, geboren=date(1985, 1, 1)),))
    assert plan_on(ouder).vervalt["pv-41", "persoon", "k", 1] == "vervallen_niet_voor_persoon"


@pytest.mark.parametrize(
    ("geboren", "item_id", "dag", "datum"),
    [
        (date(2022, 7, 1), "pv-41", date(2026, 7, 1), date(2026, 7, 15)),
        (date(2021, 7, 1), "ve-45", date(2026, 7, 1), date(2026, 7, 15)),
        (date(2008, 7, 1), "ve-08", date(2026, 7, 1), date(2026, 7, 15)),
        (date(2008, 2, 29), "ve-08", date(2026, 3, 1), date(2026, 5, 20)),
    ],
)
def test_crossing_an_age_makes_a_line_with_time_to_do_it(
    geboren: date, item_id: str, dag: date, datum: date
) -> None:
    """4 makes pv-41, 5 makes ve-45, 18 the lines of an adult; A095 at 18."""
    feiten = dossier(
        anker(Anker.KOPPELING, date(2026, 2, 1)), TEKENEN, VERHUISD, personen=(persoon("x", geboren),)
    )
    ervoor, erna = plan_on(feiten, dag - dagen(1)), plan_on(feiten, dag)
    assert (subjects(ervoor, item_id), subjects(erna, item_id)) == ([], ["x"])
    assert term(erna, item_id, "x") == datum
    assert ervoor.herbereken_op == dag


def test_who_leaves_takes_open_lines_along() -> None:
    feiten = dossier(KOPPELING, personen=(persoon(), persoon("b")))
    feiten = na(feiten, plan_on(feiten), pv_10=Staat.GEDAAN)
    weg = replace(feiten, personen=(persoon(), persoon("b", tot=T0, reden_uit="overleden")))
    uitkomst = plan_on(weg)
    assert uitkomst.vervalt["pv-08", "persoon", "b", 1] == "vervallen_overleden"
    assert ("pv-10", "persoon", "b", 1) not in uitkomst.vervalt
    assert plan_on(weg, T0 - dagen(1)).herbereken_op == T0


def test_somebody_who_is_still_to_come_has_no_lines_yet() -> None:
    feiten = dossier(KOPPELING, personen=(persoon(), persoon("b", van=T0 + dagen(3))))
    assert subjects(plan_on(feiten), "pv-08") == ["a"]
    assert plan_on(feiten).herbereken_op == T0 + dagen(3)


# --- joiners, newborns, nareis ---


def test_a_newborn_has_no_taakstelling_and_no_dentist() -> None:
    """Exceptions for a newborn: ve-35 and ve-41 make no line; pv-08, pv-09, ve-16, ve-40, ve-43, ve-46 do."""
    baby = persoon("z", geboren=date(2026, 6, 10), van=date(2026, 6, 10), reden_in="geboren")
    uitkomst = plan_on(dossier(KOPPELING, TEKENEN, VERHUISD, personen=(persoon(), baby)))
    for item_id in ("ve-35", "ve-41"):
        assert "z" not in subjects(uitkomst, item_id)
    for item_id in ("pv-08", "pv-09", "ve-16", "ve-40", "ve-43", "ve-46"):
        assert "z" in subjects(uitkomst, item_id)
    assert term(uitkomst, "pv-08", "z") == date(2026, 6, 24)
    assert term(uitkomst, "ve-40", "z") == date(2026, 6, 24)
    assert "z" not in subjects(uitkomst, "ve-61")


NAREIZIGER = persoon("n", van=date(2026, 6, 10), reden_in="nareis")


def test_family_that_arrives_has_its_own_lines_from_its_arrival() -> None:
    """A099, A101: BRP within five working days; each person counts."""
    feiten = dossier(
        KOPPELING,
        TEKENEN,
        VERHUISD,
        anker(Anker.AANKOMST_NAREIS, date(2026, 6, 10), drager="er"),
        personen=(persoon(), NAREIZIGER),
        trajecten=(TrajectFeit(TRAJECT, "eerste", ("a",)), TrajectFeit("t2", "nareis", ("n",))),
        gebeurtenissen=(gebeurtenis("familie_is_er", date(2026, 6, 10), "er"),),
    )
    uitkomst = plan_on(feiten)
    assert subjects(uitkomst, "ve-61") == ["n"]
    assert term(uitkomst, "ve-61", "n") == date(2026, 6, 17)
    assert term(uitkomst, "ve-35", "n") == date(2026, 6, 24)
    assert "n" not in subjects(uitkomst, "ve-48")


def test_a_nareiziger_waits_for_the_own_registration_before_the_pip() -> None:
    feiten = dossier(
        KOPPELING,
        anker(Anker.BRP_GEMEENTE, date(2026, 5, 20)),
        anker(Anker.VERGUNNING, date(2026, 2, 1)),
        personen=(persoon(inburgeringsplichtig=JA), replace(NAREIZIGER, inburgeringsplichtig=JA)),
        trajecten=(TrajectFeit(TRAJECT, "eerste", ("a",)), TrajectFeit("t2", "nareis", ("n",))),
    )
    uitkomst = plan_on(feiten)
    assert term(uitkomst, "in-04", "a") == date(2026, 7, 29)
    assert term(uitkomst, "in-04", "n") is None


def test_an_arrival_that_was_announced_is_one_subject() -> None:
    komt, er = gebeurtenis("familie_komt", T0 - dagen(40), "komt"), gebeurtenis("familie_is_er", T0, "er")
    ankers = (
        KOPPELING,
        anker(Anker.BERICHT_NAREIS, T0 - dagen(40), drager="komt"),
        anker(Anker.AANKOMST_NAREIS, gepland=date(2026, 8, 1), drager="komt"),
    )
    feiten = dossier(*ankers, gebeurtenissen=(komt,))
    assert term(plan_on(feiten), "ve-59", "komt") == date(2026, 7, 1)
    aankomst = anker(Anker.AANKOMST_NAREIS, T0, drager="komt")
    feiten = dossier(*ankers[:2], aankomst, gebeurtenissen=(komt, er))
    assert subjects(plan_on(feiten), "ve-59") == ["komt"]


def test_an_announced_arrival_without_a_month_waits_for_it() -> None:
    feiten = dossier(KOPPELING, gebeurtenissen=(gebeurtenis("familie_komt", T0, "komt"),))
    assert one(plan_on(feiten), "ve-59").termijn.wacht_anker == "aankomst_nareis"


def test_too_small_a_dwelling_asks_for_another_one() -> None:
    """A099: household larger than the dwelling makes the branch herhuisvesting."""
    feiten = dossier(
        KOPPELING,
        VERHUISD,
        anker(Anker.AANKOMST_NAREIS, T0, drager="er"),
        gebeurtenissen=(gebeurtenis("familie_is_er", T0, "er"),),
        woningen=(WoningFeit("woning", 2),),
        kamers_nodig=4,
    )
    assert term(plan_on(feiten), "ve-60", "er") == date(2026, 8, 24)


def test_leaving_the_opvang_stands_still_three_months_for_family() -> None:
    """A097: bericht 10-01-2026 blocks until 10-04-2026."""
    ankers = (
        anker(Anker.TEKENDATUM, date(2026, 1, 12)),
        anker(Anker.BERICHT_NAREIS, date(2026, 1, 10), drager="komt"),
    )
    feiten = dossier(*ankers, gebeurtenissen=(gebeurtenis("familie_komt", date(2026, 1, 10), "komt"),))
    uitkomst = plan_on(feiten, date(2026, 1, 20))
    assert one(uitkomst, "ve-33").termijn.datum == date(2026, 4, 10)
    assert one(uitkomst, "pv-46").termijn.datum == date(2026, 4, 10)
    arrived = replace(
        feiten, ankers=(*ankers, anker(Anker.AANKOMST_NAREIS, date(2026, 1, 30), drager="komt"))
    )
    assert one(plan_on(arrived, date(2026, 2, 1)), "ve-33").termijn.datum == date(2026, 1, 26)
    home = replace(feiten, in_opvang=NEE)
    assert one(plan_on(home, date(2026, 1, 20)), "ve-33").termijn.datum == date(2026, 1, 26)


def test_an_open_figure_for_the_stop_leaves_the_move_where_it_was() -> None:
    feiten = dossier(
        anker(Anker.TEKENDATUM, date(2026, 1, 12)),
        anker(Anker.BERICHT_NAREIS, date(2026, 1, 10), drager="komt"),
    )
    uitkomst = plan_on(feiten, date(2026, 1, 20), cijfers={"nareis_blokkade_maanden": None})
    assert one(uitkomst, "ve-33").termijn.datum == date(2026, 1, 26)


def test_a_school_registration_hands_over_the_data_of_that_child_only() -> None:
    feiten = dossier(KOPPELING, anker(Anker.SCHOOLAANMELDING, T0, drager="k"), personen=(persoon(), KIND))
    assert subjects(plan_on(feiten), "pv-44") == ["k"]
    assert term(plan_on(feiten), "pv-44", "k") == date(2026, 6, 17)
    later = replace(feiten, personen=(persoon(), replace(KIND, reden_in="nareis", van=T0 - dagen(2))))
    assert subjects(plan_on(later), "pv-44") == []


# --- conditions ---


def test_an_unknown_condition_keeps_the_line_to_be_settled() -> None:
    punt = one(plan_on(dossier(KOPPELING, TEKENEN)), "ve-13")
    assert punt.nog_te_bepalen == "bijstand"


def test_a_condition_that_turns_false_lets_an_open_line_lapse_and_keeps_a_done_one() -> None:
    feiten = dossier(KOPPELING, TEKENEN, bijstand=JA)
    feiten = na(feiten, plan_on(feiten), ve_13=Staat.GEDAAN)
    uitkomst = plan_on(replace(feiten, bijstand=NEE))
    assert uitkomst.vervalt["ve-14", "huishouden", "", 1] == "vervallen_voorwaarde"
    assert ("ve-13", "huishouden", "", 1) not in uitkomst.vervalt


def test_a_lapsed_line_comes_back_under_the_same_identity() -> None:
    feiten = dossier(KOPPELING, TEKENEN, bijstand=JA)
    feiten = na(feiten, plan_on(feiten))
    feiten = na(replace(feiten, bijstand=NEE), plan_on(replace(feiten, bijstand=NEE)))
    punt = one(plan_on(replace(feiten, bijstand=JA)), "ve-14")
    assert punt.sleutel == ("ve-14", "huishouden", "", 1)


def test_the_profile_that_is_complete_lets_the_question_for_data_lapse() -> None:
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING)))
    klaar = replace(feiten, ankers=(KOPPELING, anker(Anker.PROFIEL_COMPLEET, T0)))
    assert ("pv-03", "huishouden", "", 1) in plan_on(klaar).vervalt


def test_a_condition_is_frozen_on_the_real_day_of_its_anchor() -> None:
    uitkomst = plan_on(dossier(KOPPELING, TEKENEN, VERHUISD))
    vast = {(v.code, v.item_id): v.waarde for v in uitkomst.bevries}
    assert {i for _, i in vast} == {"pv-33", "ve-22", "ve-34", "ve-42"}
    assert set(vast.values()) == {JA}


def test_a_frozen_value_counts_and_is_not_frozen_again() -> None:
    frozen = VoorwaardeFeit("", "in_opvang", "ve-22", NEE, bevroren=True)
    uitkomst = plan_on(dossier(KOPPELING, TEKENEN, voorwaarden=(frozen,)))
    assert lines(uitkomst, "ve-22") == []
    assert "ve-22" not in {v.item_id for v in uitkomst.bevries}


def test_a_value_that_is_unknown_is_not_frozen() -> None:
    feiten = dossier(KOPPELING, TEKENEN, heeft_azc=False, in_opvang=Waarheid.ONBEKEND)
    uitkomst = plan_on(feiten)
    assert (uitkomst.bevries, one(uitkomst, "ve-22").nog_te_bepalen) == ((), "in_opvang")


def test_a_withdrawn_anchor_thaws_what_it_froze() -> None:
    frozen = VoorwaardeFeit("", "in_opvang", "ve-22", NEE, bevroren=True)
    uitkomst = plan_on(dossier(KOPPELING, voorwaarden=(frozen,)))
    assert uitkomst.ontdooi == (("", "in_opvang", "ve-22"),)
    assert one(uitkomst, "ve-22").nog_te_bepalen == ""


def test_the_coa_asks_for_allowances_only_while_the_household_is_in_its_opvang() -> None:
    """m-19 against ve-23: lead COA only in_opvang; else the begeleider."""
    assert one(plan_on(dossier(KOPPELING)), "ve-23").doener == ""
    assert one(plan_on(dossier(KOPPELING, in_opvang=NEE)), "ve-23").doener == "MB"


# --- amv ---


def test_a_youngster_has_a_plan_before_eighteen_and_guidance_for_a_year_after() -> None:
    """A095, A178: lists and terms hang on the 18th birthday."""
    jong = persoon("j", geboren=date(2008, 8, 14), is_amv=True)
    uitkomst = plan_on(dossier(KOPPELING, personen=(jong,)))
    assert term(uitkomst, "pv-53", "j") == date(2025, 11, 14)
    assert term(uitkomst, "pv-54", "j") == date(2026, 5, 14)
    assert term(uitkomst, "ve-63", "j") == date(2026, 8, 14)
    assert term(uitkomst, "ve-64", "j") == date(2027, 8, 14)


def test_a_youngster_without_a_birth_date_has_no_dates_yet() -> None:
    jong = persoon("j", geboren=None, is_amv=True)
    assert one(plan_on(dossier(personen=(jong,))), "pv-54").termijn.wacht_anker == "verjaardag18"


# --- rent, pause, content ---


def test_the_rent_begins_on_the_day_of_the_contract_once_it_is_signed() -> None:
    huur = anker(Anker.HUURINGANG, gepland=date(2026, 7, 1))
    assert one(plan_on(dossier(huur)), "ve-39").termijn.datum is None
    assert one(plan_on(dossier(huur, TEKENEN)), "ve-39").termijn.datum == date(2026, 10, 1)


def test_a_pause_ends_on_a_day_that_is_worked_through() -> None:
    pauzes = (PauzeFeit(T0 + dagen(2), T0 + dagen(4)), PauzeFeit(T0 + dagen(9)))
    assert plan_on(dossier(KOPPELING, pauzes=pauzes)).herbereken_op == T0 + dagen(2)
    assert plan_on(dossier(KOPPELING, pauzes=pauzes), T0 + dagen(3)).herbereken_op == T0 + dagen(4)


def test_a_closed_dossier_waits_for_no_day() -> None:
    assert plan_on(dossier(KOPPELING, afgesloten_op=T0)).herbereken_op is None


def test_an_item_that_is_switched_off_makes_no_new_lines_and_keeps_running_ones() -> None:
    off = {"pv-11": msgspec.structs.replace(inhoud().items["pv-11"], uit=True)}
    assert plan_on(dossier(KOPPELING), items=off).punten == ()
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING), items={"pv-11": inhoud().items["pv-11"]}))
    assert len(plan_on(feiten, items=off).punten) == 1


def test_a_running_line_keeps_the_version_it_began_with() -> None:
    """Foundations 12: a dossier moves to a newer version only by a verb."""
    oud = inhoud().items["pv-11"]
    nieuw = msgspec.structs.replace(oud, versie=2, tekst="iets anders doen")
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING), items={"pv-11": oud}))
    punt = one(plan_on(feiten, items={"pv-11": nieuw}, oud={("pv-11", 1, "document"): oud}), "pv-11")
    assert punt.item.versie == 1


def test_an_item_that_left_the_content_keeps_its_running_lines() -> None:
    oud = inhoud().items["pv-11"]
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING), items={"pv-11": oud}))
    assert len(plan_on(feiten, items={}, oud={("pv-11", 1, "document"): oud}).punten) == 1
    assert plan_on(feiten, items={}).vervalt == {("pv-11", "huishouden", "", 1): "vervallen_niet_meer_nodig"}


def test_lines_of_persons_stay_apart_when_their_item_left_the_content() -> None:
    oud = inhoud().items["pv-08"]
    twee = dossier(KOPPELING, personen=(persoon("a"), persoon("b")))
    feiten = na(twee, plan_on(twee, items={"pv-08": oud}))
    uitkomst = plan_on(feiten, items={}, oud={("pv-08", 1, "document"): oud})
    assert subjects(uitkomst, "pv-08") == ["a", "b"]


def test_a_lapsed_line_of_an_item_that_left_stays_lapsed() -> None:
    oud = inhoud().items["ve-04"]
    feiten = dossier(overname=JA)
    feiten = replace(na(feiten, plan_on(feiten, items={"ve-04": oud})), overname=NEE)
    feiten = na(feiten, plan_on(feiten, items={"ve-04": oud}))
    assert plan_on(replace(feiten, overname=JA), items={}).punten == ()


def test_an_item_that_may_come_more_often_keeps_each_line_that_was_asked_for() -> None:
    feiten = dossier(voorwaarden=(VoorwaardeFeit("", "handmatig", "ve-54", JA),))
    feiten = na(feiten, plan_on(feiten))
    extra = replace(feiten.punten[0], sleutel=("ve-54", "gebeurtenis", "tweede", 1), nummer=999)
    assert subjects(plan_on(replace(feiten, punten=(*feiten.punten, extra))), "ve-54") == ["", "tweede"]


def test_a_person_anchor_of_a_line_for_the_household_is_not_known() -> None:
    los = msgspec.structs.replace(
        inhoud().items["pv-11"],
        termijn=own_term("pv-44", offset="+1d"),
    )
    gem = msgspec.structs.replace(los, id="pv-98", termijn=own_term("pv-44", anker=Anker.ELK_JAAR))
    erbij = msgspec.structs.replace(los, id="pv-97", termijn=own_term("pv-44", anker=Anker.ERBIJ))
    uitkomst = plan_on(dossier(), items={"pv-11": los, "pv-98": gem, "pv-97": erbij})
    assert [p.termijn.wacht_anker for p in uitkomst.punten] == ["schoolaanmelding", "elk_jaar", "erbij"]


def test_a_person_can_be_the_anchor_by_joining() -> None:
    item = inhoud().items["pv-08"]
    own = msgspec.structs.replace(
        item,
        later_erbij=LaterErbij.NVT,
        termijn=own_term("pv-08", anker=Anker.ERBIJ, offset="+7d"),
    )
    assert one(plan_on(dossier(), items={"pv-08": own}), "pv-08").termijn.datum == date(2026, 1, 8)
