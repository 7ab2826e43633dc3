"""A chart as marks: its scale, its lines, and what they are called. Nothing lies outside its width.

Lines are told apart without colour: each has a mark of its own shape (and dashes where it says so), so that a
copier may print it in black. Where marks fall on one another the larger ones lie below and stay in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from models.rules.schaal import Schaal, every, schaal
from reports.document import Chart, Series, Text
from reports.grafiek import number
from reports.layout import Laid, Line, Mark, Missing, Rect, Setter, Sign, Words, shifted
from reports.style import MM, SMALL

COLOURS = ("accent", "good", "late", "ink", "soon", "rail")
SIDES = (2.1, 3.1, 3.4, 3.2, 3.8, 3.2)
"""Half the size in points of the marks: disc, square, triangle, ring, diamond, open square."""
SAMPLE = 24.0
"""Length in points of the stretch of line before a name."""
GAP = 4.0
BETWEEN = 16.0
"""White in points between two names of lines."""
DASH = 4.0
WIDEST = 32.0 * MM
"""A longer name of a place is cut; its table has it whole."""


class _Name(NamedTuple):
    """A set text on one line and how wide it is, in points."""

    laid: Laid
    width: float


class _Field(NamedTuple):
    """Where the lines run, in points from the top left of the chart."""

    left: float
    top: float
    right: float
    bottom: float
    scale: Schaal
    places: int

    @property
    def step(self) -> float:
        """From one place to the next."""
        return (self.right - self.left) / self.places

    def x(self, nr: int) -> float:
        """The middle of a place."""
        return self.left + self.step * (nr + 0.5)

    def y(self, value: float) -> float:
        """The height of a figure."""
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)


def draw_chart(chart: Chart, setter: Setter, width: float) -> Laid:
    """Draw a chart in `width` points."""
    marks: list[Mark] = []
    row = _name(setter, "x", width).laid.height + 2.0
    rows = _legend(chart.lines, setter, width)
    for nr, names in enumerate(rows):
        for x, line, name in names:
            marks += _sample(line, chart.lines[line], x, (nr + 0.5) * row)
            marks += shifted(name.laid, x + SAMPLE + GAP, nr * row + 1.0)
    high = chart.height * MM + (len(rows) - 1) * row
    unit = _name(setter, chart.unit, width)
    marks += shifted(unit.laid, 0.0, len(rows) * row)
    scale = schaal(value for line in chart.lines for value in line.values)
    labels = [(value, _name(setter, number(value), width)) for value in scale.ticks()]
    left = max(name.width for _value, name in labels) + GAP
    top = (len(rows) + 1) * row + GAP + 3.0
    field = _Field(left, top, width - 1.0, high - row - GAP, scale, max(len(chart.places), 1))
    for value, name in labels:
        y = field.y(value)
        marks.append(Line(left, y, field.right, y, "grid" if value else "ink", 0.35 if value else 0.9))
        marks += shifted(name.laid, left - GAP - name.width, y - name.laid.height / 2)
    marks += _places(chart, setter, field, width)
    for nr, one in enumerate(chart.lines):
        marks += _stretches(nr, one, field)
    for nr, one in reversed(list(enumerate(chart.lines))):
        for at, figure in enumerate(one.values):
            if figure is not None:
                marks += _mark(nr, field.x(at), field.y(figure))
    return Laid(high + 1.5 * MM, tuple(marks))


def _name(setter: Setter, text: str, room: float) -> _Name:
    """Set a text on one line, cut when it is longer than the room."""
    laid = setter.within(Text(" ".join(text.split()), size=SMALL), room, 1)[0]
    ends = [0.0]
    for mark in laid.marks:
        if isinstance(mark, Words):
            ends.append(mark.x + setter.fonts.width(mark.text, mark.face) * mark.size)
        elif isinstance(mark, Missing):
            ends.append(mark.x + len(mark.text) * mark.width)
    return _Name(laid, max(ends))


def _legend(lines: tuple[Series, ...], setter: Setter, width: float) -> list[list[tuple[float, int, _Name]]]:
    """The names of the lines in rows: where each begins, and which line it is."""
    rows: list[list[tuple[float, int, _Name]]] = [[]]
    x = 0.0
    for nr, line in enumerate(lines):
        name = _name(setter, line.name, width - SAMPLE - GAP)
        wide = SAMPLE + GAP + name.width
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, nr, name))
        x += wide + BETWEEN
    return rows


def _places(chart: Chart, setter: Setter, field: _Field, width: float) -> Iterator[Mark]:
    """The names below, the last one always: each second, third … where they would touch."""
    names = [_name(setter, place, min(WIDEST, width / 3)) for place in chart.places]
    skip = every(max((name.width for name in names), default=0.0) + 2 * GAP, field.step)
    free = width + GAP
    for nr in reversed(range(len(names))):
        name = names[nr]
        x = min(max(field.x(nr) - name.width / 2, 0.0), width - name.width)
        if (len(names) - 1 - nr) % skip == 0 and x + name.width + GAP <= free:
            free = x
            yield Line(field.x(nr), field.bottom, field.x(nr), field.bottom + GAP / 2, "grid", 0.5)
            yield from shifted(name.laid, x, field.bottom + GAP)


def _stretches(nr: int, line: Series, field: _Field) -> Iterator[Mark]:
    """From figure to figure; where one is missing the line is broken."""
    points = [
        (field.x(at), field.y(value)) if value is not None else None for at, value in enumerate(line.values)
    ]
    for here, there in pairwise(points):
        if here is not None and there is not None:
            yield _line(nr, line, *here, *there)


def _sample(nr: int, line: Series, x: float, y: float) -> Iterator[Mark]:
    yield _line(nr, line, x, y, x + SAMPLE, y)
    yield from _mark(nr, x + SAMPLE / 2, y)


def _line(nr: int, line: Series, x1: float, y1: float, x2: float, y2: float) -> Line:
    return Line(x1, y1, x2, y2, COLOURS[nr % len(COLOURS)], 1.2, DASH if line.dashed else 0.0)


def _mark(nr: int, x: float, y: float) -> Iterator[Mark]:
    """The mark of a line, around its point."""
    shape = nr % len(SIDES)
    half, colour = SIDES[shape], COLOURS[nr % len(COLOURS)]
    left, top, side = x - half, y - half, 2 * half
    match shape:
        case 0:
            yield Rect(left, top, side, side, "white", colour, 0.6, half)
        case 1:
            yield Rect(left, top, side, side, "white", colour)
        case 3:
            yield Rect(left, top, side, side, colour, "white", 1.0, half)
        case 5:
            yield Rect(left, top, side, side, colour, "white", 1.0)
        case _:
            yield Sign(left, top, "triangle" if shape == 2 else "diamond", side, colour)
