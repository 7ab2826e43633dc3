"""Words into lines: nothing runs out of its width and no letter is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import clean, pdf
from reports.document import (
    Align,
    Badge,
    Blank,
    Block,
    Cell,
    Document,
    Frame,
    Heading,
    PageEdge,
    Para,
    Row,
    Signatures,
    Symbol,
    Table,
    Text,
    Tick,
    cell,
    para,
)
from reports.layout import Hidden, Laid, Line, Mark, Missing, Rect, Sign, Words
from reports.style import BOTTOM, MARGIN, MM, TICK, TOP
from tests.reports.builders import LADINGEN, LANGE_NAAM
from tests.reports.reading import marks

SETTER = pdf.flow().setter
EDGE = PageEdge("TITEL", right="blad X1-2", page_words="blz {n} van {m}")


def right_end(mark: Mark) -> float:
    match mark:
        case Words(x=x, text=text, face=face, size=size):
            return x + SETTER.fonts.width(text, face) * size
        case Missing(x=x, text=text, width=width):
            return x + len(text) * width
        case Rect(x=x, width=width):
            return x + width
        case Sign(x=x, size=size):
            return x + size
        case Line(x2=x2):
            return x2
        case Hidden(x=x):
            return x


def text_of(lines: tuple[Laid, ...]) -> str:
    return "".join(mark.text for line in lines for mark in line.marks if isinstance(mark, (Words, Missing)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.text(max_size=200) | st.sampled_from(LADINGEN),
    st.floats(min_value=12, max_value=180),
    st.sampled_from(Align),
    st.booleans(),
)
def test_any_text_stays_within_its_width_and_whole(text: str, width: float, align: Align, bold: bool) -> None:
    lines = SETTER.lines(Para((Text(text, bold=bold),), align=align), width * MM)
    assert all(right_end(mark) <= width * MM + 0.05 for line in lines for mark in line.marks)
    wanted = "".join(
        piece.text
        for piece in clean.pieces(clean.tidy(text), SETTER.fonts.covered("bold" if bold else "regular"))
    )
    assert squeezed(text_of(lines)) == squeezed(wanted)


def test_a_word_of_60_letters_breaks_inside_its_cell_without_hyphen() -> None:
    word = "a" * 60
    lines = SETTER.lines(para(word), 30 * MM)
    assert len(lines) > 3
    assert text_of(lines) == word


def test_a_long_double_name_breaks_after_its_dash() -> None:
    lines = SETTER.lines(para(LANGE_NAAM), 60 * MM)
    first = next(mark for mark in lines[0].marks if isinstance(mark, Words))
    assert first.text.endswith("-")


def test_fourteen_letter_boxes_wrap_to_a_second_row() -> None:
    lines = SETTER.lines(Para(tuple(Tick(letter) for letter in "abcdefghijklmn")), 76 * MM)
    boxes = [sum(isinstance(mark, Rect) for mark in line.marks) for line in lines]
    assert len(lines) == 2
    assert sum(boxes) == 14


def test_a_tick_box_is_at_least_five_millimetres() -> None:
    (line,) = SETTER.lines(Para((Tick("a"), Tick(done=True))), 80 * MM)
    sides = [(mark.width, mark.height) for mark in line.marks if isinstance(mark, Rect)]
    assert len(sides) == 2
    assert all(min(side) >= 5 * MM - 0.01 for side in sides)
    assert TICK >= 5


def test_a_box_never_stands_apart_from_its_word() -> None:
    narrow = Para((Text("woord " * 6), Tick(), Text("verblijfspas van iedereen")))
    for width in range(20, 90, 3):
        for line in SETTER.lines(narrow, width * MM):
            boxes = [mark for mark in line.marks if isinstance(mark, Rect)]
            if boxes:
                assert any(isinstance(mark, Words) and mark.x > boxes[0].x for mark in line.marks)


def test_a_write_line_takes_what_is_left() -> None:
    (line,) = SETTER.lines(Para((Text("wie"), Blank())), 80 * MM)
    (drawn,) = [mark for mark in line.marks if isinstance(mark, Line)]
    assert drawn.x2 == pytest.approx(80 * MM - 1.0)


def test_drawn_signs_have_a_word_when_copied() -> None:
    (line,) = SETTER.lines(Para((Symbol("star"), Tick(), Tick(done=True), Badge("G", star=True))), 80 * MM)
    assert [mark.text for mark in line.marks if isinstance(mark, Hidden)] == ["*", "[ ]", "[x]", "*"]


def _rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((cell(f"rij{n}"), cell("woord " * 12)), height=9.0) for n in range(count))


def _texts(page: int, document: Document) -> list[str]:
    placed = pdf.layout(document).pages[page].placed
    return [mark.text for one in placed for mark in one.marks if isinstance(mark, Words)]


def test_the_head_of_a_table_stands_on_every_page() -> None:
    head = Row((cell("NUMMER"), cell("WAT")))
    document = Document("t", EDGE, (Table((30, 60), _rows(70), (head,)),))
    pages = pdf.layout(document).pages
    assert len(pages) > 2
    assert all(_texts(n, document).count("NUMMER") == 1 for n in range(len(pages)))


def test_a_row_is_not_split_over_pages() -> None:
    document = Document("t", EDGE, (Table((30, 60), _rows(70)),))
    for number, page in enumerate(pdf.layout(document).pages):
        found = _texts(number, document)
        names = [text for text in found if text.startswith("rij")]
        lines = [text for text in found if text.startswith("woord")]
        assert len(lines) == 3 * len(names), page.number


def test_a_row_higher_than_a_page_goes_on_with_the_head_repeated_and_no_word_lost() -> None:
    head = Row((cell("NUMMER"), cell("WAT")))
    many = " ".join(f"w{n}" for n in range(900))
    document = Document("t", EDGE, (Table((20, 40), (Row((cell("1"), cell(many))),), (head,)),))
    pages = pdf.layout(document).pages
    assert len(pages) > 1
    assert all("NUMMER" in _texts(n, document) for n in range(len(pages)))
    found = " ".join(" ".join(_texts(n, document)) for n in range(len(pages))).split()
    assert [word for word in found if word[0] == "w"] == many.split()


def test_a_heading_stays_with_what_follows() -> None:
    filler = tuple(para(f"regel {n}") for n in range(46))
    for extra in range(12):
        blocks: tuple[Block, ...] = (
            *filler,
            *(para("x") for _ in range(extra)),
            Heading("KOP"),
            Table((30, 60), _rows(2), together=True),
        )
        document = Document("t", EDGE, blocks)
        for number in range(len(pdf.layout(document).pages)):
            assert ("KOP" in _texts(number, document)) == ("rij0" in _texts(number, document))


def test_a_frame_with_300_words_stays_on_the_page() -> None:
    document = Document("t", EDGE, (*(para("x") for _ in range(30)), Frame((para("woord " * 300),))))
    inside(document)


def inside(document: Document) -> None:
    """Nothing lies outside the white edge of the page."""
    pages = pdf.layout(document)
    for x, y, mark in marks(pages):
        assert x + right_end(mark) <= pages.width - MARGIN * MM + 0.6
        low = y + (mark.y2 if isinstance(mark, Line) else mark.y)
        assert TOP * MM - 1 <= low <= pages.height - BOTTOM * MM + 1


def test_merged_cells_leave_their_edge_open() -> None:
    closed = Document("t", EDGE, (Table((30,), (Row((Cell(),), height=10.0),)),))
    opened = Document("t", EDGE, (Table((30,), (Row((Cell(merge_down=True),), height=10.0),)),))
    lines = [mark for _x, _y, mark in marks(pdf.layout(opened)) if isinstance(mark, Line)]
    plain = [mark for _x, _y, mark in marks(pdf.layout(closed)) if isinstance(mark, Line)]
    assert len(lines) - len(plain) == 3


def test_a_table_meant_for_one_page_that_is_longer_repeats_its_head_too() -> None:
    head = Row((cell("NUMMER"), cell("WAT")))
    document = Document("t", EDGE, (Table((30, 60), _rows(60), (head,), together=True),))
    pages = pdf.layout(document).pages
    assert len(pages) > 1
    assert all(_texts(n, document).count("NUMMER") == 1 for n in range(len(pages)))


def test_a_head_higher_than_half_a_page_is_not_repeated_and_the_rest_goes_on() -> None:
    head = Row((cell("KOP " * 400),))
    document = Document("t", EDGE, (Table((40,), (Row((cell("woord " * 900),)),), (head,)),))
    found = [text for n in range(len(pdf.layout(document).pages)) for text in _texts(n, document)]
    assert " ".join(found).split().count("woord") == 900
    assert " ".join(found).split().count("KOP") == 400
    inside(document)


def test_more_signatures_than_a_page_holds_go_on_overleaf() -> None:
    fields = tuple((f"partij {n}", "naam, datum, handtekening") for n in range(60))
    document = Document("t", EDGE, (Signatures(fields, per_row=2),))
    assert len(pdf.layout(document).pages) > 1
    inside(document)
