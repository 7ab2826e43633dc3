"""The screen *Bal bij wie*: cards of lines, with a letter and a mail for each party."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, text_label
from views.widgets.leeg import LeegView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


class BalView(QWidget):
    """One list. Wishes carry the key of the line, or of the party."""

    opened = Signal(str)
    folded = Signal(str, bool)
    knop_pressed = Signal(str, str)
    back_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(_("Bal bij wie"), self)
        self.onder = text_label("", self)
        self.onder.setProperty("muted", True)
        self.terug = QPushButton(_("Terug"), self)
        self.terug.clicked.connect(self.back_wished)
        self.lijst = LijnenLijst(_("Bal bij wie"), self)
        self.leeg = LeegView(
            _("Niemand is nu aan zet"),
            _(
                "Hier staat per partij waar je op wacht, van al je gezinnen samen. Het oudste staat "
                "bovenaan. Met één knop maak je er een brief of een mail van."
            ),
            _("Naar Vandaag"),
            self,
        )
        self.leeg.begun.connect(self.back_wished)
        self.leeg.hide()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self.terug)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.lijst, 1)
        column.addWidget(self.leeg, 1)
        self.lijst.opened.connect(self.opened)
        self.lijst.folded.connect(self.folded)
        self.lijst.knop_pressed.connect(self.knop_pressed)

    def show_lijnen(self, onder: str, lijnen: Sequence[Lijn]) -> None:
        """Show the parties; without lines the screen says what will stand here."""
        self.onder.setText(onder)
        self.leeg.setVisible(not lijnen)
        self.lijst.setVisible(bool(lijnen))
        self.lijst.show_lijnen(lijnen)

    def page_focus(self) -> None:
        """Put the focus on the list."""
        (self.leeg if self.lijst.isHidden() else self.lijst).setFocus()
