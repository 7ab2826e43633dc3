"""With whom a line lies, and for how many days. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.values import Partij


@dataclass(frozen=True, slots=True)
class Bal:
    """Who is to move: ourselves, a party, or somebody whose name was typed."""

    ons: bool = False
    partij: Partij | None = None
    naam: str = ""


def ball_of(*, wacht_op: str, doener: Partij, onze: bool) -> Bal:
    """Say with whom a line lies.

    What somebody noted comes first: who waits for a party or a name has given the ball away, also of a line
    that is ours. Otherwise a line of ours lies with us, and any other with its doer.
    """
    if wacht_op:
        known = wacht_op in set(Partij)
        return Bal(partij=Partij(wacht_op)) if known else Bal(naam=wacht_op)
    return Bal(ons=True) if onze else Bal(partij=doener)


def days_there(sinds: date | None, dag: date | None, vandaag: date) -> int:
    """Count the days that it lies there: since somebody noted it, else since it should have been there.

    0 for one that is not late.
    """
    start = sinds or dag
    return max((vandaag - start).days, 0) if start is not None else 0
