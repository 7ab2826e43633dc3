"""Codes that people copy from paper: groups of signs that are hard to mix up, each with a check sign."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs that are hard to mix up: no I, L, O or U. Each carries 5 bits."""
_TYPED = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _double(value: int) -> int:
    """Multiply by x in the field of 32 elements (x^5 + x^2 + 1)."""
    value <<= 1
    return (value ^ 0b100101) if value & 0b100000 else value


def check_sign(group: str, position: int) -> str:
    """The check sign: finds each single wrong sign, each swap inside the group, and swapped groups.

    The weights of the signs are distinct powers of x in the field of 32, hence all single errors and all
    swaps of two signs change the sum; the position makes a group valid in its own place only.
    """
    total = 0
    for sign in group:
        total = _double(total ^ ALPHABET.index(sign))
    return ALPHABET[total ^ position]


def letters(text: str) -> str:
    """What was typed without dashes and blanks, in capitals, with O read as 0 and I and L as 1."""
    return "".join(sign for sign in text.upper() if sign.isalnum()).translate(_TYPED)


def wrong_groups(text: str, size: int, groups: int) -> tuple[int, ...]:
    """Which groups (from 1) of what was typed are none: `size` signs and a check sign, at most `groups`."""
    typed = letters(text)
    found = [typed[at : at + size + 1] for at in range(0, len(typed), size + 1)]
    return tuple(
        number
        for number, group in enumerate(found, start=1)
        if len(group) != size + 1
        or any(sign not in ALPHABET for sign in group)
        or number > groups
        or check_sign(group[:size], number - 1) != group[size]
    )


def spell(value: int, signs: int) -> str:
    """Write a number in so many signs. Raises ValueError where it does not fit."""
    if value < 0 or value >= 32**signs:
        raise ValueError(value)
    return "".join(ALPHABET[(value >> 5 * place) & 31] for place in reversed(range(signs)))


def read(text: str) -> int:
    """Read a number of signs of the alphabet."""
    value = 0
    for sign in text:
        value = value << 5 | ALPHABET.index(sign)
    return value
