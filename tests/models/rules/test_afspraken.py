from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from models.content.loader import load_content
from models.rules.afspraken import (
    Aanbod,
    Stap,
    dispute_until,
    housed_share,
    in_time,
    local_before,
    nota_due,
    regional_due,
    share_met,
)
from models.rules.taakstelling import Halfjaar

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
