"""Lists for a spreadsheet: one door for cells, so that no text of anybody is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from models.rules.geld import Bedrag

Cel = str | int | float | date | datetime | Bedrag | None
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
XLSX = "xlsx"
WIDEST = 60
"""Most characters that a column of a sheet is wide."""
SHEET = "Sheet1"
"""The name of the one sheet; a drawing on it needs it to point at cells."""
CHART = (640, 260)
"""Width and height of a drawing in pixels."""
ROW_PIXELS = 20
"""Height of a row that nobody changed."""
INKS = ("#0F5C6E", "#1E6B3A", "#A3261D", "#1B2428", "#7A4B00", "#12343B")
MARKS = (
    ("circle", True),
    ("square", True),
    ("triangle", True),
    ("circle", False),
    ("diamond", True),
    ("square", False),
)
"""The marks of the lines as on paper: their shape, and whether they are filled."""
SEPARATOR = ";"
"""What spreadsheets with Dutch settings expect."""


def safe_cell(value: Cel) -> str:
    """Spell a value as the text of a cell; text that could be a formula gets a `'` before it.

    Looks past blanks, marks without width and a BOM. A number stays a number.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(int(value) if isinstance(value, bool) else value)
    if isinstance(value, Bedrag):  # a comma, as the Dutch settings that the separator is for
        return f"{value.cent / 100:.2f}".replace(".", ",")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    text = value.replace("\x00", "")
    return f"'{text}" if _may_be_formula(text) else text


def _may_be_formula(text: str) -> bool:
    return text[:1] in _FORMULA or text.lstrip(_BLANKS)[:1] in _FORMULA


def to_csv(koppen: Iterable[str], rijen: Iterable[Iterable[Cel]]) -> bytes:
    """Make a CSV file: UTF-8 with a BOM (so that Excel reads accents), `;` between cells, CRLF line ends."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([safe_cell(kop) for kop in koppen])
    for rij in rijen:
        writer.writerow([safe_cell(cel) for cel in rij])
    return target.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(koppen: Iterable[str], rijen: Iterable[Iterable[Cel]]) -> bytes:
    """Make an Excel file with one sheet, in memory: bold heads that stay in sight, days as days.

    Every text is stored as text; one that could be a formula carries Excel's own mark for text, so that it
    stays text when somebody edits the cell or saves the sheet as CSV.
    """
    return Blad().add(tuple(koppen), tuple(tuple(rij) for rij in rijen)).data()


class Blad:
    """An Excel file that is being filled, row by row, on one sheet."""

    def __init__(self) -> None:
        import xlsxwriter  # a third of a second, only for who wants a sheet

        self._target = io.BytesIO()
        options = {
            "in_memory": True,  # nothing about anybody in a temporary file
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self._target, options)
        self._sheet = self._book.add_worksheet(SHEET)
        self._head = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._title = self._book.add_format({"bold": True, "font_size": 13})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._quoted = self._book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._amount = self._book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._row = 0
        self._widths: dict[int, int] = {}

    def add(self, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]], *, stays: bool = False) -> Blad:
        """Add a table; heads on the first row, or those of which it is asked (`stays`), stay in sight."""
        if koppen:
            self._line(koppen, self._head)
            if self._row == 1 or stays:
                self._sheet.freeze_panes(self._row, 0)
        for rij in rijen:
            self._line(rij, None)
        return self

    def say(self, text: str, *, title: bool = False) -> Blad:
        """Add a line of words above or between tables; it sets no width."""
        if text:
            self._sheet.write_string(self._row, 0, _plain(text), self._title if title else None)
        self._row += 1
        return self

    def chart(
        self, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]], strepen: Sequence[bool], wat: str
    ) -> Blad:
        """Add a table (first the places, then a column of figures for each line) and under it its lines.

        The drawing points at the cells, so it follows who changes a figure; an empty cell breaks the line.
        `strepen` says which lines are dashed, `wat` what the drawing is for who cannot see it. The texts must
        hold no control characters: what the drawing remembers of them is written as it is.
        """
        top = self._row
        self.add(koppen, rijen)
        last = self._row - 1
        if last == top or len(koppen) < 2:
            return self
        drawn = self._book.add_chart({"type": "line"})
        remembered = [_no_number(str(rij[0])) for rij in rijen]
        for nr, streep in enumerate(strepen):
            ink, (shape, filled) = INKS[nr % len(INKS)], MARKS[nr % len(MARKS)]
            drawn.add_series(
                {
                    "name": [SHEET, top, nr + 1],
                    "categories": [SHEET, top + 1, 0, last, 0],
                    "categories_data": remembered,
                    "values": [SHEET, top + 1, nr + 1, last, nr + 1],
                    "line": {"color": ink, "width": 1.5, "dash_type": "dash" if streep else "solid"},
                    "marker": {
                        "type": shape,
                        "size": 7,
                        "border": {"color": ink},
                        "fill": {"color": ink if filled else "#FFFFFF"},
                    },
                }
            )
        drawn.set_title({"none": True})
        drawn.set_legend({"position": "top"})
        drawn.set_x_axis({"label_position": "low"})
        drawn.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#D5DBDF"}}})
        drawn.show_blanks_as("gap")
        drawn.set_size({"width": CHART[0], "height": CHART[1]})
        self._sheet.insert_chart(self._row + 1, 0, drawn, {"description": _plain(wat)})
        self._row += CHART[1] // ROW_PIXELS + 3
        return self

    def data(self) -> bytes:
        """Close the file and give its bytes."""
        for column, width in self._widths.items():
            self._sheet.set_column(column, column, min(width + 2, WIDEST))
        self._book.close()
        return self._target.getvalue()

    def _line(self, cells: Sequence[Cel], kind: object) -> None:
        for column, value in enumerate(cells):
            shown = self._cell(column, value, kind)
            self._widths[column] = max(self._widths.get(column, 6), shown)
        self._row += 1

    def _cell(self, column: int, value: Cel, kind: object) -> int:
        if value is None or value == "":  # a cell with an empty text counts as filled, and breaks a sum
            return 0
        if isinstance(value, (int, float)):
            self._sheet.write_number(self._row, column, value, kind)
            return len(str(value))
        if isinstance(value, Bedrag):
            self._sheet.write_number(self._row, column, value.cent / 100, kind or self._amount)
            return len(safe_cell(value))
        if isinstance(value, date) and not isinstance(value, datetime):
            self._sheet.write_datetime(self._row, column, value, kind or self._day)
            return len("2026-06-15")
        text = _plain(safe_cell(value) if isinstance(value, datetime) else value)
        quoted = self._quoted if _may_be_formula(text) else self._text
        self._sheet.write_string(self._row, column, text, kind or quoted)
        return max((len(line) for line in text.split("\n")), default=0)


def _no_number(text: str) -> str:
    """Text that is not taken for a number: the library would write `NaN` as one, and no sheet reads that."""
    try:
        float(text)
    except ValueError:
        return text
    return f"\u200b{text}"


def _plain(text: str) -> str:
    """Text as a sheet may hold it: no NUL and no lone half of a character, at most what fits a cell."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()[:32_000]
