"""Frozen rows of the screen *Gemeente* and its papers: figures, never a name except where one drills down."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.rules.overleggen import OverlegSoort
from models.rules.taakstelling import counts_now


class VersieRow(Row, frozen=True, kw_only=True):
    """What was published about a half-year, once."""

    uid: str
    nummer: int
    bekend_op: date
    bron: str
    geen: bool
    opening: int | None
    taakstelling: int | None
    realisatie: int | None
    stand: int | None
    peildatum: date | None
    reden: str


class GrondslagRow(Row, frozen=True, kw_only=True):
    """A figure of the formula, with the day it is of and where it comes from; None = not filled in."""

    waarde: int | None = None
    dag: date | None = None
    bron: str = ""


class HalfjaarRow(Row, frozen=True, kw_only=True):
    """A half-year of a gemeente in figures (persons); + is arrears."""

    code: str
    jaar: int
    deel: int
    begin: date
    eind: date
    bekend_voor: date
    """Last day on which the figure is published (A084)."""
    versies: tuple[VersieRow, ...]
    """The newest first; empty = nothing published that was typed in."""
    geen: bool
    opening: int
    opening_officieel: bool
    opening_onbekend: bool
    """Nothing published and no closing before it: counted as 0."""
    aansluiting: int
    """Opening minus the closing of the half-year before."""
    taakstelling: int | None
    afgesproken: int | None
    """What it becomes by the newest agreement with other gemeenten, while that is not typed in yet (A074)."""
    indicatie: int | None
    landelijk: GrondslagRow
    inwoners: GrondslagRow
    inwoners_nederland: GrondslagRow
    realisatie: int
    """From the dossiers, each person once, up to today."""
    realisatie_koppeling: int
    """Of these, by a koppeling of the COA."""
    pijplijn: int
    """Realisatie with the pijplijn (A127)."""
    pijplijn_soorten: tuple[tuple[str, int], ...] = ()
    """Persons in the pijplijn of today by kind (`Pijplijn`); only of the running half-year."""
    realisatie_officieel: int | None
    realisatie_peildatum: int
    """From the dossiers up to the peildatum: what the official figure is set beside (A188)."""
    opgave: int
    berekend: int | None
    """None while there is no figure to reckon with."""
    einde: int | None
    """The published closing, else our sum."""
    officieel: int | None
    correctie: int
    reden: str
    peildatum: date
    """Of which day the closing is."""
    deels: bool
    """The peildatum lies before the end of the half-year."""
    procent: int | None
    promille: int | None
    prognose: int | None
    """Persons that will count by the end; None for a half-year that is over."""
    verwacht_begin: int
    """The opening: as published, else for a half-year to come the closing that is expected before it."""
    verwacht_einde: int | None
    """The closing by the forecast; None without one or without a taakstelling that is known."""

    @property
    def telt(self) -> int:
        """What counts now: the official figure and what the dossiers add since its day, else the dossiers.

        Every figure that looks ahead begins here.
        """
        return counts_now(self.realisatie, self.realisatie_officieel, self.realisatie_peildatum)

    @property
    def telt_op_peildatum(self) -> int:
        """What counted on the day of the closing: the two stand together (A188)."""
        return self.realisatie_peildatum if self.realisatie_officieel is None else self.realisatie_officieel

    @property
    def in_pijplijn(self) -> int:
        """Persons in the pijplijn (A127)."""
        return self.pijplijn - self.realisatie

    @property
    def met_pijplijn(self) -> int:
        """What counts now and who may be counted along (A127)."""
        return self.telt + self.in_pijplijn


class MeetpuntRow(Row, frozen=True, kw_only=True):
    """A day on the line of a half-year: persons that count from that day on."""

    dag: date
    aantal: int
    verwacht: bool = False


class TaakstellingRow(Row, frozen=True, kw_only=True):
    """The taakstelling of a gemeente."""

    gemeente_uid: str
    gemeente: str
    vandaag: date
    teken: str
    """`plus_achterstand` or `plus_voorsprong`: how the closing is written."""
    pijplijn_telt: bool
    """Whether the provincie counts the pijplijn now when it looks at the realisatie (A128)."""
    halfjaren: tuple[HalfjaarRow, ...]
    """The oldest first, up to the one after today's."""
    lijn: tuple[MeetpuntRow, ...]
    """The running half-year: what counts, and after today what is expected, added up."""


