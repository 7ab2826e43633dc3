"""The last rung: read from a damaged kluis whatever is still whole, table by table, into a new file.

A table is read by spans of its ids; a span that meets a damaged page is halved until what cannot be read is
known by its id. Indexes stand in other pages: they tell whether such a row was there at all and whose it was.
What is lost is taken from the newest backup where it stands there. Nothing of the damaged file is changed.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from models.errors import World
from models.store import digest, seal
from models.store.backup import COPY, backup_key, read_head
from models.store.check import full_check, unharmed
from models.store.connection import APPLICATION_ID, connect, create_empty, make_engine, world_of
from models.store.files import remove_file
from models.store.fts import create_fts
from models.store.graft import with_list

ZEGEL = "zegel"
OWNERS = frozenset({"dossier", "persoon", "traject"})
"""What a row belongs to: without it the row has no meaning and goes, also where the column may be empty."""
_HIGHEST = 2**40
PATIENCE = 20_000
"""After so many damaged reads (about a minute) a span that fails is given up whole: most is gone."""
Known = dict[str, Any]


@dataclass(slots=True)
class TableSalvage:
    """What became of one table. Lost rows with what the indexes still know of them, filled rows whole."""

    gelezen: int = 0
    gevuld: dict[int, Known] = field(default_factory=dict)
    """Lost here, taken from the backup: id -> row."""
    kwijt: dict[int, Known] = field(default_factory=dict)
    """Lost for good: id -> the columns that an index held."""
    los: dict[int, Known] = field(default_factory=dict)
    """Read, but it hung on a lost row and could not stay: id -> row."""
    hoogstens: bool = False
    """No index could be read: some of the lost ids may never have been there."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was saved: the new file, what became of each table, the moment of the backup that filled gaps."""

    bestand: Path
    tabellen: dict[str, TableSalvage]
    kopie_op: datetime | None
    duur_s: float


