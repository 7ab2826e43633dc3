"""A small picture of each paper: what it looks like, drawn in a few strokes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from views.theme import color

PAPER = QColor("#FFFFFF")
INK = QColor("#56656C")
SOFT = QColor("#C9D3D7")
FILL = QColor("#0F5C6E")
GROUND = QColor("#E3EEF0")
WIDE, HIGH = 100.0, 141.0
"""Units of a sketch; scaled to the place it gets."""
MARGIN = 9.0


def draw_sketch(painter: QPainter, place: QRectF, code: str) -> None:
    """Draw the picture of a paper in a place; paper stays white in the dark theme too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(place.width() / WIDE, place.height() / HIGH)
    painter.translate(place.center() - QPointF(WIDE * scale / 2, HIGH * scale / 2))
    painter.scale(scale, scale)
    if code == "regeldag":
        _sheet(painter, QRectF(14, 0, WIDE - 14, HIGH - 14))
        painter.translate(0, 14)
        painter.setClipRect(QRectF(-1, -1, WIDE - 12, HIGH - 12))
        _sheet(painter, QRectF(0, 0, WIDE - 14, HIGH - 14))
        painter.scale((WIDE - 14) / WIDE, (HIGH - 14) / HIGH)
        _dagkaart(painter)
    else:
        _sheet(painter, QRectF(0, 0, WIDE, HIGH))
        _SKETCHES[code](painter)
    painter.restore()


def _sheet(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(color("line"), 1.2))
    painter.setBrush(PAPER)
    painter.drawRoundedRect(rect, 2, 2)


def _bar(painter: QPainter, x: float, y: float, width: float, ink: QColor = SOFT, high: float = 3.0) -> None:
    painter.fillRect(QRectF(x, y, width, high), ink)


def _title(painter: QPainter, width: float = 46.0) -> None:
    _bar(painter, MARGIN, 10, width, FILL, 6)
    _bar(painter, MARGIN, 20, WIDE - 2 * MARGIN, FILL, 1.2)


def _box(painter: QPainter, x: float, y: float, size: float = 6.0, fill: QColor | None = None) -> None:
    painter.setPen(QPen(INK, 1.1))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x, y, size, size))


def _dagkaart(painter: QPainter) -> None:
    _title(painter)
    _bar(painter, MARGIN, 26, 52, INK)
    _bar(painter, MARGIN, 32, 70)
    y = 41.0
    for lines in (3, 2, 3):
        painter.fillRect(QRectF(MARGIN, y, WIDE - 2 * MARGIN, 8), GROUND)
        _bar(painter, MARGIN + 2, y + 2.5, 12, INK)
        _bar(painter, MARGIN + 18, y + 2.5, 30, INK)
        y += 11
        for _nr in range(lines):
            _bar(painter, MARGIN + 2, y + 1.5, 44)
            _box(painter, 66, y)
            _bar(painter, 76, y + 4.5, 15, SOFT, 1)
            y += 8.5
        y += 2


def _gezinsblad(painter: QPainter) -> None:
    _title(painter, 56)
    y = 32.0
    for _nr in range(4):
        painter.setPen(QPen(FILL, 1.5))
        painter.setBrush(GROUND)
        painter.drawRoundedRect(QRectF(MARGIN, y, 17, 17), 3, 3)
        _bar(painter, 32, y + 1, 22, INK, 5)
        _bar(painter, 32, y + 9, 50)
        _bar(painter, 32, y + 14, 38)
        y += 25


def _brief(painter: QPainter) -> None:
    """A letter: an address, lines of a story, then what to bring with small pictures."""
    _bar(painter, MARGIN, 12, 30, INK)
    _bar(painter, MARGIN, 18, 24)
    _bar(painter, MARGIN, 34, 60, FILL, 5)
    for nr, width in enumerate((80, 74, 78, 40)):
        _bar(painter, MARGIN, 46 + nr * 6, width)
    for nr in range(3):
        y = 76 + nr * 17
        painter.setPen(QPen(FILL, 1.5))
        painter.setBrush(GROUND)
        painter.drawRoundedRect(QRectF(MARGIN, y, 12, 12), 3, 3)
        _bar(painter, 27, y + 2, 24, INK, 4)
        _bar(painter, 27, y + 8, 46)


