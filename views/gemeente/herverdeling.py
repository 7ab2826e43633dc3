"""Wires *Herverdeling*: who waits beside what can be offered, and agreements with other gemeenten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot

from models.queries.herverdeling import AfspraakRow, HerverdelingRow, load_herverdeling
from models.queries.lezer import Lezer
from models.queries.woorden_herverdeling import new_figure
from models.services import herverdeling, taakstelling
from models.values import Papier
from resources.i18n import _
from views.gemeente import herverdeling_lijnen as lijnen
from views.gemeente.deel import BLAD, GemeenteDeel, blad_knop
from views.gemeente.taakstelling_velden import split
from views.ports import Ports
from views.widgets.velden import Waarde


class HerverdelingPresenter(GemeenteDeel[HerverdelingRow]):
    """The part *Herverdeling*."""

    naam = "herverdeling"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Herverdeling"))
        knoppen = (*((("nieuw", _("Afspraak erbij")),) if self.mag else ()), blad_knop())
        self.deel.show_head(_("Herverdeling"), lijnen.uitleg(), knoppen, eerste="nieuw")

    def reading(self) -> Callable[[Lezer], HerverdelingRow]:
        """Who waits, and the agreements."""
        return partial(load_herverdeling, gemeente_uid=self.gemeente)

    def found(self, alles: HerverdelingRow) -> None:
        """Show them."""
        self.deel.show_lijnen(lijnen.lijnen(alles, mag=self.mag))

    def pressed(self, code: str) -> None:
        """A button of the head: an agreement, or the paper."""
        if code == BLAD:
            self.open_paper(Papier.HERVERDELINGSBLAD)
        else:
            super().pressed(code)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """Change an agreement, take it away, or take its figure over."""
        uid = sleutel.partition(":")[2]
        if code == "weg":
            self.do(herverdeling.remove_herverdeling, self.gemeente, uid)
        elif code == "cijfers":
            self.ports.nav.open("beheer", deel="cijfers")
        elif code == "overnemen":
            self._take_over(uid)
        else:
            self.ask(code, uid)

    def ask(self, actie: str, uid: str) -> None:
        """Ask what each gemeente takes on or gives away."""
        if self.alles is None:
            return
        one = self._one(uid)
        if actie == "nieuw" or (actie == "wijzig" and one is not None):
            self.open_form(
                (actie, uid),
                _("Afspraak tussen gemeenten"),
                lijnen.velden(self.alles, one),
                lijnen.waarden(self.alles, one),
            )
            form = self.deel.paneel.form
            if form is not None:
                form.edited.connect(self._half_chosen)

    @Slot(str, object)
    def _half_chosen(self, code: str, value: object) -> None:
        """Another half-year was chosen: its own taakstelling and who is coupled in it; typed ones stay."""
        form = self.deel.paneel.form
        if code == "halfjaar" and form is not None and self.alles is not None:
            form.show_values(lijnen.gekozen(self.alles, str(value), form.values()))

    def _take_over(self, uid: str) -> None:
        """The figure of the agreement becomes a new version of the taakstelling, with its source."""
        one = self._one(uid)
        number = new_figure(one, self.alles) if one is not None and self.alles is not None else None
        if one is not None and number is not None:
            jaar, deel = split(one.code)
            self.do(
                taakstelling.save_taakstelling,
                self.gemeente,
                jaar,
                deel,
                taakstelling=number,
                bron=_("herverdeling"),
            )

    def _one(self, uid: str) -> AfspraakRow | None:
        rows = self.alles.afspraken if self.alles is not None else ()
        return next((one for one in rows if one.uid == uid), None)

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save the agreement as a whole."""
        jaar, deel = split(str(values.get("halfjaar") or ""))
        rest: dict[str, object] = {
            name: value for name, value in values.items() if name != "halfjaar" and not name[-1].isdecimal()
        }
        regels = lijnen.regels(values)
        self.do(
            herverdeling.save_herverdeling, self.gemeente, jaar, deel, regels, herverdeling_uid=uid, **rest
        )
