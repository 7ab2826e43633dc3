"""Choosing gezinnen: a search, a list with boxes, and how many are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.rows import GezinRow
from resources.i18n import _, ngettext
from views.widgets.gezin_kiezen import GezinKeuzelijst, GezinZoek, gezin_lijn
from views.widgets.labels import heading_label, muted_label
from views.widgets.lijn import Lijn, Soort


class GezinKiezer(QWidget):
    """Wishes: `searched` with the words, `ticked` with a gezin and whether it is wanted."""

    searched = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kop = heading_label(_("Gezinnen"), self, level=2)
        self.aantal = muted_label("", self)
        self.zoek = GezinZoek(self)
        self.lijst = GezinKeuzelijst(self)
        self.lijst.ticked.connect(self.ticked)
        self.zoek.searched.connect(self.searched)
        self.zoek.entered.connect(self.lijst.setFocus)
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
        lines = [gezin_lijn(row, on=True, kaart="gekozen") for row in gekozen if row.uid not in here]
        lines += [gezin_lijn(row, on=row.uid in chosen, kaart="rest") for row in rijen]
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
