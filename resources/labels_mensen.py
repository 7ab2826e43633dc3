"""Words for codes about people of a gezin: who they are, how they came and went, what they may need."""

from __future__ import annotations

from resources.i18n import N_

MENSEN_LABELS: dict[str, dict[str, str]] = {
    "vereist": {
        "brp": N_("inschrijving in de BRP"),
        "bsn": N_("BSN"),
        "bankrekening": N_("bankrekening"),
        "huurcontract": N_("huurcontract"),
        "zorgverzekering": N_("zorgverzekering"),
        "digid": N_("DigiD"),
        "toeslagen": N_("toeslagen"),
    },
    "nl_niveau": {
        "weinig": N_("Weinig"),
        "genoeg": N_("Genoeg"),
        "onbekend": N_("Nog niet bekend"),
    },
    "regime": {
        "wi2013": N_("Wet 2013"),
        "wi2021": N_("Wet 2021"),
        "niet": N_("Hoeft niet"),
        "onbekend": N_("Nog niet bekend"),
    },
    "pas_stand": {
        "onbekend": N_("Nog niet bekend"),
        "aangevraagd": N_("Aangevraagd"),
        "klaar": N_("Ligt klaar"),
        "opgehaald": N_("Opgehaald"),
    },
    "betrokkene": {
        "aanspreekpunt": N_("Aanspreekpunt gemeente"),
        "begeleider": N_("Begeleider"),
        "casusregisseur": N_("Casusregisseur"),
        "regievoerder": N_("Regievoerder"),
        "programmabegeleider": N_("Programmabegeleider COA"),
        "voogd": N_("Voogd"),
    },
    "relatie": {
        "hoofd": N_("Hoofd van het gezin"),
        "partner": N_("Partner"),
        "kind": N_("Kind"),
        "ouder": N_("Ouder"),
        "broer_zus": N_("Broer of zus"),
        "pleegkind": N_("Pleegkind"),
        "overig": N_("Ander"),
    },
    "reden_in": {
        "begin": N_("Vanaf het begin"),
        "geboren": N_("Geboren"),
        "nareis": N_("Nagereisd"),
        "ingetrokken": N_("Komen inwonen"),
    },
    "reden_uit": {
        "vertrokken": N_("Vertrokken"),
        "overleden": N_("Overleden"),
        "eigen_dossier": N_("Kreeg een eigen dossier"),
        "vergissing": N_("Was een vergissing"),
        "gewist": N_("Gegevens gewist op verzoek"),
    },
    "route": {
        "azc": N_("Vanuit een azc"),
        "zelfhuisvester": N_("Zocht zelf een huis"),
        "hervestigd": N_("Hervestigd"),
        "nareis": N_("Nareis"),
        "tussenvoorziening": N_("Vanuit een tussenvoorziening"),
        "amv": N_("Alleenstaande minderjarige"),
        "rtb": N_("Tijdelijke bescherming (telt niet mee)"),
        "overig": N_("Anders"),
    },
}
