"""The two tables of a regeldag: the loketten in order, and the gezinnen with their times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.queries.rows_regeldag import AfspraakRow, LoketRow
from resources.i18n import _, ngettext
from views.regeldag.rijen import GAP, KNOP, KOLOMMEN, NAAM, NR, GezinRij, LoketRij, Rij, fix_width, order_tabs
from views.widgets.filters import FlowLayout
from views.widgets.labels import ElideLabel, heading_label, plain_tip, text_label
from views.widgets.zoekvak import Treffer, ZoekVak

TEKENEN, BURGERZAKEN = "L1", "L2"


class Kaart(QFrame):
    """A card with a heading, room for buttons beside it, and rows."""

    def __init__(self, titel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.titel = heading_label(titel, self, level=2)
        self.aantal = text_label("", self)
        self.aantal.setProperty("muted", True)
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(self.titel)
        self.top.addWidget(self.aantal, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(6)
        self.column.addLayout(self.top)
        self.kop = QWidget(self)
        self.koppen = QHBoxLayout(self.kop)
        self.koppen.setContentsMargins(0, 0, 0, 0)
        self.koppen.setSpacing(GAP)
        self.column.addWidget(self.kop)

    def head(self, words: str, breedte: int, tip: str = "") -> None:
        """Add a heading of a column; width 0 = what is left, shared."""
        label = ElideLabel(words, self.kop)
        label.setProperty("muted", True)
        if breedte:
            fix_width(label, breedte)
        if tip:
            label.setToolTip(plain_tip(tip))
        self.koppen.addWidget(label, 0 if breedte else 1)


class LokettenKaart(Kaart):
    """The loketten in the order of the day. Every wish names the loket."""

    edited = Signal(str, str, object)
    typed = Signal()
    ordered = Signal(tuple)
    """The loketten in the order that is wished; one that is missing leaves the day."""

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_("Loketten"), parent)
        self._vandaag = vandaag
        self.rijen: dict[str, LoketRij] = {}
        self._order: tuple[str, ...] = ()
        self.wissel = QPushButton("", self)
        self.wissel.clicked.connect(self._swap)
        self.erbij = QToolButton(self)
        self.erbij.setText(_("Loket erbij"))
        self.erbij.setProperty("knop", True)
        self.erbij.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.erbij.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self.erbij)
        self._menu.triggered.connect(self._add)
        self.erbij.setMenu(self._menu)
        self.top.addWidget(self.wissel)
        self.top.addWidget(self.erbij)
        self.head("", NR)
        self.head(_("Loket"), NAAM)
        for kolom in KOLOMMEN:
            self.head(kolom.naam(), kolom.breedte, kolom.voluit())
        self.koppen.addSpacing(3 * KNOP + 3 * GAP - GAP)

    def show_rows(
        self, rows: Sequence[LoketRow], contacten: Mapping[str, Sequence[str]], missen: Mapping[str, str]
    ) -> None:
        """Show the loketten; `missen` = those that are not on this day, code -> name."""
        self._order = tuple(row.loket for row in rows)
        for code in [code for code in self.rijen if code not in self._order]:
            gone = self.rijen.pop(code)
            self.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            rij = self.rijen.get(row.loket) or self._make(row)
            if self.column.indexOf(rij) != place + 2:
                self.column.removeWidget(rij)
                self.column.insertWidget(place + 2, rij)
            rij.show_row(place + 1, row, contacten.get(row.loket, ()))
            up, down, weg = rij.knoppen
            up.setEnabled(place > 0)
            down.setEnabled(place < len(rows) - 1)
            weg.setEnabled(len(rows) > 1)
        self.rijen = {code: self.rijen[code] for code in self._order}
        order_tabs(tuple(self.rijen.values()), self.erbij)
        both = TEKENEN in self._order and BURGERZAKEN in self._order
        self.wissel.setVisible(both)
        if both:
            first = self._order.index(TEKENEN) < self._order.index(BURGERZAKEN)
            self.wissel.setText(
                _("Eerst burgerzaken, dan tekenen") if first else _("Eerst tekenen, dan burgerzaken")
            )
        self._menu.clear()
        for code, naam in missen.items():
            self._menu.addAction(naam.replace("&", "&&")).setData(code)
        self.erbij.setVisible(bool(missen))
        self.kop.setVisible(bool(rows))

    def _make(self, row: LoketRow) -> LoketRij:
        rij = LoketRij(row, self._vandaag, self)
        rij.edited.connect(self.edited)
        rij.typed.connect(self.typed)
        rij.moved.connect(self._move)
        rij.removed.connect(self._remove)
        self.rijen[row.loket] = rij
        return rij

    def _move(self, code: str, step: int) -> None:
        place = self._order.index(code)
        other = place + step
        if 0 <= other < len(self._order):
            order = list(self._order)
            order[place], order[other] = order[other], order[place]
            self.ordered.emit(tuple(order))

    def _remove(self, code: str) -> None:
        left = tuple(one for one in self._order if one != code)
        if left:
            self.ordered.emit(left)

    def _add(self, action: QAction) -> None:
        self.ordered.emit((*self._order, str(action.data())))

    def _swap(self) -> None:
        swap = {TEKENEN: BURGERZAKEN, BURGERZAKEN: TEKENEN}
        self.ordered.emit(tuple(swap.get(code, code) for code in self._order))


class GezinnenKaart(Kaart):
    """The gezinnen of the day with their times, those who sign on this day, and the way to another."""

    edited = Signal(str, str, object)
    """Gezin, loket, time."""
    typed = Signal()
    added = Signal(str)
    removed = Signal(str)
    searched = Signal(str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_("Gezinnen"), parent)
        self._vandaag = vandaag
        self.rijen: dict[str, GezinRij] = {}
        self.erbij: dict[str, QPushButton] = {}
        self.zoek = ZoekVak(self)
        self.zoek.setPlaceholderText(_("Ander gezin erbij: typ een naam"))
        self.zoek.setAccessibleName(_("Ander gezin erbij"))
        self.zoek.setFixedWidth(300)
        self.zoek.asked.connect(self.searched)
        self.zoek.opened.connect(self.added)
        self.top.addWidget(self.zoek)
        self.leeg = text_label("", self, wrap=True)
        self.leeg.setProperty("muted", True)
        self.leeg.setText(
            _("Nog geen gezin. Wie op deze dag tekent, staat hier vanzelf. Of typ hierboven een naam.")
        )
        self.voorstel = QWidget(self)
        self._flow = FlowLayout(self.voorstel)
        self._flow_words = text_label(_("Tekent op deze dag:"), self.voorstel)
        self._flow.addWidget(self._flow_words)
        self.column.addWidget(self.leeg)
        self.column.addWidget(self.voorstel)

    def show_rows(
        self,
        rows: Sequence[AfspraakRow],
        voorstellen: Sequence[AfspraakRow],
        loketten: Sequence[tuple[str, str]],
    ) -> None:
        """Show the gezinnen with their times, and who could come too."""
        uids = [row.dossier_uid for row in rows]
        for uid in [uid for uid in self.rijen if uid not in uids]:
            gone = self.rijen.pop(uid)
            self.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            rij = self.rijen.get(row.dossier_uid) or self._make(row)
            if self.column.indexOf(rij) != place + 2:
                self.column.removeWidget(rij)
                self.column.insertWidget(place + 2, rij)
            rij.show_row(row, loketten)
        self.rijen = {uid: self.rijen[uid] for uid in uids}
        order_tabs(tuple(self.rijen.values()), self.zoek)
        self._heads(loketten)
        self.kop.setVisible(bool(rows))
        n = len(rows)
        self.aantal.setText(ngettext("{n} gezin", "{n} gezinnen", n).format(n=n) if n else "")
        self.leeg.setVisible(not rows and not voorstellen)
        self._proposals(voorstellen)

    def show_hits(self, tekst: str, hits: Sequence[Treffer]) -> None:
        """Show who was found."""
        self.zoek.show_hits(tekst, hits)

    def _heads(self, loketten: Sequence[tuple[str, str]]) -> None:
        while (item := self.koppen.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.head(_("Gezin"), NAAM)
        self.head(_("Is er van"), 0, _("Het gezin is er vanaf deze tijd. Leeg: de hele dag."))
        self.head(_("tot"), 0, _("Het gezin is er tot deze tijd. Leeg: de hele dag."))
        for _code, naam in loketten:
            self.head(naam, 0)
        self.koppen.addSpacing(KNOP)

    def _proposals(self, voorstellen: Sequence[AfspraakRow]) -> None:
        for button in self.erbij.values():
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()
        self.erbij = {}
        for row in voorstellen:
            button = QPushButton(_("{gezin} erbij").format(gezin=row.gezin.replace("&", "&&")), self.voorstel)
            button.setToolTip(plain_tip(f"{row.gezin} · {row.dossier_nummer}"))
            button.setMaximumWidth(320)
            button.setProperty("dossier", row.dossier_uid)
            button.clicked.connect(self._add)
            self._flow.addWidget(button)
            button.show()
            self.erbij[row.dossier_uid] = button
        self.voorstel.setVisible(bool(voorstellen))

    def _make(self, row: AfspraakRow) -> GezinRij:
        rij = GezinRij(row, self._vandaag, self)
        rij.edited.connect(self.edited)
        rij.typed.connect(self.typed)
        rij.removed.connect(self.removed)
        self.rijen[row.dossier_uid] = rij
        return rij

    def _add(self) -> None:
        self.added.emit(str(self.sender().property("dossier")))


def half_typed(rows: Mapping[str, Rij], soort: str) -> dict[str, str]:
    """What is half typed in rows, as `soort|row|field` -> text."""
    return {f"{soort}|{key}|{code}": text for key, rij in rows.items() for code, text in rij.draft().items()}
