"""The rows of the table "Faults to survive": what may go wrong, what must happen then, and the figure.

A test records what it tried under the name of a row (`tests/faults/ledger.py`). The whole run fails where a
row was not tried, or less often than its goal says.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One fault to survive. Its words stand in the report as they are, so they are Dutch."""

    id: str
    fout: str
    verwacht: str
    doel: str
    pogingen: int
    """So many tries the whole run must make at least; 0 = it is no number of tries."""
    komt: str = ""
    """What this row waits for; a row that waits needs no figure."""


ROWS = (
    Row(
        "gedood",
        "programma gestopt midden in opslaan",
        "alles wat opgeslagen heette staat er, geen half dossier",
        "1.000 keer gedood door de diensten heen: 0 verloren",
        1000,
    ),
    Row(
        "stroom",
        "stroom valt uit",
        "alles wat opgeslagen heette staat er, geen half dossier",
        "20.000 beelden van de schijf: 0 verloren, 0 half",
        20_000,
    ),
    Row(
        "schijffout",
        "fout bij de N-de schrijf- of syncopdracht",
        "duidelijke melding, opnieuw openen, opzoeken, niets dubbel",
        "elke N bij opslaan, reservekopie, terugzetten, bijwerken, 5.000 of meer: 0 verloren, 0 dubbel",
        5000,
    ),
    Row(
        "schijf_vol",
        "schijf vol",
        "melding met de MB die nodig zijn; lezen gaat door",
        "300 rondes op een kleine schijf: 0 verloren, 0 resten",
        300,
    ),
    Row(
        "beschadigd",
        "bit omgevallen, bestand afgebroken, pagina met nullen",
        "gemerkt bij openen, geen verkeerde waarde getoond of gedrukt",
        "5.000 bits, elke pagina op nul, elke breuk: 100 % gemerkt",
        5000,
    ),
    Row(
        "oude_pagina",
        "oude pagina of oud bestand teruggezet",
        "gemerkt na netjes sluiten; anders gemeld als niet te bewijzen",
        "200 na netjes sluiten: 100 % gemerkt",
        200,
    ),
    Row(
        "bijwerken",
        "bijwerken breekt halverwege af",
        "oude kluis heel of nieuwe volledig",
        "300 keer gedood per uitgebrachte versie: aantallen en hashes gelijk",
        300,
    ),
    Row(
        "nieuwere_kluis",
        "nieuwere kluis, ouder programma",
        "geweigerd met beide versies, bestand onveranderd",
        "elke deur: hash gelijk",
        0,
    ),
    Row(
        "twee_vensters",
        "twee vensters, eerste hangt",
        "tweede haalt eerste naar voren; melding binnen 5 s, nooit verlies",
        "processen, SIGSTOP: binnen 5 s",
        0,
    ),
    Row(
        "klok",
        "klok springt, zomertijd, 29 februari",
        "termijnen zijn datums; 'klok lijkt verkeerd' als nu vóór de laatste regel ligt",
        "12 momenten",
        12,
    ),
    Row(
        "slot",
        "verkeerde wachtwoordzin, beschadigd sleutelbestand",
        "één vaste melding, groeiend wachten, nooit een verkeerde sleutel, tweede bestand gebruikt",
        "2.000 beschadigingen, extreme waarden",
        2000,
    ),
    Row(
        "gestolen",
        "laptop gestolen",
        "alleen versleuteld",
        "40 kanaries door elke functie, gezocht in alle bestanden: 0 gevonden",
        40,
    ),
    Row(
        "invoerbestand",
        "kapot of vijandig CSV of XLSX",
        "rij voor rij geweigerd, in woorden",
        "100.000 bestanden: 0 tracebacks, 0 half ingevoerd, minder dan 300 MB",
        100_000,
    ),
    Row(
        "overdracht",
        "vijandige overdrachtsmap",
        "geweigerd voordat er iets is geschreven",
        "elke byte omgezet: 0 aanvaard, 0 bestanden erbuiten",
        10_000,
    ),
    Row(
        "opmaak",
        "opmaak of formule in een veld",
        "getoond en gedrukt zoals getypt",
        "200 ladingen × elk scherm en papier: 0 uitgevoerd, 0 tekens verloren",
        200,
    ),
    Row(
        "rollen",
        "iemand doet of ziet wat niet mag",
        "elke dienst in de matrix",
        "100 %, beide richtingen",
        0,
    ),
    Row(
        "historie",
        "historie veranderd",
        "eerste foute regel genoemd",
        "1.000 ingrepen: 100 % gevonden met een anker",
        1000,
    ),
)
BY_ID = {row.id: row for row in ROWS}
