from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.datums import parse_datum

VANDAAG = date(2026, 6, 15)  # a Monday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3-6", date(2026, 6, 3)),
        ("3/6", date(2026, 6, 3)),
        ("3.6.26", date(2026, 6, 3)),
        ("3 juni", date(2026, 6, 3)),
        ("3 jun 2027", date(2027, 6, 3)),
        ("wo 3 juni 2026", date(2026, 6, 3)),
        ("Woensdag 3 JUNI", date(2026, 6, 3)),
        ("03062026", date(2026, 6, 3)),
        ("2026-06-03", date(2026, 6, 3)),
        ("vandaag", VANDAAG),
        (" Morgen ", date(2026, 6, 16)),
        ("gisteren", date(2026, 6, 14)),
        ("+14", date(2026, 6, 29)),
        ("-7", date(2026, 6, 8)),
        ("+2 weken", date(2026, 6, 29)),
        ("vr", date(2026, 6, 19)),
        ("maandag", date(2026, 6, 22)),
        ("2 jan", date(2026, 1, 2)),
        ("20 dec", date(2026, 12, 20)),
        ("29 feb", date(2028, 2, 29)),
        ("31-12-2026", date(2026, 12, 31)),
    ],
)
def test_what_people_type_becomes_the_day_they_mean(typed: str, expected: date) -> None:
    assert parse_datum(typed, VANDAAG) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "30-2",
        "31 april",
        "29-2-2026",
        "45-6",
        "3-13",
        "juni",
        "straks",
        "+99999",
        "=cmd",
        "3 juli 0000",
        "😀",
    ],
)
def test_what_is_no_date_gives_none(typed: str) -> None:
    assert parse_datum(typed, VANDAAG) is None


def test_a_birthday_lies_in_the_past() -> None:
    assert parse_datum("3-7", VANDAAG, verleden=True) == date(2025, 7, 3)
    assert parse_datum("3-7-58", VANDAAG, verleden=True) == date(1958, 7, 3)
    assert parse_datum("3-7-08", VANDAAG, verleden=True) == date(2008, 7, 3)
    assert parse_datum("29-2", VANDAAG, verleden=True) == date(2024, 2, 29)
    assert parse_datum("ma", VANDAAG, verleden=True) == date(2026, 6, 8)


def test_around_new_year_the_nearest_day_counts() -> None:
    assert parse_datum("3 jan", date(2026, 11, 20)) == date(2027, 1, 3)
    assert parse_datum("20 dec", date(2027, 1, 10)) == date(2026, 12, 20)
    assert parse_datum("20-12", date(2027, 1, 10), verleden=True) == date(2026, 12, 20)


def test_a_jump_past_the_end_of_the_calendar_is_no_date() -> None:
    assert parse_datum("+9999", date(9999, 1, 1)) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_date_in_full_always_comes_back_as_itself(dag: date) -> None:
    assert parse_datum(f"{dag.day}-{dag.month}-{dag.year}", VANDAAG) == dag
    assert parse_datum(dag.isoformat(), VANDAAG) == dag


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(typed: str) -> None:
    found = parse_datum(typed, VANDAAG)
    assert found is None or isinstance(found, date)
