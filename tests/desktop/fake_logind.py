"""A logind that we made up, on a bus of our own."""

from __future__ import annotations

import os
import select

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

from desktop.linux_session import LOGIN, LOGIN_PATH, MANAGER, PROPERTIES, SESSION


class FakeLogind(QDBusVirtualObject):
    """Answers as logind does, and says what a test wants."""

    session = f"{LOGIN_PATH}/session/_33"

    def __init__(self, connection: QDBusConnection) -> None:
        super().__init__()
        self._connection = connection
        self.locked = False
        self.holds = 0
        self.asked = 0
        self._reader = -1
        assert connection.registerService(LOGIN)
        sub = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert connection.registerVirtualObject(LOGIN_PATH, self, sub)

    def introspect(self, path: str) -> str:
        return path[:0]

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        answer: QDBusUnixFileDescriptor | QDBusObjectPath | QDBusVariant
        match message.member():
            case "Inhibit":
                assert message.arguments()[0::3] == ["sleep", "delay"]
                answer = self._hold()
            case "GetSession":
                assert message.arguments() == ["3"]
                answer = QDBusObjectPath(self.session)
            case "Get":
                assert message.arguments() == [SESSION, "LockedHint"]
                self.asked += 1
                answer = QDBusVariant(self.locked)
            case _:
                return False
        return connection.send(message.createReply(answer))

    def _hold(self) -> QDBusUnixFileDescriptor:
        self.close()
        self._reader, writer = os.pipe()
        self.holds += 1
        given = QDBusUnixFileDescriptor(writer)
        os.close(writer)
        return given

    def delay_released(self) -> bool:
        """Whether nobody holds the delay lock any more (its pipe has no writer left)."""
        return bool(select.select([self._reader], [], [], 0)[0])

    def close(self) -> None:
        if self._reader >= 0:
            os.close(self._reader)
            self._reader = -1

    def say_sleep(self, *, begins: bool) -> None:
        self._say(LOGIN_PATH, MANAGER, "PrepareForSleep", [begins])

    def say_lock(self, session: str) -> None:
        self._say(session, SESSION, "Lock", [])

    def say_changed(self) -> None:
        self._say(self.session, PROPERTIES, "PropertiesChanged", [SESSION, {}, []])

    def say_saver(self, interface: str, *, active: bool) -> None:
        self._say("/org/gnome/ScreenSaver", interface, "ActiveChanged", [active])

    def _say(self, path: str, interface: str, name: str, words: list[object]) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(words)
        assert self._connection.send(message)
