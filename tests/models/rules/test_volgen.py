"""Following how people live: first rents, the moments of the year, who pays damage, the sheet on living."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from models.rules.volgen import (
    HuurStand,
    arrears,
    begin_of,
    due_now,
    moments,
    months_in,
    reads_none,
    rent_months,
    who_pays,
)
from models.values import Anker, Waarheid

INGANG = date(2026, 3, 10)


@dataclass(frozen=True)
class Een:
    soort: str
    ronde: int
    gepland: date | None
    werkelijk: date | None


def test_a008_the_first_rent_paid_on_the_first_day_starts_without_arrears() -> None:
    """A008: paid on or before the first day of the tenancy = on time; a day later is too late."""
    dag = date(2026, 4, 20)
    for paid, stand in (
        (INGANG, HuurStand.OP_TIJD),
        (date(2026, 3, 1), HuurStand.OP_TIJD),
        (date(2026, 3, 11), HuurStand.TE_LAAT),
    ):
        first = rent_months(INGANG, 6, {date(2026, 3, 1): paid}, dag)[0]
        assert (first.uiterlijk, first.stand) == (INGANG, stand)


def test_a009_each_month_has_its_own_day_and_only_known_not_paid_is_arrears() -> None:
    """A009: what nobody wrote down is no arrears; what is known not to be paid is, from its day on."""
    noted = {date(2026, 3, 1): INGANG, date(2026, 4, 1): None, date(2026, 6, 1): None}
    found = rent_months(INGANG, 4, noted, date(2026, 5, 20))

    assert [one.uiterlijk for one in found] == [INGANG, date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)]
    assert [one.stand for one in found] == [
        HuurStand.OP_TIJD,
        HuurStand.NIET,
        HuurStand.NIET_GENOTEERD,
        HuurStand.KOMT,
    ]
    assert arrears(found) == (date(2026, 4, 1),)


def test_rent_over_the_turn_of_the_year_and_no_months_at_all() -> None:
    found = rent_months(date(2026, 11, 30), 3, {}, date(2026, 12, 1))
    assert [one.maand for one in found] == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert rent_months(INGANG, 0, {}, INGANG) == ()
    assert rent_months(INGANG, -2, {}, INGANG) == ()


def test_a011_the_year_ends_twelve_months_after_the_signing() -> None:
    """A011: tekendatum 10-03-2026 gives 10-03-2027 as the last moment; what lies past the end is left out."""
    found = moments(date(2026, 3, 10), (1, 3, 6, 9, 12, 15, 0), 12, {})
    assert [one.maanden for one in found] == [1, 3, 6, 9, 12]
    assert [one.gepland for one in found if one.laatste] == [date(2027, 3, 10)]
    assert found[0].gepland == date(2026, 4, 10)


def test_a_moment_at_the_end_of_a_month_stays_in_its_month_and_what_was_held_stays() -> None:
    found = moments(date(2026, 1, 31), (1,), 2, {7: date(2026, 8, 1)})
    assert [(one.maanden, one.gepland) for one in found] == [
        (1, date(2026, 2, 28)),
        (2, date(2026, 3, 31)),
        (7, date(2026, 8, 31)),
    ]


@pytest.mark.parametrize(
    ("dag", "gedaan", "maanden"),
    [
        (date(2026, 4, 9), {}, None),
        (date(2026, 4, 10), {}, 1),
        (date(2026, 6, 10), {}, 3),
        (date(2026, 6, 10), {3: date(2026, 6, 1)}, None),
        (date(2026, 6, 10), {1: date(2026, 4, 11)}, 3),
        (date(2027, 3, 9), {}, 9),
        (date(2027, 3, 10), {}, None),
    ],
)
def test_only_the_last_moment_that_is_due_is_asked_for(
    dag: date, gedaan: dict[int, date], maanden: int | None
) -> None:
    found = due_now(moments(date(2026, 3, 10), (1, 3, 6, 9), 12, gedaan), dag)
    assert (found.maanden if found is not None else None) == maanden


def test_a_list_of_months_leaves_out_what_is_no_number() -> None:
    assert months_in(("1", " 3 ", "", "zes", "9")) == (1, 3, 9)


def test_a013_damage_is_paid_by_the_agreement_only_when_the_begeleiding_fell_short() -> None:
    """A013: fell short = the party of the agreement; did not = the gezin as any tenant; else nobody yet."""
    assert who_pays(Waarheid.JA, "gemeente") == "gemeente"
    assert who_pays(Waarheid.JA, "") == ""
    assert who_pays(Waarheid.NEE, "gemeente") == "gezin"
    assert who_pays(Waarheid.ONBEKEND, "gemeente") == ""


def test_a010_a_language_that_is_read_without_a_sheet_in_it_is_named() -> None:
    """A010: the sheet in Arabic is none for who reads Tigrinya."""
    assert reads_none({"ar"}, ["ti", "ar", "", "ti"]) == ("ti",)
    assert reads_none({"ar"}, ["ar"]) == ()


def test_the_newest_round_counts_and_a_signing_only_when_it_was() -> None:
    eerste = Een("tekendatum", 1, None, date(2026, 1, 5))
    again = Een("tekendatum", 2, date(2026, 5, 1), None)
    rent = Een("huuringang", 2, date(2026, 5, 1), None)
    assert begin_of(Anker.TEKENDATUM, [eerste, again, rent]) == (1, date(2026, 1, 5))
    assert begin_of(Anker.HUURINGANG, [eerste, again, rent]) == (2, date(2026, 5, 1))
    later = Een("tekendatum", 2, None, date(2026, 5, 2))
    assert begin_of(Anker.TEKENDATUM, [eerste, later]) == (2, date(2026, 5, 2))
    assert begin_of(Anker.TEKENDATUM, []) is None
