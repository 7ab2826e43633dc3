"""The table of gezinnen: as many rows as there are, of which only pages that are looked at are fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.queries.rows import GezinnenPage, GezinRow
from resources.i18n import _
from resources.labels import label
from views.gezinnen.kolommen import GEWOON, NAAM, Kolom, all_columns
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Toon
from views.widgets.rijentabel import TOON_ROLE, side

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
KEPT = 40
"""Pages that are kept; the longest unseen goes first."""
_AANTALLEN = frozenset({"wacht_op_ander", "open_punten", "open_kern", "ontbreekt"})
_CIJFERS = frozenset({"personen", "open_punten", "open_kern", "ontbreekt"})
"""Columns of bare figures; those with a chip begin at the left, as the chip does."""
_TEKSTEN = frozenset(
    {"nummer", "naam", "begeleider", "volgende_stap", "gemeente", "woonplaats", "azc", "corporatie"}
)
WEEK = 7
"""Days: a first date within a week stands out."""


class GezinnenModel(QAbstractTableModel):
    """Rows by page. `page_wished` says from which row on a page is missing; each is asked for once."""

    page_wished = Signal(int)

    def __init__(self, vandaag: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self._pages: dict[int, tuple[GezinRow, ...]] = {}
        self._asked: set[int] = set()
        self._total = 0
        self._there = all_columns()
        self._codes = GEWOON

    @property
    def total(self) -> int:
        """How many gezinnen fit the filter."""
        return self._total

    @property
    def columns(self) -> tuple[str, ...]:
        """The codes of the columns, in their order."""
        return self._codes

    @property
    def name_column(self) -> int:
        """Where the name of the gezin stands."""
        return self._codes.index(NAAM)

    def column(self, nr: int) -> Kolom:
        """The column at a place."""
        return self._there[self._codes[nr]]

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show other columns; until the rows come again, what they do not tell yet is empty."""
        if tuple(codes) == self._codes:
            return
        self.beginResetModel()
        self._codes = tuple(codes)
        self.endResetModel()

    def show_page(self, page: GezinnenPage, *, fresh: bool) -> None:
        """Take a page; `fresh` = another filter or order, so what was there is gone."""
        if fresh or page.totaal != self._total:
            self.beginResetModel()
            self._pages = {}
            self._asked = set()
            self._total = page.totaal
            self._put(page)
            self.endResetModel()
            return
        self._put(page)
        if page.rijen:
            first = self.index(page.offset, 0)
            last = self.index(page.offset + len(page.rijen) - 1, len(self._codes) - 1)
            self.dataChanged.emit(first, last)

    def _put(self, page: GezinnenPage) -> None:
        nr = page.offset // PAGE
        self._pages.pop(nr, None)
        self._pages[nr] = page.rijen
        self._asked.discard(nr)
        while len(self._pages) > KEPT:
            del self._pages[next(iter(self._pages))]

    def forget_pages(self) -> None:
        """Something changed: what is looked at is fetched again, the rest when it is looked at."""
        self._pages = {nr: rows for nr, rows in self._pages.items() if nr == 0}
        self._asked = set()

    def row(self, row: int) -> GezinRow | None:
        """Return a row, or None while its page is on its way."""
        page = self._pages.get(row // PAGE)
        if page is None:
            self._ask(row // PAGE)
            return None
        place = row % PAGE
        return page[place] if place < len(page) else None

    def _ask(self, nr: int) -> None:
        if nr not in self._asked:
            self._asked.add(nr)
            self.page_wished.emit(nr * PAGE)

    def rowCount(self, parent: Index | None = None) -> int:
        """All rows that fit, fetched or not."""
        return 0 if parent is not None and parent.isValid() else self._total

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns."""
        return 0 if parent is not None and parent.isValid() else len(self._codes)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.column(section).kop
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return side(figures=self._codes[section] in _CIJFERS)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give words for a cell, its tone, and the whole row for who hears the screen."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            TOON_ROLE,
        ):
            return None
        row = self.row(index.row())
        if row is None:
            named = index.column() == self.name_column
            return "…" if role == Qt.ItemDataRole.DisplayRole and named else None
        code = self._codes[index.column()]
        if role == TOON_ROLE:
            return _tone(row, code, self._vandaag())
        text = self._text(row, code)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kop = self._there[code].naam
            return f"{kop}: {text}" if text else kop
        if role == Qt.ItemDataRole.ToolTipRole:
            from views.widgets.lijnenlijst import plain

            return plain(text)
        return text

    def _text(self, row: GezinRow, code: str) -> str:
        if code == "volgende_stap" and row.afgesloten_op is not None:
            return _("afgesloten {dag}").format(dag=dag_kort(row.afgesloten_op, self._vandaag()))
        if code in _TEKSTEN:
            return str(getattr(row, code))
        if code in _AANTALLEN:
            return str(getattr(row, code) or "")
        special = {
            "te_laat": f"!  {row.te_laat}" if row.te_laat else "",
            "fase": f"{row.fase.nummer}  {label(row.fase)}",
            "personen": str(row.personen),
        }
        if code in special:
            return special[code]
        dag: date | None = getattr(row, code)
        return dag_kort(dag, self._vandaag()) if dag is not None else ""


def _tone(row: GezinRow, code: str, vandaag: date) -> Toon | None:
    if code == "te_laat" and row.te_laat:
        return Toon.TE_LAAT
    if code == "wacht_op_ander" and row.wacht_op_ander:
        return Toon.RUST
    if code == "eerste_termijn" and row.eerste_termijn and 0 <= (row.eerste_termijn - vandaag).days <= WEEK:
        return Toon.WEEK
    return None
