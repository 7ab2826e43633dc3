"""A small card with an explanation in a few lines; Escape or a click elsewhere puts it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from views.widgets.labels import text_label

WIDTH = 420


class Uitleg(QFrame):
    """Shows a title with lines under it, near a point of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("card", True)
        self.setObjectName("uitleg")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(6)
        self.lines: tuple[str, ...] = ()

    def tell(self, titel: str, lines: Sequence[str], where: QPoint) -> None:
        """Say this near that point, inside the screen."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = tuple(lines)
        head = text_label(titel, self)
        head.setProperty("strong", True)
        for label in (head, *(text_label(line, self) for line in lines)):
            label.setWordWrap(True)
            self._column.addWidget(label)
        self.setAccessibleName("\n".join((titel, *lines)))
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(where.x(), screen.right() - self.width()))
        y = where.y() if where.y() + self.height() <= screen.bottom() else where.y() - self.height() - 24
        self.move(x, max(screen.top(), y))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any closing key closes."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
            return
        super().keyPressEvent(event)
