"""Sentences about the content files, for `controle` and Beheer: what is wrong in an item, and what to do."""

from __future__ import annotations

from resources.i18n import N_

CONTENT: dict[str, str] = {
    "inhoud_bestand_ontbreekt": N_("Het bestand ontbreekt."),
    "inhoud_deel_buiten_rij": N_(
        "Rij {rij} is helemaal van één partij: een andere partij kan hier niet meedoen."
    ),
    "inhoud_doener_anders": N_("doener_als en doener_anders horen samen, en doener_anders staat ook in wie."),
    "inhoud_doener_niet_in_rij": N_("{partij} staat niet in rij {rij} van de matrix."),
    "inhoud_dubbel": N_("Dit staat er twee keer."),
    "inhoud_dubbele_partij": N_("Een partij staat twee keer in wie."),
    "inhoud_expressie": N_("De voorwaarde bij {sleutel} is niet te lezen (bij teken {plek})."),
    "inhoud_fase_ontbreekt": N_("De fase {item} ontbreekt."),
    "inhoud_feestdag_regel": N_("Geef een vaste dag (maand en dag) of een dag ten opzichte van Pasen."),
    "inhoud_fout": N_("{bestand}, {item}: {fout}"),
    "inhoud_fout_bestand": N_("{bestand}: {fout}"),
    "inhoud_geen_toml": N_(
        "Dit bestand is geen TOML (regel {regel}). Kijk naar aanhalingstekens en haakjes."
    ),
    "inhoud_geen_utf8": N_("Dit bestand is niet in UTF-8 bewaard. Bewaar het opnieuw als UTF-8."),
    "inhoud_instelling_eenheid": N_("{instelling} moet eindigen op _dagen, _werkdagen, _weken of _maanden."),
    "inhoud_instelling_lengte": N_("{instelling} is geen heel getal van 0 of meer."),
    "inhoud_instelling_open": N_("Geef een waarde, of zet open = true."),
    "inhoud_json_fout": N_("Dit is niet te lezen ({uitleg})."),
    "inhoud_kop_fase": N_("Boven in dit bestand hoort fase {fase}."),
    "inhoud_later_erbij": N_("later_erbij is nvt bij het hele gezin, en maximum of vervalt per persoon."),
    "inhoud_loket_volgorde": N_("Loket {loket} bij {sleutel} komt later in de volgorde."),
    "inhoud_niveau": N_("Een punt van de gemeente heeft geen fase en geen huisdossier, een ander punt wel."),
    "inhoud_onbekend_loket": N_("Loket {loket} bestaat niet."),
    "inhoud_onbekende_instelling": N_("De instelling {instelling} bestaat niet."),
    "inhoud_onbekende_rij": N_("Rij {rij} staat niet in de matrix."),
    "inhoud_onbekende_voorwaarde": N_("De voorwaarde {voorwaarde} bij {sleutel} bestaat niet."),
    "inhoud_opnieuw_zonder_ronde": N_("Een punt dat terugkomt, heeft rondes of per_gebeurtenis nodig."),
    "inhoud_rij_niet_in_dossier": N_("Rij {rij} gaat niet over één gezin, dit punt wel."),
    "inhoud_ronde_bij_eenmalig": N_("Een punt dat eenmalig is, heeft geen rondes."),
    "inhoud_sleutel_ontbreekt": N_("{sleutel} ontbreekt."),
    "inhoud_termijn_twee_lengtes": N_("Geef een offset of een instelling, niet allebei."),
    "inhoud_termijn_zonder_instelling": N_(
        "Een termijn uit een document heeft een instelling nodig, geen offset."
    ),
    "inhoud_trekker": N_("De trekker {partij} staat niet bij de partijen."),
    "inhoud_verdeling": N_("Volledig is precies één partij, gedeeld zijn er twee of meer (nu {aantal})."),
    "inhoud_verkeerde_keuze": N_("De waarde van {sleutel} kan niet. Kies uit: {keuzes}."),
    "inhoud_verkeerde_waarde": N_("De waarde van {sleutel} kan niet."),
    "inhoud_voorvoegsel": N_("De id past niet bij fase {fase}: begin met pv-, ve-, in- of gm-."),
    "inhoud_voorwaarde_fout": N_("De voorwaarde is niet te lezen (bij teken {plek})."),
    "inhoud_vreemd_bestand": N_("Dit bestand hoort hier niet."),
    "inhoud_vreemde_sleutel": N_("{sleutel} kennen we niet. Is het goed gespeld?"),
    "inhoud_zonder_versie": N_(
        "{item} is veranderd zonder hogere versie ({nummer}). Tot de versie omhooggaat, geldt de oude tekst."
    ),
}
