"""The grid of a regeldag: loketten down, time across, a block for each visit.

One stop for Tab; arrows walk over the blocks. Ctrl+arrow moves a block five minutes, with Shift a quarter of
an hour; Space keeps its time, Delete takes the time away, Enter opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from models.rules.dagplan import STAP
from models.rules.klokuren import clock_of
from resources.i18n import _
from views.regeldag.blok import Blok
from views.regeldag.rooster_plan import RoosterBlok, RoosterPlan, RoosterRij, Sleutel
from views.theme import color

SMAL, BREED, RAND, KLEINST = 112, 176, 8, 1.05
"""Least and most width of the names, the right margin, and a minute at least, in pixels."""
KWARTIER, HALF_UUR, UUR = 15, 30, 60
Key = Qt.Key


class Rooster(QWidget):
    """The grid. Each wish names the visit: gezin and loket."""

    picked = Signal(str, str)
    opened = Signal(str, str)
    moved = Signal(str, str, int)
    """To this minute."""
    pinned = Signal(str, str)
    cleared = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rooster van de dag"))
        self.plan = RoosterPlan(0, UUR)
        self.blokken: dict[Sleutel, Blok] = {}
        self.mag = True
        """Whether blocks may be moved."""
        self._current: Sleutel | None = None
        self._shifted: dict[Sleutel, int] = {}

    # --- in ---

    def show_plan(self, plan: RoosterPlan) -> None:
        """Show a plan; the chosen visit stays chosen, with the focus where it had it."""
        before = self.blokken.get(self._current) if self._current else None
        had_focus = before is not None and before.hasFocus()
        self.plan, self._shifted = plan, {}
        wanted = {blok.sleutel: blok for blok in plan.blokken}
        gone = [key for key in self.blokken if key not in wanted]
        if had_focus and self._current in gone and before is not None:
            self._leave(before.blok, wanted)
        for key in gone:
            old = self.blokken.pop(key)
            old.hide()
            old.deleteLater()
        for key, blok in wanted.items():
            if key in self.blokken:
                self.blokken[key].show_blok(blok)
            else:
                self.blokken[key] = self._make(blok)
        if self._current not in self.blokken:
            self._current = next((b.sleutel for b in plan.blokken if b.kan), None)
        self._mark()
        self._place()
        self.updateGeometry()
        self.update()
        if had_focus and self._current is not None:
            self.blokken[self._current].setFocus()

    def show_shift(self, gezin: str, loket: str, minuut: int) -> None:
        """Show a visit at another minute before it is stored."""
        block = self.blokken.get((gezin, loket))
        if block is None:
            return
        self._shifted[block.blok.sleutel] = minuut
        self._place_one(block)
        clock = f"{clock_of(minuut)} – {clock_of(minuut + block.blok.minuten)}"
        QToolTip.showText(block.mapToGlobal(QPoint(0, block.height())), clock, block)

    def pick(self, gezin: str, loket: str) -> bool:
        """Put the focus on a visit; False when it has no block."""
        block = self.blokken.get((gezin, loket))
        if block is None or not block.blok.kan:
            return False
        block.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def current(self) -> Sleutel | None:
        """The visit that is chosen."""
        return self._current

    def minute_of(self, key: Sleutel) -> int:
        """Where a visit stands now, moved or not."""
        return self._shifted.get(key, self.blokken[key].blok.van)

    # --- size ---

    def row_height(self) -> int:
        """Height of a row; follows the letters of the system."""
        return self.fontMetrics().height() + 11

    def head_height(self) -> int:
        """Height of the hours above the rows."""
        return self.fontMetrics().height() + 6

    def sizeHint(self) -> QSize:
        """All rows."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """All rows, and a minute not too small."""
        high = self.head_height() + len(self.plan.rijen) * self.row_height() + 2
        return QSize(round(SMAL + RAND + KLEINST * (self.plan.eind - self.plan.begin)), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another scale."""
        super().resizeEvent(event)
        self._place()

    @property
    def names(self) -> int:
        """Width of the names; a wide window gives them more."""
        return max(SMAL, min(BREED, self.width() // 6))

    def _scale(self) -> float:
        return (self.width() - self.names - RAND) / max(self.plan.eind - self.plan.begin, 1)

    def _x(self, minuut: int) -> int:
        return self.names + round((minuut - self.plan.begin) * self._scale())

    def _y(self, rij: int) -> int:
        return self.head_height() + rij * self.row_height()

    # --- blocks ---

    def _make(self, blok: RoosterBlok) -> Blok:
        block = Blok(blok, self)
        block.focused.connect(self._focused)
        block.opened.connect(self._opened)
        block.dragged.connect(self._dragged)
        block.dropped.connect(self._dropped)
        block.show()
        return block

    def _place(self) -> None:
        for block in self.blokken.values():
            self._place_one(block)

    def _place_one(self, block: Blok) -> None:
        blok = block.blok
        van = self._shifted.get(blok.sleutel, blok.van)
        left, right = self._x(van), self._x(van + blok.minuten)
        place = QRect(left, self._y(blok.rij) + 2, max(right - left, 8), self.row_height() - 4)
        block.setGeometry(place)

    def _mark(self) -> None:
        """One stop for Tab; the other visits of the chosen gezin stand out."""
        for key, block in self.blokken.items():
            chosen = key == self._current
            if block.blok.kan:
                policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
                block.setFocusPolicy(policy)
            block.set_near(near=self._current is not None and key[0] == self._current[0])

    def _leave(self, blok: RoosterBlok, wanted: dict[Sleutel, RoosterBlok]) -> None:
        """The chosen visit goes: choose the nearest one, in its row where there is one."""
        left = [one for one in wanted.values() if one.kan]
        nearest = min(left, key=lambda b: (b.rij != blok.rij, abs(b.van - blok.van)), default=None)
        self._current = nearest.sleutel if nearest is not None else None
        if nearest is not None and nearest.sleutel in self.blokken:
            self.blokken[nearest.sleutel].setFocus()

    def _focused(self, block: Blok) -> None:
        if self._current != block.blok.sleutel:
            self._current = block.blok.sleutel
            self._mark()
        self.picked.emit(*block.blok.sleutel)

    def _opened(self, block: Blok) -> None:
        self.opened.emit(*block.blok.sleutel)

    def _dragged(self, block: Blok, pixels: float) -> None:
        if self.mag:
            minuut = block.blok.van + round(pixels / self._scale() / STAP) * STAP
            self.show_shift(*block.blok.sleutel, self._inside(minuut, block.blok.minuten))

    def _dropped(self, block: Blok) -> None:
        key = block.blok.sleutel
        if self.mag and key in self._shifted and self._shifted[key] != block.blok.van:
            self.moved.emit(*key, self._shifted[key])

    def _inside(self, minuut: int, lang: int) -> int:
        return max(self.plan.begin, min(minuut, self.plan.eind - lang))

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the blocks, move one, keep it, take its time away, open it."""
        block = self.blokken.get(self._current) if self._current else None
        if block is None or not self._read_key(block, Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _read_key(self, block: Blok, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        side = {Key.Key_Left: -1, Key.Key_Right: 1}.get(key, 0)
        level = {Key.Key_Up: -1, Key.Key_Down: 1}.get(key, 0)
        gezin_loket = block.blok.sleutel
        if key is Key.Key_Escape and block.stop_drag():
            self._shifted.pop(gezin_loket, None)
            self._place_one(block)
        elif held & Qt.KeyboardModifier.ControlModifier and side:
            self._push(block, side * (KWARTIER if held & Qt.KeyboardModifier.ShiftModifier else STAP))
        elif held & Qt.KeyboardModifier.ControlModifier and level:
            self._along(block.blok, level)
        elif side or level:
            self._walk(block.blok, side, level)
        elif key in (Key.Key_Home, Key.Key_End):
            row = [b for b in self._sorted() if b.rij == block.blok.rij]
            self.pick(*row[0 if key is Key.Key_Home else -1].sleutel)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.opened.emit(*gezin_loket)
        elif key is Key.Key_Space and self.mag:
            self.pinned.emit(*gezin_loket)
        elif key is Key.Key_Delete and self.mag:
            self.cleared.emit(*gezin_loket)
        else:
            return False
        return True

    def _push(self, block: Blok, minutes: int) -> None:
        key = block.blok.sleutel
        now = self.minute_of(key)
        to = self._inside(now + minutes, block.blok.minuten)
        if self.mag and to != now:
            self.show_shift(*key, to)
            self.moved.emit(*key, to)

    def _walk(self, blok: RoosterBlok, side: int, level: int) -> None:
        blocks = self._sorted()
        if side:
            row = [b for b in blocks if b.rij == blok.rij]
            place = [b.sleutel for b in row].index(blok.sleutel) + side
            if 0 <= place < len(row):
                self.pick(*row[place].sleutel)
            return
        beyond = [b for b in blocks if (b.rij - blok.rij) * level > 0]
        if beyond:
            rij = min((b.rij for b in beyond), key=lambda r: abs(r - blok.rij))
            near = min((b for b in beyond if b.rij == rij), key=lambda b: abs(b.van - blok.van))
            self.pick(*near.sleutel)

    def _along(self, blok: RoosterBlok, step: int) -> None:
        """To the next or the previous visit of the same gezin."""
        way = sorted((b for b in self._sorted() if b.sleutel[0] == blok.sleutel[0]), key=lambda b: b.van)
        place = [b.sleutel for b in way].index(blok.sleutel) + step
        if 0 <= place < len(way):
            self.pick(*way[place].sleutel)

    def _sorted(self) -> list[RoosterBlok]:
        found = [
            replace(block.blok, van=self.minute_of(key))
            for key, block in self.blokken.items()
            if block.blok.kan
        ]
        return sorted(found, key=lambda b: (b.rij, b.van, b.nummer))

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hours, names, and when a loket is shut."""
        painter = QPainter(self)
        rows = self.plan.rijen
        body = QRect(self.names, self._y(0), self.width() - self.names - RAND, len(rows) * self.row_height())
        painter.fillRect(body, color("panel"))
        for nr, rij in enumerate(rows):
            self._paint_row(painter, nr, rij, rows)
        self._paint_hours(painter, body)
        painter.end()

    def _paint_row(self, painter: QPainter, nr: int, rij: RoosterRij, rows: Sequence[RoosterRij]) -> None:
        top, high = self._y(nr), self.row_height()
        shut = QBrush(color("line"), Qt.BrushStyle.BDiagPattern)
        at = self.plan.begin
        for van, tot in (*rij.open, (self.plan.eind, self.plan.eind)):
            if van > at:
                painter.fillRect(QRect(self._x(at), top, self._x(van) - self._x(at), high), shut)
            at = max(at, tot)
        painter.setPen(QPen(color("line"), 1))
        if nr == 0 or rows[nr - 1].loket != rij.loket:
            painter.drawLine(0, top, self.width() - RAND, top)
        room = QRect(2, top, self.names - 10, high)
        first = rij.plek == 0
        words = rij.naam if first else _("tafel {n}").format(n=rij.plek + 1)
        if rij.plek >= rij.plekken:
            words = _("te veel")
        painter.setPen(color("late" if rij.plek >= rij.plekken else "ink" if first else "muted"))
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
        )
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align, words)

    def _paint_hours(self, painter: QPainter, body: QRect) -> None:
        """A line each half hour; its time above it where there is room, whole hours first."""
        wide = painter.fontMetrics().horizontalAdvance("00:00")
        step = HALF_UUR if self._scale() * HALF_UUR > wide + 6 else UUR
        first = -(-self.plan.begin // HALF_UUR) * HALF_UUR
        free = 0
        for minuut in range(first, self.plan.eind + 1, HALF_UUR):
            x = self._x(minuut)
            solid = Qt.PenStyle.SolidLine if minuut % UUR == 0 else Qt.PenStyle.DotLine
            painter.setPen(QPen(color("line"), 1, solid))
            painter.drawLine(x, body.top(), x, body.bottom())
            left = min(x - wide // 2, self.width() - wide)
            if minuut % step == 0 and left >= free:
                free = left + wide + 4
                painter.setPen(color("muted"))
                room = QRect(left, 0, wide, self.head_height())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, clock_of(minuut))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(0, body.bottom(), self.width() - RAND, body.bottom())
