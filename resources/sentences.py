"""The only home of code -> sentence: reasons, errors and events in words for screen, paper and command.

Names of values (phases, parties, states …) stand in `resources/labels.py` and come along here as `label`.
A sentence may hold parameters: `Reden.of("fase_reden_nodig", aantal=3)`. A test fails where a code has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from resources.i18n import N_, _
from resources.labels import label, label_of
from resources.sentences_afspraken import AFSPRAKEN, AFSPRAKEN_VERBEN
from resources.sentences_avg import AVG, AVG_VERBEN
from resources.sentences_begeleiding import BEGELEIDING, BEGELEIDING_VERBEN
from resources.sentences_cijfers import CIJFERS, CIJFERS_VERBEN
from resources.sentences_contact import CONTACT, CONTACT_VERBEN
from resources.sentences_content import CONTENT
from resources.sentences_familie import FAMILIE, FAMILIE_VERBEN
from resources.sentences_gemeente import GEMEENTE
from resources.sentences_kopie import KOPIE, KOPIE_VERBEN
from resources.sentences_lezen import LEZEN, VERBEN
from resources.sentences_logboek import LOGBOEK, LOGBOEK_VERBEN
from resources.sentences_meedoen import MEEDOEN, MEEDOEN_VERBEN
from resources.sentences_mensen import MENSEN, VERBEN_MENSEN
from resources.sentences_overdracht import OVERDRACHT, OVERDRACHT_VERBEN
from resources.sentences_papier import PAPIER, PAPIER_VERBEN
from resources.sentences_regeldag import REGELDAG
from resources.sentences_regels import REGELS
from resources.sentences_toewijzing import TOEWIJZING
from resources.sentences_tussenplekken import TUSSENPLEKKEN, TUSSENPLEKKEN_VERBEN
from resources.sentences_volgen import VOLGEN, VOLGEN_VERBEN
from resources.sentences_wonen import WONEN, WONEN_VERBEN

__all__ = ["CODES", "VERBS", "label", "label_of", "sentence", "verb_words"]


class Redenachtig(Protocol):
    """What `sentence` takes beside a code: a `Reden`, a `WaaromStap`, an error with its code."""

    @property
    def code(self) -> str:
        """The code."""
        ...

    @property
    def params(self) -> tuple[tuple[str, str | int], ...] | Mapping[str, str | int]:
        """Its parameters by name."""
        ...


_REFUSED = {
    "adres_onbekend": N_("Dit adres staat niet meer in het dossier."),
    "al_gedaan": N_("Dit punt is al afgevinkt."),
    "al_getekend": N_("Er is al getekend. Verander de datum bij Gezin als die niet klopt."),
    "al_open": N_("Dit punt staat al open."),
    "al_weg": N_("Deze persoon was al uit het gezin."),
    "anker_niet_bij_start": N_("Deze datum hoort niet bij het begin van een dossier."),
    "anker_van_ander_dossier": N_("Deze datum hoort bij een ander dossier."),
    "anker_zonder_drager": N_("Kies eerst bij wie deze datum hoort."),
    "begin_voor_koppeling": N_("Wij beginnen niet vóór de koppeling. Kies een latere dag."),
    "betrokkene_onbekend": N_("Deze persoon staat niet meer bij het dossier."),
    "bewerking_onbekend": N_("Deze verandering is niet gevonden."),
    "contactpersoon_onbekend": N_("Deze contactpersoon is niet gevonden."),
    "dag_in_toekomst": N_("Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
    "dag_in_verleden": N_("Deze dag is voorbij. Kies een dag die nog komt."),
    "dag_onmogelijk": N_("Deze dag kan niet. Kijk het jaar na."),
    "dagen_positief": N_("Vul een aantal dagen in dat groter is dan 0."),
    "dossier_gesloten": N_("Dit dossier is gesloten. Heropen het eerst."),
    "dossier_is_open": N_("Dit dossier is al open."),
    "dossier_onbekend": N_("Dit dossier is niet gevonden."),
    "fase_reden_nodig": N_("Nog {aantal} punten open. Toch doorgaan? Schrijf waarom."),
    "geboren_in_toekomst": N_("Deze geboortedatum moet nog komen."),
    "geboren_te_lang_geleden": N_("Deze geboortedatum is te lang geleden. Kijk het jaar na."),
    "geen_datum": N_("Dit is geen datum. Typ bijvoorbeeld 3-6-2026, 3 juni of +14."),
    "geen_getal": N_("Vul hier een getal in."),
    "geen_weigering": N_("Er is geen weigering waar dit bij hoort."),
    "gemeente_kiezen": N_("Kies eerst bij welke gemeente dit gezin hoort."),
    "getal_buiten_grens": N_("Vul een getal in van {minimum} tot en met {maximum}."),
    "huuringang_voor_tekenen": N_("De huur gaat in vóór de tekendatum. Kijk de dag na."),
    "iemand_nodig": N_("Vul in wie het is: kies iemand of typ een naam."),
    "inhoud_mist": N_("Dit punt staat niet meer in de checklist."),
    "keuze_onbekend": N_("Kies een van de mogelijkheden."),
    "klok_loopt_al": N_("De klok loopt al."),
    "klok_staat_al_stil": N_("De klok staat al stil."),
    "laatste_fase": N_("Dit is de laatste fase."),
    "lid_onbekend": N_("Deze persoon hoort niet bij dit gezin."),
    "lijkt_op_bsn": N_("Dit lijkt op een BSN. Een BSN bewaren we nooit. Haal het nummer weg."),
    "medewerker_onbekend": N_("Deze medewerker is niet gevonden."),
    "naam_nodig": N_("Vul een naam in."),
    "niemand_erbij": N_("Vul in wie erbij komt."),
    "niet_voor_onze_tijd": N_("Dit punt is niet van voor onze tijd."),
    "nog_niet_getekend": N_(
        "Het huurcontract is nog niet getekend. Is dat wel zo? Kies dan Wat is er gebeurd? en Getekend."
    ),
    "ongedaan_kan_niet": N_("Dit kun je niet ongedaan maken."),
    "ongedaan_te_laat": N_("Dit kan niet meer ongedaan: daarna is er iets aan veranderd."),
    "organisatie_onbekend": N_("Deze organisatie is niet gevonden."),
    "organisatie_ander": N_(
        "{wie} werkt alleen voor {gemeente}. Kies een organisatie van deze gemeente, of zeg bij Beheer,"
        " Organisaties dat {wie} voor alle gemeenten werkt."
    ),
    "persoon_is_er_al": N_("Deze persoon hoort al bij dit gezin."),
    "persoon_onbekend": N_("Deze persoon is niet gevonden."),
    "punt_onbekend": N_("Dit punt is niet gevonden."),
    "punt_vervallen": N_("Dit punt is vervallen."),
    "reden_nodig": N_("Schrijf kort waarom."),
    "reden_onbekend": N_("Kies een reden."),
    "relatie_onbekend": N_("Kies hoe deze persoon bij het gezin hoort."),
    "rol_onbekend": N_("Kies een rol."),
    "tekendatum_nodig": N_("De tekendatum is nog niet bekend. Vul die eerst in."),
    "tot_voor_van": N_("Het einde ligt vóór het begin. Kijk de dagen na."),
    "uitspraak_ging_verder": N_("Na deze uitspraak is er meer vastgelegd. Maak dat eerst ongedaan."),
    "uitspraak_is_er_al": N_("Er is al een uitspraak over deze weigering."),
    "uitspraak_voor_weigering": N_("De uitspraak ligt vóór de weigering. Kijk de dag na."),
    "v_nummer_vorm": N_("Een V-nummer is 10 cijfers. Kijk het na."),
    "veld_leeg": N_("Vul dit in."),
    "veld_onbekend": N_("Dit gegeven kennen we niet."),
    "veld_te_lang": N_("Dit is te lang. Er passen {maximum} tekens in."),
    "vergunning_na_koppeling": N_("De vergunning is van na de koppeling. Kijk de dagen na."),
    "voorwaarde_onbekend": N_("Deze vraag kennen we niet."),
    "wacht_op_wie": N_("Vul in op wie je wacht."),
}

_WORLD = {
    "bestaat_al": N_("Er staat al een bestand met deze naam. Kies een andere naam."),
    "kluis_alleen_lezen": N_(
        "De kluis is nu alleen te lezen. Zet een reservekopie terug om weer te schrijven."
    ),
    "kluis_ander_programma": N_("Dit bestand hoort bij een ander programma."),
    "kluis_beschadigd": N_("De kluis is beschadigd. Zet een reservekopie terug."),
    "kluis_bezet": N_("De kluis is even bezet. Wacht een paar tellen en probeer het nog eens."),
    "kluis_gesloten": N_("De kluis is gesloten. Meld je opnieuw aan."),
    "kluis_in_gebruik": N_("De kluis is al open in een ander venster. Sluit dat eerst."),
    "kluis_niet_gevonden": N_("De kluis is niet gevonden. Staat hij op een andere plek?"),
    "kluis_niet_leesbaar": N_("De kluis is niet te lezen. Kijk of je bij dit bestand mag."),
    "kluis_niet_versleuteld": N_(
        "Dit bestand is niet versleuteld en is geen kluis. Er is niets geopend. Zet een reservekopie terug."
    ),
    "kluis_nieuwer": N_(
        "Deze kluis is van een nieuwer programma (versie {bestand}; dit programma kent {programma}). "
        "Er is niets veranderd. Installeer het nieuwe programma."
    ),
    "geheugen_tekort": N_(
        "Er is te weinig geheugen vrij: {mb} MB is nodig om de sleutel te maken. "
        "Sluit andere programma's en probeer het nog eens."
    ),
    "kluis_opzij": N_(
        "Terugzetten is niet gelukt, en de schijf laat de kluis niet terug op zijn plek. Hij is heel: "
        "hij heet {naam} en staat in {map}. Maak daar eerst een kopie van."
    ),
    "kluis_ouder": N_("Deze kluis is van een ouder programma en wordt eerst bijgewerkt."),
    "kluis_verplaatst": N_("Het bestand van de kluis is verplaatst of vervangen. Sluit het programma."),
    "migratie_mislukt": N_("De kluis kon niet worden bijgewerkt. De oude kluis is nog heel."),
    "niet_opgeslagen": N_("Dit is niet opgeslagen. Probeer het nog eens."),
    "niet_schrijfbaar": N_("Hier mag het programma niet schrijven. Kies een andere map."),
    "onbekend_of_opgeslagen": N_(
        "We weten niet of dit is opgeslagen. Sluit het programma, start het opnieuw en kijk het na."
    ),
    "reservekopie_beschadigd": N_("Deze reservekopie is beschadigd. Kies een andere."),
    "reservekopie_mislukt": N_("De reservekopie is niet gelukt. Je werk zelf is wel opgeslagen."),
    "schijf_fout": N_("De schijf geeft een fout. Maak een reservekopie op een andere plek."),
    "schijf_vol": N_("De schijf is vol: er is {mb} MB nodig. Maak ruimte en probeer het nog eens."),
    "sleutel_onjuist": N_("Deze wachtwoordzin past niet. Probeer het nog eens, of gebruik de herstelcode."),
    "sleutelbestand_beschadigd": N_("Het sleutelbestand is beschadigd. Zet een reservekopie terug."),
    "sleutelbestand_ontbreekt": N_("Het sleutelbestand bij de kluis ontbreekt. Zet een reservekopie terug."),
    "sqlcipher_ontbreekt": N_(
        "Dit programma kan niet versleutelen. Er is niets geopend. Zet het programma opnieuw op."
    ),
    "sqlcipher_te_oud": N_(
        "De versleuteling is te oud (SQLite {sqlite}, SQLCipher {sqlcipher}). Er is niets geopend. "
        "Zet het programma opnieuw op."
    ),
    "verbinding_onveilig": N_("De kluis ging niet veilig open ({instelling}). Zet het programma opnieuw op."),
    "zegel_ontbreekt": N_("Het zegel van de kluis ontbreekt. De laatste verandering kan weg zijn."),
    "zegel_gebroken": N_("Het zegel van de kluis klopt niet (nummer {volgnr}). Zet een reservekopie terug."),
    "controle_pagina": N_("De kluis is beschadigd op {aantal} plekken. Zet een reservekopie terug."),
    "controle_versleuteling": N_(
        "De versleuteling klopt niet op {aantal} plekken. Zet een reservekopie terug."
    ),
    "controle_verwijzing": N_("Er wijzen {aantal} regels naar iets dat er niet is."),
    "kluis_gesynchroniseerd": N_(
        "De kluis staat in een map die met internet wordt gedeeld. Zo kan hij stukgaan of uitlekken. "
        "Zet hem op deze computer zelf: kijk bij Hulp, Op slot en veilig."
    ),
    "kluis_op_netwerk": N_(
        "De kluis staat op het netwerk. Zo kan hij stukgaan. "
        "Zet hem op deze computer zelf: kijk bij Hulp, Op slot en veilig."
    ),
    "kluis_op_stick": N_(
        "De kluis staat op een losse schijf of stick. Die raakt snel kwijt. "
        "Zet hem op deze computer zelf: kijk bij Hulp, Op slot en veilig."
    ),
    "plaats_gesynchroniseerd": N_("Deze map wordt met internet gedeeld. Kies een map op deze computer zelf."),
    "plaats_netwerk": N_("Deze map staat op het netwerk. Kies een map op deze computer zelf."),
    "plaats_verwisselbaar": N_(
        "Deze map staat op een losse schijf of stick. Kies een map op deze computer zelf."
    ),
}

_DESKTOP = {
    "dossier_nodig": N_("Zeg erbij om welk dossier het gaat, met --dossier NUMMER."),
    "dossier_nummer_onbekend": N_("Er is geen dossier met nummer {nummer}."),
    "gemeente_niet_ingericht": N_("Er is nog geen gemeente in deze kluis. Richt hem eerst in."),
    "geen_kluis": N_("Er is nog geen kluis. Start het programma om er een te maken."),
    "geen_reservekopie": N_("Er is nog geen reservekopie."),
    "geen_scherm": N_("Er is hier geen scherm. Daarom maken we de papieren en plaatjes in een map."),
    "geen_wachtwoordzin": N_("Er is geen wachtwoordzin gegeven."),
    "herstelcode_fout": N_("In groep {groepen} zit een fout. Kijk op je papier."),
    "herstelcode_kort": N_("De herstelcode heeft 8 groepen van 5 tekens. Je hebt er nu {groepen}."),
    "herstelcode_anders": N_("Dit is een andere herstelcode dan die je net kreeg."),
    "papier_feiten": N_("Deze gegevens horen niet bij dit papier."),
    "papier_geen": N_("Kies eerst minstens één gezin."),
    "papier_niet_bewerkbaar": N_("Dit papier kan alleen als PDF. Kies PDF."),
    "gezinnen_geen": N_("Er zijn geen lopende gezinnen om op de lijst te zetten."),
    "lijst_te_lang": N_("Er zijn meer dan {maximum} gezinnen. Dat is te veel voor één lijst."),
    "papier_te_groot": N_("Dit wordt te groot voor één bestand. Kies minder gezinnen."),
    "papier_mislukt": N_("Het papier is niet gelukt. Probeer het nog eens."),
    "papier_niet_opgeslagen": N_("Het papier is niet opgeslagen. Kies een andere map, of print het."),
    "printer_begint_niet": N_("De printer begint niet. Kijk of hij aan staat, of sla het papier op als PDF."),
    "plaatjes_mislukt": N_("De plaatjes van de schermen zijn niet gelukt; de papieren wel."),
    "papier_gestopt": N_("Gestopt. Er is niets gemaakt."),
    "taak_gestopt": N_("Gestopt."),
    "wachtwoordzin_kort": N_("Neem minstens 4 woorden, samen minstens 16 tekens."),
    "wachtwoordzin_ongelijk": N_("De twee wachtwoordzinnen zijn niet gelijk."),
    "wachtwoordzin_nodig": N_("Typ je wachtwoordzin."),
    "onverwacht": N_("Er ging iets mis in het programma. Je opgeslagen werk is veilig."),
    "uit_bestaat_niet": N_("De map voor het bestand bestaat niet."),
    "uit_is_map": N_("Dat is een map. Zet er de naam van het bestand achter, bijvoorbeeld dagkaart.pdf."),
    "controle_goed": N_("De kluis is heel: alle controles zijn goed."),
    "scherm_werkt_niet": N_("Het scherm wil niet open. Daarom maken we de papieren en plaatjes in een map."),
    "te_vaak_fout": N_("Wacht nog {seconden} seconden."),
    "vorige_keer_gevallen": N_(
        "De vorige keer stopte het programma zomaar. Je werk is veilig. "
        "Gebeurt het vaker? Sla dan bij Hulp het hulppakket op."
    ),
    "van_kopie": N_("Het venster is open. Dit is gelezen uit een kopie van nu; die is weer gewist."),
    "papier_venster_open": N_(
        "Het venster is open, en dit papier wordt in de kluis genoteerd. "
        "Maak het in het venster bij Papier, of sluit het venster eerst."
    ),
    "al_gestart_hangt": N_(
        "Duurzame Start is al open, maar antwoordt niet. Wat was opgeslagen, is veilig. "
        "Wacht een minuut en probeer het nog eens. Helpt dat niet? Start dan de computer opnieuw."
    ),
    "al_gestart": N_("Het programma is al open. Dat venster staat nu vooraan."),
}

_LET_OP = {
    "datums_volgorde": N_("Let op: {anker} ligt vóór {ander}. Klopt dat?"),
    "datum_ingetrokken": N_("De datum van {anker} is weer leeg. Wat daaraan hing, wacht weer."),
    "geen_aanspreekpunt": N_("Er is nog geen aanspreekpunt bij de gemeente."),
    "fase_vestiging_begint": N_("Fase 2 (vestiging) begint."),
    "afspraken_af": N_("Afspraken na deze dag gaan niet door (aantal: {aantal})."),
    "heropend_afspraken_af": N_(
        "Afspraken zijn afgezegd (aantal: {aantal}). Gaat er een toch door? Open hem bij Contact."
    ),
    "heropend_delen_gestopt": N_("Delen is gestopt en begint niet vanzelf weer (partijen: {aantal})."),
    "heropend_klok_loopt": N_("De klok stond stil voor het sluiten. Hij loopt nu weer."),
    "heropend_traject_gestopt": N_(
        "Trajecten zijn gestopt en beginnen niet vanzelf weer (aantal: {aantal})."
    ),
    "klok_staat_nog_stil": N_("De klok staat nog stil om een andere reden. Zet hem zelf weer aan."),
    "uitspraak_zonder_antwoord": N_(
        "Vul bij Wonen en geld nog in of de weigering terecht is. Tot die tijd staat de klok stil."
    ),
    "verhuisd_niet_getekend": N_("Er staat nog niet dat het huurcontract is getekend. Leg dat ook vast."),
    "verhuisd_telt_mee": N_("Zoveel mensen tellen hierdoor mee voor de taakstelling: {aantal}."),
    "gepauzeerd": N_("De klok staat stil."),
    "kamers_opnieuw": N_("Het gezin is groter. Vul opnieuw in hoeveel kamers nodig zijn."),
    "kern_open": N_("Nog {aantal} punten open die voor de volgende fase nodig zijn."),
    "klok_achter": N_(
        "De klok van deze computer lijkt verkeerd: hij staat op {dag} en stond al op {vorige}. "
        "Kijk de datum na. Tot die tijd gooit het programma niets ouds weg."
    ),
    "klok_vooruit": N_(
        "De klok van deze computer staat op {dag}. De vorige keer was het {vorige}. Klopt dat? "
        "Tot een beheerder dat zegt (bij Reservekopie) gooit het programma niets ouds weg."
    ),
    "klok_lijkt_verkeerd": N_(
        "De klok van deze computer lijkt verkeerd: er is al gewerkt op {dag}. Kijk de datum na."
    ),
    "leeg_huishouden": N_("Er is niemand (meer) in dit gezin."),
    "let_op_feestdag": N_("Let op: dit is een feestdag."),
    "let_op_zaterdag": N_("Let op: dit is een zaterdag."),
    "let_op_zondag": N_("Let op: dit is een zondag."),
    "passend_toewijzen": N_(
        "De woning is groter dan één persoon nodig heeft en de familie is er nog niet."
        " Bespreek passend toewijzen met de corporatie en noteer wat jullie kiezen."
    ),
    "persoon_in_ander_dossier": N_("Deze persoon staat ook in dossier {nummer}."),
    "persoon_in_twee_dossiers": N_("Iemand uit dit gezin staat ook in dossier {nummers}."),
    "tekendatum_voorbij": N_("De tekendatum is voorbij en er is niet getekend."),
    "tijdelijk_loopt_af": N_("de tijdelijke plek loopt af"),
    "vertrokken": N_("het gezin is vertrokken"),
    "weigering": N_("de woning is geweigerd"),
    "wordt_18": N_("{naam} wordt 18"),
    "uit_verlengde_opvang": N_("{naam} gaat uit verlengde opvang"),
    "gebeurtenis_op": N_("{wat}, {dag}"),
    "gebeurtenis_signaal": N_("melding over wonen"),
    "gebeurtenis_schade": N_("schade"),
    "gebeurtenis_weigering": N_("woningweigering"),
    "gebeurtenis_familie_komt": N_("familie komt"),
    "gebeurtenis_familie_is_er": N_("familie is er"),
    "gebeurtenis_kind_geboren": N_("kind geboren"),
    "gebeurtenis_begeleider_wisselt": N_("begeleider wisselt"),
    "gebeurtenis_lidmaatschap": N_("lid van een club"),
    "gebeurtenis_vertrokken": N_("vertrokken"),
}

_WAAROM = {
    "waarom_anker": N_("{anker} ({stand}): {dag}"),
    "waarom_anker_mist": N_("Deze datum volgt uit: {anker}. Die is nog niet bekend."),
    "waarom_afstand": N_("Deze datum ligt {afstand}."),
    "waarom_instelling": N_("Deze datum ligt {afstand}. Dat staat zo in een document."),
    "waarom_cijfer_open": N_("Het aantal dagen is nog niet ingevuld. Dat kan in Beheer."),
    "waarom_erbij": N_("Iemand kwam er later bij: dan telt {dag}."),
    "waarom_erbij_minimaal": N_("Wie er later bij komt, krijgt minstens {dagen}: {dag}."),
    "waarom_nagaan": N_("Wij begonnen hier: eerst nagaan, binnen {dagen}: {dag}."),
    "waarom_halfjaar": N_("Dit komt elk halfjaar terug ({periode})."),
    "waarom_halfjaar_loopt": N_("Dit komt elk halfjaar terug ({periode}): {dag}."),
    "waarom_herhaling": N_("Dit komt steeds terug, keer {nummer}: {dag}."),
    "waarom_nareis": N_("Dit hoort bij de nareis: {dag}."),
    "waarom_pauze": N_("De klok stond {dagen} stil vanaf {van}: {dag}."),
    "waarom_verlenging": N_("Er is {dagen} extra tijd gegeven: {dag}."),
    "waarom_amv_vertrek": N_(
        "Weg bij de oude opvang op {van}. De begeleiding loopt dan nog {maanden} maanden door: {dag}."
    ),
    "waarom_amv_verlengd": N_(
        "Woont langer in de opvang, tot uiterlijk {van}. Daarna {maanden} maanden begeleiding: {dag}."
    ),
    "waarom_wijziging": N_("Opnieuw nodig door: {gebeurtenis}. Dan is er {dagen}."),
}

VERBS = {
    "actiepunt_gedaan": N_("Afgevinkt"),
    "actiepunten_gedaan": N_("Afgevinkt"),
    "actiepunt_weer_open": N_("Weer open gezet"),
    "actiepunt_niet_nodig": N_("Niet nodig"),
    "actiepunt_wacht": N_("Wacht op een ander"),
    "actiepunt_later": N_("Later"),
    "actiepunt_notitie": N_("Notitie bewaard"),
    "actiepunt_toch_doen": N_("Toch doen"),
    "voorwaarde_beantwoord": N_("Antwoord bewaard"),
    "dossier_geopend": N_("Gezin erbij"),
    "dossier_overgenomen": N_("Gezin overgenomen"),
    "dossier_veld": N_("Gegeven veranderd"),
    "dossier_gesloten": N_("Dossier gesloten"),
    "dossier_heropend": N_("Dossier weer open"),
    "persoon_veld": N_("Gegeven veranderd"),
    "persoon_erbij": N_("Persoon erbij"),
    "persoon_weg": N_("Persoon weg"),
    "betrokkene_gezet": N_("Betrokkene bewaard"),
    "betrokkene_weg": N_("Betrokkene weg"),
    "adres_toegevoegd": N_("Adres erbij"),
    "adres_veld": N_("Adres veranderd"),
    "ronde_gestart": N_("Nieuwe ronde begonnen"),
    "fase_verder": N_("Naar de volgende fase"),
    "anker_verbeterd": N_("Datum verbeterd"),
    "klok_gepauzeerd": N_("De klok staat stil"),
    "klok_loopt_weer": N_("De klok loopt weer"),
    "meer_tijd": N_("Meer tijd gegeven"),
    "koppeling": N_("Koppeling vastgelegd"),
    "profiel_compleet": N_("Profiel compleet"),
    "woning_gevonden": N_("Woning gevonden"),
    "tekendatum_gepland": N_("Tekendatum afgesproken"),
    "getekend": N_("Getekend"),
    "verhuisd": N_("Verhuisd"),
    "weigering": N_("Weigering vastgelegd"),
    "uitspraak": N_("Uitspraak vastgelegd"),
    "alsnog_genomen": N_("Woning alsnog genomen"),
    "familie_komt": N_("Familie komt"),
    "familie_is_er": N_("Familie is er"),
    "kind_geboren": N_("Kind geboren"),
    "signaal": N_("Melding over wonen"),
    "schade": N_("Schade"),
    "begeleider_wisselt": N_("Begeleider wisselt"),
    "vertrokken": N_("Vertrokken"),
    "undo": N_("Ongedaan gemaakt"),
    "dagwissel": N_("Nieuwe dag"),
    "inhoud_gezaaid": N_("Checklists bijgewerkt"),
    "kluis_ingericht": N_("Kluis gemaakt"),
    "afdruk": N_("Papier gemaakt"),
    "afdruk_bladzijden": N_("Bladzijden geteld"),
    "matrix_versie_veld": N_("Matrix veranderd"),
    "demo_omgeving": N_("Voorbeeld gemaakt"),
    "demo_huishouden": N_("Voorbeeldgezin gemaakt"),
    **VERBEN,
    **AVG_VERBEN,
    **BEGELEIDING_VERBEN,
    **CIJFERS_VERBEN,
    **CONTACT_VERBEN,
    **TUSSENPLEKKEN_VERBEN,
    **FAMILIE_VERBEN,
    **MEEDOEN_VERBEN,
    **VERBEN_MENSEN,
    **OVERDRACHT_VERBEN,
    **LOGBOEK_VERBEN,
    **KOPIE_VERBEN,
    **PAPIER_VERBEN,
    **WONEN_VERBEN,
    **VOLGEN_VERBEN,
    **AFSPRAKEN_VERBEN,
}
"""What a bewerking of this kind did, for the message bar and *Wat is er veranderd*."""

CODES: dict[str, str] = {
    **_REFUSED,
    **_WORLD,
    **_DESKTOP,
    **_LET_OP,
    **_WAAROM,
    **CONTENT,
    **LEZEN,
    **REGELS,
    **GEMEENTE,
    **TOEWIJZING,
    **TUSSENPLEKKEN,
    **WONEN,
    **VOLGEN,
    **AFSPRAKEN,
    **AVG,
    **BEGELEIDING,
    **CIJFERS,
    **CONTACT,
    **FAMILIE,
    **MEEDOEN,
    **OVERDRACHT,
    **KOPIE,
    **LOGBOEK,
    **PAPIER,
    **MENSEN,
    **REGELDAG,
}
"""All reason and error codes with their Dutch sentence."""


def sentence(reden: Redenachtig | str, **params: str | int) -> str:
    """Put a reason, an error or a code in words.

    A parameter `fout` is a code itself: what is wrong, inside a sentence that says where.
    An unknown code gives a general sentence with the code in it, so that a person can name it; the test of
    codes keeps that from happening.
    """
    if isinstance(reden, str):
        code, values = reden, dict(params)
    else:
        code, values = reden.code, {**dict(reden.params), **params}
    text = CODES.get(code)
    if text is None:
        return _("Er ging iets mis ({code}).").format(code=code)
    if "fout" in values:
        values["fout"] = sentence(
            str(values["fout"]), **{name: values[name] for name in values if name != "fout"}
        )
    return _(text).format_map(_Params(values))


def verb_words(soort: str) -> str:
    """Say what a bewerking did: `Afgevinkt`. An unknown kind comes back as it is, readable."""
    text = VERBS.get(soort)
    return _(text) if text else soort.replace("_", " ").capitalize()


class _Params(dict[str, "str | int"]):
    """Parameters of a sentence; one that is missing shows as a dash, so that a message always comes."""

    def __missing__(self, key: str) -> str:
        return "–"
