"""*Wij beginnen hier*: what happens to each line when a running household comes into the program.

Five rules, the first that fits decides; no line is late on day B (checklists-aanvulling 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.termijnen import Stap, Termijnuitkomst
from models.values import Fase

NAGAAN_DAGEN = 14
"""Used only where the setting `nagaan_bij_start_dagen` is empty."""


class Begin(StrEnum):
    """What the start decided about a line."""

    BEWEZEN = "bewezen"
    """Done, proved by a date."""
    OPEN = "open"
    """Open with its own date, or open without one."""
    NAGAAN = "nagaan"
    """Still to check, B + 14 days."""
    VOOR_ONZE_TIJD = "voor_onze_tijd"
    """Neither done nor missed."""
    TOCH = "toch"
    """Was before our time, and a person opened it all the same."""


@dataclass(frozen=True, slots=True)
class Vondst:
    """What the rules need to know of one line."""

    fase: Fase | None
    kern: bool
    nagaan: bool
    """On the fixed list *still to check*."""
    datum: date | None
    bewezen_op: date | None = None
    """Real date of the anchor that proves it, on or before day B."""
    onbekend: bool = False
    """Its condition is unknown."""
    toch: bool = False
    """A person opened it all the same."""


def decide(vondst: Vondst, begin: date, start: Fase) -> Begin:
    """Decide about one line of a household that comes in on day B in a phase.

    1 proved by a date; 2 running by its own date; 3 still to check: the fixed list, of the current phase
    with a passed date or of an earlier phase without a later date, and every ★ of the current phase with a
    passed date; 4 before our time: an earlier phase, or passed in the current one; 5 open.
    """
    if vondst.toch:
        return Begin.TOCH
    if vondst.bewezen_op is not None and not vondst.onbekend:
        return Begin.BEWEZEN
    if vondst.datum is not None and vondst.datum >= begin:
        return Begin.OPEN
    nummer = vondst.fase.nummer if vondst.fase is not None else start.nummer
    voorbij = vondst.datum is not None
    if nummer > start.nummer:
        return Begin.NAGAAN if voorbij else Begin.OPEN
    eerder = nummer < start.nummer
    if not vondst.onbekend and (
        (vondst.nagaan and (eerder or voorbij)) or (vondst.kern and not eerder and voorbij)
    ):
        return Begin.NAGAAN
    return Begin.VOOR_ONZE_TIJD if eerder or voorbij else Begin.OPEN


def date_after(besluit: Begin, uitkomst: Termijnuitkomst, begin: date, dagen: int) -> Termijnuitkomst:
    """Move the date of a line that is still to check (or opened all the same) to B + so many days."""
    vroegst = begin + timedelta(days=dagen)
    if besluit not in (Begin.NAGAAN, Begin.TOCH):
        return uitkomst
    if uitkomst.datum is not None and uitkomst.datum >= vroegst:
        return uitkomst
    return Termijnuitkomst(
        vroegst,
        hard=False,
        stappen=(*uitkomst.stappen, Stap.of("waarom_nagaan", vroegst, dagen=dagen)),
    )
