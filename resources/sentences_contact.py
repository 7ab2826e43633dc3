"""Sentences about contact with a gezin."""

from __future__ import annotations

from resources.i18n import N_

CONTACT: dict[str, str] = {
    "contact_onbekend": N_("Dit contact staat er niet meer."),
    "tijdafspraak_onbekend": N_("Deze afspraak staat er niet meer."),
    "letter_onbekend": N_("Deze letter hoort bij niemand van dit gezin."),
    "afspraak_botst_gezin": N_("Let op: dit gezin wordt om {tijd} al ergens anders verwacht."),
    "afspraak_botst_wie": N_("Let op: wie meegaat, heeft om {tijd} al een andere afspraak."),
    "minuten_onmogelijk": N_("Vul minuten in, van 1 tot en met 1440."),
}

CONTACT_VERBEN: dict[str, str] = {
    "contact_gehad": N_("Contact genoteerd"),
    "contact_anders": N_("Contact verbeterd"),
    "contact_notitie": N_("Notitie bij het contact bewaard"),
    "contact_weg": N_("Contact weggehaald"),
    "tijdafspraak_gepland": N_("Afspraak gemaakt"),
    "tijdafspraak_anders": N_("Afspraak gewijzigd"),
    "tijdafspraak_vervalt": N_("Afspraak afgezegd"),
    "tijdafspraak_weg": N_("Afspraak weggehaald"),
    "doorverwezen": N_("Doorverwijzing genoteerd"),
}
