from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection

from models.keys import Argon, SlotSoort, make_slot, slot_file, write_slots
from models.store import Store

KEY = bytes(range(32))
ZIN = "vier rustige woorden samen"
WEAK = Argon(tijd=1, geheugen_kib=64, parallel=1)


def small_schema(connection: Connection) -> None:
    """A schema of four tables: the store's own, the two it seals, and one that holds facts."""
    for statement in (
        (
            "CREATE TABLE zegel (id INTEGER PRIMARY KEY CHECK (id = 1), volgnr INTEGER NOT NULL,"
            " bewerking_uid TEXT NOT NULL, keten TEXT NOT NULL, op TEXT NOT NULL)"
        ),
        "CREATE TABLE bewerking (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE)",
        "CREATE TABLE historie (id INTEGER PRIMARY KEY, keten TEXT NOT NULL)",
        (
            "CREATE TABLE feit (id INTEGER PRIMARY KEY, tekst TEXT NOT NULL,"
            " bewerking_id INTEGER NOT NULL REFERENCES bewerking (id))"
        ),
    ):
        connection.exec_driver_sql(statement)


def save(store: Store, tekst: str, uid: str = "") -> str:
    """Save one fact as a verb would; gives the uid of the bewerking."""
    with store.writer(uid) as session:
        uid = session.info["bewerking_uid"]
        session.execute(text("INSERT INTO bewerking (uid) VALUES (:uid)"), {"uid": uid})
        session.execute(
            text("INSERT INTO feit (tekst, bewerking_id) VALUES (:t, (SELECT max(id) FROM bewerking))"),
            {"t": tekst},
        )
        session.execute(text("INSERT INTO historie (keten) VALUES (:k)"), {"k": f"keten-{uid}"})
    return uid


def facts(store: Store) -> list[str]:
    with store.reader() as session:
        return [row[0] for row in session.execute(text("SELECT tekst FROM feit ORDER BY id"))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "proef.kluis"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store.create(path, KEY, schema=small_schema)
    yield made
    made.close()


@pytest.fixture
def closed(path: Path) -> Path:
    """A closed kluis with slots and five facts."""
    made = Store.create(path, KEY, schema=small_schema)
    for number in range(5):
        save(made, f"feit {number}")
    made.close()
    slot = make_slot(KEY, ZIN, SlotSoort.MEDEWERKER, argon=WEAK, minimum_kib=8)
    write_slots(path, slot_file(KEY, (slot,)))
    return path


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Store]]:
    stores: list[Store] = []

    def open_one(path: Path) -> Store:
        stores.append(Store.open(path, KEY, wait=0.1))
        return stores[-1]

    yield open_one
    for one in stores:
        one.close()
