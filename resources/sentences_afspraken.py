"""Sentences of overleggen, agreements, signatures, whom to call first and money of the gemeente."""

from __future__ import annotations

from resources.i18n import N_

AFSPRAKEN_VERBEN: dict[str, str] = {
    "gemeentepunt_gedaan": N_("Punt van de gemeente afgevinkt"),
    "gemeentepunt_niet_nodig": N_("Punt van de gemeente niet nodig"),
    "gemeentepunt_later": N_("Punt van de gemeente later"),
    "gemeentepunt_weer_open": N_("Punt van de gemeente weer open"),
    "gemeentepunt_eigen": N_("Punt van de gemeente erbij"),
    "overleg_gepland": N_("Overleg gepland"),
    "overleg_anders": N_("Overleg gewijzigd"),
    "overleg_gehouden": N_("Overleg vastgelegd"),
    "overleg_besluiten": N_("Besluiten verbeterd"),
    "overleg_afgezegd": N_("Overleg afgezegd"),
    "overleg_weg": N_("Overleg weggehaald"),
    "afspraak_erbij": N_("Afspraak vastgelegd"),
    "afspraak_anders": N_("Afspraak gewijzigd"),
    "afspraak_weg": N_("Afspraak weggehaald"),
    "lijstpunt_gezet": N_("Punt van de lijst bijgewerkt"),
    "overzicht_erbij": N_("Overzicht van de corporatie vastgelegd"),
    "overzicht_anders": N_("Overzicht verbeterd"),
    "overzicht_weg": N_("Overzicht weggehaald"),
    "regiocijfer_erbij": N_("Cijfer van de regio vastgelegd"),
    "regiocijfer_anders": N_("Cijfer van de regio verbeterd"),
    "regiocijfer_weg": N_("Cijfer van de regio weggehaald"),
    "complex_erbij": N_("Complex op de lijst gezet"),
    "complex_anders": N_("Complex gewijzigd"),
    "complexen_verder": N_("Lijst van complexen overgenomen in een ander jaar"),
    "complex_weg": N_("Complex van de lijst gehaald"),
    "norm_erbij": N_("Norm voor woningen vastgelegd"),
    "norm_anders": N_("Norm gewijzigd"),
    "norm_weg": N_("Norm weggehaald"),
    "kader_erbij": N_("Afspraken over begeleiding vastgelegd"),
    "kader_anders": N_("Afspraken over begeleiding gewijzigd"),
    "kader_weg": N_("Afspraken over begeleiding weggehaald"),
    "corporatie_gemeld": N_("Melding over een corporatie vastgelegd"),
    "corporatie_melding_anders": N_("Melding over een corporatie bijgewerkt"),
    "matrix_getekend": N_("Handtekening vastgelegd"),
    "matrix_handtekening_weg": N_("Handtekening weggehaald"),
    "zienswijze_gevraagd": N_("Zienswijze gevraagd"),
    "zienswijze_anders": N_("Zienswijze bijgewerkt"),
    "zienswijze_weg": N_("Zienswijze weggehaald"),
    "aanspreekpunt_gezet": N_("Aanspreekpunt vastgelegd"),
    "aanspreekpunt_weg": N_("Aanspreekpunt gestopt"),
    "aanspreekpunt_vergissing": N_("Aanspreekpunt weggehaald"),
    "geldpost_erbij": N_("Bedrag vastgelegd"),
    "geldpost_anders": N_("Bedrag gewijzigd"),
    "geldpost_stap": N_("Bedrag bijgewerkt"),
    "geldpost_weg": N_("Bedrag weggehaald"),
    "regeling_erbij": N_("Regeling erbij"),
    "regeling_anders": N_("Regeling gewijzigd"),
    "regeling_weg": N_("Regeling weggehaald"),
    "voorbeeld_erbij": N_("Goed voorbeeld vastgelegd"),
    "voorbeeld_anders": N_("Goed voorbeeld gewijzigd"),
    "voorbeeld_weg": N_("Goed voorbeeld weggehaald"),
}
"""Verb -> what was done."""

