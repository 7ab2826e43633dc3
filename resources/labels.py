"""Names of values in words people understand: phases, parties, states, roles (design/ui.md, "Words")."""

from __future__ import annotations

from enum import Enum

from resources.i18n import N_, _
from resources.labels_afspraken import AFSPRAAK_LABELS
from resources.labels_avg import AVG_LABELS
from resources.labels_begeleiding import BEGELEIDING_LABELS
from resources.labels_familie import FAMILIE_LABELS
from resources.labels_kluis import KLUIS_LABELS
from resources.labels_meedoen import MEEDOEN_LABELS
from resources.labels_mensen import MENSEN_LABELS
from resources.labels_papier import PAPIER_LABELS
from resources.labels_toewijzing import TOEWIJZING_LABELS
from resources.labels_volgen import VOLGEN_LABELS
from resources.sentences_cijfers import CIJFERS_LABELS
from resources.sentences_logboek import LOGBOEK_LABELS

LABELS: dict[str, dict[str, str]] = {
    "Fase": {
        "pre_vestiging": N_("Pré-vestiging"),
        "vestiging": N_("Coaching vestiging"),
        "integratie": N_("Integratie en participatie"),
    },
    "Blok": {
        "pre_vestiging": N_("Pré-vestiging"),
        "vestiging": N_("Coaching vestiging"),
        "integratie": N_("Integratie en participatie"),
        "regionaal": N_("Regionaal"),
    },
    "Partij": {
        "GEM": N_("Gemeente"),
        "COA": N_("COA"),
        "COR": N_("Corporatie"),
        "MB": N_("Begeleiding"),
        "ST": N_("Gezin"),
        "HU": N_("Huurders"),
        "NID": N_("Nidos"),
    },
    "Verdeling": {"volledig": N_("volledig"), "gedeeld": N_("gedeeld")},
    "Herkomst": {
        "document": N_("Vaste termijn (document)"),
        "voorstel": N_("Richtdatum (voorstel)"),
        "gemeente": N_("Van de gemeente"),
    },
    "Reikwijdte": {
        "huishouden": N_("het hele gezin"),
        "persoon": N_("per persoon"),
        "volwassene": N_("per volwassene"),
        "kind_0_3": N_("per kind van 0 tot en met 3"),
        "kind_4_11": N_("per kind van 4 tot en met 11"),
        "kind_12_17": N_("per kind van 12 tot en met 17"),
        "leerplichtig": N_("per leerplichtig kind"),
        "inburgeringsplichtige": N_("per inburgeringsplichtige"),
        "nareiziger": N_("per nareiziger"),
        "amv": N_("alleenstaande minderjarige"),
        "gebeurtenis": N_("per gebeurtenis"),
        "periode": N_("per periode"),
        "gemeente": N_("de hele gemeente"),
    },
    "LaterErbij": {
        "nvt": N_("niet van toepassing"),
        "maximum": N_("ook voor wie later komt"),
        "vervalt": N_("niet voor wie later komt"),
    },
    "AnkerStand": {"gepland": N_("gepland"), "werkelijk": N_("echt gebeurd")},
    "Anker": {
        "vergunning": N_("Vergunning"),
        "koppeling": N_("Koppeling"),
        "profiel_compleet": N_("Profiel compleet"),
        "huisvestingsgesprek": N_("Huisvestingsgesprek"),
        "tekendatum": N_("Tekendatum"),
        "huuringang": N_("Huur gaat in"),
        "verhuizing": N_("Verhuizing"),
        "brp_gemeente": N_("Inschrijving in de BRP"),
        "schoolaanmelding": N_("Aanmelding op school"),
        "huisartsaanmelding": N_("Aanmelding bij de huisarts"),
        "start_opvang": N_("Start van de kinderopvang"),
        "start_werk": N_("Start van werk"),
        "lidmaatschap": N_("Lid van een club"),
        "pip": N_("PIP vastgesteld"),
        "bericht_nareis": N_("Bericht dat familie komt"),
        "aankomst_nareis": N_("Aankomst van familie"),
        "verjaardag18": N_("18e verjaardag"),
        "weigering": N_("Woningweigering"),
        "uitspraak": N_("Uitspraak over de weigering"),
        "signaal": N_("Melding over wonen"),
        "schade": N_("Schade"),
        "einde_tijdelijk": N_("Einde van de tijdelijke plek"),
        "einde_begeleiding": N_("Einde van de begeleiding"),
        "erbij": N_("Dag waarop iemand erbij kwam"),
        "ronde_start": N_("Begin van de nieuwe ronde"),
        "halfjaarstart": N_("Begin van het halfjaar"),
        "elk_halfjaar": N_("Elk halfjaar"),
        "elk_jaar": N_("Elk jaar"),
        "elk_kwartaal": N_("Elk kwartaal"),
    },
    "ContactSoort": {
        "huisbezoek": N_("Huisbezoek"),
        "spreekuur": N_("Spreekuur of kantoor"),
        "telefoon": N_("Telefoon"),
        "bericht": N_("Bericht"),
        "anders": N_("Anders"),
        "doorverwijzing": N_("Doorverwezen"),
    },
    "tolk_soort": {
        "telefonisch": N_("Tolk aan de telefoon"),
        "aanwezig": N_("Tolk erbij"),
        "bekende": N_("Een bekende vertaalde"),
    },
    "tolk_betaler": {
        "gemeente": N_("De gemeente"),
        "begeleiding": N_("De begeleidende organisatie"),
        "anders": N_("Iemand anders"),
    },
    "instantie": {
        "zorg": N_("Zorg"),
        "wijkteam": N_("Wijkteam of maatschappelijk werk"),
        "geldzaken": N_("Hulp bij geld"),
        "juridisch": N_("Juridische hulp"),
        "school": N_("School of opvang"),
        "werk": N_("Werk"),
        "taal": N_("Taal"),
        "buurt": N_("Buurt en vereniging"),
        "anders": N_("Anders"),
    },
    "Band": {
        "intensief": N_("vaak contact"),
        "minder": N_("minder vaak contact"),
        "eigen_weg": N_("af en toe contact"),
        "zelfredzaam": N_("zelfredzaam"),
    },
    "Telsoort": {
        "gehuisvest": N_("Gehuisveste personen"),
        "fase": N_("Doorlooptijd van een fase"),
        "verhuizing": N_("Van koppeling tot verhuizing"),
        "dossier": N_("Dossiers"),
        "koppeling": N_("Gekoppelde personen"),
        "deel": N_("Deel van de weg naar een woning"),
        "gezin": N_("Gehuisveste gezinnen"),
        "weigering": N_("Woningweigeringen"),
        "tijdelijk": N_("Tijdelijke plekken"),
    },
    "Eenheid": {"d": N_("dagen"), "wd": N_("werkdagen"), "w": N_("weken"), "m": N_("maanden")},
    "Waarheid": {"ja": N_("Ja"), "nee": N_("Nee"), "onbekend": N_("Nog niet bekend")},
    "Staat": {
        "open": N_("Open"),
        "gedaan": N_("Klaar"),
        "nvt": N_("Niet nodig"),
        "wacht": N_("Wacht op een ander"),
        "uitgesteld": N_("Later"),
    },
    "Stand": {
        "te_laat": N_("Te laat"),
        "richtdatum_voorbij": N_("Richtdatum voorbij"),
        "vandaag": N_("Vandaag"),
        "deze_week": N_("Deze week"),
        "op_schema": N_("Op schema"),
        "geen_datum": N_("Geen datum"),
        "niet_aan_de_beurt": N_("Nog niet aan de beurt"),
        "wacht": N_("Wacht op een ander"),
        "uitgesteld": N_("Later"),
        "gepauzeerd": N_("Klok staat stil"),
        "gedaan": N_("Klaar"),
        "nvt": N_("Niet nodig"),
        "vervallen": N_("Vervallen"),
        "voor_onze_tijd": N_("Voor onze tijd"),
        "nog_te_bepalen": N_("Nog te bepalen"),
    },
    "RijStand": {
        "nvt": N_("Niet nodig"),
        "te_laat": N_("Te laat"),
        "wacht_op_ander": N_("Wacht op een ander"),
        "bezig": N_("Bezig"),
        "te_doen": N_("Te doen"),
        "klaar": N_("Klaar"),
    },
    "Ronde": {
        "weigering": N_("Na een weigering"),
        "herhuisvesting": N_("Ander huis"),
        "vaste_woning": N_("Van tijdelijke plek naar vaste woning"),
    },
    "afsluit_soort": {
        "afgerond": N_("De begeleiding is klaar"),
        "vertrokken": N_("Het gezin is vertrokken"),
        "overgedragen": N_("Overgedragen aan een ander"),
        "overleden": N_("Overleden"),
        "anders": N_("Anders"),
    },
    "Drager": {
        "traject": N_("Traject"),
        "dossier": N_("Dossier"),
        "persoon": N_("Persoon"),
        "gebeurtenis": N_("Gebeurtenis"),
        "gemeente": N_("Gemeente"),
    },
    "organisatie": {
        "corporatie": N_("Corporatie"),
        "azc": N_("Azc"),
        "begeleiding": N_("Begeleidende organisatie"),
        "coa": N_("COA"),
        "nidos": N_("Nidos"),
        "huurders": N_("Huurdersorganisatie"),
        "verhuurder": N_("Verhuurder"),
        "overig": N_("Ander"),
    },
    "sectie": {
        "te_laat": N_("Te laat"),
        "vandaag": N_("Vandaag"),
        "komend": N_("Komende 14 dagen"),
        "wacht": N_("Wacht op een ander"),
        "gemeente": N_("Van de gemeente"),
        "stil": N_("Lang geen contact"),
        "wordt_18": N_("Wordt 18, of gaat uit verlengde opvang"),
        "tijdelijk": N_("Tijdelijke plekken die aflopen"),
        "ontbreekt": N_("Ontbreekt nog"),
    },
    "klok": {
        "koppeling": N_("koppeling"),
        "woonruimte": N_("woonruimte"),
        "verhuizing": N_("verhuizing"),
    },
    "licht": {
        "begeleiding": N_("begeleiding"),
        "woning": N_("woning"),
        "buurt": N_("buurt"),
    },
    "matrix_status": {
        "voorstel": N_("voorstel"),
        "vastgesteld": N_("vastgesteld"),
        "vervangen": N_("vervangen"),
    },
    "reden_programma": {
        "vertrokken": N_("het gezin is vertrokken"),
        "weigering": N_("niet gekomen om te tekenen, of de woning geweigerd"),
        "profiel_is_compleet": N_("het profiel is compleet"),
        "woning_is_gevonden": N_("er is een woning gevonden"),
        "al_verhuisd": N_("het gezin is al verhuisd"),
        "later_op_papier": N_("op papier op later gezet"),
        "gewist": N_("gewist"),
        "overgedragen": N_("overgedragen aan een andere organisatie"),
        "verlengde_opvang": N_("de jongere blijft in de opvang van Nidos"),
        "woning_past": N_("de woning past bij iedereen"),
    },
    "gedaan_door": {
        "gebeurtenis": N_("wat er gebeurde"),
        "start": N_("het begin van het dossier"),
    },
    **MENSEN_LABELS,
    **MEEDOEN_LABELS,
    **TOEWIJZING_LABELS,
    **AVG_LABELS,
    **KLUIS_LABELS,
    **PAPIER_LABELS,
    **VOLGEN_LABELS,
    **BEGELEIDING_LABELS,
    **CIJFERS_LABELS,
    **LOGBOEK_LABELS,
    **FAMILIE_LABELS,
    **AFSPRAAK_LABELS,
}
"""Group (name of the enum, or of a set of codes) -> code -> words."""


def label(value: Enum) -> str:
    """Name a value of an enum in words: `label(Stand.TE_LAAT)` -> `Te laat`."""
    return label_of(type(value).__name__, str(value.value))


def label_of(group: str, code: str) -> str:
    """Name a code of a group (`relatie`, `betrokkene`, `Anker` …); an unknown code comes back as it is."""
    text = LABELS.get(group, {}).get(code)
    return _(text) if text else code


def small_label(value: Enum) -> str:
    """As `label`, with a small first letter, to go on within a sentence."""
    return small_label_of(type(value).__name__, str(value.value))


def small_label_of(group: str, code: str) -> str:
    """As `label_of`, with a small first letter, to go on within a sentence.

    An unknown code stays, and so does a word with a capital of its own: `PIP vastgesteld`, `V-nummer`.
    """
    known = code in LABELS.get(group, {})
    words = label_of(group, code)
    within = words[1:2].islower() or words[1:2].isspace()
    return words[:1].lower() + words[1:] if known and within else words
