"""A paper for another party asks whether that may be; it is never blocked silently."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import dossiers
from models.services.delen import add_deling, withdraw_deling
from models.services.verb import Plek
from models.tables import Afdruk
from models.values import Deelgrond, Deelpartij, Rol
from tests.builders import T0
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.papier.presenter import PapierPresenter
from views.papier.soorten import KEUZEN


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezin(plek: Plek) -> str:
    return dossiers.open_dossier(plek, "Warsamele", date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp


@pytest.fixture
def screen(ports: PaperPorts, gezin: str, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    presenter.enter(papier="checklist", dossier=gezin)
    return presenter


def _for(screen: PapierPresenter, party: str) -> None:
    screen.view.maak.opties.changed.emit("voor", party)


def _recorded(plek: Plek) -> list[tuple[str, str]]:
    with plek.store.reader() as session:
        return [(row[0], row[1]) for row in session.execute(select(Afdruk.voor, Afdruk.deling_reden))]


def test_who_gets_it_is_asked_only_for_papers_that_may_leave(screen: PapierPresenter) -> None:
    assert screen.view.maak.opties.vakken["voor"].isVisible()
    screen.enter(papier="gezinsblad")
    assert not screen.view.maak.opties.vakken["voor"].isVisible()
    assert {code for code, keus in KEUZEN.items() if keus.deelt} == {
        "dagkaart",
        "checklist",
        "matrix_dossier",
        "meldblad_weigering",
        "amv_kwartaal",
        "faserapport",
        "mb_verslag",
    }


def test_a_paper_for_a_party_says_what_is_missing_and_asks_why(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    _for(screen, "COR")

    maak = screen.view.maak
    assert "Er staat niet dat je iets over dit gezin met hen mag delen" in maak.let_op.text()
    assert maak.opties.reden.isVisible()
    maak.print.click()
    assert ports.ask.printed == []
    assert "Schrijf waarom" in maak.opties.reden.problem.text()

    maak.opties.changed.emit("deel_reden", "spoed: de sleutel is kwijt")
    maak.print.click()

    assert len(ports.ask.printed) == 1
    assert _recorded(plek) == [("COR", "spoed: de sleutel is kwijt")]


def test_with_an_agreement_nothing_is_asked_and_taken_back_it_is_again(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek, gezin: str
) -> None:
    agreed = add_deling(plek, gezin, Deelpartij.COR, Deelgrond.TOESTEMMING, T0).onderwerp
    _for(screen, "COR")
    assert not screen.view.maak.opties.reden.isVisible()
    screen.view.maak.print.click()
    assert _recorded(plek) == [("COR", "")]
    withdraw_deling(plek, agreed, T0)

    _for(screen, "COR")

    assert "ingetrokken op 15-6-2026" in screen.view.maak.let_op.text()
    assert ports.ask.printed


def test_for_ourselves_for_the_gezin_or_without_names_nothing_is_asked(screen: PapierPresenter) -> None:
    _for(screen, "COR")
    screen.view.maak.opties.changed.emit("privacy", "anoniem")
    assert not screen.view.maak.opties.reden.isVisible()
    screen.view.maak.opties.changed.emit("privacy", "naam")
    assert screen.view.maak.opties.reden.isVisible()
    for nobody in ("gezin", ""):
        _for(screen, nobody)
        assert not screen.view.maak.opties.reden.isVisible()
        assert "mag delen" not in screen.view.maak.let_op.text()
