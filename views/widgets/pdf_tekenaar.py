"""Pages of a PDF as images, drawn in one thread beside the window.

PDFium may be called by one thread at a time, so all calls of the program stand in one line here. Its drawing
runs outside the interpreter lock, so the window stays alive while a page is drawn (measured: 15 ms at screen
size, 60 ms at 300 dpi, several times that on an old laptop). An older wish of the same asker is skipped when
a newer one waits.
"""

from __future__ import annotations

import ctypes
import queue
import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QImage

POINTS = 72.0
"""Points of a PDF in an inch."""
_BIGGEST = 9000
"""Pixels of the longest side of an image; a larger wish is drawn smaller (memory of an old laptop)."""


class PdfBron:
    """A PDF in memory. Opened by the thread when first asked for, closed by `PdfTekenaar.close`."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document: Any = None
        """Belongs to the drawing thread alone."""


@dataclass(frozen=True, slots=True)
class Blad:
    """A drawn page: its number (from 0), of how many, its size in points, image and words."""

    bron: PdfBron
    nummer: int
    aantal: int
    maat: QSizeF
    image: QImage
    tekst: str = ""
    """The words of the page, for who hears the screen."""


@dataclass(slots=True)
class _Wens:
    bron: PdfBron
    nummer: int
    scale: float
    asker: int
    close: bool = False
    answer: queue.SimpleQueue[Blad | None] | None = None
    """Where one waits for the page, and nobody else hears of it."""


class PdfTekenaar(QObject):
    """The line of wishes. `drawn` comes in the window's thread; take only what is of your own `PdfBron`."""

    drawn = Signal(object)
    """A `Blad`."""
    failed = Signal(object)
    """The `PdfBron` that could not be read."""

    def __init__(self) -> None:
        super().__init__()
        self._queue: queue.SimpleQueue[_Wens] = queue.SimpleQueue()
        self._newest: dict[int, _Wens] = {}
        self._thread: threading.Thread | None = None

    def draw(self, bron: PdfBron, nummer: int, scale: float, asker: int = 0) -> None:
        """Wish a page (from 0) at `scale` pixels a point; with an `asker` only its newest wish is drawn."""
        wens = _Wens(bron, nummer, scale, asker)
        if asker:
            self._newest[asker] = wens
        self._put(wens)

    def draw_now(self, pdf: bytes, nummer: int, scale: float) -> Blad:
        """Draw a page and wait for it: for pictures and tests, never for a window that people look at.

        Raises ValueError for what cannot be read or a page that is not there.
        """
        bron = PdfBron(pdf)
        wens = _Wens(bron, nummer, scale, 0, answer=queue.SimpleQueue())
        self._put(wens)
        assert wens.answer is not None  # noqa: S101 - just made
        blad = wens.answer.get()
        self.close(bron)
        if blad is None:
            raise ValueError(nummer)
        return blad

    def close(self, bron: PdfBron) -> None:
        """Forget a PDF; what was wished of it before is still drawn."""
        self._put(_Wens(bron, 0, 0.0, 0, close=True))

    def _put(self, wens: _Wens) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="pdf", daemon=True)
            self._thread.start()
        self._queue.put(wens)

    def _run(self) -> None:
        import pypdfium2

        while True:
            wens = self._queue.get()
            if wens.asker and self._newest.get(wens.asker) is not wens:
                continue
            try:
                if wens.close:
                    _close(wens.bron)
                    continue
                blad = draw_page(wens.bron, wens.nummer, wens.scale)
            except (pypdfium2.PdfiumError, IndexError, ValueError):
                if wens.answer is not None:
                    wens.answer.put(None)
                else:
                    self.failed.emit(wens.bron)
            else:
                if wens.answer is not None:
                    wens.answer.put(blad)
                else:
                    self.drawn.emit(blad)


class _Doek:
    """The image that PDFium draws into: a copy would hold the interpreter lock (50 ms at 300 dpi)."""

    def __init__(self) -> None:
        self.image = QImage()

    def make(self, width: int, height: int, format: int, rev_byteorder: bool) -> Any:  # noqa: A002, ANN401, FBT001 - as pypdfium2 calls it
        """Make the image and the bitmap on its memory."""
        import pypdfium2

        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        memory = (ctypes.c_ubyte * self.image.sizeInBytes()).from_buffer(self.image.bits())
        return pypdfium2.PdfBitmap.new_native(
            width, height, format, rev_byteorder, buffer=memory, stride=self.image.bytesPerLine()
        )


def draw_page(bron: PdfBron, nummer: int, scale: float) -> Blad:
    """Draw a page in this thread; only for the drawing thread. Raises PdfiumError, IndexError."""
    import pypdfium2

    if bron.document is None:
        bron.document = pypdfium2.PdfDocument(bron.pdf)
    page = bron.document[nummer]
    try:
        width, height = page.get_size()
        fitting = min(scale, _BIGGEST / max(width, height))
        canvas = _Doek()
        page.render(scale=fitting, prefer_bgrx=True, bitmap_maker=canvas.make).close()
        textpage = page.get_textpage()
        tekst = textpage.get_text_bounded()
        textpage.close()
    finally:
        page.close()
    return Blad(bron, nummer, len(bron.document), QSizeF(width, height), canvas.image, tekst)


def _close(bron: PdfBron) -> None:
    if bron.document is not None:
        bron.document.close()
        bron.document = None


class _One:
    """The one line of the program; PDFium knows no second thread."""

    tekenaar: PdfTekenaar | None = None


def pdf_tekenaar() -> PdfTekenaar:
    """Give the one that draws; made when first needed, in the window's thread."""
    if _One.tekenaar is None:
        _One.tekenaar = PdfTekenaar()
    return _One.tekenaar


QUEUED = Qt.ConnectionType.QueuedConnection
"""How to connect to `drawn`: it is emitted by the drawing thread."""
