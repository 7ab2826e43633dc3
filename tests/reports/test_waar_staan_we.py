"""*Waar staan we*: one A4 whatever stands on it, and no name where none may stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.queries.papier import make_head, waar_facts
from models.queries.rows_waar import WaarFacts
from models.services import ankers
from models.services.verb import Plek
from models.tables import Dossier
from models.values import Papier, Privacy
from reports.catalog import render
from tests.builders import T0, lezer_for, make_demo
from tests.reports import builders_waar
from tests.reports.reading import page_texts


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    made = make_demo(tmp_path_factory.mktemp("waar"))
    yield made
    made.store.close()


def facts_of(plek: Plek, number: int, privacy: Privacy = Privacy.NAAM) -> WaarFacts:
    with lezer_for(plek) as lezer:
        uid = lezer.session.scalars(select(Dossier.uid).order_by(Dossier.id)).all()[number]
        return waar_facts(lezer, uid, head=make_head(lezer, plek.klok.nu(), dossier_uid=uid, privacy=privacy))


@pytest.mark.parametrize("facts", [builders_waar.waar(0), builders_waar.waar(6), builders_waar.waar(60)])
def test_it_is_one_page(facts: WaarFacts) -> None:
    assert render(Papier.WAAR_STAAN_WE, facts).pages == 1


def test_fourteen_long_names_and_endless_notes_are_one_page_that_says_how_much_is_left_out() -> None:
    made = render(Papier.WAAR_STAAN_WE, builders_waar.vol())
    assert made.pages == 1
    assert "en nog" in page_texts(made.pdf)[0]


def test_it_says_what_comes_who_is_waited_for_and_whom_to_call(plek: Plek) -> None:
    (text,) = page_texts(render(Papier.WAAR_STAAN_WE, facts_of(plek, 3)).pdf)
    for words in (
        "Warsamele",
        "Komende 14 dagen",
        "Wacht op een ander",
        "Niet vergeten",
        "Telefoonlijst",
    ):
        assert words in text
    assert "06-00000001" in text
    assert "DEMO-04" in text


def test_without_names_nobody_of_the_gezin_stands_on_it(plek: Plek) -> None:
    named, bare = facts_of(plek, 3), facts_of(plek, 3, Privacy.ANONIEM)
    (text,) = page_texts(render(Papier.WAAR_STAAN_WE, bare).pdf)
    assert [p for p in named.personen if p.naam and p.naam in text] == []
    assert "Warsamele" not in text
    assert (bare.notitie, bare.adres) == ("", "")
    assert all(not line.notitie for line in (*bare.komend, *bare.wacht))


def test_every_demo_gezin_has_its_page(plek: Plek, tmp_path: Path) -> None:
    for number in range(12):
        assert render(Papier.WAAR_STAAN_WE, facts_of(plek, number)).pages == 1


def test_a_clock_that_stands_still_is_not_forgotten(plek: Plek) -> None:
    with lezer_for(plek) as lezer:
        uid = lezer.session.scalars(select(Dossier.uid).order_by(Dossier.id)).all()[1]
    ankers.pause_clock(plek, uid, T0, "wacht op uitspraak", "COA")
    assert "De klok staat stil." in facts_of(plek, 1).vergeet_niet
