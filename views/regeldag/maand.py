"""A month with the regeldagen marked: look around, open a day, or begin a new one on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from resources.i18n import _, language
from views.icons import icon
from views.theme import color, hex_of
from views.widgets.dagen import dag_lang
from views.widgets.labels import muted_label

BREEDTE = 268


class _Blad(QCalendarWidget):
    """The grid of days itself."""

    def __init__(self, vandaag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self.dagen: Mapping[date, str] = {}
        self.setLocale(QLocale(language()))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setAccessibleName(_("Kalender met regeldagen"))
        weekend, head = QTextCharFormat(), QTextCharFormat()
        weekend.setForeground(color("muted"))
        head.setForeground(color("muted"))
        head.setBackground(color("panel"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, weekend)
        self.setHeaderTextFormat(head)
        for name, words, picture in (
            ("qt_calendar_prevmonth", _("Vorige maand"), "arrow-left"),
            ("qt_calendar_nextmonth", _("Volgende maand"), "arrow-right"),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(picture, hex_of("accent"), 16))
                button.setAccessibleName(words)
                button.setToolTip(words)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """A day: filled when there is a regeldag, ringed when it is today, framed when it is chosen."""
        shown = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        own = date(shown.year(), shown.month(), shown.day())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, color("panel"))
        room = rect.adjusted(2, 2, -2, -2)
        here = own in self.dagen
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(room, 4, 4)
        if shown == self.selectedDate():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("ink"), 2))
            painter.drawRoundedRect(room, 4, 4)
        font = painter.font()
        font.setBold(here or own == self._vandaag)
        font.setUnderline(own == self._vandaag)
        painter.setFont(font)
        inside = shown.month() == self.monthShown()
        painter.setPen(color("accent_text" if here else "ink" if inside else "muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{own.day}")
        painter.restore()


class Maand(QFrame):
    """The calendar of regeldagen. Says `opened` with the uid of a day, or `new_wished` with a day."""

    opened = Signal(str)
    new_wished = Signal(object)

    def __init__(self, vandaag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedWidth(BREEDTE)
        self._uids: Mapping[date, str] = {}
        self.blad = _Blad(vandaag, self)
        self.blad.activated.connect(self._activated)
        self.blad.clicked.connect(self._clicked)
        self.blad.selectionChanged.connect(self._told)
        self.blad.setMinimumHeight(self.fontMetrics().height() * 15)
        self.woorden = muted_label("", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 8)
        column.setSpacing(4)
        column.addWidget(self.blad)
        column.addWidget(self.woorden)
        column.addStretch(1)
        self.setFocusProxy(self.blad)

    def show_dagen(self, uids: Mapping[date, str], woorden: Mapping[date, str]) -> None:
        """Mark these days: the regeldag that opens, and what is said of it."""
        self._uids, self.blad.dagen = uids, woorden
        self.blad.updateCells()
        self._told()

    def show_month(self, dag: date) -> None:
        """Go to the month of a day, with that day chosen."""
        self.blad.setSelectedDate(QDate(dag.year, dag.month, dag.day))

    @property
    def dag(self) -> date:
        """The day that is chosen."""
        chosen = self.blad.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _clicked(self, _day: QDate) -> None:
        if self.dag in self._uids:
            self.opened.emit(self._uids[self.dag])

    def _activated(self, _day: QDate) -> None:
        if self.dag in self._uids:
            self.opened.emit(self._uids[self.dag])
        else:
            self.new_wished.emit(self.dag)

    def _told(self) -> None:
        words = self.blad.dagen.get(self.dag, _("Geen regeldag. Enter: een nieuwe op deze dag."))
        self.woorden.setText(f"{dag_lang(self.dag)}: {words}")
        self.blad.setAccessibleDescription(self.woorden.text())
