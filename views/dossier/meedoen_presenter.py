"""Wires the tab *Meedoen* of a dossier: inburgering, ladder, goals with steps, places, schools, documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QVBoxLayout

from models.queries.lezer import Lezer
from models.queries.meedoen import load_meedoen
from models.queries.rows_dossier import DossierRow
from models.queries.rows_meedoen import DeelnameRow, MeedoenPersoon, MeedoenRow, TermijnRow
from models.services import actiepunten, meedoen
from models.values import DeelnameSoort, MijlpaalSoort, Partij, Waarheid
from resources.i18n import _
from resources.sentences import sentence
from views.dossier import meedoen_velden
from views.dossier.ladder_view import LadderView
from views.dossier.meedoen_lijnen import GENOTEERD, WIJZIGEN, meedoen_lijnen
from views.dossier.tab import Tab
from views.dossier.waarom_woorden import waarom_lines
from views.ports import Ports
from views.widgets.uitleg import Uitleg
from views.widgets.velden import Waarde

TERMIJN_VAN = {"pip": "pip", "leerroute": "wisselen", "ontzorgen": "ontzorgen", "einde": "einde"}
"""Line -> the term that its link explains."""


class MeedoenPresenter(Tab[MeedoenRow]):
    """The tab *Meedoen*; one person is open at a time, whose ladder can be painted above the list."""

    naam = "meedoen"

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(ports, _("Meedoen"), parent=parent)
        self._wie = ""
        """Uid of the person whose card is open."""
        self._dicht = False
        """Everything was folded by hand."""
        self._beeld = False
        """The ladder is painted above the list, because somebody asked for it."""
        self._genoteerd = False
        """Each day that was noted stands there too."""
        self.ladder = LadderView(self.deel)
        self.uitleg = Uitleg(self.deel)
        column = self.deel.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.deel.lijst), self.ladder)
        self.deel.lijst.folded.connect(self._folded)
        self.deel.lijst.link_wished.connect(self._why)
        self.deel.ticked.connect(self._ticked)
        self.deel.paneel.asking.connect(self.ladder.hide)
        self.deel.cancelled.connect(self._paint)

    def forget(self) -> None:
        """Another dossier: no card is open yet."""
        self._wie, self._dicht, self._beeld, self._genoteerd = "", False, False, False
        self.ladder.hide()
        super().forget()

    def reading(self, row: DossierRow) -> Callable[[Lezer], MeedoenRow]:
        """Everything of the people of the gezin."""
        return partial(load_meedoen, uid=row.uid)

    def found(self, alles: MeedoenRow, row: DossierRow) -> None:
        """The lines of the tab; the first who must do an inburgering is open."""
        del row
        if not self._dicht and self._person(self._wie) is None:
            first = next((one for one in alles.personen if one.plichtig is Waarheid.JA), None)
            first = first or next(iter(alles.personen), None)
            self._wie = first.uid if first is not None else ""
        self._show(alles)

    def _show(self, alles: MeedoenRow) -> None:
        lines = meedoen_lijnen(alles, self.vandaag, self._wie, mag=self.mag, alles=self._genoteerd)
        self.deel.show_lijnen(lines)
        if not self.deel.paneel.isVisible():
            self._paint()

    def _paint(self) -> None:
        one = self._person(self._wie)
        if one is None or not one.volwassen or not self._beeld:
            self.ladder.hide()
        else:
            self.ladder.show_ladder(one.naam, one.ladder, self.vandaag)

    def _folded(self, sleutel: str, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._wie = sleutel.partition(":")[2] if wanted else ""
        self._dicht = not wanted
        if self.alles is not None:
            self._show(self.alles)

    # --- finding ---

    def _person(self, uid: str) -> MeedoenPersoon | None:
        people = self.alles.personen if self.alles is not None else ()
        return next((one for one in people if one.uid == uid), None)

    def _deelname(self, uid: str) -> DeelnameRow | None:
        if self.alles is None:
            return None
        rows = (*self.alles.papieren, *(row for one in self.alles.personen for row in one.deelnames))
        return next((row for row in rows if row.uid == uid), None)

    # --- wishes ---

    def opened(self, sleutel: str) -> None:
        """A goal, place or document opens to be changed, a term says why; the law leads to *Gezin*."""
        kind, _colon, uid = sleutel.partition(":")
        if kind in ("deelname", "doel"):
            self.ask(WIJZIGEN, uid)
        elif kind == GENOTEERD and self.alles is not None:
            self._genoteerd = not self._genoteerd
            self._show(self.alles)
        elif kind in TERMIJN_VAN:
            lijst = self.deel.lijst
            self._why(sleutel, lijst.viewport().mapToGlobal(lijst.rect_of(sleutel).bottomLeft()))
        elif kind == "wet" and self.row is not None:
            self.ports.nav.open("dossier", uid=self.row.uid, tab="gezin")

    def pressed(self, code: str, uid: str) -> None:
        """*Weghalen* does it, the others ask."""
        if code == "verloop":
            self._beeld = not self._beeld
            self._paint()
        elif code == "weg":
            self.do(meedoen.remove_deelname, uid)
        elif code == "mijlpaal_weg":
            self.do(meedoen.remove_mijlpaal, uid)
        else:
            self.ask(code, uid)

    def _ticked(self, sleutel: str, on: bool) -> None:  # noqa: FBT001 - a signal gives it
        """A step is a point: ticked and opened again as under *Nu*."""
        uid = sleutel.partition(":")[2]
        self.do(actiepunten.tick if on else actiepunten.reopen, uid)

    def _why(self, sleutel: str, where: QPoint) -> None:
        line, _colon, uid = sleutel.partition(":")
        one = self._person(uid)
        term: TermijnRow | None = one.termijn(TERMIJN_VAN.get(line, "")) if one is not None else None
        if term is not None:
            lines = waarom_lines(term.waarom, hard=term.hard)
            self.uitleg.tell(_("Waarom deze datum?"), lines, where)

    def ask(self, actie: str, uid: str) -> None:
        """Open the form for a code: `uid` is of the person, or of the goal, place or document."""
        if self.alles is None or not self.mag:
            return
        if actie in (WIJZIGEN, "stap", "bereikt"):
            self._ask_about(actie, uid)
            return
        one, today = self._person(uid), self.vandaag
        if actie == DeelnameSoort.PAPIER or (one is not None and actie in meedoen_velden.SOORTEN):
            kind = DeelnameSoort(actie)
            self.open_form(
                (actie, uid),
                meedoen_velden.titel(actie, one),
                meedoen_velden.deelname_velden(kind, self.alles.personen, one),
                meedoen_velden.deelname_waarden(kind, None, one, today),
            )
        elif one is not None and actie == "pip":
            values: dict[str, Waarde] = {"op": one.pip_op or today}
            self.open_form(
                (actie, uid), meedoen_velden.titel(actie, one), (meedoen_velden.dag_veld(),), values
            )
        elif one is not None and actie in meedoen_velden.MIJLPALEN:
            day = MijlpaalSoort(actie)
            self.open_form(
                (actie, uid),
                meedoen_velden.titel(actie, one),
                meedoen_velden.mijlpaal_velden(day, one),
                meedoen_velden.mijlpaal_waarden(day, one, today),
            )

    def _ask_about(self, actie: str, uid: str) -> None:
        """Ask about something that stands there already."""
        row = self._deelname(uid)
        if row is None or self.alles is None:
            return
        one = self._person(row.persoon_uid)
        if actie == "stap":
            self.open_form(
                (actie, uid),
                _("Stap voor: {doel}").format(doel=row.naam),
                meedoen_velden.stap_velden(),
                {"aan_zet": Partij.MB.value},
            )
        elif actie == "bereikt":
            velden = (meedoen_velden.dag_veld(),)
            self.open_form(
                (actie, uid), _("Bereikt: {doel}").format(doel=row.naam), velden, {"op": self.vandaag}
            )
        else:
            self.open_form(
                (actie, uid),
                meedoen_velden.titel(row.soort.value, one),
                meedoen_velden.deelname_velden(row.soort, self.alles.personen, one),
                meedoen_velden.deelname_waarden(row.soort, row, one, self.vandaag),
            )

    # --- saving ---

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Do the verb that the form is about."""
        if self.row is None:
            return
        dossier, op = self.row.uid, values.get("op") or self.vandaag
        if actie == MijlpaalSoort.DUO_EINDE and values.get("op") is None:  # a letter has a day of its own
            self.deel.paneel.show_problem("op", sentence("veld_leeg"))
        elif actie == "pip":
            self.do(meedoen.record_pip, dossier, uid, op)
        elif actie == "stap":
            who = str(values.get("aan_zet") or "")
            self.do(meedoen.add_stap, uid, str(values.get("tekst") or ""), who, values.get("dag"))
        elif actie == "bereikt":
            self.do(meedoen.reach_doel, uid, op)
        elif actie == WIJZIGEN:
            row = self._deelname(uid)
            if row is not None:
                told = self._told(row.soort, row.persoon_uid, values)
                told |= {"tot": row.tot} if row.soort is DeelnameSoort.DOEL else {}
                self.do(meedoen.change_deelname, uid, str(values.get("naam") or ""), **told)
        elif actie in meedoen_velden.SOORTEN:
            kind = DeelnameSoort(actie)
            told = self._told(kind, uid, values)
            self.do(meedoen.add_deelname, dossier, kind, str(values.get("naam") or ""), **told)
        elif actie in meedoen_velden.MIJLPALEN:
            self.do(
                meedoen.record_mijlpaal,
                dossier,
                uid,
                MijlpaalSoort(actie),
                op,
                keuze=str(values.get("keuze") or ""),
                dagen=values.get("dagen"),
                reden=str(values.get("reden") or ""),
            )

    def _told(self, soort: DeelnameSoort, persoon_uid: str, values: dict[str, Waarde]) -> dict[str, Any]:
        """The answers of the form as the verb takes them."""
        chosen = values.get("persoon_uid") if soort is DeelnameSoort.PAPIER else persoon_uid
        days: dict[str, date | None] = {}
        for name in ("van", "tot", "gemeld_op"):
            value = values.get(name)
            days[name] = value if isinstance(value, date) else None
        return {
            "persoon_uid": str(chosen or ""),
            "aard": str(values.get("aard") or ""),
            "uren": values.get("uren"),
            "steun": str(values.get("steun") or ""),
            **days,
        }
