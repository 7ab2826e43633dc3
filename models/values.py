"""Values that every room shares: the codes of the field and a few small frozen types.

Codes are stable and ASCII; what a person reads is made of them in `resources/sentences.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Partij(StrEnum):
    """A party that does something; the order of the matrix columns is COR, GEM, HU, COA, MB."""

    GEM = "GEM"
    COA = "COA"
    COR = "COR"
    MB = "MB"
    ST = "ST"
    HU = "HU"
    NID = "NID"


MATRIX_PARTIJEN = (Partij.COR, Partij.GEM, Partij.HU, Partij.COA, Partij.MB)


class Fase(StrEnum):
    """The three phases in their fixed order (N §Zienswijze)."""

    PRE_VESTIGING = "pre_vestiging"
    VESTIGING = "vestiging"
    INTEGRATIE = "integratie"

    @property
    def nummer(self) -> int:
        """The phase number as people say it: 1, 2 or 3."""
        return list(Fase).index(self) + 1

    @property
    def volgende(self) -> Fase | None:
        """The next phase, or None after the last."""
        alle = list(Fase)
        return alle[self.nummer] if self.nummer < len(alle) else None


class Blok(StrEnum):
    """The blocks of the matrix: the three phases and the regional rows, which belong to no phase."""

    PRE_VESTIGING = "pre_vestiging"
    VESTIGING = "vestiging"
    INTEGRATIE = "integratie"
    REGIONAAL = "regionaal"


class Verdeling(StrEnum):
    """How a responsibility or act is divided: by one party in full, or shared (N bijl.2 voetnoot)."""

    VOLLEDIG = "volledig"
    GEDEELD = "gedeeld"


class Herkomst(StrEnum):
    """Where a text or figure comes from: a source document, our proposal, or the gemeente itself."""

    DOCUMENT = "document"
    VOORSTEL = "voorstel"
    GEMEENTE = "gemeente"


class Reikwijdte(StrEnum):
    """The unit for one tick of an actiepunt (foundations 6)."""

    HUISHOUDEN = "huishouden"
    PERSOON = "persoon"
    VOLWASSENE = "volwassene"
    KIND_0_3 = "kind_0_3"
    KIND_4_11 = "kind_4_11"
    KIND_12_17 = "kind_12_17"
    LEERPLICHTIG = "leerplichtig"
    INBURGERINGSPLICHTIGE = "inburgeringsplichtige"
    NAREIZIGER = "nareiziger"
    AMV = "amv"
    GEBEURTENIS = "gebeurtenis"
    PERIODE = "periode"
    GEMEENTE = "gemeente"


class LaterErbij(StrEnum):
    """What an actiepunt does for a person who joins after its anchor."""

    NVT = "nvt"
    MAXIMUM = "maximum"
    VERVALT = "vervalt"


class AnkerStand(StrEnum):
    """Which date of an anchor a term takes: the plan (or the real one once known), or only the real one."""

    GEPLAND = "gepland"
    WERKELIJK = "werkelijk"


class Anker(StrEnum):
    """The dated moments that terms hang on."""

    VERGUNNING = "vergunning"
    KOPPELING = "koppeling"
    PROFIEL_COMPLEET = "profiel_compleet"
    HUISVESTINGSGESPREK = "huisvestingsgesprek"
    TEKENDATUM = "tekendatum"
    HUURINGANG = "huuringang"
    VERHUIZING = "verhuizing"
    BRP_GEMEENTE = "brp_gemeente"
    SCHOOLAANMELDING = "schoolaanmelding"
    HUISARTSAANMELDING = "huisartsaanmelding"
    START_OPVANG = "start_opvang"
    START_WERK = "start_werk"
    LIDMAATSCHAP = "lidmaatschap"
    PIP = "pip"
    BERICHT_NAREIS = "bericht_nareis"
    AANKOMST_NAREIS = "aankomst_nareis"
    VERJAARDAG18 = "verjaardag18"
    WEIGERING = "weigering"
    UITSPRAAK = "uitspraak"
    SIGNAAL = "signaal"
    SCHADE = "schade"
    EINDE_TIJDELIJK = "einde_tijdelijk"
    EINDE_BEGELEIDING = "einde_begeleiding"
    ERBIJ = "erbij"
    RONDE_START = "ronde_start"
    HALFJAARSTART = "halfjaarstart"
    ELK_HALFJAAR = "elk_halfjaar"
    ELK_JAAR = "elk_jaar"
    ELK_KWARTAAL = "elk_kwartaal"


class Eenheid(StrEnum):
    """Units of a term: days, working days, weeks, months."""

    DAGEN = "d"
    WERKDAGEN = "wd"
    WEKEN = "w"
    MAANDEN = "m"


class Waarheid(StrEnum):
    """Three-valued truth of a condition (foundations 7)."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Staat(StrEnum):
    """What a person has said about an actiepunt."""

    OPEN = "open"
    GEDAAN = "gedaan"
    NVT = "nvt"
    WACHT = "wacht"
    UITGESTELD = "uitgesteld"


