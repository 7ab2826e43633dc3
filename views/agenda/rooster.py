"""The grid of days: a month of weeks, or one week. A cell says what is on that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from babel.dates import format_date
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.queries.rows_agenda import AgendaItem
from resources.i18n import _, language, ngettext
from views.agenda.agenda_lijnen import AFGESPROKEN
from views.theme import color
from views.widgets.dagen import dag_lang
from views.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
DAGEN = 7
WEEK = timedelta(days=DAGEN)
ROL_DAG = Qt.ItemDataRole.UserRole + 1
ROL_ITEMS = Qt.ItemDataRole.UserRole + 2
ROL_BUITEN = Qt.ItemDataRole.UserRole + 3
PAD = 4


def maandag(dag: date) -> date:
    """The monday of the week of a day."""
    return dag - timedelta(days=dag.weekday())


def weken_van(dag: date, *, week: bool) -> list[date]:
    """The mondays of what is shown: of one week, or of all weeks that a month touches."""
    if week:
        return [maandag(dag)]
    first = maandag(dag.replace(day=1))
    last = (dag.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return [first + nr * WEEK for nr in range((last - first).days // DAGEN + 1)]


class DagenModel(QAbstractTableModel):
    """Weeks as rows, days as columns."""

    def __init__(self, vandaag: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vandaag = vandaag
        self.maand = 0
        """Number of the month that is shown; 0 = a week, no day of which is outside."""
        self._weken: list[date] = weken_van(vandaag, week=False)
        self._items: Mapping[date, Sequence[AgendaItem]] = {}

    def show(self, weken: list[date], maand: int, items: Mapping[date, Sequence[AgendaItem]]) -> None:
        """Show these weeks."""
        self.beginResetModel()
        self._weken, self.maand, self._items = weken, maand, items
        self.endResetModel()

    def dag(self, row: int, column: int) -> date:
        """The day of a cell."""
        return self._weken[row] + timedelta(days=column)

    def place_of(self, dag: date) -> QModelIndex:
        """The cell of a day; an invalid one where it is not shown."""
        found = self._weken.index(maandag(dag)) if maandag(dag) in self._weken else -1
        return self.index(found, dag.weekday()) if found >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the weeks."""
        return 0 if parent is not None and parent.isValid() else len(self._weken)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the days of a week."""
        return 0 if parent is not None and parent.isValid() else DAGEN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the days, and number the weeks as calendars do."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            day = self._weken[0] + timedelta(days=section)
            return format_date(day, "EEE", locale=language()).replace(".", "")
        return str(self._weken[section].isocalendar().week)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the day and what is on it to the painter, and words to whoever hears the screen."""
        dag = self.dag(index.row(), index.column())
        items = self._items.get(dag, ())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            n = len(items)
            count = ngettext("{n} ding", "{n} dingen", n).format(n=n) if n else _("niets")
            return f"{dag_lang(dag)}: {count}. " + ", ".join(kort(one) for one in items)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join([dag_lang(dag), *(kort(one) for one in items)])) if items else None
        found: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): str(dag.day),
            int(ROL_DAG): dag,
            int(ROL_ITEMS): items,
            int(ROL_BUITEN): bool(self.maand) and dag.month != self.maand,
        }
        return found.get(int(role))


def kort(item: AgendaItem) -> str:
    """What stands in a cell: the time, the gezin, and what it is."""
    return " ".join(part for part in (item.tijd, item.gezin, item.tekst) if part)


class DagTekenaar(QStyledItemDelegate):
    """Paints a day: its number, and as many lines as fit."""

    def __init__(self, model: DagenModel, grid: QTableView) -> None:
        super().__init__(grid)
        self._model, self._grid = model, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        dag, items = index.data(ROL_DAG), index.data(ROL_ITEMS)
        rect: QRect = option.rect
        view = self._grid
        chosen = view.currentIndex() == index
        painter.save()
        painter.fillRect(rect, color("accent_ground" if chosen else "panel"))
        if chosen:
            pen = QPen(color("accent"), 2 if view.hasFocus() else 1)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        room = rect.adjusted(PAD, 3, -PAD, -3)
        font = QFont(view.font())
        font.setBold(dag == self._model.vandaag)
        font.setUnderline(dag == self._model.vandaag)
        painter.setFont(font)
        painter.setPen(color("muted" if index.data(ROL_BUITEN) else "ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, str(dag.day))
        self._items(painter, room, view.font(), items, muted=bool(index.data(ROL_BUITEN)))
        painter.restore()

    def _items(
        self, painter: QPainter, room: QRect, base: QFont, items: Sequence[AgendaItem], *, muted: bool
    ) -> None:
        font = QFont(base)
        font.setPointSizeF(max(base.pointSizeF() * 0.85, 8.0))
        metrics = QFontMetrics(font)
        top = room.top() + QFontMetrics(base).height() + 1
        fits = max((room.bottom() - top) // metrics.height(), 0)
        shown = items if len(items) <= fits else items[: max(fits - 1, 0)]
        lines = [(kort(one), one) for one in shown]
        for nr, (words, one) in enumerate(lines):
            font.setBold(one.soort in AFGESPROKEN and not one.vervallen)
            font.setStrikeOut(one.vervallen)
            painter.setFont(font)
            painter.setPen(color("muted" if muted else "ink"))
            line = QRect(room.left(), top + nr * metrics.height(), room.width(), metrics.height())
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        if len(items) > len(lines) and fits:
            font.setBold(False)
            font.setStrikeOut(False)
            painter.setFont(font)
            painter.setPen(color("accent"))
            line = QRect(room.left(), top + len(lines) * metrics.height(), room.width(), metrics.height())
            more = _("+{n}").format(n=len(items) - len(lines))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, more)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The grid decides how large a day is."""
        del option, index
        return QSize(40, 40)


class Rooster(QTableView):
    """The grid. Says which day is chosen, which is opened, and what keys wish.

    Arrows go from day to day, also past the edge of what is shown; Enter opens the day.
    """

    day_chosen = Signal(object)
    day_opened = Signal(object)
    moved_out = Signal(object)
    """The arrows went to a day that is not shown."""

    def __init__(self, vandaag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dagen = DagenModel(vandaag, self)
        self.setModel(self.dagen)
        self.setItemDelegate(DagTekenaar(self.dagen, self))
        self.setAccessibleName(_("Kalender"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(20)
        self.doubleClicked.connect(self._opened)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which day is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.viewport().update()
            self.day_chosen.emit(current.data(ROL_DAG))

    def show_day(self, dag: date) -> None:
        """Choose a day that is shown."""
        place = self.dagen.place_of(dag)
        if place.isValid():
            self.setCurrentIndex(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day; past the edge the next month or week comes."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAGEN,
            Qt.Key.Key_Down: DAGEN,
        }
        here = self.currentIndex()
        step = steps.get(Qt.Key(event.key()))
        if here.isValid() and step is not None and not event.modifiers():
            dag = here.data(ROL_DAG) + timedelta(days=step)
            if self.dagen.place_of(dag).isValid():
                self.show_day(dag)
            else:
                self.moved_out.emit(dag)
        elif here.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(here.data(ROL_DAG))
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # a letter goes to the window
        else:
            super().keyPressEvent(event)

    def _opened(self, index: Index) -> None:
        self.day_opened.emit(index.data(ROL_DAG))
