"""What is in memory stays there: no core files, and no other program of the same user that reads along.

Names and the key stand readable in our memory while a kluis is open (safety.md, Desk).
"""

from __future__ import annotations

import contextlib
import sys

PR_SET_DUMPABLE = 4
"""prctl(2) of Linux: 0 = no core file whatever the system is set to, and no ptrace by the same user."""
SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX = 0x0001, 0x0002, 0x8000
"""SetErrorMode of Windows: without the second one a crash goes to Error Reporting, which keeps a dump."""


def no_core_dumps() -> bool:
    """Leave no picture of our memory on disk when the program falls over; False where nothing could be done.

    A child process begins anew on Linux and Windows: it has to call this itself.
    """
    if sys.platform == "win32":
        return _windows()
    done = False
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done = True
    if sys.platform.startswith("linux"):
        # A system that pipes cores to a program of its own does not look at the limit.
        with contextlib.suppress(OSError, AttributeError):
            import ctypes

            done = ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 or done
    return done


def _windows() -> bool:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(
            SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX
        )
        return True
    return False
