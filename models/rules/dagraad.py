"""What would help where a regeldag does not fit: each piece of advice was tried and says what it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.rules.dagplan import PlanDag, PlanLoket
from models.rules.dagplanner import plan_day
from models.rules.dagtafel import Uitkomst

PROBEER = 6
"""So many changes are tried at most: each is a plan of its own."""
RONDES = 20
LANGER = (30, 60, 120)
KORTER = 5
"""Minutes a visit less."""
KORTST = 10
"""Visits are not made shorter than this."""


@dataclass(frozen=True, slots=True)
class Hulp:
    """One change and what it gives."""

    code: str
    """`hulp_tafel` (one desk more), `hulp_langer` (until later), `hulp_korter` (visits shorter)."""
    loket: str = ""
    minuut: int = 0
    """Of `hulp_langer` the new end; of `hulp_korter` the minutes of a visit."""
    meer: int = 0
    """How many visits more have a time."""
    alles: bool = False
    """Whether then everything fits."""


def advise(dag: PlanDag, uitkomst: Uitkomst) -> tuple[Hulp, ...]:
    """Try changes for a day that does not fit; those that help, the best first. Nothing when all fits."""
    short = len(uitkomst.over)
    if not short:
        return ()
    found: list[Hulp] = []
    for tried, (hulp, changed) in enumerate(_changes(dag, uitkomst)):
        if tried >= PROBEER or any(one.alles and one.code == hulp.code for one in found):
            continue
        left = len(plan_day(changed, rondes=RONDES).over)
        if left < short:
            found.append(replace(hulp, meer=short - left, alles=left == 0))
    return tuple(sorted(found, key=lambda h: (not h.alles, -h.meer)))


def _changes(dag: PlanDag, uitkomst: Uitkomst) -> Iterator[tuple[Hulp, PlanDag]]:
    """Changes worth trying: a desk more at the loketten with most left over, a later end, shorter visits."""
    counts = Counter(over.loket for over in uitkomst.over if over.reden != "gesloten")
    worst = [code for code, _n in counts.most_common(2)]
    for code in worst:
        yield Hulp("hulp_tafel", code), _desk_more(dag, code)
    for minutes in LANGER[:2]:
        yield Hulp("hulp_langer", minuut=dag.eind + minutes), _longer(dag, minutes)
    for code in worst[:1]:
        shorter = dag.by_code[code].minuten - KORTER if code in dag.by_code else 0
        if shorter >= KORTST:
            yield Hulp("hulp_korter", code, shorter), _shorter(dag, code, shorter)
    yield Hulp("hulp_langer", minuut=dag.eind + LANGER[2]), _longer(dag, LANGER[2])


def _desk_more(dag: PlanDag, code: str) -> PlanDag:
    return replace(
        dag,
        loketten=tuple(
            replace(one, plekken=one.plekken + 1) if one.code == code else one for one in dag.loketten
        ),
    )


def _longer(dag: PlanDag, minutes: int) -> PlanDag:
    """The day ends later: for who stayed until the end, and for the loketten that did."""

    def later(one: PlanLoket) -> PlanLoket:
        spans = tuple((van, tot + minutes if tot == dag.eind else tot) for van, tot in one.open)
        return replace(one, open=spans)

    return replace(
        dag,
        eind=dag.eind + minutes,
        loketten=tuple(later(one) for one in dag.loketten),
        gezinnen=tuple(
            replace(gezin, tot=gezin.tot + minutes) if gezin.tot >= dag.eind else gezin
            for gezin in dag.gezinnen
        ),
    )


def _shorter(dag: PlanDag, code: str, minutes: int) -> PlanDag:
    was = dag.by_code[code].minuten
    return replace(
        dag,
        loketten=tuple(replace(one, minuten=minutes) if one.code == code else one for one in dag.loketten),
        gezinnen=tuple(
            replace(
                gezin,
                bezoeken=tuple(
                    replace(b, minuten=minutes) if b.loket == code and b.minuten == was else b
                    for b in gezin.bezoeken
                ),
            )
            for gezin in dag.gezinnen
        ),
    )
