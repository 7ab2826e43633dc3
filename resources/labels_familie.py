"""Words for codes about family that comes over and about young people without parents."""

from __future__ import annotations

from resources.i18n import N_

FAMILIE_LABELS: dict[str, dict[str, str]] = {
    "NareisBesluit": {"nu": N_("Nu huisvesten"), "wachten": N_("Wachten op de familie")},
    "AmvKeuze": {"zelfstandig": N_("Zelfstandig wonen"), "verlengd": N_("Verlengde opvang")},
    "VerwachtStaat": {
        "aanvraag": N_("Aanvraag"),
        "toegekend": N_("Toegekend"),
        "visum": N_("Visum"),
        "aangekomen": N_("Aangekomen"),
        "vervalt": N_("Komt niet"),
    },
    "melder": {
        "gezin": N_("het gezin zelf"),
        "COA": N_("het COA"),
        "IND": N_("de IND"),
        "gemeente": N_("de gemeente"),
        "begeleider": N_("de begeleider"),
        "anders": N_("iemand anders"),
    },
    "nareis_woning": {
        "past": N_("De woning past bij iedereen"),
        "herhuisvesting": N_("Andere woning nodig voor iedereen"),
    },
    "Past": {
        "past": N_("past"),
        "te_klein": N_("te klein"),
        "weet_niet": N_("kamers niet bekend"),
        "geen_woning": N_("nog geen woning"),
    },
    "BlokStand": {
        "loopt": N_("loopt"),
        "voorbij": N_("voorbij"),
        "herenigd": N_("familie is er"),
        "niet_in_opvang": N_("geen stop"),
        "weet_niet": N_("nog niet bekend"),
    },
}
