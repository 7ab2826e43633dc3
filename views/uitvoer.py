"""Out of the program: a plain paper to the printer or a PDF, and a list for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known
from models.queries.rows_avg import StukFacts
from models.rules.geld import Cel
from models.rules.papiervorm import forms_of
from models.services.verb import Verb
from models.values import Papier
from resources.i18n import _
from views.bestand import kind_of, write_file
from views.ports import Paper, Ports

Rij = tuple[Cel, ...]
"""A row of a list."""


def iso(dag: date | None) -> str:
    """A day as `2026-06-15`, which every spreadsheet sorts; nothing for no day."""
    return "" if dag is None else dag.isoformat()


class Uitvoer(QObject):
    """One at a time; says what came of it."""

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._titel = ""
        self._path: Path | None = None
        self._lijst: tuple[tuple[str, ...], tuple[Rij, ...]] = ((), ())

    def print_it(self, papier: Papier, facts: StukFacts, titel: str) -> None:
        """Make a paper and open the printer dialog; `titel` holds no name."""
        self._start(papier, facts, titel, None)

    def save_it(self, papier: Papier, facts: StukFacts, titel: str, naam: str) -> None:
        """Ask where a paper goes, make it and write it there."""
        path = self._ports.ask.save_path(titel, naam, ook=forms_of(papier))
        if path is not None:
            self._start(papier, facts, titel, path)

    def save_list(
        self,
        koppen: Sequence[str],
        rijen: Sequence[Rij],
        titel: str,
        naam: str,
        noteer: Verb[[int]] | None = None,
    ) -> None:
        """Ask where a list goes, make it and write it there; nobody's gezin stands in it.

        A list that says something of a gezin is a paper (`models.rules.papiervorm`). One that names
        colleagues is in the logboek before it leaves: `noteer` writes down of how many.
        """
        path = self._ports.ask.save_path(titel, naam, ook=("xlsx",))
        if path is None:
            return
        self._path, self._lijst = path, (tuple(koppen), tuple(rijen))
        if noteer is None:
            self._make_list()
        else:
            self._ports.jobs.write(noteer, len(rijen), then=self._noted, failed=self._failed)

    def _noted(self, change: Change) -> None:
        del change
        self._make_list()

    def _make_list(self) -> None:
        if self._path is not None:
            koppen, rijen = self._lijst
            self._ports.jobs.table(koppen, rijen, self._write, self._failed, soort=kind_of(self._path))

    def _start(self, papier: Papier, facts: StukFacts, titel: str, path: Path | None) -> None:
        self._titel, self._path = titel, path
        self._ports.say.busy(_("Het papier wordt gemaakt"))
        vorm = "pdf" if path is None else kind_of(path)
        self._ports.jobs.paper(papier, facts, self._made, self._failed, vorm=vorm)

    def _made(self, paper: Paper) -> None:
        self._ports.say.busy()
        if self._path is not None:
            self._write(paper.pdf)
            return
        try:
            printed = self._ports.ask.print_pdf(paper.pdf, self._titel)
        except Known as error:
            self._failed(error)
            return
        self._ports.say.good(_("Naar de printer.") if printed else _("Niet geprint."))

    def _write(self, data: bytes) -> None:
        if self._path is not None:
            self._ports.jobs.call(write_file, self._path, data, then=self._written, failed=self._failed)

    def _written(self, path: Path) -> None:
        self._ports.say.good(_("Opgeslagen als {naam}.").format(naam=path.name))

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        self._ports.say.problem(error)
