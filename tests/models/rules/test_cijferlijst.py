"""Both tables of the eindrapportage through the import: cell by cell, every deviation named (A.2)."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.rules.cijferlijst import (
    Cijferrij,
    Kolom,
    Som,
    computed,
    deviations,
    half_of,
    read,
    sign_of,
    suggest,
    whole,
)
from models.rules.taakstelling import Halfjaar

HERE = Path(__file__).parent


def load(name: str) -> tuple[list[str], list[list[str]]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    return head, rows


def table(name: str) -> tuple[Cijferrij, ...]:
    head, rows = load(name)
    found = read(rows, suggest(head))
    assert found.fouten == ()
    return found.rijen


def named(rijen: tuple[Cijferrij, ...], som: Som) -> dict[tuple[str, str], int]:
    return {(one.gebied, one.halfjaar.code): one.verschil for one in deviations(rijen) if one.soort is som}


def test_a187_a190_table_1_comes_out_cell_by_cell_and_names_four_closings_and_one_carry() -> None:
    rijen = table("tabel_1.csv")

    assert [(r.opening, r.taakstelling, r.opgave, r.realisatie, r.stand) for r in rijen] == [
        (2921, 6012, 8933, 6379, 2540),
        (2540, 5994, 8534, 6948, 1571),
        (1571, 5620, 7191, 4987, 2206),
        (2206, 6500, 8706, 7025, 1681),
        (1681, 13500, 15181, 9596, 5584),
        (5586, 11000, 16586, 5637, 10949),
    ]
    assert named(rijen, Som.STAND) == {
        ("Totaal", "2019-1"): -14,
        ("Totaal", "2019-2"): -15,
        ("Totaal", "2020-1"): 2,
        ("Totaal", "2021-1"): -1,
    }
    assert named(rijen, Som.AANSLUITING) == {("Totaal", "2021-2"): 2}
    assert named(rijen, Som.OPGAVE) == {}
    assert len(deviations(rijen)) == 5


def test_a181_a191_the_taakstelling_of_2021_as_the_table_has_it() -> None:
    rijen = {r.halfjaar.code: r for r in table("tabel_1.csv")}

    assert (rijen["2021-1"].taakstelling or 0) + (rijen["2021-2"].taakstelling or 0) == 24_500
    assert round((rijen["2021-1"].taakstelling or 0) / (rijen["2020-2"].taakstelling or 1), 2) == 2.08


def test_a189_only_2020_1_fell_short_of_its_taakstelling_in_2019_and_2020() -> None:
    short = [
        r.halfjaar.code
        for r in table("tabel_1.csv")
        if r.halfjaar.jaar < 2021 and (r.realisatie or 0) < (r.taakstelling or 0)
    ]

    assert short == ["2020-1"]


def test_a192_a193_table_2_comes_out_cell_by_cell() -> None:
    _head, rows = load("tabel_2.csv")
    rijen = table("tabel_2.csv")

    cells = [
        [r.gebied, r.halfjaar.code, *map(str, (r.opening, r.taakstelling, r.realisatie, r.stand, r.procent))]
        for r in rijen
    ]
    assert cells == rows
    assert len(cells) == 78


def test_a187_table_2_names_23_provinces_4_totals_and_2_columns_and_no_percentage() -> None:
    rijen = table("tabel_2.csv")
    closings = named(rijen, Som.STAND)

    assert len([key for key in closings if key[0] != "Totaal"]) == 23
    assert {key: off for key, off in closings.items() if key[0] == "Totaal"} == {
        ("Totaal", "2019-1"): -14,
        ("Totaal", "2019-2"): -15,
        ("Totaal", "2020-1"): -18,
        ("Totaal", "2021-1"): 38,
    }
    assert (closings["Drenthe", "2021-2"], closings["Flevoland", "2021-2"]) == (76, 58)
    assert closings["Friesland", "2021-2"] == 57
    assert named(rijen, Som.SOM_STAND) == {("Totaal", "2021-1"): 1, ("Totaal", "2021-2"): -191}
    assert named(rijen, Som.PROCENT) == {}
    assert len(deviations(rijen)) == 23 + 4 + 2


def test_a194_on_1_july_2021_arrears_were_higher_in_every_province() -> None:
    rijen = {(r.gebied, r.halfjaar.code): r.stand or 0 for r in table("tabel_2.csv")}
    areas = {gebied for gebied, _ in rijen} - {"Totaal"}

    assert len(areas) == 12
    assert all(rijen[area, "2021-1"] > rijen[area, "2020-2"] for area in areas)


def test_a_cell_that_is_changed_is_named_and_nothing_else() -> None:
    rijen = list(table("tabel_1.csv"))
    good = [Cijferrij("A", Halfjaar(2026, 1), 5, 10, 15, 12, 3, 30)]

    assert deviations(good) == ()
    off = Cijferrij("A", Halfjaar(2026, 1), 5, 10, 16, 12, 4, 30)
    assert [(d.soort, d.verschil) for d in deviations([off])] == [
        (Som.OPGAVE, 1),
        (Som.STAND, 1),
        (Som.PROCENT, -10),
    ]
    assert len(deviations(rijen[:1])) == 1


MINISTERIE = [
    Cijferrij("Nederland", Halfjaar(2021, 1), -1644, 13_500, None, 9_596, -5_548, -41),
    Cijferrij("Nederland", Halfjaar(2021, 2), -5_548, 11_000, 16_548, 12_000, -4_548, 41),
]
"""The same figures as others write them: a plus is a voorsprong."""


def test_a193_a_list_in_which_plus_is_a_lead_is_reckoned_with_in_its_own_way() -> None:
    assert sign_of(MINISTERIE) == -1
    assert [computed(row, -1) for row in MINISTERIE] == [-5_548, -4_548]
    assert deviations(MINISTERIE) == ()

    off = replace(MINISTERIE[0], stand=-5_500)
    assert [(d.soort, d.genoemd, d.berekend) for d in deviations([off, MINISTERIE[1]])] == [
        (Som.STAND, -5_500, -5_548),
        (Som.AANSLUITING, -5_548, -5_500),
    ]


def test_a187_one_wrong_row_does_not_turn_the_sign_of_a_list() -> None:
    """Both tables of the documents write arrears with a plus, and many of their sums are off."""
    for name in ("tabel_1.csv", "tabel_2.csv"):
        assert sign_of(table(name)) == 1
    good = Cijferrij("A", Halfjaar(2026, 1), 5, 10, 15, 12, 3, 30)
    turned = Cijferrij("B", Halfjaar(2026, 1), -5, 10, None, 12, -3)
    assert sign_of([good, turned]) == sign_of([]) == 1
    assert [d.soort for d in deviations([good, turned])] == [Som.STAND]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("2019-1", Halfjaar(2019, 1)),
        ("1e halfjaar 2019", Halfjaar(2019, 1)),
        ("H2 2020", Halfjaar(2020, 2)),
        ("tweede helft 2021", Halfjaar(2021, 2)),
        ("2021/2", Halfjaar(2021, 2)),
        ("2019", None),
        ("halfjaar 3", None),
        ("1-10-2021", None),
        ("1-7-2021", None),
        ("1-1-2020", None),
        ("01-07-2019", None),
        ("2021-10-01", None),
        ("1 oktober 2021", None),
        ("31/12/2019", None),
        ("2021-07-01 00:00:00", None),
        ("1-2021", Halfjaar(2021, 1)),
        ("1e halfjaar (jan-jun) 2021", Halfjaar(2021, 1)),
        ("", None),
    ],
)
def test_a_half_year_is_read_as_people_write_it(text: str, half: Halfjaar | None) -> None:
    assert half_of(text) == half


@given(st.integers(-1_000_000, 1_000_000))
def test_a_number_is_read_back_however_it_is_written(number: int) -> None:
    dots = f"{number:,}".replace(",", ".")

    assert whole(str(number)) == whole(dots) == whole(dots.replace("-", "−")) == number
    assert whole(f"{number} %") == number


@pytest.mark.parametrize("text", ["1,5", "twaalf", "1.2.3", "12.34", "9999999"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        whole(text)


def test_wrong_rows_are_named_and_left_out() -> None:
    found = read(
        [
            ["2019-1", "A", "5"],
            ["2019-1", "A", "6"],
            ["ooit", "B", "7"],
            ["1-7-2021", "C", "7"],
            ["2019-2", "A", "veel"],
            ["", "", ""],
        ],
        [Kolom.PERIODE, Kolom.GEBIED, Kolom.STAND],
    )

    assert [(r.gebied, r.stand) for r in found.rijen] == [("A", 5)]
    assert [(f.rij, f.code) for f in found.fouten] == [
        (3, "cijferlijst_dubbel"),
        (4, "halfjaar_onbekend"),
        (5, "periode_is_dag"),
        (6, "geen_getal"),
    ]
    with pytest.raises(Refused, match="cijferlijst_geen_periode"):
        read([["1"]], [Kolom.STAND])
