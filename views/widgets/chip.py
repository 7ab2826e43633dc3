"""A chip on its own: sign + word + colour, with its reasons as a tooltip and for who hears the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from views.theme import color
from views.widgets.lijn import Chip
from views.widgets.lijn_tekenen import TEKENS, TOON_KLEUREN, draw_sign
from views.widgets.lijnenlijst import plain


class ChipLabel(QWidget):
    """Shows one chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chip(self, chip: Chip | None, waarom: str = "") -> None:
        """Show a chip; None hides it."""
        self._chip = chip
        self.setVisible(chip is not None)
        self.setAccessibleName(waarom or (chip.tekst if chip else ""))
        self.setToolTip(plain(waarom))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        metrics = QFontMetrics(self._font())
        return QSize(
            metrics.horizontalAdvance(self._chip.tekst if self._chip else "") + 40, metrics.height() + 7
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sign and word."""
        if self._chip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = (color(name) for name in TOON_KLEUREN[self._chip.toon])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        sign = QRect(10, self.height() // 2 - 6, 13, 13)
        draw_sign(painter, sign, self._chip.teken or TEKENS[self._chip.toon], ink)
        painter.setFont(self._font())
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(29, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, self._chip.tekst)
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.5, self.font().pointSizeF() * 0.87))
        font.setWeight(QFont.Weight.DemiBold)
        return font
