"""Everything inside the opened kluis: rail, search box, remark, message bar, screen and foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.actions import ACTIES
from views.widgets.labels import text_label
from views.widgets.meldingen import MeldingBalk
from views.widgets.rail import Rail
from views.widgets.statusregel import StatusRegel
from views.widgets.zoekvak import ZoekVak


class Shell(QWidget):
    """Everything inside the opened kluis. Says which action is wished by its id."""

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scherm")
        self.rail = Rail(self)
        self.zoek = ZoekVak(self)
        self.meldingen = MeldingBalk(self)
        self.strook = text_label("", self, wrap=True)
        self.strook.setContentsMargins(12, 6, 12, 6)
        self._band = QWidget(self)
        self._band.setObjectName("strook")
        self._band.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.strook_knop = QPushButton(_("Reservekopie terugzetten"), self._band)
        band = QHBoxLayout(self._band)
        band.setContentsMargins(0, 4, 6, 4)
        band.addWidget(self.strook, 1)
        band.addWidget(self.strook_knop)
        self._band.hide()
        self.stapel = QStackedWidget(self)
        self.status = StatusRegel(self)
        top = QVBoxLayout()
        top.setContentsMargins(20, 12, 20, 0)
        top.setSpacing(8)
        top.addWidget(self.zoek)
        top.addWidget(self._band)
        top.addWidget(self.meldingen)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(top)
        right.addWidget(self.stapel, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._letters: list[QShortcut] = []
        for actie in ACTIES.values():
            self._shortcut(actie.toets, actie.id)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)

    def add_letter(self, toets: str, screen: str) -> None:
        """Let a letter open a screen wherever no text is typed and nothing is chosen by its first letters."""
        self._letters.append(self._shortcut(toets, f"scherm:{screen}"))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """In a list of choices a letter looks for a choice; text fields keep their letters by themselves."""
        for letter in self._letters:
            letter.setEnabled(not isinstance(now, QComboBox))

    def show_strook(self, tekst: str, *, knop: bool = False) -> None:
        """Show a lasting remark under the search box, with or without the offer of a backup; empty = none."""
        self.strook.setText(tekst)
        self.strook_knop.setVisible(knop)
        self._band.setVisible(bool(tekst))

    def _shortcut(self, toets: str, wish: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(toets), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setObjectName(wish)
        shortcut.activated.connect(self._activated)
        return shortcut

    def _activated(self) -> None:
        wish = self.sender().objectName()
        if wish == "ongedaan" and isinstance(QApplication.focusWidget(), QPlainTextEdit):
            return
        self.wished.emit(wish)
