"""The participatieladder of one person as a small picture: six steps, and the moments in time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.ladder import HOOGSTE, Ladder
from resources.i18n import _
from resources.labels import label_of
from views.theme import color
from views.widgets.dagen import dag_kort

HEIGHT, EDGE = 138, 12
DOT = 4.5
MOST = 300
"""Widest that the words of the steps may be (pixels)."""


class LadderView(QWidget):
    """Paints when somebody stood on which step; the same is told in words to who hears the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._naam = ""
        self._ladder = Ladder()
        self._vandaag = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as six steps and a row of days need."""
        return QSize(420, max(HEIGHT, self.fontMetrics().height() * (HOOGSTE + 2) + 2 * EDGE))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, never lower."""
        return QSize(220, self.sizeHint().height())

    def show_ladder(self, naam: str, ladder: Ladder, vandaag: date) -> None:
        """Show the ladder of a person; without a moment there is nothing to see."""
        self._naam, self._ladder, self._vandaag = naam, ladder, vandaag
        self.setVisible(bool(ladder.momenten))
        self.setAccessibleName(_("Participatieladder van {naam}").format(naam=naam))
        self.setAccessibleDescription("\n".join(self.rows()))
        self.setToolTip("\n".join(self.rows()))
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[str, ...]:
        """The picture as a table in words: each day with its step, and the goal."""
        found = [
            f"{dag_kort(day, self._vandaag)}: {label_of('keuze', str(step))}"
            for day, step in self._ladder.momenten
        ]
        if self._ladder.doel:
            found.append(_("doel: {trede}").format(trede=label_of("keuze", str(self._ladder.doel))))
        return tuple(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Six lines with their words, a stair of moments up to today, and the goal as an open dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("line")))
        painter.setBrush(color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        place = self._place()
        self._steps(painter, place)
        self._moments(painter, place)
        painter.end()

    def _place(self) -> QRectF:
        """Where the moments are painted: right of the words, above the days."""
        metrics = self.fontMetrics()
        words = (label_of("keuze", str(step)) for step in range(1, HOOGSTE + 1))
        widest = max(metrics.horizontalAdvance(one) for one in words)
        left = EDGE + min(widest + 4, MOST, self.width() // 2) + EDGE
        bottom = self.height() - EDGE - metrics.height()
        return QRectF(left, EDGE, max(1, self.width() - left - 2 * EDGE), bottom - EDGE)

    def _y(self, place: QRectF, step: int) -> float:
        return place.bottom() - (step - 0.5) * place.height() / HOOGSTE

    def _x(self, place: QRectF, day: date) -> float:
        first = self._ladder.momenten[0][0]
        days = max(1, (self._vandaag - first).days)
        return place.left() + DOT + (place.width() - 4 * DOT) * min(1.0, (day - first).days / days)

    def _steps(self, painter: QPainter, place: QRectF) -> None:
        metrics = self.fontMetrics()
        for step in range(1, HOOGSTE + 1):
            y = self._y(place, step)
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            now = step == self._ladder.nu
            painter.setPen(color("ink" if now else "muted"))
            words = metrics.elidedText(
                label_of("keuze", str(step)), Qt.TextElideMode.ElideRight, int(place.left() - 2 * EDGE)
            )
            box = QRectF(EDGE, y - metrics.height() / 2, place.left() - 2 * EDGE, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _moments(self, painter: QPainter, place: QRectF) -> None:
        ladder = self._ladder
        if not ladder.momenten:
            return
        points = [QPointF(self._x(place, day), self._y(place, step)) for day, step in ladder.momenten]
        today = QPointF(self._x(place, self._vandaag), points[-1].y())
        painter.setPen(QPen(color("accent"), 2))
        for one, after in zip(points, [*points[1:], today], strict=True):
            corner = QPointF(after.x(), one.y())
            painter.drawLine(one, corner)
            painter.drawLine(corner, after)
        painter.setPen(QPen(color("panel"), 1.5))
        painter.setBrush(color("accent"))
        for one in points:
            painter.drawEllipse(one, DOT, DOT)
        if ladder.doel:
            painter.setPen(QPen(color("good"), 2, Qt.PenStyle.SolidLine))
            painter.setBrush(color("panel"))
            painter.drawEllipse(QPointF(place.right() - DOT, self._y(place, ladder.doel)), DOT + 1, DOT + 1)
        self._days(painter, place)

    def _days(self, painter: QPainter, place: QRectF) -> None:
        """The first day and today, under the line."""
        metrics = self.fontMetrics()
        box = QRectF(place.left(), place.bottom() + 2, place.width(), metrics.height() + 4)
        painter.setPen(color("muted"))
        first = dag_kort(self._ladder.momenten[0][0], self._vandaag)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)
        words = _("vandaag")
        if metrics.horizontalAdvance(first) + metrics.horizontalAdvance(words) + EDGE < place.width():
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
