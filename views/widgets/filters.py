"""A row of filters: choices and switches that wrap to a next row where the width ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLayoutItem, QLineEdit, QSizePolicy, QToolButton, QWidget

from views.widgets.date_field import DateField

WAIT_MS = 250
"""After so long without a key, what stands in a live field counts."""


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes to a next row where they no longer fit."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many rows are needed."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """At least the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """At least the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, high = rect.x(), y + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
            x += size.width() + self.spacing()
            high = max(high, size.height())
        return y + high - rect.y()


class Filters(QWidget):
    """Choices (code, words) and switches; says `changed` with what is chosen."""

    changed = Signal(dict)

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(naam)
        self._flow = FlowLayout(self)
        self.keuzes: dict[str, QComboBox] = {}
        self.schakels: dict[str, QToolButton] = {}
        self.velden: dict[str, QLineEdit] = {}
        self._last: dict[str, object] = {}
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._left)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_choice(self, code: str, naam: str, items: Sequence[tuple[str, str]]) -> None:
        """Add a choice; the first item is *all*."""
        combo = QComboBox(self)
        combo.setAccessibleName(naam)
        combo.setToolTip(naam)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(260)
        for value, words in items:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(self._changed)
        self.keuzes[code] = combo
        self._flow.addWidget(combo)

    def set_choices(self, code: str, items: Sequence[tuple[str, str]]) -> None:
        """Replace the items of a choice; what was chosen stays when it is still there."""
        combo = self.keuzes[code]
        chosen = combo.currentData()
        if [(combo.itemData(nr), combo.itemText(nr)) for nr in range(combo.count())] == list(items):
            return
        blocked = combo.blockSignals(True)
        combo.clear()
        for value, words in items:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        combo.blockSignals(blocked)

    def add_switch(self, code: str, words: str) -> None:
        """Add a chip that is on or off."""
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(self._changed)
        self.schakels[code] = button
        self._flow.addWidget(button)

    def add_text(self, code: str, naam: str, hint: str = "", *, live: bool = False) -> None:
        """Add a small field; what is typed counts when it is left, with Enter, or soon (`live`)."""
        edit = QLineEdit(self)
        edit.setAccessibleName(naam)
        edit.setToolTip(naam)
        edit.setPlaceholderText(hint)
        edit.setClearButtonEnabled(True)
        edit.setMaxLength(40)
        edit.setMaximumWidth(170)
        edit.editingFinished.connect(self._left)
        if live:
            edit.textChanged.connect(self._wait.start)
        self.velden[code] = edit
        self._flow.addWidget(edit)
        self._last = self.chosen()

    def add_day(self, code: str, naam: str, vandaag: Callable[[], date]) -> None:
        """Add a field for a day; it counts when it is left or with Enter."""
        day = DateField(vandaag, self, verleden=True)
        day.setAccessibleName(naam)
        day.setToolTip(naam)
        day.setPlaceholderText(naam)
        day.setClearButtonEnabled(True)
        day.setMaximumWidth(190)
        day.committed.connect(self._left)
        self.velden[code] = day
        self._flow.addWidget(day)
        self._last = self.chosen()

    def set_chosen(self, chosen: dict[str, object]) -> None:
        """Show what is chosen, and say nothing about it."""
        blocked = self.blockSignals(True)
        for code, combo in self.keuzes.items():
            combo.setCurrentIndex(max(combo.findData(chosen.get(code, "")), 0))
        for code, button in self.schakels.items():
            button.setChecked(bool(chosen.get(code, False)))
        for code, edit in self.velden.items():
            value = chosen.get(code)
            if isinstance(edit, DateField):
                edit.set_value(value if isinstance(value, date) else None)
            else:
                edit.setText(str(value or ""))
        self._last = self.chosen()
        self.blockSignals(blocked)

    def chosen(self) -> dict[str, object]:
        """Return what is chosen."""
        found: dict[str, object] = {code: combo.currentData() or "" for code, combo in self.keuzes.items()}
        found |= {code: button.isChecked() for code, button in self.schakels.items()}
        for code, edit in self.velden.items():
            found[code] = edit.value() if isinstance(edit, DateField) else edit.text().strip()
        return found

    def _changed(self) -> None:
        self._last = self.chosen()
        self.changed.emit(self._last)

    def _left(self) -> None:
        """A field was left, or typing rests: say so where something else stands in it now."""
        self._wait.stop()
        if self.chosen() != self._last:
            self._changed()
