"""Linux: hears over D-Bus that the session locks and that the computer goes to sleep.

logind (the system bus) tells `PrepareForSleep`, `Lock`, and that `LockedHint` changed; the screen savers of
GNOME, KDE, Cinnamon, MATE and Xfce tell `ActiveChanged` on the session bus. While a kluis is open logind is
asked to wait a few seconds with sleeping (a delay lock), so that half-typed text is kept first. No bus, or no
logind on it, is no problem: the clocks remain (`desktop.watch`).
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_SESSION_ID = re.compile(r"^[A-Za-z0-9]{1,32}$")


class SessionBus(QObject):
    """Fulfils `desktop.watch.Source`. `hear` gets `slaap` or `vergrendeld`."""

    def __init__(
        self,
        hear: Callable[[str], None],
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        """The connections are those of the system; tests give their own."""
        super().__init__(parent)
        self._hear = hear
        self._system = system
        self._session = session
        self._delay: QDBusUnixFileDescriptor | None = None
        self._on = False

    def start(self) -> tuple[str, ...]:
        """See `desktop.watch.Source`."""
        self._on = True
        heard: list[str] = []
        self._system = self._system or QDBusConnection.systemBus()
        if self._system.isConnected():
            self._system.connect(
                LOGIN, LOGIN_PATH, MANAGER, "PrepareForSleep", self, _slot("sleep_signal(bool)")
            )
            self._ask_session()
            self._hold_sleep()
            heard += ["slaap", "vergrendeld"]
        if self._session is None and _has_session_bus():
            self._session = QDBusConnection.sessionBus()
        if self._session is not None and self._session.isConnected():
            for saver in SAVERS:
                self._session.connect("", "", saver, "ActiveChanged", self, _slot("saver_signal(bool)"))
            heard.append("vergrendeld")
        return tuple(dict.fromkeys(heard))

    def stop(self) -> None:
        """See `desktop.watch.Source`."""
        self._on = False
        self.ready()

    def ready(self) -> None:
        """See `desktop.watch.Source`: give the delay lock back."""
        self._delay = None

    # --- what is heard ---

    @Slot(bool)
    def sleep_signal(self, begins: bool) -> None:  # noqa: FBT001 - D-Bus decides the signal
        """The computer goes to sleep (True) or woke up."""
        if not self._on:
            return
        if begins:
            self._hear("slaap")
        else:
            self._hold_sleep()

    @Slot()
    def lock_signal(self) -> None:
        """Somebody asked logind to lock this session."""
        if self._on:
            self._hear("vergrendeld")

    @Slot(bool)
    def saver_signal(self, active: bool) -> None:  # noqa: FBT001 - as above
        """The screen saver or lock screen came up, or went."""
        if self._on and active:
            self._hear("vergrendeld")

    @Slot(QDBusMessage)
    def changed_signal(self, message: QDBusMessage) -> None:
        """A property of the session changed: ask whether it is locked now."""
        if self._on and message.arguments()[:1] == [SESSION]:
            self._call(message.path(), PROPERTIES, "Get", [SESSION, "LockedHint"], self._locked_hint)

    # --- what is asked ---

    def _ask_session(self) -> None:
        """Find our own session: another person's on the same laptop does not concern us."""
        number = os.environ.get("XDG_SESSION_ID", "")
        if _SESSION_ID.match(number):
            self._call(LOGIN_PATH, MANAGER, "GetSession", [number], self._listen_to, self._any_session)
        else:
            self._any_session()

    def _any_session(self) -> None:
        """Our session is not known (started outside it): a lock of any session locks us."""
        self._listen_to([""])

    def _listen_to(self, answer: list[Any]) -> None:
        path = answer[0].path() if isinstance(answer[0], QDBusObjectPath) else ""
        if self._on and self._system is not None:
            self._system.connect(LOGIN, path, SESSION, "Lock", self, _slot("lock_signal()"))
            self._system.connect(
                LOGIN, path, PROPERTIES, "PropertiesChanged", self, _slot("changed_signal(QDBusMessage)")
            )

    def _hold_sleep(self) -> None:
        words = ["sleep", "Duurzame Start", "Half getypte tekst bewaren", "delay"]
        self._call(LOGIN_PATH, MANAGER, "Inhibit", words, self._held)

    def _held(self, answer: list[Any]) -> None:
        if self._on and isinstance(answer[0], QDBusUnixFileDescriptor) and answer[0].isValid():
            self._delay = answer[0]

    def _locked_hint(self, answer: list[Any]) -> None:
        locked = answer[0].variant() if isinstance(answer[0], QDBusVariant) else False
        if self._on and locked is True:
            self._hear("vergrendeld")

    def _call(
        self,
        path: str,
        interface: str,
        method: str,
        words: list[str],
        then: Callable[[list[Any]], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Ask without waiting: a bus that hangs may not hold the window up."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(LOGIN, path, interface, method)
        message.setArguments(words)
        _Question(self._system.asyncCall(message), then, failed, self)


class _Question(QObject):
    """One question on its way; it goes when it is answered."""

    def __init__(
        self,
        call: QDBusPendingCall,
        then: Callable[[list[Any]], None],
        failed: Callable[[], None] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._then, self._failed = then, failed
        self._watcher = QDBusPendingCallWatcher(call, self)
        self._watcher.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = [] if watcher.isError() else watcher.reply().arguments()
        if answer:
            self._then(answer)
        elif self._failed is not None:
            self._failed()
        self.deleteLater()


def _slot(signature: str) -> Any:  # noqa: ANN401 - the stubs ask for bytes, PySide takes what SLOT gives
    return SLOT(signature)


def _has_session_bus() -> bool:
    """Whether there is a session bus; Qt would otherwise try to start one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    with contextlib.suppress(OSError):
        return (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / "bus").is_socket()
    return False
