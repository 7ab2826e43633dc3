"""Sentences of *Wonen volgen*: what was noted, what is refused, what to look at."""

from __future__ import annotations

from resources.i18n import N_

VOLGEN_VERBEN: dict[str, str] = {
    "teken_gezet": N_("Teken gezet"),
    "teken_weg": N_("Teken weggehaald"),
    "melding_wonen": N_("Melding over wonen genoteerd"),
    "melding_verder": N_("Melding bijgewerkt"),
    "schade_genoteerd": N_("Schade genoteerd"),
    "schade_verder": N_("Schade bijgewerkt"),
    "huur_genoteerd": N_("Huur genoteerd"),
    "huur_weg": N_("Huur weggehaald"),
    "volgmoment": N_("Volgmoment genoteerd"),
    "volgmoment_weg": N_("Volgmoment weggehaald"),
    "woongedrag_gegeven": N_("Uitleg over wonen genoteerd"),
    "woongedrag_weg": N_("Uitleg over wonen weggehaald"),
}
"""Verb -> what was done."""

VOLGEN: dict[str, str] = {
    "teken_onbekend": N_("Dit teken staat er niet meer."),
    "huur_onbekend": N_("Deze huur staat er niet meer."),
    "volgmoment_onbekend": N_("Dit volgmoment staat er niet meer."),
    "woongedrag_onbekend": N_("Deze uitleg staat er niet meer."),
    "melding_onbekend": N_("Deze melding staat er niet meer."),
    "schade_onbekend": N_("Deze schade staat er niet meer."),
    "geen_huuringang": N_("Nog niet bekend is wanneer de huur begint. Leg eerst het tekenen vast."),
    "geen_tekendatum": N_("Er is nog niet getekend. Leg eerst het tekenen vast."),
    "maand_onmogelijk": N_("Kies een maand vanaf het begin van de huur tot en met deze maand."),
    "maanden_onmogelijk": N_("Kies een aantal maanden van 1 tot en met 60."),
    "al_gehouden": N_("Dit volgmoment is al genoteerd."),
    "uitkomst_nodig": N_("Schrijf kort wat eruit kwam. Dan kan de melding dicht."),
    "gesloten_voor_melding": N_("Deze dag ligt vóór de melding. Kijk de dag na."),
    "afgehandeld_voor_schade": N_("Deze dag ligt vóór de schade. Kijk de dag na."),
    # reasons of a sign
    "licht_huur_achter": N_("Huur niet betaald: aantal maanden {aantal}."),
}
