"""The clock of two, ten and two weeks, the three signs, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.rules.ankers import Ankers
from models.rules.feiten import PauzeFeit
from models.rules.klok import Deel, LichtPunt, Moment, clock, lights, totals
from models.rules.volledigheid import missing
from models.values import Anker, Fase, Stand, Waarheid
from tests.models.rules.bouw import T0, VasteCijfers, anker, dagen, dossier, persoon

CIJFERS = VasteCijfers()


def day(over: int) -> date:
    return T0 + dagen(over)


def test_the_documents_own_example_comes_out() -> None:
    """A036-A039: 02-03-2026 gives 16-03, 25-05 (Whit Monday) and 08-06; 14 weeks in all."""
    klok = clock(Moment(vergunning=date(2026, 3, 2), koppeling=date(2026, 3, 16)), CIJFERS, date(2026, 3, 16))
    assert [d.tot for d in klok.delen] == [date(2026, 3, 16), date(2026, 5, 25), date(2026, 6, 8)]
    assert klok.totaal_tot == date(2026, 6, 8)
    assert [d.stand for d in klok.delen] == [Stand.GEDAAN, Stand.OP_SCHEMA, Stand.OP_SCHEMA]


def test_a039_both_ways_to_count_are_98_days_from_vergunning_and_84_from_koppeling() -> None:
    ways = totals(Moment(vergunning=date(2026, 3, 2), koppeling=date(2026, 3, 16)), CIJFERS)
    assert [(one.vanaf, one.delen, one.dagen, one.tot) for one in ways] == [
        ("vergunning", (14, 70, 14), 98, date(2026, 6, 8)),
        ("koppeling", (70, 14), 84, date(2026, 6, 8)),
    ]


def test_a039_a_late_koppeling_makes_the_two_ways_end_on_other_days() -> None:
    moment = Moment(vergunning=date(2026, 3, 2), koppeling=date(2026, 4, 1), verhuizing=date(2026, 6, 10))
    ways = {one.vanaf: one for one in totals(moment, CIJFERS)}
    assert (ways["vergunning"].tot, ways["koppeling"].tot) == (date(2026, 6, 8), date(2026, 6, 24))
    assert {one.klaar_op for one in ways.values()} == {date(2026, 6, 10)}


def test_a_way_without_its_first_date_is_left_out_and_pauses_add_their_days() -> None:
    assert totals(Moment(), CIJFERS) == ()
    (one,) = totals(
        Moment(koppeling=date(2026, 3, 16)), CIJFERS, [PauzeFeit(date(2026, 4, 1), date(2026, 4, 11))]
    )
    assert (one.vanaf, one.tot) == ("koppeling", date(2026, 6, 18))


def test_demo_01_is_exactly_on_time() -> None:
    klok = clock(Moment(day(-44), day(-30)), CIJFERS, T0)
    assert (klok.delen[0].dagen_over, klok.delen[1].tot) == (0, day(40))


def test_demo_02_is_late_everywhere() -> None:
    klok = clock(Moment(day(-120), day(-100)), CIJFERS, T0)
    assert (klok.delen[0].dagen_over, klok.delen[1].dagen_over) == (-6, -30)
    assert (klok.delen[1].stand, klok.totaal_tot) == (Stand.TE_LAAT, day(-22))


def test_demo_06_stands_still_until_three_months_after_the_message() -> None:
    """A097; both clocks stay visible."""
    klok = clock(Moment(koppeling=day(-40), bericht_nareis=day(-20)), CIJFERS, T0)
    verhuizing = klok.delen[2]
    assert (verhuizing.gepauzeerd, verhuizing.stand) == (True, Stand.GEPAUZEERD)
    assert verhuizing.tot == max(day(44), date(2026, 8, 26))
    assert klok.delen[1].stand is Stand.OP_SCHEMA
    later = clock(Moment(koppeling=day(-40), bericht_nareis=day(-20)), CIJFERS, date(2026, 8, 26))
    assert later.delen[2].stand is Stand.VANDAAG


def test_an_open_figure_counts_as_the_three_months_of_the_document() -> None:
    leeg = VasteCijfers({"nareis_blokkade_maanden": None, "termijn_woonruimte_dagen": None})
    klok = clock(Moment(koppeling=day(-40), bericht_nareis=day(-20)), leeg, T0)
    assert (klok.delen[1].tot, klok.delen[2].tot) == (day(30), date(2026, 8, 26))


def test_the_message_does_not_matter_once_they_moved() -> None:
    moment = Moment(koppeling=day(-40), tekendatum=day(-9), verhuizing=day(-2), bericht_nareis=day(-20))
    assert clock(moment, CIJFERS, T0).delen[2].stand is Stand.GEDAAN
    assert clock(Moment(bericht_nareis=T0), CIJFERS, T0).delen[2].tot is None


def test_without_dates_the_clock_waits() -> None:
    klok = clock(Moment(), CIJFERS, T0)
    assert {d.stand for d in klok.delen} == {Stand.NIET_AAN_DE_BEURT}
    assert klok.totaal_tot is None
    assert clock(Moment(koppeling=T0), CIJFERS, T0).delen[0].stand is Stand.GEDAAN


@pytest.mark.parametrize(
    ("over", "stand"),
    [(-1, Stand.TE_LAAT), (0, Stand.VANDAAG), (7, Stand.DEZE_WEEK), (8, Stand.OP_SCHEMA)],
)
def test_a_part_stands_as_its_days_tell(over: int, stand: Stand) -> None:
    klok = clock(Moment(koppeling=day(over - 70)), CIJFERS, T0)
    assert klok.delen[1].stand is stand


def test_a_pause_stops_the_clock_and_then_adds_its_days() -> None:
    moment = Moment(koppeling=day(-71))
    stil = clock(moment, CIJFERS, T0, pauzes=(PauzeFeit(day(-5)),))
    assert stil.delen[1].stand is Stand.GEPAUZEERD
    weer = clock(moment, CIJFERS, T0, pauzes=(PauzeFeit(day(-5), day(-1)),))
    assert (weer.delen[1].tot, weer.delen[1].stand) == (day(3), Stand.DEZE_WEEK)


def test_nothing_in_a_closed_dossier_is_late() -> None:
    klok = clock(Moment(koppeling=day(-99)), CIJFERS, T0, gesloten=True)
    assert klok.delen[1].stand is Stand.OP_SCHEMA


def signs(*punten: LichtPunt, delen: tuple[Deel, ...] = ()) -> dict[str, Stand]:
    return {licht.code: licht.stand for licht in lights(punten, delen)}


def test_a_sign_is_as_serious_as_its_most_serious_line() -> None:
    """A001: begeleiding, woning, buurt."""
    found = signs(
        LichtPunt("m-31", Stand.OP_SCHEMA),
        LichtPunt("m-31", Stand.TE_LAAT),
        LichtPunt("m-27", Stand.GEDAAN),
        LichtPunt("m-05", Stand.NIET_AAN_DE_BEURT),
        LichtPunt("m-99", Stand.TE_LAAT),
    )
    assert found == {
        "begeleiding": Stand.TE_LAAT,
        "woning": Stand.NIET_AAN_DE_BEURT,
        "buurt": Stand.GEDAAN,
    }


def test_a_sign_says_what_makes_it_so() -> None:
    late = Deel("woonruimte", 70, dagen_over=-5, stand=Stand.TE_LAAT)
    woning = lights((LichtPunt("m-05", Stand.RICHTDATUM_VOORBIJ),), (late,))[1]
    assert woning.stand is Stand.TE_LAAT
    assert [(r.code, dict(r.params)) for r in woning.redenen] == [
        ("licht_richtdatum_voorbij", {"aantal": 1}),
        ("licht_klok_te_laat", {"deel": "woonruimte", "dagen": 5}),
    ]


def test_a_sign_with_lines_still_to_come_is_not_done() -> None:
    found = signs(LichtPunt("m-27", Stand.GEDAAN), LichtPunt("m-27", Stand.WACHT))
    assert found["buurt"] is Stand.NIET_AAN_DE_BEURT
    assert signs()["buurt"] is Stand.NIET_AAN_DE_BEURT


# --- what is missing ---


def gone(feiten: object, vandaag: date = T0) -> set[str]:
    return set(missing(feiten, Ankers(feiten), vandaag))  # type: ignore[arg-type] # facts of a builder


VOL = dossier(
    *(anker(a, T0) for a in (Anker.KOPPELING, Anker.VERGUNNING, Anker.PROFIEL_COMPLEET)),
    personen=(persoon(bsn_bekend=Waarheid.JA),),
    heeft_aanspreekpunt=True,
    heeft_begeleider=True,
)


def test_a_complete_dossier_misses_nothing() -> None:
    assert gone(VOL) == set()


def test_a_new_gezin_misses_much_and_says_so() -> None:
    """A006: no aanspreekpunt is a warning, never a block."""
    leeg = dossier(personen=(persoon(geboren=None),), heeft_azc=False)
    assert gone(leeg) == {
        *("koppeling", "vergunning", "profiel", "azc", "aanspreekpunt", "begeleider", "geboortedatum", "bsn"),
    }
    assert "personen" in gone(replace(leeg, personen=()))


def test_a_signed_dossier_misses_other_things() -> None:
    getekend = replace(VOL, ankers=(*VOL.ankers, anker(Anker.TEKENDATUM, T0)), fase=Fase.VESTIGING)
    assert gone(getekend) == {"corporatie", "huuringang"}
    assert gone(replace(getekend, route="zelfhuisvester")) == {"huuringang"}
    huur = replace(
        getekend, ankers=(*getekend.ankers, anker(Anker.HUURINGANG, gepland=T0)), heeft_corporatie=True
    )
    assert gone(huur) == set()


def test_a_later_phase_asks_for_its_dates() -> None:
    assert gone(replace(VOL, fase=Fase.INTEGRATIE)) == {"tekendatum", "verhuizing"}


def test_nothing_is_missing_in_a_closed_dossier() -> None:
    assert gone(dossier(afgesloten_op=T0)) == set()
