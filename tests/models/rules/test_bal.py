from __future__ import annotations

from datetime import date

import pytest

from models.rules.bal import Bal, ball_of, days_there
from models.values import Partij


@pytest.mark.parametrize(
    ("wacht_op", "onze", "bal"),
    [
        ("", True, Bal(ons=True)),
        ("", False, Bal(partij=Partij.COR)),
        ("COA", True, Bal(partij=Partij.COA)),
        ("de bank", True, Bal(naam="de bank")),
    ],
)
def test_what_somebody_noted_comes_before_whose_line_it_is(wacht_op: str, *, onze: bool, bal: Bal) -> None:
    assert ball_of(wacht_op=wacht_op, doener=Partij.COR, onze=onze) == bal


@pytest.mark.parametrize(
    ("sinds", "dag", "dagen"),
    [
        (date(2026, 6, 3), date(2026, 6, 20), 12),
        (None, date(2026, 6, 10), 5),
        (None, date(2026, 6, 20), 0),
        (None, None, 0),
    ],
)
def test_days_count_from_the_note_else_from_the_day_it_should_have_been_there(
    sinds: date | None, dag: date | None, dagen: int
) -> None:
    assert days_there(sinds, dag, date(2026, 6, 15)) == dagen
