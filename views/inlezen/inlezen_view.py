"""The screen *Lijst inlezen*: three quiet steps, one primary button each. Shows and says wishes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.labels import heading_label, muted_label, text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst

COLUMN = 196
"""Width of a column in pixels; the table scrolls sideways inside itself, the page does not."""
SAMPLE = 6
"""Rows of the list that are shown beneath the head."""


class InlezenView(QWidget):
    """Wishes: a file, the columns as chosen, a tick, taking in, saving what is wrong, one step back."""

    file_wished = Signal()
    columns_chosen = Signal(list)
    line_ticked = Signal(str, bool)
    take_wished = Signal()
    wrong_wished = Signal()
    back_wished = Signal()
    running_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(_("Lijst inlezen"), self, level=2)
        self.uitleg = muted_label("", self, wrap=True)
        self.problem = text_label("", self)
        self.problem.setProperty("problem", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.kies = QPushButton(_("Lijst kiezen …"), self)
        self.kies.setProperty("primary", True)
        self.kies.clicked.connect(self.file_wished)
        self.tabel = QTableWidget(self)
        self.verder = QPushButton(_("Nakijken"), self)
        self.verder.setProperty("primary", True)
        self.verder.clicked.connect(self._columns)
        self.lijst = LijnenLijst(_("Wat er in de lijst staat"), self)
        self.lijst.ticked.connect(self.line_ticked)
        self.lijst.opened.connect(self._turned)
        self.inlezen = QPushButton(self)
        self.inlezen.setProperty("primary", True)
        self.inlezen.clicked.connect(self.take_wished)
        self.lopend = QCheckBox(_("Deze gezinnen lopen al: wij beginnen vandaag"), self)
        self.lopend.setToolTip(_("Wat vóór vandaag had gemoeten, is dan niet te laat."))
        self.lopend.toggled.connect(self.running_chosen)
        self.fouten = QPushButton(_("Wat niet meegaat opslaan …"), self)
        self.fouten.clicked.connect(self.wrong_wished)
        self._kiezers: list[QComboBox] = []
        self._terug: list[QPushButton] = []
        self.stappen = QStackedWidget(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabel.setAccessibleName(_("Kolommen van de lijst"))
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.verticalHeader().hide()
        self.tabel.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.tabel.horizontalHeader().setDefaultSectionSize(COLUMN)
        self.stappen.addWidget(self._page((), (self.kies,)))
        self.stappen.addWidget(self._page((self.tabel,), (self.verder,), terug=True))
        self.stappen.addWidget(self._page((self.lopend, self.lijst), (self.inlezen, self.fouten), terug=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.titel)
        column.addWidget(self.uitleg)
        column.addWidget(self.problem)
        column.addWidget(self.stappen, 1)

    def _page(
        self, widgets: Sequence[QWidget], knoppen: Sequence[QPushButton], *, terug: bool = False
    ) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in widgets:
            column.addWidget(widget, 0 if isinstance(widget, QCheckBox) else 1)
        row = QHBoxLayout()
        for knop in knoppen:
            row.addWidget(knop)
        if terug:
            back = QPushButton(_("Terug"), page)
            back.clicked.connect(self.back_wished)
            self._terug.append(back)
            row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        if not widgets:
            column.addStretch(1)
        return page

    # --- in ---

    def show_start(self) -> None:
        """Ask for a list."""
        self.uitleg.setText(
            _(
                "Een lijst uit Excel (.xlsx) of een .csv: een rij per persoon of per gezin. Nodig zijn een"
                " naam en de koppeldatum. Kolommen met een BSN of over gezondheid worden nooit gelezen."
            )
        )
        self._step(0, self.kies)

    def show_columns(
        self,
        kop: Sequence[str],
        voorbeeld: Sequence[Sequence[str]],
        keuzes: Sequence[tuple[str, str]],
        gekozen: Sequence[str],
        verboden: Sequence[bool],
    ) -> None:
        """Show the head, some rows, and above each column what it is; a forbidden column cannot be chosen."""
        self.uitleg.setText(
            _("Klopt het wat elke kolom is? De volgende keer weten we het nog. Niets is nog ingelezen.")
        )
        self.tabel.clear()
        self.tabel.setColumnCount(len(kop))
        self.tabel.setRowCount(min(len(voorbeeld), SAMPLE) + 1)
        self.tabel.setHorizontalHeaderLabels([text or _("(geen kop)") for text in kop])
        self._kiezers = []
        for x, head in enumerate(kop):
            choose = QComboBox(self.tabel)
            choose.setAccessibleName(_("Kolom {naam}").format(naam=head))
            for code, words in keuzes:
                choose.addItem(words, code)
            choose.setCurrentIndex(max(0, choose.findData(gekozen[x])))
            if verboden[x]:
                choose.setCurrentIndex(0)
                choose.setEnabled(False)
                choose.setToolTip(_("Deze kolom wordt niet gelezen."))
            self.tabel.setCellWidget(0, x, choose)
            self._kiezers.append(choose)
            for y, row in enumerate(voorbeeld[:SAMPLE], start=1):
                words = "•••" if verboden[x] else row[x]
                self.tabel.setItem(y, x, QTableWidgetItem(words))
        tallest = max((choose.sizeHint().height() for choose in self._kiezers), default=0)
        self.tabel.setRowHeight(0, tallest + 10)
        self._step(1, self._kiezers[0] if self._kiezers else self.verder)

    def show_check(
        self, lijnen: Sequence[Lijn], knop: str, *, kan: bool, fouten: bool, lopend: bool | None = None
    ) -> None:
        """Show what can be taken in and what not; `lopend` whether they run already, None = not asked."""
        self.lopend.setVisible(lopend is not None)
        with QSignalBlocker(self.lopend):
            self.lopend.setChecked(bool(lopend))
        self.uitleg.setText(
            _("Haal het vinkje weg bij wie je niet wilt. Alles gaat in één keer, en kan in één keer terug.")
        )
        fresh = self.stappen.currentIndex() != 2
        self.lijst.show_lijnen(lijnen)
        self.inlezen.setText(knop)
        self.inlezen.setEnabled(kan)
        self.fouten.setVisible(fouten)
        if fresh:
            self._step(2, self.inlezen if kan else self.lijst)

    def show_problem(self, words: str) -> None:
        """Say what is wrong; the rest stays."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def show_busy(self, *, busy: bool) -> None:
        """While a list is read or taken in nothing can be pressed."""
        for widget in (self.kies, self.verder, self.inlezen, self.fouten, self.lopend, *self._terug):
            widget.setEnabled(not busy)

    # --- inside ---

    def _step(self, number: int, focus: QWidget) -> None:
        self.problem.hide()
        self.stappen.setCurrentIndex(number)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> None:
        self.columns_chosen.emit([str(choose.currentData()) for choose in self._kiezers])

    def _turned(self, sleutel: str) -> None:
        """Enter on a line turns its tick."""
        row = self.lijst.lijnen_model.row_of(sleutel)
        lijn = self.lijst.lijnen_model.lijnen[row] if row >= 0 else None
        if lijn is not None and lijn.vink is not None:
            self.line_ticked.emit(sleutel, not lijn.vink)
