"""Clock times as people type them and minutes as rules count them: `9:30` is 570, `12:30-13:00` a span."""

from __future__ import annotations

import re

from models.errors import Refused

_TIJD = re.compile(r"^([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?:\s*u(?:ur)?)?$")
_SPAN = re.compile(r"\s*(?:-|–|t/m|tot)\s*")
GEEN = "geen"
"""What is typed where there is no break at all."""
UUR = 60
DAG = 24 * UUR


def minutes_of(tijd: str) -> int | None:
    """Read a clock time (`9`, `9:30`, `0930`, `9 uur`) as minutes since midnight; None when it is none."""
    found = _TIJD.match(tijd.strip())
    if found is None:
        return None
    uur, minuut = int(found[1]), int(found[2] or 0)
    return uur * UUR + minuut if uur < DAG // UUR and minuut < UUR else None


def clock_of(minuten: int) -> str:
    """Spell minutes since midnight as a clock time: `9:30`."""
    return f"{minuten // UUR}:{minuten % UUR:02d}"


def span_of(tekst: str) -> tuple[int, int] | None:
    """Read a span of clock times (`12:30-13:00`); None when it is none or runs back."""
    ends = [minutes_of(part) for part in _SPAN.split(tekst.strip())]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:  # noqa: PLR2004 - two ends
        return None
    return ends[0], ends[1]


def read_clock(veld: str, tekst: str) -> str:
    """Give a clock time in one spelling, or nothing for nothing. Raises Refused("tijd_vorm")."""
    if not tekst:
        return ""
    found = minutes_of(tekst)
    if found is None:
        raise Refused("tijd_vorm", veld=veld)
    return clock_of(found)


def read_span(veld: str, tekst: str) -> str:
    """Give a span in one spelling, `geen`, or nothing for nothing. Raises Refused("span_vorm")."""
    if not tekst:
        return ""
    if tekst.casefold() in {GEEN, "-", "nee"}:
        return GEEN
    found = span_of(tekst)
    if found is None:
        raise Refused("span_vorm", veld=veld)
    return f"{clock_of(found[0])}-{clock_of(found[1])}"


def without(
    spans: tuple[tuple[int, int], ...], breaks: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Take breaks out of spans; what is left, in order, without empty pieces."""
    left = sorted(spans)
    for begin, end in breaks:
        pieces = []
        for van, tot in left:
            pieces += [(van, min(tot, begin)), (max(van, end), tot)]
        left = [(van, tot) for van, tot in pieces if van < tot]
    return tuple(left)
