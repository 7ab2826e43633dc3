"""The panel beside the list where one chooses its columns: ticks, up and down; it shows at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.gezinnen.kolommen import NAAM, Kolom, all_columns
from views.widgets.labels import muted_label, text_label

BREED = 272


class KolommenLijst(QListWidget):
    """Space ticks, Alt with an arrow moves."""

    move_wished = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_wished.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class KolommenPaneel(QFrame):
    """Wishes: `chosen` with the codes in their order, `gewoon_wished`, and `closed`."""

    chosen = Signal(tuple)
    gewoon_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(_("Kolommen"))
        self.setFixedWidth(BREED)
        titel = text_label(_("Kolommen"), self)
        titel.setProperty("strong", True)
        self.uitleg = muted_label("", self, wrap=True)
        self.lijst = KolommenLijst(self)
        self.lijst.setAccessibleName(_("Welke kolommen"))
        self.lijst.setMinimumHeight(60)
        self.lijst.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.itemChanged.connect(self._ticked)
        self.lijst.currentRowChanged.connect(self._current)
        self.lijst.move_wished.connect(self._move)
        self.omhoog = QPushButton(_("Omhoog"), self)
        self.omhoog.setToolTip(_("Eerder in de lijst (Alt+pijl omhoog)"))
        self.omhoog.clicked.connect(self._up)
        self.omlaag = QPushButton(_("Omlaag"), self)
        self.omlaag.setToolTip(_("Later in de lijst (Alt+pijl omlaag)"))
        self.omlaag.clicked.connect(self._down)
        self.gewoon = QPushButton(_("Terug naar gewoon"), self)
        self.gewoon.clicked.connect(self.gewoon_wished)
        self.klaar = QPushButton(_("Klaar"), self)
        self.klaar.clicked.connect(self.close_panel)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        moves.addWidget(self.omhoog, 1)
        moves.addWidget(self.omlaag, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.gewoon, 1)
        ends.addWidget(self.klaar)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(titel)
        column.addWidget(self.uitleg)
        column.addWidget(self.lijst, 1)
        column.addLayout(moves)
        column.addLayout(ends)
        self.setFocusProxy(self.lijst)
        self.hide()

    # --- in ---

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show what is chosen, in its order, and after it what can be added."""
        if self.codes() == tuple(codes) and self.lijst.count():
            return
        blocked = self.lijst.blockSignals(True)
        self.lijst.clear()
        there = all_columns()
        for code in (*codes, *(other for other in there if other not in codes)):
            self.lijst.addItem(_item(there[code], on=code in codes))
        self.lijst.setCurrentRow(0)
        self.lijst.blockSignals(blocked)
        self._current(0)

    def show_list(self, naam: str) -> None:
        """Say that the columns belong to a kept list; without a name they are the own ones."""
        own = _("Zo blijft het voor jou staan, ook morgen.")
        of_list = _("Dit hoort bij de lijst {naam}. Kies Bewaarde lijsten om het te bewaren.")
        self.uitleg.setText(of_list.format(naam=naam) if naam else own)

    def open_panel(self) -> None:
        """Show it, with the focus in the list."""
        self.show()
        self.lijst.setFocus()

    def close_panel(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    # --- inside ---

    def codes(self) -> tuple[str, ...]:
        """The codes that are ticked, in their order."""
        items = (self.lijst.item(row) for row in range(self.lijst.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _ticked(self) -> None:
        self.chosen.emit(self.codes())

    def _current(self, row: int) -> None:
        self.omhoog.setEnabled(row > 0)
        self.omlaag.setEnabled(0 <= row < self.lijst.count() - 1)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.lijst.currentRow()
        if not 0 <= row + step < self.lijst.count():
            return
        before = self.codes()
        blocked = self.lijst.blockSignals(True)
        self.lijst.insertItem(row + step, self.lijst.takeItem(row))
        self.lijst.setCurrentRow(row + step)
        self.lijst.blockSignals(blocked)
        self._current(row + step)
        if self.codes() != before:
            self.chosen.emit(self.codes())


def _item(kolom: Kolom, *, on: bool) -> QListWidgetItem:
    item = QListWidgetItem(kolom.naam)
    item.setData(Qt.ItemDataRole.UserRole, kolom.code)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if kolom.code == NAAM:
        item.setToolTip(_("Staat er altijd: zonder naam weet je niet welk gezin het is."))
    else:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item
