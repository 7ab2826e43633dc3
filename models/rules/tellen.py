"""Counts that outlive their dossier: persons housed, days per phase, dossiers per phase and closing.

A count is made of bare lines (`Telling`). A living dossier gives the same lines as what is left of it when it
was destroyed, so every figure stays equal (safety.md, *AVG*). Months, never days: what leads to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import TypeVar

from models.rules.kalender import halfjaar
from models.values import Fase, Telsoort

Plek = int | None
"""Id of the gemeente; None = not known."""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Telling:
    """One bare line: what is counted, where, in which month, and how many times."""

    soort: Telsoort
    gemeente_id: Plek = None
    begin: date | None = None
    maand: date | None = None
    fase: str = ""
    code: str = ""
    dagen: int | None = None
    stil: int = 0
    aantal: int = 1


@dataclass(frozen=True, slots=True)
class Loop:
    """The days that a dossier or traject went through; None = not known."""

    koppeling: date | None = None
    tekendatum: date | None = None
    integratie: date | None = None
    """The day on which the third phase began."""
    einde: date | None = None
    """End of guidance, or of the dossier."""
    verhuizing: date | None = None


@dataclass(frozen=True, slots=True)
class Tijd:
    """How many times, and the mean number of days with one decimal."""

    aantal: int
    gemiddeld: float


def month_of(dag: date | None) -> date | None:
    """The first day of the month; None stays None."""
    return dag.replace(day=1) if dag is not None else None


def phases(
    loop: Loop, gemeente_id: Plek, pauzes: Sequence[tuple[date, date | None]] = ()
) -> tuple[Telling, ...]:
    """One line for each phase that ended (foundations 9): koppeling, tekendatum, integratie, einde."""
    ends = (
        (Fase.PRE_VESTIGING, loop.koppeling, loop.tekendatum),
        (Fase.VESTIGING, loop.tekendatum, loop.integratie),
        (Fase.INTEGRATIE, loop.integratie, loop.einde),
    )
    return tuple(
        Telling(
            Telsoort.FASE,
            gemeente_id,
            begin=month_of(van),
            maand=month_of(tot),
            fase=fase.value,
            dagen=(tot - van).days,
            stil=still_days(pauzes, van, tot),
        )
        for fase, van, tot in ends
        if van is not None and tot is not None and tot >= van
    )


PIJPLIJN = "pijplijn"
"""Code of a way that moved and does not count yet."""


def move(
    loop: Loop,
    gemeente_id: Plek,
    pauzes: Sequence[tuple[date, date | None]] = (),
    *,
    telt: bool = True,
) -> tuple[Telling, ...]:
    """One line from koppeling to the move (A129, method A by `maand`, method B by `begin`).

    `pauzes` = those that are nobody's fault here (A109).
    """
    van, tot = loop.koppeling, loop.verhuizing
    if van is None or tot is None or tot < van:
        return ()
    still = still_days(pauzes, van, tot)
    return (
        Telling(
            Telsoort.VERHUIZING,
            gemeente_id,
            begin=month_of(van),
            maand=month_of(tot),
            code="" if telt else PIJPLIJN,
            dagen=(tot - van).days,
            stil=still,
        ),
    )


def waiting(loop: Loop, gemeente_id: Plek) -> tuple[Telling, ...]:
    """One line without a month for who was coupled and never moved: method B counts it (A129)."""
    if loop.koppeling is None:
        return ()
    return (Telling(Telsoort.VERHUIZING, gemeente_id, begin=month_of(loop.koppeling), code=PIJPLIJN),)


def parts(dagen: Mapping[str, int], maand: date | None, gemeente_id: Plek) -> tuple[Telling, ...]:
    """A line for each part of a way that counted, but the whole; loose from one another and from the way."""
    return tuple(
        Telling(Telsoort.DEEL, gemeente_id, maand=month_of(maand), code=deel, dagen=days)
        for deel, days in dagen.items()
        if deel != "totaal"
    )


TWEEDE = "tweede"
"""Code of a gezin in the second half of a year that it was counted in before: the year has it once."""


def homes(dagen: Iterable[date], gemeente_id: Plek) -> tuple[Telling, ...]:
    """A line for each half-year in which somebody of a gezin counted, whatever the number."""
    first: dict[str, date] = {}
    for dag in sorted(dagen):
        first.setdefault(halfjaar(dag), dag)
    return tuple(
        Telling(
            Telsoort.GEZIN,
            gemeente_id,
            maand=month_of(dag),
            code=TWEEDE if code.endswith("-2") and f"{dag.year}-1" in first else "",
        )
        for code, dag in first.items()
    )


def first_home(koppeling: date | None, verhuisd: date | None, geteld: date | None) -> date | None:
    """The day on which a way to a first dwelling ended: the move, or the day that counted before it.

    Who lives in a tussenvoorziening is housed and counts (A203); the move on from it is put down as the move
    of the same way, and is no first housing (A103). A day from before the koppeling is of an earlier way.
    """
    if geteld is None or (koppeling is not None and geteld < koppeling):
        return verhuisd
    return geteld if verhuisd is None else min(verhuisd, geteld)


def still_days(pauzes: Iterable[tuple[date, date | None]], van: date, tot: date) -> int:
    """Days between two days on which the clock stood still; a pause ends before its `tot`.

    A day counts once: a pause that was noted afterwards may lie over another one.
    """
    total, until = 0, van
    for begin, end in sorted(pauzes, key=itemgetter(0)):
        first, last = max(begin, until), min(end or tot, tot)
        total += max((last - first).days, 0)
        until = max(until, last)
    return total


def housed(tellingen: Iterable[Telling]) -> Mapping[tuple[Plek, str], int]:
    """Persons housed by gemeente and half-year (`2026-1`)."""
    return _sum(
        ((t.gemeente_id, halfjaar(t.maand)), t.aantal)
        for t in tellingen
        if t.soort is Telsoort.GEHUISVEST and t.maand is not None
    )


def closings(tellingen: Iterable[Telling]) -> Mapping[tuple[Plek, str, str], int]:
    """Dossiers by gemeente, phase and kind of closing; an open one has an empty kind."""
    return _sum(((t.gemeente_id, t.fase, t.code), t.aantal) for t in tellingen if t.soort is Telsoort.DOSSIER)


def times(
    tellingen: Iterable[Telling], *, netto: bool = False
) -> Mapping[tuple[Plek, Telsoort, str, str], Tijd]:
    """Mean days by gemeente, kind, phase and half-year of the end; `netto` without the days of a pause."""
    found: dict[tuple[Plek, Telsoort, str, str], tuple[int, int]] = {}
    for t in tellingen:
        if t.dagen is None or t.maand is None or t.soort is Telsoort.DEEL:
            continue
        key = (t.gemeente_id, t.soort, t.fase, halfjaar(t.maand))
        count, days = found.get(key, (0, 0))
        found[key] = (count + t.aantal, days + t.aantal * (t.dagen - (t.stil if netto else 0)))
    return {key: Tijd(count, float(round(Fraction(days, count), 1))) for key, (count, days) in found.items()}


def _sum(pairs: Iterable[tuple[K, int]]) -> Mapping[K, int]:
    found: dict[K, int] = {}
    for key, count in pairs:
        found[key] = found.get(key, 0) + count
    return found
