"""The list of plain Dutch words in which a secret is told by phone: 1024 words, ten bits each.

No two words differ by one letter or sound the same, so that a slip is noticed and can be named.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

import resources

BITS = 10
"""Bits that one word carries."""
_FILE = Path(resources.__file__).parent / "words" / "nl.txt"
_NO_LETTERS = re.compile(r"[^a-z]+")
NEAR = 2
"""So many letters may a typed word differ from the one that is proposed."""


@lru_cache(maxsize=1)
def load_woorden() -> tuple[str, ...]:
    """Read the list, in its fixed order. Raises ValueError for a list that is not whole (our mistake)."""
    words = tuple(_FILE.read_text("utf-8").split())
    if len(set(words)) != 2**BITS:
        raise ValueError("word list")
    return words


def to_words(data: bytes, count: int) -> str:
    """Spell the first `count` × 10 bits of some bytes as words with blanks between."""
    number = int.from_bytes(data, "big") >> (len(data) * 8 - count * BITS)
    words = load_woorden()
    return " ".join(words[(number >> (BITS * place)) % 2**BITS] for place in reversed(range(count)))


def typed_words(text: str) -> tuple[str, ...]:
    """What somebody typed, as words: capitals, accents, commas, dashes and line ends do not matter."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return tuple(word for word in _NO_LETTERS.split(plain) if word)


def unknown_word(text: str) -> tuple[int, str, str] | None:
    """The first typed word that is not in the list: its place from 1, the word, and the one it resembles."""
    known = load_woorden()
    for place, word in enumerate(typed_words(text), start=1):
        if word not in known:
            found = process.extractOne(word, known, scorer=Levenshtein.distance, score_cutoff=NEAR)
            return place, word, found[0] if found is not None else ""
    return None
