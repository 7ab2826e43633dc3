"""Putting a backup back: which one, its wachtwoordzin, and what happens to the kluis that stands there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from resources.i18n import _
from views.widgets.geheim import GeheimVeld
from views.widgets.kaart import KaartPagina
from views.widgets.labels import heading_label, muted_label, text_label


class HerstelView(KaartPagina):
    """Wishes: `restore_wished` with the key of a backup and the secret, `folder_wished`, `back_wished`."""

    restore_wished = Signal(str, str)
    folder_wished = Signal()
    back_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self.lijst = QListWidget(self)
        self.lijst.setAccessibleName(_("Reservekopieën"))
        self.lijst.setMinimumHeight(150)
        self.leeg = text_label(
            _("Er staat hier geen reservekopie. Staat er een op een stick?"), self, wrap=True
        )
        self.zin = GeheimVeld(_("Wachtwoordzin of herstelcode van toen"), self)
        self.bezig = QProgressBar(self)
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(_("De reservekopie wordt teruggezet"))
        self.bezig.hide()
        self.map = QPushButton(_("Andere map …"), self)
        self.terug = QPushButton(_("Niet terugzetten"), self)
        self.knop = QPushButton(_("Terugzetten"), self)
        self.knop.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(self.map)
        row.addStretch(1)
        row.addWidget(self.terug)
        row.addWidget(self.knop)
        uitleg = _(
            "De kopie wordt eerst helemaal nagekeken. De kluis die er nu staat, blijft ernaast bewaard: "
            "je raakt niets kwijt."
        )
        for widget in (
            heading_label(_("Een reservekopie terugzetten"), self),
            muted_label(uitleg, self, wrap=True),
            self.lijst,
            self.leeg,
            self.zin,
            self.bezig,
        ):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.knop.clicked.connect(self._wish)
        self.zin.entered.connect(self._wish)
        self.map.clicked.connect(self.folder_wished)
        self.terug.clicked.connect(self.back_wished)
        self.setFocusProxy(self.lijst)

    def show_backups(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show the backups (key, words), the newest first."""
        self.lijst.clear()
        for key, words in rows:
            item = QListWidgetItem(words, self.lijst)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.lijst.setCurrentRow(0)
        self.lijst.setVisible(bool(rows))
        self.leeg.setVisible(not rows)
        self.knop.setEnabled(bool(rows))

    def show_busy(self, *, on: bool) -> None:
        """Show that it is being put back."""
        self.knop.setEnabled(not on)
        self.terug.setEnabled(not on)
        self.bezig.setVisible(on)

    def show_problem(self, tekst: str) -> None:
        """Say why not; nothing was changed."""
        self.zin.show_problem(tekst)

    def _wish(self) -> None:
        item = self.lijst.currentItem()
        if self.lijst.count() and self.knop.isEnabled():
            self.restore_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)), self.zin.text())
