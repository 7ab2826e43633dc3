"""A field for a date that is typed loosely and shown in full: `3-6` becomes `wo 3 juni 2026`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.rules.datums import parse_datum
from resources.i18n import _
from views.widgets.dagen import dag_lang


class DateField(QLineEdit):
    """Reads what is typed when the field is left; what cannot be read stays as typed, with `value()` None."""

    committed = Signal()
    """The field was left or Enter was pressed, after it was read."""

    def __init__(
        self, vandaag: Callable[[], date], parent: QWidget | None = None, *, verleden: bool = False
    ) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self._verleden = verleden
        self.setPlaceholderText(_("bijv. 3-6 of vandaag"))
        self.setMaxLength(40)
        self.editingFinished.connect(self._read)

    def value(self) -> date | None:
        """Return the date; None when the field is empty or cannot be read."""
        return parse_datum(self.text(), self._vandaag(), verleden=self._verleden)

    def set_value(self, dag: date | None) -> None:
        """Show a date, in full; None empties the field."""
        self.setText(dag_lang(dag) if dag is not None else "")
        self.setCursorPosition(0)

    def unreadable(self) -> bool:
        """Whether something stands here that is no date."""
        return bool(self.text().strip()) and self.value() is None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the date."""
        super().focusInEvent(event)
        self.selectAll()

    def _read(self) -> None:
        dag = self.value()
        if dag is not None:
            self.set_value(dag)
        self.committed.emit()
