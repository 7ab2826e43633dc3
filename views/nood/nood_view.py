"""The screen *Toegang in nood*: what it means is read first, then number and reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.deel import deel_kaart, rol_pagina
from views.widgets.labels import heading_label, text_label
from views.widgets.velden import Veld, VeldenForm, Veldsoort, Waarde


class NoodView(QWidget):
    """Wishes: `asked` with number and reason, `back_wished`."""

    asked = Signal(dict)
    back_wished = Signal()
    typed = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        vooraf = (
            _("Het dossier gaat open voor jou alleen, tot en met vandaag."),
            _("Wie bij het gezin staat, krijgt meteen bericht en leest je reden."),
            _("De beheerder krijgt bericht dat jij dit dossier opende."),
            _("Het blijft in het logboek staan. Terugdraaien kan niet."),
        )
        self.vooraf = [text_label(f"–  {zin}", self, wrap=True) for zin in vooraf]
        self.form = VeldenForm(
            (
                Veld("nummer", _("Nummer van het dossier"), hint=_("precies, bijvoorbeeld K2B-0412")),
                Veld(
                    "reden",
                    _("Waarom kan het niet wachten? (geen ziekte, geen BSN)"),
                    Veldsoort.LANG,
                    breed=True,
                ),
            ),
            vandaag,
            kolommen=2,
            parent=self,
        )
        self.form.typed.connect(self.typed)
        self.open = QPushButton(_("Dossier openen"), self)
        self.open.setProperty("primary", True)
        self.open.clicked.connect(self._ask)
        self.terug = QPushButton(_("Annuleren"), self)
        self.terug.clicked.connect(self.back_wished)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.terug)
        buttons.addStretch(1)
        delen = (
            heading_label(_("Toegang in nood"), self),
            deel_kaart(_("Lees dit eerst"), self.vooraf, self),
            deel_kaart(_("Welk dossier?"), (self.form, buttons), self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rol_pagina(delen, self))
        self.setFocusProxy(self.form.vakken["nummer"].edit)

    def clear(self) -> None:
        """Begin with empty fields."""
        self.form.reset({"nummer": "", "reden": ""})
        self.form.clear_problems()

    def show_problem(self, veld: str, tekst: str) -> bool:
        """Say what is wrong beside its field."""
        return self.form.show_problem(veld, tekst)

    def _ask(self) -> None:
        self.form.clear_problems()
        values: dict[str, Waarde] = self.form.values()
        self.asked.emit(values)
