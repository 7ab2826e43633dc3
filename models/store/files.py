"""A kluis file as a whole: made beside, its version read, leftovers swept. No store is open on it here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Connection as SqlConnection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from models.store import seal
from models.store.connection import APPLICATION_ID, connect, create_empty, make_engine, world_of


def build(
    path: Path,
    key: bytes,
    *,
    schema: Callable[[SqlConnection], None],
    version: int,
    moment: datetime,
) -> None:
    """Make a kluis file at a path that does not exist, in one transaction. Raises World."""
    create_empty(path)
    connection = connect(path, key, application_id=None)
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")
    try:
        with engine.begin() as sql:
            sql.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            sql.exec_driver_sql(f"PRAGMA user_version = {version}")
            schema(sql)
            seal.first_seal(connection, moment)
    except (DBAPIError, dbapi2.Error) as error:
        raise world_of(error) or error from None
    finally:
        engine.dispose()
        connection.close()


def read_version(path: Path, key: bytes) -> int:
    """Read the schema version of a kluis without changing a byte. Raises World as `Store.open`."""
    connection = connect(path, key, query_only=True)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


_LEFT = (".nieuw", ".nieuw-journal", ".gered", ".gered-journal")


def sweep(kluis: Path) -> None:
    """Remove what an interrupted creation, restore, salvage or migration left beside; needs the lock."""
    for file in kluis.parent.iterdir():
        if file.name.startswith(f".{kluis.stem}.") and file.name.endswith(_LEFT):
            with contextlib.suppress(OSError):
                file.unlink()


def remove_file(path: Path) -> None:
    """Remove a half-made database file and its journal, where they exist."""
    for name in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            name.unlink()
