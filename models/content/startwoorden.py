"""The words of a start-zin: 1024 short Dutch words of our own list, no two of them one letter apart."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import resources

BESTAND = "woorden/startzin.txt"


@lru_cache(maxsize=1)
def load_startwoorden() -> tuple[str, ...]:
    """Read the list. A test looks at its size, its letters and that words differ enough to be read aloud."""
    text = (Path(resources.__file__).parent / BESTAND).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
