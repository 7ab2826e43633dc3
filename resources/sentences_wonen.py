"""Sentences of dwellings, offers and woningweigering: what was done, what is refused, what to look at."""

from __future__ import annotations

from resources.i18n import N_

WONEN_VERBEN: dict[str, str] = {
    "woning_erbij": N_("Woning erbij"),
    "woning_veld": N_("Woning gewijzigd"),
    "woning_weg": N_("Woning uit de lijst"),
    "woning_aangeboden": N_("Woning aangeboden"),
    "aanbod_stap": N_("Stap vastgelegd"),
    "aanbod_stap_weg": N_("Laatste stap van het aanbod weggehaald"),
    "aanbod_ingetrokken": N_("Aanbod ingetrokken"),
    "tijdelijk_einde": N_("Einde van de tijdelijke plek vastgelegd"),
    "bemiddeling_stopt": N_("Bemiddeling gestopt"),
    "huurderving_gezet": N_("Gemiste huur uitgerekend"),
    "huurderving_stap": N_("Gemiste huur bijgewerkt"),
    "krediet_gevraagd": N_("Aanvraag van het inrichtingskrediet vastgelegd"),
    "krediet_stap": N_("Inrichtingskrediet bijgewerkt"),
    "krediet_weg": N_("Inrichtingskrediet weggehaald"),
}
"""Verb -> what was done."""

WONEN: dict[str, str] = {
    "woning_onbekend": N_("Deze woning is niet gevonden."),
    "woning_al_weg": N_("Deze woning is niet meer aan te bieden."),
    "aanbod_onbekend": N_("Dit aanbod is niet gevonden."),
    "aanbod_loopt": N_("Deze woning is al aangeboden aan dit gezin."),
    "aanbod_zonder_stap": N_("Dit aanbod heeft nog geen stap. Er is niets om weg te halen."),
    "stap_voor_aanbod": N_("Deze dag ligt vóór het aanbod. Kijk de dag na."),
    "niet_tijdelijk": N_("Dit is geen tijdelijke plek."),
    "geen_bedrag": N_("Vul een bedrag in, bijvoorbeeld 650 of 650,50."),
    "bedrag_te_hoog": N_("Dit bedrag is hoger dan {maximum} euro. Kijk het na."),
    "geen_onterechte_weigering": N_(
        "Dit kan pas als het COA heeft gezegd dat de weigering onterecht is. Leg eerst de uitspraak vast."
    ),
    "geen_tweede_kans": N_("Er was al een tweede kans. Een gezin krijgt die één keer."),
    "al_gestopt": N_("De bemiddeling is al gestopt."),
    "stop_voor_uitspraak": N_("Deze dag ligt vóór de uitspraak. Kijk de dag na."),
    "huurderving_onbekend": N_("Deze gemiste huur is niet gevonden."),
    "huurderving_al_gevraagd": N_("Deze huur is al teruggevraagd. Maak dat eerst ongedaan."),
    "nog_niet_gevraagd": N_("Leg eerst vast wanneer de huur is teruggevraagd."),
    "antwoord_voor_vraag": N_("Deze dag ligt vóór de dag van het terugvragen. Kijk de dag na."),
    "krediet_onbekend": N_("Dit inrichtingskrediet is niet gevonden."),
    "krediet_geen_cijfer": N_(
        "Het bedrag voor een gezin van deze grootte is niet ingevuld. Vul het hier in, of voor iedereen bij "
        "Beheer, Cijfers."
    ),
    "krediet_nog_niet_toegekend": N_("Leg eerst vast dat het krediet is toegekend."),
    "krediet_al_toegekend": N_("Het krediet is al toegekend. Maak dat eerst ongedaan."),
    "krediet_voor_aanvraag": N_("Deze dag ligt vóór de stap ervoor. Kijk de dag na."),
    # warnings
    "weigering_definitief": N_(
        "Let op: dit is de tweede onterechte weigering. Er is geen tweede kans meer: de bemiddeling stopt. "
        "Voor welke dag er een nieuwe kandidaat komt, staat bij de weigering."
    ),
    "woning_elders_aangeboden": N_("Let op: deze woning is ook aangeboden aan een ander gezin."),
    "uitleg_weigering_eerst": N_("Let op: vertel vóór de bezichtiging wat er gebeurt als het gezin weigert."),
    "huur_na_ingang": N_(
        "Let op: de eerste huur is later betaald dan de huur inging. Er is huurachterstand."
    ),
}
