"""The commit seal: one row that every transaction rewrites, so that a lost half shows (foundations 23).

`zegel(id=1, volgnr, bewerking_uid, keten, op)`: the number of the last commit, the bewerking that made it,
and the heads of `bewerking` and `historie` as they stood at that commit. Tables are used by name here: the
store knows no models.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from models.errors import World
from models.values import Reden

_HEADS = (
    ("bewerking", "SELECT id, uid FROM bewerking ORDER BY id DESC LIMIT 1"),
    ("historie", "SELECT id, keten FROM historie ORDER BY id DESC LIMIT 1"),
)


@dataclass(frozen=True, slots=True)
class Seal:
    """What the last commit left behind. `volgnr` counts commits from 0 in a new kluis."""

    volgnr: int
    bewerking_uid: str
    keten: str


def stamp(moment: datetime) -> str:
    """Spell a moment as SQLAlchemy stores it: UTC without zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _heads(fetch: Callable[[str], Any]) -> str:
    """Put the last row of bewerking and of historie (with its chain value) into one text."""
    parts = []
    for table, query in _HEADS:
        known = fetch(f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{table}'")  # noqa: S608 - own
        row = fetch(query) if known is not None else None
        parts.append(f"{row[0]}:{row[1]}" if row is not None else "-")
    return " ".join(parts)


def first_seal(connection: dbapi2.Connection, moment: datetime) -> None:
    """Put the seal into a new kluis, over what its making has written."""
    heads = _heads(lambda query: connection.execute(query).fetchone())
    connection.execute(
        "INSERT INTO zegel (id, volgnr, bewerking_uid, keten, op) VALUES (1, 0, '', ?, ?)",
        (heads, stamp(moment)),
    )


def advance(session: Session, bewerking_uid: str, moment: datetime) -> None:
    """Rewrite the seal as the last statement of the running transaction."""
    connection = session.connection()
    heads = _heads(lambda query: connection.exec_driver_sql(query).first())
    result = connection.exec_driver_sql(
        "UPDATE zegel SET volgnr = volgnr + 1, bewerking_uid = ?, keten = ?, op = ? WHERE id = 1",
        (bewerking_uid, heads, stamp(moment)),
    )
    if result.rowcount != 1:
        raise World("zegel_ontbreekt")


def read_seal(connection: dbapi2.Connection) -> Seal:
    """Read the seal. Raises World("zegel_ontbreekt")."""
    row = connection.execute("SELECT volgnr, bewerking_uid, keten FROM zegel WHERE id = 1").fetchone()
    if row is None:
        raise World("zegel_ontbreekt")
    return Seal(int(row[0]), str(row[1]), str(row[2]))


def read_moment(connection: dbapi2.Connection) -> datetime | None:
    """Read when the last commit was made, by the clock of then; None when that cannot be read."""
    row = connection.execute("SELECT op FROM zegel WHERE id = 1").fetchone()
    try:
        return datetime.fromisoformat(str(row[0])).replace(tzinfo=UTC) if row is not None else None
    except ValueError:
        return None


def verify(connection: dbapi2.Connection) -> tuple[Reden, ...]:
    """Compare the seal with what it seals; an empty answer means they agree.

    A commit writes seal, bewerking and historie together or not at all. Where they differ, the journal of a
    half-written commit was lost: removed, or left behind when the file was copied.
    """
    try:
        seal = read_seal(connection)
    except World as error:
        return (error.reden,)
    if _heads(lambda query: connection.execute(query).fetchone()) != seal.keten:
        return (Reden.of("zegel_gebroken", volgnr=seal.volgnr),)
    return ()
