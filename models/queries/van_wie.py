"""Which rows belong to a dossier or a person: found by foreign keys and the rules of each table, no list.

A new table fits by declaring its `Regels`: it is reached by its own `dossier_id`, by a row of the dossier
that it hangs on, or by a column that holds the uid of such a row (`wijst`). A test fails where a table of
dossiers cannot be reached.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Column, ColumnElement, Table, and_, or_, select
from sqlalchemy.engine import Connection

from models.base import Base, Regels
from models.rules.onderwerpen import SCHEIDING
from models.tables import Dossier, Historie, Lidmaatschap, Persoon, Waarde

STUK = 400
"""So many values in one IN."""


@dataclass(slots=True)
class Rijen:
    """Rows by table name: their ids, and the uids of all of them together."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)

    def of(self, name: str) -> list[int]:
        """The ids in a table; empty when there are none."""
        return self.ids.get(name, [])

    def add(self, name: str, rows: Iterable[tuple[int, str]]) -> None:
        """Add rows of a table; a row that is there already is not added again."""
        known = dict.fromkeys(self.ids.get(name, []))
        for row_id, uid in rows:
            known.setdefault(row_id)
            if uid:
                self.uids.add(uid)
        if known:
            self.ids[name] = list(known)


@cache
def regels_of(name: str) -> Regels:
    """The rules of a table by its name."""
    kinds: dict[str, type[Base]] = {m.class_.__tablename__: m.class_ for m in Base.registry.mappers}
    return kinds[name].regels


def dossier_tables() -> tuple[Table, ...]:
    """Tables with rows that stay no longer than their dossier, parents before children."""
    return tuple(t for t in Base.metadata.sorted_tables if regels_of(t.name).bewaren in {"dossier", "kort"})


def rows_of_dossier(
    connection: Connection,
    dossier_id: int,
    only: Collection[str] | None = None,
    *,
    zonder: Collection[int] = (),
) -> Rijen:
    """Find every row that belongs to a dossier, its people included; `zonder` = not these persons.

    Of them only what stands in this dossier is found: that they were in it, and what was done for them here.
    With `only` just the rows of these tables, and no values of the historie.
    """
    found = Rijen()
    for table in dossier_tables():
        if table.name != Waarde.__tablename__ and (only is None or table.name in only):
            found.add(table.name, _pick(connection, table, found, dossier_id, zonder))
    if only is not None:
        return found
    _add_pointing(connection, found)
    uid = connection.scalar(select(Dossier.uid).where(Dossier.id == dossier_id))
    found.add(Waarde.__tablename__, _values(connection, found.uids, str(uid or "")))
    return found


def rows_of_person(connection: Connection, persoon_id: int) -> Rijen:
    """Find the rows that are about one person alone: by a foreign key to the person, or by a uid.

    That uid is the person's, or that of a row with such a key: a step of somebody's goal is about them, and
    so is a period that begins with their uid (`rules.onderwerpen.SCHEIDING`). A row that names whom it is
    about by letter (`Regels.letters`) is theirs where no other letter stands there.
    """
    found = Rijen()
    uid = str(connection.scalar(select(Persoon.uid).where(Persoon.id == persoon_id)) or "")
    found.add(Persoon.__tablename__, [(persoon_id, uid)])
    for table in dossier_tables():
        keys = _keys_to(table, Persoon.__tablename__)
        if keys and table.name != Persoon.__tablename__:
            found.add(table.name, _rows(connection, table, or_(*(key == persoon_id for key in keys))))
    for table in lettered_tables():
        column = table.c[regels_of(table.name).letters]
        for dossier_id, letter in letters_of(connection, persoon_id):
            mine = and_(table.c.dossier_id == dossier_id, column == letter)
            found.add(table.name, _rows(connection, table, mine))
    owners = frozenset(found.uids)
    for table in dossier_tables():
        for name in regels_of(table.name).wijst:
            for part in in_parts(owners):
                column = table.c[name]
                before = [column.startswith(f"{one}{SCHEIDING}", autoescape=True) for one in part]
                found.add(table.name, _rows(connection, table, or_(column.in_(part), *before)))
    return found


def lettered_tables() -> tuple[Table, ...]:
    """Tables of a dossier whose rows say by letter whom they are about."""
    return tuple(table for table in dossier_tables() if regels_of(table.name).letters)


