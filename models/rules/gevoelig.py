"""A hint, never a block: does a typed text look as if it is about health, or hold a number like a BSN?

Words are content (`resources/avg/gezondheid.toml`): stems without ending, whole words, and beginnings that
are about something else. It only asks who types to think twice (safety.md, A044).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from models.rules.invoer import looks_like_bsn

HINT_GEZONDHEID, HINT_BSN = "hint_gezondheid", "hint_bsn"
KORTST = 3
"""Letters of the shortest stem."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """Words about health: `stammen` begin a word, `woorden` are whole, what begins as `niet` is none."""

    stammen: frozenset[str]
    woorden: frozenset[str]
    niet: frozenset[str]

    @classmethod
    def of(cls, stammen: Iterable[str], woorden: Iterable[str], niet: Iterable[str]) -> Woordenlijst:
        """Make it of words as they are written."""
        return cls(frozenset(map(fold, stammen)), frozenset(map(fold, woorden)), frozenset(map(fold, niet)))

    def fits(self, woord: str) -> bool:
        """Whether one word is about health."""
        begins = {woord[:length] for length in range(KORTST, len(woord) + 1)}
        return not begins & self.niet and (woord in self.woorden or bool(begins & self.stammen))


def fold(woord: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", woord.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=256)
def hint_of(tekst: str, woorden: Woordenlijst) -> str:
    """The code of the hint for a text: like a BSN, about health, or empty."""
    if looks_like_bsn(tekst):
        return HINT_BSN
    return HINT_GEZONDHEID if any(woorden.fits(w) for w in _WORD.findall(fold(tekst))) else ""
