"""Wat is er gebeurd?: choose the event, fill in five fields at most, see what it changes, save once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from resources.i18n import _
from views.widgets.labels import heading_label, text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.vaste_lijst import VasteLijst
from views.widgets.velden import Veld, VeldenForm, Waarde

NARROW = 700


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What would change: a summary, and lines under it."""

    kort: str
    lijnen: tuple[Lijn, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


class GebeurtenisView(QWidget):
    """Left the events; right the fields of the chosen one with its preview."""

    chosen = Signal(str)
    edited = Signal()
    """Something was filled in: the preview may be another."""
    saved = Signal(dict)
    cancelled = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vandaag = vandaag
        self.form: VeldenForm | None = None
        self.titel = heading_label(_("Wat is er gebeurd?"), self)
        self.gezin = text_label("", self)
        self.gezin.setProperty("muted", True)
        self.keuzes = LijnenLijst(_("Gebeurtenissen"), self)
        self.keuzes.tekenaar.toon_keuze = True
        self.keuzes.opened.connect(self.chosen)
        self.card = QFrame(self)
        self.card.setProperty("card", True)
        self.wat = text_label("", self.card)
        self.wat.setProperty("strong", True)
        self.uitleg = text_label("", self.card)
        self.uitleg.setProperty("muted", True)
        self.uitleg.setWordWrap(True)
        self.problem = text_label("", self.card)
        self.problem.setProperty("problem", True)
        self.problem.setWordWrap(True)
        self.kort = text_label("", self.card)
        self.kort.setProperty("strong", True)
        self.kort.setWordWrap(True)
        self.gevolg = VasteLijst(_("Dit verandert"), self.card)
        self.save = QPushButton(_("Opslaan"), self.card)
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self._save)
        self.cancel = QPushButton(_("Annuleren"), self.card)
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._inner = QVBoxLayout(self.card)
        self._inner.setContentsMargins(18, 14, 18, 16)
        self._inner.setSpacing(10)
        for widget in (self.wat, self.uitleg, self.problem):
            self._inner.addWidget(widget)
        self._inner.addLayout(buttons)
        self._inner.addWidget(self.kort)
        self._inner.addWidget(self.gevolg)
        self._inner.addStretch(1)
        self.blad = QScrollArea(self)
        self.blad.setFrameShape(QFrame.Shape.NoFrame)
        self.blad.setWidgetResizable(True)
        self.blad.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.blad.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.blad.setWidget(self.card)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self._sides.addWidget(self.keuzes, 2)
        self._sides.addWidget(self.blad, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.titel)
        column.addWidget(self.gezin)
        column.addLayout(self._sides, 1)

    # --- in ---

    def show_gezin(self, naam: str, lijnen: Sequence[Lijn]) -> None:
        """Show of whom it is, and what can have happened."""
        self.gezin.setText(naam)
        self.keuzes.show_lijnen(lijnen)

    def show_nothing(self) -> None:
        """Nothing is chosen yet."""
        self._drop()
        for widget in (self.wat, self.problem, self.kort, self.gevolg, self.save, self.cancel):
            widget.hide()
        self.uitleg.setText(
            _("Kies links wat er gebeurd is. Daarna zie je eerst wat er verandert, en dan bewaar je.")
        )

    def show_form(
        self,
        titel: str,
        uitleg: str,
        velden: Sequence[Veld],
        values: Mapping[str, Waarde],
        draft: Mapping[str, str],
    ) -> None:
        """Ask the fields of the chosen event."""
        self._drop()
        self.wat.setText(titel)
        self.uitleg.setText(uitleg)
        self.uitleg.setVisible(bool(uitleg))
        self.form = VeldenForm(velden, self._vandaag, kolommen=2, parent=self.card)
        self.form.fill(values)
        self.form.restore(draft)
        self.form.edited.connect(self._field_left)
        self.form.typed.connect(self.edited)
        self.form.entered.connect(self._save)
        self._inner.insertWidget(2, self.form)
        self.form.show()
        self.problem.hide()
        self.kort.hide()
        self.gevolg.hide()
        self.save.setEnabled(True)
        for widget in (self.wat, self.save, self.cancel):
            widget.show()
        self.form.focus()

    def show_draft(self, draft: Mapping[str, str]) -> None:
        """Put what was half typed back in the fields."""
        if self.form is not None:
            self.form.restore(draft)

    def show_preview(self, voorbeeld: Voorbeeld | None) -> None:
        """Show what it changes; None = not known yet."""
        self.kort.setVisible(voorbeeld is not None)
        self.gevolg.setVisible(voorbeeld is not None and bool(voorbeeld.lijnen))
        if voorbeeld is None:
            return
        self.kort.setText("\n".join((voorbeeld.kort, *voorbeeld.waarschuwingen)))
        self.gevolg.show_lijnen(voorbeeld.lijnen)

    def show_problem(self, veld: str, text: str) -> None:
        """Say a problem beside its field, or above the buttons; no words = there is none."""
        if self.form is not None:
            self.form.clear_problems()
        self.problem.setVisible(False)
        if not text:
            return
        if self.form is None or not self.form.show_problem(veld, text):
            self.problem.setText(text)
            self.problem.show()

    def show_busy(self, *, busy: bool) -> None:
        """One save at a time."""
        self.save.setEnabled(not busy)

    def values(self) -> dict[str, Waarde]:
        """Return what is filled in."""
        return self.form.values() if self.form is not None else {}

    def draft(self) -> dict[str, str]:
        """Return what is typed, for the draft."""
        return self.form.draft() if self.form is not None else {}

    def unreadable(self) -> bool:
        """Whether a date is half typed."""
        return self.form is not None and any(vak.unreadable() for vak in self.form.vakken.values())

    def page_focus(self) -> None:
        """Put the focus where the work is."""
        if self.form is not None:
            self.form.focus()
        else:
            self.keuzes.setFocus()

    # --- out ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under each other where the screen is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _field_left(self, code: str, value: object) -> None:
        self.edited.emit()

    def _save(self) -> None:
        if self.form is None or not self.save.isEnabled():
            return
        bad = self.form.first_unreadable()
        if bad:
            self.form.focus(bad)
            return
        self.saved.emit(self.form.values())

    def _drop(self) -> None:
        if self.form is not None:
            self._inner.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
