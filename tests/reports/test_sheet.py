from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from models.rules.geld import Bedrag
from reports.sheet import FORMULA, safe_cell, to_csv, to_xlsx


@pytest.mark.parametrize("sign", sorted(FORMULA))
@pytest.mark.parametrize("before", ["", " ", "  \u00a0", "\ufeff", "\u200b\ufeff ", "\x00", "\u202e"])
def test_text_that_could_be_a_formula_gets_a_mark_before_it(sign: str, before: str) -> None:
    assert safe_cell(f"{before}{sign}SOM(A1)") == f"'{before}{sign}SOM(A1)".replace("\x00", "")


@pytest.mark.parametrize(
    "text", ["Wil", "a=b", "Afgevinkt - later", "06-12345678", "", " gewoon", "'al gemerkt"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_days_and_moments_stay_what_they_are() -> None:
    assert safe_cell(-5) == "-5"
    assert safe_cell(1.5) == "1.5"
    assert safe_cell(True) == "1"
    assert safe_cell(None) == ""
    assert safe_cell(date(2026, 6, 15)) == "2026-06-15"
    assert safe_cell(datetime(2026, 6, 15, 9, 30, tzinfo=UTC)) == "2026-06-15 09:30+00:00"


def test_an_amount_is_a_number_in_every_spreadsheet() -> None:
    """With a comma in csv, as Dutch settings read it; as a number with cents in Excel."""
    assert [safe_cell(Bedrag(cent)) for cent in (65050, 5, -1200, 0)] == ["650,50", "0,05", "-12,00", "0,00"]
    sheet = load_workbook(io.BytesIO(to_xlsx(["Huur"], [(Bedrag(65050),)]))).active
    assert (sheet["A2"].value, sheet["A2"].number_format) == (650.5, "#,##0.00")


def test_a_list_has_a_bom_semicolons_and_windows_line_ends() -> None:
    made = to_csv(["Nr", "Wat"], [(1, "een; twee"), (2, 'zeg "ja"'), (3, "=cmd|' /C calc'!A0")])
    assert made.startswith(b"\xef\xbb\xbfNr;Wat\r\n")
    assert b'1;"een; twee"\r\n2;"zeg ""ja"""\r\n' in made
    assert b"3;'=cmd|' /C calc'!A0\r\n" in made


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_no_cell_of_any_list_begins_as_a_formula_and_no_character_is_lost(
    rows: list[tuple[str, str]],
) -> None:
    read = list(
        csv.reader(io.StringIO(to_csv(["a", "b"], rows).decode("utf-8-sig"), newline=""), delimiter=";")
    )
    assert len(read) == len(rows) + 1
    for row, back in zip(rows, read[1:], strict=True):
        for text, cell in zip(row, back, strict=True):
            plain = text.replace("\x00", "").encode("utf-8", "replace").decode()
            assert cell.removeprefix("'") == plain or cell == plain
            assert cell[:1] not in FORMULA or not cell
