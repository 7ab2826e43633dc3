"""Makes the plan of a regeldag: each gezin a way past its loketten, without clashes and with little waiting.

The gezinnen are placed one after the other by their best way (`rules.dagtafel`), those with small children
first. Where that is too tight the day is filled as it goes by, at every moment whoever has most left to do;
who still does not fit makes others move, as few as possible. Times that a person set stay, and times that
were planned before stay where they can, so that a small change changes little. No chance in it: the same day
gives the same plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from models.rules.dagplan import STAP, Bezoek, PlanDag, PlanGezin, walk
from models.rules.dagtafel import WACHT_GEWOON, Over, Tafel, Uitkomst

__all__ = ["Over", "Uitkomst", "plan_day"]

RONDES = 60
"""How often others are asked to move for gezinnen that do not fit."""
BETER = 2
"""How often every gezin is looked at again once all have a place."""
LAATSTE = 12
"""So many gezinnen are tried for moving at most."""


def plan_day(dag: PlanDag, *, opnieuw: bool = False, rondes: int = RONDES) -> Uitkomst:
    """Plan a day: keep what stands, find times for what has none; `opnieuw` = keep only what people set."""
    opnieuw = opnieuw or all(b.van is None or b.vast for g in dag.gezinnen for b in g.bezoeken)
    tafel = _one_by_one(dag, opnieuw=opnieuw, weight=WACHT_GEWOON)
    if tafel.short() and opnieuw:
        tries = [_one_by_one(dag, opnieuw=True, weight=0)]
        tries += [
            _as_it_goes(dag, bottleneck=first, chain=chain)
            for first in (True, False)
            for chain in (True, False)
        ]
        tafel = min((tafel, *tries), key=Tafel.worth)
    if tafel.short():
        _make_room(tafel, rondes)
    if tafel.short() and not opnieuw:
        fresh = plan_day(dag, opnieuw=True, rondes=rondes)
        if len(fresh.over) < tafel.short():
            return fresh
    if opnieuw:
        _shorten(tafel)
    return tafel.outcome()


def _order(dag: PlanDag) -> list[PlanGezin]:
    """Who is placed first: small children, short hours, many visits; then as they stand."""
    return sorted(dag.gezinnen, key=lambda g: (not g.klein, g.tot - g.van, -len(g.bezoeken)))


def _one_by_one(dag: PlanDag, *, opnieuw: bool, weight: int) -> Tafel:
    """Place one gezin after the other; `weight` 0 = ready as early as can be, so that more fit."""
    tafel = Tafel(dag, weight)
    tafel.keep(opnieuw=opnieuw)
    for gezin in _order(dag):
        if tafel.missing(gezin):
            tafel.place(gezin)
    return tafel


def _shorten(tafel: Tafel) -> None:
    """Look again for each gezin, now that all have their place: less waiting, never a visit less."""
    tafel.weight = WACHT_GEWOON
    for _turn in range(BETER):
        for gezin in _order(tafel.dag):
            before = tafel.of(gezin)
            tafel.place(gezin)
            if len(tafel.of(gezin)) < len(before):
                tafel.restore((gezin,), before)


# --- filling the day as it goes by ------------------------------------------------------------------------


def _as_it_goes(dag: PlanDag, *, bottleneck: bool, chain: bool) -> Tafel:
    """Go through the day: at every moment a free loket takes who has most left to do.

    `bottleneck` = the loket with most work goes first, else the one that most others wait for; `chain` = of
    the gezinnen it takes the one with the longest row of loketten that must follow each other.
    """
    tafel = Tafel(dag, 0)
    tafel.keep(opnieuw=True)
    loop = _Loop(tafel, chain=chain)
    for slot in range(tafel.slots):
        for loket in sorted(dag.loketten, key=lambda one: loop.urgency(one.code, bottleneck=bottleneck)):
            while (next_one := loop.best(loket.code, slot)) is not None:
                gezin, bezoek = next_one
                tafel.take(gezin.uid, bezoek, tafel.begin + slot * STAP)
                loop.left[gezin.uid].remove(bezoek)
    return tafel


class _Loop:
    """What every gezin has still to do while the day goes by."""

    def __init__(self, tafel: Tafel, *, chain: bool) -> None:
        self.tafel = tafel
        self.chain = chain
        self.left = {gezin.uid: tafel.missing(gezin) for gezin in tafel.dag.gezinnen}
        self.follow = {
            loket.code: {other.code for other in tafel.dag.loketten if loket.code in other.na}
            for loket in tafel.dag.loketten
        }

    def urgency(self, code: str, *, bottleneck: bool) -> tuple[int, int]:
        """Which loket looks for somebody first."""
        work = sum(b.minuten for visits in self.left.values() for b in visits if b.loket == code)
        desks = self.tafel.loketten[code].plekken
        load, waiting = -work // max(1, desks), -len(self.follow[code])
        return (load, waiting) if bottleneck else (waiting, load)

    def best(self, code: str, slot: int) -> tuple[PlanGezin, Bezoek] | None:
        """Who begins at this loket at this moment, or nobody."""
        able = [
            (gezin, bezoek)
            for gezin in self.tafel.dag.gezinnen
            for bezoek in self.left[gezin.uid]
            if bezoek.loket == code and self._can(gezin, bezoek, slot)
        ]
        return max(able, key=self._rank, default=None)

    def _rank(self, pair: tuple[PlanGezin, Bezoek]) -> tuple[int, int, int]:
        gezin, _bezoek = pair
        left = self.left[gezin.uid]
        work = sum(b.minuten for b in left)
        row = max((self._row(b.loket, {o.loket for o in left}) for b in left), default=0)
        return (row, work, gezin.klein) if self.chain else (work, row, gezin.klein)

    def _row(self, code: str, left: set[str]) -> int:
        """How many loketten must still follow each other from this one on."""
        return 1 + max((self._row(other, left) for other in self.follow[code] & left), default=0)

    def _can(self, gezin: PlanGezin, bezoek: Bezoek, slot: int) -> bool:
        tafel = self.tafel
        begin = tafel.begin + slot * STAP
        end = begin + bezoek.minuten
        if begin < gezin.van or end > gezin.tot or tafel.reach(gezin, bezoek)[slot] != slot:
            return False
        loket = tafel.loketten[bezoek.loket]
        own = {b.loket: b for b in gezin.bezoeken}
        times = {code: minute for (uid, code), minute in tafel.tijden.items() if uid == gezin.uid}
        for code in loket.na & own.keys():
            if code not in times or times[code] + own[code].minuten > begin:
                return False
        for code, minute in times.items():
            if minute < begin and minute + own[code].minuten + walk(tafel.dag, loket) > begin:
                return False
            if minute >= begin and end + walk(tafel.dag, tafel.loketten[code]) > minute:
                return False
        return not any(code in times and times[code] < end for code in self.follow[bezoek.loket])


# --- others move ------------------------------------------------------------------------------------------


def _make_room(tafel: Tafel, rondes: int) -> None:
    """Let others move for who does not fit: first one, then two, then three; only where more then fit."""
    movable = [gezin for gezin in _order(tafel.dag) if any(not b.vast for b in gezin.bezoeken)]
    tried = 0
    for size in (1, 2, 3):
        for short in [gezin for gezin in _order(tafel.dag) if tafel.missing(gezin)]:
            for others in combinations(_near(tafel, short, movable), size):
                if tried >= rondes:
                    return
                tried += 1
                if _try(tafel, (short, *others)) and not tafel.missing(short):
                    break


def _near(tafel: Tafel, short: PlanGezin, movable: Sequence[PlanGezin]) -> list[PlanGezin]:
    """Who to ask first: who sits at the loketten that this gezin still needs, the latest first."""
    needs = {bezoek.loket for bezoek in tafel.missing(short)}

    def latest(other: PlanGezin) -> int:
        return -max((tafel.tijden.get((other.uid, code), -1) for code in needs), default=-1)

    return sorted((g for g in movable if g.uid != short.uid), key=latest)[:LAATSTE]


def _try(tafel: Tafel, moved: Sequence[PlanGezin]) -> bool:
    """Place the first and then the others; undone where not more visits fit."""
    before = {key: minute for gezin in moved for key, minute in tafel.of(gezin).items()}
    count = sum(len(tafel.missing(gezin)) for gezin in moved)
    for gezin in moved:
        tafel.give(gezin)
    for gezin in moved:
        tafel.place(gezin)
    if sum(len(tafel.missing(gezin)) for gezin in moved) < count:
        return True
    tafel.restore(moved, before)
    return False
