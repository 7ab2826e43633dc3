"""A part of a screen as most are: what it is, its buttons, a small form in place, and a list of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from views.widgets.filters import FlowLayout
from views.widgets.labels import heading_label, muted_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel

WAIT_MS = 150
"""After the last key, before it is searched."""


class LijstDeel(QWidget):
    """Wishes: a button of the head, a line opened, a button or box of a line, the form saved or put away.

    With `add_zoek` also `searched`, a moment after the last key.
    """

    pressed = Signal(str)
    opened = Signal(str)
    knop_pressed = Signal(str, str)
    ticked = Signal(str, bool)
    asked = Signal(dict)
    cancelled = Signal()
    searched = Signal(str)

    def __init__(self, naam: str, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label("", self, level=2)
        self.uitleg = muted_label("", self, wrap=True)
        self._balk = QWidget(self)
        self._rij = FlowLayout(self._balk)
        self.knoppen: dict[str, QPushButton] = {}
        self.zoek = QLineEdit(self)
        self.zoek.setMaxLength(80)
        self.zoek.setClearButtonEnabled(True)
        self.zoek.hide()
        self._zoekt = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._search)
        self.zoek.textChanged.connect(self._wait.start)
        self.zoek.returnPressed.connect(self._to_list)
        self.paneel = Paneel(vandaag, self)
        self.lijst = LijnenLijst(naam, self)
        self.lijst.setMinimumHeight(1)  # on a low screen the form goes before the list
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.titel)
        column.addWidget(self.uitleg)
        column.addWidget(self._balk)
        column.addWidget(self.zoek)
        column.addWidget(self.paneel)
        column.addWidget(self.lijst, 1)
        self.lijst.opened.connect(self.opened)
        self.lijst.knop_pressed.connect(self.knop_pressed)
        self.lijst.ticked.connect(self.ticked)
        self.paneel.saved.connect(self.asked)
        self.paneel.asking.connect(self._make_room)
        self.paneel.cancelled.connect(self._back)
        self.setFocusProxy(self.lijst)

    # --- in ---

    def show_head(
        self, titel: str, uitleg: str, knoppen: Sequence[tuple[str, str]] = (), *, eerste: str = ""
    ) -> None:
        """Show what this is and its buttons (code, words); `eerste` = the code of the primary one."""
        self.titel.setText(titel)
        self.titel.setVisible(bool(titel))
        self.uitleg.setText(uitleg)
        self.uitleg.setVisible(bool(uitleg) and not self.paneel.isVisible())
        wanted = dict(knoppen)
        if list(wanted.items()) == [(code, knop.text()) for code, knop in self.knoppen.items()]:
            return
        for knop in self.knoppen.values():
            self._rij.removeWidget(knop)
            knop.hide()
            knop.deleteLater()
        self.knoppen = {}
        for code, words in wanted.items():
            knop = QPushButton(words, self._balk)
            knop.setProperty("code", code)
            knop.setProperty("primary", code == eerste)
            knop.clicked.connect(self._pressed)
            self.knoppen[code] = knop
            self._rij.addWidget(knop)
            knop.show()
        self._balk.setVisible(bool(wanted) and not self.paneel.isVisible())
        self._balk.updateGeometry()

    def add_zoek(self, hint: str, naam: str) -> None:
        """Let the list be searched; `hint` stands in the empty field, `naam` is what it is called."""
        self._zoekt = True
        self.zoek.setPlaceholderText(hint)
        self.zoek.setAccessibleName(naam)
        self.zoek.show()

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the lines."""
        self.lijst.show_lijnen(lijnen)

    def enable(self, code: str, *, on: bool) -> None:
        """Let a button of the head be pressed, or not."""
        if code in self.knoppen:
            self.knoppen[code].setEnabled(on)

    # --- inside ---

    def _pressed(self) -> None:
        self.pressed.emit(str(self.sender().property("code")))

    def _search(self) -> None:
        self.searched.emit(self.zoek.text().strip())

    def _to_list(self) -> None:
        """Enter: search now, and on to what is found."""
        self._wait.stop()
        self._search()
        self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        self.uitleg.hide()
        self._balk.hide()
        self.zoek.hide()

    def _back(self) -> None:
        self.uitleg.setVisible(bool(self.uitleg.text()))
        self._balk.setVisible(bool(self.knoppen))
        self.zoek.setVisible(self._zoekt)
        self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancelled.emit()
