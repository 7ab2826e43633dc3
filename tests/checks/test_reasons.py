"""Reasons that the program gives itself are listed and have words; what a person typed is no code."""

import re
from pathlib import Path

import pytest

from models.queries.woorden import reason_words
from models.rules.invoer import own_words
from models.values import REDEN_CODE, REDENEN
from resources.labels import LABELS

SERVICES = Path(__file__).parents[2] / "models" / "services"
USED = (
    re.compile(r'"#([a-z_]+)"'),
    re.compile(r'\{REDEN_CODE\}([a-z_]+)"'),
    re.compile(r'nvt_by_event\(.*?, "([a-z_]+)"\)\n'),
)


def used() -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in SERVICES.glob("*.py"))
    return {code for pattern in USED for code in pattern.findall(text)}


def test_every_reason_of_the_program_is_listed_and_has_words() -> None:
    assert used() <= set(REDENEN)
    assert len(used()) >= 5
    assert set(LABELS["reden_programma"]) == set(REDENEN)


@pytest.mark.parametrize("code", REDENEN)
def test_a_code_becomes_words_and_a_person_who_types_it_sees_it_as_typed(code: str) -> None:
    assert not reason_words(REDEN_CODE + code).startswith(REDEN_CODE)
    typed = own_words(REDEN_CODE + code)
    assert reason_words(typed).strip() == REDEN_CODE + code
    assert own_words(f"{REDEN_CODE}iets anders") == f"{REDEN_CODE}iets anders"
