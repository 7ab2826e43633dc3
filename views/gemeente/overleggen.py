"""Wires *Overleggen*: plan one, note that it was held, the points of the gemeente and good examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from models.queries.lezer import Lezer
from models.queries.overleggen import load_overleggen
from models.queries.rows_afspraken import OverleggenRow, OverlegRow
from models.rules.overleggen import OverlegSoort
from models.services import gemeentepunten, overleggen, voorbeelden
from models.values import Papier, Recht
from resources.i18n import _
from resources.labels import label
from views.gemeente import overleg_lijnen as lijnen
from views.gemeente import voorbeeld_lijnen
from views.gemeente.rijen_deel import WEG, RijenDeel, Rijvorm
from views.ports import Ports
from views.widgets.dagen import dag_kort
from views.widgets.velden import Waarde


class OverleggenPresenter(RijenDeel[OverleggenRow]):
    """The part *Overleggen*."""

    naam = "overleggen"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Overleggen"))
        self.deel.ticked.connect(self._ticked)

    def reading(self) -> Callable[[Lezer], OverleggenRow]:
        """How the overleggen of the gemeente stand."""
        return partial(load_overleggen, gemeente_uid=self.gemeente, taak=True)

    def found(self, alles: OverleggenRow) -> None:
        """Show what was read."""
        paper = ("notitie", _("Notitie printen"))
        head = (("overleg", _("Overleg plannen")), paper) if self.mag else (paper,)
        self.deel.show_head(_("Overleggen"), lijnen.te_laat_zin(alles), head, eerste="overleg")
        blad = self.ports.wie.mag(Recht.PAPIER)
        self.deel.show_lijnen(lijnen.lijnen(alles, self.vandaag, mag=self.mag, blad=blad))

    # --- rows ---

    def vormen(self) -> Mapping[str, Rijvorm]:
        """Good examples."""
        return {
            "voorbeeld": Rijvorm(
                _("Goed voorbeeld erbij"),
                _("Goed voorbeeld wijzigen"),
                voorbeeld_lijnen.velden,
                voorbeeld_lijnen.waarden,
                voorbeelden.add_voorbeeld,
                voorbeelden.save_voorbeeld,
                voorbeelden.remove_voorbeeld,
                "voorbeeld_uid",
            )
        }

    def row_of(self, soort: str, uid: str) -> Any:  # noqa: ANN401 - a row of any kind
        """The example behind a line."""
        rows = self.alles.voorbeelden if self.alles is not None and soort == "voorbeeld" else ()
        return next((one for one in rows if one.uid == uid), None)

    # --- wishes ---

    def _overleg(self, sleutel: str) -> OverlegRow | None:
        kind, _colon, uid = sleutel.partition(":")
        rows = self.alles.overleggen if self.alles is not None and kind == "overleg" else ()
        return next((one for one in rows if one.uid == uid), None)

    def _ticked(self, sleutel: str, aan: bool) -> None:  # noqa: FBT001 - a slot
        verb = gemeentepunten.tick_gemeentepunt if aan else gemeentepunten.reopen_gemeentepunt
        self.do(verb, *self._punt(sleutel))

    def _punt(self, sleutel: str) -> tuple[str, str, str]:
        """The point behind a line: gemeente, item and period."""
        item_id, _slash, periode = sleutel.partition(":")[2].partition("/")
        return self.gemeente, item_id, periode

    def opened(self, sleutel: str) -> None:
        """An overleg opens to be noted or put right; a youngster opens the dossier."""
        row = self._overleg(sleutel)
        if row is not None and self.mag and row.afgezegd_op is None:
            due = not row.gehouden and row.op <= self.vandaag
            self.ask("besluiten" if row.gehouden else "gehouden" if due else "wijzig", sleutel)
        elif sleutel.startswith("amv:"):
            self.ports.nav.open("dossier", uid=sleutel.split(":")[1])
        else:
            super().opened(sleutel)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """What needs no question is done; the others ask."""
        row = self._overleg(sleutel)
        if code == "uitnodiging" and row is not None:
            self._paper("overleguitnodiging", overleg=row.uid)
        elif code == "afzeggen" and row is not None:
            self.do(overleggen.cancel_overleg, row.uid)
        elif code == WEG and row is not None:
            self.do(overleggen.remove_overleg, row.uid)
        elif code == "kwartaalblad":
            self._paper(Papier.AMV_KWARTAAL.value)
        elif code == "open":
            self.do(gemeentepunten.reopen_gemeentepunt, *self._punt(sleutel))
        else:
            super().line_pressed(sleutel, code)

    def pressed(self, code: str) -> None:
        """The note is a paper; the other button asks."""
        if code == "notitie":
            self._paper("overlegnotitie")
        else:
            super().pressed(code)

    def _paper(self, papier: str, **args: str) -> None:
        self.ports.nav.open("papier", papier=papier, gemeente=self.gemeente, **args)

    def other(self, actie: str, sleutel: str) -> None:
        """Ask about an overleg or a point."""
        uid, row = sleutel, self._overleg(sleutel)
        name, _colon, soort = actie.partition(":")
        if name in ("overleg", "plan"):
            values = lijnen.overleg_waarden(None, soort)
            self.open_form((actie, uid), _("Overleg plannen"), lijnen.overleg_velden(), values)
        elif actie == "wijzig" and row is not None:
            values = lijnen.overleg_waarden(row)
            self.open_form((actie, uid), _("Overleg wijzigen"), lijnen.overleg_velden(), values)
        elif actie == "gehouden" and row is not None:
            begin: dict[str, Waarde] = {"op": min(row.op, self.vandaag), "vervolg_wie": "GEM"}
            self.open_form((actie, uid), label(row.soort), lijnen.gehouden_velden(), begin)
        elif actie == "besluiten" and row is not None:
            held: dict[str, Waarde] = {"aanwezig": row.aanwezig, "besluiten": row.besluiten}
            self.open_form((actie, uid), label(row.soort), lijnen.besluit_velden(), held)
        elif actie == "punt":
            titel = _("Punt van de gemeente")
            if row is not None:
                titel = _("Punt uit het overleg van {dag}").format(dag=dag_kort(row.op, self.vandaag))
            self.open_form((actie, uid), titel, lijnen.punt_velden(), {"aan_zet": "GEM"})
        elif actie in ("later", "nvt"):
            words = _("Later") if actie == "later" else _("Niet nodig")
            fields = lijnen.later_velden() if actie == "later" else lijnen.reden_velden()
            self.open_form((actie, uid), words, fields)

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """Do it."""
        uid, row = sleutel, self._overleg(sleutel)
        name = actie.partition(":")[0]
        given = dict(values)
        if name in ("overleg", "plan"):
            soort, op = OverlegSoort(str(given.pop("soort"))), given.pop("op")
            self.do(overleggen.plan_overleg, soort, op, gemeente_uid=self.gemeente, **given)
        elif actie == "punt":
            self.do(
                gemeentepunten.add_gemeentepunt,
                str(given["tekst"] or ""),
                str(given["aan_zet"] or ""),
                given["dag"],
                gemeente_uid=self.gemeente,
                overleg_uid=row.uid if row is not None else "",
            )
        elif actie == "later":
            self.do(
                gemeentepunten.postpone_gemeentepunt,
                *self._punt(uid),
                given["tot"],
                str(given["reden"] or ""),
            )
        elif actie == "nvt":
            self.do(gemeentepunten.mark_gemeentepunt_nvt, *self._punt(uid), str(given["reden"] or ""))
        elif row is not None:
            self._about(actie, row, given)

    def _about(self, actie: str, row: OverlegRow, given: dict[str, Waarde]) -> None:
        if actie == "wijzig":
            self.do(overleggen.save_overleg, row.uid, **given)
        elif actie == "gehouden":
            self.do(overleggen.hold_overleg, row.uid, given.pop("op"), **given)
        elif actie == "besluiten":
            self.do(overleggen.save_besluiten, row.uid, **given)
