"""Words for codes about the AVG: requests, sharing, risk, breaches and what was destroyed."""

from __future__ import annotations

from resources.i18n import N_

AVG_LABELS: dict[str, dict[str, str]] = {
    "VerzoekSoort": {
        "inzage": N_("Gegevens inzien"),
        "correctie": N_("Gegevens verbeteren"),
        "wissen": N_("Gegevens wissen"),
        "beperken": N_("Gegevens even niet gebruiken"),
        "bezwaar": N_("Bezwaar"),
    },
    "Deelpartij": {
        "GEM": N_("Gemeente"),
        "COA": N_("COA"),
        "COR": N_("Corporatie"),
        "MB": N_("Andere begeleiding"),
        "NID": N_("Nidos"),
        "school": N_("School of opvang"),
        "zorg": N_("Huisarts of zorg"),
        "werk": N_("Werk of inburgering"),
        "anders": N_("Iemand anders"),
    },
    "Deelgrond": {
        "toestemming": N_("Het gezin vindt het goed"),
        "wet": N_("Het staat in de wet"),
        "overeenkomst": N_("Nodig voor een overeenkomst"),
        "vitaal": N_("Iemand is in gevaar"),
    },
    "Risico": {
        "onbekend": N_("Nog niet bekend"),
        "geen": N_("Geen of klein"),
        "risico": N_("Er is risico"),
        "hoog": N_("Groot risico"),
    },
    "vernietiging": {
        "anoniem": N_("Namen en notities weggehaald"),
        "vernietigd": N_("Het dossier vernietigd"),
        "gewist": N_("Gewist op verzoek"),
    },
    "vernietiging_grond": {
        "bewaartermijn": N_("De bewaartermijn was voorbij"),
        "verzoek": N_("Het is gevraagd"),
        "anders": N_("Anders"),
    },
    "datalek": {
        "kwijt": N_("Iets kwijtgeraakt"),
        "gestolen": N_("Iets gestolen"),
        "verkeerd_gestuurd": N_("Naar de verkeerde gestuurd"),
        "ingezien": N_("Iemand zag wat die niet mocht zien"),
        "veranderd": N_("Gegevens veranderd of weg"),
        "anders": N_("Iets anders"),
    },
    "identiteit": {
        "document": N_("Pas of rijbewijs gezien"),
        "bekend": N_("Ik ken deze persoon"),
        "vertegenwoordiger": N_("Ouder, voogd of gemachtigde, papier gezien"),
    },
    "LekStap": {
        "stoppen": N_("Stop het lek en beperk de schade"),
        "fg": N_("Vertel het je functionaris (FG) of leidinggevende"),
        "ap": N_("Meld het bij de Autoriteit Persoonsgegevens"),
        "betrokkenen": N_("Vertel het de mensen om wie het gaat"),
    },
    "LekStand": {
        "gedaan": N_("Gedaan"),
        "niet_nodig": N_("Niet nodig"),
        "te_doen": N_("Te doen"),
        "te_laat": N_("Te laat"),
    },
}
