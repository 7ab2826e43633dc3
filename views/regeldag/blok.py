"""One visit in the grid of a regeldag: painted, chosen, dragged. All keys are read by the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication

from views.theme import color, gezin_color
from views.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from views.regeldag.rooster_plan import RoosterBlok

VAST = 4
"""Width of the bar of a time that stays."""
NAAM_VANAF = 70
"""From this width on the name stands behind the number."""


class Blok(QAbstractButton):
    """A visit. Says `focused`, `opened` (a click), `dragged` (pixels so far) and `dropped`."""

    focused = Signal(object)
    opened = Signal(object)
    dragged = Signal(object, float)
    dropped = Signal(object)

    def __init__(self, blok: RoosterBlok, parent: QWidget) -> None:
        super().__init__(parent)
        self.blok = blok
        self._from = 0.0
        self._dragging = False
        self.near = False
        """Whether it is of the gezin whose visit is chosen."""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_blok(blok)

    def show_blok(self, blok: RoosterBlok) -> None:
        """Show this visit."""
        self.blok = blok
        self.setText(str(blok.nummer) if blok.kan else "")
        self.setAccessibleName(blok.woorden)
        self.setToolTip(plain_tip(blok.woorden))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if blok.kan else Qt.FocusPolicy.NoFocus)
        self.update()

    def set_near(self, *, near: bool) -> None:
        """Mark it as one of the gezin that is followed."""
        if near is not self.near:
            self.near = near
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the grid."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The grid reads the keys."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it; perhaps a drag begins."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.blok.kan:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from, self._dragging = event.globalPosition().x(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along with the mouse."""
        if not event.buttons() & Qt.MouseButton.LeftButton or not self.blok.kan:
            return
        moved = event.globalPosition().x() - self._from
        if self._dragging or abs(moved) >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged.emit(self, moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go where it is; without a drag it was a click."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.blok.kan:
            event.ignore()
            return
        was, self._dragging = self._dragging, False
        if was:
            self.dropped.emit(self)
        elif self.rect().contains(event.position().toPoint()):
            self.opened.emit(self)

    def stop_drag(self) -> bool:
        """End a drag without letting go; whether there was one."""
        was, self._dragging = self._dragging, False
        return was

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour, number, name; signs for what stays and what clashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if not self.blok.kan:
            painter.setPen(QPen(color("line"), 1))
            painter.setBrush(QBrush(color("quiet"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, 3, 3)
            painter.end()
            return
        edge, width = self._edge()
        painter.setPen(QPen(edge, width))
        painter.setBrush(gezin_color(self.blok.nummer))
        painter.drawRoundedRect(rect, 3, 3)
        if self.blok.vast:
            painter.fillRect(QRectF(rect.x() + 1, rect.y() + 1, VAST, rect.height() - 2), color("ink"))
        self._words(painter, rect.toRect().adjusted(VAST + 2 if self.blok.vast else 3, 0, -2, 0))
        painter.end()

    def _edge(self) -> tuple[QColor, float]:
        if self.hasFocus():
            return color("accent"), 2.6
        if self.blok.fout:
            return color("late"), 2.0
        if self.near:
            return color("ink"), 1.6
        return color("muted"), 0.8

    def _words(self, painter: QPainter, room: QRect) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        number = f"! {self.blok.nummer}" if self.blok.fout else f"{self.blok.nummer}"
        painter.setFont(bold)
        painter.setPen(color("late" if self.blok.fout else "ink"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        wide = painter.fontMetrics().horizontalAdvance(number)
        if wide > room.width() and self.blok.fout:
            number = f"{self.blok.nummer}"
            wide = painter.fontMetrics().horizontalAdvance(number)
        beside = room.width() >= NAAM_VANAF
        if not beside:
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room, align, number)
        if beside:
            rest = room.adjusted(wide + 5, 0, 0, 0)
            painter.setFont(self.font())
            painter.setPen(color("ink"))
            words = f"{self.blok.naam} {self.blok.wie}".strip()
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, align, words)
