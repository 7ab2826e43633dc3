"""A list of lines that stands in a page: as high as its lines, the page does the scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QWidget

from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


class VasteLijst(LijnenLijst):
    """Never scrolls itself; at its first and last line the arrows go on to what stands before and after."""

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(naam, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QListView.SizeAdjustPolicy.AdjustIgnored)

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the lines at their full height."""
        super().show_lijnen(lijnen)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next control past the ends."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Down and row == self.lijnen_model.rowCount() - 1:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up and row == 0:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as the lines."""
        return QSize(300, self.content_height())

    def _fit(self) -> None:
        height = max(self.content_height(), 8)
        if self.height() != height:
            self.setFixedHeight(height)
