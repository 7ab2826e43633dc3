"""The page Reservekopie: what there is and how old, buttons for what can be done, practising in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from resources.i18n import _
from views.widgets.filters import FlowLayout
from views.widgets.geheim import GeheimVeld
from views.widgets.labels import heading_label, muted_label, text_label
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst


class OefenPaneel(QFrame):
    """Asks the wachtwoordzin for practising. Wishes: `wished` with the secret, `cancelled`."""

    wished = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.titel = text_label("", self, wrap=True)
        self.titel.setProperty("strong", True)
        uitleg = _(
            "De kopie wordt op een proefplek teruggezet, helemaal nagekeken, geopend en weer weggehaald. "
            "Je eigen kluis blijft zoals hij is."
        )
        self.zin = GeheimVeld(_("Wachtwoordzin of herstelcode"), self)
        self.zin.setMaximumWidth(420)
        self.knop = QPushButton(_("Oefenen"), self)
        self.knop.setProperty("primary", True)
        self.niet = QPushButton(_("Annuleren"), self)
        row = QHBoxLayout()
        row.addWidget(self.knop)
        row.addWidget(self.niet)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self.titel, muted_label(uitleg, self, wrap=True), self.zin):
            column.addWidget(widget)
        column.addLayout(row)
        self.knop.clicked.connect(self._wish)
        self.zin.entered.connect(self._wish)
        self.niet.clicked.connect(self.close_panel)
        self.hide()

    def ask(self, titel: str) -> None:
        """Open; the focus goes to the field."""
        self.titel.setText(titel)
        self.setAccessibleName(titel)
        self.zin.clear()
        self.show()
        self.zin.edit.setFocus()

    def show_problem(self, tekst: str) -> None:
        """Say beside the field why not."""
        self.zin.show_problem(tekst)
        self.zin.edit.selectAll()
        self.zin.edit.setFocus()

    def close_panel(self) -> None:
        """Close and forget what was typed."""
        self.zin.clear()
        self.hide()
        self.cancelled.emit()

    def _wish(self) -> None:
        if self.knop.isEnabled():
            self.wished.emit(self.zin.text())


class ReservekopieView(QWidget):
    """Wishes: the buttons by their signal; `line_wished` with a line and what was pressed on it."""

    make_wished = Signal()
    place_wished = Signal()
    copy_wished = Signal()
    practise_wished = Signal()
    restore_wished = Signal()
    at_close_wished = Signal(bool)
    line_wished = Signal(str, str)
    stop_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.maken = QPushButton(_("Reservekopie maken"), self)
        self.kopieren = QPushButton(_("Naar tweede plek"), self)
        self.oefenen = QPushButton(_("Oefen terugzetten"), self)
        self.plek = QPushButton(_("Tweede plek kiezen …"), self)
        self.terug = QPushButton(_("Terugzetten …"), self)
        self.bij_sluiten = QCheckBox(_("Kopieer bij het sluiten ook naar de tweede plek"), self)
        self.bezig = text_label("", self)
        self.balk = QProgressBar(self)
        self.balk.setRange(0, 0)
        self.balk.setTextVisible(False)
        self.balk.setFixedWidth(160)
        self.stop = QPushButton(_("Stop"), self)
        self._werk = QWidget(self)
        self.paneel = OefenPaneel(self)
        self._main = self.maken
        self.lijst = LijnenLijst(_("Reservekopieën"), self)
        self._lay_out()
        self._wire()
        self.show_busy("")
        self.setFocusProxy(self.maken)

    def _lay_out(self) -> None:
        self._knoppen = QWidget(self)
        flow = FlowLayout(self._knoppen)
        for knop in (self.maken, self.kopieren, self.oefenen, self.plek, self.terug):
            flow.addWidget(knop)
        busy = QHBoxLayout(self._werk)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self.balk)
        busy.addWidget(self.bezig, 1)
        busy.addWidget(self.stop)
        uitleg = _(
            "Een kopie van de kluis, versleuteld en nagekeken. Zonder een kopie op een andere plek "
            "ben je alles kwijt als deze computer stuk gaat."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.uitleg = muted_label(uitleg, self, wrap=True)
        for widget in (
            heading_label(_("Reservekopie"), self, level=2),
            self.uitleg,
            self._knoppen,
            self._werk,
            self.paneel,
        ):
            column.addWidget(widget)
        column.addWidget(self.bij_sluiten, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.lijst, 1)
        self.lijst.setMinimumHeight(1)

    def _wire(self) -> None:
        self.maken.clicked.connect(self.make_wished)
        self.stop.clicked.connect(self._stop_pressed)
        self.kopieren.clicked.connect(self.copy_wished)
        self.oefenen.clicked.connect(self.practise_wished)
        self.plek.clicked.connect(self.place_wished)
        self.terug.clicked.connect(self.restore_wished)
        self.bij_sluiten.clicked.connect(self.at_close_wished)
        self.paneel.cancelled.connect(self._mark_primary)
        self.lijst.knop_pressed.connect(self.line_wished)
        self.lijst.link_wished.connect(self._link)

    # --- in ---

    def show_lijnen(self, lijnen: Sequence[Lijn]) -> None:
        """Show what there is."""
        self.lijst.show_lijnen(lijnen)

    def show_choices(self, *, plek: bool, bij_sluiten: bool, kan: bool, kopie: bool) -> None:
        """Which buttons mean something now; `plek`: a second place was chosen."""
        self.plek.setText(_("Andere tweede plek …") if plek else _("Tweede plek kiezen …"))
        self.kopieren.setVisible(plek)
        self.bij_sluiten.setVisible(plek)
        self.bij_sluiten.setChecked(bij_sluiten)
        self.maken.setEnabled(kan)
        self.kopieren.setEnabled(kan)
        self.plek.setEnabled(kan)
        self.oefenen.setEnabled(kopie)
        self._main = self.maken if plek else self.plek
        self._mark_primary()

    def ask_practice(self, titel: str) -> None:
        """Ask the wachtwoordzin for practising; its button is then the one that stands out."""
        self.paneel.ask(titel)
        self._mark_primary()

    def _mark_primary(self) -> None:
        for one in (self.maken, self.plek):
            one.setProperty("primary", one is self._main and self.paneel.isHidden())
            one.style().unpolish(one)
            one.style().polish(one)

    def _stop_pressed(self) -> None:
        """One press is enough: the piece that is under way is finished first."""
        self.stop.setEnabled(False)
        self.bezig.setText(_("Het stopt zodra dit stuk klaar is"))
        self.stop_wished.emit()

    def show_busy(self, tekst: str, *, stop: bool = False) -> None:
        """Show what is under way; nothing = done, the buttons work again. `stop`: it can be stopped."""
        self.stop.setVisible(stop)
        self.stop.setEnabled(stop)
        self.bezig.setText(tekst)
        self.balk.setAccessibleName(tekst)
        self._werk.setVisible(bool(tekst))
        self._knoppen.setEnabled(not tekst)
        self.paneel.knop.setEnabled(not tekst)

    def _link(self, sleutel: str, where: QPoint) -> None:
        del where
        self.line_wished.emit(sleutel, "link")
