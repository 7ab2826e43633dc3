"""A true preview: the pages of a PDF as they will be printed, to turn and to zoom, by mouse or keys.

Keys: Page Down and Page Up scroll and go on to the next page, arrows scroll, Home and End go to the first and
last page, `+` and `-` zoom, `0` fits the width.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.icons import icon
from views.theme import color, hex_of
from views.widgets.labels import text_label
from views.widgets.pdf_tekenaar import POINTS, QUEUED, Blad, PdfBron, pdf_tekenaar

A4 = QSizeF(595.3, 841.9)
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
SCREEN_DPI = 96.0
EDGE = 8
"""Room around a page."""
BREEDTE = 0
"""Zoom that fits the width."""


class _Vel(QWidget):
    """One page on the ground; the old image stays, stretched, until the new one is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.vel = QSize(100, 141)

    def show_image(self, image: QImage) -> None:
        """Show another image of the page."""
        self._image = image
        self.update()

    def has_image(self) -> bool:
        """Whether a page was drawn."""
        return not self._image.isNull()

    def show_size(self, vel: QSize) -> None:
        """Be as large as the page."""
        self.vel = vel
        self.setMinimumSize(vel + QSize(2 * EDGE, 2 * EDGE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle, pixel on pixel also where a screen enlarges by 1,25."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        left = max(EDGE, (self.width() - self.vel.width()) // 2)
        place = QRectF(left, EDGE, self.vel.width(), self.vel.height())
        painter.fillRect(place, Qt.GlobalColor.white)
        if not self._image.isNull():
            if abs(self._image.width() - self.vel.width() * ratio) < 3:
                origin = self.mapTo(self.window(), QPoint(0, 0))
                x = round((origin.x() + left) * ratio) / ratio - origin.x()
                y = round((origin.y() + EDGE) * ratio) / ratio - origin.y()
                self._image.setDevicePixelRatio(ratio)
                painter.drawImage(QPointF(x, y), self._image)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, self._image)
        painter.setPen(color("line"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class _Rol(QScrollArea):
    """Scrolls over a page and says when the next or another zoom is wished."""

    turned = Signal(int)
    zoomed = Signal(int)
    ended = Signal(int)
    """-1 the first page, 1 the last."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn and zoom."""
        key, text, bar = event.key(), event.text(), self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        if key == Qt.Key.Key_PageDown and at_end:
            self.turned.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == 0:
            self.turned.emit(-1)
        elif key == Qt.Key.Key_Home:
            self.ended.emit(-1)
        elif key == Qt.Key.Key_End:
            self.ended.emit(1)
        elif text in ("+", "="):
            self.zoomed.emit(1)
        elif text == "-":
            self.zoomed.emit(-1)
        elif text == "0":
            self.zoomed.emit(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another scale."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus as a line around the page."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(color("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.end()


class PdfBlad(QFrame):
    """Shows a PDF, or words where there is none (yet)."""

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._naam = naam
        self._bron: PdfBron | None = None
        self._open: list[PdfBron] = []
        """What is to be closed when this is gone: no paper stays in memory after the lock."""
        self.destroyed.connect(partial(_close_all, self._open))
        self._nummer = 0
        self._aantal = 0
        self._zoom = BREEDTE
        self._maat = A4
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(60)
        self._late.timeout.connect(self._draw)
        pdf_tekenaar().drawn.connect(self._drawn, QUEUED)
        pdf_tekenaar().failed.connect(self._failed, QUEUED)
        self.vel = _Vel()
        self.rol = _Rol(self)
        self.rol.setWidget(self.vel)
        self.rol.setAccessibleName(naam)
        self.rol.turned.connect(self._turn)
        self.rol.zoomed.connect(self._zoom_step)
        self.rol.ended.connect(self._to_end)
        self.rol.resized.connect(self._resized)
        self.woorden = text_label("", self, wrap=True)
        self.woorden.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.woorden.setProperty("muted", True)
        self._make_bar()
        self._lay_out()
        self.setFocusProxy(self.rol)
        self._show_state()

    def _make_bar(self) -> None:
        self.vorige = self._button("arrow-left", _("Vorige bladzijde"))
        self.volgende = self._button("arrow-right", _("Volgende bladzijde"))
        self.kleiner = self._button("minus", _("Kleiner"))
        self.groter = self._button("plus", _("Groter"))
        self.breedte = QToolButton(self)
        self.breedte.setText(_("Breedte"))
        self.breedte.setToolTip(_("Zo breed als hier past (0)"))
        self.breedte.setProperty("chip", True)
        self.breedte.setCheckable(True)
        self.breedte.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plek = text_label("", self)
        self.maat = text_label("", self)
        self.vorige.clicked.connect(self._previous)
        self.volgende.clicked.connect(self._next)
        self.kleiner.clicked.connect(self._smaller)
        self.groter.clicked.connect(self._larger)
        self.breedte.clicked.connect(self._fit)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(6)
        for widget in (self.vorige, self.plek, self.volgende):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.kleiner, self.maat, self.groter, self.breedte):
            bar.addWidget(widget)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.rol)
        self._stack.addWidget(self.woorden)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, hex_of("ink")))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # --- in ---

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Show a PDF; the page stays when there still is such a page."""
        self._forget()
        self._bron = PdfBron(pdf)
        self._open.append(self._bron)
        self._aantal = pages
        self._nummer = min(self._nummer, max(pages - 1, 0))
        self._show_state()
        self._draw()

    def show_words(self, tekst: str) -> None:
        """Show words in the place of a PDF."""
        self._forget()
        self._nummer = 0
        self._aantal = 0
        self.vel.show_image(QImage())
        self.woorden.setText(tekst)
        self._show_state()

    @property
    def nummer(self) -> int:
        """The page that is shown, from 0."""
        return self._nummer

    @property
    def zoom(self) -> int:
        """The zoom in percent; 0 = it fits the width."""
        return self._zoom

    def show_page(self, nummer: int) -> None:
        """Turn to a page; one that is not there is not turned to."""
        if not 0 <= nummer < self._aantal or nummer == self._nummer:
            return
        forward = nummer > self._nummer
        self._nummer = nummer
        bar = self.rol.verticalScrollBar()
        bar.setValue(0 if forward else bar.maximum())
        self._show_state()
        self._draw()

    def show_zoom(self, percent: int) -> None:
        """Zoom; 0 fits the width."""
        self._zoom = percent
        self._show_state()
        self._resized()

    # --- inside ---

    def _forget(self) -> None:
        _close_all(self._open)
        self._bron = None

    def _show_state(self) -> None:
        there = self._bron is not None and self.vel.has_image()
        self._stack.setCurrentIndex(0 if there else 1)
        for widget in (
            self.vorige,
            self.plek,
            self.volgende,
            self.kleiner,
            self.maat,
            self.groter,
            self.breedte,
        ):
            widget.setVisible(there)
        self.vorige.setEnabled(self._nummer > 0)
        self.volgende.setEnabled(self._nummer < self._aantal - 1)
        self.plek.setText(_("blz {n} van {alle}").format(n=self._nummer + 1, alle=self._aantal))
        self.maat.setText(f"{self._percent():.0f} %")
        self.breedte.setChecked(self._zoom == BREEDTE)
        fits, may = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.rol.setHorizontalScrollBarPolicy(fits if self._zoom == BREEDTE else may)
        self.rol.setAccessibleName(f"{self._naam}, {self.plek.text()}" if there else self._naam)

    def _percent(self) -> float:
        if self._zoom:
            return float(self._zoom)
        bar = self.rol.verticalScrollBar().sizeHint().width()
        room = max(self.width() - 6 - bar - 2 * EDGE, 80)
        return room / self._maat.width() * POINTS / SCREEN_DPI * 100

    def _resized(self) -> None:
        scale = self._percent() / 100 * SCREEN_DPI / POINTS
        self.vel.show_size(QSize(round(self._maat.width() * scale), round(self._maat.height() * scale)))
        self.maat.setText(f"{self._percent():.0f} %")
        if self._bron is not None:
            self._late.start()

    def _draw(self) -> None:
        if self._bron is None:
            return
        scale = self._percent() / 100 * SCREEN_DPI / POINTS * self.devicePixelRatioF()
        pdf_tekenaar().draw(self._bron, self._nummer, scale, asker=id(self))

    def _drawn(self, blad: Blad) -> None:
        if blad.bron is not self._bron or blad.nummer != self._nummer:
            return
        self._aantal = blad.aantal
        if blad.maat != self._maat:
            self._maat = blad.maat
        if not self._zoom or not self.vel.has_image():
            scale = self._percent() / 100 * SCREEN_DPI / POINTS
            self.vel.show_size(QSize(round(self._maat.width() * scale), round(self._maat.height() * scale)))
        self.vel.show_image(blad.image)
        self.rol.setAccessibleDescription(blad.tekst)
        self._show_state()

    def _failed(self, bron: PdfBron) -> None:
        if bron is self._bron:
            self.show_words(_("Dit voorbeeld is niet te lezen. Kies het papier nog eens."))

    def _turn(self, step: int) -> None:
        self.show_page(self._nummer + step)

    def _to_end(self, side: int) -> None:
        self.show_page(0 if side < 0 else self._aantal - 1)

    def _zoom_step(self, step: int) -> None:
        if step == 0:
            self.show_zoom(BREEDTE)
            return
        now = self._percent()
        larger = [z for z in ZOOMS if z > now + 1]
        smaller = [z for z in ZOOMS if z < now - 1]
        if step > 0 and larger:
            self.show_zoom(larger[0])
        elif step < 0 and smaller:
            self.show_zoom(smaller[-1])

    def _previous(self) -> None:
        self._turn(-1)

    def _next(self) -> None:
        self._turn(1)

    def _smaller(self) -> None:
        self._zoom_step(-1)

    def _larger(self) -> None:
        self._zoom_step(1)

    def _fit(self) -> None:
        self.show_zoom(BREEDTE)


def _close_all(open_: list[PdfBron], gone: object = None) -> None:
    del gone
    for bron in open_:
        pdf_tekenaar().close(bron)
    open_.clear()
