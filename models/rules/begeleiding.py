"""How long and how often somebody is guided, and what goes on afterwards (H bijlage 3, S §Transformatie)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.kalender import add_maanden
from models.rules.leeftijd import verjaardag


class Band(StrEnum):
    """How intensive the contact is expected to be (A164)."""

    INTENSIEF = "intensief"
    MINDER = "minder"
    EIGEN_WEG = "eigen_weg"
    ZELFREDZAAM = "zelfredzaam"


@dataclass(frozen=True, slots=True)
class Banden:
    """The ends of the bands in months after the signing."""

    intensief_maanden: int = 9
    eigen_weg_maanden: int = 18
    zelfredzaam_maanden: int = 24


def band_on(tekendatum: date, dag: date, banden: Banden) -> Band:
    """Which band a day falls in: intensive, then less, own way, and after two years self-reliant (A164)."""
    for months, band in (
        (banden.intensief_maanden, Band.INTENSIEF),
        (banden.eigen_weg_maanden, Band.MINDER),
        (banden.zelfredzaam_maanden, Band.EIGEN_WEG),
    ):
        if dag < add_maanden(tekendatum, months):
            return band
    return Band.ZELFREDZAAM


@dataclass(frozen=True, slots=True)
class Maand:
    """A month of contact: its first day, the band, how often contact was expected and how often it was."""

    maand: date
    band: Band
    verwacht: int
    echt: int


VERWACHT = {Band.INTENSIEF: 4, Band.MINDER: 2, Band.EIGEN_WEG: 1, Band.ZELFREDZAAM: 0}
"""Contacts a month that fit each band; a proposal, the documents give the bands only."""


def months_of(
    tekendatum: date, contacten: Iterable[date], vandaag: date, banden: Banden
) -> tuple[Maand, ...]:
    """Expected contact against the real one, month by month from the signing to today (A164)."""
    real = list(contacten)
    found = []
    dag = tekendatum.replace(day=1)
    while dag <= vandaag:
        band = band_on(tekendatum, max(dag, tekendatum), banden)
        count = sum((one.year, one.month) == (dag.year, dag.month) for one in real)
        found.append(Maand(dag, band, VERWACHT[band], count))
        dag = add_maanden(dag, 1)
    return tuple(found)


def engaged_in_time(ingeschakeld_op: date | None, tekendatum: date | None) -> bool | None:
    """Whether the begeleiding was engaged before or on the signing (A090); None while a date is missing."""
    if tekendatum is None or ingeschakeld_op is None:
        return None
    return ingeschakeld_op <= tekendatum


def traject_end(start: date, maanden: int = 12) -> date:
    """The day on which a bought traject ends and regular social work takes over (A168: start + 12 months)."""
    return add_maanden(start, maanden)


# --- amv --------------------------------------------------------------------------------------------------


def quarter_of(dag: date) -> tuple[int, int]:
    """Year and quarter (1-4) of a day."""
    return dag.year, (dag.month - 1) // 3 + 1


def turning_18(geboren: Iterable[tuple[str, date]], jaar: int, kwartaal: int) -> tuple[str, ...]:
    """Who turns 18 in a quarter, by birthday: the list for the quarterly overleg (A177)."""
    days = sorted((verjaardag(dag, 18), uid) for uid, dag in geboren)
    return tuple(uid for dag, uid in days if quarter_of(dag) == (jaar, kwartaal))


def small_dwellings_until(start: date, maanden: int = 4) -> date:
    """The last day on which all cheap single dwellings go to eighteen-year-olds (A176: four months)."""
    return add_maanden(start, maanden)


def integration_may_start(koppeling: date | None, dag: date) -> bool:
    """Whether the inburgering may start on a day: from the koppeling on, also in the azc (A182)."""
    return koppeling is not None and koppeling <= dag
