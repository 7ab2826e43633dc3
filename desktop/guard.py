"""Guard of the desk: says when nobody touched keyboard or mouse for a while, with a warning before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARN_S = 30
"""So many seconds before locking the person is warned."""
TICK_MS = 1000
_ALIVE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)
_TYPING = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod))


class IdleGuard(QObject):
    """Counts from the last touch of keyboard or mouse.

    `soon` comes once a second with the seconds that are left, `awake` when somebody is there after all,
    `idle` when the time is over, `touched` at each touch, before the program gets it.
    """

    idle = Signal()
    soon = Signal(int)
    awake = Signal()
    touched = Signal()
    typed = Signal()
    """A key or a click: something on a screen may have changed."""

    def __init__(self, app: QApplication, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._left = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._warn)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._count_down)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Choose after how long; at least one minute. The warning takes part of that time."""
        self.set_seconds(max(1, minutes) * 60, WARN_S)

    def set_seconds(self, whole: float, warning: int) -> None:
        """Choose after how many seconds, and how many of those are warned of (tests take little ones)."""
        self._warning = warning
        self._quiet.setInterval(int((whole - warning) * 1000))
        if self.watching:
            self._again()

    @property
    def watching(self) -> bool:
        """Whether time is counted now."""
        return self._quiet.isActive() or self._tick.isActive()

    def start(self) -> None:
        """Watch from now on."""
        self._app.installEventFilter(self)
        self._left = 0
        self._tick.stop()
        self._quiet.start()

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self._quiet.stop()
        self._tick.stop()
        self._left = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt decides the name
        """Somebody is there: begin counting anew."""
        del watched
        if event.type() in _ALIVE:
            self.touched.emit()
            if event.type() in _TYPING:
                self.typed.emit()
            if self.watching:  # who hears of the touch may have locked
                self._again()
        return False

    def _again(self) -> None:
        warned, self._left = self._left > 0, 0
        self._tick.stop()
        self._quiet.start()
        if warned:
            self.awake.emit()

    def _warn(self) -> None:
        self._left = self._warning
        if self._left <= 0:
            self.idle.emit()
            return
        self.soon.emit(self._left)
        self._tick.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.soon.emit(self._left)
            return
        self._tick.stop()
        self.idle.emit()
