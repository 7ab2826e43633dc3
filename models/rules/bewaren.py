"""How long something stays, and what may go on a day. Months and days come from dated settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.kalender import add_maanden


class Stap(StrEnum):
    """What comes next for a closed dossier."""

    BEWAREN = "bewaren"
    """Its term runs."""
    MAG_ANONIEM = "mag_anoniem"
    """Names and notes may go."""
    ANONIEM = "anoniem"
    """Without names; the counts of this dossier stay for a while."""
    MAG_WEG = "mag_weg"
    """What is left may go."""


@dataclass(frozen=True, slots=True)
class Bewaarstand:
    """The next step of a closed dossier and the day from which it may be taken; None = never by itself."""

    stap: Stap
    vanaf: date | None


def keep_until(gesloten: date, maanden: object) -> date | None:
    """The day from which the names may go: closing plus so many months; None where the term is open.

    A whole number of months, as the setting holds it; anything else counts as open.
    """
    if isinstance(maanden, bool) or not isinstance(maanden, int | float):
        return None
    return add_maanden(gesloten, int(maanden))


def stand_of_closed(
    *, bewaren_tot: date | None, anoniem_op: date | None, tellen_maanden: object, vandaag: date
) -> Bewaarstand:
    """Say which step a closed dossier waits for."""
    if anoniem_op is None:
        ready = bewaren_tot is not None and bewaren_tot <= vandaag
        return Bewaarstand(Stap.MAG_ANONIEM if ready else Stap.BEWAREN, bewaren_tot)
    gone = keep_until(anoniem_op, tellen_maanden)
    ready = gone is not None and gone <= vandaag
    return Bewaarstand(Stap.MAG_WEG if ready else Stap.ANONIEM, gone)


def month_start(dag: date) -> date:
    """The day of the monthly list: the first of the month."""
    return dag.replace(day=1)
