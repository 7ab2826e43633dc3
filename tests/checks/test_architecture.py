from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.source import ROOMS, ROOT, calls, modules

PLANTS = {
    "models/rules/invoer.py": ("import sqlalchemy\n", "Rules, values, errors and content know no database"),
    "models/values.py": ("import models.services.verb\n", "Inside models"),
    "resources/i18n.py": ("import models.values\n", "Direction"),
    "reports/document.py": ("import reportlab\n", "One door to ReportLab"),
    "models/queries/rows.py": ("import PySide6.QtCore\n", "No window toolkit"),
    "views/theme.py": ("import models.tables\n", "Views and reports never touch tables"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(script), "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_each_planted_breach_breaks_its_contract(copy: Path) -> None:
    for name, (line, _) in PLANTS.items():
        path = copy / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}", encoding="utf-8")

    outcome = _lint(copy)

    broken = [line for line in outcome.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    assert outcome.returncode != 0
    for _, contract in PLANTS.values():
        assert any(contract in line for line in broken), f"{contract} held; broken: {broken}"


def test_there_are_only_the_nine_names_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - git is found by name
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    top = {name.split("/")[0] for name in listed}

    assert {name for name in top if not name.startswith(".")} <= {
        "pyproject.toml",
        "desktop",
        "models",
        "views",
        "reports",
        "resources",
        "tests",
        "installer",
        "README.md",
    }


def test_verbs_never_change_rows_with_a_historie_in_bulk() -> None:
    from models.base import Base

    told = {m.class_.__name__ for m in Base.registry.mappers if m.class_.regels.historie}
    found = []
    for path, tree in modules("models"):
        if "migrations" in path.parts:
            continue
        for call in calls(tree, "update", "delete"):
            name = getattr(call.args[0], "id", "") if call.args else ""
            if name in told:
                found.append(f"{path}:{call.lineno} {name}")

    assert found == []
