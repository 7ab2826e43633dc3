import hashlib
import re
import textwrap
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

import models.upgrade as upgrade_module
from models.base import Base
from models.errors import World
from models.store import SCHEMA_VERSION, Store, full_check, list_backups, read_version, verify_backup
from models.store.connection import connect, make_engine
from models.upgrade import FOLDER, create_schema, head, migrate, needs_upgrade, revision_of, scripts, upgrade
from tests.models.store.conftest import KEY, facts, save, small_schema

NU, STRAKS = revision_of(SCHEMA_VERSION), revision_of(SCHEMA_VERSION + 1)
SECOND = '''
from alembic import op

revision = {nieuw!r}
down_revision = {oud!r}
CHANGES = {changes!r}


def upgrade() -> None:
    """Step."""
    {steps}
'''


def normalised(connection: dbapi2.Connection) -> dict[str, tuple[str, object]]:
    """The schema as text (tables with their CHECKs, indexes, triggers) and as columns."""
    found: dict[str, tuple[str, object]] = {}
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for name, sql in rows:
        if name == "alembic_version":
            continue
        spelled = re.sub(r"\s*([(),])\s*", r"\1", re.sub(r"\s+", " ", sql)).strip()
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        found[name] = (spelled, columns)
    return found


def built(make: object) -> dict[str, tuple[str, object]]:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    engine = make_engine(lambda: connection, "BEGIN IMMEDIATE")
    with engine.begin() as sql:
        make(sql)  # type: ignore[operator]
    found = normalised(connection)
    engine.dispose()
    connection.close()
    return found


def by_migrations(sql: Connection) -> None:
    upgrade_module._run(sql, scripts())


def test_the_migrations_make_exactly_the_schema_of_the_tables() -> None:
    models, migrations = built(create_schema), built(by_migrations)
    assert set(models) == set(migrations), "run: python -m models.upgrade freeze"
    for name, expected in models.items():
        assert migrations[name] == expected, f"{name}: run python -m models.upgrade freeze"
    assert len(models) > 60


def test_a_changed_check_would_be_noticed() -> None:
    models = built(create_schema)
    changed = [name for name, (sql, _columns) in models.items() if "CHECK" in sql]
    assert len(changed) > 10


def test_the_newest_revision_is_the_schema_version() -> None:
    assert head() == revision_of(SCHEMA_VERSION)


def test_revisions_stand_alone() -> None:
    for path in (FOLDER / "versions").glob("*.py"):
        imports = re.findall(r"^(?:from|import) (\S+)", path.read_text(), re.MULTILINE)
        assert set(imports) <= {"alembic"}, path.name


def test_all_ddl_compiles_for_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in Base.metadata.sorted_tables:
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_history_and_content_versions_are_append_only(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "proef.kluis", KEY, schema=create_schema)
    raw = store._writer_connection
    act = "INTO bewerking VALUES (1,'u','s','w','2026-01-01','','','','','','','k')"
    row = "INTO historie VALUES (1,1,'t','o','d','nieuw','v','x','k')"
    raw.execute(f"INSERT {act}")
    raw.execute(f"INSERT {row}")
    for statement in (
        "UPDATE bewerking SET resultaat = 'anders'",
        "DELETE FROM bewerking",
        f"INSERT OR REPLACE {act}",
        "UPDATE historie SET veld = 'anders'",
        "DELETE FROM historie",
        f"INSERT OR REPLACE {row}",
    ):
        with pytest.raises(dbapi2.IntegrityError, match="append-only"):
            raw.execute(statement)
    store.close()


# --- migrating a kluis -----------------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A kluis of the present version with a small schema and five facts."""
    path = tmp_path / "oud.kluis"

    def schema(sql: Connection) -> None:
        small_schema(sql)
        sql.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        sql.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NU,))

    store = Store.create(path, KEY, schema=schema, version=SCHEMA_VERSION)
    for number in range(5):
        save(store, f"feit {number}")
    store.close()
    return path


def revisions(folder: Path, steps: str, changes: tuple[str, ...] = ()) -> Path:
    """A folder with an empty first revision and a second that does `steps`."""
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "r0001.py").write_text(
        f'revision = "{NU}"\ndown_revision = None\n\n\ndef upgrade() -> None:\n    """None."""\n'
    )
    indented = textwrap.indent(textwrap.dedent(steps), "    ").strip()
    (folder / "versions" / "r0002.py").write_text(
        SECOND.format(nieuw=STRAKS, oud=NU, changes=changes, steps=indented)
    )
    return folder


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_migration_adds_what_it_should_and_keeps_every_row(older: Path, tmp_path: Path) -> None:
    steps = "op.execute(\"ALTER TABLE feit ADD COLUMN bron TEXT NOT NULL DEFAULT ''\")"
    report = upgrade(older, KEY, tmp_path / "b", scripts_in=revisions(tmp_path / "m", steps))
    assert (report.van, report.naar) == (SCHEMA_VERSION, SCHEMA_VERSION + 1)
    assert read_version(older, KEY) == SCHEMA_VERSION + 1
    assert full_check(older, KEY).ok
    store = Store.open(older, KEY, newest=SCHEMA_VERSION + 1)
    assert facts(store) == [f"feit {n}" for n in range(5)]
    with store.reader() as session:
        assert session.execute(text("SELECT bron FROM feit")).scalar() == ""
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == STRAKS
    store.close()


