from pathlib import Path

import pytest

from models.errors import World
from models.store import Store
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
