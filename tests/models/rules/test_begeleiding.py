from __future__ import annotations

from datetime import date

import pytest

from models.rules.begeleiding import (
    Band,
    Banden,
    band_on,
    engaged_in_time,
    integration_may_start,
    months_of,
    quarter_of,
    small_dwellings_until,
    traject_end,
    turning_18,
)

TEKEN = date(2026, 1, 15)
BANDEN = Banden()


@pytest.mark.parametrize(
    ("dag", "band"),
    [
        (TEKEN, Band.INTENSIEF),
        (date(2026, 10, 14), Band.INTENSIEF),
        (date(2026, 10, 15), Band.MINDER),
        (date(2027, 7, 14), Band.MINDER),
        (date(2027, 7, 15), Band.EIGEN_WEG),
        (date(2028, 1, 14), Band.EIGEN_WEG),
        (date(2028, 1, 15), Band.ZELFREDZAAM),
    ],
)
def test_a164_contact_is_intensive_then_less_and_after_two_years_people_manage(dag: date, band: Band) -> None:
    assert band_on(TEKEN, dag, BANDEN) is band


def test_a164_expected_contact_stands_beside_the_real_one_month_by_month() -> None:
    contacten = [date(2026, 1, 20), date(2026, 3, 1), date(2026, 3, 31)]
    months = months_of(TEKEN, contacten, date(2026, 3, 31), BANDEN)

    assert [(m.maand.month, m.verwacht, m.echt) for m in months] == [(1, 4, 1), (2, 4, 0), (3, 4, 2)]
    assert months_of(TEKEN, contacten, date(2025, 12, 1), BANDEN) == ()


def test_a090_begeleiding_is_engaged_before_or_on_the_signing() -> None:
    assert engaged_in_time(TEKEN, TEKEN) is True
    assert engaged_in_time(date(2026, 1, 16), TEKEN) is False
    assert engaged_in_time(None, TEKEN) is None
    assert engaged_in_time(TEKEN, None) is None


def test_a168_a_bought_traject_lasts_twelve_months() -> None:
    assert traject_end(date(2026, 2, 1)) == date(2027, 2, 1)


def test_a176_small_dwellings_go_to_eighteen_year_olds_for_four_months() -> None:
    assert small_dwellings_until(date(2026, 10, 31)) == date(2027, 2, 28)


def test_a177_the_quarterly_list_holds_who_turns_18_in_it_by_birthday() -> None:
    born = [
        ("a", date(2008, 9, 30)),
        ("b", date(2008, 7, 1)),
        ("c", date(2008, 10, 1)),
        ("d", date(2007, 8, 1)),
    ]

    assert turning_18(born, 2026, 3) == ("b", "a")
    assert quarter_of(date(2026, 12, 31)) == (2026, 4)


def test_a182_inburgering_may_start_from_the_koppeling() -> None:
    assert integration_may_start(TEKEN, TEKEN)
    assert not integration_may_start(TEKEN, date(2026, 1, 14))
    assert not integration_may_start(None, TEKEN)
