"""Frozen rows of two papers about a gezin: the *intakeblad* and *Nieuw in het gezin*."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.values import Fase, Partij, Stand


class IntakePersoon(Row, frozen=True, kw_only=True):
    """A person of the gezin, named by privacy level already."""

    letter: str
    naam: str = ""
    relatie: str = ""
    """Code of the place in the gezin; empty = not told."""
    geboren: date | None = None
    geschat: bool = False
    land: str = ""
    """ISO 3166 code of the country of origin."""
    taal: str = ""
    """Code of the mother tongue."""
    opleiding: str = ""
    werkervaring: str = ""
    volwassen: bool = True
    """Nobody who is known to be a child: who has no age yet is asked too."""


class IntakeFacts(Row, frozen=True, kw_only=True):
    """The *intakeblad*: what TVS tells the gemeente about a gezin, in its order (A043)."""

    head: PaperHead
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    koppeling: date | None = None
    azc: str = ""
    grootte: int = 0
    """Number told at the koppeling; 0 = not told."""
    personen: tuple[IntakePersoon, ...] = ()
    woning_gevraagd: str = "onbekend"
    """Whether the dwelling needs something special: `ja`, `nee`, `onbekend`. Never why (A044)."""
    begane_grond: bool = False
    lift: bool = False
    kamers: int = 0
    familie_verwacht: str = "onbekend"
    aantal_verwacht: int = 0
    nareizigers: tuple[str, ...] = ()
    """Letters of who came as a nareiziger."""
    nareis_bekend: bool = False
    """Whether it is known at all that somebody is a nareiziger or not."""


class NieuwPersoon(Row, frozen=True, kw_only=True):
    """Somebody who came later: born here, or arrived."""

    letter: str
    naam: str = ""
    leeftijd: int | None = None
    sinds: date
    geboren: bool
    """True = born in the gezin, False = came from elsewhere."""


class NieuwLijn(Row, frozen=True, kw_only=True):
    """A point of the checklist with a box for each new person it is about; without letters for the gezin."""

    nummer: int
    tekst: str
    doener: Partij
    fase: Fase | None = None
    dag: date | None = None
    stand: Stand = Stand.OP_SCHEMA
    kern: bool = False
    letters: tuple[tuple[str, bool], ...] = ()
    """(letter, done)."""
    vraagt: str = ""
    """Something to fill in: `huuringang`, `datum`; empty = nothing."""
    punten: tuple[tuple[str, str, int], ...] = ()
    """(letter, actiepunt uid, versie) behind the boxes, for the record of the print."""


class NieuwFacts(Row, frozen=True, kw_only=True):
    """*Nieuw in het gezin*: what to arrange for a child that was born, or for family that arrived."""

    head: PaperHead
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: tuple[NieuwPersoon, ...] = ()
    lijnen: tuple[NieuwLijn, ...] = ()
    klaar: int = 0
    """So many points about them are done already, for all of them."""
    getoond: int | None = None
    """So many of `lijnen` stand on the sheet; None = as many as fit on one A4."""
