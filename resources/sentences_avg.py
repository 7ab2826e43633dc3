"""Sentences of the AVG: how long, what may go, requests, sharing, breaches, and the words of its verbs."""

from __future__ import annotations

from resources.i18n import N_

AVG: dict[str, str] = {
    "gewist": N_("gewist"),
    "bewaren_loopt_nog": N_(
        "De bewaartermijn loopt nog, tot {dag}. Wil het gezin dat het eerder weg gaat?"
        " Leg dan een verzoek vast."
    ),
    "bewaren_tot": N_("De gegevens mogen weg op {dag}."),
    "dossier_anoniem": N_("Dit dossier heeft geen namen meer. Er kan niets meer aan veranderen."),
    "eerst_anoniem": N_("Haal eerst de namen weg. Daarna kan de rest weg."),
    "datalek_gesloten": N_("Dit datalek is al afgesloten."),
    "datalek_niet_klaar": N_(
        "Dit datalek is nog niet klaar. Vul het risico in, wat je hebt gedaan,"
        " en wie het weet of waarom niet."
    ),
    "datalek_onbekend": N_("Dit datalek is niet gevonden."),
    "deling_al_ingetrokken": N_("Dit was al ingetrokken."),
    "deling_anoniem": N_("Er staan geen namen op: daarvoor is geen afspraak nodig."),
    "deling_geen": N_("Er staat niet dat je iets over dit gezin met hen mag delen."),
    "deling_ingetrokken": N_("Dat je dit mag delen is ingetrokken op {dag}."),
    "deling_later": N_("Je mag dit pas delen vanaf {dag}."),
    "deling_onbekend": N_("Deze afspraak over delen is niet gevonden."),
    "deling_reden_nodig": N_(
        "Schrijf waarom je dit papier toch maakt."
        " Of leg eerst in het dossier vast dat het mag (Meer, Privacy)."
    ),
    "deling_voorbij": N_("De afspraak om te delen liep tot en met {dag}."),
    "deling_wie": N_("Vul in wie het is."),
    "geen_tijd": N_("Dit is geen tijd. Typ bijvoorbeeld 14:30."),
    "hint_bsn": N_("Dit lijkt op een BSN. Dat bewaren we nooit. Haal het nummer weg."),
    "hint_gezondheid": N_(
        "Dit lijkt over gezondheid te gaan. Schrijf alleen wat nodig is voor de woning of de afspraak."
    ),
    "identiteit_nodig": N_("Schrijf eerst op hoe je hebt gezien wie het vraagt."),
    "inzage_per_persoon": N_("Inzage is per persoon. Kies over wie het gaat."),
    "papier_ligt_nog": N_("Er liggen nog {aantal} papieren van dit gezin. Vernietig ze en vink ze weg."),
    "verwerking_onbekend": N_("Deze verwerking is niet gevonden."),
    "verzoek_al_uitgesteld": N_("Er is al uitgesteld. Langer kan niet."),
    "verzoek_te_laat": N_("De maand is voorbij. Uitstellen kan alleen binnen de eerste maand."),
    "verzoek_besloten": N_("Dit verzoek is al klaar."),
    "verzoek_loopt_nog": N_("Er loopt nog een verzoek van dit gezin. Rond dat eerst af."),
    "verzoek_onbekend": N_("Dit verzoek is niet gevonden."),
    "vervallen_gewist": N_("De gegevens van deze persoon zijn gewist."),
    "wissen_eerst_sluiten": N_("Dit dossier is nog open. Sluit het eerst: dan staat vast wat telt."),
    "wissen_gezin_nodig": N_("Er is niemand anders in dit gezin. Wis dan het hele gezin."),
}
"""Code -> sentence."""

AVG_VERBEN: dict[str, str] = {
    "afdrukken_weg": N_("Papieren weg"),
    "bewaren_uitgesteld": N_("Langer bewaren"),
    "dossier_anoniem": N_("Namen weggehaald"),
    "dossier_vernietigd": N_("Dossier vernietigd"),
    "gezin_gewist": N_("Gezin gewist"),
    "correctie_gedaan": N_("Verbeterd op verzoek"),
    "correctie_geweigerd": N_("Verbetering geweigerd"),
    "datalek_gemeld": N_("Datalek vastgelegd"),
    "datalek_gesloten": N_("Datalek afgesloten"),
    "datalek_veld": N_("Datalek bijgewerkt"),
    "deling_gezet": N_("Delen vastgelegd"),
    "deling_ingetrokken": N_("Delen ingetrokken"),
    "verwerking_bewaard": N_("Verwerking bewaard"),
    "verwerking_weg": N_("Verwerking weg"),
    "verzoek_besloten": N_("Verzoek afgerond"),
    "verzoek_identiteit": N_("Identiteit genoteerd"),
    "verzoek_ontvangen": N_("Verzoek vastgelegd"),
    "verzoek_uitgesteld": N_("Verzoek uitgesteld"),
    "inzage_gemaakt": N_("Inzage gemaakt"),
    "persoon_gewist": N_("Gegevens van een persoon gewist"),
}
"""What a bewerking of this kind did."""
