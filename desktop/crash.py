"""What happens when the program itself is wrong: the place is logged, the person hears what to do next.

Nothing is sent anywhere. Of the error only its type and the lines of our code are kept: its message may hold
what somebody typed. Drafts and saved work stay in the kluis.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop.filelock import try_lock
from desktop.log import log_event

KEPT = 20
"""Places of errors that a run remembers, for the support bundle."""
_PLACES: list[str] = []
ROOT = Path(__file__).resolve().parent.parent
HARD = "val-"
_FRAME = re.compile(r'^  File "(.+)", line (\d+) in ', re.MULTILINE)
DEPTH = 6
"""Lines of our own code that are kept, the innermost last."""


def place_of(error: BaseException) -> str:
    """Name where an error came from: file and line of our own code, nothing else."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(ROOT)] or list(frames)
    return "+".join(f"{Path(f.filename).stem}:{f.lineno}" for f in ours[-DEPTH:])[-64:] or "onbekend"


def install(tell: Callable[[str], None]) -> None:
    """Catch what nobody caught, in every thread; `tell` gets the code of the error, in whatever thread."""

    def note(kind: type[BaseException], error: BaseException | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        place = place_of(error) if error is not None else "onbekend"
        log_event("fout", error=True, soort=kind.__name__, plek=place)
        _PLACES[:] = [*_PLACES, f"{kind.__name__} {place}"][-KEPT:]
        tell(f"{kind.__name__} {place}")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del trace
        note(kind, error)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        note(args.exc_type, args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def places() -> tuple[str, ...]:
    """Where errors came from in this run, the oldest first."""
    return tuple(_PLACES)


def watch_hard(folder: Path) -> None:
    """Let a crash below Python (Qt, the database) leave the lines of our code in a file of this process."""
    import faulthandler

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(folder / f"{HARD}{os.getpid()}.txt", os.O_RDWR | os.O_CREAT, 0o600)
        try_lock(descriptor)  # as long as we live nobody else reads it
        faulthandler.enable(descriptor, all_threads=False)


def unwatch_hard(folder: Path) -> None:
    """The program ends as it should: nothing to tell."""
    import faulthandler

    faulthandler.disable()
    with contextlib.suppress(OSError):
        (folder / f"{HARD}{os.getpid()}.txt").unlink()


def read_hard(folder: Path) -> int:
    """Log the place of each crash below Python that an earlier run left, and remove the file; gives how many.

    Python writes whole paths there, and a path may hold a name: only file stems and lines go on.
    """
    crashed = 0
    for path in folder.glob(f"{HARD}*.txt") if folder.is_dir() else ():
        with contextlib.suppress(OSError), path.open("r+b") as file:
            if not try_lock(file.fileno()):
                continue
            found = _FRAME.findall(file.read().decode("utf-8", "replace"))
            path.unlink()
            if found:
                crashed += 1
                lines = [f"{Path(name).stem}:{line}" for name, line in found[:DEPTH]]
                place = "+".join(reversed(lines))[-64:]
                log_event("harde_fout", error=True, plek=place)
    return crashed


def uninstall() -> None:
    """Give the hooks of Python back."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