def letters_of(connection: Connection, persoon_id: int) -> list[tuple[int, str]]:
    """The dossiers that a person is or was in (ids), each with the letter there."""
    rows = connection.execute(
        select(Lidmaatschap.dossier_id, Lidmaatschap.letter)
        .where(Lidmaatschap.persoon_id == persoon_id, Lidmaatschap.letter != "")
        .distinct()
        .order_by(Lidmaatschap.dossier_id, Lidmaatschap.letter)
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def removed_of_person(connection: Connection, persoon_id: int) -> set[str]:
    """The uids of rows that named one person by letter and were taken away: their values are kept still."""
    found: set[str] = set()
    for table in lettered_tables():
        for dossier_id, letter in letters_of(connection, persoon_id):
            of_dossier = select(Dossier.uid).where(Dossier.id == dossier_id).scalar_subquery()
            rows = connection.execute(
                select(Historie.object_uid, Waarde.oud)
                .join(Waarde, Waarde.historie_id == Historie.id)
                .where(
                    Historie.tabel == table.name,
                    Historie.actie == "weg",
                    Historie.dossier_uid == of_dossier,
                    Historie.object_uid.not_in(select(table.c.uid)),
                )
            )
            column = regels_of(table.name).letters
            found |= {uid for uid, oud in rows if (json.loads(oud) or {}).get(column) == letter}
    return found


def members_of(connection: Connection, dossier_id: int) -> list[int]:
    """The ids of everybody who is or was in a dossier, who was put in by mistake too."""
    rows = connection.execute(select(Lidmaatschap.persoon_id).where(Lidmaatschap.dossier_id == dossier_id))
    return list(dict.fromkeys(int(row[0]) for row in rows))


def in_parts(values: Iterable[int] | Iterable[str]) -> Iterator[list[int | str]]:
    """Cut values into pieces that fit in one statement, in order."""
    every: list[int | str] = sorted(values)
    for start in range(0, len(every), STUK):
        yield every[start : start + STUK]


# --- the way to a dossier ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weg:
    """How a table hangs on a dossier: this column holds ids of that table (empty = of the dossier)."""

    column: str
    parent: str


@cache
def way(table: Table) -> Weg | None:
    """The foreign key by which a row belongs to a dossier; None = only by a uid (`wijst`), or not at all.

    A key to a person comes last: a person may be in two dossiers, what hangs on a traject is of one.
    """
    if table.name in {Dossier.__tablename__, Persoon.__tablename__}:
        return Weg("id", table.name)
    keys = [
        (column.name, key.column.table.name)
        for column in table.columns
        for key in column.foreign_keys
        if _held(key.column.table)
    ]
    keys.sort(key=lambda k: (k[1] != Dossier.__tablename__, k[1] == Persoon.__tablename__))
    return Weg(*keys[0]) if keys else None


def _held(table: Table) -> bool:
    return table.name == Dossier.__tablename__ or regels_of(table.name).bewaren == "dossier"


def _pick(
    connection: Connection, table: Table, found: Rijen, dossier_id: int, zonder: Collection[int]
) -> list[tuple[int, str]]:
    found_by = way(table)
    if found_by is None:
        return []
    if table.name == Dossier.__tablename__:
        return _rows(connection, table, table.c.id == dossier_id)
    if table.name == Persoon.__tablename__:
        people = [one for one in members_of(connection, dossier_id) if one not in set(zonder)]
        return _of(connection, table, "id", people)
    if found_by.parent == Dossier.__tablename__:
        return _rows(connection, table, table.c[found_by.column] == dossier_id)
    return _of(connection, table, found_by.column, found.of(found_by.parent))


def _add_pointing(connection: Connection, found: Rijen) -> None:
    """Add rows without a key to the dossier that hold the uid of one of its rows (drafts)."""
    for table in dossier_tables():
        if way(table) is None:
            for name in regels_of(table.name).wijst:
                for part in in_parts(set(found.uids)):
                    found.add(table.name, _rows(connection, table, table.c[name].in_(part)))


def _values(connection: Connection, uids: set[str], dossier_uid: str) -> list[tuple[int, str]]:
    """The values in the historie of these objects, and of everything that was done in the dossier."""
    joined = select(Waarde.id).join(Historie, Historie.id == Waarde.historie_id)
    ids: dict[int, None] = {}
    for part in in_parts(uids):
        ids |= dict.fromkeys(
            int(r[0]) for r in connection.execute(joined.where(Historie.object_uid.in_(part)))
        )
    if dossier_uid:
        rows = connection.execute(joined.where(Historie.dossier_uid == dossier_uid))
        ids |= dict.fromkeys(int(r[0]) for r in rows)
    return [(one, "") for one in ids]


def _of(connection: Connection, table: Table, column: str, ids: Iterable[int]) -> list[tuple[int, str]]:
    return [row for part in in_parts(ids) for row in _rows(connection, table, table.c[column].in_(part))]


def _rows(connection: Connection, table: Table, where: ColumnElement[bool]) -> list[tuple[int, str]]:
    columns = [table.c.id, *([table.c.uid] if "uid" in table.c else [])]
    rows = connection.execute(select(*columns).where(where).order_by(table.c.id))
    return [(int(row[0]), str(row[1]) if len(columns) > 1 else "") for row in rows]


def _keys_to(table: Table, parent: str) -> list[Column[int]]:
    return [c for c in table.columns for key in c.foreign_keys if key.column.table.name == parent]
