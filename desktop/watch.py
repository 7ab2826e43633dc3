"""What makes the program lock by itself beside idleness: the system locks or sleeps, or it slept unseen.

Each system has its own messages (`linux_session`, `windows_session`). macOS gives a program without native
code none, so there, and wherever no message comes, the clocks tell: time went by in which we did not run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.log import log_event

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

JUMP_S = 10.0
"""Clocks that move apart so far between two looks: the computer slept. A clock that was set locks too."""
LOOK_MS = 5000

Seconds = Callable[[], float]


class Source(Protocol):
    """Messages of one system. `start` gives the codes of what it can hear; `ready` lets a sleep go on."""

    def start(self) -> tuple[str, ...]:
        """Begin to listen."""
        ...

    def stop(self) -> None:
        """Listen no more."""
        ...

    def ready(self) -> None:
        """What had to be kept is kept: the computer may sleep."""
        ...


class JumpWatch:
    """Compares the wall clock with one that stands still while the computer sleeps."""

    def __init__(self, wall: Seconds = time.time, awake: Seconds | None = None) -> None:
        self._wall = wall
        self._awake = awake or awake_clock()
        self._apart = self._difference()

    def _difference(self) -> float:
        return self._wall() - self._awake()

    def jumped(self) -> float:
        """Seconds that went by unseen since the last look (0.0 = none); backwards counts too."""
        apart = self._difference()
        jump = abs(apart - self._apart)
        self._apart = apart
        return jump if jump > JUMP_S else 0.0


def awake_clock() -> Seconds:
    """A clock that stands still in sleep: on Linux and macOS the monotonic one, on Windows another."""
    if sys.platform == "win32":
        from desktop.windows_session import unbiased_seconds

        return unbiased_seconds
    return time.monotonic


class LockWatch(QObject):
    """Hears every source; `wished` comes with the code of what was heard."""

    wished = Signal(str)

    def __init__(self, parent: QObject | None = None, jump: JumpWatch | None = None) -> None:
        super().__init__(parent)
        self._jump = jump or JumpWatch()
        self._source: Source | None = None
        self.heard: tuple[str, ...] = ()
        """Codes of what this computer tells: `vergrendeld`, `slaap`; empty = only the clocks."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, app: QApplication, window: QWidget) -> None:
        """Listen from now on, as long as the program lives."""
        self._source = system_source(app, window, self.hear)
        self.heard = self._source.start() if self._source is not None else ()
        log_event("waakt", aantal=len(self.heard))
        self._timer.start()

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
        if self._source is not None:
            self._source.stop()
            self._source = None

    def ready(self) -> None:
        """What was half typed is kept: a computer that waits for us may sleep."""
        if self._source is not None:
            self._source.ready()

    def look(self) -> None:
        """Compare the clocks; also at each touch, so that no key reaches a screen that should be locked."""
        jump = self._jump.jumped()
        if jump:
            log_event("klok_sprong", duur=jump)
            self.wished.emit("klok_sprong")

    def hear(self, bron: str) -> None:
        """The system says that it locks or sleeps."""
        log_event("systeem_op_slot", bron=bron)
        self.wished.emit(bron)


def system_source(app: QApplication, window: QWidget, hear: Callable[[str], None]) -> Source | None:
    """The messages of this system; None where it has none for us."""
    platform: str = sys.platform
    if platform == "win32":
        from desktop.windows_session import SessionMessages

        return SessionMessages(app, int(window.winId()), hear)
    if platform.startswith("linux"):
        try:
            from desktop.linux_session import SessionBus
        except ImportError:  # a system without libdbus: then nobody would tell us anything either
            return None
        return SessionBus(hear, app)
    return None
