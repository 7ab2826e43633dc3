"""Papers read back from the PDF: words, fonts, pages, codes, and the same bytes for the same facts."""

from itertools import pairwise

import msgspec
import pytest

from models.errors import Refused
from models.queries.rows_papier import BladLijn, ChecklistFacts, DagkaartFacts, MatrixFacts
from models.values import Papier, Partij
from reports import catalog, clean, pdf
from reports.catalog import Facts
from reports.layout import Hidden, Missing, Words
from tests.reports import builders
from tests.reports.builders import LADINGEN, LANGE_NAAM
from tests.reports.reading import (
    ALLE,
    laid,
    marks,
    metadata,
    page_texts,
    squeezed,
    unembedded_fonts,
    unmapped_characters,
)
from tests.reports.test_layout import inside

NOTITIE = " ".join(f"woord{n}" for n in range(300))


def full_checklist(notitie: str = NOTITIE, naam: str = LANGE_NAAM) -> ChecklistFacts:
    lijn = BladLijn(nummer=1, kern=True, doener=Partij.GEM, tekst="dossier doorlezen", notitie=notitie)
    return builders.checklist(14, naam, gezin=f"Gezin {naam}", groepen=(("pre_vestiging", (lijn,) * 3),))


VOL: tuple[tuple[Papier, Facts], ...] = (
    (
        Papier.DAGKAART,
        builders.dagkaart(14, LANGE_NAAM, gezin=LANGE_NAAM, begeleider=LANGE_NAAM, plaats=LANGE_NAAM),
    ),
    (Papier.GEZINSBLAD, builders.dagkaart(14, LANGE_NAAM, gezin=LANGE_NAAM, begeleider=LANGE_NAAM)),
    (Papier.CHECKLIST, full_checklist()),
    (
        Papier.MATRIX,
        builders.matrix(corporaties=(LANGE_NAAM,) * 5, contacten=((LANGE_NAAM, LANGE_NAAM),) * 6),
    ),
    (Papier.OCHTENDBLAD, builders.ochtend(50, head=builders.head(wie=LANGE_NAAM))),
)
"""The fullest sheets: 60-character names, 14 people, 300 words of notes."""


@pytest.mark.parametrize(("papier", "facts"), [*ALLE, *VOL])
def test_every_font_is_embedded_and_every_letter_can_be_copied(papier: Papier, facts: Facts) -> None:
    made = catalog.render(papier, facts)
    assert made.missing_glyphs == 0
    assert unembedded_fonts(made.pdf) == set()
    assert unmapped_characters(made.pdf) == 0


@pytest.mark.parametrize(("papier", "facts"), [*ALLE, *VOL])
def test_all_words_of_the_layout_come_back_from_the_pdf(papier: Papier, facts: Facts) -> None:
    made = catalog.render(papier, facts)
    texts = page_texts(made.pdf)
    pages = laid(papier, facts)
    assert len(texts) == made.pages == len(pages.pages)
    for page, text in zip(pages.pages, texts, strict=True):
        found = squeezed(text)
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, (Words, Hidden)):
                    # readers join a word that is cut by a dash at the end of a line
                    assert squeezed(mark.text).rstrip("-") in found


@pytest.mark.parametrize(("papier", "facts"), [*ALLE, *VOL])
def test_head_and_foot_stand_on_every_page(papier: Papier, facts: Facts) -> None:
    made = catalog.render(papier, facts)
    texts = page_texts(made.pdf)
    for number, text in enumerate(texts, start=1):
        assert f"blz {number} van {len(texts)}" in text
        assert "VOORBEELD – FICTIEF" in text
        assert "gemaakt" in text
        assert facts.head.code in text


@pytest.mark.parametrize(("papier", "facts"), [*ALLE, *VOL])
def test_nothing_runs_off_the_page(papier: Papier, facts: Facts) -> None:
    inside(catalog.build(papier, facts))


@pytest.mark.parametrize(("papier", "facts"), [*ALLE, *VOL])
def test_lines_of_text_do_not_lie_over_each_other(papier: Papier, facts: Facts) -> None:
    """No two pieces of text share their place."""
    fonts = pdf.flow().setter.fonts
    for page in laid(papier, facts).pages:
        boxes = []
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Words) and mark.text.strip():
                    left, base = placed.x + mark.x, placed.y + mark.y
                    width = fonts.width(mark.text, mark.face) * mark.size
                    boxes.append((left, base - 0.55 * mark.size, left + width, base, mark.text))
        boxes.sort(key=lambda box: box[1])
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                if other[1] >= one[3]:
                    break
                overlap = min(one[2], other[2]) - max(one[0], other[0])
                assert overlap <= 0.5, (one[4], other[4])


def test_the_same_facts_give_the_same_bytes() -> None:
    for papier, facts in ALLE:
        assert catalog.render(papier, facts).pdf == catalog.render(papier, facts).pdf


