"""Facts of *Waar staan we*, made of fictive data with fixed meaningful values."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from models.queries.rows_papier import BladPersoon
from models.queries.rows_waar import WaarContact, WaarFacts, WaarLijn
from models.values import Fase, Partij, Stand
from tests.reports.builders import LANGE_NAAM, T0, head


def waar(regels: int = 4, **changes: object) -> WaarFacts:
    lines = tuple(
        WaarLijn(
            tekst=f"Afspraak maken voor punt {nr}",
            wie=Partij.MB.value,
            letters="a b" if nr % 3 == 0 else "",
            dag=T0 + timedelta(days=nr % 14 - 2),
            stand=Stand.TE_LAAT if nr % 5 == 1 else Stand.OP_SCHEMA,
            kern=nr % 4 == 0,
            notitie="belt liever 's middags" if nr % 6 == 0 else "",
        )
        for nr in range(regels)
    )
    waits = tuple(
        WaarLijn(tekst=f"Wachten op {nr}", wie=Partij.COA.value, dag=T0 - timedelta(days=nr), sinds=True)
        for nr in range(regels)
    )
    base = WaarFacts(
        head=head(code="W3-1"),
        dossier_uid="d",
        dossier_nummer="DEMO-04",
        gezin="Gezin Warsamele",
        personen=tuple(BladPersoon(letter=c, naam=f"Naam{c}", leeftijd=20) for c in "abcd"),
        fase=Fase.VESTIGING,
        adres="Kastanjelaan 14 7001 AB Wilgenrade",
        taal="so",
        tolk="telefonisch",
        ankers=(("koppeling", None, T0 - timedelta(days=60)), ("tekendatum", T0 + timedelta(days=3), None)),
        komend=lines,
        wacht=waits,
        vergeet_niet=("Er is nog geen aanspreekpunt bij de gemeente.", "De klok staat stil.")
        * max(1, regels // 8),
        poort=("Huurcontract getekend", "Uitkering aangevraagd"),
        contacten=tuple(
            WaarContact(
                rol="Begeleider",
                naam=f"Wil Voorbeeld {nr}",
                organisatie="werkgroep Wilgenrade",
                telefoon="06 12345678",
                email="wil@voorbeeld.nl",
            )
            for nr in range(max(1, regels // 2))
        ),
        notitie="De kinderen gaan graag naar school.",
    )
    return msgspec.structs.replace(base, **changes)


def vol() -> WaarFacts:
    """As much and as awkward as it gets."""
    people = tuple(BladPersoon(letter=c, naam=LANGE_NAAM, leeftijd=20) for c in "abcdefghijklmn")
    lines = tuple(
        msgspec.structs.replace(one, tekst=f"{one.tekst} {LANGE_NAAM}", notitie="afspraak " * 300)
        for one in waar(60).komend
    )
    return waar(
        60,
        gezin=f"Gezin {LANGE_NAAM}",
        personen=people,
        komend=lines,
        adres=f"{LANGE_NAAM} 14",
        notitie="afspraak " * 300,
    )
