"""The small form above a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld


def test_on_a_low_screen_the_lists_give_way_and_never_a_field(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    paneel = Paneel(lambda: date(2026, 6, 15), page)
    lijst = LijnenLijst("Punten", page)
    lijst.show_lijnen([Lijn(str(nr), f"punt {nr}") for nr in range(20)])
    column.addWidget(paneel)
    column.addWidget(lijst, 1)
    page.resize(800, 300)
    page.show()
    paneel.ask("Toch doorgaan?", (Veld("reden", "Waarom", breed=True),))
    paneel.show_effect("Nog open:", [Lijn(str(nr), f"punt {nr}") for nr in range(20)])
    form = paneel.form
    assert form is not None
    edit = form.vakken["reden"].edit
    qtbot.wait(50)
    assert edit.height() >= edit.sizeHint().height()
