"""The months of which a logboekblad can be made. No Qt: commands use it too."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from views.widgets.dagen import maand

MONTHS = 13
"""So many months back can be chosen."""


def months(vandaag: date) -> tuple[tuple[str, str], ...]:
    """The months that can be chosen (code, words), the last whole one first."""
    found = []
    year, month = vandaag.year, vandaag.month
    for _nr in range(MONTHS):
        found.append((f"{year}-{month:02d}", maand(date(year, month, 1))))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return (*found[1:], found[0])


def span(code: str, vandaag: date) -> tuple[date, date]:
    """First and last day of a month; this month goes up to today."""
    year, month = (int(part) for part in code.split("-"))
    last = date(year, month, monthrange(year, month)[1])
    return date(year, month, 1), min(last, vandaag)
