"""Sentences about family that comes over and about young people without parents."""

from __future__ import annotations

from resources.i18n import N_

FAMILIE: dict[str, str] = {
    "nareis_blok_loopt": N_(
        "Het gezin was in de opvang toen het bericht kwam. Het COA wacht dan {maanden} maanden met verhuizen."
    ),
    "nareis_blok_voorbij": N_(
        "De {maanden} maanden na het bericht zijn voorbij. De gemeente kiest: nu huisvesten of wachten."
    ),
    "nareis_blok_herenigd": N_("De familie is er. Er is geen reden meer om te wachten."),
    "nareis_blok_niet_in_opvang": N_("Het gezin woonde niet in de opvang, dus er staat niets stil."),
    "nareis_blok_weet_niet": N_("Het is niet bekend of het gezin in de opvang woonde. Vul dat in bij Gezin."),
    "nareis_gevolg_stop": N_("Tot het einde van de stop verhuist het COA het gezin niet, wat je ook kiest."),
    "nareis_gevolg_nu_kamers": N_("De woning past bij wie er nu is: {kamers} kamers."),
    "nareis_gevolg_nu_passend": N_(
        "Let op: één persoon mag nog geen gezinswoning krijgen (passend toewijzen). "
        "Is de aankomst dichtbij, bespreek het dan met de corporatie."
    ),
    "nareis_gevolg_nu_later": N_(
        "Komt de familie, dan is deze woning waarschijnlijk te klein: samen zijn {kamers} kamers nodig. "
        "Dan komt er een tweede verhuizing."
    ),
    "nareis_gevolg_nu_opvang": N_("De familie wacht zo nodig in de opvang tot er een grotere woning is."),
    "nareis_gevolg_wachten_plek": N_("Wie er al is, houdt zolang een plek in de opvang."),
    "nareis_gevolg_wachten_kamers": N_("Er komt één woning voor iedereen samen: {kamers} kamers."),
    "nareis_gevolg_wachten_termijn": N_(
        "De termijn voor een woning loopt na de stop door. Komt de familie later, dan is hij voorbij."
    ),
    "verwacht_onbekend": N_("Deze persoon staat niet meer op de lijst van wie verwacht wordt."),
    "al_aangekomen": N_("Deze persoon is al aangekomen en hoort bij het gezin."),
    "verwacht_vervalt": N_("Deze persoon komt niet meer. Zet de stand eerst terug."),
    "geen_nareisbesluit": N_("Er is nog niets gekozen voor deze familie. Er is niets om weg te halen."),
    "geen_bericht_nareis": N_("Er is nog geen bericht dat familie mag komen. Noteer dat eerst."),
    "familie_nog_niet_er": N_("De familie is er nog niet. Dit kan daarna."),
    "herhuisvesting_loopt": N_("Er wordt al een andere woning gezocht voor dit gezin."),
    "geen_amv": N_("Deze persoon is geen amv. Vink dat eerst aan bij Gezin."),
    "afspraak_onbekend": N_("Deze afspraak staat er niet meer."),
    "amv_nazorg_18": N_(
        "{maanden} maanden na de 18e verjaardag. Verhuist de jongere later, dan telt die dag."
    ),
    "amv_nazorg_verlengd": N_("{maanden} maanden na de verlengde opvang, als die zo lang duurt als mag."),
    "amv_nazorg_vertrokken": N_("{maanden} maanden na het vertrek uit de opvang van Nidos."),
}

FAMILIE_VERBEN: dict[str, str] = {
    "verwacht_erbij": N_("Op de lijst gezet van wie verwacht wordt"),
    "verwacht_anders": N_("Verwachte persoon gewijzigd"),
    "verwacht_weg": N_("Verwachte persoon weggehaald"),
    "nareis_besluit": N_("Besluit over de familie genoteerd"),
    "nareis_besluit_weg": N_("Besluit over de familie weggehaald"),
    "nareis_woning": N_("Keuze over de woning genoteerd"),
    "nareis_koppeling": N_("Koppeling van de familie genoteerd"),
    "amv_keuze": N_("Keuze van de jongere genoteerd"),
    "amv_vertrokken": N_("Vertrek uit de opvang van Nidos genoteerd"),
    "amv_gemeld": N_("Melding door Nidos genoteerd"),
    "kleine_woningen": N_("Afspraak over kleine woningen genoteerd"),
    "kleine_woningen_stopt": N_("Afspraak over kleine woningen gestopt"),
}
