"""Drawn marks as PDF operators: lines, rectangles and signs, as text for the page's content stream.

Shapes that come back (tick boxes, badges, stars) are made once as a path and moved to their place; a colour
or width is written only where it changes.
"""

from __future__ import annotations

from functools import lru_cache

from reports.layout import MISSING_WIDTH, Line, Mark, Missing, Rect, Sign
from reports.shapes import SHAPES, Circle, Curve, Stroke
from reports.style import colours

_ROUND = 0.5523
"""Guide length of a quarter circle as a fraction of the radius."""


class Drawing:
    """The drawn marks of one page; y upwards."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._pen = ""
        self._paint = ""

    def operators(self) -> str:
        """All operators so far."""
        return "\n".join(self._found)

    def add(self, x: float, y: float, mark: Mark) -> None:
        """Draw a mark whose page, row or line starts at (x, y)."""
        match mark:
            case Line():
                self._use(_pen(mark.colour, mark.line))
                start, end = f"{x + mark.x1:.2f} {y - mark.y1:.2f}", f"{x + mark.x2:.2f} {y - mark.y2:.2f}"
                line = f"{start} m {end} l S"
                self._found.append(f"q [{_n(mark.dash)}] 0 d {line} Q" if mark.dash else line)
            case Rect(radius=radius) if radius:
                path = _rounded(mark.width, mark.height, radius, mark.stroke, mark.fill, mark.line)
                self._moved(x + mark.x, y - mark.y - mark.height, path)
            case Rect():
                self._rectangle(x + mark.x, y - mark.y - mark.height, mark)
            case Sign(name=name, size=size, colour=colour):
                self._moved(x + mark.x, y - mark.y, _sign(name, size, colour))
            case _:
                raise TypeError(type(mark).__name__)

    def missing(self, x: float, y: float, mark: Missing) -> None:
        """Draw a box for each character that the font lacks."""
        self._use(_pen("ink", 0.5))
        wide = MISSING_WIDTH * mark.size
        for number in range(len(mark.text)):
            left = x + mark.x + number * wide + 0.06 * mark.size
            self._found.append(f"{_n(left, y - mark.y, wide - 0.12 * mark.size, 0.7 * mark.size)} re S")

    def _use(self, pen: str) -> None:
        if pen != self._pen:
            self._pen = pen
            self._found.append(pen)

    def _moved(self, x: float, y: float, path: str) -> None:
        self._found.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {path} Q")

    def _rectangle(self, x: float, y: float, mark: Rect) -> None:
        if mark.fill and (paint := _paint(mark.fill)) != self._paint:
            self._paint = paint
            self._found.append(paint)
        if mark.stroke:
            self._use(_pen(mark.stroke, mark.line))
        size = f"{mark.width:.2f} {mark.height:.2f} re {_ending(mark.stroke, mark.fill)}"
        self._found.append(f"{x:.2f} {y:.2f} {size}")


def _ending(stroke: str, fill: str) -> str:
    return "B" if stroke and fill else "f" if fill else "S"


def _n(*values: float) -> str:
    return " ".join(f"{value:.2f}" for value in values)


@lru_cache(maxsize=256)
def _pen(colour: str, line: float) -> str:
    return f"{_n(*colours()[colour])} RG {line:.2f} w"


@lru_cache(maxsize=64)
def _paint(colour: str) -> str:
    return f"{_n(*colours()[colour])} rg"


@lru_cache(maxsize=256)
def _rounded(width: float, height: float, radius: float, stroke: str, fill: str, line: float) -> str:
    """A rectangle with round corners from its lower left corner."""
    r, g = radius, radius * (1 - _ROUND)
    found = [_paint(fill)] if fill else []
    if stroke:
        found.append(_pen(stroke, line))
    found.append(
        f"{_n(r, 0)} m {_n(width - r, 0)} l {_n(width - g, 0, width, g, width, r)} c "
        f"{_n(width, height - r)} l {_n(width, height - g, width - g, height, width - r, height)} c "
        f"{_n(r, height)} l {_n(g, height, 0, height - g, 0, height - r)} c "
        f"{_n(0, r)} l {_n(0, g, g, 0, r, 0)} c h {_ending(stroke, fill)}"
    )
    return " ".join(found)


@lru_cache(maxsize=256)
def _sign(name: str, size: float, colour: str) -> str:
    """A sign from its upper left corner."""
    shape = SHAPES[name]
    found = [_pen(colour, shape.line * size), _paint(colour), "1 J 1 j"]
    for part in shape.parts:
        match part:
            case Stroke(points=points, closed=closed, filled=filled):
                pairs = [_n(points[i] * size, -points[i + 1] * size) for i in range(0, len(points), 2)]
                end = "f" if filled else "s" if closed else "S"
                found.append(f"{pairs[0]} m {' '.join(f'{pair} l' for pair in pairs[1:])} {end}")
            case Curve(points=p):
                guides = " ".join(_n(p[i] * size, -p[i + 1] * size) for i in (2, 4, 6))
                found.append(f"{_n(p[0] * size, -p[1] * size)} m {guides} c S")
            case Circle():
                found.append(_circle(part.x * size, -part.y * size, part.radius * size, filled=part.filled))
    return " ".join(found)


def _circle(x: float, y: float, radius: float, *, filled: bool) -> str:
    r, k = radius, radius * _ROUND
    return (
        f"{_n(x + r, y)} m {_n(x + r, y + k, x + k, y + r, x, y + r)} c "
        f"{_n(x - k, y + r, x - r, y + k, x - r, y)} c {_n(x - r, y - k, x - k, y - r, x, y - r)} c "
        f"{_n(x + k, y - r, x + r, y - k, x + r, y)} c {'f' if filled else 's'}"
    )
