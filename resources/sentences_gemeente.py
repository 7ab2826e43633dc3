"""Sentences of taakstelling and toezicht."""

from __future__ import annotations

from resources.i18n import N_

GEMEENTE: dict[str, str] = {
    "herverdeling_som": N_("De verschuivingen tellen niet op tot nul: het verschil is {verschil} personen."),
    "herverdeling_gekoppeld": N_(
        "{gemeente} kan hoogstens {hoogstens} personen overdragen: wie gekoppeld is, blijft."
    ),
    "herverdeling_geen_opvang": N_("Plekken in de opvang kunnen niet worden geruild tegen huisvesting."),
    "herverdeling_laat_gemeld": N_(
        "Provincie, ministerie en regievoerder horen dit liefst vóór het halfjaar begint."
    ),
    "toezicht_gehaald": N_("De taakstelling is gehaald. De provincie stopt hier."),
    "toezicht_achterstand": N_("De achterstand is {aantal} personen. De provincie vraagt informatie."),
    "toezicht_snel_genoeg": N_("Er is een achterstand, maar gemiddeld duurde het hoogstens {weken} weken."),
    "toezicht_te_langzaam": N_("Er is een achterstand en gemiddeld duurde het langer dan {weken} weken."),
    "toezicht_binnen_marge": N_("De achterstand valt binnen de marge van {marge} personen."),
    "toezicht_buiten_marge": N_("De achterstand is groter dan de marge van {marge} personen."),
    "toezicht_te_weinig_gekoppeld": N_("Er waren {tekort} personen te weinig gekoppeld."),
    "periode_onbekend": N_("Deze periode kennen we niet. Typ een jaar als 2025 of een halfjaar als 2026-1."),
    "toezicht_grond": N_("Reden die kan meetellen: {grond}."),
}
"""Code -> sentence."""
