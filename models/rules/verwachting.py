"""When people on the way are expected to count: what the forecast of a half-year is made of (A127)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.taakstelling import Pijplijn, Verwacht


@dataclass(frozen=True, slots=True)
class Onderweg:
    """A person who does not count yet, with the days of the way to a dwelling; None = not known."""

    persoon: str
    route: str = "azc"
    koppeling: date | None = None
    teken_gepland: date | None = None
    getekend: date | None = None
    verhuizing_gepland: date | None = None
    verhuisd: date | None = None


def expected(
    one: Onderweg, vandaag: date, *, woonruimte_dagen: int, verhuizing_dagen: int
) -> Verwacht | None:
    """The day on which a person is expected to count, and whether they stand in the pijplijn already.

    Who moved but does not count yet can count today. A contract that was signed puts somebody in it, with the
    planned move or the usual days after it. Without a contract the planned signing or else the norm from the
    koppeling says when; a day that has passed becomes today. Without koppeling: None.
    """
    if one.route == "rtb":
        return None
    move = timedelta(days=verhuizing_dagen)
    if one.verhuisd is not None and one.verhuisd <= vandaag:
        kind = Pijplijn.ZELFHUISVESTER if one.route == "zelfhuisvester" else Pijplijn.BEKEND
        return Verwacht(one.persoon, vandaag, kind)
    if one.getekend is not None and one.getekend <= vandaag:
        dag = one.verhuizing_gepland or one.getekend + move
        return Verwacht(one.persoon, max(dag, vandaag), Pijplijn.GETEKEND)
    planned = one.verhuizing_gepland or (one.teken_gepland + move if one.teken_gepland is not None else None)
    if planned is None and one.koppeling is not None:
        planned = one.koppeling + timedelta(days=woonruimte_dagen) + move
    return Verwacht(one.persoon, max(planned, vandaag)) if planned is not None else None