AFSPRAKEN: dict[str, str] = {
    # refusals
    "overleg_kiezen": N_(
        "Er staat nog geen overleg gepland. Plan er een bij Gemeente, Overleggen. Kies daarna Uitnodiging."
    ),
    "overleg_onbekend": N_("Dit overleg is niet gevonden."),
    "overleg_is_gehouden": N_("Dit overleg is al gehouden."),
    "overleg_is_afgezegd": N_("Dit overleg is afgezegd. Plan een nieuw overleg."),
    "overleg_niet_gehouden": N_("Leg eerst vast dat het overleg is gehouden."),
    "afspraak_onbekend": N_("Deze afspraak is niet gevonden."),
    "overzicht_onbekend": N_("Dit overzicht is niet gevonden."),
    "regiocijfer_onbekend": N_("Dit cijfer van de regio is niet gevonden."),
    "regiocijfer_bestaat": N_("Van {wie} staat er al een cijfer over dit halfjaar. Wijzig dat."),
    "deel_groter": N_("Naar statushouders gingen er {n}, maar er kwamen er maar {geheel} vrij."),
    "overzicht_bestaat": N_("Van deze corporatie is er al een overzicht over dit halfjaar. Wijzig dat."),
    "delen_som": N_("Samen is dat {som}, en niet {geheel}. Kijk de aantallen na."),
    "complex_onbekend": N_("Dit complex is niet gevonden."),
    "norm_onbekend": N_("Deze norm is niet gevonden."),
    "norm_leeg": N_("Vul in wat de woning moet hebben of mag kosten."),
    "personen_volgorde": N_("Dit aantal is kleiner dan het eerste. Kijk het na."),
    "kader_onbekend": N_("Deze afspraken zijn niet gevonden."),
    "vergoeding_waarvoor": N_("Kies waarvoor dit bedrag is: per uur, per persoon, per gezin of per jaar."),
    "melding_onbekend": N_("Deze melding is niet gevonden."),
    "handtekening_onbekend": N_("Deze handtekening is niet gevonden."),
    "matrix_al_getekend": N_("Hier is al voor getekend."),
    "matrix_al_ondertekend": N_(
        "Deze versie is al ondertekend. Maak een nieuwe versie, of haal de handtekening weg."
    ),
    "zienswijze_onbekend": N_("Deze zienswijze is niet gevonden."),
    "eerst_ontvangen": N_("Vul eerst in wanneer de reactie er was."),
    "aanspreekpunt_onbekend": N_("Dit aanspreekpunt is niet gevonden."),
    "al_aanspreekpunt": N_("Dit is al het aanspreekpunt."),
    "contact_niet_actief": N_("Deze contactpersoon is niet meer actief."),
    "aanspreekpunt_tegelijk": N_(
        "In die dagen was al iemand anders het aanspreekpunt. Er is er één tegelijk: kies een latere dag."
    ),
    "aanspreekpunt_volgorde": N_("Kies een dag na het begin van het vorige aanspreekpunt."),
    "geldpost_onbekend": N_("Dit bedrag is niet gevonden."),
    "uitgave_niet_gevraagd": N_("Een uitgave vraag je niet terug. Leg daarvoor een eigen bedrag vast."),
    "regeling_onbekend": N_("Deze regeling is niet gevonden."),
    "voorbeeld_onbekend": N_("Dit voorbeeld is niet gevonden."),
    # how an overleg stands
    "overleg_gepland": N_("Gepland op {dag}."),
    "overleg_gepland_laat": N_("Gepland op {dag}, maar het moet uiterlijk op {uiterlijk}."),
    "overleg_geen_amv": N_("Er is nu geen jongere alleen om over te praten."),
    "overleg_nooit": N_("Er is nog geen overleg vastgelegd."),
    "overleg_laat_regionaal": N_("Het laatste was op {dag}: langer dan een jaar geleden."),
    "overleg_laat_lokaal": N_("Het laatste was op {dag}. Voor het nieuwe halfjaar is er nog geen geweest."),
    "overleg_laat_amv": N_("Het laatste was op {dag}. Er ging een heel kwartaal voorbij."),
    "overleg_voor": N_("Het volgende uiterlijk op {dag}."),
    # figures for the agenda
    "agenda_taakstelling": N_(
        "Taakstelling {halfjaar}: {taakstelling} (personen); met de stand van ervoor nog {opgave}"
    ),
    "agenda_geen_taakstelling": N_("Taakstelling {halfjaar}: nog niet bekend; telt al mee: {realisatie}"),
    "agenda_zonder_taakstelling": N_("Taakstelling {halfjaar}: geen; telt al mee: {realisatie}"),
    "agenda_stand": N_("Telt al mee: {realisatie}; stand op {dag}: {stand}"),
    "agenda_prognose": N_("Verwacht eind {halfjaar}: {prognose} tellen mee, stand {stand}"),
    "agenda_doorlooptijd": N_(
        "Doorlooptijd {halfjaar} in weken: methode A {a}, methode B {b}; afspraak {norm}"
    ),
    "agenda_wachtenden": N_("Gezinnen die gekoppeld zijn en wachten op een woning: {aantal}"),
    "agenda_wachtenden_meer": N_("Gezinnen die gekoppeld zijn en wachten op een woning: meer dan {aantal}"),
    "agenda_wachtenden_klein": N_("Er zijn gezinnen gekoppeld die wachten op een woning"),
    "agenda_amv": N_("Jongeren die dit of het volgende kwartaal 18 worden: {aantal}"),
    "agenda_aandeel": N_(
        "Naar statushouders in {halfjaar}: {statushouders} van {vrijgekomen} woningen (opgave corporaties)"
    ),
    "agenda_regio": N_(
        "Naar statushouders in de regio, {halfjaar}: {statushouders} van {vrijgekomen} woningen"
    ),
    "agenda_geen_overzicht": N_("Vrije woningen in {halfjaar}: nog geen overzicht van de corporaties"),
    "agenda_afspraken": N_("Afspraken (eigen telling): {gehaald} gehaald, {niet} niet gehaald, {open} open"),
    "agenda_afwijkingen": N_("Toegewezen buiten de gekozen complexen: {aantal}"),
    "agenda_punten": N_("Punten van de gemeente die te laat zijn: {aantal}"),
    # what was counted
    "meet_gehuisvest": N_(
        "{goed} van {geheel} gekoppelde huishoudens gehuisvest, bij {open} loopt het nog; afgesproken"
        " {procent}%."
    ),
    "meet_gehuisvest_geen_getal": N_(
        "{goed} van {geheel} gekoppelde huishoudens gehuisvest, bij {open} loopt het nog. Er is geen"
        " percentage afgesproken: vul het in."
    ),
    "meet_eerste": N_(
        "{goed} van {geheel} gezinnen kregen de eerste passende woning die vrijkwam; bij {open} loopt het"
        " nog."
    ),
    "meet_eerste_deels": N_(
        "{goed} van {geheel} gezinnen kregen de eerste passende woning die vrijkwam; bij {open} loopt het"
        " nog. Van {onbekend} niet te meten: bij hun woning staat niet sinds wanneer zij vrij was."
    ),
    "meet_eerste_niet": N_(
        "Niet te meten, want bij de aangeboden woningen staat niet sinds wanneer zij vrij waren. Vul dat in"
        " bij Woningen."
    ),
    "meet_op_tijd_of_eerste": N_(
        "{goed} van {geheel} kregen de eerste passende woning of tekenden binnen {dagen} dagen; bij {open}"
        " loopt het nog."
    ),
    "meet_betaalbaar_geen_grens": N_(
        "Niet te meten, want er is geen grens afgesproken. Zet die bij Kwaliteit en prijs."
    ),
    "meet_kwaliteit_geen_norm": N_(
        "Niet te meten, want er is geen norm voor deze gezinnen. Zet die bij Kwaliteit en prijs."
    ),
    "meet_kwaliteit_vragen": N_(
        "{goed} van {geheel} woningen voldoen; van {open} is het niet bekend. Bij de woning staat niet of er"
        " is: {wat}."
    ),
    "meet_begeleiding_gezin_ja": N_(
        "Er lopen afspraken over begeleiding. {goed} van {geheel} gezinnen kregen lang genoeg begeleiding;"
        " bij {open} loopt die nog."
    ),
    "meet_begeleiding_gezin_nee": N_(
        "Er lopen geen afspraken over begeleiding. {goed} van {geheel} gezinnen kregen lang genoeg"
        " begeleiding; bij {open} loopt die nog."
    ),
    "meet_op_tijd": N_("{goed} van {geheel} getekend binnen {dagen} dagen; bij {open} loopt het nog."),
    "meet_lijst": N_("De lijst van {jaar} telt {aantal} complexen, van {goed} van {geheel} corporaties."),
    "meet_afwijkingen": N_("{aantal} van {geheel} toewijzingen buiten de lijst."),
    "meet_betaalbaar": N_("{goed} van {geheel} woningen onder de grens; van {open} is het niet bekend."),
    "meet_kwaliteit": N_("{goed} van {geheel} woningen voldoen; van {open} is het niet bekend."),
    "meet_begeleiding_ja": N_("Er lopen afspraken over begeleiding."),
    "meet_begeleiding_nee": N_("Er lopen geen afspraken over begeleiding."),
    "meet_overleg_ja": N_("Voor {halfjaar} was het overleg op tijd (uiterlijk {dag})."),
    "meet_overleg_nee": N_("Voor {halfjaar} was er geen overleg op tijd (uiterlijk {dag})."),
    "meet_overleg_nog_niet": N_("Telt voor het eerst voor {halfjaar}."),
    "meet_overzicht": N_(
        "Over {halfjaar}: {goed} van {geheel} overzichten op tijd (uiterlijk {uiterlijk}). "
        "Nog te verwachten: {open}."
    ),
    "meet_notitie_ja": N_("De notitie voor {halfjaar} was er voor het overleg."),
    "meet_notitie_nee": N_("De notitie voor {halfjaar} was er niet voor het overleg."),
    "meet_bouw": N_("{goed} van {geheel} woningen gebouwd."),
    "meet_bouw_geen_getal": N_("Vul in hoeveel woningen er zijn afgesproken."),
}
"""Code -> sentence."""
