"""An error at every single thing that reaches the disk: what was said about it is true afterwards."""

import errno
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import workspace
from models import keys
from models.errors import World
from models.services.dossiers import open_dossier
from models.store import (
    SCHEMA_VERSION,
    Store,
    full_check,
    list_backups,
    make_backup,
    read_version,
    restore,
    verify_backup,
)
from models.tables import Dossier
from models.upgrade import upgrade
from tests.builders import SLEUTEL, T0, VasteKlok, make_plek
from tests.desktop.conftest import SMALL, nieuwe
from tests.faults import vfs
from tests.faults.disk import WAYS, NthFails, breaking
from tests.faults.ledger import Figure, Figures
from tests.faults.vfs import SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_OK, recording
from tests.faults.work import give_slots, later_revisions, real_kluis, save_number, saved_number, work_schema
from tests.models.store.conftest import KEY, WEAK, ZIN

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"

pytestmark = pytest.mark.skipif(
    not vfs.available(), reason="this driver hides sqlite3_vfs_find: errors cannot be caused here"
)

TOLD = {
    "schijf_vol",
    "schijf_fout",
    "niet_opgeslagen",
    "reservekopie_mislukt",
    "reservekopie_beschadigd",
    "migratie_mislukt",
    "kluis_beschadigd",
}
"""What a person may hear of a disk that fails; anything else is an error of the program."""
NOT_SAVED = {"schijf_vol", "niet_opgeslagen", "schijf_fout"}


@pytest.mark.parametrize("lasting", [False, True], ids=["eenmalig", "blijvend"])
@pytest.mark.parametrize("error", [SQLITE_IOERR_WRITE, SQLITE_FULL], ids=["schijffout", "vol"])
def test_an_error_at_every_write_and_sync_of_a_save_tells_the_truth(
    tmp_path: Path, figures: Figures, error: int, lasting: bool
) -> None:
    """Whatever breaks: saved when it said so, not saved when it said so, never half, never twice."""
    path = tmp_path / "proef.kluis"
    Store.create(path, KEY, schema=work_schema).close()
    count = figures("schijffout", "fouten bij opslaan")
    count.see(lost=0, duplicates=0, half=0)
    done = 0
    said = {"saved": 0, "not": 0, "unknown": 0}
    for first in range(200):
        with recording() as recorder:
            store = Store.open(path, KEY)
            fault = NthFails(first, error, lasting=lasting)
            recorder.fault = fault
            code = ""
            try:
                save_number(store, done + 1)
            except World as met:
                code = met.code
            recorder.fault = None
            store.close()
        found = saved_number(path)
        count.tries += bool(fault.met)
        count.see(lost=found < done + (not code))
        if not code:
            assert found == done + 1
            said["saved"] += 1
        elif code == "onbekend_of_opgeslagen":
            assert found in {done, done + 1}
            said["unknown"] += 1
        else:
            assert code in NOT_SAVED
            assert found == done, code
            said["not"] += 1
        done = found
        if not fault.met:
            break
    else:
        pytest.fail("the save never got through")
    assert said["not"] > 10
    assert said["saved"] >= 1


