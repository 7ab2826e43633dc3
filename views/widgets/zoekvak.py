"""The one search box: type, and hits drop down; arrows choose, Enter opens, Escape leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.i18n import _
from views.icons import icon
from views.theme import color, hex_of

WAIT_MS = 60
"""After the last key; typing on asks only once."""
ROWS = 8
_ROL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Treffer:
    """One hit: what Enter opens, what stands on the line, and under it."""

    sleutel: str
    titel: str
    onder: str
    soort: str


class _Regel(QStyledItemDelegate):
    """Paints a hit: title, second line, kind at the right; always as plain text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        """Two lines high."""
        metrics = QFontMetrics(_small(QApplication.font()))
        return QSize(200, QFontMetrics(QApplication.font()).height() + metrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        treffer = index.data(_ROL)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_ground"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        base, small = QApplication.font(), _small(QApplication.font())
        inner = rect.adjusted(12, 6, -12, -6)
        painter.setFont(small)
        soort = treffer.soort
        width = QFontMetrics(small).horizontalAdvance(soort) + 12
        painter.setPen(color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, soort)
        text = inner.adjusted(0, 0, -width, 0)
        onder = QFontMetrics(small).elidedText(treffer.onder, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, onder)
        painter.setFont(base)
        painter.setPen(color("ink"))
        titel = QFontMetrics(base).elidedText(treffer.titel, Qt.TextElideMode.ElideRight, text.width())
        align = Qt.AlignmentFlag.AlignTop if treffer.onder else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, align, titel)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(8.5, font.pointSizeF() * 0.87))
    return small


class ZoekVak(QLineEdit):
    """Wishes: `asked` with the text, `opened` with the key of a hit."""

    asked = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Zoek naam, straat, telefoon, nummer van een regel  (Ctrl+K)"))
        self.setAccessibleName(_("Zoeken"))
        self.setMaxLength(80)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", hex_of("muted")), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self._list: QListWidget | None = None

    @property
    def lijst(self) -> QListWidget:
        """The drop list, made when first needed; a child of the window, so that focus stays in the box."""
        if self._list is None:
            found = QListWidget(self.window())
            found.setObjectName("zoeklijst")
            found.setAccessibleName(_("Gevonden"))
            found.setItemDelegate(_Regel(found))
            found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            found.itemClicked.connect(self._clicked)
            found.hide()
            self._list = found
            self.window().installEventFilter(self)
        return self._list

    def show_hits(self, voor: str, hits: Sequence[Treffer]) -> None:
        """Show the hits for a text; answers to an older text are dropped."""
        if voor != self.text().strip() or not voor:
            return
        lijst = self.lijst
        lijst.clear()
        for hit in hits or (Treffer("", _("Niets gevonden"), _("Probeer een deel van de naam."), ""),):
            item = QListWidgetItem(lijst)
            item.setData(_ROL, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.titel}, {hit.onder} {hit.soort}")
            if not hit.sleutel:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        if hits:
            lijst.setCurrentRow(0)
        self._place()
        lijst.show()
        lijst.raise_()

    def close_list(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()
            self._list.clear()

    def clear_all(self) -> None:
        """Empty the box and the list."""
        self._timer.stop()
        self.clear()
        self.close_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter belong to the list while it is open."""
        is_open = self._list is not None and self._list.isVisible()
        if event.key() == Qt.Key.Key_Escape:
            self.clear_all()
            self.focusNextChild()
        elif is_open and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            rows = self.lijst.count()
            self.lijst.setCurrentRow((self.lijst.currentRow() + step) % rows if rows else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_open:
                self._open(self.lijst.currentItem())
            else:
                self._ask()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box closes the list."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the window."""
        if event.type() == QEvent.Type.Resize and self._list is not None and self._list.isVisible():
            self._place()
        return False

    def _typed(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self.close_list()

    def _ask(self) -> None:
        if text := self.text().strip():
            self.asked.emit(text)

    def _clicked(self, item: QListWidgetItem) -> None:
        self._open(item)

    def _open(self, item: QListWidgetItem | None) -> None:
        hit = item.data(_ROL) if item is not None else None
        if hit is not None and hit.sleutel:
            self.clear_all()
            self.opened.emit(hit.sleutel)

    def _place(self) -> None:
        lijst = self.lijst
        where = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        rows = min(lijst.count(), ROWS)
        height = sum(lijst.sizeHintForRow(nr) for nr in range(rows)) + 12
        room = self.window().height() - where.y() - 12
        lijst.setGeometry(where.x(), where.y(), self.width(), max(60, min(height, room)))
