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
