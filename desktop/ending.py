"""Being asked to end from outside: the person signs out, the computer shuts down, a terminal closes.

Then half-typed text is kept and the kluis shut, as at a closed window. A backup is not waited for: a system
that ends leaves a program a few seconds.
"""

from __future__ import annotations

import contextlib
import signal
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

if TYPE_CHECKING:
    import socket

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK") if hasattr(signal, name)
)


class Ending(QObject):
    """Says `wished` when we are told to end, `session_ends` when the person signs out (may be cancelled)."""

    wished = Signal()
    session_ends = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._notifier: QSocketNotifier | None = None
        self._hear: socket.socket | None = None
        self._write: socket.socket | None = None
        self._wakeup = -1

    def start(self, app: QGuiApplication) -> None:
        """Listen; to signals only in the main thread. Without a socket Python waits for an event of Qt."""
        import socket  # this comes after the first paint

        app.commitDataRequest.connect(self._session_ends)
        with contextlib.suppress(ValueError, OSError):
            self._hear, self._write = socket.socketpair()
            for end in (self._hear, self._write):
                end.setblocking(False)
            self._wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
            for number in SIGNALS:
                self._before[number] = signal.signal(number, _only_wake)
            self._notifier = QSocketNotifier(self._hear.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._woken)

    def stop(self) -> None:
        """Give the signals back."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        with contextlib.suppress(ValueError, OSError):
            for number, handler in self._before.items():
                signal.signal(number, handler)  # type: ignore[arg-type] # what `signal` itself gave
            if self._before:
                signal.set_wakeup_fd(self._wakeup)
        self._before.clear()
        for end in (self._hear, self._write):
            if end is not None:
                end.close()
        self._hear = self._write = None

    def _woken(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            numbers = set(self._hear.recv(64))  # type: ignore[union-attr] # suppressed after stop
            if numbers & {int(one) for one in SIGNALS}:
                self.wished.emit()

    def _session_ends(self, manager: QSessionManager) -> None:
        del manager
        self.session_ends.emit()


def _only_wake(number: int, frame: FrameType | None) -> None:
    """The byte that was written to the socket does the work, in the event loop."""
    del number, frame
