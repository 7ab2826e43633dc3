"""Sentences about meedoen: inburgering, the ladder, goals, places, schools and papers."""

from __future__ import annotations

from resources.i18n import N_

MEEDOEN: dict[str, str] = {
    "wet_ingevuld": N_("Zo is het ingevuld bij Gezin."),
    "wet_onbekend": N_("Dit volgt uit de dag van de vergunning. Die is nog niet bekend."),
    "wet_door_vergunning": N_(
        "Dit volgt uit de dag van de vergunning, {dag}. Vanaf 2022 geldt de nieuwe wet."
    ),
    "waarom_ontzorgen": N_("Ontzorgen begon op {dag}."),
    "waarom_duo": N_("DUO schreef deze dag in de brief: {dag}."),
    "voor_koppeling": N_("Dit kan niet vóór de koppeling: vanaf die dag is de gemeente aan zet."),
    "zelfde_route": N_("Dit is al de leerroute. Kies een andere."),
    "mijlpaal_onbekend": N_("Dit staat er niet meer."),
    "deelname_onbekend": N_("Dit staat er niet meer."),
    "doel_met_stappen": N_("Dit doel heeft stappen. Zet het op bereikt, of wijzig de tekst."),
    "geen_kind": N_("Wie 18 of ouder is, gaat niet meer naar deze school. Kies Taal."),
}

MEEDOEN_VERBEN: dict[str, str] = {
    "pip_vastgesteld": N_("PIP genoteerd"),
    "mijlpaal": N_("Genoteerd"),
    "mijlpaal_weg": N_("Weggehaald"),
    "deelname_erbij": N_("Genoteerd"),
    "deelname_anders": N_("Verbeterd"),
    "deelname_weg": N_("Weggehaald"),
    "doel_bereikt": N_("Doel bereikt"),
    "stap_erbij": N_("Stap erbij"),
}
