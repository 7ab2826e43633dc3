"""The window: a gate (unlock, first start) or, once open, the shell. Light: it paints first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QMainWindow, QStyle, QWidget

SMALLEST = QSize(900, 520)
"""Fits a screen of 1366×768 at 125 % (1093×614) with room for the task bar."""
USUAL = QSize(1280, 760)


class MainWindow(QMainWindow):
    """The one window. `show_view` replaces what it shows; the old content is destroyed."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("venster")
        self.setWindowTitle("Duurzame Start")
        self.setMinimumSize(SMALLEST)
        self.may_close = True
        """False while work is finished first: then closing only says that it is wished."""

    def fit(self, breedte: int, hoogte: int) -> None:
        """Take this size (0 = the usual one); where it does not fit with its title bar, fill the screen."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        room = self.screen().availableGeometry().size() - QSize(0, bar)
        wanted = QSize(breedte or USUAL.width(), hoogte or USUAL.height())
        self.resize(wanted.boundedTo(room))
        if wanted.width() >= room.width() or wanted.height() >= room.height():
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def to_front(self) -> None:
        """Come to the front: a second start knocked."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; Qt itself does so only in dialogs."""
        button = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QAbstractButton) and not isinstance(button, QCheckBox):
            if not event.isAutoRepeat():
                button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits until the work is done and the kluis is shut."""
        if self.may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def show_view(self, view: QWidget) -> None:
        """Show a gate or a shell alone; nothing of what stood here stays behind it."""
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(view)
        view.show()  # Qt would do so only when the events come round; until then a Tab goes nowhere
