"""Agreements with all corporaties of the gemeente: kept when each of them keeps it, and in time."""

from __future__ import annotations

from datetime import date

import pytest

from models.queries.afspraken import load_afspraken
from models.queries.woorden import reden_words
from models.rules.afspraken import Meting
from models.rules.overleggen import OverlegSoort
from models.services import prestatieafspraken as pa
from models.services.beheer import add_gemeente, add_organisatie
from models.services.overleggen import hold_overleg, plan_overleg
from models.services.verb import Plek
from tests.builders import VasteKlok, lezer_for, only_gemeente

JAAR, BEGIN = date(2026, 1, 1), date(2026, 2, 2)


@pytest.fixture
def klok() -> VasteKlok:
    return VasteKlok(BEGIN)


@pytest.fixture
def twee(plek: Plek) -> tuple[str, str, str]:
    """The gemeente and its two corporaties; a third works in another gemeente."""
    hier = only_gemeente(plek.store)
    daar = add_gemeente(plek, "Essenbroek", "Drenthe").onderwerp
    add_organisatie(plek, "corporatie", "Wonen Elders", gemeente_uid=daar)
    return (
        hier,
        add_organisatie(plek, "corporatie", "Wonen Een").onderwerp,
        add_organisatie(plek, "corporatie", "Wonen Twee").onderwerp,
    )


def met(plek: Plek, hier: str) -> tuple[Meting | None, str]:
    with lezer_for(plek) as lezer:
        (row,) = load_afspraken(lezer, hier).afspraken
        assert row.uitleg is not None
        return row.meting, reden_words(row.uitleg)


def tell(plek: Plek, corp: str, op: date, hier: str) -> None:
    pa.add_overzicht(
        *(plek, corp, 2025, 2),
        vrijgekomen=1,
        statushouders=0,
        urgenten=0,
        overigen=1,
        ontvangen_op=op,
        gemeente_uid=hier,
    )


def test_a142_the_overview_is_there_when_each_corporatie_gave_it_before_the_overleg(
    plek: Plek, klok: VasteKlok, twee: tuple[str, str, str]
) -> None:
    """A142: over 2025-2, before the overleg of 1 June 2026; who works elsewhere gives none."""
    hier = twee[0]
    pa.add_afspraak(plek, "pa-09", JAAR, gemeente_uid=hier)
    assert met(plek, hier)[0] == Meting(0, 0, 2, None), "nothing is due before 1 June"
    tell(plek, twee[1], BEGIN, hier)
    assert met(plek, hier)[0] == Meting(1, 1, 1, None)
    klok.dag = date(2026, 6, 2)
    assert met(plek, hier) == (
        Meting(1, 2, 0, gehaald=False),
        "Over 2025-2: 1 van 2 overzichten op tijd (uiterlijk 1-6-2026). Nog te verwachten: 0.",
    )
    tell(plek, twee[2], klok.dag, hier)
    assert met(plek, hier)[0] == Meting(1, 2, 0, gehaald=False), "delivered, but too late"


def test_a142_the_overleg_itself_is_the_border_where_it_was_held_earlier(
    plek: Plek, klok: VasteKlok, twee: tuple[str, str, str]
) -> None:
    hier = twee[0]
    pa.add_afspraak(plek, "pa-09", JAAR, organisatie_uid=twee[1], gemeente_uid=hier)
    klok.dag = date(2026, 5, 21)
    hold_overleg(
        plek, plan_overleg(plek, OverlegSoort.LOKAAL, date(2026, 5, 20), gemeente_uid=hier).onderwerp
    )
    assert met(plek, hier)[0] == Meting(0, 1, 0, gehaald=False)
    tell(plek, twee[1], date(2026, 5, 20), hier)
    assert met(plek, hier)[0] == Meting(1, 1, 0, gehaald=True)


def test_a137_the_list_of_the_year_is_there_when_each_corporatie_has_one(
    plek: Plek, twee: tuple[str, str, str]
) -> None:
    hier = twee[0]
    pa.add_afspraak(plek, "pa-03", JAAR, gemeente_uid=hier)
    pa.add_complex(plek, twee[1], 2026, "Voorbeeldhof", gemeente_uid=hier)
    assert met(plek, hier) == (
        Meting(1, 2, 0, gehaald=False),
        "De lijst van 2026 telt 1 complexen, van 1 van 2 corporaties.",
    )
    pa.add_complex(plek, twee[2], 2026, "Voorbeeldplein", gemeente_uid=hier)
    assert met(plek, hier)[0] == Meting(2, 2, 0, gehaald=True)
