"""How long the begeleiding lasts: the longest of the agreed terms with its source; trajecten; a caseload."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.rules.begeleidingsterm import (
    Grond,
    Maanden,
    TrajectStand,
    planned_end,
    terms,
    too_many,
    traject_stand,
)

GETEKEND = date(2026, 3, 10)
DAG = timedelta(days=1)


def test_a004_a_contract_signed_on_10_3_2026_gives_begeleiding_until_10_3_2027() -> None:
    (only,) = terms(GETEKEND, None, (), None, Maanden())
    assert (only.grond, only.maanden, only.tot) == (Grond.GETEKEND, 12, date(2027, 3, 10))


def test_k02_the_longest_of_all_terms_counts_and_the_others_stay_seen() -> None:
    found = terms(
        GETEKEND,
        date(2026, 3, 16),
        ((date(2026, 4, 1), date(2027, 4, 1)),),
        date(2027, 1, 1),
        Maanden(),
    )
    assert [(one.grond, one.tot) for one in found] == [
        (Grond.TRAJECT, date(2027, 4, 1)),
        (Grond.GETEKEND, date(2027, 3, 10)),
        (Grond.AFSPRAAK, date(2027, 1, 1)),
        (Grond.BESCHIKBAAR, date(2026, 9, 16)),
    ]


def test_an_agreed_end_that_is_longer_than_the_documents_counts() -> None:
    found = terms(GETEKEND, date(2026, 3, 16), (), date(2028, 3, 10), Maanden())
    assert (found[0].grond, found[0].tot) == (Grond.AFSPRAAK, date(2028, 3, 10))


def test_equal_ends_stand_in_a_fixed_order_the_document_first() -> None:
    found = terms(GETEKEND, None, (), date(2027, 3, 10), Maanden())
    assert [one.grond for one in found] == [Grond.GETEKEND, Grond.AFSPRAAK]


@pytest.mark.parametrize(
    ("getekend", "beschikbaar", "maanden"),
    [(None, None, Maanden()), (GETEKEND, GETEKEND, Maanden(None, None))],
)
def test_without_a_day_or_with_an_open_figure_there_is_no_term(
    getekend: date | None, beschikbaar: date | None, maanden: Maanden
) -> None:
    assert terms(getekend, beschikbaar, (), None, maanden) == ()


def test_a168_a_bought_traject_ends_twelve_months_after_its_start() -> None:
    assert planned_end(date(2026, 1, 31), 12) == date(2027, 1, 31)
    assert planned_end(date(2026, 8, 31), 6) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        (date(2026, 2, 28), TrajectStand.KOMT),
        (date(2026, 3, 1), TrajectStand.LOOPT),
        (date(2027, 3, 1) - 43 * DAG, TrajectStand.LOOPT),
        (date(2027, 3, 1) - 42 * DAG, TrajectStand.BIJNA),
        (date(2027, 3, 1), TrajectStand.BIJNA),
        (date(2027, 3, 2), TrajectStand.VOORBIJ),
    ],
)
def test_a_traject_asks_for_attention_six_weeks_before_its_end(dag: date, stand: TrajectStand) -> None:
    assert traject_stand(date(2026, 3, 1), date(2027, 3, 1), None, dag, 42) is stand


def test_a_traject_that_was_stopped_asks_nothing_any_more() -> None:
    stopped = date(2026, 9, 1)
    assert traject_stand(date(2026, 3, 1), date(2027, 3, 1), stopped, stopped, 42) is TrajectStand.GESTOPT
    before = traject_stand(date(2026, 3, 1), date(2027, 3, 1), stopped, stopped - DAG, 42)
    assert before is TrajectStand.LOOPT


@pytest.mark.parametrize(
    ("aantal", "maximum", "te_veel"), [(15, 15, False), (16, 15, True), (99, 0, False), (99, None, False)]
)
def test_a170_a_caseload_is_too_large_only_beyond_the_agreed_number(
    aantal: int, maximum: int | None, te_veel: bool
) -> None:
    assert too_many(aantal, maximum) is te_veel
