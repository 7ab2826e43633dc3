"""Looking whether a kluis is whole: the quick look at open, both full checks on a fresh connection."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from models.errors import World
from models.store import digest, seal
from models.store.connection import connect, world_of
from models.values import Reden


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of a check: what was found (nothing = whole) and how long it took in seconds."""

    bevindingen: tuple[Reden, ...]
    duur_s: float

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.bevindingen


QUICK_S = 0.15
"""How long opening may wait for the quick check."""
_BIG = frozenset({"actiepunt", "historie", "waarde"})
_INTERRUPT = 9
_SENTINEL = "PRAGMA cipher_status"
"""`1` while every page that was read was whole. Seen: after a damaged page a trivial SELECT from cached pages
still succeeds, and so do COMMIT and quick_check; this status alone tells at once, without reading a page."""


def read_sentinel(session: Session) -> None:
    """Make damage in what this session read come out, before anything is done with it.

    SQLCipher can give a damaged row (padded with NUL) without an error (safety.md, finding 3).
    `Store.reader` and `Store.writer` end with this by themselves. Raises World("kluis_beschadigd").
    """
    if str(session.connection().exec_driver_sql(_SENTINEL).scalar()) != "1":
        raise World("kluis_beschadigd")


def unharmed(connection: dbapi2.Connection) -> bool:
    """Whether no page that this connection read so far was damaged."""
    return str(connection.execute(_SENTINEL).fetchone()[0]) == "1"


def quick(connection: dbapi2.Connection) -> CheckReport:
    """Verify the seal and run SQLite's quick_check over the tables that hold facts, on an open connection.

    Opening waits for this, so it ends after `QUICK_S` seconds: the full check follows at once in the child
    process, and writing waits for it. The search index is left to that check: it can be rebuilt.
    """
    started = time.perf_counter()
    found: tuple[Reden, ...] = ()
    try:
        found = seal.verify(connection)
        if not found:
            wrong = _wrong_tables(connection, started + QUICK_S)
            found = (Reden.of("controle_pagina", aantal=wrong),) if wrong else ()
        if not found and not unharmed(connection):
            found = (Reden.of("kluis_beschadigd"),)
    except dbapi2.Error as error:
        found = (_reden(error),)
    return CheckReport(found, time.perf_counter() - started)


def _wrong_tables(connection: dbapi2.Connection, deadline: float) -> int:
    """Count the tables that fail their quick_check, small ones first, until the deadline."""
    wrong = 0
    connection.set_progress_handler(lambda: time.perf_counter() > deadline, 20_000)
    try:
        for table in sorted(digest.tables(connection), key=lambda name: (name in _BIG, name)):
            rows = connection.execute(f'PRAGMA quick_check("{table}")').fetchall()
            wrong += rows != [("ok",)]
    except dbapi2.OperationalError as error:
        if error.sqlite_errorcode != _INTERRUPT:
            raise
    finally:
        connection.set_progress_handler(None, 0)
    return wrong


def full_check(path: Path, key: bytes, *, application_id: int | None = None) -> CheckReport:
    """Run both full checks, the foreign keys and the seal on a fresh connection; no lock, nothing written.

    cipher_integrity_check finds flipped bits and no cut at a page boundary; integrity_check finds those. A
    read transaction keeps a writer's commit waiting meanwhile (0.3 s at 40 MB).
    """
    started = time.perf_counter()
    found: list[Reden] = []
    try:
        # No look at the header: opening and closing the file apart from SQLite would drop the locks that this
        # process holds on it through an open store (POSIX locks belong to the process).
        connection = connect(path, key, query_only=True, application_id=application_id)
    except World as error:
        return CheckReport((error.reden,), time.perf_counter() - started)
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if damaged:
            found.append(Reden.of("controle_versleuteling", aantal=len(damaged)))
        rows = connection.execute("PRAGMA integrity_check(100)").fetchall()
        if rows != [("ok",)]:
            found.append(Reden.of("controle_pagina", aantal=len(rows)))
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            found.append(Reden.of("controle_verwijzing", aantal=len(loose)))
        if not found:
            found.extend(seal.verify(connection))
        if not found and not unharmed(connection):
            found.append(Reden.of("kluis_beschadigd"))
    except dbapi2.Error as error:
        found.append(_reden(error))
    finally:
        connection.close()
    return CheckReport(tuple(found), time.perf_counter() - started)


def _reden(error: dbapi2.Error) -> Reden:
    world = world_of(error)
    return world.reden if world is not None else Reden.of("kluis_beschadigd")
