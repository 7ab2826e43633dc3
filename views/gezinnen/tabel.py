"""The table of gezinnen: widths that fit; a double click opens, the head sorts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.i18n import _
from views.gezinnen.gezinnen_model import GezinnenModel
from views.gezinnen.kolommen import GEWOON, fit_widths
from views.widgets.rijentabel import RijenTabel


class Tabel(RijenTabel):
    """Rows that open with Enter or a double click; Tab leaves the table."""

    fitted = Signal(int)
    """The widths were set: so many columns that were chosen have no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Gezinnen"), parent, row=36, air=18)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSectionsClickable(True)
        self.doubleClicked.connect(self.open_row)

    def first_column(self) -> int:
        """The name of the gezin."""
        model = self.model()
        return model.name_column if isinstance(model, GezinnenModel) else 0

    def fit(self) -> None:
        """Set the widths for the room there is; say how many chosen columns have none."""
        model = self.model()
        if not isinstance(model, GezinnenModel):
            return
        widths = fit_widths(model.columns, self.viewport().width(), self.scale())
        for nr, code in enumerate(model.columns):
            self.setColumnHidden(nr, not widths[code])
            if widths[code]:
                self.setColumnWidth(nr, widths[code])
        chosen = model.columns != GEWOON
        self.fitted.emit(sum(not width for width in widths.values()) if chosen else 0)
