"""A dossier with a row in every table of dossiers, and a canary in every column that may name somebody.

Made from the tables themselves: a new table comes along. Where a made-up row breaks a rule of its table,
`EIGEN` gives its columns other values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import Boolean, Column, Date, DateTime, Integer, LargeBinary, Table, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.base import CleanText
from models.queries.van_wie import dossier_tables, regels_of, rows_of_dossier, way
from models.services.zoekindex import update_index
from models.tables import Dossier, Historie
from tests.builders import SLEUTEL, T0

KANARIE = "Kanarievogel"
EIGEN: dict[str, dict[str, Any]] = {
    "huurderving": {"maandhuur": 60000},
    "inrichtingskrediet": {"personen": 2, "toegekend_op": T0},
    "contactmoment": {"tolk_soort": "aanwezig"},
    "plaatsingstoets": {"criterium": "werk", "maanden": 6, "uren": 20},
    "mijlpaal": {"keuze": "", "soort": "pvt"},
    "ronde": {"nummer": 2},
    "tijdafspraak": {"komt": "", "minuten": 60, "tijd": "10:00", "vervallen_op": T0},
    "tussenplek": {"personen": 1},
    "volgmoment": {"maanden": 1},
    "verzoek": {"besluit": "gedaan", "besloten_op": T0},
}
"""Columns that a made-up row of a table needs otherwise."""
BIJ_KANARIE: dict[str, dict[str, Any]] = {
    "contactmoment": {"soort": "telefoon", "instantie": "", "tolk_soort": "aanwezig"},
    "tijdafspraak": {"vervallen_op": T0},
}
"""What a row must be before all its texts may be filled."""
PAGE, RESERVE = 4096, 80
STUKJE = 6


def fill_every_table(session: Session, dossier_uid: str) -> None:
    """Give a dossier a row in every table of dossiers where it has none, then put canaries in."""
    connection = session.connection()
    dossier_id = connection.execute(select(Dossier.id).where(Dossier.uid == dossier_uid)).scalar_one()
    for table in dossier_tables():
        found = rows_of_dossier(connection, dossier_id)
        if not found.of(table.name):
            connection.execute(insert(table).values(_row(connection, table, dossier_id, dossier_uid)))
    found = rows_of_dossier(connection, dossier_id)
    for table in dossier_tables():
        assert found.of(table.name), f"no row of {table.name} can be reached"
        put_canaries(connection, table, found.of(table.name))
    session.expire_all()
    update_index(session, session.get_one(Dossier, dossier_id))


def put_canaries(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    """Fill every text that may name somebody; unique ones get a number."""
    regels = regels_of(table.name)
    names = [n for n in (*regels.persoon, *regels.vrij, *regels.reden) if _is_text(table.c[n])]
    for nr in ids:
        values: dict[str, Any] = dict.fromkeys(names, f"{KANARIE}{nr}") | BIJ_KANARIE.get(table.name, {})
        for name, _keys in regels.deels:
            told = connection.execute(select(table.c[name]).where(table.c.id == nr)).scalar_one()
            values[name] = json.dumps(json.loads(told) | {"reden": KANARIE})
        if values:
            connection.execute(update(table).where(table.c.id == nr).values(values))


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.type, CleanText)


def _row(connection: Connection, table: Table, dossier_id: int, dossier_uid: str) -> dict[str, Any]:
    found = rows_of_dossier(connection, dossier_id)
    hangs = way(table)
    values = {
        c.name: _value(connection, table, c)
        for c in table.columns
        if not c.primary_key and not (c.nullable and not c.foreign_keys)
    }
    for column in table.columns:
        for key in column.foreign_keys:
            if known := found.of(key.column.table.name):
                values[column.name] = known[0]
    if hangs is not None:
        values[hangs.column] = dossier_id if hangs.parent == "dossier" else found.of(hangs.parent)[0]
    for name in regels_of(table.name).wijst:
        values[name] = dossier_uid
    if table.name == "waarde":
        historie = connection.execute(
            select(Historie.id).where(Historie.dossier_uid == dossier_uid).limit(1)
        ).scalar_one()
        values["historie_id"] = historie
    return values | EIGEN.get(table.name, {})


def _value(connection: Connection, table: Table, column: Column[Any]) -> Any:  # noqa: ANN401 - the column decides the type
    if column.foreign_keys:
        parent = next(iter(column.foreign_keys)).column.table
        known = connection.execute(select(parent.c.id).limit(1)).scalar()
        return known if known is not None or column.nullable else _make_parent(connection, parent)
    if column.name == "uid":
        return f"{table.name[:20]}-proef"
    if column.default is not None and column.default.is_scalar and not _is_text(column):
        return column.default.arg  # type: ignore[attr-defined]
    allowed = _allowed(table, column.name)
    if allowed:
        return allowed
    kinds: tuple[tuple[type, Any], ...] = (
        (CleanText, "x" if column.name in regels_of(table.name).reden else "{}"),
        (Boolean, False),
        (Integer, 1),
        (Date, T0),
        (LargeBinary, b"x" * 16),
        (DateTime, datetime(2026, 6, 15, 9, tzinfo=UTC)),
    )
    for kind, value in kinds:
        if isinstance(column.type, kind):
            return value
    return datetime(2026, 6, 15, 9, tzinfo=UTC) if "Moment" in type(column.type).__name__ else "x"


def _make_parent(connection: Connection, table: Table) -> int:
    """A row that others hang on, of a table that is not of a dossier."""
    values = {c.name: _value(connection, table, c) for c in table.columns if not c.primary_key}
    made = connection.execute(insert(table).values(values | EIGEN.get(table.name, {})))
    key = made.inserted_primary_key
    assert key is not None
    return int(key[0])


def _allowed(table: Table, name: str) -> str:
    """The first code that a CHECK allows; empty when it may be empty or has none."""
    for check in table.constraints:
        text = str(getattr(check, "sqltext", ""))
        found = re.match(rf"{name} IN \(([^)]*)\)", text)
        if found:
            codes = re.findall(r"'([^']*)'", found[1])
            return "" if "" in codes else str(codes[0])
    return ""


# --- looking -----------------------------------------------------------------------------------------------


def where_it_stands(connection: Connection, word: str = KANARIE) -> set[str]:
    """The tables, of the search index too, in which a word stands in any column, whatever its case."""
    names = [
        str(r[0])
        for r in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    ]
    found = set()
    for name in names:
        for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').all():  # noqa: S608 - names of the file
            if any(_holds(value, word) for value in row):
                found.add(name)
    return found


def _holds(value: object, word: str) -> bool:
    """An index keeps of a word what the word before it has not: in bytes a part of it gives it away."""
    if isinstance(value, bytes):
        small, bones = value.lower(), word.casefold().encode()
        return any(bones[at : at + STUKJE] in small for at in range(len(bones) - STUKJE + 1))
    return word.casefold() in str(value).casefold()


def pages_with(path: Path, word: str = KANARIE) -> list[int]:
    """The pages of the file, free ones too, that hold a word once they are decrypted by hand."""
    raw = path.read_bytes()
    return [nr for nr in range(len(raw) // PAGE) if word.casefold().encode() in _page(raw, nr).lower()]


def _page(raw: bytes, nr: int) -> bytes:
    page = raw[nr * PAGE : (nr + 1) * PAGE]
    body, iv = page[16 if nr == 0 else 0 : -RESERVE], page[-RESERVE : -RESERVE + 16]
    decryptor = Cipher(algorithms.AES(SLEUTEL), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


def day(text: str) -> date:
    """A day from its ISO text."""
    return date.fromisoformat(text)
