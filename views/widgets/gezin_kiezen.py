"""Choosing gezinnen: the search box that waits for the last key, and the list with boxes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries.rows import GezinRow
from resources.i18n import _, ngettext
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst

WAIT_MS = 120
"""After the last key in the search box, in milliseconds."""


class GezinZoek(QLineEdit):
    """A search on name or number. Wishes: `searched` with the words, `entered` to go to the list."""

    searched = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Zoek op naam of nummer"))
        self.setAccessibleName(_("Zoek een gezin"))
        self.setMaxLength(80)
        self.setClearButtonEnabled(True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._search)
        self.textChanged.connect(self._wait.start)
        self.returnPressed.connect(self._enter)

    def _search(self) -> None:
        self.searched.emit(self.text().strip())

    def _enter(self) -> None:
        self._wait.stop()
        self._search()
        self.entered.emit()


class GezinKeuzelijst(LijnenLijst):
    """Gezinnen with a box each; opening a line ticks it or takes the tick away. Wish: `ticked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Gezinnen om te kiezen"), parent)
        self.opened.connect(self._toggled)

    def _toggled(self, uid: str) -> None:
        row = self.lijnen_model.row_of(uid)
        if row >= 0 and (vink := self.lijnen_model.lijnen[row].vink) is not None:
            self.ticked.emit(uid, not vink)


def gezin_lijn(row: GezinRow, *, on: bool, kaart: str) -> Lijn:
    """A gezin as a line with a box."""
    personen = ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen)
    return Lijn(row.uid, row.naam, kaart=kaart, onder=f"{row.nummer} · {personen}", vink=on)
