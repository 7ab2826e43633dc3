"""Rows of the planner of a regeldag: a full day, made from nothing; and a small one."""

from __future__ import annotations

from pathlib import Path

from models.rules.dagplan import Bezoek, PlanDag, PlanGezin, PlanLoket
from models.rules.dagplanner import plan_day
from models.rules.rekentaken import PlanVraag
from reports import wire
from tests.bench.timing import Meting, pairs

BEGIN, EIND = 9 * 60, 17 * 60
LOKETTEN = ("L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9")
NA = {"L2": frozenset({"L1"}), "L3": frozenset({"L2"}), "L5": frozenset({"L1"}), "L9": frozenset({"L1"})}


def day_of(gezinnen: int, minuten: int) -> PlanDag:
    """A day of nine loketten, the last with three desks, and gezinnen of one to five that pass them all."""
    lokets = tuple(
        PlanLoket(code, minuten, ((BEGIN, EIND),), 3 if code == "L9" else 1, na=NA.get(code, frozenset()))
        for code in LOKETTEN
    )
    rows = tuple(
        PlanGezin(
            f"g{nr}",
            tuple(
                Bezoek(code, minuten, frozenset(f"g{nr}-{person}" for person in range(1 + nr % 5)))
                for code in LOKETTEN
            ),
            klein=nr % 4 == 0,
            van=BEGIN,
            tot=EIND,
        )
        for nr in range(gezinnen)
    )
    return PlanDag(BEGIN, EIND, lokets, rows)


def full_row(_folder: Path, _dossiers: int) -> Meting:
    """P1: 20 gezinnen past 9 loketten of a quarter of an hour."""
    day = day_of(20, 15)
    over = len(plan_day(day).over)
    made = pairs(
        "P1 plan 20 gezinnen x 9 loketten", lambda: plan_day(day), None, doel="<= 2000 ms", times=9, warm=1
    )
    return Meting(made.naam, made.mediaan_ms, made.p95_ms, None, made.doel, f"{over} without a time")


def small_row(_folder: Path, _dossiers: int) -> Meting:
    """P2: 3 gezinnen past 9 loketten of half an hour, with the words of the pipe to the child process."""
    day = day_of(3, 30)

    def there_and_back() -> object:
        task = wire.task(1, "dagplan", PlanVraag(day))
        return wire.read_result("dagplan", wire.answer(1, "dagplan", task.vraag))

    return pairs(
        "P2 plan 3 gezinnen, with the pipe", there_and_back, None, doel="<= 200 ms", times=15, warm=1
    )
