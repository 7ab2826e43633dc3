"""The second place: a copy that was read back there, and a book of what stands where."""

import errno
import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models import keys
from models.errors import World
from models.store import (
    Backup,
    Book,
    Store,
    backup,
    copy_to_second,
    holding,
    list_backups,
    look_around,
    make_backup,
    note_copy,
    reachable,
    read_book,
    restore,
    same_disk,
    second,
    verify_backup,
    write_book,
)
from models.store.second import FOLDER, Where
from tests.models.store.conftest import KEY, save

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieen"


@pytest.fixture
def kept(closed: Path, target: Path) -> Backup:
    return make_backup(closed, KEY, target, moment=NOW).backup


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} if folder.exists() else set()


def test_the_copy_is_the_same_backup_and_verifies_there(kept: Backup, stick: Path) -> None:
    made = copy_to_second(kept, stick, KEY, moment=NOW)
    assert made.backup.folder == stick / FOLDER / kept.folder.name
    assert made.backup.head == kept.head
    assert verify_backup(made.backup.folder, KEY).ok
    for file in kept.folder.iterdir():
        assert (made.backup.folder / file.name).read_bytes() == file.read_bytes()


def test_copying_again_verifies_what_stands_there_and_mends_what_is_damaged(
    kept: Backup, stick: Path
) -> None:
    first = copy_to_second(kept, stick, KEY, moment=NOW).backup.folder
    assert copy_to_second(kept, stick, KEY, moment=NOW).backup.folder == first
    data = bytearray((first / "kopie.kluis").read_bytes())
    data[5000] ^= 1
    (first / "kopie.kluis").write_bytes(data)
    again = copy_to_second(kept, stick, KEY, moment=NOW).backup.folder
    assert again != first
    assert verify_backup(again, KEY).ok


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    kept: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = second._copy_file

    def wears_out(source: Path, to: Path) -> None:
        real(source, to)
        if to.name == "kopie.kluis":
            data = bytearray(to.read_bytes())
            data[-1] ^= 1
            to.write_bytes(data)

    monkeypatch.setattr(second, "_copy_file", wears_out)
    with pytest.raises(World, match="tweede_kopie_mislukt"):
        copy_to_second(kept, stick, KEY)
    assert names(stick / FOLDER) == set()


def test_a_place_that_is_not_there_is_told(kept: Backup, tmp_path: Path) -> None:
    with pytest.raises(World, match="plek_niet_bereikbaar"):
        copy_to_second(kept, tmp_path / "weg", KEY)
    assert not reachable("")
    assert not reachable(str(tmp_path / "weg"))


