"""The small form above a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld, Veldsoort


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


def test_tab_goes_from_field_to_field_to_the_buttons_and_then_to_the_list(qtbot: QtBot) -> None:
    """ui.md: the keyboard alone does everything, in the order in which one reads."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before = QPushButton("ervoor", page)
    paneel = Paneel(lambda: date(2026, 6, 15), page)
    after = QPushButton("erna", page)
    for widget in (before, paneel, after):
        column.addWidget(widget)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    kinds = (Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.TEKST, Veldsoort.VINK, Veldsoort.LANG)
    for _again in range(2):  # the fields of another question too
        velden = tuple(
            Veld(kind.value, kind.value, kind, (("a", "a"),) if kind is Veldsoort.KEUZE else ())
            for kind in kinds
        )
        paneel.ask("Vraag", velden)
        form = paneel.form
        assert form is not None
        wanted = [form.vakken[kind.value].edit for kind in kinds]
        seen = []
        for _step in range(len(kinds) + 3):
            seen.append(page.focusWidget())
            qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert seen == [*wanted, paneel.save, paneel.cancel, after]
        wanted[0].setFocus()
        qtbot.keyClick(wanted[0], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert page.focusWidget() is before
        paneel.close_panel()
