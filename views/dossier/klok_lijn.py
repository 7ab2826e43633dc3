"""The clock line of a dossier: koppeling, woonruimte and verhuizing, each as wide as its term."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.i18n import _
from views.dossier.kop_woorden import KlokStuk
from views.theme import color
from views.widgets.lijn import Toon
from views.widgets.lijn_plan import elided
from views.widgets.lijn_tekenen import TOON_KLEUREN

BAR = 14
GAP = 6
NOTHING = 0.005
"""Less than this of a term is not painted."""


class KlokLijn(QWidget):
    """Paints the three parts with what is over of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stukken: tuple[KlokStuk, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_klok(self, stukken: Sequence[KlokStuk]) -> None:
        """Show the parts; none = the line is not there."""
        self._stukken = tuple(stukken)
        spoken = "; ".join(f"{s.tekst} {s.extra}".strip() for s in self._stukken)
        self.setAccessibleName(_("Klok: {delen}").format(delen=spoken))
        self.setToolTip(spoken)
        self.setVisible(bool(self._stukken))
        self.update()

    def sizeHint(self) -> QSize:
        """One bar with a line of words under it."""
        return QSize(300, BAR + 8 + QFontMetrics(self._font()).height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font of the system."""
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars and their words."""
        if not self._stukken:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = 0.0
        for stuk, width in zip(self._stukken, self._widths(metrics), strict=True):
            self._part(painter, stuk, x, width, metrics)
            x += width + GAP
        painter.end()

    def _part(self, painter: QPainter, stuk: KlokStuk, x: float, width: float, metrics: QFontMetrics) -> None:
        ink, ground = (color(name) for name in TOON_KLEUREN[stuk.toon])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(x, 0, width, BAR), 4, 4)
        if stuk.deel > NOTHING:
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(x, 0, max(8.0, width * stuk.deel), BAR), 4, 4)
        top = BAR + 5
        painter.setPen(color("ink"))
        tekst = elided(stuk.tekst, metrics, int(width))
        painter.drawText(QRectF(x, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, tekst)
        used = metrics.horizontalAdvance(tekst) + 10
        if stuk.extra and width - used > 30:
            painter.setPen(ink if stuk.toon is not Toon.RUST else color("muted"))
            extra = elided(stuk.extra, metrics, int(width - used))
            painter.drawText(
                QRectF(x + used, top, width - used, metrics.height()), Qt.AlignmentFlag.AlignLeft, extra
            )

    def _widths(self, metrics: QFontMetrics) -> list[float]:
        """As wide as the terms are long, but never too narrow for the words; the longest gives way."""
        room = self.width() - GAP * (len(self._stukken) - 1)
        total = sum(stuk.norm for stuk in self._stukken) or 1
        least = [metrics.horizontalAdvance(stuk.tekst) + 6.0 for stuk in self._stukken]
        widths = [max(room * stuk.norm / total, low) for stuk, low in zip(self._stukken, least, strict=True)]
        over = sum(widths) - room
        if over > 0:
            longest = widths.index(max(widths))
            widths[longest] = max(widths[longest] - over, 40.0)
        return widths

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.5, self.font().pointSizeF() * 0.87))
        return font
