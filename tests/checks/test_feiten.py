"""Every row of the documents with a test case is named by a test; what is not there yet is listed."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
NOG_NIET: dict[str, str] = {}
"""Module -> rows that wait for their part of the program; a row goes off the list with its test."""


def _rows() -> dict[str, tuple[str, bool]]:
    found = {}
    for line in (HERE / "feiten_bron.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row, module, *rest = line.split(" ")
            found[row] = (module, rest == ["T"])
    return found


def _named() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path != Path(__file__))
    return {name for text in texts for name in re.findall(r"\bA\d{3}\b|_a\d{3}(?=_)", text)}


def test_every_row_with_a_test_case_is_named_by_a_test_or_waits_for_its_part() -> None:
    named = {name.strip("_").upper() for name in _named()}
    waiting = {row for rows in NOG_NIET.values() for row in rows.split()}
    wanted = {row for row, (_module, tested) in _rows().items() if tested}

    assert wanted - named - waiting == set(), "no test names these rows"
    assert waiting & named == set(), "these have a test now: take them off the list"
    assert waiting <= wanted


def test_a_row_waits_under_its_own_module() -> None:
    rows = _rows()
    for module, waiting in NOG_NIET.items():
        assert {rows[row][0] for row in waiting.split()} == {module}, module
