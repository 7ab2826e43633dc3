"""The screen *Mijn gegevens*: I am away, how to reach me, my wachtwoordzin, access in an emergency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.i18n import _
from resources.sentences import sentence
from views.widgets.deel import deel_kaart, rol_pagina
from views.widgets.geheim import GeheimVeld
from views.widgets.labels import heading_label, muted_label, text_label
from views.widgets.velden import Veld, VeldenForm, Veldsoort, Waarde


class IkView(QWidget):
    """Wishes: absence saved or ended, a field left, another wachtwoordzin, access in an emergency."""

    afwezig_wished = Signal(dict)
    terug_wished = Signal()
    edited = Signal(str, object)
    zin_wished = Signal(str, str)
    """Old and new wachtwoordzin, once the new one was typed twice alike."""
    nood_wished = Signal()

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label("", self)
        self.onder = muted_label("", self, wrap=True)
        self._make_away(vandaag)
        self.gegevens = VeldenForm(
            (Veld("telefoon", _("Telefoon")), Veld("email", _("E-mail"))), vandaag, kolommen=2, parent=self
        )
        self.gegevens.edited.connect(self.edited)
        self._make_zin()
        self.nood = QPushButton(_("Toegang in nood …"), self)
        self.nood.clicked.connect(self.nood_wished)
        kop = QWidget(self)
        names = QVBoxLayout(kop)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.titel)
        names.addWidget(self.onder)
        self.nood_kaart = deel_kaart(
            _("Toegang in nood"),
            (
                muted_label(
                    _("Een dossier dat je niet ziet en niet kan wachten. Collega’s krijgen bericht."),
                    self,
                    wrap=True,
                ),
                _left(self.nood),
            ),
            self,
        )
        delen = (
            kop,
            deel_kaart(
                _("Ik ben er niet van … tot …"),
                (self.stand, self.weg, _left(self.bewaar, self.terug)),
                self,
            ),
            deel_kaart(_("Hoe collega’s je bereiken"), (self.gegevens,), self),
            deel_kaart(_("Wachtwoordzin"), (self.zin_uitleg, _left(self.zin_knop), self.zin_deel), self),
            self.nood_kaart,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rol_pagina(delen, self))
        self.setFocusProxy(self.weg.vakken["van"].edit)

    def _make_away(self, vandaag: Callable[[], date]) -> None:
        self.stand = text_label("", self, wrap=True)
        self.weg = VeldenForm(
            (
                Veld("van", _("Eerste dag weg"), Veldsoort.DATUM),
                Veld("tot", _("Laatste dag weg (leeg = weet ik nog niet)"), Veldsoort.DATUM),
                Veld("vervanger", _("Wie vervangt je?"), Veldsoort.KEUZE, (("", _("niemand")),)),
            ),
            vandaag,
            kolommen=3,
            parent=self,
        )
        self.weg.entered.connect(self._away)
        self.bewaar = QPushButton(_("Opslaan"), self)
        self.bewaar.clicked.connect(self._away)
        self.terug = QPushButton(_("Ik ben er weer"), self)
        self.terug.clicked.connect(self.terug_wished)
        self.terug.hide()

    def _make_zin(self) -> None:
        self.zin_uitleg = muted_label(
            _("Alleen jij kent hem. Vergeten? Dan maakt de beheerder een start-zin voor je."), self, wrap=True
        )
        self.zin_knop = QPushButton(_("Wachtwoordzin veranderen …"), self)
        self.zin_knop.clicked.connect(self.open_zin)
        self.zin_deel = QWidget(self)
        self.oud = GeheimVeld(_("Wachtwoordzin van nu"), self.zin_deel)
        self.nieuw = GeheimVeld(_("Nieuwe wachtwoordzin (minstens 4 woorden)"), self.zin_deel)
        self.nogmaals = GeheimVeld(_("Nieuwe wachtwoordzin, nog een keer"), self.zin_deel)
        self.verander = QPushButton(_("Veranderen"), self.zin_deel)
        self.verander.clicked.connect(self._zin)
        self.stop = QPushButton(_("Annuleren"), self.zin_deel)
        self.stop.clicked.connect(self.close_zin)
        column = QVBoxLayout(self.zin_deel)
        column.setContentsMargins(0, 0, 0, 0)
        for veld in (self.oud, self.nieuw, self.nogmaals):
            veld.setMaximumWidth(460)
            column.addWidget(veld)
            veld.entered.connect(self._zin)
        column.addLayout(_left(self.verander, self.stop))
        self.zin_deel.hide()

    # --- in ---

    def show_wie(self, naam: str, rollen: str) -> None:
        """Say whose page this is."""
        self.titel.setText(naam)
        self.onder.setText(rollen)

    def show_afwezig(self, stand: str, values: Mapping[str, Waarde], *, weg: bool) -> None:
        """Show what is noted; `weg` = something is, so that it can be ended."""
        self.stand.setText(stand)
        self.weg.show_values(values)
        self.terug.setVisible(weg)

    def show_vervangers(self, keuzes: Sequence[tuple[str, str]]) -> None:
        """Show who can stand in."""
        self.weg.vakken["vervanger"].set_choices(keuzes)

    def show_gegevens(self, values: Mapping[str, Waarde]) -> None:
        """Show phone and mail."""
        self.gegevens.show_values(values)

    def show_nood(self, *, on: bool) -> None:
        """Whether access in an emergency is offered."""
        self.nood_kaart.setVisible(on)

    def open_zin(self) -> None:
        """Ask for the old and the new wachtwoordzin."""
        self.zin_knop.hide()
        self.zin_deel.show()
        self.oud.edit.setFocus()

    def close_zin(self) -> None:
        """Put the fields away; what was typed in them is gone."""
        for veld in (self.oud, self.nieuw, self.nogmaals):
            veld.clear()
            veld.show_problem("")
        self.show_busy(on=False)
        self.zin_deel.hide()
        self.zin_knop.show()

    def show_busy(self, *, on: bool) -> None:
        """A new key takes a moment to make."""
        self.verander.setEnabled(not on)
        self.verander.setText(_("Even geduld …") if on else _("Veranderen"))

    def show_zin_problem(self, veld: str, tekst: str) -> None:
        """Say beside a field why the wachtwoordzin was not changed."""
        {"oud": self.oud, "nieuw": self.nieuw, "wachtwoordzin": self.nieuw}.get(veld, self.oud).show_problem(
            tekst
        )

    # --- out ---

    def _away(self) -> None:
        if not self.weg.first_unreadable():
            self.weg.clear_problems()
            self.afwezig_wished.emit(self.weg.values())

    def _zin(self) -> None:
        if not self.verander.isEnabled():
            return
        if self.nieuw.text() != self.nogmaals.text():
            self.nogmaals.show_problem(sentence("wachtwoordzin_ongelijk"))
            return
        self.zin_wished.emit(self.oud.text(), self.nieuw.text())


def _left(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other, at the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
