"""Ours and its yardstick in turn, many times; median, 95th percentile and the ratio pair by pair."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meting:
    """One row of the table: milliseconds of ours, and how many times the yardstick."""

    naam: str
    mediaan_ms: float
    p95_ms: float
    verhouding: float | None
    doel: str
    opmerking: str = ""

    def line(self) -> str:
        """The row as text."""
        ratio = f"{self.verhouding:6.2f} x" if self.verhouding is not None else "     –  "
        figures = f"{self.mediaan_ms:9.2f} {self.p95_ms:9.2f} {ratio}"
        return f"{self.naam:<34} {figures}   {self.doel}  {self.opmerking}"


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def spent(work: Callable[[], object]) -> float:
    """Milliseconds that the work took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def pairs(
    naam: str,
    ours: Callable[[], object],
    theirs: Callable[[], object] | None,
    *,
    doel: str,
    times: int = 31,
    warm: int = 3,
) -> Meting:
    """Run A B A B … and give the figures."""
    for _ in range(warm):
        ours()
        if theirs is not None:
            theirs()
    a, ratios = [], []
    for _ in range(times):
        a.append(spent(ours))
        if theirs is not None:
            b = spent(theirs)
            ratios.append(a[-1] / b if b else float("inf"))
    return Meting(naam, statistics.median(a), p95(a), statistics.median(ratios) if ratios else None, doel)
