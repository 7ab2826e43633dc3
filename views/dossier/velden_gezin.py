"""Which fields a person and a household have on screen: codes of the verbs with their labels and choices."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from resources.i18n import _, language
from resources.labels import LABELS, label_of
from views.widgets.velden import Veld, Veldsoort, ja_nee

TALEN = [
    "aa",
    "am",
    "ar",
    "az",
    "bn",
    "ckb",
    "din",
    "en",
    "es",
    "fa",
    "fr",
    "ha",
    "hy",
    "ka",
    "kmr",
    "ku",
    "ln",
    "man",
    "ne",
    "om",
    "pa",
    "prs",
    "ps",
    "pt",
    "ro",
    "ru",
    "rw",
    "so",
    "sq",
    "sr",
    "sw",
    "ta",
    "ti",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "wo",
    "yo",
    "zh",
]
"""Languages that are heard most; another code that is stored is shown as well."""
LANDEN = [
    "AF",
    "AL",
    "AM",
    "AO",
    "AZ",
    "BA",
    "BD",
    "BF",
    "BI",
    "BY",
    "CD",
    "CG",
    "CI",
    "CM",
    "CN",
    "CO",
    "CU",
    "DZ",
    "EG",
    "ER",
    "ET",
    "GE",
    "GH",
    "GM",
    "GN",
    "HT",
    "IN",
    "IQ",
    "IR",
    "JO",
    "KE",
    "KZ",
    "LB",
    "LK",
    "LR",
    "LY",
    "MA",
    "ML",
    "MM",
    "NG",
    "NI",
    "NP",
    "PK",
    "PS",
    "RU",
    "RW",
    "SD",
    "SL",
    "SN",
    "SO",
    "SS",
    "SV",
    "SY",
    "TD",
    "TG",
    "TJ",
    "TM",
    "TN",
    "TR",
    "TZ",
    "UA",
    "UG",
    "UZ",
    "VE",
    "VN",
    "XK",
    "YE",
    "ZW",
]


def languages() -> tuple[tuple[str, str], ...]:
    """Languages to choose from (code, name), in the language in use."""
    return _languages(language())


@lru_cache(maxsize=4)
def _languages(taal: str) -> tuple[tuple[str, str], ...]:
    names = Locale(taal).languages
    found = sorted((str(names.get(code, code)).capitalize(), code) for code in TALEN)
    return (("", ""), *((code, naam) for naam, code in found))


def talen() -> tuple[tuple[str, str], ...]:
    """The languages that people here speak: code and name in the language of the screen."""
    return _languages(language())


@lru_cache(maxsize=4)
def _countries(taal: str) -> tuple[tuple[str, str], ...]:
    names = Locale(taal).territories
    found = sorted((str(names.get(code, code)), code) for code in LANDEN)
    return (("", ""), *((code, naam) for naam, code in found))


def relaties() -> tuple[tuple[str, str], ...]:
    """How someone stands to the household."""
    return tuple((code, label_of("relatie", code)) for code in LABELS["relatie"])


def redenen_in() -> tuple[tuple[str, str], ...]:
    """Why someone joins."""
    return tuple((code, label_of("reden_in", code)) for code in ("geboren", "nareis", "ingetrokken"))


def redenen_uit() -> tuple[tuple[str, str], ...]:
    """Why someone leaves."""
    return tuple((code, label_of("reden_uit", code)) for code in LABELS["reden_uit"] if code != "gewist")


def rollen() -> tuple[tuple[str, str], ...]:
    """Who can stand beside a dossier."""
    return (
        ("aanspreekpunt", _("Aanspreekpunt gemeente")),
        ("begeleider", _("Begeleider")),
        ("casusregisseur", _("Casusregisseur")),
        ("regievoerder", _("Regievoerder COA")),
        ("programmabegeleider", _("Programmabegeleider COA")),
        ("voogd", _("Voogd (Nidos)")),
    )


def adres_soorten() -> tuple[tuple[str, str], ...]:
    """Kinds of dwelling."""
    return (
        ("aanbod", _("Aangeboden woning")),
        ("woning", _("Woning")),
        ("tijdelijk", _("Tijdelijke plek")),
        ("opvang", _("Opvang")),
    )


def persoon_velden() -> tuple[Veld, ...]:
    """All fields of a person, in groups."""
    vraag = ja_nee()
    talen, landen = _languages(language()), _countries(language())
    k, d, v, lang = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.VINK, Veldsoort.LANG
    geslacht = (("", ""), ("v", _("Vrouw")), ("m", _("Man")), ("x", _("Anders")))
    niveau = (("onbekend", _("Nog niet bekend")), ("weinig", _("Weinig")), ("genoeg", _("Genoeg")))
    regime = (
        ("onbekend", _("Nog niet bekend")),
        ("wi2021", _("Wet 2021")),
        ("wi2013", _("Wet 2013")),
        ("niet", _("Hoeft niet")),
    )
    pas = (
        ("onbekend", _("Nog niet bekend")),
        ("aangevraagd", _("Aangevraagd")),
        ("klaar", _("Ligt klaar")),
        ("opgehaald", _("Opgehaald")),
    )
    return (
        Veld("roepnaam", _("Roepnaam"), kop=_("Wie")),
        Veld("achternaam", _("Achternaam (als in de BRP)")),
        Veld("naam_oorspronkelijk", _("Naam in eigen schrift")),
        Veld("geboortedatum", _("Geboortedatum"), d, verleden=True),
        Veld("geboortedatum_geschat", _("Geboortedatum is geschat"), v),
        Veld("geslacht", _("Geslacht"), k, geslacht),
        Veld("telefoon", _("Telefoon")),
        Veld("email", _("E-mail")),
        Veld("herkomstland", _("Land van herkomst"), k, landen),
        Veld("moedertaal", _("Moedertaal"), k, talen, kop=_("Taal")),
        Veld("leestaal", _("Leest in"), k, talen),
        Veld("nl_niveau", _("Nederlands"), k, niveau),
        Veld("tolk", _("Tolk nodig"), k, vraag),
        Veld("tolk_telefonisch", _("Tolk mag per telefoon"), v),
        Veld("v_nummer", _("V-nummer"), kop=_("Papieren")),
        Veld("bsn_bekend", _("BSN is er (schrijf het niet op)"), k, vraag),
        Veld("brp_azc_datum", _("In de BRP via het azc op"), d),
        Veld("pas_stand", _("Verblijfspas"), k, pas),
        Veld("pas_loket", _("Loket voor de pas")),
        Veld("pas_datum", _("Pas ophalen op"), d),
        Veld("is_amv", _("Alleenstaande minderjarige (amv)"), v),
        Veld("inburgeringsplichtig", _("Moet inburgeren"), k, vraag, kop=_("Werk, leren en plannen")),
        Veld("regime", _("Volgens welke wet"), k, regime),
        Veld("werk", _("Heeft werk"), k, vraag),
        Veld("opleiding", _("Opleiding"), lang, breed=True),
        Veld("werkervaring", _("Werkervaring"), lang, breed=True),
        Veld("talenten", _("Talenten"), lang, breed=True),
        Veld("plannen", _("Plannen"), lang, breed=True),
        Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), lang, breed=True),
    )


def dossier_velden() -> tuple[Veld, ...]:
    """The fields of the household."""
    vraag = ja_nee()
    k, v, lang, getal = Veldsoort.KEUZE, Veldsoort.VINK, Veldsoort.LANG, Veldsoort.GETAL
    routes = tuple((code, label_of("route", code)) for code in LABELS["route"])
    return (
        Veld("naam", _("Naam van het gezin"), kop=_("Gezin")),
        Veld("aantal_personen", _("Aantal personen"), getal),
        Veld("route", _("Hoe komt het gezin hier"), k, routes),
        Veld("familie_verwacht", _("Komt er nog familie"), k, vraag),
        Veld("aantal_verwacht", _("Hoeveel personen nog"), getal),
        Veld("azc_uid", _("Azc"), k, kop=_("Opvang en woning")),
        Veld("in_opvang", _("Woont in de opvang"), k, vraag),
        Veld("corporatie_uid", _("Corporatie"), k),
        Veld("kamers_nodig", _("Kamers nodig"), getal),
        Veld("woonbehoefte", _("Bijzondere woning nodig"), k, vraag),
        Veld("begane_grond", _("Begane grond"), v),
        Veld("lift", _("Lift nodig"), v),
        Veld("overname", _("Spullen overnemen"), k, vraag),
        Veld("bijstand", _("Krijgt bijstand"), k, vraag),
        Veld("papieren_missen", _("Er missen papieren"), k, vraag),
        Veld("talenten", _("Wat kan het gezin goed"), lang, breed=True, kop=_("Talenten en plannen")),
        Veld("perspectief", _("Wat wil het gezin"), lang, breed=True),
        Veld("notitie", _("Notitie (geen ziekte, geen BSN)"), lang, breed=True),
    )