@pytest.mark.parametrize("lading", LADINGEN)
def test_whatever_someone_types_is_printed_literally(lading: str) -> None:
    facts = full_checklist(notitie=f"begin {lading} einde", naam=lading)
    made = catalog.render(Papier.CHECKLIST, facts)
    covered = pdf.flow().setter.fonts.covered("italic")
    pieces = clean.pieces(clean.tidy(f"begin {lading} einde"), covered)
    found = squeezed("".join(page_texts(made.pdf)))
    for piece in pieces:
        if piece.drawable:
            for word in piece.text.split():
                assert word in found
    lacking = sum(len(piece.text.replace(" ", "")) for piece in pieces if not piece.drawable)
    assert (made.missing_glyphs > 0) == (lacking > 0)
    assert made.missing_glyphs >= 3 * lacking


def test_a_character_without_glyph_is_a_box_that_can_be_copied() -> None:
    made = catalog.render(Papier.DAGKAART, builders.dagkaart(gezin="Gezin ضحى"))
    assert made.missing_glyphs == 3
    text = "".join(page_texts(made.pdf))
    assert all(char in text for char in "ضحى")
    drawn = [
        mark
        for _x, _y, mark in marks(laid(Papier.DAGKAART, builders.dagkaart(gezin="Gezin ضحى")))
        if isinstance(mark, Missing)
    ]
    assert [mark.text for mark in drawn] == ["ضحى"]


def test_no_character_without_glyph_reaches_the_font() -> None:
    facts = full_checklist(notitie=" ".join(LADINGEN), naam="".join(LADINGEN))
    fonts = pdf.flow().setter.fonts
    for _x, _y, mark in marks(laid(Papier.CHECKLIST, facts)):
        if isinstance(mark, Words):
            assert fonts.covered(mark.face).issuperset(mark.text)


def test_three_hundred_words_of_notes_are_all_there() -> None:
    text = " ".join(page_texts(catalog.render(Papier.CHECKLIST, full_checklist()).pdf)).split()
    for n in range(300):
        assert text.count(f"woord{n}") == 3


def test_title_language_and_author_are_set_without_a_name() -> None:
    made = catalog.render(Papier.DAGKAART, builders.dagkaart())
    known = metadata(made.pdf)
    assert known["Title"] == "Dagkaart R17-2"
    assert known["Author"] == "Duurzame Start"
    assert b"/Lang (nl-NL)" in made.pdf
    assert "Warsamele" not in str(known)
    assert b"Warsamele" not in made.pdf


def test_several_dossiers_have_their_own_code_and_page_numbers() -> None:
    papers = [(Papier.DAGKAART, builders.dagkaart(head=builders.head(code=f"R{n}-{n}"))) for n in range(1, 4)]
    done: list[int] = []
    made = catalog.render_many(papers, done.append)
    texts = page_texts(made.pdf)
    assert done == [1, 2, 3]
    assert [f"blad R{n // 2 + 1}-{n // 2 + 1}" in text for n, text in enumerate(texts)] == [True] * 6
    assert ["blz 1 van 2" in text for text in texts] == [True, False] * 3
    assert metadata(made.pdf)["Title"] == "Dagkaart één-regeldag"


def test_no_sheet_carries_two_households_in_two_sided_print() -> None:
    papers = [
        (Papier.GEZINSBLAD, builders.dagkaart(head=builders.head(code=f"G{n}-{n}"))) for n in range(1, 4)
    ]
    texts = page_texts(catalog.render_many(papers).pdf)
    assert ["Deze kant blijft leeg." in text for text in texts] == [False, True, False, True, False]
    single = page_texts(catalog.render_many(papers, two_sided=False).pdf)
    assert len(single) == 3
    fronts = [text for text in texts if "leeg" not in text]
    assert all(first != second for first, second in pairwise(fronts))


def test_portrait_and_landscape_go_together() -> None:
    papers = [(Papier.MATRIX, builders.matrix()), (Papier.MATRIX_TEKST, builders.matrix())]
    assert len(page_texts(catalog.render_many(papers).pdf)) == 5


def test_an_empty_choice_is_refused() -> None:
    with pytest.raises(Refused, match="papier_geen"):
        catalog.render_many([])


def test_facts_of_another_paper_are_refused() -> None:
    with pytest.raises(Refused, match="papier_feiten"):
        catalog.render(Papier.MATRIX, builders.dagkaart())


def test_every_paper_is_in_the_catalogue_with_its_own_kind_of_facts() -> None:
    assert set(catalog.PAPERS) == set(Papier)
    assert catalog.PAPERS[Papier.GEZINSBLAD].facts is DagkaartFacts
    assert catalog.PAPERS[Papier.MATRIX_LEEG].facts is MatrixFacts


def test_the_language_of_one_paper_does_not_stay() -> None:
    from resources import i18n

    before = i18n.language()
    facts = builders.dagkaart(head=builders.head(taal="en"))
    catalog.render(Papier.DAGKAART, facts)
    assert i18n.language() == before


def test_the_pdf_says_in_which_language_it_is() -> None:
    facts = builders.dagkaart(head=builders.head(taal="en"))
    assert b"/Lang (en)" in catalog.render(Papier.DAGKAART, facts).pdf


def test_a_paper_keeps_its_small_size() -> None:
    assert len(catalog.render(Papier.DAGKAART, builders.dagkaart()).pdf) < 120_000


def test_facts_survive_the_pipe() -> None:
    for papier, facts in ALLE:
        wanted = catalog.PAPERS[papier].facts
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=wanted) == facts
