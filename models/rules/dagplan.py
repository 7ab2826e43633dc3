"""A regeldag as a plan: which gezin is at which loket when, and what is wrong with such a plan.

Pure; minutes since midnight. `check_plan` judges any plan, typed by hand or made by `rules.dagplanner`:
a loket helps as many gezinnen at a time as it has desks, a gezin and each of its people is at one place at a
time with time to walk, opening times and breaks hold, and the order that must be (`na`) is kept
(checklists-aanvulling 3; K01, A113). It speaks in codes; names are for the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

STAP = 5
"""Times are planned in steps of so many minutes."""


@dataclass(frozen=True, slots=True)
class PlanLoket:
    """A loket on the day."""

    code: str
    minuten: int
    """Per gezin, unless the visit says otherwise."""
    open: tuple[tuple[int, int], ...]
    """When it is open, breaks taken out."""
    plekken: int = 1
    reis: int = 0
    """Minutes to get there from another loket, beyond the walk in the building."""
    na: frozenset[str] = frozenset()
    """Loketten that must come before it."""
    liever_na: frozenset[str] = frozenset()
    """Loketten that come before it where that fits."""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A visit that a gezin has to make."""

    loket: str
    minuten: int
    mensen: frozenset[str] = frozenset()
    """Uids of who must be there."""
    van: int | None = None
    """When it is planned now; None = not yet."""
    vast: bool = False
    """A person set the time: it stays."""

    @property
    def tot(self) -> int | None:
        """When it is ready."""
        return self.van + self.minuten if self.van is not None else None


@dataclass(frozen=True, slots=True)
class PlanGezin:
    """A gezin on the day with the visits it has to make."""

    uid: str
    bezoeken: tuple[Bezoek, ...]
    klein: bool = False
    """A child of 0 to 3: the visit is kept short."""
    van: int = 0
    tot: int = 24 * 60


@dataclass(frozen=True, slots=True)
class PlanDag:
    """All that a plan is made of."""

    begin: int
    eind: int
    loketten: tuple[PlanLoket, ...]
    """In the order of the day."""
    gezinnen: tuple[PlanGezin, ...]
    wissel: int = 5
    """Minutes to walk from one loket to the next."""
    klein_langst: int = 0
    """Minutes after which a gezin with a small child is inside too long; 0 = not judged."""

    @property
    def by_code(self) -> dict[str, PlanLoket]:
        """The loketten by code."""
        return {loket.code: loket for loket in self.loketten}


@dataclass(frozen=True, slots=True)
class Fout:
    """Something wrong with a plan, or that should be seen; `ernst` False = only a remark."""

    code: str
    gezin: str = ""
    loket: str = ""
    ander: str = ""
    """The other gezin or loket that it is about."""
    minuut: int = -1
    ernst: bool = True
    aantal: int = 0


@dataclass(slots=True)
class _Blad:
    """Visits with a time, by gezin and by loket."""

    dag: PlanDag
    by_gezin: dict[str, list[Bezoek]] = field(default_factory=dict)
    by_loket: dict[str, list[tuple[str, Bezoek]]] = field(default_factory=dict)


def check_plan(dag: PlanDag) -> tuple[Fout, ...]:
    """Judge the times as they stand: everything that cannot be, and what should be seen.

    Visits without a time are no mistake here; `rules.dagplanner` says why they have none.
    """
    blad = _Blad(dag)
    for gezin in dag.gezinnen:
        for bezoek in gezin.bezoeken:
            if bezoek.van is not None and bezoek.loket in dag.by_code:
                blad.by_gezin.setdefault(gezin.uid, []).append(bezoek)
                blad.by_loket.setdefault(bezoek.loket, []).append((gezin.uid, bezoek))
    found = [*_hours(blad), *_desks(blad), *_gezinnen(blad), *_people(blad), *_order(blad), *_small(blad)]
    return tuple(sorted(set(found), key=lambda f: (not f.ernst, f.minuut, f.loket, f.gezin, f.ander, f.code)))


def start_of(bezoek: Bezoek) -> int:
    """The time of a visit that has one."""
    return bezoek.van if bezoek.van is not None else 0


def end_of(bezoek: Bezoek) -> int:
    """When a visit that has a time is ready."""
    return start_of(bezoek) + bezoek.minuten


def walk(dag: PlanDag, naar: PlanLoket) -> int:
    """Minutes that must lie between the visit before and this loket."""
    return dag.wissel + naar.reis


