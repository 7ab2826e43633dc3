"""The plan of a dossier in a next round, and after an event, a change or a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from models.content import Item
from models.rules.actiepunten import periode_van, persoon_uid
from models.rules.feiten import RondeFeit
from models.values import Anker, Fase, Ronde, Staat, Waarheid
from tests.models.rules.bouw import (
    JA,
    KOPPELING,
    NEE,
    T0,
    TEKENEN,
    VERHUISD,
    WEER,
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
    subjects,
    term,
)

# --- rounds ---


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
