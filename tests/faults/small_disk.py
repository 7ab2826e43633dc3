"""A disk that is soon full: a real one in memory where the system lets us mount it, else a counted one."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.disk import breaking
from tests.faults.vfs import SQLITE_FULL, SQLITE_OK

MEGABYTE = 1_000_000
BLOCK = 4096


@dataclass(frozen=True)
class _Usage:
    free: int


@dataclass
class SmallDisk:
    """A folder with little room. `real`: the system itself says that it is full."""

    folder: Path
    room: int
    real: bool

    @contextlib.contextmanager
    def left(self, free: int) -> Iterator[None]:
        """Leave so many bytes free inside the block."""
        if self.real:
            ballast = self.folder / "ballast"
            size = max(0, shutil.disk_usage(self.folder).free - free)
            with ballast.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, size // BLOCK * BLOCK or 1)
            try:
                yield
            finally:
                ballast.unlink()
        else:
            limit = self.used() + free
            with (
                breaking(lambda kind, _name: SQLITE_FULL if self._over(kind, limit) else SQLITE_OK),
                pytest.MonkeyPatch.context() as patch,
            ):
                patch.setattr(shutil, "disk_usage", lambda _path: _Usage(max(0, limit - self.used())))
                yield

    def used(self) -> int:
        """How many bytes stand on it."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def _over(self, kind: str, limit: int) -> bool:
        room = BLOCK if kind in {"write", "new", "copy", "folder"} else 0
        return self.used() + room > limit


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int = 16) -> Iterator[SmallDisk]:
    """Mount a small disk in memory at `folder`; where that is not allowed, count what is written there."""
    folder.mkdir(parents=True)
    real = _mounted(folder, megabytes)
    try:
        yield SmallDisk(folder, megabytes * MEGABYTE, real)
    finally:
        if real:
            subprocess.run(["umount", str(folder)], check=True, capture_output=True)  # noqa: S607 - the system's own


def _mounted(folder: Path, megabytes: int) -> bool:
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
