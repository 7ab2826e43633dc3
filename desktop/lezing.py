"""Reading the logboek through beside the window, in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.nakijken import begin, finish
from models.errors import Known, Refused
from models.queries.rows_logboek import LogOordeel
from models.services.logboek import lees_verder
from models.store import Nalezing

if TYPE_CHECKING:
    from desktop.jobs import Answer, DeskJobs
    from desktop.workspace import Workspace


class Lezing(QObject):
    """One reading in pieces, each a piece of work of its own: everything else goes on between them."""

    def __init__(
        self, jobs: DeskJobs, workspace: Workspace, progress: Answer, then: Answer, failed: Answer
    ) -> None:
        super().__init__(jobs)
        self.setObjectName("lezing")
        self._jobs = jobs
        self._workspace = workspace
        self._progress, self._then, self._failed_at = progress, then, failed
        self._stopped = False

    def start(self, blad: str) -> None:
        """Begin to read."""
        self._jobs.piece(lambda: begin(self._workspace, blad), self._begun, self._failed)

    def stop(self) -> None:
        """Read no further; who waits hears it."""
        self._stopped = True

    def _begun(self, nalezing: Nalezing) -> None:
        self._nalezing = nalezing
        self._next()

    def _next(self) -> None:
        self._jobs.piece(
            lambda: lees_verder(self._workspace.plek(), self._nalezing), self._read, self._failed
        )

    def _read(self, done: bool) -> None:  # noqa: FBT001 - an answer
        if self._stopped:
            self._failed(Refused("taak_gestopt"))
        elif done:
            self._jobs.piece(lambda: finish(self._workspace, self._nalezing), self._finished, self._failed)
        elif self._then.alive:
            self._progress.call(self._nalezing.gelezen, self._nalezing.totaal)
            self._next()
        else:
            self.deleteLater()  # nobody waits for it any more

    def _finished(self, oordeel: LogOordeel) -> None:
        self._then.call(oordeel)
        self.deleteLater()

    def _failed(self, error: Known) -> None:
        if self._failed_at.wanted:
            self._failed_at.call(error)
        else:
            self._jobs.problem.emit(error)
        self.deleteLater()
