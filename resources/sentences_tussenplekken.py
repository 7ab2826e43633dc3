"""Sentences about the toewijzing as a tab: steps, criterion, and temporary places."""

from __future__ import annotations

from resources.i18n import N_

TUSSENPLEKKEN: dict[str, str] = {
    "stap_onbekend": N_("Deze stap staat er niet meer."),
    "plaatsing_onbekend": N_("Er is geen criterium gekozen."),
    "plek_onbekend": N_("Kies een tijdelijke plek."),
    "plek_al_weg": N_("Op deze plek komen geen nieuwe mensen meer."),
    "plek_bewoond": N_("Hier wonen nog mensen. Noteer eerst wanneer zij vertrekken."),
    "plek_al_verlaten": N_("Dit gezin woont hier niet meer."),
    "al_op_tijdelijke_plek": N_("Dit gezin woont al op een tijdelijke plek. Noteer eerst het vertrek daar."),
    "plek_vol": N_("Let op: er is plek voor {vrij} personen, en dit gezin komt met {personen}."),
    "plek_uit_zicht": N_("Van een gezin dat je niet ziet, is de laatste dag niet veranderd."),
    "telt_mee_sinds": N_("Telt mee voor de taakstelling."),
    "telt_niet_geboren": N_("Telt niet mee: geboren in dit gezin, dus geen deel van de taakstelling."),
    "plaatsing_geen": N_("Nee: geen van de criteria past."),
    "plaatsing_door_eerstegraads": N_("Ja: naaste familie met kinderen tot 18 jaar woont daar."),
    "plaatsing_door_opleiding": N_("Ja: een heel bijzondere opleiding die alleen daar is."),
    "plaatsing_door_werk": N_("Ja: een contract van {maanden} maanden, {uren} uur per week."),
    "plaatsing_door_anders": N_("Ja: het COA kent de reden. Die bewaren we hier niet."),
    "plaatsing_werk_vragen": N_(
        "Vraag nog hoe lang het contract duurt en voor hoeveel uur. Nodig: {maanden} maanden en {uren} uur."
    ),
}

TUSSENPLEKKEN_VERBEN: dict[str, str] = {
    "toewijzing_stap": N_("Stap van de toewijzing genoteerd"),
    "toewijzing_stap_weg": N_("Stap van de toewijzing weggehaald"),
    "plaatsing_gekozen": N_("Criterium voor de plaats gekozen"),
    "plaatsing_weg": N_("Criterium voor de plaats weggehaald"),
    "koppeling_regio": N_("Koppeling aan gemeente of regio gekozen"),
    "tussenvoorziening_erbij": N_("Tijdelijke plek toegevoegd"),
    "tussenvoorziening_veld": N_("Tijdelijke plek bijgewerkt"),
    "tussenvoorziening_weg": N_("Tijdelijke plek uit de lijst"),
    "tussenplek_geplaatst": N_("Gezin geplaatst op een tijdelijke plek"),
    "tussenplek_einde": N_("Vertrek van een tijdelijke plek genoteerd"),
}
