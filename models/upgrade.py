"""Making the schema of a kluis, and bringing an older kluis to this program's schema.

A migration works on a *copy*: a verified backup first, foreign keys off, one transaction, every table that
the revision does not name compared by count and hash, both checks, and only then the swap (safety.md,
finding 6). Revisions are plain SQL and import nothing of the application, so they stay true when the tables
move on. `python -m models.upgrade freeze` writes the newest revision from the difference; inside an issue it
is written anew as often as needed, a revision that was released stays as it is.
"""

from __future__ import annotations

import contextlib
import re
import secrets
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Column, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlcipher3 import dbapi2

import models.tables  # noqa: F401 - completes Base.metadata
from models import keys
from models.base import Base
from models.errors import World
from models.store import Backup, KluisLock, digest, full_check, keten, make_backup, read_version
from models.store.backup import copy_database
from models.store.connection import APPLICATION_ID, SCHEMA_VERSION, connect, make_engine, world_of
from models.store.fts import create_fts
from models.store.triggers import create_triggers

FOLDER = Path(__file__).parent / "migrations"
_VERSION_TABLE = "alembic_version"
_VERSION_DDL = f"CREATE TABLE {_VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


@dataclass(frozen=True, slots=True)
class UpgradeReport:
    """What a migration did: from which schema to which, and the backup from before."""

    van: int
    naar: int
    backup: Backup
    duur_s: float


def create_schema(connection: Connection) -> None:
    """Make all tables, the search tables and the triggers, inside the running transaction."""
    Base.metadata.create_all(connection, checkfirst=False)
    create_fts(connection)
    create_triggers(connection)
    connection.exec_driver_sql(_VERSION_DDL)
    connection.exec_driver_sql(f"INSERT INTO {_VERSION_TABLE} VALUES (?)", (revision_of(SCHEMA_VERSION),))  # noqa: S608 - constant


def revision_of(version: int) -> str:
    """The name of the revision that brings a kluis to this schema version."""
    return f"{version:04d}"


def scripts() -> ScriptDirectory:
    """The revisions, as Alembic sees them."""
    return ScriptDirectory(str(FOLDER))


def head() -> str:
    """The name of the newest revision."""
    return scripts().get_current_head() or ""


def needs_upgrade(kluis: Path, master: bytes) -> bool:
    """Whether this kluis has an older schema. Raises World("kluis_nieuwer") and what opening raises."""
    version = read_version(kluis, master)
    if version > SCHEMA_VERSION:
        raise World("kluis_nieuwer", bestand=version, programma=SCHEMA_VERSION)
    return version < SCHEMA_VERSION


def upgrade(
    kluis: Path, master: bytes, backups: Path, *, moment: datetime | None = None, scripts_in: Path = FOLDER
) -> UpgradeReport:
    """Bring a kluis to the newest schema: the old one whole, or the new one complete, never between.

    Keeps a verified backup in `backups` first. Raises World: migratie_mislukt (kluis untouched), and what
    backup and opening raise.
    """
    started = time.perf_counter()
    directory = ScriptDirectory(str(scripts_in))
    goal = int(directory.get_current_head() or "0")
    with KluisLock(kluis):
        version = read_version(kluis, master)
        if version >= goal:
            raise World("kluis_nieuwer", bestand=version, programma=goal)
        kept = make_backup(kluis, master, backups, moment=moment, thin_out=False)
        beside = kluis.with_name(f".{kluis.name}.{secrets.token_hex(4)}.nieuw")
        try:
            _copy(kluis, master, beside)
            migrate(beside, master, directory, goal)
            if not full_check(beside, master, application_id=APPLICATION_ID).ok:
                raise World("migratie_mislukt")
            with beside.open("rb+") as file:
                keys.sync_file(file.fileno())
            beside.replace(kluis)
            keys.sync_folder(kluis.parent)
        except OSError as error:
            raise keys.world_of(error, kluis.stat().st_size) from error
        finally:
            for stray in (beside, beside.with_name(f"{beside.name}-journal")):
                with contextlib.suppress(OSError):
                    stray.unlink()
    return UpgradeReport(version, goal, kept.backup, time.perf_counter() - started)


def _copy(kluis: Path, master: bytes, beside: Path) -> None:
    # Not query-only: opening for writing rolls back what an interrupted commit left in the journal, so that
    # no journal of the old file is there when the new one takes its name.
    source = connect(kluis, master)
    try:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchall()
        copy_database(source, beside, master)
        source.execute("ROLLBACK")
    finally:
        source.close()


