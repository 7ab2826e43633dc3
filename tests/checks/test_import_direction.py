"""The import direction holds, and each rule about it is able to fail: we plant a breach and see it named."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop", "models", "reports", "resources", "views")
LINT = """
import sys
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-logo", "--no-cache", *sys.argv[1:]])
"""
ROWS = "models.queries.rows"
"""Frozen rows, which views may know: `rows.py` and its siblings `rows_….py`."""


def lint_imports(root: Path, contract: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--contract", contract],
        cwd=root,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code in which a breach can be planted."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=lambda folder, names: _not_code(Path(folder), names)
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _not_code(folder: Path, names: list[str]) -> list[str]:
    return [
        name
        for name in names
        if name == "__pycache__" or not ((folder / name).is_dir() or name.endswith(".py"))
    ]


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [
        ("layers", "models/values.py", "import reports.clean"),
        ("layers", "views/ports.py", "import reports.clean"),
        ("layers", "resources/i18n.py", "import models.values"),
        ("inner", "models/rules/kalender.py", "import models.tables.dossiers"),
        ("inner", "models/queries/rows.py", "import models.services.verb"),
        ("inner", "models/nieuwe_kamer.py", '"""A room that no contract names."""'),
        ("pure", "models/rules/kalender.py", "import sqlalchemy"),
        ("noqt", "reports/clean.py", "import PySide6.QtGui"),
        ("nosql", "views/ports.py", "import sqlalchemy"),
        ("nosql", "reports/clean.py", "import models.tables.dossiers"),
        ("paper", "reports/clean.py", "import reportlab.pdfgen.canvas"),
        ("paper", "desktop/paths.py", "import reportlab"),
        ("codes", "models/rules/kalender.py", "import resources.sentences"),
    ],
    ids=lambda value: value.rsplit("/", 1)[-1].removeprefix("import "),
)
def test_a_planted_breach_of_a_contract_is_named(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / file
    with path.open("a", encoding="utf-8") as target:
        target.write(f"\n{line}\n")
    answer = lint_imports(copy, contract)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout, answer.stdout
    named = file.removesuffix(".py").replace("/", ".")
    assert named in answer.stdout or path.stem in answer.stdout, answer.stdout


def test_all_contracts_hold() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


# What import-linter cannot say: patterns in file names.


def imported(source: str) -> Iterator[str]:
    """Every module that the source imports; `from a import b` counts as both `a` and `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def breaches(path: str, source: str) -> list[str]:
    """What this file imports although its place in the house forbids it."""
    parts = path.split("/")
    found = []
    for name in imported(source):
        if within(name, "tests") or within(name, "installer"):
            found.append(name)
        passive = parts[0] == "views" and (parts[-1].endswith("_view.py") or parts[1] == "widgets")
        knows = within(name, "models.services") or (
            within(name, "models.queries") and name != "models.queries" and not name.startswith(ROWS)
        )
        if passive and knows:
            found.append(name)
        here = parts[1] if parts[0] == "views" and len(parts) > 2 else ""
        there = name.split(".")[1] if name.startswith("views.") else ""
        if here and there in SCREENS and there != here:
            found.append(name)
    return found


SCREENS = {path.name for path in (ROOT / "views").iterdir() if path.is_dir()} - {"widgets", "__pycache__"}
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_imports_what_its_place_forbids(package: str) -> None:
    found = {}
    for path in FILES:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(package + "/"):
            found[name] = breaches(name, path.read_text(encoding="utf-8"))
    assert found
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("models/values.py", "from tests.builders import dossier"),
        ("desktop/paths.py", "import installer.setup_env"),
        ("views/vandaag/vandaag_view.py", "from models.services.actiepunten import tick"),
        ("views/vandaag/vandaag_view.py", "from models.queries import vandaag"),
        ("views/widgets/lijst.py", "from models.queries.vandaag import load_vandaag"),
        ("views/vandaag/presenter.py", "from views.dossier.presenter import DossierPresenter"),
    ],
    ids=[
        "tests",
        "installer",
        "service in a view",
        "query in a view",
        "query in a widget",
        "screen in a screen",
    ],
)
def test_a_planted_forbidden_import_is_found(path: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SCREENS", {"vandaag", "dossier"})
    assert breaches(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("views/vandaag/vandaag_view.py", "from models.queries.rows import VandaagRow"),
        ("views/vandaag/presenter.py", "from models.services.actiepunten import tick"),
        ("views/main_window.py", "from views.vandaag.presenter import VandaagPresenter"),
        ("views/vandaag/vandaag_view.py", "from views.widgets.lijst import Lijst"),
    ],
    ids=["row types", "presenter", "main window", "widgets"],
)
def test_what_the_house_rules_allow_is_not_called_a_breach(path: str, source: str) -> None:
    assert breaches(path, source) == []
