"""Appointments with an hour: when one ends, and which stand in each other's way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.klokuren import DAG, clock_of, minutes_of


@dataclass(frozen=True, slots=True)
class Bezet:
    """A piece of a day on which a gezin, and perhaps a medewerker, is somewhere; minutes since midnight."""

    sleutel: str
    dag: date
    van: int
    tot: int
    gezin: int
    """Id of the dossier."""
    wie: str = ""
    """Uid of the medewerker; empty = nobody of ours."""

    def in_the_way(self, other: Bezet) -> bool:
        """Whether both ask the same gezin or the same medewerker at the same time.

        One that begins when the other ends is in nobody's way.
        """
        same = self.gezin == other.gezin or (self.wie != "" and self.wie == other.wie)
        return same and self.dag == other.dag and self.van < other.tot and other.van < self.tot


def bezet(sleutel: str, dag: date, tijd: str, minuten: int, gezin: int, wie: str = "") -> Bezet | None:
    """The piece of a day that an appointment takes; None where its hour is not known."""
    start = minutes_of(tijd) if tijd else None
    return None if start is None else Bezet(sleutel, dag, start, start + minuten, gezin, wie)


def clashes(rows: Iterable[Bezet]) -> frozenset[str]:
    """The keys of all that stand in another's way."""
    days: dict[date, list[Bezet]] = defaultdict(list)
    found: set[str] = set()
    for one in rows:
        for other in days[one.dag]:
            if one.in_the_way(other):
                found |= {one.sleutel, other.sleutel}
        days[one.dag].append(one)
    return frozenset(found)


def ends_at(tijd: str, minuten: int) -> str:
    """The clock time at which it ends; one that runs past midnight ends there."""
    start = minutes_of(tijd)
    return "" if start is None else clock_of(min(start + minuten, DAG - 1))
