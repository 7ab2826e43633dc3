"""Reports to the raad: which period they are about, how complete the dossiers are, and groups that are shown.

Taakstelling and realisatie are always shown. A kenmerk of few people is not: with a total beside it a single
hidden number could be worked out, so small groups go together (decision 73).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.taakstelling import Halfjaar

JAREN = 5
"""So many whole years are offered, beside the one that runs."""
LEEFTIJDEN = (0, 4, 12, 18)
"""First years of the age groups: before school, primary, secondary, adult."""
OVERIG = ""
"""Key of the groups that are shown together."""
_JAAR = re.compile(r"^\d{4}$")
_HALFJAAR = re.compile(r"^(\d{4})-([12])$")


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """The period of a report: whole half-years."""

    code: str
    """`2025` or `2026-1`."""
    halfjaren: tuple[Halfjaar, ...]

    @property
    def begin(self) -> date:
        """First day."""
        return self.halfjaren[0].begin

    @property
    def eind(self) -> date:
        """Last day."""
        return self.halfjaren[-1].eind


def _year(jaar: int) -> Tijdvak:
    return Tijdvak(str(jaar), (Halfjaar(jaar, 1), Halfjaar(jaar, 2)))


def _half(half: Halfjaar) -> Tijdvak:
    return Tijdvak(half.code, (half,))


def years(vandaag: date) -> tuple[Tijdvak, ...]:
    """Years that can be reported on: the last whole one first, then the one that runs, then earlier ones."""
    now = vandaag.year
    return tuple(_year(one) for one in (now - 1, now, *range(now - 2, now - JAREN - 1, -1)))


def half_years(vandaag: date) -> tuple[Tijdvak, ...]:
    """Half-years that can be reported on: the last whole one first, then the one that runs, then earlier."""
    now = Halfjaar.van(vandaag)
    found, half = [_half(now.vorige), _half(now)], now.vorige.vorige
    while half.jaar > now.jaar - JAREN:
        found.append(_half(half))
        half = half.vorige
    return tuple(found)


def read_year(code: str, vandaag: date) -> Tijdvak | None:
    """The year of a code; the last whole one when it is empty, None when it is no year or has not begun."""
    if not code:
        return years(vandaag)[0]
    return _year(int(code)) if _JAAR.match(code) and 1 < int(code) <= vandaag.year else None


def read_half(code: str, vandaag: date) -> Tijdvak | None:
    """The half-year of a code; the last whole one when it is empty, None when it is none or has not begun."""
    if not code:
        return half_years(vandaag)[0]
    found = _HALFJAAR.match(code)
    if found is None or int(found[1]) <= 1:
        return None
    half = Halfjaar(int(found[1]), int(found[2]))
    return _half(half) if half.begin <= vandaag else None


def complete_promille(compleet: int, geheel: int) -> int | None:
    """Dossiers with nothing missing, in thousandths of the open ones, halves up (A210); None without any."""
    return (compleet * 2000 + geheel) // (geheel * 2) if geheel else None


def shown_groups(groepen: Mapping[str, int], drempel: int) -> tuple[tuple[str, int], ...]:
    """Groups with their numbers as they may be shown: the largest first, what is too small together last.

    While what stands together is itself too small, the smallest shown group joins it: otherwise the total
    would tell it. Nothing is shown of a whole that is too small.
    """
    known = sorted(((code, n) for code, n in groepen.items() if n > 0), key=lambda one: (-one[1], one[0]))
    kept = [one for one in known if one[1] >= drempel and one[0] != OVERIG]
    rest = sum(n for _code, n in known) - sum(n for _code, n in kept)
    while 0 < rest < drempel and kept:
        rest += kept.pop()[1]
    if rest == 0:
        return tuple(kept)
    return (*kept, (OVERIG, rest)) if rest >= drempel else ()


def shown_part(deel: int, geheel: int, drempel: int) -> int | None:
    """A number out of a whole as it may be shown; None where it, or what is left, is a small group."""
    small = 0 < deel < drempel or 0 < geheel - deel < drempel
    return None if small else deel


def shown_parts(delen: Sequence[int], drempel: int) -> tuple[int | None, ...]:
    """Parts of a whole that is told, as they may be shown beside each other; None = hidden.

    While the hidden ones together are a small group, the smallest shown one is hidden too: the whole minus
    what is shown would tell them. Nothing is shown of a whole that is too small.
    """
    hidden = {nr for nr, deel in enumerate(delen) if 0 < deel < drempel or 0 < sum(delen) < drempel}
    able = sorted((nr for nr, deel in enumerate(delen) if deel >= drempel), key=lambda nr: (delen[nr], nr))
    for nr in able:
        if not 0 < sum(delen[one] for one in hidden) < drempel:
            break
        hidden.add(nr)
    return tuple(None if nr in hidden else deel for nr, deel in enumerate(delen))


@dataclass(frozen=True, slots=True)
class Verblijf:
    """The stay of a gezin in a temporary place: first and last day (None = still there), and persons."""

    van: date
    tot: date | None
    personen: int


def moves_of(stays: Sequence[Verblijf]) -> Iterator[tuple[date, int, int]]:
    """Each day on which persons of one gezin came to a temporary place or moved on: day, came, went.

    `stays` by day. One that begins where the one before ended is a move between two places: only the
    difference in persons came or went.
    """
    before: Verblijf | None = None
    for stay in stays:
        here = 0
        if before is not None and before.tot is not None:
            if stay.van <= before.tot + timedelta(days=1):
                here = before.personen
            else:
                yield before.tot, 0, before.personen
        if stay.personen != here:
            yield stay.van, max(stay.personen - here, 0), max(here - stay.personen, 0)
        before = stay
    if before is not None and before.tot is not None:
        yield before.tot, 0, before.personen


def come_and_gone(verblijven: Iterable[Sequence[Verblijf]], begin: date, eind: date) -> tuple[int, int]:
    """How many persons came to a temporary place and moved on from it in a period, both days included.

    `verblijven` = the stays of each gezin by day.
    """
    there = [move for stays in verblijven for move in moves_of(stays) if begin <= move[0] <= eind]
    return sum(came for _day, came, _went in there), sum(went for _day, _came, went in there)


def age_group(leeftijd: int) -> str:
    """The group of an age in whole years, as a report names it: its first year, `18` = that and older."""
    return str(max(first for first in LEEFTIJDEN if first <= max(leeftijd, 0)))
