"""Whether a gezin got the first fitting dwelling that came free after its koppeling (A136, H bijlage 1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.wonen import rooms_for


class Eerste(StrEnum):
    """What can be said of it."""

    JA = "ja"
    NEE = "nee"
    OPEN = "open"
    """Nothing that fits came free yet, or it is free and nobody was offered it."""
    ONBEKEND = "onbekend"
    """What was offered does not say since when it was free, so that nothing can be compared."""


@dataclass(frozen=True, slots=True)
class Vrij:
    """A dwelling of a corporatie: since when it is free (the mutatiedatum), and how big it is."""

    woning: int
    vrij_op: date | None
    kamers: int | None = None
    oppervlakte: int | None = None


@dataclass(frozen=True, slots=True)
class Zoekt:
    """A coupled gezin: since when, and what it needs at least; rooms None = by the number of people."""

    gezin: int
    koppeling: date
    personen: int
    kamers: int | None = None
    oppervlakte: int | None = None


def fits_size(woning: Vrij, zoekt: Zoekt) -> bool:
    """Whether a dwelling is big enough; one of which the size is not known is not said to fit (A139)."""
    if woning.kamers is None or woning.kamers < (zoekt.kamers or rooms_for(zoekt.personen)):
        return False
    if zoekt.oppervlakte is None:
        return True
    return woning.oppervlakte is not None and woning.oppervlakte >= zoekt.oppervlakte


def got_first(
    zoekt: Zoekt,
    woningen: Iterable[Vrij],
    aangeboden: Mapping[int, Collection[tuple[date, int]]],
    gekoppeld: Mapping[int, date],
) -> Eerste:
    """Whether the first fitting dwelling that came free after the koppeling was offered to this gezin.

    `aangeboden`: of each dwelling the days on which it was offered, and to which gezin. `gekoppeld`: since
    when each gezin was coupled; a dwelling that went to one that was coupled earlier was not there for this
    one. The dwelling is the first when none that fits was free before it; of one day each is the first.
    """
    homes = {one.woning: one for one in woningen}
    mine = [(dag, woning) for woning, rows in aangeboden.items() for dag, who in rows if who == zoekt.gezin]
    got = homes.get(min(mine)[1]) if mine else None
    if mine and (got is None or got.vrij_op is None):
        return Eerste.ONBEKEND
    free = sorted(
        (one.vrij_op, one.woning)
        for one in homes.values()
        if one.vrij_op is not None
        and one.vrij_op >= zoekt.koppeling
        and fits_size(one, zoekt)
        and not _before(zoekt, aangeboden.get(one.woning, ()), gekoppeld)
    )
    if got is not None and got.vrij_op is not None:
        return Eerste.JA if not free or got.vrij_op <= free[0][0] else Eerste.NEE
    if not free:
        return Eerste.OPEN
    return Eerste.NEE if aangeboden.get(free[0][1]) else Eerste.OPEN


def _before(zoekt: Zoekt, rows: Iterable[tuple[date, int]], gekoppeld: Mapping[int, date]) -> bool:
    """Whether a dwelling was offered to a gezin that was coupled earlier."""
    return any(
        who != zoekt.gezin and who in gekoppeld and gekoppeld[who] < zoekt.koppeling for _dag, who in rows
    )
