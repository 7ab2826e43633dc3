"""The clipboard: what the program put there goes when the window locks, what came from elsewhere stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from views.widgets.klembord import clear_own, copy_text


@pytest.fixture(autouse=True)
def _empty(qtbot: QtBot) -> None:
    del qtbot
    clear_own()
    QGuiApplication.clipboard().clear()


def test_what_the_program_copied_is_cleared() -> None:
    copy_text("Beste Warsamele")
    assert clear_own()
    assert QGuiApplication.clipboard().text() == ""
    assert not clear_own()


def test_what_a_person_copied_from_elsewhere_stays() -> None:
    copy_text("Beste Warsamele")
    QGuiApplication.clipboard().setText("boodschappen")
    assert not clear_own()
    assert QGuiApplication.clipboard().text() == "boodschappen"


def test_a_clipboard_manager_that_keeps_only_the_words_hides_nothing() -> None:
    copy_text("Beste Warsamele")
    data = QMimeData()
    data.setText("Beste Warsamele")
    QGuiApplication.clipboard().setMimeData(data)
    assert clear_own()
    assert QGuiApplication.clipboard().text() == ""


def test_an_empty_clipboard_is_left_alone() -> None:
    assert not clear_own()


def test_a_clipboard_that_cannot_be_read_stops_no_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(QGuiApplication.clipboard()), "mimeData", lambda _self: None)
    assert not clear_own()
