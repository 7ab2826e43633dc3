"""The screen *Mijn gezinnen* and *Alle gezinnen*: a table with filters, and the way to a new gezin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.queries.rows import GezinnenPage
from resources.i18n import _, ngettext
from views.gezinnen.gezinnen_model import SORTS, TOON_ROLE, GezinnenModel
from views.theme import color
from views.widgets.filters import Filters
from views.widgets.labels import heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn_tekenen import TOON_KLEUREN

WIDTHS = (78, 128, 106, 40, 92, 0, 82, 52, 48)
"""Widths in characters' terms at 10 pt; 0 = what is left."""
LEAST = (("begeleider", 4, 830), ("fase", 2, 640), ("personen", 3, 560))
"""Which column steps back first when the table gets narrow: (name, column, width)."""


class CelTekenaar(QStyledItemDelegate):
    """Paints a cell; one with a tone gets a chip's ground and colour."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A cell with a tone paints its own text on the chip."""
        super().initStyleOption(option, index)
        if index.data(TOON_ROLE) is not None:
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a chip behind a cell with a tone, then the cell."""
        toon = index.data(TOON_ROLE)
        if toon is None:
            super().paint(painter, option, index)
            return
        ink, ground = (color(name) for name in TOON_KLEUREN[toon])
        rect = option.rect
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(painter.fontMetrics().horizontalAdvance(text) + 18, rect.width() - 4)
        chip = QRectF(rect.left() + 2, rect.center().y() - 11, width, 23)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class Tabel(QTableView):
    """Rows that open with Enter or a double click; Tab leaves the table."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Gezinnen"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(36, self.fontMetrics().height() + 18))
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(30)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(CelTekenaar(self))
        self.doubleClicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the gezin."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QObject) -> None:  # type: ignore[override]
        """Who comes in by Tab stands on the first row."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 1))

    def resizeEvent(self, event: object) -> None:
        """Give the text the room; a column steps back before anything scrolls sideways."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()

    def fit(self) -> None:
        """Set the widths for the room there is."""
        if self.model() is None:
            return
        scale = max(1.0, self.fontMetrics().horizontalAdvance("0000000000") / 62)
        room = self.viewport().width()
        hidden = {column for _naam, column, least in LEAST if room < least * scale}
        widths = [0 if nr in hidden else int(width * scale) for nr, width in enumerate(WIDTHS)]
        widths[5] = max(room - sum(widths), 60)
        over = sum(widths) - room
        widths[1] = max(90, widths[1] - max(over, 0))
        for nr, width in enumerate(widths):
            self.setColumnHidden(nr, nr in hidden)
            if nr not in hidden:
                self.setColumnWidth(nr, width)

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class GezinnenView(QWidget):
    """Title, filters, table."""

    opened = Signal(str)
    filtered = Signal(dict)
    sorted_by = Signal(str, bool)
    """Sort code, descending or not."""
    page_wished = Signal(int)
    new_wished = Signal()
    begin_hier_wished = Signal()
    lijst_wished = Signal()
    amv_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GezinnenModel(vandaag, self)
        self.titel = heading_label(_("Gezinnen"), self)
        self.aantal = text_label("", self)
        self.aantal.setProperty("muted", True)
        self._new = True
        self.nieuw = QPushButton(_("Nieuw gezin"), self)
        self.nieuw.setProperty("primary", True)
        self.nieuw.clicked.connect(self.new_wished)
        self.begin = QPushButton(_("Wij beginnen hier"), self)
        self.begin.setToolTip(_("Een gezin invoeren dat al onderweg is"))
        self.begin.clicked.connect(self.begin_hier_wished)
        self.lijst = QPushButton(_("Lijst maken"), self)
        self.lijst.setToolTip(_("De gezinnen op papier, of als rekenblad"))
        self.lijst.clicked.connect(self.lijst_wished)
        self.amv = QPushButton(_("Amv"), self)
        self.amv.setToolTip(_("Welke jongeren 18 worden, per kwartaal"))
        self.amv.clicked.connect(self.amv_wished)
        self.filters = Filters(_("Welke gezinnen"), self)
        self.filters.add_choice("fase", _("Fase"), [("", _("Alle fases"))])
        self.filters.add_choice("begeleider_uid", _("Begeleider"), [("", _("Alle begeleiders"))])
        self.filters.add_choice("ontbreekt", _("Wat nog ontbreekt"), [("", _("Compleet of niet"))])
        self.filters.add_switch("alleen_te_laat", _("Te laat"))
        self.filters.add_switch("wacht_op", _("Wacht op een ander"))
        self.filters.add_switch("archief", _("Archief"))
        self.filters.changed.connect(self.filtered)
        self.tabel = Tabel(self)
        self.tabel.setModel(self.model)
        self.tabel.opened.connect(self._opened)
        self.tabel.horizontalHeader().sectionClicked.connect(self._sort)
        self.model.page_wished.connect(self.page_wished, Qt.ConnectionType.QueuedConnection)
        self.leeg = LeegView("", "", _("Nieuw gezin"), self)
        self.leeg.begun.connect(self.new_wished)
        self.leeg.hide()
        self._sort_code, self._down = "naam", False
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.aantal)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.lijst)
        top.addWidget(self.amv)
        top.addWidget(self.begin)
        top.addWidget(self.nieuw)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.tabel, 1)
        column.addWidget(self.leeg, 1)

    # --- in ---

    def show_scope(self, *, eigen: bool) -> None:
        """Own gezinnen, or all: with the filter on begeleider."""
        self.titel.setText(_("Mijn gezinnen") if eigen else _("Alle gezinnen"))
        self.filters.keuzes["begeleider_uid"].setVisible(not eigen)
        self.amv.setVisible(not eigen)

    def show_new(self, *, on: bool) -> None:
        """Whether who looks may begin a gezin here."""
        self._new = on
        self.nieuw.setVisible(on)
        self.begin.setVisible(on)
        self.leeg.knop.setVisible(on)

    def show_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a filter."""
        self.filters.set_choices(code, items)

    def show_page(self, page: GezinnenPage, *, fresh: bool) -> None:
        """Show a page of the table; the chosen gezin stays chosen when the rows are the same."""
        current = self.tabel.currentIndex().row()
        self.model.show_page(page, fresh=fresh)
        count = page.totaal
        self.aantal.setText(ngettext("{n} gezin", "{n} gezinnen", count).format(n=count))
        if 0 <= current < count and not self.tabel.currentIndex().isValid() and not fresh:
            self.tabel.setCurrentIndex(self.model.index(current, 1))
        self.tabel.fit()

    def show_sort(self, code: str, *, down: bool) -> None:
        """Show by which column the rows stand."""
        self._sort_code, self._down = code, down
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.tabel.horizontalHeader().setSortIndicator(SORTS.index(code), order)

    def show_empty(self, titel: str, uitleg: str) -> None:
        """Teach what will stand here; empty words = the table stands here."""
        self.leeg.show_text(titel, uitleg)
        self.leeg.setVisible(bool(titel))
        self.tabel.setVisible(not titel)
        self.nieuw.setVisible(self._new and not titel)

    def page_focus(self) -> None:
        """Put the focus where the work is."""
        (self.leeg if self.tabel.isHidden() else self.tabel).setFocus()

    # --- out ---

    def _opened(self, row: int) -> None:
        found = self.model.row(row)
        if found is not None:
            self.opened.emit(found.uid)

    def _sort(self, column: int) -> None:
        code = SORTS[column]
        if not code:
            self.show_sort(self._sort_code, down=self._down)
            return
        self.sorted_by.emit(code, not self._down if code == self._sort_code else False)
