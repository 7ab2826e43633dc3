"""The gate between phases: by order, open ★ named, going on anyway with a reason."""

from __future__ import annotations

import pytest

from models.rules.fasen import PoortPunt, gate, holds_up
from models.values import Anker, Fase, Stand

PRE, VESTIGING, INTEGRATIE = Fase
GETEKEND = frozenset({Anker.TEKENDATUM})


def punt(
    stand: Stand = Stand.OP_SCHEMA, *, kern: bool = True, fase: Fase = PRE, wacht: str = "", nr: int = 1
) -> PoortPunt:
    return PoortPunt(f"pv-{nr:02d}", nr, fase, kern, stand, wacht)


def test_open_key_lines_are_named() -> None:
    """A002: advancing with open mandatory items warns."""
    poort = gate(PRE, [punt(nr=12), punt(nr=3), punt(nr=3), punt(kern=False, nr=4)], GETEKEND)
    assert (poort.verdict.ok, poort.open, poort.anker_mist) == (False, (3, 12), "")
    assert [dict(r.params) for r in poort.verdict.redenen] == [
        {"nummer": 3, "item": "pv-03"},
        {"nummer": 12, "item": "pv-12"},
    ]


def test_pre_vestiging_ends_with_the_signing() -> None:
    """A026: the phase end date is the tekendatum."""
    poort = gate(PRE, [], frozenset())
    assert (poort.verdict.ok, poort.anker_mist) == (False, "tekendatum")
    assert gate(PRE, [], GETEKEND).verdict.ok
    assert gate(VESTIGING, [], frozenset()).verdict.ok


@pytest.mark.parametrize(
    "stand",
    [Stand.GEDAAN, Stand.NVT, Stand.VERVALLEN, Stand.VOOR_ONZE_TIJD, Stand.NOG_TE_BEPALEN],
)
def test_what_is_settled_unknown_or_before_our_time_holds_nothing_up(stand: Stand) -> None:
    assert not holds_up(punt(stand), PRE)


@pytest.mark.parametrize("stand", [Stand.WACHT, Stand.UITGESTELD, Stand.GEPAUZEERD, Stand.NIET_AAN_DE_BEURT])
def test_what_is_put_aside_still_holds_up(stand: Stand) -> None:
    assert holds_up(punt(stand), PRE)


def test_lines_of_another_phase_hold_nothing_up() -> None:
    assert not holds_up(punt(fase=VESTIGING), PRE)


@pytest.mark.parametrize("anker", ["elk_halfjaar", "einde_begeleiding"])
def test_a_running_period_and_the_closing_itself_hold_nothing_up(anker: str) -> None:
    """Foundations 9: in-25 for ended periods only, in-26 has no effect on a gate."""
    assert not holds_up(punt(fase=INTEGRATIE, wacht=anker), INTEGRATIE)
    assert holds_up(punt(fase=INTEGRATIE), INTEGRATIE)