class Stand(StrEnum):
    """How an actiepunt stands on a day, derived from its state and its date."""

    TE_LAAT = "te_laat"
    RICHTDATUM_VOORBIJ = "richtdatum_voorbij"
    VANDAAG = "vandaag"
    DEZE_WEEK = "deze_week"
    OP_SCHEMA = "op_schema"
    GEEN_DATUM = "geen_datum"
    NIET_AAN_DE_BEURT = "niet_aan_de_beurt"
    WACHT = "wacht"
    UITGESTELD = "uitgesteld"
    GEPAUZEERD = "gepauzeerd"
    GEDAAN = "gedaan"
    NVT = "nvt"
    VERVALLEN = "vervallen"
    VOOR_ONZE_TIJD = "voor_onze_tijd"
    NOG_TE_BEPALEN = "nog_te_bepalen"


class RijStand(StrEnum):
    """The state of a responsibility in one dossier (checklists-aanvulling 1)."""

    NVT = "nvt"
    TE_LAAT = "te_laat"
    WACHT_OP_ANDER = "wacht_op_ander"
    BEZIG = "bezig"
    TE_DOEN = "te_doen"
    KLAAR = "klaar"


class Rol(StrEnum):
    """Roles of a medewerker in the program."""

    BEGELEIDER = "begeleider"
    CASUSREGISSEUR = "casusregisseur"
    COORDINATOR = "coordinator"
    BEHEERDER = "beheerder"


class Recht(StrEnum):
    """What a verb or question asks of the roles of who does it; the table stands in `rules.toegang`."""

    EIGEN = "eigen"
    """Things of one's own: drafts, notices, absence, wachtwoordzin."""
    LEZEN = "lezen"
    """Look into a dossier."""
    DOSSIER = "dossier"
    """Change what stands in a dossier."""
    DOSSIER_NIEUW = "dossier_nieuw"
    TOEWIJZEN = "toewijzen"
    """Say who stands beside a gezin."""
    REGELDAG = "regeldag"
    PAPIER = "papier"
    """Print or save what one may see."""
    OVERDRACHT = "overdracht"
    INZAGE = "inzage"
    """Give people what is kept about them, and correct it."""
    BEWAREN = "bewaren"
    """Anonymise, destroy, erase."""
    ORGANISATIES = "organisaties"
    MATRIX = "matrix"
    GEMEENTE = "gemeente"
    """Figures of the gemeente: taakstelling, doorlooptijd, toezicht, afspraken."""
    CIJFERS = "cijfers"
    """Dated figures and checklists."""
    MEDEWERKERS = "medewerkers"
    AFWEZIGHEID = "afwezigheid"
    """Note that a colleague is away, and who stands in."""
    LOGBOEK = "logboek"
    KLUIS = "kluis"
    """Backups, keys, exchange partners."""
    REGISTERS = "registers"
    """Registers of processing and of breaches."""
    NOOD = "nood"
    """Open a dossier that is not in sight, with a reason (break the glass)."""
    SYSTEEM = "systeem"
    """What only the program does by itself."""


class Bereik(StrEnum):
    """How far a right reaches: nowhere, the own dossiers, or all of the gemeente."""

    GEEN = "geen"
    EIGEN = "eigen"
    ALLE = "alle"


