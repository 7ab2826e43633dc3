"""Figures of the gemeente on paper: the same as on screen, with source and day, and nobody's name."""

from __future__ import annotations

from models.values import Papier
from reports.catalog import render
from reports.gemeenteblad import build
from reports.grafiek import number
from tests.reports.builders_gemeente import gemeenteblad, halfjaar
from tests.reports.reading import page_texts


def test_the_half_year_stands_with_both_figures_the_closing_and_its_source() -> None:
    """A172, A188."""
    words = build(gemeenteblad()).words()

    assert "2025-2 0 59 74 75 −16 0" in words
    assert "lijst van het ministerie" in words
    assert "31-12-2025" in words


def test_a_chart_is_the_table_that_it_was_painted_from() -> None:
    words = build(gemeenteblad()).words()

    assert "2026-05 – 12 2026-06 7,4 12" in words
    assert "In weken. Bron: de dossiers in deze kluis." in words


def test_the_closing_follows_the_way_of_writing_of_the_gemeente() -> None:
    words = build(gemeenteblad(teken="plus_voorsprong", halfjaren=(halfjaar(opening=3),))).words()

    assert "2025-2 −3 59 74 75 16 0" in words


def test_the_paper_says_what_a_plus_is_and_that_a_beginning_is_not_known() -> None:
    """A193; the nota prints the same words and the same dash."""
    row = halfjaar(opening=0, opening_onbekend=True)
    words = build(gemeenteblad(teken="plus_voorsprong", halfjaren=(row,))).words()

    assert "Bij de stand is plus een voorsprong." in words
    assert "2025-2 – 59 74 75 16 0" in words
    assert "Bij de stand is plus een achterstand." in build(gemeenteblad()).words()


def test_a_half_year_without_a_taakstelling_says_so() -> None:
    row = halfjaar(geen=True, taakstelling=None, officieel=None, einde=None, versies=())

    assert "geen 74 75 – –" in build(gemeenteblad(halfjaren=(row,))).words()


def test_numbers_are_written_as_people_read_them() -> None:
    assert [number(one) for one in (None, 0, -16, 7.4, 10949, 12.0, -0.0)] == [
        "–",
        "0",
        "−16",
        "7,4",
        "10.949",
        "12",
        "0",
    ]


def test_it_fits_on_one_page_of_real_paper() -> None:
    made = render(Papier.GEMEENTEBLAD, gemeenteblad(halfjaren=(halfjaar(),) * 8))

    assert made.missing_glyphs == 0
    assert len(page_texts(made.pdf)) == 1
