"""Where everything stands on a line: one plan, used to paint, to measure and to find what was clicked."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from views.widgets.lijn import Lijn, Soort

PAD = 12
GAP = 8
BOX = 18
CARD_GAP = 10
MENU = 32
VAK_GAP = 10
LETTERS_BESIDE = 4
"""Up to so many boxes stand beside the text; more get a row of their own."""
LINE_END = "\u2028"
"""What ends a row in a text that Qt lays out."""
ONDERAAN = 30
"""Height of the chip and the buttons below the words."""


class Letters:
    """The fonts of a list with their metrics; made once for each font of the system."""

    def __init__(self, base: QFont) -> None:
        size = base.pointSizeF() if base.pointSizeF() > 0 else 10.0
        self.gewoon = QFont(base)
        self.gewoon.setPointSizeF(size)
        self.klein = QFont(base)
        self.klein.setPointSizeF(max(8.5, size * 0.87))
        self.vet = QFont(self.gewoon)
        self.vet.setWeight(QFont.Weight.DemiBold)
        self.klein_vet = QFont(self.klein)
        self.klein_vet.setWeight(QFont.Weight.DemiBold)
        self.kop = QFont(self.vet)
        self.kop.setPointSizeF(size * 1.1)
        self.m_gewoon = QFontMetrics(self.gewoon)
        self.m_klein = QFontMetrics(self.klein)
        self.m_klein_vet = QFontMetrics(self.klein_vet)
        self.m_vet = QFontMetrics(self.vet)
        self.m_kop = QFontMetrics(self.kop)


@dataclass(frozen=True, slots=True)
class Maat:
    """How wide the list is, and what stands left of the text on each line."""

    breed: int
    nummer: int = 0
    """Width of the column of numbers."""
    vinkjes: bool = False
    """Some line has a box: all keep room for it."""


@dataclass(slots=True)
class Plan:
    """The places on one line, in coordinates of the list."""

    kaart: QRect
    vink: QRect = field(default_factory=QRect)
    nummer: QRect = field(default_factory=QRect)
    titel: QRect = field(default_factory=QRect)
    onder: QRect = field(default_factory=QRect)
    link: QRect = field(default_factory=QRect)
    chip: QRect = field(default_factory=QRect)
    menu: QRect = field(default_factory=QRect)
    vakken: list[QRect] = field(default_factory=list)
    knoppen: list[QRect] = field(default_factory=list)

    def zone(self, pos: QPoint) -> str:
        """Name what lies under a point: `vink`, `link`, `menu`, `vak:2`, `knop:0` or `lijn`."""
        for naam, rect in (("vink", self.vink), ("link", self.link), ("menu", self.menu)):
            if rect.adjusted(-5, -5, 5, 5).contains(pos):
                return naam
        for nr, rect in enumerate(self.vakken):
            if rect.adjusted(-2, -4, 3, 4).contains(pos):
                return f"vak:{nr}"
        for nr, rect in enumerate(self.knoppen):
            if rect.contains(pos):
                return f"knop:{nr}"
        return "lijn"


def text_height(lijn: Lijn, letters: Letters, maat: Maat) -> int:
    """Height of the lines of text alone."""
    if lijn.smal:
        return sum(_whole(lijn, letters, maat))
    height = _title(lijn, letters, _beside(lijn, letters, maat))
    if lijn.onder or lijn.link:
        height += (_long(lijn, letters, maat) if lijn.lang else letters.m_klein.height()) + 1
    return height


def _whole(lijn: Lijn, letters: Letters, maat: Maat) -> tuple[int, int, int]:
    """Heights of a narrow line: the words, the second line, and what stands below them."""
    left = _left_side(lijn, QRect(PAD, 0, maat.breed - 2 * PAD, 40), maat, Plan(QRect()))
    width = max(80, maat.breed - PAD - left)
    words = _height(whole(lijn.titel, letters.gewoon, width))
    under = _height(whole(lijn.onder, letters.klein, width, rows=lijn.lang)) + 1 if lijn.onder else 0
    return words, under, ONDERAAN + GAP if lijn.chip is not None or lijn.knoppen else 0


def whole(text: str, font: QFont, width: int, *, rows: bool = False) -> QTextLayout:
    """Lay a text out over as many rows as it needs: it breaks between words, or in one that is too wide.

    With `rows` each line of the text also begins on a row of its own.
    """
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    words = [folded(line) for line in text.splitlines()] if rows else [folded(text)]
    laid = QTextLayout(LINE_END.join(words).replace("€ ", "€\u00a0"), font)  # an amount is one word
    laid.setTextOption(option)
    laid.beginLayout()
    top = 0.0
    while (row := laid.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, top))
        top += row.height()
    laid.endLayout()
    return laid


def _height(laid: QTextLayout) -> int:
    return ceil(laid.boundingRect().height())


def _title(lijn: Lijn, letters: Letters, width: int) -> int:
    """Height of the first line: one row, or as many as it needs where it must be read as a whole."""
    if not wraps(lijn, letters, width):
        return letters.m_gewoon.height()
    return _height(whole(lijn.titel, letters.gewoon, width))


def wraps(lijn: Lijn, letters: Letters, width: int) -> bool:
    """Whether the first line takes more than one row in so much room."""
    whole_words = lijn.soort is Soort.TEKST or (lijn.lang and lijn.soort is Soort.LIJN)
    return whole_words and letters.m_gewoon.horizontalAdvance(folded(lijn.titel)) > width


def _beside(lijn: Lijn, letters: Letters, maat: Maat) -> int:
    """The room that what stands beside the words leaves."""
    band = QRect(PAD, 0, maat.breed - 2 * PAD, 40)
    beside = len(lijn.vakken) <= LETTERS_BESIDE
    right = _right_side(lijn, band, letters, Plan(band), beside=beside)
    left = _left_side(lijn, band, maat, Plan(band))
    return max(80, right - left)


def _long(lijn: Lijn, letters: Letters, maat: Maat) -> int:
    """Height of a second line that wraps, in the room that what stands beside it leaves."""
    return _height(whole(lijn.onder, letters.klein, _beside(lijn, letters, maat), rows=True))


def vak_width(letters: Letters) -> int:
    """Width of one letter with its box."""
    return letters.m_klein_vet.horizontalAdvance("m") + 5 + BOX + VAK_GAP


def height_of(lijn: Lijn, maat: Maat, letters: Letters, *, last: bool) -> int:
    """Height of a row, the gap beneath its card included."""
    if lijn.soort is Soort.KOP:
        height = max(letters.m_kop.height() + 18, 34)
    elif lijn.soort is Soort.LIJN:
        height = max(text_height(lijn, letters, maat) + 16, 40)
        if len(lijn.vakken) > LETTERS_BESIDE:
            height += _rows_of_vakken(lijn, maat.breed, letters) * (BOX + 8)
    elif lijn.soort is Soort.TEKST:
        height = _title(lijn, letters, _beside(lijn, letters, maat)) + 14
    else:
        height = letters.m_gewoon.height() + 14
    return height + (CARD_GAP if last else 0)


def size_of(lijn: Lijn, maat: Maat, letters: Letters, *, last: bool) -> QSize:
    """Size hint of a row; the width is that of the list, so that it never scrolls sideways."""
    return QSize(max(maat.breed, 120), height_of(lijn, maat, letters, last=last))


def _rows_of_vakken(lijn: Lijn, width: int, letters: Letters) -> int:
    fit = max(1, (width - 3 * PAD - BOX - 40) // vak_width(letters))
    return -(-len(lijn.vakken) // fit)


def plan_line(lijn: Lijn, rect: QRect, maat: Maat, letters: Letters, *, last: bool) -> Plan:
    """Lay a row out in its rectangle."""
    kaart = QRect(rect)
    if last:
        kaart.setHeight(rect.height() - CARD_GAP)
    plan = Plan(kaart)
    inner = kaart.adjusted(PAD, 0, -PAD, 0)
    band = QRect(inner)
    beside = lijn.soort is Soort.LIJN and len(lijn.vakken) <= LETTERS_BESIDE
    if lijn.soort is Soort.LIJN:
        band.setHeight(max(text_height(lijn, letters, maat) + 16, 40))
    if lijn.smal and lijn.soort is Soort.LIJN:
        _narrow(lijn, band, letters, maat, plan)
        return plan
    right = _right_side(lijn, band, letters, plan, beside=beside)
    left = _left_side(lijn, band, maat, plan)
    if lijn.soort is Soort.KOP:
        _heading(lijn, band, left, right, letters, plan)
    else:
        _texts(lijn, band, left, right, letters, plan, text_height(lijn, letters, maat))
    if lijn.vakken and not beside:
        _vakken_below(lijn, inner, band.bottom(), left, letters, plan)
    return plan


def _narrow(lijn: Lijn, band: QRect, letters: Letters, maat: Maat, plan: Plan) -> None:
    """The words over the whole width, then chip and buttons on a row of their own."""
    words, under, below = _whole(lijn, letters, maat)
    left = _left_side(lijn, band, maat, plan)
    width = max(80, band.right() + 1 - left)
    top = band.top() + (band.height() - words - under - below) // 2
    plan.titel = QRect(left, top, width, words)
    if under:
        plan.onder = QRect(left, top + words + 1, width, under - 1)
    if below:
        row = QRect(left, top + words + under + GAP, width, ONDERAAN)
        _right_side(lijn, row, letters, plan, beside=True)


def _right_side(lijn: Lijn, band: QRect, letters: Letters, plan: Plan, *, beside: bool) -> int:
    right = band.right()
    middle = band.center().y()
    if lijn.menu:
        plan.menu = QRect(right - MENU + 1, middle - 15, MENU, 30)
        right -= MENU + GAP
    for knop in reversed(lijn.knoppen):
        width = letters.m_gewoon.horizontalAdvance(knop.tekst) + 22
        plan.knoppen.insert(0, QRect(right - width + 1, middle - 15, width, 30))
        right -= width + GAP
    if lijn.chip is not None:
        width = letters.m_klein_vet.horizontalAdvance(lijn.chip.tekst) + 38
        height = letters.m_klein_vet.height() + 6
        plan.chip = QRect(right - width + 1, middle - height // 2, width, height)
        right -= width + GAP
    if lijn.vakken and beside:
        step = vak_width(letters)
        right -= len(lijn.vakken) * step - VAK_GAP
        for nr in range(len(lijn.vakken)):
            left = right + nr * step + step - VAK_GAP - BOX
            plan.vakken.append(QRect(left, middle - BOX // 2, BOX, BOX))
        right -= GAP + 4
    return right


def _left_side(lijn: Lijn, band: QRect, maat: Maat, plan: Plan) -> int:
    left = band.left()
    if lijn.soort is Soort.KOP:
        return left
    middle = band.center().y()
    if lijn.vink is not None:
        plan.vink = QRect(left + 2, middle - BOX // 2, BOX, BOX)
    if lijn.soort is Soort.LIJN and (maat.vinkjes or lijn.open is not None):
        left += BOX + PAD
    if maat.nummer and lijn.soort is Soort.LIJN:
        plan.nummer = QRect(left, band.top(), maat.nummer, band.height())
        left += maat.nummer + PAD
    return left


def _texts(lijn: Lijn, band: QRect, left: int, right: int, letters: Letters, plan: Plan, high: int) -> None:
    width = max(80 if lijn.lang else 0, right - left)
    top = band.top() + (band.height() - high) // 2
    words = _title(lijn, letters, width)
    plan.titel = QRect(left, top, width, words)
    if not (lijn.onder or lijn.link):
        return
    top += words + 1
    plan.onder = QRect(left, top, width, high - words - 1)
    if lijn.link:
        link = letters.m_klein.horizontalAdvance(lijn.link) + 2
        before = letters.m_klein.horizontalAdvance(lijn.onder + " · ") + 4 if lijn.onder else 0
        before = min(before, max(0, width - link))
        plan.onder.setWidth(before)
        plan.link = QRect(left + before, top, min(link, width), letters.m_klein.height())


def _heading(lijn: Lijn, band: QRect, left: int, right: int, letters: Letters, plan: Plan) -> None:
    if lijn.open is not None:
        left += 18
    width = min(letters.m_kop.horizontalAdvance(lijn.titel) + 2, max(0, right - left))
    plan.titel = QRect(left, band.top(), width, band.height())
    rest = left + width + 10
    plan.onder = QRect(rest, band.top(), max(0, right - rest), band.height())


def _vakken_below(lijn: Lijn, inner: QRect, top: int, left: int, letters: Letters, plan: Plan) -> None:
    step = vak_width(letters)
    fit = max(1, (inner.right() - left) // step)
    for nr in range(len(lijn.vakken)):
        row, column = divmod(nr, fit)
        x = left + column * step + step - VAK_GAP - BOX
        plan.vakken.append(QRect(x, top - 4 + row * (BOX + 8), BOX, BOX))


def folded(text: str) -> str:
    """A text as it is drawn in a line: lines, tabs and rows of blanks of a note become one blank.

    Only drawing on one line does this. The line itself keeps what was typed, for whoever hears or copies it.
    """
    return " ".join(text.split())


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Shorten a text with `…` to a width, on one line."""
    return metrics.elidedText(folded(text), Qt.TextElideMode.ElideRight, width)
