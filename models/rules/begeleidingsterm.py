"""How long a gezin is guided: every term that counts with its source, and the longest of them (K02, A004)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.begeleiding import traject_end
from models.rules.kalender import add_maanden


class Grond(StrEnum):
    """Why the begeleiding lasts until a day."""

    GETEKEND = "getekend"
    """At least a year after the signing (N §Zienswijze 1)."""
    BESCHIKBAAR = "beschikbaar"
    """At least half a year from the day the dwelling was available (H bijlage 1)."""
    TRAJECT = "traject"
    """A bought traject of twelve months (S §Transformatie)."""
    AFSPRAAK = "afspraak"
    """What was agreed with the gezin itself (A005)."""


@dataclass(frozen=True, slots=True)
class Maanden:
    """The lengths of the terms in months, as they are set; None = left open, then that term is not there."""

    getekend: int | None = 12
    beschikbaar: int | None = 6


@dataclass(frozen=True, slots=True)
class Termijn:
    """One term: why, from which day counted, how many months (None = a day that was agreed), and its end."""

    grond: Grond
    van: date | None
    maanden: int | None
    tot: date


def terms(
    getekend: date | None,
    beschikbaar: date | None,
    trajecten: tuple[tuple[date, date], ...],
    afgesproken: date | None,
    maanden: Maanden,
) -> tuple[Termijn, ...]:
    """Every term that is known, the longest first; the first one counts (K02).

    `trajecten` = start and end of each bought traject of maatschappelijke begeleiding that was not stopped.
    """
    found = []
    if getekend is not None and maanden.getekend is not None:
        end = add_maanden(getekend, maanden.getekend)
        found.append(Termijn(Grond.GETEKEND, getekend, maanden.getekend, end))
    if beschikbaar is not None and maanden.beschikbaar is not None:
        end = add_maanden(beschikbaar, maanden.beschikbaar)
        found.append(Termijn(Grond.BESCHIKBAAR, beschikbaar, maanden.beschikbaar, end))
    found += [Termijn(Grond.TRAJECT, start, None, einde) for start, einde in trajecten]
    if afgesproken is not None:
        found.append(Termijn(Grond.AFSPRAAK, None, None, afgesproken))
    order = list(Grond)
    return tuple(sorted(found, key=lambda one: (-one.tot.toordinal(), order.index(one.grond))))


class TrajectStand(StrEnum):
    """How a bought traject stands on a day."""

    KOMT = "komt"
    LOOPT = "loopt"
    BIJNA = "bijna"
    """It ends soon: time to talk about what comes after."""
    VOORBIJ = "voorbij"
    """Its end has passed and nobody said that it ended."""
    GESTOPT = "gestopt"


def traject_stand(start: date, einde: date, gestopt: date | None, vandaag: date, dagen: int) -> TrajectStand:
    """How a traject stands; `dagen` = so many days before its end it asks for attention (A168)."""
    if gestopt is not None and gestopt <= vandaag:
        return TrajectStand.GESTOPT
    if einde < vandaag:
        return TrajectStand.VOORBIJ
    if vandaag < start:
        return TrajectStand.KOMT
    return TrajectStand.BIJNA if (einde - vandaag).days <= dagen else TrajectStand.LOOPT


def planned_end(start: date, maanden: int) -> date:
    """The end of a bought traject: start plus so many months (A168: 12)."""
    return traject_end(start, maanden)


def too_many(aantal: int, maximum: int | None) -> bool:
    """Whether somebody has more gezinnen than agreed; None or 0 = no maximum was agreed (A170)."""
    return bool(maximum) and maximum is not None and aantal > maximum
