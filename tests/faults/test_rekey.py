"""A new master key, broken off anywhere: the old kluis whole with its slots, or the new one with its own."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desktop import workspace
from models import keys
from models.errors import World
from models.store import Store, digest, full_check, make_backup, rekey, restore
from models.store.connection import connect
from tests.builders import SLEUTEL
from tests.faults import vfs
from tests.faults.disk import breaking
from tests.faults.ledger import Figures
from tests.faults.test_disk_errors import every_failure, names
from tests.faults.vfs import SQLITE_OK
from tests.faults.work import give_slots, real_kluis, save_number, work_schema
from tests.models.store.conftest import WEAK, ZIN

pytestmark = pytest.mark.skipif(
    not vfs.available(), reason="this driver hides sqlite3_vfs_find: errors cannot be caused here"
)

NEW = bytes(reversed(range(32)))
COLLEAGUE = "zeven oude ronde stenen"
"""Somebody who has a key before, and only a start-zin after."""
START = keys.new_startzin()
FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
KLUISDING = "kluis_info"
"""Holds the key of the chain afterwards, so it is not compared."""


def new_slots() -> keys.SlotFile:
    """The own wachtwoordzin again, a start-zin for the colleague."""
    made = [(ZIN, keys.SlotSoort.MEDEWERKER), (START, keys.SlotSoort.START)]
    slots = [keys.make_slot(NEW, zin, soort, argon=WEAK, minimum_kib=8) for zin, soort in made]
    return keys.slot_file(NEW, tuple(slots))


@pytest.fixture(params=["klein", "echt"] if FULL else ["klein"])
def kluis(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A shut kluis with slots of two people."""
    if request.param == "echt":
        path = real_kluis(tmp_path / "kluis")
    else:
        path = tmp_path / "kluis" / "proef.kluis"
        path.parent.mkdir()
        store = Store.create(path, SLEUTEL, schema=work_schema)
        save_number(store, 1)
        store.close()
    mine = give_slots(path).slots
    other = keys.make_slot(SLEUTEL, COLLEAGUE, keys.SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8)
    keys.write_slots(path, keys.slot_file(SLEUTEL, (*mine, other)))
    return path


def held(path: Path, key: bytes) -> dict[str, digest.TableDigest]:
    """What the kluis holds."""
    connection = connect(path, key, query_only=True)
    try:
        return {name: one for name, one in digest.digests(connection).items() if name != KLUISDING}
    finally:
        connection.close()


def opens(path: Path, zin: str) -> str:
    """Who gets in with this: `oud`, `nieuw`, or the code of the message."""
    kept = [file.read_bytes() for file in keys.slot_paths(path)]
    try:
        key = workspace.find_key(path, zin, minimum_kib=8)[0]
    except World as met:
        return met.code
    finally:  # each looks at what the fault left, not at what the one before mended
        for file, data in zip(keys.slot_paths(path), kept, strict=True):
            file.write_bytes(data)
    return {SLEUTEL: "oud", NEW: "nieuw"}[key]


def look(path: Path, mark: Path, before: dict[str, digest.TableDigest]) -> str:
    """Fail unless the kluis is whole, opens for who should, and nothing lies about; gives which one it is."""
    which = opens(path, ZIN)
    assert which in {"oud", "nieuw"}
    key = SLEUTEL if which == "oud" else NEW
    assert full_check(path, key).ok
    assert held(path, key) == before, "not the same facts"
    first = keys.read_slots(path, minimum_kib=8)
    swapping = keys.other_slots(path, first, minimum_kib=8) is not None
    told = {"oud": ("oud", "sleutel_onjuist"), "nieuw": ("sleutel_onjuist", "nieuw")}[which]
    assert (opens(path, COLLEAGUE), opens(path, START)) == told
    store = Store.open(path, key, mark=mark)
    assert store.oordeel.ok, store.oordeel
    assert not store.readonly, "it looks like a foreign file"
    store.close()
    assert swapping or first.sleutel_id == keys.sleutel_id(key)
    return which


def do(path: Path, mark: Path, slots: keys.SlotFile) -> None:
    """Open the kluis, put it under the new key, work on in it, shut it."""
    store = Store.open(path, SLEUTEL, mark=mark)
    try:
        rekey(store, slots, NEW)
        assert store.key == NEW
    finally:
        store.close()


@pytest.fixture
def again(kluis: Path, tmp_path: Path) -> Callable[[], None]:
    """Put everything back as it was."""
    kept = tmp_path / "bewaard"
    shutil.copytree(kluis.parent, kept)

    def put_back() -> None:
        for file in kluis.parent.iterdir():
            file.unlink()
        shutil.copytree(kept, kluis.parent, dirs_exist_ok=True)
        (tmp_path / "merk").unlink(missing_ok=True)

    return put_back


