"""Who is expected to count and when, and the four kinds that may be counted along (A127)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.taakstelling import Halfjaar, Pijplijn, Verwacht, realised
from models.rules.verwachting import Onderweg, expected, pijplijn_of

NU = date(2026, 6, 15)
DAG = timedelta(days=1)


def look(one: Onderweg) -> Verwacht | None:
    return expected(one, NU, woonruimte_dagen=70, verhuizing_dagen=14)


@pytest.mark.parametrize(
    ("one", "kind", "sinds"),
    [
        (Onderweg("a", getekend=NU - DAG), Pijplijn.GETEKEND, NU - DAG),
        (Onderweg("a", getekend=NU + DAG), None, None),
        (Onderweg("a", uitgeschreven=NU - DAG), Pijplijn.IN_SYSTEEM, NU - DAG),
        (Onderweg("a", bekend=NU - 3 * DAG), Pijplijn.BEKEND, NU - 3 * DAG),
        (
            Onderweg("a", "zelfhuisvester", koppeling=NU - 50 * DAG, verhuisd=NU - 9 * DAG),
            Pijplijn.ZELFHUISVESTER,
            NU - 9 * DAG,
        ),
        (Onderweg("a", "zelfhuisvester", verhuisd=NU - 9 * DAG), None, None),
        (Onderweg("a", koppeling=NU - 5 * DAG), None, None),
        (
            Onderweg("a", getekend=NU - 4 * DAG, uitgeschreven=NU, bekend=NU - 2 * DAG),
            Pijplijn.IN_SYSTEEM,
            NU,
        ),
    ],
)
def test_a127_each_of_the_four_kinds_and_nothing_else_is_pijplijn(
    one: Onderweg, kind: Pijplijn | None, sinds: date | None
) -> None:
    found = pijplijn_of(one, NU)

    assert found == (None if kind is None else (kind, sinds))


def test_a_contract_of_june_counts_along_in_june_with_a_move_in_july() -> None:
    one = look(Onderweg("a", getekend=date(2026, 6, 10), verhuizing_gepland=date(2026, 7, 3)))
    assert one is not None

    assert (one.dag, one.sinds) == (date(2026, 7, 3), date(2026, 6, 10))
    assert realised((), (one,), Halfjaar(2026, 1), NU) == (0, 1)


@pytest.mark.parametrize("one", [Onderweg("a", "rtb", getekend=NU), Onderweg("a", bekend=NU, elders=True)])
def test_who_will_never_count_here_is_not_expected(one: Onderweg) -> None:
    assert look(one) is None


def test_without_a_contract_the_planned_signing_or_the_norm_says_when() -> None:
    planned = look(Onderweg("a", koppeling=NU - 60 * DAG, teken_gepland=NU + 2 * DAG))
    normal = look(Onderweg("a", koppeling=NU - 60 * DAG))
    known = look(Onderweg("a", koppeling=NU - 60 * DAG, bekend=NU))

    assert planned is not None
    assert planned.dag == NU + 16 * DAG
    assert normal is not None
    assert normal.dag == NU + 24 * DAG
    assert known is not None
    assert known.dag == NU


@pytest.mark.parametrize(
    "one",
    [
        Onderweg("a", koppeling=NU - 70 * DAG),
        Onderweg("a", koppeling=NU - 200 * DAG),
        Onderweg("a", koppeling=NU - 90 * DAG, teken_gepland=NU - 3 * DAG),
    ],
)
def test_who_is_past_the_term_without_a_contract_still_has_to_sign_and_to_move(one: Onderweg) -> None:
    """At the end of June nobody without a dwelling counts in this half-year any more."""
    found = look(one)

    assert found is not None
    assert found.dag == NU + 14 * DAG


@pytest.mark.parametrize(
    ("one", "dag"),
    [
        (Onderweg("a", koppeling=NU - 80 * DAG), date(2026, 8, 16)),
        (Onderweg("a", verhuizing_gepland=NU + 3 * DAG), date(2026, 8, 16)),
        (Onderweg("a", getekend=NU - 3 * DAG), date(2026, 8, 16)),
        (Onderweg("a", verhuizing_gepland=date(2026, 9, 1)), date(2026, 9, 1)),
        (Onderweg("a", uitgeschreven=NU - 3 * DAG), NU),
        (Onderweg("a", verhuisd=NU - 3 * DAG), NU),
    ],
)
def test_a097_nobody_leaves_the_opvang_before_the_stop_ends_but_who_left_has_left(
    one: Onderweg, dag: date
) -> None:
    found = look(replace(one, niet_voor=date(2026, 8, 16)))

    assert found is not None
    assert found.dag == dag


@pytest.mark.parametrize(
    ("pauzes", "days"),
    [
        ((), 24),
        (((NU - 50 * DAG, NU - 40 * DAG),), 34),
        (((NU - 50 * DAG, NU - 40 * DAG), (NU - 5 * DAG, None)), 39),
        (((NU - 70 * DAG, NU - 65 * DAG),), 24),
    ],
)
def test_days_on_which_the_clock_stood_still_come_on_top_of_the_norm(
    pauzes: tuple[tuple[date, date | None], ...], days: int
) -> None:
    """Coupled 60 days ago: 10 days to sign and 14 to move; a pause of before the koppeling adds nothing."""
    found = look(Onderweg("a", koppeling=NU - 60 * DAG, pauzes=pauzes))

    assert found is not None
    assert found.dag == NU + days * DAG
