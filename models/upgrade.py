"""Making the schema of a kluis, and bringing an older kluis to this program's schema.

A migration works on a *copy*: a verified backup first, foreign keys off, one transaction, every table that
the revision does not name compared by count and hash, both checks, and only then the swap (safety.md,
finding 6). Revisions are plain SQL and import nothing of the application, so they stay true when the tables
move on. `python -m models.upgrade freeze` writes the present schema into the first revision; inside an issue
we squash.
"""

from __future__ import annotations

import contextlib
import secrets
import sys
import textwrap
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

import models.tables  # noqa: F401 - completes Base.metadata
from models import keys
from models.base import Base
from models.errors import World
from models.store import Backup, KluisLock, digest, full_check, make_backup, read_version
from models.store.backup import copy_database
from models.store.connection import APPLICATION_ID, SCHEMA_VERSION, connect, make_engine, world_of
from models.store.fts import create_fts
from models.store.triggers import create_triggers

FOLDER = Path(__file__).parent / "migrations"
FIRST = FOLDER / "versions" / "r0001_eerste.py"
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
            sql.exec_driver_sql(f"PRAGMA user_version = {goal}")
            _compare(connection, before, hashes, changed | {_VERSION_TABLE})
    except (DBAPIError, dbapi2.Error) as error:
        raise world_of(error) or World("migratie_mislukt") from error
    finally:
        engine.dispose()
        connection.close()


def _run(sql: Connection, directory: ScriptDirectory) -> set[str]:
    """Run the revisions; give the tables that they say they change (`CHANGES`)."""
    changed: set[str] = set()

    def steps(revision: Any, context: MigrationContext) -> Any:  # noqa: ANN401 - types of Alembic itself
        del context
        found = directory._upgrade_revs("head", revision)  # noqa: SLF001 - what alembic.command.upgrade does
        for step in found:
            script: Script = step.revision
            changed.update(getattr(script.module, "CHANGES", ()))
        return found

    with EnvironmentContext(Config(), directory, fn=steps, destination_rev="head") as environment:
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
    return tuple(statements)


def freeze() -> Path:
    """Write the present schema into the first revision. Refuses once there are others: then it is history."""
    if any(path != FIRST for path in FIRST.parent.glob("r*.py")):
        raise RuntimeError("the first revision is frozen: write a new one")
    lines = []
    for statement in ddl():
        parts = textwrap.wrap(
            statement, 100, break_long_words=False, break_on_hyphens=False, drop_whitespace=False
        )
        lines.append("    (\n" + "".join(f"        {part!r}\n" for part in parts) + "    ),\n")
    text = (
        '"""The schema of a new kluis (written by `python -m models.upgrade freeze`)."""\n\n'
        "from alembic import op\n\n"
        'revision = "0001"\ndown_revision = None\n'
        "CHANGES: tuple[str, ...] = ()\n\n"
        f"DDL = (\n{''.join(lines)})\n\n\n"
        'def upgrade() -> None:\n    """Make everything."""\n'
        "    for statement in DDL:\n        op.get_bind().exec_driver_sql(statement)\n"
    )
    keys.safe_write(FIRST, text.encode())
    return FIRST


if __name__ == "__main__":
    if sys.argv[1:] != ["freeze"]:
        sys.exit("python -m models.upgrade freeze")
    sys.stdout.write(f"{freeze()}: {datetime.now(UTC):%Y-%m-%d}\n")
