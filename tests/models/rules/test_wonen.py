from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.wonen import (
    Behoefte,
    Woning,
    fits,
    huurderving,
    rooms_for,
    starts_without_arrears,
    woonlasten,
)


def test_a138_what_living_costs() -> None:
    assert woonlasten(Decimal(650), Decimal(30), Decimal(140), Decimal(280)) == Decimal(540)


def test_a108_rent_lost_is_days_times_the_rent_of_a_day_in_that_month() -> None:
    assert huurderving(date(2026, 6, 1), date(2026, 6, 30), Decimal(600)) == Decimal("600.00")
    assert huurderving(date(2026, 6, 16), date(2026, 6, 30), Decimal(600)) == Decimal("300.00")
    assert huurderving(date(2026, 1, 31), date(2026, 2, 1), Decimal(620)) == Decimal("42.14")
    assert huurderving(date(2026, 6, 2), date(2026, 6, 1), Decimal(600)) == Decimal("0.00")


@given(
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 400),
    st.decimals(0, 2000, places=2),
)
def test_rent_lost_over_two_spans_is_that_of_both(van: date, a: int, b: int, huur: Decimal) -> None:
    middle = date.fromordinal(van.toordinal() + a)
    end = date.fromordinal(middle.toordinal() + 1 + b)
    after = date.fromordinal(middle.toordinal() + 1)
    whole = huurderving(van, end, huur)

    assert abs(huurderving(van, middle, huur) + huurderving(after, end, huur) - whole) <= Decimal("0.01")


def test_a008_the_first_rent_on_or_before_the_first_day_means_no_arrears() -> None:
    assert starts_without_arrears(date(2026, 6, 1), date(2026, 6, 1))
    assert not starts_without_arrears(date(2026, 6, 1), date(2026, 6, 2))
    assert not starts_without_arrears(date(2026, 6, 1), None)


@pytest.mark.parametrize(("personen", "kamers"), [(1, 2), (2, 2), (3, 3), (9, 9)])
def test_a139_rooms_grow_with_the_household(personen: int, kamers: int) -> None:
    assert rooms_for(personen) == kamers


def codes(woning: Woning, behoefte: Behoefte) -> tuple[bool, set[str]]:
    verdict = fits(woning, behoefte)
    return verdict.ok, {reden.code for reden in verdict.redenen}


def test_a_dwelling_that_fits_says_why() -> None:
    woning = Woning(kamers=4, begane_grond=True, woonlasten=Decimal(500))
    behoefte = Behoefte(4, begane_grond=True, lift=True, woonlasten_hoogstens=Decimal(540))

    assert codes(woning, behoefte) == (
        True,
        {
            "woning_kamers_goed",
            "woning_complex_goed",
            "woning_begane_grond_goed",
            "woning_lift_goed",
            "woning_woonlasten_goed",
        },
    )


def test_what_does_not_fit_is_named_and_what_is_unknown_is_no_reason_against() -> None:
    behoefte = Behoefte(5, begane_grond=True, lift=True, woonlasten_hoogstens=Decimal(540))
    small = Woning(kamers=3, aangewezen=False, woonlasten=Decimal(600))

    assert codes(small, behoefte) == (
        False,
        {
            "woning_kamers_niet",
            "woning_complex_niet",
            "woning_begane_grond_niet",
            "woning_lift_niet",
            "woning_woonlasten_niet",
        },
    )
    unknown = fits(Woning(begane_grond=True), behoefte)
    assert unknown.ok
    assert {"woning_kamers_weet_niet", "woning_woonlasten_weet_niet"} <= {r.code for r in unknown.redenen}


def test_passend_toewijzen_speaks_up_where_one_person_waits_for_family() -> None:
    waits = Behoefte(1, wacht_op_familie=True)

    assert codes(Woning(kamers=2), waits)[1] >= {"woning_passend_toewijzen_goed"}
    assert codes(Woning(kamers=4), waits)[1] >= {"woning_passend_toewijzen_niet"}
    assert not any("passend" in code for code in codes(Woning(), waits)[1])


def test_costs_are_never_passed_over_in_silence() -> None:
    """Agreed goes before the rekengrens; without either, or without a rent, it says that it is not known."""
    house = Woning(kamers=2, huur=Decimal(700), woonlasten=Decimal(560))

    assert "woning_lasten_weet_niet" in codes(house, Behoefte(1))[1]
    assert "woning_woonlasten_weet_niet" in codes(Woning(), Behoefte(1, huur_hoogstens=Decimal(700)))[1]
    assert "woning_rekengrens_goed" in codes(house, Behoefte(1, huur_hoogstens=Decimal(700)))[1]
    assert "woning_rekengrens_niet" in codes(house, Behoefte(1, huur_hoogstens=Decimal("699.99")))[1]
    both = codes(house, Behoefte(1, huur_hoogstens=Decimal(1), woonlasten_hoogstens=Decimal(560)))
    assert "woning_woonlasten_goed" in both[1]
    assert not any("rekengrens" in code for code in both[1])


def test_square_metres_and_facilities_are_held_against_what_was_agreed() -> None:
    need = Behoefte(2, oppervlakte=60, voorzieningen="Eigen keuken, berging")

    ok, found = codes(Woning(oppervlakte=60, voorzieningen="berging en eigen keuken"), need)
    assert (ok, {"woning_oppervlakte_goed", "woning_voorzieningen_goed"} <= found) == (True, True)
    assert codes(Woning(oppervlakte=59), need)[0] is False
    unknown = fits(Woning(voorzieningen="eigen keuken"), need)
    assert unknown.ok
    asked = {r.code: dict(r.params) for r in unknown.redenen}
    assert asked["woning_voorzieningen_weet_niet"] == {"wat": "berging"}
    assert "woning_oppervlakte_weet_niet" in asked
