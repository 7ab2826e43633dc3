"""Wires the screen *Amv*: who turns 18 in which quarter, the paper of the meeting, small dwellings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.changes import Area, Change
from models.errors import Known, Refused
from models.queries.amv import load_amv_lijst
from models.queries.beheer import load_organisaties
from models.queries.lezer import Lezer
from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_familie import AmvLijst
from models.services import amv
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.amv.lijnen import AFSPRAAK, PAPIER, STOP, amv_lijnen, dossier_of
from views.ports import Ports
from views.widgets.labels import heading_label
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld, Veldsoort, Waarde
from views.widgets.vorm import Vorm

Alles = tuple[AmvLijst, tuple[OrganisatieRow, ...]]


class AmvView(QWidget):
    """A title and a way back above a list with its form."""

    back_wished = Signal()

    def __init__(self, deel: LijstDeel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        deel.setParent(self)
        self.deel = deel
        self.terug = QPushButton(_("Terug"), self)
        self.terug.clicked.connect(self.back_wished)
        top = QHBoxLayout()
        top.addWidget(heading_label(_("Amv: wie wordt 18"), self), 1)
        top.addWidget(self.terug)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(deel, 1)
        self.setFocusProxy(deel)


class AmvPresenter(QObject):
    """The screen *Amv*, of all gezinnen in sight of who looks."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._corporaties: tuple[OrganisatieRow, ...] = ()
        self._arrived = False
        self._mag = ports.wie.mag(Recht.ORGANISATIES)
        self.deel = LijstDeel(_("Amv: wie wordt 18"), ports.clock.vandaag)
        self.deel.show_head("", _("Jongeren zonder ouders, voor het overleg van elk kwartaal."))
        self.view = AmvView(self.deel)
        self._vorm = Vorm(ports.drafts, "amv", self.deel.paneel, self._ask)
        self.view.back_wished.connect(self._back)
        self.deel.opened.connect(self._opened)
        self.deel.knop_pressed.connect(self._pressed)
        self.deel.asked.connect(self._asked)
        self.deel.cancelled.connect(self._vorm.closed)
        ports.jobs.listen(self._changed)

    # --- screen ---

    def enter(self, **args: str) -> None:
        """Show the list."""
        self._arrived = True
        self._vorm.begin("")
        self._load()

    def place(self) -> dict[str, str]:
        """There is one list."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is half typed."""
        self._vorm.keep()

    def _load(self) -> None:
        self._ports.jobs.read(_read, self._loaded, key="amv")

    def _loaded(self, found: Alles) -> None:
        row, self._corporaties = found
        paper = self._ports.wie.mag(Recht.PAPIER)
        self.deel.show_lijnen(amv_lijnen(row, papier=paper, mag=self._mag))
        self._vorm.ready()
        if self._arrived:
            self._arrived = False
            self.deel.lijst.setFocus()

    def _changed(self, change: Change) -> None:
        """Read again while it is looked at; a hidden screen reads when it is opened."""
        if change.areas & {Area.DOSSIER, Area.PERSONEN, Area.WONINGEN} and self.view.isVisible():
            self._load()

    def _back(self) -> None:
        self._ports.nav.open("alle_gezinnen" if self._ports.wie.ziet_alles else "gezinnen")

    # --- wishes ---

    def _opened(self, sleutel: str) -> None:
        uid = dossier_of(sleutel)
        if uid:
            self._ports.nav.open("dossier", uid=uid, tab="amv")

    def _pressed(self, sleutel: str, code: str) -> None:
        if code == PAPIER:
            self._ports.nav.open("papier", papier="amv_kwartaal", kwartaal=sleutel)
        else:
            self._ask(code, sleutel.partition(":")[2] if code == STOP else "")

    def _ask(self, actie: str, uid: str) -> None:
        if not self._mag:
            return
        today = self._ports.clock.vandaag()
        if actie == AFSPRAAK:
            choices = (("", _("Alle corporaties")), *((one.uid, one.naam) for one in self._corporaties))
            fields = (
                Veld("organisatie", _("Corporatie"), Veldsoort.KEUZE, choices),
                Veld("van", _("Vanaf"), Veldsoort.DATUM),
            )
            self.deel.paneel.ask(
                _("Kleine goedkope woningen gaan een tijd alleen naar jongeren van 18"),
                fields,
                values={"organisatie": "", "van": today},
            )
        elif actie == STOP:
            self.deel.paneel.ask(
                _("De afspraak stopt eerder"),
                (Veld("tot", _("Laatste dag"), Veldsoort.DATUM),),
                values={"tot": today},
            )
        else:
            return
        self._vorm.asks(actie, uid)

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._vorm.actie
        day = values.get("van") if actie == AFSPRAAK else values.get("tot")
        if day is None:
            self.deel.paneel.show_problem("van" if actie == AFSPRAAK else "tot", sentence("veld_leeg"))
        elif actie == AFSPRAAK:
            self._ports.jobs.write(
                amv.agree_kleine_woningen,
                day,
                organisatie_uid=str(values.get("organisatie") or ""),
                then=self._done,
                failed=self._failed,
            )
        elif actie == STOP:
            self._ports.jobs.write(amv.stop_kleine_woningen, uid, day, then=self._done, failed=self._failed)

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.deel.paneel.close_panel()
        self._load()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (veld and self.deel.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer) -> Alles:
    return load_amv_lijst(lezer), load_organisaties(lezer, "corporatie")
