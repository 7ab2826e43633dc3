"""Inburgering: which law and why, its terms, the route, the school of a child; the ladder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.rules.ankers import Gevonden
from models.rules.inburgering import (
    Mijlpaal,
    Vraagstuk,
    Wet,
    is_finished,
    knm_needed,
    last_of,
    law_of,
    loan_applies,
    must_go_to_school,
    school_for,
    switch_in_time,
    terms_of,
)
from models.rules.ladder import Ladder, ladder_of
from models.rules.termijnen import Stap
from models.values import Anker, MijlpaalSoort, Waarheid
from tests.models.rules.bouw import VasteCijfers, inhoud

REGELS = inhoud().feestdagen
BRP, PIP = date(2026, 3, 2), date(2026, 5, 4)
CIJFERS = VasteCijfers(
    {"pip_weken": 10, "inburgering_jaren": 3, "route_wisselen_maanden": 18, "ontzorgen_maanden": 6}
)


def _vraag(wet: Wet = Wet.WI2021, *mijlpalen: Mijlpaal, pip: date | None = PIP) -> Vraagstuk:
    return Vraagstuk(
        wet,
        Gevonden(Anker.BRP_GEMEENTE, None, BRP, "brp"),
        Gevonden(Anker.PIP, None, pip, "pip"),
        mijlpalen,
    )


@pytest.mark.parametrize(
    ("regime", "vergunning", "wet", "code"),
    [
        ("onbekend", date(2022, 1, 1), Wet.WI2021, "wet_door_vergunning"),
        ("onbekend", date(2021, 12, 31), Wet.WI2013, "wet_door_vergunning"),
        ("wi2013", date(2024, 1, 1), Wet.WI2013, "wet_ingevuld"),
        ("niet", None, Wet.NIET, "wet_ingevuld"),
        ("onbekend", None, Wet.ONBEKEND, "wet_onbekend"),
    ],
)
def test_the_law_follows_from_the_vergunning_unless_it_was_filled_in(
    regime: str, vergunning: date | None, wet: Wet, code: str
) -> None:
    found, why = law_of(regime, vergunning)
    assert (found, why.code) == (wet, code)


def test_a160_the_duo_loan_belongs_to_the_law_of_2013_only() -> None:
    assert [wet for wet in Wet if loan_applies(wet)] == [Wet.WI2013]


def test_the_terms_of_the_law_are_hard_and_say_what_they_run_from() -> None:
    begun = Mijlpaal(MijlpaalSoort.ONTZORGEN, date(2026, 3, 31))
    found = terms_of(_vraag(Wet.WI2021, begun), CIJFERS, REGELS)
    assert {code: one.datum for code, one in found.items()} == {
        "pip": BRP + timedelta(weeks=10),
        "einde": date(2029, 5, 4),
        "wisselen": date(2027, 11, 4),
        "ontzorgen": date(2026, 9, 30),
    }
    assert all(one.hard for one in found.values())
    assert found["einde"].stappen[0].code == "waarom_anker"
    assert found["ontzorgen"].stappen[0] == Stap.of("waarom_ontzorgen", date(2026, 3, 31))
    assert found["ontzorgen"].stappen[1].code == "waarom_instelling"


def test_without_a_pip_the_three_years_wait_and_under_another_law_there_are_no_terms() -> None:
    found = terms_of(_vraag(pip=None), CIJFERS, REGELS)
    assert (found["einde"].datum, found["einde"].wacht_anker) == (None, "pip")
    assert terms_of(_vraag(Wet.WI2013), CIJFERS, REGELS) == {}


def test_under_the_law_of_2013_the_term_ends_on_the_day_in_the_letter_of_duo() -> None:
    """D.4: DUO says which day is the last; the day does not count under the law of 2021."""
    last = date(2027, 3, 31)
    letter = Mijlpaal(MijlpaalSoort.DUO_EINDE, last)
    found = terms_of(_vraag(Wet.WI2013, letter), CIJFERS, REGELS)
    assert {code: (one.datum, one.hard) for code, one in found.items()} == {"einde": (last, True)}
    assert found["einde"].stappen == (Stap.of("waarom_duo", last),)
    assert terms_of(_vraag(Wet.WI2021, letter), CIJFERS, REGELS)["einde"].datum == date(2029, 5, 4)
    assert terms_of(_vraag(Wet.NIET, letter), CIJFERS, REGELS) == {}


def test_a_figure_that_is_left_open_gives_no_date_and_says_so() -> None:
    begun = Mijlpaal(MijlpaalSoort.ONTZORGEN, date(2026, 3, 31))
    found = terms_of(_vraag(Wet.WI2021, begun), VasteCijfers({"ontzorgen_maanden": None}), REGELS)[
        "ontzorgen"
    ]
    assert (found.datum, found.stappen[1].code) == (None, "waarom_cijfer_open")


def test_each_extension_moves_the_end_of_the_three_years() -> None:
    more = [Mijlpaal(MijlpaalSoort.VERLENGING, date(2027, 1, 1), dagen=n) for n in (30, 15)]
    found = terms_of(_vraag(Wet.WI2021, *more), CIJFERS, REGELS)["einde"]
    assert found.datum == date(2029, 5, 4) + timedelta(days=45)
    assert found.stappen[-1].code == "waarom_verlenging"


def test_the_three_years_from_a_leap_day_end_on_the_last_of_february() -> None:
    found = terms_of(_vraag(pip=date(2028, 2, 29)), CIJFERS, REGELS)
    assert found["einde"].datum == date(2031, 2, 28)


def test_a_route_is_changed_within_the_term_of_the_law() -> None:
    last = date(2027, 11, 4)
    assert switch_in_time(last, last)
    assert not switch_in_time(last + timedelta(days=1), last)
    assert switch_in_time(last, None)


def test_the_exam_knm_is_not_for_the_z_route() -> None:
    assert [route for route in ("b1", "a2", "onderwijs", "z", "") if not knm_needed(route)] == ["z"]


def test_of_one_kind_the_newest_counts_and_of_one_day_the_last_noted() -> None:
    rows = [
        Mijlpaal(MijlpaalSoort.LEERROUTE, BRP, "b1"),
        Mijlpaal(MijlpaalSoort.LEERROUTE, PIP, "z"),
        Mijlpaal(MijlpaalSoort.LEERROUTE, PIP, "onderwijs"),
    ]
    found = last_of(rows, MijlpaalSoort.LEERROUTE)
    assert found is not None
    assert found.keuze == "onderwijs"
    before = last_of(rows, MijlpaalSoort.LEERROUTE, BRP)
    assert before is not None
    assert before.keuze == "b1"
    assert last_of(rows, MijlpaalSoort.PVT) is None


def test_it_is_over_when_somebody_is_voldaan_or_ontheven() -> None:
    done = Mijlpaal(MijlpaalSoort.VOLDAAN, PIP)
    assert is_finished([Mijlpaal(MijlpaalSoort.PVT, PIP), done]) == done
    assert is_finished([Mijlpaal(MijlpaalSoort.PVT, PIP)]) is None


@pytest.mark.parametrize(
    ("leeftijd", "weinig", "past"),
    [
        (13, Waarheid.JA, ("schakelklas",)),
        (12, Waarheid.JA, ("schakelklas",)),
        (13, Waarheid.NEE, ("voortgezet",)),
        (13, Waarheid.ONBEKEND, ("schakelklas", "voortgezet")),
        (9, Waarheid.JA, ("basisschool",)),
        (4, Waarheid.JA, ("basisschool",)),
        (18, Waarheid.JA, ()),
    ],
)
def test_a158_from_twelve_on_with_little_dutch_a_child_goes_to_the_schakelklas_first(
    leeftijd: int, weinig: Waarheid, past: tuple[str, ...]
) -> None:
    assert school_for(leeftijd, weinig) == past


def test_a159_a_child_under_four_goes_to_peuteropvang_or_kinderopvang() -> None:
    assert school_for(3, Waarheid.ONBEKEND) == ("peuteropvang", "kinderopvang")
    assert [age for age in range(20) if must_go_to_school(age)] == list(range(5, 18))


def test_a031_the_ladder_has_a_start_a_now_and_a_goal_in_time() -> None:
    rows = [
        Mijlpaal(MijlpaalSoort.TREDE, PIP, "3"),
        Mijlpaal(MijlpaalSoort.TREDE, BRP, "1"),
        Mijlpaal(MijlpaalSoort.TREDE_DOEL, BRP, "2"),
        Mijlpaal(MijlpaalSoort.TREDE_DOEL, PIP, "4"),
    ]
    found = ladder_of(rows, PIP)
    assert (found.start, found.nu, found.doel, found.verder) == (1, 3, 4, 2)
    assert found.momenten == ((BRP, 1), (PIP, 3))
    earlier = ladder_of(rows, BRP)
    assert (earlier.nu, earlier.doel) == (1, 2)
    assert ladder_of([], PIP) == Ladder()


def test_a030_the_aim_is_one_next_step() -> None:
    assert [Ladder(nu=nu).volgende for nu in range(7)] == [0, 2, 3, 4, 5, 6, 0]
    assert Ladder(nu=2, doel=3).doel_is_stap
    assert not Ladder(nu=2, doel=5).doel_is_stap
