"""The table itself: cells with a tone, widths that fit, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from resources.i18n import _
from views.gezinnen.gezinnen_model import TOON_ROLE, GezinnenModel
from views.gezinnen.kolommen import GEWOON, fit_widths
from views.theme import color
from views.widgets.lijn_tekenen import TOON_KLEUREN


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
    fitted = Signal(int)
    """The widths were set: so many columns that were chosen have no room."""

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
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(CelTekenaar(self))
        self.doubleClicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the gezin."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes in by Tab stands on the first row."""
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and isinstance(model, GezinnenModel) and model.rowCount():
            self.setCurrentIndex(model.index(0, model.name_column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the room; a column steps back before anything scrolls sideways."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Set the widths for the room there is; say how many chosen columns have none."""
        model = self.model()
        if not isinstance(model, GezinnenModel):
            return
        scale = max(1.0, self.fontMetrics().horizontalAdvance("0000000000") / 62)
        widths = fit_widths(model.columns, self.viewport().width(), scale)
        for nr, code in enumerate(model.columns):
            self.setColumnHidden(nr, not widths[code])
            if widths[code]:
                self.setColumnWidth(nr, widths[code])
        chosen = model.columns != GEWOON
        self.fitted.emit(sum(not width for width in widths.values()) if chosen else 0)

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
