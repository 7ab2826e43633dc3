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
    "toezicht_gehaald_pijplijn": N_("Met de pijplijn is de taakstelling gehaald. De provincie stopt hier."),
    "toezicht_met_pijplijn": N_(
        "De provincie telt de pijplijn mee: achterstand {achterstand}, in de pijplijn {n}, blijft {blijft}."
    ),
    "toezicht_geen_marge": N_(
        "De achterstand is {aantal} personen. Telt de pijplijn mee, dan is er geen marge."
    ),
    "toezicht_te_weinig_gekoppeld": N_("Er waren {tekort} personen te weinig gekoppeld."),
    "periode_onbekend": N_("Deze periode kennen we niet. Typ een jaar als 2025 of een halfjaar als 2026-1."),
    # what the documents say about a step of the ladder
    "ladder_toetsmoment": N_("Een provincie mag al eerder kijken, bijvoorbeeld op {dag}."),
    "ladder_actief_vanaf": N_("Actief toezicht kan beginnen op {dag}."),
    "ladder_acties": N_(
        "Liefst klaar voor het eind van het halfjaar: {dag}. Zet elke actie met haar dag bij Overleggen, bij"
        " de punten van de gemeente."
    ),
    "ladder_ondersteuning": N_(
        "De provincie kan hulp aanbieden, zodat het sneller gaat. Noteer wat zij biedt."
    ),
    "ladder_inhaal": N_("Rond {dag} kijkt de provincie of de achterstand is ingehaald."),
    "ladder_later": N_("De dag volgt uit de stappen ervoor."),
    "toezicht_grond": N_("Reden die kan meetellen: {grond}."),
}
"""Code -> sentence."""
