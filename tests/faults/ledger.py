"""What the fault tests tried and found, in one report (a plugin of pytest, loaded by `tests/conftest.py`).

A test asks for `figures` and counts: `one = figures("gedood", "processen gedood"); one.tries += 1`. With
`DUURZAME_START_VOLLEDIG=1` the end of the run writes `.verslag/fouten.md` and `.verslag/fouten.json`; under
pytest-xdist the figures travel with the test reports. A run of a part of the tests keeps the figures of the
others that stand there, each with its own moment and commit.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.faults.rows import BY_ID, ROWS, Row

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".verslag"
PROPERTY = "fout"


@dataclass
class Figure:
    """What one test found for one row. `None` = this test does not look at that."""

    row: str
    what: str
    """What a try is, in a few Dutch words."""
    tries: int = 0
    lost: int | None = None
    """Acknowledged saves that were gone, values or characters that were lost."""
    half: int | None = None
    """Things that stood there in part, and files that stayed behind."""
    duplicates: int | None = None
    noticed: int | None = None
    """How many of the tries were noticed, where noticing is the point."""
    passed: int | None = None
    """What got through and should not have: accepted, interpreted, readable."""
    seconds: float = 0.0
    note: str = ""
    extra: dict[str, float] = field(default_factory=dict)
    """Other figures by name, such as the longest wait in seconds."""

    def see(self, **found: int) -> None:
        """Add to the figures named; seeing 0 says that the test looks at it."""
        for name, number in found.items():
            setattr(self, name, (getattr(self, name) or 0) + int(number))


Figures = Callable[[str, str], Figure]


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """Give a test a place to count what it tried, under the name of a row."""
    made: list[tuple[Figure, float]] = []

    def begin(row: str, what: str) -> Figure:
        assert row in BY_ID, f"no such row: {row}"
        figure = Figure(row, what)
        made.append((figure, time.perf_counter()))
        return figure

    yield begin
    for figure, started in made:
        figure.seconds = round(time.perf_counter() - started, 1)
        request.node.user_properties.append((PROPERTY, asdict(figure)))


class Ledger:
    """Gathers the figures of all tests in the process that leads the run, and writes them at its end."""

    def __init__(self, config: pytest.Config, folder: Path = FOLDER) -> None:
        self.config = config
        self.folder = folder
        self.begun = datetime.now(UTC)
        self.tests: dict[str, dict[str, Any]] = {}
        self.problems: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear of each test: its outcome, and in the end its figures."""
        seen = self.tests.setdefault(report.nodeid, {"goed": True, "overgeslagen": False, "cijfers": []})
        seen["goed"] = seen["goed"] and not report.failed
        seen["overgeslagen"] = seen["overgeslagen"] or report.skipped
        if report.when == "teardown":
            seen["cijfers"] = [value for name, value in report.user_properties if name == PROPERTY]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the report; a whole run that missed a row or its goal fails."""
        found = {name: one for name, one in self.tests.items() if one["cijfers"]}
        if not FULL or not (found or self.whole):
            return
        stamp = {"op": f"{self.begun:%Y-%m-%d %H:%M} UTC", "commit": commit()}
        tests = {} if self.whole else read(self.folder)
        tests |= {name: {**one, **stamp} for name, one in found.items()}
        if self.whole:
            self.problems = missing(tests)
        write(self.folder, tests, whole=self.whole, problems=self.problems)
        if self.problems:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say where the report stands and what it misses."""
        if FULL and (self.folder / "fouten.md").exists():
            terminalreporter.section("foutenprogramma")
            terminalreporter.line(f"Verslag: {self.folder / 'fouten.md'}")
            for problem in self.problems:
                terminalreporter.line(problem, red=True)

    @property
    def whole(self) -> bool:
        """Whether nothing was left out: no path, no choice of tests."""
        option = self.config.option
        chosen = (option.keyword, option.markexpr, getattr(option, "lf", False), option.deselect)
        return self.config.args_source is not pytest.Config.ArgsSource.ARGS and not any(chosen)


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that leads the run keeps the ledger."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Ledger(config), "foutenverslag")


