"""Words of the logboek: what was done, what it was about, and what reading it through found."""

from __future__ import annotations

from resources.i18n import N_
from resources.labels_afspraken import AFSPRAAK_DINGEN

LOGBOEK: dict[str, str] = {
    "ankercode_fout": N_("In groep {groepen} zit een fout. Kijk op het logboekblad."),
    "ankercode_kort": N_("De code heeft 7 groepen van 5 tekens. Je hebt er nu {groepen}."),
    "maand_vorm": N_("Kies een maand van het afgelopen jaar, zoals 2026-05."),
    "logboek_leeg": N_("Er staat nog niets in het logboek."),
    "logboek_goed": N_("Het logboek is heel: er is niets veranderd, weg of tussengezet."),
    "logboek_veranderd": N_(
        "Regel {nummer} klopt niet meer{welke}. Er is iets aan veranderd, of er is een regel weg"
        " of tussengezet."
    ),
    "logboek_mist": N_("Regel {nummer} ontbreekt. Die is weggehaald of kreeg een ander nummer."),
    "logboek_extra": N_("Bij regel {nummer} staat iets dat dit programma niet schreef{welke}."),
    "logboek_waarde": N_("Bij regel {nummer} is een bewaarde waarde veranderd{welke}."),
    "logboek_oud": N_("In het oude deel van het logboek is iets veranderd (tot en met regel {nummer})."),
    "logboek_afgekapt": N_("Het logboek is afgekapt: regel {nummer} en alles daarna is weg{welke}."),
    "logboek_zegel": N_("Het zegel van de kluis past niet bij de laatste regel, {nummer}{welke}."),
    "logboek_anker": N_("Regel {nummer} is niet de regel van toen{welke}."),
    "logboek_welke": N_(" ({wat}, {wanneer})"),
    "logboek_volgens_reservekopie": N_(" (volgens de reservekopie van {wanneer})"),
    "logboek_volgens_overdracht": N_(" (volgens de overdracht van {wanneer})"),
    "logboek_volgens_papier": N_(" (volgens het logboekblad)"),
    "logboek_wat_nu": N_(
        "Laat de kluis zoals die is. Zet een reservekopie op een stick en vertel het wie over de"
        " gegevens gaat."
    ),
}
"""Code -> sentence."""

LOGBOEK_VERBEN: dict[str, str] = {
    "aangemeld": N_("Aangemeld"),
    "aanmelden_mislukt": N_("Aanmelden mislukt"),
    "afgemeld": N_("Afgemeld"),
    "vergrendeld": N_("Vergrendeld"),
    "ontgrendeld": N_("Ontgrendeld"),
    "medewerker_gewisseld": N_("Van medewerker gewisseld"),
    "vergrendelen_na": N_("Minuten tot vergrendelen veranderd"),
    "wachtwoordzin_nieuw": N_("Nieuwe wachtwoordzin"),
    "reservekopie": N_("Reservekopie gemaakt"),
    "reservekopie_tweede": N_("Kopie op de tweede plek"),
    "teruggezet": N_("Reservekopie teruggezet"),
    "kluis_nagekeken": N_("Kluis nagekeken"),
    "logboek_nagekeken": N_("Logboek nagekeken"),
    "logboek_uitgevoerd": N_("Logboek als lijst opgeslagen"),
    "logboekblad": N_("Logboekblad gemaakt"),
    "logboekblad_weg": N_("Logboekblad toch niet gemaakt"),
}
"""Kind of bewerking -> what it did."""

LOGBOEK_LABELS: dict[str, dict[str, str]] = {
    "LogSoort": {
        "veranderd": N_("Veranderd"),
        "bekeken": N_("Bekeken"),
        "gedrukt": N_("Gedrukt"),
        "uitgevoerd": N_("Als bestand eruit"),
        "geweigerd": N_("Niet toegestaan"),
        "aangemeld": N_("Aanmelden en vergrendelen"),
        "systeem": N_("Programma en kluis"),
    },
    "uitkomst": {
        "gedaan": N_("gedaan"),
        "mislukt": N_("mislukt"),
        "geen_recht": N_("niet toegestaan: hoort niet bij de rol"),
        "geen_toegang": N_("niet toegestaan: ander gezin"),
        "logboek_veranderd": N_("niet in orde"),
        "logboek_mist": N_("niet in orde"),
        "logboek_extra": N_("niet in orde"),
        "logboek_waarde": N_("niet in orde"),
        "logboek_oud": N_("niet in orde"),
        "logboek_afgekapt": N_("niet in orde"),
        "logboek_zegel": N_("niet in orde"),
        "logboek_anker": N_("niet in orde"),
    },
    "vandaan": {
        "venster": N_("venster"),
        "opdracht": N_("opdrachtregel"),
        "opdrachtregel": N_("opdrachtregel"),
        "dagwissel": N_("nieuwe dag"),
        "start": N_("bij het openen"),
        "eerste_start": N_("eerste start"),
        "demo": N_("voorbeeld"),
        "sleutels": N_("bij de sleutels"),
    },
    "ding": {
        **AFSPRAAK_DINGEN,
        "aanbod": N_("aanbod"),
        "actiepunt": N_("punt"),
        "afdruk": N_("papier"),
        "afdruk_over": N_("gezin op een papier"),
        "ankerdatum": N_("datum"),
        "betrokkene": N_("betrokkene"),
        "bewerking": N_("regel"),
        "contactmoment": N_("contact"),
        "contactpersoon": N_("contactpersoon"),
        "datalek": N_("datalek"),
        "deling": N_("gedeelde gegevens"),
        "dossier": N_("dossier"),
        "gebeurtenis": N_("gebeurtenis"),
        "gemeente": N_("gemeente"),
        "huurderving": N_("gemiste huur"),
        "inhoud_versie": N_("checklist"),
        "instelling": N_("cijfer"),
        "lidmaatschap": N_("plaats in het gezin"),
        "logboek": N_("regels"),
        "matrix_regel": N_("regel van de matrix"),
        "matrix_versie": N_("matrix"),
        "medewerker": N_("medewerker"),
        "medewerker_rol": N_("rol"),
        "noodtoegang": N_("in nood geopend"),
        "organisatie": N_("organisatie"),
        "overdracht": N_("overdracht"),
        "overdracht_dossier": N_("dossier in een overdracht"),
        "partner_dossier": N_("gedeeld dossier"),
        "pauze": N_("pauze van de klok"),
        "persoon": N_("persoon"),
        "persoonsgegevens": N_("persoon"),
        "punt_aanpassing": N_("aanpassing van een punt"),
        "regeldag": N_("regeldag"),
        "regeldag_afspraak": N_("afspraak op de regeldag"),
        "regeldag_loket": N_("loket"),
        "reservekopie": N_("reservekopie"),
        "ronde": N_("ronde"),
        "terugzetproef": N_("oefening met terugzetten"),
        "traject": N_("traject"),
        "traject_lid": N_("persoon in het traject"),
        "uid_paar": N_("zelfde rij bij een ander"),
        "uitwisselpartner": N_("uitwisselpartner"),
        "verlenging": N_("extra tijd"),
        "vernietiging": N_("vernietiging"),
        "verwerking": N_("verwerking"),
        "verzoek": N_("verzoek"),
        "voorwaarde_waarde": N_("antwoord"),
        "woning": N_("woning"),
        "woonadres": N_("adres"),
    },
}
"""Names of values; a test fails where a table whose changes are kept has none."""