def _loketlijst(painter: QPainter) -> None:
    """Times before gezinnen, each with lines to tick."""
    _title(painter, 40)
    y = 29.0
    for lines in (2, 3, 2):
        painter.fillRect(QRectF(MARGIN, y, WIDE - 2 * MARGIN, 9), GROUND)
        _bar(painter, MARGIN + 2, y + 2.5, 11, FILL, 4)
        _bar(painter, MARGIN + 18, y + 3, 34, INK)
        y += 12
        for _nr in range(lines):
            _box(painter, MARGIN + 2, y, 5)
            _bar(painter, MARGIN + 12, y + 1, 52)
            y += 8
        y += 4


def _deurlijst(painter: QPainter) -> None:
    """Big times and big numbers."""
    _bar(painter, MARGIN, 10, 64, FILL, 10)
    for nr in range(6):
        y = 32 + nr * 17
        _bar(painter, MARGIN, y, 30, INK, 8)
        painter.setPen(QPen(FILL, 1.5))
        painter.setBrush(GROUND)
        painter.drawEllipse(QRectF(60, y - 2, 12, 12))
        _bar(painter, MARGIN, y + 12.5, WIDE - 2 * MARGIN, GROUND, 0.8)


def _mail_punten(painter: QPainter) -> None:
    """A mail with a list in it."""
    _mail(painter)
    painter.fillRect(QRectF(MARGIN, 66, WIDE - 2 * MARGIN, 40), PAPER)
    for row in range(4):
        _bar(painter, MARGIN + 2, 68 + row * 9, 3, FILL)
        _bar(painter, MARGIN + 9, 68 + row * 9, 58 if row % 2 else 48)


def _mail(painter: QPainter) -> None:
    """An envelope above plain lines."""
    painter.setPen(QPen(FILL, 1.8))
    painter.setBrush(GROUND)
    painter.drawRect(QRectF(MARGIN, 12, 36, 25))
    painter.drawPolyline([QPointF(MARGIN, 12), QPointF(MARGIN + 18, 27), QPointF(MARGIN + 36, 12)])
    for nr, width in enumerate((34, 80, 72, 0, 60, 66, 58, 62, 0, 76, 40)):
        if width:
            _bar(painter, MARGIN, 48 + nr * 7.4, width, INK if nr == 0 else SOFT)


def _checklist(painter: QPainter) -> None:
    _title(painter)
    y = 29.0
    for nr in range(11):
        _box(painter, MARGIN, y, 6)
        if nr < 3:
            painter.setPen(QPen(FILL, 1.6))
            painter.drawPolyline(
                [QPointF(MARGIN + 1, y + 3), QPointF(MARGIN + 2.8, y + 5), QPointF(MARGIN + 6, y)]
            )
        _bar(painter, MARGIN + 11, y + 1.5, 46 if nr % 3 else 38)
        _bar(painter, 76, y + 1.5, 15, INK)
        y += 9.6


def _ochtendblad(painter: QPainter) -> None:
    _title(painter)
    y = 28.0
    for lines in (2, 3, 4):
        _bar(painter, MARGIN, y, 28, INK, 4)
        y += 8
        for _nr in range(lines):
            _box(painter, MARGIN, y, 5)
            _bar(painter, MARGIN + 9, y + 1, 20, INK)
            _bar(painter, MARGIN + 32, y + 1, 30)
            _bar(painter, 78, y + 1, 13)
            y += 8
        y += 4


