"""One program at a time in a kluis: a lock file that the operating system frees when the process ends."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from models import keys
from models.errors import World

WAIT_S = 2.0
"""How long a second start waits for the first to finish closing, before it says the kluis is in use."""


def lock_path(kluis: Path) -> Path:
    """Where the lock file of a kluis stands."""
    return kluis.with_suffix(".slot")


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # flock, not lockf: a second open in this same process must be refused as well.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class KluisLock:
    """The exclusive right to a kluis. Release it with `release()`, by `with`, or by ending the process."""

    def __init__(self, kluis: Path, *, wait: float = WAIT_S) -> None:
        """Take the lock within `wait` seconds.

        Raises World: kluis_in_gebruik, niet_schrijfbaar, schijf_vol, schijf_fout, kluis_niet_gevonden.
        """
        try:
            self._descriptor: int | None = os.open(lock_path(kluis), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            found = keys.world_of(error, 0)
            raise (found if isinstance(found, World) else World("kluis_niet_gevonden")) from None
        deadline = time.monotonic() + wait
        while not _try_lock(self._descriptor):
            if time.monotonic() >= deadline:
                os.close(self._descriptor)
                self._descriptor = None
                raise World("kluis_in_gebruik")
            time.sleep(0.05)

    def release(self) -> None:
        """Give the kluis free. The file stays: removing it would race with a program that just opened it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
