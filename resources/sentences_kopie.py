"""Sentences about backups, the second place, practising, and a kluis that is not what it was."""

from __future__ import annotations

from resources.i18n import N_

KOPIE: dict[str, str] = {
    # what opening found
    "kluis_anders": N_(
        "Dit is niet precies het bestand dat hier het laatst werd gesloten. Er is een oud stuk teruggezet, "
        "of het is buiten het programma om veranderd."
    ),
    "kluis_ouder_bestand": N_(
        "Dit is een ouder bestand dan er hier het laatst werd gesloten (nummer {nu}; het was {toen}). "
        "Je laatste werk staat er niet in."
    ),
    "kluis_gelijk_aan_kopie": N_(
        "Het bestand van de kluis is vervangen, maar de inhoud is gelijk aan de laatste reservekopie. "
        "Je kunt verder."
    ),
    "kluis_hersteld": N_(
        "In de kluis was een lege plek beschadigd. Die is hersteld en alles is nagekeken: er is niets kwijt."
    ),
    "kluis_niet_te_bewijzen": N_(
        "Het programma is de vorige keer niet gewoon gesloten. De kluis is helemaal nagekeken en heel. "
        "Dat er geen oude versie staat, is nu niet te bewijzen. Kijk of je laatste werk er staat: {dag}."
    ),
    "kluis_niet_te_redden": N_(
        "Uit dit bestand is niets meer te halen. Zet een reservekopie terug, of haal er hulp bij."
    ),
    "kopie_andere_sleutel": N_(
        "Deze kopie is van vóór de nieuwe hoofdsleutel. "
        "Nakijken kan met Oefenen, en de wachtwoordzin van toen."
    ),
    # the second place
    "plek_niet_bereikbaar": N_(
        "De tweede plek is er niet. Doe de stick erin of maak verbinding, en probeer het nog eens."
    ),
    "plek_geen": N_("Kies eerst een tweede plek."),
    "tweede_kopie_mislukt": N_(
        "De kopie op de tweede plek klopte niet bij het teruglezen en is weggehaald. "
        "Probeer het nog eens, of neem een andere stick."
    ),
    "tweede_plek_nooit": N_(
        "Er is nog geen reservekopie op een tweede plek. Gaat deze computer stuk, dan ben je alles kwijt. "
        "Kies Beheer, Reservekopie."
    ),
    "tweede_plek_lang": N_(
        "De reservekopie op de tweede plek is van {dagen} dagen geleden. "
        "Doe de stick erin en kies Beheer, Reservekopie."
    ),
    "tweede_plek_zeg": N_(
        "De reservekopie op de tweede plek is van {dagen} dagen geleden. Zeg het tegen wie de kluis beheert."
    ),
    "zelfde_schijf": N_(
        "Deze map staat op dezelfde schijf als de kluis. Gaat die stuk, dan is de kopie ook weg."
    ),
    "plek_in_kluismap": N_("Dit is de map van de kluis zelf. Kies een andere map."),
    "tweede_gesynchroniseerd": N_(
        "Deze map wordt met internet gedeeld. De kopie is versleuteld, maar komt zo wel op andere computers."
    ),
    # practising
    "proef_gevonden": N_("De reservekopie is gevonden en te lezen"),
    "proef_bestand": N_("Het bestand is gelijk aan wat er toen geschreven is"),
    "proef_sleutel_wachtwoordzin": N_("Geopend met de wachtwoordzin"),
    "proef_sleutel_herstelcode": N_("Geopend met de herstelcode"),
    "proef_sleutel": N_("Openen met de wachtwoordzin of herstelcode"),
    "proef_controles": N_(
        "Beide controles goed, en {tabellen} lijsten gelijk aan die van toen ({rijen} regels)"
    ),
    "proef_teruggezet": N_("Teruggezet op een proefplek en opnieuw vergeleken"),
    "proef_bijgewerkt": N_("Bijgewerkt naar het programma van nu (van versie {van} naar {naar})"),
    "proef_open": N_("Gaat open als gewone kluis: {dossiers} dossiers, {personen} personen"),
    "proef_opgeruimd": N_("De proefplek is weer leeg"),
    "proef_nooit": N_("Je hebt nog nooit geoefend met terugzetten."),
    "proef_lang": N_("De laatste oefening is langer dan {maanden} maanden geleden."),
}

KOPIE_VERBEN: dict[str, str] = {
    "terugzetten_geoefend": N_("Terugzetten geoefend"),
    "kluis_gered": N_("Gered uit een beschadigde kluis"),
    "klok_bevestigd": N_("Gezegd dat de klok van de computer goed staat"),
    "kluis_aanvaard": N_("Verder gegaan met een andere kluis"),
}
