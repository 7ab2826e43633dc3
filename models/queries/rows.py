"""Frozen rows that queries give and screens and papers take; structs, so they cross a pipe as bytes."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct, field

from models.values import Fase, Herkomst, Partij, Privacy, Reikwijdte, Staat, Stand, Verdeling


class Row(Struct, frozen=True, kw_only=True):
    """Base of all rows."""


# --- actiepunten ---


class LetterRow(Row, frozen=True, kw_only=True):
    """One person's box on a line."""

    punt_uid: str
    versie: int
    letter: str
    persoon_uid: str
    naam: str
    staat: Staat
    stand: Stand
    termijn: date | None = None
    gedaan_op: date | None = None


class PuntRow(Row, frozen=True, kw_only=True):
    """One line of the checklist: a household line, or a per-person line with its letters."""

    uid: str
    """Uid of the actiepunt; for a line with letters that of the first letter."""
    versie: int
    item_id: str
    nummer: int
    fase: Fase | None
    tekst: str
    doener: Partij
    met: tuple[Partij, ...]
    """The other parties."""
    verdeling: Verdeling
    onze: bool
    kern: bool
    loket: str
    reikwijdte: Reikwijdte
    onderwerp: str = ""
    """Words for the event or period the line is about; empty for the household."""
    staat: Staat
    stand: Stand
    termijn: date | None = None
    termijn_hard: bool = False
    dagen: int | None = None
    """Days until (positive) or past (negative) the term."""
    gedaan_op: date | None = None
    gedaan_door: str = ""
    reden: str = ""
    wacht_op: str = ""
    wacht_sinds: date | None = None
    uitgesteld_tot: date | None = None
    notitie: str = ""
    wacht_anker: str = ""
    nog_te_bepalen: str = ""
    """Code of the condition that is still unknown; empty when the line applies."""
    ronde: int = 1
    voor_onze_tijd: bool = False
    vervallen_reden: str = ""
    bron: str = ""
    herkomst: Herkomst = Herkomst.VOORSTEL
    zet_anker: str = ""
    """Anchor that the tick sets, so that the screen previews what moves; empty = none."""
    vraagt_datum: bool = False
    """The tick asks for the day of that anchor."""
    letters: tuple[LetterRow, ...] = ()


