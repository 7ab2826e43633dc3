"""The message bar: what was done or what is wrong, with undo or a next thing, and to be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from resources.i18n import _
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import text_label

KEPT = 20
"""Messages that can be read again."""
GOOD_MS = 12_000
"""Good news goes by itself after this long; a problem, or an offer, stays until it is put away."""
STILL_MS = 1_500
"""It goes only once the mouse lies still this long: the page moves up, and nobody should press beside."""


class Toon(StrEnum):
    """The tone of a message; the style sheet knows these names."""

    GOED = "goed"
    FOUT = "fout"
    RUSTIG = "rustig"


_ICONS = {
    Toon.GOED: ("circle-check", "good"),
    Toon.FOUT: ("circle-alert", "late"),
    Toon.RUSTIG: ("clock", "muted"),
}


@dataclass(frozen=True, slots=True)
class Melding:
    """One message that was shown."""

    tekst: str
    toon: Toon
    op: datetime
    undo: str = ""


class MeldingBalk(QFrame):
    """One line above the screen. Wishes: `undo_wished` with the bewerking, `aanbod_wished`, `stop_wished`."""

    undo_wished = Signal(str)
    aanbod_wished = Signal()
    stop_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meldingen")
        self.kept: list[Melding] = []
        self._undo = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        self._mouse = QPoint(-1, -1)
        self.teken = QLabel(self)
        self.tekst = text_label("", self, wrap=True)
        self.balk = QProgressBar(self)
        self.balk.setTextVisible(False)
        self.balk.setFixedWidth(160)
        self.balk.setAccessibleName(_("Voortgang"))
        self.ongedaan = QPushButton(_("Ongedaan maken"), self)
        self.ongedaan.setProperty("link", True)
        self.ongedaan.setToolTip(_("Ongedaan maken (Ctrl+Z)"))
        self.ongedaan.clicked.connect(self._undo_clicked)
        self.aanbod = QPushButton(_("Verder"), self)
        self.aanbod.hide()
        self.aanbod.setProperty("link", True)
        self.aanbod.clicked.connect(self._aanbod_clicked)
        self.stop = QPushButton(_("Stop"), self)
        self.stop.clicked.connect(self.stop_wished)
        self.weg = QToolButton(self)
        self.weg.setIcon(icon("x", hex_of("muted")))
        self.weg.setAccessibleName(_("Melding weghalen"))
        self.weg.setToolTip(_("Melding weghalen"))
        self.weg.clicked.connect(self._gone)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        for widget in (self.teken, self.tekst, self.balk, self.aanbod, self.ongedaan, self.stop, self.weg):
            row.addWidget(widget, 1 if widget is self.tekst else 0)
        self._busy = False
        self.hide()

    @property
    def last_undo(self) -> str:
        """The bewerking that *Ongedaan maken* takes back now; empty = none."""
        return self._undo

    @property
    def is_busy(self) -> bool:
        """Whether it says that work goes on."""
        return self._busy

    def say(self, tekst: str, toon: Toon, op: datetime, undo: str = "", aanbod: str = "") -> None:
        """Show a message, perhaps with the words of a next thing, and keep it to be read again."""
        self.kept = [*self.kept, Melding(tekst, toon, op, undo)][-KEPT:]
        self._busy = False
        self._show(tekst, toon, undo, aanbod)
        if toon is Toon.GOED and not aanbod:
            self._timer.start(GOOD_MS)
        else:
            self._timer.stop()

    def busy(self, tekst: str, deel: int, geheel: int) -> None:
        """Show that work goes on; an empty text puts the sign away."""
        if not tekst:
            if self._busy:
                self._busy = False
                self.hide()
            return
        self._timer.stop()
        self._busy = True
        self._show(tekst, Toon.RUSTIG, "")
        self.balk.setRange(0, max(geheel, 0))
        self.balk.setValue(deel)

    def drop_undo(self) -> None:
        """Offer no undo any more: what it was about is out of sight now, or moved on."""
        self._undo = ""
        self.ongedaan.hide()

    def read_again(self) -> None:
        """Show the last messages in a list."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in reversed(self.kept):
            menu.addAction(f"{one.op:%H:%M}  {one.tekst}".replace("&", "&&"))
        if not self.kept:
            menu.addAction(_("Er zijn nog geen meldingen."))
        anchor = self if self.isVisible() else self.window()
        menu.popup(anchor.mapToGlobal(anchor.rect().topLeft()))

    def clear(self) -> None:
        """Forget everything: the window locks."""
        self.kept = []
        self._gone()

    def _show(self, tekst: str, toon: Toon, undo: str, aanbod: str = "") -> None:
        name, colour = _ICONS[toon]
        self.teken.setPixmap(icon(name, hex_of(colour)).pixmap(18, 18))
        self.tekst.setText(tekst)
        self.tekst.setAccessibleName(tekst)
        self._undo = undo
        self.ongedaan.setVisible(bool(undo))
        self.aanbod.setText(aanbod.replace("&", "&&"))
        self.aanbod.setAccessibleName(aanbod)
        self.aanbod.setVisible(bool(aanbod))
        self.balk.setVisible(self._busy)
        self.stop.setVisible(self._busy)
        self.weg.setVisible(not self._busy)
        self.setProperty("toon", str(toon))
        self.setAccessibleName(tekst)
        for widget in (self, self.tekst):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _undo_clicked(self) -> None:
        if self._undo:
            wanted, self._undo = self._undo, ""
            self.ongedaan.hide()
            self.undo_wished.emit(wanted)

    def _aanbod_clicked(self) -> None:
        """The screen that was offered comes; the message has done its work."""
        self._gone()
        self.aanbod_wished.emit()

    def _time_over(self) -> None:
        here = QCursor.pos()
        if here == self._mouse:
            self._gone()
            return
        self._mouse = here
        self._timer.start(STILL_MS)

    def _gone(self) -> None:
        self._timer.stop()
        self._undo = ""
        self.tekst.setText("")
        self.hide()
