"""Half-typed text goes into the kluis two seconds after a key, whatever screen it stands on.

A screen need not think of it: it only says what is half typed (`Screen.keep_draft`), as it does when the
window locks. So what is lost in a crash is what was typed in the last two seconds.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.drafts import WAIT_MS, DeskDrafts
from desktop.guard import IdleGuard
from views.navigator import Navigator


class Keeper(QObject):
    """Listens to the keys of one opened kluis."""

    def __init__(self, guard: IdleGuard, navigator: Navigator, drafts: DeskDrafts, parent: QObject) -> None:
        super().__init__(parent)
        self._guard = guard
        self._navigator = navigator
        self._drafts = drafts
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.keep)
        guard.typed.connect(self._typed)

    def stop(self) -> None:
        """Listen no more: the kluis is being left."""
        self._timer.stop()
        self._guard.typed.disconnect(self._typed)

    def keep(self) -> None:
        """Keep now what the screen that is shown has half typed."""
        self._navigator.keep_draft()
        self._drafts.flush()

    def _typed(self) -> None:
        """Two seconds from the first key, not from the last: who types on and on is kept as well."""
        if not self._timer.isActive():
            self._timer.start()