def migrate(path: Path, master: bytes, directory: ScriptDirectory, goal: int) -> None:
    """Run the missing revisions on a file in one transaction and compare.

    Raises World("migratie_mislukt").
    """
    connection = connect(path, master)
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")
    try:
        with engine.begin() as sql:
            before = {name: digest.columns(connection, name) for name in digest.tables(connection)}
            hashes = {name: digest.digest(connection, name) for name in before}
            changed = _run(sql, directory)
            keten.mark_old(connection, keten.Signer(master))
            sql.exec_driver_sql(f"PRAGMA user_version = {goal}")
            _compare(connection, before, hashes, changed | {_VERSION_TABLE})
    except (DBAPIError, dbapi2.Error) as error:
        raise world_of(error) or World("migratie_mislukt") from error
    finally:
        engine.dispose()
        connection.close()


def _run(sql: Connection, directory: ScriptDirectory, goal: str = "head") -> set[str]:
    """Run the revisions up to `goal`; give the tables that they say they change (`CHANGES`)."""
    changed: set[str] = set()

    def steps(revision: Any, context: MigrationContext) -> Any:  # noqa: ANN401 - types of Alembic itself
        del context
        found = directory._upgrade_revs(goal, revision)  # noqa: SLF001 - what alembic.command.upgrade does
        for step in found:
            script: Script = step.revision
            changed.update(getattr(script.module, "CHANGES", ()))
        return found

    with EnvironmentContext(Config(), directory, fn=steps, destination_rev=goal) as environment:
        environment.configure(connection=sql, transactional_ddl=True, transaction_per_migration=False)
        environment.run_migrations()
    return changed


def _compare(
    connection: dbapi2.Connection,
    before: dict[str, tuple[str, ...]],
    hashes: dict[str, digest.TableDigest],
    changed: set[str],
) -> None:
    """Refuse when a table that no revision named lost or changed a row, or a reference hangs loose."""
    for table, columns in before.items():
        if table in changed:
            continue
        now = digest.columns(connection, table)
        if not set(columns) <= set(now) or digest.digest(connection, table, columns) != hashes[table]:
            raise World("migratie_mislukt", tabel=table)
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise World("migratie_mislukt")


# --- freezing --------------------------------------------------------------------------------------------


BY_HAND = "# --- by hand: freeze keeps what stands from here on"
_CREATES = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|TRIGGER) (\w+)(?:(?: .*?)? ON (\w+))?")
_OLD = "_oud_"


def ddl() -> tuple[str, ...]:
    """Every statement that makes the present schema, as it is sent to SQLite."""
    statements: list[str] = []
    connection = dbapi2.connect(":memory:", isolation_level=None)
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")

    def keep(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:  # noqa: ANN401 - an event of SQLAlchemy
        lines = [line.strip() for line in statement.strip().splitlines() if line.strip()]
        text = " ".join(lines)
        if not text.startswith("BEGIN") and _VERSION_TABLE not in text:
            statements.append(text)

    event.listen(engine, "before_cursor_execute", keep)
    try:
        with engine.begin() as sql:
            create_schema(sql)
    finally:
        engine.dispose()
        connection.close()
    return tuple(_in_order(statements))


def _in_order(statements: list[str]) -> Iterator[str]:
    """Give the indexes of a table by name: SQLAlchemy keeps them in a set; freezing twice must agree."""
    for is_index, run in groupby(statements, lambda one: bool(re.match(r"CREATE (UNIQUE )?INDEX", one))):
        together = list(run)
        yield from sorted(together) if is_index else together


def spelled(sql: str) -> str:
    """Spell a statement one way, so that line breaks and blanks make no difference."""
    return re.sub(r"\s*([(),])\s*", r"\1", re.sub(r"\s+", " ", sql)).strip()


def steps(version: int) -> tuple[str, ...]:
    """The statements that bring the schema of the revisions before `version` to the present one.

    A changed table is made anew and filled from the old one (SQLite cannot change a CHECK); new columns get
    the default of the model. Raises RuntimeError where a new column has none, or where a table went: those
    are for a person to decide.
    """
    wanted = {_named(statement): statement for statement in ddl()}
    if version == 1:
        return tuple(wanted.values())
    old = _schema_before(version)
    gone = {name for name, (sql, _) in old.items() if name not in wanted and _CREATES.match(sql)}
    if any(_CREATES.match(old[name][0]).group(1) == "TABLE" for name in gone):  # type: ignore[union-attr] # matched above
        raise RuntimeError(f"a table went, write that step by hand: {sorted(gone)}")
    found: list[str] = [
        f"DROP {_CREATES.match(old[name][0]).group(1)} {name}"  # type: ignore[union-attr] # matched above
        for name in sorted(gone)
    ]
    rebuilt = {
        name
        for name, sql in wanted.items()
        if name in old and sql.startswith("CREATE TABLE") and spelled(sql) != old[name][0]
    }
    if rebuilt:
        found.append("PRAGMA legacy_alter_table = ON")  # a renamed table takes no references along
    for name, sql in wanted.items():
        if name in rebuilt:
            found += _rebuild(name, sql, old[name][1])
        elif name not in old:
            found.append(sql)
        elif _on(sql) in rebuilt or (spelled(sql) != old[name][0] and _on(sql)):
            kind = "INDEX" if "INDEX" in sql.split(" ON ")[0] else "TRIGGER"
            found += [*([] if _on(sql) in rebuilt else [f"DROP {kind} {name}"]), sql]
    return tuple(found)


def _named(statement: str) -> str:
    made = _CREATES.match(statement)
    return made.group(2) if made else statement


def _on(statement: str) -> str:
    made = _CREATES.match(statement)
    return (made.group(3) or "") if made and made.group(1) != "TABLE" else ""


def _schema_before(version: int) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name -> spelled statement and columns, as the earlier revisions make it."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")
    try:
        with engine.begin() as sql:
            _run(sql, scripts(), revision_of(version - 1))
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        return {
            name: (spelled(sql), digest.columns(connection, name))
            for name, sql in rows
            if name != _VERSION_TABLE
        }
    finally:
        engine.dispose()
        connection.close()


