"""The line at the foot: last save, last verified backup, what the program is checking, demo sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import ElideLabel, text_label


class StatusRegel(QFrame):
    """Shows what it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusregel")
        self.opgeslagen = text_label("", self)
        self.reservekopie = ElideLabel("", self)
        self.bezig = text_label("", self)
        self.voorbeeld = text_label(_("VOORBEELD – FICTIEF"), self)
        self.voorbeeld.setObjectName("voorbeeld")
        self.voorbeeld.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(16)
        row.addWidget(self.opgeslagen)
        row.addWidget(self.reservekopie, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.bezig)
        row.addWidget(self.voorbeeld)
        self._show(self.opgeslagen, "")
        self._show(self.bezig, "")

    def show_saved(self, tekst: str) -> None:
        """Say when the last commit was."""
        self._show(self.opgeslagen, tekst)

    def show_backup(self, tekst: str) -> None:
        """Say when the last verified backup was."""
        self.reservekopie.setText(tekst)

    def show_busy(self, tekst: str) -> None:
        """Say what goes on behind the screen; empty = nothing."""
        self._show(self.bezig, tekst)

    def show_demo(self, *, on: bool) -> None:
        """Say that all of this is made up."""
        self.voorbeeld.setVisible(on)

    @staticmethod
    def _show(label: QWidget, tekst: str) -> None:
        label.setText(tekst)  # type: ignore[attr-defined] # labels of this line only
        label.setVisible(bool(tekst))
