"""The herstelcode on paper: made in the child like all papers, printed or saved, and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ask import DeskAsk, save_pdf
from desktop.clock import SystemClock
from desktop.jobs import DeskJobs
from models.errors import Known, World
from models.queries.rows import PaperHead
from models.queries.rows_papier import HerstelFacts
from models.values import Papier
from resources.i18n import _, language
from views.ports import Paper

NAAM = "Duurzame Start"


class CodeSheet(QObject):
    """Makes the sheet of one code; `done` hears whether it was printed or saved."""

    def __init__(
        self, parent: QObject, window: QWidget, jobs: DeskJobs, code: str, done: Callable[[bool], None]
    ) -> None:
        super().__init__(parent)
        self._ask = DeskAsk(window)
        self._jobs = jobs
        self._done = done
        head = PaperHead(gemaakt_op=SystemClock().nu(), wie="", gemeente="", taal=language())
        self._facts = HerstelFacts(head=head, kluis=NAAM, code=code)

    def print_it(self) -> None:
        """Make the sheet and open the printer dialog."""
        self._jobs.paper(Papier.HERSTELCODE, self._facts, self._print, self._failed)

    def save_it(self) -> None:
        """Make the sheet and ask where it goes."""
        self._jobs.paper(Papier.HERSTELCODE, self._facts, self._save, self._failed)

    def _print(self, paper: Paper) -> None:
        self._done(self._ask.print_pdf(paper.pdf, "herstelcode"))

    def _save(self, paper: Paper) -> None:
        path = self._ask.save_path(_("Herstelcode bewaren"), "herstelcode.pdf")
        if path is None:
            self._done(False)
            return
        try:
            save_pdf(path, paper.pdf)
        except World:
            self._done(False)
            return
        self._done(True)

    def _failed(self, error: Known) -> None:
        del error
        self._done(False)
