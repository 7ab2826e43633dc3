"""The spreekuur of every week, as a gemeente writes it down: `di 13:00-15:00 Buurthuis`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.rules.klokuren import clock_of, span_of

SPREEKUUR_TIJDEN = "spreekuur_tijden"
"""Dated figure: when the spreekuur is, each as `di 13:00-15:00 Buurthuis`; empty = none."""
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_VORM = re.compile(
    r"^(ma|di|wo|do|vr|za|zo)[a-z]*\s+([0-9]{1,2}[:.]?[0-9]{0,2}\s*(?:-|–|tot)\s*[0-9]{1,2}[:.]?[0-9]{0,2})(?:\s+(.*))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spreekuur:
    """A spreekuur of every week: day of the week (0 = monday), clock times, and where."""

    weekdag: int
    van: str
    tot: str
    plaats: str = ""


def typed_spreekuren(waarde: object) -> tuple[str, ...]:
    """The spreekuren that the figure names, each as it was typed; also where all stand in one line."""
    if isinstance(waarde, str):
        waarde = waarde.split(",")
    typed = waarde if isinstance(waarde, list | tuple) else ()
    return tuple(words.strip() for words in map(str, typed) if words.strip())


def read_spreekuur(words: str) -> Spreekuur | None:
    """Read one as it was typed; None where it is none."""
    found = _VORM.match(words.strip())
    span = span_of(found[2]) if found is not None else None
    if found is None or span is None:
        return None
    plaats = (found[3] or "").strip()
    return Spreekuur(DAGEN.index(found[1].lower()), clock_of(span[0]), clock_of(span[1]), plaats)
