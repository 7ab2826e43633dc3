"""Wires *Prestatieafspraken*: agreements with what came of them, lists, complexes, norms, who guides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from models.queries.afspraken import load_afspraken
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import AfsprakenRow, LijstpuntRow
from models.services import prestatieafspraken as verben
from models.services import regio
from resources.i18n import _
from resources.labels import label_of
from views.gemeente import afspraak_lijnen as lijnen
from views.gemeente import afspraak_velden as velden
from views.gemeente.rijen_deel import RijenDeel, Rijvorm
from views.ports import Ports
from views.widgets.velden import Waarde

RIJEN = {
    "afspraak": "afspraken",
    "overzicht": "overzichten",
    "regio": "regiocijfers",
    "complex": "complexen",
    "norm": "normen",
    "kader": "kaders",
    "melding": "meldingen",
}
"""Kind of line -> where its rows stand in what was read."""


class AfsprakenPresenter(RijenDeel[AfsprakenRow]):
    """The part *Prestatieafspraken*."""

    naam = "afspraken"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Prestatieafspraken"))
        self._open = ""
        self.deel.ticked.connect(self._ticked)

    def place(self) -> dict[str, str]:
        """Which list is folded open."""
        return {"lijst": self._open} if self._open else {}

    def enter(self, **args: str) -> None:
        """Show the part; `lijst` = the list that is open."""
        self._open = args.get("lijst", self._open)
        super().enter(**args)

    def reading(self) -> Callable[[Lezer], AfsprakenRow]:
        """The agreements of the gemeente."""
        return partial(load_afspraken, gemeente_uid=self.gemeente)

    def found(self, alles: AfsprakenRow) -> None:
        """Show what was read."""
        paper = ("overzicht", _("Overzicht per corporatie"))
        head = (("erbij:afspraak", _("Afspraak vastleggen")), paper) if self.mag else (paper,)
        self.deel.show_head(
            _("Prestatieafspraken"), lijnen.uitleg(alles, self.vandaag), head, eerste="erbij:afspraak"
        )
        self._show(alles)

    def _show(self, alles: AfsprakenRow) -> None:
        self.deel.show_lijnen(lijnen.lijnen(alles, self.vandaag, mag=self.mag, open_lijst=self._open))

    def pressed(self, code: str) -> None:
        """The overview is a paper; the other button asks."""
        if code == "overzicht":
            self.ports.nav.open("papier", papier="corporatieoverzicht", gemeente=self.gemeente)
        else:
            super().pressed(code)

    # --- rows ---

    def vormen(self) -> Mapping[str, Rijvorm]:
        """Agreements, overviews, complexes, norms, afsprakenkaders and reports."""
        day = self.vandaag

        def values(make: Callable[..., dict[str, Waarde]]) -> Callable[[Any, Any], dict[str, Waarde]]:
            return partial(make, vandaag=day)

        return {
            "afspraak": Rijvorm(
                _("Afspraak vastleggen"),
                _("Afspraak wijzigen"),
                velden.afspraak_velden,
                values(velden.afspraak_waarden),
                verben.add_afspraak,
                verben.save_afspraak,
                verben.remove_afspraak,
                "afspraak_uid",
            ),
            "overzicht": Rijvorm(
                _("Overzicht van de corporatie"),
                _("Overzicht verbeteren"),
                velden.overzicht_velden,
                values(velden.overzicht_waarden),
                verben.add_overzicht,
                verben.save_overzicht,
                verben.remove_overzicht,
                "overzicht_uid",
                vast=("organisatie_uid", "jaar", "deel"),
            ),
            "regio": Rijvorm(
                _("Cijfer van de regio"),
                _("Cijfer van de regio verbeteren"),
                velden.regio_velden,
                values(velden.regio_waarden),
                regio.add_regiocijfer,
                regio.save_regiocijfer,
                regio.remove_regiocijfer,
                "regiocijfer_uid",
            ),
            "complex": Rijvorm(
                _("Complex op de lijst"),
                _("Complex wijzigen"),
                velden.complex_velden,
                values(velden.complex_waarden),
                verben.add_complex,
                verben.save_complex,
                verben.remove_complex,
                "complex_uid",
                vast=("organisatie_uid", "jaar"),
            ),
            "norm": Rijvorm(
                _("Norm voor woningen"),
                _("Norm wijzigen"),
                velden.norm_velden,
                values(velden.norm_waarden),
                verben.add_norm,
                verben.save_norm,
                verben.remove_norm,
                "norm_uid",
            ),
            "kader": Rijvorm(
                _("Afspraken over begeleiding"),
                _("Afspraken over begeleiding wijzigen"),
                velden.kader_velden,
                values(velden.kader_waarden),
                verben.add_kader,
                verben.save_kader,
                verben.remove_kader,
                "kader_uid",
            ),
            "melding": Rijvorm(
                _("Een corporatie werkt niet mee"),
                _("Melding bijwerken"),
                velden.melding_velden,
                values(velden.melding_waarden),
                verben.report_corporatie,
                verben.save_melding,
                None,
                "melding_uid",
            ),
        }

    def row_of(self, soort: str, uid: str) -> Any:  # noqa: ANN401 - a row of any kind
        """The row behind a line."""
        rows = getattr(self.alles, RIJEN[soort], ())
        return next((one for one in rows if one.uid == uid), None)

    # --- lists, examples, deviations ---

    def _lijstpunt(self, sleutel: str) -> LijstpuntRow | None:
        kind, _colon, key = sleutel.partition(":")
        if self.alles is None or kind != "lijstpunt":
            return None
        return next((one for one in self.alles.lijsten if f"{one.lijst}/{one.code}" == key), None)

    def _ticked(self, sleutel: str, aan: bool) -> None:  # noqa: FBT001 - a slot
        row = self._lijstpunt(sleutel)
        if row is not None:
            self._answer(row, row.antwoord, self.vandaag if aan else None)

    def _answer(self, row: LijstpuntRow, antwoord: str, op: Waarde) -> None:
        self.do(
            verben.set_lijstpunt,
            row.lijst,
            row.code,
            antwoord=antwoord,
            gedaan_op=op,
            gemeente_uid=self.gemeente,
        )

    def opened(self, sleutel: str) -> None:
        """A list folds open or shut, a deviation opens its dossier, a row is changed."""
        kind, _colon, key = sleutel.partition(":")
        if kind == "lijst" and self.alles is not None:
            self._open = "" if self._open == key else key
            self._show(self.alles)
        elif kind == "afwijking":
            self.ports.nav.open("dossier", uid=key.partition(":")[0])
        elif kind == "lijstpunt" and self.mag:
            self.ask("antwoord", sleutel)
        else:
            super().opened(sleutel)

    def other(self, actie: str, sleutel: str) -> None:
        """An example becomes an agreement; a list is used for another year; a point of a list is answered."""
        row = self._lijstpunt(sleutel)
        if actie == "verder":
            jaar, _slash, naar = sleutel.partition(":")[2].partition("/")
            self.do(verben.copy_complexen, int(jaar), int(naar), gemeente_uid=self.gemeente)
        if actie == "overnemen" and self.alles is not None:
            begin: dict[str, Waarde] = {"soort": sleutel.partition(":")[2], "van": self.vandaag}
            fields = velden.afspraak_velden(self.alles)
            self.open_form(("erbij:afspraak", ""), _("Afspraak vastleggen"), fields, begin)
        elif actie == "antwoord" and row is not None:
            held: dict[str, Waarde] = {"antwoord": row.antwoord, "gedaan_op": row.gedaan_op}
            self.open_form((actie, sleutel), label_of(row.lijst, row.code), velden.antwoord_velden(), held)

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """Save the answer to a point of a list."""
        row = self._lijstpunt(sleutel)
        if actie == "antwoord" and row is not None:
            self._answer(row, str(values.get("antwoord") or ""), values.get("gedaan_op"))
