"""A chart on paper: each figure in its field, lines told apart in black, the same cells in Excel and Word."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from itertools import pairwise

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.chart import LineChart

from models.queries.rows_avg import StukDeel
from models.queries.rows_gemeente import GrafiekRow, ReeksRow
from models.rules.papiervorm import forms_of
from models.values import Papier
from reports import bewerkbaar, pdf, stuk
from reports.chart_marks import SIDES, draw_chart
from reports.document import Block, Chart, Document, Heading, Series, Table, Together, para, words_of
from reports.grafiek import chart_block
from reports.layout import Line, Mark, Missing, Rect, Sign, Words
from reports.operators import Drawing
from reports.sheet import FORMULA
from reports.style import MM
from tests.faults.payloads import HOT, PAYLOADS
from tests.reports.builders_avg import stuk as plain_paper
from tests.reports.reading import page_texts
from tests.reports.test_layout import EDGE, SETTER, right_end

WIDTH = 186 * MM
Figures = tuple[float | None, ...]


def chart(*lines: Figures, places: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Chart:
    """A chart of these lines; the second is dashed."""
    places = places or tuple(f"20{25 + nr // 12}-{nr % 12 + 1:02}" for nr in range(len(lines[0])))
    series = tuple(
        Series(names[nr] if names else f"lijn {nr}", figures, nr == 1) for nr, figures in enumerate(lines)
    )
    return Chart("Proef", places, series, Table((40.0,), ()), "personen")


def row(code: str = "prognose", *lines: Figures, places: tuple[str, ...] = ()) -> GrafiekRow:
    """The same as figures that a query gives."""
    lines = lines or ((3, None, -2.5), (1, 2, 3))
    return GrafiekRow(
        code=code,
        plekken=places or tuple(f"2026-{nr + 1:02}" for nr in range(len(lines[0]))),
        reeksen=tuple(
            ReeksRow(code=name, waarden=figures, streep=name == "verwacht")
            for name, figures in zip(("telt", "verwacht", "opgave"), lines, strict=False)
        ),
        eenheid="personen",
        bron=("dossiers",),
        peildatum=date(2026, 6, 15),
    )


def document(*blocks: Block) -> Document:
    return Document("Proef", EDGE, blocks)


def drawn(block: Chart) -> tuple[Mark, ...]:
    return draw_chart(block, SETTER, WIDTH).marks


def points(marks: tuple[Mark, ...], line: int) -> list[tuple[float, float]]:
    """The middles of the marks of a line, its name left out."""
    side = 2 * SIDES[line]
    found = [
        (one.x + side / 2, one.y + side / 2)
        for one in marks
        if (isinstance(one, Sign) and one.size == side) or (isinstance(one, Rect) and one.width == side)
    ]
    return found[1:]  # the first stands before its name


def field(marks: tuple[Mark, ...]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom: the ends of the lines of the scale."""
    scale = [one for one in marks if isinstance(one, Line) and one.y1 == one.y2 and one.x2 == WIDTH - 1.0]
    ys = [one.y1 for one in scale]
    return scale[0].x1, min(ys), scale[0].x2, max(ys)


def words(marks: tuple[Mark, ...]) -> list[str]:
    return [one.text for one in marks if isinstance(one, Words)]


# --- the drawing -------------------------------------------------------------------------------------------


@given(st.lists(st.floats(-5000, 20000) | st.none(), min_size=1, max_size=24))
@example([0.0])
@example([0.0, 0.0, 0.0])
@example([None, -7.5])
@example([6.0, -5e-324])
def test_every_figure_has_its_point_in_the_field_at_its_height(values: list[float | None]) -> None:
    marks = drawn(chart(tuple(values)))
    left, top, right, bottom = field(marks)
    found = points(marks, 0)
    known = [value for value in values if value is not None]

    assert len(found) == len(known)
    for (x, y), value in zip(found, known, strict=True):
        assert left < x < right
        assert top - 0.01 <= y <= bottom + 0.01
        for (_other_x, other_y), other in zip(found, known, strict=True):
            assert value <= other or y <= other_y + 0.01  # a larger figure never stands lower


