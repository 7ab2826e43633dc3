"""Ages and birthdays, 29 February included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.leeftijd import leeftijd_op, verjaardag


def test_who_was_born_on_leap_day_turns_eighteen_on_the_first_of_march() -> None:
    assert verjaardag(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert leeftijd_op(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert leeftijd_op(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_in_a_leap_year_the_birthday_is_the_day_itself() -> None:
    assert verjaardag(date(2008, 2, 29), 20) == date(2028, 2, 29)


@pytest.mark.parametrize(("dag", "jaren"), [(date(2026, 5, 31), 17), (date(2026, 6, 1), 18)])
def test_the_age_changes_on_the_birthday(dag: date, jaren: int) -> None:
    assert leeftijd_op(date(2008, 6, 1), dag) == jaren


@given(st.dates(date(1920, 1, 1), date(2026, 1, 1)), st.integers(0, 90))
def test_one_is_that_old_from_the_birthday_on_and_not_a_day_earlier(geboren: date, jaren: int) -> None:
    dag = verjaardag(geboren, jaren)
    assert leeftijd_op(geboren, dag) == jaren
    if jaren:
        assert leeftijd_op(geboren, dag - timedelta(days=1)) == jaren - 1


def test_before_the_birth_the_age_is_zero() -> None:
    assert leeftijd_op(date(2026, 6, 1), date(2026, 1, 1)) == 0
