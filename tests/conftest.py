"""For every test: no window on the person's screen, calm random tests, and silence.

Silence (architecture.md 18): a test that leaves a log line nobody expected, a thread, an active timer or a
top-level widget behind fails. Warnings of Python and Qt fail it too (`filterwarnings`, `qt_log_level_fail`).
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.statements import keep_statements

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ("tests.faults.ledger",)
"""What the fault tests tried and found, in one report at the end of a whole run."""

# Times are measured in tests/bench; a slow moment of the machine is not a counterexample.
# The check of a change draws the same examples each time (decision 78); everybody else draws new ones.
settings.register_profile("gewoon", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("volledig", deadline=None, max_examples=2000)
settings.load_profile("volledig" if os.environ.get("DUURZAME_START_VOLLEDIG") == "1" else "gewoon")

QUIET_THREADS = ("pymupdf", "pdf", "asyncio", "laden", "MainThread", "execnet", "Dummy")
"""Threads that live as long as the process by design."""


class _Listener(logging.Handler):
    """Hears every log line from warning up, and those of our own log from error up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


_LISTENER = _Listener()


class ExpectedLog:
    """What a test expects in the log; anything else fails it."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def allow(self, *codes: str) -> None:
        """Expect lines that hold one of these codes."""
        self.codes += codes

    def lines(self) -> list[str]:
        """What was logged so far."""
        return list(_LISTENER.lines)


_EXPECTED = ExpectedLog()


@pytest.fixture
def expected_log() -> ExpectedLog:
    """Let a test say which log lines it expects, and read them."""
    return _EXPECTED


def pytest_configure(config: pytest.Config) -> None:
    for name in ("", "duurzame_start"):
        logging.getLogger(name).addHandler(_LISTENER)


def pytest_collection_finish() -> None:
    """Keep compiled statements, and keep Python from looking through what stays for the whole run.

    A sixth of all time went to the second: what is loaded by now is set apart, as the program does after its
    start (`warm_imports`), and the rest is looked through less often. A test about what goes away asks for it
    itself (`gc.collect`).
    """
    keep_statements()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_runtest_setup(item: pytest.Item) -> None:
    _LISTENER.lines.clear()
    _EXPECTED.codes.clear()
    item.stash[_THREADS] = set(threading.enumerate())


_THREADS: pytest.StashKey[set[threading.Thread]] = pytest.StashKey()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Look what the test left behind, after its fixtures cleaned up."""
    yield
    _drain_drawing()
    left = [line for line in _LISTENER.lines if not any(code in line for code in _EXPECTED.codes)]
    _LISTENER.lines.clear()
    problems = [f"log: {line}" for line in left]
    problems += [f"thread: {name}" for name in _left_threads(item)]
    problems += _left_in_window()
    if problems:
        pytest.fail("left behind: " + "; ".join(problems), pytrace=False)


def _drain_drawing() -> None:
    """Wait until no page is being drawn: the next test may call PDFium itself, which knows one thread."""
    module = sys.modules.get("views.widgets.pdf_tekenaar")
    if module is not None and module._One.tekenaar is not None:
        with contextlib.suppress(ValueError):
            module.pdf_tekenaar().draw_now(b"", 0, 1.0)


def _left_threads(item: pytest.Item) -> list[str]:
    before = item.stash.get(_THREADS, set())
    found = [t for t in threading.enumerate() if t not in before and t.is_alive()]
    for thread in found:
        if not thread.name.startswith(QUIET_THREADS):
            thread.join(2.0)
    return [t.name for t in found if t.is_alive() and not t.name.startswith(QUIET_THREADS)]


def _left_in_window() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets is not None else None
    if widgets is None or app is None:
        return []
    app.sendPostedEvents(None, 52)  # QEvent.DeferredDelete: what deleteLater was called on goes now
    names = []
    for widget in app.topLevelWidgets():
        if widget.isVisible():
            names.append(f"window: {type(widget).__name__}")
            widget.close()
            widget.deleteLater()
    return names
