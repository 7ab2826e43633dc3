"""The scale beside a chart: whole steps, few of them, every figure within."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.schaal import every, nice_step, schaal


@given(st.floats(0.1, 1e6), st.integers(1, 10))
def test_a_scale_never_needs_more_steps_than_asked(span: float, steps: int) -> None:
    assert nice_step(span, steps) * steps >= span * 0.999


@given(st.lists(st.floats(-5000, 20000) | st.none(), max_size=12))
@example([6.0, -5e-324])  # a division rounds it to zero
def test_every_figure_lies_within_the_scale_and_zero_is_one_of_its_steps(values: list[float | None]) -> None:
    scale = schaal(values)
    ticks = scale.ticks()

    assert all(0 <= scale.share(value) <= 1 for value in values if value is not None)
    assert ticks.count(0.0) == 1
    assert (ticks[0], ticks[-1]) == (scale.low, scale.high)
    assert len(ticks) <= 8


def test_steps_are_whole_and_round() -> None:
    assert schaal([12, 30, -16]).ticks() == (-20, -10, 0, 10, 20, 30)
    assert schaal([0.2]).ticks() == (0, 1)
    assert schaal([]).ticks() == (0, 1)
    assert schaal([0, 0]).ticks() == (0, 1)


def test_names_are_left_out_only_where_they_would_touch() -> None:
    assert [every(wide, 20) for wide in (5, 20, 21, 100)] == [1, 1, 2, 5]
    assert every(5, 0) == 1
