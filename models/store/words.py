"""Words for finding: how a name, number or address is folded, and how near two spellings are.

Pure functions. Everything becomes plain a-z and 0-9 first (anyascii), so that Arabic, Tigrinya and accented
spellings meet the Latin ones; a consonant skeleton brings transliterations together (Mohammed, Muhamad).
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

_DROPPED = re.compile(r"['’‘`´ʼʻ.]")
_CHUNK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER_RUN = re.compile(r"\+?\d[\d \-/()]*\d")
_SPLIT_CODE = re.compile(r"\b([a-z]{1,3}) (\d{2,})|\b(\d{4}) ([a-z]{2})\b")
_PHONE_DIGITS = 10
_NOT_DIGIT = re.compile(r"\D")
_DIGRAPHS = (
    ("sch", "s"),
    ("tsh", "s"),
    ("dj", "j"),
    ("dzj", "j"),
    ("sj", "s"),
    ("tj", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("kh", "k"),
    ("ch", "k"),
    ("sh", "s"),
    ("zh", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
)
_VOWELS = frozenset("aeiouy")
_DOUBLE = re.compile(r"(.)\1+")
LONGEST_WORD = 32
"""Longer words are cut: nobody types more, and a pasted text must not swell the index."""
MOST_WORDS = 80
LONG_NUMBER = 6
NEAR_FROM = 3
"""Shorter words have no near spellings: everything would be near."""


def fold(text: str) -> str:
    """Fold text to lower-case ASCII without apostrophes and full stops; dashes stay for `words`."""
    return _DROPPED.sub("", anyascii(text).casefold())


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are indexed, each once, in order.

    A dashed chunk gives its parts and the whole (al, hassan, alhassan), a spaced or dashed number its digits
    in one (06 12 34 → 061234; +31 and 0031 become 0), a short number also without leading zeros, and a code
    in two parts the whole (V 1234567890, 1234 AB). Fields on lines of their own never run together.
    """
    folded = fold(text)
    found: dict[str, None] = {}
    for chunk in _CHUNK.findall(folded):
        parts = chunk.split("-")
        for part in (*parts, "".join(parts)):
            found.setdefault(part[:LONGEST_WORD])
            if part.isdigit() and len(part) <= LONG_NUMBER:
                found.setdefault(part.lstrip("0") or "0")
    for run in _NUMBER_RUN.findall(folded):
        found.setdefault(number(run)[:LONGEST_WORD])
        groups = _NOT_DIGIT.split(run)
        for at in range(1, len(groups)):  # a house number before a telephone number
            rest = "".join(groups[at:])
            if len(rest) == _PHONE_DIGITS and rest.startswith("0"):
                found.setdefault(rest)
    for parts in _SPLIT_CODE.findall(folded):
        found.setdefault("".join(parts)[:LONGEST_WORD])
    return tuple(found)[:MOST_WORDS]


def number(text: str) -> str:
    """The digits of a number in one, with the Dutch country code as 0."""
    digits = _NOT_DIGIT.sub("", text)
    if text.startswith("+31"):
        return "0" + digits[2:].lstrip("0")
    if digits.startswith("0031"):
        return "0" + digits[4:].lstrip("0")
    return digits


def query_words(text: str) -> tuple[str, ...]:
    """The words of what somebody types: a number in one piece, other chunks apart."""
    folded = fold(text).strip()
    if _NUMBER_RUN.fullmatch(folded) and len(number(folded)) > 3:  # noqa: PLR2004 - 3 digits: a house number
        return (number(folded),)
    return tuple(part for chunk in _CHUNK.findall(folded) for part in chunk.split("-"))[:8]


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a word as they sound; empty for a number or where fewer than two are left.

    A first vowel becomes `a` (Omar, Umar), a first y becomes j (Yusuf, Joesoef), doubles become single.
    """
    if not word or not word.isalpha():
        return ""
    sound = word
    for letters, single in _DIGRAPHS:
        sound = sound.replace(letters, single)
    first = "j" if sound[0] == "y" else "a" if sound[0] in _VOWELS else sound[0]
    rest = "".join(letter for letter in sound[1:] if letter not in _VOWELS)
    bones = _DOUBLE.sub(r"\1", first + rest)
    return bones if len(bones) > 1 else ""


def variants(word: str) -> tuple[str, ...]:
    """The word and every form with one letter less: two words that share one differ by a single slip.

    A letter too many, one too few, a wrong one, or two swapped: one deletion on either side meets.
    """
    if len(word) < NEAR_FROM or not word.isalpha():
        return ()
    return tuple({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def likeness(typed: str, word: str) -> float:
    """How well a typed word fits an indexed one: 1 the same, above 0.9 its beginning, below that near."""
    if typed == word:
        return 1.0
    if word.startswith(typed):
        return 0.9 + 0.09 * len(typed) / len(word)
    if len(typed) < NEAR_FROM or not (typed.isalpha() and word.isalpha()):
        return 0.0
    whole = OSA.normalized_similarity(typed, word, score_cutoff=0.5)
    begin = 0.0
    if len(typed) < len(word):
        begin = OSA.normalized_similarity(typed, word[: len(typed)], score_cutoff=0.5) - 0.1
    bones = skeleton(typed)
    sound = 0.75 + 0.1 * whole if bones and bones == skeleton(word) else 0.0
    return float(min(0.89, max(whole, begin, sound)))
