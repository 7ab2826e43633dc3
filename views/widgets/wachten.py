"""A calm page that says what the program is doing, with a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, muted_label


class WachtView(KaartPagina):
    """Title, a line, a bar."""

    def __init__(self, titel: str, regel: str = "", parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self.titel = heading_label(titel, self)
        self.titel.setWordWrap(True)
        self.regel = muted_label(regel, self, wrap=True)
        self.balk = QProgressBar(self)
        self.balk.setRange(0, 0)
        self.balk.setTextVisible(False)
        self.balk.setAccessibleName(titel)
        for widget in (self.titel, self.regel, self.balk):
            self.column.addWidget(widget)

    def show_end(self, knop: str, then: Callable[[], None]) -> None:
        """It goes no further: no bar any more, and one thing that a person can do (a bound method)."""
        self.balk.hide()
        self.regel.setProperty("muted", False)
        self.regel.style().unpolish(self.regel)
        self.regel.style().polish(self.regel)
        button = QPushButton(knop, self)
        button.clicked.connect(then)
        self.column.addSpacing(4)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.setFocus()

    def show_progress(self, deel: int, geheel: int, regel: str = "") -> None:
        """Show how far it is."""
        self.balk.setRange(0, geheel)
        self.balk.setValue(deel)
        if regel:
            self.regel.setText(regel)
