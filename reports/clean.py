"""The one door for text on its way to paper: tidied, never interpreted, and what the font lacks is counted.

Nothing in a text is markup: `<b>`, `&`, `=cmd` and `<img src=file:…>` are letters like any other. Characters
without a shape of their own (control characters, NUL, direction marks) are dropped; characters that the font
cannot draw stay in the text, come out as separate pieces and are drawn as a box (foundations 20).
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_SPACES = {"\t": " ", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_LIKE = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2264": "<=", "\u2265": ">=", "\u2192": "->"}
"""Signs that mean the same as one the font has: nothing is lost, so no box is needed."""


class Piece(NamedTuple):
    """A stretch of text that the font can draw, or one of which it can draw no character."""

    text: str
    drawable: bool


def tidy(text: str) -> str:
    """Normalise to NFC, unify line ends, and drop what has no shape: controls, NUL, lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    for char in text:
        char = _SPACES.get(char, char)  # noqa: PLW2901 - the tidied character takes the place of the raw one
        if char == "\n":
            kept.append(char)
        elif _is_shapeless(char):
            continue
        elif unicodedata.category(char) == "Zs" and char != "\xa0":
            kept.append(" ")
        else:
            kept.append(char)
    return "".join(kept)


def _is_shapeless(char: str) -> bool:
    """Whether a character shows nothing: controls, format marks, surrogates, variation selectors."""
    return (
        unicodedata.category(char) in {"Cc", "Cf", "Cs"}
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def pieces(text: str, covered: frozenset[str]) -> tuple[Piece, ...]:
    """Cut tidied text into stretches that the font can and cannot draw; `covered` = characters it has."""
    if covered.issuperset(text):
        return (Piece(text, drawable=True),) if text else ()
    found: list[Piece] = []
    current: list[str] = []
    state = True
    for char in text:
        shown = char if char in covered else _LIKE.get(char, char)
        drawable = char == "\n" or covered.issuperset(shown)
        if drawable != state and current:
            found.append(Piece("".join(current), state))
            current = []
        state = drawable
        current.append(shown if drawable else char)
    if current:
        found.append(Piece("".join(current), state))
    return tuple(found)


def plain(text: str) -> str:
    """Give text for one line: tidied, line ends become spaces, no space at the ends (titles, metadata)."""
    return " ".join(tidy(text).split())
