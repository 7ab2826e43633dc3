"""Sentences about handing gezinnen over, taking them in, and the exchange with a partner."""

from __future__ import annotations

from resources.i18n import N_

OVERDRACHT = {
    "al_gedeeld": N_("Dit gezin deel je al met deze partner."),
    "bestand_niet_opgeslagen": N_("Het bestand is niet opgeslagen. Kies een andere map."),
    "bestand_niet_te_lezen": N_("Dit bestand is niet te lezen. Staat het er nog, en mag je erbij?"),
    "geen_ontvangst": N_("Dit bestand is geen ontvangstbewijs."),
    "geen_overdracht": N_("Dit bestand is geen overdrachtsmap. Kies een bestand dat eindigt op .overdracht."),
    "geen_partnerbestand": N_("Dit bestand is geen partnerbestand."),
    "geen_sleutels": N_("Er zijn nog geen sleutels. Maak eerst je partnerbestand."),
    "kluis_zonder_naam": N_("Deze kluis is nog niet ingericht. Sluit het programma en start het opnieuw."),
    "niet_gedeeld": N_("Dossier {nummer} deel je niet met deze partner. Zet dat eerst aan."),
    "ontvangst_onbekend": N_("Dit ontvangstbewijs hoort niet bij een overdracht van deze kluis."),
    "overdracht_al_ingelezen": N_(
        "Dossier {nummer} is al ingelezen uit dit bestand. Er is niets dubbel gezet."
    ),
    "overdracht_begeleider_nodig": N_(
        "Dossier {nummer} is extra beschermd. Kies eerst wie het gezin hier begeleidt."
    ),
    "overdracht_beschadigd": N_("Dit bestand is beschadigd of niet heel. Vraag om een nieuw bestand."),
    "overdracht_eigen": N_("Dit bestand komt uit deze kluis zelf."),
    "overdracht_geen": N_("Kies eerst minstens één gezin."),
    "overdracht_gemeente_beheer": N_(
        "Deze gemeente staat nog niet in de kluis. Vraag de beheerder om die erbij te zetten."
    ),
    "overdracht_gemeente_kiezen": N_("Kies eerst bij welke gemeente hier dit hoort."),
    "overdracht_geweigerd": N_("De andere kant heeft dit gezin niet overgenomen. Het blijft hier open."),
    "overdracht_kies_nog": N_(
        "Bij dossier {nummer} moet je nog {aantal} keer kiezen. Daar hebben jullie allebei iets veranderd."
    ),
    "overdracht_kijk_opnieuw": N_("Er is hier intussen iets veranderd. Kijk het nog eens na."),
    "overdracht_nieuwer": N_("Dit bestand is van een nieuwer programma. Werk eerst dit programma bij."),
    "overdracht_nummer_bezet": N_("Nummer {nummer} bestaat hier al. Het gezin krijgt een ander nummer."),
    "overdracht_onbekend": N_("Deze overdracht is niet gevonden."),
    "overdracht_ongeldig": N_("De inhoud van dit bestand klopt niet. Er is niets overgenomen."),
    "overdracht_ouder": N_("Van dossier {nummer} is al een nieuwer bestand ingelezen."),
    "overdracht_past_niet": N_(
        "De woorden passen niet bij dit bestand, of het bestand is beschadigd. Lees de woorden nog eens na."
    ),
    "overdracht_pauze_dubbel": N_(
        "Bij jullie allebei staat de klok van dossier {nummer} stil. De pauze die hier staat, blijft."
    ),
    "overdracht_persoon_bekend": N_(
        "Iemand uit dossier {nummer} is hier al bekend. Wat hier over die persoon staat, blijft."
    ),
    "overdracht_programma_ouder": N_(
        "Dossier {nummer} heeft punten die dit programma nog niet kent. Werk eerst dit programma bij."
    ),
    "overdracht_te_groot": N_("Dit bestand is te groot. Draag minder gezinnen tegelijk over."),
    "overdracht_te_veel": N_("Kies hoogstens {aantal} gezinnen tegelijk."),
    "overdracht_vreemd": N_("Dit bestand hoort niet bij deze dossiers. Er is niets overgenomen."),
    "partner_bekend": N_("Deze partner staat er al."),
    "partner_niet_bevestigd": N_("Vergelijk eerst de woorden met deze partner, per telefoon."),
    "partner_onbekend": N_("Deze partner is niet gevonden."),
    "partner_zelf": N_("Dit is je eigen partnerbestand. Geef het aan de ander."),
    "partner_beheerder": N_("Een partner erbij zetten kan alleen de beheerder."),
    "uitwisseling_anders_verdeeld": N_("Jullie zeggen niet hetzelfde over wie de eigenaar is van: {wat}."),
    "uitwisseling_al": N_("Bestand {nummer} van deze partner is al ingelezen. Er is niets dubbel gezet."),
    "uitwisseling_ander": N_("Dit bestand is niet voor deze kluis, of het komt niet van een partner."),
    "uitwisseling_mist": N_(
        "Tussen dit bestand en het vorige zijn er {aantal} niet ingelezen. "
        "Dat geeft niet: hier staat alles in."
    ),
    "uitwisseling_ouder": N_("Dit is bestand {nummer}. Nummer {laatste} is al ingelezen en is nieuwer."),
    "woord_lijkt_op": N_("Woord {nummer}, {woord}, staat niet in de lijst. Bedoel je {lijkt_op}?"),
    "woord_onbekend": N_("Woord {nummer}, {woord}, staat niet in de lijst. Vraag het nog eens."),
    "woorden_aantal": N_("Het zijn {nodig} woorden. Je hebt er nu {aantal}."),
    "woorden_kloppen_niet": N_(
        "Dit zijn niet de woorden van deze partner. Lees ze nog eens na. "
        "Kloppen ze weer niet, wissel dan niets uit."
    ),
    "overdracht_opdracht": N_(
        "Noem een bestand met --kijk, of gezinnen met --dossier en het nieuwe bestand met --uit."
    ),
}

OVERDRACHT_VERBEN = {
    "overdracht_gemaakt": N_("Overdrachtsmap gemaakt"),
    "overdracht_mislukt": N_("Overdrachtsmap niet opgeslagen"),
    "overdracht_geopend": N_("Bestand van een ander geopend"),
    "overdracht_ingelezen": N_("Overgenomen uit een overdrachtsmap"),
    "overdracht_bevestigd": N_("Ontvangstbewijs gelezen"),
    "overdracht_afgerond": N_("Dossier gesloten na overdracht"),
    "ontvangst_gemaakt": N_("Ontvangstbewijs gemaakt"),
    "sleutel_gemaakt": N_("Sleutels voor uitwisselen gemaakt"),
    "partner_erbij": N_("Partner erbij"),
    "partner_bevestigd": N_("Woorden van de partner vergeleken"),
    "partner_gestopt": N_("Uitwisselen gestopt"),
    "partner_gezin": N_("Gezin gedeeld met partner"),
    "partner_gezin_weg": N_("Gezin niet meer gedeeld"),
    "uitwisseling_gemaakt": N_("Weekbestand gemaakt"),
}
