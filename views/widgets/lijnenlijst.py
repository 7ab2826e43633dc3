"""The list of lines: mouse and keyboard become wishes; what they mean is for the presenter.

Keys: arrows move, Enter opens, Space ticks, a letter ticks that person, `+`/`-` or right/left fold,
Menu, Shift+F10 or a full stop opens the menu of the line, the key of a button presses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip, QWidget

from resources.i18n import _
from views.widgets.lijn import Lijn, LijnenModel, Rol, Soort
from views.widgets.lijn_plan import Letters
from views.widgets.lijn_tekenen import LijnTekenaar

NUMMER_MAX = 96
"""Widest column of numbers; a longer number ends in …."""


class LijnenLijst(QListView):
    """Shows lines and says what the person wishes, each with the key of its line."""

    opened = Signal(str)
    """Enter or a click on the text."""
    ticked = Signal(str, bool)
    """The box of the line: wanted on or off."""
    vak_ticked = Signal(str, str, bool)
    """Line, box of a person, wanted on or off."""
    folded = Signal(str, bool)
    """Heading: wanted open or not."""
    link_wished = Signal(str, QPoint)
    menu_wished = Signal(str, QPoint)
    """Line, and where on the screen the menu goes."""
    knop_pressed = Signal(str, str)
    """Line, code of the button."""

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nummers: set[str] = set()
        self._vinkjes = False
        self.lijnen_model = LijnenModel(self)
        self.tekenaar = LijnTekenaar(self)
        self.setModel(self.lijnen_model)
        self.setItemDelegate(self.tekenaar)
        self.setAccessibleName(naam)
        self.setObjectName("lijnen")
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)

    # --- in ---

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show these lines; the current one and the scroll stay where they were."""
        current = self.current_key()
        row = max(self.currentIndex().row(), 0)
        scroll = self.verticalScrollBar().value()
        self._nummers = {
            lijn.nummer + (" ★" if lijn.ster else "") for lijn in lijnen if lijn.soort is Soort.LIJN
        }
        self._vinkjes = any(lijn.vink is not None for lijn in lijnen)
        self._measure_nummers()
        self.lijnen_model.show(lijnen)
        self._measure()
        if self.currentIndex().isValid() or not lijnen:
            return
        found = self.lijnen_model.row_of(current) if current else -1
        if found < 0 and current:
            found = min(row, len(lijnen) - 1)
        if found >= 0:
            self.setCurrentIndex(self.lijnen_model.index(found))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)

    def current_key(self) -> str:
        """Return the key of the line with the focus, or nothing."""
        index = self.currentIndex()
        return index.data(Rol.LIJN).sleutel if index.isValid() else ""

    def to_top(self) -> None:
        """Begin at the first line; none has the focus yet."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    def focus_key(self, sleutel: str) -> None:
        """Put the focus on a line and show it."""
        row = self.lijnen_model.row_of(sleutel)
        if row >= 0:
            self.setCurrentIndex(self.lijnen_model.index(row))
            self.scrollTo(self.currentIndex())

    def rect_of(self, sleutel: str, zone: str = "lijn") -> QRect:
        """Where a line, or a zone of it, stands in the viewport."""
        index = self.lijnen_model.index(max(self.lijnen_model.row_of(sleutel), 0))
        plan = self.tekenaar.plan(self.visualRect(index), index)
        naam, _sep, nr = zone.partition(":")
        if naam == "vak":
            return plan.vakken[int(nr)]
        if naam == "knop":
            return plan.knoppen[int(nr)]
        places = {"vink": plan.vink, "link": plan.link, "menu": plan.menu}
        return places.get(naam, plan.titel)

    def content_height(self) -> int:
        """Height of all lines together, to size a list that does not scroll itself."""
        model = self.lijnen_model
        return sum(
            self.tekenaar.sizeHint(QStyleOptionViewItem(), model.index(row)).height()
            for row in range(model.rowCount())
        )

    # --- mouse ---

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what can be clicked."""
        super().mouseMoveEvent(event)
        index, zone = self._hit(event.position().toPoint())
        self._hover(index, zone)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit when the mouse is elsewhere."""
        super().leaveEvent(event)
        self._hover(QModelIndex(), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press began, so that a drag away does nothing."""
        super().mousePressEvent(event)
        self._pressed = self._hit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the zone under the mouse means."""
        super().mouseReleaseEvent(event)
        pos = event.position().toPoint()
        index, zone = self._hit(pos)
        pressed = getattr(self, "_pressed", None)
        if not index.isValid() or pressed is None or pressed[1] != zone or pressed[0] != index:
            return
        if event.button() == Qt.MouseButton.RightButton:
            if index.data(Rol.LIJN).menu:
                self.menu_wished.emit(index.data(Rol.LIJN).sleutel, self.viewport().mapToGlobal(pos))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._do(index.data(Rol.LIJN), zone)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole text of a line where it does not fit, and the name behind a letter."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self._tip(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), tip, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    # --- keyboard ---

    def event(self, event: QEvent) -> bool:
        """A letter that means something on this line is not taken for a key of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lijn = self.currentIndex().data(Rol.LIJN)
            text = event.text().lower()
            own = [] if lijn is None else [v.letter for v in lijn.vakken] + [k.toets for k in lijn.knoppen]
            if text and text in {letter.lower() for letter in own}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into a wish; anything else goes its ordinary way."""
        index = self.currentIndex()
        if not index.isValid() or not self._key(index.data(Rol.LIJN), event):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if plain and event.text().isprintable() and event.text():
                event.ignore()
                return
            super().keyPressEvent(event)

    def _key(self, lijn: Lijn, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text().lower()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(lijn, "lijn")
        elif key == Qt.Key.Key_Space:
            self._do(lijn, "vink" if lijn.vink is not None else "lijn")
        elif lijn.open is not None and (key in (Qt.Key.Key_Right, Qt.Key.Key_Left) or text in ("+", "-")):
            self.folded.emit(lijn.sleutel, key == Qt.Key.Key_Right or text == "+")
        elif lijn.menu and (
            key == Qt.Key.Key_Menu
            or text == "."
            or (key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ):
            self._do(lijn, "menu")
        else:
            return self._key_of_part(lijn, text)
        return True

    def _key_of_part(self, lijn: Lijn, text: str) -> bool:
        if not text:
            return False
        for nr, vak in enumerate(lijn.vakken):
            if vak.letter == text:
                self._do(lijn, f"vak:{nr}")
                return True
        for nr, knop in enumerate(lijn.knoppen):
            if knop.toets.lower() == text:
                self._do(lijn, f"knop:{nr}")
                return True
        return False

    # --- both ---

    def _do(self, lijn: Lijn, zone: str) -> None:
        naam, _sep, nr = zone.partition(":")
        if naam == "vink" and lijn.vink is not None:
            self.ticked.emit(lijn.sleutel, not lijn.vink)
        elif naam == "vak":
            vak = lijn.vakken[int(nr)]
            if vak.kan:
                self.vak_ticked.emit(lijn.sleutel, vak.sleutel, not vak.aan)
        elif naam == "knop":
            self.knop_pressed.emit(lijn.sleutel, lijn.knoppen[int(nr)].code)
        elif naam in ("menu", "link"):
            place = self.rect_of(lijn.sleutel, naam)
            where = self.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 4))
            (self.menu_wished if naam == "menu" else self.link_wished).emit(lijn.sleutel, where)
        elif lijn.open is not None:
            self.folded.emit(lijn.sleutel, not lijn.open)
        elif lijn.soort is not Soort.TEKST:
            self.opened.emit(lijn.sleutel)

    def _hit(self, pos: QPoint) -> tuple[QModelIndex, str]:
        index = self.indexAt(pos)
        if not index.isValid():
            return QModelIndex(), ""
        return index, self.tekenaar.plan(self.visualRect(index), index).zone(pos)

    def _hover(self, index: QModelIndex, zone: str) -> None:
        was = self.tekenaar.hover
        self.tekenaar.hover = (index.row(), zone)
        if was == self.tekenaar.hover:
            return
        for row in {was[0], index.row()} - {-1}:
            self.update(self.lijnen_model.index(row))
        hot = zone not in ("", "lijn") or (index.isValid() and index.data(Rol.LIJN).soort is Soort.MEER)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)

    def _tip(self, pos: QPoint) -> str:
        index, zone = self._hit(pos)
        if not index.isValid():
            return ""
        lijn: Lijn = index.data(Rol.LIJN)
        naam, _sep, nr = zone.partition(":")
        if naam == "vak":
            vak = lijn.vakken[int(nr)]
            return plain(f"{vak.letter}  {vak.naam}")
        if naam == "knop" and lijn.knoppen[int(nr)].toets:
            knop = lijn.knoppen[int(nr)]
            return plain(_("{titel} (toets {toets})").format(titel=knop.tekst, toets=knop.toets))
        plan = self.tekenaar.plan(self.visualRect(index), index)
        if lijn.smal:
            return plain(lijn.tip)  # all words stand there already
        cut = self.tekenaar.letters.m_gewoon.horizontalAdvance(lijn.titel) > plan.titel.width()
        cut = cut or self.tekenaar.letters.m_klein.horizontalAdvance(lijn.onder) > plan.onder.width()
        parts = [lijn.titel, lijn.onder] if cut else []
        if lijn.tip:
            parts.append(lijn.tip)
        return plain("\n".join(part for part in parts if part))

    # --- measures ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when the width changes: more boxes may fit on a row."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font of the system."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._measure(fonts=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the font that the style gave in the meantime."""
        self._measure(fonts=True)
        super().showEvent(event)

    def _measure(self, *, fonts: bool = False) -> None:
        width = self.viewport().width()
        if fonts:
            self.tekenaar.letters = Letters(QFont(self.font()))
            self._measure_nummers()
        if fonts or width != self.tekenaar.maat.breed:
            self.tekenaar.maat = replace(self.tekenaar.maat, breed=width)
            self.scheduleDelayedItemsLayout()

    def _measure_nummers(self) -> None:
        """Make the column of numbers as wide as the widest."""
        metrics = self.tekenaar.letters.m_klein
        widest = max((metrics.horizontalAdvance(nummer) for nummer in self._nummers), default=0)
        nummer = min(widest + 2 if widest else 0, NUMMER_MAX)
        maat = replace(self.tekenaar.maat, nummer=nummer, vinkjes=self._vinkjes)
        if maat != self.tekenaar.maat:
            self.tekenaar.maat = maat
            self.scheduleDelayedItemsLayout()


def plain(text: str) -> str:
    """Make a tooltip show its text literally: Qt guesses at HTML otherwise."""
    from html import escape

    return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else ""
