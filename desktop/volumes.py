"""Where a stick or share may be found: the places that this system mounts disks on. Nothing is opened."""

from __future__ import annotations

import contextlib
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from models.store import Backup, list_backups
from models.store.place import parse_mounts
from models.store.second import FOLDER

_LINUX = ("/media/", "/run/media/", "/mnt/")


def volumes() -> tuple[Path, ...]:
    """The mounted disks beside that of the system itself."""
    return tuple(_volumes())


def _volumes() -> Iterator[Path]:
    if sys.platform == "win32":
        for letter in string.ascii_uppercase[3:]:
            yield Path(f"{letter}:\\")
    elif sys.platform == "darwin":
        with contextlib.suppress(OSError):
            yield from Path("/Volumes").iterdir()
    else:
        with contextlib.suppress(OSError):
            text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
            yield from (Path(one.point) for one in parse_mounts(text) if one.point.startswith(_LINUX))


def backups_on_volumes() -> tuple[Backup, ...]:
    """The backups in our folder on any mounted disk; a disk that cannot be read has none."""
    found: list[Backup] = []
    for volume in volumes():
        with contextlib.suppress(OSError):
            found += list_backups(volume / FOLDER)
    return tuple(found)
