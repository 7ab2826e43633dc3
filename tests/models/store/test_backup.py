import errno
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import keys
from models.errors import World
from models.store import (
    Store,
    backup,
    backup_key,
    full_check,
    list_backups,
    make_backup,
    newest_backup,
    read_backup_slots,
    restore,
    thin_replaced,
    verify_backup,
)
from models.store.connection import connect
from models.store.lock import KluisLock
from tests.models.store.conftest import KEY, ZIN, facts, save

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieen"


@pytest.fixture
def kept(closed: Path, target: Path) -> Path:
    return make_backup(closed, KEY, target, moment=NOW).backup.folder


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_backup_holds_copy_slots_and_manifest_and_verifies(kept: Path, target: Path) -> None:
    assert kept.name == "proef-20260615T093000Z"
    assert names(kept) == {"kopie.kluis", "kopie.sleutel1", "kopie.json"}
    assert names(target) == {kept.name}
    assert verify_backup(kept, KEY).ok


def test_a_backup_can_be_made_of_an_open_kluis(store: Store, target: Path) -> None:
    save(store, "vandaag")
    report = make_backup(store.path, KEY, target)
    assert verify_backup(report.backup.folder, KEY).ok
    assert report.rijen == 4
    save(store, "daarna")


def test_the_copy_opens_under_its_own_key_only(kept: Path) -> None:
    assert full_check(kept / "kopie.kluis", backup_key(KEY)).ok
    assert not full_check(kept / "kopie.kluis", KEY).ok


def test_the_slots_in_a_backup_open_with_the_wachtwoordzin(kept: Path) -> None:
    assert keys.open_slot(read_backup_slots(kept, minimum_kib=8), ZIN)[0] == KEY


def test_nothing_readable_stands_in_a_backup(kept: Path) -> None:
    for file in kept.iterdir():
        content = file.read_bytes()
        assert b"feit" not in content
        assert b"bewerking" not in content


@pytest.mark.parametrize("name", ["kopie.kluis", "kopie.json"])
def test_any_damage_to_a_backup_is_noticed(kept: Path, name: str) -> None:
    whole = (kept / name).read_bytes()
    chance = random.Random(5)
    for _ in range(40):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (kept / name).write_bytes(damaged)
        assert not verify_backup(kept, KEY).ok
    (kept / name).write_bytes(whole)
    assert verify_backup(kept, KEY).ok


def test_a_manifest_of_another_backup_does_not_fit(closed: Path, kept: Path, target: Path) -> None:
    store = Store.open(closed, KEY)
    save(store, "nog iets")
    store.close()
    other = make_backup(closed, KEY, target, moment=NOW + timedelta(hours=1)).backup.folder
    shutil.copy(other / "kopie.json", kept / "kopie.json")
    assert not verify_backup(kept, KEY).ok


def test_a_damaged_kluis_gives_no_backup_and_leaves_the_older_ones(
    closed: Path, kept: Path, target: Path
) -> None:
    data = bytearray(closed.read_bytes())
    data[-2000] ^= 1
    closed.write_bytes(data)
    with pytest.raises(World):
        make_backup(closed, KEY, target, moment=NOW + timedelta(hours=1))
    assert names(target) == {kept.name}
    assert verify_backup(kept, KEY).ok


