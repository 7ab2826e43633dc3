"""Wires the tab *Begeleiding* of a dossier: agreements in versions, how long it lasts, bought trajecten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from models.changes import Effect
from models.queries.begeleiding import load_begeleiding
from models.queries.beheer import load_organisaties
from models.queries.lezer import Lezer
from models.queries.rows_begeleiding import BegeleidingRow
from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.services import begeleiding
from models.services.verb import Verb
from models.values import Waarheid
from resources.i18n import _
from views.dossier import begeleiding_velden as velden
from views.dossier.begeleiding_lijnen import begeleiding_lijnen
from views.dossier.tab import Tab
from views.ports import Ports
from views.widgets.velden import Waarde

_WEG: dict[str, Verb[...]] = {
    "afspraak_weg": begeleiding.remove_begeleiding,
    "traject_weg": begeleiding.remove_traject,
}
"""*Weghalen* of a version and of a traject; undo brings it back."""


@dataclass(frozen=True, slots=True)
class Alles:
    """What the tab shows, and the organisations that can deliver a traject."""

    row: BegeleidingRow
    organisaties: tuple[OrganisatieRow, ...]


class BegeleidingPresenter(Tab[Alles]):
    """The tab *Begeleiding*."""

    naam = "begeleiding"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        uitleg = _("Hoe de begeleiding gaat, hoe lang zij duurt, en wat de gemeente inkoopt.")
        super().__init__(ports, _("Begeleiding"), uitleg, parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], Alles]:
        """Agreements, terms and trajecten of the gezin."""
        return partial(_read, uid=row.uid)

    def found(self, alles: Alles, row: DossierRow) -> None:
        """The lines of the tab."""
        del row
        self.deel.show_lijnen(begeleiding_lijnen(alles.row, self.vandaag, mag=self.mag))

    # --- wishes ---

    def pressed(self, code: str, uid: str) -> None:
        """To the paper, or a form; *Weghalen* does it."""
        if code == "papier" and self.row is not None:
            self.ports.nav.open("papier", papier="begeleiding", dossier=self.row.uid)
        elif code in _WEG:
            self.do(_WEG[code], uid)
        else:
            self.ask(code, uid)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a wish."""
        row, alles = self.row, self.alles
        if row is None or alles is None or not self.mag:
            return
        if actie == "afspreken":
            held = alles.row.afspraken[0] if alles.row.afspraken else None
            tick = alles.row.op_papier_open
            values = velden.afspraak_waarden(held, row, self.vandaag, afvinken=tick)
            titel = _("Afspraken over begeleiding: een nieuwe versie") if held else _("Afspraken maken")
            self.open_form((actie, uid), titel, velden.afspraak_velden(afvinken=tick), values)
            self._look(values)
        elif actie == "getekend":
            self.open_form(
                (actie, uid),
                _("Gezin en begeleider hebben getekend"),
                velden.dag_veld("getekend_op", _("Op welke dag")),
                {"getekend_op": self.vandaag},
                _("Getekend"),
            )
            self.ports.jobs.preview(
                begeleiding.sign_begeleiding, uid, self.vandaag, then=self._previewed, key="begeleiding"
            )
        elif actie == "traject":
            self.open_form(
                (actie, uid),
                _("Een traject dat de gemeente inkoopt"),
                velden.traject_velden(alles.organisaties),
                {"soort": "maatschappelijk", "start": self.vandaag},
            )
        elif actie == "stop":
            self.open_form(
                (actie, uid),
                _("Het traject is klaar"),
                velden.dag_veld("op", _("Op welke dag")),
                {"op": self.vandaag},
                _("Beëindigen"),
            )

    def _look(self, values: dict[str, Waarde]) -> None:
        """Show what the save ticks, before it is saved."""
        row = self.row
        if row is None:
            return
        args, kwargs = self._agreed(row, values)
        self.ports.jobs.preview(
            begeleiding.agree_begeleiding, *args, then=self._previewed, key="begeleiding", **kwargs
        )

    def _previewed(self, effect: Effect) -> None:
        if self.vorm.actie[0] in {"afspreken", "getekend"} and not effect.leeg:
            done = _("Hiermee klaar: {punten}").format(punten=", ".join(effect.gedaan))
            self.deel.paneel.show_effect(done if effect.gedaan else "", ())

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Do what was asked."""
        row = self.row
        if row is None:
            return
        if actie == "afspreken":
            args, kwargs = self._agreed(row, values)
            self.do(begeleiding.agree_begeleiding, *args, **kwargs)
        elif actie == "getekend":
            self.do(begeleiding.sign_begeleiding, uid, values.get("getekend_op") or self.vandaag)
        elif actie == "traject":
            self.do(
                begeleiding.start_traject,
                row.uid,
                str(values.get("soort") or ""),
                values.get("start") or self.vandaag,
                organisatie_uid=str(values.get("organisatie_uid") or ""),
                uitvoerder=str(values.get("uitvoerder") or ""),
            )
        elif actie == "stop":
            self.do(begeleiding.stop_traject, uid, values.get("op") or self.vandaag)

    def _agreed(
        self, row: DossierRow, values: dict[str, Waarde]
    ) -> tuple[tuple[object, ...], dict[str, Any]]:
        """The arguments of the verb, as they stand in the form."""
        args = (
            row.uid,
            values.get("van") or self.vandaag,
            velden.gekozen("vorm:", values),
            velden.gekozen("thema:", values),
            str(values.get("hoe_vaak") or ""),
        )
        return args, {
            "tot": values.get("tot"),
            "vraagbaak_tot": values.get("vraagbaak_tot"),
            "tolk": str(values.get("tolk") or Waarheid.ONBEKEND.value),
            "taal": str(values.get("taal") or ""),
            "belmomenten": str(values.get("belmomenten") or ""),
            "notitie": str(values.get("notitie") or ""),
            "getekend_op": values.get("getekend_op"),
            "afvinken": bool(values.get("afvinken")),
        }

    def beside(self, veld: str) -> str:
        """The first box of a group of boxes."""
        return {"vormen": "vorm:huisbezoek", "themas": "thema:wonen"}.get(veld, veld)


def _read(lezer: Lezer, *, uid: str) -> Alles:
    return Alles(load_begeleiding(lezer, uid), load_organisaties(lezer))
