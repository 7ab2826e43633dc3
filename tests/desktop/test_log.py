"""The log and what happens when the program itself is wrong: codes and places, never a name, 14 days."""

from __future__ import annotations

import ast
import logging
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop import crash, log
from tests.checks.source import calls, modules

TODAY = date(2026, 6, 15)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A log of today; the listener of the tests is kept out of it."""
    made = tmp_path / "log"
    others = [one for one in log.LOGGER.handlers if not isinstance(one, log.DayFiles)]
    for one in others:
        log.LOGGER.removeHandler(one)
    assert log.start_log(made, lambda: TODAY)
    yield made
    log.stop_log()
    for one in others:
        log.LOGGER.addHandler(one)


def written(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.log")))


@given(st.sampled_from(sorted(log.VALUES)), st.text(min_size=1, max_size=60))
@example("aantal", "\U000116c0")  # a digit, but none of ours
def test_only_a_value_in_the_form_of_its_name_reaches_the_log(name: str, text: str) -> None:
    plain = log.plain(name, text)
    assert plain in (text, "-")
    assert all(sign.isascii() and not sign.isspace() for sign in plain)


def test_a_name_never_reaches_the_log(folder: Path) -> None:
    log.log_event("kluis_open", wie="Warsamele", reden="Warsamele van der Berg", rijen=3, duur=0.5)
    log.log_event("Warsamele heeft iets getypt")
    text = written(folder)
    assert "Warsamele" not in text
    assert "kluis_open wie=- reden=- rijen=3 duur=0.500" in text
    assert "INFO onleesbaar" in text


def test_a_log_file_is_for_its_owner_only(folder: Path) -> None:
    log.log_event("start", demo=0)
    (path,) = folder.glob("*.log")
    assert path.name == "duurzame-start-2026-06-15.log"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_files_of_more_than_14_days_ago_go_however_seldom_the_program_runs(tmp_path: Path) -> None:
    for age in (0, 1, 14, 15, 60, 400):
        (tmp_path / f"duurzame-start-{TODAY - timedelta(age)}.log").write_text("")
    others = {"duurzame-start.log", "duurzame-start.log.2026-05-01", "iets anders.txt"}
    for name in others:
        (tmp_path / name).write_text("")
    log.prune(tmp_path, TODAY)
    kept = {f"duurzame-start-{TODAY - timedelta(age)}.log" for age in (0, 1, 14)}
    assert {path.name for path in tmp_path.iterdir()} == kept | {"iets anders.txt"}


def test_a_program_that_stays_open_begins_a_new_file_and_drops_the_oldest(tmp_path: Path) -> None:
    day = [TODAY - timedelta(20)]
    handler = log.DayFiles(tmp_path, lambda: day[0])
    handler.emit(logging.LogRecord("x", logging.INFO, "", 0, "een", None, None))
    day[0] = TODAY
    handler.emit(logging.LogRecord("x", logging.INFO, "", 0, "twee", None, None))
    handler.close()
    assert [path.name for path in tmp_path.iterdir()] == ["duurzame-start-2026-06-15.log"]
    assert written(tmp_path) == "twee\n"


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    assert not log.start_log(tmp_path / "bestand" / "log")


def test_reading_back_gives_our_own_lines_and_nothing_else(folder: Path) -> None:
    log.log_event("geweigerd", reden="schijf_vol", soort="schrijven")
    log.log_event("kluis_open", reden="Warsamele")
    with next(folder.glob("*.log")).open("a", encoding="utf-8") as file:
        file.write("Warsamele woont in de Kastanjelaan\n")
        file.write("2026-06-15 10:00:00Z INFO geweigerd reden=Warsamele\n")
        file.write("2026-06-15 10:00:00Z INFO geweigerd wie=warsamele\n")
    lines = log.read_log(folder, 100)
    assert [line.split("Z ", 1)[-1] for line in lines] == [
        "INFO geweigerd reden=schijf_vol soort=schrijven",
        "INFO kluis_open reden=-",
        "(weggelaten: 3)",
    ]
    assert len(log.read_log(folder, 1)) == 2


# --- every call in our own source -------------------------------------------------------------------------

CODES = {"code", "soort", "verb", "reden", "bron", "waarom"}
"""Attributes and names that hold a code of ours."""


def is_harmless(name: str, value: ast.expr) -> bool:
    """Whether an expression can only give a number or a code, by its form in the source."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float | str)
    if log.VALUES[name] == log.VALUES["duur"]:  # whatever it is, only a number is written
        return True
    if isinstance(value, ast.Attribute):
        return value.attr in CODES | {"__name__"}
    if isinstance(value, ast.Name):
        return value.id in CODES | {"place"}
    return False


def event_calls() -> list[tuple[str, ast.Call]]:
    return [
        (f"{path}:{call.lineno}", call)
        for path, tree in modules()
        if path.name != "log.py"
        for call in calls(tree, "log_event")
    ]


def test_every_event_of_the_program_tells_codes_and_numbers_only() -> None:
    found = event_calls()
    assert len(found) > 15
    for where, call in found:
        (code,) = call.args
        assert isinstance(code, ast.Constant) or (isinstance(code, ast.Name) and code.id in CODES), where
        for given_ in call.keywords:
            if given_.arg == "error":
                continue
            assert given_.arg in log.VALUES, f"{where}: give {given_.arg} a form in desktop/log.py"
            assert is_harmless(given_.arg, given_.value), f"{where}: {given_.arg} may hold what was typed"


@pytest.mark.parametrize("written", ["wie.naam", "f'{x}'", "str(error)", "naam", "error.params"])
def test_the_look_at_the_source_sees_a_value_that_may_be_typed(written: str) -> None:
    assert not is_harmless("reden", ast.parse(written, mode="eval").body)


def test_nobody_writes_to_a_log_of_their_own() -> None:
    for path, tree in modules():
        if path.name == "log.py":
            continue
        for node in ast.walk(tree):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not {"logging", "logging.handlers", "loguru", "syslog"} & set(names), path


def test_a_crash_keeps_the_place_and_never_the_message(folder: Path) -> None:
    told: list[str] = []
    crash.install(told.append)
    try:
        try:
            int("Warsamele woont in de Kastanjelaan")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        thread = threading.Thread(target=lambda: int("Kastanjelaan"), name="laden")
        thread.start()
        thread.join()
    finally:
        crash.uninstall()
    text = written(folder)
    assert len(told) == 2
    assert "ValueError" in told[0]
    assert "test_log" in told[0]
    assert "Kastanjelaan" not in text + "".join(told)
