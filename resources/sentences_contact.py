"""Sentences about contact with a gezin."""

from __future__ import annotations

from resources.i18n import N_

CONTACT: dict[str, str] = {
    "contact_onbekend": N_("Dit contact staat er niet meer."),
    "minuten_onmogelijk": N_("Vul minuten in, van 1 tot en met 1440."),
}

CONTACT_VERBEN: dict[str, str] = {
    "contact_gehad": N_("Contact genoteerd"),
    "contact_anders": N_("Contact verbeterd"),
    "contact_notitie": N_("Notitie bij een contact"),
    "contact_weg": N_("Contact weggehaald"),
    "doorverwezen": N_("Doorverwijzing genoteerd"),
}
