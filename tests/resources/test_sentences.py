"""Words: every value has a name, every sentence can be filled in, markup stays what it is."""

from __future__ import annotations

import string
from enum import Enum

import pytest

from models import values
from models.errors import Refused
from models.queries.rows import WaaromStap
from models.tables.overdracht import UITKOMSTEN
from models.values import Anker, Fase, Reden, Stand
from resources import labels
from resources.labels import LABELS, small_label, small_label_of
from resources.labels_velden import GROEP
from resources.sentences import CODES, label, label_of, sentence, verb_words

ENUMS = [
    one for one in vars(values).values() if isinstance(one, type) and issubclass(one, Enum) and list(one)
]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda one: one.__name__)
def test_every_value_has_a_name(enum: type[Enum]) -> None:
    assert set(LABELS[enum.__name__]) == {str(one.value) for one in enum}
    assert all(label(one).strip() and "_" not in label(one) for one in enum)


def test_no_group_hides_another_of_the_same_name() -> None:
    """The words of all areas come together in one table: there a second group of a name hides the first."""
    parts = [part for name, part in vars(labels).items() if name.endswith("_LABELS")]
    assert not [group for part in parts for group, words in part.items() if LABELS[group] is not words]


def test_a_transfer_and_the_logboek_each_have_their_own_words_for_how_it_ended() -> None:
    """A row of `overdracht_dossier` in the inzage says how it ended in words, not in a code."""
    assert set(LABELS[GROEP["uitkomst"]]) == set(UITKOMSTEN)
    assert label_of("uitkomst", "geen_toegang") == "niet toegestaan: ander gezin"


def test_within_a_sentence_only_the_first_letter_is_small_and_an_abbreviation_stays() -> None:
    assert small_label(Anker.BRP_GEMEENTE) == "inschrijving in de BRP"
    assert small_label(Anker.PIP) == "PIP vastgesteld"
    assert small_label_of("profiel", "v_nummer") == "V-nummer"
    assert small_label_of("Anker", "gepauzeerd") == "gepauzeerd"


def test_a_name_is_that_of_the_design() -> None:
    assert label(Fase.PRE_VESTIGING) == "Pré-vestiging"
    assert label(Stand.NIET_AAN_DE_BEURT) == "Nog niet aan de beurt"
    assert label_of("relatie", "broer_zus") == "Broer of zus"
    assert label_of("relatie", "onbekend") == "onbekend"


def test_a_reason_an_error_and_a_step_all_become_sentences() -> None:
    wanted = "Nog 3 punten open. Toch doorgaan? Schrijf waarom."
    assert sentence(Reden.of("fase_reden_nodig", aantal=3)) == wanted
    assert sentence(Refused("fase_reden_nodig", aantal=3)) == wanted
    assert sentence(WaaromStap(code="fase_reden_nodig", params=(("aantal", 3),))) == wanted
    assert sentence("fase_reden_nodig", aantal=3) == wanted


def test_a_missing_parameter_leaves_a_dash_and_never_an_error() -> None:
    assert (
        sentence("schijf_vol") == "De schijf is vol: er is – MB nodig. Maak ruimte en probeer het nog eens."
    )


def test_a_parameter_is_shown_as_it_is() -> None:
    assert "<b>{x}" in sentence("persoon_in_ander_dossier", nummer="<b>{x}")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_sentence_can_be_filled_in_and_speaks_plainly(code: str) -> None:
    text = CODES[code]
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(text))
    words = text.replace(".", " ").replace(",", " ").lower().split()
    assert not {"u", "uw"} & set(words)


def test_an_unknown_verb_is_readable() -> None:
    assert verb_words("actiepunt_gedaan") == "Afgevinkt"
    assert verb_words("iets_nieuws") == "Iets nieuws"
