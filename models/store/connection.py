"""One keyed connection to a kluis, made by one recipe and read back line by line (safety.md, Decisions)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection as SqlConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from models.errors import World

SCHEMA_VERSION = 2
"""The newest schema this program knows: the number of the last revision in `models/migrations`."""
APPLICATION_ID = 0x44537472
"""`DStr` in the file header (encrypted): a SQLCipher file of another program is no kluis."""
MINIMUM_SQLITE = (3, 51, 3)
"""Older versions can corrupt a file (safety.md, finding 7)."""
MINIMUM_SQLCIPHER = (4, 7)
"""The first that refuses an OpenSSL older than 3 and any SELECT before a key is set."""
PLAIN_HEADER = b"SQLite format 3\x00"
BUSY_MS = 5000

RECIPE: tuple[tuple[str, str, int | str], ...] = (
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # else INSERT OR REPLACE deletes a row of the historie past its trigger
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),  # macOS only: a plain fsync stops at the disk's cache
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("cache_size", "-32000", -32000),
    ("temp_store", "MEMORY", 2),  # nothing readable in temporary files
    ("secure_delete", "ON", 1),  # what is erased is gone from the pages too
)

BUSY, LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_CODES = {
    BUSY: "kluis_bezet",
    LOCKED: "kluis_bezet",
    _READONLY: "niet_schrijfbaar",
    _IOERR: "schijf_fout",
    _CORRUPT: "kluis_beschadigd",
    _FULL: "schijf_vol",
    _CANTOPEN: "kluis_niet_leesbaar",
    _NOTADB: "kluis_beschadigd",
}


def world_of(error: BaseException) -> World | None:
    """Read a driver error by its result code: the World it means, or None when it is a bug of ours.

    The parameter `sqlite` names the exact result, for the log.
    """
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(original, dbapi2.Error) or code is None:
        return None
    name = _CODES.get(code & 0xFF)
    if name is None:
        return None
    exact = str(getattr(original, "sqlite_errorname", ""))
    return World(name, mb=FREE_MB, sqlite=exact) if name == "schijf_vol" else World(name, sqlite=exact)


FREE_MB = 50
"""How much room (MB) we ask for when the disk is full: a transaction and its journal fit amply."""


@cache
def check_driver() -> None:
    """Refuse a driver that cannot encrypt, or is older than what is known to be safe.

    Raises World: sqlcipher_ontbreekt (no encryption at all), sqlcipher_te_oud (with both versions).
    """
    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    cipher = str(row[0]) if row and row[0] else ""
    if not cipher:
        raise World("sqlcipher_ontbreekt")
    if dbapi2.sqlite_version_info < MINIMUM_SQLITE or _numbers(cipher) < MINIMUM_SQLCIPHER:
        raise World("sqlcipher_te_oud", sqlite=dbapi2.sqlite_version, sqlcipher=cipher.split(maxsplit=1)[0])


def _numbers(version: str) -> tuple[int, ...]:
    """Read `4.19.0 community` as (4, 19, 0); what is no version is older than any."""
    found = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def check_header(path: Path) -> None:
    """Refuse what cannot be a kluis, by looking at its first bytes only; the file stays untouched.

    Raises World: kluis_niet_gevonden, kluis_niet_leesbaar, kluis_niet_versleuteld, kluis_beschadigd.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(PLAIN_HEADER))
    except FileNotFoundError:
        raise World("kluis_niet_gevonden") from None
    except OSError as error:
        raise World("kluis_niet_leesbaar") from error
    if start == PLAIN_HEADER:
        raise World("kluis_niet_versleuteld")
    if len(start) < len(PLAIN_HEADER):
        raise World("kluis_beschadigd")


def create_empty(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises World("bestaat_al")."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise World("bestaat_al") from None


def connect(
    path: Path,
    key: bytes,
    *,
    query_only: bool = False,
    newest: int | None = None,
    application_id: int | None = APPLICATION_ID,
) -> dbapi2.Connection:
    """Open a keyed connection to an existing file by the recipe, each line read back.

    `newest` is the highest schema version to accept (None = any); it and the application id (None = any) are
    looked at before anything that could write. `isolation_level` is None: BEGIN is sent by us. Raises World:
    kluis_beschadigd (also for a key that does not fit), kluis_nieuwer, kluis_ander_programma,
    sqlcipher_ontbreekt, sqlcipher_te_oud, verbinding_onveilig.
    """
    check_driver()
    if not path.exists():
        raise World("kluis_niet_gevonden")  # SQLite would make an empty one
    writable = os.access(path, os.W_OK)
    if not writable and not query_only:
        raise World("niet_schrijfbaar")
    connection = dbapi2.connect(
        str(path), timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _accept(connection, newest, application_id)
        for name, value, expected in RECIPE:
            if name == "journal_mode" and not writable:
                continue  # a file that cannot be written (a backup on a read-only stick) has no journal
            connection.execute(f"PRAGMA {name} = {value}")
            _read_back(connection, name, expected)
        if query_only:
            connection.execute("PRAGMA query_only = ON")
            _read_back(connection, "query_only", 1)
    except dbapi2.Error as error:
        connection.close()
        world = world_of(error)
        if world is None:
            raise
        raise world from None
    except BaseException:
        connection.close()
        raise
    return connection


def _accept(connection: dbapi2.Connection, newest: int | None, application_id: int | None) -> None:
    program = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application_id is not None and program != application_id:
        raise World("kluis_ander_programma")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if newest is not None and version > newest:
        raise World("kluis_nieuwer", bestand=version, programma=newest)


def _read_back(connection: dbapi2.Connection, name: str, expected: int | str) -> None:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is None or row[0] != expected:
        raise World("verbinding_onveilig", instelling=name)


def make_engine(creator: Callable[[], dbapi2.Connection], begin: str) -> Engine:
    """Make an engine over exactly one connection, whose transactions start with `begin`.

    SQLAlchemy's default pool would open a further keyed connection per thread (foundations 22).
    """
    engine = create_engine(
        "sqlite://", creator=creator, module=dbapi2, hide_parameters=True, poolclass=StaticPool
    )

    def send_begin(connection: SqlConnection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", send_begin)
    return engine
