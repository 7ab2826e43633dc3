"""The screen *Datalek melden*: what counts as one and what happens with it, then the few fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.deel import deel_kaart, rol_pagina
from views.widgets.labels import heading_label, text_label
from views.widgets.velden import Veld, VeldenForm, Waarde


class MeldenView(QWidget):
    """Wishes: `asked` with what was filled in, `back_wished`, `typed` at every key."""

    asked = Signal(dict)
    back_wished = Signal()
    typed = Signal()

    def __init__(
        self, velden: Sequence[Veld], vandaag: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        vooraf = (
            _("Papier, stick of laptop kwijt? Mail naar de verkeerde? Zag iemand te veel? Meld het."),
            _("Ook als je twijfelt, en ook als het jouw fout was. Wie meldt, doet het goed."),
            _("De beheerder ziet je melding meteen. Er lopen dan 72 uur. Zeg het hem of haar ook zelf."),
            _("Schrijf geen namen van het gezin op. Na het melden zie je hier niets meer terug."),
        )
        self.vooraf = [text_label(f"–  {zin}", self, wrap=True) for zin in vooraf]
        self.form = VeldenForm(velden, vandaag, kolommen=3, parent=self)
        self.form.typed.connect(self.typed)
        self.meld = QPushButton(_("Datalek melden"), self)
        self.meld.setProperty("primary", True)
        self.meld.clicked.connect(self._ask)
        self.terug = QPushButton(_("Annuleren"), self)
        self.terug.clicked.connect(self.back_wished)
        buttons = QHBoxLayout()
        buttons.addWidget(self.meld)
        buttons.addWidget(self.terug)
        buttons.addStretch(1)
        delen = (
            heading_label(_("Datalek melden"), self),
            deel_kaart(_("Lees dit eerst"), self.vooraf, self),
            deel_kaart(_("Wat is er aan de hand?"), (self.form, buttons), self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rol_pagina(delen, self))
        self.setFocusProxy(self.form.vakken["soort"].edit)

    def clear(self, waarden: dict[str, Waarde]) -> None:
        """Begin anew, with what is likely filled in."""
        self.form.reset(waarden)
        self.form.clear_problems()

    def show_ready(self, *, ready: bool) -> None:
        """Whether something can be reported: not while it is on its way."""
        self.meld.setEnabled(ready)

    def show_problem(self, veld: str, tekst: str) -> bool:
        """Say what is wrong beside its field."""
        return self.form.show_problem(veld, tekst)

    def _ask(self) -> None:
        if self.form.first_unreadable():
            return
        self.form.clear_problems()
        self.asked.emit(self.form.values())
