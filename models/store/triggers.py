"""Triggers that SQLite keeps for us: rows that are written once, and a number that counts changed access."""

from __future__ import annotations

from sqlalchemy.engine import Connection

APPEND_ONLY = ("bewerking", "historie", "inhoud_versie")
"""Tables whose rows stay as they were written (foundations 12 and 15)."""
TOEGANG = {
    "betrokkene": "",
    "medewerker": "",
    "medewerker_rol": "",
    "noodtoegang": "",
    "dossier": "OF extra_beschermd, afgesloten_op, gemeente_id",
}
"""Tables (and columns) that decide who may see which dossier: each change counts `toegang_nr` up."""


def create_triggers(connection: Connection) -> None:
    """Make the triggers, inside the running transaction; the tables must be there."""
    for table, columns in TOEGANG.items():
        for verb in ("INSERT", "UPDATE", "DELETE"):
            event = f"UPDATE {columns}".strip() if verb == "UPDATE" else verb
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_toegang_{verb.lower()} AFTER {event} ON {table}"  # noqa: S608 - own names
                " BEGIN UPDATE kluis_info SET toegang_nr = toegang_nr + 1; END"
            )
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_geen_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
            )
