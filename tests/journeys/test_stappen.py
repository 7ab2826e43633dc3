"""Which step limits of ui.md (*Steps at most*) are asserted by which journey.

A limit that is loosened, a test that is gone or a count that is not looked at any more turns this red.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HIER = Path(__file__).parent

GRENZEN: dict[str, tuple[int, str, str]] = {
    "maandag beginnen": (2, "test_household", "test_monday_start_takes_two_steps_after_signing_in"),
    "regeldag voor 3 gezinnen": (
        9,
        "test_regeldag_paper",
        "test_a_regeldag_for_three_gezinnen_is_planned_and_printed_in_nine_steps",
    ),
    "dagkaart overtypen": (
        12,
        "test_regeldag_paper",
        "test_a_dagkaart_goes_out_and_comes_back_in_twelve_steps",
    ),
    "corporatie belt over huur": (
        6,
        "test_gebeurtenissen",
        "test_the_corporatie_calls_about_the_rent_of_an_address",
    ),
    "nieuwe koppeling": (
        8,
        "test_household",
        "test_a_new_household_in_four_fields_shows_its_first_actiepunten",
    ),
    "vrijwilliger drie weken weg": (
        5,
        "test_mensen",
        "test_a_volunteer_three_weeks_away_takes_five_steps_and_comes_back_by_itself",
    ),
    "nareis: komt": (5, "test_gebeurtenissen", "test_family_that_may_come_and_then_is_there"),
    "nareis: is er": (8, "test_gebeurtenissen", "test_family_that_may_come_and_then_is_there"),
    "woningweigering": (5, "test_weigering", "test_a_weigering_takes_five_steps_at_most_and_has_its_sheet"),
    "dossier sluiten": (6, "test_gebeurtenissen", "test_a_dossier_is_closed_in_six_steps"),
    "halfjaarverslag": (6, "test_verantwoording", "test_a_half_year_report_takes_six_steps"),
}
"""What is done -> the limit of ui.md, the file and the journey that asserts it."""
NOG_NIET: dict[str, int] = {}
"""Limits of parts that are not there yet."""


def _limits(bestand: str, naam: str) -> set[int]:
    """The limits that a journey asserts: `assert hands.steps <= …`, a number or a name of the file."""
    tree = ast.parse((HIER / f"{bestand}.py").read_text(encoding="utf-8"))
    names = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    (journey,) = (one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == naam)
    found: set[int] = set()
    for node in ast.walk(journey):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
            compare = node.test
            if ast.unparse(compare.left) == "hands.steps" and isinstance(compare.ops[0], ast.LtE):
                limit = compare.comparators[0]
                value = limit.value if isinstance(limit, ast.Constant) else names.get(ast.unparse(limit))
                assert isinstance(value, int), ast.unparse(node)
                found.add(value)
    return found


@pytest.mark.parametrize("wat", sorted(GRENZEN))
def test_each_limit_is_asserted_by_its_journey_and_not_loosened(wat: str) -> None:
    grens, bestand, naam = GRENZEN[wat]

    assert grens in _limits(bestand, naam)


def test_all_limits_of_the_design_are_in_the_list() -> None:
    assert sorted([*(grens for grens, _file, _name in GRENZEN.values()), *NOG_NIET.values()]) == [
        *(2, 5, 5, 5, 6, 6, 6, 8, 8, 9, 12)
    ]
