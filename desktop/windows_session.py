"""Windows: hears that the session locks, that a remote session goes, and that the computer goes to sleep.

Written from the documentation of Windows (WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE,
WM_POWERBROADCAST, QueryUnbiasedInterruptTime) and not run there by us; `code_of` holds all that decides and
is tested with made messages. Where Windows refuses the registration, sleep and the clocks remain.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC = 0x0007, 0x0012
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT = 0x2, 0x4
WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0
MESSAGES = frozenset((b"windows_generic_MSG", b"windows_dispatcher_MSG"))
TICKS_PER_S = 10_000_000
"""QueryUnbiasedInterruptTime counts in units of 100 ns."""

_SLEEP = frozenset((PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC))
_LOCK = frozenset((WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF))


class Msg(ctypes.Structure):
    """The MSG of Windows, field for field (winuser.h)."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("wParam", ctypes.c_size_t),
        ("lParam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


def code_of(message: int, what: int) -> str:
    """What a message means for us: `slaap`, `vergrendeld`, or empty = nothing.

    Waking up counts as sleep too: a computer that went to sleep in a hurry tells it only then.
    """
    if message == WM_POWERBROADCAST and what in _SLEEP:
        return "slaap"
    if message == WM_WTSSESSION_CHANGE and what in _LOCK:
        return "vergrendeld"
    return ""


class SessionMessages(QAbstractNativeEventFilter):
    """Fulfils `desktop.watch.Source`. `api` is the part of Windows that is called; tests give their own."""

    def __init__(
        self,
        app: QCoreApplication,
        window: int,
        hear: Callable[[str], None],
        api: Any = None,  # noqa: ANN401 - a DLL has no type
    ) -> None:
        super().__init__()
        self._app = app
        self._window = window
        self._hear = hear
        self._api = api if api is not None else _wtsapi()
        self._registered = False

    def start(self) -> tuple[str, ...]:
        """See `desktop.watch.Source`."""
        self._app.installNativeEventFilter(self)
        if self._api is not None:
            self._registered = bool(
                self._api.WTSRegisterSessionNotification(
                    ctypes.c_void_p(self._window), NOTIFY_FOR_THIS_SESSION
                )
            )
        return ("slaap", "vergrendeld") if self._registered else ("slaap",)

    def stop(self) -> None:
        """See `desktop.watch.Source`."""
        self._app.removeNativeEventFilter(self)
        if self._registered:
            self._registered = False
            self._api.WTSUnRegisterSessionNotification(ctypes.c_void_p(self._window))

    def ready(self) -> None:
        """Windows waits about two seconds for who handles the message; nothing to give back."""

    def nativeEventFilter(  # noqa: N802 - Qt decides the name
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 - as above
        message: int,
    ) -> object:
        """Read each message of Windows and let it go on."""
        if bytes(eventType) in MESSAGES and int(message):  # type: ignore[arg-type] # a QByteArray is a buffer
            read = Msg.from_address(int(message))
            if code := code_of(read.message, read.wParam):
                self._hear(code)
        return False, 0


def _wtsapi() -> Any:  # noqa: ANN401 - as above
    """The DLL with the session notifications; None where it cannot be loaded."""
    if sys.platform == "win32":
        try:
            return ctypes.WinDLL("wtsapi32")
        except OSError:
            return None
    return None


def unbiased_seconds(kernel: Any = None) -> float:  # noqa: ANN401 - as above
    """Seconds since the start of Windows without the time asleep; the clock of Python counts that too.

    Where the call fails the wall clock is given: then no jump is ever seen, instead of one at every look.
    """
    if kernel is None and sys.platform == "win32":
        kernel = ctypes.windll.kernel32
    ticks = ctypes.c_ulonglong(0)
    if kernel is None or not kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks)):
        return time.time()
    return ticks.value / TICKS_PER_S
