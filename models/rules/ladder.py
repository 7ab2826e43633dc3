"""The participatieladder of one person: where it began, where it is, where it goes (N bijlage 1 fase 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.inburgering import Mijlpaal, last_of
from models.values import TREDEN, MijlpaalSoort

HOOGSTE = len(TREDEN)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Start, now and goal as steps (1-6; 0 = not known), and the moments in time."""

    start: int = 0
    nu: int = 0
    doel: int = 0
    momenten: tuple[tuple[date, int], ...] = ()

    @property
    def volgende(self) -> int:
        """The next step to aim at: one up, never more (A030); 0 = none is known, or the top was reached."""
        return self.nu + 1 if 0 < self.nu < HOOGSTE else 0

    @property
    def verder(self) -> int:
        """How many steps were taken since the start; negative = down."""
        return self.nu - self.start

    @property
    def doel_is_stap(self) -> bool:
        """Whether the goal is one next step, as N asks; a goal further away is for later."""
        return self.doel == self.volgende


def ladder_of(rows: Iterable[Mijlpaal], dag: date) -> Ladder:
    """Read the ladder of what was noted up to a day; of one day what was noted last counts (A031)."""
    known = [row for row in rows if row.op <= dag]
    per_day: dict[date, int] = {}
    for row in known:
        if row.soort is MijlpaalSoort.TREDE:
            per_day[row.op] = int(row.keuze)
    moments = tuple(sorted(per_day.items()))
    goal = last_of(known, MijlpaalSoort.TREDE_DOEL)
    return Ladder(
        start=moments[0][1] if moments else 0,
        nu=moments[-1][1] if moments else 0,
        doel=int(goal.keuze) if goal is not None else 0,
        momenten=moments,
    )
