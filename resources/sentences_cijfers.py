"""Sentences about figures of the gemeente: taakstelling, doorlooptijd, toezicht, herverdeling."""

from __future__ import annotations

from resources.i18n import N_

CIJFERS: dict[str, str] = {
    "halfjaar_onbekend": N_("Kies een halfjaar, zoals 2026-1 of 2026-2."),
    "dag_buiten_halfjaar": N_("Deze dag valt niet in het halfjaar."),
    "cijferlijst_geen_periode": N_("Kies in welke kolom het halfjaar staat."),
    "cijferlijst_dubbel": N_("Dit gebied staat voor dit halfjaar twee keer in de lijst."),
    "taakstelling_niets": N_("Vul minstens één getal in, of zet aan dat er geen taakstelling is."),
}

CIJFERS_VERBEN: dict[str, str] = {
    "taakstelling_bewaard": N_("Taakstelling bewaard"),
    "inwoners_bewaard": N_("Inwoners bewaard"),
    "landelijk_bewaard": N_("Landelijke taakstelling bewaard"),
    "cijferlijst_ingelezen": N_("Lijst met cijfers ingelezen"),
    "teken_gekozen": N_("Schrijfwijze van de stand gekozen"),
}

CIJFERS_LABELS: dict[str, dict[str, str]] = {
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
