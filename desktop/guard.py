"""Guards of the desk: lock when nobody is there, and one program at a time."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 1500
_ALIVE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class IdleGuard(QObject):
    """Says when nobody touched keyboard or mouse for so many minutes."""

    idle = Signal()

    def __init__(self, app: QApplication, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._app = app
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Choose after how long; at least one minute."""
        self._timer.setInterval(max(1, minutes) * 60_000)

    def start(self) -> None:
        """Watch from now on."""
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt decides the name
        """Somebody is there: begin counting anew."""
        del watched
        if event.type() in _ALIVE:
            self._timer.start()
        return False


class SingleInstance(QObject):
    """The first start holds a lock file and listens; a second start knocks and the first comes to the front.

    The lock file says in a microsecond who is first; the network part of Qt loads after the first paint.
    """

    knocked = Signal()

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = lock
        self._descriptor = -1
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock; False when another start has it. Where no lock can be made everyone is first."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if self._descriptor < 0 or _lock(self._descriptor):
            return True
        os.close(self._descriptor)
        self._descriptor = -1
        return False

    def _name(self) -> str:
        import hashlib

        return "duurzame-start-" + hashlib.sha256(str(self._path).encode()).hexdigest()[:16]

    def knock(self) -> bool:
        """Ask a first start to come to the front; False when there is none."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"vooraan\n")
        answered = socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> bool:
        """Be the first start. A name left behind by a crash is taken over."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name()):
            QLocalServer.removeServer(self._name())
            if not server.listen(self._name()):
                return False
        server.newConnection.connect(self._answer)
        self._server = server
        return True

    def close(self) -> None:
        """Stop listening and give the lock back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
            self.knocked.emit()


def _lock(descriptor: int) -> bool:
    """Take the lock of an open file; the system gives it back when the process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
