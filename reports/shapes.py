"""Signs and pictograms as lines, polygons and circles in a square of 1 by 1, y downwards.

Drawn, not typed: no font has them all, and black on white prints on any machine. Each has the word that comes
along when someone copies text from the paper.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple


class Stroke(NamedTuple):
    """A line through points; `closed` joins the last to the first; `filled` paints it."""

    points: tuple[float, ...]
    closed: bool = False
    filled: bool = False


class Circle(NamedTuple):
    """A circle around (x, y); `filled` paints it."""

    x: float
    y: float
    radius: float
    filled: bool = False


class Curve(NamedTuple):
    """A cubic curve from a first point by two guides to a last one."""

    points: tuple[float, float, float, float, float, float, float, float]


class Shape(NamedTuple):
    """A sign: its parts, its line width as a fraction of its size, and its word when copied."""

    parts: tuple[Stroke | Circle | Curve, ...]
    word: str
    line: float = 0.06


def _line(*points: float) -> Stroke:
    return Stroke(points)


def _area(*points: float) -> Stroke:
    return Stroke(points, closed=True, filled=True)


def _outline(*points: float) -> Stroke:
    return Stroke(points, closed=True)


def _star() -> Stroke:
    points: list[float] = []
    for i in range(10):
        radius = 0.5 if i % 2 == 0 else 0.21
        angle = -pi / 2 + i * pi / 5
        points += [round(0.5 + radius * cos(angle), 3), round(0.53 + radius * sin(angle), 3)]
    return Stroke(tuple(points), closed=True, filled=True)


_PERSON_LARGE = (Circle(0.36, 0.24, 0.13), Curve((0.12, 0.88, 0.12, 0.38, 0.60, 0.38, 0.60, 0.88)))

SHAPES: dict[str, Shape] = {
    # small signs
    "star": Shape((_star(),), "*"),
    "late": Shape(
        (_area(0.40, 0.05, 0.60, 0.05, 0.56, 0.65, 0.44, 0.65), Circle(0.5, 0.85, 0.1, filled=True)), "!"
    ),
    "tick": Shape((_line(0.10, 0.55, 0.38, 0.85, 0.92, 0.15),), "x", 0.14),
    "arrow": Shape((_line(0.05, 0.5, 0.9, 0.5), _line(0.62, 0.22, 0.92, 0.5, 0.62, 0.78)), "->", 0.1),
    # the marks of a chart
    "triangle": Shape((_area(0.5, 0.02, 0.98, 0.92, 0.02, 0.92),), ""),
    "diamond": Shape((_area(0.5, 0.0, 1.0, 0.5, 0.5, 1.0, 0.0, 0.5),), ""),
    # what happens
    "wait": Shape(
        (_outline(0.2, 0.08, 0.8, 0.08, 0.5, 0.5), _outline(0.2, 0.92, 0.8, 0.92, 0.5, 0.5)), "", 0.09
    ),
    # where, when, who, what to bring
    "clock": Shape((Circle(0.5, 0.5, 0.42), _line(0.5, 0.22, 0.5, 0.5, 0.70, 0.62)), ""),
    "place": Shape(
        (
            Curve((0.5, 0.95, 0.10, 0.50, 0.10, 0.08, 0.5, 0.08)),
            Curve((0.5, 0.08, 0.90, 0.08, 0.90, 0.50, 0.5, 0.95)),
            Circle(0.5, 0.38, 0.12),
        ),
        "",
    ),
    "people": Shape(
        (
            *_PERSON_LARGE,
            _line(0.12, 0.88, 0.60, 0.88),
            Circle(0.74, 0.42, 0.09),
            Curve((0.66, 0.88, 0.62, 0.52, 0.92, 0.52, 0.92, 0.88)),
            _line(0.66, 0.88, 0.92, 0.88),
        ),
        "",
    ),
    "bag": Shape(
        (
            _outline(0.12, 0.34, 0.88, 0.34, 0.94, 0.92, 0.06, 0.92),
            Curve((0.32, 0.46, 0.32, 0.0, 0.68, 0.0, 0.68, 0.46)),
        ),
        "",
    ),
    "phone": Shape(
        (
            _outline(0.28, 0.05, 0.72, 0.05, 0.72, 0.95, 0.28, 0.95),
            _line(0.28, 0.78, 0.72, 0.78),
            _line(0.28, 0.17, 0.72, 0.17),
        ),
        "",
    ),
    # the loketten
    "contract": Shape(
        (
            _outline(0.14, 0.05, 0.60, 0.05, 0.74, 0.20, 0.74, 0.95, 0.14, 0.95),
            _line(0.26, 0.28, 0.60, 0.28),
            _line(0.26, 0.42, 0.60, 0.42),
            _line(0.26, 0.56, 0.50, 0.56),
            _outline(0.46, 0.84, 0.50, 0.70, 0.84, 0.32, 0.94, 0.42, 0.60, 0.80),
        ),
        "",
    ),
    "pas": Shape(
        (
            _outline(0.04, 0.18, 0.96, 0.18, 0.96, 0.82, 0.04, 0.82),
            Circle(0.28, 0.42, 0.09),
            Curve((0.14, 0.70, 0.14, 0.52, 0.42, 0.52, 0.42, 0.70)),
            _line(0.54, 0.36, 0.86, 0.36),
            _line(0.54, 0.50, 0.86, 0.50),
            _line(0.54, 0.64, 0.74, 0.64),
        ),
        "",
    ),
    "welkom": Shape(
        (
            _outline(0.05, 0.12, 0.66, 0.12, 0.66, 0.52, 0.34, 0.52, 0.20, 0.68, 0.20, 0.52, 0.05, 0.52),
            _line(
                0.76, 0.36, 0.95, 0.36, 0.95, 0.74, 0.84, 0.74, 0.84, 0.90, 0.68, 0.74, 0.42, 0.74, 0.42, 0.62
            ),
            _line(0.18, 0.26, 0.53, 0.26),
            _line(0.18, 0.38, 0.44, 0.38),
        ),
        "",
    ),
    "geld": Shape(
        (
            _outline(0.04, 0.22, 0.96, 0.22, 0.96, 0.78, 0.04, 0.78),
            Circle(0.5, 0.5, 0.20),
            Curve((0.60, 0.41, 0.42, 0.32, 0.40, 0.68, 0.60, 0.59)),
            _line(0.38, 0.47, 0.54, 0.47),
            _line(0.38, 0.53, 0.54, 0.53),
            Circle(0.15, 0.5, 0.03, filled=True),
            Circle(0.85, 0.5, 0.03, filled=True),
        ),
        "",
    ),
    "zorg": Shape(
        (
            Curve((0.5, 0.92, -0.02, 0.52, 0.02, 0.08, 0.28, 0.10)),
            Curve((0.28, 0.10, 0.42, 0.11, 0.48, 0.20, 0.5, 0.28)),
            Curve((0.5, 0.28, 0.52, 0.20, 0.58, 0.11, 0.72, 0.10)),
            Curve((0.72, 0.10, 0.98, 0.08, 1.02, 0.52, 0.5, 0.92)),
            _line(0.5, 0.36, 0.5, 0.64),
            _line(0.36, 0.5, 0.64, 0.5),
        ),
        "",
    ),
    "stroom": Shape(
        (
            Curve((0.36, 0.70, 0.36, 0.56, 0.20, 0.52, 0.20, 0.36)),
            Curve((0.20, 0.36, 0.20, -0.04, 0.80, -0.04, 0.80, 0.36)),
            Curve((0.80, 0.36, 0.80, 0.52, 0.64, 0.56, 0.64, 0.70)),
            _line(0.36, 0.70, 0.64, 0.70),
            _line(0.38, 0.80, 0.62, 0.80),
            _line(0.42, 0.91, 0.58, 0.91),
        ),
        "",
    ),
    "school": Shape(
        (
            _line(0.5, 0.22, 0.5, 0.86),
            Curve((0.5, 0.22, 0.36, 0.10, 0.18, 0.12, 0.05, 0.16)),
            Curve((0.5, 0.22, 0.64, 0.10, 0.82, 0.12, 0.95, 0.16)),
            Curve((0.5, 0.86, 0.36, 0.74, 0.18, 0.76, 0.05, 0.80)),
            Curve((0.5, 0.86, 0.64, 0.74, 0.82, 0.76, 0.95, 0.80)),
            _line(0.05, 0.16, 0.05, 0.80),
            _line(0.95, 0.16, 0.95, 0.80),
        ),
        "",
    ),
    "werk": Shape(
        (
            _outline(0.05, 0.30, 0.95, 0.30, 0.95, 0.88, 0.05, 0.88),
            _line(0.34, 0.30, 0.34, 0.14, 0.66, 0.14, 0.66, 0.30),
            _line(0.05, 0.56, 0.42, 0.56),
            _line(0.58, 0.56, 0.95, 0.56),
            _outline(0.42, 0.50, 0.58, 0.50, 0.58, 0.64, 0.42, 0.64),
        ),
        "",
    ),
    "woning": Shape(
        (
            _line(0.04, 0.50, 0.5, 0.08, 0.96, 0.50),
            _line(0.16, 0.40, 0.16, 0.92, 0.84, 0.92, 0.84, 0.40),
            _line(0.42, 0.92, 0.42, 0.62, 0.60, 0.62, 0.60, 0.92),
        ),
        "",
    ),
}

PICTOGRAMS = {
    "L1": "contract",
    "L2": "pas",
    "L3": "geld",
    "L4": "welkom",
    "L5": "stroom",
    "L6": "school",
    "L7": "zorg",
    "L8": "werk",
    "L9": "woning",
}
"""Loket -> pictogram, for a loket whose content names none."""


def pictogram(name: str, loket: str = "") -> str:
    """Choose the drawn pictogram: the named one, else that of the loket, else people."""
    return name if name in SHAPES else PICTOGRAMS.get(loket, "people")