@pytest.mark.parametrize("at", ["kopie.json", "kopie.kluis", "kopie.sleutel1"])
def test_a_stick_pulled_out_half_way_is_told_and_the_backup_here_stays(
    kept: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    real = second._copy_file

    def pulled_out(source: Path, to: Path) -> None:
        real(source, to)
        if to.name == at:
            shutil.rmtree(stick)
            raise OSError(errno.EIO, "weg")

    monkeypatch.setattr(second, "_copy_file", pulled_out)
    with pytest.raises(World, match="plek_niet_bereikbaar"):
        copy_to_second(kept, stick, KEY)
    assert verify_backup(kept.folder, KEY).ok


def test_a_full_stick_says_how_much_is_needed(
    kept: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: _Usage())
    with pytest.raises(World) as error:
        copy_to_second(kept, stick, KEY)
    assert (error.value.code, error.value.params) == ("schijf_vol", {"mb": 2})
    assert names(stick / FOLDER) == set()


class _Usage:
    free = 1000


def test_a_stick_that_fills_up_half_way_leaves_nothing_half(
    kept: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(keys, "sync_file", full)
    with pytest.raises(World, match="schijf_vol"):
        copy_to_second(kept, stick, KEY)
    assert names(stick / FOLDER) == set()


def test_what_is_copied_is_forgotten_before_it_is_read_back(
    kept: Backup, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "posix_fadvise"):
        pytest.skip("this system has no posix_fadvise")
    asked: list[int] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda *args: asked.append(args[3]))
    copy_to_second(kept, stick, KEY)
    assert asked == [os.POSIX_FADV_DONTNEED] * 3


def test_old_copies_there_are_thinned_as_here(closed: Path, target: Path, stick: Path) -> None:
    for days in (400, 200, 20):
        old = make_backup(closed, KEY, target, moment=NOW - timedelta(days=days), thin_out=False).backup
        copy_to_second(old, stick, KEY, moment=NOW - timedelta(days=days))
    newest = make_backup(closed, KEY, target, moment=NOW, thin_out=False).backup
    made = copy_to_second(newest, stick, KEY, moment=NOW, oldest=date(2026, 1, 1))
    assert len(made.opgeruimd) == 1  # the one of 400 days went with the next copy
    assert [one.gemaakt_op for one in list_backups(stick / FOLDER)] == [NOW, NOW - timedelta(days=20)]


@pytest.mark.parametrize("where", ["itself", "list", "stick", "home"])
def test_whatever_folder_a_person_points_at_the_backups_in_it_are_found(
    kept: Backup, stick: Path, target: Path, where: str
) -> None:
    copy_to_second(kept, stick, KEY)
    folder = {"itself": kept.folder, "list": target, "stick": stick, "home": target.parent}[where]
    assert [one.head for one in look_around(folder)] == [kept.head]


def test_a_folder_without_backups_gives_none(stick: Path) -> None:
    assert look_around(stick) == ()
    assert look_around(stick / "weg") == ()


def test_a_place_on_the_same_disk_is_known(closed: Path, stick: Path) -> None:
    assert same_disk(stick, closed)
    assert not same_disk(stick / "weg", closed)


def test_the_book_is_written_and_read_and_damage_counts_as_empty(tmp_path: Path, kept: Backup) -> None:
    where = tmp_path / "profiel" / "boek.json"
    assert read_book(where) == Book()
    book = Book(plek="/media/stick", gekozen_op=NOW, bij_sluiten=False)
    write_book(where, book)
    assert read_book(where) == book
    for content in (b"", b"{", b'{"formaat":9}', b"\xff"):
        where.write_bytes(content)
        assert read_book(where) == Book()


def test_copies_that_still_hold_what_was_erased_are_listed_with_the_stick_in_the_drawer(
    closed: Path, target: Path, stick: Path, tmp_path: Path
) -> None:
    where = tmp_path / "profiel" / "boek.json"
    old = make_backup(closed, KEY, target, moment=NOW - timedelta(days=3), thin_out=False).backup
    made = copy_to_second(old, stick, KEY, moment=NOW)
    write_book(where, note_copy(Book(plek=str(stick)), made, "proef", NOW))
    restore(old.folder, closed, KEY, moment=NOW - timedelta(days=2), minimum_kib=8)
    store = Store.open(closed, KEY)
    save(store, "na het wissen")
    store.close()
    new = make_backup(closed, KEY, target, moment=NOW, thin_out=False).backup
    found = holding(closed, target, where, NOW - timedelta(days=1))
    assert [(one.waar, one.bereikbaar) for one in found] == [
        (Where.OPZIJ, True),
        (Where.HIER, True),
        (Where.TWEEDE, True),
    ]
    assert new.folder.name not in {one.naam for one in found}
    stick.rename(tmp_path / "in de la")
    again = holding(closed, target, where, NOW - timedelta(days=1))
    assert [(one.waar, one.bereikbaar) for one in again][-1] == (Where.TWEEDE, False)
    assert holding(closed, target, where, NOW - timedelta(days=30)) == ()


def test_leftovers_of_thinning_go_after_a_day(closed: Path, target: Path) -> None:
    target.mkdir()
    (target / ".weg-oud").mkdir()
    os.utime(target / ".weg-oud", (0, 0))
    backup.clear_stale(target)
    assert names(target) == set()
