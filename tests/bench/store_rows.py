"""S13 and S14: the checks at opening and a verified backup, at 60 MB, against SQLite alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from models.store import backup_key, full_check, make_backup, mark
from models.store.backup import copy_database
from models.store.connection import connect
from tests.bench.data import build
from tests.bench.timing import Meting, pairs
from tests.builders import SLEUTEL

DOSSIERS = 3_100
"""So many dossiers of 40 lines make 60 MB."""


def _kluis(folder: Path) -> Path:
    return build(folder / "60mb", DOSSIERS)


def _noted(row: Meting, words: str) -> Meting:
    return Meting(row.naam, row.mediaan_ms, row.p95_ms, row.verhouding, row.doel, words)


def check_row(folder: Path, _dossiers: int) -> Meting:
    """S13: everything that is checked at opening, against the two PRAGMAs on the same file.

    Ours: a fresh connection by the recipe, both PRAGMAs, foreign keys, the seal, the read sentinel. The hash
    of the whole file against the last closing stands beside.
    """
    path = _kluis(folder)

    def ours() -> None:
        assert full_check(path, SLEUTEL).ok

    def theirs() -> None:
        raw = connect(path, SLEUTEL, query_only=True)
        raw.execute("PRAGMA cipher_integrity_check").fetchall()
        raw.execute("PRAGMA integrity_check").fetchall()
        raw.close()

    hashing = pairs("hash", lambda: mark.measure(path), None, doel="", times=9)
    size = path.stat().st_size / 1_000_000
    return _noted(
        pairs("S13 checks at opening", ours, theirs, doel="<= 1,2 x", times=15),
        f"{size:.0f} MB; hash of the file {hashing.mediaan_ms:.0f} ms more",
    )


def backup_row(folder: Path, _dossiers: int) -> Meting:
    """S14: a backup as it is made (copied, synced, opened again, both checks, every row hashed, manifest)."""
    path = _kluis(folder)
    target, bare = folder / "reservekopieen", folder / "kaal.kluis"

    def fresh(work: Callable[[], object]) -> None:
        shutil.rmtree(target, ignore_errors=True)
        bare.unlink(missing_ok=True)
        work()

    def ours() -> None:
        fresh(lambda: make_backup(path, SLEUTEL, target))

    def theirs() -> None:
        def copy() -> None:
            source = connect(path, SLEUTEL, query_only=True)
            copy_database(source, bare, backup_key(SLEUTEL))
            source.close()

        fresh(copy)

    size = path.stat().st_size / 1_000_000
    return _noted(pairs("S14 verified backup", ours, theirs, doel="<= 3 x", times=15), f"{size:.0f} MB")
