"""Where the profile keeps what it remembers of one kluis: the last closing, and the second place.

Apart from the folder of the kluis on purpose: who puts an old folder back does not put this back with it.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

PRACTICE = "oefening-"
"""Throw-away folders for practising begin so."""


def mark_of(profile: Path, kluis: Path) -> Path:
    """The file with the state of the last closing of this kluis."""
    return profile / f"{_name(kluis)}.gesloten.json"


def book_of(profile: Path, kluis: Path) -> Path:
    """The book with the second place of this kluis."""
    return profile / f"{_name(kluis)}.tweede-plek.json"


def wait_of(profile: Path, kluis: Path) -> Path:
    """What waits for the logboek of this kluis while it is shut."""
    return profile / f"{_name(kluis)}.wacht.json"


def clock_of(profile: Path, kluis: Path) -> Path:
    """The last moment at which the clock of this computer was believed for this kluis."""
    return profile / f"{_name(kluis)}.klok.json"


def _name(kluis: Path) -> str:
    place = hashlib.sha256(str(kluis.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{kluis.stem}-{place}"


def sweep_practice(profile: Path) -> None:
    """Remove what an interrupted practice left behind (an encrypted copy, in a private folder)."""
    for left in profile.glob(f"{PRACTICE}*"):
        shutil.rmtree(left, ignore_errors=True)
