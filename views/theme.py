"""Colours, distances and letters: one token table (resources/style/tokens.toml) -> palette and style sheet.

Screen and paper read the same table. Light and dark follow the system. `color("late")` gives a colour of the
theme in use to what paints itself.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
STYLE = RESOURCES / "style"
MODES = ("light", "dark")


class _Chosen:
    """The theme in use; replaced by `apply_theme`."""

    mode = "light"


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """Read the token table once."""
    with (STYLE / "tokens.toml").open("rb") as file:
        return tomllib.load(file)


def mode() -> str:
    """Return the theme in use: `light` or `dark`."""
    return _Chosen.mode


def hex_of(name: str, wanted: str = "") -> str:
    """Give a colour as `#RRGGBB`, of the theme in use unless another is named."""
    return str(tokens()[wanted or _Chosen.mode][name])


def color(name: str) -> QColor:
    """Give a colour of the theme in use."""
    return QColor(hex_of(name))


def gezin_color(nummer: int) -> QColor:
    """The ground of a gezin in a plan, by its number (from 1); after the last colour comes the first."""
    colours = tokens()[f"rooster_{_Chosen.mode}"]["gezin"]
    return QColor(str(colours[(nummer - 1) % len(colours)]))


def space(name: str) -> int:
    """Give a distance: xs 4, s 8, m 12, l 16, xl 24."""
    return int(tokens()["spacing"][name])


def system_mode() -> str:
    """Ask the system for light or dark."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def base_points(font: QFont) -> float:
    """The size of the system's font in points, never below the smallest allowed."""
    smallest = float(tokens()["type"]["minimum_pt"])
    return max(smallest, font.pointSizeF() if font.pointSizeF() > 0 else smallest)


def apply_theme(app: QApplication, wanted: str = "systeem") -> None:
    """Give the application its letters, palette and style sheet; `wanted`: `systeem`, `light` or `dark`."""
    _Chosen.mode = wanted if wanted in MODES else system_mode()
    font = QFont(app.font())
    font.setPointSizeF(base_points(font))
    QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])
    app.setStyle("Fusion")
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(font.pointSizeF()))


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: "ground",
        role.Base: "panel",
        role.AlternateBase: "ground",
        role.Button: "panel",
        role.ToolTipBase: "panel",
        role.WindowText: "ink",
        role.Text: "ink",
        role.ButtonText: "ink",
        role.ToolTipText: "ink",
        role.BrightText: "ink",
        role.PlaceholderText: "muted",
        role.Highlight: "accent",
        role.HighlightedText: "accent_text",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Mid: "line",
        role.Dark: "line",
        role.Midlight: "line",
        role.Light: "panel",
        role.Accent: "accent",
    }
    for one, name in pairs.items():
        palette.setColor(one, color(name))
    off = QPalette.ColorGroup.Disabled
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, one, color("muted"))
    return palette


def style_sheet(points: float) -> str:
    """Make the style sheet of the theme in use for a base size in points."""
    letters = tokens()["type"]
    values = {name: hex_of(name) for name in tokens()[_Chosen.mode]}
    values |= {f"space_{name}": str(size) for name, size in tokens()["spacing"].items()}
    values |= {
        "radius": str(tokens()["shape"]["radius"]),
        "base": f"{points:g}",
        "small": f"{max(float(letters['second_line_pt']), points * 0.87):g}",
        "heading": f"{points * float(letters['heading']):g}",
        "title": f"{points * float(letters['title']):g}",
        "mode": _Chosen.mode,
    }
    return Template((STYLE / "screen.qss").read_text(encoding="utf-8")).substitute(values)
