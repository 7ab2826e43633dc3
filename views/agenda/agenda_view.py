"""The screen *Agenda*: the grid of days left, the chosen day right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.rows_agenda import AgendaItem
from resources.i18n import _
from views.agenda.rooster import Rooster
from views.widgets.filters import Filters
from views.widgets.labels import heading_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst

BREEDTE = 300


class AgendaView(QWidget):
    """Wishes: another period, another day, open what is on it, a calendar file."""

    step_wished = Signal(int)
    today_wished = Signal()
    week_wished = Signal(bool)
    day_chosen = Signal(object)
    day_opened = Signal(object)
    moved_out = Signal(object)
    opened = Signal(str)
    knop_pressed = Signal(str, str)
    filtered = Signal(dict)
    file_wished = Signal()

    def __init__(self, vandaag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label("", self)
        self.terug = self._button("‹", _("Vorige periode (Page Up)"))
        self.verder = self._button("›", _("Volgende periode (Page Down)"))
        self.nu = self._button(_("Vandaag"), _("Naar vandaag (Home)"))
        self.maand = self._button(_("Maand"), _("Toon een maand"))
        self.week = self._button(_("Week"), _("Toon een week"))
        group = QButtonGroup(self)
        for button in (self.maand, self.week):
            button.setCheckable(True)
            group.addButton(button)
        self.maand.setChecked(True)
        self.bestand = self._button(_("Print of naar je agenda"), _("Deze periode op papier, of als bestand"))
        self.filters = Filters(_("Wiens gezinnen"), self)
        self.filters.add_switch("alle", _("Ook van collega's"))
        self.filters.changed.connect(self.filtered)
        self.rooster = Rooster(vandaag, self)
        self.lijst = LijnenLijst(_("Op deze dag"), self)
        self.lijst.setFixedWidth(BREEDTE)
        self._lay_out()
        self._wire()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.titel, 1)
        for button in (self.terug, self.nu, self.verder, self.maand, self.week, self.bestand):
            top.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.rooster, 1)
        row.addWidget(self.lijst)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addLayout(row, 1)

    def _wire(self) -> None:
        self.terug.clicked.connect(self._back)
        self.verder.clicked.connect(self._on)
        self.nu.clicked.connect(self.today_wished)
        self.maand.clicked.connect(self._month)
        self.week.clicked.connect(self._week)
        self.bestand.clicked.connect(self.file_wished)
        self.rooster.day_chosen.connect(self.day_chosen)
        self.rooster.day_opened.connect(self.day_opened)
        self.rooster.moved_out.connect(self.moved_out)
        self.lijst.opened.connect(self.opened)
        self.lijst.knop_pressed.connect(self.knop_pressed)
        for keys, do in (("PgUp", self._back), ("PgDown", self._on), ("Home", self.today_wished.emit)):
            shortcut = QShortcut(QKeySequence(keys), self.rooster)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _back(self) -> None:
        self.step_wished.emit(-1)

    def _on(self) -> None:
        self.step_wished.emit(1)

    def _month(self) -> None:
        self.week_wished.emit(False)

    def _week(self) -> None:
        self.week_wished.emit(True)

    # --- in ---

    def show_period(
        self, titel: str, weken: list[date], maand: int, items: Mapping[date, Sequence[AgendaItem]], dag: date
    ) -> None:
        """Show a month or a week, with this day chosen."""
        self.titel.setText(titel)
        (self.maand if maand else self.week).setChecked(True)
        self.rooster.dagen.show(weken, maand, items)
        self.rooster.show_day(dag)

    def show_dag(self, lijnen: Sequence[Lijn]) -> None:
        """Show what is on the chosen day."""
        self.lijst.show_lijnen(lijnen)

    def day_focus(self) -> None:
        """Go from the grid to what is on the day."""
        self.lijst.setFocus()

    def page_focus(self) -> None:
        """Put the focus on the grid."""
        self.rooster.setFocus()
