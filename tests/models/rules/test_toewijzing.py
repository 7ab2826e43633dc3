from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.content.loader import load_content
from models.rules.toewijzing import (
    REGIOS,
    VEREIST,
    Contract,
    Plaatsingscriterium,
    Soort,
    Teller,
    counts,
    first_day,
    missing_before,
    placed_by,
    region_of,
)
from models.values import PLAATSINGSKEUZES

DAG = date(2026, 6, 15)


PROVINCIES = (
    *("Groningen", "Fryslân", "Drenthe", "Overijssel", "Gelderland", "Flevoland", "Utrecht"),
    *("Noord-Holland", "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"),
)


def _regions() -> dict[str, tuple[str, ...]]:
    """The regions as they are shipped."""
    shipped = {one.code: one.waarde for one in load_content().instellingen}
    return {regio: tuple(shipped[f"coa_regio_{regio}"]) for regio in REGIOS}  # type: ignore[arg-type]


def test_a041_every_province_lies_in_exactly_one_of_the_five_regions() -> None:
    regions = _regions()
    named = [name for names in regions.values() for name in names]
    assert sorted(named) == sorted(PROVINCIES)
    assert all(regions.values())
    assert len(regions) == 5


@pytest.mark.parametrize(
    ("provincie", "regio"),
    [
        ("Drenthe", "noord"),
        ("gelderland ", "oost"),
        ("Noord-Holland", "midden"),
        ("Zeeland", "zuidwest"),
        ("Limburg", "zuid"),
        ("", ""),
        ("Verzonnenland", ""),
    ],
)
def test_a041_the_region_of_a_gemeente_follows_from_its_province(provincie: str, regio: str) -> None:
    assert region_of(provincie, _regions()) == regio


def test_a041_a_province_that_two_regions_name_has_none() -> None:
    assert region_of("Utrecht", {"midden": ("Utrecht",), "zuid": ("Utrecht",)}) == ""


@pytest.mark.parametrize(
    ("maanden", "uren", "bindt", "waarom"),
    [
        (5, 32, False, ["plaatsing_werk_te_kort"]),
        (6, 20, True, ["plaatsing_door_werk"]),
        (12, 19, False, ["plaatsing_werk_te_weinig"]),
        (5, 19, False, ["plaatsing_werk_te_kort", "plaatsing_werk_te_weinig"]),
        (6, None, False, ["plaatsing_werk_vragen"]),
        (None, 32, False, ["plaatsing_werk_vragen"]),
        (None, None, False, ["plaatsing_werk_vragen"]),
        (3, None, False, ["plaatsing_werk_te_kort"]),
    ],
)
def test_a051_chosen_work_says_why_it_binds_or_what_the_contract_lacks(
    maanden: int | None, uren: int | None, waarom: list[str], *, bindt: bool
) -> None:
    verdict = placed_by("werk", maanden, uren)
    assert verdict.ok is bindt
    assert [reden.code for reden in verdict.redenen] == waarom


@pytest.mark.parametrize("gekozen", ["eerstegraads", "opleiding", "anders"])
def test_a051_every_other_criterion_binds_by_itself(gekozen: str) -> None:
    verdict = placed_by(gekozen)
    assert verdict.ok
    assert verdict.redenen[0].code == f"plaatsing_door_{gekozen}"
    assert not placed_by("geen").ok


def test_a044_no_criterium_that_is_kept_says_something_about_health() -> None:
    assert Plaatsingscriterium.BEHANDELING.value not in PLAATSINGSKEUZES
    assert set(PLAATSINGSKEUZES) == {"eerstegraads", "opleiding", "werk", "anders", "geen"}


def test_a051_the_least_contract_is_a_figure() -> None:
    assert placed_by("werk", 6, 20, Contract(maanden=6, uren=20)).ok
    assert not placed_by("werk", 6, 20, Contract(maanden=7, uren=20)).ok


# --- counting ---------------------------------------------------------------------------------------------

HOUSED = Teller(gehuisvest_op=date(2026, 6, 1), uitgeschreven_op=date(2026, 6, 3))


def why(teller: Teller, dag: date = DAG) -> str:
    return counts(teller, dag).redenen[0].code


def test_a065_by_koppeling_somebody_counts_once_the_coa_registered_the_departure() -> None:
    assert counts(HOUSED, DAG).ok
    assert first_day(HOUSED) == date(2026, 6, 3)
    assert why(Teller(gehuisvest_op=date(2026, 6, 1))) == "telt_nog_niet_uitgeschreven"


