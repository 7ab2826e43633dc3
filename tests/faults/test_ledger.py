"""The report of the fault tests: it holds every row, and a whole run that misses one fails."""

import ast
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults import ledger
from tests.faults.ledger import ROOT, Figures, markdown, missing, state
from tests.faults.rows import BY_ID, ROWS


def recorded() -> set[str]:
    """The rows that some test records: the first argument of `figures(…)` anywhere in the tests."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        if "figures(" not in (source := path.read_text("utf-8")):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "figures" and node.args:
                row = node.args[0]
                assert isinstance(row, ast.Constant), f"{path.name}: name the row in plain words"
                found.add(str(row.value))
    return found


def test_every_row_of_the_table_has_a_test_or_says_what_it_waits_for() -> None:
    waiting = {row.id for row in ROWS if row.komt}
    assert recorded() == set(BY_ID) - waiting


def counted(row: str, tries: int, **figures: int) -> dict[str, Any]:
    empty: dict[str, Any] = {"lost": None, "half": None, "duplicates": None, "noticed": None, "passed": None}
    one = {"row": row, "what": "pogingen", "tries": tries, "seconds": 1.0, "note": "", "extra": {}}
    return {"goed": True, "op": "nu", "commit": "abc", "cijfers": [one | empty | figures]}


def whole() -> dict[str, Any]:
    return {row.id: counted(row.id, row.pogingen or 1) for row in ROWS if not row.komt}


def test_a_whole_run_misses_nothing_when_every_row_reached_its_goal() -> None:
    assert missing(whole()) == []


def test_a_row_without_a_figure_is_missing_and_a_row_that_waits_is_not() -> None:
    tests = whole()
    del tests["gedood"]
    assert missing(tests) == [f"{BY_ID['gedood'].fout}: geen cijfer"]


@pytest.mark.parametrize(
    ("one", "how"),
    [
        (counted("stroom", 20_000), "goed"),
        (counted("stroom", 19_999), "te weinig"),
        (counted("stroom", 0), "–"),
        (counted("stroom", 20_000, lost=1), "fout"),
        (counted("stroom", 20_000, half=1), "fout"),
        (counted("stroom", 20_000, duplicates=1), "fout"),
        (counted("stroom", 20_000, passed=1), "fout"),
        (counted("stroom", 20_000, lost=0, noticed=20_000), "goed"),
        (counted("stroom", 20_000) | {"goed": False}, "fout"),
    ],
)
def test_a_row_is_good_only_with_enough_tries_and_nothing_lost(one: dict[str, Any], how: str) -> None:
    tests = whole() | {"stroom": one}
    assert state(tests, BY_ID["stroom"]) == how
    assert bool(missing(tests)) == (how != "goed")


def test_the_report_shows_every_row_and_a_dash_where_there_is_no_figure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = tuple(replace(row, komt="komt later") if row.id == "invoerbestand" else row for row in ROWS)
    monkeypatch.setattr(ledger, "ROWS", later)
    tests = whole()
    del tests["gedood"], tests["invoerbestand"]
    run = {"geschreven": "nu", "python": "3", "systeem": "s", "kernen": 2, "heel": True, "ontbreekt": []}
    text = markdown(run, tests)
    lines = {row.id: next(line for line in text.splitlines() if f"| {row.fout} |" in line) for row in ROWS}
    assert "| – | – | – |" in lines["gedood"]
    assert "–, komt later" in lines["invoerbestand"]
    assert missing(tests) == [f"{BY_ID['gedood'].fout}: geen cijfer"]
    assert "20.000" in lines["stroom"]


PROBE = """
from tests.faults.ledger import Figures

def test_counts(figures: Figures) -> None:
    one = figures("klok", "momenten")
    one.tries, one.lost = 3, 0
"""
WRONG = """
def test_counts_and_fails(figures):
    one = figures("slot", "beschadigingen")
    one.tries, one.passed = 5, 1
    assert one.passed == 0
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_figures_of_a_run_come_together_in_one_report_with_workers_too(
    tmp_path: Path, workers: str
) -> None:
    """Also: what stands in the report of an earlier part stays, and no tests at all write nothing."""
    (tmp_path / "test_goed.py").write_text(PROBE)
    (tmp_path / "test_fout.py").write_text(WRONG)
    (tmp_path / "probe.py").write_text(
        f"import pathlib; from tests.faults import ledger; ledger.FOLDER = pathlib.Path({str(tmp_path)!r})\n"
        "ledger.Ledger.__init__.__defaults__ = (ledger.FOLDER,)\n"
        "from tests.faults.ledger import figures, pytest_configure\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "probe", "-n", workers, "-p", "no:cacheprovider"]
    command += ["--rootdir", str(tmp_path), "-c", os.devnull]
    env = {**os.environ, "DUURZAME_START_VOLLEDIG": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    for part in ("test_goed.py", "test_fout.py"):
        run = subprocess.run(
            [*command, part], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert run.returncode == int(part == "test_fout.py"), run.stdout + run.stderr
        assert f"Verslag: {tmp_path / 'fouten.md'}" in run.stdout
    found = json.loads((tmp_path / "fouten.json").read_text("utf-8"))
    stands = {row["id"]: row["stand"] for row in found["rijen"]}
    assert len(stands) == len(ROWS)
    assert (stands["klok"], stands["slot"], stands["stroom"]) == ("te weinig", "fout", "–")
    assert "3 momenten, verloren 0" in (tmp_path / "fouten.md").read_text("utf-8")


def test_a_figure_of_an_unknown_row_is_a_mistake(figures: Figures) -> None:
    count = figures
    with pytest.raises(AssertionError, match="no such row"):
        count("bestaat_niet", "x")
    assert ledger.read(Path("/bestaat/niet")) == {}
