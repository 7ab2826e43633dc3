"""Names of values of overleggen, agreements and money of the gemeente."""

from __future__ import annotations

from resources.i18n import N_

AFSPRAAK_LABELS: dict[str, dict[str, str]] = {
    "OverlegSoort": {
        "lokaal": N_("Bestuurlijk overleg"),
        "regionaal": N_("Regionaal bestuurlijk overleg"),
        "amv": N_("Overleg over jongeren die 18 worden"),
    },
    "Pijplijn": {
        "getekend": N_("Huurcontract getekend"),
        "in_systeem": N_("Te zien in het systeem van het COA"),
        "bekend": N_("Bekend bij het COA, nog niet in het systeem"),
        "zelfhuisvester": N_("Gekoppeld en zelf een woning gevonden"),
    },
    "ClaimStand": {
        "nog_vragen": N_("nog aan te vragen"),
        "gevraagd": N_("aangevraagd"),
        "betaald": N_("ontvangen"),
        "deels": N_("deels ontvangen"),
        "afgewezen": N_("afgewezen"),
        "uitgegeven": N_("uitgegeven"),
    },
    "Venster": {
        "nog_niet": N_("nog niet open"),
        "open": N_("aan te vragen"),
        "dicht": N_("gesloten"),
    },
    "afspraak": {
        "pa-01": N_("Aandeel dat de corporatie huisvest"),
        "pa-02": N_("Eerste passende woning, of binnen 10 weken"),
        "pa-03": N_("Elk jaar complexen kiezen"),
        "pa-04": N_("Toewijzen in de gekozen complexen"),
        "pa-05": N_("Betaalbare woningen"),
        "pa-06": N_("Kwaliteit van de woning"),
        "pa-07": N_("Begeleiding is geregeld"),
        "pa-08": N_("Elk halfjaar overleg"),
        "pa-09": N_("Overzicht van vrije woningen vooraf"),
        "pa-10": N_("Notitie van de gemeente vooraf"),
        "pa-11": N_("Bouwen voor één en twee personen"),
        "schade": N_("Schade als de begeleiding tekortschoot"),
        "kleine_woningen": N_("Kleine woningen voor jongeren van 18"),
    },
    "variant": {"eerste": N_("eerste passende woning"), "weken": N_("woning binnen 10 weken")},
    "regio_soort": {
        "regio": N_("De hele regio, met onze gemeente erbij"),
        "gemeente": N_("Eén andere gemeente"),
    },
    "rapportage": {
        "maand": N_("elke maand"),
        "kwartaal": N_("elk kwartaal"),
        "halfjaar": N_("elk halfjaar"),
        "jaar": N_("elk jaar"),
    },
    "vergoeding_per": {
        "uur": N_("per uur"),
        "persoon": N_("per persoon"),
        "gezin": N_("per gezin"),
        "jaar": N_("per jaar"),
    },
    "lijst": {
        "stappen": N_("Zes stappen naar een afspraak"),
        "woonvisie": N_("Wat in de woonvisie en het beleid staat"),
        "keten": N_("Acht vragen over de keten"),
    },
    "stappen": {
        "doel": N_("Het doel: wat willen we bereiken"),
        "definities": N_("De begrippen: wat bedoelen we precies"),
        "resultaat": N_("Het resultaat, in een getal"),
        "uitvoering": N_("Uitvoering en communicatie: wie doet wat"),
        "evaluatie": N_("Volgen en evalueren: wanneer kijken we terug"),
        "geschillen": N_("Wat we doen als we het niet eens zijn"),
    },
    "woonvisie": {
        "woningen": N_("Passende woningen bouwen of verbouwen, vooral voor één persoon"),
        "tijdelijke_plekken": N_("Tijdelijke plekken als het even niet lukt"),
        "afspraken": N_("Prestatieafspraken met een resultaat dat je kunt meten"),
        "afstemming": N_("Binnen de gemeente: regeldag en welkom op elkaar afstemmen"),
        "begeleiding": N_("Afspraken met wie begeleidt"),
        "contacten": N_("Contact met regievoerder en provincie"),
        "achterstand": N_("Achterstand voorkomen en inlopen"),
    },
    "keten": {
        "wat": N_("Wat moet er geregeld worden?"),
        "informatie": N_("Welke informatie is daarvoor nodig?"),
        "instanties": N_("Welke instanties zijn daarbij nodig?"),
        "verantwoordelijk": N_("Waarvoor is iedereen precies verantwoordelijk?"),
        "verdeling": N_("Hoe is het werk precies verdeeld?"),
        "afdelingen": N_("Hoe stemmen afdelingen en de regionale sociale dienst af?"),
        "wanneer": N_("Wanneer moet wat klaar zijn?"),
        "coordinatie": N_("Wie coördineert op welk moment?"),
    },
    "tekenaar": {
        "wonen": N_("Wethouder Wonen"),
        "sociaal_domein": N_("Wethouder Sociaal domein"),
        "corporatie": N_("Corporatie"),
        "huurders": N_("Huurdersorganisatie"),
        "begeleiding": N_("Begeleidende organisatie"),
    },
    "post": {
        "bijdrage": N_("Bijdrage voor begeleiding"),
        "inrichtingskrediet": N_("Inrichtingskrediet"),
        "tolk": N_("Tolken"),
        "begeleiding": N_("Begeleidende organisatie"),
        "regeling": N_("Regeling"),
        "overig": N_("Overig"),
        "huurderving": N_("Gemiste huur"),
    },
    "richting": {"uit": N_("uitgave"), "in": N_("terug te vragen")},
    "geldstap": {
        "gevraagd": N_("aangevraagd"),
        "betaald": N_("ontvangen"),
        "afgewezen": N_("afgewezen"),
    },
}
"""Kind -> value -> words."""

AFSPRAAK_DINGEN: dict[str, str] = {
    "aanspreekpunt": N_("aanspreekpunt"),
    "afspraak": N_("afspraak"),
    "afsprakenkader": N_("afspraken over begeleiding"),
    "complexjaar": N_("complex"),
    "corporatiemelding": N_("melding over een corporatie"),
    "geldpost": N_("bedrag"),
    "gemeentepunt": N_("punt van de gemeente"),
    "goed_voorbeeld": N_("goed voorbeeld"),
    "lijstpunt": N_("punt van een lijst"),
    "matrix_handtekening": N_("handtekening"),
    "overleg": N_("overleg"),
    "regeling": N_("regeling"),
    "woningnorm": N_("norm voor woningen"),
    "woningoverzicht": N_("overzicht van een corporatie"),
    "regiocijfer": N_("cijfer van de regio"),
    "zienswijze": N_("zienswijze"),
}
"""Table -> what the logboek calls a row of it."""
