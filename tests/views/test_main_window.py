"""The window itself: it fits on the screen, and Enter presses the button with the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.main_window import MainWindow


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    column = QVBoxLayout(page)
    first, second = QPushButton("Bewaren", page), QPushButton("Annuleren", page)
    column.addWidget(first)
    column.addWidget(second)
    window.show_view(page)
    pressed: list[str] = []
    first.clicked.connect(lambda: pressed.append("Bewaren"))
    second.clicked.connect(lambda: pressed.append("Annuleren"))
    with qtbot.waitActive(window):
        window.show()
    second.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is second)
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert pressed == ["Annuleren"]


def test_a_window_larger_than_the_screen_fills_it_and_no_more(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.fit(room.width() + 300, room.height() + 300)
    assert window.height() < room.height() or window.height() == window.minimumHeight()
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_a_window_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.setMinimumSize(200, 200)
    window.fit(400, 300)
    assert (window.width(), window.height()) == (400, 300)
    assert not window.windowState() & Qt.WindowState.WindowMaximized


def test_a_new_page_can_be_typed_in_at_once(qtbot: QtBot) -> None:
    """A page that is shown only when the events come round keeps a Tab in its first field."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_view(QWidget())
    with qtbot.waitActive(window):
        window.show()
    page = QWidget()
    column = QVBoxLayout(page)
    zin, nogmaals = QLineEdit(page), QLineEdit(page)
    column.addWidget(zin)
    column.addWidget(nogmaals)
    window.show_view(page)
    zin.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is nogmaals
