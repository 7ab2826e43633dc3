"""Parts of Beheer about the AVG, on a kluis with one household, with a printer and dialogs that remember."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.services.verb import Plek
from models.values import Rol
from tests.builders import VasteKlok, add_medewerker, make_plek
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.widgets.lijn import Lijn
from views.widgets.lijst_deel import LijstDeel


class Part(Protocol):
    """A presenter of a part that is a list."""

    view: LijstDeel

    def enter(self, **args: str) -> None: ...


Show = Callable[[Part], LijstDeel]


@pytest.fixture
def beheer(plek: Plek) -> Plek:
    """The workplace of somebody who keeps the registers and may let dossiers go."""
    assert isinstance(plek.klok, VasteKlok)
    return make_plek(
        plek.store, plek.klok, add_medewerker(plek.store, "Bo Proef", "beheerder", "casusregisseur")
    )


@pytest.fixture
def ports(beheer: Plek) -> PaperPorts:
    return paper_ports(beheer, Rol.BEHEERDER, Rol.CASUSREGISSEUR)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a part as Beheer does."""

    def shown(presenter: Part) -> LijstDeel:
        view = presenter.view
        qtbot.addWidget(view)
        view.resize(760, 620)
        view.show()
        presenter.enter()
        return view

    return shown


def lines(view: LijstDeel) -> list[Lijn]:
    return list(view.lijst.lijnen_model.lijnen)


def press(view: LijstDeel, sleutel: str, key: Qt.Key) -> None:
    """Go to a line and press a key, as a person without a mouse does."""
    view.lijst.setFocus()
    view.lijst.setCurrentIndex(view.lijst.lijnen_model.index(view.lijst.lijnen_model.row_of(sleutel)))
    QTest.keyClick(view.lijst, key)
