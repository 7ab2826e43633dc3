"""Triggers that SQLite keeps for us: rows that are written once and never changed."""

from __future__ import annotations

from sqlalchemy.engine import Connection

APPEND_ONLY = ("historie", "inhoud_versie")
"""Tables whose rows stay as they were written (foundations 12 and 15)."""


def create_triggers(connection: Connection) -> None:
    """Make the append-only triggers, inside the running transaction; the tables must be there."""
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_geen_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
            )
