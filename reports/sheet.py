"""Lists for a spreadsheet: one door for cells, so that no text of anybody is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime

Cel = str | int | float | date | datetime | None
"""What may stand in a cell."""
FORMULA = "=+-@|%\t\r\n＝＋－＠｜％"
"""First characters that a spreadsheet may take for a formula or a command, full width too."""
_FORMULA = frozenset(FORMULA)
_BLANKS = "".join(
    chr(code)
    for code in (
        0x20,
        0x0B,
        0x0C,
        0x85,
        0xA0,
        0xAD,
        0x1680,
        0x180E,
        *range(0x2000, 0x2010),
        *range(0x2028, 0x2030),
        0x205F,
        *range(0x2060, 0x2065),
        *range(0x2066, 0x2070),
        0x3000,
        0xFEFF,
    )
)
"""Blanks, marks without width and direction marks that a spreadsheet skips before a formula."""
SEPARATOR = ";"
"""What spreadsheets with Dutch settings expect."""


def safe_cell(value: Cel) -> str:
    """Spell a value as the text of a cell; text that could be a formula gets a `'` before it.

    Looks past blanks, marks without width and a BOM. A number stays a number.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    text = value.replace("\x00", "")
    bare = text.lstrip(_BLANKS)
    return f"'{text}" if text[:1] in _FORMULA or bare[:1] in _FORMULA else text


def to_csv(koppen: Iterable[str], rijen: Iterable[Iterable[Cel]]) -> bytes:
    """Make a CSV file: UTF-8 with a BOM (so that Excel reads accents), `;` between cells, CRLF line ends."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([safe_cell(kop) for kop in koppen])
    for rij in rijen:
        writer.writerow([safe_cell(cel) for cel in rij])
    return target.getvalue().encode("utf-8-sig", "replace")
