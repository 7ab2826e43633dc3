"""The letters by which the people of a gezin are named on paper: `a` is the first who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ALFABET = "abcdefghijklmnopqrstuvwxyz"


def letter_after(used: int) -> str:
    """The letter of who comes after so many others: a … z, then aa, ab …"""
    first, second = divmod(used, len(_ALFABET))
    return (_ALFABET[first - 1] if first else "") + _ALFABET[second]


@dataclass(frozen=True, slots=True)
class MetLetter:
    """Somebody in a gezin: uid of the membership and of the person, and the letter."""

    uid: str
    persoon: str
    letter: str


def letters_here(hier: Sequence[MetLetter], daar: Sequence[MetLetter]) -> dict[str, str]:
    """Letter in another kluis -> letter here, where they differ; who is new gets one that is free here."""
    known = {one.uid: one.letter for one in hier}
    taken = {one.letter: one.persoon for one in hier}
    count = len(hier)
    found: dict[str, str] = {}
    for one in daar:
        letter = known.get(one.uid, one.letter)
        if one.uid not in known:
            if not letter or taken.get(letter, one.persoon) != one.persoon:
                letter = letter_after(count)
            taken[letter] = one.persoon
            count += 1
        if letter != one.letter:
            found[one.letter] = letter
    return found
