"""Rows of one dossier: people, dates, the clock, answers, and what was changed."""

from __future__ import annotations

from datetime import date, datetime

from models.queries.rows import PuntRow, Row
from models.values import Fase, Recht, Reden, Stand


class PersoonRow(Row, frozen=True, kw_only=True):
    """A person of the gezin with all fields."""

    uid: str
    versie: int
    lid_uid: str
    letter: str
    roepnaam: str
    achternaam: str
    naam_oorspronkelijk: str = ""
    relatie: str
    van: date
    tot: date | None = None
    reden_in: str = "begin"
    reden_uit: str = ""
    geboortedatum: date | None = None
    geboortedatum_geschat: bool = False
    leeftijd: int | None = None
    geslacht: str = ""
    v_nummer: str = ""
    bsn_bekend: str = "onbekend"
    herkomstland: str = ""
    moedertaal: str = ""
    leestaal: str = ""
    tolk: str = "onbekend"
    tolk_telefonisch: bool = False
    nl_niveau: str = "onbekend"
    opleiding: str = ""
    werkervaring: str = ""
    talenten: str = ""
    plannen: str = ""
    inburgeringsplichtig: str = "onbekend"
    regime: str = "onbekend"
    werk: str = "onbekend"
    is_amv: bool = False
    verlengde_opvang: bool = False
    pas_stand: str = "onbekend"
    pas_loket: str = ""
    pas_datum: date | None = None
    brp_azc_datum: date | None = None
    telefoon: str = ""
    email: str = ""
    notitie: str = ""


class AnkerRow(Row, frozen=True, kw_only=True):
    """An anchor of the dossier with its two dates."""

    uid: str
    soort: str
    ronde: int
    drager_soort: str
    drager_uid: str
    gepland: date | None
    werkelijk: date | None
    bron: str
    vastgelegd_door: str
    vastgelegd_op: datetime


class BetrokkeneRow(Row, frozen=True, kw_only=True):
    """Who stands beside the dossier."""

    uid: str
    rol: str
    naam: str
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""
    van: date
    tot: date | None = None
    medewerker_uid: str = ""


class KlokDeel(Row, frozen=True, kw_only=True):
    """One part of the clock line: koppeling, woonruimte or verhuizing."""

    code: str
    dagen_norm: int
    van: date | None = None
    tot: date | None = None
    """Due day."""
    klaar_op: date | None = None
    dagen_over: int | None = None
    stand: Stand = Stand.NIET_AAN_DE_BEURT
    gepauzeerd: bool = False


class LichtRow(Row, frozen=True, kw_only=True):
    """One of the three signs begeleiding / woning / buurt (A001)."""

    code: str
    stand: Stand
    redenen: tuple[Reden, ...] = ()
    gezet: str = ""
    """What somebody said of it last (`TEKEN_STANDEN`); empty = never set."""
    gezet_op: date | None = None
    gezet_reden: str = ""
    achter: bool = False
    """Rent of the first months is known not to be paid."""


class VraagRow(Row, frozen=True, kw_only=True):
    """A condition still to settle: *nog te bepalen: <vraag>*."""

    code: str
    onderwerp_uid: str
    naam: str
    """Whose question it is; empty for the household."""
    vraag: str
    item_id: str = ""
    punten: int = 1
    """How many lines wait for the answer."""
    herkomst: str = ""
    """`hand` or `veld` = answered with yes or no; `afgeleid` = a field of the gezin is missing."""


class AdresRow(Row, frozen=True, kw_only=True):
    """A dwelling of the dossier."""

    uid: str
    versie: int
    soort: str
    straat: str
    postcode: str
    plaats: str
    kamers: int | None
    van: date | None
    tot: date | None


class PauzeRow(Row, frozen=True, kw_only=True):
    """A pause of the clock."""

    uid: str
    van: date
    tot: date | None
    reden: str
    bepaald_door: str


class DossierRow(Row, frozen=True, kw_only=True):
    """The whole dossier as one screen needs it."""

    uid: str
    versie: int
    nummer: str
    naam: str
    gemeente_uid: str
    gemeente: str
    fase: Fase
    route: str
    begonnen_op: date
    begin_hier: date | None
    aantal_personen: int
    in_opvang: str
    azc: str
    azc_uid: str
    corporatie: str
    corporatie_uid: str
    bijstand: str
    overname: str
    papieren_missen: str
    woonbehoefte: str
    kamers_nodig: int | None
    begane_grond: bool
    lift: bool
    familie_verwacht: str
    aantal_verwacht: int
    talenten: str
    perspectief: str
    notitie: str
    afgesloten_op: date | None
    afsluit_reden: str
    is_demo: bool
    talen: tuple[str, ...]
    """Mother tongues in the gezin, codes."""
    personen: tuple[PersoonRow, ...]
    ankers: tuple[AnkerRow, ...]
    betrokkenen: tuple[BetrokkeneRow, ...]
    adressen: tuple[AdresRow, ...]
    pauzes: tuple[PauzeRow, ...]
    klok: tuple[KlokDeel, ...]
    lichten: tuple[LichtRow, ...]
    poort_open: tuple[PuntRow, ...]
    """Open ★ lines that block the next phase."""
    poort_anker_mist: str = ""
    """Anchor that the next phase still needs (tekendatum); empty when it is there."""
    vragen: tuple[VraagRow, ...]
    ontbreekt: tuple[Reden, ...]
    waarschuwingen: tuple[Reden, ...]
    punten: tuple[PuntRow, ...]
    """All lines, in number order, lapsed ones included."""
    extra_beschermd: bool = False
    in_nood: bool = False
    """Who asks opened it today with a reason; tomorrow it is out of sight again."""
    rechten: tuple[Recht, ...] = ()
    """The rights of who asks that reach this dossier."""

    def mag(self, recht: Recht) -> bool:
        """Whether a right of who asks reaches this dossier."""
        return recht in self.rechten


class NuRow(Row, frozen=True, kw_only=True):
    """The tab *Nu*: the four folds."""

    nu: tuple[PuntRow, ...]
    nog: int
    """How many more after the first seven."""
    wacht: tuple[tuple[str, tuple[PuntRow, ...]], ...]
    """Party or name -> lines."""
    niet_aan_de_beurt: tuple[tuple[str, tuple[PuntRow, ...]], ...]
    """Missing anchor code -> lines."""
    klaar: tuple[PuntRow, ...]
    klaar_aantal: int
    voor_onze_tijd: int


class HistorieRow(Row, frozen=True, kw_only=True):
    """One change, for *Wat is er veranderd*."""

    op: datetime
    wie: str
    soort: str
    tabel: str
    veld: str
    onderwerp: str
    oud: str
    nieuw: str
    bewerking: str
    kan_ongedaan: bool = False
    resultaat: str = "gedaan"
    """Another code for what somebody tried and was not allowed."""
