"""Questions, files and the printer: fulfils `views.ports.Ask` with the dialogs of the system."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from models.errors import World
from models.keys import safe_write
from resources.i18n import _
from views.widgets.pdf_tekenaar import POINTS, pdf_tekenaar
from views.widgets.printen import print_pages


def _kinds() -> dict[str, str]:
    """The kinds of files by their ending, as the dialog names them."""
    return {
        ".pdf": _("PDF-bestand (*.pdf)"),
        ".csv": _("Lijst voor een rekenblad (*.csv)"),
        ".xlsx": _("Excel (*.xlsx)"),
        ".docx": _("Word (*.docx)"),
        ".json": _("Gegevens voor een ander programma (*.json)"),
    }


class DeskAsk(QObject):
    """Asks above a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: list[_Question] = []
        self._left = False

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        """See `views.ports.Ask`; nothing blocks while the question stands."""
        question = _Question(self._window, vraag, ja, nee, then)
        self._open = [one for one in self._open if one.standing] + [question]
        question.box.open()

    def close_all(self) -> None:
        """Take all questions away: the window locks. Whoever still waits for a file or printer hears no."""
        self._left = True
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible() and window.parent() is self._window:
                window.reject()
        for one in self._open:
            one.box.close()
        self._open.clear()

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        """See `views.ports.Ask`."""
        kinds = [Path(naam).suffix, *(f".{one}" for one in ook)]
        words = _kinds()
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, titel, naam, ";;".join(words[one] for one in kinds)
        )
        if not chosen or self._left:
            return None
        path = Path(chosen)
        if path.suffix.lower() in kinds:
            return path
        ending = next((one for one in kinds if words[one] == kind), kinds[0])
        return path.with_name(f"{path.name}{ending}")

    def save_text(self, titel: str, naam: str) -> Path | None:
        """Ask where a text goes; None = not."""
        return self._save_as(titel, naam, _("Tekstbestand (*.txt)"), ".txt")

    def save_file(self, titel: str, naam: str, soort: str) -> Path | None:
        """See `views.ports.Ask`."""
        return self._save_as(titel, naam, soort, Path(naam).suffix)

    def open_file(self, titel: str, soort: str) -> Path | None:
        """See `views.ports.Ask`."""
        chosen, _filter = QFileDialog.getOpenFileName(self._window, titel, "", soort)
        return Path(chosen) if chosen and not self._left else None

    def _save_as(self, titel: str, naam: str, soort: str, ending: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(self._window, titel, naam, soort)
        if not chosen or self._left:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")

    def folder(self, titel: str) -> Path | None:
        """Ask for a folder; None = not."""
        chosen = QFileDialog.getExistingDirectory(self._window, titel)
        return Path(chosen) if chosen and not self._left else None

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        """See `views.ports.Ask`; the title (numbers, no names) is what the printer's queue shows."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(titel)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Afdrukken"))
        return bool(dialog.exec()) and not self._left and print_pages(pdf, printer, self._window)


class _Question(QObject):
    """One question with its two buttons."""

    def __init__(self, window: QWidget, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._then = then
        self.standing = True
        self.box = QMessageBox(window)
        self.box.setWindowTitle("Duurzame Start")
        self.box.setTextFormat(Qt.TextFormat.PlainText)
        self.box.setText(vraag)
        self._ja = self.box.addButton(ja, QMessageBox.ButtonRole.AcceptRole)
        no = self.box.addButton(nee, QMessageBox.ButtonRole.RejectRole)
        self.box.setDefaultButton(no)
        self.box.setEscapeButton(no)
        self.box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box.finished.connect(self._finished)

    def _finished(self) -> None:
        self.standing = False
        answer = self.box.clickedButton() is self._ja
        self.deleteLater()
        self._then(answer)


def page_image(pdf: bytes, number: int, dpi: int) -> QImage:
    """Draw one page (from 0) of a PDF and wait for it. Raises ValueError for a page that is not there."""
    return pdf_tekenaar().draw_now(pdf, number, dpi / POINTS).image


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return pdf_tekenaar().draw_now(pdf, 0, 0.1).aantal


def save_pdf(path: Path, pdf: bytes) -> None:
    """Write a PDF as a whole where the person said. Raises World."""
    if not path.parent.is_dir():
        raise World("uit_bestaat_niet")
    safe_write(path, pdf)
