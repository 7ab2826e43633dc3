"""Young people without parents: when they turn 18, who is responsible, and how long guidance goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.begeleiding import quarter_of
from models.rules.kalender import add_maanden
from models.rules.leeftijd import verjaardag
from models.values import Partij, Reden

MEERDERJARIG = 18
KWARTALEN = 4
Kwartaal = tuple[int, int]
"""Year and quarter (1-4)."""


def responsible_on(geboren: date, dag: date) -> Partij:
    """Who sees to the housing of an amv on a day: Nidos until 18, the gemeente from then on (A095)."""
    return Partij.GEM if dag >= verjaardag(geboren, MEERDERJARIG) else Partij.NID


class Vanaf(StrEnum):
    """From which day the continued guidance counts (A178)."""

    VERTROKKEN = "vertrokken"
    ACHTTIEN = "18"
    VERLENGD = "verlengd"


@dataclass(frozen=True, slots=True)
class Nazorg:
    """The continued guidance by the amv organisation: from, up to, and why."""

    van: date
    tot: date
    vanaf: Vanaf
    maanden: int

    @property
    def reden(self) -> Reden:
        """Why it ends on that day, as a sentence of `resources`."""
        return Reden.of(f"amv_nazorg_{self.vanaf.value}", maanden=self.maanden)


def guidance(
    geboren: date | None, vertrokken: date | None, maanden: int | None, verlengd_tot: date | None = None
) -> Nazorg | None:
    """How long the organisation of before goes on guiding: months after leaving, else after turning 18.

    A178. Who stays in the longer opvang leaves it at the latest on `verlengd_tot`: until then the months do
    not begin. None while the birthday and the leaving are both unknown, or the figure is left open.
    """
    if maanden is None:
        return None
    if vertrokken is not None:
        return Nazorg(vertrokken, add_maanden(vertrokken, maanden), Vanaf.VERTROKKEN, maanden)
    if verlengd_tot is not None:
        return Nazorg(verlengd_tot, add_maanden(verlengd_tot, maanden), Vanaf.VERLENGD, maanden)
    if geboren is None:
        return None
    dag = verjaardag(geboren, MEERDERJARIG)
    return Nazorg(dag, add_maanden(dag, maanden), Vanaf.ACHTTIEN, maanden)


def extended_until(geboren: date, jaren: int | None) -> date | None:
    """The birthday on which the longer opvang ends at the latest (21); None = the figure is left open."""
    return None if jaren is None else verjaardag(geboren, jaren)


def leaves_extended(tot: date | None, vertrokken: date | None) -> date | None:
    """The day on which somebody leaves the longer opvang: as it was noted, else the last one it allows."""
    return vertrokken or tot


def next_quarters(dag: date, aantal: int = KWARTALEN) -> tuple[Kwartaal, ...]:
    """The quarter of a day and those after it, in order."""
    jaar, kwartaal = quarter_of(dag)
    return tuple((jaar + (kwartaal - 1 + n) // 4, (kwartaal - 1 + n) % 4 + 1) for n in range(aantal))


def code_of(kwartaal: Kwartaal) -> str:
    """A quarter as it is written: `2026-K3`."""
    return f"{kwartaal[0]}-K{kwartaal[1]}"


def parse(code: str) -> Kwartaal | None:
    """Read a quarter as it is written; None for anything else."""
    jaar, _sep, kwartaal = code.partition("-K")
    if not (len(jaar) == 4 and jaar.isdecimal() and kwartaal in {"1", "2", "3", "4"}):  # noqa: PLR2004 - digits
        return None
    return int(jaar), int(kwartaal)
