"""The screen Beheer: parts on the left, lines on the right, a small form in place. Shows and says wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.filters import FlowLayout
from views.widgets.labels import heading_label, muted_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel


class BeheerView(QWidget):
    """Wishes: another part, a line opened, a button pressed, the form saved, other words to look for."""

    part_wished = Signal(str)
    opened = Signal(str)
    pressed = Signal(str)
    asked = Signal(dict)
    looked_for = Signal(str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delen = QListWidget(self)
        self.delen.setAccessibleName(_("Delen van Beheer"))
        self.delen.setFixedWidth(190)
        self.titel = heading_label("", self, level=2)
        self.uitleg = muted_label("", self, wrap=True)
        self.zoek = QLineEdit(self)
        self.zoek.setPlaceholderText(_("Zoek in deze lijst"))
        self.zoek.setAccessibleName(_("Zoek in deze lijst"))
        self.zoek.setClearButtonEnabled(True)
        self.zoek.setMaximumWidth(260)
        self.paneel = Paneel(vandaag, self)
        self.lijst = LijnenLijst(_("Beheer"), self)
        self._knoppen = QWidget(self)
        self._rij = FlowLayout(self._knoppen)
        self._lay_out()
        self.delen.currentItemChanged.connect(self._chosen)
        self.lijst.opened.connect(self.opened)
        self.lijst.link_wished.connect(self._link)
        self.paneel.saved.connect(self.asked)
        self.paneel.cancelled.connect(self._back)
        self.paneel.asking.connect(self._make_room)
        self.lijst.setMinimumHeight(1)  # on a low screen the form goes before the list
        self.zoek.textChanged.connect(self.looked_for)
        self.setFocusProxy(self.delen)

    def _lay_out(self) -> None:
        own = QWidget(self)
        right = QVBoxLayout(own)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.titel)
        right.addWidget(self.uitleg)
        bar = QHBoxLayout()
        bar.addWidget(self.zoek, 2)
        bar.addWidget(self._knoppen, 3)
        bar.addStretch(1)
        right.addLayout(bar)
        right.addWidget(self.paneel)
        right.addWidget(self.lijst, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.delen)
        self.rechts = QStackedWidget(self)
        self.rechts.addWidget(own)
        row.addWidget(self.rechts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 8)
        column.setSpacing(8)
        column.addWidget(heading_label(_("Beheer"), self))
        column.addLayout(row, 1)

    # --- in ---

    def show_parts(self, delen: Sequence[tuple[str, str]], current: str) -> None:
        """Show the parts (code, words)."""
        self.delen.blockSignals(True)
        self.delen.clear()
        for code, words in delen:
            item = QListWidgetItem(words, self.delen)
            item.setData(Qt.ItemDataRole.UserRole, code)
            if code == current:
                self.delen.setCurrentItem(item)
        self.delen.blockSignals(False)

    def show_own(self) -> None:
        """Show the lines and the form of this screen itself."""
        self.rechts.setCurrentIndex(0)

    def show_widget(self, widget: QWidget) -> None:
        """Show a part that brings its own view."""
        if self.rechts.indexOf(widget) < 0:
            self.rechts.addWidget(widget)
        self.rechts.setCurrentWidget(widget)

    def show_part(self, titel: str, uitleg: str, knoppen: Sequence[tuple[str, str]], *, zoeken: bool) -> None:
        """Show the head of a part: its words, its buttons (code, words), and a field to look for words."""
        self.titel.setText(titel)
        self.uitleg.setText(uitleg)
        self.lijst.setAccessibleName(titel)
        self.zoek.setVisible(zoeken)
        while (item := self._rij.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for code, words in knoppen:
            knop = QPushButton(words, self._knoppen)
            knop.setProperty("code", code)
            knop.clicked.connect(self._pressed)
            self._rij.addWidget(knop)
            knop.show()
        self._knoppen.setVisible(bool(knoppen))
        self._knoppen.updateGeometry()

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the lines of the part."""
        self.lijst.show_lijnen(lijnen)

    def clear_search(self) -> None:
        """Look for nothing."""
        self.zoek.blockSignals(True)
        self.zoek.clear()
        self.zoek.blockSignals(False)

    # --- inside ---

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.part_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _pressed(self) -> None:
        self.pressed.emit(str(self.sender().property("code")))

    def _link(self, sleutel: str, where: QPoint) -> None:
        del where
        self.opened.emit(sleutel)

    def _make_room(self) -> None:
        self.uitleg.hide()

    def _back(self) -> None:
        self.uitleg.show()
        self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
