"""The tab *Gezin*: people with their fields, who stands beside them, dwelling, plans, dates, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from resources.i18n import _
from views.dossier.velden_gezin import dossier_velden, persoon_velden
from views.widgets.labels import heading_label, text_label
from views.widgets.lijn import Lijn
from views.widgets.vaste_lijst import VasteLijst
from views.widgets.velden import VeldenForm, Waarde

NARROW = 640
"""Below this width the form stands under the list of people."""


class GezinView(QScrollArea):
    """One page that scrolls. Built when it is first looked at: it holds some sixty controls."""

    persoon_wished = Signal(str)
    persoon_edited = Signal(str, object)
    dossier_edited = Signal(str, object)
    typed = Signal()
    knop_pressed = Signal(str, str)
    erbij_wished = Signal()
    weg_wished = Signal()
    pauze_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self.built = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Gezin"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def build(self) -> None:
        """Make the controls, once."""
        if self.built:
            return
        self.built = True
        page = QWidget(self)
        page.setObjectName("pagina")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(12)
        column.addWidget(self._people(page))  # made from top to bottom: that is the order of Tab
        self.ontbreekt = VasteLijst(_("Ontbreekt nog"), page)
        self.betrokkenen = VasteLijst(_("Wie staat erbij"), page)
        self.adressen = VasteLijst(_("Woning en adres"), page)
        column.addWidget(self.ontbreekt)
        column.addWidget(self.betrokkenen)
        column.addWidget(self.adressen)
        column.addWidget(self._household(page))
        self.datums = VasteLijst(_("Datums"), page)
        column.addWidget(self.datums)
        column.addStretch(1)
        for lijst in (self.ontbreekt, self.betrokkenen, self.adressen, self.datums):
            lijst.knop_pressed.connect(self.knop_pressed)
            lijst.opened.connect(self._line_opened)
        self.setWidget(page)

    def _people(self, page: QWidget) -> QFrame:
        card = _card(page)
        self.personen = VasteLijst(_("Personen"), card)
        self.personen.tekenaar.toon_keuze = True
        self.personen.opened.connect(self.persoon_wished)
        self.personen.selectionModel().currentChanged.connect(self._person_changed)
        self.erbij = QPushButton(_("Iemand erbij"), card)
        self.erbij.clicked.connect(self.erbij_wished)
        self.wie = text_label("", card)
        self.wie.setProperty("strong", True)
        self.wie.setWordWrap(True)
        self.weg = QPushButton(_("Gaat weg uit het gezin"), card)
        self.weg.clicked.connect(self.weg_wished)
        self.persoon = VeldenForm(persoon_velden(), self._vandaag, kolommen=3, parent=card)
        self.persoon.edited.connect(self.persoon_edited)
        self.persoon.typed.connect(self.typed)
        left = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(heading_label(_("Personen"), card, level=2), 1)
        head.addWidget(self.erbij)
        left.addLayout(head)
        left.addWidget(self.personen)
        left.addStretch(1)
        right = QVBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self.wie, 1)
        top.addWidget(self.weg)
        right.addLayout(top)
        right.addWidget(self.persoon)
        right.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._sides.setContentsMargins(14, 12, 14, 14)
        self._sides.setSpacing(20)
        self._sides.addLayout(left, 2)
        self._sides.addLayout(right, 5)
        return card

    def _household(self, page: QWidget) -> QFrame:
        card = _card(page)
        self.dossier = VeldenForm(dossier_velden(), self._vandaag, kolommen=4, parent=card)
        self.dossier.edited.connect(self.dossier_edited)
        self.dossier.typed.connect(self.typed)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 14)
        column.addWidget(self.dossier)
        return card

    # --- in ---

    def show_personen(self, lijnen: Sequence[Lijn], chosen: str) -> None:
        """Show the people, with the chosen one in front."""
        self.personen.show_lijnen(lijnen)
        if chosen and self.personen.current_key() != chosen:
            blocked = self.personen.selectionModel().blockSignals(True)
            self.personen.focus_key(chosen)
            self.personen.selectionModel().blockSignals(blocked)
            self.personen.viewport().update()

    def show_persoon(self, titel: str, values: Mapping[str, Waarde], *, fresh: bool) -> None:
        """Show the fields of the chosen person; `fresh` = another one, so nothing half typed is kept here."""
        self.wie.setText(titel)
        self.persoon.setEnabled(bool(values))
        self.weg.setEnabled(bool(values))
        if fresh:
            self.persoon.clear_problems()
            self.persoon.reset(values)
        else:
            self.persoon.show_values(values)

    def show_dossier(self, values: Mapping[str, Waarde]) -> None:
        """Show the fields of the household."""
        self.dossier.show_values(values)

    def show_readonly(self, *, on: bool) -> None:
        """Let the fields be read only: the role of who looks may not change them."""
        self.persoon.set_read_only(on=on)
        self.dossier.set_read_only(on=on)
        self.erbij.setVisible(not on)
        self.weg.setVisible(not on)

    def show_choices(self, code: str, keuzes: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a field of the household."""
        self.dossier.vakken[code].set_choices(keuzes)

    def show_lists(
        self,
        ontbreekt: Sequence[Lijn],
        betrokkenen: Sequence[Lijn],
        adressen: Sequence[Lijn],
        datums: Sequence[Lijn],
    ) -> None:
        """Show the four lists."""
        for lijst, lijnen in (
            (self.ontbreekt, ontbreekt),
            (self.betrokkenen, betrokkenen),
            (self.adressen, adressen),
            (self.datums, datums),
        ):
            lijst.setVisible(bool(lijnen))
            lijst.show_lijnen(lijnen)

    def show_problem(self, form: str, veld: str, text: str) -> bool:
        """Say a problem beside a field of `persoon` or `dossier`."""
        return (self.persoon if form == "persoon" else self.dossier).show_problem(veld, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where it fits, under each other where it does not."""
        super().resizeEvent(event)
        if self.built:
            wide = self.viewport().width() >= NARROW
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._sides.setDirection(direction)

    # --- out ---

    def _person_changed(self) -> None:
        key = self.personen.current_key()
        if key:
            self.persoon_wished.emit(key)

    def _line_opened(self, key: str) -> None:
        self.knop_pressed.emit(key, "open")

    def where(self) -> QPoint:
        """A point of the screen for a popup."""
        return self.mapToGlobal(QPoint(40, 40))


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("card", True)
    return card