def _matrix(painter: QPainter) -> None:
    _title(painter, 60)
    for nr in range(11):
        y = 30 + nr * 9.2
        _bar(painter, MARGIN, y + 1.5, 33 if nr % 2 else 28)
        for column in range(5):
            mark = (nr * 2 + column * 3) % 7
            if mark in (0, 3):
                _box(painter, 48 + column * 9, y, 5.5, FILL if mark == 0 else None)
        _bar(painter, MARGIN, y + 7.6, WIDE - 2 * MARGIN, GROUND, 0.8)


def _drie(painter: QPainter) -> None:
    _title(painter, 52)
    for column in range(3):
        x = MARGIN + column * 28
        painter.setPen(QPen(INK, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, 28, 26, 102))
        painter.fillRect(QRectF(x, 28, 26, 9), GROUND)
        _bar(painter, x + 3, 31, 17, INK)
        for nr in range(7 if column != 1 else 9):
            _bar(painter, x + 3, 42 + nr * 9, 20 if nr % 2 else 15)


def _tekst(painter: QPainter) -> None:
    _title(painter, 52)
    for row in range(4):
        for column in range(3):
            rect = QRectF(MARGIN + column * 27.5, 28 + row * 26, 25.5, 24)
            painter.setPen(QPen(SOFT, 1))
            painter.setBrush(GROUND if (row + column) % 2 else PAPER)
            painter.drawRect(rect)
            for nr in range(3):
                _bar(painter, rect.x() + 3, rect.y() + 4 + nr * 6, 19 if nr < 2 else 11, INK, 2)