def commit() -> str:
    """The commit that is checked out, with a + where files differ from it; empty when git cannot tell."""
    git = shutil.which("git")
    if git is None:
        return ""

    def ask(*words: str) -> str:
        run = subprocess.run([git, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        return run.stdout.strip()

    return ask("rev-parse", "--short", "HEAD") + ("+" if ask("status", "--porcelain", "-uno") else "")


def read(folder: Path) -> dict[str, Any]:
    """The tests of the report that stands there; none where there is no report that can be read."""
    try:
        found: dict[str, Any] = json.loads((folder / "fouten.json").read_text("utf-8"))["tests"]
    except (OSError, ValueError, KeyError):
        return {}
    return found


def of_row(tests: dict[str, Any], row: Row) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """All figures of a row, each with its test."""
    return [(one, test) for test in tests.values() for one in test["cijfers"] if one["row"] == row.id]


def total(found: Iterable[dict[str, Any]], name: str) -> int | None:
    """Add up one figure over tests; None when no test looked at it."""
    values = [one[name] for one in found if one[name] is not None]
    return sum(values) if values else None


def state(tests: dict[str, Any], row: Row) -> str:
    """How a row stands: `goed`, `fout`, `te weinig`, or `–` where nothing was recorded."""
    found = of_row(tests, row)
    if not found or not total((one for one, _test in found), "tries"):
        return "–"
    figures = [one for one, _test in found]
    if not all(test["goed"] for _one, test in found) or any(
        total(figures, name) for name in ("lost", "half", "duplicates", "passed")
    ):
        return "fout"
    return "goed" if (total(figures, "tries") or 0) >= row.pogingen else "te weinig"


def missing(tests: dict[str, Any]) -> list[str]:
    """What keeps a whole run from being one: a row without a figure, or with fewer tries than its goal."""
    wrong = []
    for row in ROWS:
        how = state(tests, row)
        if how != "goed" and not (how == "–" and row.komt):
            wrong.append(f"{row.fout}: {'geen cijfer' if how == '–' else how}")
    return wrong


def write(folder: Path, tests: dict[str, Any], *, whole: bool, problems: list[str]) -> None:
    """Write both files."""
    folder.mkdir(exist_ok=True)
    run = {
        "geschreven": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "python": platform.python_version(),
        "systeem": platform.platform(),
        "kernen": os.cpu_count(),
        "heel": whole,
        "ontbreekt": problems,
    }
    rows = [
        {"id": row.id, "fout": row.fout, "doel": row.doel, "stand": state(tests, row), "komt": row.komt}
        for row in ROWS
    ]
    text = json.dumps({"run": run, "rijen": rows, "tests": tests}, ensure_ascii=False, indent=1)
    (folder / "fouten.json").write_text(text + "\n", "utf-8")
    (folder / "fouten.md").write_text(markdown(run, tests), "utf-8")


Found = list[tuple[dict[str, Any], dict[str, Any]]]


def grouped(tests: dict[str, Any], row: Row) -> list[Found]:
    """The figures of a row, those that count the same thing together."""
    groups: dict[str, Found] = {}
    for one, test in of_row(tests, row):
        groups.setdefault(one["what"], []).append((one, test))
    return list(groups.values())


def _line(row: Row, group: Found) -> str:
    figures = [one for one, _test in group]
    counted = [f"{_cell(total(figures, 'tries'))} {figures[0]['what']}"]
    for name, word in (
        ("lost", "verloren"),
        ("half", "half of rest"),
        ("duplicates", "dubbel"),
        ("noticed", "gemerkt"),
        ("passed", "doorgelaten"),
    ):
        if (number := total(figures, name)) is not None:
            counted.append(f"{word} {_cell(number)}")
    for one in figures:
        counted += [f"{name} {value:g}" for name, value in one["extra"].items()]
    counted += dict.fromkeys(one["note"] for one in figures if one["note"])
    outcome = "" if all(test["goed"] for _one, test in group) else " **FOUT**"
    return f"- {row.fout}: {', '.join(counted)} ({sum(one['seconds'] for one in figures):.0f} s){outcome}"


def _cell(value: int | None) -> str:
    return "–" if value is None else f"{value:,}".replace(",", ".")


def markdown(run: dict[str, Any], tests: dict[str, Any]) -> str:
    """The report as a person reads it: every row of the table, then what each test counted."""
    stamps = sorted({(test["op"], test["commit"]) for test in tests.values()})
    lines = [
        "# Foutenprogramma: verslag",
        "",
        f"Geschreven {run['geschreven']}, Python {run['python']}, {run['systeem']}, {run['kernen']} kernen.",
        "",
        "Alle toetsen in één run:" if run["heel"] else "De cijfers komen uit deze runs, deel voor deel:",
        "",
        *(f"- {op}, commit {mark or 'onbekend'}" for op, mark in stamps),
        "",
        "| fout | doel | stand | pogingen | verloren | half of rest | dubbel | gemerkt | doorgelaten | s |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in ROWS:
        found = [one for one, _test in of_row(tests, row)]
        how = state(tests, row)
        how = f"–, {row.komt}" if how == "–" and row.komt else how
        numbers = [
            _cell(total(found, name) if found else None)
            for name in ("tries", "lost", "half", "duplicates", "noticed", "passed")
        ]
        seconds = f"{sum(one['seconds'] for one in found):.0f}" if found else "–"
        lines.append(f"| {row.fout} | {row.doel} | {how} | {' | '.join(numbers)} | {seconds} |")
    lines += ["", "## Per toets", ""]
    for row in ROWS:
        for group in grouped(tests, row):
            lines.append(_line(row, group))
    if run["ontbreekt"]:
        lines += ["", "## Ontbreekt", "", *(f"- {problem}" for problem in run["ontbreekt"])]
    return "\n".join([*lines, ""])
