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
    """Wishes: to restore (key of a backup, secret), to rescue (secret), to go on as it is, folder, back."""

    restore_wished = Signal(str, str)
    rescue_wished = Signal(str)
    as_is_wished = Signal()
    folder_wished = Signal()
    back_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self.situatie = text_label("", self, wrap=True)
        self.situatie.setProperty("problem", True)
        self.situatie.hide()
        self.lijst = QListWidget(self)
        self.lijst.setAccessibleName(_("Reservekopieën"))
        self.lijst.setMinimumHeight(150)
        self.leeg = text_label(
            _("Er staat hier geen reservekopie. Doe de stick erin en kies Andere map."), self, wrap=True
        )
        self.zin = GeheimVeld(_("Wachtwoordzin of herstelcode van toen"), self)
        self._busy, self._waiting = False, False
        self.bezig = QProgressBar(self)
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.hide()
        self.map = QPushButton(_("Andere map …"), self)
        self.terug = QPushButton(_("Niet terugzetten"), self)
        self.knop = QPushButton(_("Terugzetten"), self)
        self.knop.setProperty("primary", True)
        self.redden = QPushButton(_("Eerst redden wat er nog in de kluis staat"), self)
        self.verder = QPushButton(_("Toch verder met de kluis die er staat"), self)
        for link in (self.redden, self.verder):
            link.setProperty("link", True)
            link.hide()
        self._place()
        self.knop.clicked.connect(self._wish)
        self.zin.entered.connect(self._wish)
        self.redden.clicked.connect(self._wish_rescue)
        self.verder.clicked.connect(self.as_is_wished)
        self.map.clicked.connect(self.folder_wished)
        self.terug.clicked.connect(self.back_wished)
        self.lijst.itemActivated.connect(self.zin.edit.setFocus)
        self.setFocusProxy(self.lijst)

    def _place(self) -> None:
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
            self.situatie,
            muted_label(uitleg, self, wrap=True),
            self.lijst,
            self.leeg,
            self.zin,
            self.bezig,
        ):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        for link in (self.redden, self.verder):
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_situation(self, tekst: str, *, redden: bool, verder: bool) -> None:
        """Say what is the matter with the kluis that stands there, and which other ways out there are."""
        self.situatie.setText(tekst)
        self.situatie.setVisible(bool(tekst))
        self.redden.setVisible(redden)
        self.verder.setVisible(verder)

    def show_backups(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show the backups (key, words), the newest first."""
        self.lijst.clear()
        for key, words in rows:
            item = QListWidgetItem(words, self.lijst)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.lijst.setCurrentRow(0)
        self.lijst.setVisible(bool(rows))
        self.leeg.setVisible(not rows)
        self._enable()

    def show_busy(self, *, on: bool, wat: str = "") -> None:
        """Show that it is being put back, or saved."""
        self._busy = on
        self._enable()
        self.zin.edit.setReadOnly(on)
        self.bezig.setAccessibleName(wat or _("De reservekopie wordt teruggezet"))
        self.bezig.setVisible(on)

    def show_wait(self, tekst: str) -> None:
        """Say how long to wait after wrong secrets; nothing is tried meanwhile. Empty = go on."""
        self._waiting = bool(tekst)
        self.knop.setText(tekst or _("Terugzetten"))
        self._enable()

    def _enable(self) -> None:
        for knop in (self.terug, self.map, self.verder):
            knop.setEnabled(not self._busy)
        self.redden.setEnabled(not self._busy and not self._waiting)
        self.knop.setEnabled(bool(self.lijst.count()) and self.redden.isEnabled())

    def show_problem(self, tekst: str) -> None:
        """Say why not; nothing was changed."""
        self.zin.show_problem(tekst)
        self.zin.edit.selectAll()
        self.zin.edit.setFocus()

    def _wish(self) -> None:
        item = self.lijst.currentItem()
        if self.lijst.count() and self.knop.isEnabled():
            self.restore_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)), self.zin.text())

    def _wish_rescue(self) -> None:
        if self.redden.isEnabled():
            self.rescue_wished.emit(self.zin.text())
