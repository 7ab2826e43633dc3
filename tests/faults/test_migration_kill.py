"""The process is killed in the middle of bringing an older kluis to this program's schema."""

import hashlib
import os
import random
import shutil
import time
from pathlib import Path

import pytest

from models.errors import World
from models.store import SCHEMA_VERSION, Store, digest, full_check, list_backups, read_version, verify_backup
from models.store.connection import connect
from models.upgrade import scripts, upgrade
from tests.builders import SLEUTEL
from tests.faults.killing import Say, context, run_and_kill
from tests.faults.ledger import Figures
from tests.migrations.test_released import RELEASED

FULL = os.environ.get("DUURZAME_START_VOLLEDIG") == "1"
KILLS = 300 if FULL else 20
OLDER = [path for path in RELEASED if int(path.stem.removeprefix("kluis_")) < SCHEMA_VERSION]
VERSION_TABLE = "alembic_version"

Values = dict[str, tuple[tuple[str, ...], digest.TableDigest]]


def upgrade_on(path: Path, backups: Path, say: Say) -> None:
    """The process that is killed: brings a kluis up to date, and says when it begins and is done."""
    say.send_bytes(b"begonnen")
    upgrade(path, SLEUTEL, backups)
    say.send_bytes(b"klaar")
    time.sleep(30)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def values(path: Path, like: Values | None = None) -> Values:
    """Of each table its columns, and the count and hash of its rows over those columns."""
    raw = connect(path, SLEUTEL, query_only=True)
    try:
        names = like if like is not None else digest.tables(raw)
        columns = {name: like[name][0] if like else digest.columns(raw, name) for name in names}
        return {name: (columns[name], digest.digest(raw, name, columns[name])) for name in names}
    finally:
        raw.close()


def changes() -> set[str]:
    """The tables of which the revisions since the first say that they change rows."""
    named = (getattr(script.module, "CHANGES", ()) for script in scripts().walk_revisions())
    return {table for tables in named for table in tables} | {VERSION_TABLE}


@pytest.mark.parametrize("released", OLDER, ids=lambda path: path.stem)
def test_a_migration_that_is_killed_leaves_the_old_kluis_whole_or_the_new_one_complete(
    released: Path, tmp_path: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = context(monkeypatch, __name__)
    chance = random.Random(17)
    path, backups = tmp_path / "kluis" / "proef.kluis", tmp_path / "reservekopieen"
    path.parent.mkdir()
    shutil.copy(released, path)
    before, old_sha, unnamed = values(path), sha(path), changes()
    count = figures("bijwerken", f"keer gedood bij het bijwerken van {released.stem}")
    count.see(lost=0, half=0)
    seen = {"oud": 0, "nieuw": 0, "midden": 0}
    started = time.perf_counter()
    upgrade(path, SLEUTEL, backups)
    lasts = time.perf_counter() - started
    for _ in range(KILLS):
        shutil.copy(released, path)
        words = run_and_kill(start, upgrade_on, (path, backups), chance, lasts * 1.3)
        count.tries += 1
        seen["midden"] += any(file.name.endswith(".nieuw") for file in path.parent.iterdir())
        version = read_version(path, SLEUTEL)
        seen["oud" if version < SCHEMA_VERSION else "nieuw"] += 1
        assert full_check(path, SLEUTEL).ok
        if version < SCHEMA_VERSION:
            count.see(lost=sha(path) != old_sha)
            assert "klaar" not in words, "it said that it was done"
            assert sha(path) == old_sha
            with pytest.raises(World, match="kluis_ouder"):
                Store.open(path, SLEUTEL)
        else:
            kept = {name: one for name, one in before.items() if name not in unnamed}
            now = values(path, kept)
            count.see(lost=sum(now[name] != one for name, one in kept.items()))
            assert now == kept
            store = Store.open(path, SLEUTEL)
            assert store.oordeel.ok
            store.close()
        strays = {file.name for file in path.parent.iterdir()} - {
            *(path.name, f"{path.name}-journal", "proef.slot")
        }
        count.see(half=len(strays))
        assert strays == set(), "the next start did not sweep"
        for one in list_backups(backups):
            assert verify_backup(one.folder, SLEUTEL).ok
        shutil.rmtree(backups, ignore_errors=True)
    count.extra |= seen
    assert seen["midden"] > 0, "no kill fell inside the migration: this run proved nothing"
    assert seen["oud"] > 0


def test_after_a_kill_the_next_start_brings_the_kluis_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = context(monkeypatch, __name__)
    chance = random.Random(18)
    path, backups = tmp_path / "proef.kluis", tmp_path / "reservekopieen"
    for _ in range(3):
        shutil.copy(OLDER[0], path)
        run_and_kill(start, upgrade_on, (path, backups), chance, 0.1)
        if read_version(path, SLEUTEL) < SCHEMA_VERSION:
            upgrade(path, SLEUTEL, backups)
        assert read_version(path, SLEUTEL) == SCHEMA_VERSION
        assert full_check(path, SLEUTEL).ok