def test_a_verified_backup_of_before_is_there(older: Path, tmp_path: Path) -> None:
    folder = revisions(tmp_path / "m", "op.execute('CREATE TABLE extra (id INTEGER PRIMARY KEY)')")
    report = upgrade(older, KEY, tmp_path / "b", scripts_in=folder)
    assert report.backup.head.schema == SCHEMA_VERSION
    assert verify_backup(report.backup.folder, KEY).ok
    assert len(list_backups(tmp_path / "b")) == 1


@pytest.mark.parametrize(
    "steps",
    [
        "op.execute('DELETE FROM feit WHERE id = 2')",
        "op.execute(\"UPDATE feit SET tekst = 'anders' WHERE id = 2\")",
        "op.execute('DROP TABLE feit')",
        "op.execute('ALTER TABLE feit DROP COLUMN tekst')",
        "op.execute('DELETE FROM bewerking WHERE id = 1')",
        "op.execute('CREATE TABLE half (a)')\nop.execute('DIT IS GEEN SQL')",
        "op.execute('CREATE TABLE half (a)')\nraise ZeroDivisionError",
    ],
)
def test_a_migration_that_loses_something_or_breaks_leaves_the_old_kluis_whole(
    older: Path, tmp_path: Path, steps: str
) -> None:
    before = sha(older)
    folder = revisions(tmp_path / "m", steps)
    with pytest.raises((World, ZeroDivisionError)) as error:
        upgrade(older, KEY, tmp_path / "b", scripts_in=folder)
    if isinstance(error.value, World):
        assert error.value.code == "migratie_mislukt"
    assert sha(older) == before
    assert (
        not [file.name for file in tmp_path.iterdir() if file.name.endswith((".nieuw", "-journal"))]
        or sha(older) == before
    )
    assert not list(tmp_path.glob(".oud*"))


def test_a_revision_may_change_the_tables_that_it_names(older: Path, tmp_path: Path) -> None:
    folder = revisions(tmp_path / "m", "op.execute(\"UPDATE feit SET tekst = 'anders'\")", ("feit",))
    upgrade(older, KEY, tmp_path / "b", scripts_in=folder)
    store = Store.open(older, KEY, newest=SCHEMA_VERSION + 1)
    assert set(facts(store)) == {"anders"}
    store.close()


def test_children_survive_when_their_parent_table_is_rebuilt(older: Path, tmp_path: Path) -> None:
    steps = """
    op.execute("CREATE TABLE b2 (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, soort TEXT)")
    op.execute("INSERT INTO b2 (id, uid) SELECT id, uid FROM bewerking")
    op.execute("DROP TABLE bewerking")
    op.execute("ALTER TABLE b2 RENAME TO bewerking")
    """
    upgrade(older, KEY, tmp_path / "b", scripts_in=revisions(tmp_path / "m", steps))
    store = Store.open(older, KEY, newest=SCHEMA_VERSION + 1)
    assert len(facts(store)) == 5
    assert store.oordeel.ok
    store.close()


def test_an_up_to_date_kluis_needs_no_upgrade_and_a_newer_one_is_refused(older: Path, tmp_path: Path) -> None:
    assert not needs_upgrade(older, KEY)
    raw = connect(older, KEY)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    before = sha(older)
    with pytest.raises(World, match="kluis_nieuwer"):
        needs_upgrade(older, KEY)
    with pytest.raises(World, match="kluis_nieuwer"):
        upgrade(older, KEY, tmp_path / "b")
    assert sha(older) == before
    raw = connect(older, KEY)
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    assert needs_upgrade(older, KEY)


def test_an_empty_file_becomes_the_present_schema_by_migrations_alone(tmp_path: Path) -> None:
    path = tmp_path / "leeg.kluis"

    def nothing(sql: Connection) -> None:
        sql.exec_driver_sql("CREATE TABLE zegel (id, volgnr, bewerking_uid, keten, op)")

    Store.create(path, KEY, schema=nothing, version=SCHEMA_VERSION).close()
    raw = connect(path, KEY)
    raw.execute("DROP TABLE zegel")
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    migrate(path, KEY, ScriptDirectory(str(FOLDER)), SCHEMA_VERSION)
    raw = connect(path, KEY)
    assert normalised(raw).keys() == built(create_schema).keys()
    raw.close()
