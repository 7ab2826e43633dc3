"""Printing a PDF: page by page, drawn beside the window as fine as the printer is, with progress and Stop."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QMarginsF, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from models.errors import World
from resources.i18n import _
from views.widgets.pdf_tekenaar import POINTS, QUEUED, Blad, PdfBron, pdf_tekenaar

FINEST = 300
"""Dots an inch at most: finer costs memory and cannot be seen on a text."""
SHOW_AFTER_MS = 2000


class _Druk(QObject):
    """One print: asks for a page, puts it on paper, asks for the next."""

    def __init__(self, pdf: bytes, printer: QPrinter, painter: QPainter, dialog: QProgressDialog) -> None:
        super().__init__()
        self._bron = PdfBron(pdf)
        self._printer = printer
        self._painter = painter
        self._dialog = dialog
        self._first = max(printer.fromPage(), 1) - 1
        self._next = self._first
        self._last: int | None = None
        self._loop = QEventLoop()
        self.ok = False
        pdf_tekenaar().drawn.connect(self._drawn, QUEUED)
        pdf_tekenaar().failed.connect(self._failed, QUEUED)
        dialog.canceled.connect(self._loop.quit)

    def run(self) -> bool:
        """Print all pages; the window goes on living meanwhile. False = stopped or not readable."""
        self._ask()
        self._loop.exec()
        pdf_tekenaar().close(self._bron)
        return self.ok

    def _ask(self) -> None:
        pdf_tekenaar().draw(self._bron, self._next, min(self._printer.resolution(), FINEST) / POINTS)

    def _drawn(self, blad: Blad) -> None:
        if blad.bron is not self._bron or not self._loop.isRunning():
            return
        if self._last is None:
            self._last = min(self._printer.toPage() or blad.aantal, blad.aantal) - 1
            self._dialog.setMaximum(self._last - self._first + 1)
        if self._next > self._first:
            self._printer.newPage()
        self._painter.drawImage(_place(self._printer, blad.maat), blad.image)
        self._next += 1
        self._dialog.setValue(self._next - self._first)
        if self._next > self._last:
            self.ok = True
            self._loop.quit()
        else:
            self._ask()

    def _failed(self, bron: PdfBron) -> None:
        if bron is self._bron:
            self._loop.quit()


def print_pages(pdf: bytes, printer: QPrinter, parent: QWidget | None = None) -> bool:
    """Print a PDF on the whole sheet, in its own size; False = stopped by the person.

    Raises World("printer_begint_niet") where the printer does not begin or gives an error.
    """
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        raise World("printer_begint_niet")
    dialog = QProgressDialog(_("De bladzijden gaan naar de printer"), _("Stop"), 0, 0, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(SHOW_AFTER_MS)
    dialog.setAutoReset(False)
    druk = _Druk(pdf, printer, painter, dialog)
    try:
        done = druk.run()
        if not done:
            printer.abort()
        ended = painter.end()
    finally:
        dialog.close()
        dialog.deleteLater()
    if done and (not ended or printer.printerState() == QPrinter.PrinterState.Error):
        raise World("printer_begint_niet")
    return done


def _place(printer: QPrinter, maat: QSizeF) -> QRectF:
    """Where a page goes on the sheet: in its own size, smaller only where the paper is."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / POINTS
    fitting = min(1.0, sheet.width() / (maat.width() * dots), sheet.height() / (maat.height() * dots))
    return QRectF(0, 0, maat.width() * dots * fitting, maat.height() * dots * fitting)
