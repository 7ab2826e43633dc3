"""A hint, never a block: does a typed text look as if it is about health, or hold a number like a BSN?

Words are content (`resources/avg/gezondheid.toml`): stems without ending, whole words, and beginnings that
are about something else. It only asks who types to think twice (safety.md, A044).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Protocol

from models.rules.invoer import looks_like_bsn

HINT_GEZONDHEID, HINT_BSN = "hint_gezondheid", "hint_bsn"
_WORD = re.compile(r"[^\W\d_]+")


class Woorden(Protocol):
    """Words that are about health (`models.content.avg.Woordenlijst`)."""

    def fits(self, woord: str) -> bool:
        """Whether one word, in small letters without accents, is about health."""
        ...


def fold(woord: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", woord.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=256)
def hint_of(tekst: str, woorden: Woorden) -> str:
    """The code of the hint for a text: like a BSN, about health, or empty."""
    if looks_like_bsn(tekst):
        return HINT_BSN
    return HINT_GEZONDHEID if any(woorden.fits(w) for w in _WORD.findall(fold(tekst))) else ""
