"""The catalogue: a card for each paper with a small picture; Enter or a click chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.values import Recht
from resources.i18n import _
from views.papier.schets import draw_sketch
from views.papier.soorten import KEUZEN, Keus
from views.theme import color
from views.widgets.labels import heading_label

CARD = 256
"""Least width of a card."""
PICTURE = QSize(48, 68)
PAD = 9


class PapierKaart(QAbstractButton):
    """One paper: picture, name, what it is for."""

    def __init__(self, keus: Keus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keus = keus
        self.setText(keus.naam)
        self.setAccessibleName(keus.naam)
        self.setAccessibleDescription(keus.woorden)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """As high as the picture or the words, whichever is more."""
        words = self._words_height(CARD - PICTURE.width() - 3 * PAD)
        return QSize(CARD, max(PICTURE.height(), words) + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        """A card is never squeezed; the page scrolls."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font of the system."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(color("accent" if hot else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(color("accent_ground" if self.isDown() else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        top = (self.height() - PICTURE.height()) / 2
        draw_sketch(painter, QRectF(PAD, top, PICTURE.width(), PICTURE.height()), self.keus.code)
        bold, small = self._fonts()
        left = PICTURE.width() + 2 * PAD + 2
        width = self.width() - left - PAD
        high = self._words_height(width)
        rect = QRect(left, (self.height() - high) // 2, width, high)
        wrap = int(Qt.TextFlag.TextWordWrap)
        bold.setStretch(self._stretch(bold, width))
        painter.setFont(bold)
        painter.setPen(color("ink"))
        used = painter.drawText(rect, wrap, self.keus.naam)
        painter.setFont(small)
        painter.setPen(color("muted"))
        painter.drawText(rect.adjusted(0, used.height() + 3, 0, 0), wrap, self.keus.woorden)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(max(8.5, self.font().pointSizeF() * 0.87))
        return bold, small

    def _stretch(self, bold: QFont, width: int) -> int:
        """Percent of its width at which the longest word of the name still fits."""
        metrics = QFontMetrics(bold)
        widest = max(metrics.horizontalAdvance(word) for word in self.keus.naam.split())
        return min(100, 100 * (width - 1) // max(widest, 1))

    def _words_height(self, width: int) -> int:
        bold, small = self._fonts()
        wrap = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, width, 1000)
        title = QFontMetrics(bold).boundingRect(room, wrap, self.keus.naam).height()
        return title + 3 + QFontMetrics(small).boundingRect(room, wrap, self.keus.woorden).height()


class CatalogusView(QScrollArea):
    """All papers, in groups, in as many columns as fit. Wish: `chosen` with the code."""

    chosen = Signal(str)

    def __init__(self, keuzen: Sequence[Keus] | None = None, parent: QWidget | None = None) -> None:
        """`keuzen`: what is offered; None = all."""
        super().__init__(parent)
        offered = tuple(KEUZEN.values()) if keuzen is None else tuple(keuzen)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kaarten: dict[str, PapierKaart] = {}
        self._columns = 0
        self._grids: list[tuple[QGridLayout, list[PapierKaart]]] = []
        page = QWidget()
        page.setObjectName("pagina")
        self._page = column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(6)
        groups = (
            (
                _("Voor een gezin en voor jezelf"),
                [k for k in offered if k.recht is Recht.PAPIER and not k.van_de_dag],
            ),
            (_("Voor de regeldag"), [k for k in offered if k.van_de_dag]),
            (_("Voor de gemeente"), [k for k in offered if k.recht is not Recht.PAPIER]),
        )
        for titel, group in groups:
            if not group:
                continue
            column.addWidget(heading_label(titel, page, level=2))
            grid = QGridLayout()
            grid.setSpacing(8)
            grid.setContentsMargins(0, 0, 0, 0)
            part = QWidget(page)  # a widget of its own: a grid laid anew tells how high it is by itself
            part.setLayout(grid)
            column.addWidget(part)
            self._grids.append((grid, [self._card(keus, part) for keus in group]))
        column.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(next(iter(self.kaarten.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        columns = max(1, (self.viewport().width() + 4) // (CARD + 8))
        if columns == self._columns:
            return
        for grid, cards in self._grids:
            for nr, card in enumerate(cards):
                grid.removeWidget(card)
                grid.addWidget(card, nr // columns, nr % columns)
            for nr in range(max(columns, self._columns)):
                grid.setColumnStretch(nr, 1 if nr < columns else 0)
        self._columns = columns
        self._again()

    def showEvent(self, event: QShowEvent) -> None:
        """What was laid out while it was hidden had another height."""
        super().showEvent(event)
        self._again()

    def _again(self) -> None:
        """Lay all out once more, from the groups outward, so that no card keeps an old height."""
        for grid, _cards in self._grids:
            grid.invalidate()
            grid.activate()
        self._page.invalidate()
        self._page.activate()

    def _card(self, keus: Keus, page: QWidget) -> PapierKaart:
        card = PapierKaart(keus, page)
        card.clicked.connect(self._clicked)
        self.kaarten[keus.code] = card
        return card

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, PapierKaart):
            self.chosen.emit(card.keus.code)
