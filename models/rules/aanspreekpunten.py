"""One to call at a time: which spans of whom one calls first lie over each other (A006, A077)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Span = tuple[date, date | None]
"""First and last day; no last day = still."""


def overlap(one: Span, other: Span) -> bool:
    """Whether two were the one to call on the same days; the day of handing over belongs to both."""
    first, second = sorted((one, other), key=lambda span: span[0])
    return first[1] is None or second[0] < first[1]


def doubles(spans: Sequence[Span]) -> frozenset[int]:
    """Places in the list of those who were not the only one to call."""
    return frozenset(
        nr
        for nr, span in enumerate(spans)
        if any(overlap(span, other) for at, other in enumerate(spans) if at != nr)
    )
