"""Frozen rows of the paper *Waar staan we*."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.queries.rows_papier import BladPersoon
from models.values import Fase, Stand


class WaarLijn(Row, frozen=True, kw_only=True):
    """A thing to do, or something that is waited for."""

    tekst: str
    wie: str
    """Whose turn it is, or on whom is waited: a code of a party, or a name."""
    letters: str = ""
    """Letters of the people it is still open for."""
    dag: date | None = None
    """When it must be done, or since when is waited."""
    sinds: bool = False
    """The day is the one since which is waited."""
    stand: Stand = Stand.OP_SCHEMA
    kern: bool = False
    notitie: str = ""


class WaarContact(Row, frozen=True, kw_only=True):
    """Somebody who can be called."""

    rol: str
    naam: str
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""


class WaarFacts(Row, frozen=True, kw_only=True):
    """All that one *Waar staan we* needs."""

    head: PaperHead
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: tuple[BladPersoon, ...]
    fase: Fase
    adres: str = ""
    taal: str = ""
    """Code of the mother tongue."""
    tolk: str = ""
    """`ja`, `nee`, `onbekend`, `telefonisch`."""
    ankers: tuple[tuple[str, date | None, date | None], ...] = ()
    """(anchor, planned, real), of the anchors that the clock hangs on."""
    komend: tuple[WaarLijn, ...] = ()
    """Ours, in the next 14 days or passed."""
    wacht: tuple[WaarLijn, ...] = ()
    vergeet_niet: tuple[str, ...] = ()
    poort: tuple[str, ...] = ()
    """Open ★ that hold up the next phase."""
    contacten: tuple[WaarContact, ...] = ()
    notitie: str = ""
