"""The choice of a Python, the marker, and the scripts' promise to parse everywhere."""

import ast
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import setup_env
from setup_env import Environment

from tests.installer.conftest import INSTALLER

ROOT = INSTALLER.parent
SCRIPTS = sorted(path for path in INSTALLER.glob("*.py") if path.name != "sbom.py")
"""The scripts of set-up; the one that lists the parts runs in the environment that they made."""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A finished environment on the running Python, made without a screen."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    made = Environment(".venv", "requirements.lock", windows=True, root=str(tmp_path))
    (tmp_path / "installer").mkdir()
    Path(made.lock).write_bytes(b"babel==2.18.0\n")
    Path(made.python).parent.mkdir(parents=True)
    base = os.path.realpath(sys.executable)
    Path(made.python).symlink_to(base)
    facts = {
        "lock": setup_env.lock_hash(made),
        "python": setup_env.version_word(),
        "base": base,
        "scherm": "nee",
    }
    setup_env.write_marker(made.folder, facts)
    return made


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_parses_on_python_3_6(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_needs_only_the_standard_library(script: Path) -> None:
    own = {path.stem for path in INSTALLER.glob("*.py")}
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in own | sys.stdlib_module_names, name


@pytest.mark.parametrize(
    ("version", "good"),
    [((3, 6), False), ((3, 10, 9), False), ((3, 11, 0), True), ((3, 13, 9), True), ((3, 14, 0), False)],
    ids=str,
)
def test_only_tried_versions_of_python_fit(version: tuple[int, ...], *, good: bool) -> None:
    assert setup_env.fits(version) is good


def test_the_versions_that_fit_are_those_of_the_project_description() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = ">={}.{},<{}.{}".format(*setup_env.OLDEST, *setup_env.TOO_NEW)
    assert f'requires-python = "{wanted}"' in text


def test_a_fitting_python_is_found_behind_those_that_do_not_fit(tmp_path: Path) -> None:
    old = _script(tmp_path / "oud", "echo 3 9; echo /oud")
    broken = _script(tmp_path / "stuk", "exit 1")
    silent = _script(tmp_path / "stil", "true")
    good = _script(tmp_path / "goed", "echo 3 12; echo /ergens/python3.12")
    absent = str(tmp_path / "weg")
    commands = [[absent], [old], [broken], [silent], [good]]
    assert setup_env.find_interpreter(commands) == "/ergens/python3.12"
    assert setup_env.find_interpreter(commands[:-1]) is None


def test_the_candidates_begin_with_the_newest_python_that_fits() -> None:
    commands = setup_env.candidates()
    assert commands[0][-1].endswith("python3.13")
    assert not [command for command in commands if "3.14" in command[-1] or "3.10" in command[-1]]


def test_an_old_python_says_in_one_sentence_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_env, "fits", lambda _version: False)
    monkeypatch.setattr(setup_env, "candidates", list)
    with pytest.raises(setup_env.SetupError, match=r"Python 3\.11, 3\.12 of 3\.13 nodig") as caught:
        setup_env.use_fitting_python(["start.py"])
    assert caught.value.code == setup_env.NO_PYTHON


def test_an_old_python_hands_over_to_a_fitting_one_with_the_same_arguments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(setup_env, "fits", lambda _version: False)
    monkeypatch.setattr(setup_env, "find_interpreter", lambda _commands: "/ergens/python3.13")
    monkeypatch.setattr(setup_env, "become", lambda command, _variables: handed.append(command))
    setup_env.use_fitting_python(["installer/start.py", "--demo"])
    assert handed == [["/ergens/python3.13", "installer/start.py", "--demo"]]


def test_a_finished_environment_is_used(environment: Environment) -> None:
    assert setup_env.is_ready(environment)


def _change_lock(environment: Environment) -> None:
    Path(environment.lock).write_bytes(b"babel==2.19.0\n")


def _lose_python(environment: Environment) -> None:
    Path(environment.python).unlink()


def _other_python(environment: Environment) -> None:
    Path(environment.python).unlink()
    Path(environment.python).symlink_to("/bin/sh")


def _lose_marker(environment: Environment) -> None:
    Path(environment.folder, setup_env.MARKER).unlink()


def _half_marker(environment: Environment) -> None:
    Path(environment.folder, setup_env.MARKER).write_text("lock\n")


def _binary_marker(environment: Environment) -> None:
    Path(environment.folder, setup_env.MARKER).write_bytes(b"\xff\x00\xfe")


def _next_python(environment: Environment) -> None:
    setup_env.write_marker(environment.folder, setup_env.read_marker(environment) | {"python": "3.99"})


def _lost_base(environment: Environment) -> None:
    setup_env.write_marker(environment.folder, setup_env.read_marker(environment) | {"base": "/weg/python3"})


@pytest.mark.parametrize(
    "damage",
    [
        _change_lock,
        _lose_python,
        _other_python,
        _lose_marker,
        _half_marker,
        _binary_marker,
        _next_python,
        _lost_base,
    ],
)
def test_a_damaged_or_outdated_environment_is_not_used(
    environment: Environment, damage: Callable[[Environment], None]
) -> None:
    damage(environment)
    assert not setup_env.is_ready(environment)


def test_line_ends_of_another_system_do_not_change_the_lock_hash(environment: Environment) -> None:
    before = setup_env.lock_hash(environment)
    Path(environment.lock).write_bytes(b"babel==2.18.0\r\n")
    assert setup_env.lock_hash(environment) == before


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has separate libraries for windows"
)
def test_the_first_start_with_a_screen_looks_at_its_libraries(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert not setup_env.is_ready(environment)
    assert setup_env.is_whole(environment)
    setup_env.write_marker(environment.folder, setup_env.read_marker(environment) | {"scherm": "ja"})
    assert setup_env.is_ready(environment)


def test_the_environment_of_the_tests_is_not_that_of_the_program() -> None:
    assert setup_env.run_environment().folder != setup_env.test_environment().folder
    assert setup_env.run_environment().lock != setup_env.test_environment().lock


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_has_a_hash_for_every_package_and_names_no_host(name: str) -> None:
    text = (INSTALLER / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "==" in entry.splitlines()[0], entry
        assert "--hash=sha256:" in entry, entry


def test_both_lock_files_and_the_project_description_agree() -> None:
    versions = [
        dict(
            re.findall(
                r"^([\w.-]+)==([\w.]+)", (INSTALLER / name).read_text(encoding="utf-8"), flags=re.MULTILINE
            )
        )
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    assert versions[0].items() <= versions[1].items()
    described = re.findall(
        r'^    "([\w.-]+)==([\w.]+)', (ROOT / "pyproject.toml").read_text(), flags=re.MULTILINE
    )
    assert len(described) > 20
    for package, version in described:
        assert versions[1][package.lower().replace("_", "-")] == version


def test_pymupdf_itself_is_not_installed() -> None:
    text = (INSTALLER / "requirements-test.lock").read_text(encoding="utf-8")
    assert "pymupdf-fonts==" in text
    assert not re.search(r"^pymupdf==", text, flags=re.MULTILINE)


def _script(path: Path, body: str) -> str:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)
