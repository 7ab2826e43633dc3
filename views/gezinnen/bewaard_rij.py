"""What one keeps of a list in one row: its buttons, and the kept lists as chips with their menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from resources.i18n import _
from views.widgets.lijnenlijst import plain

LANG = 190
"""Widest that a name stands on a chip, in pixels; the whole name is the tooltip."""
GAP = 8
PADDING = 30
"""Beside the words of a chip, in pixels."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A kept list: its uid, its name, and whether the table shows just that now."""

    uid: str
    naam: str = ""
    aan: bool = False


class BewaardRij(QWidget):
    """Wishes: `picked` a list, and for one list `change_wished`, `rename_wished`, `remove_wished` (uid)."""

    picked = Signal(str)
    change_wished = Signal(str)
    rename_wished = Signal(str)
    remove_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bewaarde lijsten"))
        self._knoppen: list[QWidget] = []
        self.chips: dict[str, QToolButton] = {}
        self._namen: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add_button(self, button: QWidget) -> None:
        """Put a button before the chips."""
        button.setParent(self)
        self._knoppen.append(button)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show the lists; the same ones stay as they are, so that the focus does."""
        namen = tuple((one.uid, one.naam) for one in chips)
        if namen != self._namen:
            self._rebuild(namen)
        for one in chips:
            chip = self.chips[one.uid]
            chip.setChecked(one.aan)
        self._place()

    def _rebuild(self, namen: tuple[tuple[str, str], ...]) -> None:
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self._namen = namen
        self.chips = {}
        before = self._knoppen[-1] if self._knoppen else self
        for nr, (uid, naam) in enumerate(namen, 1):
            chip = QToolButton(self)
            chip.setText(on_button(chip.fontMetrics().elidedText(naam, Qt.TextElideMode.ElideRight, LANG)))
            chip.setToolTip(plain(f"{naam} (Alt+{nr})"))
            chip.setAccessibleName(naam)
            chip.setProperty("chip", True)
            chip.setProperty("uid", uid)
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(self._menu_asked)
            chip.clicked.connect(self._clicked)
            chip.setMinimumWidth(_bold_width(chip))
            self.chips[uid] = chip
            QWidget.setTabOrder(before, chip)
            before = chip

    def minimumSizeHint(self) -> QSize:
        """As wide as the buttons: chips that have no room stand in the menu only."""
        width = sum(one.sizeHint().width() + GAP for one in self._knoppen)
        return QSize(width, max((one.sizeHint().height() for one in self._knoppen), default=0))

    def sizeHint(self) -> QSize:
        """One row, however many lists there are."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put as many beside each other as fit; the list that the table shows is always among them."""
        chips = list(self.chips.values())
        if len(self._put(chips)) < len(chips):
            self._put(sorted(chips, key=lambda chip: not chip.isChecked()))

    def _put(self, chips: Sequence[QToolButton]) -> list[QWidget]:
        x, shown, full = 0, list[QWidget](), False
        for one in (*self._knoppen, *chips):
            size = one.sizeHint().expandedTo(one.minimumSize())
            full = full or (one not in self._knoppen and x + size.width() > self.width())
            one.setVisible(not full)
            if not full:
                one.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
                x += size.width() + GAP
                shown += [one] if one not in self._knoppen else []
        return shown

    def pick_nr(self, nr: int) -> None:
        """Choose the list that stands at a place, from 1."""
        if 0 < nr <= len(self._namen):
            self.picked.emit(self._namen[nr - 1][0])

    def add_shortcuts(self, holder: QWidget, hoogstens: int) -> None:
        """Let Alt with a number choose a list, wherever the focus is on the screen."""
        for nr in range(1, hoogstens + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{nr}"), holder)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setProperty("nr", nr)
            shortcut.activated.connect(self._shortcut)

    def fill_lists(self, menu: QMenu) -> None:
        """Put all lists in a menu, also those that have no room in the row."""
        for nr, (uid, naam) in enumerate(self._namen, 1):
            short = menu.fontMetrics().elidedText(naam, Qt.TextElideMode.ElideRight, 2 * LANG)
            action = menu.addAction(f"{on_button(short)}\tAlt+{nr}")
            action.setData(uid)
            action.setCheckable(True)
            action.setChecked(self.chips[uid].isChecked())
            action.triggered.connect(self._picked_in_menu)

    def fill_menu(self, menu: QMenu, uid: str) -> None:
        """Put in a menu what can be done with one list."""
        naam = menu.fontMetrics().elidedText(
            dict(self._namen).get(uid, ""), Qt.TextElideMode.ElideRight, LANG
        )
        for words, slot in (
            (_("{naam}: bewaren zoals het nu staat"), self._change),
            (_("{naam}: andere naam geven"), self._rename),
            (_("{naam}: weghalen"), self._remove),
        ):
            action = menu.addAction(on_button(words.format(naam=naam)))
            action.setData(uid)
            action.triggered.connect(slot)

    # --- inside ---

    def _shortcut(self) -> None:
        self.pick_nr(int(self.sender().property("nr")))

    def _clicked(self) -> None:
        self.picked.emit(str(self.sender().property("uid")))

    def _sent(self) -> str:
        """The uid that the action of a menu holds."""
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    def _picked_in_menu(self) -> None:
        self.picked.emit(self._sent())

    def _menu_asked(self, where: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, QToolButton):
            menu = QMenu(self)
            self.fill_menu(menu, str(chip.property("uid")))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(chip.mapToGlobal(where))

    def _change(self) -> None:
        self.change_wished.emit(self._sent())

    def _rename(self) -> None:
        self.rename_wished.emit(self._sent())

    def _remove(self) -> None:
        self.remove_wished.emit(self._sent())


def _bold_width(chip: QToolButton) -> int:
    """As wide as it is while chosen, so that nothing moves and no letter goes when it is."""
    font = chip.font()
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(chip.text().replace("&&", "&")) + PADDING


def on_button(text: str) -> str:
    """Text as it stands on a button or in a menu, where one & would become an underline."""
    return text.replace("&", "&&")
