"""What happens when the program itself is wrong: the place is logged, the person hears what to do next.

Nothing is sent anywhere. Of the error only its type and the lines of our code are kept: its message may hold
what somebody typed. Drafts and saved work stay in the kluis.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop.log import log_event

ROOT = Path(__file__).resolve().parent.parent
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
        tell(f"{kind.__name__} {place}")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del trace
        note(kind, error)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        note(args.exc_type, args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def uninstall() -> None:
    """Give the hooks of Python back."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