def test_an_error_anywhere_in_a_rekey_leaves_the_old_kluis_or_the_whole_new_one(
    kluis: Path, again: Callable[[], None], tmp_path: Path, figures: Figures
) -> None:
    before, beside, slots = held(kluis, SLEUTEL), names(kluis.parent), new_slots()
    mark = tmp_path / "merk"
    count = figures("schijffout", "fouten bij een nieuwe hoofdsleutel")
    count.see(lost=0, half=0)
    seen = set()

    def after(done: bool) -> None:
        strays = names(kluis.parent) - beside
        count.see(half=len(strays))
        assert strays == set()
        which = look(kluis, mark, before)
        assert which == "nieuw" or not done
        seen.add(which)
        again()

    every_failure(count, partial(do, kluis, mark, slots), after)
    assert count.tries > 20
    assert seen == {"oud", "nieuw"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied at the very step where it dies")
def test_a_kill_at_every_step_of_a_rekey_leaves_the_old_kluis_or_the_whole_new_one(
    kluis: Path, again: Callable[[], None], tmp_path: Path, figures: Figures
) -> None:
    before, beside, slots = held(kluis, SLEUTEL), names(kluis.parent), new_slots()
    mark = tmp_path / "merk"
    count = figures("gedood", "processen gedood bij een nieuwe hoofdsleutel")
    count.see(lost=0, half=0)
    seen: dict[str, int] = {"oud": 0, "nieuw": 0, "midden": 0}
    for first in range(5000):
        died = killed_at(first, partial(do, kluis, mark, slots))
        seen["midden"] += names(kluis.parent) != beside
        seen[look(kluis, mark, before)] += 1
        strays = names(kluis.parent) - beside
        count.see(half=len(strays))
        assert strays == set(), "the next start did not sweep"
        again()
        if not died:
            break
        count.tries += 1
    assert count.tries > 20
    assert min(seen.values()) > 0, seen


def killed_at(step: int, act: Callable[[], None]) -> bool:
    """Do it in a process that dies just before its Nth touch of the disk; whether it got that far."""
    left = step

    def die(_kind: str, _name: str) -> int:
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)
        return SQLITE_OK

    child = os.fork()
    if child == 0:
        code = 1
        try:
            with breaking(die):
                act()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}
    return code == 9


def test_a_backup_from_before_opens_with_the_old_key_and_puts_the_old_kluis_back(
    kluis: Path, tmp_path: Path
) -> None:
    old = held(kluis, SLEUTEL)
    folder = make_backup(kluis, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    do(kluis, tmp_path / "merk", new_slots())
    with pytest.raises(World, match="kluis_beschadigd"):
        held(kluis, SLEUTEL)
    assert opens(kluis, COLLEAGUE) == "sleutel_onjuist"
    restore(folder, kluis, SLEUTEL, minimum_kib=8)
    assert held(kluis, SLEUTEL) == old
    assert opens(kluis, COLLEAGUE) == "oud"


def test_the_old_file_does_not_stay_beside(kluis: Path, tmp_path: Path) -> None:
    beside = names(kluis.parent)
    do(kluis, tmp_path / "merk", new_slots())
    assert names(kluis.parent) == beside
    for file in kluis.parent.iterdir():
        if file.suffix == ".kluis":
            with pytest.raises(World):
                held(file, SLEUTEL)


def test_slots_of_another_key_are_refused_before_anything_is_written(kluis: Path, tmp_path: Path) -> None:
    before = kluis.read_bytes()
    store = Store.open(kluis, SLEUTEL)
    wrong = keys.slot_file(SLEUTEL, keys.read_slots(kluis, minimum_kib=8).slots)
    with pytest.raises(ValueError, match="slots"):
        rekey(store, wrong, NEW)
    assert store.key == SLEUTEL
    store.close()
    assert kluis.read_bytes() == before


@pytest.mark.parametrize("kluis", ["klein"], indirect=True)
def test_work_goes_on_with_the_old_slots_after_an_error_even_where_they_cannot_be_put_back(
    kluis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys.read_slots(kluis, minimum_kib=8)
    store = Store.open(kluis, SLEUTEL)
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == kluis or (target == keys.slot_paths(kluis)[0] and lasting):
            raise OSError(28, "full")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    for lasting in (False, True):
        if lasting:  # the first file was written before the disk was full
            keys.slot_paths(kluis)[0].write_bytes(keys.dump_slots(new_slots()))
        with pytest.raises(World, match="schijf_vol"):
            rekey(store, new_slots(), NEW)
        assert store.key == SLEUTEL
        assert keys.slots_for(kluis, store.key) == before
        assert lasting or keys.read_slots(kluis, minimum_kib=8) == before
        save_number(store, 2 + lasting)
    store.close()
    with pytest.raises(World, match="sleutelbestand_beschadigd"):
        keys.slots_for(kluis, bytes(32))
