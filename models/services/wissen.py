"""Empties and removes what is kept about a dossier or a person, as the rules of each table say.

The only code that changes rows past the historie, on purpose: a historie of what was erased would keep it.
What is written down of it is the bewerking, and a line without names in the register (`Vernietiging`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Table, case, delete, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.base import Base, CleanText
from models.queries.van_wie import (
    Rijen,
    dossier_tables,
    in_parts,
    members_of,
    regels_of,
    removed_of_person,
    rows_of_dossier,
    rows_of_person,
)
from models.rules.namen import Naamzoeker, fold, name_words
from models.services.lijstkeuze import scrub_lijsten
from models.services.zoekindex import update_index
from models.store.fts import purge, remove, remove_dossier
from models.tables import (
    Dossier,
    Historie,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Waarde,
)

GEWIST = "#gewist"
"""What stands where text was erased that may not be empty; `resources.sentences` puts it in words."""
VERVANGEN = "…"
"""What stands where the name of an erased person stood in a text about the whole gezin."""


def elsewhere(connection: Connection, dossier_id: int) -> list[int]:
    """The people of a dossier who are in another one that still has its names: they keep theirs."""
    rows = connection.execute(
        select(Lidmaatschap.persoon_id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .where(
            Lidmaatschap.persoon_id.in_(members_of(connection, dossier_id)),
            Lidmaatschap.dossier_id != dossier_id,
            Lidmaatschap.reden_uit != "vergissing",
            Dossier.anoniem_op.is_(None),
        )
        .distinct()
    )
    return [int(row[0]) for row in rows]


def empty_dossier(session: Session, dossier: Dossier) -> dict[str, int]:
    """Take names, contacts, notes, values, drafts, notices, stand and search words of a dossier away.

    Bare rows and dates stay: they count. Gives the number of rows that went or were emptied, by table.
    """
    connection = session.connection()
    staying = elsewhere(connection, dossier.id)
    names = _names_of_dossier(session, dossier, staying)
    found = rows_of_dossier(connection, dossier.id, zonder=staying)
    around = _shared_rows(connection, found)
    done: dict[str, int] = {}
    for table in reversed(dossier_tables()):
        ids = found.of(table.name)
        if not ids:
            continue
        if _goes(table):
            _delete(connection, table, ids)
            done[table.name] = len(ids)
        elif _empty(connection, table, ids):
            done[table.name] = len(ids)
    _empty_last(connection, around)
    if names is not None:
        scrub_lijsten(connection, names, VERVANGEN)
    done["zoek_document"] = remove_dossier(session, dossier.uid)
    session.expire_all()
    for other in _dossiers_of(session, staying, dossier.id):
        update_index(session, other)
    purge(session)
    return done


def remove_rows(session: Session, dossier: Dossier) -> dict[str, int]:
    """Remove every row of a dossier, its people too unless they are in another one."""
    connection = session.connection()
    rows = connection.execute(
        select(Lidmaatschap.persoon_id).where(
            Lidmaatschap.persoon_id.in_(members_of(connection, dossier.id)),
            Lidmaatschap.dossier_id != dossier.id,
        )
    )
    found = rows_of_dossier(connection, dossier.id, zonder={int(row[0]) for row in rows})
    if remove_dossier(session, dossier.uid):
        purge(session)
    done: dict[str, int] = {}
    for table in reversed(dossier_tables()):
        ids = found.of(table.name)
        if ids:
            _delete(connection, table, ids)
            done[table.name] = len(ids)
    session.expunge_all()
    return done


def removed_people(connection: Connection, dossier_id: int) -> list[int]:
    """The people who go with a dossier when it is destroyed: those who are in no other one."""
    people = members_of(connection, dossier_id)
    rows = connection.execute(
        select(Lidmaatschap.persoon_id).where(
            Lidmaatschap.persoon_id.in_(people), Lidmaatschap.dossier_id != dossier_id
        )
    )
    others = {int(row[0]) for row in rows}
    return [one for one in people if one not in others]


def empty_person(session: Session, persoon: Persoon) -> dict[str, int]:
    """Take all that is about one person away, their name in texts about the gezin too; the bare row stays."""
    connection = session.connection()
    persoon_id, uid = persoon.id, persoon.uid
    found = rows_of_person(connection, persoon_id)
    found.uids |= removed_of_person(connection, persoon_id)
    names = _names(session, persoon_id)
    done: dict[str, int] = {}
    for table in reversed(dossier_tables()):
        ids = found.of(table.name)
        if not ids:
            continue
        if _goes(table):
            _delete(connection, table, ids)
            done[table.name] = len(ids)
        elif _empty(connection, table, ids):
            done[table.name] = len(ids)
    if names is not None:
        scrub_lijsten(connection, names, VERVANGEN)
    dossiers = list(_dossiers_of(session, [persoon_id], 0))
    for dossier in dossiers:
        done["tekst"] = done.get("tekst", 0) + _scrub(connection, dossier.id, names)
    done[Waarde.__tablename__] = _delete_values(connection, found.uids, [d.uid for d in dossiers], names)
    remove(session, "persoon", uid)
    session.expire_all()
    for dossier in dossiers:
        if VERVANGEN in dossier.naam:
            dossier.naam = _other_name(session, dossier.id) or dossier.nummer
            session.flush()
        update_index(session, dossier)
    purge(session)  # last: every change of the index leaves the old words behind
    return done


# --- one table --------------------------------------------------------------------------------------------


def _goes(table: Table) -> bool:
    regels = regels_of(table.name)
    return regels.bewaren == "kort" or regels.anoniem == "weg"


def _delete(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    for part in in_parts(ids):
        connection.execute(delete(table).where(table.c.id.in_(part)))


def _empty(connection: Connection, table: Table, ids: Iterable[int]) -> bool:
    """Empty the columns of rows that stay; False when nothing in this table leads to anybody."""
    regels = regels_of(table.name)
    values: dict[str, Any] = {name: _nothing(table.c[name]) for name in (*regels.persoon, *regels.vrij)}
    values |= {
        name: case((table.c[name] == "", ""), (table.c[name].like("#%"), table.c[name]), else_=GEWIST)
        for name in regels.reden
    }
    for part in in_parts(ids):
        if values:
            changed = update(table).where(table.c.id.in_(part))
            connection.execute(changed.values(**values, versie=table.c.versie + 1))
        for name, keys in regels.deels:
            _keep_keys(connection, table, name, keys, part)
    return bool(values or regels.deels)


def _nothing(column: Column[Any]) -> Any:  # noqa: ANN401 - the column decides the type
    if isinstance(column.type, CleanText):
        return ""
    if column.nullable:
        return None
    default = column.default
    assert default is not None and default.is_scalar  # noqa: S101, PT018 - a test looks at every column
    return default.arg  # type: ignore[attr-defined] # a scalar default has it


def _keep_keys(
    connection: Connection, table: Table, name: str, keys: tuple[str, ...], ids: list[int | str]
) -> None:
    """Keep only these keys of a JSON column."""
    rows = connection.execute(select(table.c.id, table.c[name]).where(table.c.id.in_(ids))).all()
    for row_id, text in rows:
        told = json.loads(text or "{}")
        kept = {key: value for key, value in told.items() if key in keys} if isinstance(told, dict) else {}
        if kept != told:
            connection.execute(
                update(table)
                .where(table.c.id == row_id)
                .values({name: json.dumps(kept, ensure_ascii=False, sort_keys=True)})
            )


# --- what hangs around a dossier --------------------------------------------------------------------------


def _shared_rows(connection: Connection, found: Rijen) -> dict[str, set[int]]:
    """Rows of several dossiers (a regeldag, a transfer) that rows of this one point to, by table."""
    shared: dict[str, set[int]] = {}
    for column in _to_shared():
        for part in in_parts(found.of(column.table.name)):
            rows = connection.execute(select(column).where(column.table.c.id.in_(part), column.is_not(None)))
            shared.setdefault(_target(column), set()).update(int(row[0]) for row in rows)
    return shared


def _empty_last(connection: Connection, shared: Mapping[str, set[int]]) -> None:
    """Empty the typed text of those that no dossier with names hangs on any more."""
    for name, ids in shared.items():
        used: set[int] = set()
        for column in _to_shared():
            if _target(column) == name and _goes(Base.metadata.tables[column.table.name]):
                rows = connection.execute(select(column).where(column.in_(sorted(ids))))
                used |= {int(row[0]) for row in rows}
        if ids - used:
            _empty(connection, Base.metadata.tables[name], ids - used)


def _to_shared() -> list[Column[int]]:
    """The columns by which rows of a dossier hang on a row of several dossiers."""
    return [
        column
        for table in dossier_tables()
        for column in table.columns
        for key in column.foreign_keys
        if regels_of(key.column.table.name).met_laatste
    ]


def _target(column: Column[int]) -> str:
    return next(iter(column.foreign_keys)).column.table.name


def _dossiers_of(session: Session, people: Collection[int], but: int) -> Iterable[Dossier]:
    return session.scalars(
        select(Dossier)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .where(Lidmaatschap.persoon_id.in_(sorted(people)), Dossier.id != but, Dossier.anoniem_op.is_(None))
        .distinct()
        .order_by(Dossier.id)
    ).all()


# --- the name of one person in texts about the gezin ------------------------------------------------------


def _names(session: Session, persoon_id: int) -> Naamzoeker | None:
    """Words that lead to one person and to nobody else of their gezin: names, numbers, addresses of mail."""
    own = session.scalars(
        select(Persoonsgegevens).where(Persoonsgegevens.persoon_id == persoon_id)
    ).one_or_none()
    if own is None:
        return None
    dossiers = [d.id for d in _dossiers_of(session, [persoon_id], 0)]
    others = session.execute(
        select(Persoonsgegevens.roepnaam, Persoonsgegevens.achternaam)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
        .where(Lidmaatschap.dossier_id.in_(dossiers), Persoonsgegevens.persoon_id != persoon_id)
    ).all()
    shared = {fold(word) for word in name_words(str(name) for row in others for name in row)}
    words = {
        word
        for word in name_words((own.roepnaam, own.achternaam, own.naam_oorspronkelijk))
        if fold(word) not in shared
    }
    whole = {*words, *filter(None, (own.v_nummer, own.telefoon, own.email))}
    return Naamzoeker(whole) if whole else None


def _names_of_dossier(session: Session, dossier: Dossier, staying: Collection[int]) -> Naamzoeker | None:
    """Words that lead to a gezin, or to somebody who is in no other one: for lists outside the dossier."""
    connection = session.connection()
    going = [one for one in members_of(connection, dossier.id) if one not in staying]
    rows = connection.execute(
        select(
            Persoonsgegevens.roepnaam,
            Persoonsgegevens.achternaam,
            Persoonsgegevens.naam_oorspronkelijk,
            Persoonsgegevens.v_nummer,
            Persoonsgegevens.telefoon,
            Persoonsgegevens.email,
        ).where(Persoonsgegevens.persoon_id.in_(going))
    ).all()
    words = name_words([dossier.naam, *(str(name) for row in rows for name in row[:3])])
    whole = {*words, *(str(sign) for row in rows for sign in row[3:] if sign)}
    return Naamzoeker(whole) if whole else None


def _other_name(session: Session, dossier_id: int) -> str:
    """The name of who else is in a gezin that was called after the erased person."""
    row = session.execute(
        select(Persoonsgegevens.achternaam, Persoonsgegevens.roepnaam)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoonsgegevens.persoon_id)
        .where(Lidmaatschap.dossier_id == dossier_id)
        .order_by(Lidmaatschap.tot.is_not(None), Lidmaatschap.id)
        .limit(1)
    ).first()
    return "" if row is None else str(row[0] or row[1])


def _scrub(connection: Connection, dossier_id: int, names: Naamzoeker | None) -> int:
    """Take the name out of every typed text of a dossier; gives how many texts it stood in."""
    if names is None:
        return 0
    count = 0
    found = rows_of_dossier(connection, dossier_id)
    for table in dossier_tables():
        if table.name == Waarde.__tablename__:
            continue
        regels = regels_of(table.name)
        columns = [*regels.persoon, *regels.vrij, *regels.reden, *(name for name, _keys in regels.deels)]
        texts = [table.c[name] for name in columns if isinstance(table.c[name].type, CleanText)]
        if not texts:
            continue
        for part in in_parts(found.of(table.name)):
            rows = connection.execute(select(table.c.id, *texts).where(table.c.id.in_(part))).all()
            for row_id, *values in rows:
                changed = {
                    column.name: names.sub(VERVANGEN, value)
                    for column, value in zip(texts, values, strict=True)
                    if names.search(value or "")
                }
                if changed:
                    _set(connection, table, int(row_id), changed)
                    count += len(changed)
    return count


def _set(connection: Connection, table: Table, row_id: int, values: Mapping[str, str]) -> None:
    more = {"versie": table.c.versie + 1} if "versie" in table.c else {}
    connection.execute(update(table).where(table.c.id == row_id).values(**values, **more))


def _delete_values(
    connection: Connection, uids: set[str], dossiers: list[str], names: Naamzoeker | None
) -> int:
    """Delete the values in the historie of a person's rows, and those of the gezin that name the person."""
    joined = select(Waarde.id, Waarde.oud, Waarde.nieuw).join(Historie, Historie.id == Waarde.historie_id)
    gone: dict[int, None] = {}
    for part in in_parts(uids):
        gone |= dict.fromkeys(
            int(r[0]) for r in connection.execute(joined.where(Historie.object_uid.in_(part)))
        )
    if names is not None:
        for row in connection.execute(joined.where(Historie.dossier_uid.in_([*dossiers, ""]))):
            if names.search(_plain(row[1])) or names.search(_plain(row[2])):
                gone.setdefault(int(row[0]))
    _delete(connection, Base.metadata.tables[Waarde.__tablename__], gone)
    return len(gone)


def _plain(text: str) -> str:
    """A stored value as people read it: JSON spells some signs otherwise."""
    try:
        return str(json.loads(text))
    except ValueError:
        return text
