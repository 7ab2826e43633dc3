"""Temporary files: in a private folder of this process, wiped at its end or at the next start.

Everything that asks the system for a temporary file (Python, Qt, printing) gets it there: names of people may
pass through such files. A folder is held by a lock, so that a second process never wipes what is in use.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from desktop.filelock import try_lock

HELD = ".bezet"
MAKING = ".nieuw-"
STALE_S = 3600.0
"""A folder that is still being made after an hour belongs to nobody."""
VARIABLES = ("TMPDIR", "TEMP", "TMP")
BLOCK = 1 << 20


class Scratch:
    """The folder of this process. `start` makes it, `end` wipes it."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._descriptor = -1
        self._before: dict[str, str | None] = {}
        self.folder: Path | None = None

    def start(self) -> Path | None:
        """Wipe what a crash left, make a folder of our own, and let all temporary files go there.

        None where no folder can be made: then the system's own place stays in use.
        """
        sweep(self._base)
        name = f"{os.getpid()}-{os.urandom(4).hex()}"
        making, folder = self._base / f"{MAKING}{name}", self._base / name
        try:
            self._base.mkdir(parents=True, exist_ok=True, mode=0o700)
            making.mkdir(mode=0o700)
            self._descriptor = os.open(making / HELD, os.O_RDWR | os.O_CREAT, 0o600)
            try_lock(self._descriptor)
            making.rename(folder)
        except OSError:
            self._release()
            return None
        self.folder = folder
        for name in VARIABLES:
            self._before[name] = os.environ.get(name)
            os.environ[name] = str(folder)
        _look_anew()
        return folder

    def end(self) -> None:
        """Wipe our folder. Doing it twice is harmless."""
        if self.folder is None:
            return
        folder, self.folder = self.folder, None
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        _look_anew()
        self._release()
        wipe(folder)

    def _release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _look_anew() -> None:
    """Python keeps the place it found first; where it did not look yet it will (its import costs a paint)."""
    if (module := sys.modules.get("tempfile")) is not None:
        vars(module)["tempdir"] = None


def sweep(base: Path) -> int:
    """Wipe the folders of processes that are gone; gives how many."""
    wiped = 0
    try:
        found = list(base.iterdir())
    except OSError:
        return 0
    for folder in found:
        if _is_left(folder):
            wipe(folder)
            wiped += 1
    return wiped


def _is_left(folder: Path) -> bool:
    """Whether no living process holds this folder."""
    try:
        if folder.name.startswith(MAKING):
            return time.time() - folder.stat().st_mtime > STALE_S
        descriptor = os.open(folder / HELD, os.O_RDWR)
    except OSError:
        return True
    try:
        return try_lock(descriptor)
    finally:
        os.close(descriptor)


def wipe(folder: Path) -> None:
    """Overwrite every file and remove the folder. No link is followed.

    On a flash disk the old blocks may remain until it reuses them; that is why what may hold names is
    encrypted there in the first place (`desktop.private_copy`).
    """
    import shutil

    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with contextlib.suppress(OSError):
                overwrite(path)
    shutil.rmtree(folder, ignore_errors=True)


def overwrite(path: Path) -> None:
    """Write zeros over a file. Raises OSError."""
    path.chmod(0o600)
    left = path.stat().st_size
    with path.open("rb+", buffering=0) as file:
        while left > 0:
            left -= file.write(bytes(min(left, BLOCK)))
        os.fsync(file.fileno())
