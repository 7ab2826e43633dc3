"""Colours and measures of paper, from the one token table that the screens use too."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "resources" / "style" / "tokens.toml"

MM = 72 / 25.4
"""Points in a millimetre."""

BASE = 10.0
"""Size of ordinary text in points; smaller is allowed only for second lines and the foot."""
SMALL = 8.5
HEADING = 11.5
TITLE = 16.0
LEADING = 1.25
"""Line height as a multiple of the size."""

A4 = (210.0, 297.0)
"""Width and height in millimetres."""
MARGIN = 12.0
"""White edge left and right, in millimetres."""
TOP = 9.0
BOTTOM = 8.0

TICK = 5.0
"""Side of a tick box in millimetres: large enough for a ballpoint."""
LINE_HEIGHT = 7.0
"""Height in millimetres of a line that someone writes on."""


def _rgb(text: str) -> tuple[float, float, float]:
    """Turn `#RRGGBB` into three fractions, rounded so that the PDF stays small and equal everywhere."""
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))
    return red, green, blue


@cache
def colours() -> dict[str, tuple[float, float, float]]:
    """Give the light colours by token name, plus `white` and `grid` (a line that survives a copier)."""
    with TOKENS.open("rb") as file:
        light = tomllib.load(file)["light"]
    found = {name: _rgb(value) for name, value in light.items()}
    found["white"] = (1.0, 1.0, 1.0)
    found["grid"] = _rgb("#8B979D")
    return found
