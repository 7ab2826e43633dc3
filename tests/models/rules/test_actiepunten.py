"""The plan of a dossier: for whom, in which round, when; and that nothing done is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content import Item, Termijn
from models.rules.actiepunten import Plan, periode_van, persoon_uid
from models.rules.feiten import (
    DossierFeiten,
    PauzeFeit,
    PersoonFeit,
    RondeFeit,
    TrajectFeit,
    VoorwaardeFeit,
    WoningFeit,
)
from models.values import Anker, Fase, LaterErbij, Ronde, Staat, Waarheid
from tests.models.rules.bouw import (
    DOSSIER,
    T0,
    TRAJECT,
    anker,
    dagen,
    dossier,
    gebeurtenis,
    inhoud,
    lines,
    na,
    one,
    persoon,
    plan_on,
)

JA, NEE = Waarheid.JA, Waarheid.NEE
KOPPELING = anker(Anker.KOPPELING, date(2026, 3, 16))
TEKENEN = anker(Anker.TEKENDATUM, date(2026, 5, 20))
VERHUISD = anker(Anker.VERHUIZING, date(2026, 6, 1))
KIND = persoon("k", geboren=date(2018, 9, 1), van=date(2026, 3, 16))


def subjects(uitkomst: Plan, item_id: str) -> list[str]:
    return [p.sleutel[2] for p in lines(uitkomst, item_id)]


def term(uitkomst: Plan, item_id: str, wie: str = "") -> date | None:
    (found,) = (p for p in lines(uitkomst, item_id) if p.sleutel[2] == wie)
    return found.termijn.datum


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


# --- rounds ---

WEER = (RondeFeit(2, Ronde.HERHUISVESTING, T0),)


def test_only_ticked_lines_come_back_in_a_next_round() -> None:
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING)), pv_12=Staat.GEDAAN)
    uitkomst = plan_on(replace(feiten, rondes=WEER))
    new, moved = one(uitkomst, "pv-12"), one(uitkomst, "pv-27")
    assert (new.sleutel[3], new.was) == (2, None)
    assert (moved.sleutel[3], moved.was) == (2, ("pv-27", "huishouden", "", 1))
    assert one(uitkomst, "pv-11").sleutel[3] == 1  # eenmalig


def test_the_start_of_a_round_takes_the_place_of_koppeling() -> None:
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING)), pv_12=Staat.GEDAAN)
    punt = one(plan_on(replace(feiten, rondes=WEER)), "pv-27")
    assert punt.termijn.datum == T0 + dagen(70)
    assert dict(punt.termijn.stappen[0].params)["anker"] == "ronde_start"


def test_a_line_done_once_keeps_the_signing_of_the_first_round() -> None:
    """in-20 stays at the first tekendatum + 12 months."""
    tweede = anker(Anker.TEKENDATUM, T0, ronde=2)
    uitkomst = plan_on(dossier(KOPPELING, TEKENEN, tweede, rondes=WEER))
    assert one(uitkomst, "in-20").termijn.datum == date(2027, 5, 20)
    assert one(uitkomst, "ve-05").termijn.datum == T0 + dagen(14)


def test_after_a_refused_offer_the_first_signing_is_that_of_round_two() -> None:
    eerste, tweede = anker(Anker.TEKENDATUM), anker(Anker.TEKENDATUM, T0, ronde=2)
    uitkomst = plan_on(
        dossier(KOPPELING, eerste, tweede, rondes=(RondeFeit(2, Ronde.WEIGERING, T0 - dagen(9)),))
    )
    assert one(uitkomst, "in-20").termijn.datum == date(2027, 6, 15)


def test_a_plan_of_the_newest_round_counts_while_nothing_was_signed() -> None:
    ankers = (anker(Anker.TEKENDATUM, gepland=T0), anker(Anker.TEKENDATUM, gepland=T0 + dagen(9), ronde=2))
    uitkomst = plan_on(dossier(KOPPELING, *ankers, rondes=WEER))
    assert one(uitkomst, "pv-24").termijn.datum == T0 + dagen(9)


def test_a_line_opened_again_in_an_earlier_round_stays_there() -> None:
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING)), pv_12=Staat.GEDAAN)
    feiten = replace(feiten, rondes=WEER)
    feiten = na(feiten, plan_on(feiten))
    weer_open = tuple(
        replace(p, staat=Staat.OPEN) if p.sleutel == ("pv-12", "huishouden", "", 1) else p
        for p in feiten.punten
    )
    uitkomst = plan_on(replace(feiten, punten=weer_open))
    assert [p.sleutel[3] for p in lines(uitkomst, "pv-12")] == [1, 2]
    klaar = tuple(
        replace(p, staat=Staat.GEDAAN, gedaan_op=T0) if p.sleutel == ("pv-12", "huishouden", "", 2) else p
        for p in weer_open
    )
    assert [p.sleutel[3] for p in lines(plan_on(replace(feiten, punten=klaar)), "pv-12")] == [1]


def test_a_round_that_was_undone_takes_its_open_lines_back() -> None:
    feiten = na(dossier(KOPPELING), plan_on(dossier(KOPPELING)))
    feiten = replace(feiten, rondes=WEER)
    feiten = replace(na(feiten, plan_on(feiten)), rondes=())
    punt = one(plan_on(feiten), "pv-27")
    assert (punt.sleutel[3], punt.was) == (1, ("pv-27", "huishouden", "", 2))


def test_a_lapsed_line_of_a_round_comes_back_in_it() -> None:
    feiten = dossier(KOPPELING, overname=JA)
    feiten = na(feiten, plan_on(feiten), ve_04=Staat.GEDAAN)
    feiten = replace(feiten, rondes=WEER)
    feiten = na(feiten, plan_on(feiten))
    weg = replace(feiten, overname=NEE)
    weg = na(weg, plan_on(weg))
    punt = one(plan_on(replace(weg, overname=JA)), "ve-04")
    assert (punt.sleutel[3], punt.was) == (2, None)


def test_a_line_that_lapsed_before_the_round_comes_back_in_the_new_one() -> None:
    feiten = dossier(KOPPELING, overname=JA)
    feiten = replace(na(feiten, plan_on(feiten)), overname=NEE)
    feiten = replace(na(feiten, plan_on(feiten)), overname=JA, rondes=WEER)
    punt = one(plan_on(feiten), "ve-04")
    assert (punt.sleutel[3], punt.was) == (2, ("ve-04", "huishouden", "", 1))


def test_some_lines_come_back_only_for_who_is_still_in_the_opvang() -> None:
    """pv-33, ve-22, ve-24, ve-25, ve-34 in a herhuisvesting."""
    feiten = dossier(KOPPELING, TEKENEN)
    feiten = na(feiten, plan_on(feiten), ve_24=Staat.GEDAAN)
    nog_daar = plan_on(replace(feiten, rondes=WEER))
    assert [p.sleutel[3] for p in lines(nog_daar, "ve-24")] == [2]
    thuis = plan_on(replace(feiten, rondes=WEER, in_opvang=NEE))
    assert lines(thuis, "ve-24") == []
    vraag = plan_on(replace(feiten, rondes=WEER, in_opvang=Waarheid.ONBEKEND, heeft_azc=False))
    assert one(vraag, "ve-24").nog_te_bepalen == "in_opvang"


def test_a_condition_is_frozen_apart_for_each_round() -> None:
    feiten = dossier(KOPPELING, TEKENEN)
    feiten = na(feiten, plan_on(feiten), ve_22=Staat.GEDAAN)
    feiten = replace(feiten, rondes=WEER, ankers=(*feiten.ankers, anker(Anker.TEKENDATUM, T0, ronde=2)))
    assert ("ronde/2", "ve-22") in {(v.onderwerp_uid, v.item_id) for v in plan_on(feiten).bevries}


# --- events, changes, periods ---


def test_each_report_and_each_damage_has_its_own_line() -> None:
    events = (
        gebeurtenis("signaal", T0, "s1"),
        gebeurtenis("signaal", T0, "s2"),
        gebeurtenis("schade", T0, "d1"),
    )
    uitkomst = plan_on(dossier(KOPPELING, gebeurtenissen=events))
    assert subjects(uitkomst, "ve-56") == ["s1", "s2"]
    assert term(uitkomst, "ve-56", "s1") == date(2026, 6, 17)
    assert term(uitkomst, "ve-58", "d1") == date(2026, 6, 22)


def test_a_withdrawn_event_takes_its_lines_along() -> None:
    feiten = dossier(KOPPELING, gebeurtenissen=(gebeurtenis("schade", T0, "d1"),))
    weg = replace(na(feiten, plan_on(feiten)), gebeurtenissen=())
    assert plan_on(weg).vervalt["ve-58", "gebeurtenis", "d1", 1] == "vervallen_gebeurtenis"


def test_a_refused_dwelling_is_told_and_tested() -> None:
    """A105: weigering 01-06 gives the test by 15-06."""
    feiten = dossier(KOPPELING, gebeurtenissen=(gebeurtenis("weigering", date(2026, 6, 1), "w"),))
    uitkomst = plan_on(feiten)
    assert term(uitkomst, "pv-48", "w") == date(2026, 6, 2)
    assert term(uitkomst, "pv-49", "w") == date(2026, 6, 15)
    assert lines(uitkomst, "pv-50") == lines(uitkomst, "pv-51") == []


@pytest.mark.parametrize(("terecht", "item_id", "datum"), [(True, "pv-51", 14), (False, "pv-50", 2)])
def test_the_uitspraak_decides_what_follows(terecht: bool, item_id: str, datum: int) -> None:
    """A106, A107: a new candidate within two weeks, or one second chance."""
    op = date(2026, 6, 10)
    feiten = dossier(
        KOPPELING,
        anker(Anker.UITSPRAAK, op, drager="w"),
        gebeurtenissen=(gebeurtenis("weigering", date(2026, 6, 1), "w", terecht=terecht),),
    )
    uitkomst = plan_on(feiten)
    assert one(uitkomst, item_id).termijn.datum == op + dagen(datum)
    other = {"pv-50", "pv-51"} - {item_id}
    assert lines(uitkomst, other.pop()) == []
    assert one(uitkomst, "pv-52").nog_te_bepalen == "huurderving"


def test_there_is_one_second_chance_in_all() -> None:
    events = (
        gebeurtenis("weigering", date(2026, 5, 1), "w1", terecht=False),
        gebeurtenis("weigering", date(2026, 6, 1), "w2", terecht=False),
    )
    ankers = (anker(Anker.UITSPRAAK, date(2026, 5, 9), drager="w1"), anker(Anker.UITSPRAAK, T0, drager="w2"))
    uitkomst = plan_on(dossier(KOPPELING, *ankers, gebeurtenissen=events))
    assert one(uitkomst, "pv-50").termijn.datum == date(2026, 5, 11)
    assert subjects(uitkomst, "pv-51") == ["w1", "w2"]


GEBOREN = gebeurtenis("kind_geboren", T0, "g")


def test_a_birth_asks_for_allowances_again_once_they_were_done() -> None:
    feiten = na(dossier(KOPPELING, TEKENEN), plan_on(dossier(KOPPELING, TEKENEN)))
    assert subjects(plan_on(replace(feiten, gebeurtenissen=(GEBOREN,))), "ve-23") == [""]
    klaar = na(feiten, plan_on(feiten), T0 - dagen(5), ve_23=Staat.GEDAAN)
    uitkomst = plan_on(replace(klaar, gebeurtenissen=(GEBOREN,)))
    punt = one(uitkomst, "ve-23")
    assert (punt.sleutel[1:3], punt.termijn.datum, punt.doener) == (
        ("gebeurtenis", "g"),
        T0 + dagen(14),
        "MB",
    )


def test_allowances_done_after_the_birth_cover_it() -> None:
    feiten = dossier(KOPPELING, TEKENEN, gebeurtenissen=(GEBOREN,))
    klaar = na(feiten, plan_on(feiten), T0, ve_23=Staat.GEDAAN)
    assert lines(plan_on(klaar), "ve-23") == []


def test_a_change_that_is_covered_after_all_lapses_unless_somebody_worked_on_it() -> None:
    klaar = na(
        dossier(KOPPELING, TEKENEN), plan_on(dossier(KOPPELING, TEKENEN)), T0 - dagen(5), ve_23=Staat.GEDAAN
    )
    feiten = replace(klaar, gebeurtenissen=(GEBOREN,))
    feiten = na(feiten, plan_on(feiten))
    weer_open = tuple(
        replace(p, staat=Staat.OPEN, gedaan_op=None) if p.sleutel == ("ve-23", "huishouden", "", 1) else p
        for p in feiten.punten
    )
    sleutel = ("ve-23", "gebeurtenis", "g", 1)
    assert sleutel in plan_on(replace(feiten, punten=weer_open)).vervalt
    bezig = tuple(replace(p, staat=Staat.WACHT) if p.sleutel == sleutel else p for p in weer_open)
    assert sleutel not in plan_on(replace(feiten, punten=bezig)).vervalt


def own_term(item_id: str, **anders: object) -> Termijn:
    """The term of an item with other fields."""
    termijn = inhoud().items[item_id].termijn
    assert termijn is not None
    return msgspec.structs.replace(termijn, **anders)


def aan(item_id: str) -> dict[str, Item]:
    """The shipped content with one item switched on."""
    return inhoud().items | {item_id: msgspec.structs.replace(inhoud().items[item_id], uit=False)}


def test_the_first_child_asks_for_child_benefit_by_the_birth_alone() -> None:
    """ve-66: one request by the parent, birth + 14 days."""
    baby = persoon("z", geboren=T0, van=T0, reden_in="geboren")
    feiten = dossier(KOPPELING, TEKENEN, personen=(persoon(), baby), gebeurtenissen=(GEBOREN,))
    uitkomst = plan_on(feiten, items=aan("ve-66"))
    assert [(p.sleutel[2], p.termijn.datum) for p in lines(uitkomst, "ve-66")] == [("g", T0 + dagen(14))]


def test_another_begeleider_makes_a_line_of_the_handing_over() -> None:
    wissel = gebeurtenis("begeleider_wisselt", T0, "b")
    feiten = na(
        dossier(KOPPELING), plan_on(dossier(KOPPELING)), T0 - dagen(9), pv_14=Staat.GEDAAN, pv_15=Staat.GEDAAN
    )
    uitkomst = plan_on(replace(feiten, gebeurtenissen=(wissel,)))
    assert (subjects(uitkomst, "pv-14"), subjects(uitkomst, "pv-15")) == (["b"], ["b"])
    verhuisd = replace(feiten, gebeurtenissen=(wissel,), ankers=(KOPPELING, VERHUISD))
    assert (subjects(plan_on(verhuisd), "pv-14"), subjects(plan_on(verhuisd), "pv-15")) == (["b"], [])


def test_an_event_from_before_the_start_reopens_nothing() -> None:
    feiten = dossier(
        KOPPELING,
        TEKENEN,
        begin_hier=T0,
        begin_fase=Fase.INTEGRATIE,
        gebeurtenissen=(gebeurtenis("kind_geboren", T0 - dagen(9), "g"),),
    )
    assert "g" not in subjects(plan_on(feiten), "ve-23")


def test_a_report_is_due_when_its_half_year_has_ended() -> None:
    feiten = dossier(KOPPELING, begonnen_op=date(2025, 11, 1))
    uitkomst = plan_on(feiten)
    found = {p.sleutel[2]: (p.termijn.datum, p.termijn.wacht_anker) for p in lines(uitkomst, "in-25")}
    assert found == {"2025-2": (date(2026, 1, 1), ""), "2026-1": (None, "elk_halfjaar")}
    assert uitkomst.herbereken_op == date(2026, 7, 1)


def test_the_last_report_comes_with_the_end_of_the_begeleiding() -> None:
    feiten = dossier(KOPPELING, anker(Anker.EINDE_BEGELEIDING, T0 - dagen(3)))
    assert one(plan_on(feiten), "in-25").termijn.datum == T0 - dagen(3)
    assert [p.sleutel[2] for p in lines(plan_on(feiten, date(2027, 3, 1)), "in-25")] == ["2026-1"]
    assert one(plan_on(feiten), "in-26").termijn.datum == date(2026, 7, 12)


def test_the_talk_about_the_lessons_comes_back_every_six_months() -> None:
    feiten = dossier(
        KOPPELING,
        anker(Anker.PIP, date(2025, 10, 1), drager="a"),
        personen=(persoon(inburgeringsplichtig=JA),),
    )
    found = {p.sleutel[2]: p.termijn.datum for p in lines(plan_on(feiten), "in-05")}
    assert found == {"a/1": date(2026, 4, 1), "a/2": date(2026, 10, 1)}
    assert subjects(plan_on(dossier(KOPPELING, personen=feiten.personen)), "in-05") == ["a/1"]


def test_a_period_of_before_the_start_has_no_line() -> None:
    feiten = dossier(
        KOPPELING,
        anker(Anker.PIP, date(2025, 10, 1), drager="a"),
        personen=(persoon(inburgeringsplichtig=JA),),
        begin_hier=T0,
        begin_fase=Fase.INTEGRATIE,
    )
    assert subjects(plan_on(feiten), "in-05") == ["a/2"]


def test_relief_from_local_taxes_comes_back_every_year() -> None:
    feiten = dossier(anker(Anker.VERHUIZING, date(2025, 1, 10)), bijstand=JA)
    found = {p.sleutel[2]: p.termijn.datum for p in lines(plan_on(feiten, items=aan("ve-70")), "ve-70")}
    assert found == {"1": date(2025, 4, 10), "2": date(2026, 4, 10), "3": date(2027, 4, 10)}


def test_a_period_without_a_term_has_no_lines() -> None:
    los = msgspec.structs.replace(inhoud().items["ve-70"], uit=False, termijn=None)
    uitkomst = plan_on(dossier(bijstand=JA), items={"ve-70": los})
    assert one(uitkomst, "ve-70").termijn.datum is None


def test_a_membership_is_a_line_of_its_own() -> None:
    feiten = dossier(KOPPELING, gebeurtenissen=(gebeurtenis("lidmaatschap", T0, "m", persoon="a"),))
    punt = one(plan_on(feiten), "in-12")
    assert (punt.sleutel[2], punt.termijn.datum, punt.nog_te_bepalen) == ("m", T0, "")


def test_the_subject_of_a_line_names_its_person_and_period() -> None:
    assert persoon_uid("persoon", "a") == persoon_uid("periode", "a/2") == "a"
    assert persoon_uid("periode", "2026-1") == persoon_uid("gebeurtenis", "g") == ""
    assert (periode_van("periode", "a/2"), periode_van("periode", "2026-1")) == ("2", "2026-1")
    assert periode_van("persoon", "a") == ""


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


# --- whatever happens ---

MENSEN = st.lists(
    st.builds(
        lambda n, jaar, reden, weg: persoon(
            f"p{n}",
            geboren=date(jaar, 2, 3) if jaar else None,
            van=date(2026, 4, 1) if reden != "begin" else date(2026, 1, 1),
            reden_in=reden,
            tot=date(2026, 6, 1) if weg else None,
            reden_uit="vertrokken" if weg else "",
        ),
        st.integers(0, 5),
        st.sampled_from([0, 1980, 2008, 2013, 2019, 2024]),
        st.sampled_from(["begin", "geboren", "nareis", "ingetrokken"]),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda p: p.uid,
).map(tuple)
WAAR = st.sampled_from(list(Waarheid))
ANKERS = st.lists(
    st.builds(
        lambda soort, dag, echt, ronde: anker(soort, dag if echt else None, gepland=dag, ronde=ronde),
        st.sampled_from([Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING, Anker.HUURINGANG]),
        st.dates(date(2026, 1, 1), date(2026, 9, 1)),
        st.booleans(),
        st.integers(1, 2),
    ),
    max_size=6,
    unique_by=lambda a: (a.soort, a.ronde),
).map(tuple)
EVENTS = st.lists(
    st.builds(
        gebeurtenis,
        st.sampled_from(
            ["signaal", "schade", "weigering", "kind_geboren", "familie_komt", "begeleider_wisselt"]
        ),
        st.dates(date(2026, 1, 1), T0),
        st.uuids().map(str),
    ),
    max_size=3,
).map(tuple)
FEITEN = st.builds(
    lambda ankers, personen, bijstand, overname, events, rondes, begin: dossier(
        *ankers,
        personen=personen,
        bijstand=bijstand,
        overname=overname,
        gebeurtenissen=events,
        rondes=rondes,
        begin_hier=T0 if begin else None,
        begin_fase=begin,
    ),
    ANKERS,
    MENSEN,
    WAAR,
    WAAR,
    EVENTS,
    st.sampled_from([(), WEER, (RondeFeit(2, Ronde.WEIGERING, date(2026, 5, 1)),)]),
    st.sampled_from([None, Fase.PRE_VESTIGING, Fase.INTEGRATIE]),
)


def said(feiten: DossierFeiten) -> dict[object, object]:
    return {
        p.sleutel: (p.staat, p.gedaan_op) for p in feiten.punten if p.afgerond and p.gedaan_door != "start"
    }


@given(FEITEN)
def test_planning_what_was_carried_out_changes_nothing(feiten: DossierFeiten) -> None:
    first = plan_on(feiten)
    feiten = na(feiten, first)
    second = plan_on(feiten)
    assert not second.vervalt
    assert {p.sleutel for p in second.punten} == {p.sleutel for p in first.punten}
    assert all(p.was is None for p in second.punten)
    assert {p.sleutel: p.termijn for p in second.punten} == {p.sleutel: p.termijn for p in first.punten}


@given(FEITEN, FEITEN, st.sampled_from(["ve_23", "pv_12", "pv_08", "pv_10", "ve_58"]))
def test_what_was_done_stays_done_whatever_happens_after(
    before: DossierFeiten, after: DossierFeiten, item: str
) -> None:
    feiten = na(before, plan_on(before), T0, **{item: Staat.GEDAAN})
    done = said(feiten)
    later = replace(after, punten=feiten.punten)
    uitkomst = plan_on(later, T0 + dagen(30))
    assert not set(done) & set(uitkomst.vervalt)
    assert said(na(later, uitkomst)).items() >= done.items()


@given(FEITEN, FEITEN)
def test_identities_are_never_doubled(before: DossierFeiten, after: DossierFeiten) -> None:
    feiten = na(before, plan_on(before), pv_12=Staat.GEDAAN, ve_45=Staat.GEDAAN)
    later = replace(after, punten=feiten.punten)
    uitkomst = plan_on(later)
    wanted = [p.sleutel for p in uitkomst.punten]
    assert len(set(wanted)) == len(wanted)
    taken = {p.sleutel for p in later.punten} - {p.was for p in uitkomst.punten if p.was}
    fresh = [
        p for p in uitkomst.punten if p.was is not None or p.sleutel not in {q.sleutel for q in later.punten}
    ]
    assert not {p.sleutel for p in fresh} & taken


@given(FEITEN)
def test_no_line_of_a_household_that_comes_in_is_late(feiten: DossierFeiten) -> None:
    if feiten.begin_hier is None:
        return
    for punt in plan_on(feiten).punten:
        if not punt.voor_onze_tijd and punt.begin not in ("bewezen", "") and not punt.nog_te_bepalen:
            assert punt.termijn.datum is None or punt.termijn.datum >= T0


def test_the_builder_knows_the_dossier() -> None:
    assert dossier().uid == DOSSIER
    assert isinstance(persoon(), PersoonFeit)


def test_a_lapsed_line_of_an_item_that_was_switched_off_does_not_come_back() -> None:
    feiten = dossier(overname=JA)
    feiten = replace(na(feiten, plan_on(feiten)), overname=NEE)
    feiten = replace(na(feiten, plan_on(feiten)), overname=JA)
    off = {"ve-04": msgspec.structs.replace(inhoud().items["ve-04"], uit=True)}
    assert lines(plan_on(feiten, items=off), "ve-04") == []


def test_a_pause_stands_still_from_its_first_day_until_it_runs_again() -> None:
    feiten = dossier(pauzes=(PauzeFeit(T0, T0 + dagen(2)),))
    assert [feiten.gepauzeerd(T0 + dagen(n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_a_line_that_starts_a_round_by_itself_takes_its_day() -> None:
    los = msgspec.structs.replace(inhoud().items["pv-12"], termijn=own_term("pv-12", anker=Anker.RONDE_START))
    assert one(plan_on(dossier(), items={"pv-12": los}), "pv-12").termijn.datum is None
