from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.errors import Refused
from models.rules.geld import euro, in_euro, spelled
from models.rules.weigering import Stilstand, Vertraging, Weigering, WeigerStap, delay, step_of

OP = date(2026, 6, 1)
DAG = timedelta(days=1)


@pytest.mark.parametrize(
    ("weigering", "eerder", "stap"),
    [
        (Weigering(OP), 0, WeigerStap.TOETS),
        (Weigering(OP, terecht=True, uitspraak=OP), 0, WeigerStap.NIEUWE_WONING),
        (Weigering(OP, terecht=False, uitspraak=OP), 0, WeigerStap.TWEEDE_KANS),
        (Weigering(OP, terecht=False, uitspraak=OP), 1, WeigerStap.GESTOPT),
        (Weigering(OP, terecht=False, uitspraak=OP, definitief=True), 0, WeigerStap.GESTOPT),
        (Weigering(OP, terecht=False, uitspraak=OP, alsnog=OP), 0, WeigerStap.ALSNOG),
    ],
)
def test_where_a_weigering_stands(weigering: Weigering, eerder: int, stap: WeigerStap) -> None:
    """A104-A107."""
    assert step_of(weigering, eerder) is stap


def test_a109_delay_with_and_without_fault() -> None:
    """A109: 10 days through fault, 5 others; a day of both counts once, as without fault."""
    stil = (
        Stilstand(OP, OP + 10 * DAG, verwijtbaar=True),
        Stilstand(OP + 8 * DAG, OP + 13 * DAG),
        Stilstand(OP + 20 * DAG),
    )
    found = delay(stil, OP + 22 * DAG)
    assert found == Vertraging(verwijtbaar=8, niet_verwijtbaar=7)
    assert found.samen == 15


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("650", 65000), ("€ 650,5", 65050), ("0,07", 7), ("", None), (None, None), ("1 200", 120000)],
)
def test_an_amount_is_read_as_people_type_it(typed: str | None, cents: int | None) -> None:
    assert euro("huur", typed, OP) == cents


@pytest.mark.parametrize("typed", ["-3", "6,505", "zes", "1.200,00"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="geen_bedrag"):
        euro("huur", typed, OP)


def test_an_amount_is_shown_with_a_comma() -> None:
    assert [spelled(c) for c in (None, 65000, 65005)] == ["", "650", "650,05"]
    assert in_euro(None) is None
    assert str(in_euro(65005)) == "650.05"
