"""Wires *Verantwoording*: what is missing before a report, how complete the dossiers are, the reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from models.queries.lezer import Lezer
from models.queries.rows_gemeente import VerantwoordingRow
from models.queries.verantwoording import load_verantwoording
from models.values import Papier
from resources.i18n import _
from views.gemeente import verantwoording_lijnen as lijnen
from views.gemeente.deel import GemeenteDeel
from views.ports import Ports
from views.widgets.velden import Waarde


class VerantwoordingPresenter(GemeenteDeel[VerantwoordingRow]):
    """The part *Verantwoording*. Nothing is typed here: each line leads to where it is mended."""

    naam = "verantwoording"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Verantwoording"))

    def reading(self) -> Callable[[Lezer], VerantwoordingRow]:
        """What is missing and how complete it is."""
        return partial(load_verantwoording, gemeente_uid=self.gemeente)

    def found(self, alles: VerantwoordingRow) -> None:
        """Show it."""
        self.deel.show_head(
            _("Verantwoording"), lijnen.uitleg(), lijnen.knoppen(), eerste=Papier.HALFJAARVERSLAG.value
        )
        self.deel.show_lijnen(lijnen.lijnen(alles))

    def pressed(self, code: str) -> None:
        """A button of the head makes a report, about the last whole period."""
        if self.alles is not None:
            periode = {
                Papier.INFORMATIENOTA.value: self.alles.jaar,
                Papier.HALFJAARVERSLAG.value: self.alles.halfjaar,
            }.get(code, "")
            self.ports.nav.open("papier", papier=code, gemeente=self.gemeente, periode=periode)

    def opened(self, sleutel: str) -> None:
        """A line was opened: go to where it is mended."""
        self._mend(sleutel)

    def line_pressed(self, sleutel: str, code: str) -> None:
        """The button of a line does the same."""
        del code
        self._mend(sleutel)

    def _mend(self, sleutel: str) -> None:
        if sleutel == lijnen.NOTA:
            self.ports.nav.open("gemeente", deel="overleggen", gemeente=self.gemeente)
        row = lijnen.row_of(self.alles, sleutel) if self.alles is not None else None
        if row is None:
            return
        if row.plek == "gezinnen":
            self.ports.nav.open("alle_gezinnen", ontbreekt=row.code)
        elif row.plek == "alle_gezinnen":
            self.ports.nav.open("alle_gezinnen")
        else:
            self.ports.nav.open("gemeente", deel=row.plek, gemeente=self.gemeente)

    def ask(self, actie: str, uid: str) -> None:
        """Nothing is asked here."""

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Nothing is asked here."""
