"""A table of rows that open: Enter or a click, Tab goes on; the first row waits for who comes in by Tab."""

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

from views.theme import color
from views.widgets.lijn_tekenen import TOON_KLEUREN

TOON_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where a model keeps the tone of a cell (`Toon`), or nothing."""
TEN_DIGITS = 62
"""Width of ten digits at 10 pt, in pixels: what the widths of columns are reckoned from."""


def side(*, figures: bool) -> int:
    """How the words of a column stand: figures by their last digit, the rest by their first letter."""
    flag = Qt.AlignmentFlag
    return int((flag.AlignRight if figures else flag.AlignLeft) | flag.AlignVCenter)


class CelTekenaar(QStyledItemDelegate):
    """Paints a cell; one with a tone gets a chip's ground and colour."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A cell stands as its head does; one with a tone paints its own text on the chip."""
        super().initStyleOption(option, index)
        across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        stands = index.model().headerData(index.column(), across, role)
        if isinstance(stands, int):
            option.displayAlignment = Qt.AlignmentFlag(stands)
        if index.data(TOON_ROLE) is not None:
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, then the chip on it."""
        super().paint(painter, option, index)
        toon = index.data(TOON_ROLE)
        if toon is None:
            return
        ink, ground = (color(name) for name in TOON_KLEUREN[toon])
        rect = option.rect
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = rect.width() - 4
        width = min(painter.fontMetrics().horizontalAdvance(text) + 18, room)
        chip = QRectF(rect.left() + 2, rect.center().y() - 11, width, 23)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(ink)
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room - 10)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class RijenTabel(QTableView):
    """Rows without a grid. A table of its own says how wide its columns are (`fit`) and what opens a row."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None, *, row: int, air: int) -> None:
        """`row` = least height of a row, `air` = room above and below its words, both in pixels."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(row, self.fontMetrics().height() + air))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(30)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(CelTekenaar(self))

    def scale(self) -> float:
        """How much wider than at 10 pt the letters are; at least 1."""
        return max(1.0, self.fontMetrics().horizontalAdvance("0000000000") / TEN_DIGITS)

    def first_column(self) -> int:
        """The column in which the first row is chosen."""
        return 0

    def fit(self) -> None:
        """Set the widths of the columns for the room there is."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes in by Tab stands on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, self.first_column()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the room; a column steps back before anything scrolls sideways."""
        super().resizeEvent(event)
        self.fit()

    def open_row(self, index: QModelIndex) -> None:
        """Say that a row is opened; wired to the click that opens it."""
        self.opened.emit(index.row())
