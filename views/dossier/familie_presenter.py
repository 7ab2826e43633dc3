"""Wires the tab *Familie* of a dossier: who is expected, the choice, the home, the koppeling."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.queries.familie import load_familie
from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import FamilieRow, VerwachtRow
from models.services import nareis
from models.values import NAREIS_WONINGEN, NareisBesluit, VerwachtStaat, Waarheid
from resources.i18n import _
from resources.labels import label, label_of
from resources.sentences import sentence
from views.dossier import familie_velden
from views.dossier.familie_lijnen import familie_lijnen, gevolgen
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets.velden import Waarde

BESLUITEN = tuple(one.value for one in NareisBesluit)


class FamiliePresenter(Tab[FamilieRow]):
    """The tab *Familie*. Messages and arrivals are events: those it leaves to *Wat is er gebeurd?*."""

    naam = "familie"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Familie die nog komt, en wat er dan met de woning gebeurt.")
        super().__init__(ports, _("Familie"), uitleg, parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], FamilieRow]:
        """What is known of the family of the gezin."""
        return partial(load_familie, uid=row.uid)

    def found(self, alles: FamilieRow, row: DossierRow) -> None:
        """The lines of the tab."""
        self.deel.show_lijnen(familie_lijnen(alles, row, self.vandaag, mag=self.mag))

    # --- wishes ---

    def _person(self, uid: str) -> VerwachtRow | None:
        people = self.alles.verwacht if self.alles is not None else ()
        return next((one for one in people if one.uid == uid), None)

    def opened(self, sleutel: str) -> None:
        """Somebody who is expected opens to be changed; a point opens where it stands."""
        soort, _colon, uid = sleutel.partition(":")
        if soort == "verwacht":
            self.ask("wijzig", uid)
        elif soort == "brp":
            self.pressed("punt", uid)

    def pressed(self, code: str, uid: str) -> None:
        """To an event or a point, or a form; *Weghalen* does it."""
        row = self.row
        if row is None:
            return
        if code == "komt":
            self.ports.nav.open("gebeurtenis", uid=row.uid, soort="familie_komt")
        elif code in {"is_er", "aangekomen"}:
            self.ports.nav.open(
                "gebeurtenis", uid=row.uid, soort="familie_is_er", wie=uid if code == "aangekomen" else ""
            )
        elif code == "punt":
            self.ports.nav.open("dossier", uid=row.uid, tab="nu", punt=uid)
        elif code == "weg":
            self.do(nareis.remove_verwacht, uid)
        elif code == "besluit_weg":
            self.do(nareis.remove_besluit, row.uid)
        else:
            self.ask(code, uid)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a wish, with what it brings where that is known."""
        found = self.alles
        if found is None or not self.mag:
            return
        held = self._person(uid)
        if actie == "erbij" or (
            actie == "wijzig" and held is not None and held.staat is not VerwachtStaat.AANGEKOMEN
        ):
            titel = _("Wie komt er?") if actie == "erbij" else _("Verwachte persoon wijzigen")
            values = familie_velden.verwacht_waarden(held if actie == "wijzig" else None)
            self.open_form((actie, uid), titel, familie_velden.verwacht_velden(), values)
        elif actie in BESLUITEN and found.bericht is not None:
            keuze = NareisBesluit(actie)
            self.open_form(
                (actie, ""), label(keuze), familie_velden.besluit_velden(), {"op": self.vandaag}, _("Kiezen")
            )
            self.deel.paneel.show_effect("\n".join(gevolgen(keuze, found, found.bericht)), ())
        elif actie in NAREIS_WONINGEN and found.bericht is not None:
            self.open_form(
                (actie, ""),
                label_of("nareis_woning", actie),
                familie_velden.woning_velden(actie),
                familie_velden.woning_waarden(actie, found, self.vandaag),
            )
        elif actie == "koppeling":
            there = next((one for one in found.berichten if one.aangekomen_op is not None), None)
            self.open_form(
                (actie, ""),
                _("Eigen koppeling van de familie"),
                familie_velden.koppeling_velden(),
                familie_velden.koppeling_waarden(there, self.vandaag),
            )

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Do what was filled in; what begins a round of points is shown first."""
        row = self.row
        if row is None:
            return
        if actie in {"erbij", "wijzig"}:
            wie = familie_velden.verwacht_van(values)
            if actie == "erbij":
                self.do(nareis.add_verwacht, row.uid, wie)
            else:
                self.do(nareis.change_verwacht, uid, wie)
            return
        op, reden = values.get("op"), str(values.get("reden") or "")
        if actie == "koppeling":
            self.do(nareis.set_eigen_koppeling, row.uid, Waarheid(str(values.get("eigen") or "ja")), op)
            return
        if op is None:
            self.deel.paneel.show_problem("op", sentence("veld_leeg"))
        elif actie in BESLUITEN:
            self.do(nareis.decide, row.uid, NareisBesluit(actie), op, reden)
        elif actie in NAREIS_WONINGEN:
            self.look_first(nareis.decide_woning, row.uid, actie, op, reden, values.get("kamers"))
