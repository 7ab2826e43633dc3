from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.taakstelling import (
    Halfjaar,
    Pijplijn,
    Stand,
    Verschuiving,
    Verwacht,
    forecast,
    indication,
    is_partial,
    may_move,
    more_than_tenth,
    parts_fit,
    population_day,
    published_before,
    realised,
)

TABEL = Path(__file__).parent / "tabel_2.csv"
H1 = Halfjaar(2026, 1)


def test_a_half_year_knows_its_days() -> None:
    assert (H1.begin, H1.eind, H1.code) == (date(2026, 1, 1), date(2026, 6, 30), "2026-1")
    assert Halfjaar.van(date(2026, 7, 1)) == Halfjaar(2026, 2)
    assert Halfjaar(2026, 2).volgende == Halfjaar(2027, 1)


def test_a082_the_share_is_rounded_up() -> None:
    assert indication(13_000, 44_000, 18_000_000) == 32
    assert indication(18, 1, 18) == 1
    with pytest.raises(ValueError, match="population"):
        indication(1, 1, 0)


@given(st.integers(1, 40_000), st.lists(st.integers(0, 900_000), min_size=1, max_size=40))
def test_rounded_up_shares_never_add_up_to_less(landelijk: int, gemeenten: list[int]) -> None:
    whole = sum(gemeenten)
    if whole:
        assert sum(indication(landelijk, one, whole) for one in gemeenten) >= landelijk


def test_a083_both_halves_of_a_year_use_the_population_of_a_year_before() -> None:
    assert population_day(H1) == population_day(Halfjaar(2026, 2)) == date(2025, 1, 1)


def test_a084_a184_the_figure_is_published_thirteen_weeks_before() -> None:
    assert published_before(Halfjaar(2026, 2)) == date(2026, 4, 1)
    assert published_before(Halfjaar(2027, 1)) == date(2026, 10, 2)


# --- the tables of the documents ---------------------------------------------------------------------------

TABEL_1 = {
    "2019-1": (2921, 6012, 8933, 6379, 2554, 2540),
    "2019-2": (2540, 5994, 8534, 6948, 1586, 1571),
    "2020-1": (1571, 5620, 7191, 4987, 2204, 2206),
    "2020-2": (2206, 6500, 8706, 7025, 1681, 1681),
    "2021-1": (1681, 13500, 15181, 9596, 5585, 5584),
    "2021-2": (5586, 11000, 16586, 5637, 10949, 10949),
}


def test_a187_the_opgave_of_table_1_closes_in_all_six_rows() -> None:
    standen = [Stand(o, t, r, officieel=e) for o, t, _op, r, _b, e in TABEL_1.values()]

    assert [s.opgave for s in standen] == [row[2] for row in TABEL_1.values()]
    assert [s.berekend for s in standen] == [row[4] for row in TABEL_1.values()]
    assert [s.correctie for s in standen] == [-14, -15, 2, 0, -1, 0]


def test_a188_figures_of_half_way_say_of_which_day_they_are() -> None:
    half = Stand(5586, 11000, 5637, officieel=10949, peildatum=date(2021, 10, 1))

    assert is_partial(half, Halfjaar(2021, 2))
    assert not is_partial(Stand(0, 1, 1, peildatum=date(2021, 12, 31)), Halfjaar(2021, 2))
    assert not is_partial(Stand(0, 1, 1), Halfjaar(2021, 2))


def rows() -> list[tuple[str, str, Stand, int]]:
    found = []
    for line in TABEL.read_text(encoding="utf-8").splitlines()[1:]:
        provincie, periode, *numbers = line.split(";")
        opening, taakstelling, realisatie, einde, procent = map(int, numbers)
        found.append((provincie, periode, Stand(opening, taakstelling, realisatie, einde), procent))
    return found


def test_a192_a193_every_percentage_of_table_2_comes_out() -> None:
    table = rows()

    assert len(table) == 78
    assert [s.nog_te_doen_procent for *_, s, _p in table] == [procent for *_, procent in table]
    assert Stand(0, 227, 0, officieel=-43).nog_te_doen_procent == -19


def test_a187_forty_nine_cells_of_table_2_close_and_twenty_three_do_not() -> None:
    provinces = [(who, when, s.correctie) for who, when, s, _ in rows() if who != "Totaal"]

    assert sum(correctie == 0 for *_, correctie in provinces) == 49
    named = {(who, when): correctie for who, when, correctie in provinces if correctie}
    assert len(named) == 23
    assert named["Drenthe", "2021-2"] == 76
    assert named["Noord-Brabant", "2020-1"] == -12