class LogSoort(StrEnum):
    """The groups in which people look through the logboek."""

    VERANDERD = "veranderd"
    BEKEKEN = "bekeken"
    GEDRUKT = "gedrukt"
    UITGEVOERD = "uitgevoerd"
    """Taken out of the program as a file."""
    GEWEIGERD = "geweigerd"
    AANGEMELD = "aangemeld"
    SYSTEEM = "systeem"
    """What the program did by itself, and the care for the kluis: backups, checks."""


class Privacy(StrEnum):
    """How a paper names people."""

    NAAM = "naam"
    VOORLETTER = "voorletter"
    ANONIEM = "anoniem"


class VerzoekSoort(StrEnum):
    """What a person may ask about their own data (AVG art. 15-21)."""

    INZAGE = "inzage"
    CORRECTIE = "correctie"
    WISSEN = "wissen"
    BEPERKEN = "beperken"
    BEZWAAR = "bezwaar"


class Deelpartij(StrEnum):
    """Who may be told about a gezin."""

    GEM = "GEM"
    COA = "COA"
    COR = "COR"
    MB = "MB"
    """Another organisation that guides."""
    NID = "NID"
    SCHOOL = "school"
    ZORG = "zorg"
    WERK = "werk"
    ANDERS = "anders"


class Deelgrond(StrEnum):
    """On which ground it may be shared (AVG art. 6)."""

    TOESTEMMING = "toestemming"
    WET = "wet"
    OVEREENKOMST = "overeenkomst"
    VITAAL = "vitaal"


AFSLUIT_SOORTEN = ("afgerond", "vertrokken", "overgedragen", "overleden", "anders")
"""How a dossier ended, for counting."""
IDENTITEIT = ("document", "bekend", "vertegenwoordiger")
"""How was seen who asks something about their data."""
BESLUITEN = ("gedaan", "deels", "geweigerd")
LEK_SOORTEN = ("kwijt", "gestolen", "verkeerd_gestuurd", "ingezien", "veranderd", "anders")
"""What kind of breach it is."""


class Risico(StrEnum):
    """How bad a breach is for the people whom it is about."""

    ONBEKEND = "onbekend"
    GEEN = "geen"
    RISICO = "risico"
    HOOG = "hoog"


class Telsoort(StrEnum):
    """What a bare count counts."""

    GEHUISVEST = "gehuisvest"
    """A person whose first housing counted."""
    FASE = "fase"
    """A phase of a dossier that ended, with its days."""
    VERHUIZING = "verhuizing"
    """From koppeling to the move of a traject, with its days; without a month it never moved."""
    DOSSIER = "dossier"
    """A closed dossier."""
    KOPPELING = "koppeling"
    """A person that was coupled."""
    DEEL = "deel"
    """A part of the way of a traject that counted, with its days, in the month of the move."""
    GEZIN = "gezin"
    """A gezin of which somebody counted in a half-year."""
    WEIGERING = "weigering"
    """A woningweigering."""
    TIJDELIJK = "tijdelijk"
    """A person that came to a temporary place, or left it."""


class NareisBesluit(StrEnum):
    """What is chosen while family is on its way (A098, K06)."""

    NU = "nu"
    """House who is here now, as the household is now."""
    WACHTEN = "wachten"
    """Wait for the family, and house everybody together."""


class AmvKeuze(StrEnum):
    """Where a youngster goes at 18."""

    ZELFSTANDIG = "zelfstandig"
    VERLENGD = "verlengd"
    """Stays in the opvang of Nidos for longer, until 21 at the latest."""


class VerwachtStaat(StrEnum):
    """How far somebody who is expected has come (A100)."""

    AANVRAAG = "aanvraag"
    TOEGEKEND = "toegekend"
    VISUM = "visum"
    AANGEKOMEN = "aangekomen"
    VERVALT = "vervalt"


MELDERS = ("gezin", "COA", "IND", "gemeente", "begeleider", "anders")
"""Who told that family may come."""
NAREIS_WONINGEN = ("past", "herhuisvesting")
"""What is done about the home when the family is there (A099)."""


