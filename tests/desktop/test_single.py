"""One program at a time: who is first, where it listens, and what a second start hears of one that hangs.

A first that answers needs a process of its own: `tests/faults/test_two_windows.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop import single
from desktop.hanging import ask_again
from desktop.single import Eerste, SingleInstance
from resources.sentences import sentence


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less than a person would."""
    monkeypatch.setattr(single, "SPEAK_S", 0.0)
    monkeypatch.setattr(single, "LEAST_S", 0.3)
    monkeypatch.setattr(single, "AGAIN_S", 0.02)


def test_the_place_to_knock_does_not_depend_on_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = SingleInstance(tmp_path / "kluis.venster")
    before = one.addresses()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "anders"))
    assert one.addresses() == before
    assert before[0] == str(tmp_path / "kluis.deur") or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no path there")
def test_a_home_with_a_long_name_listens_elsewhere(tmp_path: Path, qtbot: QtBot) -> None:
    home = tmp_path / ("lang" * 25)
    one = SingleInstance(home / "kluis.venster")
    (address,) = one.addresses()
    assert len(os.fsencode(address)) < 100
    assert one.is_first()
    assert one.listen()
    one.close()


def test_a_first_that_holds_the_lock_and_says_nothing_hangs(
    tmp_path: Path, qtbot: QtBot, quick: None
) -> None:
    first, second = SingleInstance(tmp_path / "k.venster"), SingleInstance(tmp_path / "k.venster")
    assert first.is_first()
    assert second.find_first() is Eerste.HANGT  # not even listening
    assert first.listen()
    assert second.find_first() is Eerste.HANGT  # listening, but its event loop stands still
    first.close()
    assert second.find_first() is Eerste.ZELF
    second.close()


def test_a_door_left_behind_by_a_crash_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    one = SingleInstance(tmp_path / "k.venster")
    Path(one.addresses()[0]).touch()
    assert one.is_first()
    assert one.listen()
    one.close()


@pytest.mark.parametrize("again", [True, False])
def test_who_hears_that_the_first_hangs_tries_again_or_leaves_it(
    again: bool, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(box.text())
        buttons = {one.text(): one for one in box.buttons()}
        button = buttons["Nog eens proberen" if again else "Sluiten"]
        assert isinstance(button, QPushButton)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert ask_again() is again
    assert said == [sentence("al_gestart_hangt")]
