"""An error at the Nth thing that reaches the disk, whoever does it: SQLite (`vfs`) or Python itself.

`breaking(fault)` asks one fault before every write, truncate and sync of SQLite, and before every new file,
write, sync, rename, link, copy and new folder that the program makes on its own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

import pytest

from models import keys
from models.store import second
from tests.faults import vfs
from tests.faults.vfs import SQLITE_FULL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_WRITE, SQLITE_OK, Fault, Recorder


class NthFails:
    """Lets `first` operations pass, then fails: once, or from then on."""

    def __init__(self, first: int, error: int, *, lasting: bool) -> None:
        self.left = first
        self.error = error
        self.lasting = lasting
        self.met = 0

    def __call__(self, kind: str, _name: str) -> int:
        self.left -= 1
        if self.left < 0 and (self.lasting or not self.met):
            self.met += 1
            return SQLITE_IOERR_FSYNC if kind == "sync" and self.error == SQLITE_IOERR_WRITE else self.error
        return SQLITE_OK


WAYS = [(error, lasting) for error in (SQLITE_IOERR_WRITE, SQLITE_FULL) for lasting in (False, True)]
"""A disk that gives an error or that is full, once or from then on."""


def ask(fault: Fault, kind: str, name: object) -> None:
    """Raise the OSError that the system would raise, where the fault says so."""
    found = fault(kind, Path(str(name)).name if isinstance(name, str | Path) else "")
    if found:
        number = errno.ENOSPC if found == SQLITE_FULL else errno.EIO
        raise OSError(number, os.strerror(number))


class _Writing:
    """A file whose writes may fail."""

    def __init__(self, file: BinaryIO, fault: Fault) -> None:
        self._file = file
        self._fault = fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        ask(self._fault, "write", "")
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


@contextlib.contextmanager
def breaking(fault: Fault) -> Iterator[Recorder]:
    """Ask `fault` before everything that reaches the disk inside the block."""
    with vfs.recording(fault) as recorder, pytest.MonkeyPatch.context() as patch:
        _break_python(patch, fault)
        yield recorder


def _break_python(patch: pytest.MonkeyPatch, fault: Fault) -> None:
    def before(kind: str, module: object, name: str, which: int) -> None:
        real: Callable[..., Any] = getattr(module, name)

        def broken(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the function it stands for
            ask(fault, kind, args[which])
            return real(*args, **kwargs)

        patch.setattr(module, name, broken)

    before("sync", os, "fsync", 0)
    before("rename", os, "rename", 1)
    before("rename", os, "replace", 1)
    before("link", os, "link", 1)
    before("folder", os, "mkdir", 0)
    before("copy", shutil, "copy2", 1)
    real_open = os.open

    def opened(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401 - as os.open
        if flags & os.O_CREAT and not Path(path).exists():
            ask(fault, "new", path)
        return real_open(path, flags, *args, **kwargs)

    patch.setattr(os, "open", opened)

    def writing(descriptor: int, mode: str) -> _Writing:
        return _Writing(cast(BinaryIO, open(descriptor, mode)), fault)

    for module in (keys, second):
        patch.setattr(module, "open", writing, raising=False)