class Ronde(StrEnum):
    """Why a new round of actiepunten begins (checklists-aanvulling 4)."""

    WEIGERING = "weigering"
    HERHUISVESTING = "herhuisvesting"
    VASTE_WONING = "vaste_woning"


class Papier(StrEnum):
    """The papers of the catalogue."""

    MATRIX = "matrix"
    MATRIX_DRIE_KOLOMMEN = "matrix_drie_kolommen"
    MATRIX_TEKST = "matrix_tekst"
    MATRIX_LEEG = "matrix_leeg"
    MATRIX_DOSSIER = "matrix_dossier"
    DAGKAART = "dagkaart"
    GEZINSBLAD = "gezinsblad"
    CHECKLIST = "checklist"
    OCHTENDBLAD = "ochtendblad"
    WAAR_STAAN_WE = "waar_staan_we"
    HERSTELCODE = "herstelcode"
    LOKETLIJST = "loketlijst"
    DEURLIJST = "deurlijst"
    UITNODIGING = "uitnodiging"
    MAILTEKST = "mailtekst"
    STARTZIN = "startzin"
    RECHTEN = "rechten"
    TERUGZETPROEF = "terugzetproef"
    REDDING = "redding"
    INZAGE = "inzage"
    BEWIJS_WISSEN = "bewijs_wissen"
    VERWERKINGEN = "verwerkingen"
    DATALEKKEN = "datalekken"
    AFDRUKBOEK = "afdrukboek"
    BEWAARLIJST = "bewaarlijst"
    LOGBOEKBLAD = "logboekblad"
    MELDBLAD_WEIGERING = "meldblad_weigering"
    BELBLAD = "belblad"
    INTAKEBLAD = "intakeblad"
    NIEUW_IN_GEZIN = "nieuw_in_gezin"
    OPEN_PUNTEN = "open_punten"
    OPEN_PUNTEN_MAIL = "open_punten_mail"
    AGENDA = "agenda"
    GEZINNENLIJST = "gezinnenlijst"
    AMV_KWARTAAL = "amv_kwartaal"
    BEGELEIDING = "begeleiding"
    EINDBLAD = "eindblad"
    FASERAPPORT = "faserapport"
    JAAREVALUATIE = "jaarevaluatie"
    GEMEENTEBLAD = "gemeenteblad"
    INFORMATIENOTA = "informatienota"
    HALFJAARVERSLAG = "halfjaarverslag"
    RAADSANTWOORD = "raadsantwoord"
    OVERLEGUITNODIGING = "overleguitnodiging"
    OVERLEGNOTITIE = "overlegnotitie"
    CORPORATIEOVERZICHT = "corporatieoverzicht"
    MB_VERSLAG = "mb_verslag"
    DOORLOOPTIJDBLAD = "doorlooptijdblad"
    TOEZICHTBLAD = "toezichtblad"
    HERVERDELINGSBLAD = "herverdelingsblad"
    GELDBLAD = "geldblad"


@dataclass(frozen=True, slots=True)
class Offset:
    """A signed distance in time: `Offset(-14, Eenheid.DAGEN)`."""

    aantal: int
    eenheid: Eenheid


