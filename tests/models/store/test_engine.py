import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from models.errors import World
from models.store import SCHEMA_VERSION, CheckReport, Store, connection, full_check, read_version, seal
from models.store.connection import RECIPE, connect
from models.store.lock import KluisLock
from models.values import Reden
from resources.sentences import sentence
from tests.models.store.conftest import KEY, facts, save, small_schema


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_saved_is_read_back_after_closing(store: Store, opened: Callable[[Path], Store]) -> None:
    save(store, "eerste")
    save(store, "tweede")
    store.close()
    assert facts(opened(store.path)) == ["eerste", "tweede"]


def test_both_doors_follow_the_recipe_line_by_line(store: Store) -> None:
    for door in (store._writer_connection, store._reader_connection):
        for name, _value, expected in RECIPE:
            assert door.execute(f"PRAGMA {name}").fetchone()[0] == expected, name
    assert store._reader_connection.execute("PRAGMA query_only").fetchone()[0] == 1


def test_a_setting_that_does_not_hold_refuses_the_connection(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "RECIPE", (*RECIPE, ("synchronous", "OFF", 3)))
    with pytest.raises(World) as error:
        Store.open(closed, KEY)
    assert (error.value.code, error.value.params) == ("verbinding_onveilig", {"instelling": "synchronous"})


def test_nothing_readable_stands_in_the_file(store: Store) -> None:
    save(store, "KANARIE-7731 familienaam")
    store.close()
    for file in store.path.parent.iterdir():
        content = file.read_bytes()
        assert b"KANARIE" not in content
        assert b"SQLite" not in content


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_only_the_owner_may_read_the_kluis(store: Store) -> None:
    save(store, "x")
    for file in store.path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file.name


