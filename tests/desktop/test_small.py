"""Paths, settings, screen, the command line: the small parts around the program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.children import command, environment
from desktop.paths import ENV_HOME, find_paths
from desktop.screen import why_no_screen
from desktop.settings import MAXIMUM_MINUTES, Settings, load_settings, save_settings


def test_a_chosen_home_replaces_the_usual_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV_HOME, str(tmp_path))
    assert find_paths().kluis.is_relative_to(tmp_path)
    monkeypatch.delenv(ENV_HOME)
    assert not find_paths().home.is_relative_to(tmp_path)


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "diep" / "instellingen.json"
    settings = Settings(taal="en", thema="dark", breedte=1000, vergrendel_minuten=9, scherm={"a": "b"})
    assert save_settings(path, settings)
    assert load_settings(path) == settings
    assert [one.name for one in path.parent.iterdir()] == ["instellingen.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"taal": 3}', '{"thema": "paars", "taal": "xx"}', "\x00"]
)
def test_a_damaged_settings_file_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "i.json"
    path.write_text(text, encoding="utf-8")
    assert load_settings(path) == Settings()


def test_the_lock_cannot_be_switched_off_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "i.json"
    path.write_text('{"vergrendel_minuten": 99999}', encoding="utf-8")
    assert load_settings(path).vergrendel_minuten == MAXIMUM_MINUTES


def test_settings_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert not save_settings(tmp_path / "bestand" / "i.json", Settings())


def test_without_a_display_there_is_no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert why_no_screen() == "geen_scherm"
    monkeypatch.setenv("DISPLAY", ":4711")
    assert why_no_screen() == "scherm_werkt_niet"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert why_no_screen() == "scherm_werkt_niet"
    monkeypatch.setattr("desktop.screen._loads", lambda _name: True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        assert why_no_screen() == ""


def run(*arguments: str, home: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    variables = {**environment(), ENV_HOME: str(home), **extra}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        variables.pop(name, None)
    return subprocess.run(
        command("desktop", *arguments),
        capture_output=True,
        text=True,
        env=variables,
        check=False,
        timeout=120,
    )


def test_help_and_wrong_use_have_their_exit_codes(tmp_path: Path) -> None:
    done = run("--help", home=tmp_path)
    assert done.returncode == 0
    assert "rapport" in done.stdout
    assert run("onzin", home=tmp_path).returncode == 2
    assert run("rapport", "dagkaart", home=tmp_path).returncode == 2


def test_a_verb_without_a_kluis_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = run("backup", home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "nog geen kluis" in done.stderr


def test_no_verb_without_a_window_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from desktop.__main__ import main; rc = main(sys.argv[1:]);"
        "print('PySide6' in sys.modules, rc)"
    )
    for arguments in (
        ("controle", "--demo"),
        ("rapport", "ochtendblad", "--demo", "--uit", str(tmp_path / "o.pdf")),
        ("backup", "--demo"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            env={**environment(), ENV_HOME: str(tmp_path)},
            check=False,
            timeout=120,
        )
        assert done.stdout.strip().endswith("False 0"), done.stdout + done.stderr
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")


def test_the_wachtwoordzin_comes_by_descriptor_and_a_wrong_one_is_refused(
    kluis: Path, tmp_path: Path
) -> None:
    from desktop.__main__ import make_parser
    from desktop.verbs_open import read_secret

    reader, writer = os.pipe()
    os.write(writer, b"vier groene fietsen buiten\n")
    os.close(writer)
    options = make_parser().parse_args(["backup", "--wachtwoord-fd", str(reader)])
    assert read_secret(options) == "vier groene fietsen buiten"
    os.close(reader)
    assert not any(
        "wachtwoord" in action.dest and action.dest != "wachtwoord_fd" for action in make_parser()._actions
    )