def _hours(blad: _Blad) -> Iterator[Fout]:
    """Closed, in the break, or outside the hours of the gezin."""
    spans = blad.dag.by_code
    hours = {gezin.uid: (gezin.van, gezin.tot) for gezin in blad.dag.gezinnen}
    for uid, visits in blad.by_gezin.items():
        van, tot = hours[uid]
        for visit in visits:
            begin, end = start_of(visit), end_of(visit)
            if not any(a <= begin and end <= b for a, b in spans[visit.loket].open):
                yield Fout("dagplan_gesloten", uid, visit.loket, minuut=begin)
            if begin < van or end > tot:
                yield Fout("dagplan_gezin_niet_dan", uid, visit.loket, minuut=begin)


def _desks(blad: _Blad) -> Iterator[Fout]:
    """More gezinnen at a loket than it has desks."""
    for code, visits in blad.by_loket.items():
        desks = blad.dag.by_code[code].plekken
        ordered = sorted(visits, key=lambda v: (start_of(v[1]), v[0]))
        for nr, (uid, visit) in enumerate(ordered):
            busy = [other for other, one in ordered[:nr] if end_of(one) > start_of(visit)]
            if len(busy) >= desks:
                yield Fout("dagplan_loket_bezet", uid, code, busy[-1], start_of(visit))


def _gezinnen(blad: _Blad) -> Iterator[Fout]:
    """A gezin at two loketten at once, or without time to walk."""
    for uid, visits in blad.by_gezin.items():
        for first, second in pairwise(sorted(visits, key=lambda v: (start_of(v), v.loket))):
            free = start_of(second) - end_of(first)
            if free < 0:
                yield Fout("dagplan_gezin_dubbel", uid, second.loket, first.loket, start_of(second))
            elif free < walk(blad.dag, blad.dag.by_code[second.loket]):
                yield Fout(
                    "dagplan_loopt_krap", uid, second.loket, first.loket, start_of(second), ernst=False
                )


def _people(blad: _Blad) -> Iterator[Fout]:
    """A person who is in two gezinnen on this day, at two places at once."""
    visits: dict[str, list[tuple[str, Bezoek]]] = {}
    for uid, own in blad.by_gezin.items():
        for visit in own:
            for person in visit.mensen:
                visits.setdefault(person, []).append((uid, visit))
    for several in visits.values():
        ordered = sorted(several, key=lambda v: (start_of(v[1]), v[0], v[1].loket))
        for (a, first), (b, second) in pairwise(ordered):
            if a != b and end_of(first) > start_of(second):
                yield Fout("dagplan_mens_dubbel", b, second.loket, a, start_of(second))


def _order(blad: _Blad) -> Iterator[Fout]:
    """A loket before one that must come first; where it is only better, a remark."""
    for uid, visits in blad.by_gezin.items():
        at = {visit.loket: visit for visit in visits}
        for visit in visits:
            loket = blad.dag.by_code[visit.loket]
            for code, hard in [(c, True) for c in loket.na] + [(c, False) for c in loket.liever_na]:
                before = at.get(code)
                if before is not None and end_of(before) > start_of(visit):
                    name = "dagplan_volgorde" if hard else "dagplan_liever_na"
                    yield Fout(name, uid, visit.loket, code, start_of(visit), ernst=hard)


def _small(blad: _Blad) -> Iterator[Fout]:
    """A gezin with a small child that is inside too long."""
    if not blad.dag.klein_langst:
        return
    small = {gezin.uid for gezin in blad.dag.gezinnen if gezin.klein}
    for uid in small & blad.by_gezin.keys():
        long = span_of_visits(blad.by_gezin[uid])
        if long > blad.dag.klein_langst:
            yield Fout("dagplan_klein_lang", uid, ernst=False, aantal=long)


def span_of_visits(visits: Sequence[Bezoek]) -> int:
    """Minutes from the first visit to the last, of visits with a time."""
    timed = [visit for visit in visits if visit.van is not None]
    if not timed:
        return 0
    return max(map(end_of, timed)) - min(map(start_of, timed))


def desk_rows(dag: PlanDag) -> Mapping[tuple[str, str], int]:
    """At which desk of its loket each gezin sits (from 0), so that a picture can show them side by side.

    Where a plan has a clash, the gezin that comes too much gets a desk that is not there.
    """
    found: dict[tuple[str, str], int] = {}
    for loket in dag.loketten:
        visits = [
            (start_of(visit), end_of(visit), gezin.uid)
            for gezin in dag.gezinnen
            for visit in gezin.bezoeken
            if visit.loket == loket.code and visit.van is not None
        ]
        free: list[int] = []
        for begin, end, uid in sorted(visits):
            desk = next((nr for nr, until in enumerate(free) if until <= begin), len(free))
            free[desk:] = [end, *free[desk + 1 :]]
            found[uid, loket.code] = desk
    return found
