"""The log: event codes, counts and ids, 14 days. Never a name, a text that was typed, a path or SQL.

A file a day (by UTC), to which the window and a command may write at once; what is older than 14 days is
removed at each start and each new day, however seldom the program runs. `read_log` gives back only lines of
the very form that `log_event` writes: what else might stand in the folder goes no further.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

DAYS = 14
"""A day's file is kept for so many days after that day."""
LOGGER = logging.getLogger("duurzame_start")
STEM = "duurzame-start"
_NUMBER = r"-?\d{1,15}(\.\d{1,6})?"
_CODE = r"[a-z][a-z0-9_]{0,39}"
_KIND = r"[A-Za-z][A-Za-z_]{0,39}"
VALUES: dict[str, str] = {
    "aantal": _NUMBER,
    "alleen_lezen": _NUMBER,
    "bron": _CODE,
    "demo": _NUMBER,
    "wissel": _NUMBER,
    "duur": _NUMBER,
    "gezinnen": _NUMBER,
    "goed": _NUMBER,
    "naar": _NUMBER,
    "plaatjes": _NUMBER,
    "plek": r"[A-Za-z0-9_:+]{1,64}",
    "reden": _CODE,
    "rijen": _NUMBER,
    "soort": _KIND,
    "van": _NUMBER,
    "verb": _CODE,
    "waarom": _CODE,
}
"""What may be told of an event, and its form. A name that is not here is never written."""
_EVENT = re.compile(rf"^{_CODE}$")
_FILE = re.compile(rf"^{STEM}-(\d{{4}}-\d{{2}}-\d{{2}})\.log$")
_OLD = re.compile(rf"^{STEM}\.log")
"""How the file was called in the first releases; those go at once."""
_LINE = re.compile(
    rf"^\d{{4}}-\d{{2}}-\d{{2}} \d{{2}}:\d{{2}}:\d{{2}}Z (INFO|ERROR) {_CODE}(?P<rest>( [a-z_]+=\S+)*)$"
)


def _today() -> date:
    return datetime.now(UTC).date()


class DayFiles(logging.Handler):
    """Appends each line to the file of its day. A log that cannot be written stops nobody."""

    def __init__(self, folder: Path, today: Callable[[], date] = _today) -> None:
        """Raises OSError where nothing can be written."""
        super().__init__()
        self._folder = folder
        self._today = today
        self._day = today()
        self._file = self._open()

    def _open(self) -> IO[str]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        prune(self._folder, self._day)
        path = self._folder / f"{STEM}-{self._day}.log"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line at once: after a crash the last one counts most."""
        with contextlib.suppress(OSError, ValueError):
            if self._today() != self._day:
                self._file.close()
                self._day = self._today()
                self._file = self._open()
            self._file.write(self.format(record) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(OSError):
            self._file.close()
        super().close()


def start_log(folder: Path, today: Callable[[], date] = _today) -> bool:
    """Log into this folder, a file each day; False when it cannot be written, which stops nobody."""
    try:
        handler = DayFiles(folder, today)
    except OSError:
        return False
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    formatter.converter = _utc
    handler.setFormatter(formatter)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    LOGGER.addHandler(handler)
    return True


def _utc(seconds: float | None) -> time.struct_time:
    return datetime.fromtimestamp(seconds or 0.0, UTC).timetuple()


def stop_log() -> None:
    """Close the log files."""
    for handler in tuple(LOGGER.handlers):
        LOGGER.removeHandler(handler)
        handler.close()


def prune(folder: Path, today: date) -> None:
    """Remove the files of more than 14 days ago."""
    for path, day in _files(folder):
        if day is None or today - day > timedelta(days=DAYS):
            with contextlib.suppress(OSError):
                path.unlink()


def _files(folder: Path) -> Iterator[tuple[Path, date | None]]:
    """The log files with their day, the oldest first; None = one of the first releases."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            found = _FILE.match(path.name)
            if found is not None:
                with contextlib.suppress(ValueError):
                    yield path, date.fromisoformat(found[1])
            elif _OLD.match(path.name):
                yield path, None


def read_log(folder: Path, most: int) -> tuple[str, ...]:
    """Read the newest `most` lines; a line of any other form is left out and counted in the last one."""
    lines: list[str] = []
    for path, day in _files(folder):
        if day is not None:
            with contextlib.suppress(OSError):
                lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
    good = [line for line in lines if _is_ours(line)]
    left = len(lines) - len(good)
    return (*good[-most:], *((f"(weggelaten: {left})",) if left else ()))


def _is_ours(line: str) -> bool:
    found = _LINE.match(line)
    if found is None:
        return False
    values = (word.split("=", 1) for word in found["rest"].split())
    return all(value in {"-", plain(name, value)} for name, value in values)


def log_event(code: str, *, error: bool = False, **values: str | float) -> None:
    """Write one event with values named in `VALUES`; any other value, or one of another form, becomes `-`."""
    words = [code if _EVENT.match(code) else "onleesbaar"]
    words += [f"{name}={plain(name, value)}" for name, value in values.items()]
    LOGGER.log(logging.ERROR if error else logging.INFO, " ".join(words))


def plain(name: str, value: str | float) -> str:
    """Give a value as it may be written: in the form of its name, or `-`."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    form = VALUES.get(name)
    return text if form is not None and re.fullmatch(form, text, re.ASCII) else "-"
