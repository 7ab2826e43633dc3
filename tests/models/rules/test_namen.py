"""A name goes out of a text as a whole word, whatever its accents and capitals, and no other word with it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.rules.namen import Naamzoeker, fold, name_words


@pytest.mark.parametrize(
    ("namen", "voor", "na"),
    [
        (
            ("Bo", "Li"),
            "Bo belt. Li ook, met Bob, bos en lief. LI!",
            "… belt. … ook, met Bob, bos en lief. …!",
        ),
        (
            ("Bo",),
            "Bo's fiets staat bij BO en Bo, niet in Bornem",
            "…'s fiets staat bij … en …, niet in Bornem",
        ),
        (("Bo",), "het kan bo of Bó zijn", "het kan bo of … zijn"),
        (("Zoë",), "Zoe, ZOË, zoë en Zoe\u0308 gaan, Zoeken niet", "…, …, … en … gaan, Zoeken niet"),
        (("Łukasz", "Bjørn"), "lukasz en BJORN", "… en …"),
        (("An van de Berg",), "An van de Berg woont aan de berg van de heer In 't Veld", None),
        (("An",), "An komt aan. De an is klein.", "… komt aan. De an is klein."),
        (("In",), "In wil in de tuin zitten", "… wil in de tuin zitten"),
        (("O'Neill",), "Meneer O’Neill en o'neill", "Meneer … en …"),
        (("李",), "李 en 李明", "李 en 李明"),
        (("李明",), "Hallo 李明!", "Hallo …!"),
        (("Straße",), "STRASSE strasse", "… …"),
    ],
)
def test_whole_words_go_and_others_stay(namen: tuple[str, ...], voor: str, na: str | None) -> None:
    words = name_words(namen)
    found = Naamzoeker(words).sub("…", voor) if words else voor
    if na is None:
        na = "… van de … woont aan de … van de heer In 't Veld"
    assert found == na


def test_parts_between_lead_to_nobody_unless_there_is_nothing_else() -> None:
    assert name_words(("Li", "van den Al-Amin")) == {"Li", "Al-Amin"}
    assert name_words(("In",)) == {"In"}
    assert name_words(("", "A.")) == frozenset(), "one letter is everybody's"


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_around_a_name_stays_letter_for_letter(before: str, after: str) -> None:
    text = f"{before} Qasimoun {after}"
    assume("qasimoun" not in fold(before + " " + after))
    assert Naamzoeker(("Qasimoun",)).sub("…", text) == f"{before} … {after}"