@dataclass(frozen=True, slots=True)
class Periode:
    """A span of days, both ends included; `tot` None = still running."""

    van: date
    tot: date | None = None

    def bevat(self, dag: date) -> bool:
        """Whether the day lies in the span."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True)
class Reden:
    """A reason as a code with its parameters; `resources.sentences.sentence` puts it in words."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: str, **params: str | int) -> Reden:
        """Make a reason with named parameters, sorted so that equal reasons compare equal."""
        return cls(code, tuple(sorted(params.items())))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule: yes or no, with the reasons."""

    ok: bool
    redenen: tuple[Reden, ...] = ()


class Drager(StrEnum):
    """What an anchor date hangs on."""

    TRAJECT = "traject"
    DOSSIER = "dossier"
    PERSOON = "persoon"
    GEBEURTENIS = "gebeurtenis"
    GEMEENTE = "gemeente"


REDEN_CODE = "#"
"""A reason that the program gave itself is a code behind this mark; `queries.woorden` puts it in words."""
REDENEN = (
    *("vertrokken", "weigering", "profiel_is_compleet", "woning_is_gevonden", "al_verhuisd"),
    *("later_op_papier", "gewist", "overgedragen", "verlengde_opvang", "woning_past"),
)
"""The codes of those reasons."""


ANKER_DRAGER: dict[Anker, Drager] = {
    Anker.VERGUNNING: Drager.TRAJECT,
    Anker.KOPPELING: Drager.TRAJECT,
    Anker.PROFIEL_COMPLEET: Drager.TRAJECT,
    Anker.HUISVESTINGSGESPREK: Drager.TRAJECT,
    Anker.TEKENDATUM: Drager.TRAJECT,
    Anker.HUURINGANG: Drager.TRAJECT,
    Anker.VERHUIZING: Drager.TRAJECT,
    Anker.BRP_GEMEENTE: Drager.TRAJECT,
    Anker.EINDE_TIJDELIJK: Drager.TRAJECT,
    Anker.HUISARTSAANMELDING: Drager.DOSSIER,
    Anker.EINDE_BEGELEIDING: Drager.DOSSIER,
    Anker.SCHOOLAANMELDING: Drager.PERSOON,
    Anker.START_OPVANG: Drager.PERSOON,
    Anker.START_WERK: Drager.PERSOON,
    Anker.PIP: Drager.PERSOON,
    Anker.LIDMAATSCHAP: Drager.GEBEURTENIS,
    Anker.WEIGERING: Drager.GEBEURTENIS,
    Anker.UITSPRAAK: Drager.GEBEURTENIS,
    Anker.SIGNAAL: Drager.GEBEURTENIS,
    Anker.SCHADE: Drager.GEBEURTENIS,
    Anker.BERICHT_NAREIS: Drager.GEBEURTENIS,
    Anker.AANKOMST_NAREIS: Drager.GEBEURTENIS,
}
"""Where each stored anchor hangs (foundations 1, 3). The others are computed: verjaardag18, erbij,
ronde_start and the periods. Uitspraak hangs on its weigering, aankomst_nareis on the event that announced
the family (familie_komt), or on familie_is_er where nothing was announced."""


class ContactSoort(StrEnum):
    """How somebody spoke with a gezin; a referral keeps only its day and the kind of instantie (A162)."""

    HUISBEZOEK = "huisbezoek"
    SPREEKUUR = "spreekuur"
    TELEFOON = "telefoon"
    BERICHT = "bericht"
    ANDERS = "anders"
    DOORVERWIJZING = "doorverwijzing"


TIJDAFSPRAKEN = ("bezichtiging", "tekenen", "sleutel", "huisbezoek", "gesprek", "anders")
"""Appointments that have an hour and a place."""
TOLK_SOORTEN = ("telefonisch", "aanwezig", "bekende")
"""How was interpreted: a professional by phone or in the room, or somebody the gezin knows."""
TOLK_BETALERS = ("gemeente", "begeleiding", "anders")
"""Who pays the interpreter (A014)."""
INSTANTIES = ("zorg", "wijkteam", "geldzaken", "juridisch", "school", "werk", "taal", "buurt", "anders")
"""Kinds of instantie to which somebody is referred: as coarse as the sentence "we dachten mee" needs."""


class StapSoort(StrEnum):
    """A step of the toewijzing that somebody took: for counting, or up the ladder (A042, A065-A067, A102)."""

    GEMELD = "gemeld"
    """The gemeente reported to the COA (zelfhuisvester)."""
    NIDOS = "nidos"
    """Nidos reported an amv."""
    UITGESCHREVEN = "uitgeschreven"
    """The COA registered the departure."""
    BEKEND = "bekend"
    """The COA knows of the housing, but its system does not show it yet (A127)."""
    ELDERS = "elders"
    """It turned out that somebody is coupled to another gemeente."""
    REGIEVOERDER = "regievoerder"
    COA = "coa"
    MINISTERIE = "ministerie"
    KLACHT = "klacht"


TELSTAPPEN = (
    StapSoort.GEMELD,
    StapSoort.NIDOS,
    StapSoort.UITGESCHREVEN,
    StapSoort.BEKEND,
    StapSoort.ELDERS,
)
"""Steps about counting: they decide, or they put somebody in the pijplijn (A065-A067, A127)."""
LADDER = (StapSoort.REGIEVOERDER, StapSoort.COA, StapSoort.MINISTERIE, StapSoort.KLACHT)
"""Whom to turn to, one after the other, when a koppeling or profile does not go on (A042)."""


class PlekSoort(StrEnum):
    """What kind of temporary place it is."""

    TUSSENVOORZIENING = "tussenvoorziening"
    DOORSTROOMLOCATIE = "doorstroomlocatie"
    LOGEER = "logeer"
    """Staying with family or a host."""


PLAATSINGSKEUZES = ("eerstegraads", "opleiding", "werk", "anders", "geen")
"""The criterion that somebody chose; `anders` = only the COA knows which, so nothing about health is kept."""


class MijlpaalSoort(StrEnum):
    """What happened on a day in somebody's inburgering or on the participatieladder."""

    LEERBAARHEID = "leerbaarheid"
    LEERROUTE = "leerroute"
    PVT = "pvt"
    MAP = "map"
    KNM = "knm"
    ONTZORGEN = "ontzorgen"
    VERLENGING = "verlenging"
    DUO_EINDE = "duo_einde"
    """The last day of the term in the letter of DUO, under the law of 2013; it may lie ahead."""
    TREDE = "trede"
    TREDE_DOEL = "trede_doel"
    VOLDAAN = "voldaan"
    ONTHEVEN = "ontheven"


