"""The part *Uitwisselpartners* of Beheer: our own words, partners, comparing words by phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.changes import Area, Change
from models.envelop import Envelop
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.partners import PartnerRow, load_partners, own_words
from models.services.overdracht_open import read_bestand
from models.services.partners import (
    SOORTEN,
    Partnerbestand,
    add_partner,
    confirm_partner,
    ensure_sleutels,
    open_partnerbestand,
    stop_partner,
    write_partnerbestand,
)
from resources.i18n import _
from resources.labels import label_of
from resources.sentences import sentence, verb_words
from views.overdracht.woorden import joined
from views.ports import Ports
from views.widgets.dagen import dag_kort
from views.widgets.labels import heading_label, text_label
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.paneel import Paneel
from views.widgets.velden import Veld, Veldsoort, Waarde

Gelezen = tuple[str, tuple[PartnerRow, ...]]


class PartnersView(QWidget):
    """Our words, the list, and two buttons."""

    file_wished = Signal()
    add_wished = Signal()
    opened = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, vandaag: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titel = heading_label(_("Uitwisselpartners"), self, level=2)
        self.uitleg = text_label("", self, wrap=True)
        self.uitleg.setProperty("muted", True)
        self.woorden = text_label("", self, wrap=True)
        self.woorden.setProperty("strong", True)
        self.geef = QPushButton(_("Ons partnerbestand maken"), self)
        self.geef.clicked.connect(self.file_wished)
        self.erbij = QPushButton(_("Partnerbestand inlezen"), self)
        self.erbij.clicked.connect(self.add_wished)
        self.paneel = Paneel(vandaag, self)
        self.lijst = LijnenLijst(_("Uitwisselpartners"), self)
        self.lijst.setMinimumHeight(1)
        self.lijst.opened.connect(self.opened)
        self.lijst.link_wished.connect(self._link)
        self.lijst.knop_pressed.connect(self.pressed)
        row = QHBoxLayout()
        row.addWidget(self.geef)
        row.addWidget(self.erbij)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.titel, self.uitleg, self.woorden):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.paneel)
        column.addWidget(self.lijst, 1)
        self.setFocusProxy(self.geef)

    def show_state(self, woorden: str, lijnen: Sequence[Lijn]) -> None:
        """Show our own words (empty before there are keys) and the partners."""
        self.uitleg.setText(
            _(
                "Delen jullie elke week dezelfde gezinnen? Geef elkaar één keer het partnerbestand en lees "
                "elkaar daarna per telefoon de woorden voor. Zo weet je dat het bestand van de ander is."
            )
        )
        self.woorden.setText(_("Onze woorden: {woorden}").format(woorden=woorden) if woorden else "")
        self.woorden.setVisible(bool(woorden))
        self.lijst.show_lijnen(lijnen)

    def _link(self, sleutel: str, where: QPoint) -> None:
        del where
        self.opened.emit(sleutel)


class PartnersPresenter(QObject):
    """Wires the partners."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._rijen: tuple[PartnerRow, ...] = ()
        self._vraag: tuple[str, str] = ("", "")
        self._velden: dict[str, Waarde] = {}
        self._path: Path | None = None
        self.view = PartnersView(ports.clock.vandaag)
        self.view.file_wished.connect(self._ask_file)
        self.view.add_wished.connect(self._add)
        self.view.opened.connect(self._opened)
        self.view.pressed.connect(self._pressed)
        self.view.paneel.saved.connect(self._answered)
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show the partners."""
        del args
        self._load()

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Words that were read out are not kept."""

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="partners")

    def _loaded(self, found: Gelezen) -> None:
        woorden, self._rijen = found
        self.view.show_state(woorden, partner_lijnen(self._rijen))

    def _changed(self, change: Change) -> None:
        if Area.OVERDRACHT in change.areas:
            self._load()

    # --- our file -----------------------------------------------------------------------------

    def _ask_file(self) -> None:
        self._vraag = ("bestand", "")
        soorten = tuple((s, label_of("partner", s)) for s in SOORTEN)
        self.view.paneel.ask(
            _("Zo kent de ander ons"),
            (
                Veld("naam", _("Naam van onze organisatie")),
                Veld("soort", _("Wij zijn"), Veldsoort.KEUZE, soorten),
            ),
            values={"soort": SOORTEN[-1]},
            knop=_("Bestand maken"),
        )

    def _make_file(self, values: dict[str, Waarde]) -> None:
        self._velden = values
        if not values.get("naam"):
            self.view.paneel.show_problem("naam", sentence("veld_leeg"))
            return
        self._path = self._ports.ask.save_file(
            _("Partnerbestand bewaren"), "partnerbestand.partner", _("Partnerbestand (*.partner)")
        )
        if self._path is not None:
            self._ports.jobs.write(ensure_sleutels, then=self._keys_made, failed=self._failed)

    def _keys_made(self, change: Change) -> None:
        del change
        self._ports.jobs.call(
            write_partnerbestand,
            self._path,
            str(self._velden.get("naam") or ""),
            str(self._velden.get("soort") or ""),
            then=self._file_written,
            failed=self._failed,
        )

    def _file_written(self, path: Path) -> None:
        self.view.paneel.close_panel()
        self._ports.say.good(_("{naam} staat klaar. Geef het aan de ander.").format(naam=path.name))
        self._load()

    # --- theirs -------------------------------------------------------------------------------

    def _add(self) -> None:
        path = self._ports.ask.open_file(_("Partnerbestand inlezen"), _("Partnerbestand (*.partner)"))
        if path is not None:
            self._ports.jobs.call(read_bestand, path, then=self._looked, failed=self._failed)

    def _looked(self, found: Envelop) -> None:
        self._ports.jobs.call(open_partnerbestand, found, then=self._read_theirs, failed=self._failed)

    def _read_theirs(self, said: Partnerbestand) -> None:
        self._ports.jobs.write(add_partner, said, then=self._added, failed=self._failed)

    def _added(self, change: Change) -> None:
        self._load()
        self._ask_words(change.onderwerp)

    def _opened(self, key: str) -> None:
        row = next((r for r in self._rijen if r.uid == key), None)
        if row is None:
            return
        if row.bevestigd_op is None:
            self._ask_words(key)
        else:
            self._ports.nav.open("overdracht", partner=key)

    def _pressed(self, key: str, code: str) -> None:
        if code == "stop":
            row = next((r for r in self._rijen if r.uid == key), None)
            if row is not None:
                self._vraag = ("stop", key)
                self.view.paneel.ask(
                    _("Stoppen met {naam}? Er gaat dan niets meer heen en weer.").format(naam=row.naam),
                    (),
                    knop=_("Stoppen"),
                )

    def _ask_words(self, uid: str) -> None:
        self._vraag = ("woorden", uid)
        self.view.paneel.ask(
            _("Bel de ander. Laat de acht woorden bij Onze woorden voorlezen, en typ ze hier."),
            (Veld("woorden", _("De acht woorden van de ander"), breed=True),),
            knop=_("Vergelijken"),
        )

    def _answered(self, values: dict[str, Waarde]) -> None:
        kind, uid = self._vraag
        if kind == "bestand":
            self._make_file(values)
        elif kind == "woorden":
            self._ports.jobs.write(
                confirm_partner, uid, str(values.get("woorden") or ""), then=self._done, failed=self._failed
            )
        elif kind == "stop":
            self._ports.jobs.write(stop_partner, uid, then=self._done, failed=self._failed)

    def _done(self, change: Change) -> None:
        self.view.paneel.close_panel()
        undo = change.bewerking if change.soort == "partner_gestopt" else ""
        self._ports.say.good(verb_words(change.soort), undo)
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def partner_lijnen(rijen: Sequence[PartnerRow]) -> tuple[Lijn, ...]:
    """Each partner with what it is and whether its words were compared."""
    if not rijen:
        return (Lijn("leeg", _("Nog geen partner."), kaart="p", soort=Soort.TEKST),)
    return tuple(
        Lijn(
            row.uid,
            row.naam,
            kaart="p",
            onder=joined(
                label_of("partner", row.soort),
                _("woorden vergeleken op {dag}").format(dag=dag_kort(row.bevestigd_op))
                if row.bevestigd_op
                else "",
            ),
            link=_("Gezinnen kiezen") if row.bevestigd_op else _("Woorden vergelijken"),
            chip=None if row.bevestigd_op else Chip(_("woorden nog vergelijken"), Toon.WEEK),
            knoppen=(Knop("stop", _("Stoppen"), "s"),),
        )
        for row in rijen
    )


def _read(lezer: Lezer) -> Gelezen:
    return own_words(lezer), load_partners(lezer)
