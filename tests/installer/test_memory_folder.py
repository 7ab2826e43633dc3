"""What the tests write stands in memory where that can be, and nothing of it stays behind."""

import os
from pathlib import Path

import pytest
from memory_folder import HELD, PREFIX, hold, memory_folder, sweep


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the memory of the system, and may run programs."""
    monkeypatch.setattr(os, "ST_NOEXEC", 0, raising=False)
    return tmp_path


def test_a_run_has_a_folder_of_its_own_which_is_gone_after_it(place: Path) -> None:
    with memory_folder(str(place), room=1) as memory:
        folder = Path(memory)
        assert folder.parent == place
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "proef").write_text("iets")
    assert list(place.iterdir()) == []


def test_it_is_gone_after_a_run_that_broke_off(place: Path) -> None:
    with pytest.raises(KeyboardInterrupt), memory_folder(str(place), room=1):
        raise KeyboardInterrupt
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("why", ["small", "missing", "may run nothing"])
def test_where_the_memory_does_not_do_the_disk_is_used(
    place: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "may run nothing":
        monkeypatch.setattr(os, "ST_NOEXEC", -1, raising=False)  # whatever flags it has
    room = 1 << 60 if why == "small" else 1
    with memory_folder(str(place / "weg" if why == "missing" else place), room=room) as memory:
        assert memory == ""
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_goes_and_what_a_running_one_holds_stays(place: Path) -> None:
    left, held, strange = (place / f"{PREFIX}{name}" for name in ("left", "held", "strange"))
    for folder in (left, held, strange):
        folder.mkdir()
    (left / HELD).touch()
    descriptor = hold(str(held))
    try:
        sweep(str(place))
        assert sorted(place.iterdir()) == [held, strange]
    finally:
        os.close(descriptor)
