"""Papers that leave as a text or a sheet: the same words, nothing active, only those that may."""

from __future__ import annotations

import csv
import io
import os
import zipfile

import docx
import openpyxl
import pytest

from models.errors import Refused
from models.queries.rows_avg import StukFacts
from models.rules.papiervorm import BEWERKBAAR, LIJSTEN, forms_of
from models.values import Papier
from reports import catalog, wire, worker
from reports.document import words_of
from reports.lijst import LIJST_VAN
from reports.sheet import FORMULA, to_xlsx
from tests.faults.payloads import HOT, PAYLOADS
from tests.reports.reading import ALLE
from tests.reports.test_any_text import filled

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
EDITABLE = [(papier, facts) for papier, facts in ALLE if "docx" in forms_of(papier)]


def _docx_words(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    parts = [one.text for one in made.paragraphs]
    parts += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


def _cells(data: bytes) -> list[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(("papier", "facts"), EDITABLE)
def test_a_text_and_a_sheet_hold_every_word_of_the_paper(papier: Papier, facts: catalog.Facts) -> None:
    document = catalog.build(papier, facts)
    text = "".join(_docx_words(catalog.editable([(papier, facts)], "docx")).split())
    sheet = "".join("".join(str(one) for one in _cells(catalog.editable([(papier, facts)], "xlsx"))).split())
    words = [word for block in document.blocks for word in words_of(block).split() if word.isalnum()]
    assert len(words) > 5
    assert [word for word in words if word not in text] == []
    assert [word for word in words if word not in sheet] == []


@pytest.mark.parametrize("papier", [one for one in Papier if one not in BEWERKBAAR])
def test_a_paper_that_may_name_people_never_becomes_a_text_to_go_on_writing_in(papier: Papier) -> None:
    facts = dict(ALLE)[papier]
    with pytest.raises(Refused, match="papier_niet_bewerkbaar"):
        catalog.editable([(papier, facts)], "docx")
    if papier not in LIJSTEN:
        with pytest.raises(Refused, match="papier_niet_bewerkbaar"):
            catalog.editable([(papier, facts)], "xlsx")


def test_nothing_typed_becomes_a_formula_a_link_or_a_macro() -> None:
    facts = dict(ALLE)[Papier.VERWERKINGEN]
    assert isinstance(facts, StukFacts)
    for payload in PAYLOADS if FULL else HOT:
        other = filled(facts, payload)
        assert isinstance(other, StukFacts)
        data = catalog.editable([(Papier.VERWERKINGEN, other)], "docx")
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            body = folder.read("word/document.xml").decode()
            assert not any("vba" in name.lower() for name in folder.namelist())
        assert not any(sign in body for sign in ("<w:fldSimple", "<w:instrText", "<w:hyperlink", "<w:object"))
        data = catalog.editable([(Papier.VERWERKINGEN, other)], "xlsx")
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            sheet = folder.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
        raw = catalog.editable([(Papier.GEZINNENLIJST, other)], "csv").decode("utf-8-sig")
        assert not any(line[:1] in FORMULA for line in raw.split("\r\n") if line)


def test_every_paper_that_is_a_list_says_what_stands_in_it() -> None:
    assert set(LIJST_VAN) == LIJSTEN


@pytest.mark.parametrize("papier", sorted(LIJSTEN))
def test_a_list_of_any_text_holds_no_formula_and_every_row_its_cells(papier: Papier) -> None:
    for payload in PAYLOADS if FULL else HOT:
        other = filled(dict(ALLE)[papier], payload)
        lijst = LIJST_VAN[papier](other)
        assert lijst.rijen
        assert {len(rij) for rij in lijst.rijen} == {len(lijst.koppen)}
        with zipfile.ZipFile(io.BytesIO(catalog.editable([(papier, other)], "xlsx"))) as folder:  # type: ignore[list-item] # the same type with other texts
            sheet = folder.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
        raw = catalog.editable([(papier, other)], "csv").decode("utf-8-sig")  # type: ignore[list-item] # see above
        for row in csv.reader(io.StringIO(raw, newline=""), delimiter=";"):
            assert not any(cell[:1] in FORMULA for cell in row if cell)


def test_a_text_of_a_sheet_that_could_be_a_formula_carries_the_mark_of_excel_and_keeps_its_words() -> None:
    data = to_xlsx(["Wat"], [["=1+1"], ["gewoon"], [" @SUM(A1)"], [7]])
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    found = {
        cell.value: (cell.data_type, bool(cell.quotePrefix)) for row in sheet.iter_rows() for cell in row
    }
    assert found["=1+1"] == ("s", True)
    assert found[" @SUM(A1)"] == ("s", True)
    assert found["gewoon"] == ("s", False)
    assert found[7] == ("n", False)


def test_the_child_makes_the_form_that_is_asked_and_refuses_another() -> None:
    facts = dict(ALLE)[Papier.MATRIX]
    target = io.BytesIO()
    made = worker._answer(wire.order(1, [(Papier.MATRIX, facts)], vorm="docx"), target)
    assert isinstance(made, wire.Gemaakt)
    assert made.pdf[:2] == b"PK"
    refused = worker._answer(
        wire.order(2, [(Papier.DAGKAART, dict(ALLE)[Papier.DAGKAART])], vorm="docx"), target
    )
    assert isinstance(refused, wire.Mislukt)
    assert refused.code == "papier_niet_bewerkbaar"
