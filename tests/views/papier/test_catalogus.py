"""The catalogue in its screen: no card is squeezed, whatever is offered and however it was first laid out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from views.papier.catalogus_view import PapierKaart
from views.papier.papier_view import PapierView
from views.papier.soorten import KEUZEN


@pytest.mark.parametrize("size", [(909, 590), (620, 480), (1300, 700)])
def test_no_card_of_the_catalogue_is_squeezed(qtbot: QtBot, size: tuple[int, int]) -> None:
    holder = QStackedWidget()
    qtbot.addWidget(holder)
    view = PapierView(tuple(KEUZEN.values()))
    holder.addWidget(QWidget())
    holder.addWidget(view)
    holder.resize(*size)
    holder.show()
    qtbot.waitExposed(holder)
    holder.setCurrentIndex(1)

    cards = view.catalogus.findChildren(PapierKaart)
    assert len(cards) == len(KEUZEN)
    qtbot.waitUntil(lambda: all(card.isVisible() for card in cards), timeout=2000)
    assert [c.keus.code for c in cards if c.height() < c.minimumSizeHint().height()] == []
    page = view.catalogus.widget()
    assert page is not None
    assert page.width() <= view.catalogus.viewport().width()
