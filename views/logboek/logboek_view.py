"""The part Logboek of Beheer: filters, entries, what an entry changed, and what can be done with it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.queries.rows_logboek import LogPage
from resources.i18n import _, ngettext
from views.logboek.logboek_model import WAAROVER, WAT, WIE, LogboekModel
from views.widgets.filters import Filters
from views.widgets.labels import ElideLabel, heading_label, muted_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.rijentabel import RijenTabel

WIDTHS = (48, 112, 108, 0, 118)
"""Widths in characters' terms at 10 pt; 0 = what is left."""
DETAIL = 176
"""Most height of what an entry changed."""


class RegelTabel(RijenTabel):
    """Entries; Enter or a click opens one, Tab leaves the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Regels van het logboek"), parent, row=32, air=14)
        self.clicked.connect(self.open_row)
        self.setMinimumHeight(90)

    def fit(self) -> None:
        """Set the widths for the room there is."""
        if self.model() is None:
            return
        scale = self.scale()
        room = self.viewport().width()
        widths = [int(width * scale) for width in WIDTHS]
        for column in (WAAROVER, WIE):  # they give way before the words do
            short = 130 * scale - (room - sum(widths))
            widths[column] -= int(min(max(short, 0), widths[column] * 0.45))
        widths[WAT] = max(room - sum(widths), 60)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)


class DetailKaart(QFrame):
    """What one entry changed. Wishes: `closed`, `dossier_wished`."""

    closed = Signal()
    dossier_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.titel = ElideLabel("", self)
        self.titel.setProperty("strong", True)
        self.onder = muted_label("", self, wrap=True)
        self.lijst = LijnenLijst(_("Wat deze regel veranderde"), self)
        self.naar = QPushButton(_("Naar het gezin"), self)
        self.dicht = QPushButton(_("Sluiten"), self)
        self.naar.clicked.connect(self.dossier_wished)
        self.dicht.clicked.connect(self.close_card)
        top = QHBoxLayout()
        top.addWidget(self.titel, 1)
        top.addWidget(self.naar)
        top.addWidget(self.dicht)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.onder)
        column.addWidget(self.lijst)
        self.hide()

    def show_entry(self, titel: str, onder: str, lijnen: Sequence[Lijn], *, dossier: bool) -> None:
        """Show an entry and what it changed."""
        self.setAccessibleName(titel)
        self.titel.setText(titel)
        self.onder.setText(onder)
        self.naar.setVisible(dossier)
        self.lijst.setVisible(bool(lijnen))
        self.lijst.show_lijnen(lijnen)
        self.show()
        self.lijst.setMinimumHeight(min(self.lijst.content_height(), 64))
        self.lijst.setMaximumHeight(min(self.lijst.content_height() + 2, DETAIL))

    def close_card(self) -> None:
        """Put it away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)


class LogboekView(QWidget):
    """Wishes: filters, an entry opened, more entries, and the four buttons by their code."""

    filtered = Signal(dict)
    opened = Signal(int)
    more_wished = Signal(int)
    pressed = Signal(str)
    asked = Signal(dict)
    dossier_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LogboekModel(vandaag, self)
        self.titel = heading_label(_("Logboek"), self, level=2)
        self.stand = muted_label("", self, wrap=True)
        self.probleem = text_label("", self, wrap=True)
        self.probleem.setProperty("problem", True)
        self.probleem.hide()
        self.filters = Filters(_("Welke regels"), self)
        self.filters.add_choice("wie", _("Wie"), [("", _("Iedereen"))])
        self.filters.add_choice("soort", _("Wat"), [("", _("Alles"))])
        self.filters.add_text("dossier", _("Dossiernummer"), _("Dossiernummer"))
        self.filters.add_day("van", _("Vanaf"), vandaag)
        self.filters.add_day("tot", _("Tot en met"), vandaag)
        self.filters.changed.connect(self.filtered)
        self.filterfout = text_label("", self, wrap=True)
        self.filterfout.setProperty("problem", True)
        self.filterfout.hide()
        self.aantal = muted_label("", self)
        self.knoppen: dict[str, QPushButton] = {}
        self.paneel = Paneel(vandaag, self)
        self.tabel = RegelTabel(self)
        self.tabel.setModel(self.model)
        self.detail = DetailKaart(self)
        self.leeg = LeegView("", "", "", self)
        self.leeg.hide()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for code, words in (
            ("nakijken", _("Nakijken")),
            ("blad", _("Nakijken met een blad …")),
            ("logboekblad", _("Logboekblad …")),
            ("lijst", _("Opslaan als lijst …")),
        ):
            knop = QPushButton(words, self)
            knop.setProperty("code", code)
            knop.clicked.connect(self._pressed)
            self.knoppen[code] = knop
            bar.addWidget(knop)
        self.knoppen["nakijken"].setProperty("primary", True)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.titel)
        column.addWidget(self.stand)
        column.addWidget(self.probleem)
        column.addLayout(bar)
        column.addWidget(self.paneel)
        column.addWidget(self.filters)
        column.addWidget(self.filterfout)
        column.addWidget(self.tabel, 1)
        column.addWidget(self.leeg, 1)
        column.addWidget(self.aantal)
        column.addWidget(self.detail)

    def _wire(self) -> None:
        self.tabel.opened.connect(self.opened)
        self.model.more_wished.connect(self.more_wished, Qt.ConnectionType.QueuedConnection)
        self.paneel.saved.connect(self.asked)
        self.detail.dossier_wished.connect(self.dossier_wished)
        self.detail.closed.connect(self._back)
        self.paneel.cancelled.connect(self._back)

    # --- in ---

    def show_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a filter."""
        self.filters.set_choices(code, items)

    def show_page(self, page: LogPage, *, fresh: bool) -> None:
        """Show a page of entries."""
        self.model.show_page(page, fresh=fresh)
        count = self.model.rowCount()
        words = ngettext("{n} regel", "{n} regels", count).format(n=count)
        self.aantal.setText(_("{n} en meer, de nieuwste eerst").format(n=words) if self.model.more else words)
        self.tabel.setVisible(bool(count))
        self.leeg.setVisible(not count)
        self.tabel.fit()
        if fresh:
            self.detail.hide()
            self.tabel.scrollToTop()

    def keep_in_sight(self) -> None:
        """The chosen entry stays in sight where the table became lower."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        self.tabel.scrollTo(self.tabel.currentIndex())

    def show_empty(self, titel: str, uitleg: str) -> None:
        """Say why nothing stands here."""
        self.leeg.show_text(titel, uitleg)

    def show_filter_problem(self, tekst: str) -> None:
        """Say what is wrong with a filter; empty = nothing."""
        self.filterfout.setText(tekst)
        self.filterfout.setVisible(bool(tekst))

    def show_state(self, tekst: str, *, fout: bool) -> None:
        """Say when the logboek was read through; what was wrong stands in the colour of a problem."""
        self.stand.setText("" if fout else tekst)
        self.stand.setVisible(not fout)
        self.probleem.setText(f"!  {tekst}" if fout else "")
        self.probleem.setVisible(fout)

    def show_busy(self, *, on: bool) -> None:
        """While something runs the buttons wait."""
        for knop in self.knoppen.values():
            knop.setEnabled(not on)

    # --- out ---

    def _pressed(self) -> None:
        self.pressed.emit(str(self.sender().property("code")))

    def _back(self) -> None:
        self.tabel.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Another font: the columns fit anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.tabel.fit()
