"""The preview of a PDF: true pages, turned and zoomed by keys, while the window stays alive."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.queries.rows import PaperHead
from models.queries.rows_papier import HerstelFacts
from models.values import Papier
from reports.catalog import render_many
from views.widgets.pdf_blad import PdfBlad
from views.widgets.pdf_tekenaar import QUEUED, Blad, PdfBron, pdf_tekenaar

LONGEST_GAP = 0.05
"""Seconds that the window may be busy with anything else than events."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    head = PaperHead(gemaakt_op=datetime(2026, 6, 15, 9, tzinfo=UTC), wie="Wil", gemeente="Wilgenrade")
    facts = HerstelFacts(head=head, kluis="Proef", code="AAAA-BBBB-CCCC-DDDD")
    return render_many([(Papier.HERSTELCODE, facts)] * 3, two_sided=False).pdf


@pytest.fixture
def blad(qtbot: QtBot, pdf: bytes) -> PdfBlad:
    found = PdfBlad("Voorbeeld")
    qtbot.addWidget(found)
    found.resize(560, 420)
    found.show()
    found.show_pdf(pdf, 3)
    qtbot.waitUntil(found.vel.has_image)
    return found


def test_the_page_is_drawn_pixel_on_pixel_and_its_words_can_be_heard(blad: PdfBlad, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: abs(blad.vel._image.width() - blad.vel.vel.width()) < 2)
    assert blad.vel.vel.width() <= blad.rol.viewport().width()
    assert "BBBB" in blad.rol.accessibleDescription()
    assert "1" in blad.rol.accessibleName()


def test_keys_turn_the_pages(blad: PdfBlad) -> None:
    bar = blad.rol.verticalScrollBar()
    QTest.keyClick(blad.rol, Qt.Key.Key_End)
    assert blad.nummer == 2
    assert not blad.volgende.isEnabled()
    QTest.keyClick(blad.rol, Qt.Key.Key_Home)
    assert blad.nummer == 0
    assert not blad.vorige.isEnabled()
    bar.setValue(bar.maximum())
    QTest.keyClick(blad.rol, Qt.Key.Key_PageDown)
    assert blad.nummer == 1
    assert bar.value() == 0
    QTest.keyClick(blad.rol, Qt.Key.Key_PageUp)
    assert blad.nummer == 0


def test_page_down_scrolls_before_it_turns(blad: PdfBlad) -> None:
    assert blad.rol.verticalScrollBar().maximum() > 0
    QTest.keyClick(blad.rol, Qt.Key.Key_PageDown)
    assert blad.nummer == 0
    assert blad.rol.verticalScrollBar().value() > 0


def test_keys_zoom_and_zero_fits_the_width(blad: PdfBlad, qtbot: QtBot) -> None:
    fits = blad.vel.vel.width()
    QTest.keyClicks(blad.rol, "++")
    assert blad.vel.vel.width() > fits
    assert not blad.breedte.isChecked()
    qtbot.waitUntil(lambda: abs(blad.vel._image.width() - blad.vel.vel.width()) < 2)
    QTest.keyClicks(blad.rol, "0")
    assert blad.vel.vel.width() == fits
    assert blad.breedte.isChecked()


def test_the_page_stays_when_the_paper_is_made_anew(blad: PdfBlad, pdf: bytes) -> None:
    blad.show_page(2)
    blad.show_pdf(pdf, 3)
    assert blad.nummer == 2
    blad.show_pdf(pdf, 2)
    assert blad.nummer == 1


def test_words_stand_where_there_is_no_paper(blad: PdfBlad) -> None:
    blad.show_words("Kies een gezin")
    assert blad.woorden.isVisible()
    assert not blad.rol.isVisible()
    assert not blad.volgende.isVisible()


def test_what_is_no_pdf_says_so(blad: PdfBlad, qtbot: QtBot) -> None:
    blad.show_pdf(b"geen pdf", 1)
    qtbot.waitUntil(blad.woorden.isVisible)
    assert blad.woorden.text()


def test_the_window_stays_alive_while_a_large_page_is_drawn(qtbot: QtBot, pdf: bytes, blad: PdfBlad) -> None:
    class Ear(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.heard = 0

        def hear(self, drawn: Blad) -> None:
            self.heard += drawn.bron is bron

    bron = PdfBron(pdf)
    ear, ticks = Ear(), [time.perf_counter()]
    pdf_tekenaar().drawn.connect(ear.hear, QUEUED)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(1)
    for nr in range(3):
        pdf_tekenaar().draw(bron, nr, 300 / 72)
    qtbot.waitUntil(lambda: ear.heard == 3, timeout=20_000)
    timer.stop()
    pdf_tekenaar().close(bron)
    gaps = sorted(after - before for before, after in pairwise(ticks))
    # One gap may belong to something else that this machine does; the drawing itself comes three times.
    assert gaps[-2] < LONGEST_GAP
