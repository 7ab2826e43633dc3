"""Icons: one set (Lucide, ISC; licence beside the files), one stroke, in any colour of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
_SCALE = 3
"""Drawn larger than shown, so that it stays sharp on a screen of 200 %."""


def pixmap(name: str, colour: str, size: int = 18) -> QPixmap:
    """Draw an icon in a colour (`#RRGGBB`). Raises FileNotFoundError for a name that is not in the set."""
    return _pixmap(name, colour, size)


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """Give an icon for a button or a list."""
    return QIcon(_pixmap(name, colour, size))


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    image = QPixmap(size * _SCALE, size * _SCALE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * _SCALE, size * _SCALE))
    painter.end()
    image.setDevicePixelRatio(_SCALE)
    return image
