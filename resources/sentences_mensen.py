"""Sentences about medewerkers: keys, absence, leaving, protection, access in an emergency, and notices."""

from __future__ import annotations

from resources.i18n import N_

MENSEN: dict[str, str] = {
    # keys
    "eigen_sleutel": N_("Dit is je eigen sleutel. Verander je wachtwoordzin bij Mijn gegevens."),
    "oude_zin_onjuist": N_("Dit is niet je wachtwoordzin van nu. Typ hem nog eens."),
    "zelfde_zin": N_("Dit is dezelfde wachtwoordzin. Kies een andere."),
    "startzin_verlopen": N_(
        "Deze start-zin is niet meer geldig. Vraag de beheerder om een nieuwe: dat kost één minuut."
    ),
    "toegang_geen_rol": N_("Je hebt vandaag geen rol in deze kluis. Vraag de beheerder om een rol."),
    "toegang_vertrokken": N_(
        "Volgens de kluis werk je hier niet meer. Deze wachtwoordzin opent hem niet. Klopt dat niet?"
        " Vraag het de beheerder."
    ),
    "toegang_weg": N_("De beheerder heeft deze toegang weggehaald. Vraag om een nieuwe start-zin."),
    "kies_je_naam": N_("Kies eerst je naam."),
    "eerst_eigen_zin": N_("Meld je eerst in het venster aan en kies je eigen wachtwoordzin."),
    # medewerkers
    "al_vertrokken": N_("Deze medewerker is al vertrokken."),
    "niet_vertrokken": N_("Deze medewerker werkt hier nog."),
    "niet_afwezig": N_("Er staat geen afwezigheid."),
    "vervanger_zelf": N_("Kies een ander: iemand vervangt niet zichzelf."),
    "vervanger_zonder_rol": N_("Deze collega mag dan geen gezinnen zien. Kies een begeleider."),
    "vervanger_ook_weg": N_("Let op: de vervanger is dan zelf ook een tijd weg."),
    "vervanger_vertrekt": N_("Een collega die afwezig is, heeft dan geen vervanger meer."),
    "overnemer_zelf": N_("Kies iemand anders: de gezinnen staan al op deze naam."),
    "overnemer_zonder_rol": N_("Deze collega mag dan geen gezinnen zien. Kies een begeleider."),
    "gezin_niet_van": N_("Gezin {nummer} staat niet op naam van deze medewerker."),
    "gezinnen_van_niemand": N_(
        "Aantal gezinnen waar dan niemand bij staat: {aantal}. Alle begeleiders zien ze, tot iemand ze neemt."
    ),
    "niets_gekozen": N_("Kies minstens één gezin."),
    "beschermd_alleen": N_(
        "Dossier {nummers} is extra beschermd en alleen deze medewerker staat erbij. Zet er eerst iemand"
        " anders bij, anders kan niemand het nog openen."
    ),
    # protection
    "al_beschermd": N_("Dit dossier is al extra beschermd."),
    "niet_beschermd": N_("Dit dossier is niet extra beschermd."),
    "beschermd_iemand_nodig": N_(
        "Zet eerst een medewerker bij dit gezin, op het tabblad Gezin. Anders ziet niemand het dossier meer."
    ),
    "beschermd_laatste": N_(
        "Dit dossier is extra beschermd. Er moet altijd een medewerker bij staan: zet er eerst een ander bij."
    ),
    "beschermd_niet_voor_jou": N_("Jij staat niet bij dit gezin. Hierna zie je dit dossier niet meer."),
    "beschermd_wie_beslist": N_("Dat beslist wie bij het gezin staat, of een casusregisseur."),
    "dossier_uit_zicht": N_(
        "Dit dossier is er niet, of jij ziet het niet. Kan het niet wachten? Kies Mijn gegevens en"
        " Toegang in nood."
    ),
    # emergency
    "reden_te_kort": N_("Schrijf in een paar woorden waarom, minstens {minimum} letters."),
    "al_in_zicht": N_("Dit dossier kun je al zien. Zoek het met Ctrl+K."),
    # notices
    "bericht_onbekend": N_("Dit bericht is er niet meer."),
    "bericht_noodtoegang": N_("{wie} opende dossier {nummer} in nood op {dag}."),
    "bericht_herstelcode": N_(
        "{wie} opende de kluis op {dag} met de herstelcode, voor een nieuwe wachtwoordzin. Klopt dat niet?"
        " Dan is er een nieuwe herstelcode nodig."
    ),
    "bericht_herstelcode_nieuw": N_(
        "{wie} heeft op {dag} een nieuwe herstelcode gemaakt. Het oude papier opent de kluis niet meer."
    ),
    "bericht_hoofdsleutel": N_(
        "{wie} heeft de kluis op {dag} een nieuwe hoofdsleutel gegeven. Daarom kreeg je een nieuwe start-zin."
    ),
    "bericht_vervangt": N_("{wie} is er niet {periode}. Jij vervangt: die gezinnen staan nu bij de jouwe."),
    "bericht_vervangt_niet_meer": N_("Je vervangt {wie} niet meer."),
    "bericht_vervanger_vertrekt": N_("{wie} vertrekt en vervangt jou niet. Kies een andere vervanger."),
    "bericht_afwezig_gezet": N_("{wie} heeft genoteerd dat je er niet bent {periode}."),
    "bericht_overgenomen": N_("Je neemt gezinnen over van {wie}, vanaf {dag}. Aantal: {aantal}."),
    "bericht_gezinnen_van_niemand": N_(
        "{wie} vertrekt. Vanaf {dag} staat bij sommige gezinnen niemand: zet er iemand bij. Aantal: {aantal}."
    ),
    "bericht_beschermd": N_("{wie} heeft dossier {nummer} extra beschermd."),
    "bericht_onbeschermd": N_("{wie} heeft de extra bescherming van dossier {nummer} weggehaald."),
}
"""Code -> sentence. A notice gets `wie` (a name) and days in words where it is read."""

VERBEN_MENSEN: dict[str, str] = {
    "eigen_gegeven": N_("Gegeven veranderd"),
    "medewerker_afwezig": N_("Afwezigheid bewaard"),
    "medewerker_weer_er": N_("Weer aanwezig"),
    "medewerker_vertrekt": N_("Vertrek bewaard"),
    "medewerker_terug": N_("Werkt hier weer"),
    "gezinnen_overgedragen": N_("Gezinnen overgedragen"),
    "slot_start": N_("Start-zin gemaakt"),
    "slot_eigen": N_("Eigen wachtwoordzin gekozen"),
    "slot_weg": N_("Toegang weggehaald"),
    "sloten_nagekeken": N_("Sleutels nagekeken"),
    "herstelcode_nieuw": N_("Nieuwe herstelcode"),
    "kluis_omgesleuteld": N_("Nieuwe hoofdsleutel"),
    "herstelcode_gebruikt": N_("Herstelcode gebruikt"),
    "dossier_beschermd": N_("Dossier extra beschermd"),
    "dossier_onbeschermd": N_("Extra bescherming weggehaald"),
    "noodtoegang": N_("Dossier in nood geopend"),
    "bericht_gezien": N_("Bericht gezien"),
    "aangemeld": N_("Aangemeld"),
}
"""Kind of bewerking -> what it did."""
