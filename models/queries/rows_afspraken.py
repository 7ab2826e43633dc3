"""Frozen rows of overleggen, points of the gemeente, agreements and signatures. Amounts in eurocent."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row
from models.rules.afspraken import Meting
from models.rules.overleggen import OverlegSoort, OverlegStand
from models.values import Partij, Reden, Staat, Stand


class OverlegRow(Row, frozen=True, kw_only=True):
    """An overleg as it was planned or held."""

    uid: str
    soort: OverlegSoort
    op: date
    tijd: str
    plaats: str
    agenda: str
    wonen_op: date | None
    sociaal_op: date | None
    gehouden: bool
    afgezegd_op: date | None
    aanwezig: str
    besluiten: str


class GemeentepuntRow(Row, frozen=True, kw_only=True):
    """A point of the gemeente for a period, whether anybody said anything of it or not."""

    item_id: str
    periode: str
    tekst: str
    doener: str
    """Code of the party whose turn it is."""
    onze: bool
    termijn: date | None
    stand: Stand
    staat: Staat
    gedaan_op: date | None = None
    door_overleg: bool = False
    reden: str = ""
    later_tot: date | None = None
    bron: str = ""
    uit_overleg: date | None = None
    """Day of the overleg that it was agreed in."""
    overleg_uid: str = ""
    hard: bool = False
    """The term stands in a document."""
    gezegd: bool = False
    """Somebody said something about it: there is a row."""

    @property
    def sleutel(self) -> str:
        """Names it on a screen: item and period."""
        return f"{self.item_id}/{self.periode}"


class AmvRow(Row, frozen=True, kw_only=True):
    """A youngster alone who becomes 18 in a quarter (A177)."""

    dossier_uid: str
    nummer: str
    naam: str
    jarig_op: date
    kwartaal: str


class GoedVoorbeeldRow(Row, frozen=True, kw_only=True):
    """A good example that an organisation told (A019, A023)."""

    uid: str
    op: date
    titel: str
    van_wie: str
    wat: str
    bron: str


class OverleggenRow(Row, frozen=True, kw_only=True):
    """All that the part *Overleggen* shows."""

    gemeente_uid: str
    standen: tuple[OverlegStand, ...]
    overleggen: tuple[OverlegRow, ...]
    """The newest first."""
    punten: tuple[GemeentepuntRow, ...]
    """What is late first."""
    cijfers: tuple[tuple[OverlegSoort, tuple[Reden, ...]], ...]
    """The figures that are known for the agenda of each."""
    amv: tuple[AmvRow, ...]
    voorbeelden: tuple[GoedVoorbeeldRow, ...]
    """The newest first."""


class AfspraakRow(Row, frozen=True, kw_only=True):
    """An agreement with what was measured of it."""

    uid: str
    soort: str
    tekst: str
    """The words of H bijlage 1, or of our own kind."""
    eigen: str
    """In the words of the parties."""
    wie: tuple[Partij, ...]
    organisatie: str
    organisatie_uid: str
    van: date
    tot: date | None
    getal: int | None
    gerealiseerd: int | None
    variant: str
    betaalt: str
    """Who pays damage by this agreement (A013); empty = not said."""
    laatste: date | None
    """Last day that it holds; for small dwellings the usual term where no other day was agreed (A176)."""
    meting: Meting | None
    """None: nothing in the program tells it."""
    uitleg: Reden | None = None
    """What was counted, as a sentence."""
    loopt: bool = True


class VoorbeeldRow(Row, frozen=True, kw_only=True):
    """One of the eleven that is not agreed on yet."""

    soort: str
    tekst: str
    meting: str
    bron: str


class LijstpuntRow(Row, frozen=True, kw_only=True):
    """A point of a list to work off."""

    lijst: str
    code: str
    antwoord: str
    gedaan_op: date | None


class OverzichtRow(Row, frozen=True, kw_only=True):
    """What a corporatie told of a half-year."""

    uid: str
    organisatie: str
    organisatie_uid: str
    halfjaar: str
    vrijgekomen: int
    statushouders: int
    urgenten: int
    overigen: int
    ontvangen_op: date


class SignaalRow(Row, frozen=True, kw_only=True):
    """The share of a half-year over all corporaties that told it, and whether it is a signal (A021)."""

    halfjaar: str
    vrijgekomen: int
    statushouders: int
    signaal: bool
    corporaties: int
    """So many told it."""
    mist: tuple[str, ...]
    """Corporaties that did not; of the region: own gemeenten that told nothing."""
    gemeenten: tuple[str, ...] = ()
    """Of the region: over which gemeenten it is the sum."""
    wie: str = ""
    """Of the region: its name, where one figure tells it all."""
    bron: str = ""
    op: date | None = None


class RegiocijferRow(Row, frozen=True, kw_only=True):
    """What the region, or a gemeente that is not in this kluis, told of a half-year (A021)."""

    uid: str
    halfjaar: str
    soort: str
    wie: str
    vrijgekomen: int
    statushouders: int
    bron: str
    op: date


class ComplexRow(Row, frozen=True, kw_only=True):
    """A complex in the list of a year."""

    uid: str
    organisatie: str
    organisatie_uid: str
    jaar: int
    naam: str
    wijk: str


class AfwijkingRow(Row, frozen=True, kw_only=True):
    """A dwelling that was allocated outside the list of its year (A137)."""

    dossier_uid: str
    nummer: str
    complex: str
    organisatie: str
    organisatie_uid: str
    op: date


class NormRow(Row, frozen=True, kw_only=True):
    """What a dwelling must have and may cost for a household of a size."""

    uid: str
    organisatie: str
    organisatie_uid: str
    personen_van: int
    personen_tot: int | None
    kamers: int | None
    oppervlakte: int | None
    grens: int | None
    voorzieningen: str
    van: date
    tot: date | None


class KaderRow(Row, frozen=True, kw_only=True):
    """The afsprakenkader with an organisation that guides."""

    uid: str
    organisatie: str
    organisatie_uid: str
    van: date
    tot: date | None
    activiteiten: str
    rapportage: str
    vergoeding: int | None
    vergoeding_per: str
    vraagbaak_maanden: int | None
    doorgegeven_op: date | None
    loopt: bool


class CorporatiemeldingRow(Row, frozen=True, kw_only=True):
    """A corporatie that does not do its part, and who heard it."""

    uid: str
    organisatie: str
    organisatie_uid: str
    op: date
    wat: str
    autoriteit_op: date | None
    provincie_op: date | None
    opgelost_op: date | None


class AfsprakenRow(Row, frozen=True, kw_only=True):
    """All that the part *Prestatieafspraken* shows."""

    gemeente_uid: str
    jaar: int
    afspraken: tuple[AfspraakRow, ...]
    voorbeelden: tuple[VoorbeeldRow, ...]
    lijsten: tuple[LijstpuntRow, ...]
    overzichten: tuple[OverzichtRow, ...]
    signalen: tuple[SignaalRow, ...]
    regio: tuple[SignaalRow, ...]
    """The same of the region: by one figure, or over several gemeenten together (A021)."""
    regiocijfers: tuple[RegiocijferRow, ...]
    complexen: tuple[ComplexRow, ...]
    afwijkingen: tuple[AfwijkingRow, ...]
    normen: tuple[NormRow, ...]
    kaders: tuple[KaderRow, ...]
    meldingen: tuple[CorporatiemeldingRow, ...]
    geschil_voor: date
    """Last day to bring a dispute of this year to the minister (A145)."""
    overeenstemming_op: date | None
    """Day of the last of the six steps of this year; None while one of them is open."""
    corporaties: tuple[tuple[str, str], ...]
    begeleiders: tuple[tuple[str, str], ...]
    """Uid and name."""


class HandtekeningRow(Row, frozen=True, kw_only=True):
    """A signature that is there, or is still needed (`uid` empty)."""

    uid: str
    rol: str
    organisatie: str
    organisatie_uid: str
    naam: str = ""
    functie: str = ""
    op: date | None = None


class ZienswijzeRow(Row, frozen=True, kw_only=True):
    """A reaction that was asked for."""

    uid: str
    wie: str
    organisatie_uid: str
    naam: str
    voor: date | None
    ontvangen_op: date | None
    tekst: str
    verwerkt_op: date | None
    verwerking: str
    versie: int | None
    """Number of the matrix version it is about."""


class AkkoordVersieRow(Row, frozen=True, kw_only=True):
    """A matrix version with who signed and what differs from the one before, or from one that was asked."""

    uid: str
    nummer: int
    status: str
    geldig_vanaf: date
    geldig_tot: date | None
    vastgesteld_op: date | None
    handtekeningen: tuple[HandtekeningRow, ...]
    verschil: tuple[str, ...]
    tegen: int | None
    """Number of the version that was asked to be set beside it; None = the one before."""
    compleet: bool
    """Everybody who must sign did."""


class AkkoordRow(Row, frozen=True, kw_only=True):
    """All that the part *Matrix en akkoord* shows."""

    gemeente_uid: str
    versies: tuple[AkkoordVersieRow, ...]
    zienswijzen: tuple[ZienswijzeRow, ...]
    organisaties: tuple[tuple[str, str], ...]
    begeleidt_zelf: bool


class AanspreekpuntRow(Row, frozen=True, kw_only=True):
    """Who is or was the one to call."""

    uid: str
    naam: str
    functie: str
    telefoon: str
    van: date
    tot: date | None
    tegelijk: bool = False
    """Somebody else was the one to call on the same days: there should be one (A077)."""


class PlekRow(Row, frozen=True, kw_only=True):
    """The gemeente or a corporatie with whom to call first, who it was before, and its other contacts."""

    uid: str
    soort: str
    naam: str
    nu: AanspreekpuntRow | None
    """None is a warning (A006)."""
    eerder: tuple[AanspreekpuntRow, ...]
    contacten: tuple[tuple[str, str, str], ...]
    """Uid, name with function, and code of the loket, empty where there is none."""
