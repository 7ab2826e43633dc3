"""When people on the way are expected to count: what the forecast of a half-year is made of (A127)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.taakstelling import Pijplijn, Verwacht


@dataclass(frozen=True, slots=True)
class Onderweg:
    """A person who does not count yet, with the days of the way to a dwelling; None = not known."""

    persoon: str
    route: str = "azc"
    koppeling: date | None = None
    teken_gepland: date | None = None
    getekend: date | None = None
    verhuizing_gepland: date | None = None
    verhuisd: date | None = None
    uitgeschreven: date | None = None
    """The COA registered the departure: its system shows it."""
    bekend: date | None = None
    """The COA knows of it: somebody noted so, or reported it."""
    elders: bool = False
    """Coupled to another gemeente: they will never count here."""
    bericht_nareis: date | None = None
    """The message that family may come, while the gezin waits for them in the opvang (A097)."""
    niet_voor: date | None = None
    """Nobody leaves the opvang before this day: the stop that such a message brings."""
    pauzes: tuple[tuple[date, date | None], ...] = ()
    """When the clock stood still, in the order of their first days; without an end it still does."""


def pijplijn_of(one: Onderweg, vandaag: date) -> tuple[Pijplijn, date] | None:
    """Why a person may be counted along beside the official realisatie, and since when (A127).

    The strongest proof first. Somebody who moved without a contract, a koppeling or a word of the COA is only
    expected: none of the four kinds fits. None = not in the pijplijn.
    """
    alone = one.verhuisd if one.route == "zelfhuisvester" and one.koppeling is not None else None
    kinds = (
        (Pijplijn.IN_SYSTEEM, one.uitgeschreven),
        (Pijplijn.ZELFHUISVESTER, alone),
        (Pijplijn.GETEKEND, one.getekend),
        (Pijplijn.BEKEND, one.bekend),
    )
    return next(((kind, dag) for kind, dag in kinds if dag is not None and dag <= vandaag), None)


def expected(
    one: Onderweg, vandaag: date, *, woonruimte_dagen: int, verhuizing_dagen: int
) -> Verwacht | None:
    """The day on which a person is expected to count, and why they stand in the pijplijn already.

    Who moved but does not count yet can count today. A contract that was signed brings the planned move or
    the usual days after it; a registration without a planned move can count today. Without either the planned
    signing or else the norm from the koppeling says when; a day that has passed becomes today. Who is past it
    without a contract can sign today at the earliest, and then the removal follows. Without koppeling: None.
    Days on which the clock stood still come on top of the norm, and nobody moves out of the opvang before
    the stop for family has ended (A097), unless the COA knows already that they left.
    """
    if one.route == "rtb" or one.elders:
        return None
    kind, sinds = pijplijn_of(one, vandaag) or (None, None)
    move = timedelta(days=verhuizing_dagen)
    if one.verhuisd is not None and one.verhuisd <= vandaag:
        dag: date | None = vandaag
    elif one.verhuizing_gepland is not None:
        dag = one.verhuizing_gepland
    elif one.getekend is not None and one.getekend <= vandaag:
        dag = one.getekend + move
    elif kind is not None:
        dag = vandaag
    elif one.teken_gepland is not None:
        dag = max(one.teken_gepland, vandaag) + move
    elif one.koppeling is not None:
        dag = max(_due(one, one.koppeling + timedelta(days=woonruimte_dagen), vandaag), vandaag) + move
    else:
        dag = None
    if dag is None:
        return None
    gone = kind not in (None, Pijplijn.GETEKEND) or (one.verhuisd is not None and one.verhuisd <= vandaag)
    if one.niet_voor is not None and not gone:
        dag = max(dag, one.niet_voor)
    return Verwacht(one.persoon, max(dag, vandaag), kind, sinds)


def _due(one: Onderweg, dag: date, vandaag: date) -> date:
    """The end of a term of the koppeling, with the pauses that began in it; one that runs up to now."""
    for van, tot in one.pauzes:
        if one.koppeling is not None and one.koppeling < van <= min(dag, vandaag):
            dag += (tot or vandaag) - van
    return dag