@given(
    st.lists(st.text(max_size=80) | st.sampled_from(PAYLOADS), min_size=1, max_size=24),
    st.lists(st.text(max_size=90) | st.sampled_from(PAYLOADS), min_size=1, max_size=8),
    st.floats(-1e9, 1e9),
)
def test_nothing_of_a_chart_lies_outside_it(places: list[str], names: list[str], value: float) -> None:
    lines = tuple((value,) * len(places) for _name in names)
    made = draw_chart(chart(*lines, places=tuple(places), names=tuple(names)), SETTER, WIDTH)

    for mark in made.marks:
        assert right_end(mark) <= WIDTH + 0.05
        assert (mark.x1 if isinstance(mark, Line) else mark.x) >= -0.01
        low = max(mark.y1, mark.y2) if isinstance(mark, Line) else mark.y
        assert 0 <= low <= made.height


def test_a_missing_figure_breaks_the_line() -> None:
    marks = drawn(chart((1, 2, None, 4, 5, None)))
    stretches = [one for one in marks if isinstance(one, Line) and one.line == 1.2][1:]

    assert len(stretches) == 2
    assert len(points(marks, 0)) == 4


def test_zero_is_drawn_darker_and_under_it_stand_the_figures_below_zero() -> None:
    marks = drawn(chart((-16, 12)))
    (zero,) = [one for one in marks if isinstance(one, Line) and one.line == 0.9]
    (_x1, below), (_x2, above) = points(marks, 0)

    assert zero.colour == "ink"
    assert above < zero.y1 < below
    assert {"-20", "0", "20"} <= set(words(marks))


def test_lines_are_told_apart_without_colour() -> None:
    lines = chart(*(((nr, nr + 1.0)) for nr in range(6)))
    marks = drawn(lines)
    shapes = [
        (type(one).__name__, one.fill == "white", one.radius > 0, "")
        if isinstance(one, Rect)
        else (type(one).__name__, False, False, one.name)
        for one in marks
        if isinstance(one, (Rect, Sign))
    ]
    dashes = {one.dash > 0 for one in marks if isinstance(one, Line) and one.line == 1.2}

    assert len(set(shapes)) == 6
    assert dashes == {True, False}


def test_a_dash_is_written_for_its_own_line_only() -> None:
    page = Drawing()
    page.add(0, 0, Line(0, 0, 10, 0, dash=4.0))
    page.add(0, 0, Line(0, 5, 10, 5))

    assert page.operators().count("[4.00] 0 d") == 1
    assert page.operators().splitlines()[1].startswith("q ")
    assert page.operators().splitlines()[1].endswith(" Q")


@pytest.mark.parametrize("long", ["", " van een heel lange plaats met een naam van zestig letters"])
def test_of_many_places_some_names_stand_below_the_last_always_and_none_touches_another(long: str) -> None:
    block = chart(tuple(float(nr) for nr in range(24)), places=tuple(f"{nr:02}{long}" for nr in range(24)))
    marks = drawn(block)
    bottom = field(marks)[3]
    names = [one for one in marks if isinstance(one, (Words, Missing)) and one.y > bottom + 4.0]
    ends = sorted((one.x, right_end(one)) for one in names)

    assert 2 <= len(names) <= 24
    assert any(one.text.startswith("23") for one in names)
    assert all(here[1] < there[0] for here, there in pairwise(ends))


def test_a_chart_with_one_place_and_one_of_nothing_but_zeros() -> None:
    assert len(points(drawn(chart((7,))), 0)) == 1
    assert len(points(drawn(chart((0, 0, 0), (0, 0, 0))), 1)) == 3


# --- the block ---------------------------------------------------------------------------------------------


def test_a_chart_is_read_as_its_name_the_names_of_its_lines_its_table_and_its_source() -> None:
    text = "".join(page_texts(pdf.render(document(chart_block(row()))).pdf))
    order = ["Realisatie en verwachting", "Telt mee", "personen", "2026-01", "Bron: de dossiers"]
    places = [text.index(one) for one in order]

    assert places == sorted(places)
    assert text.rindex("2026-03") > text.index("2026-03")  # below the drawing and in the table


