"""Taking the logboek out as a list: read page by page, noted, made in the child, written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.changes import Change
from models.errors import Known
from models.queries.lezer import Lezer
from models.queries.logboek import load_logboek
from models.queries.rows_logboek import LogFilter, LogPage, LogRow
from models.services.logboek import record_uitvoer
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from resources.sentences import verb_words
from views.bestand import write_file
from views.logboek import woorden
from views.ports import Ports
from views.widgets.dagen import dutch_time

PIECE = 500
"""Entries that are read at once."""

Rij = tuple[str | int, ...]


def headers() -> tuple[str, ...]:
    """The columns of the list."""
    return (
        _("Regel"),
        _("Datum"),
        _("Tijd"),
        _("Medewerker"),
        _("Wat"),
        _("Soort"),
        _("Dossier"),
        _("Waarover"),
        _("Uitkomst"),
        _("Vanwaar"),
        _("Veranderingen"),
    )


def cells(row: LogRow) -> Rij:
    """An entry as cells; no values of changes."""
    here = dutch_time(row.op)
    return (
        row.nummer,
        f"{here:%Y-%m-%d}",
        f"{here:%H:%M:%S}",
        woorden.who(row),
        verb_words(row.soort),
        label(row.groep),
        row.dossier_nummer,
        woorden.thing(row),
        woorden.outcome(row.resultaat) or _("gedaan"),
        label_of("vandaan", row.herkomst),
        row.wijzigingen,
    )


class Uitvoer(QObject):
    """One at a time: `start`, then `ended`."""

    ended = Signal()

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._path: Path | None = None
        self._keuze = LogFilter()
        self._rows: list[Rij] = []

    @property
    def busy(self) -> bool:
        """Whether a list is on its way."""
        return self._path is not None

    def start(self, keuze: LogFilter, path: Path) -> None:
        """Take out what fits a filter."""
        self._keuze, self._path, self._rows = keuze, path, []
        self._read(0)

    def _read(self, voor: int) -> None:
        count = len(self._rows)
        words = ngettext("{n} regel gelezen", "{n} regels gelezen", count).format(n=count)
        self._ports.say.busy(words if count else _("Het logboek wordt gelezen"))
        read = partial(_piece, keuze=self._keuze, voor=voor)
        self._ports.jobs.read(read, self._pages, self._failed)

    def _pages(self, page: LogPage) -> None:
        self._rows += [cells(row) for row in page.rijen]
        if page.meer:
            self._read(page.rijen[-1].nummer)
            return
        self._ports.jobs.write(record_uitvoer, len(self._rows), then=self._noted, failed=self._failed)

    def _noted(self, change: Change) -> None:
        """It is in the logboek: now it may leave."""
        del change
        self._ports.jobs.table(headers(), self._rows, self._made, self._failed)

    def _made(self, data: bytes) -> None:
        assert self._path is not None  # noqa: S101 - set from the start to the end
        self._ports.jobs.call(write_file, self._path, data, then=self._written, failed=self._failed)

    def _written(self, path: Path) -> None:
        count = len(self._rows)
        words = ngettext("{n} regel opgeslagen als {naam}", "{n} regels opgeslagen als {naam}", count)
        self._end()
        self._ports.say.good(words.format(n=count, naam=path.name))

    def _failed(self, error: Known) -> None:
        self._end()
        self._ports.say.problem(error)

    def _end(self) -> None:
        self._path, self._rows = None, []
        self._ports.say.busy()
        self.ended.emit()


def _piece(lezer: Lezer, *, keuze: LogFilter, voor: int) -> LogPage:
    return load_logboek(lezer, keuze, voor=voor, limit=PIECE)
