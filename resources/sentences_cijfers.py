"""Sentences about figures of the gemeente: taakstelling, doorlooptijd, toezicht, herverdeling."""

from __future__ import annotations

from resources.i18n import N_

CIJFERS: dict[str, str] = {
    "halfjaar_onbekend": N_("Kies een halfjaar, zoals 2026-1 of 2026-2."),
    "dag_buiten_halfjaar": N_("Deze dag valt niet in het halfjaar."),
    "taakstelling_niets": N_("Vul minstens één getal in, of zet aan dat er geen taakstelling is."),
}

CIJFERS_VERBEN: dict[str, str] = {
    "taakstelling_bewaard": N_("Taakstelling bewaard"),
    "inwoners_bewaard": N_("Inwoners bewaard"),
    "landelijk_bewaard": N_("Landelijke taakstelling bewaard"),
    "teken_gekozen": N_("Schrijfwijze van de stand gekozen"),
}
