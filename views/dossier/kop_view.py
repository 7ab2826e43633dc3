"""The head of a dossier: who, which phase, what still blocks, the clock; one line while the list scrolls."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from resources.i18n import _
from views.dossier.klok_lijn import KlokLijn
from views.dossier.kop_woorden import Kop
from views.widgets.chip import ChipLabel
from views.widgets.labels import ElideLabel, plain_tip, text_label
from views.widgets.lijn import Toon

ROOM = 900
"""Width from which all three phases are named in full."""
NAME = 0.28
"""The share of the width that the name of the gezin keeps on one line, where it needs so much."""


class KopView(QWidget):
    """Shows the head; wishes: `gebeurd_wished`, `fase_wished`, `waarom_wished`."""

    gebeurd_wished = Signal()
    fase_wished = Signal()
    waarom_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._kop: Kop | None = None
        self.titel = ElideLabel("", self)
        self.titel.setProperty("heading", "1")
        self.onder = ElideLabel("", self)
        self.onder.setProperty("muted", True)
        self.melding = text_label("", self)
        self.melding.setWordWrap(True)
        self.melding.setProperty("muted", True)
        self.chips = [ChipLabel(self) for _nr in range(3)]
        self.gebeurd = QPushButton(_("Wat is er gebeurd?"), self)
        self.gebeurd.setProperty("primary", True)
        self.gebeurd.clicked.connect(self.gebeurd_wished)
        self.kort = ElideLabel("", self)
        self.kort.setProperty("muted", True)
        self.kort.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.kort.hide()
        self.balk = self._make_balk()
        self._lay_out()

    def _make_balk(self) -> QFrame:
        balk = QFrame(self)
        balk.setProperty("card", True)
        self.fases = [text_label("", balk) for _nr in range(3)]
        for fase in self.fases:
            fase.setProperty("fase", "anders")
        self.poort = text_label("", balk)
        self.fase_knop = QPushButton("", balk)
        self.fase_knop.clicked.connect(self.fase_wished)
        self.klok = KlokLijn(balk)
        self.waarom = QToolButton(balk)
        self.waarom.setText(_("waarom deze datum?"))
        self.waarom.setProperty("link", True)
        self.waarom.setCursor(Qt.CursorShape.PointingHandCursor)
        self.waarom.clicked.connect(self.waarom_wished)
        row = QHBoxLayout()
        row.setSpacing(6)
        for nr, fase in enumerate(self.fases):
            if nr:
                row.addWidget(text_label("→", balk))
            row.addWidget(fase)
        row.addStretch(1)
        row.addWidget(self.poort)
        row.addWidget(self.fase_knop)
        low = QHBoxLayout()
        low.addWidget(self.klok, 1)
        low.addWidget(self.waarom, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(balk)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(low)
        return balk

    def _lay_out(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.titel, 1)
        top.addWidget(self.kort)
        for chip in self.chips:
            top.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.gebeurd, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(top)
        names.addWidget(self.onder)
        names.addWidget(self.melding)
        column.addLayout(names)
        column.addWidget(self.balk)

    def show_kop(self, kop: Kop) -> None:
        """Show the head of a dossier."""
        self._kop = kop
        self.titel.setText(kop.titel)
        self.onder.setText(kop.onder)
        self.kort.setText(" · ".join(part for part in (kop.fase_kort, kop.poort) if part))
        self.melding.setText(kop.melding)
        for label, fase in zip(self.fases, kop.fases, strict=True):
            label.setProperty("fase", "huidig" if fase.huidig else "anders")
            label.style().unpolish(label)
            label.style().polish(label)
        self._show_fases()
        self._show_chips()
        self.gebeurd.setVisible(kop.wijzigen)
        self.poort.setText(kop.poort)
        self.fase_knop.setText(kop.knop)
        self.klok.show_klok(kop.klok)
        self._show_parts(kop.knop != "", kop.melding != "", any(stuk.waarom for stuk in kop.klok))

    def set_compact(self, *, compact: bool) -> None:
        """One line while the list scrolls on a low screen; everything when it stands at the top."""
        if compact == self._compact:
            return
        self._compact = compact
        self._show_parts(self.fase_knop.text() != "", self.melding.text() != "", self.waarom.isEnabled())
        self._keep_name()

    def is_compact(self) -> bool:
        """Whether the head is one line now."""
        return self._compact

    def _show_parts(self, knop: bool, melding: bool, waarom: bool) -> None:  # noqa: FBT001 - three plain answers
        full = not self._compact
        self.onder.setVisible(full)
        self.balk.setVisible(full)
        self.melding.setVisible(full and melding)
        self.kort.setVisible(not full)
        self.fase_knop.setVisible(knop)
        self.waarom.setEnabled(waarom)
        self.waarom.setVisible(waarom)

    def _show_fases(self) -> None:
        """Name all phases where that fits; else the others by number alone, with their name as tooltip."""
        if self._kop is None:
            return
        short = self.width() < ROOM
        for label, fase in zip(self.fases, self._kop.fases, strict=True):
            words = fase.tekst if fase.huidig or not short else fase.tekst.partition(" ")[0]
            label.setText(f"✓ {words}" if fase.voorbij else words)
            label.setToolTip(plain_tip(fase.tekst) if words != fase.tekst else "")
            label.setAccessibleName(fase.tekst)

    def _show_chips(self) -> None:
        """Say of each sign how it stands; where there is little room its mark says that all is well.

        The name of the gezin must be read first; what asks for attention keeps its word.
        """
        if self._kop is None:
            return
        short = self.width() < ROOM
        for sign, (chip, waarom) in zip(self.chips, self._kop.chips, strict=False):
            name = chip.tekst.partition(":")[0]
            calm = chip.toon in (Toon.OP_SCHEMA, Toon.RUST)
            sign.show_chip(replace(chip, tekst=name) if short and calm else chip, waarom)
        for sign in self.chips[len(self._kop.chips) :]:
            sign.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for other words."""
        super().resizeEvent(event)
        self._show_fases()
        self._show_chips()
        self._keep_name()

    def _keep_name(self) -> None:
        """On one line the phase gives way before the name of the gezin does."""
        wide = self.titel.sizeHint().width() if self._compact else 0
        self.titel.setMinimumWidth(min(wide, int(self.width() * NAME)))

    def minimumSizeHint(self) -> QSize:
        """The words give way before the window must grow."""
        return QSize(460, super().minimumSizeHint().height())
