"""Wires the tab *Toewijzing* of a dossier: dates, counting, criterion, region, place, whom to call."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from models.changes import Effect
from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_toewijzing import DatumRow, ToewijzingRow
from models.queries.toewijzing import load_toewijzing
from models.services import actiepunten, ankers, dossiers, gebeurtenissen, toewijzing, tussenplekken
from models.values import LADDER, Anker, Recht, StapSoort
from resources.i18n import _
from resources.labels import label
from resources.sentences import sentence
from views.dossier import toewijzing_velden as velden
from views.dossier.acties import Wens
from views.dossier.tab import Tab
from views.dossier.toewijzing_lijnen import datum_naam, toewijzing_lijnen
from views.dossier.toewijzing_tellen import trede_naam
from views.ports import Ports
from views.widgets import gevolg
from views.widgets.velden import Waarde

STAP = "stap-"
"""What the code of a button begins with that notes one kind of step."""


class ToewijzingPresenter(Tab[ToewijzingRow]):
    """The tab *Toewijzing*."""

    naam = "toewijzing"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Van vergunning tot een plek: datums, wie je belt, en of het gezin meetelt.")
        super().__init__(ports, _("Toewijzing"), uitleg, parent)
        self._eerder: dict[str, Waarde] = {}
        """A placement that was previewed: the same once more saves it."""
        self.deel.cancelled.connect(self._unsee)

    def reading(self, row: DossierRow) -> Callable[[Lezer], ToewijzingRow]:
        """The toewijzing of the gezin."""
        return partial(load_toewijzing, uid=row.uid)

    def found(self, alles: ToewijzingRow, row: DossierRow) -> None:
        """The lines of the tab."""
        choose = row.mag(Recht.TOEWIJZEN)
        self.deel.show_lijnen(toewijzing_lijnen(alles, self.vandaag, mag=self.mag, mag_kiezen=choose))

    # --- wishes ---

    def _datum(self, code: str) -> DatumRow | None:
        rows = self.alles.datums if self.alles is not None else ()
        return next((one for one in rows if one.code == code), None)

    def pressed(self, code: str, uid: str) -> None:
        """What takes away does so at once, with undo; the rest asks."""
        if code == "stap_weg":
            self.do(toewijzing.remove_step, uid)
        elif code == "criterium_weg" and self.row is not None:
            self.do(toewijzing.clear_criterium, self.row.uid)
        elif code == "datum_weg":
            one = self._datum(uid)
            if one is not None and one.punt_uid:
                self.do(actiepunten.reopen, one.punt_uid)
        else:
            self.ask(code, uid)

    def opened(self, sleutel: str) -> None:
        """A date opens to be filled in or put right."""
        soort, _colon, code = sleutel.partition(":")
        one = self._datum(code) if soort == "datum" else None
        if one is not None and (one.anker or one.dag is None):
            self.ask("datum", code)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a wish."""
        row, alles = self.row, self.alles
        if row is None or alles is None or not self.mag:
            return
        self._unsee()
        self._ask(actie, uid, row, alles)

    def _ask(self, actie: str, uid: str, row: DossierRow, alles: ToewijzingRow) -> None:
        today: dict[str, Waarde] = {"op": self.vandaag}
        one = self._datum(uid) if actie == "datum" else None
        if one is not None:
            self.open_form(
                (actie, uid), datum_naam(one.code), velden.datum_velden(one), {"op": one.dag or one.gepland}
            )
        elif actie == "telstap":
            self.open_form((actie, uid), _("Wat is er gebeurd?"), velden.stap_velden(row, None), today)
        elif actie.startswith(STAP):
            soort = StapSoort(actie.removeprefix(STAP))
            person = uid if any(p.uid == uid for p in row.personen) else ""
            self.open_form(
                (actie, uid),
                _stap_titel(soort),
                velden.stap_velden(row, soort),
                today | {"persoon_uid": person},
            )
        elif actie == "criterium":
            titel = _("Welk criterium past? Schrijf nooit op welke ziekte of behandeling het is.")
            self.open_form(
                (actie, uid), titel, velden.criterium_velden(alles), velden.criterium_waarden(alles)
            )
        elif actie == "regio":
            self.open_form(
                (actie, uid), _("Gekoppeld aan"), velden.regio_velden(alles), {"regio": alles.gekoppeld_regio}
            )
        elif actie == "regievoerder":
            self.open_form((actie, uid), _("Regievoerder van dit gezin"), velden.regievoerder_velden(alles))
        elif actie == "plaatsen" and alles.plekken:
            self.open_form(
                (actie, uid),
                _("Plaatsen op een tijdelijke plek"),
                velden.plaatsen_velden(alles),
                velden.plaatsen_waarden(alles, self.vandaag),
            )
        elif actie == "vertrek":
            self.open_form((actie, uid), _("Vertrek noteren"), velden.vertrek_velden(), today)

    def _unsee(self) -> None:
        self._eerder = {}

    def beside(self, veld: str) -> str:
        """The verbs call a day by what it is to them."""
        return {
            "werkelijk": "op",
            "gepland": "op",
            "koppeling": "op",
            "contactpersoon": "contactpersoon_uid",
        }.get(veld, veld)

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save what was asked; a placement is shown first."""
        for veld in ("op", "van"):
            if veld in values and values[veld] is None:
                self.deel.paneel.show_problem(veld, sentence("veld_leeg"))
                return
        wens = self._wens(actie, uid, values)
        if wens is None:
            return
        if actie == "plaatsen" and self._eerder != values:
            self._eerder = dict(values)
            self.ports.jobs.preview(
                wens.verb, *wens.args, then=self._previewed, failed=self.failed, key="plaatsen", **wens.kwargs
            )
            return
        self.do(wens.verb, *wens.args, **wens.kwargs)

    def _wens(self, actie: str, uid: str, values: dict[str, Waarde]) -> Wens | None:
        dossier = self.row.uid if self.row is not None else ""
        op = values.get("op")
        if actie == "datum":
            return self._datum_wens(uid, dossier, values)
        if actie == "telstap" or actie.startswith(STAP):
            kind = str(values.get("soort") or "") if actie == "telstap" else actie.removeprefix(STAP)
            told: dict[str, object] = {
                "persoon_uid": str(values.get("persoon_uid") or ""),
                "notitie": str(values.get("notitie") or ""),
            }
            return Wens(toewijzing.record_step, (dossier, StapSoort(kind), op), told)
        made = {
            "criterium": Wens(
                toewijzing.set_criterium,
                (dossier, str(values.get("criterium") or "")),
                {"maanden": values.get("maanden"), "uren": values.get("uren")},
            ),
            "regio": Wens(toewijzing.couple_to_region, (dossier, str(values.get("regio") or ""))),
            "regievoerder": Wens(
                dossiers.set_betrokkene,
                (dossier, "regievoerder", self.vandaag),
                {
                    code: str(values.get(code) or "")
                    for code in ("contactpersoon_uid", "naam", "telefoonnummer")
                },
            ),
            "plaatsen": Wens(
                tussenplekken.place,
                (
                    dossier,
                    str(values.get("tussenvoorziening") or ""),
                    values.get("van"),
                    values.get("personen") or 0,
                ),
                {"tot": values.get("tot")},
            ),
            "vertrek": Wens(tussenplekken.leave, (uid, op)),
        }
        return made.get(actie)

    def _datum_wens(self, code: str, dossier: str, values: dict[str, Waarde]) -> Wens | None:
        """A date goes through the event that it is, through its line, or is put right as an anchor."""
        one, op = self._datum(code), values.get("op")
        if one is None:
            return None
        if one.punt_uid:
            return Wens(actiepunten.tick, (one.punt_uid, op))
        if one.dag is None and one.code == "koppeling":
            return Wens(gebeurtenissen.record_koppeling, (dossier, op))
        if one.dag is None and one.code == "profiel_compleet":
            people = self.row.personen if self.row is not None else ()
            known = tuple(p.uid for p in people if p.tot is None) if values.get("bsn") else ()
            return Wens(gebeurtenissen.record_profiel_compleet, (dossier, op, known))
        planned = not isinstance(op, bool | str | int) and op is not None and op > self.vandaag
        dates: dict[str, object] = {"gepland": op} if planned else {"gepland": one.gepland, "werkelijk": op}
        return Wens(ankers.correct_anker, (dossier, Anker(one.anker)), dates)

    def _previewed(self, effect: Effect) -> None:
        words = (
            gevolg.kort(effect),
            *gevolg.waarschuwingen(effect),
            _("Klopt het? Druk nog eens op de knop."),
        )
        self.deel.paneel.show_effect("\n".join(words), gevolg.lijnen(effect, self.vandaag))
        self.deel.paneel.save.setFocus()


def _stap_titel(soort: StapSoort) -> str:
    return trede_naam(soort) if soort in LADDER else label(soort)
