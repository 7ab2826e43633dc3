"""Temporary files are private, wiped at the end, and at the next start where there was no end."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desktop import scratch
from desktop.children import command, environment
from desktop.paths import ENV_HOME
from desktop.scratch import HELD, MAKING, Scratch, sweep, wipe
from models.memory import no_core_dumps


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "tijdelijk"


def test_every_temporary_file_goes_to_a_folder_of_the_owner_alone(base: Path) -> None:
    before = tempfile.gettempdir()
    one = Scratch(base)
    folder = one.start()
    assert folder is not None
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == folder
    assert os.environ["TMPDIR"] == str(folder)
    if sys.platform != "win32":
        assert base.stat().st_mode & 0o777 == 0o700
        assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "blad.pdf").write_bytes(b"Kanarie")
    one.end()
    assert list(base.iterdir()) == []
    assert tempfile.gettempdir() == before
    one.end()


def test_what_a_crash_left_is_wiped_and_what_is_in_use_is_not(base: Path) -> None:
    living = Scratch(base)
    assert living.start() is not None
    dead = base / "4711-dood"
    (dead / "diep").mkdir(parents=True)
    (dead / HELD).touch()
    (dead / "diep" / "blad.pdf").write_bytes(b"Kanarie")
    making = base / f"{MAKING}9"
    making.mkdir()
    second = Scratch(base)
    assert second.start() is not None
    assert {path.name for path in base.iterdir()} == {
        making.name,
        *(one.folder.name for one in (living, second) if one.folder is not None),
    }
    os.utime(making, (0, 0))
    assert sweep(base) == 1
    second.end()
    living.end()


def test_wiping_overwrites_first_and_follows_no_link(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    real = scratch.overwrite

    def look(path: Path) -> None:
        real(path)
        seen.append(path.read_bytes())

    monkeypatch.setattr(scratch, "overwrite", look)
    outside = base.parent / "van iemand.txt"
    outside.write_text("blijft", encoding="utf-8")
    base.mkdir()
    (base / "blad").write_bytes(b"Kanarie")
    (base / "wijzer").symlink_to(outside)
    wipe(base)
    assert seen == [bytes(7)]
    assert outside.read_text(encoding="utf-8") == "blijft"
    assert not base.exists()


def test_where_nothing_can_be_written_the_place_of_the_system_is_used(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    assert Scratch(tmp_path / "bestand" / "x").start() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_the_program_and_its_child_leave_no_core_file(tmp_path: Path) -> None:
    code = (
        "import ctypes, resource; from models.memory import no_core_dumps; no_core_dumps();"
        "print(ctypes.CDLL(None).prctl(3), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout.split() == ["0", "(0,", "0)"]
    child = code.replace("no_core_dumps();", "0;").replace(
        "from models.memory import no_core_dumps; 0;",
        "from reports.worker import limit_resources; limit_resources();",
    )
    done = subprocess.run(
        [sys.executable, "-c", child], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout.split() == ["0", "(0,", "0)"]
    assert callable(no_core_dumps)


def test_a_command_leaves_nothing_behind_in_its_temporary_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        command("desktop", "controle", "--alleen-inhoud"),
        capture_output=True,
        text=True,
        env={**environment(), ENV_HOME: str(tmp_path)},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "tijdelijk").iterdir()) == []
