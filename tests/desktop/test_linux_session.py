"""Lock and sleep over a real D-Bus of our own, with a logind that we made up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

DAEMON = shutil.which("dbus-daemon") or ""
pytestmark = pytest.mark.skipif(
    not DAEMON or not sys.platform.startswith("linux"), reason="needs dbus-daemon, a program of Linux"
)

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A bus of our own."""
    path = tmp_path / "bus"
    (tmp_path / "bus.conf").write_text(CONFIG.format(path=path), encoding="utf-8")
    daemon = subprocess.Popen(
        [DAEMON, f"--config-file={tmp_path / 'bus.conf'}", "--nofork", "--print-address=1"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    daemon.stdout.readline()
    yield f"unix:path={path}"
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


def test_the_bus_tells_of_locking_and_sleeping_and_sleep_waits_until_we_are_ready(
    address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtDBus import QDBusConnection

    from desktop.linux_session import SAVERS, SessionBus
    from tests.desktop.fake_logind import FakeLogind

    monkeypatch.setenv("XDG_SESSION_ID", "3")
    ours = QDBusConnection.connectToBus(address, "ours")
    logind = FakeLogind(QDBusConnection.connectToBus(address, "theirs"))
    told: list[str] = []
    bus = SessionBus(told.append, system=ours, session=ours)
    try:
        assert bus.start() == ("slaap", "vergrendeld")
        qtbot.waitUntil(lambda: logind.holds == 1 and bus._delay is not None, timeout=5000)
        assert not logind.delay_released()

        logind.say_lock("/org/freedesktop/login1/session/_39")  # another person's session
        logind.say_lock(logind.session)
        qtbot.waitUntil(lambda: told == ["vergrendeld"], timeout=5000)
        logind.say_changed()  # LockedHint says no
        qtbot.waitUntil(lambda: logind.asked == 1, timeout=5000)
        logind.locked = True
        logind.say_changed()
        qtbot.waitUntil(lambda: told == ["vergrendeld"] * 2, timeout=5000)
        logind.say_saver(SAVERS[1], active=False)
        logind.say_saver(SAVERS[1], active=True)
        qtbot.waitUntil(lambda: told == ["vergrendeld"] * 3, timeout=5000)

        logind.say_sleep(begins=True)
        qtbot.waitUntil(lambda: told[-1] == "slaap", timeout=5000)
        assert not logind.delay_released()
        bus.ready()
        qtbot.waitUntil(logind.delay_released, timeout=5000)
        logind.say_sleep(begins=False)
        qtbot.waitUntil(lambda: logind.holds == 2 and bus._delay is not None, timeout=5000)
        assert told.count("slaap") == 1
    finally:
        bus.stop()
        logind.close()
        for name in ("ours", "theirs"):
            QDBusConnection.disconnectFromBus(name)


def test_where_our_session_is_not_known_every_lock_counts(
    address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtDBus import QDBusConnection

    from desktop.linux_session import SessionBus
    from tests.desktop.fake_logind import FakeLogind

    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    ours = QDBusConnection.connectToBus(address, "ours")
    logind = FakeLogind(QDBusConnection.connectToBus(address, "theirs"))
    told: list[str] = []
    bus = SessionBus(told.append, system=ours, session=ours)
    try:
        bus.start()
        qtbot.waitUntil(lambda: bus._delay is not None, timeout=5000)
        logind.say_lock("/org/freedesktop/login1/session/_39")
        qtbot.waitUntil(lambda: told == ["vergrendeld"], timeout=5000)
    finally:
        bus.stop()
        logind.close()
        for name in ("ours", "theirs"):
            QDBusConnection.disconnectFromBus(name)


def test_without_any_bus_nothing_is_heard_and_nothing_falls_over(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtDBus import QDBusConnection

    from desktop.linux_session import SessionBus

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.devnull)
    bus = SessionBus(print, system=QDBusConnection.connectToBus("unix:path=/nergens", "geen"))
    assert bus.start() == ()
    bus.stop()