def _leeg(painter: QPainter) -> None:
    _title(painter, 52)
    painter.setPen(QPen(INK, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in range(8):
        for column, (x, width) in enumerate(((MARGIN, 40.0), (49.0, 14.0), (63.0, 14.0), (77.0, 14.0))):
            rect = QRectF(x, 28 + row * 13, width, 13)
            if row == 0:
                painter.fillRect(rect, GROUND)
            painter.drawRect(rect)
            if row == 0:
                _bar(painter, x + 3, rect.y() + 5, width - (18 if column == 0 else 6), INK)


def _afspraken(painter: QPainter) -> None:
    _title(painter, 56)
    for nr in range(9):
        y = 30 + nr * 11.2
        _bar(painter, MARGIN, y + 1.5, 36 if nr % 2 else 30)
        _box(painter, 52, y, 6, FILL if nr % 3 == 0 else None)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(QRectF(66, y - 0.5, 25, 7), 3, 3)
        painter.setBrush(FILL)
        painter.drawRoundedRect(QRectF(66, y - 0.5, 25.0 * (nr % 4 + 1) / 5, 7), 3, 3)


def _waar(painter: QPainter) -> None:
    _title(painter, 44)
    for part, (y, rows) in enumerate(((30, 4), (68, 3), (98, 3))):
        _bar(painter, MARGIN, y, 26 - 3 * part, INK)
        for nr in range(rows):
            line = y + 7 + nr * 7.2
            _bar(painter, MARGIN, line, 40 if nr % 2 else 34)
            _bar(painter, 58, line, 12)
            _bar(painter, 76, line, 14, FILL)


def _intake(painter: QPainter) -> None:
    """Two tables with room to write, and boxes for yes and no."""
    _title(painter, 34)
    for y, rows in ((40, 5), (84, 3)):
        _bar(painter, MARGIN, y - 8, WIDE - 2 * MARGIN, GROUND, 6)
        for row in range(rows):
            painter.setPen(QPen(SOFT, 0.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(MARGIN, y + row * 7, WIDE - 2 * MARGIN, 7))
            _bar(painter, MARGIN + 3, y + 2 + row * 7, 22 if row % 2 else 28, INK, 2.4)
    for row in range(3):
        _bar(painter, MARGIN, 112 + row * 8, 30)
        _box(painter, 46, 110 + row * 8, 5)
        _box(painter, 58, 110 + row * 8, 5)


def _nieuw(painter: QPainter) -> None:
    """Points with a box for each person."""
    _title(painter, 54)
    _bar(painter, MARGIN, 28, 34, INK)
    for row in range(8):
        y = 42 + row * 11
        _bar(painter, MARGIN, y + 1.5, 34 if row % 2 else 40)
        for box in range(2 if row % 3 else 1):
            _box(painter, 56 + box * 9, y, 6)
        _bar(painter, 78, y + 1.5, 12)


def _meldblad(painter: QPainter) -> None:
    """Pairs of name and value, three boxes with what follows, and who signs."""
    _title(painter, 48)
    for row in range(6):
        _bar(painter, MARGIN, 28 + row * 7, 20)
        _bar(painter, MARGIN + 26, 28 + row * 7, 40 if row % 2 else 32, INK)
    for row in range(3):
        _box(painter, MARGIN, 74 + row * 10, 6)
        _bar(painter, MARGIN + 12, 76 + row * 10, 60 if row else 48)
    _bar(painter, MARGIN, 116, 30)
    _bar(painter, 54, 116, 30)


def _belblad(painter: QPainter) -> None:
    """Who to call with numbers, and lines to write on."""
    _title(painter, 30)
    for row in range(5):
        _bar(painter, MARGIN, 28 + row * 7, 18)
        _bar(painter, MARGIN + 24, 28 + row * 7, 26 if row % 2 else 34)
        _bar(painter, MARGIN + 64, 28 + row * 7, 18, INK)
    for block in range(3):
        _bar(painter, MARGIN, 72 + block * 22, 34, INK)
        for line in range(2):
            _bar(painter, MARGIN, 80 + block * 22 + line * 6, 84, FILL)


def _rechten(painter: QPainter) -> None:
    """Names with their roles, and a table of ticks."""
    _title(painter)
    for row in range(3):
        _bar(painter, MARGIN, 28 + row * 8, 26)
        _bar(painter, MARGIN + 34, 28 + row * 8, WIDE - 2 * MARGIN - 34)
    for row in range(5):
        _bar(painter, MARGIN, 60 + row * 10, 34)
        for column in range(4):
            _box(painter, MARGIN + 42 + column * 11, 58 + row * 10, 5, INK if (row + column) % 3 else None)


def _open_punten(painter: QPainter) -> None:
    """A letter with a table for each gezin and room for an answer."""
    _title(painter, 40)
    for nr in range(2):
        _bar(painter, MARGIN, 28 + nr * 5, WIDE - 2 * MARGIN - 10 * nr)
    for part, y in enumerate((44, 86)):
        _bar(painter, MARGIN, y, 30, INK)
        for row in range(3):
            _bar(painter, MARGIN, y + 8 + row * 9, 36 - 4 * (row + part))
            _box(painter, 60, y + 6 + row * 9, 6)
            _bar(painter, 70, y + 8 + row * 9, 20, FILL)


def _agenda(painter: QPainter) -> None:
    """A month of boxes, some with something in them."""
    _title(painter, 34)
    for row in range(5):
        for column in range(7):
            rect = QRectF(MARGIN + column * 11.6, 30 + row * 19, 10.6, 17)
            painter.setPen(QPen(SOFT, 1))
            painter.setBrush(PAPER)
            painter.drawRect(rect)
            if (row * 7 + column) % 4 == 1:
                _bar(painter, rect.x() + 2, rect.y() + 4, 6, FILL)
            if (row * 7 + column) % 5 == 2:
                _bar(painter, rect.x() + 2, rect.y() + 10, 6, INK)


def _lijst(painter: QPainter) -> None:
    """A table over the whole page, a line a gezin."""
    _title(painter, 40)
    for row in range(11):
        y = 30 + row * 9
        _bar(painter, MARGIN, y, 14, INK if not row else FILL)
        _bar(painter, MARGIN + 18, y, 30, INK if not row else FILL)
        _bar(painter, MARGIN + 52, y, 18, INK if not row else FILL)
        _bar(painter, MARGIN + 74, y, 10, INK if not row else FILL)


def _cijfers(painter: QPainter) -> None:
    """A table of figures, and a line that climbs."""
    _title(painter, 40)
    for row in range(4):
        for column in range(4):
            _bar(painter, MARGIN + column * 20, 32 + row * 8, 12 if column else 15, FILL if row else INK)
    painter.setPen(QPen(INK, 1.4))
    for at in range(4):
        painter.drawLine(
            QPointF(MARGIN + at * 19, 108 - at * 9), QPointF(MARGIN + (at + 1) * 19, 99 - at * 9)
        )


def _overleg(painter: QPainter) -> None:
    """Day and place, who comes, and a numbered agenda."""
    _title(painter, 58)
    for row in range(2):
        _bar(painter, MARGIN, 28 + row * 7, 16)
        _bar(painter, MARGIN + 22, 28 + row * 7, 36 - 8 * row, INK)
    for row in range(3):
        _bar(painter, MARGIN, 50 + row * 7, 34, FILL)
        _bar(painter, MARGIN + 44, 50 + row * 7, 24)
    for row in range(5):
        _bar(painter, MARGIN, 80 + row * 10, 4, INK)
        _bar(painter, MARGIN + 10, 80 + row * 10, 62 - 8 * (row % 3))


def _notitie(painter: QPainter) -> None:
    """A chart of bars, and a table under it."""
    _title(painter, 50)
    for at, high in enumerate((14, 24, 19, 32, 27)):
        painter.fillRect(QRectF(MARGIN + 4 + at * 16, 66 - high, 10, high), FILL if at % 2 else SOFT)
    _bar(painter, MARGIN, 67, WIDE - 2 * MARGIN, INK, 1.2)
    for row in range(6):
        for column in range(3):
            _bar(painter, MARGIN + column * 28, 78 + row * 9, 22 if column else 18, SOFT if row else INK)


def _corporaties(painter: QPainter) -> None:
    """A part for each corporatie: its name, figures, and what was agreed."""
    _title(painter, 52)
    for part, y in enumerate((30, 82)):
        _bar(painter, MARGIN, y, 40 - 6 * part, INK, 4)
        for row in range(4):
            _bar(painter, MARGIN, y + 9 + row * 8, 30 if row % 2 else 24)
            _bar(painter, 56, y + 9 + row * 8, 10, FILL)
            _box(painter, 80, y + 7 + row * 8, 5, FILL if row % 3 == 0 else None)


def _begeleid(painter: QPainter) -> None:
    """Counts by phase, a table of points, and two places to sign."""
    _title(painter, 48)
    for nr, high in enumerate((10, 18, 13)):
        painter.fillRect(QRectF(MARGIN + nr * 27, 48 - high, 18, high), INK if nr == 1 else FILL)
    for row in range(5):
        _bar(painter, MARGIN, 60 + row * 9, 26, INK if not row else SOFT)
        for column in range(3):
            _bar(painter, MARGIN + 36 + column * 17, 60 + row * 9, 9, INK if not row else FILL)
    for column in (0, 44):
        _bar(painter, MARGIN + column, 124, 34, INK, 1.2)


def _kwartaal(painter: QPainter) -> None:
    """Two quarters with a short table each."""
    _title(painter, 34)
    for part, y in enumerate((32, 78)):
        painter.fillRect(QRectF(MARGIN, y, WIDE - 2 * MARGIN, 7), GROUND)
        _bar(painter, MARGIN + 2, y + 2, 24, INK)
        for row in range(3 - part):
            _bar(painter, MARGIN, y + 12 + row * 9, 18)
            _bar(painter, MARGIN + 24, y + 12 + row * 9, 26)
            _bar(painter, MARGIN + 58, y + 12 + row * 9, 20, FILL)


def _begeleiding(painter: QPainter) -> None:
    """Names and values, and two places to sign."""
    _title(painter, 52)
    for row in range(8):
        _bar(painter, MARGIN, 30 + row * 8, 20, FILL)
        _bar(painter, MARGIN + 26, 30 + row * 8, 40 - 6 * (row % 3), INK)
    for column in (0, 42):
        _box(painter, MARGIN + column, 100, 30)


def _faserapport(painter: QPainter) -> None:
    """A bar of three phases, what was done and what stays open."""
    _title(painter, 40)
    for nr in range(3):
        painter.fillRect(QRectF(MARGIN + nr * 27, 28, 24, 8), FILL if nr else INK)
    for row in range(9):
        _box(painter, MARGIN, 46 + row * 9, 5, INK if row < 6 else None)
        _bar(painter, MARGIN + 10, 47 + row * 9, 58 - 7 * (row % 4))


def _jaarevaluatie(painter: QPainter) -> None:
    """Three signs, some figures, and room to write."""
    _title(painter, 48)
    for nr in range(3):
        _box(painter, MARGIN + nr * 27, 30, 8, FILL)
        _bar(painter, MARGIN + 11 + nr * 27, 32, 13)
    for row in range(4):
        _bar(painter, MARGIN, 48 + row * 8, 60 - 8 * (row % 2))
    for row in range(4):
        _bar(painter, MARGIN, 88 + row * 9, WIDE - 2 * MARGIN, FILL, 1)


def _eindblad(painter: QPainter) -> None:
    """Pictograms with few words beside each."""
    _title(painter, 30)
    for row in range(5):
        _box(painter, MARGIN, 30 + row * 19, 13, GROUND)
        _bar(painter, MARGIN + 18, 32 + row * 19, 44, INK)
        _bar(painter, MARGIN + 18, 38 + row * 19, 32)


def _nota(painter: QPainter) -> None:
    """Words, a chart of columns, and a table under it."""
    _title(painter, 50)
    for row in range(3):
        _bar(painter, MARGIN, 28 + row * 5, WIDE - 2 * MARGIN - 12 * (row % 2))
    for column in range(6):
        high = 14.0 + 5 * (column % 3)
        _bar(painter, MARGIN + 3 + column * 13, 76 - high, 7, FILL if column % 2 else SOFT, high)
    _bar(painter, MARGIN, 77, WIDE - 2 * MARGIN, INK, 1)
    for row in range(5):
        for column in range(3):
            _bar(painter, MARGIN + column * 28, 86 + row * 9, 20 if column else 24, SOFT if row else INK)


def _halfjaar(painter: QPainter) -> None:
    """Pairs of name and figure, a line with its norm, and what was decided."""
    _title(painter, 42)
    for row in range(5):
        _bar(painter, MARGIN, 28 + row * 7, 26)
        _bar(painter, 52, 28 + row * 7, 14, INK)
    painter.setPen(QPen(SOFT, 1.2))
    painter.drawLine(QPointF(MARGIN, 78), QPointF(WIDE - MARGIN, 78))
    painter.setPen(QPen(FILL, 1.6))
    for at in range(4):
        low = 86 - 6 * (at % 2)
        painter.drawLine(QPointF(MARGIN + at * 20, low), QPointF(MARGIN + (at + 1) * 20, 80 - 4 * (at % 3)))
    for row in range(4):
        _bar(painter, MARGIN, 98 + row * 8, 12, INK)
        _bar(painter, MARGIN + 18, 98 + row * 8, 60 - 9 * (row % 2))


def _antwoord(painter: QPainter) -> None:
    """Three sentences and one large figure."""
    _title(painter, 46)
    for row in range(3):
        _bar(painter, MARGIN, 30 + row * 7, WIDE - 2 * MARGIN - 10 * row, INK)
    painter.fillRect(QRectF(MARGIN, 58, WIDE - 2 * MARGIN, 24), GROUND)
    _bar(painter, MARGIN + 6, 64, 30, FILL, 12)
    for row in range(4):
        _bar(painter, MARGIN, 92 + row * 9, 26)
        _bar(painter, 52, 92 + row * 9, 30, FILL if row % 2 else SOFT)


def _doorlooptijd(painter: QPainter) -> None:
    """Two methods beside one another over the half-years, and a table."""
    _title(painter, 46)
    for row in range(5):
        _bar(painter, MARGIN, 32 + row * 10, 14, INK)
        _bar(painter, MARGIN + 20, 30 + row * 10, 26 + 7 * (row % 3), FILL, 3)
        _bar(painter, MARGIN + 20, 35 + row * 10, 36 - 5 * (row % 2), SOFT, 3)
    for row in range(4):
        for column in range(4):
            _bar(painter, MARGIN + column * 21, 92 + row * 9, 15, SOFT if row else INK)


def _ladder(painter: QPainter) -> None:
    """Steps that climb, the one where we are filled in."""
    _title(painter, 60)
    for step in range(6):
        colour = FILL if step < 2 else SOFT
        _bar(painter, MARGIN + step * 13, 92 - step * 11, 12, colour, 4)
        _bar(painter, MARGIN + step * 13, 98 - step * 11, 7)
    for row in range(3):
        _bar(painter, MARGIN, 106 + row * 8, WIDE - 2 * MARGIN - 14 * row, INK)


def _herverdeling(painter: QPainter) -> None:
    """Who waits beside what is free, and two gemeenten that move a part."""
    _title(painter, 48)
    for row in range(4):
        _bar(painter, MARGIN, 30 + row * 9, 18 + 6 * (row % 2), FILL)
        _bar(painter, 56, 30 + row * 9, 10 + 9 * (row % 3), SOFT)
    _bar(painter, MARGIN, 78, 34, GROUND, 22)
    _bar(painter, 54, 78, 34, GROUND, 22)
    _bar(painter, 42, 88, 10, INK, 2)
    for row in range(2):
        _bar(painter, MARGIN, 110 + row * 9, 60 - 16 * row)


def _geld(painter: QPainter) -> None:
    """A table of amounts with its sum under a line."""
    _title(painter, 40)
    for row in range(7):
        _bar(painter, MARGIN, 32 + row * 10, 30, INK if not row else SOFT)
        for column in range(3):
            _bar(painter, 50 + column * 15, 32 + row * 10, 10 - 3 * ((row + column) % 2))
    _bar(painter, MARGIN, 102, WIDE - 2 * MARGIN, INK, 1)
    _bar(painter, MARGIN, 108, 20, INK)
    _bar(painter, 72, 108, 16, FILL, 5)


_SKETCHES: dict[str, Callable[[QPainter], None]] = {
    "dagkaart": _dagkaart,
    "gezinsblad": _gezinsblad,
    "uitnodiging": _brief,
    "loketlijst": _loketlijst,
    "deurlijst": _deurlijst,
    "mailtekst": _mail,
    "agenda": _agenda,
    "amv_kwartaal": _kwartaal,
    "begeleiding": _begeleiding,
    "faserapport": _faserapport,
    "jaarevaluatie": _jaarevaluatie,
    "eindblad": _eindblad,
    "open_punten": _open_punten,
    "gezinnenlijst": _lijst,
    "open_punten_mail": _mail_punten,
    "checklist": _checklist,
    "ochtendblad": _ochtendblad,
    "waar_staan_we": _waar,
    "belblad": _belblad,
    "intakeblad": _intake,
    "nieuw_in_gezin": _nieuw,
    "meldblad_weigering": _meldblad,
    "matrix": _matrix,
    "matrix_drie_kolommen": _drie,
    "matrix_tekst": _tekst,
    "matrix_leeg": _leeg,
    "matrix_dossier": _afspraken,
    "gemeenteblad": _cijfers,
    "informatienota": _nota,
    "halfjaarverslag": _halfjaar,
    "raadsantwoord": _antwoord,
    "overleguitnodiging": _overleg,
    "overlegnotitie": _notitie,
    "corporatieoverzicht": _corporaties,
    "doorlooptijdblad": _doorlooptijd,
    "toezichtblad": _ladder,
    "herverdelingsblad": _herverdeling,
    "geldblad": _geld,
    "mb_verslag": _begeleid,
    "rechten": _rechten,
}
