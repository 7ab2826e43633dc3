"""Frozen rows of the AVG: what may go, requests, sharing, the registers, and plain papers of them."""

from __future__ import annotations

from datetime import date, datetime

from models.queries.rows import PaperHead, Row
from models.queries.rows_gemeente import GrafiekRow
from models.queries.rows_meedoen import DocumentEindRow, InburgeringDagRow
from models.queries.rows_volgen import VolgenDueRow
from models.rules.begeleidingsterm import TrajectStand
from models.rules.bewaren import Stap
from models.rules.datalek import LekStand, LekStap
from models.values import Deelgrond, Deelpartij, Risico, VerzoekSoort


class BewaarRow(Row, frozen=True, kw_only=True):
    """A closed dossier and the next step of its bewaartermijn."""

    uid: str
    nummer: str
    naam: str
    """Empty once it has no names."""
    gesloten_op: date
    soort: str
    personen: int
    stap: Stap
    vanaf: date | None = None
    """From this day on the step may be taken; None = the gemeente left the term open."""
    reden: str = ""
    """Why it is kept longer."""
    papieren: int = 0
    """Papers that are not thrown away yet."""
    verzoeken: int = 0


class VernietigingRow(Row, frozen=True, kw_only=True):
    """A line of the register of what was anonymised, destroyed or erased."""

    uid: str
    op: datetime
    soort: str
    grond: str
    nummer: str
    letter: str
    personen: int
    rijen: tuple[tuple[str, int], ...]
    """Table and number of rows."""
    gesloten_op: date | None
    verzoek_op: date | None
    wie: str


class VerzoekRow(Row, frozen=True, kw_only=True):
    """A request about data, as lists show it."""

    uid: str
    dossier_uid: str
    nummer: str
    gezin: str
    persoon_uid: str
    letter: str
    naam: str
    """Name of the person; empty = the whole gezin."""
    soort: VerzoekSoort
    ontvangen_op: date
    uiterlijk_op: date
    uitstel_reden: str
    identiteit: str
    veld: str
    besluit: str
    besloten_op: date | None
    reden: str


class DelingRow(Row, frozen=True, kw_only=True):
    """A line of *Dit mag ik delen met …*."""

    uid: str
    partij: Deelpartij
    organisatie_uid: str
    naam: str
    """The organisation, or who it is in words; empty = everyone of this kind."""
    grond: Deelgrond
    uitleg: str
    van: date
    tot: date | None
    ingetrokken_op: date | None
    geldt: bool
    """Whether it holds today."""


class VerwerkingRow(Row, frozen=True, kw_only=True):
    """A line of the register of processing."""

    code: str
    naam: str
    verantwoordelijke: str
    doel: str
    grond: str
    betrokkenen: str
    gegevens: str
    ontvangers: str
    bewaren: str
    """In words; a term with the figure of today."""
    bewaren_ruw: str
    """As it is stored: words or the code of a setting."""
    beveiliging: str
    eigen: bool
    """Made or adapted here."""


class LekStapRow(Row, frozen=True, kw_only=True):
    """A step of the clock of 72 hours."""

    stap: LekStap
    uiterlijk: datetime | None
    stand: LekStand


class DatalekRow(Row, frozen=True, kw_only=True):
    """A line of the register of breaches."""

    uid: str
    nummer: int
    soort: str
    wat: str
    gebeurd_op: date | None
    ontdekt_op: datetime
    gegevens: str
    aantal: int | None
    gevolgen: str
    maatregelen: str
    risico: Risico
    fg_op: datetime | None
    ap_op: datetime | None
    ap_reden: str
    betrokkenen_op: datetime | None
    betrokkenen_reden: str
    afgesloten_op: date | None
    wie: str
    uiterlijk: datetime
    uren_over: int
    stappen: tuple[LekStapRow, ...]


class AflopendRow(Row, frozen=True, kw_only=True):
    """A traject that ends soon or has passed its end, for *Let op*."""

    dossier_uid: str
    nummer: str
    naam: str
    soort: str
    einde: date
    stand: TrajectStand


class LetOpRow(Row, frozen=True, kw_only=True):
    """What stands under *Let op* on Vandaag; a part that asks nothing is empty."""

    papier: int = 0
    """Papers past the day before which they must be gone, that still lie somewhere."""
    papier_sinds: date | None = None
    """The earliest of those days."""
    datalekken: int = 0
    """Breaches that were not told to the AP, nor said why not."""
    uren_over: int = 0
    """Whole hours left for the one that is due first; negative = too late."""
    bewaren: int = 0
    """Closed dossiers on the list of this month."""
    trajecten: tuple[AflopendRow, ...] = ()
    """Bought trajecten that end soon or have passed their end, the earliest first."""
    verzoeken: tuple[VerzoekRow, ...] = ()
    """Open requests of which the last day to answer nears or has passed, that day first."""
    documenten: tuple[DocumentEindRow, ...] = ()
    """Papers of gezinnen that end soon or have ended, the earliest first."""
    volgen: tuple[VolgenDueRow, ...] = ()
    """Moments of the first year of living that are due, the longest overdue first (A011)."""
    inburgering: tuple[InburgeringDagRow, ...] = ()
    """Terms of the inburgering that end soon or have ended, the earliest first (D.4)."""


class LosseTekst(Row, frozen=True, kw_only=True):
    """A typed text about the whole gezin: it may name somebody else, so who gives the inzage looks at it."""

    sleutel: str
    kop: str
    tekst: str


# --- papers ---


class StukDeel(Row, frozen=True, kw_only=True):
    """A part of a plain paper: a heading, pairs of name and value, and a table."""

    kop: str
    uitleg: str = ""
    paren: tuple[tuple[str, str], ...] = ()
    kolommen: tuple[str, ...] = ()
    breedtes: tuple[float, ...] = ()
    """Width of each column, as shares of the page."""
    rijen: tuple[tuple[str, ...], ...] = ()
    lijnen: int = 0
    """So many empty lines to write on."""
    grafiek: GrafiekRow | None = None
    """A chart with its table and source, under the words."""


class StukFacts(Row, frozen=True, kw_only=True):
    """Facts of a plain paper: words, pairs and tables in their order."""

    head: PaperHead
    dossier_nummer: str = ""
    """Of the one dossier that it is about; empty where it is about more or none."""
    midden: str = ""
    """Beside the title, at the top of each page."""
    inleiding: tuple[str, ...] = ()
    delen: tuple[StukDeel, ...] = ()
    slot: tuple[str, ...] = ()
    tekenen: tuple[str, ...] = ()
    """Who signs."""