def test_a_copy_that_does_not_verify_is_thrown_away(
    closed: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup.copy_database

    def careless(source: object, copy: Path, key: bytes) -> None:
        real(source, copy, key)
        raw = connect(copy, key)
        raw.execute("DELETE FROM historie WHERE id = 1")
        raw.close()

    monkeypatch.setattr(backup, "copy_database", careless)
    with pytest.raises(World, match="reservekopie_mislukt"):
        make_backup(closed, KEY, target)
    assert names(target) == set()


def test_a_full_disk_is_told_before_anything_is_written(
    closed: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: _Usage())
    with pytest.raises(World) as error:
        make_backup(closed, KEY, target)
    assert (error.value.code, error.value.params) == ("schijf_vol", {"mb": 2})
    assert names(target) == set()


class _Usage:
    free = 1000


def test_a_disk_that_fills_up_half_way_leaves_no_half_backup(
    closed: Path, target: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(keys, "safe_write", full)
    with pytest.raises(World, match="schijf_vol"):
        make_backup(closed, KEY, target, moment=NOW + timedelta(hours=1))
    assert names(target) == {kept.name}


def test_two_backups_in_one_second_both_stay(closed: Path, kept: Path, target: Path) -> None:
    second = make_backup(closed, KEY, target, moment=NOW).backup.folder
    assert second.name == f"{kept.name}-2"
    assert len(list_backups(target)) == 2


def test_the_second_slot_file_goes_along_when_the_first_is_damaged(closed: Path, target: Path) -> None:
    keys.slot_paths(closed)[0].write_bytes(b"kapot")
    kept = make_backup(closed, KEY, target).backup.folder
    assert keys.open_slot(read_backup_slots(kept, minimum_kib=8), ZIN)[0] == KEY


def test_lists_show_the_finished_backups_of_one_kluis(closed: Path, kept: Path, target: Path) -> None:
    newer = make_backup(closed, KEY, target, moment=NOW + timedelta(days=1)).backup
    (target / ".bezig-1234").mkdir()
    (target / "foto's").mkdir()
    (target / "brief.txt").write_text("x")
    assert [one.folder for one in list_backups(target, "proef")] == [newer.folder, kept]
    assert list_backups(target, "ander") == ()
    assert newest_backup(target, "proef") == newer
    assert newest_backup(target / "bestaat niet") is None


@pytest.mark.parametrize(
    "moment", ["2026-06-16T09:30:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"]
)
def test_a_strange_moment_in_one_manifest_does_not_hide_the_other_backups(
    kept: Path, target: Path, moment: str
) -> None:
    strange = shutil.copytree(kept, target / "proef-vreemd")
    head = strange / "kopie.json"
    head.write_text(head.read_text().replace("2026-06-15T09:30:00Z", moment))
    assert moment in head.read_text()
    assert [one.folder for one in list_backups(target)] == [kept]
    with pytest.raises(World, match="reservekopie_beschadigd"):
        backup.read_head(strange)


def test_what_an_interrupted_backup_left_is_cleared_after_a_day(closed: Path, target: Path) -> None:
    target.mkdir()
    old, fresh = target / ".bezig-oud", target / ".bezig-vers"
    old.mkdir()
    fresh.mkdir()
    os.utime(old, (0, 0))
    make_backup(closed, KEY, target)
    assert not old.exists()
    assert fresh.exists()


def test_a_backup_of_a_later_format_is_told_as_newer(kept: Path) -> None:
    text = (kept / "kopie.json").read_text().replace('"formaat":1', '"formaat":9')
    (kept / "kopie.json").write_text(text)
    with pytest.raises(World) as error:
        backup.read_head(kept)
    assert error.value.params == {"bestand": 9, "programma": 1}


def test_thinning_keeps_two_days_then_days_weeks_and_months() -> None:
    moments = [NOW - timedelta(hours=6 * n) for n in range(4 * 500)]
    keep = backup.to_keep(moments, NOW)
    ages = sorted((NOW - one).total_seconds() / 86400 for one in keep)
    assert sum(age <= 2 for age in ages) == 9
    assert sum(2 < age <= 14 for age in ages) == 12
    assert 5 <= sum(14 < age <= 56 for age in ages) <= 8
    assert 9 <= sum(56 < age <= 366 for age in ages) <= 12
    assert max(ages) <= 366


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=60))  # noqa: DTZ001 - made aware below
def test_thinning_keeps_the_newest_and_thinning_again_removes_nothing(naive: list[datetime]) -> None:
    moments = [one.replace(tzinfo=UTC) for one in naive]
    now = max(moments, default=NOW)
    keep = backup.to_keep(moments, now)
    assert set(keep) <= set(moments)
    assert not moments or max(moments) in keep
    assert backup.to_keep(keep, now) == keep


def test_backups_older_than_the_bewaartermijn_go_but_never_the_newest() -> None:
    moments = [NOW - timedelta(days=n) for n in (1, 5, 40, 200)]
    assert backup.to_keep(moments, NOW, date(2026, 6, 1)) == {moments[0], moments[1]}
    assert backup.to_keep(moments, NOW, date(2026, 7, 1)) == {moments[0]}


