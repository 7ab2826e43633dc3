"""Papers as data: a `Document` of blocks that says what stands on the sheet, before anything is drawn.

Blocks hold inlines (words, tick boxes, write lines, symbols). Everything is frozen, so a layout can be kept
for the next sheet with the same words. Widths and heights are millimetres, letter sizes points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reports.style import BASE, HEADING, LINE_HEIGHT, TICK

# --- inlines ---


@dataclass(frozen=True, slots=True)
class Text:
    """Words; a line end in them starts a new line.

    `colour` is a token name; `solid` words stay together on a line if they fit.
    """

    text: str
    bold: bool = False
    italic: bool = False
    size: float = BASE
    colour: str = "ink"
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box of `size` mm with a letter before it; `done` draws the tick."""

    letter: str = ""
    done: bool = False
    size: float = TICK


@dataclass(frozen=True, slots=True)
class Blank:
    """A line of `width` mm to write on; 0 = to the end of the row.

    That goes to a new row where less than `least` mm is left; with `least` 0 nothing is drawn without room.
    """

    width: float = 0.0
    least: float = 12.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawn sign by name (see `shapes`), `size` mm high."""

    name: str
    size: float = 3.2
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Badge:
    """A letter in a square: filled (dark with white letter) or open; `star` behind it."""

    letter: str
    filled: bool = False
    star: bool = False
    size: float = 4.4


@dataclass(frozen=True, slots=True)
class Box:
    """An empty frame to write in, of `width` by `height` mm."""

    width: float
    height: float = 6.0


@dataclass(frozen=True, slots=True)
class Gap:
    """White space of `width` mm within a line."""

    width: float


Inline = Text | Tick | Blank | Symbol | Badge | Box | Gap


class Align(StrEnum):
    """Where the words of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


# --- blocks ---


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of inlines; `before` and `after` are mm of white, `line_height` the least mm of a line."""

    inlines: tuple[Inline, ...]
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    line_height: float = 0.0
    hang: float = 0.0
    """Indent in mm of all lines but the first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; stays with what follows."""

    text: str
    size: float = HEADING
    before: float = 3.0
    after: float = 1.2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs under one another, `span` columns wide; `merge_…` leaves that edge open."""

    paras: tuple[Para, ...] = ()
    span: int = 1
    fill: str = ""
    middle: bool = True
    merge_up: bool = False
    merge_down: bool = False
    pad: float = 1.2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, at least `height` mm high, split only if higher than a page; `keep` = with the next."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    fill: str = ""
    keep: bool = False


class Rules(StrEnum):
    """Which lines a table has."""

    GRID = "grid"
    ROWS = "rows"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns of fixed `widths`; `head` rows repeat on each page."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    rules: Rules = Rules.GRID
    before: float = 0.0
    after: float = 0.0
    together: bool = False
    """Whole table on one page when it fits on one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts side by side, each a stack of blocks; kept on one page."""

    parts: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    gap: float = 6.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """Fields to sign, `per_row` next to each other: who, and a second line of what the signature says."""

    fields: tuple[tuple[str, str], ...]
    per_row: int = 3
    height: float = 20.0
    before: float = 2.0
    """Signing space in mm under the words."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on."""

    lines: int
    height: float = LINE_HEIGHT


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks within a border; kept on one page when they fit."""

    blocks: tuple[Block, ...]
    fill: str = ""
    pad: float = 2.0
    before: float = 2.0


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks kept on one page when they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """White of `height` mm; vanishes at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: its name, a figure at each place (None = none there), and whether it is dashed."""

    name: str
    values: tuple[float | None, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over places, and under them the `table` that says the same: a drawing never stands alone."""

    name: str
    places: tuple[str, ...]
    lines: tuple[Series, ...]
    table: Table
    unit: str = ""
    """What the figures count, as written above the scale."""
    height: float = 55.0
    """Millimetres of the drawing with one row of names of lines above it."""

    @property
    def drawn(self) -> bool:
        """Whether there is any figure to draw."""
        return any(value is not None for line in self.lines for value in line.values)


Block = Para | Heading | Table | Columns | Signatures | Ruled | Frame | Together | Chart | Space | PageBreak


@dataclass(frozen=True, slots=True)
class PageEdge:
    """What heads and foots every page; `mark` is what must be seen (`VOORBEELD …`)."""

    title: str
    middle: str = ""
    right: str = ""
    mark: str = ""
    foot: str = ""
    page_words: str = "{n}/{m}"
    """How the page number is said, with `{n}` and `{m}`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: its blocks and edges, and what the PDF says about itself. `title` never holds a name."""

    title: str
    edge: PageEdge
    blocks: tuple[Block, ...] = field(default=())
    language: str = "nl"
    landscape: bool = False

    def words(self) -> str:
        """All words in reading order, for tests that read meaning rather than dots."""
        return "\n".join(words_of(block) for block in self.blocks)


def para(text: str, *, bold: bool = False, size: float = BASE, colour: str = "ink") -> Para:
    """Make a paragraph of one text."""
    return Para((Text(text, bold=bold, size=size, colour=colour),))


def cell(
    text: str, *, bold: bool = False, size: float = BASE, align: Align = Align.LEFT, span: int = 1
) -> Cell:
    """Make a cell of one text."""
    return Cell((Para((Text(text, bold=bold, size=size),), align=align),), span=span)


def inlines_of(block: Block) -> Iterator[Inline]:
    """Walk all inlines of a block in reading order."""
    if isinstance(block, Para):
        yield from block.inlines
    else:
        for inner in _inner(block):
            yield from inlines_of(inner)


def _inner(block: Block) -> Iterator[Block]:
    """The blocks within a block."""
    match block:
        case Heading(text=text):
            yield para(text)
        case Table(head=head, rows=rows):
            for row in (*head, *rows):
                for one in row.cells:
                    yield from one.paras
        case Columns(parts=parts):
            for part in parts:
                yield from part
        case Frame(blocks=blocks) | Together(blocks=blocks):
            yield from blocks
        case Chart(table=table):
            yield from _inner(table)
        case Signatures(fields=fields):
            yield from (para(words) for field_words in fields for words in field_words)
        case _:
            return


def words_of(block: Block) -> str:
    """The words of one block: boxes as `[ ]` or `[x]`, blanks as `____`, symbols by name."""
    return " ".join(_word(inline) for inline in inlines_of(block))


def _word(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Tick(letter=letter, done=done):
            return f"{letter}[{'x' if done else ' '}]"
        case Badge(letter=letter, filled=filled, star=star):
            return f"[{letter}{'*' if star else ''}{'!' if filled else ''}]"
        case Symbol(name=name):
            return f"<{name}>"
        case Blank():
            return "____"
        case _:
            return ""
