"""Wires the tab *Wonen en geld* of a dossier: offers, weigering, missed rent, places and matches."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change, Effect
from models.errors import Known, Refused
from models.queries.lezer import Lezer
from models.queries.rows import DossierRow
from models.queries.rows_wonen import WonenRow
from models.queries.wonen import load_wonen
from models.services import aanbod, gebeurtenissen, weigering
from models.values import Recht
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.dossier.acties import Wens
from views.dossier.wonen_lijnen import next_step, wonen_lijnen
from views.dossier.wonen_velden import vorm_van
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Waarde

EERST_ZIEN = frozenset({"aanbieden", "weigering", "uitspraak", "alsnog", "stopt", "stap"})
"""What moves terms or warns is shown first; the same once more saves it."""
VORMEN = EERST_ZIEN | {"intrekken", "einde", "derving", "gevraagd", "betaald", "afgewezen"}


class WonenPresenter(QObject):
    """The tab *Wonen en geld*; it keeps its own half-typed form."""

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._row: DossierRow | None = None
        self._wonen: WonenRow | None = None
        self._actie: tuple[str, str] = ("", "")
        """What the form asks: code and uid."""
        self._seen: tuple[str, str, dict[str, Waarde]] = ("", "", {})
        """What was previewed: the same once more saves it."""
        self._draft: dict[str, str] = {}
        self.view = LijstDeel(_("Wonen en geld"), ports.clock.vandaag)
        self.view.show_head("", _("Woning, aanbod, kosten en weigering van dit gezin."))
        self.view.knop_pressed.connect(self._pressed)
        self.view.asked.connect(self._asked)
        self.view.cancelled.connect(self._closed)

    def forget(self) -> None:
        """Another dossier comes: nothing of this one stays."""
        self._row, self._wonen, self._draft = None, None, {}
        self._actie = ("", "")
        self.view.paneel.close_panel()
        self.view.show_lijnen(())

    def show(self, row: DossierRow) -> None:
        """Show the tab for a dossier."""
        fresh = self._row is None or self._row.uid != row.uid
        self._row = row
        self._ports.jobs.read(partial(_read, uid=row.uid), self._loaded, key="dossier-wonen")
        if fresh:
            self._ports.drafts.load("dossier-wonen", row.uid, self._draft_loaded)

    def keep_draft(self) -> None:
        """Keep what is half typed in the form."""
        if self._row is None:
            return
        form = self.view.paneel.form
        kept: dict[str, str] = {}
        if form is not None and self._actie[0]:
            kept = {"actie": self._actie[0], "uid": self._actie[1]}
            kept |= {f"veld:{code}": text for code, text in form.all_raw().items()}
        self._ports.drafts.keep("dossier-wonen", self._row.uid, kept)

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self._draft = draft
        self._restore()

    def _restore(self) -> None:
        draft = self._draft
        if draft.get("actie") not in VORMEN or self._wonen is None:
            return
        self._draft = {}
        self._ask(draft["actie"], draft.get("uid", ""))
        if self.view.paneel.form is not None:
            self.view.paneel.form.restore(
                {code[5:]: text for code, text in draft.items() if code.startswith("veld:")}
            )

    def _loaded(self, row: WonenRow) -> None:
        if self._row is None or row.dossier_uid != self._row.uid:
            return
        self._wonen = row
        may = self._ports.wie.mag(Recht.DOSSIER) and self._row.mag(Recht.DOSSIER)
        mag = may and self._row.afgesloten_op is None
        self.view.show_lijnen(wonen_lijnen(row, self._ports.clock.vandaag(), mag=mag))
        self._restore()

    # --- wishes ---

    def _pressed(self, key: str, code: str) -> None:
        if code == "woningen":
            self._ports.nav.open("woningen")
        elif code == "meldblad" and self._row is not None:
            self._ports.nav.open("papier", papier="meldblad_weigering", dossier=self._row.uid)
        elif code in VORMEN:
            self._ask(code, key.partition(":")[2])

    def _ask(self, actie: str, uid: str) -> None:
        if self._wonen is None:
            return
        offer = next((one for one in self._wonen.aanbod if one.uid == uid), None)
        titel, velden, values, knop = vorm_van(
            actie,
            self._ports.clock.vandaag(),
            next_step(offer) if offer is not None else "",
            self._wonen.weiger_redenen,
        )
        if actie == "derving":
            values = values | self._rent()
        self.view.paneel.ask(titel, velden, values=values, knop=knop)
        self._actie, self._seen = (actie, uid), ("", "", {})

    def _rent(self) -> dict[str, Waarde]:
        """The refused dwelling stood empty since the weigering; its rent is in the list."""
        from models.rules.geld import spelled

        refused = next((one for one in self._wonen.aanbod if one.geweigerd_op), None) if self._wonen else None
        last = self._wonen.weigeringen[0] if self._wonen and self._wonen.weigeringen else None
        found: dict[str, Waarde] = {"van": last.op} if last is not None else {}
        return found | ({"maandhuur": spelled(refused.woning.huur)} if refused is not None else {})

    def _closed(self) -> None:
        self._actie, self._seen = ("", ""), ("", "", {})
        if self._row is not None:
            self._ports.drafts.keep("dossier-wonen", self._row.uid, {})

    def _asked(self, values: dict[str, Waarde]) -> None:
        actie, uid = self._actie
        if self._row is None or not actie:
            return
        for veld in ("op", "van", "tot"):
            if veld in values and values[veld] is None:
                self.view.paneel.show_problem(veld, sentence("veld_leeg"))
                return
        wens = self._wens(actie, uid, values)
        if actie in EERST_ZIEN and self._seen != (actie, uid, values):
            self._seen = (actie, uid, dict(values))
            self._ports.jobs.preview(
                wens.verb, *wens.args, then=self._previewed, failed=self._failed, key="wonen", **wens.kwargs
            )
            return
        self._ports.jobs.write(wens.verb, *wens.args, then=self._done, failed=self._failed, **wens.kwargs)

    def _wens(self, actie: str, uid: str, values: dict[str, Waarde]) -> Wens:
        dossier = self._row.uid if self._row is not None else ""
        op = values.get("op")
        made = {
            "aanbieden": Wens(aanbod.offer_woning, (dossier, uid, op, values.get("huuringang"))),
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
        return Wens(weigering.record_huurderving, (uid, actie, op, values.get("bedrag")))

    def _previewed(self, effect: Effect) -> None:
        words = (
            gevolg.kort(effect),
            *gevolg.waarschuwingen(effect),
            _("Klopt het? Druk nog eens op de knop."),
        )
        self.view.paneel.show_effect("\n".join(words), gevolg.lijnen(effect, self._ports.clock.vandaag()))
        self.view.paneel.save.setFocus()

    def _done(self, change: Change) -> None:
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self.view.paneel.close_panel()

    def _failed(self, error: Known) -> None:
        veld = error.veld if isinstance(error, Refused) else ""
        if not (isinstance(error, Refused) and self.view.paneel.show_problem(veld, sentence(error))):
            self._ports.say.problem(error)


def _read(lezer: Lezer, *, uid: str) -> WonenRow:
    return load_wonen(lezer, uid)
