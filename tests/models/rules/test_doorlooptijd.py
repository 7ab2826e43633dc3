from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from models.rules.doorlooptijd import Gemiddelde, Reis, by, delay, mean, method_a, method_b, moving, way

H1 = (date(2026, 1, 1), date(2026, 6, 30))


def reis(koppeling: date, verhuizing: date | None, stil: int = 0, **rest: object) -> Reis:
    return Reis(
        koppeling,
        verhuizing,
        way(None, koppeling, None, verhuizing),
        stil,
        **rest,  # type: ignore[arg-type]
    )


def test_a129_the_same_dossiers_give_two_different_means() -> None:
    reizen = [
        reis(date(2025, 10, 1), date(2026, 1, 29)),  # 120 days, coupled in the half-year before
        reis(date(2026, 1, 5), date(2026, 3, 6)),  # 60 days
        reis(date(2026, 5, 1), None),  # not moved yet
        reis(date(2026, 6, 1), date(2026, 8, 10)),  # 70 days, moved after it
    ]
    a, b = mean(method_a(reizen, *H1)), mean(method_b(reizen, *H1))

    assert a is not None
    assert b is not None
    assert (a.aantal, a.dag_tiende) == (2, 90.0)
    assert (b.aantal, b.dag_tiende) == (2, 65.0)
    assert len(method_b(reizen, *H1)) == 3


def test_51_and_a_half_days_are_7_4_weeks_and_46_days_6_6() -> None:
    assert Gemiddelde(2, Fraction(103, 2)).weken == 7.4
    assert Gemiddelde(3, Fraction(46)).weken == 6.6
    assert Gemiddelde(1, Fraction(84)).weken == 12.0


def test_each_part_is_counted_from_its_own_ends() -> None:
    """A039: 2, 10 and 2 weeks are 14."""
    whole = way(date(2026, 3, 2), date(2026, 3, 16), date(2026, 5, 25), date(2026, 6, 8))

    assert whole == {"koppeling": 14, "woonruimte": 70, "verhuizing": 14, "totaal": 84}
    assert way(None, date(2026, 3, 16), None, None) == {}
    assert way(date(2026, 3, 2), date(2026, 3, 1), None, None) == {}
    assert mean([]) is None


def test_a130_each_month_looks_back_six_months() -> None:
    reizen = [
        reis(date(2025, 12, 1), date(2026, 1, 30)),
        reis(date(2026, 4, 1), date(2026, 6, 30)),
        reis(date(2026, 6, 1), date(2026, 7, 1)),
    ]
    points = moving(reizen, date(2026, 7, 31), 3, 6)

    assert [p.maand for p in points] == [date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)]
    assert [p.gemiddeld and (p.gemiddeld.aantal, p.gemiddeld.dag_tiende) for p in points] == [
        (1, 60.0),
        (2, 75.0),
        (2, 60.0),
    ]


def test_a_month_that_runs_does_not_look_ahead() -> None:
    later = [reis(date(2026, 6, 1), date(2026, 6, 20))]

    assert moving(later, date(2026, 6, 15), 1, 6)[0].gemiddeld is None


def test_a109_days_that_are_nobodys_fault_go_first() -> None:
    reizen = [
        reis(date(2026, 1, 1), date(2026, 4, 11), stil=10),  # 100 days: 16 over, 10 of them still
        reis(date(2026, 1, 1), date(2026, 4, 1), stil=30),  # 90 days: 6 over, all of them still
        reis(date(2026, 1, 1), date(2026, 2, 1), stil=20),
    ]
    found = delay(reizen, 84)

    assert (found.gezinnen, found.dagen, found.niet_verwijtbaar, found.verwijtbaar) == (2, 22, 16, 6)
    clean = mean(reizen, zonder_stil=True)
    assert clean is not None
    assert clean.dag_tiende == round((90 + 60 + 11) / 3, 1)


def test_groups_come_by_name_and_nobody_is_in_two() -> None:
    groups = by([Reis(azc="Z"), Reis(azc="a"), Reis(azc="Z"), Reis()], lambda one: one.azc)

    assert {name: len(group) for name, group in groups.items()} == {"a": 1, "Z": 2}
    assert list(groups) == ["a", "Z"]


days = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(days, st.integers(0, 300), st.integers(0, 400)), max_size=20))
def test_fault_and_no_fault_make_up_the_delay(given_: list[tuple[date, int, int]]) -> None:
    reizen = [reis(begin, begin + timedelta(length), still) for begin, length, still in given_]
    found = delay(reizen, 84)

    assert found.verwijtbaar >= 0
    assert found.niet_verwijtbaar >= 0
    assert found.dagen == sum(max(length - 84, 0) for _, length, _ in given_)


@given(st.lists(st.tuples(days, st.integers(0, 300)), max_size=20))
def test_every_move_stands_in_one_half_year_only(given_: list[tuple[date, int]]) -> None:
    reizen = [reis(begin, begin + timedelta(length)) for begin, length in given_]
    halves = [
        (date(y, m, 1), date(y, m + 5, 30 if m == 1 else 31)) for y in range(2025, 2029) for m in (1, 7)
    ]

    assert sum(len(method_a(reizen, *half)) for half in halves) == len(reizen)
