"""Missing system packages: installed where we may, named in one exact command where we may not."""

import os
import sys
from pathlib import Path

import pytest
import setup_env
import system_packages

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has system packages")


class Machine:
    """A Debian machine of which we decide what it has and what we may do there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, has: set[str], prefix: list[str] | None) -> None:
        self.has = has
        self.commands: list[list[str]] = []
        self.has_lists = True
        self.reachable = True
        monkeypatch.setattr(system_packages, "loads", lambda library: library in self.has)
        monkeypatch.setattr(system_packages, "missing_basics", self._missing_basics)
        monkeypatch.setattr(system_packages, "administrator", lambda: prefix)
        monkeypatch.setattr(system_packages, "apt_get", self._apt_get)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def _missing_basics(self) -> list[tuple[str, str]]:
        return [] if "ensurepip" in self.has else [("ensurepip", "python3-venv")]

    def _apt_get(self, _prefix: list[str], command: list[str]) -> tuple[int, str]:
        self.commands.append(command)
        if "update" in command:
            self.has_lists = self.reachable
            return 0, ""
        if not self.has_lists:
            return 100, "Reading package lists...\nE: Unable to locate package libgl1"
        table = {package: library for library, package in ALL}
        self.has |= {table[package] for package in command if package in table}
        return 0, ""


ALL = [*system_packages.QT_ALWAYS, *system_packages.QT_SCREEN, ("ensurepip", "python3-venv")]
EVERYTHING = {library for library, _ in ALL}
ALWAYS = {library for library, _ in system_packages.QT_ALWAYS} | {"ensurepip"}


def test_a_complete_machine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, has=set(EVERYTHING), prefix=[])
    assert system_packages.ensure(windows=True) is True
    assert machine.commands == []


def test_root_on_an_empty_machine_gets_everything_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, has=set(), prefix=[])
    assert system_packages.ensure(windows=True) is True
    assert machine.has == EVERYTHING
    assert len(machine.commands) == 1


def test_package_lists_are_fetched_when_they_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, has=set(), prefix=[])
    machine.has_lists = False
    system_packages.ensure(windows=True)
    assert ["apt-get", "update", "-q"] in machine.commands
    assert machine.has == EVERYTHING


def test_the_tests_need_no_libraries_for_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, has=set(), prefix=[])
    assert system_packages.ensure(windows=False) is False
    assert machine.has == ALWAYS


def test_without_rights_the_exact_command_is_named_and_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(monkeypatch, has=set(EVERYTHING) - {"libGL.so.1", "ensurepip"}, prefix=None)
    with pytest.raises(setup_env.SetupError) as caught:
        system_packages.ensure(windows=True)
    assert str(caught.value).endswith("sudo apt-get install -y python3-venv libgl1")
    assert caught.value.code == setup_env.NO_SYSTEM
    assert machine.commands == []


def test_without_rights_and_without_a_screen_the_libraries_for_windows_are_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Machine(monkeypatch, has=set(ALWAYS), prefix=None)
    assert system_packages.ensure(windows=True) is False


def test_without_rights_and_with_a_screen_the_libraries_for_windows_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Machine(monkeypatch, has=set(ALWAYS), prefix=None)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(setup_env.SetupError, match="libxcb-cursor0"):
        system_packages.ensure(windows=True)


def test_when_installing_fails_the_command_and_the_reason_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, has=set(), prefix=["/usr/bin/sudo", "-n"])
    machine.has_lists = machine.reachable = False
    with pytest.raises(setup_env.SetupError, match=r"sudo apt-get install .*\(E: Unable to locate"):
        system_packages.ensure(windows=True)


def test_a_system_without_apt_gets_the_names_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, has=set(EVERYTHING) - {"libEGL.so.1"}, prefix=[])
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(setup_env.SetupError, match=r"Dit systeem mist libEGL\.so\.1"):
        system_packages.ensure(windows=True)


def test_a_failed_import_names_the_package_of_the_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, has=set(), prefix=None)
    error = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert system_packages.sentence_for(error).endswith("apt-get install -y libegl1")
    assert "ModuleNotFoundError" in system_packages.sentence_for("ModuleNotFoundError: no module named x.")


def test_a_password_is_never_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sudo = tmp_path / "sudo"
    sudo.write_text('#!/bin/sh\n[ "$1" = -n ] || echo asked > "$0.asked"\nexit 1\n')
    sudo.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert system_packages.administrator() is None
    assert not (tmp_path / "sudo.asked").exists()
