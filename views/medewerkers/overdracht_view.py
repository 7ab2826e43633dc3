"""Gezinnen to colleagues, or somebody leaves: fields, the gezinnen one by one, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, muted_label, text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.velden import Veld, VeldenForm, Waarde


class OverdrachtView(QWidget):
    """Wishes: something chosen, a gezin ticked or given to another, saved, back."""

    changed = Signal()
    ticked = Signal(str, bool)
    menu_wished = Signal(str)
    menu_chosen = Signal(str, str)
    saved = Signal()
    back_wished = Signal()
    papier_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self._where = QPoint()
        self.form: VeldenForm | None = None
        self.titel = heading_label("", self, level=2, wrap=True)
        self.uitleg = muted_label("", self, wrap=True)
        self.gevolg = text_label("", self, wrap=True)
        self.gevolg.setProperty("strong", True)
        self.problem = text_label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.lijst = LijnenLijst(_("Gezinnen"), self)
        self.lijst.setMinimumHeight(1)
        self.lijst.ticked.connect(self.ticked)
        self.lijst.opened.connect(self._opened)
        self.lijst.menu_wished.connect(self._menu)
        self.opslaan = QPushButton("", self)
        self.opslaan.setProperty("primary", True)
        self.opslaan.clicked.connect(self._save)
        self.terug = QPushButton(_("Annuleren"), self)
        self.terug.clicked.connect(self.back_wished)
        buttons = QHBoxLayout()
        buttons.addWidget(self.opslaan)
        self.papier = QPushButton(_("Waar staan we printen"), self)
        self.papier.setToolTip(_("Van elk gezin één blad met wat open staat, voor wie het overneemt"))
        self.papier.clicked.connect(self.papier_wished)
        self.papier.hide()
        buttons.addWidget(self.terug)
        buttons.addWidget(self.papier)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.titel)
        self._column.addWidget(self.uitleg)
        for widget in (self.gevolg, self.problem):
            self._column.addWidget(widget)
        self._column.addLayout(buttons)
        self._column.addWidget(self.lijst, 1)

    # --- in ---

    def begin(
        self, titel: str, uitleg: str, velden: Sequence[Veld], values: Mapping[str, Waarde], knop: str
    ) -> None:
        """Show the page for somebody, with the focus in its first field."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.titel.setText(titel)
        self.uitleg.setText(uitleg)
        self.opslaan.setText(knop)
        self.form = VeldenForm(velden, self._vandaag, kolommen=3, parent=self)
        self.form.fill(values)
        self.form.edited.connect(self._edited)
        self.form.typed.connect(self.changed)
        self._column.insertWidget(2, self.form)
        self.show_problem("")
        self.show_gevolg("")
        self.form.focus()

    def values(self) -> dict[str, Waarde]:
        """What the fields say."""
        return self.form.values() if self.form is not None else {}

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show the gezinnen."""
        self.lijst.show_lijnen(lijnen)

    def show_gevolg(self, tekst: str) -> None:
        """Say what it means, before it is saved; empty = nothing to say."""
        self.gevolg.setText(tekst)
        self.gevolg.setVisible(bool(tekst))

    def show_problem(self, tekst: str, veld: str = "") -> None:
        """Say what is wrong, beside its field where there is one."""
        beside = bool(tekst) and self.form is not None and self.form.show_problem(veld, tekst)
        if not tekst and self.form is not None:
            self.form.clear_problems()
        self.problem.setText("" if beside else tekst)
        self.problem.setVisible(bool(tekst) and not beside)

    def show_busy(self, *, on: bool) -> None:
        """While it is saved nothing can be pressed twice."""
        self.opslaan.setEnabled(not on)

    def show_menu(self, sleutel: str, items: Sequence[tuple[str, str]]) -> None:
        """Choose who takes one gezin over."""
        menu = QMenu(self)
        for code, words in items:
            action = menu.addAction(words)
            action.setData((sleutel, code))
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._where)

    # --- inside ---

    def _edited(self, code: str, value: object) -> None:
        del code, value
        self.changed.emit()

    def _save(self) -> None:
        if self.form is not None and not self.form.first_unreadable():
            self.saved.emit()

    def _opened(self, sleutel: str) -> None:
        place = self.lijst.rect_of(sleutel, "menu")
        self._menu(sleutel, self.lijst.viewport().mapToGlobal(place.bottomLeft()))

    def _menu(self, sleutel: str, where: QPoint) -> None:
        self._where = where
        self.menu_wished.emit(sleutel)

    def _chosen(self, action: QAction) -> None:
        sleutel, code = action.data()
        self.menu_chosen.emit(sleutel, code)
