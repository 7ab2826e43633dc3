"""What a kluis holds, table by table, as counts and hashes: to compare a copy with what it was made from."""

from __future__ import annotations

import hashlib

import msgspec
from sqlcipher3 import dbapi2

DERIVED = "zoek"
"""Tables that begin so are the search index: rebuilt from the rest, so not compared."""


class TableDigest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Row count and SHA-256 over all rows of a table, in the order of their id."""

    rijen: int
    sha256: str


def tables(connection: dbapi2.Connection) -> tuple[str, ...]:
    """The names of all tables that hold facts, sorted."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    names = (str(row[0]) for row in rows)
    return tuple(name for name in names if not name.startswith((DERIVED, "sqlite_")))


def columns(connection: dbapi2.Connection, table: str) -> tuple[str, ...]:
    """The column names of a table in their order."""
    return tuple(str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")'))


def counts(connection: dbapi2.Connection) -> dict[str, int]:
    """Rows per table."""
    return {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - own names
        for table in tables(connection)
    }


def digest(
    connection: dbapi2.Connection, table: str, only: tuple[str, ...] = (), *, first: int | None = None
) -> TableDigest:
    """Count and hash the rows of a table (of some of its columns, or its first rows, where named)."""
    names = only or columns(connection, table)
    spelled = "||','||".join(f'quote("{name}")' for name in names)
    found = hashlib.sha256(",".join(names).encode())
    rows, limit = 0, -1 if first is None else first
    for (line,) in connection.execute(f'SELECT {spelled} FROM "{table}" ORDER BY rowid LIMIT {limit}'):  # noqa: S608 - own names
        found.update(str(line).encode("utf-8", "surrogatepass"))
        found.update(b"\n")
        rows += 1
    return TableDigest(rows, found.hexdigest())


def digests(connection: dbapi2.Connection) -> dict[str, TableDigest]:
    """Count and hash every table that holds facts."""
    return {table: digest(connection, table) for table in tables(connection)}
