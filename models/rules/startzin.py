"""The start-zin: words drawn by lot that open the kluis once, until somebody chose an own wachtwoordzin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

AANTAL = 5
"""Words in a start-zin: 50 bits of a list of 1024, behind a key derivation of a second each try."""


def make_startzin(woorden: Sequence[str], choice: Callable[[Sequence[str]], str]) -> str:
    """Draw the words; `choice` must be a source of secrets."""
    return " ".join(choice(woorden) for _nr in range(AANTAL))


def spelled(zin: str) -> str:
    """One spelling: small letters, one blank between words, whatever else was typed between them."""
    return " ".join("".join(sign if sign.isalpha() else " " for sign in zin.casefold()).split())


def reads_as_startzin(zin: str, woorden: Collection[str]) -> bool:
    """Whether it could be a start-zin: then it is tried on those slots first."""
    parts = spelled(zin).split()
    return len(parts) == AANTAL and all(part in woorden for part in parts)
