"""Prestatieafspraken and overleggen: what is measured, and what has to happen by which day (H bijl. 1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.kalender import add_maanden
from models.rules.taakstelling import Halfjaar


class Stap(StrEnum):
    """The six steps of making an agreement (A133)."""

    DOEL = "doel"
    DEFINITIES = "definities"
    RESULTAAT = "resultaat"
    UITVOERING = "uitvoering"
    EVALUATIE = "evaluatie"
    GESCHILLEN = "geschillen"


ELF = tuple(f"pa-{nummer:02}" for nummer in range(1, 12))
"""The eleven examples of H bijlage 1 (A134); their words are in `checklists/prestatieafspraken.toml`."""
SCHADE, KLEINE_WONINGEN = "schade", "kleine_woningen"
"""Who pays damage when begeleiding fell short (A013); cheap dwellings for youngsters of 18 (A176)."""
AFSPRAKEN = (*ELF, SCHADE, KLEINE_WONINGEN)
SCHADE_AFSPRAAK = ("gemeente", "corporatie", "begeleiding")
"""Who can pay by the agreement on damage."""
REGIO_SOORTEN = ("regio", "gemeente")
"""A figure of the whole region, or of one gemeente in it that is not in this kluis (A021)."""
EERSTE, WEKEN = "eerste", "weken"
VARIANTEN = (EERSTE, WEKEN)
"""Of A136: the first fitting dwelling, or one within ten weeks."""
RAPPORTAGES = ("maand", "kwartaal", "halfjaar", "jaar")
VERGOED_PER = ("uur", "persoon", "gezin", "jaar")
"""Remuneration by time or by vergunninghouder (A092)."""
LIJSTEN: dict[str, tuple[str, ...]] = {
    "stappen": tuple(stap.value for stap in Stap),
    "woonvisie": (
        *("woningen", "tijdelijke_plekken", "afspraken", "afstemming"),
        *("begeleiding", "contacten", "achterstand"),
    ),
    "keten": (
        *("wat", "informatie", "instanties", "verantwoordelijk"),
        *("verdeling", "afdelingen", "wanneer", "coordinatie"),
    ),
}
"""Lists to work off: the six steps (A133), the seven subjects (A073), the eight questions (A146)."""
PER_JAAR = frozenset({"stappen"})
"""Lists that are worked off anew each year."""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A dwelling for a coupled household: koppeling and signing, None = not known yet."""

    koppeling: date
    tekendatum: date | None
    van_corporatie: bool = True
    eerste_passende: bool | None = None
    """Whether it was the first fitting dwelling that came free; None = not kept."""


def housed_share(aanbod: Iterable[Aanbod]) -> tuple[int, int]:
    """How many coupled households a corporatie housed, of how many (A135: compare with the agreed x %)."""
    rows = list(aanbod)
    return sum(one.van_corporatie and one.tekendatum is not None for one in rows), len(rows)


def share_met(gehuisvest: int, gekoppeld: int, procent: int) -> bool | None:
    """Whether the agreed share was reached (A135); None where nobody was coupled."""
    return None if gekoppeld == 0 else gehuisvest * 100 >= procent * gekoppeld


def in_time(aanbod: Aanbod, dag: date, dagen: int = 70) -> bool | None:
    """Whether the agreement on time was kept: the first fitting dwelling, or signed within ten weeks (A136).

    None while that is still open.
    """
    if aanbod.eerste_passende:
        return True
    end = aanbod.tekendatum or dag
    if (end - aanbod.koppeling).days > dagen:
        return False
    return True if aanbod.tekendatum is not None else None


def dispute_until(jaar: int) -> date:
    """The last day to bring a dispute about this year's agreements to the minister (A145).

    One of three parties may do so when there is no agreement within half a year after 1 July: 31 December.
    """
    return date(jaar, 12, 31)


def agreed_on(stappen: Iterable[date | None]) -> date | None:
    """The day on which all agree: that of the last of the six steps; None while one is open (A133)."""
    days = list(stappen)
    known = [day for day in days if day is not None]
    return max(known) if days and len(known) == len(days) else None


def regional_due(laatste: date | None, dag: date) -> bool:
    """Whether the yearly regional overleg is overdue (A022): none in the last twelve months."""
    return laatste is None or add_maanden(laatste, 12) < dag


def local_before(halfjaar: Halfjaar, maanden: int = 1) -> date:
    """The day before which the half-yearly local overleg is held: a month before the period (A141).

    Before 1 June for the second half-year, before 1 December for the next first one.
    """
    return add_maanden(halfjaar.begin, -maanden)


def nota_due(laatste: date | None, dag: date, maanden: int = 12) -> bool:
    """Whether the raad has to get an informatienota: the last one is more than a year old (A179)."""
    return laatste is None or add_maanden(laatste, maanden) < dag


@dataclass(frozen=True, slots=True)
class Meting:
    """What was counted of an agreement: how many of how many were right, how many are still open."""

    goed: int
    geheel: int
    open: int = 0
    gehaald: bool | None = None
    """None: there is nothing to say yet, or nobody filled in what was agreed."""


def measure_share(aanbod: Iterable[Aanbod], procent: int | None, dag: date, dagen: int) -> Meting:
    """How many coupled households the corporatie housed, against the agreed share (A135).

    Who was coupled at most `dagen` days ago and has not signed is still open, the same border as for A136:
    nobody failed yet. Who waits longer counts as not housed.
    """
    rows = list(aanbod)
    decided = [one for one in rows if one.tekendatum is not None or in_time(one, dag, dagen) is not None]
    housed, coupled = housed_share(decided)
    met = None if procent is None else share_met(housed, coupled, procent)
    return Meting(housed, coupled, len(rows) - len(decided), met)


def measure_in_time(aanbod: Iterable[Aanbod], dag: date, dagen: int) -> Meting:
    """How many got the first fitting dwelling, or one within ten weeks (A136); the rest is still open."""
    outcomes = [in_time(one, dag, dagen) for one in aanbod]
    good, late = outcomes.count(True), outcomes.count(False)
    return Meting(good, good + late, outcomes.count(None), None if good + late == 0 else late == 0)


def told_to(autoriteit_op: date | None, provincie_op: date | None) -> tuple[str, ...]:
    """Who has not heard yet that a corporatie does not do its part: Autoriteit and provincie (A086)."""
    waits = (("autoriteit", autoriteit_op), ("provincie", provincie_op))
    return tuple(who for who, day in waits if day is None)


def dispute_opens(jaar: int) -> date:
    """From this day half a year is left to agree: 1 July (A145)."""
    return date(jaar, 7, 1)


def two_wethouders(wonen_op: date | None, sociaal_op: date | None) -> tuple[str, ...]:
    """Which of both wethouders, Wonen and Sociaal domein, was not invited yet (A208)."""
    return tuple(who for who, day in (("wonen", wonen_op), ("sociaal_domein", sociaal_op)) if day is None)
