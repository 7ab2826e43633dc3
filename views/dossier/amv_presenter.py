"""Wires the tab *Amv* of a dossier: where to at 18, the voogd, leaving, the registration by Nidos."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.queries.amv import load_amv
from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import AmvPersoon, AmvRow
from models.services import amv, dossiers
from models.values import AmvKeuze, Recht
from resources.i18n import _
from resources.labels import small_label
from resources.sentences import sentence
from views.dossier.amv_lijnen import amv_lijnen
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets.velden import Veld, Veldsoort, Waarde

KEUZEN = tuple(one.value for one in AmvKeuze)
D, K = Veldsoort.DATUM, Veldsoort.KEUZE


class AmvPresenter(Tab[AmvRow]):
    """The tab *Amv*; it is offered where somebody is an amv."""

    naam = "amv"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Een jongere zonder ouders: wat er verandert rond de 18e verjaardag.")
        super().__init__(ports, _("Amv"), uitleg, parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], AmvRow]:
        """The youngsters of the gezin."""
        return partial(load_amv, uid=row.uid)

    def found(self, alles: AmvRow, row: DossierRow) -> None:
        """The lines of the tab."""
        puts = self.mag and row.mag(Recht.TOEWIJZEN)
        self.deel.show_lijnen(amv_lijnen(alles, self.vandaag, mag=self.mag, wijst_toe=puts))

    def _jongere(self, uid: str) -> AmvPersoon | None:
        people = self.alles.jongeren if self.alles is not None else ()
        return next((one for one in people if one.persoon_uid == uid), None)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a wish about a youngster."""
        one = self._jongere(uid)
        if one is None or not self.mag:
            return
        if actie in KEUZEN:
            fields = (
                Veld("op", _("Gekozen op"), D),
                Veld("reden", _("Waarom (geen ziekte, geen BSN)"), breed=True),
            )
            titel = _("{naam}: {keuze}").format(naam=one.naam, keuze=small_label(AmvKeuze(actie)))
            self.open_form((actie, uid), titel, fields, {"op": self.vandaag})
        elif actie == "vertrokken":
            titel = _("Wanneer vertrok {naam} uit de opvang van Nidos?").format(naam=one.naam)
            day = one.vertrokken_op or self.vandaag
            self.open_form((actie, uid), titel, (Veld("op", _("Vertrokken op"), D),), {"op": day})
        elif actie == "gemeld":
            titel = _("Wanneer meldde Nidos {naam} voor de taakstelling?").format(naam=one.naam)
            self.open_form((actie, uid), titel, (Veld("op", _("Gemeld op"), D),), {"op": self.vandaag})
        elif actie == "voogd" and self.row is not None and self.row.mag(Recht.TOEWIJZEN):
            self._ask_voogd(uid)

    def _ask_voogd(self, uid: str) -> None:
        known = self.alles.voogden if self.alles is not None else ()
        choices = (*known, ("", _("Iemand anders")))
        fields = (
            Veld("wie", _("Contactpersoon van Nidos"), K, choices),
            Veld("naam", _("Of een naam")),
            Veld("telefoon", _("Telefoon")),
            Veld("op", _("Vanaf"), D),
        )
        begin: dict[str, Waarde] = {"wie": choices[0][0], "op": self.vandaag}
        self.open_form(("voogd", uid), _("Wie is de voogd?"), fields, begin)

    def beside(self, veld: str) -> str:
        """The verb about who stands beside names its fields otherwise."""
        return {"van": "op", "telefoonnummer": "telefoon"}.get(veld, veld)

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Do what was filled in."""
        row = self.row
        if row is None:
            return
        op = values.get("op")
        if op is None:
            self.deel.paneel.show_problem("op", sentence("veld_leeg"))
        elif actie in KEUZEN:
            self.do(amv.choose, row.uid, uid, AmvKeuze(actie), op, str(values.get("reden") or ""))
        elif actie == "vertrokken":
            self.do(amv.record_vertrek, row.uid, uid, op)
        elif actie == "gemeld":
            self.do(amv.record_gemeld, row.uid, uid, op)
        elif actie == "voogd":
            naam = str(values.get("naam") or "")
            self.do(
                dossiers.set_betrokkene,
                row.uid,
                "voogd",
                op,
                contactpersoon_uid="" if naam else str(values.get("wie") or ""),
                naam=naam,
                telefoonnummer=str(values.get("telefoon") or ""),
            )
