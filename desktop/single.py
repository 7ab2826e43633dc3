"""One program at a time: a second start brings the first to the front, or hears that it does not answer.

The lock file says in a microsecond who is first. Who is not first knocks at the socket of the first, which
answers from its event loop: no answer means that it hangs, and that is said within five seconds.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import STARTED
from desktop.filelock import try_lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

SPEAK_S = 4.0
"""So long after the start of this process the first may answer; then there is a second left to say it."""
LEAST_S = 1.0
AGAIN_S = 0.2
LONGEST = 94
"""Bytes that the name of a socket may have: 104 on macOS with a closing zero, and Qt begins with 8 more."""
KNOCK, HERE = b"vooraan\n", b"hier\n"


class Eerste(StrEnum):
    """What became of a second start."""

    ZELF = "zelf"
    """The first has just gone: this start is the first now."""
    VOORAAN = "vooraan"
    """The first came to the front."""
    HANGT = "hangt"
    """The first is there and does not answer."""


class SingleInstance(QObject):
    """The first start holds a lock file and listens; a second one knocks."""

    knocked = Signal()

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = lock
        self._descriptor = -1
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock; False when another start has it. Where no lock can be made everyone is first.

        The kluis has a lock of its own, so even then no two programs write in it.
        """
        if self._descriptor >= 0:
            return True
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if self._descriptor < 0 or try_lock(self._descriptor):
            return True
        os.close(self._descriptor)
        self._descriptor = -1
        return False

    def addresses(self) -> tuple[str, ...]:
        """Where the first listens: beside its lock file, where only its owner gets in, else by a name.

        The same for each start of the same user, whatever temporary folder it was given.
        """
        import hashlib  # after the first paint, or where there is already a window

        mark = hashlib.sha256(str(self._path).encode()).hexdigest()[:16]
        if sys.platform == "win32":
            return (f"duurzame-start-{mark}",)
        beside = str(self._path.with_suffix(".deur"))
        shared = str(Path(_system_temp()) / f"duurzame-start-{os.getuid()}-{mark}")
        return (beside, shared) if len(os.fsencode(beside)) < LONGEST else (shared,)

    def find_first(self) -> Eerste:
        """Ask the first to come to the front; try again as long as it is just starting or ending."""
        end = max(STARTED + SPEAK_S, time.monotonic() + LEAST_S)
        while True:
            if self.is_first():
                return Eerste.ZELF
            for address in self.addresses():
                left = int((end - time.monotonic()) * 1000)
                if left > 0 and _knock(address, left):
                    return Eerste.VOORAAN
            if time.monotonic() >= end:
                return Eerste.HANGT
            time.sleep(AGAIN_S)

    def listen(self) -> bool:
        """Answer other starts. A name left behind by a crash is taken over."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        for address in self.addresses():
            QLocalServer.removeServer(address)
            if server.listen(address):
                server.newConnection.connect(self._answer)
                self._server = server
                return True
        return False

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
            socket.write(HERE)
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()  # after what was written has gone
            self.knocked.emit()


def _system_temp() -> str:
    """The temporary folder of the system, not the private one of this process (`desktop.scratch`)."""
    usual = "/tmp"  # noqa: S108 - it has to be known to each start
    if Path(usual).is_dir():
        return usual
    import tempfile

    return tempfile.gettempdir()


def _knock(address: str, within_ms: int) -> bool:
    """Knock at one address and wait for the answer."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    try:
        socket.connectToServer(address)
        return socket.waitForConnected(within_ms) and _answered(socket, within_ms)
    finally:
        socket.abort()


def _answered(socket: QLocalSocket, within_ms: int) -> bool:
    socket.write(KNOCK)
    socket.flush()
    return socket.waitForReadyRead(within_ms) and bytes(socket.readAll().data()).startswith(HERE)
