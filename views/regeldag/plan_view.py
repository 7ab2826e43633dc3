"""The tab *Planning* of a regeldag: plan, grid, the visit that is open, and what needs a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from resources.i18n import _
from views.regeldag.bezoek_paneel import BezoekPaneel
from views.regeldag.rooster import Rooster
from views.regeldag.rooster_plan import RoosterPlan
from views.widgets.labels import ElideLabel, text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst

HOOGST = 88
"""Most height of the list under the grid in a low window; beyond it scrolls."""
DEEL = 4
"""In a high window it may take one part in so many."""


class PlanView(QWidget):
    """The plan of one day. Passive."""

    plan_wished = Signal()
    opnieuw_wished = Signal()
    line_opened = Signal(str)
    line_pressed = Signal(str, str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.balk = QWidget(self)
        """The buttons; the day shows them beside its tabs."""
        self.plan = QPushButton(_("Plan de dag"), self.balk)
        self.plan.setToolTip(_("Geeft elk gezin een tijd bij elk loket. Wat vast staat, blijft staan."))
        self.plan.clicked.connect(self.plan_wished)
        self.opnieuw = QPushButton(_("Alles opnieuw plannen"), self.balk)
        self.opnieuw.setToolTip(_("Begint opnieuw. Alleen tijden die vast staan, blijven."))
        self.opnieuw.setProperty("link", True)
        self.opnieuw.clicked.connect(self.opnieuw_wished)
        self.oordeel = ElideLabel("", self.balk)
        self.rooster = Rooster(self)
        self.rooster.picked.connect(self._seen)
        self.rol = QScrollArea(self)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setWidgetResizable(True)
        self.rol.setWidget(self.rooster)
        self.leeg = text_label("", self, wrap=True)
        self.leeg.setProperty("muted", True)
        self.paneel = BezoekPaneel(vandaag, self)
        self.lijst = LijnenLijst(_("Wat nog aandacht vraagt"), self)
        self._row = 0
        self.lijst.opened.connect(self.line_opened)
        self.lijst.knop_pressed.connect(self.line_pressed)
        self._keys = _(
            "Balk links: de tijd staat vast. Streepjes: dicht of pauze. Pijltjes lopen, Ctrl+pijl "
            "schuift 5 minuten, spatie zet vast, Delete haalt de tijd weg, Enter opent."
        )
        self.uitleg = ElideLabel(self._keys, self)
        self.uitleg.setProperty("muted", True)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout(self.balk)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(self.oordeel, 1)
        top.addWidget(self.opnieuw)
        top.addWidget(self.plan)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.rol, 1)
        left.addWidget(self.uitleg)
        left.addWidget(self.lijst)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.paneel)
        self.oordeel.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.leeg)
        column.addLayout(row, 1)

    # --- in ---

    def show_plan(self, plan: RoosterPlan, lijnen: Sequence[Lijn]) -> None:
        """Show the grid and the lines under it."""
        self.rooster.show_plan(plan)
        self.lijst.show_lijnen(lijnen)
        self.lijst.setVisible(bool(lijnen))
        self._row = max(self.lijst.sizeHintForRow(0), 1) if lijnen else 0
        self._fit_list()
        self._show_parts()
        self._say_chosen()

    def show_oordeel(self, words: str, *, goed: bool) -> None:
        """Say how the plan stands."""
        self.oordeel.setText(words)
        self.oordeel.setProperty("goed", goed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a high window the list gets more."""
        super().resizeEvent(event)
        self._fit_list()

    def show_leeg(self, words: str) -> None:
        """Say why there is nothing to plan; empty = there is."""
        self.leeg.setText(words)
        self._show_parts()

    def show_mag(self, *, plan: bool, mag: bool) -> None:
        """Whether there is something to plan, and whether anything may be changed."""
        self.plan.setEnabled(plan and mag)
        self.opnieuw.setEnabled(plan and mag)
        self.rooster.mag = mag
        self.paneel.show_mag(mag=mag)

    def focus(self) -> None:
        """Put the focus on the chosen visit, or where planning begins."""
        current = self.rooster.current
        if current is None or not self.rooster.pick(*current):
            self.plan.setFocus()

    # --- inside ---

    def _show_parts(self) -> None:
        empty = bool(self.leeg.text())
        self.leeg.setVisible(empty)
        self.rol.setVisible(not empty)
        self.uitleg.setVisible(not empty)

    def _seen(self, gezin: str, loket: str) -> None:
        block = self.rooster.blokken.get((gezin, loket))
        if block is not None:
            self.rol.ensureWidgetVisible(block, 12, 12)
        self._say_chosen()

    def _say_chosen(self) -> None:
        """Under the grid stands who is chosen, in words; before that, what the keys do."""
        block = self.rooster.blokken.get(self.rooster.current) if self.rooster.current else None
        chosen = block is not None and (block.hasFocus() or self.paneel.isVisibleTo(self))
        self.uitleg.setText(block.blok.woorden if block is not None and chosen else self._keys)

    def _fit_list(self) -> None:
        most = max(HOOGST, self.height() // DEEL)
        self.lijst.setFixedHeight(min(most, self.lijst.lijnen_model.rowCount() * self._row + 8))
