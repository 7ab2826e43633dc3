"""Out of the program: write a PDF where the person said, and sheets that are kept nowhere (a start-zin)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.errors import Known
from models.queries.rows import PaperHead, Row
from models.queries.rows_mensen import StartzinFacts
from models.services.sleutels import StartZin
from models.values import Papier
from resources.i18n import _, language
from views.bestand import write_file
from views.ports import Paper, Ports

KLUIS = "Duurzame Start"


class LosBlad(QObject):
    """Prints or saves sheets that are not recorded; `ended` says whether they are out."""

    ended = Signal(bool)

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._titel = ""
        self._path: Path | None = None
        self._busy = False

    def print_it(self, papier: Papier, facts: tuple[Row, ...], titel: str) -> None:
        """Make the sheets and open the printer dialog; `titel` holds no name."""
        self._start(papier, facts, titel, None)

    def save_it(self, papier: Papier, facts: tuple[Row, ...], titel: str, bestand: str) -> None:
        """Ask where the sheets go, make them and write them there."""
        path = self._ports.ask.save_path(titel, bestand)
        if path is not None:
            self._start(papier, facts, titel, path)

    def _start(self, papier: Papier, facts: tuple[Row, ...], titel: str, path: Path | None) -> None:
        if self._busy or not facts:
            return
        self._busy, self._titel, self._path = True, titel, path
        self._ports.say.busy(_("Het papier wordt gemaakt"))
        self._ports.jobs.paper(papier, facts, self._made, self._failed)

    def _made(self, paper: Paper) -> None:
        self._ports.say.busy()
        if self._path is not None:
            self._ports.jobs.call(write_file, self._path, paper.pdf, then=self._written, failed=self._failed)
            return
        try:
            printed = self._ports.ask.print_pdf(paper.pdf, self._titel)
        except Known as error:
            self._failed(error)
            return
        self._ports.say.good(_("Naar de printer.") if printed else _("Niet geprint."))
        self._end(out=printed)

    def _written(self, path: Path) -> None:
        self._ports.say.good(
            _("Opgeslagen als {naam}. Haal het bestand weg als je het hebt geprint.").format(naam=path.name)
        )
        self._end(out=True)

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        self._ports.say.problem(error)
        self._end(out=False)

    def _end(self, *, out: bool) -> None:
        self._busy = False
        self.ended.emit(out)


def startzin_facts(zinnen: tuple[StartZin, ...], ports: Ports, nu: datetime) -> tuple[StartzinFacts, ...]:
    """What stands on the sheet of each start-zin."""
    head = PaperHead(gemaakt_op=nu, wie=ports.wie.naam, gemeente="", taal=language(), is_demo=ports.is_demo)
    return tuple(
        StartzinFacts(head=head, kluis=KLUIS, naam=one.naam, zin=one.zin, geldig_tot=one.geldig_tot)
        for one in zinnen
    )
