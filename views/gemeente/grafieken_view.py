"""The part *Grafieken*: one chart, what stands at the chosen place, its table, and its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.gemeente.grafiek import Grafiek, Reeks, plain
from views.widgets.labels import heading_label, muted_label, text_label


class GrafiekenView(QWidget):
    """Wishes: another chart, the paper."""

    chart_wished = Signal(str)
    paper_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kies = QComboBox(self)
        self.kies.setAccessibleName(_("Welke grafiek?"))
        self.kies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.papier = QPushButton(_("Op papier"), self)
        self.papier.setToolTip(_("Dezelfde cijfers op papier of als PDF"))
        self.grafiek = Grafiek(self)
        self.gekozen = text_label("", self)
        self.gekozen.setProperty("strong", True)
        self.gekozen.setWordWrap(True)
        self.tabel = QTableWidget(self)
        self.tabel.setAccessibleName(_("Dezelfde cijfers als tabel"))
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tabel.verticalHeader().hide()
        self.tabel.setTabKeyNavigation(False)
        self.tabel.setMinimumHeight(90)
        self.bron = muted_label("", self, wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.kies)
        top.addWidget(self.papier)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading_label(_("Grafieken"), self, level=2))
        column.addLayout(top)
        column.addWidget(self.grafiek, 3)
        column.addWidget(self.gekozen)
        column.addWidget(self.tabel, 2)
        column.addWidget(self.bron)
        self.kies.activated.connect(self._activated)
        self.papier.clicked.connect(self.paper_wished)
        self.grafiek.chosen.connect(self._chosen)
        self.tabel.currentCellChanged.connect(self._row)
        self.setFocusProxy(self.kies)

    def show_choices(self, keuzes: Sequence[tuple[str, str]], code: str) -> None:
        """Show which charts there are."""
        self.kies.clear()
        for one, words in keuzes:
            self.kies.addItem(words, one)
        self.kies.setCurrentIndex(max(self.kies.findData(code), 0))

    def show_chart(self, naam: str, plekken: Sequence[str], reeksen: Sequence[Reeks], bron: str) -> None:
        """Show a chart and its table: one set of figures."""
        self.bron.setText(bron)
        self.tabel.blockSignals(True)
        self.tabel.setColumnCount(len(reeksen) + 1)
        self.tabel.setRowCount(len(plekken))
        self.tabel.setHorizontalHeaderLabels(["", *(one.naam for one in reeksen)])
        for y, name in enumerate(plekken):
            self.tabel.setItem(y, 0, QTableWidgetItem(name))
            for x, one in enumerate(reeksen, start=1):
                value = one.waarden[y]
                item = QTableWidgetItem(plain(value) if value is not None else "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.tabel.setItem(y, x, item)
        self.tabel.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tabel.blockSignals(False)
        self.grafiek.show_chart(naam, plekken, reeksen)

    def _activated(self, _index: int) -> None:
        self.chart_wished.emit(str(self.kies.currentData() or ""))

    def _chosen(self, plek: int) -> None:
        self.gekozen.setText(self.grafiek.words())
        if plek != self.tabel.currentRow():
            self.tabel.setCurrentCell(plek, 0)

    def _row(self, row: int, _column: int, _was_row: int, _was_column: int) -> None:
        if row >= 0 and row != self.grafiek.plek:
            self.grafiek._choose(row)  # noqa: SLF001 - two sides of one thing
