"""Tells of a bug of ours: keeps what is half typed first, then one calm box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.log import log_event

if TYPE_CHECKING:
    from desktop.bootstrap import App
    from views.crash.crash_view import CrashDialog

MOST = 3
"""After so many boxes in one run the rest is only logged: a box that keeps coming helps nobody."""


class CrashBox(QObject):
    """One box at a time."""

    told = Signal(str)
    """The place of an error, from whatever thread."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self._shown = 0
        self.dialog: CrashDialog | None = None
        self.told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def count(self) -> int:
        """How many boxes were shown."""
        return self._shown

    def _tell(self, place: str) -> None:
        if self.dialog is not None or self._shown >= MOST:
            return
        from views.crash.crash_view import CrashDialog

        self._shown += 1
        self._keep()
        self.dialog = CrashDialog(place, self._app.window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.bundle_wished.connect(self._bundle)
        self.dialog.close_wished.connect(self._close)
        self.dialog.finished.connect(self._finished)
        self.dialog.open()

    def _keep(self) -> None:
        """Write what is half typed now: the next error may be worse."""
        opened = self._app.opened
        if opened is None:
            return
        try:
            opened.keeper.keep()
        except Exception as bug:  # noqa: BLE001 - the screen itself may be what broke
            log_event("concept_mislukt", error=True, soort=type(bug).__name__)

    def _bundle(self) -> None:
        from desktop.bundle_window import show_bundle

        show_bundle(self._app)

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._app.window.close()

    def _finished(self, result: int) -> None:
        del result
        self.dialog = None