@pytest.mark.parametrize(("error", "lasting"), WAYS if FULL else WAYS[1:2])
def test_an_error_anywhere_in_a_verb_is_told_and_looked_up_and_never_made_twice(
    tmp_path: Path, figures: Figures, error: int, lasting: bool
) -> None:
    """As a person would: it failed, so do it again; there must never be two."""
    path = real_kluis(tmp_path / "kluis")
    count = figures("schijffout", "fouten bij een nieuw dossier")
    count.see(lost=0, duplicates=0)
    made = []
    touches = operations(path)
    for first in range(0, touches + 20, 1 if FULL else touches // 10):
        naam = f"Proefgezin {first}"
        with recording() as recorder:
            store = Store.open(path, SLEUTEL)
            fault = NthFails(first, error, lasting=lasting)
            recorder.fault = fault
            code = said(partial(open_dossier, make_plek(store), naam, T0, 3, "Proef-azc"))
            recorder.fault = None
            store.close()
        there = households(path).count(naam)
        count.tries += bool(fault.met)
        count.see(lost=not code and not there)
        assert code in {"", "onbekend_of_opgeslagen"} | NOT_SAVED
        assert there == (not code) or code == "onbekend_of_opgeslagen", code
        if not there:
            store = Store.open(path, SLEUTEL)
            open_dossier(make_plek(store), naam, T0, 3, "Proef-azc")
            store.close()
        made.append(naam)
    assert count.tries > (touches // 2 if FULL else 8)
    found = households(path)
    count.duplicates = len(found) - len(set(found))
    assert sorted(found) == sorted(["Beginsel 0", *made])
    assert full_check(path, SLEUTEL).ok


def operations(path: Path) -> int:
    """How often a new dossier touches the disk."""
    copy = path.with_name("telling.kluis")
    shutil.copy(path, copy)
    with recording() as recorder:
        store = Store.open(copy, SLEUTEL)
        recorder.operations = 0
        open_dossier(make_plek(store), "Telling", T0, 3, "Proef-azc")
        found = recorder.operations
        store.close()
    return found


def households(path: Path) -> list[str]:
    store = Store.open(path, SLEUTEL)
    assert store.oordeel.ok
    with store.reader() as session:
        found = list(session.scalars(select(Dossier.naam)))
    store.close()
    return found


def said(act: Callable[[], object], fault: NthFails | None = None) -> str:
    """Do it; give the code of what a person hears, empty when it is done. No fault means no message."""
    try:
        act()
    except World as met:
        if fault is not None and not fault.met:
            raise
        return met.code
    return ""


def test_a_full_disk_names_the_room_needed_and_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "proef.kluis"
    Store.create(path, KEY, schema=work_schema).close()
    with recording() as recorder:
        store = Store.open(path, KEY)
        save_number(store, 1)
        recorder.fault = lambda kind, _name: SQLITE_FULL if kind == "write" else SQLITE_OK
        for _ in range(5):
            with pytest.raises(World) as error:
                save_number(store, 2)
            assert error.value.code == "schijf_vol"
            assert int(error.value.params["mb"]) > 0
            with store.reader() as session:
                assert session.connection().exec_driver_sql("SELECT max(waarde) FROM teller").scalar() == 1
        recorder.fault = None
        save_number(store, 2)
        store.close()
    assert saved_number(path) == 2
    assert names(tmp_path) == {"proef.kluis", "proef.kluis-journal", "proef.slot"}


# --- backup, putting back, migration, a new kluis, new slots: SQLite and the program's own files ------------


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} if folder.exists() else set()


def every_failure(count: Figure, act: Callable[[], object], after: Callable[[bool], None]) -> None:
    """Do `act` with an error at its 1st, 2nd, 3rd … touch of the disk until one run meets none.

    In the ordinary run the kinds of errors take turns, in the whole run each comes at each place.
    """
    for way in WAYS if FULL else (None,):
        for first in range(5000):
            error, lasting = way or WAYS[first % len(WAYS)]
            fault = NthFails(first, error, lasting=lasting)
            with breaking(fault):
                code = said(act, fault)
            assert code in TOLD | {""}
            after(not code)
            if not fault.met:
                break
            count.tries += 1
        else:
            pytest.fail("it never got through")


SIZES = ["klein", "echt"] if FULL else ["klein"]
"""A kluis of some pages in the ordinary run; one as people have it too in the whole run."""


@pytest.fixture(params=SIZES)
def shut(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A shut kluis with slots, and the table that a migration of it changes."""
    if request.param == "echt":
        return real_kluis(tmp_path / "kluis"), "dossier"
    path = tmp_path / "kluis" / "proef.kluis"
    path.parent.mkdir()
    store = Store.create(path, SLEUTEL, schema=work_schema)
    save_number(store, 1)
    store.close()
    give_slots(path)
    return path, "teller"


def test_an_error_anywhere_in_a_backup_leaves_no_half_one_and_the_kluis_untouched(
    shut: tuple[Path, str], tmp_path: Path, figures: Figures
) -> None:
    path, _table = shut
    before, target = path.read_bytes(), tmp_path / "reservekopieen"
    count = figures("schijffout", "fouten bij een reservekopie")
    count.see(lost=0, half=0)

    def after(done: bool) -> None:
        assert path.read_bytes() == before
        found = list_backups(target)
        count.see(half=len(names(target)) - len(found))
        assert names(target) == {one.folder.name for one in found}, "a half backup stayed"
        assert len(found) <= 1
        assert found or not done
        for one in found:
            assert verify_backup(one.folder, SLEUTEL).ok
            shutil.rmtree(one.folder)

    every_failure(count, lambda: make_backup(path, SLEUTEL, target), after)
    assert count.tries > 10


def test_an_error_anywhere_in_putting_back_leaves_the_old_kluis_or_the_whole_new_one(
    shut: tuple[Path, str], tmp_path: Path, figures: Figures
) -> None:
    path, _table = shut
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    old = path.read_bytes()
    beside = names(path.parent)
    count = figures("schijffout", "fouten bij terugzetten")
    count.see(lost=0, half=0)
    kept = tmp_path / "bewaard"
    shutil.copytree(path.parent, kept)

    def after(done: bool) -> None:
        assert path.exists(), "the kluis is gone"
        same = path.read_bytes() == old
        assert same == (not done) or not done
        if same:
            count.see(half=len(names(path.parent) - beside))
            assert names(path.parent) - beside == set(), "a failed restore left something behind"
        assert full_check(path, SLEUTEL).ok
        assert keys.open_slot(keys.read_slots(path, minimum_kib=8), ZIN)[0] == SLEUTEL
        for file in path.parent.iterdir():
            file.unlink()
        shutil.copytree(kept, path.parent, dirs_exist_ok=True)

    act = partial(restore, folder, path, SLEUTEL, minimum_kib=8)
    every_failure(count, act, after)
    assert count.tries > 10


@pytest.mark.parametrize("links", [True, False], ids=["harde koppeling", "zonder"])
def test_a_disk_that_stays_broken_while_putting_back_leaves_the_old_kluis_where_it_says(
    tmp_path: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    path = tmp_path / "kluis" / "proef.kluis"
    path.parent.mkdir()
    Store.create(path, SLEUTEL, schema=work_schema).close()
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    kept = tmp_path / "bewaard"
    shutil.copytree(path.parent, kept)
    if not links:

        def refused(*_args: object, **_kwargs: object) -> None:
            raise OSError(errno.EPERM, "no hard links")

        monkeypatch.setattr(Path, "hardlink_to", refused)
    count = figures("schijffout", "blijvende fouten bij terugzetten")
    count.see(lost=0)
    told = set()
    for first in range(500):
        fault = NthFails(first, SQLITE_IOERR_WRITE, lasting=True)
        code, where = "", path
        with breaking(fault):
            try:
                restore(folder, path, SLEUTEL, minimum_kib=8)
            except World as error:
                code = error.code
                params = dict(error.params)
                if code == "kluis_opzij":
                    where = Path(str(params["map"])) / str(params["naam"])
        if not fault.met:
            break
        count.tries += 1
        told.add(code)
        count.see(lost=not where.exists())
        assert path.exists() or code == "kluis_opzij", "the old kluis is gone and nobody says where"
        assert full_check(where, SLEUTEL).ok
        shutil.rmtree(path.parent)
        shutil.copytree(kept, path.parent)
    assert count.tries > 10
    assert ("kluis_opzij" in told) is not links


def test_an_error_while_putting_back_under_another_key_leaves_slots_that_fit_the_kluis(
    tmp_path: Path, figures: Figures
) -> None:
    """After a rekey an older backup has other slots: those may stand only beside the kluis that they open."""
    other, new_zin = bytes(reversed(range(32))), "zes nieuwe gele bomen"
    path = tmp_path / "kluis" / "proef.kluis"
    path.parent.mkdir()
    Store.create(path, SLEUTEL, schema=work_schema).close()
    give_slots(path)
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    path.unlink()
    Store.create(path, other, schema=work_schema).close()
    give_slots(path, new_zin, other)
    kept = tmp_path / "bewaard"
    shutil.copytree(path.parent, kept)
    count = figures("schijffout", "fouten bij terugzetten onder een andere sleutel")
    count.see(lost=0)

    def after(done: bool) -> None:
        zin, key = (ZIN, SLEUTEL) if full_check(path, SLEUTEL).ok else (new_zin, other)
        assert key == SLEUTEL or not done
        assert full_check(path, key).ok
        assert workspace.find_key(path, zin, minimum_kib=8)[0] == key
        assert keys.read_slots(path, minimum_kib=8).sleutel_id == keys.sleutel_id(key)
        for file in path.parent.iterdir():
            file.unlink()
        shutil.copytree(kept, path.parent, dirs_exist_ok=True)

    every_failure(count, partial(restore, folder, path, SLEUTEL, minimum_kib=8), after)
    assert count.tries > 10


def test_an_error_while_putting_back_on_an_empty_laptop_leaves_nothing_in_the_way_of_a_new_kluis(
    tmp_path: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "check_place", lambda _path: ())
    old = tmp_path / "oud" / "mijn.kluis"
    old.parent.mkdir()
    Store.create(old, SLEUTEL, schema=work_schema).close()
    give_slots(old)
    folder = make_backup(old, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    path = tmp_path / "huis" / "kluis" / "mijn.kluis"
    count = figures("schijffout", "fouten bij terugzetten op een lege laptop")
    count.see(half=0)

    def after(done: bool) -> None:
        assert full_check(path, SLEUTEL).ok if path.exists() else not done
        if not path.exists():
            count.see(half=len(names(path.parent) - {"mijn.slot"}))
            assert names(path.parent) <= {"mijn.slot"}
        shutil.rmtree(path.parent.parent, ignore_errors=True)

    every_failure(count, partial(restore, folder, path, SLEUTEL, minimum_kib=8), after)
    with breaking(NthFails(12, SQLITE_FULL, lasting=True)):
        assert said(partial(restore, folder, path, SLEUTEL, minimum_kib=8)) in NOT_SAVED
    assert names(path.parent) == {"mijn.slot"}
    made = workspace.create(path, nieuwe(), VasteKlok(), tmp_path / "b", argon=SMALL)
    made.close(backup=False)


def test_an_error_while_a_kluis_with_a_journal_is_moved_aside_brings_both_back(
    tmp_path: Path, figures: Figures
) -> None:
    path = tmp_path / "kluis" / "proef.kluis"
    path.parent.mkdir()
    Store.create(path, SLEUTEL, schema=work_schema).close()
    folder = make_backup(path, SLEUTEL, tmp_path / "reservekopieen").backup.folder
    journal = path.with_name(f"{path.name}-journal")
    count = figures("schijffout", "fouten bij terugzetten naast een journaal")
    count.see(lost=0)
    for first in range(500):
        path.write_bytes(b"half" * 5000)
        journal.write_bytes(b"journaal")
        fault = NthFails(first, SQLITE_IOERR_WRITE, lasting=False)
        with breaking(fault):
            code = said(partial(restore, folder, path, SLEUTEL), fault)
        if not fault.met:
            break
        count.tries += 1
        if path.read_bytes()[:4] == b"half":
            assert journal.read_bytes() == b"journaal"
        else:
            assert full_check(path, SLEUTEL).ok
            assert code in {"", "schijf_fout"}
        for file in path.parent.glob("*vervangen*"):
            file.unlink()
    assert count.tries > 10


def test_an_error_anywhere_in_a_migration_leaves_the_old_kluis_or_the_whole_new_one(
    shut: tuple[Path, str], tmp_path: Path, figures: Figures
) -> None:
    path, table = shut
    folder = later_revisions(tmp_path / "revisies", table, shipped=table == "dossier")
    before, beside = path.read_bytes(), names(path.parent)
    backups = tmp_path / "reservekopieen"
    count = figures("schijffout", "fouten bij bijwerken")
    count.see(lost=0, half=0)

    def after(done: bool) -> None:
        new = read_version(path, SLEUTEL) == SCHEMA_VERSION + 1
        assert new or not done
        assert full_check(path, SLEUTEL).ok
        count.see(half=len(names(path.parent) - beside))
        assert names(path.parent) - beside == set()
        if not new:
            assert path.read_bytes() == before
        path.write_bytes(before)
        shutil.rmtree(backups, ignore_errors=True)

    every_failure(count, partial(upgrade, path, SLEUTEL, backups, scripts_in=folder), after)
    assert count.tries > 20


def test_an_error_anywhere_in_making_a_kluis_leaves_none_or_a_whole_one(
    tmp_path: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "check_place", lambda _path: ())
    home = tmp_path / "huis"
    home.mkdir()
    path, wish = home / "kluis" / "mijn.kluis", nieuwe()
    count = figures("schijffout", "fouten bij een nieuwe kluis")
    count.see(half=0)
    profile = tmp_path / "profiel"  # there waits what the logboek could not take
    act = partial(workspace.create, path, wish, VasteKlok(), home / "b", argon=SMALL, profile=profile)
    made: list[workspace.Workspace] = []

    def after(done: bool) -> None:
        for one in made:
            one.close(backup=False)
        count.see(half=len(names(home) - {"kluis"}))
        assert names(home) <= {"kluis"}, "a half kluis stayed"
        assert path.exists() or names(profile) == set()
        shutil.rmtree(profile, ignore_errors=True)
        if not path.exists():
            assert not done
            assert names(path.parent) == set()
            return
        assert keys.open_slot(keys.read_slots(path, minimum_kib=8), wish.wachtwoordzin)[0]
        shutil.rmtree(path.parent)
        made.clear()

    if FULL:
        every_failure(count, lambda: made.append(act()), after)
    else:
        for first in (0, 1, 4, 9, 60, 200, 330):
            with breaking(NthFails(first, *WAYS[first % 4][:1], lasting=WAYS[first % 4][1])):
                code = said(lambda: made.append(act()))
            assert code in TOLD | {""}
            count.tries += 1
            after(not code)


def test_an_error_anywhere_in_a_new_wachtwoordzin_leaves_the_old_or_the_new_one_opening(
    tmp_path: Path, figures: Figures
) -> None:
    path = real_kluis(tmp_path / "kluis", households=0)
    new = "vijf andere blauwe woorden"
    old = keys.read_slots(path, minimum_kib=8)
    other = keys.make_slot(SLEUTEL, new, keys.SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8)
    changed = keys.slot_file(SLEUTEL, (other,))
    beside = names(path.parent)
    count = figures("schijffout", "fouten bij een nieuwe wachtwoordzin")
    count.see(lost=0, half=0)

    def after(done: bool) -> None:
        read = keys.read_slots(path, minimum_kib=8)
        assert read == changed if done else read in (old, changed)
        assert keys.open_slot(read, new if read == changed else ZIN)[0] == SLEUTEL
        count.see(half=len(names(path.parent) - beside))
        assert names(path.parent) == beside
        keys.write_slots(path, old)

    every_failure(count, lambda: keys.write_slots(path, changed), after)
    assert count.tries > 6
