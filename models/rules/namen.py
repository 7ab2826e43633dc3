"""Finding the name of one person in typed text, as a whole word and whatever its accents and capitals.

Used where somebody is erased: their name must go out of texts about the gezin, and no other word with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

KORT = 2
"""So short a word is looked for as a name is written, with a capital: "Bo", never "bo" in a sentence."""
TUSSEN = frozenset(
    [
        "aan",
        "al",
        "am",
        "as",
        "ath",
        "bij",
        "bin",
        "bint",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "en",
        "het",
        "ibn",
        "in",
        "la",
        "las",
        "le",
        "les",
        "los",
        "na",
        "of",
        "om",
        "onder",
        "op",
        "over",
        "san",
        "te",
        "ten",
        "ter",
        "toe",
        "tot",
        "uit",
        "van",
        "vande",
        "vanden",
        "vander",
        "ver",
        "von",
        "voor",
        "zu",
        "zur",
    ]
)
"""Parts between names, and words of every sentence: as a name they count only written with a capital, and in
a name of several words they lead to nobody."""
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROF = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def fold(text: str) -> str:
    """A text without accents and capitals: Zoë, zoe and ZOE are one name."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROF))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bare.casefold().translate(_LETTERS)


def name_words(namen: Iterable[str]) -> frozenset[str]:
    """The words of names that lead to somebody: not the parts between, unless there is nothing else."""
    found: set[str] = set()
    for naam in namen:
        words = [word.strip('.,;:()"') for word in naam.split()]
        words = [word for word in words if len(word) > 1]
        telling = [word for word in words if fold(word) not in TUSSEN]
        found.update(telling or words)
    return frozenset(found)


class Naamzoeker:
    """Looks for words in a text, and puts something else in their place."""

    def __init__(self, woorden: Collection[str]) -> None:
        """`woorden`: names, numbers, addresses of mail; at least one."""
        folded = sorted({fold(word) for word in woorden}, key=len, reverse=True)
        self._short = {word for word in folded if len(word) <= KORT or word in TUSSEN}
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, folded)) + r")(?!\w)")

    def search(self, text: str) -> bool:
        """Whether one of the words stands in it."""
        return bool(self._spans(text))

    def sub(self, door: str, text: str) -> str:
        """The text with each of the words replaced; all else as it was."""
        for begin, end in reversed(self._spans(text)):
            text = text[:begin] + door + text[end:]
        return text

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand, in places of the text as it is."""
        folded, places = "", list[int]()
        for place, sign in enumerate(text):
            plain = fold(sign)
            folded += plain
            places += [place] * len(plain)
        found = []
        for hit in self._pattern.finditer(folded):
            begin, end = places[hit.start()], places[hit.end() - 1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1  # an accent that is a sign of its own belongs to the letter before it
            if hit.group() not in self._short or not text[begin].islower():
                found.append((begin, end))
        return found
