"""Words into lines: measures inlines and breaks them so that nothing runs out of its width.

Knows no PDF: what it needs of a font comes through `Fonts`, and what it makes are marks with a place, in
points, y downwards from the top of their line, row or page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, Protocol

from reports import clean
from reports.document import Align, Badge, Blank, Box, Gap, Inline, Para, Symbol, Text, Tick
from reports.shapes import SHAPES
from reports.style import BASE, LEADING, MM


class Fonts(Protocol):
    """What layout asks of a font; `face` is regular, bold or italic."""

    def width(self, text: str, face: str) -> float:
        """Width of drawable text at size 1."""
        ...

    def covered(self, face: str) -> frozenset[str]:
        """Characters the face can draw."""
        ...


# --- marks: what a page consists of ---


class Words(NamedTuple):
    """Text with its baseline at y."""

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: str


class Hidden(NamedTuple):
    """The word of a drawn sign: not seen, but found and copied."""

    x: float
    y: float
    text: str
    size: float


class Missing(NamedTuple):
    """A run of characters the font lacks: a box each is drawn, the characters themselves can be copied."""

    x: float
    y: float
    text: str
    size: float
    width: float


class Rect(NamedTuple):
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    stroke: str = ""
    fill: str = ""
    line: float = 0.6
    radius: float = 0.0


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "grid"
    line: float = 0.5
    dash: float = 0.0
    """Length of a dash; 0 = a whole line."""


class Sign(NamedTuple):
    """A drawn shape by name, `size` points high and wide."""

    x: float
    y: float
    name: str
    size: float
    colour: str


Mark = Words | Hidden | Missing | Rect | Line | Sign

MISSING_WIDTH = 0.62
"""Width of the box for a missing character, as a fraction of the size."""
_FILL = -1.0
"""Width of a blank that takes what is left."""


class _Item(NamedTuple):
    """Something on a line before its place is final; text items have `text`, the others a `kind`."""

    width: float
    height: float
    kind: Inline | None
    text: str = ""
    face: str = ""
    size: float = 0.0
    colour: str = ""
    missing: bool = False


class Laid(NamedTuple):
    """A laid line: its height and marks."""

    height: float
    marks: tuple[Mark, ...]


class _Word(NamedTuple):
    """An unbreakable piece: items, the white before it, or the start of a new line."""

    items: tuple[_Item, ...]
    width: float
    space: _Item | None = None
    new_line: bool = False


class Setter:
    """Sets paragraphs in lines with one set of fonts; equal paragraphs are set once."""

    def __init__(self, fonts: Fonts, keep: int = 6000) -> None:
        self.fonts = fonts
        self.lines = lru_cache(maxsize=keep)(self._lines)
        self._split = lru_cache(maxsize=keep)(self._split_uncached)

    def _lines(self, para: Para, width: float) -> tuple[Laid, ...]:
        """Set a paragraph in `width` points."""
        hang = para.hang * MM
        found: list[list[_Item]] = [[]]
        used = 0.0
        for word in self._words(para):
            if word.new_line:
                found.append([])
                used = 0.0
                continue
            room = width - (hang if len(found) > 1 else 0.0) + 0.01
            white = word.space.width if word.space and found[-1] else 0.0
            if found[-1] and used + white + word.width > room:
                found.append([])
                used = 0.0
                room = width - hang + 0.01
            elif white and word.space:
                found[-1].append(word.space)
                used += white
            if used + word.width <= room:
                found[-1].extend(word.items)
                used += word.width
                continue
            for number, chunk in enumerate(self._chop(word, room)):
                if number:
                    found.append([])
                found[-1].extend(chunk)
                used = sum(item.width for item in chunk)
        return tuple(
            self._place(items, para, width, hang if number else 0.0) for number, items in enumerate(found)
        )

    def within(self, text: Text, width: float, most: int, align: Align = Align.LEFT) -> tuple[Laid, ...]:
        """Set a text on at most so many lines; a longer one ends in `…`: nobody takes it for whole."""
        lines = self.lines(Para((text,), align=align), width)
        kept = clean.plain(text.text)
        while len(lines) > most:
            kept = kept[: int(len(kept) * 0.95)]
            lines = self.lines(Para((replace(text, text=kept + "…"),), align=align), width)
        return lines

    def _words(self, para: Para) -> list[_Word]:
        """Cut the inlines into unbreakable pieces."""
        found: list[_Word] = []
        pending: _Item | None = None
        glue = False
        for inline in para.inlines:
            if isinstance(inline, Text):
                words, trailing = self._split(inline)
                for position, word in enumerate(words):
                    first = position == 0 and not word.new_line
                    if first and glue:
                        found[-1] = _glued(found[-1], word)
                    else:
                        lone = first and word.space is None
                        found.append(word._replace(space=pending) if lone and pending else word)
                pending = trailing or (None if words else pending)
                glue = bool(words) and trailing is None and not words[-1].new_line
            else:
                glue = isinstance(inline, (Tick, Symbol, Badge))
                item = self._solid(inline)
                wide = inline.least * MM if isinstance(inline, Blank) and not inline.width else item.width
                found.append(_Word((item,), wide, pending))
                pending = None
        return found

    def _split_uncached(self, text: Text) -> tuple[tuple[_Word, ...], _Item | None]:
        """Cut one text into words; also gives the white at its end."""
        face = "bold" if text.bold else "italic" if text.italic else "regular"
        size = text.size
        space = self.fonts.width(" ", face) * size
        found: list[_Word] = []
        count = 0
        for number, part in enumerate(clean.tidy(text.text).split("\n")):
            if number:
                found.append(_Word((), 0.0, new_line=True))
            count = 0
            for position, raw in enumerate([part] if text.solid else part.split(" ")):
                count += 1 if position else 0
                if not raw:
                    continue
                items = tuple(self._items(raw, face, size, text.colour))
                white = self._white(count, space, face, size, text.colour)
                found.append(_Word(items, sum(item.width for item in items), white))
                count = 0
        return tuple(found), self._white(count, space, face, size, text.colour)

    @staticmethod
    def _white(count: int, space: float, face: str, size: float, colour: str) -> _Item | None:
        return _Item(count * space, 0.0, None, " " * count, face, size, colour) if count else None

    def _items(self, word: str, face: str, size: float, colour: str) -> list[_Item]:
        covered = self.fonts.covered(face)
        found = []
        for piece in clean.pieces(word, covered):
            wide = self.fonts.width(piece.text, face) if piece.drawable else len(piece.text) * MISSING_WIDTH
            missing = not piece.drawable
            found.append(_Item(wide * size, size * LEADING, None, piece.text, face, size, colour, missing))
        return found

    def _chop(self, word: _Word, room: float) -> list[list[_Item]]:
        """Cut a word that is wider than the whole width, character by character, without hyphens."""
        chunks: list[list[_Item]] = [[]]
        used = 0.0
        for item in word.items:
            if not item.text:
                chunks.append([item])
                used = item.width
                continue
            current = ""
            for char in item.text:
                wide = (
                    MISSING_WIDTH * item.size
                    if item.missing
                    else self.fonts.width(char, item.face) * item.size
                )
                if used + wide > room and (current or chunks[-1]):
                    head, current = _after_hyphen(current)
                    if head:
                        chunks[-1].append(self._sized(item, head))
                    chunks.append([])
                    used = self._sized(item, current).width if current else 0.0
                current += char
                used += wide
            if current:
                chunks[-1].append(self._sized(item, current))
        return [chunk for chunk in chunks if chunk]

    def _sized(self, item: _Item, text: str) -> _Item:
        wide = len(text) * MISSING_WIDTH if item.missing else self.fonts.width(text, item.face)
        return item._replace(text=text, width=wide * item.size)

    def _solid(self, inline: Inline) -> _Item:
        """Measure an inline that is not text; heights include the white around it."""
        wide, high = 0.0, 0.0
        match inline:
            case Tick(letter=letter, size=size):
                lead = self.fonts.width(letter, "bold") * BASE + 0.8 * MM if letter else 0.0
                wide, high = lead + (size + 1.2) * MM, (size + 1.4) * MM
            case Blank(width=width):
                wide = width * MM if width else _FILL
            case Symbol(size=size):
                wide, high = (size + 0.6) * MM, size * MM
            case Badge(size=size, star=star):
                wide, high = (size + (2.6 if star else 0.4)) * MM, size * MM
            case Box(width=width, height=height):
                wide, high = (width + 1.0) * MM, (height + 1.0) * MM
            case Gap(width=width):
                wide = width * MM
            case Text():
                raise TypeError
        return _Item(wide, high, inline)

    def _place(self, items: list[_Item], para: Para, width: float, indent: float) -> Laid:
        """Give each item of a line its place."""
        size = max((item.size for item in items if item.text), default=9.0)
        height = max([item.height for item in items] + [para.line_height * MM])
        if not items:
            first = next((one for one in para.inlines if isinstance(one, Text)), None)
            height = max(height, (first.size if first else 9.0) * LEADING)
        used = sum(item.width for item in items if item.width > 0)
        fills = sum(1 for item in items if item.width == _FILL)
        left = max(0.0, width - indent - used)
        x = indent
        if not fills and para.align is not Align.LEFT:
            x += left / 2 if para.align is Align.CENTER else left
        base = height / 2 + 0.36 * size
        marks: list[Mark] = []
        end = -1.0
        for item in items:
            wide = left / fills if item.width == _FILL else item.width
            if item.text:
                _add_text(marks, item, x, base, joined=end == x)
                end = x + wide
            elif item.kind is not None:
                marks.extend(self._draw(item.kind, x, height / 2, base, wide))
            x += wide
        return Laid(height, tuple(marks))

    def _draw(self, inline: Inline, x: float, middle: float, base: float, wide: float) -> list[Mark]:
        marks: list[Mark] = []
        match inline:
            case Tick(letter=letter, done=done, size=size):
                marks = self._draw_tick(letter, size * MM, x, middle, done=done)
            case Blank(width=width) if width or wide >= 10 * MM:
                marks = [Line(x + 1.0, base + 2.0, x + wide - 1.0, base + 2.0, "muted", 0.5)]
            case Symbol(name=name, size=size, colour=colour):
                marks = [Sign(x, middle - size * MM / 2, name, size * MM, colour)]
                if SHAPES[name].word:
                    marks.append(Hidden(x, base, SHAPES[name].word, 4.0))
            case Badge():
                marks = self._draw_badge(inline, x, middle)
            case Box(width=width, height=height):
                side = height * MM
                marks = [Rect(x, middle - side / 2, width * MM, side, "muted", "white", 0.6, 1.5)]
        return marks

    def _draw_tick(self, letter: str, side: float, x: float, middle: float, *, done: bool) -> list[Mark]:
        marks: list[Mark] = []
        if letter:
            marks.append(Words(x, middle + 3.6, letter, "bold", BASE, "ink"))
            x += self.fonts.width(letter, "bold") * BASE + 0.8 * MM
        top = middle - side / 2
        marks.append(Rect(x, top, side, side, "ink", "white", 0.9, 1.0))
        if done:
            marks.append(Sign(x + side * 0.15, top + side * 0.15, "tick", side * 0.7, "ink"))
        marks.append(Hidden(x + 1.0, middle + 3.0, "[x]" if done else "[ ]", 4.0))
        return marks

    def _draw_badge(self, badge: Badge, x: float, middle: float) -> list[Mark]:
        side = badge.size * MM
        top = middle - side / 2
        wide = self.fonts.width(badge.letter, "bold") * BASE
        paint = "rail" if badge.filled else "white"
        colour = "white" if badge.filled else "ink"
        marks: list[Mark] = [
            Words(x + (side - wide) / 2, middle + 3.6, badge.letter, "bold", BASE, colour),
            Rect(x, top, side, side, "rail", paint, 0.9, 1.0),
        ]
        if badge.star:
            marks.append(Sign(x + side + 0.4 * MM, middle - 1.2 * MM, "star", 2.2 * MM, "ink"))
            marks.append(Hidden(x + side + 0.4 * MM, middle + 3.0, "*", 4.0))
        return marks


def _after_hyphen(text: str) -> tuple[str, str]:
    """Cut after the last sign where a reader accepts a break, if in the second half; else at the end."""
    cut = max(text.rfind(sign) for sign in "-/_@.") + 1
    return (text[:cut], text[cut:]) if cut > len(text) // 2 else (text, "")


def _glued(before: _Word, word: _Word) -> _Word:
    """Join a word to the box or sign it belongs to, so that no line ends between them."""
    white = (word.space,) if word.space else ()
    wide = before.width + sum(item.width for item in white) + word.width
    return before._replace(items=(*before.items, *white, *word.items), width=wide)


def _add_text(marks: list[Mark], item: _Item, x: float, base: float, *, joined: bool) -> None:
    """Add text to a line, as one run with the text that it touches when that looks the same."""
    if item.missing:
        marks.append(Missing(x, base, item.text, item.size, MISSING_WIDTH * item.size))
        return
    last = marks[-1] if marks and joined else None
    if isinstance(last, Words) and (last.face, last.size, last.colour) == (item.face, item.size, item.colour):
        marks[-1] = last._replace(text=last.text + item.text)
    else:
        marks.append(Words(x, base, item.text, item.face, item.size, item.colour))


def shifted(line: Laid, x: float, y: float) -> Iterator[Mark]:
    """The marks of a line, moved (lines, rectangles, signs and words all start with a place)."""
    for mark in line.marks:
        if isinstance(mark, Line):
            yield mark._replace(x1=mark.x1 + x, x2=mark.x2 + x, y1=mark.y1 + y, y2=mark.y2 + y)
        else:
            yield mark._replace(x=mark.x + x, y=mark.y + y)
