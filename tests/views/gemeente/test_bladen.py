"""The buttons of Doorlooptijd, Toezicht, Herverdeling and Geld open their papers; what the first shows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.services.beheer import add_gemeente
from models.services.verb import Plek
from models.values import Papier, Rol
from tests.builders import only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.deel import BLAD
from views.gemeente.doorlooptijd import DoorlooptijdPresenter
from views.gemeente.geld import GeldPresenter
from views.gemeente.herverdeling import HerverdelingPresenter
from views.gemeente.toezicht import ToezichtPresenter


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


def test_each_part_opens_its_own_paper_of_the_gemeente_that_is_shown(
    ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    uid = only_gemeente(plek.store)
    for part, papier in (
        (DoorlooptijdPresenter(ports.fake.ports), Papier.DOORLOOPTIJDBLAD),
        (ToezichtPresenter(ports.fake.ports), Papier.TOEZICHTBLAD),
        (HerverdelingPresenter(ports.fake.ports), Papier.HERVERDELINGSBLAD),
        (GeldPresenter(ports.fake.ports), Papier.GELDBLAD),
    ):
        qtbot.addWidget(part.view)
        part.enter(gemeente=uid)
        part.deel.knoppen[BLAD].click()
        assert ports.fake.nav.opened[-1] == ("papier", {"papier": papier.value, "gemeente": uid})


def test_a115_a116_doorlooptijd_shows_what_the_coa_tells_and_gemeenten_once_there_are_two(
    ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    part = DoorlooptijdPresenter(ports.fake.ports)
    qtbot.addWidget(part.view)
    part.enter(gemeente=only_gemeente(plek.store))

    def words() -> list[str]:
        return [one.titel for one in part.deel.lijst.lijnen_model.lijnen]

    assert "2026-1: 0 woningweigeringen, 0 zelfhuisvesters tellen mee" in words()
    assert any(one.startswith("Je ziet één gemeente.") for one in words())
    add_gemeente(plek, "Aalburcht", "Gelderland")
    part.load()
    qtbot.waitUntil(lambda: "Aalburcht: methode A nog niemand" in words())
    assert not any(one.startswith("Je ziet één gemeente.") for one in words())