LEERROUTES = ("b1", "a2", "onderwijs", "z")
"""Routes of the Wet inburgering 2021; `a2` = the B1-route, scaled down by art. 17 lid 3 (D.4)."""
TREDEN = ("1", "2", "3", "4", "5", "6")
"""Steps of the participatieladder, from alone at home to paid work (A031)."""


class DeelnameSoort(StrEnum):
    """What somebody wants, does or has for a time."""

    DOEL = "doel"
    LEERWERKPLEK = "leerwerkplek"
    WERKERVARING = "werkervaring"
    TAAL = "taal"
    SCHOOL = "school"
    PAPIER = "papier"


TAALNIVEAUS = ("alfa", "a1", "a2", "b1", "b2")
SCHOOLSOORTEN = ("schakelklas", "basisschool", "voortgezet", "peuteropvang", "kinderopvang")
PAPIERSOORTEN = (
    "verblijfspas",
    "reisdocument",
    "geboorteakte",
    "trouwakte",
    "diploma",
    "rijbewijs",
    "koppelingsbrief",
    "huurcontract",
    "zorgpolis",
    "beschikking",
    "anders",
)

TEKENS = ("begeleiding", "woning", "buurt")
"""The three conditions of a lasting start, each with a sign (A001)."""
TEKEN_STANDEN = ("op_schema", "let_op", "niet_goed")
"""What somebody says of such a condition."""
MELDINGMELDERS = ("corporatie", "gemeente", "begeleiding", "buren", "gezin", "anders")
"""Who tells about living there (A012)."""
MELDING_OVER = ("huur", "overlast", "schade", "onderhoud", "anders")
"""What such a report is about: coarse, never what kind of trouble."""
SCHADE_BETALERS = ("gemeente", "corporatie", "begeleiding", "gezin", "anders")
"""Who pays damage to a dwelling (A013)."""

BEGELEIDINGSVORMEN = ("huisbezoek", "spreekuur", "telefoon", "bericht", "samen_op_pad", "groep")
"""In which ways a gezin is guided."""
BEGELEIDINGSTHEMAS = (
    *("wonen", "geld", "zorg", "school", "taal", "werk", "buurt", "post", "gezinshereniging"),
)
"""What the begeleiding is about."""
HOE_VAAK = ("week", "twee_weken", "maand", "twee_maanden", "op_vraag")
TRAJECT_INKOOP = ("maatschappelijk", "gezinshereniging", "juridisch")
"""Trajecten that a gemeente buys (A168, A169)."""
KWALIFICATIES = ("basis", "maatschappelijk", "juridisch", "gezinshereniging")
"""Courses of a medewerker: the basic one, and what follows it (A170)."""
