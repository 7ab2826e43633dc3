"""What is free at each loket of a regeldag, and the best way of one gezin past its loketten.

The way is found exactly: over the sets of loketten that may be behind a gezin, the earliest moment at which
it can be ready with them (arriving earlier is never ready later). Used by `rules.dagplanner`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from models.rules.dagplan import STAP, Bezoek, PlanDag, PlanGezin, PlanLoket, check_plan, walk

INF = 1 << 30
WACHT_GEWOON, WACHT_KLEIN = 1, 6
"""How much worse a minute inside is than a minute later ready; for small children much worse."""
Tijden = dict[tuple[str, str], int]
"""(gezin, loket) -> minute."""


@dataclass(frozen=True, slots=True)
class Over:
    """A visit that got no time, and why."""

    gezin: str
    loket: str
    reden: str
    """`vol` (the loket), `krap` (the hours of the gezin), `gesloten`, `na` (what must come first has no
    time), `past_niet`."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The plan: the day with its times, and what got none."""

    dag: PlanDag
    over: tuple[Over, ...]

    @property
    def tijden(self) -> Tijden:
        """All planned times."""
        return {
            (gezin.uid, bezoek.loket): bezoek.van
            for gezin in self.dag.gezinnen
            for bezoek in gezin.bezoeken
            if bezoek.van is not None
        }


@lru_cache(maxsize=512)
def _ways(before: tuple[int, ...]) -> tuple[tuple[int, tuple[tuple[int, int, int], ...]], ...]:
    """Every set of visits that can be behind a gezin, with the next ones (visit, set then, late).

    `before` holds for each visit the set that must come first. `late` counts earlier visits of the order that
    are still to come: of two ways that are ready at the same time, the one in the order of the day is taken.
    """
    count = len(before)
    found: dict[int, tuple[tuple[int, int, int], ...]] = {}
    todo = [0]
    while todo:
        done = todo.pop()
        if done in found:
            continue
        steps = []
        for visit in range(count):
            bit = 1 << visit
            if not done & bit and before[visit] & done == before[visit]:
                late = (~done & (bit - 1)).bit_count()
                steps.append((visit, done | bit, late))
                todo.append(done | bit)
        found[done] = tuple(steps)
    return tuple((done, found[done]) for done in sorted(found, key=lambda s: (s.bit_count(), s)))


@dataclass(slots=True)
class _Weg:
    """The best way of one gezin that was found."""

    kosten: int
    gedaan: int
    """Set of visits with a time."""
    tijden: dict[str, int]


