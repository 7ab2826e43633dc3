"""Facts of the papers of a regeldag: a list per loket, a list for its door, and the mail to a party."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.queries.rows_papier import BladLijn, BladPersoon
from models.values import Partij


class LoketGezin(Row, frozen=True, kw_only=True):
    """A gezin at a loket, named by privacy level already."""

    dossier_uid: str
    nummer: int
    """Its number on this day, as on the doors."""
    gezin: str
    dossier_nummer: str
    tijd: str
    tot: str
    personen: tuple[BladPersoon, ...]
    komt: str
    """`allen` or letters with spaces between."""
    taal: str
    tolk: str
    """`ja`, `nee`, `onbekend`, `telefonisch`."""
    lijnen: tuple[BladLijn, ...] = ()


class LoketlijstFacts(Row, frozen=True, kw_only=True):
    """All that the list of one loket needs."""

    head: PaperHead
    regeldag_uid: str
    dag: date
    plaats: str
    loket: str
    partij: Partij
    naam: str
    ruimte: str
    contact: str
    telefoon: str
    pictogram: str
    meenemen: tuple[str, ...]
    gezinnen: tuple[LoketGezin, ...]
    elders: tuple[tuple[str, int], ...] = ()
    """(time, number) of who comes too but is out of sight of who prints: a colleague has their lines."""


class DeurRegel(Row, frozen=True, kw_only=True):
    """One line on a door."""

    tijd: str
    nummer: int
    gezin: str
    dossier_uid: str = ""


class DeurlijstFacts(Row, frozen=True, kw_only=True):
    """All that hangs on the door of one loket."""

    head: PaperHead
    regeldag_uid: str
    dag: date
    plaats: str
    loket: str
    naam: str
    ruimte: str
    pictogram: str
    regels: tuple[DeurRegel, ...]


class MailLoket(Row, frozen=True, kw_only=True):
    """A loket of the party with who comes."""

    naam: str
    ruimte: str
    contact: str
    meenemen: tuple[str, ...]
    gezinnen: tuple[LoketGezin, ...]
    elders: tuple[tuple[str, int], ...] = ()
    """(time, number) of who comes too but is out of sight of who writes."""


class MailFacts(Row, frozen=True, kw_only=True):
    """All that the mail to one party needs."""

    head: PaperHead
    regeldag_uid: str
    dag: date
    plaats: str
    start: str
    partij: Partij
    loketten: tuple[MailLoket, ...]
    afzender_telefoon: str
    contacten: tuple[tuple[str, str, str], ...] = ()
    """(loket, contact, phone) of every loket of the day: parties reach each other directly (A148)."""
