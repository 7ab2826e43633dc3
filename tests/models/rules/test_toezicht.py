from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.toezicht import (
    STAPPEN,
    VERSCHOONBAAR,
    Beleid,
    Gezet,
    Halfjaaruitslag,
    LadderFase,
    Trede,
    active_from,
    decision_not_before,
    information_terms,
    judged,
    ladder,
    ladder_ends,
    phase_of,
)


def test_a079_a126_the_ladder_has_six_phases_and_22_steps() -> None:
    assert [fase.nummer for fase in LadderFase] == [1, 2, 3, 4, 5, 6]
    assert [len(STAPPEN[fase]) for fase in LadderFase] == [3, 4, 4, 4, 4, 3]
    assert sum(map(len, STAPPEN.values())) == 22
    assert all(stap.startswith(f"{fase.nummer}.") for fase, steps in STAPPEN.items() for stap in steps)


def codes(uitslag: Halfjaaruitslag, beleid: Beleid) -> tuple[bool, list[str]]:
    verdict = judged(uitslag, beleid)
    return verdict.ok, [reden.code for reden in verdict.redenen]


@pytest.mark.parametrize("beleid", list(Beleid))
def test_a118_who_realised_is_done(beleid: Beleid) -> None:
    assert codes(Halfjaaruitslag(60, 0), beleid) == (True, ["toezicht_gehaald"])
    assert codes(Halfjaaruitslag(60, -3), beleid) == (True, ["toezicht_gehaald"])


def test_a118_a120_both_readings_of_arrears_with_a_good_average_can_be_chosen() -> None:
    quick, slow = Halfjaaruitslag(60, 5, 12.0), Halfjaaruitslag(60, 5, 12.1)

    assert codes(quick, Beleid.TWEE_INDICATOREN) == (True, ["toezicht_snel_genoeg"])
    assert codes(slow, Beleid.TWEE_INDICATOREN) == (False, ["toezicht_te_langzaam"])
    assert codes(Halfjaaruitslag(60, 5), Beleid.TWEE_INDICATOREN)[0] is False
    assert codes(quick, Beleid.STRENG) == (False, ["toezicht_achterstand"])


@pytest.mark.parametrize(
    ("taakstelling", "achterstand", "goed"), [(60, 10, True), (60, 11, False), (59, 9, True), (59, 10, False)]
)
def test_a128_arrears_up_to_a_sixth_are_within_the_margin(
    taakstelling: int, achterstand: int, *, goed: bool
) -> None:
    ok, found = codes(Halfjaaruitslag(taakstelling, achterstand), Beleid.MARGE)

    assert ok is goed
    assert found == ["toezicht_binnen_marge" if goed else "toezicht_buiten_marge"]


def test_a119_a186_too_few_koppelingen_and_other_grounds_stand_beside_the_verdict() -> None:
    uitslag = Halfjaaruitslag(60, 12, gekoppeld=50, gronden=VERSCHOONBAAR[1:2])

    assert codes(uitslag, Beleid.STRENG) == (
        False,
        ["toezicht_achterstand", "toezicht_te_weinig_gekoppeld", "toezicht_grond"],
    )
    assert codes(Halfjaaruitslag(60, 12, gekoppeld=60), Beleid.STRENG)[1] == ["toezicht_achterstand"]


def test_a121_information_analysis_and_overleg_take_five_weeks() -> None:
    terms = information_terms(date(2026, 7, 1))

    assert [(t.stap, t.dag) for t in terms] == [
        ("2.0", date(2026, 7, 15)),
        ("2.1", date(2026, 7, 29)),
        ("2.2", date(2026, 8, 5)),
    ]


def test_a123_a_month_of_debate_comes_before_the_decision() -> None:
    assert decision_not_before(date(2027, 1, 31)) == date(2027, 2, 28)


def test_a131_the_whole_ladder_takes_at_most_twelve_months() -> None:
    assert ladder_ends(date(2026, 7, 1)) == date(2027, 7, 1)
    assert active_from(date(2026, 1, 2)) == date(2026, 3, 1)
    assert active_from(date(2026, 7, 1)) == date(2026, 7, 1)
    assert active_from(date(2026, 9, 2)) == date(2027, 1, 1)


# --- where it stands ---------------------------------------------------------------------------------------


def by_step(*gezet: Gezet) -> dict[str, Trede]:
    return {one.stap: one for one in ladder(gezet)}


def test_without_a_signal_nobody_stands_on_the_ladder() -> None:
    steps = ladder(())

    assert len(steps) == 22
    assert not [one for one in steps if one.aan_de_beurt or one.uiterlijk]


def test_a121_a131_from_the_signal_on_the_terms_follow() -> None:
    steps = by_step(Gezet("1.0", date(2026, 7, 1)), Gezet("1.2", date(2026, 7, 8)))

    assert steps["2.0"].aan_de_beurt
    assert [steps[stap].uiterlijk for stap in ("2.0", "2.1", "2.2")] == [
        date(2026, 7, 22),
        date(2026, 8, 5),
        date(2026, 8, 12),
    ]
    assert steps["6.2"].uiterlijk == date(2027, 7, 1)


def test_a081_a_term_of_the_provincie_goes_before_the_usual_one() -> None:
    steps = by_step(Gezet("1.2", date(2026, 7, 8)), Gezet("2.0", None, date(2026, 9, 1)))

    assert (steps["2.0"].uiterlijk, steps["2.0"].eigen_termijn) == (date(2026, 9, 1), True)


def test_what_came_later_moves_what_follows_from_it() -> None:
    steps = by_step(Gezet("1.2", date(2026, 7, 8)), Gezet("2.0", date(2026, 8, 1)))

    assert steps["2.1"].uiterlijk == date(2026, 8, 15)
    assert steps["2.1"].aan_de_beurt


@pytest.mark.parametrize(
    ("second", "days"),
    [
        (Gezet("2.0", date(2026, 2, 12)), (date(2026, 1, 15), date(2026, 2, 26), date(2026, 3, 5))),
        (Gezet("2.0", None, date(2026, 2, 26)), (date(2026, 2, 26), date(2026, 3, 12), date(2026, 3, 19))),
        (Gezet("2.1", None, date(2026, 3, 1)), (date(2026, 1, 15), date(2026, 3, 1), date(2026, 3, 8))),
    ],
)
def test_a121_each_term_of_phase_2_goes_on_from_the_step_before_it(
    second: Gezet, days: tuple[date, ...]
) -> None:
    """Done late, or with a term of the provincie: no step is due before the one that it follows (A081)."""
    steps = by_step(Gezet("1.2", date(2026, 1, 1)), second)

    assert tuple(steps[stap].uiterlijk for stap in ("2.0", "2.1", "2.2")) == days


def test_a123_the_decision_after_the_letter_may_not_come_within_a_month() -> None:
    steps = by_step(Gezet("4.1", date(2027, 1, 31)))

    assert steps["4.3"].niet_voor == date(2027, 2, 28)
    assert steps["4.2"].aan_de_beurt
    with pytest.raises(ValueError, match=r"7\.0"):
        phase_of("7.0")


@given(st.integers(0, 3000), st.integers(-500, 3000))
def test_the_margin_is_the_whole_part_of_a_sixth(taakstelling: int, achterstand: int) -> None:
    """A128."""
    ok, _found = codes(Halfjaaruitslag(taakstelling, achterstand), Beleid.MARGE)

    assert ok is (achterstand <= 0 or 6 * achterstand <= taakstelling)
