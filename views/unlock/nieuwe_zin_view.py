"""After the herstelcode: choose a new wachtwoordzin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from resources.i18n import _
from resources.sentences import sentence
from views.widgets.geheim import GeheimVeld
from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, text_label


class NieuweZinView(KaartPagina):
    """Wishes: `chosen` with the new wachtwoordzin, once both are equal."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self.zin = GeheimVeld(_("Nieuwe wachtwoordzin"), self)
        self.nogmaals = GeheimVeld(_("Nog een keer"), self)
        self.knop = QPushButton(_("Bewaren en verder"), self)
        self.knop.setProperty("primary", True)
        self.knop.setDefault(True)
        uitleg = _("De herstelcode paste. Kies nu een nieuwe wachtwoordzin; de oude werkt niet meer.")
        self.column.addWidget(heading_label(_("Nieuwe wachtwoordzin"), self))
        self.column.addWidget(text_label(uitleg, self, wrap=True))
        for widget in (self.zin, self.nogmaals, self.knop):
            self.column.addWidget(widget)
        for geheim in (self.zin, self.nogmaals):
            geheim.entered.connect(self._wish)
        self.knop.clicked.connect(self._wish)
        self.setFocusProxy(self.zin)

    def show_problem(self, tekst: str) -> None:
        """Say what is wrong with the new wachtwoordzin."""
        self.knop.setEnabled(True)
        self.zin.show_problem(tekst)

    def _wish(self) -> None:
        if self.zin.text() != self.nogmaals.text():
            self.nogmaals.show_problem(sentence("wachtwoordzin_ongelijk"))
            return
        self.knop.setEnabled(False)
        self.chosen.emit(self.zin.text())
