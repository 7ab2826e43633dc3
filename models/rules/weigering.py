"""A woningweigering step by step (H §3.4.2), and how long it held the move up, with and without fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ANDERS = "anders"
"""The reason that is always there: the documents name no list of other grounds (K18)."""


class WeigerStap(StrEnum):
    """Where a weigering stands, and so who does what next."""

    TOETS = "toets"
    """The COA tests whether it is justified, within 14 days (A105)."""
    TWEEDE_KANS = "tweede_kans"
    """Unjustified: one chance to take the dwelling after all (A107)."""
    ALSNOG = "alsnog"
    """The dwelling was taken after all; the clock runs again."""
    NIEUWE_WONING = "nieuwe_woning"
    """Justified: another dwelling for the household, another candidate for this one, in 14 days (A106)."""
    GESTOPT = "gestopt"
    """Unjustified and final: mediation stops; another candidate in 14 days (A107)."""


@dataclass(frozen=True, slots=True)
class Weigering:
    """What is known of a weigering."""

    op: date
    terecht: bool | None = None
    """None = the COA has not spoken yet."""
    uitspraak: date | None = None
    alsnog: date | None = None
    definitief: bool = False


def step_of(weigering: Weigering, eerder_onterecht: int = 0) -> WeigerStap:
    """Where a weigering stands; after an earlier unjustified one there is no second chance (A107)."""
    if weigering.alsnog is not None:
        return WeigerStap.ALSNOG
    if weigering.terecht is None:
        return WeigerStap.TOETS
    if weigering.terecht:
        return WeigerStap.NIEUWE_WONING
    final = weigering.definitief or eerder_onterecht > 0
    return WeigerStap.GESTOPT if final else WeigerStap.TWEEDE_KANS


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A time in which the clock stood still; `verwijtbaar` = through the fault of the household."""

    van: date
    tot: date | None = None
    verwijtbaar: bool = False


@dataclass(frozen=True, slots=True)
class Vertraging:
    """Days of delay (A109)."""

    verwijtbaar: int = 0
    niet_verwijtbaar: int = 0

    @property
    def samen(self) -> int:
        """All days of delay."""
        return self.verwijtbaar + self.niet_verwijtbaar


def delay(stilstanden: Iterable[Stilstand], vandaag: date) -> Vertraging:
    """Count the days that the clock stood still, with and without fault; one that runs counts until today.

    A day that two of them share counts once, and then as without fault: nobody is blamed twice.
    """
    schuld: set[int] = set()
    ander: set[int] = set()
    for one in stilstanden:
        until = one.tot if one.tot is not None else vandaag
        days = range(one.van.toordinal(), until.toordinal())
        (schuld if one.verwijtbaar else ander).update(days)
    return Vertraging(len(schuld - ander), len(ander))
