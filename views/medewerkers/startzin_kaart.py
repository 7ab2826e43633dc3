"""A start-zin that was just made: shown once, to print or to write down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, muted_label, text_label


class StartzinKaart(QFrame):
    """Shows the words; wishes: print, save, put away."""

    print_wished = Signal()
    save_wished = Signal()
    done_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.titel = heading_label("", self, level=2, wrap=True)
        self.zin = text_label("", self, wrap=True)
        self.zin.setProperty("startzin", True)
        self.uitleg = muted_label("", self, wrap=True)
        self.print = QPushButton(_("Printen"), self)
        self.print.setProperty("primary", True)
        self.print.clicked.connect(self.print_wished)
        self.bewaar = QPushButton(_("Opslaan als PDF"), self)
        self.bewaar.clicked.connect(self.save_wished)
        self.klaar = QPushButton(_("Klaar, haal weg"), self)
        self.klaar.clicked.connect(self.done_wished)
        buttons = QHBoxLayout()
        for button in (self.print, self.bewaar, self.klaar):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self.titel, self.zin, self.uitleg):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()

    def show_zin(self, naam: str, zin: str, tot: str) -> None:
        """Show the words of somebody, and until when they count."""
        self.titel.setText(_("Start-zin voor {naam}").format(naam=naam))
        self.zin.setText(zin)
        self.uitleg.setText(
            _(
                "Geef deze woorden op papier aan {naam}: ze staan hier één keer. Geldig tot en met {dag}."
                " Bij de eerste keer aanmelden kiest {naam} een eigen wachtwoordzin."
            ).format(naam=naam, dag=tot)
        )
        self.show()
        self.print.setFocus()

    def forget(self) -> None:
        """Put it away; the words are nowhere any more."""
        self.zin.setText("")
        self.titel.setText("")
        self.uitleg.setText("")
        self.hide()
