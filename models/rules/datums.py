"""Dates as people type them: `3-6`, `3 juni`, `vandaag`, `+14`, `wo 3 juni 2026` (ui.md)."""

from __future__ import annotations

import re
from datetime import date, timedelta

MAANDEN = (
    ("januari", "jan", "january"),
    ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "mar", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)
WOORDEN = {
    "vandaag": 0,
    "v": 0,
    "nu": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "gisteren": -1,
    "yesterday": -1,
    "eergisteren": -2,
}
DAGEN = (
    ("ma", "maandag", "mon", "monday"),
    ("di", "dinsdag", "tue", "tuesday"),
    ("wo", "woensdag", "wed", "wednesday"),
    ("do", "donderdag", "thu", "thursday"),
    ("vr", "vrijdag", "fri", "friday"),
    ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)
EEUW = 100
ZEVEN_MAANDEN = 214
"""Without a year it is a day of this year, unless that lies further away than so many days."""
_SPRONG = re.compile(r"^([+-])\s*(\d{1,4})\s*(d|dagen|dag|w|wk|weken|week|days?|weeks?)?$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_CIJFERS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?$")
_AANEEN = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_MAAND = re.compile(r"^(\d{1,2})\s*[-. ]?\s*([a-z]+)\.?\s*[-,. ]?\s*(\d{4}|\d{2})?$")


def parse_datum(  # noqa: PLR0911 - one return a way of writing
    text: str, vandaag: date, *, verleden: bool = False
) -> date | None:
    """Read a date as typed; None when it is none (30 februari, 45-6, words).

    Without a year it is that day of this year or the nearest one, `verleden` the last one that was. Two
    digits for a year are 2000-2099, and 1900-1999 where `verleden` and that day must still come (birthday).
    """
    typed = _strip_weekday(" ".join(text.lower().split()))
    if typed in WOORDEN:
        return _shift(vandaag, WOORDEN[typed])
    if sprong := _SPRONG.match(typed):
        dagen = int(sprong[2]) * (7 if (sprong[3] or "").startswith("w") else 1)
        return _shift(vandaag, -dagen if sprong[1] == "-" else dagen)
    weekdag = next((nr for nr, namen in enumerate(DAGEN) if typed in namen), None)
    if weekdag is not None:
        return _shift(vandaag, _to_weekday(vandaag, weekdag, verleden=verleden))
    if iso := _ISO.match(typed):
        return _make(int(iso[1]), int(iso[2]), int(iso[3]))
    if cijfers := _CIJFERS.match(typed) or _AANEEN.match(typed):
        return _with_year(int(cijfers[1]), int(cijfers[2]), cijfers[3], vandaag, verleden=verleden)
    if woord := _MAAND.match(typed):
        maand = next((nr for nr, namen in enumerate(MAANDEN, start=1) if woord[2] in namen), 0)
        return _with_year(int(woord[1]), maand, woord[3], vandaag, verleden=verleden) if maand else None
    return None


def _strip_weekday(typed: str) -> str:
    """Drop the name of the day in front of a date (`wo 3 juni 2026`): the date itself decides."""
    first, _, rest = typed.partition(" ")
    if rest and any(first.rstrip(".,") in namen for namen in DAGEN):
        return rest.strip()
    return typed


def _to_weekday(vandaag: date, weekdag: int, *, verleden: bool) -> int:
    """Days to the next such weekday (the last, where `verleden`); never today itself."""
    if verleden:
        return -((vandaag.weekday() - weekdag - 1) % 7 + 1)
    return (weekdag - vandaag.weekday() - 1) % 7 + 1


def _with_year(dag: int, maand: int, jaar: str | None, vandaag: date, *, verleden: bool) -> date | None:
    if jaar is None:
        return _nearest(dag, maand, vandaag, verleden=verleden)
    if len(jaar) > 2:  # noqa: PLR2004 - a year in full
        return _make(int(jaar), maand, dag)
    found = _make(2000 + int(jaar), maand, dag)
    if verleden and (found is None or found > vandaag):
        return _make(2000 - EEUW + int(jaar), maand, dag)
    return found


def _nearest(dag: int, maand: int, vandaag: date, *, verleden: bool) -> date | None:
    """Give the day of this year, or the nearest where that one is far or does not exist (29 February)."""
    found = [
        one
        for jaar in range(vandaag.year - 8, vandaag.year + 9)
        if (one := _make(jaar, maand, dag)) is not None
    ]
    if verleden:
        found = [one for one in found if one <= vandaag]

    def far(one: date) -> tuple[bool, int]:
        days = abs((one - vandaag).days)
        return one.year != vandaag.year or days > ZEVEN_MAANDEN, days

    return min(found, key=far, default=None)


def _shift(vandaag: date, dagen: int) -> date | None:
    try:
        return vandaag + timedelta(days=dagen)
    except OverflowError:
        return None


def _make(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None