def _rebuild(name: str, sql: str, had: tuple[str, ...]) -> list[str]:
    table = Base.metadata.tables[name]
    kept = [column.name for column in table.columns if column.name in had]
    given = {column.name: _default_of(column) for column in table.columns if column.name not in had}
    into = ", ".join([*kept, *given])
    values = ", ".join([*kept, *given.values()])
    return [
        f"ALTER TABLE {name} RENAME TO {_OLD}{name}",
        sql,
        f"INSERT INTO {name} ({into}) SELECT {values} FROM {_OLD}{name}",  # noqa: S608 - names of our own
        f"DROP TABLE {_OLD}{name}",
    ]


def _default_of(column: Column[Any]) -> str:
    """What rows that were there get in a new column, as SQL."""
    if column.nullable:
        return "NULL"
    if isinstance(column.default, ScalarElementColumnDefault):
        value = column.default.arg
        return f"'{value}'" if isinstance(value, str) else str(int(value))
    raise RuntimeError(f"no default for the new column {column}")


def freeze() -> Path:
    """Write the newest revision: what the present schema differs from the revisions before it.

    Refuses when a later revision is there: then this one is history.
    """
    revision = revision_of(SCHEMA_VERSION)
    folder = FOLDER / "versions"
    if any(path.name[1:5] > revision for path in folder.glob("r*.py")):
        raise RuntimeError("this revision is frozen: there is a newer one")
    path = next(iter(folder.glob(f"r{revision}_*.py")), folder / f"r{revision}_schema.py")
    tail = ""
    if path.exists() and BY_HAND in (text := path.read_text(encoding="utf-8")):
        tail = "\n\n" + text[text.index(BY_HAND) :]
        path.unlink()  # the earlier revisions are looked at without it
    lines = []
    for statement in steps(SCHEMA_VERSION):
        parts = textwrap.wrap(
            statement, 100, break_long_words=False, break_on_hyphens=False, drop_whitespace=False
        )
        lines.append("    (\n" + "".join(f"        {part!r}\n" for part in parts) + "    ),\n")
    before = f'"{revision_of(SCHEMA_VERSION - 1)}"' if SCHEMA_VERSION > 1 else "None"
    made = (
        '"""Written by `python -m models.upgrade freeze`, up to the line that says so."""\n\n'
        "from alembic import op\n\n"
        f'revision = "{revision}"\ndown_revision = {before}\n'
        "CHANGES: tuple[str, ...] = ()\n\n"
        f"DDL = (\n{''.join(lines)})\n\n\n"
        'def upgrade() -> None:\n    """Take each step."""\n'
        "    for statement in (*DDL, *AFTER):\n        op.get_bind().exec_driver_sql(statement)\n"
    )
    keys.safe_write(path, (made + (tail or f"\n\n{BY_HAND}\nAFTER: tuple[str, ...] = ()\n")).encode())
    return path


if __name__ == "__main__":
    if sys.argv[1:] != ["freeze"]:
        sys.exit("python -m models.upgrade freeze")
    sys.stdout.write(f"{freeze()}: {datetime.now(UTC):%Y-%m-%d}\n")
