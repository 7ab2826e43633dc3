"""The computer for the screens: fulfils `views.ports.Computer`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.bundle_window import show_bundle
from desktop.settings import MAXIMUM_MINUTES, MINIMUM_MINUTES
from desktop.workspace import Workspace
from models.store import check_place
from models.values import Reden
from resources.sentences import sentence

if TYPE_CHECKING:
    from desktop.bootstrap import App

OPEN_THERE = {
    "plaats_gesynchroniseerd": "kluis_gesynchroniseerd",
    "plaats_netwerk": "kluis_op_netwerk",
    "plaats_verwisselbaar": "kluis_op_stick",
}
"""What is said of a kluis that stands where none may be made."""


def against_place(reasons: tuple[Reden, ...]) -> tuple[str, ...]:
    """Say in words what is against the place of an opened kluis."""
    return tuple(sentence(OPEN_THERE[reden.code]) for reden in reasons)


class DeskComputer(QObject):
    """What this computer remembers and tells, for one opened kluis."""

    def __init__(self, app: App, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._workspace = workspace
        self._against: tuple[str, ...] = ()

    @property
    def lock_minutes(self) -> int:
        """See `views.ports.Computer`."""
        return self._app.settings.vergrendel_minuten

    @property
    def lock_range(self) -> tuple[int, int]:
        """See `views.ports.Computer`."""
        return MINIMUM_MINUTES, MAXIMUM_MINUTES

    @property
    def theme(self) -> str:
        """See `views.ports.Computer`."""
        return self._app.settings.thema

    @property
    def hears(self) -> tuple[str, ...]:
        """See `views.ports.Computer`."""
        return self._app.watch.heard

    @property
    def kluis_place(self) -> tuple[str, tuple[str, ...]]:
        """See `views.ports.Computer`."""
        return str(self._workspace.store.path.parent), self._against

    def look_at_place(self) -> tuple[Reden, ...]:
        """Look what is against the place of the kluis; may wait for a disk, so not in the window's thread."""
        return () if self._workspace.is_demo else check_place(self._workspace.store.path)

    def place_seen(self, reasons: tuple[Reden, ...]) -> str:
        """Keep what was seen, and give it in words."""
        self._against = against_place(reasons)
        return " ".join(self._against)

    def set_lock_minutes(self, minutes: int) -> None:
        """See `views.ports.Computer`."""
        self._app.remember(vergrendel_minuten=minutes)
        self._app.idle.set_minutes(minutes)
        told = partial(self._workspace.note_quietly, "vergrendelen_na", over=("minuten", str(minutes)))
        self._app.jobs.background(told, None)

    def set_theme(self, theme: str) -> None:
        """See `views.ports.Computer`."""
        self._app.remember(thema=theme)
        self._app.show_theme()

    def show_bundle(self) -> None:
        """See `views.ports.Computer`."""
        show_bundle(self._app)