class Tafel:
    """What is free at each loket, and who has which time."""

    def __init__(self, dag: PlanDag, weight: int) -> None:
        self.dag = dag
        self.weight = weight
        self.loketten = dag.by_code
        spans = [span for loket in dag.loketten for span in loket.open]
        self.begin = min([dag.begin, *(van for van, _tot in spans)])
        self.eind = max([dag.eind, *(tot for _van, tot in spans)])
        self.slots = -(-(self.eind - self.begin) // STAP)
        self.vrij = {code: self._open(loket) for code, loket in self.loketten.items()}
        self.tijden: Tijden = {}
        self.bezet: dict[str, list[tuple[int, int, str]]] = {}
        """Person in several gezinnen -> (from, to, gezin)."""
        self.gedeeld = _shared(dag)
        self._next: dict[tuple[str, int], list[int]] = {}

    def _open(self, loket: PlanLoket) -> list[int]:
        """Free desks a step of time."""
        found = [0] * self.slots
        for van, tot in loket.open:
            first, last = -(-(van - self.begin) // STAP), (tot - self.begin) // STAP
            for slot in range(max(0, first), min(self.slots, last)):
                found[slot] = loket.plekken
        return found

    # --- taking and giving back ---

    def keep(self, *, opnieuw: bool) -> None:
        """Take over times: those of people always; others where nothing stands in their way."""
        for gezin in self.dag.gezinnen:
            for bezoek in gezin.bezoeken:
                if bezoek.vast and bezoek.van is not None and bezoek.loket in self.loketten:
                    self.take(gezin.uid, bezoek, bezoek.van)
        if opnieuw:
            return
        wrong = {(fout.gezin, fout.loket) for fout in check_plan(_only(self.dag, self.tijden)) if fout.ernst}
        for gezin in self.dag.gezinnen:
            old = {
                bezoek.loket: bezoek.van
                for bezoek in gezin.bezoeken
                if bezoek.van is not None and not bezoek.vast and bezoek.loket in self.loketten
            }
            if old and self._fits(gezin, old, wrong):
                for bezoek in gezin.bezoeken:
                    if bezoek.loket in old:
                        self.take(gezin.uid, bezoek, old[bezoek.loket])

    def _fits(self, gezin: PlanGezin, old: Mapping[str, int], wrong: set[tuple[str, str]]) -> bool:
        """Whether a gezin can keep all of its old times beside what is taken already."""
        tried = {**self.tijden, **{(gezin.uid, code): minute for code, minute in old.items()}}
        for fout in check_plan(_only(self.dag, tried)):
            if (fout.ernst or fout.code == "dagplan_loopt_krap") and (fout.gezin, fout.loket) not in wrong:
                return False
        return True

    def take(self, uid: str, bezoek: Bezoek, minute: int) -> None:
        """Give a visit its time."""
        self._change(uid, bezoek, minute, -1)
        self.tijden[uid, bezoek.loket] = minute

    def give(self, gezin: PlanGezin) -> None:
        """Give back the times of a gezin that no person set."""
        for bezoek in gezin.bezoeken:
            key = (gezin.uid, bezoek.loket)
            if not bezoek.vast and key in self.tijden:
                self._change(gezin.uid, bezoek, self.tijden.pop(key), +1)

    def _change(self, uid: str, bezoek: Bezoek, minute: int, by: int) -> None:
        free = self.vrij[bezoek.loket]
        first = max(0, (minute - self.begin) // STAP)
        last = min(self.slots, -(-(minute + bezoek.minuten - self.begin) // STAP))
        for slot in range(first, last):
            free[slot] += by
        for person in bezoek.mensen & self.gedeeld:
            span = (minute, minute + bezoek.minuten, uid)
            if by < 0:
                self.bezet.setdefault(person, []).append(span)
            else:
                self.bezet[person].remove(span)
        for key in [key for key in self._next if key[0] == bezoek.loket]:
            del self._next[key]

    # --- what a gezin still needs ---

    def missing(self, gezin: PlanGezin) -> list[Bezoek]:
        """The visits of a gezin that have no time."""
        return [b for b in gezin.bezoeken if (gezin.uid, b.loket) not in self.tijden]

    def of(self, gezin: PlanGezin) -> Tijden:
        """The times of one gezin."""
        return {key: minute for key, minute in self.tijden.items() if key[0] == gezin.uid}

    def short(self) -> int:
        """How many visits have no time."""
        return sum(len(self.missing(gezin)) for gezin in self.dag.gezinnen)

    def worth(self) -> tuple[int, int]:
        """What is best is least: visits without a time, then minutes inside (small children count more)."""
        inside = 0
        for gezin in self.dag.gezinnen:
            minutes = {b.loket: b.minuten for b in gezin.bezoeken}
            own = [(minute, minute + minutes[code]) for (_uid, code), minute in self.of(gezin).items()]
            if own:
                weight = WACHT_KLEIN if gezin.klein else WACHT_GEWOON
                inside += weight * (max(end for _b, end in own) - min(begin for begin, _e in own))
        return self.short(), inside

    def place(self, gezin: PlanGezin) -> bool:
        """Find times for a whole gezin (times that a person set stay); False when not all fit."""
        self.give(gezin)
        visits = [b for b in self._in_order(gezin) if b.loket in self.loketten]
        weg = self._best(gezin, visits, soft=True)
        if weg is None or weg.gedaan.bit_count() < len(visits):
            weg = self._best(gezin, visits, soft=False) or weg
        if weg is None:  # times of people that cannot all be kept: plan around them
            weg = self._best(gezin, [b for b in visits if not _is_set(b)], soft=False, around=visits)
        if weg is None:
            return False
        for bezoek in gezin.bezoeken:
            if bezoek.loket in weg.tijden and (gezin.uid, bezoek.loket) not in self.tijden:
                self.take(gezin.uid, bezoek, weg.tijden[bezoek.loket])
        return not self.missing(gezin)

    def _best(
        self, gezin: PlanGezin, visits: Sequence[Bezoek], *, soft: bool, around: Sequence[Bezoek] = ()
    ) -> _Weg | None:
        """The best way past these loketten: all if that can be, little time inside, early ready.

        `around` = visits whose set times are kept free, without being part of the way.
        """
        if not visits:
            return None
        ways = _ways(self._before(visits, soft=soft))
        reach = [self.reach(gezin, visit, around) for visit in visits]
        lengths = [self._length(visit) for visit in visits]
        walks = [-(-walk(self.dag, self.loketten[visit.loket]) // STAP) for visit in visits]
        least = sum(lengths) + sum(sorted(walks)[: len(visits) - 1])
        weight = WACHT_KLEIN if gezin.klein else self.weight
        full = (1 << len(visits)) - 1
        best: _Weg | None = None
        start = max(0, -(-(gezin.van - self.begin) // STAP))
        while start < self.slots:
            if best is not None and best.gedaan == full and start + least * (1 + weight) >= best.kosten:
                break
            ready, steps = _run(ways, reach, lengths, walks, start)
            found = _read(ready, steps, visits, full, weight)
            if found is not None and _better(found, best):
                best = found
            if ready.get(full, INF) >= INF and best is not None and best.gedaan != full:
                break  # later it fits still less
            first = _first(ready, steps, full)
            start = max(start, first) + 1 if first is not None else start + 1
        if best is None:
            return None
        times = {code: slot * STAP + self.begin for code, slot in best.tijden.items()}
        for visit in visits:
            if visit.vast and visit.van is not None and visit.loket in times:
                times[visit.loket] = visit.van
        return replace(best, tijden=times)

    def _in_order(self, gezin: PlanGezin) -> list[Bezoek]:
        order = {loket.code: nr for nr, loket in enumerate(self.dag.loketten)}
        return sorted(gezin.bezoeken, key=lambda b: order.get(b.loket, len(order)))

    def _before(self, visits: Sequence[Bezoek], *, soft: bool) -> tuple[int, ...]:
        """For each visit the set of visits that must come before it."""
        at = {visit.loket: nr for nr, visit in enumerate(visits)}
        found = []
        for visit in visits:
            loket = self.loketten[visit.loket]
            first = loket.na | (loket.liever_na if soft else frozenset())
            found.append(sum(1 << at[code] for code in first if code in at))
        return tuple(found)

    def _length(self, bezoek: Bezoek) -> int:
        """Steps of time that a visit takes; one that begins between two steps takes both ends whole."""
        if not _is_set(bezoek) or bezoek.van is None:
            return -(-bezoek.minuten // STAP)
        return -(-(bezoek.van + bezoek.minuten - self.begin) // STAP) - (bezoek.van - self.begin) // STAP

    def reach(self, gezin: PlanGezin, bezoek: Bezoek, around: Sequence[Bezoek] = ()) -> list[int]:
        """For each step of time the first step from then on at which this visit can begin; INF = never."""
        if bezoek.vast and bezoek.van is not None:
            slot = (bezoek.van - self.begin) // STAP
            return [slot if at <= slot < self.slots else INF for at in range(self.slots + 1)]
        length = self._length(bezoek)
        shared = bezoek.mensen & self.gedeeld
        if shared or around or gezin.tot < self.eind:
            free = self._held(gezin, bezoek, shared)
            for other in around:
                if other.van is not None and _is_set(other):
                    far = walk(self.dag, self.loketten[other.loket])
                    self._shut(free, other.van - far, other.van + other.minuten + self.dag.wissel)
            return _next_free(free, length)
        key = (bezoek.loket, length)
        if key not in self._next:
            self._next[key] = _next_free(self.vrij[bezoek.loket], length)
        return self._next[key]

    def _held(self, gezin: PlanGezin, bezoek: Bezoek, shared: frozenset[str]) -> list[int]:
        """What is free at a loket while the people who must come are free, within the hours of the gezin."""
        free = list(self.vrij[bezoek.loket])
        for slot in range(max(0, (gezin.tot - self.begin) // STAP), self.slots):
            free[slot] = 0
        for person in shared:
            for van, tot, _uid in self.bezet.get(person, ()):
                self._shut(free, van, tot)
        return free

    def _shut(self, free: list[int], van: int, tot: int) -> None:
        first, last = (van - self.begin) // STAP, -(-(tot - self.begin) // STAP)
        for slot in range(max(0, first), min(self.slots, last)):
            free[slot] = 0

    def restore(self, moved: Sequence[PlanGezin], before: Mapping[tuple[str, str], int]) -> None:
        """Give these gezinnen the times that they had."""
        for gezin in moved:
            self.give(gezin)
        for gezin in moved:
            for bezoek in gezin.bezoeken:
                key = (gezin.uid, bezoek.loket)
                if key in before and key not in self.tijden:
                    self.take(gezin.uid, bezoek, before[key])

    # --- the plan ---

    def outcome(self) -> Uitkomst:
        """The day with its times, and what got none with the reason."""
        made = _only(self.dag, self.tijden)
        over = [
            Over(gezin.uid, bezoek.loket, self._why(gezin, bezoek))
            for gezin in self.dag.gezinnen
            for bezoek in self.missing(gezin)
        ]
        return Uitkomst(made, tuple(over))

    def _why(self, gezin: PlanGezin, bezoek: Bezoek) -> str:
        loket = self.loketten.get(bezoek.loket)
        if loket is None or not any(tot - van >= bezoek.minuten for van, tot in loket.open):
            return "gesloten"
        own = {b.loket for b in gezin.bezoeken}
        if any((gezin.uid, code) not in self.tijden for code in loket.na & own):
            return "na"
        need = sum(
            b.minuten for other in self.dag.gezinnen for b in other.bezoeken if b.loket == bezoek.loket
        )
        if need > loket.plekken * sum(tot - van for van, tot in loket.open):
            return "vol"
        hours = min(gezin.tot, self.eind) - max(gezin.van, self.begin)
        if sum(b.minuten + self.dag.wissel for b in gezin.bezoeken) - self.dag.wissel > hours:
            return "krap"
        free = _next_free(self.vrij[bezoek.loket], -(-bezoek.minuten // STAP))
        return "vol" if free[0] >= INF else "past_niet"


# --- pieces ------------------------------------------------------------------------------------------------


def _is_set(bezoek: Bezoek) -> bool:
    """Whether a person set the time of a visit."""
    return bezoek.vast and bezoek.van is not None


def _next_free(free: Sequence[int], length: int) -> list[int]:
    """For each step the first from there on with `length` free steps in a row."""
    found = [INF] * (len(free) + 1)
    run, nearest = 0, INF
    for slot in range(len(free) - 1, -1, -1):
        run = run + 1 if free[slot] > 0 else 0
        if run >= length:
            nearest = slot
        found[slot] = nearest
    return found


def _run(
    ways: tuple[tuple[int, tuple[tuple[int, int, int], ...]], ...],
    reach: Sequence[Sequence[int]],
    lengths: Sequence[int],
    walks: Sequence[int],
    start: int,
) -> tuple[dict[int, int], dict[int, tuple[int, int, int]]]:
    """The earliest moment at which each set of visits can be behind a gezin that arrives at `start`.

    Gives set -> ready, and set -> (set before, visit, its beginning).
    """
    ready: dict[int, int] = {0: start}
    late: dict[int, int] = {0: 0}
    steps: dict[int, tuple[int, int, int]] = {}
    last = len(reach[0]) - 1
    for done, following in ways:
        now = ready.get(done, INF)
        if now >= INF:
            continue
        for visit, then, passed in following:
            at = now + walks[visit] if done else now
            begin = reach[visit][at] if at <= last else INF
            if begin >= INF:
                continue
            end, order = begin + lengths[visit], late[done] + passed
            known = ready.get(then, INF)
            if end < known or (end == known and order < late[then]):
                ready[then], late[then], steps[then] = end, order, (done, visit, begin)
    return ready, steps


def _read(
    ready: Mapping[int, int],
    steps: Mapping[int, tuple[int, int, int]],
    visits: Sequence[Bezoek],
    full: int,
    weight: int,
) -> _Weg | None:
    """The way to the largest set that can be reached, with what it costs."""
    held = sum(1 << nr for nr, visit in enumerate(visits) if _is_set(visit))
    sets = [full] if full in ready else [done for done in ready if done and done & held == held]
    if not sets:
        return None
    done = max(sets, key=lambda s: (s.bit_count(), -ready[s], -s))
    times: dict[str, int] = {}
    at = done
    while at:
        before, visit, begin = steps[at]
        times[visits[visit].loket] = begin
        at = before
    inside = ready[done] - min(times.values())
    return _Weg(ready[done] + weight * inside, done, times)


def _first(ready: Mapping[int, int], steps: Mapping[int, tuple[int, int, int]], full: int) -> int | None:
    """When the first visit of the whole way begins; arriving between now and then changes nothing."""
    if full not in ready:
        return None
    at, begin = full, 0
    while at:
        at, _visit, begin = steps[at]
    return begin


def _better(found: _Weg, best: _Weg | None) -> bool:
    if best is None:
        return True
    return (-found.gedaan.bit_count(), found.kosten) < (-best.gedaan.bit_count(), best.kosten)


def _only(dag: PlanDag, tijden: Mapping[tuple[str, str], int]) -> PlanDag:
    """The day with these times and no others."""
    return replace(
        dag,
        gezinnen=tuple(
            replace(
                gezin,
                bezoeken=tuple(
                    replace(bezoek, van=tijden.get((gezin.uid, bezoek.loket))) for bezoek in gezin.bezoeken
                ),
            )
            for gezin in dag.gezinnen
        ),
    )


def _shared(dag: PlanDag) -> frozenset[str]:
    """People who are in more than one gezin on this day."""
    seen: dict[str, set[str]] = {}
    for gezin in dag.gezinnen:
        for bezoek in gezin.bezoeken:
            for person in bezoek.mensen:
                seen.setdefault(person, set()).add(gezin.uid)
    return frozenset(person for person, uids in seen.items() if len(uids) > 1)
