"""After a start-zin or the herstelcode: choose an own wachtwoordzin, and say who you are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from resources.i18n import _
from resources.sentences import sentence
from views.widgets.geheim import GeheimVeld
from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, text_label


class NieuweZinView(KaartPagina):
    """Wishes: `chosen` with the new wachtwoordzin, once both are equal.

    `mensen`: uid and name to choose from after the herstelcode; empty = it is known who this is.
    """

    chosen = Signal(str)

    def __init__(
        self,
        naam: str = "",
        mensen: Sequence[tuple[str, str]] = (),
        *,
        start: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(460, parent)
        self.zin = GeheimVeld(_("Nieuwe wachtwoordzin"), self)
        self.nogmaals = GeheimVeld(_("Nog een keer"), self)
        self.knop = QPushButton(_("Bewaren en verder"), self)
        self.knop.setProperty("primary", True)
        self.knop.setDefault(True)
        self.mensen = QComboBox(self)
        self.mensen.setAccessibleName(_("Wie ben jij?"))
        vraag = text_label(_("Wie ben jij?"), self)
        vraag.setProperty("fieldLabel", True)
        vraag.setBuddy(self.mensen)
        self.mensen.addItem(_("Kies je naam"), "")
        for uid, words in mensen:
            self.mensen.addItem(words, uid)
        self._asks_who = bool(mensen)
        vraag.setVisible(self._asks_who)
        self.mensen.setVisible(self._asks_who)
        self.problem = text_label("", self)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        titel, uitleg = _words(naam, start=start)
        hint = text_label(_("Neem minstens 4 woorden die je onthoudt. Schrijf hem niet op."), self, wrap=True)
        hint.setProperty("muted", True)
        self.column.addWidget(heading_label(titel, self, wrap=True))
        self.column.addWidget(text_label(uitleg, self, wrap=True))
        for widget in (vraag, self.mensen, self.problem, self.zin, self.nogmaals, hint, self.knop):
            self.column.addWidget(widget)
        for geheim in (self.zin, self.nogmaals):
            geheim.entered.connect(self._wish)
        self.knop.clicked.connect(self._wish)
        self.mensen.activated.connect(self._who_chosen)
        self.setFocusProxy(self.mensen if self._asks_who else self.zin)

    def wie(self) -> str:
        """Who was chosen; empty where that is known already."""
        return str(self.mensen.currentData() or "") if self._asks_who else ""

    def show_problem(self, tekst: str) -> None:
        """Say what is wrong with the new wachtwoordzin."""
        self.knop.setEnabled(True)
        self.zin.show_problem(tekst)

    def _who_chosen(self) -> None:
        self.problem.hide()

    def _wish(self) -> None:
        if not self.knop.isEnabled():
            return
        if self._asks_who and not self.wie():
            self.problem.setText(sentence("kies_je_naam"))
            self.problem.show()
            self.mensen.setFocus()
            return
        if self.zin.text() != self.nogmaals.text():
            self.nogmaals.show_problem(sentence("wachtwoordzin_ongelijk"))
            return
        self.knop.setEnabled(False)
        self.chosen.emit(self.zin.text())


def _words(naam: str, *, start: bool) -> tuple[str, str]:
    """Heading and explanation."""
    if start:
        return (
            _("Welkom, {naam}").format(naam=naam),
            _("De start-zin paste. Kies nu je eigen wachtwoordzin; het papier mag daarna weg."),
        )
    return (
        _("Nieuwe wachtwoordzin"),
        _("De herstelcode paste. Kies nu een nieuwe wachtwoordzin; de oude werkt niet meer."),
    )