def test_a172_75_housed_of_59_is_a_lead_of_16_and_127_1_percent() -> None:
    stand = Stand(0, 59, 75)

    assert stand.einde == -16
    assert stand.gehaald_promille == 1271


def test_a_period_without_a_taakstelling_has_no_percentage() -> None:
    none = Stand(10, None, 4)

    assert (none.opgave, none.einde, none.nog_te_doen_procent, none.gehaald_promille) == (10, 6, None, None)


# --- pijplijn and forecast ---------------------------------------------------------------------------------


def test_a127_the_official_count_and_the_one_with_the_pijplijn() -> None:
    geteld = [("a", date(2026, 2, 1)), ("b", date(2026, 6, 20)), ("oud", date(2025, 12, 31))]
    onderweg = [
        Verwacht("b", date(2026, 6, 20), Pijplijn.GETEKEND),
        Verwacht("c", date(2026, 6, 25), Pijplijn.BEKEND),
        Verwacht("d", date(2026, 6, 25)),
        Verwacht("oud", date(2026, 6, 25), Pijplijn.IN_SYSTEEM),
        Verwacht("later", date(2026, 7, 1), Pijplijn.ZELFHUISVESTER),
    ]

    assert realised(geteld, onderweg, H1, date(2026, 6, 15)) == (1, 3)
    assert realised(geteld, onderweg, H1, date(2026, 12, 1)) == (2, 3)
    assert forecast(geteld, onderweg, H1) == 4


names = st.sampled_from("abcdef")
days = st.dates(date(2025, 10, 1), date(2026, 9, 1))


@given(
    st.dictionaries(names, days),
    st.lists(st.builds(Verwacht, names, days, st.none() | st.sampled_from(Pijplijn))),
)
def test_a_forecast_never_counts_a_person_twice(geteld: dict[str, date], onderweg: list[Verwacht]) -> None:
    people = {*geteld, *(one.persoon for one in onderweg)}
    number = forecast(geteld.items(), onderweg, H1)

    assert number <= len(people)
    assert number + forecast(geteld.items(), onderweg, H1.volgende) <= len(people) + len(
        {one.persoon for one in onderweg}
    )
    official, along = realised(geteld.items(), onderweg, H1, H1.eind)
    assert official <= along


# --- moving it ---------------------------------------------------------------------------------------------


def move(a: int, b: int, **extra: object) -> tuple[bool, set[str]]:
    verdict = may_move(
        (Verschuiving("A", a, 20, 4), Verschuiving("B", b, 10, 9)),
        H1,
        date(2025, 12, 1),
        **extra,  # type: ignore[arg-type]
    )
    return verdict.ok, {reden.code for reden in verdict.redenen}


def test_a074_a207_the_sum_stays_the_same() -> None:
    assert move(-5, 5) == (True, set())
    assert move(-5, 4) == (False, {"herverdeling_som"})


def test_a075_who_is_coupled_cannot_move() -> None:
    assert move(-16, 16) == (True, set())
    assert move(-17, 17) == (False, {"herverdeling_gekoppeld"})
    assert move(2, -2) == (False, {"herverdeling_gekoppeld"})


def test_a196_places_in_the_opvang_are_no_coin() -> None:
    assert move(-5, 5, tegen_opvang=True) == (False, {"herverdeling_geen_opvang"})


def test_a076_telling_it_after_the_start_is_a_warning() -> None:
    late = may_move((Verschuiving("A", -1, 5, 0), Verschuiving("B", 1, 5, 0)), H1, date(2026, 1, 1))

    assert late.ok
    assert [r.code for r in late.redenen] == ["herverdeling_laat_gemeld"]
    assert may_move((), H1, None).redenen == ()


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=6))
def test_what_may_be_moved_keeps_the_sum(aantallen: list[int]) -> None:
    moves = tuple(Verschuiving(str(n), one, 20, 11) for n, one in enumerate(aantallen))

    assert may_move(moves, H1, None).ok is (sum(aantallen) == 0)


def test_a021_more_than_a_tenth_is_a_signal_and_exactly_a_tenth_is_none() -> None:
    assert more_than_tenth(12, 100)
    assert not more_than_tenth(10, 100)
    assert not more_than_tenth(0, 0)


def test_a142_the_parts_of_what_came_free_add_up() -> None:
    assert parts_fit(12, 8, 80, 100)
    assert not parts_fit(12, 8, 79, 100)
