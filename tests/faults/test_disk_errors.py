from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from models.errors import World
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
from models.upgrade import upgrade
from tests.faults import vfs
from tests.faults.vfs import SQLITE_FULL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_WRITE, SQLITE_OK, recording
from tests.faults.work import save_number, saved_number, work_schema
from tests.models.store.conftest import KEY

pytestmark = pytest.mark.skipif(
    not vfs.available(), reason="this driver hides sqlite3_vfs_find: errors cannot be caused here"
)


class NthFails:
    """Lets `first` operations pass, then fails: once, or from then on."""

    def __init__(self, first: int, error: int, *, lasting: bool) -> None:
        self.left = first
        self.error = error
        self.lasting = lasting
        self.met = 0

    def __call__(self, kind: str, _name: str) -> int:
        self.left -= 1
        if self.left < 0 and (self.lasting or not self.met):
            self.met += 1
            return SQLITE_IOERR_FSYNC if kind == "sync" and self.error == SQLITE_IOERR_WRITE else self.error
        return SQLITE_OK


@pytest.mark.parametrize("lasting", [False, True], ids=["eenmalig", "blijvend"])
@pytest.mark.parametrize("error", [SQLITE_IOERR_WRITE, SQLITE_FULL], ids=["schijffout", "vol"])
def test_an_error_at_every_write_and_sync_of_a_save_tells_the_truth(
    tmp_path: Path, error: int, lasting: bool
) -> None:
    """Whatever breaks: saved when it said so, not saved when it said so, never half, never twice."""
    path = tmp_path / "proef.kluis"
    Store.create(path, KEY, schema=work_schema).close()
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
        if not code:
            assert found == done + 1
            said["saved"] += 1
        elif code == "onbekend_of_opgeslagen":
            assert found in {done, done + 1}
            said["unknown"] += 1
        else:
            assert code in {"schijf_vol", "niet_opgeslagen", "schijf_fout"}
            assert found == done, code
            said["not"] += 1
        done = found
        if not fault.met:
            break
    else:
        pytest.fail("the save never got through")
    assert said["not"] > 10
    assert said["saved"] >= 1


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
    assert {file.name for file in tmp_path.iterdir()} == {"proef.kluis", "proef.kluis-journal", "proef.slot"}


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} if folder.exists() else set()


REVISION = '''
from alembic import op

revision = "{number}"
down_revision = None
CHANGES = ("teller",)


def upgrade() -> None:
    """Step."""
    op.execute("ALTER TABLE teller ADD COLUMN bij INTEGER")
    op.execute("UPDATE teller SET bij = waarde")
'''
TOLD = {
    "",
    "schijf_vol",
    "schijf_fout",
    "reservekopie_mislukt",
    "reservekopie_beschadigd",
    "migratie_mislukt",
    "kluis_beschadigd",
}


def every_failure(act: Callable[[], object], after: Callable[[bool], None]) -> int:
    """Do `act` with an error at its 1st, 2nd, 3rd … write or sync until one run meets none."""
    for first in range(2000):
        fault = NthFails(first, SQLITE_FULL if first % 2 else SQLITE_IOERR_WRITE, lasting=bool(first % 3))
        code = ""
        with recording(fault):
            try:
                act()
            except World as met:
                code = met.code
        assert code in TOLD
        after(not code)
        if not fault.met:
            assert not code
            return first
    pytest.fail("it never got through")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "kluis" / "proef.kluis"
    path.parent.mkdir()
    store = Store.create(path, KEY, schema=work_schema)
    save_number(store, 1)
    store.close()
    return path


def test_an_error_anywhere_in_a_backup_leaves_no_half_one_and_the_kluis_untouched(
    small: Path, tmp_path: Path
) -> None:
    before, target = small.read_bytes(), tmp_path / "reservekopieen"

    def after(done: bool) -> None:
        assert small.read_bytes() == before
        assert len(names(target)) == int(done)
        for one in list_backups(target):
            assert verify_backup(one.folder, KEY).ok

    assert every_failure(lambda: make_backup(small, KEY, target), after) > 10


def test_an_error_anywhere_in_putting_back_leaves_the_kluis_as_it_was(small: Path, tmp_path: Path) -> None:
    folder = make_backup(small, KEY, tmp_path / "reservekopieen").backup.folder
    store = Store.open(small, KEY)
    save_number(store, 2)
    store.close()
    before = small.read_bytes()

    def after(done: bool) -> None:
        if not done:
            assert small.read_bytes() == before
            assert names(small.parent) == {"proef.kluis", "proef.kluis-journal", "proef.slot"}

    assert every_failure(lambda: restore(folder, small, KEY), after) > 10
    assert saved_number(small) == 1


def test_an_error_anywhere_in_a_migration_leaves_the_old_kluis_whole(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "revisies"
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "r2.py").write_text(REVISION.format(number=f"{SCHEMA_VERSION + 1:04d}"))
    before = small.read_bytes()

    def after(done: bool) -> None:
        assert done == (read_version(small, KEY) == SCHEMA_VERSION + 1)
        assert full_check(small, KEY).ok
        if not done:
            assert small.read_bytes() == before
            assert names(small.parent) == {"proef.kluis", "proef.kluis-journal", "proef.slot"}

    act = partial(upgrade, small, KEY, tmp_path / "reservekopieen", scripts_in=folder)
    assert every_failure(act, after) > 20
