"""A layer between SQLite and the file system, made from Python: it records writes and syncs, or breaks one.

SQLite reaches the disk through a table of functions (`sqlite3_vfs`). Here a copy of the default table is made
whose open, write, truncate, sync and delete pass through Python. No compiler and no tracing rights needed,
only the symbols `sqlite3_vfs_find` and `sqlite3_vfs_register` in the driver (the Linux wheel has them).
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3

SQLITE_OK = 0
SQLITE_IOERR_WRITE = 10 | (3 << 8)
SQLITE_IOERR_FSYNC = 10 | (4 << 8)
SQLITE_FULL = 13

_P = ctypes.c_void_p
# The path stays a bare address: SQLite keeps it, so it must not become a passing Python object.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, _P, ctypes.c_int, _P)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_char_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("path_size", ctypes.c_int),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _P),
        ("delete", _P),
        ("rest", _P * 16),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("close", _P),
        ("read", _P),
        ("write", _P),
        ("truncate", _P),
        ("sync", _P),
        ("rest", _P * 13),
    ]


@dataclass(frozen=True)
class Event:
    """Something that reached the file system: write, truncate, sync, delete, or `ack` from the writer."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""


Fault = Callable[[str, str], int]
"""Asked before each write, truncate and sync with its kind and file name; anything but 0 is the error."""


@dataclass
class Recorder:
    """What happened, in order; and the fault to cause, if any."""

    events: list[Event] = field(default_factory=list)
    fault: Fault | None = None
    operations: int = 0

    def ack(self, number: int) -> None:
        """Note that the program has said "opgeslagen" for save `number`."""
        self.events.append(Event("ack", at=number))

    def blocked(self, kind: str, name: str) -> int:
        self.operations += 1
        return self.fault(kind, name) if self.fault is not None else SQLITE_OK


def _library() -> ctypes.CDLL | None:
    library = ctypes.CDLL(_sqlite3.__file__)
    if not hasattr(library, "sqlite3_vfs_find"):
        return None
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    library.sqlite3_vfs_register.argtypes = [_P, ctypes.c_int]
    library.sqlite3_vfs_unregister.argtypes = [_P]
    return library


def available() -> bool:
    """Whether this driver lets us in between."""
    return _library() is not None


class _Layer:
    """The copied table of functions, the Python functions in it, and the real ones behind them."""

    def __init__(self, real: ctypes._Pointer[_Vfs], recorder: Recorder) -> None:
        self.recorder = recorder
        self.real = ctypes.cast(real, _P).value
        self.real_open = _OPEN(real.contents.open)
        self.real_delete = _DELETE(real.contents.delete)
        self.names: dict[int, str] = {}
        self.methods: dict[int, _Methods] = {}
        self.alive: list[object] = []
        self.table = _Vfs()
        ctypes.memmove(ctypes.byref(self.table), real, ctypes.sizeof(_Vfs))
        self.table.name = b"duurzame-start-proef"
        self.table.open = self._callback(_OPEN(self.open))
        self.table.delete = self._callback(_DELETE(self.delete))

    def _callback(self, function: Any) -> int | None:  # noqa: ANN401 - types made by ctypes have no name
        """The address of a Python function, which must stay alive as long as SQLite may call it."""
        self.alive.append(function)
        return ctypes.cast(function, _P).value

    def open(self, _vfs: int, path: int | None, file: int, flags: int, out: int) -> int:
        error = int(self.real_open(self.real, path, file, flags, out))
        methods = ctypes.c_void_p.from_address(file)
        if error == SQLITE_OK and path is not None and methods.value:
            self.names[file] = Path(ctypes.string_at(path).decode()).name
            methods.value = ctypes.addressof(self._wrapped(methods.value))
        return error

    def delete(self, _vfs: int, path: bytes, sync_folder: int) -> int:
        error = int(self.real_delete(self.real, path, 0))
        if error == SQLITE_OK:
            self.recorder.events.append(Event("delete", Path(path.decode()).name, sync_folder))
        return error

    def _wrapped(self, address: int) -> _Methods:
        """Copy a table of file functions and put ours in the place of those that write."""
        if address in self.methods:
            return self.methods[address]
        original = _Methods.from_address(address)
        real_write, real_truncate = _WRITE(original.write), _TRUNCATE(original.truncate)

        def write(file: int, data: int, size: int, at: int) -> int:
            error = self.recorder.blocked("write", self.names[file]) or int(real_write(file, data, size, at))
            if error == SQLITE_OK:
                content = ctypes.string_at(data, size)
                self.recorder.events.append(Event("write", self.names[file], at, content))
            return error

        def truncate(file: int, size: int) -> int:
            error = self.recorder.blocked("truncate", self.names[file]) or int(real_truncate(file, size))
            if error == SQLITE_OK:
                self.recorder.events.append(Event("truncate", self.names[file], size))
            return error

        def sync(file: int, _flags: int) -> int:
            error = self.recorder.blocked("sync", self.names[file])
            if error == SQLITE_OK:
                # The real sync is left out: the image builder decides what reached the disk.
                self.recorder.events.append(Event("sync", self.names[file]))
            return error

        copy = _Methods()
        ctypes.memmove(ctypes.byref(copy), address, ctypes.sizeof(_Methods))
        copy.write = self._callback(_WRITE(write))
        copy.truncate = self._callback(_TRUNCATE(truncate))
        copy.sync = self._callback(_SYNC(sync))
        self.alive.append(copy)  # two threads may both come here first: SQLite keeps the table it was given
        return self.methods.setdefault(address, copy)


_KEPT: list[_Layer] = []
"""Every layer that SQLite ever knew: a connection that is only closed later (by the collector of garbage, in
another test) still goes through the functions of its own."""


@contextlib.contextmanager
def recording(fault: Fault | None = None) -> Iterator[Recorder]:
    """Record everything that SQLite writes inside the block; close all connections before its end."""
    library = _library()
    assert library is not None
    real = library.sqlite3_vfs_find(None)
    recorder = Recorder(fault=fault)
    layer = _Layer(real, recorder)
    _KEPT.append(layer)
    library.sqlite3_vfs_register(ctypes.byref(layer.table), 1)
    try:
        yield recorder
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(layer.table))
        library.sqlite3_vfs_register(real, 1)
        layer.recorder = Recorder()  # what a late closing still writes is no part of what was recorded
