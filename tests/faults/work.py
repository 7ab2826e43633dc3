"""The kluis that the fault tests work in, the saves they do, and what must be true afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection

from models import keys
from models.services.dossiers import open_dossier
from models.store import SCHEMA_VERSION, Store
from models.store.connection import connect
from models.upgrade import FOLDER, head
from tests.builders import SLEUTEL, T0, make_kluis
from tests.models.store.conftest import KEY, WEAK, ZIN, small_schema

COUNTERS = 14
PADDING = "p" * 900


def work_schema(connection: Connection) -> None:
    """The small schema, and counters over several pages that every save sets to its own number."""
    small_schema(connection)
    connection.exec_driver_sql(
        "CREATE TABLE teller (id INTEGER PRIMARY KEY, waarde INTEGER NOT NULL, vulling TEXT NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX ix_teller ON teller (waarde)")
    for number in range(COUNTERS):
        connection.exec_driver_sql("INSERT INTO teller VALUES (?, 0, ?)", (number, PADDING))


def save_number(store: Store, number: int) -> str:
    """Save `number` as a whole: 1 to 7 facts, all counters, its bewerking and historie, and the seal."""
    with store.writer() as session:
        uid = str(session.info["bewerking_uid"])
        session.execute(text("INSERT INTO bewerking (uid) VALUES (:uid)"), {"uid": uid})
        for part in range(1 + number % 7):
            session.execute(
                text("INSERT INTO feit (tekst, bewerking_id) SELECT :t, max(id) FROM bewerking"),
                {"t": f"{number}/{part} {PADDING}"},
            )
        session.execute(text("UPDATE teller SET waarde = :n"), {"n": number})
        session.execute(text("INSERT INTO historie (keten) VALUES (:k)"), {"k": uid})
    return uid


def saved_number(path: Path) -> int:
    """Open the kluis after a fault and give the last save in it; fails where anything is half."""
    store = Store.open(path, KEY)
    try:
        assert store.oordeel.ok, store.oordeel
        with store.reader() as session:
            values = [row[0] for row in session.execute(text("SELECT waarde FROM teller"))]
            parts = [
                row[0].split(" ")[0] for row in session.execute(text("SELECT tekst FROM feit ORDER BY id"))
            ]
            volgnr = session.execute(text("SELECT volgnr FROM zegel")).scalar_one()
        assert len(values) == COUNTERS
        assert len(set(values)) == 1, "a save stands half in the counters"
        last = int(values[0])
        expected = [f"{number}/{part}" for number in range(1, last + 1) for part in range(1 + number % 7)]
        assert parts == expected, "a save stands half in the facts"
        assert volgnr == last
    finally:
        store.close()
    return last


# --- a kluis as people have it -------------------------------------------------------------------------


def real_kluis(folder: Path, households: int = 1, people: int = 3) -> Path:
    """A shut kluis as after the first start, with slots and some households; its key is `SLEUTEL`."""
    folder.mkdir(parents=True, exist_ok=True)
    plek = make_kluis(folder)
    for number in range(households):
        open_dossier(plek, f"Beginsel {number}", T0, people, "Proef-azc")
    path = plek.store.path
    plek.store.close()
    give_slots(path)
    return path


def first_medewerker(path: Path, key: bytes = SLEUTEL) -> str:
    """The uid of who made a kluis; empty for one without people (the small schema)."""
    raw = connect(path, key, query_only=True)
    try:
        if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'medewerker'").fetchone() is None:
            return ""
        return str(raw.execute("SELECT uid FROM medewerker ORDER BY id LIMIT 1").fetchone()[0])
    finally:
        raw.close()


def give_slots(path: Path, zin: str = ZIN, key: bytes = SLEUTEL) -> keys.SlotFile:
    """Put slots beside a kluis that this wachtwoordzin opens, cheaply derived."""
    wie = first_medewerker(path, key)
    slot = keys.make_slot(key, zin, keys.SlotSoort.MEDEWERKER, medewerker_uid=wie, argon=WEAK, minimum_kib=8)
    made = keys.slot_file(key, (slot,))
    keys.write_slots(path, made)
    return made


STEP = '''
from alembic import op

revision = "{number:04d}"
down_revision = {before!r}
CHANGES = ({table!r},)


def upgrade() -> None:
    """Step."""
    op.execute("ALTER TABLE {table} ADD COLUMN bij INTEGER")
    op.execute("UPDATE {table} SET bij = id")
'''


def later_revisions(folder: Path, table: str = "dossier", *, shipped: bool = True) -> Path:
    """The shipped revisions (not for `work_schema`) and one more that this program does not have yet."""
    versions = folder / "versions"
    if shipped:
        shutil.copytree(FOLDER / "versions", versions, ignore=shutil.ignore_patterns("*.pyc", "__pycache__"))
    else:
        versions.mkdir(parents=True)
    step = STEP.format(number=SCHEMA_VERSION + 1, before=head() if shipped else None, table=table)
    (versions / "r_proef.py").write_text(step)
    return folder
