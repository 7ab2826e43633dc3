"""The desk is guarded: idleness with a warning, a system that locks or sleeps, clocks that tell of sleep."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import watch
from desktop.ending import Ending
from desktop.guard import IdleGuard
from desktop.watch import JumpWatch, LockWatch
from desktop.windows_session import (
    PBT_APMRESUMEAUTOMATIC,
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_CONSOLE_DISCONNECT,
    WTS_REMOTE_DISCONNECT,
    WTS_SESSION_LOCK,
    Msg,
    SessionMessages,
    code_of,
    unbiased_seconds,
)
from tests.desktop.conftest import Program
from views.unlock.unlock_view import UnlockView
from views.widgets.aftelbalk import Aftelbalk


def half_typed(program: Program) -> None:
    """Unlock, and type half a name in a new gezin."""
    program.unlock()
    program.until_open()
    program.opened.navigator.open("nieuw_gezin")
    program.still()
    screen: Any = program.opened.navigator.made("nieuw_gezin")
    edit = screen.view.form.vakken["naam"].edit
    edit.setFocus()
    program.qtbot.keyClicks(edit, "Warsa")


def typed_again(program: Program) -> None:
    """Unlock once more and find it back."""
    program.unlock()
    program.until_open()
    assert program.opened.navigator.place()[0] == "nieuw_gezin"
    screen: Any = program.opened.navigator.made("nieuw_gezin")
    program.qtbot.waitUntil(lambda: screen.view.form.vakken["naam"].raw() == "Warsa", timeout=5000)


# --- idleness ---------------------------------------------------------------------------------------------


def test_before_it_locks_the_person_is_warned_and_a_touch_takes_the_warning_away(
    qapp: QApplication, qtbot: QtBot
) -> None:
    guard = IdleGuard(qapp, 5)
    told: list[object] = []
    guard.soon.connect(told.append)
    guard.awake.connect(lambda: told.append("wakker"))
    guard.idle.connect(lambda: told.append("slot"))
    guard.set_seconds(2.02, 2)
    guard.start()
    qtbot.waitUntil(lambda: 1 in told, timeout=5000)
    qapp.sendEvent(qapp, QEvent(QEvent.Type.KeyPress))
    assert told == [2, 1, "wakker"]
    qtbot.waitUntil(lambda: "slot" in told, timeout=5000)
    assert told == [2, 1, "wakker", 2, 1, "slot"]
    guard.stop()


def test_five_minutes_are_the_default_with_half_a_minute_of_warning(qapp: QApplication) -> None:
    guard = IdleGuard(qapp, 5)
    assert guard._quiet.interval() == 270_000
    assert guard._warning == 30
    guard.set_minutes(0)
    assert guard._quiet.interval() == 30_000


def test_the_warning_lies_over_the_window_and_moves_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 520)
    bar = Aftelbalk(window)
    window.show()
    bar.show_seconds(30)
    assert "30 seconden" in bar.tekst.text()
    assert window.rect().contains(bar.geometry())
    bar.show_seconds(1)
    assert "1 seconde," in bar.tekst.text()
    window.resize(500, 400)
    assert window.rect().contains(bar.geometry())
    assert bar.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "30" in bar.accessibleName()  # said once, not each second


def test_locking_by_idleness_warns_first_and_keeps_half_typed_text(kluis: Path, program: Program) -> None:
    half_typed(program)
    program.app.idle.set_seconds(1.2, 1)
    program.qtbot.waitUntil(program.app._aftelbalk.isVisible, timeout=3000)
    program.qtbot.waitUntil(lambda: program.shut, timeout=3000)
    program.still()
    assert not program.app._aftelbalk.isVisible()
    program.app.idle.set_minutes(5)
    typed_again(program)


# --- clocks -----------------------------------------------------------------------------------------------


class Klokken:
    """A wall clock and one that stands still in sleep."""

    def __init__(self) -> None:
        self.wall, self.awake = 1_000_000.0, 50.0

    def work(self, seconds: float) -> None:
        self.wall += seconds
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += seconds

    def watch(self) -> JumpWatch:
        return JumpWatch(lambda: self.wall, lambda: self.awake)


@pytest.mark.parametrize("seconds", [11.0, 3600.0, -3600.0])
def test_a_sleep_that_gave_no_signal_is_seen_by_the_clocks(seconds: float) -> None:
    clocks = Klokken()
    jump = clocks.watch()
    clocks.work(86_400.0)
    assert jump.jumped() == 0.0
    clocks.sleep(seconds)
    assert jump.jumped() == pytest.approx(abs(seconds))
    assert jump.jumped() == 0.0


def test_small_corrections_of_the_clock_lock_nobody() -> None:
    clocks = Klokken()
    jump = clocks.watch()
    for _ in range(100):
        clocks.work(5.0)
        clocks.sleep(0.5)
        assert jump.jumped() == 0.0


def test_the_first_touch_after_an_unseen_sleep_locks_before_it_reaches_the_screen(
    kluis: Path, program: Program
) -> None:
    half_typed(program)
    clocks = Klokken()
    program.app.watch._jump = clocks.watch()
    clocks.sleep(1800)
    program.qtbot.keyClick(program.app.window, Qt.Key.Key_A)
    assert program.shut
    program.still()
    typed_again(program)


# --- the system -------------------------------------------------------------------------------------------


class FakeSource:
    """A system that says what a test wants."""

    def __init__(self) -> None:
        self.told = 0
        self.hear: Any = None

    def start(self) -> tuple[str, ...]:
        return ("slaap", "vergrendeld")

    def stop(self) -> None:
        pass

    def ready(self) -> None:
        self.told += 1


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> FakeSource:
    made = FakeSource()

    def give(_app: object, _window: object, hear: object) -> FakeSource:
        made.hear = hear
        return made

    monkeypatch.setattr(watch, "system_source", give)
    return made


@pytest.mark.parametrize("code", ["slaap", "vergrendeld"])
def test_a_computer_that_locks_or_sleeps_locks_the_kluis_and_may_go_on_once_text_is_kept(
    code: str, source: FakeSource, kluis: Path, program: Program
) -> None:
    half_typed(program)
    assert program.app.watch.heard == ("slaap", "vergrendeld")
    store = program.opened.workspace.store
    source.hear(code)
    assert program.shut
    program.qtbot.waitUntil(lambda: source.told > 0, timeout=5000)
    program.still()
    with pytest.raises(Exception, match="kluis_gesloten"), store.reader():
        pass
    typed_again(program)


def test_a_lock_at_the_gate_clears_the_wachtwoordzin_and_holds_up_no_sleep(
    source: FakeSource, kluis: Path, program: Program
) -> None:
    program.qtbot.waitUntil(lambda: source.hear is not None, timeout=5000)
    view = program.app.window.centralWidget()
    assert isinstance(view, UnlockView)
    view.zin.edit.setText("vier groene")
    source.hear("slaap")
    assert view.zin.edit.text() == ""
    assert source.told == 1


def test_a_computer_that_locks_while_the_kluis_opens_leaves_it_shut(
    source: FakeSource, kluis: Path, program: Program
) -> None:
    program.qtbot.waitUntil(lambda: source.hear is not None, timeout=5000)
    seen: list[bool] = []
    program.app.ready.connect(lambda: seen.append(True))
    program.unlock()
    source.hear("vergrendeld")
    program.qtbot.waitUntil(lambda: bool(seen), timeout=8000)
    program.still()
    assert program.shut


# --- Windows, with made messages --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "what", "code"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, "slaap"),
        (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC, "slaap"),
        (WM_POWERBROADCAST, 0x000A, ""),  # the battery tells its state
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, "vergrendeld"),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT, "vergrendeld"),
        (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT, "vergrendeld"),
        (WM_WTSSESSION_CHANGE, 0x8, ""),  # unlocked
        (0x0100, WTS_SESSION_LOCK, ""),  # a key
    ],
)
def test_a_message_of_windows_is_read_as_it_is_documented(message: int, what: int, code: str) -> None:
    assert code_of(message, what) == code


class FakeWts:
    """The DLL with the session notifications."""

    def __init__(self, *, good: bool = True) -> None:
        self.good = good
        self.calls: list[tuple[str, int | None]] = []

    def WTSRegisterSessionNotification(self, window: ctypes.c_void_p, flags: int) -> int:  # noqa: N802
        self.calls.append(("aan", window.value))
        return int(self.good and flags == 0)

    def WTSUnRegisterSessionNotification(self, window: ctypes.c_void_p) -> int:  # noqa: N802
        self.calls.append(("uit", window.value))
        return 1


def test_the_filter_hears_the_lock_and_lets_every_message_go_on(qapp: QApplication) -> None:
    told: list[str] = []
    api = FakeWts()
    messages = SessionMessages(qapp, 77, told.append, api)
    assert messages.start() == ("slaap", "vergrendeld")
    for message, what in ((WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (0x0100, 7), (WM_POWERBROADCAST, 4)):
        made = Msg(hwnd=77, message=message, wParam=what)
        assert messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(made)) == (False, 0)
    other = Msg(hwnd=77, message=WM_WTSSESSION_CHANGE, wParam=WTS_SESSION_LOCK)
    messages.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(other))
    messages.stop()
    assert told == ["vergrendeld", "slaap"]
    assert api.calls == [("aan", 77), ("uit", 77)]


def test_where_windows_refuses_the_registration_sleep_is_still_heard(qapp: QApplication) -> None:
    messages = SessionMessages(qapp, 77, print, FakeWts(good=False))
    assert messages.start() == ("slaap",)
    messages.stop()


def test_the_message_is_laid_out_as_windows_lays_it_out() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert (Msg.message.offset, Msg.wParam.offset, Msg.lParam.offset) == (8, 16, 24)
        assert (Msg.time.offset, Msg.x.offset, Msg.y.offset) == (32, 36, 40)


def test_the_clock_of_windows_counts_in_tenths_of_microseconds_or_sees_no_jump_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Kernel:
        good = 1

        def QueryUnbiasedInterruptTime(self, ticks: Any) -> int:  # noqa: ANN401, N802
            ticks._obj.value = 25_000_000
            return self.good

    kernel = Kernel()
    assert unbiased_seconds(kernel) == 2.5
    kernel.good = 0
    monkeypatch.setattr("desktop.windows_session.time.time", lambda: 12.0)
    assert unbiased_seconds(kernel) == 12.0


def test_a_system_without_messages_has_only_the_clocks(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    window = QWidget()
    qtbot.addWidget(window)
    watcher = LockWatch(None, Klokken().watch())
    watcher.start(qapp, window)
    assert watcher.heard == ()
    assert watcher._timer.isActive()
    watcher.stop()


# --- being asked to end -----------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_signal_to_end_reaches_the_event_loop_and_the_old_handler_comes_back(
    qapp: QApplication, qtbot: QtBot
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending()
    ending.start(qapp)
    try:
        with qtbot.waitSignal(ending.wished, timeout=5000):
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        ending.stop()
    assert signal.getsignal(signal.SIGTERM) is before


def test_signing_out_locks_and_waits_until_half_typed_text_is_kept(kluis: Path, program: Program) -> None:
    half_typed(program)
    program.app.session_ends()
    assert program.shut
    assert program.app._written.is_set()
    program.still()
    typed_again(program)
