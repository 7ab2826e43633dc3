"""Wires the tab *Wonen volgen* of a dossier: signs, reports, rent, the year, the sheet on living, damage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from models.queries.lezer import Lezer
from models.queries.rows_dossier import DossierRow
from models.queries.rows_volgen import VolgenRow
from models.queries.volgen import load_volgen
from models.services import meldingen, volgen
from models.services.verb import Verb
from models.values import TEKENS, Recht
from resources.i18n import _
from views.dossier.tab import Tab
from views.dossier.volgen_lijnen import volgen_lijnen
from views.dossier.volgen_velden import vorm_van
from views.ports import Ports
from views.widgets.velden import Waarde

VAN_DE_REGEL = {"melding": "melding_verder", "schade": "schade_verder", "teken": "teken"}
"""What opening a line of this kind asks."""


class VolgenPresenter(Tab[VolgenRow]):
    """The tab *Wonen volgen*."""

    naam = "volgen"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(ports, _("Wonen volgen"), parent=parent)

    def reading(self, row: DossierRow) -> Callable[[Lezer], VolgenRow]:
        """How the gezin lives."""
        return partial(load_volgen, uid=row.uid)

    def found(self, alles: VolgenRow, row: DossierRow) -> None:
        """The lines of the tab."""
        paper = row.mag(Recht.PAPIER)
        self.deel.show_lijnen(volgen_lijnen(alles, self.vandaag, mag=self.mag, papier=paper))

    # --- wishes ---

    def opened(self, sleutel: str) -> None:
        """A sign, a report or damage opens to be changed."""
        soort, _colon, uid = sleutel.partition(":")
        if self.mag and soort in VAN_DE_REGEL:
            self.ask(VAN_DE_REGEL[soort], uid)

    def pressed(self, code: str, uid: str) -> None:
        """What needs no question is done, the others ask."""
        row, alles = self.row, self.alles
        if row is None or alles is None:
            return
        if code == "belblad":
            self.ports.nav.open("papier", papier="belblad", dossier=row.uid)
        elif not self.mag:
            return
        elif code == "niet_betaald":
            self.do(volgen.set_huurmaand, row.uid, date.fromisoformat(uid), None)
        elif code == "woongedrag_weg":
            self.do(volgen.remove_woongedrag, uid)
        elif code in _OF_LINE:
            verb, find = _OF_LINE[code]
            if held := find(alles, uid):
                self.do(verb, held)
        else:
            self.ask(code, "" if uid in CARDS else uid)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form of a wish."""
        if self.alles is None or not self.mag:
            return
        found = vorm_van(actie, uid, self.alles, self.vandaag)
        if found is not None:
            titel, velden, values = found
            self.open_form((actie, uid), titel, velden, values)

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save what the form holds."""
        if self.row is None:
            return
        dossier, op = self.row.uid, values.pop("op", None) or self.vandaag
        told = {code: _plain(code, value) for code, value in values.items()}
        if actie == "teken":
            self.do(volgen.set_teken, dossier, uid, told["stand"], op, told["reden"])
        elif actie == "melding":
            self.do(meldingen.record_melding, dossier, told.pop("onderwerp"), op, **told)
        elif actie == "melding_verder":
            self.do(meldingen.change_melding, uid, told.pop("onderwerp"), **told)
        elif actie == "schade":
            self.do(meldingen.note_schade, dossier, op, told.pop("wat"), **told)
        elif actie == "schade_verder":
            self.do(meldingen.change_schade, uid, told.pop("wat"), **told)
        elif actie == "betaald":
            paid = told["betaald_op"] or self.vandaag
            self.do(volgen.set_huurmaand, dossier, date.fromisoformat(uid), paid)
        elif actie == "moment":
            self.do(volgen.record_volgmoment, dossier, int(uid), op, **told)
        elif actie == "woongedrag":
            self.do(volgen.record_woongedrag, dossier, told["taal_code"], op)


CARDS = frozenset({"meldingen", "uitleg", "schade"})
"""Headings with a button: what stands behind their colon is no uid."""


def _plain(code: str, value: Waarde) -> Waarde:
    """A day stays empty, a box yes or no, text never None."""
    if code.startswith("weet_"):
        return bool(value)
    if code.endswith(("_op", "_dag")):
        return value or None
    return str(value) if value is not None else ""


def _teken_uid(alles: VolgenRow, soort: str) -> str:
    held = alles.teken(soort) if soort in TEKENS else None
    return held.uid if held is not None else ""


def _huur_uid(alles: VolgenRow, maand: str) -> str:
    return next((one.uid for one in alles.huur if one.maand.maand.isoformat() == maand), "")


def _moment_uid(alles: VolgenRow, maanden: str) -> str:
    return next((one.uid for one in alles.momenten if str(one.moment.maanden) == maanden), "")


_OF_LINE: dict[str, tuple[Verb[...], Callable[[VolgenRow, str], str]]] = {
    "teken_weg": (volgen.remove_teken, _teken_uid),
    "huur_weg": (volgen.remove_huurmaand, _huur_uid),
    "moment_weg": (volgen.remove_volgmoment, _moment_uid),
}
"""Button -> what it does with the row that its line stands for."""