class WaaromStap(Row, frozen=True, kw_only=True):
    """One step of *waarom deze datum?*."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()
    dag: date | None = None


class WaaromRow(Row, frozen=True, kw_only=True):
    """Why a term is what it is."""

    punt_uid: str
    tekst: str
    termijn: date | None
    stappen: tuple[WaaromStap, ...]
    let_op: tuple[WaaromStap, ...] = ()
    """Weekend or holiday on that day: shown, not shifted."""


# --- lists ---


class VandaagLine(Row, frozen=True, kw_only=True):
    """One line of Vandaag."""

    dossier_uid: str
    dossier_nummer: str
    gezin: str
    punt_uid: str = ""
    versie: int = 0
    nummer: int = 0
    tekst: str
    aan_zet: str
    """Party code or a name."""
    dag: date | None = None
    dagen: int | None = None
    stand: Stand = Stand.OP_SCHEMA
    letters: str = ""
    eigen: bool = False
    """The words were written by a person, so they stand only on a paper with names."""
    blad: int = 0
    """Number on the ochtendblad; 0 = no line to type back."""
    punten: tuple[tuple[str, str, int], ...] = ()
    """(letter, actiepunt uid, versie) behind the line, for the record of the print."""
    gemeente_uid: str = ""
    """Of which gemeente the point is; empty = it is of a gezin."""
    uit_opvang: bool = False
    """In the section of who turns 18: leaves the longer opvang."""
    tijd: str = ""
    """Of an appointment: the clock times, as `9:30 – 10:30`; `aan_zet` is who goes along."""
    plaats: str = ""
    kaal: str = ""
    """Of an appointment: its words without what somebody typed."""
    botst: bool = False
    """Of an appointment: the gezin, or who goes along, is asked somewhere else at the same time."""
    gesproken: bool | None = None
    """Of a gezin that is silent: whether `dag` is the day it was last spoken; no = the day it began here."""


class VandaagRow(Row, frozen=True, kw_only=True):
    """Vandaag: at most `grens` lines a section, with the full count of each."""

    dag: date
    te_laat: tuple[VandaagLine, ...] = ()
    vandaag: tuple[VandaagLine, ...] = ()
    komend: tuple[VandaagLine, ...] = ()
    wacht: tuple[VandaagLine, ...] = ()
    gemeente: tuple[VandaagLine, ...] = ()
    """Points of the gemeente, for who may see its figures; `gezin` holds the name of the gemeente."""
    stil: tuple[VandaagLine, ...] = ()
    """Lang geen contact."""
    wordt_18: tuple[VandaagLine, ...] = ()
    tijdelijk: tuple[VandaagLine, ...] = ()
    ontbreekt: tuple[VandaagLine, ...] = ()
    aantallen: dict[str, int] = field(default_factory=dict)
    """Section name (as the fields above) -> full count."""


class GezinRow(Row, frozen=True, kw_only=True):
    """One line in the list of gezinnen."""

    uid: str
    nummer: str
    naam: str
    fase: Fase
    personen: int
    begeleider: str = ""
    volgende_stap: str = ""
    eerste_termijn: date | None = None
    te_laat: int = 0
    wacht_op_ander: int = 0
    open_kern: int = 0
    ontbreekt: int = 0
    afgesloten_op: date | None = None
    gemeente: str = ""
    """This one and all that follow are read only where the filter asks for them (`GezinnenFilter.meer`)."""
    woonplaats: str = ""
    azc: str = ""
    corporatie: str = ""
    koppeling: date | None = None
    tekendatum: date | None = None
    verhuizing: date | None = None
    laatste_contact: date | None = None
    begonnen_op: date | None = None
    open_punten: int = 0


class GezinnenFilter(Row, frozen=True, kw_only=True):
    """What the list shows; everything empty = all open dossiers."""

    fase: Fase | None = None
    begeleider_uid: str = ""
    alleen_te_laat: bool = False
    wacht_op: bool = False
    archief: bool = False
    ontbreekt: str = ""
    """Code of what is still missing (`koppeling`); empty = whatever is."""
    tekst: str = ""
    sorteer: str = "naam"
    """A code of `models.queries.gezinnen.SORTEER`, or of `models.queries.gezinnen_meer.MEER`."""
    aflopend: bool = False
    meer: tuple[str, ...] = ()
    """Codes of what a row tells beyond the ordinary (`models.queries.gezinnen_meer.MEER`)."""


class GezinnenPage(Row, frozen=True, kw_only=True):
    """A page of the list: rows from `offset`, and how many there are in all."""

    rijen: tuple[GezinRow, ...]
    offset: int
    totaal: int


class BewaardeLijst(Row, frozen=True, kw_only=True):
    """A choice of gezinnen that a medewerker gave a name."""

    uid: str
    naam: str
    keuze: GezinnenFilter
    kolommen: tuple[str, ...] = ()
    """Codes of the columns in their order; empty = the ordinary ones."""


class Lijstkeuze(Row, frozen=True, kw_only=True):
    """How one medewerker wants one screen with a list."""

    kolommen: tuple[str, ...] = ()
    """Codes of the columns in their order; empty = the ordinary ones."""
    lijsten: tuple[BewaardeLijst, ...] = ()


class ZoekHit(Row, frozen=True, kw_only=True):
    """One hit of the search box."""

    soort: str
    """`dossier`, `persoon`, `organisatie`, `contactpersoon`, `blad`, `scherm`, `hulp`."""
    uid: str
    dossier_uid: str = ""
    titel: str
    onder: str = ""


# --- facts for papers ---


class PaperHead(Row, frozen=True, kw_only=True):
    """What every page carries."""

    code: str = ""
    """Short code with check character (`R17-2`); empty in a preview."""
    gemaakt_op: datetime
    wie: str
    gemeente: str
    privacy: Privacy = Privacy.NAAM
    is_demo: bool = False
    vernietigen_voor: date | None = None
    taal: str = "nl"
