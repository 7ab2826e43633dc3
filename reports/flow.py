"""Blocks onto pages: rows stay whole, heads repeat, and nothing is placed outside the page.

Each block becomes pieces of a known height; pages are filled with pieces. Like `layout`, this knows no PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reports.chart_marks import draw_chart
from reports.document import (
    Align,
    Block,
    Cell,
    Chart,
    Columns,
    Document,
    Frame,
    Heading,
    PageBreak,
    PageEdge,
    Para,
    Row,
    Ruled,
    Rules,
    Signatures,
    Space,
    Table,
    Text,
    Together,
)
from reports.layout import Laid, Line, Mark, Rect, Setter, shifted
from reports.style import A4, BOTTOM, MARGIN, MM, SMALL, TITLE, TOP

HEAD = 15.0
"""Height in mm of the page head."""
FOOT = 9.0
"""Height in mm of the page foot."""


class Placed(NamedTuple):
    """Marks with their place."""

    x: float
    y: float
    marks: tuple[Mark, ...]


class Page(NamedTuple):
    """One page: what stands on it, and its number among how many."""

    placed: tuple[Placed, ...]
    number: int
    total: int


class Pages(NamedTuple):
    """A laid out document; sizes in points."""

    document: Document
    width: float
    height: float
    pages: tuple[Page, ...]


class Piece(NamedTuple):
    """What moves to the next page as a whole."""

    height: float
    placed: tuple[Placed, ...] = ()
    head: Sequence[Piece] = ()
    """Pieces to repeat above this one at the top of a new page."""
    keep: bool = False
    """Stays with the next piece."""
    row: _Split | None = None
    """For a row higher than a page: how to cut it."""
    white: bool = False
    """Only space: vanishes at the top of a page."""
    new_page: bool = False


class _Split(NamedTuple):
    """A table row that can be cut by lines if it must."""

    row: Row
    table: Table
    cells: tuple[tuple[Laid, ...], ...]


class Flow:
    """Lays out documents with one setter, so that equal paragraphs are measured once."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self._body = 0.0
        """Height in points between head and foot of the page at hand."""

    def pages(self, document: Document) -> Pages:
        """Lay out a document."""
        wide, high = (A4[1], A4[0]) if document.landscape else A4
        width = (wide - 2 * MARGIN) * MM
        self._body = (high - TOP - BOTTOM - HEAD - FOOT) * MM
        filled = _fill(list(self._all(document.blocks, width)), self._body)
        total = len(filled)
        pages = []
        for number, content in enumerate(filled, start=1):
            moved = tuple(
                Placed(placed.x + MARGIN * MM, placed.y + (TOP + HEAD) * MM, placed.marks)
                for placed in content
            )
            edge = self._edge(document.edge, number, total, width, high * MM)
            pages.append(Page((*edge[:1], *moved, *edge[1:]), number, total))
        return Pages(document, wide * MM, high * MM, tuple(pages))

    # --- head and foot ---

    def _edge(self, edge: PageEdge, number: int, total: int, width: float, high: float) -> tuple[Placed, ...]:
        """The head (first) and the foot (last) of a page."""
        left = MARGIN * MM
        page_words = edge.page_words.format(n=number, m=total)
        right = " · ".join(word for word in (edge.right, page_words) if word)
        marks: list[Mark] = []
        marks += self._one_line(Text(edge.title, bold=True, size=TITLE), width, 0.0)
        marks += self._one_line(Text(right, bold=True), width, 2.0, Align.RIGHT)
        marks += self._one_line(Text(edge.middle, colour="muted"), width - 44 * MM, 20.5)
        if edge.mark:
            mark = Text(edge.mark, bold=True, size=SMALL)
            wide = self.setter.fonts.width(edge.mark, "bold") * SMALL + 8.0
            marks.append(Rect(width - wide, 20.0, wide, 12.6, "ink", "", 0.8, 1.5))
            marks += self._one_line(mark, width - 4.0, 21.0, Align.RIGHT)
        marks.append(Line(0.0, (HEAD - 2.6) * MM, width, (HEAD - 2.6) * MM, "accent", 1.2))
        below: list[Mark] = [Line(0.0, 0.0, width, 0.0, "grid", 0.5)]
        y = 2.0
        for line in self.setter.within(Text(edge.foot, size=SMALL, colour="muted"), width, 2):
            below += shifted(line, 0.0, y)
            y += line.height
        return (
            Placed(left, TOP * MM, tuple(marks)),
            Placed(left, high - (BOTTOM + FOOT - 1.0) * MM, tuple(below)),
        )

    def _one_line(self, text: Text, width: float, y: float, align: Align = Align.LEFT) -> Iterator[Mark]:
        """A text on one line."""
        if text.text:
            yield from shifted(self.setter.within(text, width, 1, align)[0], 0.0, y)

    # --- blocks to pieces ---

    def _all(self, blocks: Iterable[Block], width: float) -> Iterator[Piece]:
        for block in blocks:
            yield from self._pieces(block, width)

    def _pieces(self, block: Block, width: float) -> Iterator[Piece]:
        match block:
            case Para():
                yield from self._para(block, width)
            case Heading():
                yield from self._heading(block, width)
            case Table():
                yield from self._table(block)
            case Columns() | Frame():
                yield from _space(block.before)
                yield from self._columns(block) if isinstance(block, Columns) else self._frame(block, width)
            case Signatures():
                yield from _space(block.before)
                yield from _kept(self._signatures(block, width))
            case Ruled(lines=lines, height=height):
                yield from (_ruled(width, height * MM),) * lines
            case Together(blocks=blocks):
                yield from self._together(list(self._all(blocks, width)))
            case Chart():
                yield from self._chart(block, width)
            case Space() | PageBreak():
                yield from _space(block.height) if isinstance(block, Space) else (Piece(0.0, new_page=True),)

    def _para(self, block: Para, width: float) -> Iterator[Piece]:
        yield from _space(block.before)
        for line in self.setter.lines(block, width):
            yield Piece(line.height, (Placed(0.0, 0.0, line.marks),))
        yield from _space(block.after)

    def _heading(self, block: Heading, width: float) -> Iterator[Piece]:
        yield from _space(block.before)
        lines = self.setter.lines(Para((Text(block.text, bold=True, size=block.size),)), width)
        for line in lines:
            yield Piece(line.height, (Placed(0.0, 0.0, line.marks),), keep=True)
        if block.after:
            yield Piece(block.after * MM, keep=True, white=True)

    def _table(self, table: Table) -> Iterator[Piece]:
        yield from _space(table.before)
        head = tuple(self._row(row, table)._replace(keep=True) for row in table.head)
        rows = [self._row(row, table)._replace(head=head, keep=row.keep) for row in table.rows]
        pieces = [*head, *rows]
        yield from _kept(pieces) if table.together else pieces
        yield from _space(table.after)

    def _together(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Chain pieces that fit on one page.

        Of more than that each stays with what it asks for itself, and what comes after a table with its last
        row: a source alone on a page is the source of nothing.
        """
        fits = sum(one.height for one in pieces) <= self._body
        rows = [0] if fits else [nr for nr, one in enumerate(pieces) if one.row is not None]
        last = rows[-1] if rows else len(pieces)
        yield from (*pieces[:last], *_kept(pieces[last:]))

    def _chart(self, block: Chart, width: float) -> Iterator[Piece]:
        """The drawing, with at least the first row of its table under it."""
        if block.drawn:
            laid = draw_chart(block, self.setter, width)
            yield Piece(laid.height, (Placed(0.0, 0.0, laid.marks),), keep=True)
        yield from self._table(block.table)

    def _row(self, row: Row, table: Table) -> Piece:
        """Set one row of a table."""
        cells: list[tuple[Laid, ...]] = []
        column = 0
        for cell in row.cells:
            wide = sum(table.widths[column : column + cell.span]) * MM
            column += cell.span
            cells.append(tuple(self._cell_lines(cell, wide)))
        return self.row_piece(_Split(row, table, tuple(cells)))

    def _cell_lines(self, cell: Cell, wide: float) -> Iterator[Laid]:
        room = wide - 2 * cell.pad * MM
        for paragraph in cell.paras:
            if paragraph.before:
                yield Laid(paragraph.before * MM, ())
            yield from self.setter.lines(paragraph, room)
            if paragraph.after:
                yield Laid(paragraph.after * MM, ())

    @staticmethod
    def row_piece(split: _Split) -> Piece:
        """Draw a row whose cells are set already."""
        row, table, cells = split
        tall = max((sum(line.height for line in lines) + 1.6 * MM for lines in cells), default=0.0)
        high = max(tall, row.height * MM)
        marks: list[Mark] = []
        placed: list[Placed] = []
        x, column = 0.0, 0
        for cell, lines in zip(row.cells, cells, strict=True):
            wide = sum(table.widths[column : column + cell.span]) * MM
            column += cell.span
            fill = cell.fill or row.fill
            if fill:
                marks.append(Rect(x, 0.0, wide, high, "", fill))
            if table.rules is Rules.GRID:
                marks += _edges(cell, x, wide, high)
            inner = sum(line.height for line in lines)
            y = (high - inner) / 2 if cell.middle else 0.8 * MM
            for line in lines:
                if line.marks:
                    placed.append(Placed(x + cell.pad * MM, y, line.marks))
                y += line.height
            x += wide
        if table.rules is Rules.ROWS:
            marks.append(Line(0.0, high, x, high, "grid", 0.5))
        return Piece(high, (Placed(0.0, 0.0, tuple(marks)), *placed), row=split)

    def _columns(self, block: Columns) -> Iterator[Piece]:
        """Parts side by side; under one another where they are higher than a page."""
        parts = [
            list(self._all(part, wide * MM)) for part, wide in zip(block.parts, block.widths, strict=True)
        ]
        stacks = [self._stack(pieces) for pieces in parts]
        tallest = max(stack.height for stack in stacks)
        if tallest > self._body:
            for pieces in parts:
                yield from pieces
            return
        placed: list[Placed] = []
        x = 0.0
        for stack, wide in zip(stacks, block.widths, strict=True):
            placed += (one._replace(x=one.x + x) for one in stack.placed)
            x += (wide + block.gap) * MM
        yield Piece(tallest, tuple(placed))

    @staticmethod
    def _stack(pieces: Sequence[Piece]) -> Piece:
        """Make one piece of several, one under another."""
        placed: list[Placed] = []
        y = 0.0
        for piece in pieces:
            placed += (one._replace(y=one.y + y) for one in piece.placed)
            y += piece.height
        return Piece(y, tuple(placed))

    def _signatures(self, block: Signatures, width: float) -> list[Piece]:
        gap = 4.0 * MM
        wide = (width - gap * (block.per_row - 1)) / block.per_row
        rows: list[Piece] = []
        for start in range(0, len(block.fields), block.per_row):
            placed: list[Placed] = []
            tallest = 0.0
            for number, (who, what) in enumerate(block.fields[start : start + block.per_row]):
                x = number * (wide + gap)
                paras = [Para((Text(who, bold=True),))]
                paras += [Para((Text(what, size=SMALL, colour="muted"),))] if what else []
                y = 0.0
                for paragraph in paras:
                    for line in self.setter.lines(paragraph, wide):
                        placed.append(Placed(x, y, line.marks))
                        y += line.height
                tallest = max(tallest, y)
            bottom = tallest + block.height * MM
            for number in range(len(block.fields[start : start + block.per_row])):
                x = number * (wide + gap)
                under = Line(x, bottom - 1.0, x + wide, bottom - 1.0, "ink", 0.7)
                placed.append(Placed(0.0, 0.0, (under,)))
            rows.append(Piece(bottom + 2.5 * MM, tuple(placed)))
        return rows

    def _frame(self, block: Frame, width: float) -> Iterator[Piece]:
        """Blocks in a border; without it where they are higher than a page."""
        pad = block.pad * MM
        pieces = list(self._all(block.blocks, width - 2 * pad))
        stack = self._stack(pieces)
        high = stack.height + 2 * pad
        if high > self._body:
            yield from pieces
            return
        border = Rect(0.0, 0.0, width, high, "muted", block.fill, 0.7, 3.0)
        inner = tuple(one._replace(x=one.x + pad, y=one.y + pad) for one in stack.placed)
        yield Piece(high, (Placed(0.0, 0.0, (border,)), *inner))


class _Filler:
    """Fills pages with pieces, from the top."""

    def __init__(self, body: float) -> None:
        self.body = body
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page at hand."""
        return not self.pages[-1]

    def turn(self, head: Sequence[Piece] = ()) -> None:
        """Start a new page and repeat the head rows of the table that goes on there."""
        self.pages.append([])
        self.y = 0.0
        for piece in self.repeated(head):
            self.put(piece)

    def repeated(self, head: Sequence[Piece]) -> Sequence[Piece]:
        """The head rows to repeat: none when they are so high that little room would be left to go on."""
        return head if sum(piece.height for piece in head) <= self.body / 2 else ()

    def put(self, piece: Piece) -> None:
        """Place a piece."""
        if piece.white and self.empty:
            return
        self.pages[-1] += (one._replace(y=one.y + self.y) for one in piece.placed)
        self.y += piece.height

    def fits(self, height: float) -> bool:
        """Whether this much still fits on the page."""
        return self.y + height <= self.body + 0.01

    def place(self, piece: Piece, room: float) -> None:
        """Place a piece where it fits; `room` = most that a page has under the repeated head."""
        if self.fits(piece.height):
            self.put(piece)
        elif piece.height > room and piece.row is not None:
            if not self.fits(self.body * 0.2):
                self.turn(piece.head)
            self.put_tall(piece)
        elif not piece.white:
            self.turn(piece.head)
            self.put(piece)

    def put_tall(self, piece: Piece) -> None:
        """Place a row that is higher than a page: as many lines as fit, the rest on the next pages."""
        rest = piece
        while rest.row is not None and not self.fits(rest.height):
            first, rest = _cut(rest, self.body - self.y)
            if first is not None:
                self.put(first)
            self.turn(piece.head)
        self.put(rest)


def _fill(pieces: Sequence[Piece], body: float) -> list[list[Placed]]:
    """Fill as many pages as the pieces need; chains of `keep` stay together when they fit on a page."""
    filler = _Filler(body)
    start = 0
    while start < len(pieces):
        piece = pieces[start]
        if piece.new_page:
            if not filler.empty:
                filler.turn()
            start += 1
            continue
        end = start
        while pieces[end].keep and end + 1 < len(pieces):
            end += 1
        chain = pieces[start : end + 1]
        height = sum(one.height for one in chain)
        head = piece.head
        room = body - sum(one.height for one in filler.repeated(head))
        if not filler.fits(height) and not filler.empty and height <= room:
            filler.turn(head)
        for one in chain:
            filler.place(one, room)
        start = end + 1
    return filler.pages


def _cut(piece: Piece, room: float) -> tuple[Piece | None, Piece]:
    """Cut a row: what fits in `room`, and the rest."""
    split = piece.row
    assert split is not None  # noqa: S101 - only rows come here
    first: list[tuple[Laid, ...]] = []
    rest: list[tuple[Laid, ...]] = []
    for lines in split.cells:
        used, count = 1.6 * MM, 0
        while count < len(lines) and used + lines[count].height <= room:
            used += lines[count].height
            count += 1
        first.append(lines[:count])
        rest.append(lines[count:])
    row = replace(split.row, height=0.0, cells=tuple(replace(cell, middle=False) for cell in split.row.cells))
    below = Flow.row_piece(split._replace(row=row, cells=tuple(rest)))
    if not any(first):
        return None, below
    return Flow.row_piece(split._replace(row=row, cells=tuple(first))), below


def _edges(cell: Cell, x: float, wide: float, high: float) -> Iterator[Mark]:
    """The lines around a cell; merged cells leave an edge open."""
    if not cell.merge_up and not cell.merge_down:
        yield Rect(x, 0.0, wide, high, "grid", "", 0.5)
        return
    yield Line(x, 0.0, x, high)
    yield Line(x + wide, 0.0, x + wide, high)
    if not cell.merge_up:
        yield Line(x, 0.0, x + wide, 0.0)
    if not cell.merge_down:
        yield Line(x, high, x + wide, high)


def _ruled(width: float, high: float) -> Piece:
    """One line to write on."""
    line = Line(0.0, high - 1.0, width, high - 1.0, "muted", 0.5)
    return Piece(high, (Placed(0.0, 0.0, (line,)),))


def _space(height: float) -> Iterator[Piece]:
    if height:
        yield Piece(height * MM, white=True)


def _kept(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Chain pieces so that they stay together."""
    for number, piece in enumerate(pieces):
        yield piece._replace(keep=True) if number < len(pieces) - 1 else piece
