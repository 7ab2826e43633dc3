"""Words for codes about the way to a dwelling: steps, criteria, offers, refusals and addresses."""

from __future__ import annotations

from resources.i18n import N_

TOEWIJZING_LABELS: dict[str, dict[str, str]] = {
    "StapSoort": {
        "gemeld": N_("Gemeld bij het COA"),
        "nidos": N_("Gemeld door Nidos"),
        "uitgeschreven": N_("Uitgeschreven door het COA"),
        "bekend": N_("Bekend bij het COA, nog niet in het systeem"),
        "elders": N_("Gekoppeld aan een andere gemeente"),
        "regievoerder": N_("Gebeld met de regievoerder"),
        "coa": N_("Voorgelegd aan de leiding van het COA"),
        "ministerie": N_("Voorgelegd aan het ministerie"),
        "klacht": N_("Klacht ingediend bij het COA"),
    },
    "PlekSoort": {
        "tussenvoorziening": N_("Tussenvoorziening"),
        "doorstroomlocatie": N_("Doorstroomlocatie"),
        "logeer": N_("Logeerplek"),
    },
    "criterium": {
        "eerstegraads": N_("Naaste familie met kinderen tot 18 jaar"),
        "behandeling": N_("Behandeling die nergens anders kan"),
        "opleiding": N_("Heel bijzondere opleiding"),
        "werk": N_("Werk met een contract"),
        "anders": N_("Een reden die alleen het COA kent"),
        "geen": N_("Geen van deze"),
    },
    "profiel": {
        "personen": N_("Wie er in het gezin zijn"),
        "geboren": N_("Geboortedatum"),
        "v_nummer": N_("V-nummer"),
        "herkomst": N_("Land van herkomst"),
        "taal": N_("Moedertaal"),
        "opleiding": N_("Opleiding"),
        "werkervaring": N_("Werkervaring"),
        "bsn": N_("Of het BSN bekend is"),
        "woonbehoefte": N_("Of een bijzondere woning nodig is"),
        "familie": N_("Of er nog familie komt"),
    },
    "coa_regio": {
        "noord": N_("regio Noord"),
        "oost": N_("regio Oost"),
        "midden": N_("regio Midden"),
        "zuidwest": N_("regio Zuidwest"),
        "zuid": N_("regio Zuid"),
    },
    "besluit": {
        "gedaan": N_("Gedaan"),
        "deels": N_("Voor een deel gedaan"),
        "geweigerd": N_("Geweigerd"),
        "nu": N_("Nu huisvesten"),
        "wachten": N_("Wachten op de familie"),
    },
    "aanbod_stap": {
        "uitleg": N_("uitleg over weigeren"),
        "bezichtigd": N_("bezichtigd"),
        "geaccepteerd": N_("geaccepteerd"),
        "voorlopig": N_("voorlopig geaccepteerd"),
        "garantie": N_("garantie voor de eerste huur"),
        "betaald": N_("eerste huur betaald"),
        "sleutel": N_("sleutel gekregen"),
    },
    "WeigerStap": {
        "toets": N_("COA toetst"),
        "tweede_kans": N_("tweede kans"),
        "alsnog": N_("alsnog genomen"),
        "nieuwe_woning": N_("terecht"),
        "gestopt": N_("bemiddeling gestopt"),
    },
    "woonadres": {
        "aanbod": N_("Aangeboden woning"),
        "woning": N_("Woning"),
        "tijdelijk": N_("Tijdelijke plek"),
        "opvang": N_("Opvang"),
    },
    "traject": {
        "eerste": N_("Eerste woning"),
        "nareis": N_("Nareis"),
        "herhuisvesting": N_("Andere woning"),
    },
}
