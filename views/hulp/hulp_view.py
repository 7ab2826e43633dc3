"""Help: a list of pages and the page itself. Only our own files are shown as markup, never what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.labels import heading_label


class HulpView(QWidget):
    """Wishes: `page_wished` with the name of a page, `computer_wished`, `bundle_wished`."""

    page_wished = Signal(str)
    computer_wished = Signal()
    bundle_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lijst = QListWidget(self)
        self.lijst.setAccessibleName(_("Bladzijden"))
        self.lijst.setFixedWidth(240)
        self.tekst = QTextBrowser(self)
        self.tekst.setAccessibleName(_("Hulp"))
        self.tekst.setOpenLinks(False)
        self.tekst.setFrameShape(QFrame.Shape.NoFrame)
        kaart = QFrame(self)
        kaart.setProperty("card", True)
        inner = QVBoxLayout(kaart)
        inner.setContentsMargins(20, 12, 12, 12)
        inner.addWidget(self.tekst)
        self.computer = QPushButton(_("Deze computer …"), self)
        self.pakket = QPushButton(_("Hulppakket …"), self)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.lijst, self.computer, self.pakket):
            left.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(kaart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 8)
        column.addWidget(heading_label(_("Hulp"), self))
        column.addLayout(row, 1)
        self.lijst.currentItemChanged.connect(self._chosen)
        self.computer.clicked.connect(self.computer_wished)
        self.pakket.clicked.connect(self.bundle_wished)
        self.setFocusProxy(self.lijst)

    def show_pages(self, pages: Sequence[tuple[str, str]], current: str) -> None:
        """Show the list of pages (name, title)."""
        self.lijst.blockSignals(True)
        self.lijst.clear()
        for name, title in pages:
            item = QListWidgetItem(title, self.lijst)
            item.setData(Qt.ItemDataRole.UserRole, name)
            if name == current:
                self.lijst.setCurrentItem(item)
        self.lijst.blockSignals(False)

    def show_page(self, markdown: str) -> None:
        """Show a page of our own."""
        self.tekst.setMarkdown(markdown)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)))