def test_the_words_of_a_chart_are_those_of_its_table() -> None:
    assert "2026-01 3 1 2026-02 – 2 2026-03 −2,5 3" in words_of(chart_block(row()))


def test_without_any_figure_nothing_is_drawn_and_the_table_stays() -> None:
    empty = pdf.layout(document(chart_block(row("prognose", (None, None)))))
    full = pdf.layout(document(chart_block(row("prognose", (1, None)))))

    def signs(pages: object) -> int:
        assert isinstance(pages, type(full))
        return sum(isinstance(mark, Line) for placed in pages.pages[0].placed for mark in placed.marks)

    assert signs(empty) < signs(full)
    assert "2026-02 –" in words_of(chart_block(row("prognose", (None, None))))


@pytest.mark.parametrize("figures", [(None, None), (0, None), (0.0, 0)])
def test_instead_of_an_empty_axis_stands_a_sentence(figures: Figures) -> None:
    """A gemeente that filled in nothing yet: the figures stay, no line lies flat on the axis."""
    empty = chart_block(row("prognose", figures))
    assert "Er valt nog niets te tekenen" in words_of(empty)
    assert "2026-02" in words_of(empty)
    assert not [block for block in empty.blocks if isinstance(block, Chart)]
    told = chart_block(row("prognose", (0, 1)))
    assert "Er valt nog niets te tekenen" not in words_of(told)
    assert [block for block in told.blocks if isinstance(block, Chart)]


def test_a_chart_with_24_months_fits_on_a_page_and_moves_there_as_a_whole() -> None:
    above = [para("regel") for _nr in range(20)]
    pages = page_texts(pdf.render(document(*above, chart_block(row("prognose", (1.5,) * 24)))).pdf)

    assert len(pages) == 2
    assert "Realisatie en verwachting" not in pages[0]
    assert "Bron" in pages[1]


@pytest.mark.parametrize("lines", range(30, 52, 3))
def test_a_table_longer_than_a_page_goes_on_but_name_drawing_and_first_row_stay_together(lines: int) -> None:
    places = tuple(f"plek{nr}" for nr in range(90))
    above = [para("regel") for _nr in range(lines)]
    pages = page_texts(
        pdf.render(document(*above, chart_block(row("prognose", (2.0,) * 90, places=places)))).pdf
    )
    (first,) = [nr for nr, text in enumerate(pages) if "Realisatie en verwachting" in text]

    assert "personen" in pages[first]
    assert "plek0" in pages[first]
    assert "plek89" in pages[-1]
    assert len(pages) > 2


def test_a_plain_paper_draws_its_chart() -> None:
    facts = plain_paper()
    blocks = stuk._part(StukDeel(kop="Cijfers", grafiek=row()))

    assert isinstance(blocks[-1], Together)
    assert isinstance(blocks[-1].blocks[1], Chart)
    assert facts.delen


# --- Excel and Word ----------------------------------------------------------------------------------------


def test_the_lines_in_excel_point_at_the_cells_of_the_table() -> None:
    data = bewerkbaar.to_xlsx([document(para("Vooraf"), chart_block(row()))])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Sheet1"]
    (found,) = sheet._charts
    assert isinstance(found, LineChart)
    by_line = [
        (one.tx.strRef.f, [str(cell.value) for (cell,) in sheet[one.cat.strRef.f.split("!")[1]]])
        for one in found.series
    ]
    figures = [[cell.value for (cell,) in sheet[one.val.numRef.f.split("!")[1]]] for one in found.series]
    names = [sheet[ref.split("!")[1].replace("$", "")].value for ref, _places in by_line]

    assert figures == [[3, None, -2.5], [1, 2, 3]]
    assert [places for _ref, places in by_line] == [["2026-01", "2026-02", "2026-03"]] * 2
    assert names == ["Telt mee", "Verwacht"]
    assert [one.graphicalProperties.line.prstDash for one in found.series] == ["solid", "dash"]


def test_what_comes_under_the_drawing_in_excel_lies_below_it() -> None:
    data = bewerkbaar.to_xlsx([document(chart_block(row()), Heading("Later"))])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Sheet1"]
    (found,) = sheet._charts
    last = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == "Later")
    source = next(
        cell.row for cells in sheet.iter_rows() for cell in cells if str(cell.value).startswith("In personen")
    )

    assert found.anchor._from.row + 1 > 5
    assert found.anchor.to.row + 1 < source < last


