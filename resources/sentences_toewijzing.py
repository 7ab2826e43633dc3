"""Sentences of toewijzing and wonen: who counts, criteria of the COA, whether a dwelling fits."""

from __future__ import annotations

from resources.i18n import N_

TOEWIJZING: dict[str, str] = {
    "telt_mee": N_("Telt mee voor de taakstelling."),
    "telt_niet_rtb": N_("Telt niet mee: tijdelijke bescherming telt niet voor de taakstelling."),
    "telt_niet_eerder_geteld": N_("Telt niet nog een keer: alleen de eerste woning telt."),
    "telt_niet_gekoppeld_elders": N_(
        "Telt hier niet mee: deze persoon is gekoppeld aan een andere gemeente. Verwijs naar die gemeente."
    ),
    "telt_nog_niet_gehuisvest": N_("Telt nog niet mee: er is nog geen woning of tussenvoorziening."),
    "telt_nog_niet_nidos": N_("Telt nog niet mee: Nidos moet de jongere nog melden."),
    "telt_nog_niet_gemeld": N_("Telt nog niet mee: de gemeente moet dit nog melden bij het COA."),
    "telt_nog_niet_uitgeschreven": N_("Telt nog niet mee: het COA heeft het vertrek nog niet verwerkt."),
    "plaatsing_ja": N_("Ja: {criterium}."),
    "plaatsing_nee": N_("Nee: {criterium}."),
    "plaatsing_onbekend": N_("Nog vragen: {criterium}."),
    "plaatsing_werk_te_kort": N_("Het contract duurt {maanden} maanden; minstens {minstens} is nodig."),
    "plaatsing_werk_te_weinig": N_("Het contract is voor {uren} uur per week; minstens {minstens} is nodig."),
    "woning_kamers_goed": N_("Genoeg kamers: {heeft}, nodig {nodig}."),
    "woning_kamers_niet": N_("Te weinig kamers: {heeft}, nodig {nodig}."),
    "woning_kamers_weet_niet": N_("Het aantal kamers is niet bekend. Nodig: {nodig}."),
    "woning_complex_goed": N_("Het complex staat op de lijst van dit jaar."),
    "woning_complex_niet": N_("Het complex staat niet op de lijst van dit jaar."),
    "woning_begane_grond_goed": N_("Begane grond, of met een lift."),
    "woning_begane_grond_niet": N_("Niet op de begane grond en zonder lift."),
    "woning_lift_goed": N_("Met een lift, of op de begane grond."),
    "woning_lift_niet": N_("Zonder lift, en niet op de begane grond."),
    "woning_woonlasten_goed": N_("De woonlasten passen."),
    "woning_woonlasten_niet": N_("De woonlasten zijn hoger dan afgesproken."),
    "woning_woonlasten_weet_niet": N_("De woonlasten zijn nog niet bekend."),
    "woning_lasten_weet_niet": N_(
        "Of de woonlasten passen, is nog niet te zeggen: er is geen grens bekend voor dit gezin."
    ),
    "woning_rekengrens_goed": N_("De huur is niet hoger dan de rekengrens van de huurtoeslag ({grens})."),
    "woning_rekengrens_niet": N_(
        "De huur is hoger dan de rekengrens van de huurtoeslag ({grens}). Reken de woonlasten na."
    ),
    "woning_oppervlakte_goed": N_("Groot genoeg: {heeft} m², nodig {nodig} m²."),
    "woning_oppervlakte_niet": N_("Te klein: {heeft} m², nodig {nodig} m²."),
    "woning_oppervlakte_weet_niet": N_("Het aantal m² is niet bekend. Nodig: {nodig} m²."),
    "woning_voorzieningen_goed": N_("De voorzieningen zijn er: {wat}."),
    "woning_voorzieningen_weet_niet": N_("Bij de woning staat niet: {wat}. Vraag of het er is."),
    "woning_norm_corporatie": N_("Norm: de prestatieafspraken met {wie}."),
    "woning_norm_alle": N_("Norm: de prestatieafspraken, voor alle corporaties."),
    "woning_norm_gezin": N_("Het aantal kamers staat op het tabblad Gezin."),
    "woning_norm_personen": N_("Kamers naar het aantal personen: daarvoor is geen norm afgesproken."),
    "woning_passend_toewijzen_goed": N_("Past bij één persoon die op familie wacht."),
    "woning_passend_toewijzen_niet": N_(
        "Groot voor één persoon. Passend toewijzen staat dit meestal niet toe zolang de familie er niet is."
    ),
    "import_leeg": N_("Er is geen gezin om in te lezen."),
    "import_geen_koppeling": N_("Kies in welke kolom de koppeldatum staat."),
    "import_geen_naam": N_("Kies in welke kolom de naam van het gezin of de achternaam staat."),
    "import_tekenen_voor_koppeling": N_("De tekendatum ligt vóór de koppeling. Kijk beide dagen na."),
    "import_verhuisd_zonder_tekenen": N_("Er is een verhuisdatum, maar geen tekendatum. Vul die erbij in."),
    "import_verhuisd_voor_tekenen": N_("De verhuizing ligt vóór de tekendatum. Kijk beide dagen na."),
    "import_dagen_verschillen": N_("De rijen van dit gezin noemen verschillende dagen."),
    "import_woord_onbekend": N_("Dit land of deze taal kennen we niet; dit veld blijft leeg."),
    "lijst_te_groot": N_("De lijst is groter dan {mb} MB. Bewaar alleen het blad met de gezinnen."),
    "lijst_oud_excel": N_("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of .csv."),
    "lijst_onleesbaar": N_("Deze lijst kunnen we niet lezen. Bewaar hem opnieuw als .xlsx of .csv."),
    "lijst_leeg": N_("In deze lijst staan geen rijen onder de kop."),
    "lijst_te_veel_rijen": N_("De lijst heeft meer dan {hoogstens} rijen. Knip hem in stukken."),
    "lijst_te_veel_kolommen": N_("De lijst heeft meer dan {hoogstens} kolommen. Haal kolommen weg."),
    "bestand_niet_leesbaar": N_("Dit bestand kan niet worden geopend. Staat het er nog?"),
}
"""Code -> sentence."""