class GeteldRow(Row, frozen=True, kw_only=True):
    """A person who counted, as far as who looks may see them."""

    dossier_uid: str
    nummer: str
    naam: str
    op: date
    reden: str


class GeteldenRow(Row, frozen=True, kw_only=True):
    """Who counted in a half-year, and how many more there are that who looks does not see."""

    code: str
    mensen: tuple[GeteldRow, ...]
    verborgen: int


class PijplijnpersoonRow(Row, frozen=True, kw_only=True):
    """A person in the pijplijn, as far as who looks may see them."""

    dossier_uid: str
    nummer: str
    naam: str
    soort: str
    """Why they may be counted along (`Pijplijn`)."""
    sinds: date
    verwacht: date
    """The day on which they are expected to count."""


class PijplijnRow(Row, frozen=True, kw_only=True):
    """Who stands in the pijplijn today, and how many more there are that who looks does not see."""

    mensen: tuple[PijplijnpersoonRow, ...]
    verborgen: int


class ReeksRow(Row, frozen=True, kw_only=True):
    """One line of a chart; None = no value there."""

    code: str
    """`taakstelling`, `realisatie`, `stand`, `telt`, `verwacht`, `opgave`, `gemiddelde` or `norm`."""
    waarden: tuple[float | None, ...]
    streep: bool = False
    """Drawn with dashes: a norm or what is only expected."""


class GrafiekRow(Row, frozen=True, kw_only=True):
    """A chart as figures: its table says the same, on screen and on paper."""

    code: str
    """`taakstelling`, `prognose` or `doorlooptijd`."""
    plekken: tuple[str, ...]
    """What stands below: a half-year (`2026-1`) or a month (`2026-06`)."""
    reeksen: tuple[ReeksRow, ...]
    eenheid: str
    """`personen` or `weken`."""
    bron: tuple[str, ...]
    """Where the figures come from: codes, and the sources of published figures as they were typed."""
    peildatum: date


class GemeentebladFacts(Row, frozen=True, kw_only=True):
    """What the paper *Cijfers van de gemeente* is made of."""

    head: PaperHead
    gemeente: str
    grafieken: tuple[GrafiekRow, ...]
    halfjaren: tuple[HalfjaarRow, ...]
    teken: str

    @property
    def dossier_nummer(self) -> str:
        """It is about no dossier."""
        return ""


class MistRow(Row, frozen=True, kw_only=True):
    """Something that makes the figures incomplete, and where it is mended."""

    code: str
    """What is missing: of a half-year, of an overleg, or a code of `rules.volledigheid`."""
    plek: str
    """`taakstelling`, `overleggen`, `gezinnen` (the list of who lacks this) or `alle_gezinnen`."""
    halfjaar: str = ""
    dag: date | None = None
    soort: OverlegSoort | None = None
    aantal: int = 0
    """Dossiers or persons; 0 = it is one thing."""


class VerantwoordingRow(Row, frozen=True, kw_only=True):
    """All that the part *Verantwoording* shows."""

    gemeente_uid: str
    gemeente: str
    vandaag: date
    jaar: str
    """The year of the informatienota that comes now."""
    halfjaar: str
    """The half-year of the report that comes now."""
    geheel: int
    """Open dossiers, those out of sight too."""
    compleet: int
    """Of these, in which nothing is missing."""
    promille: int | None
    """Complete dossiers (A210) in thousandths; None without dossiers."""
    mist: tuple[MistRow, ...]
    nota_op: date | None
    """Day on which the raad got the last informatienota, as far as it was noted."""
    nota_nodig: bool | None
    """Whether the raad must get one now (A179); None = this gemeente put that point off its lists."""
