"""The table of entries: the newest first, more are fetched when somebody scrolls on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.queries.rows_logboek import LogPage, LogRow
from models.values import LogSoort
from resources.i18n import _
from resources.sentences import verb_words
from views.logboek import woorden
from views.widgets.dagen import moment_kort
from views.widgets.labels import plain_tip
from views.widgets.lijn import Toon
from views.widgets.rijentabel import TOON_ROLE, side

Index = QModelIndex | QPersistentModelIndex
NR, WANNEER, WIE, WAT, WAAROVER = range(5)


def headers() -> tuple[str, ...]:
    """The columns in words."""
    return (_("Regel"), _("Wanneer"), _("Wie"), _("Wat"), _("Waarover"))


class LogboekModel(QAbstractTableModel):
    """Rows as far as they were fetched. `more_wished` asks for those before a number, once."""

    more_wished = Signal(int)

    def __init__(self, vandaag: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self._rows: list[LogRow] = []
        self._more = False
        self._asked = False
        self._headers = headers()

    @property
    def rows(self) -> tuple[LogRow, ...]:
        """What was fetched."""
        return tuple(self._rows)

    @property
    def more(self) -> bool:
        """Whether older ones fit too."""
        return self._more

    def show_page(self, page: LogPage, *, fresh: bool) -> None:
        """Take a page; `fresh` = another filter, so what was there is gone."""
        self._more, self._asked = page.meer, False
        if fresh:
            self.beginResetModel()
            self._rows = list(page.rijen)
            self.endResetModel()
        elif page.rijen:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rijen) - 1)
            self._rows += page.rijen
            self.endInsertRows()

    def row(self, row: int) -> LogRow | None:
        """Return an entry, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, nummer: int) -> int:
        """Return the row of an entry, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.nummer == nummer), -1)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether scrolling on gives more."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for older entries."""
        if self.canFetchMore(parent) and self._rows:
            self._asked = True
            self.more_wished.emit(self._rows[-1].nummer)

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows that were fetched."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return side(figures=section == NR)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give words for a cell, its tone, and the whole entry for who hears the screen."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == TOON_ROLE:
            return Toon.TE_LAAT if index.column() == WAT and woorden.outcome(row.resultaat) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(row, index.column())
            return f"{self._headers[index.column()]}: {text}" if text else self._headers[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{verb_words(row.soort)}\n{woorden.details(row)}")
        return None

    def _text(self, row: LogRow, column: int) -> str:
        if column == NR:
            return str(row.nummer)
        if column == WANNEER:
            return moment_kort(row.op, self._vandaag())
        if column == WIE:
            return woorden.who(row)
        return woorden.about(row) if column == WAAROVER else _what(row)


def _what(row: LogRow) -> str:
    """What was done; what did not come off says so."""
    words = verb_words(row.soort)
    if not woorden.outcome(row.resultaat):
        return words
    how = _("niet toegestaan") if row.groep is LogSoort.GEWEIGERD else woorden.outcome(row.resultaat)
    return f"!  {words}: {how}"
