"""A calm card in the middle of an empty window: for unlocking and the first start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class KaartPagina(QWidget):
    """A page with one card; `column` is where its content goes. Scrolls where the window is low."""

    def __init__(self, breedte: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scherm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        self.kaart = QFrame(inside)
        self.kaart.setProperty("card", True)
        self.kaart.setFixedWidth(breedte)
        self.column = QVBoxLayout(self.kaart)
        self.column.setContentsMargins(32, 28, 32, 28)
        self.column.setSpacing(10)
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.kaart)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(3)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
