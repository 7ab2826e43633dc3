"""The scale beside a chart: round steps around every figure, the same on screen and on paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

STAPPEN = 5
"""At most so many steps cover the figures."""


class Schaal(NamedTuple):
    """From where to where a chart runs, and the step between its lines."""

    low: float
    high: float
    step: float

    def ticks(self) -> tuple[float, ...]:
        """The figures that stand beside the lines, the lowest first; zero is exactly zero."""
        count = round((self.high - self.low) / self.step)
        found = (self.low + nr * self.step for nr in range(count + 1))
        return tuple(0.0 if abs(value) < self.step / 2 else value for value in found)

    def share(self, value: float) -> float:
        """How high a figure stands: 0 = at the foot of the field, 1 = at its top."""
        return (value - self.low) / (self.high - self.low)


def schaal(values: Iterable[float | None]) -> Schaal:
    """The scale of these figures, zero and one among them; steps are whole numbers (persons, weeks)."""
    known = [value for value in values if value is not None]
    low, high = min((0.0, *known)), max((1.0, *known))
    step = max(nice_step(high - low), 1.0)
    return Schaal(*around(low, high, step), step)


def nice_step(span: float, steps: int = STAPPEN) -> float:
    """The step of a scale: 1, 2 or 5 times a power of ten, so that at most so many steps cover the span."""
    if span <= 0:
        return 1.0
    rough = span / steps
    power = 10.0 ** math.floor(math.log10(rough))
    return next((n * power for n in (1, 2, 5, 10) if n * power >= rough), 10 * power)


def around(low: float, high: float, step: float) -> tuple[float, float]:
    """The smallest scale of whole steps that holds both ends.

    A division may round a value onto a step that lies just inside it (a figure a hair under zero becomes
    zero), so the ends are compared once more with the values themselves.
    """
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    return (bottom - step if bottom > low else bottom), (top + step if top < high else top)


def every(wide: float, room: float) -> int:
    """1 = every name below is written, 2 = every second … when one is so `wide` and has so much `room`."""
    return max(math.ceil(wide / room), 1) if room > 0 else 1
