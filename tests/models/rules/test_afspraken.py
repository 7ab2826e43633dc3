from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from models.content.loader import load_content
from models.rules.afspraken import (
    LIJSTEN,
    Aanbod,
    Meting,
    Stap,
    dispute_opens,
    dispute_until,
    housed_share,
    in_time,
    local_before,
    measure_in_time,
    measure_share,
    nota_due,
    regional_due,
    share_met,
    told_to,
    two_wethouders,
)
from models.rules.begeleiding import small_dwellings_until
from models.rules.taakstelling import Halfjaar
from resources.labels import label_of

K = date(2026, 3, 16)


def test_a133_an_agreement_is_made_in_six_steps() -> None:
    assert len(Stap) == 6


def test_a134_there_are_eleven_examples_nine_on_results_and_two_on_process() -> None:
    kinds = Counter(str(one.soort) for one in load_content().prestatieafspraken.values())

    assert kinds == {"resultaat": 9, "proces": 2}


def test_a135_the_share_that_a_corporatie_housed_is_compared_with_what_was_agreed() -> None:
    rows = [
        Aanbod(K, date(2026, 5, 1)),
        Aanbod(K, None),
        Aanbod(K, date(2026, 5, 1), van_corporatie=False),
        Aanbod(K, date(2026, 5, 1)),
    ]

    assert housed_share(rows) == (2, 4)
    assert share_met(2, 4, 50) is True
    assert share_met(2, 4, 51) is False
    assert share_met(0, 0, 50) is None


@pytest.mark.parametrize(
    ("aanbod", "dag", "goed"),
    [
        (Aanbod(K, date(2026, 5, 25)), date(2026, 8, 1), True),
        (Aanbod(K, date(2026, 5, 26)), date(2026, 8, 1), False),
        (Aanbod(K, date(2026, 9, 1), eerste_passende=True), date(2026, 9, 1), True),
        (Aanbod(K, date(2026, 9, 1), eerste_passende=False), date(2026, 9, 1), False),
        (Aanbod(K, None), date(2026, 5, 25), None),
        (Aanbod(K, None), date(2026, 5, 26), False),
    ],
)
def test_a136_the_first_fitting_dwelling_or_one_within_seventy_days(
    aanbod: Aanbod, dag: date, *, goed: bool | None
) -> None:
    assert in_time(aanbod, dag) is goed


def test_a145_a_dispute_goes_to_the_minister_by_the_end_of_the_year() -> None:
    assert dispute_until(2026) == date(2026, 12, 31)


def test_a022_the_regional_overleg_is_held_every_twelve_months() -> None:
    assert regional_due(None, K)
    assert not regional_due(date(2025, 3, 16), K)
    assert regional_due(date(2025, 3, 15), K)


def test_a141_the_local_overleg_is_held_a_month_before_the_period() -> None:
    assert local_before(Halfjaar(2026, 2)) == date(2026, 6, 1)
    assert local_before(Halfjaar(2027, 1)) == date(2026, 12, 1)


def test_a179_the_raad_gets_a_nota_every_year() -> None:
    assert nota_due(None, K)
    assert not nota_due(date(2025, 3, 16), K)
    assert nota_due(date(2025, 3, 15), K)


def test_a146_the_chain_is_designed_with_eight_questions_and_a073_with_seven_subjects() -> None:
    """A146, A073: lists to work off, each point with its words."""
    assert len(LIJSTEN["keten"]) == 8
    assert len(LIJSTEN["woonvisie"]) == 7
    assert LIJSTEN["stappen"] == tuple(stap.value for stap in Stap)
    for lijst, codes in LIJSTEN.items():
        assert all(label_of(lijst, code) != code for code in codes), lijst


def test_a135_without_an_agreed_share_nothing_is_said_about_reaching_it() -> None:
    rows = [Aanbod(date(2026, 1, 5), date(2026, 2, 5)), Aanbod(date(2026, 1, 5), None)]
    dag = date(2026, 6, 15)
    assert measure_share(rows, None, dag, 70) == Meting(1, 2, 0, None)
    assert measure_share(rows, 50, dag, 70) == Meting(1, 2, 0, gehaald=True)
    assert measure_share(rows, 51, dag, 70) == Meting(1, 2, 0, gehaald=False)
    assert measure_share([], 50, dag, 70) == Meting(0, 0, 0, None)


def test_a135_who_was_coupled_yesterday_is_open_and_not_failed() -> None:
    """The border is that of A136: on day 70 it can still be signed in time, on day 71 not any more."""
    signed = Aanbod(K, K + timedelta(30))
    waits = [signed, Aanbod(K + timedelta(60), None), Aanbod(K + timedelta(60), None)]
    assert measure_share(waits, 80, K + timedelta(61), 70) == Meting(1, 1, 2, gehaald=True)
    assert measure_share(waits, 80, K + timedelta(130), 70) == Meting(1, 1, 2, gehaald=True)
    assert measure_share(waits, 80, K + timedelta(131), 70) == Meting(1, 3, 0, gehaald=False)
    assert measure_share(waits[1:], 80, K + timedelta(61), 70) == Meting(0, 0, 2, None)
    late = Aanbod(K, K + timedelta(200))
    assert measure_share([late], 80, K + timedelta(201), 70) == Meting(1, 1, 0, gehaald=True), (
        "late is housed"
    )


def test_a136_what_can_still_be_in_time_is_open() -> None:
    start = date(2026, 1, 1)
    rows = [
        Aanbod(start, start + timedelta(70)),
        Aanbod(start, start + timedelta(71)),
        Aanbod(start + timedelta(60), None),
    ]
    found = measure_in_time(rows, start + timedelta(80), 70)
    assert found == Meting(1, 2, 1, gehaald=False)
    assert measure_in_time(rows[2:], start + timedelta(80), 70).gehaald is None


def test_a176_cheap_dwellings_go_to_youngsters_for_four_months() -> None:
    """A176: start + 4 months; one rule for both screens."""
    assert small_dwellings_until(date(2026, 3, 1)) == date(2026, 7, 1)


def test_a086_both_the_autoriteit_and_the_provincie_hear_of_a_corporatie() -> None:
    day = date(2026, 6, 15)
    assert told_to(None, None) == ("autoriteit", "provincie")
    assert told_to(day, None) == ("provincie",)
    assert told_to(day, day) == ()


def test_a208_both_wethouders_are_invited() -> None:
    day = date(2026, 6, 15)
    assert two_wethouders(None, day) == ("wonen",)
    assert two_wethouders(day, day) == ()


def test_a145_a_dispute_is_about_the_half_year_after_1_july() -> None:
    assert dispute_opens(2026) == date(2026, 7, 1)
