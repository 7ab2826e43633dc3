"""A paper as a text or a sheet that somebody goes on writing in: the same words and figures, plain.

Which paper may leave in which form stands in `models.rules.papiervorm`. A text to go on writing in names
nobody; a list may (`reports.lijst`), and is recorded as any paper.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.document import (
    Blank,
    Block,
    Cell,
    Chart,
    Columns,
    Document,
    Frame,
    Heading,
    Inline,
    PageBreak,
    Para,
    Row,
    Ruled,
    Signatures,
    Table,
    Text,
    Tick,
    Together,
    words_of,
)
from reports.docx_chart import add_chart
from reports.sheet import Blad, Cel
from resources.i18n import _

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell as DocxCell
    from docx.text.paragraph import Paragraph

LINE = "_" * 60
BOX, TICKED = "\u2610", "\u2611"


def to_docx(documents: Sequence[Document]) -> bytes:
    """Make one Word file: headings, paragraphs and tables that can be edited. No field, link or macro."""
    import docx  # half a second, only for who wants a text

    made = docx.Document()
    about = made.core_properties
    about.title, about.language = documents[0].title, documents[0].language
    about.author, about.comments = "Duurzame Start", ""
    for number, document in enumerate(documents):
        if number:
            made.add_page_break()
        made.add_heading(_clean(document.edge.title), level=1)
        for words in (document.edge.middle, document.edge.mark):
            if words:
                made.add_paragraph(_clean(words))
        for block in document.blocks:
            _add(made, block)
        if document.edge.foot:
            made.add_paragraph(_clean(document.edge.foot))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def to_xlsx(documents: Sequence[Document]) -> bytes:
    """Make one Excel file with the same words and tables under one another."""
    blad = Blad()
    for number, document in enumerate(documents):
        if number:
            blad.say("")
        blad.say(document.edge.title, title=True)
        for words in (document.edge.middle, document.edge.mark):
            if words:
                blad.say(words)
        for block in document.blocks:
            _lines(blad, block)
    return blad.data()


# --- Word ---


def _add(made: Docx, block: Block) -> None:
    match block:
        case Heading(text=text):
            made.add_heading(_clean(text), level=2)
        case Para():
            _fill(made.add_paragraph(), block)
        case Table():
            _table(made, block)
        case Chart():
            _chart(made, block)
        case Signatures() | Ruled():
            for words in _to_fill(block):
                made.add_paragraph(words)
        case PageBreak():
            made.add_page_break()
        case _:
            for inner in _inside(block):
                _add(made, inner)


def _to_fill(block: Signatures | Ruled) -> list[str]:
    """Lines to sign or to write on."""
    if isinstance(block, Ruled):
        return [LINE] * block.lines
    return [_clean(f"{who} ({what}): {LINE}") for who, what in block.fields]


def _chart(made: Docx, chart: Chart) -> None:
    if chart.drawn:
        add_chart(made, *_figures(chart))
    _table(made, chart.table)


def _inside(block: Block) -> Sequence[Block]:
    match block:
        case Columns(parts=parts):
            return [inner for part in parts for inner in part]
        case Frame(blocks=blocks) | Together(blocks=blocks):
            return blocks
        case _:
            return ()


def _table(made: Docx, table: Table) -> None:
    rows = (*table.head, *table.rows)
    if not rows:
        return
    grid = made.add_table(rows=len(rows), cols=len(table.widths), style="Table Grid")
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            place = grid.cell(number, column)
            last = min(column + cell.span, len(table.widths)) - 1
            if last > column:
                place = place.merge(grid.cell(number, last))
            _cell(place, cell)
            column += cell.span


def _cell(place: DocxCell, cell: Cell) -> None:
    for number, one in enumerate(cell.paras):
        _fill(place.paragraphs[0] if not number else place.add_paragraph(), one)


def _fill(target: Paragraph, para: Para) -> None:
    for inline in para.inlines:
        run = target.add_run(_clean(_word(inline)))
        if isinstance(inline, Text):
            run.bold, run.italic = inline.bold or None, inline.italic or None


def _word(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Tick(letter=letter, done=done):
            return f"{letter}{TICKED if done else BOX} "
        case Blank():
            return "________"
        case _:
            return words_of(Para((inline,)))


def _clean(text: str) -> str:
    """Text as XML may hold it; a line end and a tab stay."""
    kept = "".join(one if one in "\n\t" or one >= " " else " " for one in text)
    return "".join(one for one in kept if not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")


# --- Excel ---


def _lines(blad: Blad, block: Block) -> None:
    match block:
        case Heading(text=text):
            blad.say("").say(text, title=True)
        case Para():
            blad.say(_words((block,)))
        case Table():
            heads = [_words(cell.paras) for row in table_head(block) for cell in row.cells]
            blad.add(heads, [[_words(cell.paras) for cell in row.cells] for row in block.rows])
        case Chart():
            blad.chart(*_figures(block))
        case Signatures(fields=fields):
            for who, what in fields:
                blad.say(f"{who} ({what}):")
        case _:
            for inner in _inside(block):
                _lines(blad, inner)


def _figures(chart: Chart) -> tuple[list[str], list[list[Cel]], list[bool], str]:
    """The table of a chart with figures as figures, which lines are dashed, and the words of the drawing."""
    heads = ["", *(_clean(line.name) for line in chart.lines)]
    rows: list[list[Cel]] = [
        [_clean(place), *(line.values[nr] for line in chart.lines)] for nr, place in enumerate(chart.places)
    ]
    words = _("Grafiek: {naam}. De cijfers staan in de tabel erbij.").format(naam=_clean(chart.name))
    return heads, rows, [line.dashed for line in chart.lines], words


def table_head(table: Table) -> tuple[Row, ...]:
    """The one row of heads that a sheet takes; more of them are a matter of paper."""
    return table.head[-1:]


def _words(paras: Sequence[Para]) -> str:
    return "\n".join("".join(_word(inline) for inline in one.inlines) for one in paras)
