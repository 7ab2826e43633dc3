"""Periods of reports, % dossier compleet (A210), and groups that may be shown (decision 73)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.verantwoording import (
    OVERIG,
    Verblijf,
    age_group,
    come_and_gone,
    complete_promille,
    half_years,
    read_half,
    read_year,
    shown_groups,
    shown_part,
    shown_parts,
    years,
)

T0 = date(2026, 6, 15)
groepen = st.dictionaries(st.sampled_from(["", "SY", "ER", "AF", "SO", "IR"]), st.integers(0, 12))


def test_the_last_whole_period_comes_first_then_the_one_that_runs() -> None:
    assert [one.code for one in years(T0)] == ["2025", "2026", "2024", "2023", "2022", "2021"]
    assert [one.code for one in half_years(T0)][:4] == ["2025-2", "2026-1", "2025-1", "2024-2"]
    assert (years(T0)[0].begin, years(T0)[0].eind) == (date(2025, 1, 1), date(2025, 12, 31))


def test_on_the_first_day_of_a_half_year_the_one_before_is_whole() -> None:
    assert half_years(date(2026, 7, 1))[0].code == "2026-1"
    assert half_years(date(2026, 6, 30))[0].code == "2025-2"


@pytest.mark.parametrize(("code", "found"), [("", "2025"), ("2026", "2026"), ("1999", "1999")])
def test_a_year_is_read(code: str, found: str) -> None:
    read = read_year(code, T0)
    assert read is not None
    assert read.code == found


@pytest.mark.parametrize("code", ["2027", "0001", "25", "2025-1", "jaar", "2025 "])
def test_what_is_no_year_or_has_not_begun_is_none(code: str) -> None:
    assert read_year(code, T0) is None


@pytest.mark.parametrize(
    ("code", "found"), [("", "2025-2"), ("2026-1", "2026-1"), ("2026-2", None), ("2026-3", None)]
)
def test_a_half_year_is_read(code: str, found: str | None) -> None:
    read = read_half(code, T0)
    assert (read.code if read is not None else None) == found


def test_a210_the_share_of_complete_dossiers_has_one_decimal() -> None:
    assert complete_promille(11, 12) == 917
    assert complete_promille(1, 2000) == 1
    assert complete_promille(0, 3) == 0
    assert complete_promille(0, 0) is None


def test_small_groups_go_together_and_take_one_along_while_they_are_small() -> None:
    assert shown_groups({"SY": 20, "ER": 9, "AF": 3, "SO": 2}, 5) == (("SY", 20), ("ER", 9), (OVERIG, 5))
    assert shown_groups({"SY": 20, "ER": 9, "AF": 3}, 5) == (("SY", 20), (OVERIG, 12))
    assert shown_groups({"SY": 4}, 5) == ()
    assert shown_groups({"SY": 5}, 5) == (("SY", 5),)


@given(groepen)
def test_no_shown_number_and_no_difference_with_the_total_is_a_small_group(found: dict[str, int]) -> None:
    shown = shown_groups(found, 5)

    assert all(number >= 5 for _code, number in shown)
    assert sum(number for _code, number in shown) in (0, sum(found.values()))
    assert sum(found.values()) < 5 or shown
    assert all(found[code] == number for code, number in shown if code != OVERIG)


@pytest.mark.parametrize(
    ("deel", "geheel", "shown"), [(0, 3, None), (0, 9, 0), (3, 9, None), (6, 9, None), (9, 9, 9), (5, 10, 5)]
)
def test_a_part_is_hidden_with_a_small_rest(deel: int, geheel: int, shown: int | None) -> None:
    assert shown_part(deel, geheel, 5) == shown


def test_a203_a_move_between_temporary_places_is_no_coming_and_no_moving_on() -> None:
    """A203: a later move does not count again; two persons Hof 1 → Hof 2 are two who came."""
    day, end = date(2026, 4, 16), date(2026, 6, 30)
    first, begin = Verblijf(day, date(2026, 5, 16), 2), date(2026, 1, 1)

    def told(*stays: Verblijf) -> tuple[int, int]:
        return come_and_gone([stays], begin, end)

    assert told(first, Verblijf(date(2026, 5, 16), None, 2)) == (2, 0)
    assert told(first, Verblijf(date(2026, 5, 17), date(2026, 6, 1), 2)) == (2, 2)
    assert told(first, Verblijf(date(2026, 5, 18), None, 2)) == (4, 2), "a day elsewhere lies between"
    assert told(first, Verblijf(date(2026, 5, 16), None, 1)) == (2, 1)
    assert told(first, Verblijf(date(2026, 5, 16), None, 3)) == (3, 0)
    assert come_and_gone([[first], [first]], begin, end) == (4, 4)
    assert come_and_gone([[first]], date(2026, 5, 1), end) == (0, 2)
    assert come_and_gone([[Verblijf(day, None, 2)]], begin, end) == (2, 0)


@pytest.mark.parametrize(
    ("delen", "shown"),
    [
        ((8, 9, 3), (None, 9, None)),
        ((20, 3, 2), (20, None, None)),
        ((4, 0, 9), (None, 0, None)),
        ((8, 9, 6), (8, 9, 6)),
        ((9, 0, 0), (9, 0, 0)),
        ((2, 1, 0), (None, None, None)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_parts_beside_their_whole_hide_another_one_while_the_hidden_ones_are_few(
    delen: tuple[int, ...], shown: tuple[int | None, ...]
) -> None:
    """Decision 87: of 20 gezinnen, 8 and 9 in two phases say that 3 are in the third."""
    assert shown_parts(delen, 5) == shown


@given(st.lists(st.integers(0, 12), max_size=5))
def test_the_whole_minus_what_is_shown_of_its_parts_is_no_small_group(delen: list[int]) -> None:
    shown = shown_parts(delen, 5)
    left = sum(delen) - sum(one for one in shown if one is not None)

    assert all(one is None or one == delen[nr] for nr, one in enumerate(shown))
    assert all(one is None or not 0 < one < 5 for one in shown)
    assert sum(delen) < 5 or left == 0 or left >= 5


@pytest.mark.parametrize(
    ("leeftijd", "groep"), [(0, "0"), (3, "0"), (4, "4"), (12, "12"), (18, "18"), (80, "18")]
)
def test_ages_fall_in_their_group(leeftijd: int, groep: str) -> None:
    assert age_group(leeftijd) == groep
