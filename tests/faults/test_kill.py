import multiprocessing
import multiprocessing.connection
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from models.store import Store, full_check
from tests.faults.work import save_number, saved_number, work_schema
from tests.models.store.conftest import KEY

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
KILLS = 1000 if FULL else 25


def write_on(path: Path, first: int, say: multiprocessing.connection.Connection) -> None:
    """The process that is killed: saves on and on, and says each number once it is committed."""
    store = Store.open(path, KEY)
    number = first
    while True:
        save_number(store, number)
        say.send_bytes(str(number).encode())
        number += 1


@pytest.mark.volledig
def test_no_kill_loses_an_acknowledged_save_or_leaves_half_of_one(tmp_path: Path) -> None:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([__name__, "sqlalchemy.dialects.sqlite"])
    path = tmp_path / "proef.kluis"
    Store.create(path, KEY, schema=work_schema).close()
    chance = random.Random(7)
    last = in_the_middle = 0
    for _ in range(KILLS):
        hear, say = context.Pipe(duplex=False)
        writer = context.Process(target=write_on, args=(path, last + 1, say), daemon=True)
        writer.start()
        say.close()
        acknowledged = int(hear.recv_bytes())
        time.sleep(chance.random() * 0.03)
        writer.kill()
        writer.join()
        try:
            while True:
                acknowledged = int(hear.recv_bytes())
        except (EOFError, OSError):
            hear.close()
        in_the_middle += path.with_name(f"{path.name}-journal").stat().st_size > 0
        found = saved_number(path)
        assert found in {acknowledged, acknowledged + 1}
        assert found > last
        last = found
    assert full_check(path, KEY).ok
    assert in_the_middle > 0, "no kill fell inside a commit: this run proved nothing"


@pytest.mark.parametrize("keep_journal", [True, False])
def test_the_journal_is_what_saves_a_half_written_commit(tmp_path: Path, keep_journal: bool) -> None:
    """With its journal every half-written commit is undone; without, most cuts break seal or checks.

    Not all: a cut behind the pages of seal, bewerking and historie leaves old pages of facts that pass every
    check. Only the hash of the whole file finds those (foundations 23).
    """
    from tests.faults import vfs

    if not vfs.available():
        pytest.skip("this driver hides sqlite3_vfs_find: writes cannot be recorded here")
    path = tmp_path / "proef.kluis"
    Store.create(path, KEY, schema=work_schema).close()
    before = path.read_bytes()
    with vfs.recording() as recorder:
        store = Store.open(path, KEY)
        save_number(store, 1)
        events = list(recorder.events)
        store.close()
    noticed = 0
    pages = [event for event in events if event.kind == "write" and event.name == path.name]
    journal_end = next(at for at, event in enumerate(events) if event in pages)
    for done in range(1, len(pages)):
        half = bytearray(before)
        for event in pages[:done]:
            half[len(half) : event.at] = bytes(max(0, event.at - len(half)))
            half[event.at : event.at + len(event.data)] = event.data
        path.write_bytes(half)
        journal = bytearray()
        for event in events[:journal_end]:
            if event.kind == "write":
                journal[len(journal) : event.at] = bytes(max(0, event.at - len(journal)))
                journal[event.at : event.at + len(event.data)] = event.data
        path.with_name(f"{path.name}-journal").write_bytes(journal if keep_journal else b"")
        if keep_journal:
            assert saved_number(path) == 0
        else:
            noticed += not full_check(path, KEY).ok
    assert keep_journal or noticed > len(pages) // 2
