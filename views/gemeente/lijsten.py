"""Wires *Ingelezen lijsten*: published figures from a file, cell by cell, with what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from models.errors import Refused
from models.queries.cijferlijsten import LijstRow, load_lijsten
from models.queries.lezer import Lezer
from models.rules.cijferlijst import Uitkomst, read, suggest
from models.services.cijferlijsten import import_cijfers
from resources.i18n import _
from resources.sentences import sentence
from views.gemeente import lijst_lijnen as lijnen
from views.gemeente import lijst_uit
from views.gemeente.deel import GemeenteDeel
from views.ports import Lijst, Ports
from views.uitvoer import Uitvoer
from views.widgets.velden import Waarde


class LijstenPresenter(GemeenteDeel[tuple[LijstRow, ...]]):
    """The part *Ingelezen lijsten*."""

    naam = "lijsten"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Ingelezen lijsten"), lijnen.uitleg())
        self._lijst: Lijst | None = None
        """The file that is being read in; nothing of it is kept before it is saved."""
        self._uitkomst = Uitkomst()
        self._open = ""
        self._uitvoer = Uitvoer(ports, self)
        knoppen = (("inlezen", _("Lijst inlezen")),) if self.mag else ()
        self.deel.show_head(_("Ingelezen lijsten"), lijnen.uitleg(), knoppen, eerste="inlezen")

    def reading(self) -> Callable[[Lezer], tuple[LijstRow, ...]]:
        """All lists."""
        return partial(load_lijsten, gemeente_uid=self.gemeente)

    def found(self, alles: tuple[LijstRow, ...]) -> None:
        """Show them; the one that is unfolded with all its rows."""
        self.deel.show_lijnen([*lijnen.fouten(self._uitkomst), *lijnen.lijnen(alles, self._open)])

    def opened(self, sleutel: str) -> None:
        """Unfold the cells of a list, or fold them again."""
        kind, _colon, naam = sleutel.partition(":")
        if kind == "cellen" and self.alles is not None:
            self._open = "" if self._open == naam else naam
            self.found(self.alles)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """Save a list cell by cell, with what does not fit."""
        naam = sleutel.partition(":")[2]
        lijst = next((one for one in self.alles or () if one.naam == naam), None)
        if code == "lijst" and lijst is not None:
            rows = lijst_uit.rijen(lijst)
            self._uitvoer.save_list(lijst_uit.koppen(), rows, _("Ingelezen lijst"), "ingelezen-lijst.csv")

    def pressed(self, code: str) -> None:
        """Ask for a file."""
        path = self.ports.ask.open_file(_("Welke lijst?"), _("Lijsten (*.xlsx *.csv *.txt)"))
        if path is not None and code == "inlezen":
            self.ports.jobs.read_list(path, self._read, self.failed)

    def _read(self, lijst: Lijst) -> None:
        self._lijst = lijst
        self.ask("inlezen", "")

    def ask(self, actie: str, uid: str) -> None:
        """Ask which column is what; a file that was not saved before a lock is chosen again."""
        if actie == "inlezen" and self._lijst is not None:
            kolommen = suggest(self._lijst.kop)
            self.open_form(
                (actie, uid),
                _("Welke kolom is wat?"),
                lijnen.velden(self._lijst.kop),
                lijnen.waarden(kolommen),
                _("Inlezen"),
            )

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Read the rows; one that is wrong keeps the list out, for half a list shows wrong sums."""
        lijst = self._lijst
        if lijst is None:
            return
        kolommen = lijnen.chosen(values, len(lijst.kop))
        try:
            self._uitkomst = read(lijst.rijen, kolommen)
        except Refused as refused:
            self.deel.paneel.show_problem("periode", sentence(refused))
            return
        if self._uitkomst.fouten:
            self.found(self.alles or ())
            return
        self.do(
            import_cijfers,
            self.gemeente,
            str(values.get("lijst") or ""),
            self._uitkomst.rijen,
            str(values.get("bron") or ""),
            values.get("peildatum"),
        )