def test_an_error_inside_the_block_rolls_everything_back(store: Store) -> None:
    def half() -> None:
        with store.writer() as session:
            session.execute(text("INSERT INTO bewerking (uid) VALUES ('half')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert store.volgnr == 0
    save(store, "daarna")
    assert facts(store) == ["daarna"]


def test_a_broken_reference_is_refused_and_names_no_value(store: Store) -> None:
    insert = text("INSERT INTO feit (tekst, bewerking_id) VALUES (:tekst, 999)")
    with pytest.raises(IntegrityError) as error, store.writer() as session:
        session.execute(insert, {"tekst": "geheim-42"})
    assert "geheim-42" not in str(error.value)


def test_each_commit_moves_the_seal_and_nothing_changed_commits_nothing(store: Store) -> None:
    uid = save(store, "een")
    assert seal.read_seal(store._writer_connection) == seal.Seal(1, uid, f"1:{uid} 1:keten-{uid}")
    before = digest(store.path)
    with store.writer() as session:
        session.execute(text("SELECT * FROM feit"))
    assert store.volgnr == 1
    assert digest(store.path) == before
    assert store.changed


def test_a_preview_changes_nothing(store: Store) -> None:
    before = digest(store.path)
    with store.preview() as session:
        session.execute(text("INSERT INTO bewerking (uid) VALUES ('proef')"))
        assert session.execute(text("SELECT count(*) FROM bewerking")).scalar() == 1
    assert digest(store.path) == before
    assert not store.changed


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(World, match="niet_schrijfbaar"), store.reader() as session:
        session.execute(text("INSERT INTO bewerking (uid) VALUES ('x')"))


def test_a_transaction_inside_a_transaction_is_a_mistake_of_the_program(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside"), store.reader(), store.writer():
        pass
    save(store, "daarna")


def test_a_second_thread_waits_its_turn(store: Store) -> None:
    threads = [threading.Thread(target=save, args=(store, f"t{n}")) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(facts(store)) == [f"t{n}" for n in range(8)]
    assert store.volgnr == 8


def test_no_further_keyed_connection_appears_in_other_threads(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr("models.store.engine.connect", lambda *_a, **_k: made.append(1))
    threads = [threading.Thread(target=facts, args=(store,)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not made


def hold_reading(path: Path, ready: threading.Event, release: threading.Event) -> None:
    """Keep a read transaction open on a connection of its own, as another process would."""
    other = connect(path, KEY, query_only=True)
    other.execute("BEGIN")
    other.execute("SELECT * FROM feit").fetchall()
    ready.set()
    release.wait(30)
    other.close()


@pytest.fixture
def reading(store: Store) -> Iterator[threading.Event]:
    save(store, "er was al iets")
    ready, release = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold_reading, args=(store.path, ready, release))
    thread.start()
    assert ready.wait(10)
    yield release
    release.set()
    thread.join()


def test_a_commit_waits_for_somebody_who_reads(store: Store, reading: threading.Event) -> None:
    threading.Timer(0.4, reading.set).start()
    started = time.perf_counter()
    save(store, "gelukt")
    assert time.perf_counter() - started > 0.3
    assert facts(store)[-1] == "gelukt"


def test_a_commit_that_stays_held_up_says_not_saved_and_is_not_saved(
    store: Store, reading: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._writer_connection.execute("PRAGMA busy_timeout = 200")
    with pytest.raises(World) as error:
        save(store, "te laat")
    assert (error.value.code, error.value.params) == ("niet_opgeslagen", {"oorzaak": "kluis_bezet"})
    reading.set()
    assert facts(store) == ["er was al iets"]
    save(store, "opnieuw")
    assert facts(store)[-1] == "opnieuw"


class Broken(dbapi2.Connection):  # type: ignore[misc]
    """A connection whose next COMMIT fails, before or after SQLite has done it."""

    fail: str = ""

    def commit(self) -> None:
        if self.fail == "na":
            super().commit()
        if self.fail:
            error = dbapi2.OperationalError("disk I/O error")
            error.sqlite_errorcode = 10
            raise error
        super().commit()


@pytest.mark.parametrize(("fail", "saved"), [("voor", False), ("na", True)])
def test_an_error_at_commit_is_looked_up_before_anything_is_said(
    path: Path, fail: str, saved: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dbapi2.connect
    monkeypatch.setattr(dbapi2, "connect", lambda *a, **k: real(*a, **k, factory=Broken))
    store = Store.create(path, KEY, schema=small_schema)
    save(store, "eerst")
    store._writer_connection.fail = fail
    if saved:
        save(store, "tweede", "uid-2")
    else:
        with pytest.raises(World) as error:
            save(store, "tweede", "uid-2")
        assert (error.value.code, error.value.params) == ("niet_opgeslagen", {"oorzaak": "schijf_fout"})
    assert facts(store) == (["eerst", "tweede"] if saved else ["eerst"])
    save(store, "derde")
    assert facts(store)[-1] == "derde"
    store.close()


def test_when_even_looking_fails_it_says_unknown_and_refuses_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dbapi2.connect
    monkeypatch.setattr(dbapi2, "connect", lambda *a, **k: real(*a, **k, factory=Broken))
    store = Store.create(path, KEY, schema=small_schema)
    store._writer_connection.fail = "voor"

    def gone(*_args: object, **_kwargs: object) -> None:
        raise World("schijf_fout")

    monkeypatch.setattr("models.store.engine.connect", gone)
    with pytest.raises(World, match="onbekend_of_opgeslagen"):
        save(store, "weg")
    with pytest.raises(World, match="kluis_alleen_lezen"):
        save(store, "nog een")
    store.close()


def test_creating_over_something_is_refused(closed: Path) -> None:
    before = digest(closed)
    with pytest.raises(World, match="bestaat_al"):
        Store.create(closed, KEY, schema=small_schema)
    assert digest(closed) == before


def test_a_creation_that_breaks_half_way_leaves_nothing(path: Path) -> None:
    def broken(sql: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Store.create(path, KEY, schema=broken)
    assert [file.name for file in path.parent.iterdir()] == ["proef.slot"]


def test_a_missing_kluis_is_told_and_not_made(path: Path) -> None:
    with pytest.raises(World, match="kluis_niet_gevonden"):
        Store.open(path, KEY)
    assert not path.exists()


def test_a_wrong_key_opens_nothing_and_changes_nothing(closed: Path) -> None:
    before = digest(closed)
    with pytest.raises(World, match="kluis_beschadigd"):
        Store.open(closed, bytes(32))
    assert digest(closed) == before


def test_a_plain_database_is_refused_untouched(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()
    before = digest(path)
    with pytest.raises(World, match="kluis_niet_versleuteld"):
        Store.open(path, KEY)
    assert digest(path) == before
    assert {file.name for file in path.parent.iterdir()} == {path.name, "proef.slot"}


@pytest.mark.parametrize("content", [b"", b"kort"])
def test_an_empty_or_cut_file_is_damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(World, match="kluis_beschadigd"):
        Store.open(path, KEY)


def test_a_newer_kluis_is_refused_with_both_versions_and_stays_untouched(closed: Path) -> None:
    raw = connect(closed, KEY)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 3}")
    raw.close()
    before = digest(closed)
    with pytest.raises(World) as error:
        Store.open(closed, KEY)
    assert error.value.code == "kluis_nieuwer"
    assert error.value.params == {"bestand": SCHEMA_VERSION + 3, "programma": SCHEMA_VERSION}
    assert digest(closed) == before


def test_an_older_kluis_asks_for_a_migration_first(closed: Path) -> None:
    raw = connect(closed, KEY)
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    with pytest.raises(World, match="kluis_ouder"):
        Store.open(closed, KEY)
    assert read_version(closed, KEY) == 0


def test_an_encrypted_file_of_another_program_is_no_kluis(closed: Path) -> None:
    raw = connect(closed, KEY)
    raw.execute("PRAGMA application_id = 1")
    raw.close()
    with pytest.raises(World, match="kluis_ander_programma"):
        Store.open(closed, KEY)


@pytest.mark.parametrize("version", [(3, 51, 1), (3, 40, 0)])
def test_an_old_sqlite_is_refused(
    closed: Path, version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.check_driver.cache_clear()
    monkeypatch.setattr(dbapi2, "sqlite_version_info", version)
    with pytest.raises(World, match="sqlcipher_te_oud"):
        Store.open(closed, KEY)


def test_a_driver_without_encryption_is_refused(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.check_driver.cache_clear()
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    with pytest.raises(World, match="sqlcipher_ontbreekt"):
        Store.open(closed, KEY)


class _OldCipher:
    """A driver that says it is so old."""

    def __init__(self, version: str) -> None:
        self._version = version

    def execute(self, _sql: str) -> Self:
        return self

    def fetchone(self) -> tuple[str]:
        return (self._version,)

    def close(self) -> None:
        pass


@pytest.mark.parametrize("version", ["4.6.1 community", "3.4.2", "onzin"])
def test_an_old_sqlcipher_is_refused_with_its_version(
    closed: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.check_driver.cache_clear()
    monkeypatch.setattr(dbapi2, "connect", lambda *_args: _OldCipher(version))
    with pytest.raises(World, match="sqlcipher_te_oud") as caught:
        Store.open(closed, KEY)
    assert caught.value.params["sqlcipher"] == version.split(maxsplit=1)[0]
    assert version.split(maxsplit=1)[0] in sentence(caught.value)


def test_a_second_opening_is_refused_within_five_seconds(store: Store) -> None:
    started = time.perf_counter()
    with pytest.raises(World, match="kluis_in_gebruik"):
        Store.open(store.path, KEY)
    assert time.perf_counter() - started < 5


HOLD = """
import sys, time
from pathlib import Path
from models.store.lock import KluisLock
lock = KluisLock(Path(sys.argv[1]))
print("vast", flush=True)
time.sleep(60)
"""


def test_another_process_is_refused_too_and_a_killed_one_leaves_no_lock(closed: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(closed)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"vast\n"
        with pytest.raises(World, match="kluis_in_gebruik"):
            Store.open(closed, KEY, wait=0.2)
        process.kill()
        process.wait()
    Store.open(closed, KEY).close()


def test_a_lock_is_free_after_its_block(closed: Path) -> None:
    with KluisLock(closed), pytest.raises(World, match="kluis_in_gebruik"):
        KluisLock(closed, wait=0)
    KluisLock(closed, wait=0).release()


def test_a_closed_store_refuses_work_and_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(World, match="kluis_gesloten"), store.reader():
        pass
    assert store.key == b""


def test_read_only_opening_reads_and_does_not_write(closed: Path) -> None:
    store = Store.open(closed, KEY, readonly=True)
    assert len(facts(store)) == 5
    with pytest.raises(World, match="kluis_alleen_lezen"):
        save(store, "nee")
    store.close()


def test_a_bad_report_of_the_full_check_stops_writing_and_not_reading(store: Store) -> None:
    save(store, "er is iets")
    store.freeze(CheckReport((Reden.of("controle_pagina", aantal=1),), 0.0))
    with pytest.raises(World, match="kluis_alleen_lezen"):
        save(store, "nee")
    with pytest.raises(World, match="kluis_alleen_lezen"), store.preview():
        pass
    assert facts(store) == ["er is iets"]


def test_the_key_is_in_no_repr_and_no_url(store: Store) -> None:
    shown = repr(store) + repr(vars(store)["_writer"].url) + repr(store._writer)
    assert KEY.hex() not in shown
    assert full_check(store.path, KEY).ok


def test_looking_at_an_open_kluis_never_drops_its_locks(store: Store) -> None:
    """POSIX locks go when any descriptor of the file is closed: another process would then get in between."""
    probe = (
        "import sys; from pathlib import Path; from models.store.connection import connect\n"
        "c = connect(Path(sys.argv[1]), bytes(range(32))); c.execute('PRAGMA busy_timeout = 50')\n"
        "try:\n    c.execute('BEGIN IMMEDIATE'); print('binnen')\n"
        "except Exception: print('buiten')\n"
    )
    with store.writer() as session:
        session.execute(text("INSERT INTO bewerking (uid) VALUES ('bezig')"))
        assert full_check(store.path, KEY).ok
        assert read_version(store.path, KEY) == SCHEMA_VERSION
        with pytest.raises(World, match="kluis_in_gebruik"):
            Store.open(store.path, KEY, wait=0)
        run = subprocess.run(
            [sys.executable, "-c", probe, str(store.path)], capture_output=True, text=True, check=False
        )
    assert run.stdout == "buiten\n", run.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows does not move a file that is open")
def test_a_kluis_that_is_moved_away_while_open_is_told_and_loses_nothing(store: Store) -> None:
    save(store, "eerst")
    away = store.path.rename(store.path.with_name("elders.kluis"))
    with pytest.raises(World, match="kluis_verplaatst"):
        save(store, "daarna")
    store.close()
    again = Store.open(away, KEY)
    assert facts(again) == ["eerst"]
    again.close()


def test_what_an_interrupted_job_left_beside_is_swept_at_the_next_opening(closed: Path) -> None:
    strays = [".proef.kluis.1a2b.nieuw", ".proef.kluis.1a2b.nieuw-journal", ".proef.sleutel1.3c4d.nieuw"]
    others = [".ander.kluis.1a2b.nieuw", "proef.nieuw", ".proef.txt"]
    for name in strays + others:
        closed.with_name(name).write_bytes(b"half")
    Store.open(closed, KEY).close()
    left = {file.name for file in closed.parent.iterdir()}
    assert not left & set(strays)
    assert left >= set(others)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a person who is not root")
def test_a_file_that_may_not_be_written_can_be_checked_but_not_opened_for_writing(closed: Path) -> None:
    closed.chmod(0o400)
    assert full_check(closed, KEY).ok
    with pytest.raises(World, match="niet_schrijfbaar"):
        Store.open(closed, KEY)
