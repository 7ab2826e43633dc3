"""The screen *Vandaag*: sections of lines; open, tick, and put off with a reason from the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel


class VandaagView(QWidget):
    """Sections in one list. Wishes carry the key of the line."""

    opened = Signal(str)
    ticked = Signal(str, bool)
    folded = Signal(str, bool)
    menu_wished = Signal(str)
    menu_chosen = Signal(str, str)
    asked = Signal(dict)
    knop_pressed = Signal(str, str)
    ochtendblad_wished = Signal()
    bal_wished = Signal()
    agenda_wished = Signal()
    spreekuur_wished = Signal()
    begin_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = QPoint()
        self.titel = heading_label(_("Vandaag"), self)
        self.dag = text_label("", self)
        self.dag.setProperty("muted", True)
        self.blad = QPushButton(_("Ochtendblad"), self)
        self.blad.setToolTip(_("Vandaag op één A4, van je eigen gezinnen"))
        self.blad.clicked.connect(self.ochtendblad_wished)
        self.spreekuur = QPushButton(_("Spreekuur"), self)
        self.spreekuur.setToolTip(_("Wie langskwam, snel genoteerd op één lijst"))
        self.spreekuur.clicked.connect(self.spreekuur_wished)
        self.agenda = QPushButton(_("Agenda"), self)
        self.agenda.setToolTip(_("Afspraken en termijnen per maand of per week"))
        self.agenda.clicked.connect(self.agenda_wished)
        self.bal = QPushButton(_("Bal bij wie"), self)
        self.bal.setToolTip(_("Per partij waar je op wacht, van alle gezinnen"))
        self.bal.clicked.connect(self.bal_wished)
        self.paneel = Paneel(vandaag, self)
        self.lijst = LijnenLijst(_("Vandaag"), self)
        self.leeg = LeegView(
            _("Hier staat elke ochtend wat er te doen is"),
            _("Wat te laat is, wat vandaag en de komende 14 dagen moet, en waar je op een ander wacht."),
            _("Nieuw gezin"),
            self,
        )
        self.leeg.begun.connect(self.begin_wished)
        self.leeg.hide()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.dag)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.spreekuur)
        top.addWidget(self.agenda)
        top.addWidget(self.bal)
        top.addWidget(self.blad)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.paneel)
        column.addWidget(self.lijst, 1)
        column.addWidget(self.leeg, 1)

    def _wire(self) -> None:
        self.lijst.opened.connect(self.opened)
        self.lijst.ticked.connect(self.ticked)
        self.lijst.folded.connect(self.folded)
        self.lijst.menu_wished.connect(self._menu)
        self.lijst.knop_pressed.connect(self.knop_pressed)
        self.paneel.saved.connect(self.asked)
        self.paneel.cancelled.connect(self.lijst.setFocus)

    def show_lijnen(self, dag: str, lijnen: Sequence[Lijn], *, leeg: bool) -> None:
        """Show the day in words and the sections; `leeg` = there is no gezin yet."""
        self.dag.setText(dag)
        self.leeg.setVisible(leeg)
        self.lijst.setVisible(not leeg)
        self.lijst.show_lijnen(lijnen)

    def show_empty(self, titel: str, uitleg: str, knop: str) -> None:
        """Say why nothing stands here, and what can be done about it; no words on the button = none."""
        self.leeg.show_text(titel, uitleg)
        self.leeg.knop.setText(knop)
        self.leeg.knop.setVisible(bool(knop))

    def show_menu(self, sleutel: str, items: Sequence[tuple[str, str]]) -> None:
        """Open the menu of a line."""
        menu = QMenu(self)
        for code, text in items:
            action = menu.addAction(text)
            action.setData((sleutel, code))
        menu.triggered.connect(self._menu_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._where)

    def page_focus(self) -> None:
        """Put the focus on the list."""
        (self.leeg if self.lijst.isHidden() else self.lijst).setFocus()

    def _menu(self, sleutel: str, where: QPoint) -> None:
        self._where = where
        self.menu_wished.emit(sleutel)

    def _menu_chosen(self, action: QAction) -> None:
        sleutel, code = action.data()
        self.menu_chosen.emit(sleutel, code)
