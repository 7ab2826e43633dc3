"""Any text in any field of any paper: no crash, nothing off the page, nothing read as markup."""

import msgspec
import pytest

from models.values import Papier
from reports import catalog
from reports.catalog import Facts
from tests.reports.builders import LADINGEN, LANGE_NAAM
from tests.reports.reading import ALLE, page_texts, unembedded_fonts
from tests.reports.test_layout import inside

VAST = {
    "code",
    "letter",
    "letters",
    "klaar_letters",
    "punten",
    "komt",
    "taal",
    "tolk",
    "aan_zet",
    "vraagt",
    "status",
    "id",
    "pictogram",
    "blok",
}
"""Fields that hold codes; the paper may rely on them."""
TEKSTEN = (*LADINGEN, LANGE_NAAM, "", "\n\n", "regel een\nregel twee", "M" * 400, "woord " * 80, "{n} %d {0}")


def filled(facts: object, text: str) -> object:
    """The same facts with every free text replaced."""
    if isinstance(facts, msgspec.Struct):
        changes = {}
        for name in facts.__struct_fields__:
            value = getattr(facts, name)
            if name in VAST:
                continue
            changes[name] = text if type(value) is str else filled(value, text)
        return msgspec.structs.replace(facts, **changes)
    if isinstance(facts, tuple):
        return tuple(text if type(one) is str else filled(one, text) for one in facts)
    return facts


@pytest.mark.parametrize("text", TEKSTEN)
@pytest.mark.parametrize(("papier", "facts"), ALLE)
def test_any_text_in_every_field_prints_within_the_page(papier: Papier, facts: Facts, text: str) -> None:
    other = filled(facts, text)
    assert isinstance(other, catalog.PAPERS[papier].facts)
    made = catalog.render(papier, other)
    assert made.pages >= 1
    assert unembedded_fonts(made.pdf) == set()
    inside(catalog.build(papier, other))
    assert b"/etc/passwd" not in made.pdf


def test_a_head_too_long_for_its_line_ends_in_dots() -> None:
    _papier, facts = ALLE[5]
    other = filled(facts, "woord " * 80)
    assert isinstance(other, catalog.PAPERS[Papier.DAGKAART].facts)
    assert "…" in page_texts(catalog.render(Papier.DAGKAART, other).pdf)[0]
