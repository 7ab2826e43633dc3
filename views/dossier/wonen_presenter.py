"""Wires the tab *Wonen en geld* of a dossier: offers, weigering, missed rent, places and matches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_wonen import WonenRow
from models.queries.wonen import load_wonen
from models.services import aanbod, gebeurtenissen, krediet, weigering
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence
from views.dossier.acties import Wens
from views.dossier.tab import Tab
from views.dossier.wonen_lijnen import next_step, wonen_lijnen
from views.dossier.wonen_velden import TOCH, toch_veld, vorm_van
from views.ports import Ports
from views.widgets.velden import Waarde

EERST_ZIEN = frozenset({"aanbieden", "weigering", "uitspraak", "alsnog", "stopt", "stap"})
"""What moves terms or warns is shown first; the same once more saves it."""
KREDIET = "krediet_"
"""What the wishes about the inrichtingskrediet begin with; the rest is the step."""
_KREDIETEN = frozenset(KREDIET + stap for stap in ("gevraagd", *krediet.STAPPEN))
VORMEN = EERST_ZIEN | _KREDIETEN | {"intrekken", "einde", "derving", "gevraagd", "betaald", "afgewezen"}


class WonenPresenter(Tab[WonenRow]):
    """The tab *Wonen en geld*."""

    naam = "wonen"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Woning, aanbod, kosten en weigering van dit gezin.")
        super().__init__(ports, _("Wonen en geld"), uitleg, parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], WonenRow]:
        """Dwellings, offers and costs of the gezin."""
        return partial(load_wonen, dossier_uid=row.uid)

    def found(self, alles: WonenRow, row: DossierRow) -> None:
        """The lines of the tab."""
        del row
        mag = self.ports.wie.mag(Recht.DOSSIER) and self.mag
        self.deel.show_lijnen(wonen_lijnen(alles, self.vandaag, mag=mag))

    # --- wishes ---

    def pressed(self, code: str, uid: str) -> None:
        """To another screen, or a form."""
        if code == "woningen":
            self.ports.nav.open("woningen")
        elif code == "meldblad" and self.row is not None:
            self.ports.nav.open("papier", papier="meldblad_weigering", dossier=self.row.uid)
        elif code == "krediet_weg":
            self.do(krediet.remove_krediet, uid)
        elif code == "stap_weg":
            self.do(aanbod.remove_stap, uid)
        elif code in VORMEN:
            self.ask(code, uid)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a step."""
        if self.alles is None or actie not in VORMEN:
            return
        offer = next((one for one in self.alles.aanbod if one.uid == uid), None)
        titel, velden, values, knop = vorm_van(
            actie,
            self.vandaag,
            next_step(offer) if offer is not None else "",
            self.alles.weiger_redenen,
        )
        if actie == "derving":
            values = values | self._rent()
        elif actie in _KREDIETEN:
            values = values | self._amount(actie, uid)
        elif actie == "aanbieden" and self._warned(uid):
            velden = (*velden, toch_veld())
        self.open_form((actie, uid), titel, velden, values, knop)

    def _warned(self, woning_uid: str) -> bool:
        """Whether anything speaks against a dwelling.

        It does not fit, whatever the ground, a warning stands there (K05), or others were offered it too.
        """
        found = self.alles.passend if self.alles is not None else ()
        return any(
            not one.ok or one.let_op or one.woning.aangeboden for one in found if one.woning.uid == woning_uid
        )

    def _rent(self) -> dict[str, Waarde]:
        """The refused dwelling stood empty since the weigering; its rent is in the list."""
        from models.rules.geld import spelled

        refused = next((one for one in self.alles.aanbod if one.geweigerd_op), None) if self.alles else None
        last = self.alles.weigeringen[0] if self.alles and self.alles.weigeringen else None
        found: dict[str, Waarde] = {"van": last.op} if last is not None else {}
        return found | ({"maandhuur": spelled(refused.woning.huur)} if refused is not None else {})

    def _amount(self, actie: str, uid: str) -> dict[str, Waarde]:
        """The amount that the step before it says; for an application the one of the dated figures."""
        from models.rules.geld import spelled

        assert self.alles is not None  # noqa: S101 - a form is asked for only after reading
        if actie == "krediet_gevraagd":
            return {"personen": self.alles.aantal_hier, "bedrag": spelled(self.alles.krediet_bedrag)}
        one = next((row for row in self.alles.krediet if row.uid == uid), None)
        if one is None or actie == "krediet_afgewezen":
            return {}
        return {"bedrag": spelled(one.toegekend if actie == "krediet_betaald" else one.bedrag)}

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """What moves terms is shown first; the same once more saves it."""
        for veld in ("op", "van", "tot"):
            if veld in values and values[veld] is None:
                self.deel.paneel.show_problem(veld, sentence("veld_leeg"))
                return
        wens = self._wens(actie, uid, values)
        how = self.look_first if actie in EERST_ZIEN else self.do
        how(wens.verb, *wens.args, **wens.kwargs)

    def _wens(self, actie: str, uid: str, values: dict[str, Waarde]) -> Wens:
        dossier = self.row.uid if self.row is not None else ""
        op = values.get("op")
        made = {
            "aanbieden": Wens(
                aanbod.offer_woning, (dossier, uid, op, values.get("huuringang"), str(values.get(TOCH) or ""))
            ),
            "stap": Wens(aanbod.record_stap, (uid, str(values.get("stap") or ""), op)),
            "intrekken": Wens(aanbod.withdraw_aanbod, (uid, op)),
            "einde": Wens(aanbod.end_tijdelijk, (uid, op)),
            "weigering": Wens(
                gebeurtenissen.record_weigering,
                (dossier, op),
                {
                    "niet_gekomen": values.get("niet_gekomen") == "ja",
                    "notitie": str(values.get("notitie") or ""),
                    "reden": str(values.get("reden") or ""),
                },
            ),
            "uitspraak": Wens(
                gebeurtenissen.record_uitspraak, (dossier, op), {"terecht": values.get("terecht") == "ja"}
            ),
            "alsnog": Wens(gebeurtenissen.record_alsnog_genomen, (dossier, op, values.get("tekendatum"))),
            "stopt": Wens(weigering.record_bemiddeling_stopt, (dossier, op)),
            "derving": Wens(
                weigering.set_huurderving,
                (dossier, values.get("van"), values.get("tot"), values.get("maandhuur")),
            ),
        }
        if actie in made:
            return made[actie]
        if actie == "krediet_gevraagd":
            return Wens(krediet.request_krediet, (dossier, op, values.get("personen"), values.get("bedrag")))
        if actie in _KREDIETEN:
            stap = actie.removeprefix(KREDIET)
            return Wens(krediet.answer_krediet, (uid, stap, op, values.get("bedrag")))
        return Wens(weigering.record_huurderving, (uid, actie, op, values.get("bedrag")))
