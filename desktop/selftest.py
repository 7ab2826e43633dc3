"""Looking at the parts before they are used: versions that are known to lose data or to crash are refused."""

from __future__ import annotations

import sys

PYTHON = (3, 11)
BAD_PYSIDE = ("6.12.0",)
"""6.12.0 aborts on Python 3.11: each void Qt call drops a reference to None."""


def check_window() -> str:
    """Name what is wrong with Python or the window toolkit; empty = nothing."""
    if sys.version_info[:2] < PYTHON:
        return f"python {sys.version_info[0]}.{sys.version_info[1]}"
    from PySide6 import __version__

    if __version__ in BAD_PYSIDE and sys.version_info[:2] == PYTHON:
        return f"PySide6 {__version__}"
    return ""


def check_store() -> None:
    """Refuse a database driver without encryption or with a SQLite that can corrupt: World."""
    from models.store import check_driver

    check_driver()
