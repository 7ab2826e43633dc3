"""A chart that paints itself: each line has a mark of its own shape, so that colour is never the only sign.

One stop for Tab; the arrows walk along the places below and say what stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from models.rules.schaal import every, schaal
from resources.i18n import _
from views.theme import color

LINKS, BOVEN, RECHTS, ONDER = 46.0, 34.0, 16.0, 28.0
"""White around the field, in pixels: for the scale, the legend, and the names below."""
KLEUREN = ("accent", "good", "late")
MERK = 4.5
"""Half the size of a mark."""
Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Reeks:
    """One line: its name, its values (None = none there), and whether it is drawn with dashes."""

    naam: str
    waarden: tuple[float | None, ...]
    streep: bool = False


class Grafiek(QWidget):
    """Shows lines. Says which place the arrows chose."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plekken: tuple[str, ...] = ()
        self._reeksen: tuple[Reeks, ...] = ()
        self._plek = -1
        self._schaal = schaal(())
        self.setMinimumHeight(170)

    # --- in ---

    def show_chart(self, naam: str, plekken: Sequence[str], reeksen: Sequence[Reeks]) -> None:
        """Show these lines over these places."""
        self.setAccessibleName(naam)
        self._plekken, self._reeksen = tuple(plekken), tuple(reeksen)
        self._schaal = schaal(value for one in reeksen for value in one.waarden)
        self._choose(len(self._plekken) - 1)

    @property
    def plek(self) -> int:
        """The place that is chosen; -1 where there is none."""
        return self._plek

    def words(self) -> str:
        """What stands at the chosen place, for who reads or hears it."""
        if not 0 <= self._plek < len(self._plekken):
            return ""
        parts = [
            f"{one.naam} {plain(value)}" if value is not None else _("{naam}: geen").format(naam=one.naam)
            for one in self._reeksen
            for value in (one.waarden[self._plek],)
        ]
        return f"{self._plekken[self._plek]}: {', '.join(parts)}"

    # --- events ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the places."""
        last = len(self._plekken) - 1
        wanted = {
            Key.Key_Left: self._plek - 1,
            Key.Key_Right: self._plek + 1,
            Key.Key_Home: 0,
            Key.Key_End: last,
        }.get(Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
            return
        self._choose(min(max(wanted, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place under the pointer."""
        if self._plekken:
            xs = [self._x(nr) for nr in range(len(self._plekken))]
            at = event.position().x()
            self._choose(min(range(len(xs)), key=lambda nr: abs(xs[nr] - at)))
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide and not high: the table stands under it."""
        return QSize(640, 240)

    def _choose(self, plek: int) -> None:
        self._plek = plek
        self.setAccessibleDescription(self.words())
        self.chosen.emit(plek)
        self.update()

    # --- painting ---

    def _field(self) -> QRectF:
        return QRectF(LINKS, BOVEN, self.width() - LINKS - RECHTS, self.height() - BOVEN - ONDER)

    def _x(self, nr: int) -> float:
        field, count = self._field(), max(len(self._plekken), 1)
        return field.left() + field.width() * (nr + 0.5) / count

    def _y(self, value: float) -> float:
        field = self._field()
        return field.bottom() - field.height() * self._schaal.share(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, the lines with their marks, the legend and the chosen place."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("panel"))
        if not self._plekken:
            painter.setPen(color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nog geen cijfers."))
            return
        self._paint_scale(painter)
        self._paint_chosen(painter)
        for nr, reeks in enumerate(self._reeksen):
            self._paint_line(painter, nr, reeks)
        self._paint_legend(painter)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_scale(self, painter: QPainter) -> None:
        field, metrics = self._field(), QFontMetricsF(painter.font())
        for value in self._schaal.ticks():
            y = self._y(value)
            painter.setPen(QPen(color("line") if value else color("muted"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(color("muted"))
            room = QRectF(0, y - metrics.height() / 2, LINKS - 6, metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, plain(value))
        wide = max(metrics.horizontalAdvance(name) for name in self._plekken) + 8
        skip = every(wide, field.width() / len(self._plekken))
        for nr, name in enumerate(self._plekken):
            if (len(self._plekken) - 1 - nr) % skip == 0:
                room = QRectF(self._x(nr) - wide / 2, field.bottom() + 6, wide, metrics.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_chosen(self, painter: QPainter) -> None:
        if self._plek < 0:
            return
        field = self._field()
        wide = field.width() / len(self._plekken)
        painter.fillRect(
            QRectF(self._x(self._plek) - wide / 2, field.top(), wide, field.height()), color("accent_ground")
        )

    def _paint_line(self, painter: QPainter, nr: int, reeks: Reeks) -> None:
        ink = color(KLEUREN[nr % len(KLEUREN)])
        pen = QPen(ink, 2)
        if reeks.streep:
            pen.setStyle(Qt.PenStyle.DashLine)
        points = [
            QPointF(self._x(at), self._y(value)) if value is not None else None
            for at, value in enumerate(reeks.waarden)
        ]
        painter.setPen(pen)
        for here, there in pairwise(points):
            if here is not None and there is not None:
                painter.drawLine(here, there)
        for point in points:
            if point is not None:
                paint_mark(painter, nr, point, ink)

    def _paint_legend(self, painter: QPainter) -> None:
        metrics, x = QFontMetricsF(painter.font()), LINKS
        for nr, reeks in enumerate(self._reeksen):
            ink = color(KLEUREN[nr % len(KLEUREN)])
            pen = QPen(ink, 2)
            if reeks.streep:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, BOVEN / 2), QPointF(x + 24, BOVEN / 2))
            paint_mark(painter, nr, QPointF(x + 12, BOVEN / 2), ink)
            painter.setPen(color("ink"))
            wide = metrics.horizontalAdvance(reeks.naam) + 4
            painter.drawText(
                QRectF(x + 30, 0, wide, BOVEN),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                reeks.naam,
            )
            x += 30 + wide + 20


def paint_mark(painter: QPainter, nr: int, at: QPointF, ink: QColor) -> None:
    """The mark of a line: a disc, a square or a triangle."""
    painter.setPen(QPen(color("panel"), 1))
    painter.setBrush(ink)
    x, y = at.x(), at.y()
    if nr % 3 == 0:
        painter.drawEllipse(at, MERK, MERK)
    elif nr % 3 == 1:
        painter.drawRect(QRectF(x - MERK, y - MERK, 2 * MERK, 2 * MERK))
    else:
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, y - MERK - 1), QPointF(x + MERK + 1, y + MERK), QPointF(x - MERK - 1, y + MERK)]
            )
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def plain(value: float) -> str:
    """A number as short as it can be: `12`, `7,4`, `−16`."""
    words = f"{abs(value):.1f}".removesuffix(".0").replace(".", ",")
    return f"−{words}" if value < 0 and words != "0" else words
