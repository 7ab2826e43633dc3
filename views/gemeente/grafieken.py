"""Wires *Grafieken*: taakstelling, realisatie against forecast, and doorlooptijd, each with its table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.changes import Change
from models.queries.grafieken import load_grafieken
from models.queries.lezer import Lezer
from models.queries.rows_gemeente import GrafiekRow
from resources.i18n import _
from resources.labels import label_of
from views.gemeente.deel import AREAS
from views.gemeente.grafiek import Reeks
from views.gemeente.grafieken_view import GrafiekenView
from views.ports import Ports
from views.widgets.dagen import dag_kort


class GrafiekenPresenter(QObject):
    """The part *Grafieken*."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._gemeente = ""
        self._code = "taakstelling"
        self._rows: tuple[GrafiekRow, ...] = ()
        self.view = GrafiekenView()
        self.view.chart_wished.connect(self._show_code)
        self.view.paper_wished.connect(self._paper)
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show a chart: `grafiek`, or the one that was shown last."""
        self._gemeente = args.get("gemeente", self._gemeente)
        self._code = args.get("grafiek", self._code)
        self._load()

    def place(self) -> dict[str, str]:
        """Which chart is shown."""
        return {"grafiek": self._code}

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def _load(self) -> None:
        if self._gemeente:
            read = partial(_read, gemeente_uid=self._gemeente)
            self._ports.jobs.read(read, self._loaded, key="gemeente-grafieken")

    def _loaded(self, rows: tuple[GrafiekRow, ...]) -> None:
        self._rows = rows
        if self._code not in {one.code for one in rows}:
            self._code = rows[0].code
        self.view.show_choices([(one.code, label_of("grafiek", one.code)) for one in rows], self._code)
        self._show()

    def _show_code(self, code: str) -> None:
        self._code = code
        self._show()

    def _show(self) -> None:
        row = next((one for one in self._rows if one.code == self._code), None)
        if row is not None:
            self.view.show_chart(
                label_of("grafiek", row.code),
                row.plekken,
                [Reeks(label_of("reeks", one.code), one.waarden, one.streep) for one in row.reeksen],
                source_words(row),
            )

    def _paper(self) -> None:
        self._ports.nav.open("papier", papier="gemeenteblad", gemeente=self._gemeente)

    def _changed(self, change: Change) -> None:
        if self._rows and change.areas & AREAS and self.view.isVisible():
            self._load()


def source_words(row: GrafiekRow) -> str:
    """Where the figures of a chart come from, and of which day they are."""
    named = "; ".join(label_of("cijferbron", one) for one in row.bron)
    return _("In {eenheid}. Bron: {bron}. Peildatum {dag}.").format(
        eenheid=label_of("grafiek_eenheid", row.eenheid), bron=named, dag=dag_kort(row.peildatum)
    )


def _read(lezer: Lezer, *, gemeente_uid: str) -> tuple[GrafiekRow, ...]:
    return load_grafieken(lezer, gemeente_uid)
