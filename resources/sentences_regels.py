"""Sentences of the rules: why a line lapsed, what blocks a phase, what a check of a dossier found."""

from __future__ import annotations

from resources.i18n import N_

REGELS: dict[str, str] = {
    "vervallen_voorwaarde": N_("Niet meer van toepassing."),
    "vervallen_niet_voor_persoon": N_("Hoort niet bij deze persoon."),
    "vervallen_niet_meer_nodig": N_("Niet meer nodig."),
    "vervallen_gebeurtenis": N_("De gebeurtenis is ingetrokken."),
    "vervallen_geboren": N_("Niet voor een kind dat hier is geboren."),
    "vervallen_later_erbij": N_("Niet voor iemand die er later bij kwam."),
    "vervallen_vertrokken": N_("Deze persoon is vertrokken."),
    "vervallen_overleden": N_("Deze persoon is overleden."),
    "vervallen_eigen_dossier": N_("Deze persoon heeft een eigen dossier."),
    "vervallen_vergissing": N_("Deze persoon stond er per vergissing."),
    "kern_punt_open": N_("Punt {nummer} is nog open."),
    "fase_anker_mist": N_("Nog niet bekend: {anker}."),
    "punt_mist": N_("Er mist een punt."),
    "punt_anders": N_("Dit punt is anders dan de regels zeggen: {velden}."),
    "punt_te_veel": N_("Dit punt hoort er niet meer bij."),
    "stand_anders": N_("De telling klopt niet: {velden}."),
}
"""Code -> sentence."""
