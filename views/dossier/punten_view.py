"""The tab *Punten*: every line of the dossier, with filters for phase, loket and stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.filters import Filters
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


class PuntenView(QWidget):
    """Filters above one list."""

    filtered = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters(_("Welke punten"), self)
        for code, naam in (("fase", _("Fase")), ("loket", _("Loket")), ("stand", _("Stand"))):
            self.filters.add_choice(code, naam, [("", naam)])
        self.filters.changed.connect(self.filtered)
        self.lijst = LijnenLijst(_("Alle punten"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.lijst, 1)

    def show_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen in a filter."""
        self.filters.set_choices(code, items)

    def show_chosen(self, chosen: dict[str, object]) -> None:
        """Show which filters are on."""
        self.filters.set_chosen(chosen)

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the lines."""
        self.lijst.show_lijnen(lijnen)
