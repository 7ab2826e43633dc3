"""Facts of the intakeblad and of *Nieuw in het gezin*, made of fictive data with fixed meaningful values."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from models.queries.rows_gezinspapier import IntakeFacts, IntakePersoon, NieuwFacts, NieuwLijn, NieuwPersoon
from models.values import Fase, Partij, Stand
from tests.reports.builders import LANGE_NAAM, T0, head

LETTERS = "abcdefghijklmn"
"""Fourteen people."""
LANG = "opleiding " * 300


def intake(**changes: object) -> IntakeFacts:
    """A gezin of four, of whom three are known."""
    people = (
        IntakePersoon(
            letter="a",
            naam="Hodan",
            relatie="hoofd",
            geboren=date(1990, 1, 1),
            geschat=True,
            land="SO",
            taal="so",
            opleiding="zes jaar basisschool",
            werkervaring="verkoopster op de markt",
        ),
        IntakePersoon(letter="b", naam="Abdi", relatie="partner", land="SO", taal="so"),
        IntakePersoon(letter="c", naam="Sahra", relatie="kind", geboren=date(2015, 4, 2), volwassen=False),
    )
    base = IntakeFacts(
        head=head(code="T4-1"),
        dossier_uid="d",
        dossier_nummer="DEMO-04",
        gezin="Gezin Warsamele",
        koppeling=T0 - timedelta(days=60),
        azc="azc Duinvoorde",
        grootte=4,
        personen=people,
        begane_grond=True,
        familie_verwacht="ja",
        aantal_verwacht=2,
        nareis_bekend=True,
    )
    return msgspec.structs.replace(base, **changes)


def vol_intake() -> IntakeFacts:
    """As much and as awkward as it gets: 14 adults, 60-character names, 300 words each."""
    people = tuple(
        IntakePersoon(
            letter=letter,
            naam=f"Hodan {LANGE_NAAM}",
            relatie="broer_zus",
            geboren=date(1980, 1, 1),
            geschat=True,
            land="GB",
            taal="ti",
            opleiding=LANG,
            werkervaring=LANG,
        )
        for letter in LETTERS
    )
    return intake(
        gezin=f"Gezin {LANGE_NAAM}", azc=LANGE_NAAM, grootte=14, personen=people, nareizigers=tuple(LETTERS)
    )


def nieuw(punten: int = 6, personen: int = 2, **changes: object) -> NieuwFacts:
    """A child was born and a partner arrived; some points are done for one of them."""
    people = tuple(
        NieuwPersoon(
            letter=letter, naam=f"Naam{letter}", leeftijd=20, sinds=T0 - timedelta(days=9), geboren=nr == 0
        )
        for nr, letter in enumerate(LETTERS[:personen])
    )
    lines = tuple(
        NieuwLijn(
            nummer=nr + 1,
            tekst=f"Inschrijven bij instantie {nr}",
            doener=Partij.MB,
            fase=Fase.VESTIGING,
            dag=T0 + timedelta(days=nr - 2),
            stand=Stand.TE_LAAT if nr == 0 else Stand.OP_SCHEMA,
            kern=nr % 3 == 0,
            letters=tuple((one.letter, nr % 2 == 0 and one.letter == "a") for one in people)
            if nr % 5
            else (),
        )
        for nr in range(punten)
    )
    base = NieuwFacts(
        head=head(code="N4-1"),
        dossier_uid="d",
        dossier_nummer="DEMO-04",
        gezin="Gezin Warsamele",
        personen=people,
        lijnen=lines,
        klaar=3,
    )
    return msgspec.structs.replace(base, **changes)


def vol_nieuw() -> NieuwFacts:
    """Fourteen new people with long names, and more points than a sheet has room for."""
    made = nieuw(60, 14)
    people = tuple(msgspec.structs.replace(one, naam=f"Hodan {LANGE_NAAM}") for one in made.personen)
    lines = tuple(msgspec.structs.replace(one, tekst=f"{one.tekst} {LANGE_NAAM}") for one in made.lijnen)
    return msgspec.structs.replace(made, gezin=f"Gezin {LANGE_NAAM}", personen=people, lijnen=lines)
