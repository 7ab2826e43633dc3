"""After a start-zin or the herstelcode opened the kluis: an own wachtwoordzin before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.jobs import DeskJobs
from desktop.workspace import Workspace, check_wachtwoordzin
from models.errors import Known, Refused
from resources.sentences import sentence
from views.unlock.nieuwe_zin_view import NieuweZinView


class NewZin(QObject):
    """Wires the page; `opened` gets the workspace once the new slot is written."""

    def __init__(
        self, app: QObject, jobs: DeskJobs, workspace: Workspace, opened: Callable[[Workspace], None]
    ) -> None:
        super().__init__(app)
        mensen = workspace.mensen() if workspace.met_herstelcode else ()
        self.view = NieuweZinView(
            workspace.persoon.naam, mensen if len(mensen) > 1 else (), start=workspace.met_startzin
        )
        self._jobs = jobs
        self._workspace = workspace
        self._opened = opened
        self.view.chosen.connect(self._chosen)

    def _chosen(self, zin: str) -> None:
        try:
            check_wachtwoordzin(zin)
        except Refused as error:
            self.view.show_problem(sentence(error.reden))
            return
        work = partial(self._workspace.choose_wachtwoordzin, zin, self.view.wie())
        self._jobs.background(work, self._written, self._failed)

    def _written(self, result: None) -> None:
        del result
        self._opened(self._workspace)

    def _failed(self, error: Known) -> None:
        self.view.show_problem(sentence(error.reden))
