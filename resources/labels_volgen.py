"""Words for the codes of *Wonen volgen*: signs, reports, damage, rent."""

from __future__ import annotations

from resources.i18n import N_

VOLGEN_LABELS: dict[str, dict[str, str]] = {
    "tijdafspraak": {
        "bezichtiging": N_("Bezichtiging"),
        "tekenen": N_("Huurcontract tekenen"),
        "sleutel": N_("Sleutel"),
        "huisbezoek": N_("Huisbezoek"),
        "gesprek": N_("Gesprek"),
        "anders": N_("Afspraak"),
    },
    "teken": {
        "begeleiding": N_("Begeleiding"),
        "woning": N_("Woning"),
        "buurt": N_("Buurt"),
    },
    "teken_stand": {
        "op_schema": N_("Op schema"),
        "let_op": N_("Let op"),
        "niet_goed": N_("Niet goed"),
    },
    "melding_melder": {
        "corporatie": N_("De corporatie"),
        "gemeente": N_("De gemeente"),
        "begeleiding": N_("De begeleiding"),
        "buren": N_("Iemand uit de buurt"),
        "gezin": N_("Het gezin zelf"),
        "anders": N_("Iemand anders"),
    },
    "melding_over": {
        "huur": N_("Huur"),
        "overlast": N_("Overlast"),
        "schade": N_("Schade"),
        "onderhoud": N_("Onderhoud"),
        "anders": N_("Iets anders"),
    },
    "weet": {
        "gemeente": N_("gemeente"),
        "corporatie": N_("corporatie"),
        "begeleiding": N_("begeleiding"),
        "gezin": N_("gezin"),
    },
    "schade_betaler": {
        "gemeente": N_("De gemeente"),
        "corporatie": N_("De corporatie"),
        "begeleiding": N_("De begeleidende organisatie"),
        "gezin": N_("Het gezin"),
        "anders": N_("Iemand anders"),
    },
    "HuurStand": {
        "komt": N_("komt nog"),
        "niet_genoteerd": N_("nog niet genoteerd"),
        "op_tijd": N_("op tijd"),
        "te_laat": N_("te laat betaald"),
        "niet": N_("niet betaald"),
    },
}
"""Group -> code -> words."""
