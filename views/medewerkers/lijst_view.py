"""The part *Medewerkers* of Beheer: the team, a small form in place, and the page to hand over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from resources.i18n import _
from views.medewerkers.overdracht_view import OverdrachtView
from views.medewerkers.startzin_kaart import StartzinKaart
from views.widgets.filters import FlowLayout
from views.widgets.labels import heading_label, muted_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel


class MedewerkersView(QWidget):
    """Wishes carry the uid of the medewerker."""

    pressed = Signal(str)
    """A button of the head: its code."""
    menu_wished = Signal(str)
    menu_chosen = Signal(str, str)
    asked = Signal(dict)
    ook_vertrokken = Signal(bool)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = QPoint()
        self.uitleg = muted_label("", self, wrap=True)
        self.vink = QCheckBox(_("Ook wie vertrokken is"), self)
        self.vink.toggled.connect(self.ook_vertrokken)
        self._knoppen = QWidget(self)
        self._rij = FlowLayout(self._knoppen)
        self.knoppen: dict[str, QPushButton] = {}
        self.paneel = Paneel(vandaag, self)
        self.paneel.saved.connect(self.asked)
        self.paneel.asking.connect(self._make_room)
        self.paneel.cancelled.connect(self._room_back)
        self.startzin = StartzinKaart(self)
        self.lijst = LijnenLijst(_("Medewerkers"), self)
        self.lijst.setMinimumHeight(1)
        self.lijst.opened.connect(self._opened)
        self.lijst.menu_wished.connect(self._menu)
        self.lijst.link_wished.connect(self._menu)
        self.overdracht = OverdrachtView(vandaag, self)
        team = QWidget(self)
        column = QVBoxLayout(team)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading_label(_("Medewerkers"), self, level=2))
        for widget in (self.uitleg, self._knoppen, self.startzin, self.paneel):
            column.addWidget(widget)
        column.addWidget(self.lijst, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(team)
        self.stack.addWidget(self.overdracht)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.lijst)

    # --- in ---

    def show_head(self, uitleg: str, knoppen: Sequence[tuple[str, str]]) -> None:
        """Show what this is, and the buttons (code, words) of this role."""
        self.uitleg.setText(uitleg)
        for code, words in knoppen:
            if code not in self.knoppen:
                knop = QPushButton(words, self._knoppen)
                knop.setProperty("code", code)
                knop.clicked.connect(self._pressed)
                self.knoppen[code] = knop
                self._rij.addWidget(knop)
        self._rij.addWidget(self.vink)

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the team."""
        self.lijst.show_lijnen(lijnen)

    def show_menu(self, sleutel: str, items: Sequence[tuple[str, str]]) -> None:
        """Open what can be done with somebody; an item without words is a divider."""
        menu = QMenu(self)
        for code, words in items:
            if not words:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setData((sleutel, code))
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._where)

    def show_team(self) -> None:
        """Show the list."""
        self.stack.setCurrentIndex(0)

    def show_overdracht(self) -> None:
        """Show the page to hand over or to let somebody leave."""
        self.stack.setCurrentIndex(1)

    # --- inside ---

    def _pressed(self) -> None:
        self.pressed.emit(str(self.sender().property("code")))

    def _opened(self, sleutel: str) -> None:
        place = self.lijst.rect_of(sleutel, "menu")
        self._menu(sleutel, self.lijst.viewport().mapToGlobal(place.bottomLeft()))

    def _menu(self, sleutel: str, where: QPoint) -> None:
        self._where = where
        self.menu_wished.emit(sleutel)

    def _chosen(self, action: QAction) -> None:
        sleutel, code = action.data()
        self.menu_chosen.emit(sleutel, code)

    def _make_room(self) -> None:
        self.uitleg.hide()
        self._knoppen.hide()

    def _room_back(self) -> None:
        self.uitleg.show()
        self._knoppen.show()
        self.lijst.setFocus()
