"""A folder in memory for what the tests write. Standard library, Python 3.6 syntax.

A kluis waits for the disk at each commit, as it must, and thousands of tests make commits. What a test writes
is of no use after it, so it need not reach a disk: the program does the same work, and waits less.
"""

import contextlib
import os
import shutil
import tempfile
from typing import Iterator

MEMORY = os.path.join(os.sep, "dev", "shm")
ROOM = 2 * 1024 * 1024 * 1024
"""Bytes that must be free there: many times what a whole run holds at a time."""
PREFIX = "ds-test-"
"""Short: the path of a socket in it must fit in a hundred bytes."""
HELD = ".bezet"


@contextlib.contextmanager
def memory_folder(place: str = MEMORY, room: int = ROOM) -> "Iterator[str]":
    """Give the path of a folder that is there inside `with`, and wiped after it.

    Empty where the system has no such place (not Linux), where it is small (containers), or where nothing in
    it may be run: the tests of set-up start what they make.
    """
    if not fits(place, room):
        yield ""
        return
    sweep(place)
    folder = tempfile.mkdtemp(prefix=PREFIX, dir=place)
    try:
        descriptor = hold(folder)
    except OSError:  # another run that swept at this very moment took it for a left one
        yield ""
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def fits(place: str, room: int) -> bool:
    """Whether so many bytes are free there, for us to write, and for what may be started."""
    try:
        found = os.statvfs(place)
    except (AttributeError, OSError):
        return False
    free = found.f_bavail * found.f_frsize
    return free >= room and not found.f_flag & os.ST_NOEXEC and os.access(place, os.W_OK)


def hold(folder: str) -> int:
    """Hold a folder for as long as this process lives. Raises OSError where another process has it."""
    import fcntl

    descriptor = os.open(os.path.join(folder, HELD), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def sweep(place: str) -> None:
    """Wipe the folders of runs that were killed; one that a run still holds stays."""
    for name in os.listdir(place):
        folder = os.path.join(place, name)
        if name.startswith(PREFIX) and os.path.exists(os.path.join(folder, HELD)):
            try:
                descriptor = hold(folder)
            except OSError:
                continue
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)
