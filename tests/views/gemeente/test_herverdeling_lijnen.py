"""Who waits for a dwelling: a small group does not follow from what stands around it."""

from __future__ import annotations

import pytest

from models.queries.herverdeling import HerverdelingRow, PastRow
from tests.builders import T0
from views.gemeente.herverdeling_lijnen import lijnen
from views.widgets.lijn import Lijn


def shown(*past: tuple[int, int, int]) -> list[Lijn]:
    """Lines of sizes: rooms, gezinnen that wait and dwellings."""
    row = HerverdelingRow(
        gemeente_uid="g",
        gemeente="Wilgenrade",
        vandaag=T0,
        drempel=5,
        halfjaren=("2026-1",),
        taakstellingen=(),
        gekoppeld=(),
        wacht=sum(waiting for _rooms, waiting, _homes in past),
        past=tuple(PastRow(kamers=a, gezinnen=b, woningen=c) for a, b, c in past),
        afspraken=(),
    )
    return lijnen(row, mag=False)


def head(*past: tuple[int, int, int]) -> str:
    return shown(*past)[0].titel


def test_the_total_stands_there_while_no_size_is_hidden() -> None:
    assert head((2, 5, 0), (3, 7, 1)) == "12 gezinnen zijn gekoppeld en wachten op een woning"
    assert head((2, 5, 0), (3, 0, 1)) == "5 gezinnen zijn gekoppeld en wachten op een woning"
    assert head() == "0 gezinnen zijn gekoppeld en wachten op een woning"


def test_a_hidden_size_does_not_follow_from_the_total_by_subtraction() -> None:
    """The head of 5 + 3 and that of 5 + 4 are the same: nothing in the lines tells them apart."""
    assert head((2, 5, 0), (3, 3, 1)) == "Meer dan 5 gezinnen zijn gekoppeld en wachten op een woning"
    assert head((2, 3, 0)) == "Er zijn gezinnen gekoppeld die wachten op een woning"
    for homes in range(7):
        seen = {
            tuple((one.titel, one.onder, one.chip) for one in shown((2, 5, 0), (3, few, homes)))
            for few in range(1, 5)
        }
        assert len(seen) == 1, homes


@pytest.mark.parametrize(
    ("homes", "word"), [(0, "te weinig woningen"), (1, ""), (3, ""), (4, "genoeg"), (9, "genoeg")]
)
def test_of_a_small_group_only_what_holds_for_any_number_is_said(homes: int, word: str) -> None:
    chip = shown((3, 2, homes))[1].chip
    assert (chip.tekst if chip is not None else "") == word
