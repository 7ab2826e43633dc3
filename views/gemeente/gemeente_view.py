"""The screen Gemeente: its parts on the left, the part that is shown on the right. Shows and says wishes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.labels import heading_label


class GemeenteView(QWidget):
    """Wishes: another part, another gemeente."""

    part_wished = Signal(str)
    gemeente_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delen = QListWidget(self)
        self.delen.setAccessibleName(_("Delen van Gemeente"))
        self.delen.setFixedWidth(170)
        self.kies = QComboBox(self)
        self.kies.setAccessibleName(_("Gemeente"))
        self.kies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kies.hide()
        self.rechts = QStackedWidget(self)
        head = QHBoxLayout()
        head.addWidget(heading_label(_("Gemeente"), self))
        head.addStretch(1)
        head.addWidget(self.kies)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.delen)
        row.addWidget(self.rechts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.delen.currentItemChanged.connect(self._chosen)
        self.kies.activated.connect(self._kies_activated)
        self.setFocusProxy(self.delen)

    def show_parts(self, delen: Sequence[tuple[str, str]], current: str) -> None:
        """Show the parts (code, words)."""
        self.delen.blockSignals(True)
        self.delen.clear()
        for code, words in delen:
            item = QListWidgetItem(words, self.delen)
            item.setData(Qt.ItemDataRole.UserRole, code)
            if code == current:
                self.delen.setCurrentItem(item)
        self.delen.blockSignals(False)

    def show_gemeenten(self, gemeenten: Sequence[tuple[str, str]], current: str) -> None:
        """Show the gemeenten (uid, name); with one there is nothing to choose."""
        self.kies.clear()
        for uid, naam in gemeenten:
            self.kies.addItem(naam, uid)
        self.kies.setCurrentIndex(max(self.kies.findData(current), 0))
        self.kies.setVisible(len(gemeenten) > 1)

    def show_widget(self, widget: QWidget) -> None:
        """Show a part."""
        if self.rechts.indexOf(widget) < 0:
            self.rechts.addWidget(widget)
        self.rechts.setCurrentWidget(widget)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.part_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _kies_activated(self, _index: int) -> None:
        self.gemeente_wished.emit(str(self.kies.currentData() or ""))
