"""Where a kluis may stand: a folder of this computer that nothing else copies or takes away (safety.md)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.values import Reden


class Plaats(StrEnum):
    """What is wrong with a place; the value is the reason code."""

    GESYNCHRONISEERD = "plaats_gesynchroniseerd"
    NETWERK = "plaats_netwerk"
    VERWISSELBAAR = "plaats_verwisselbaar"


_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|mijn drive|icloud( ?drive)?|com~apple~clouddocs"
    r"|mobile documents|cloudstorage|nextcloud|owncloud|box sync|pcloud ?drive|syncthing|seafile|tresorit"
    r"|proton ?drive|resilio sync|megasync|yandex\.disk|sugarsync|spideroak|surfdrive|sharepoint)([^a-z].*)?"
)
_SYNCED_AT_HOME = frozenset({"box", "sync", "mega", "stack", "pcloud"})
"""Plain words that are a synchronised folder only directly in the home folder."""
_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".seafile-data",
)
_MARKER_PATTERNS = (".sync_*.db", "._sync_*.db")
_NETWORK = re.compile(
    r"nfs4?|cifs|smb\d?|smbfs|afpfs|afs|ncpfs|davfs|webdav|ceph|lustre|9p"
    r"|fuse\.(davfs2|sshfs|rclone|gvfsd-fuse|glusterfs)"
)
_SYNC_ENV = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: where, of what type, from which device."""

    point: str
    kind: str
    device: str


def check_place(path: Path) -> tuple[Reden, ...]:
    """Say what is against a kluis at this path (file or folder, existing or not); empty = nothing.

    Creating there is refused by the caller, opening only warned about.
    """
    where = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() fails on a folder that does not exist yet
    real = Path(os.path.realpath(path))
    found: dict[Plaats, None] = {}
    for one in (where, real):
        if is_synced(one, os.environ, Path.home()):
            found[Plaats.GESYNCHRONISEERD] = None
    found.update(dict.fromkeys(_drive_type(real)))
    return tuple(Reden.of(one.value) for one in found)


def is_synced(path: Path, environment: Mapping[str, str], home: Path) -> bool:
    """Whether a synchronising program looks after this path, by its name or by what it left in a folder."""
    if any(_SYNCED.fullmatch(part.casefold()) for part in path.parts):
        return True
    if any(one.name.casefold() in _SYNCED_AT_HOME and one.parent == home for one in (path, *path.parents)):
        return True
    for variable in _SYNC_ENV:
        base = environment.get(variable, "")
        if base and path.is_relative_to(base):
            return True
    return any(_has_marker(folder) for folder in (path, *path.parents) if folder.is_dir())


def _has_marker(folder: Path) -> bool:
    try:
        return any((folder / name).exists() for name in _MARKERS) or any(
            next(folder.glob(pattern), None) is not None for pattern in _MARKER_PATTERNS
        )
    except OSError:
        return False


def _drive_type(path: Path) -> tuple[Plaats, ...]:
    if sys.platform == "win32":
        return _windows_drive(path)
    if sys.platform == "darwin":
        return (Plaats.VERWISSELBAAR,) if path.parts[1:2] == ("Volumes",) else ()
    return _linux_drive(path)


def _linux_drive(path: Path) -> tuple[Plaats, ...]:
    """Look up the mount that the path lies in."""
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    mount = mount_of(path, parse_mounts(text))
    if mount is None:
        return ()
    if _NETWORK.fullmatch(mount.kind):
        return (Plaats.NETWERK,)
    removable = mount.point.startswith(("/media/", "/run/media/")) or _is_removable(mount.device)
    return (Plaats.VERWISSELBAAR,) if removable else ()


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """Read the format of /proc/self/mountinfo."""
    found = []
    for line in text.splitlines():
        left, separator, right = line.partition(" - ")
        fields, tail = left.split(" "), right.split(" ")
        if separator and len(fields) > 4 and tail:  # noqa: PLR2004 - the mount point is the fifth field
            point = fields[4].replace("\\040", " ")
            found.append(Mount(point, tail[0], fields[2]))
    return tuple(found)


def mount_of(path: Path, mounts: Iterable[Mount]) -> Mount | None:
    """The mount a path lies in: the longest point; of equals the last, which covers the others."""
    best: Mount | None = None
    for mount in mounts:
        inside = path.is_relative_to(mount.point)
        if inside and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def _is_removable(device: str) -> bool:
    """Whether the kernel calls a block device (or the disk its partition lies on) removable or on USB."""
    try:
        place = Path(f"/sys/dev/block/{device}").resolve(strict=True)
    except OSError:
        return False
    if any(part.startswith("usb") for part in place.parts):
        return True
    for folder in (place, place.parent):
        flag = folder / "removable"
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _windows_drive(path: Path) -> tuple[Plaats, ...]:
    """Ask Windows what kind of drive the path lies on."""
    if sys.platform == "win32":
        import ctypes

        if path.drive.startswith("\\\\"):
            return (Plaats.NETWERK,)
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        if kind == _DRIVE_REMOTE:
            return (Plaats.NETWERK,)
        if kind in {_DRIVE_REMOVABLE, _DRIVE_CDROM}:
            return (Plaats.VERWISSELBAAR,)
    return ()
