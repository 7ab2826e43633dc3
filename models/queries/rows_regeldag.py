"""Rows of a regeldag, and facts of its papers: a list per loket, one for its door, mail to a party."""

from __future__ import annotations

from datetime import date

from msgspec import field

from models.queries.rows import PaperHead, Row
from models.queries.rows_papier import BladLijn, BladPersoon
from models.rules.dagplan import PlanDag
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


class LoketRow(Row, frozen=True, kw_only=True):
    """A loket on a regeldag."""

    loket: str
    naam: str
    volgorde: int
    ruimte: str = ""
    contact: str = ""
    telefoon: str = ""
    van: str = ""
    tot: str = ""
    minuten: int = 20
    plekken: int = 1
    """How many gezinnen it can help at the same time."""
    pauze: str = ""
    """Its own break; empty = that of the day."""
    contactpersoon_uid: str = ""


class BezoekRow(Row, frozen=True, kw_only=True):
    """What is special about a gezin at a loket."""

    tijd: str = ""
    vast: bool = False
    """A person set the time."""
    overslaan: bool = False
    komt: str = ""
    """Letters of who comes; empty = as the loket says."""
    minuten: int = 0
    """0 = as usual at the loket."""


class AfspraakRow(Row, frozen=True, kw_only=True):
    """A gezin on a regeldag; `tijden` = loket -> clock time."""

    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: int
    nummer: int = 0
    """Its number on this day, as on the doors."""
    van: str = ""
    tot: str = ""
    """Not before and ready by; empty = the whole day."""
    tijden: dict[str, str] = field(default_factory=dict)
    bezoeken: dict[str, BezoekRow] = field(default_factory=dict)
    """Loket -> what is special about it."""
    niet_gekomen: bool = False


class RegeldagRow(Row, frozen=True, kw_only=True):
    """A regeldag with its loketten and gezinnen."""

    uid: str
    versie: int
    nummer: int
    dag: date
    plaats: str
    start: str
    eind: str = ""
    pauze: str = ""
    notitie: str
    gemeente: str
    gemeente_uid: str
    loketten: tuple[LoketRow, ...]
    afspraken: tuple[AfspraakRow, ...]
    voorstellen: tuple[AfspraakRow, ...] = ()
    """Gezinnen with that tekendatum that are not on it yet."""


class PlanGezinRow(Row, frozen=True, kw_only=True):
    """Who a gezin in the plan is; one out of sight has no number and no name."""

    uid: str
    nummer: int
    naam: str
    dossier_nummer: str
    personen: int
    klein: bool = False
    letters: dict[str, str] = field(default_factory=dict)
    """Person -> letter."""
    van: str = ""
    tot: str = ""
    komt: dict[str, str] = field(default_factory=dict)
    """Loket -> letters that were set."""
    overgeslagen: tuple[str, ...] = ()
    """Loketten that this gezin need not pass."""


class PlanRow(Row, frozen=True, kw_only=True):
    """The plan of a regeldag with the names that the screen shows."""

    regeldag_uid: str
    dag: PlanDag
    gezinnen: tuple[PlanGezinRow, ...]
    loketten: dict[str, str]
    """Code -> name."""
