"""The logboekblad: noted first, so that its code tells of itself, then made, printed or saved."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.changes import Change
from models.errors import Known
from models.queries.afdrukken import code_of
from models.queries.lezer import Lezer
from models.queries.logboek import logboek_facts
from models.queries.papier import make_head
from models.queries.rows_logboek import LogboekFacts
from models.services.logboek import mark_logboekblad_weg, record_logboekblad
from models.values import Papier
from resources.i18n import _, language
from views.bestand import write_file
from views.logboek.maanden import span
from views.ports import Paper, Ports


class Blad(QObject):
    """One at a time: `start`, then `ended`."""

    ended = Signal()

    def __init__(self, ports: Ports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._maand = ""
        self._path: Path | None = None
        self._uid = ""

    def start(self, maand_code: str, path: Path | None) -> None:
        """Make the sheet of a month, for the printer or for a file."""
        self._maand, self._path = maand_code, path
        self._ports.say.busy(_("Het logboekblad wordt gemaakt"))
        naar = "bestand" if path is not None else "printer"
        self._ports.jobs.write(record_logboekblad, naar, language(), then=self._recorded, failed=self._failed)

    def _recorded(self, change: Change) -> None:
        self._uid = change.onderwerp
        van, tot = span(self._maand, self._ports.clock.vandaag())
        read = partial(_facts, van=van, tot=tot, uid=self._uid, nu=self._ports.clock.nu())
        self._ports.jobs.read(read, self._read, self._failed)

    def _read(self, facts: LogboekFacts) -> None:
        self._ports.jobs.paper(Papier.LOGBOEKBLAD, facts, self._made, self._failed)

    def _made(self, paper: Paper) -> None:
        if self._path is not None:
            self._ports.jobs.call(write_file, self._path, paper.pdf, then=self._written, failed=self._failed)
            return
        try:
            printed = self._ports.ask.print_pdf(paper.pdf, _("Logboekblad"))
        except Known as error:
            self._failed(error)
            return
        if printed:
            self._end(_("Naar de printer. Laat het tekenen en bewaar het buiten de computer."))
        else:
            self._take_back()
            self._end(_("Niet geprint."))

    def _written(self, path: Path) -> None:
        self._end(_("Opgeslagen als {naam}. Bewaar het buiten de computer.").format(naam=path.name))

    def _failed(self, error: Known) -> None:
        self._take_back()
        self._end("")
        self._ports.say.problem(error)

    def _take_back(self) -> None:
        """No sheet of it exists."""
        if self._uid:
            self._ports.jobs.write(mark_logboekblad_weg, self._uid)

    def _end(self, words: str) -> None:
        self._path, self._uid = None, ""
        self._ports.say.busy()
        if words:
            self._ports.say.good(words)
        self.ended.emit()


def _facts(lezer: Lezer, *, van: date, tot: date, uid: str, nu: datetime) -> LogboekFacts:
    code, _before = code_of(lezer, uid)
    head = make_head(lezer, nu, taal=language(), code=code)
    return logboek_facts(lezer, van, tot, paper_head=head)
