"""Sentences about figures of the gemeente: taakstelling, doorlooptijd, toezicht, herverdeling."""

from __future__ import annotations

from resources.i18n import N_

CIJFERS: dict[str, str] = {
    "periode_is_dag": N_(
        "Dit is een dag, geen halfjaar. Schrijf het halfjaar in de lijst als 2021-1 of 2021-2."
        " De dag vul je in bij Peildatum."
    ),
    "halfjaar_onbekend": N_("Kies een halfjaar, zoals 2026-1 of 2026-2."),
    "dag_buiten_halfjaar": N_("Deze dag valt niet in het halfjaar."),
    "cijferlijst_geen_periode": N_("Kies in welke kolom het halfjaar staat."),
    "cijferlijst_dubbel": N_("Dit gebied staat voor dit halfjaar twee keer in de lijst."),
    "herverdeling_onbekend": N_("Deze afspraak staat er niet meer."),
    "herverdeling_te_weinig": N_("Noem minstens twee gemeenten, elk één keer."),
    "taakstelling_niets": N_("Vul minstens één getal in, of zet aan dat er geen taakstelling is."),
}

CIJFERS_VERBEN: dict[str, str] = {
    "taakstelling_bewaard": N_("Taakstelling bewaard"),
    "inwoners_bewaard": N_("Inwoners bewaard"),
    "landelijk_bewaard": N_("Landelijke taakstelling bewaard"),
    "cijferlijst_ingelezen": N_("Lijst met cijfers ingelezen"),
    "toezicht_bewaard": N_("Bewaard wat meetelt bij het toezicht"),
    "ladderstap_bewaard": N_("Stap van de ladder bewaard"),
    "beleid_gekozen": N_("Beleid van de provincie gekozen"),
    "herverdeling_bewaard": N_("Herverdeling bewaard"),
    "herverdeling_weg": N_("Herverdeling weggehaald"),
    "teken_gekozen": N_("Schrijfwijze van de stand gekozen"),
}

CIJFERS_LABELS: dict[str, dict[str, str]] = {
    "Beleid": {
        "streng": N_("Streng: elke achterstand telt"),
        "twee_indicatoren": N_("Twee vragen: taakstelling gehaald, en zo niet, gemiddeld snel genoeg"),
        "marge": N_("Marge: een achterstand tot een zesde mag"),
    },
    "Pijplijnbeleid": {
        "met": N_("De pijplijn telt mee"),
        "niet": N_("De pijplijn telt niet mee"),
    },
    "LadderFase": {
        "signaleren": N_("Signaleren"),
        "informatie": N_("Informatie opvragen en controleren"),
        "actief_toezicht": N_("Actief toezicht"),
        "vooraankondiging": N_("Vooraankondiging"),
        "besluit": N_("Besluit tot indeplaatsstelling"),
        "sanctie": N_("Uitvoeren"),
    },
    "grond": {
        "te_weinig_koppelingen": N_("Te weinig koppelingen"),
        "nareis_niet_op_tijd": N_("Nareizigers kwamen niet op tijd"),
        "corona": N_("Corona"),
    },
    "grafiek": {
        "taakstelling": N_("Taakstelling, realisatie en stand"),
        "prognose": N_("Realisatie en verwachting, dit halfjaar"),
        "doorlooptijd": N_("Doorlooptijd, voortschrijdend gemiddelde"),
    },
    "reeks": {
        "taakstelling": N_("Taakstelling"),
        "realisatie": N_("Realisatie"),
        "stand": N_("Stand"),
        "telt": N_("Telt mee"),
        "verwacht": N_("Verwacht"),
        "opgave": N_("Opgave"),
        "gemiddelde": N_("Gemiddelde, methode A"),
        "norm": N_("Afspraak"),
    },
    "cijferbron": {"dossiers": N_("de dossiers in deze kluis")},
    "grafiek_eenheid": {"personen": N_("personen"), "weken": N_("weken")},
    "Ladderuitkomst": {
        "stopt": N_("Nee, de provincie stopt hier"),
        "ingetrokken": N_("Nee, de provincie trekt het besluit in"),
    },
    "ladderstap": {
        "1.0": N_("Signaleren"),
        "1.1": N_("Is de taakstelling gehaald?"),
        "1.2": N_("Zo niet: ging het gemiddeld snel genoeg?"),
        "2.0": N_("Informatie opvragen en controleren"),
        "2.1": N_("Wordt de taak verwaarloosd?"),
        "2.2": N_("Bestuurlijk overleg"),
        "2.3": N_("Na het overleg: wordt de taak verwaarloosd?"),
        "3.0": N_("Actief toezicht"),
        "3.1": N_("Afspraken met termijnen"),
        "3.2": N_("Ondersteuning aanbieden"),
        "3.3": N_("Is de achterstand ingehaald?"),
        "4.0": N_("Vooraankondiging"),
        "4.1": N_("Brief aan bestuur en raad, en in de krant"),
        "4.2": N_("Publiek debat"),
        "4.3": N_("Beslissen over de volgende fase"),
        "5.0": N_("Besluit tot indeplaatsstelling"),
        "5.1": N_("Voorwaarden en laatste termijn"),
        "5.2": N_("Ondersteuning aanbieden"),
        "5.3": N_("Zijn de maatregelen genomen?"),
        "6.0": N_("Uitvoeren"),
        "6.1": N_("Raad informeren"),
        "6.2": N_("De provincie huisvest zelf"),
    },
    "Som": {
        "opgave": N_("begin en taakstelling samen"),
        "stand": N_("opgave min realisatie"),
        "aansluiting": N_("begin is niet het einde van het halfjaar ervoor"),
        "procent": N_("stand als deel van de taakstelling"),
        "som_opening": N_("alle gebieden samen, begin"),
        "som_taakstelling": N_("alle gebieden samen, taakstelling"),
        "som_realisatie": N_("alle gebieden samen, realisatie"),
        "som_stand": N_("alle gebieden samen, stand"),
    },
}
