"""Sentences of the begeleiding: agreements, bought trajecten, courses and the end of a dossier."""

from __future__ import annotations

from resources.i18n import N_

BEGELEIDING_VERBEN: dict[str, str] = {
    "begeleiding_afgesproken": N_("Afspraken over begeleiding vastgelegd"),
    "begeleiding_getekend": N_("Afspraken getekend"),
    "traject_ingekocht": N_("Traject vastgelegd"),
    "begeleiding_weg": N_("Versie van de afspraken weggehaald"),
    "traject_gestopt": N_("Traject beëindigd"),
    "traject_weg": N_("Traject weggehaald"),
    "kwalificatie_gezet": N_("Cursussen bijgewerkt"),
    "einde_afgesproken": N_("Overdracht vastgelegd"),
    "begeleiding_afgerond": N_("Dossier gesloten"),
}
"""Verb -> what was done."""

BEGELEIDING: dict[str, str] = {
    "begeleiding_vorm_nodig": N_("Kies hoe de begeleiding gaat: minstens één vorm."),
    "vraagbaak_voor_einde": N_("Vragen stellen kan niet eerder stoppen dan de begeleiding. Kijk de dag na."),
    "afspraak_onbekend": N_("Deze afspraken staan er niet meer."),
    "afspraak_getekend": N_(
        "Deze afspraken zijn getekend en blijven staan. Maak een nieuwe versie als er iets verandert."
    ),
    "traject_onbekend": N_("Dit traject staat er niet meer."),
    "traject_loopt_al": N_("In die tijd loopt al zo'n traject. Beëindig dat eerst, of kies een andere dag."),
    "overdracht_naar_wie": N_("Schrijf wie het overneemt."),
    "overdracht_niet_besproken": N_("Bespreek de overdracht eerst met het gezin, en leg dat hier vast."),
}
"""Code -> sentence."""
