"""Putting a backup back in the window: the list, another folder, the work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ask import DeskAsk
from desktop.workspace import put_back
from models.errors import Known
from models.store import list_backups
from resources.i18n import _
from resources.sentences import sentence
from views.herstel.herstel_view import HerstelView
from views.widgets.dagen import moment

if TYPE_CHECKING:
    from desktop.bootstrap import App


class Restoring(QObject):
    """Wires the restore page."""

    def __init__(self, app: App, kluis: Path, backups: Path) -> None:
        self.view = HerstelView()
        super().__init__(self.view)
        self._app = app
        self._kluis = kluis
        self._ask = DeskAsk(app.window)
        self._show(backups)
        self.view.restore_wished.connect(self._restore)
        self.view.folder_wished.connect(self._other_folder)
        self.view.back_wished.connect(self._back)

    def _show(self, folder: Path) -> None:
        rows = [
            (str(one.folder), f"{moment(one.gemaakt_op)}  ·  {one.head.bytes / 1_000_000:.1f} MB")
            for one in list_backups(folder)
        ]
        self.view.show_backups(rows)

    def _other_folder(self) -> None:
        folder = self._ask.folder(_("Waar staat de reservekopie?"))
        if folder is not None:
            self._show(folder)

    def _restore(self, folder: str, secret: str) -> None:
        self.view.show_busy(on=True)
        work = partial(put_back, Path(folder), self._kluis, secret, self._app.clock)
        self._app.jobs.background(work, self._done, self._failed)

    def _done(self, result: tuple[int, Path | None]) -> None:
        del result
        self._app.show_gate()
        self._app.warn(_("Teruggezet en nagekeken. Meld je aan om verder te gaan."))

    def _failed(self, error: Known) -> None:
        self.view.show_busy(on=False)
        self.view.show_problem(sentence(error.reden))

    def _back(self) -> None:
        self._app.show_gate()
