"""Conditions: ja, nee or onbekend, each from its own facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content.expressie import names, parse
from models.rules.ankers import Ankers
from models.rules.feiten import DossierFeiten, GebeurtenisFeit, PersoonFeit, VoorwaardeFeit, WoningFeit
from models.rules.voorwaarden import PER_PERSOON, Voorwaarden, combine, someone, truth
from models.values import Anker, Reikwijdte, Waarheid
from tests.models.rules.bouw import T0, anker, dagen, dossier, gebeurtenis, inhoud, persoon

JA, NEE, ONBEKEND = Waarheid.JA, Waarheid.NEE, Waarheid.ONBEKEND


def rules(feiten: DossierFeiten, vandaag: date = T0, drempel: int | None = 9) -> Voorwaarden:
    return Voorwaarden(feiten, Ankers(feiten), vandaag, groot_drempel=drempel)


def kind(jaren: int, **anders: object) -> PersoonFeit:
    return persoon("k", geboren=date(2026 - jaren, 1, 15), **anders)


@given(st.lists(st.sampled_from(list(Waarheid)), min_size=1, max_size=5))
def test_and_and_or_follow_kleene(delen: list[Waarheid]) -> None:
    orde = [NEE, ONBEKEND, JA]
    assert combine(*delen) is min(delen, key=orde.index)
    assert someone(delen) is max(delen, key=orde.index)


def test_nobody_at_all_is_unknown() -> None:
    assert someone([]) is ONBEKEND


def test_every_condition_of_the_content_has_a_rule() -> None:
    """A condition without a rule would be asked for ever."""
    feiten = dossier(
        anker(Anker.VERGUNNING, T0),
        anker(Anker.VERHUIZING, T0),
        anker(Anker.START_OPVANG, T0, drager="a"),
        personen=(persoon(inburgeringsplichtig=JA, tolk=JA, werk=JA, nl_niveau="genoeg", regime="wi2021"),),
        bijstand=JA,
        overname=JA,
        papieren_missen=JA,
        woonbehoefte=JA,
        familie_verwacht=JA,
        kamers_nodig=3,
        woningen=(WoningFeit("woning", 2),),
    )
    used = {
        code
        for item in inhoud().items.values()
        if item.huisdossier
        for text in (item.als, item.doener_als, *(e.als for e in item.ronde_als))
        for code in names(parse(text))
    }
    by_hand = {code for code, v in inhoud().voorwaarden.items() if v.herkomst == "hand"}
    v = rules(feiten)
    unknown = {
        code
        for code in used - by_hand
        if v.value(code, feiten.personen[0] if code in PER_PERSOON else None) is ONBEKEND
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("code", "jaren", "waarde"),
    [
        ("kind0_3", 3, JA),
        ("kind0_3", 4, NEE),
        ("kind4_11", 4, JA),
        ("kind4_11", 11, JA),
        ("kind12_17", 13, JA),
        ("kind12_17", 18, NEE),
        ("leerplichtig", 5, JA),
        ("leerplichtig", 18, NEE),
        ("kind_onder_18", 17, JA),
        ("volwassen", 17, NEE),
        ("volwassen", 18, JA),
    ],
)
def test_ages_make_the_bands(code: str, jaren: int, waarde: Waarheid) -> None:
    """A158, A159: schakelklas from 12, school from 4, childcare under 4."""
    assert rules(dossier(personen=(kind(jaren),))).value(code, kind(jaren)) is waarde


@given(st.integers(4, 17), st.integers(0, 800))
def test_every_child_of_four_to_seventeen_has_exactly_one_kind_of_school_line(jaren: int, over: int) -> None:
    feiten = dossier(anker(Anker.KOPPELING, T0 - dagen(over)), personen=(kind(jaren),))
    v = rules(feiten)
    found = [v.value(code, kind(jaren)) for code in ("kind4_11", "kind12_17")]
    assert sorted(found) == sorted([JA, NEE])


def test_crossing_twelve_changes_nothing() -> None:
    """pv-42 and pv-43 are for children of 12 to 17 at koppeling or at joining."""
    twaalf = kind(12)
    feiten = dossier(anker(Anker.KOPPELING, date(2026, 1, 1)), personen=(twaalf,))
    v = rules(feiten)
    assert (v.value("kind4_11", twaalf), v.value("kind12_17", twaalf)) == (JA, NEE)


def test_an_unknown_birth_date_is_one_question_for_all_ages() -> None:
    v = rules(dossier())
    iemand = persoon(geboren=None)
    assert v.evaluate("kind12_17 en weinig_nl", iemand) == (ONBEKEND, "geboortedatum")
    assert v.evaluate("inburgeringsplichtig", iemand) == (ONBEKEND, "geboortedatum")


@pytest.mark.parametrize(
    ("wie", "waarde"),
    [
        (persoon(), ONBEKEND),
        (persoon(inburgeringsplichtig=JA), JA),
        (persoon(regime="niet", inburgeringsplichtig=JA), NEE),
        (kind(15), NEE),
        (kind(15, inburgeringsplichtig=JA), JA),
    ],
)
def test_children_do_not_count_for_inburgering_unless_somebody_says_so(
    wie: PersoonFeit, waarde: Waarheid
) -> None:
    """A091: three adults count, the children do not."""
    assert rules(dossier()).value("inburgeringsplichtig", wie) is waarde


@pytest.mark.parametrize(
    ("vergunning", "wi2021", "wi2013"),
    [(date(2022, 1, 1), JA, NEE), (date(2021, 12, 31), NEE, JA), (None, ONBEKEND, ONBEKEND)],
)
def test_the_permit_tells_the_law_of_inburgering(
    vergunning: date | None, wi2021: Waarheid, wi2013: Waarheid
) -> None:
    """D.4: in force from 1-1-2022; the DUO loan only under the old law (A160)."""
    v = rules(dossier(anker(Anker.VERGUNNING, vergunning)))
    assert (v.value("wi2021", persoon()), v.value("wi2013", persoon())) == (wi2021, wi2013)


def test_a_field_about_the_law_wins_from_the_permit() -> None:
    v = rules(dossier(anker(Anker.VERGUNNING, T0)))
    assert v.value("wi2013", persoon(regime="wi2013")) is JA
    assert v.value("wi2013", persoon(regime="niet")) is NEE


@pytest.mark.parametrize(
    ("wie", "waarde"),
    [
        (persoon(), ONBEKEND),
        (persoon(tolk=NEE, nl_niveau="weinig"), NEE),
        (persoon(nl_niveau="weinig"), JA),
        (persoon(nl_niveau="genoeg"), NEE),
    ],
)
def test_an_interpreter_follows_from_the_level_of_dutch(wie: PersoonFeit, waarde: Waarheid) -> None:
    assert rules(dossier(personen=(wie,))).value("tolk", wie) is waarde


def test_a_line_of_the_household_asks_whether_it_holds_for_someone() -> None:
    een, ander = persoon("a", tolk=NEE), persoon("b", tolk=JA)
    assert rules(dossier(personen=(een,))).evaluate("tolk")[0] is NEE
    assert rules(dossier(personen=(een, ander))).evaluate("tolk")[0] is JA
    assert rules(dossier(personen=(een, persoon("b")))).evaluate("tolk") == (ONBEKEND, "tolk")


def test_an_answer_for_the_whole_household_settles_the_question() -> None:
    feiten = dossier(voorwaarden=(VoorwaardeFeit("", "tolk", "", NEE),))
    assert rules(feiten).evaluate("tolk") == (NEE, "")
    assert rules(feiten).value("tolk", persoon()) is ONBEKEND


def test_an_empty_household_is_asked() -> None:
    assert rules(dossier(personen=())).evaluate("tolk") == (ONBEKEND, "tolk")


def test_who_came_after_the_signing_needs_no_interpreter_at_it() -> None:
    later = persoon("b", tolk=JA, van=T0, reden_in="nareis")
    v = rules(dossier(personen=(persoon(tolk=NEE), later)))
    assert v.evaluate("tolk", aanwezig=T0 - dagen(9))[0] is NEE
    assert v.evaluate("tolk", aanwezig=T0)[0] is JA


@pytest.mark.parametrize(
    ("personen", "drempel", "waarde"), [(8, 9, NEE), (9, 9, JA), (8, 8, JA), (9, None, ONBEKEND)]
)
def test_a_very_large_household_counts_from_the_number_of_the_setting(
    personen: int, drempel: int | None, waarde: Waarheid
) -> None:
    """A070: more than 8 persons, so 8 = no and 9 = yes; K03, A201: the other source says 8."""
    feiten = dossier(personen=tuple(persoon(f"p{n}") for n in range(personen)))
    assert rules(feiten, drempel=drempel).value("groot") is waarde


def test_the_told_number_counts_while_not_everybody_is_known() -> None:
    assert rules(dossier(aantal_personen=9)).value("groot") is JA


def test_the_opvang_ends_with_the_move() -> None:
    feiten = dossier(anker(Anker.VERHUIZING, T0))
    v = rules(feiten)
    assert (v.value("in_opvang", op=T0 - dagen(1)), v.value("in_opvang", op=T0)) == (JA, NEE)


def test_the_azc_tells_that_a_household_is_in_the_opvang() -> None:
    assert rules(dossier(in_opvang=ONBEKEND)).value("in_opvang") is JA
    assert rules(dossier(in_opvang=ONBEKEND, heeft_azc=False)).value("in_opvang") is ONBEKEND
    moved = dossier(anker(Anker.VERHUIZING, T0), in_opvang=NEE, heeft_azc=False)
    assert rules(moved).value("in_opvang", op=T0 - dagen(1)) is NEE


@pytest.mark.parametrize(
    ("anders", "waarde"),
    [
        ({}, ONBEKEND),
        ({"familie_verwacht": NEE}, NEE),
        ({"familie_verwacht": JA}, JA),
        ({"gebeurtenissen": (gebeurtenis("familie_komt", T0),)}, JA),
        ({"personen": (persoon(reden_in="nareis"),)}, JA),
    ],
)
def test_family_that_comes_is_told_or_recorded(anders: dict[str, object], waarde: Waarheid) -> None:
    assert rules(replace(dossier(), **anders)).value("nareis") is waarde  # type: ignore[arg-type] # fields


def test_a_message_about_family_counts_in_the_opvang_only() -> None:
    v = rules(dossier(anker(Anker.VERHUIZING, T0), familie_verwacht=JA))
    assert v.value("nareis_in_opvang", op=T0 - dagen(1)) is JA
    assert v.value("nareis_in_opvang", op=T0) is NEE


@pytest.mark.parametrize(
    ("nodig", "woningen", "waarde"),
    [
        (None, (WoningFeit("woning", 2),), ONBEKEND),
        (3, (), ONBEKEND),
        (3, (WoningFeit("woning"),), ONBEKEND),
        (3, (WoningFeit("woning", 2),), JA),
        (3, (WoningFeit("woning", 2), WoningFeit("woning", 3)), NEE),
        (3, (WoningFeit("aanbod", 2),), ONBEKEND),
    ],
)
def test_a_dwelling_is_too_small_with_fewer_rooms_than_needed(
    nodig: int | None, woningen: tuple[WoningFeit, ...], waarde: Waarheid
) -> None:
    """A099, A139: rooms against the rooms that the household needs."""
    assert rules(dossier(kamers_nodig=nodig, woningen=woningen)).value("woning_te_klein") is waarde


def test_a_dwelling_is_missing_until_one_is_offered_or_signing_is_planned() -> None:
    assert rules(dossier()).value("geen_woning") is JA
    assert rules(dossier(woningen=(WoningFeit("aanbod"),))).value("geen_woning") is NEE
    assert rules(dossier(anker(Anker.TEKENDATUM, gepland=T0))).value("geen_woning") is NEE


def test_a_temporary_place_is_known_by_route_dwelling_or_end() -> None:
    assert rules(dossier()).value("tussenvoorziening") is NEE
    assert rules(dossier(route="tussenvoorziening")).value("tussenvoorziening") is JA
    assert rules(dossier(anker(Anker.EINDE_TIJDELIJK, gepland=T0))).value("tussenvoorziening") is JA


def test_a_zelfhuisvester_is_a_route() -> None:
    v = rules(dossier(route="zelfhuisvester"))
    assert (v.value("zelfhuisvester"), v.value("niet_zelfhuisvester")) == (JA, NEE)


WEIGERING = gebeurtenis("weigering", T0, "w1")
TERECHT = gebeurtenis("weigering", T0, "w1", terecht=True)
ONTERECHT = gebeurtenis("weigering", T0, "w1", terecht=False)
DEFINITIEF = gebeurtenis("weigering", T0, "w1", terecht=False, definitief=True)
TWEEDE = gebeurtenis("weigering", T0 + dagen(20), "w2", terecht=False)


@pytest.mark.parametrize(
    ("weigeringen", "terecht", "onterecht", "definitief"),
    [
        ((WEIGERING,), NEE, NEE, NEE),
        ((TERECHT,), JA, NEE, NEE),
        ((ONTERECHT,), NEE, JA, NEE),
        ((DEFINITIEF,), NEE, JA, JA),
        ((ONTERECHT, TWEEDE), NEE, JA, JA),
    ],
)
def test_the_coa_decides_what_follows_a_weigering(
    weigeringen: tuple[GebeurtenisFeit, ...], terecht: Waarheid, onterecht: Waarheid, definitief: Waarheid
) -> None:
    """A104-A107: before the uitspraak nothing follows; one second chance in all."""
    v = rules(dossier(gebeurtenissen=weigeringen))
    event = weigeringen[0]
    for subject in (None, event):
        found = [
            v.value(c, None, subject) for c in ("weigering_terecht", "weigering_onterecht", "definitief")
        ]
        assert found == [terecht, onterecht, definitief]


def test_the_second_unjustified_weigering_is_final_at_once() -> None:
    v = rules(dossier(gebeurtenissen=(ONTERECHT, TWEEDE)))
    assert v.value("definitief", None, TWEEDE) is JA


@pytest.mark.parametrize("code", ["weigering", "signaal", "schade"])
def test_an_event_speaks_for_itself(code: str) -> None:
    feit = gebeurtenis(code, T0)
    assert rules(dossier()).value(code) is NEE
    assert rules(dossier(gebeurtenissen=(feit,))).value(code) is JA
    assert rules(dossier()).value(code, None, feit) is JA


def test_by_hand_is_asked_for_one_item_only() -> None:
    feiten = dossier(voorwaarden=(VoorwaardeFeit("", "handmatig", "ve-54", JA),))
    v = rules(feiten)
    assert v.value("handmatig", item_id="ve-54") is JA
    assert v.value("handmatig", item_id="ve-44") is ONBEKEND
    assert v.value("handmatig", None, gebeurtenis("lidmaatschap", T0), item_id="in-12") is JA


def test_an_answer_that_was_withdrawn_is_a_question_again() -> None:
    feiten = dossier(voorwaarden=(VoorwaardeFeit("", "handmatig", "ve-54", ONBEKEND),))
    assert rules(feiten).value("handmatig", item_id="ve-54") is ONBEKEND


def test_an_answer_settles_its_opposite_too() -> None:
    feiten = dossier(personen=(kind(14),), voorwaarden=(VoorwaardeFeit("k", "weinig_nl", "", JA),))
    v = rules(feiten)
    assert (v.value("weinig_nl", kind(14)), v.value("genoeg_nl", kind(14))) == (JA, NEE)
    assert v.evaluate("kind12_17 en genoeg_nl", kind(14)) == (NEE, "")


def test_opposites_share_one_question() -> None:
    v = rules(dossier(personen=(kind(14),)))
    assert v.evaluate("kind12_17 en genoeg_nl", kind(14)) == (ONBEKEND, "weinig_nl")
    assert v.evaluate("wi2013", persoon()) == (ONBEKEND, "wi2021")


def test_childcare_and_school_are_known_by_their_dates() -> None:
    feiten = dossier(
        anker(Anker.START_OPVANG, gepland=T0, drager="k"), anker(Anker.SCHOOLAANMELDING, T0, drager="k")
    )
    v = rules(feiten)
    assert (v.value("kinderopvang", kind(2)), v.value("kinderopvang", persoon())) == (JA, ONBEKEND)
    assert v.value("heeft_schoolaanmelding", kind(6)) is JA
    assert v.value("heeft_schoolaanmelding", persoon()) is NEE


def test_delay_by_money_is_asked_until_the_move() -> None:
    assert rules(dossier()).value("vertraging") is ONBEKEND
    assert rules(dossier(anker(Anker.VERHUIZING, T0))).value("vertraging") is NEE


def test_an_unknown_code_is_unknown() -> None:
    v = rules(dossier())
    assert v.value("laag_inkomen") is ONBEKEND
    assert v.evaluate("laag_inkomen") == (ONBEKEND, "laag_inkomen")


def test_a_frozen_value_wins() -> None:
    assert rules(dossier()).evaluate("in_opvang", vast={"in_opvang": NEE}) == (NEE, "")


def test_a_small_place_is_a_fact_of_the_gemeente() -> None:
    assert rules(dossier(kleine_plaats=True)).value("kleine_plaats") is JA


def test_the_profile_is_incomplete_until_the_message() -> None:
    assert rules(dossier()).value("profiel_onvolledig") is JA
    assert rules(dossier(anker(Anker.PROFIEL_COMPLEET, T0))).value("profiel_onvolledig") is NEE


def test_arrived_family_is_known_by_who_is_there() -> None:
    assert rules(dossier()).value("nareizigers_aangekomen") is NEE
    assert rules(dossier(personen=(persoon(reden_in="nareis"),))).value("nareizigers_aangekomen") is JA


@pytest.mark.parametrize(
    ("reikwijdte", "wie", "dag"),
    [
        (Reikwijdte.VOLWASSENE, kind(18), date(2026, 1, 15)),
        (Reikwijdte.LEERPLICHTIG, kind(5), date(2026, 1, 15)),
        (Reikwijdte.KIND_4_11, kind(4), date(2026, 1, 15)),
        (Reikwijdte.KIND_12_17, kind(12), None),
        (Reikwijdte.KIND_0_3, kind(0), None),
        (Reikwijdte.VOLWASSENE, persoon(), None),
        (Reikwijdte.VOLWASSENE, persoon(geboren=None), None),
        (Reikwijdte.PERSOON, kind(4), None),
    ],
)
def test_birthdays_of_four_five_and_eighteen_count_as_joining(
    reikwijdte: Reikwijdte, wie: PersoonFeit, dag: date | None
) -> None:
    assert rules(dossier(anker(Anker.KOPPELING, date(2026, 1, 1)))).crossing(reikwijdte, wie) == dag


def test_truth_of_a_fact() -> None:
    assert (truth(date(2026, 1, 1)), truth(None)) == (JA, NEE)


def test_no_condition_always_holds() -> None:
    assert rules(dossier()).evaluate("") == (JA, "")
