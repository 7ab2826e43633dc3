"""Facts for papers, and the rows of a paper that was printed."""

from __future__ import annotations

from datetime import date, datetime

from models.queries.rows import PaperHead, Row, VandaagRow
from models.rules.blad import Blad
from models.values import Blok, Fase, Herkomst, Partij, RijStand, Stand, Verdeling


class AfdrukRow(Row, frozen=True, kw_only=True):
    """A paper that left the program."""

    uid: str
    code: str
    soort: str
    dossier_nummer: str
    op: datetime
    wie: str
    vernietigen_voor: date | None
    weg_op: date | None
    ingevoerd_op: date | None = None
    over: tuple[str, ...] = ()
    """Numbers of the gezinnen on a paper about several, as far as they are in sight."""
    naar: str = ""
    voor: str = ""
    """Who got it; empty = it stays with us."""
    loket: str = ""
    """Name of the loket whose list it is."""
    plaats: str = ""
    """Where the regeldag is that it was made for."""
    bladzijden: int = 0
    """0 = not noted."""


class BladRow(Row, frozen=True, kw_only=True):
    """A sheet that is typed back: what stands on it, and what happened to it since."""

    uid: str
    blad: Blad
    dossier_nummer: str
    gezin: str
    op: datetime
    wie: str
    weg_op: date | None
    ingevoerd_op: date | None
    ingevoerd_door: str


class MatrixRij(Row, frozen=True, kw_only=True):
    """A row of the matrix."""

    id: str
    blok: Blok
    tekst: str
    verdeling: Verdeling
    partijen: tuple[Partij, ...]
    trekker: Partij
    bron: str
    herkomst: Herkomst
    wie_doet_wat: str = ""
    stand: RijStand | None = None
    klaar: int = 0
    totaal: int = 0
    eerste_datum: date | None = None
    contact: str = ""
    huisdossier: bool = True
    """Whether the row stands on the matrix of one dossier."""


class MatrixFacts(Row, frozen=True, kw_only=True):
    """A matrix version of a gemeente, or of one dossier when `dossier_nummer` is set."""

    head: PaperHead
    nummer: int
    status: str
    geldig_vanaf: date
    geldig_tot: date | None
    evaluatie_op: date | None
    rijen: tuple[MatrixRij, ...]
    partijen: tuple[Partij, ...]
    """Columns; GEM does MB's part where the gemeente does the begeleiding itself."""
    contacten: tuple[tuple[str, str], ...] = ()
    """Party label -> name and phone."""
    verschil: tuple[str, ...] = ()
    """Lines on what differs from the version before."""
    corporaties: tuple[str, ...] = ()
    """Who signs for the corporaties, a field each."""
    huurdersorganisatie: str = ""
    begeleidende_organisatie: str = ""
    getekend: tuple[tuple[str, str, str, date], ...] = ()
    """Who signed: for which role, for which organisation, the name (empty on an anonymous paper), the day."""
    dossier_nummer: str = ""
    gezin: str = ""


class BladPersoon(Row, frozen=True, kw_only=True):
    """A person on paper, named by privacy level already."""

    letter: str
    naam: str
    leeftijd: int | None


class BladLijn(Row, frozen=True, kw_only=True):
    """A numbered line on paper."""

    nummer: int
    kern: bool
    doener: Partij
    tekst: str
    met: tuple[Partij, ...] = ()
    letters: tuple[str, ...] = ()
    """Letters with a box of their own; empty = one box."""
    klaar_letters: tuple[str, ...] = ()
    klaar: bool = False
    vraagt: str = ""
    """Something to fill in: `huuringang`, `datum`; empty = nothing."""
    termijn: date | None = None
    termijn_hard: bool = False
    stand: Stand = Stand.OP_SCHEMA
    notitie: str = ""
    punten: tuple[tuple[str, str, int], ...] = ()
    """(letter, actiepunt uid, versie) behind the line, for the record of the print."""


class BladLoket(Row, frozen=True, kw_only=True):
    """A loket on the dagkaart or gezinsblad."""

    id: str
    naam: str
    tijd: str
    ruimte: str
    contact: str
    telefoon: str
    komt: str
    """`allen` or letters with spaces between."""
    meenemen: tuple[str, ...]
    lijnen: tuple[BladLijn, ...]
    pictogram: str = ""
    tot: str = ""
    """When it is ready, where a time is planned."""


class DagkaartFacts(Row, frozen=True, kw_only=True):
    """All that one dagkaart needs; also the gezinsblad is made of it."""

    head: PaperHead
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    dag: date | None
    regeldag_uid: str = ""
    dagnummer: int = 0
    """Number of the gezin on the regeldag, as on the doors; 0 = none."""
    plaats: str
    start: str
    taal: str
    tolk: str
    """`ja`, `nee`, `onbekend`, `telefonisch`."""
    begeleider: str
    begeleider_telefoon: str
    aanspreekpunt: str
    aanspreekpunt_telefoon: str
    personen: tuple[BladPersoon, ...]
    meenemen: tuple[str, ...]
    loketten: tuple[BladLoket, ...]
    let_op: tuple[str, ...] = ()
    """What the begeleider finds out first, with letters of people; not for the sheet of the gezin."""
    brp_eerst: bool = False
    papieren_missen: bool = False


class ChecklistFacts(Row, frozen=True, kw_only=True):
    """All that a fase-checklist needs."""

    head: PaperHead
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: tuple[BladPersoon, ...]
    fase: Fase | None
    """None = all phases."""
    groepen: tuple[tuple[str, tuple[BladLijn, ...]], ...]
    """Fase code -> lines."""
    ankers: tuple[tuple[str, date | None, date | None], ...] = ()
    """(anchor, planned, real)."""
    doorgegaan_reden: str = ""
    """Why a phase was left with open ★ (K04)."""


class OchtendFacts(Row, frozen=True, kw_only=True):
    """The ochtendblad of one medewerker."""

    head: PaperHead
    vandaag: VandaagRow


class HerstelFacts(Row, frozen=True, kw_only=True):
    """The herstelcode sheet; the code lives only as long as the sheet is made."""

    head: PaperHead
    kluis: str
    """Name of the kluis, as on the unlock screen."""
    code: str
    """As shown: groups with `-` or a space between."""
