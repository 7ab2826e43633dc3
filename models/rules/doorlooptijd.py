"""How long it takes from vergunning to the move: by part and in all, by two methods (A039, A109, A129, A130).

Method A looks at who moved in a period, method B at who was coupled in it. Method B knows only those of them
who moved already, so the two give different means of the same dossiers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from models.rules.kalender import add_maanden
from models.rules.tellen import first_home

DELEN = ("koppeling", "woonruimte", "verhuizing", "totaal")
"""Vergunning to koppeling, koppeling to signing, signing to move, and koppeling to move."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class Reis:
    """The way of one gezin to its first dwelling; days are whole, None = not known."""

    koppeling: date | None = None
    verhuizing: date | None = None
    dagen: Mapping[str, int] = field(default_factory=dict)
    """Days of each part that is over."""
    stil: int = 0
    """Days on the way on which the clock stood still through no fault of ours."""
    telt: bool = True
    """Counts for the taakstelling; without it the way stands in the pijplijn."""
    corporatie: str = ""
    azc: str = ""
    personen: int = 1


@dataclass(frozen=True, slots=True)
class Gemiddelde:
    """A mean of so many ways, in days."""

    aantal: int
    dagen: Fraction

    @property
    def dag_tiende(self) -> float:
        """Days with one decimal, halves up."""
        return _tenth(self.dagen)

    @property
    def weken(self) -> float:
        """Weeks with one decimal, halves up: 51,5 days are 7,4 weeks."""
        return _tenth(self.dagen / WEEK)


def _tenth(value: Fraction) -> float:
    return float(Fraction((value * 20 + 1) // 2, 10))


def way(
    vergunning: date | None, koppeling: date | None, tekendatum: date | None, verhuizing: date | None
) -> Mapping[str, int]:
    """Days of each part whose two ends are known and in order."""
    pairs = (
        ("koppeling", vergunning, koppeling),
        ("woonruimte", koppeling, tekendatum),
        ("verhuizing", tekendatum, verhuizing),
        ("totaal", koppeling, verhuizing),
    )
    return {
        name: (tot - van).days
        for name, van, tot in pairs
        if van is not None and tot is not None and tot >= van
    }


def first_way(
    vergunning: date | None,
    koppeling: date | None,
    tekendatum: date | None,
    verhuisd: date | None,
    geteld: date | None,
) -> tuple[date | None, Mapping[str, int]]:
    """The day on which the way to a first dwelling ended, and the days of each part of it (A103, A203).

    The contract of a later dwelling says nothing about the way to the first one.
    """
    housed = first_home(koppeling, verhuisd, geteld)
    contract = None if tekendatum is not None and housed is not None and tekendatum > housed else tekendatum
    return housed, way(vergunning, koppeling, contract, housed)


def mean(reizen: Iterable[Reis], deel: str = "totaal", *, zonder_stil: bool = False) -> Gemiddelde | None:
    """The mean of a part; None without a way that has it. `zonder_stil`: without what is nobody's fault."""
    days = [max(one.dagen[deel] - (one.stil if zonder_stil else 0), 0) for one in reizen if deel in one.dagen]
    return Gemiddelde(len(days), Fraction(sum(days), len(days))) if days else None


def method_a(reizen: Iterable[Reis], van: date, tot: date) -> tuple[Reis, ...]:
    """Who moved in the period; the koppeling may lie before it (A129)."""
    return tuple(one for one in reizen if one.verhuizing is not None and van <= one.verhuizing <= tot)


def method_b(reizen: Iterable[Reis], van: date, tot: date) -> tuple[Reis, ...]:
    """Who was coupled in the period, moved or not; only about half of them moved in it (A129)."""
    return tuple(one for one in reizen if one.koppeling is not None and van <= one.koppeling <= tot)


@dataclass(frozen=True, slots=True)
class Vertraging:
    """Days over the norm, in all, and how many of them are nobody's fault here (A109)."""

    gezinnen: int
    dagen: int
    niet_verwijtbaar: int

    @property
    def verwijtbaar(self) -> int:
        """Days over the norm that remain."""
        return self.dagen - self.niet_verwijtbaar


def delay(reizen: Iterable[Reis], norm_dagen: int) -> Vertraging:
    """How far ways went over the norm; days on which the clock stood still go first."""
    late = [(one.dagen["totaal"] - norm_dagen, one.stil) for one in reizen if "totaal" in one.dagen]
    over = [(days, min(days, still)) for days, still in late if days > 0]
    return Vertraging(len(over), sum(days for days, _ in over), sum(still for _, still in over))


@dataclass(frozen=True, slots=True)
class Maandpunt:
    """The mean of method A over the months that end with this one."""

    maand: date
    """Its first day."""
    gemiddeld: Gemiddelde | None


def moving(reizen: Sequence[Reis], tot: date, maanden: int, venster: int) -> tuple[Maandpunt, ...]:
    """The moving mean of method A for so many months up to that of `tot`, the oldest first (A130).

    Each point looks back `venster` months, its own month included.
    """
    first = tot.replace(day=1)
    found = []
    for back in range(maanden - 1, -1, -1):
        month = add_maanden(first, -back)
        until = add_maanden(month, 1) - timedelta(days=1)
        since = add_maanden(month, 1 - venster)
        found.append(Maandpunt(month, mean(method_a(reizen, since, min(until, tot)))))
    return tuple(found)


def by(reizen: Iterable[Reis], key: Callable[[Reis], str]) -> Mapping[str, tuple[Reis, ...]]:
    """Ways by a name (corporatie, azc), by name; those without one are left out."""
    found: dict[str, list[Reis]] = {}
    for one in reizen:
        if key(one):
            found.setdefault(key(one), []).append(one)
    return {name: tuple(found[name]) for name in sorted(found, key=str.casefold)}
