"""Colours: enough contrast in both themes, one table, and pictures in the style that match it."""

from __future__ import annotations

import re
from string import Template

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from views import icons, theme

PAIRS = (
    ("ink", "ground"),
    ("ink", "panel"),
    ("ink", "accent_ground"),
    ("muted", "ground"),
    ("muted", "panel"),
    ("rail_text", "rail"),
    ("rail_text", "rail_chosen"),
    ("accent_text", "accent"),
    ("accent", "panel"),
    ("accent", "accent_ground"),
    ("late", "late_ground"),
    ("late", "panel"),
    ("soon", "soon_ground"),
    ("good", "good_ground"),
    ("quiet", "quiet_ground"),
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_stands_out_from_its_ground(mode: str, pair: tuple[str, str]) -> None:
    ink, ground = (theme.hex_of(name, mode) for name in pair)
    assert contrast(ink, ground) >= 4.5


def test_the_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < 4.5


def test_every_colour_of_the_style_is_in_the_table() -> None:
    style = (theme.STYLE / "screen.qss").read_text(encoding="utf-8")
    assert Template(style).is_valid()
    assert not re.search(r"#[0-9a-fA-F]{6}\b", style)


@pytest.mark.parametrize("mode", theme.MODES)
def test_the_pictures_in_the_style_have_the_colours_of_the_theme(mode: str) -> None:
    for name, token in (("chevron-down", "muted"), ("check", "accent_text")):
        svg = (icons.ICONS / mode / f"{name}.svg").read_text(encoding="utf-8")
        assert theme.hex_of(token, mode) in svg


def test_the_theme_gives_palette_and_letters_of_at_least_ten_points(qapp: QApplication) -> None:
    before = theme.mode()
    try:
        theme.apply_theme(qapp, "dark")
        assert qapp.palette().window().color() == QColor(theme.hex_of("ground", "dark"))
        assert qapp.font().pointSizeF() >= 10
        assert theme.color("ink") == QColor(theme.hex_of("ink", "dark"))
    finally:
        theme.apply_theme(qapp, before)


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_field_hints_at_can_be_read(
    qapp: QApplication, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], mode: str
) -> None:
    """By itself Qt makes a hint half transparent, which no token table sees: 3,2:1 in light."""
    before = theme.mode()
    try:
        theme.apply_theme(qapp, mode)
        field = kind()
        qtbot.addWidget(field)
        field.ensurePolished()
        hint = field.palette().placeholderText().color()
        assert hint.alpha() == 255
        assert contrast(hint.name(), theme.hex_of("panel", mode)) >= 4.5
    finally:
        theme.apply_theme(qapp, before)


def test_an_icon_is_drawn_in_the_wanted_colour(qapp: QApplication) -> None:
    image = icons.pixmap("check", "#FF0000", 24).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(72)
        for y in range(72)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_every_icon_has_its_licence_beside_it() -> None:
    assert "ISC" in (icons.ICONS / "LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert all("lucide" in path.read_text(encoding="utf-8") for path in icons.ICONS.glob("*.svg"))