class _Source:
    """A damaged kluis, opened anew after each page that could not be read."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._failures = 0
        self.connection = connect(path, key, query_only=True)

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def try_rows(self, query: str, parameters: tuple[object, ...] = ()) -> list[Any] | None:
        """All rows of a query, or None where a damaged page was met on the way (rows may be padded then)."""
        try:
            rows: list[Any] = self.connection.execute(query, parameters).fetchall()
            if unharmed(self.connection):
                return rows
        except dbapi2.Error as error:
            if world_of(error) is None:
                raise
        self._failures += 1
        self.connection.close()
        self.connection = connect(self._path, self._key, query_only=True)
        return None

    def span(self, table: str, columns: str, low: int, high: int) -> tuple[list[Any], list[int]]:
        """The readable rows with ids from `low` to `high`, and the ids that cannot be read."""
        query = f'SELECT rowid, {columns} FROM "{table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'  # noqa: S608 - own names
        rows = self.try_rows(query, (low, high))
        if rows is not None:
            return rows, []
        if low == high or self._failures > PATIENCE:
            return [], list(range(low, high + 1))
        middle = (low + high) // 2
        first, lost = self.span(table, columns, low, middle)
        second, more = self.span(table, columns, middle + 1, high)
        return first + second, lost + more

    def furthest(self, table: str) -> int:
        """An id as far back as can be read from the front, where the last page is damaged."""
        query = f'SELECT max(rowid) FROM "{table}" WHERE rowid <= ?'  # noqa: S608 - own names
        found, low, high = 0, 0, _HIGHEST
        while low < high:
            middle = (low + high + 1) // 2
            rows = self.try_rows(query, (middle,))
            if rows is None:
                high = middle - 1
            else:
                found, low = max(found, int(rows[0][0] or 0)), middle
        return found

    def indexed(self, table: str) -> tuple[dict[int, Known], bool]:
        """What the indexes know of the rows of a table, by id; and whether a whole one could be read."""
        known: dict[int, Known] = {}
        whole = False
        for _nr, name, _unique, _origin, partial in self.try_rows(f'PRAGMA index_list("{table}")') or ():
            parts = self.try_rows(f'PRAGMA index_info("{name}")') or ()
            columns = [part[2] for part in parts if part[2]]
            if partial or not columns:
                continue
            spelled = ", ".join(f'"{one}"' for one in columns)
            rows = self.try_rows(f'SELECT rowid, {spelled} FROM "{table}" INDEXED BY "{name}"')  # noqa: S608 - own names
            whole = whole or rows is not None
            for rowid, *values in rows or ():
                known.setdefault(rowid, {}).update(zip(columns, values, strict=True))
        return known, whole


def salvage(
    kluis: Path, master: bytes, target: Path, moment: datetime, *, backup: Path | None = None
) -> Salvage:
    """Write all that can still be read of `kluis` into the new file `target`; gaps come from a backup.

    The caller holds the lock of the kluis. The search index stays empty: it is made anew from the rest.
    Raises World("kluis_niet_te_redden") where not even the list of tables can be read, schijf_vol and what
    writing raises; no half file stays.
    """
    started = time.perf_counter()
    filler = _open_backup(backup, master)
    try:
        with with_list(kluis, master, backup) as readable:
            found = _read_and_write(readable, filler, master, target, moment)
        _must_be_whole(target, master)
    except dbapi2.Error as error:
        remove_file(target)
        raise world_of(error) or error from None
    except BaseException:
        remove_file(target)
        raise
    finally:
        if filler is not None:
            filler.close()
    filled = read_head(backup).gemaakt_op if backup is not None and filler is not None else None
    return Salvage(target, found, filled, time.perf_counter() - started)


def _read_and_write(
    readable: Path, filler: dbapi2.Connection | None, master: bytes, target: Path, moment: datetime
) -> dict[str, TableSalvage]:
    source = _Source(readable, master)
    try:
        return _write(source, filler, master, target, moment)
    finally:
        source.close()


def _must_be_whole(target: Path, master: bytes) -> None:
    if not full_check(target, master, application_id=APPLICATION_ID).ok:
        raise World("kluis_niet_te_redden")


def _open_backup(folder: Path | None, master: bytes) -> dbapi2.Connection | None:
    if folder is None:
        return None
    with contextlib.suppress(World):
        return connect(folder / COPY, backup_key(master), query_only=True)
    return None


def _write(
    source: _Source, filler: dbapi2.Connection | None, master: bytes, target: Path, moment: datetime
) -> dict[str, TableSalvage]:
    schema = source.try_rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    version = source.try_rows("PRAGMA user_version")
    if schema is None or version is None:
        raise World("kluis_niet_te_redden")
    facts = [row for row in schema if not str(row[1]).startswith(digest.DERIVED)]
    create_empty(target)
    connection = connect(target, master, application_id=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")
    try:
        with engine.begin() as sql:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {int(version[0][0])}")
            for _kind, _name, statement in (row for row in facts if row[0] == "table"):
                connection.execute(statement)
            tables = [str(row[1]) for row in facts if row[0] == "table" and row[1] != ZEGEL]
            found = {table: _one_table(source, filler, connection, table) for table in tables}
            _cut_loose(connection, found)
            for _kind, _name, statement in (row for row in facts if row[0] != "table"):
                connection.execute(statement)
            create_fts(sql)
            seal.first_seal(connection, moment)
            last = source.try_rows("SELECT volgnr FROM zegel")
            connection.execute("UPDATE zegel SET volgnr = ?", (int(last[0][0]) + 1 if last else 1,))
    finally:
        engine.dispose()
        connection.close()
    return found


def _one_table(
    source: _Source, filler: dbapi2.Connection | None, target: dbapi2.Connection, table: str
) -> TableSalvage:
    names = digest.columns(target, table)
    spelled = ", ".join(f'"{name}"' for name in names)
    rows, lost = source.span(table, spelled, *_ends(source, filler, table))
    marks = ", ".join("?" * (len(names) + 1))
    into = f'INSERT OR IGNORE INTO "{table}" (rowid, {spelled}) VALUES ({marks})'  # noqa: S608 - own names
    target.executemany(into, rows)
    done = TableSalvage(gelezen=len(rows))
    if not lost:
        return done
    known, whole = source.indexed(table)
    done.hoogstens = not whole
    for rowid in lost:
        if whole and rowid not in known:
            continue
        row = _from_backup(filler, table, names, rowid, known.get(rowid, {}))
        if row is not None and target.execute(into, (rowid, *row.values())).rowcount == 1:
            done.gevuld[rowid] = row
        elif row is not None or known.get(rowid) is not None or not whole:
            done.kwijt[rowid] = known.get(rowid, {})
    return done


def _ends(source: _Source, filler: dbapi2.Connection | None, table: str) -> tuple[int, int]:
    """The first and last id of a table; where the pages at the ends are damaged, what is known elsewhere."""
    low = source.try_rows(f'SELECT min(rowid) FROM "{table}"')  # noqa: S608 - own names
    high = source.try_rows(f'SELECT max(rowid) FROM "{table}"')  # noqa: S608 - own names
    if low is not None and high is not None:
        return int(low[0][0] or 0), int(high[0][0] or 0)
    known, _whole = source.indexed(table)
    ids = list(known)
    if filler is not None:
        with contextlib.suppress(dbapi2.Error):
            ids += [row[0] for row in filler.execute(f'SELECT rowid FROM "{table}"')]  # noqa: S608 - own names
    return min((0, *ids)), max((*ids, source.furthest(table)))


def _from_backup(
    filler: dbapi2.Connection | None, table: str, names: tuple[str, ...], rowid: int, known: Known
) -> Known | None:
    """The row with this id in the backup, where it is the same row as far as the indexes can tell."""
    if filler is None:
        return None
    try:
        cursor = filler.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - own names
        values = cursor.fetchone()
    except dbapi2.Error:
        return None
    if values is None:
        return None
    row = dict(zip((one[0] for one in cursor.description), values, strict=True))
    same = "uid" not in known or known["uid"] == row.get("uid")
    return {name: row[name] for name in names} if same and set(names) <= set(row) else None


def _cut_loose(target: dbapi2.Connection, found: dict[str, TableSalvage]) -> None:
    """Undo references to rows that are gone: emptied where a column may be empty, else the row goes too."""
    while loose := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, parent, number in loose:
            keys = target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(one[3] for one in keys if one[0] == number)
            optional = {one[1] for one in target.execute(f'PRAGMA table_info("{table}")') if not one[3]}
            if column in optional and parent not in OWNERS:
                with contextlib.suppress(dbapi2.IntegrityError):
                    target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608 - own names
                    continue
            cursor = target.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - own names
            row = cursor.fetchone()
            if row is not None:
                found[table].los[rowid] = dict(zip((one[0] for one in cursor.description), row, strict=True))
                target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - own names
