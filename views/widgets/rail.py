"""The rail at the left: the screens of this role, who is signed in, and lock or switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.icons import icon
from views.theme import hex_of
from views.widgets.labels import ElideLabel, text_label

WIDTH = 184


@dataclass(frozen=True, slots=True)
class RailKnop:
    """One screen in the rail."""

    id: str
    titel: str
    toets: str
    icon: str


class Rail(QFrame):
    """Shows the screens; says which is wished."""

    chosen = Signal(str)
    lock_wished = Signal()
    switch_wished = Signal()
    self_wished = Signal()
    """The own name was pressed."""
    lek_wished = Signal()
    """Somebody wants to report a breach: a place that every role can reach at any moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Menu"))
        merk = text_label("Duurzame Start", self)
        merk.setObjectName("merk")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.knoppen: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.wie = ElideLabel("", self)
        self.rol = ElideLabel("", self)
        self.rol.setProperty("klein", True)
        self.ik = QPushButton(_("Mijn gegevens"), self)
        self.ik.setIcon(icon("user-plus", hex_of("rail_text")))
        self.ik.setToolTip(_("Ik ben er niet van … tot …, en mijn wachtwoordzin"))
        self.ik.clicked.connect(self.self_wished)
        self.lek = QPushButton(_("Datalek melden"), self)
        self.lek.setIcon(icon("triangle-alert", hex_of("rail_text")))
        self.lek.setToolTip(_("Iets kwijt, of zag iemand te veel? Meld het hier, ook als je twijfelt"))
        self.lek.clicked.connect(self.lek_wished)
        self.wissel = QPushButton(_("Wissel"), self)
        self.wissel.setIcon(icon("users", hex_of("rail_text")))
        self.wissel.setToolTip(_("Een collega gaat hier verder; jouw werk blijft staan"))
        self.wissel.clicked.connect(self.switch_wished)
        self.wissel.hide()
        self.vergrendel = QPushButton(_("Vergrendelen"), self)
        self.vergrendel.setIcon(icon("lock", hex_of("rail_text")))
        self.vergrendel.setToolTip(_("Vergrendelen (Ctrl+L)"))
        self.vergrendel.clicked.connect(self.lock_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 10, 10)
        column.setSpacing(4)
        merk.setContentsMargins(12, 0, 0, 0)
        column.addWidget(merk)
        column.addSpacing(12)
        column.addLayout(self._list)
        column.addStretch(1)
        for widget in (self.wie, self.rol):
            widget.setContentsMargins(12, 0, 4, 0)
            column.addWidget(widget)
        for button in (self.ik, self.lek, self.wissel, self.vergrendel):
            column.addWidget(button)

    def show_screens(self, knoppen: Sequence[RailKnop]) -> None:
        """Show these screens, in this order."""
        for one in knoppen:
            button = QPushButton(one.titel, self)
            button.setCheckable(True)
            button.setIcon(icon(one.icon, hex_of("rail_text")))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(_("{titel} (toets {toets})").format(titel=one.titel, toets=one.toets))
            button.setAccessibleName(one.titel)
            button.setProperty("scherm", one.id)
            button.setProperty("titel", one.titel)
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self._list.addWidget(button)
            self.knoppen[one.id] = button

    def show_wie(self, naam: str, rol: str) -> None:
        """Say who is signed in."""
        self.wie.setText(naam)
        self.rol.setText(rol)

    def show_switch(self, *, on: bool) -> None:
        """Offer to let a colleague go on here, where there is one."""
        self.wissel.setVisible(on)

    def show_count(self, screen: str, aantal: int, woorden: str) -> None:
        """Show a number behind a screen, with its words for the tooltip and for who hears the screen."""
        button = self.knoppen.get(screen)
        if button is not None:
            titel = button.property("titel")
            button.setText(f"{titel}  ({aantal})" if aantal else titel)
            button.setAccessibleName(f"{titel}, {woorden}" if aantal else titel)

    def mark(self, screen: str) -> None:
        """Mark the screen that is shown; one behind the rail marks nothing."""
        button = self.knoppen.get(screen)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for one in self.knoppen.values():
            one.setChecked(False)
        self._group.setExclusive(True)

    def focus(self) -> None:
        """Put the focus on the marked screen."""
        marked = self._group.checkedButton() or next(iter(self.knoppen.values()), self.vergrendel)
        marked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go up and down the rail."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(str(button.property("scherm")))
