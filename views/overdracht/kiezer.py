"""Choosing gezinnen: a search, a list with boxes, and how many are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries.rows import GezinRow
from resources.i18n import _, ngettext
from views.widgets.labels import heading_label, muted_label
from views.widgets.lijn import Lijn, Soort
from views.widgets.lijnenlijst import LijnenLijst

WAIT_MS = 120
"""After the last key in the search box."""


class GezinKiezer(QWidget):
    """Wishes: `searched` with the words, `ticked` with a gezin and whether it is wanted."""

    searched = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kop = heading_label(_("Gezinnen"), self, level=2)
        self.aantal = muted_label("", self)
        self.zoek = QLineEdit(self)
        self.zoek.setPlaceholderText(_("Zoek op naam of nummer"))
        self.zoek.setAccessibleName(_("Zoek een gezin"))
        self.zoek.setMaxLength(80)
        self.zoek.setClearButtonEnabled(True)
        self.lijst = LijnenLijst(_("Gezinnen om te kiezen"), self)
        self.lijst.ticked.connect(self.ticked)
        self.lijst.opened.connect(self._toggled)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._search)
        self.zoek.textChanged.connect(self._wait.start)
        self.zoek.returnPressed.connect(self._to_list)
        head = QHBoxLayout()
        head.addWidget(self.kop)
        head.addWidget(self.aantal, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.zoek)
        column.addWidget(self.lijst, 1)
        self.setFocusProxy(self.zoek)

    def show_gezinnen(self, gekozen: Sequence[GezinRow], rijen: Sequence[GezinRow], totaal: int) -> None:
        """Show the gezinnen that fit the search, and above them the chosen ones that do not."""
        chosen = {row.uid for row in gekozen}
        here = {row.uid for row in rijen}
        lines = [_line(row, on=True, kaart="gekozen") for row in gekozen if row.uid not in here]
        lines += [_line(row, on=row.uid in chosen, kaart="rest") for row in rijen]
        more = totaal - len(rijen)
        if more > 0:
            words = _("en nog {n}: zoek op naam").format(n=more)
            lines.append(Lijn("meer", words, kaart="rest", soort=Soort.TEKST))
        elif not lines:
            words = _("Geen gezin met deze naam.") if self.zoek.text().strip() else _("Er is nog geen gezin.")
            lines.append(Lijn("geen", words, kaart="rest", soort=Soort.TEKST))
        self.lijst.show_lijnen(lines)
        n = len(gekozen)
        self.aantal.setText(ngettext("{n} gekozen", "{n} gekozen", n).format(n=n))

    def _search(self) -> None:
        self.searched.emit(self.zoek.text().strip())

    def _to_list(self) -> None:
        self._wait.stop()
        self._search()
        self.lijst.setFocus()

    def _toggled(self, uid: str) -> None:
        row = self.lijst.lijnen_model.row_of(uid)
        if row >= 0 and (vink := self.lijst.lijnen_model.lijnen[row].vink) is not None:
            self.ticked.emit(uid, not vink)


def _line(row: GezinRow, *, on: bool, kaart: str) -> Lijn:
    people = ngettext("{n} persoon", "{n} personen", row.personen).format(n=row.personen)
    return Lijn(row.uid, row.naam, kaart=kaart, onder=f"{row.nummer} · {people}", vink=on)
