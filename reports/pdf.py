"""Pages to PDF: the only module that knows ReportLab. Fonts are embedded, equal facts give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports import clean
from reports.document import Document
from reports.flow import Flow, Page, Pages
from reports.layout import Hidden, Missing, Setter, Words
from reports.operators import Drawing
from reports.style import MM, SMALL, colours

_FACES = {"regular": "notos", "bold": "notosbo", "italic": "notosit"}
"""Face -> name in the font package (Noto Sans, OFL)."""

AUTHOR = "Duurzame Start"


class Rendered(NamedTuple):
    """A paper: its bytes, how many pages, and how many characters the font could not draw."""

    pdf: bytes
    pages: int
    missing_glyphs: int
    per: tuple[int, ...] = ()
    """Pages of each document."""


class _NotoSans:
    """Noto Sans, registered once with ReportLab; widths are kept a word."""

    def __init__(self) -> None:
        self._covered: dict[str, frozenset[str]] = {}
        self._widths: dict[str, dict[int, float]] = {}
        self._default: dict[str, float] = {}
        self._words: dict[tuple[str, str], float] = {}
        for face, name in _FACES.items():
            font = TTFont(name, io.BytesIO(pymupdf_fonts.myfont(name)))
            pdfmetrics.registerFont(font)
            self._covered[face] = frozenset(map(chr, font.face.charToGlyph))
            self._widths[face] = {code: wide / 1000 for code, wide in font.face.charWidths.items()}
            self._default[face] = font.face.defaultWidth / 1000

    def width(self, text: str, face: str) -> float:
        """Width of drawable text at size 1."""
        found = self._words.get((text, face))
        if found is None:
            widths, default = self._widths[face], self._default[face]
            found = sum(widths.get(ord(char), default) for char in text)
            if len(self._words) > 50_000:
                self._words.clear()
            self._words[text, face] = found
        return found

    def covered(self, face: str) -> frozenset[str]:
        """Characters the face can draw."""
        return self._covered[face]


@cache
def flow() -> Flow:
    """The layout with the embedded font; made once a process."""
    return Flow(Setter(_NotoSans()))


def layout(document: Document) -> Pages:
    """Lay out a document without making a PDF: for papers that must fit on one page, and for tests."""
    return flow().pages(document)


def render(document: Document) -> Rendered:
    """Make the PDF of one document."""
    return render_all((document,))


def render_all(
    documents: Iterable[Document],
    progress: Callable[[int], None] | None = None,
    *,
    title: str = "",
    blank_side: str = "",
) -> Rendered:
    """Make one PDF of several documents, each with its own page numbers; they are laid out one by one.

    With `blank_side`, a document with an odd number of pages is followed by a page with only those words, so
    that in two-sided print no sheet carries two households. `progress` is told how many are done.
    """
    target = io.BytesIO()
    canvas: Any = None
    painter: _Painter | None = None
    each: list[int] = []
    pages: Pages | None = None
    for number, document in enumerate(documents, start=1):
        if pages is not None and painter is not None and blank_side and len(pages.pages) % 2:
            painter.blank(pages, blank_side)
        pages = layout(document)
        if painter is None:
            canvas = _new_canvas(target, pages, title or document.title)
            painter = _Painter(canvas)
        for page in pages.pages:
            painter.page(pages, page)
        each.append(len(pages.pages))
        if progress is not None:
            progress(number)
    if painter is None:
        raise ValueError("no documents")
    canvas.save()
    return Rendered(target.getvalue(), sum(each), painter.missing, tuple(each))


def _new_canvas(target: io.BytesIO, pages: Pages, title: str) -> Any:  # noqa: ANN401 - ReportLab has no types
    canvas = Canvas(
        target,
        pagesize=(pages.width, pages.height),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 5),
        lang=f"{pages.document.language}-NL" if pages.document.language == "nl" else pages.document.language,
        initialFontName="notos",
    )
    canvas.setTitle(clean.plain(title))
    canvas.setAuthor(AUTHOR)
    canvas.setCreator(AUTHOR)
    canvas.setSubject("")
    canvas.setProducer(AUTHOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Painter:
    """Puts the marks of pages on a canvas: first lines and fills, then words in reading order."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        self.canvas = canvas
        self.missing = 0

    def blank(self, pages: Pages, words: str) -> None:
        """Leave a back side empty but for a few words, so that nobody thinks it went missing."""
        self.canvas.setPageSize((pages.width, pages.height))
        text = self.canvas.beginText(30 * MM, pages.height / 2)
        text.setFont(_FACES["regular"], SMALL)
        text.textOut(clean.plain(words))
        self.canvas.drawText(text)
        self.canvas.showPage()

    def page(self, pages: Pages, page: Page) -> None:
        """Draw one page."""
        self.canvas.setPageSize((pages.width, pages.height))
        drawn = Drawing()
        texts: list[tuple[float, float, Words | Hidden | Missing]] = []
        for placed in page.placed:
            x, y = placed.x, pages.height - placed.y
            for mark in placed.marks:
                if isinstance(mark, (Words, Hidden, Missing)):
                    texts.append((x, y, mark))
                    if isinstance(mark, Missing):
                        drawn.missing(x, y, mark)
                else:
                    drawn.add(x, y, mark)
        self.canvas.addLiteral(drawn.operators())
        self._write(texts)
        self.canvas.showPage()

    def _write(self, texts: list[tuple[float, float, Words | Hidden | Missing]]) -> None:
        """Write all words of a page in one text object, cut only around characters that the font lacks."""
        text = self.canvas.beginText()
        paint = colours()
        state: tuple[str, float, str, int] | None = None
        for x, y, mark in texts:
            if isinstance(mark, Missing):
                self.canvas.drawText(text)
                self._write_missing(x, y, mark)
                text = self.canvas.beginText()
                state = None
                continue
            hidden = isinstance(mark, Hidden)
            face = "regular" if isinstance(mark, Hidden) else mark.face
            colour = "ink" if isinstance(mark, Hidden) else mark.colour
            wanted = (face, mark.size, colour, 3 if hidden else 0)
            if state is None or state[:2] != wanted[:2]:
                text.setFont(_FACES[face], mark.size)
            if state is None or state[2] != colour:
                text.setFillColorRGB(*paint[colour])
            if state is None or state[3] != wanted[3]:
                text.setTextRenderMode(wanted[3])
            state = wanted
            text.setTextOrigin(round(x + mark.x, 2), round(y - mark.y, 2))
            text.textOut(mark.text)
        self.canvas.drawText(text)

    def _write_missing(self, x: float, y: float, mark: Missing) -> None:
        """Let characters that are drawn as boxes still be found and copied (ActualText over blank space)."""
        self.missing += len(mark.text)
        code = mark.text.encode("utf-16-be").hex().upper()
        self.canvas.addLiteral(f"/Span <</ActualText <FEFF{code}>>> BDC")
        self.canvas.saveState()
        text = self.canvas.beginText(round(x + mark.x, 2), round(y - mark.y, 2))
        text.setFont(_FACES["regular"], mark.size)
        text.setTextRenderMode(3)
        text.textOut("-")
        self.canvas.drawText(text)
        self.canvas.restoreState()
        self.canvas.addLiteral("EMC")
