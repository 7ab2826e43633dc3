"""Mending a kluis whose damaged pages hold no facts: a torn free page, a page of an index.

A page that is free is not in the journal, so a power cut may leave it torn: nothing is lost, but the full
check fails. `VACUUM INTO` reads every row and no free page and makes every index anew. What it writes takes
the place of the kluis only when no damaged page was read, both checks pass and every table is the same.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from models import keys
from models.errors import World
from models.store import digest
from models.store.backup import list_backups, table_digests
from models.store.check import CheckReport, full_check, unharmed
from models.store.connection import APPLICATION_ID, connect, create_empty, world_of
from models.store.engine import Store
from models.store.mark import Herkomst
from models.store.restore import swap
from models.values import Reden

LOGBOEK, ZEGEL = "bewerking", "zegel"
_MENDABLE = frozenset({"controle_versleuteling", "controle_pagina", "kluis_beschadigd"})
_DIFFERS = frozenset({"kluis_anders", "kluis_ouder_bestand"})


@dataclass(frozen=True, slots=True)
class MendReport:
    """A mended kluis: its rows, where the damaged one was kept, seconds it took."""

    rijen: int
    vervangen: Path | None
    duur_s: float


def mendable(found: Iterable[Reden]) -> bool:
    """Whether what a check found may be damage outside the facts."""
    codes = {reden.code for reden in found}
    return bool(codes) and codes <= _MENDABLE


def differs(found: Iterable[Reden]) -> bool:
    """Whether all that is wrong is that the file is not the one that was closed."""
    codes = {reden.code for reden in found}
    return bool(codes) and codes <= _DIFFERS


def mend(kluis: Path, master: bytes, moment: datetime) -> MendReport:
    """Write the kluis anew without its damaged pages; the damaged file is kept beside for 30 days.

    The caller holds the lock of the kluis and has it open nowhere. Raises World("kluis_beschadigd") where a
    page with facts is damaged, or where the new file does not verify; the kluis is untouched then. Raises
    World("schijf_vol", mb=…).
    """
    started = time.perf_counter()
    beside = kluis.with_name(f".{kluis.name}.{secrets.token_hex(4)}.nieuw")
    try:
        _make_room(kluis)
        rows = _write_anew(kluis, master, beside)
        with beside.open("rb+") as file:
            keys.sync_file(file.fileno())
        aside = swap(kluis, beside, None, moment)
        keys.sync_folder(kluis.parent)
    except OSError as error:
        raise keys.world_of(error, kluis.stat().st_size) from error
    finally:
        for stray in (beside, beside.with_name(f"{beside.name}-journal")):
            with contextlib.suppress(OSError):
                stray.unlink()
    return MendReport(rows, aside, time.perf_counter() - started)


def _make_room(kluis: Path) -> None:
    needed = kluis.stat().st_size + 1_000_000
    if shutil.disk_usage(kluis.parent).free < needed:
        raise World("schijf_vol", mb=-(-needed // 1_000_000))


def _write_anew(kluis: Path, master: bytes, beside: Path) -> int:
    create_empty(beside)
    # Not query-only: what an interrupted commit left in the journal is rolled back first.
    source = connect(kluis, master)
    try:
        source.execute("VACUUM INTO ?", (str(beside),))
        before = digest.digests(source)
        if not unharmed(source):
            raise World("kluis_beschadigd")
    except dbapi2.Error as error:
        raise world_of(error) or error from None
    finally:
        source.close()
    if not full_check(beside, master, application_id=APPLICATION_ID).ok or _digests(beside, master) != before:
        raise World("kluis_beschadigd")
    return sum(one.rijen for one in before.values())


def _digests(path: Path, key: bytes) -> dict[str, digest.TableDigest]:
    connection = connect(path, key, query_only=True)
    try:
        return digest.digests(connection)
    finally:
        connection.close()


def climb(store: Store, found: CheckReport, backups: Path, moment: datetime) -> tuple[Reden, ...]:
    """Go up the ladder for what was found in an opened kluis; give what was done, nothing for nothing.

    First rung: damage outside the facts is mended. A file that is not the one that was closed is trusted
    where every table equals the backup that was made at that closing. Where a rung does not hold the
    kluis stays readable only, and the next one is up to a person: a backup, or salvage. Raises nothing.
    """
    done: list[Reden] = []
    if mendable(found.bevindingen):
        if store.only_reads or not _mend_opened(store, moment):
            store.freeze(found)
            return ()
        done.append(Reden.of("kluis_hersteld"))
    elif not differs(found.bevindingen):
        store.freeze(found)
        return ()
    if store.herkomst is Herkomst.ANDERS:
        if not _equals_last(store, backups):
            if store.afwijking is not None:
                store.freeze(CheckReport((store.afwijking,), found.duur_s))
            return tuple(done)
        store.herkomst = Herkomst.ZELFDE
        done.append(Reden.of("kluis_gelijk_aan_kopie"))
    store.thaw()
    return tuple(done)


def _mend_opened(store: Store, moment: datetime) -> bool:
    with contextlib.suppress(World, OSError, dbapi2.Error), store.put_aside():
        mend(store.path, store.key, moment)
        return True
    return False


def _equals_last(store: Store, backups: Path) -> bool:
    """Whether every fact equals the last backup from before that closing; a later one proves nothing.

    The closing itself adds lines to the logboek after its backup: those may stand behind the others.
    """
    closed = store.gesloten_op
    last = next(
        (one for one in list_backups(backups, store.path.stem) if closed and one.gemaakt_op <= closed), None
    )
    if last is None:
        return False
    with contextlib.suppress(World, dbapi2.Error):
        return _holds(store.path, store.key, table_digests(last.folder, store.key))
    return False


def _holds(path: Path, key: bytes, promised: dict[str, digest.TableDigest]) -> bool:
    """Whether a kluis holds what was promised, and nothing else but later lines of the logboek."""
    connection = connect(path, key, query_only=True)
    try:
        if set(digest.tables(connection)) != set(promised):
            return False
        for table, was in promised.items():
            first = was.rijen if table == LOGBOEK else None
            if table != ZEGEL and digest.digest(connection, table, first=first) != was:
                return False
        return unharmed(connection)
    finally:
        connection.close()
