"""test.py runs every check, pytest last, and one failure is enough to fail."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
import setup_env
from memory_folder import PREFIX, memory_folder

from tests.installer.conftest import INSTALLER

ORDER = "-n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0"
FAKE_PYTHON = """#!/bin/sh
echo "$DUURZAME_START_VOLLEDIG|$QT_QPA_PLATFORM|$PWD|$*|${{TMPDIR:--}}" >> "{log}"
case "$*" in *{bad}*) exit 1;; esac
"""


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("the_test_script", INSTALLER / "test.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Run:
    """Runs the script with a Python that only writes down what it is asked."""

    def __init__(self, script: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.script = script
        self.folder = folder
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str, bad: str = "nothing-fails") -> tuple[int, list[list[str]]]:
        log = self.folder / "log"
        python = self.folder / "python"
        python.write_text(FAKE_PYTHON.format(log=log, bad=bad))
        python.chmod(0o755)
        self.monkeypatch.setattr(setup_env, "ready", lambda _environment, _arguments: str(python))
        self.monkeypatch.delenv("DUURZAME_START_VOLLEDIG", raising=False)
        self.monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        code: int = self.script.main(list(arguments))
        return code, [line.split("|") for line in log.read_text().splitlines()]


@pytest.fixture
def run(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(script, "memory_folder", lambda: memory_folder(str(tmp_path), room=1 << 60))
    return Run(script, tmp_path, monkeypatch)


def test_all_checks_run_from_the_checkout_and_pytest_comes_last(run: Run) -> None:
    code, calls = run()
    assert code == 0
    assert [next(word for word in TOOLS if word in call[3]) for call in calls] == list(TOOLS)
    assert {call[2] for call in calls} == {str(INSTALLER.parent)}
    assert {call[1] for call in calls} == {"offscreen"}
    assert calls[-1][3] == f"-m pytest {ORDER}"


TOOLS = ("ruff check", "ruff format", "mypy", "importlinter", "pytest")


@pytest.mark.parametrize("tool", TOOLS)
def test_one_failing_tool_fails_the_run_and_is_named_and_the_rest_still_runs(
    run: Run, tool: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, calls = run(bad=tool.replace(" ", "\\ "))
    assert code == 1
    assert len(calls) == len(TOOLS)
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Niet in orde: ")
    assert tool.replace("linter", "-linter") in last


def test_when_all_is_well_nothing_is_printed_after_pytest(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    assert capsys.readouterr().out.splitlines()[-1] == "== pytest =="


def test_snel_runs_only_pytest_and_hands_on_the_rest(run: Run) -> None:
    _, calls = run("--snel", "-k", "termijn")
    assert [call[3] for call in calls] == [f"-m pytest {ORDER} -k termijn"]


def test_volledig_reaches_the_tests_and_is_off_by_itself(run: Run) -> None:
    _, calls = run("--snel")
    _, more = run("--snel", "--volledig")
    assert calls[-1][0] == ""
    assert more[-1][0] == "1"
    assert "--volledig" not in more[-1][3]


def test_a_set_up_that_fails_gives_its_sentence_and_code(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_environment: object, _arguments: object) -> str:
        raise setup_env.SetupError("Dit systeem mist iets.", setup_env.NO_SYSTEM)

    monkeypatch.setattr(setup_env, "ready", fail)
    assert script.main([]) == setup_env.NO_SYSTEM
    assert capsys.readouterr().out == "Dit systeem mist iets.\n"


@pytest.mark.parametrize("room", [True, False])
def test_what_tests_write_goes_to_memory_where_there_is_some(
    run: Run, room: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "ST_NOEXEC", 0)  # the folder that stands in for the memory may run programs
    folder = memory_folder(str(tmp_path), room=1 if room else 1 << 60)
    monkeypatch.setattr(run.script, "memory_folder", lambda: folder)
    monkeypatch.delenv("TMPDIR", raising=False)
    _, calls = run("--snel")
    folder_given = calls[-1][4]
    assert folder_given.startswith(f"{tmp_path}/{PREFIX}" if room else "-")
    assert (f"--basetemp {folder_given}/t" in calls[-1][3]) == room
    assert not list(tmp_path.glob(f"{PREFIX}*"))


def test_a_place_that_a_person_gave_for_what_tests_write_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    _, calls = run("--snel")
    assert calls[-1][4] == str(tmp_path)
