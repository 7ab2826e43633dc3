"""Printing: every page on the sheet in its own size; a printer that does not begin is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from models.errors import World
from models.queries.rows import PaperHead
from models.queries.rows_papier import HerstelFacts
from models.values import Papier
from reports.catalog import render_many
from views.widgets import printen
from views.widgets.printen import print_pages

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf() -> bytes:
    head = PaperHead(gemaakt_op=datetime(2026, 6, 15, 9, tzinfo=UTC), wie="Wil", gemeente="Wilgenrade")
    facts = HerstelFacts(head=head, kluis="Proef", code="AAAA-BBBB-CCCC-DDDD")
    return render_many([(Papier.HERSTELCODE, facts)] * 3, two_sided=False).pdf


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def test_every_page_fills_its_sheet(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "uit.pdf"
    assert print_pages(pdf, to_file(path))
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 3
    page = document[0]
    assert page.get_size() == pytest.approx((210 * MM, 297 * MM), abs=1)
    (image,) = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
    left, bottom, right, top = image.get_bounds()
    assert (left, bottom) == pytest.approx((0, 0), abs=1)
    assert (right, top) == pytest.approx((210 * MM, 297 * MM), abs=1)
    document.close()


def test_only_the_pages_that_were_asked_are_printed(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "uit.pdf")
    printer.setFromTo(2, 3)
    assert print_pages(pdf, printer)
    document = pypdfium2.PdfDocument(tmp_path / "uit.pdf")
    assert len(document) == 2
    document.close()


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of it; that is what is asked for
def test_a_printer_that_does_not_begin_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "map-die-er-niet-is" / "uit.pdf")
    with pytest.raises(World) as told:
        print_pages(pdf, printer)
    assert told.value.code == "printer_begint_niet"


def test_stop_ends_the_print(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printen, "SHOW_AFTER_MS", 0)

    def stop() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QProgressDialog):
                window.findChildren(QPushButton)[0].click()

    QTimer.singleShot(0, stop)
    assert not print_pages(pdf, to_file(tmp_path / "uit.pdf"))
