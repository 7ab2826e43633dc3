"""Paints the lines of a list: cards, boxes, chips and signs, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from views.theme import color
from views.widgets.lijn import Chip, Knop, Lijn, Rol, Soort, Toon, Vak
from views.widgets.lijn_plan import Letters, Maat, Plan, elided, plan_line, size_of, whole, wraps

Index = QModelIndex | QPersistentModelIndex

TEKENS = {
    Toon.TE_LAAT: "uitroep",
    Toon.WEEK: "klok",
    Toon.OP_SCHEMA: "vink",
    Toon.RUST: "streep",
}
TOON_KLEUREN = {
    Toon.TE_LAAT: ("late", "late_ground"),
    Toon.WEEK: ("soon", "soon_ground"),
    Toon.OP_SCHEMA: ("good", "good_ground"),
    Toon.RUST: ("quiet", "quiet_ground"),
}


class LijnTekenaar(QStyledItemDelegate):
    """Paints a line; knows how wide the list is and where the mouse stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letters = Letters(QFont())
        self.maat = Maat(600)
        self.toon_keuze = False
        """Whether the chosen line stays marked while the focus is elsewhere."""
        self.hover: tuple[int, str] = (-1, "")
        """Row and zone under the mouse."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of a row at the width of the list."""
        lijn, _first, last = _row(index)
        return size_of(lijn, self.maat, self.letters, last=last)

    def plan(self, rect: QRect, index: Index) -> Plan:
        """Lay a row out as it is painted."""
        lijn, _first, last = _row(index)
        return plan_line(lijn, rect, self.maat, self.letters, last=last)

    def editorEvent(self, event: object, model: QAbstractItemModel, option: object, index: Index) -> bool:
        """Leave the mouse and the keys to the list itself."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        lijn, first, last = _row(index)
        rect = option.rect
        state = option.state
        plan = plan_line(lijn, rect, self.maat, self.letters, last=last)
        hover = self.hover[1] if self.hover[0] == index.row() else ""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _card(painter, plan.kaart, first=first, last=last)
        if self.toon_keuze and state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_ground"))
            painter.drawRoundedRect(QRectF(plan.kaart).adjusted(2, 2, -2, -2), 5, 5)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(plan.kaart).adjusted(2.5, 2, -2.5, -2), 5, 5)
        if lijn.soort is Soort.KOP:
            self._heading(painter, lijn, plan)
        else:
            self._texts(painter, lijn, plan, hover)
        if lijn.vink is not None:
            _box(painter, plan.vink, on=lijn.vink, hot=hover == "vink")
        for nr, (vak, place) in enumerate(zip(lijn.vakken, plan.vakken, strict=True)):
            self._vak(painter, vak, place, hot=hover == f"vak:{nr}")
        if lijn.chip is not None:
            self._chip(painter, lijn.chip, plan.chip)
        for nr, (knop, place) in enumerate(zip(lijn.knoppen, plan.knoppen, strict=True)):
            self._button(painter, knop, place, hot=hover == f"knop:{nr}")
        if lijn.menu:
            self._button(painter, Knop("menu", "…"), plan.menu, hot=hover == "menu")
        painter.restore()

    def _heading(self, painter: QPainter, lijn: Lijn, plan: Plan) -> None:
        if lijn.open is not None:
            _triangle(painter, plan.titel, open_=lijn.open)
        painter.setFont(self.letters.kop)
        painter.setPen(color("ink"))
        _text(painter, plan.titel, lijn.titel)
        painter.setFont(self.letters.klein)
        painter.setPen(color("muted"))
        _text(painter, plan.onder, lijn.onder)

    def _texts(self, painter: QPainter, lijn: Lijn, plan: Plan, hover: str) -> None:
        letters = self.letters
        if lijn.open is not None:
            middle = plan.titel.united(plan.onder).center().y()
            place = QRect(plan.titel.left() - 4, middle - 8, 16, 16)
            _triangle(painter, place, open_=lijn.open)
        ink = color("muted" if lijn.grijs else "ink")
        if not plan.nummer.isNull():
            painter.setFont(letters.klein)
            painter.setPen(color("muted"))
            nummer = lijn.nummer + (" ★" if lijn.ster else "")
            _text(painter, plan.nummer, nummer)
        painter.setFont(letters.gewoon)
        painter.setPen(color("accent") if lijn.soort is Soort.MEER else ink)
        if lijn.soort is Soort.TEKST:
            painter.setPen(color("muted"))
        if lijn.smal or wraps(lijn, letters, plan.titel.width()):
            whole(lijn.titel, letters.gewoon, plan.titel.width()).draw(painter, QPointF(plan.titel.topLeft()))
        else:
            _text(painter, plan.titel, lijn.titel)
        if lijn.onder and not plan.onder.isEmpty():
            painter.setFont(letters.klein)
            painter.setPen(color("muted"))
            if lijn.smal or (lijn.lang and lijn.soort is Soort.LIJN):
                laid = whole(lijn.onder, letters.klein, plan.onder.width(), rows=lijn.lang)
                laid.draw(painter, QPointF(plan.onder.topLeft()))
            else:
                _text(painter, plan.onder, f"{lijn.onder} · " if lijn.link else lijn.onder)
        if lijn.link:
            font = QFont(letters.klein)
            font.setUnderline(hover == "link")
            painter.setFont(font)
            painter.setPen(color("accent"))
            _text(painter, plan.link, lijn.link)

    def _vak(self, painter: QPainter, vak: Vak, rect: QRect, *, hot: bool) -> None:
        painter.setFont(self.letters.klein_vet)
        painter.setPen(color("ink" if vak.kan else "muted"))
        width = self.letters.m_klein_vet.horizontalAdvance(vak.letter)
        place = QRect(rect.left() - width - 5, rect.top(), width + 2, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, vak.letter)
        _box(painter, rect, on=vak.aan, hot=hot and vak.kan, faint=not vak.kan)

    def _chip(self, painter: QPainter, chip: Chip, rect: QRect) -> None:
        ink, ground = (color(name) for name in TOON_KLEUREN[chip.toon])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect), 7, 7)
        sign = QRect(rect.left() + 9, rect.center().y() - 6, 13, 13)
        draw_sign(painter, sign, chip.teken or TEKENS[chip.toon], ink)
        painter.setFont(self.letters.klein_vet)
        painter.setPen(ink)
        painter.drawText(rect.adjusted(28, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, chip.tekst)

    def _button(self, painter: QPainter, knop: Knop, rect: QRect, *, hot: bool) -> None:
        painter.setPen(QPen(color("accent" if hot else "line"), 1))
        painter.setBrush(color("accent_ground") if hot else color("panel"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self.letters.gewoon)
        painter.setPen(color("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, knop.tekst)


def _row(index: Index) -> tuple[Lijn, bool, bool]:
    first, last = index.data(Rol.PLEK)
    return index.data(Rol.LIJN), first, last


def _text(painter: QPainter, rect: QRect, text: str) -> None:
    short = elided(text, painter.fontMetrics(), rect.width())
    painter.drawText(
        rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, short
    )


def _card(painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
    """Paint the piece of the card that this row is: its ground, its sides, its ends."""
    box = QRectF(rect).adjusted(0.5, 0.5 if first else 0, -0.5, -0.5 if last else 0)
    radius = 6.0
    painter.save()
    painter.setClipRect(rect)
    grown = box.adjusted(0, 0 if first else -radius * 2, 0, 0 if last else radius * 2)
    painter.setPen(QPen(color("line"), 1))
    painter.setBrush(color("panel"))
    painter.drawRoundedRect(grown, radius, radius)
    if not last:
        painter.drawLine(
            QPointF(box.left() + 4, rect.bottom() + 0.5), QPointF(box.right() - 4, rect.bottom() + 0.5)
        )
    painter.restore()


def _box(painter: QPainter, rect: QRect, *, on: bool, hot: bool, faint: bool = False) -> None:
    accent = color("accent")
    edge = accent if on or hot else color("line" if faint else "muted")
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(accent if on else color("panel"))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
    if on:
        pen = QPen(color("accent_text"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = rect.left(), rect.top()
        path = QPainterPath(QPointF(x + 5, y + 9.5))
        path.lineTo(x + 8, y + 12.5)
        path.lineTo(x + 13.5, y + 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def _triangle(painter: QPainter, titel: QRect, *, open_: bool) -> None:
    x, y = titel.left() - 14.0, titel.center().y() + 0.5
    path = QPainterPath()
    if open_:
        path.moveTo(x - 1, y - 3)
        path.lineTo(x + 8, y - 3)
        path.lineTo(x + 3.5, y + 4)
    else:
        path.moveTo(x, y - 5)
        path.lineTo(x + 7, y)
        path.lineTo(x, y + 5)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("ink"))
    painter.drawPath(path)


def draw_sign(painter: QPainter, rect: QRect, naam: str, ink: QColor) -> None:
    """Draw a small sign with one stroke: `uitroep`, `klok`, `vink`, `pauze` or `streep`."""
    x, y = float(rect.left()), float(rect.top())
    pen = QPen(ink, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if naam == "uitroep":
        painter.drawLine(QPointF(x + 6.5, y + 1.5), QPointF(x + 6.5, y + 7.5))
        painter.drawPoint(QPointF(x + 6.5, y + 11))
    elif naam == "klok":
        painter.drawEllipse(QRectF(x + 1, y + 1, 11, 11))
        painter.drawLine(QPointF(x + 6.5, y + 4), QPointF(x + 6.5, y + 6.8))
        painter.drawLine(QPointF(x + 6.5, y + 6.8), QPointF(x + 8.6, y + 8))
    elif naam == "vink":
        path = QPainterPath(QPointF(x + 2, y + 7))
        path.lineTo(x + 5, y + 10)
        path.lineTo(x + 11, y + 3)
        painter.drawPath(path)
    elif naam == "pauze":
        painter.drawLine(QPointF(x + 4.5, y + 3), QPointF(x + 4.5, y + 10))
        painter.drawLine(QPointF(x + 8.5, y + 3), QPointF(x + 8.5, y + 10))
    else:
        painter.drawLine(QPointF(x + 3, y + 6.5), QPointF(x + 10, y + 6.5))
