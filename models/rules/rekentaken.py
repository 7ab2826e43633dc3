"""Work that takes longer than a screen can wait: done in the child process, facts in, answer out.

One table for both sides of the pipe: the name of a task, the form of its question and of its answer, and the
pure function that does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from models.rules.dagplan import PlanDag
from models.rules.dagplanner import plan_day
from models.rules.dagraad import Hulp, advise
from models.rules.dagtafel import Uitkomst


@dataclass(frozen=True, slots=True)
class PlanVraag:
    """Plan this day; `opnieuw` = keep only what people set."""

    dag: PlanDag
    opnieuw: bool = False


@dataclass(frozen=True, slots=True)
class RaadVraag:
    """What would help this day, which was planned like this?"""

    dag: PlanDag
    uitkomst: Uitkomst


class Taak(NamedTuple):
    """The forms of a question and its answer, and what is done."""

    vraag: Any
    antwoord: Any
    doe: Callable[[Any], Any]


def _plan(vraag: PlanVraag) -> Uitkomst:
    return plan_day(vraag.dag, opnieuw=vraag.opnieuw)


def _advise(vraag: RaadVraag) -> tuple[Hulp, ...]:
    return advise(vraag.dag, vraag.uitkomst)


TAKEN: dict[str, Taak] = {
    "dagplan": Taak(PlanVraag, Uitkomst, _plan),
    "dagraad": Taak(RaadVraag, tuple[Hulp, ...], _advise),
}
"""All tasks by name."""