def test_the_chart_in_word_stays_a_chart_with_its_cells_and_words_for_who_cannot_see_it() -> None:
    two = [document(chart_block(row()), chart_block(row("doorlooptijd", (4, 5))))]
    made = docx.Document(io.BytesIO(bewerkbaar.to_docx(two)))
    charts = [one.target_part for one in made.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.CHART]
    body = made.element.xml

    assert [str(one.partname) for one in charts] == ["/word/charts/chart1.xml", "/word/charts/chart2.xml"]
    assert 'descr="Grafiek: Realisatie en verwachting, dit halfjaar.' in body
    (cells,) = [one.target_part for one in charts[0].rels.values()]
    sheet = openpyxl.load_workbook(io.BytesIO(cells.blob))["Sheet1"]
    xml = charts[0].blob.decode()
    refs = re.findall(r"<c:val><c:numRef><c:f>Sheet1!([^<]+)</c:f>", xml)
    assert [[cell.value for (cell,) in sheet[ref]] for ref in refs] == [[3, None, -2.5], [1, 2, 3]]
    assert '<c:dispBlanksAs val="gap"/>' in xml
    assert xml.count('<c:smooth val="0"/>') == 2
    assert xml.count('<c:delete val="0"/>') == 2
    assert "printSettings" not in xml
    assert xml.index("externalData") > xml.index("</c:chart>")


def hostile(texts: tuple[str, ...]) -> Document:
    """A chart with these as places, and one with these as names of lines."""
    places = (*texts, "NaN", "inf", "1e999", "2026")
    block = chart_block(row("prognose", tuple(float(nr) for nr in range(len(places))), places=places))
    assert isinstance(block.blocks[1], Chart)
    lines = tuple(Series(place, (1.0, None)) for place in places)
    return document(block, Chart("=1+1", ("=2", "NaN"), lines, block.blocks[1].table, "=2"))


def test_names_that_look_like_more_than_text_stay_text_in_every_form() -> None:
    sheet = bewerkbaar.to_xlsx([hostile(PAYLOADS)])
    text = bewerkbaar.to_docx([hostile(HOT)])  # long tables in Word are slow to make

    for data, folder in ((sheet, "xl/charts/chart"), (text, "word/charts/chart")):
        with zipfile.ZipFile(io.BytesIO(data)) as found:
            charts = [name for name in found.namelist() if name.startswith(folder)]
            assert len(charts) == 2
            for name in charts:
                root = parse_xml(found.read(name))
                formulas = [one.text for one in root.iter() if one.tag.endswith("}f")]
                assert all(re.fullmatch(r"Sheet1!(\$[A-Z]+\$\d+)(:\$[A-Z]+\$\d+)?", one) for one in formulas)
                caches = [one for one in root.iter() if one.tag.endswith("}numCache")]
                numbers = [one.text for cache in caches for one in cache.iter() if one.tag.endswith("}v")]
                assert not {"NaN", "inf", "1e999"} & set(numbers)
    cells = openpyxl.load_workbook(io.BytesIO(sheet))["Sheet1"]
    risky = [cell for cells in cells.iter_rows() for cell in cells if str(cell.value)[:1] in FORMULA]
    assert {cell.data_type for cell in risky} == {"s"}


def test_a_figure_with_its_sign_in_the_table_of_the_paper_is_a_number_in_the_sheet() -> None:
    block = chart_block(row("prognose", (-2.5, 10949.0)))
    assert "−2,5" in words_of(block)
    assert "10.949" in words_of(block)
    data = bewerkbaar.to_xlsx([document(block)])
    values = [
        cell.value
        for cells in openpyxl.load_workbook(io.BytesIO(data))["Sheet1"].iter_rows()
        for cell in cells
    ]
    assert -2.5 in values
    assert 10949 in values


def test_the_figures_of_the_gemeente_leave_as_text_and_sheet() -> None:
    assert forms_of(Papier.GEMEENTEBLAD) == ("docx", "xlsx")