def test_a066_without_koppeling_the_gemeente_must_report() -> None:
    own = Teller(via_koppeling=False, gehuisvest_op=date(2026, 6, 1))
    assert why(own) == "telt_nog_niet_gemeld"
    told = Teller(via_koppeling=False, gehuisvest_op=date(2026, 6, 1), gemeld_op=date(2026, 6, 9))
    assert counts(told, DAG).ok
    assert first_day(told) == date(2026, 6, 9)


def test_a067_an_amv_counts_when_nidos_reported() -> None:
    assert why(Teller(Soort.AMV, gehuisvest_op=date(2026, 6, 1))) == "telt_nog_niet_nidos"
    assert counts(Teller(Soort.AMV, gehuisvest_op=date(2026, 6, 1), gemeld_op=DAG), DAG).ok


@pytest.mark.parametrize("soort", [Soort.AMV, Soort.HERVESTIGD, Soort.BIJZONDER])
def test_a094_amv_resettled_and_permits_without_a_reason_count(soort: Soort) -> None:
    teller = Teller(soort, via_koppeling=False, gehuisvest_op=date(2026, 6, 1), gemeld_op=date(2026, 6, 2))

    assert counts(teller, DAG).ok


def test_who_fled_under_temporary_protection_does_not_count() -> None:
    assert why(Teller(Soort.RTB, gehuisvest_op=DAG, uitgeschreven_op=DAG)) == "telt_niet_rtb"


def test_a102_who_is_coupled_to_another_gemeente_does_not_count_here() -> None:
    assert why(Teller(gekoppeld_elders=True, gehuisvest_op=DAG, uitgeschreven_op=DAG)) == (
        "telt_niet_gekoppeld_elders"
    )


def test_a103_only_the_first_housing_counts() -> None:
    again = Teller(gehuisvest_op=DAG, uitgeschreven_op=DAG, eerder_geteld_op=date(2025, 1, 1))

    assert why(again) == "telt_niet_eerder_geteld"


def test_a203_a_tussenvoorziening_counts_at_once() -> None:
    assert counts(Teller(gehuisvest_op=DAG, tussenvoorziening=True), DAG).ok


def test_nobody_counts_before_being_housed() -> None:
    assert why(Teller()) == "telt_nog_niet_gehuisvest"
    assert why(HOUSED, date(2026, 5, 31)) == "telt_nog_niet_gehuisvest"
    assert first_day(Teller()) is None


days = st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1))
tellers = st.builds(
    Teller,
    soort=st.sampled_from(Soort),
    via_koppeling=st.booleans(),
    gehuisvest_op=days,
    uitgeschreven_op=days,
    gemeld_op=days,
    tussenvoorziening=st.booleans(),
    eerder_geteld_op=days,
    gekoppeld_elders=st.booleans(),
)


@given(tellers, st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_who_counts_has_a_first_day_and_never_counted_before(teller: Teller, dag: date) -> None:
    if counts(teller, dag).ok:
        assert first_day(teller) is not None
        assert teller.eerder_geteld_op is None
        assert teller.soort is not Soort.RTB
    else:
        assert len(counts(teller, dag).redenen) == 1


# --- what needs what --------------------------------------------------------------------------------------


def test_a049_without_a_bsn_no_bank_account_contract_insurance_or_digid() -> None:
    for wens in ("bankrekening", "huurcontract", "zorgverzekering", "digid"):
        assert missing_before(wens, ()) == ("brp", "bsn")
        assert missing_before(wens, ("bsn",)) == ()


def test_a112_digid_comes_after_the_bsn_and_before_the_allowances() -> None:
    assert missing_before("toeslagen", ("brp",)) == ("bsn", "digid", "bankrekening")
    assert missing_before("toeslagen", ("digid", "bankrekening")) == ()


@given(st.sampled_from([*VEREIST, "iets"]), st.sets(st.sampled_from([*VEREIST, "brp"])))
def test_what_is_missing_can_be_done_in_the_order_in_which_it_is_named(wens: str, held: set[str]) -> None:
    have = set(held)
    for step in missing_before(wens, held):
        assert missing_before(step, have) == ()
        have.add(step)
    assert missing_before(wens, have) == ()