def test_rotation_follows_only_after_the_new_backup_is_verified(
    closed: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (400, 300, 1):
        make_backup(closed, KEY, target, moment=NOW - timedelta(days=days), thin_out=False)
    report = make_backup(closed, KEY, target, moment=NOW)
    assert [one.name for one in report.opgeruimd] == [f"proef-{NOW - timedelta(days=400):%Y%m%dT%H%M%SZ}"]
    assert len(list_backups(target)) == 3
    assert not [name for name in names(target) if name.startswith(".")]


# --- putting back ----------------------------------------------------------------------------------------


def test_a_backup_comes_back_as_a_new_kluis(
    kept: Path, tmp_path: Path, opened: Callable[[Path], Store]
) -> None:
    fresh = tmp_path / "nieuw" / "terug.kluis"
    report = restore(kept, fresh, KEY, minimum_kib=8)
    assert (report.kluis, report.vervangen, report.rijen) == (fresh, None, 16)
    assert facts(opened(fresh)) == [f"feit {n}" for n in range(5)]
    assert keys.open_slot(keys.read_slots(fresh, minimum_kib=8), ZIN)[0] == KEY


def test_the_replaced_kluis_is_kept_and_opens(
    closed: Path, kept: Path, opened: Callable[[Path], Store]
) -> None:
    store = Store.open(closed, KEY)
    save(store, "na de kopie")
    store.close()
    report = restore(kept, closed, KEY, moment=NOW, minimum_kib=8)
    assert report.vervangen is not None
    assert report.vervangen.name == "proef-vervangen-20260615T093000Z.kluis"
    assert facts(opened(closed)) == [f"feit {n}" for n in range(5)]
    assert facts(opened(report.vervangen))[-1] == "na de kopie"
    assert keys.open_slot(keys.read_slots(report.vervangen, minimum_kib=8), ZIN)[0] == KEY


def test_a_damaged_kluis_with_its_journal_is_moved_aside_whole(
    closed: Path, kept: Path, opened: Callable[[Path], Store]
) -> None:
    closed.write_bytes(b"kapot" * 2000)
    journal = closed.with_name(f"{closed.name}-journal")
    journal.write_bytes(b"half")
    report = restore(kept, closed, KEY, minimum_kib=8)
    assert report.vervangen is not None
    assert report.vervangen.read_bytes() == b"kapot" * 2000
    assert report.vervangen.with_name(f"{report.vervangen.name}-journal").read_bytes() == b"half"
    assert len(facts(opened(closed))) == 5


@pytest.mark.parametrize("name", ["kopie.kluis", "kopie.json"])
def test_a_damaged_backup_is_refused_and_the_kluis_stays(closed: Path, kept: Path, name: str) -> None:
    data = bytearray((kept / name).read_bytes())
    data[len(data) // 2] ^= 4
    (kept / name).write_bytes(data)
    before = closed.read_bytes()
    beside = names(closed.parent)
    with pytest.raises(World, match="reservekopie_beschadigd"):
        restore(kept, closed, KEY, minimum_kib=8)
    assert closed.read_bytes() == before
    assert names(closed.parent) - beside <= {"proef.slot"}


def test_putting_back_into_an_open_kluis_is_refused(closed: Path, kept: Path) -> None:
    before = closed.read_bytes()
    with KluisLock(closed), pytest.raises(World, match="kluis_in_gebruik"):
        restore(kept, closed, KEY, minimum_kib=8)
    assert closed.read_bytes() == before


def test_another_key_does_not_put_a_backup_back(closed: Path, kept: Path) -> None:
    with pytest.raises(World, match="reservekopie_beschadigd"):
        restore(kept, closed, bytes(32), minimum_kib=8)


def test_a_disk_that_is_full_while_putting_back_leaves_the_kluis(
    closed: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, beside = closed.read_bytes(), names(closed.parent)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(keys, "sync_file", full)
    with pytest.raises(World, match="schijf_vol"):
        restore(kept, closed, KEY, minimum_kib=8)
    assert closed.read_bytes() == before
    assert names(closed.parent) - beside <= {"proef.slot"}


def test_newer_slots_beside_the_kluis_stay_when_they_wrap_the_same_key(closed: Path, kept: Path) -> None:
    from models.keys import SlotSoort, make_slot, slot_file, write_slots
    from tests.models.store.conftest import WEAK

    slots = (
        make_slot(KEY, "nieuwe zin", SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8),
        make_slot(KEY, ZIN, SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8),
    )
    write_slots(closed, slot_file(KEY, slots))
    restore(kept, closed, KEY, minimum_kib=8)
    assert keys.open_slot(keys.read_slots(closed, minimum_kib=8), "nieuwe zin")[0] == KEY


def test_copies_of_slots_without_their_kluis_go_at_once(closed: Path) -> None:
    left = [closed.with_name(f"proef-vervangen-20260615T093000Z.sleutel{nr}") for nr in (1, 2)]
    for file in left:
        file.write_bytes(b"over")
    mine = closed.with_name("proef-vervangen-toen.txt")
    mine.write_bytes(b"van iemand zelf")
    thin_replaced(closed, NOW)
    assert [file.exists() for file in (*left, mine, *keys.slot_paths(closed))] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_a_replaced_kluis_goes_after_thirty_days_with_its_slots(closed: Path, kept: Path) -> None:
    restore(kept, closed, KEY, moment=NOW, minimum_kib=8)
    (closed.parent / "proef-vervangen-toen.kluis").write_bytes(b"van iemand zelf")
    assert thin_replaced(closed, NOW + timedelta(days=30)) == ()
    assert [old.name for old in thin_replaced(closed, NOW + timedelta(days=31))] == [
        "proef-vervangen-20260615T093000Z.kluis"
    ]
    assert {name for name in names(closed.parent) if "vervangen" in name} == {"proef-vervangen-toen.kluis"}
    assert full_check(closed, KEY).ok


@pytest.mark.parametrize("page", [1, 2, 3, -1])
def test_a_backup_of_a_damaged_kluis_says_that_the_kluis_is_damaged(
    closed: Path, target: Path, page: int
) -> None:
    data = bytearray(closed.read_bytes())
    start = (page * 4096) % len(data) + 100
    data[start : start + 100] = bytes(100)
    closed.write_bytes(data)
    with pytest.raises(World, match="kluis_beschadigd"):
        make_backup(closed, KEY, target)
    assert not target.exists() or names(target) == set()
