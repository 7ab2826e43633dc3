"""Young people without parents: who is responsible, how long guidance goes on, which quarter."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.amv import (
    Vanaf,
    code_of,
    extended_until,
    guidance,
    next_quarters,
    parse,
    responsible_on,
)
from models.values import Partij
from resources.sentences import CODES

GEBOREN = date(2008, 8, 14)


def test_a095_from_the_18th_birthday_the_gemeente_is_responsible() -> None:
    assert responsible_on(GEBOREN, date(2026, 8, 13)) is Partij.NID
    assert responsible_on(GEBOREN, date(2026, 8, 14)) is Partij.GEM


def test_a178_guidance_goes_on_for_twelve_months_after_leaving_else_after_18() -> None:
    at_18 = guidance(GEBOREN, None, 12)
    assert at_18 is not None
    assert (at_18.van, at_18.tot, at_18.vanaf) == (date(2026, 8, 14), date(2027, 8, 14), Vanaf.ACHTTIEN)
    left = guidance(GEBOREN, date(2026, 10, 1), 12)
    assert left is not None
    assert (left.van, left.tot, left.vanaf) == (date(2026, 10, 1), date(2027, 10, 1), Vanaf.VERTROKKEN)
    stays = guidance(GEBOREN, None, 12, date(2029, 8, 14))
    assert stays is not None
    assert (stays.van, stays.tot, stays.vanaf) == (date(2029, 8, 14), date(2030, 8, 14), Vanaf.VERLENGD)
    assert guidance(GEBOREN, date(2026, 10, 1), 12, date(2029, 8, 14)) == left
    assert {at_18.reden.code, left.reden.code, stays.reden.code} <= set(CODES)


def test_a178_without_a_day_or_a_figure_nothing_is_promised() -> None:
    assert guidance(None, None, 12) is None
    assert guidance(GEBOREN, None, None) is None


def test_the_longer_opvang_ends_on_the_birthday_of_the_figure() -> None:
    assert extended_until(GEBOREN, 21) == date(2029, 8, 14)
    assert extended_until(GEBOREN, None) is None


def test_a177_the_quarters_follow_each_other_over_the_turn_of_the_year() -> None:
    assert next_quarters(date(2026, 11, 3), 3) == ((2026, 4), (2027, 1), (2027, 2))
    assert [code_of(one) for one in next_quarters(date(2026, 1, 1))] == [
        "2026-K1",
        "2026-K2",
        "2026-K3",
        "2026-K4",
    ]


@pytest.mark.parametrize(
    ("code", "kwartaal"),
    [
        ("2026-K3", (2026, 3)),
        ("2026-K5", None),
        ("26-K3", None),
        ("", None),
        ("2026", None),
        ("²026-K1", None),
    ],
)
def test_a_quarter_is_read_as_it_is_written(code: str, kwartaal: tuple[int, int] | None) -> None:
    assert parse(code) == kwartaal
