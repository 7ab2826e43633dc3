"""The one door for text: nothing is interpreted, nothing that has a shape is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import clean, pdf
from tests.reports.builders import LADINGEN

COVERED = pdf.flow().setter.fonts.covered("regular")


def test_a_decomposed_letter_becomes_one_letter() -> None:
    assert clean.tidy("e\u0301") == "é"


def test_controls_and_nul_are_dropped_and_the_rest_stays() -> None:
    assert clean.tidy("a\x00b\x07c\x1bd") == "abcd"


def test_direction_marks_and_joiners_are_dropped() -> None:
    assert clean.tidy("a\u202eb\u200dc\ufeffd\ufe0f") == "abcd"


def test_every_kind_of_line_end_becomes_one() -> None:
    assert clean.tidy("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_a_lone_surrogate_does_not_stop_a_paper() -> None:
    assert clean.tidy("a\ud800b") == "ab"


@pytest.mark.parametrize(
    "text", ["<b>vet</b>", "&amp;", "=cmd|' /C calc'!A0", "<img src=file:///etc/passwd>", "{0}%s"]
)
def test_markup_and_formulas_are_plain_letters(text: str) -> None:
    assert clean.tidy(text) == text
    assert clean.pieces(text, COVERED) == ((text, True),)


def test_what_the_font_lacks_stays_in_the_text_as_a_piece_of_its_own() -> None:
    assert clean.pieces("a ضحى b", COVERED) == (("a ", True), ("ضحى", False), (" b", True))


def test_a_sign_with_the_same_meaning_needs_no_box() -> None:
    assert clean.pieces("≥ 5", COVERED) == ((">= 5", True),)


@given(st.text())
def test_no_visible_character_is_lost(text: str) -> None:
    tidied = clean.tidy(text)
    again = "".join(piece.text for piece in clean.pieces(tidied, frozenset(tidied)))
    assert again == tidied
    gone = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
    normal = unicodedata.normalize("NFC", text)
    shown = [char for char in normal if unicodedata.category(char) not in gone]
    selectors = [
        char for char in shown if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    ]
    assert len([char for char in tidied if not char.isspace()]) == len(
        [char for char in shown if not char.isspace()]
    ) - len(selectors)


@pytest.mark.parametrize("text", LADINGEN)
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert clean.tidy(clean.tidy(text)) == clean.tidy(text)
