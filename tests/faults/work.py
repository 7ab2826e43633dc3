"""The kluis that the fault tests work in, the saves they do, and what must be true afterwards."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection

from models.store import Store
from tests.models.store.conftest import KEY, small_schema

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
