"""An empty screen that teaches: what will stand here, and one button to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from views.widgets.labels import heading_label, text_label


class LeegView(QWidget):
    """Title, one or two sentences, a button."""

    begun = Signal()

    def __init__(self, titel: str, uitleg: str, knop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(titel, self)
        self.uitleg = text_label(uitleg, self)
        self.uitleg.setProperty("muted", True)
        self.knop = QPushButton(knop, self)
        self.knop.setProperty("primary", True)
        self.knop.clicked.connect(self.begun)
        self.knop.setVisible(bool(knop))
        for label in (self.titel, self.uitleg):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.titel)
        column.addWidget(self.uitleg)
        column.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.knop)

    def show_text(self, titel: str, uitleg: str) -> None:
        """Say something else."""
        self.titel.setText(titel)
        self.uitleg.setText(uitleg)
