"""Writes the logboek of a transaction: the bewerking, and which field of which object changed (no values).

One listener on the session gathers it for every table that declares `historie=True`; no verb can forget it.
It listens after the flush, because only then ids and defaults are known (foundations 15). All of it is
written once, at the end, each row linked to the one before it (`store/keten.py`).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Date, bindparam, event, func, insert, inspect, select
from sqlalchemy.orm import PassiveFlag, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from models.base import Base, Row, UtcMoment, new_uid
from models.store import INFO_SIGNER, Signer, keten
from models.store.seal import stamp
from models.tables import Actiepunt, Bewerking, Dossier, Gebeurtenis, Historie, Waarde
from models.values import Staat

_GEBEURTENIS = Gebeurtenis.__tablename__
_STIL = frozenset({"id", "uid", "versie"})
_AFGEROND = frozenset({Staat.GEDAAN.value, Staat.NVT.value})
"""States in which a line stays as it is: it is not planned anew."""


class Lopend(Protocol):
    """What a running verb tells: the dossiers it touched and made, and what it may reach."""

    session: Session
    touched: dict[int, str]
    gemaakt: set[int]
    schrift: Schrift

    def check_reach(self, dossier_id: int) -> None:
        """Refuse a dossier out of reach."""
        ...


def attach(session: Session, lopend: Lopend, schrift: Schrift) -> None:
    """Let this session gather its historie in `schrift`, and refuse rows of dossiers out of reach."""
    touched = lopend.touched

    def after_flush(flushed: Session, context: UOWTransaction) -> None:
        del context
        _check_reach(flushed, lopend)
        for obj in flushed.new:
            if _told(obj):
                uid = _dossier_uid(flushed, obj, touched)
                schrift.add(obj.__tablename__, _uid(obj), "nieuw", "", None, _snapshot(obj), uid)
        for obj in flushed.dirty:
            if _told(obj):
                uid = _dossier_uid(flushed, obj, touched)
                for name, old, new in _changed(obj, schrift.heropend):
                    schrift.add(obj.__tablename__, _uid(obj), "wijzig", name, old, new, uid)
        for obj in flushed.deleted:
            if _told(obj):
                uid = _dossier_uid(flushed, obj, touched)
                # with its number: what pointed at it finds it again after undo
                gone = _snapshot(obj) | {"id": getattr(obj, "id", None)}
                schrift.add(obj.__tablename__, _uid(obj), "weg", "", gone, None, uid)

    event.listen(session, "after_flush", after_flush)


def insert_told(lopend: Lopend, kind: type[Row], rows: Sequence[dict[str, Any]], dossier_id: int) -> None:
    """Put many new rows of one dossier into the kluis at once, told in the historie as objects are.

    For where a person waits for hundreds of rows: an object each costs five times the row itself. `rows` hold
    the columns that have another value than a new object would have.
    """
    if not rows:
        return
    lopend.check_reach(dossier_id)
    alle = [_empty(kind) | {"uid": new_uid()} | row for row in rows]
    connection = lopend.session.connection()
    connection.execute(insert(kind), alle)
    dossier_uid = lopend.touched.get(dossier_id) or str(connection.scalar(_S_UID, {"id": dossier_id}) or "")
    namen = _columns(kind)
    for row in alle:
        told = {naam: row[naam] for naam in namen if not _is_empty(kind, naam, row[naam])}
        lopend.schrift.add(kind.__tablename__, row["uid"], "nieuw", "", None, told, dossier_uid)


@cache
def _empty(kind: type[Row]) -> dict[str, Any]:
    """The columns of a new row of a table with the values that a new object has, without id and uid."""
    return {
        column.key: column.default.arg if column.default is not None and column.default.is_scalar else None
        for column in inspect(kind).local_table.columns
        if column.key not in ("id", "uid")
    }


_S_UID = select(Dossier.uid).where(Dossier.id == bindparam("id"))


def to_json(value: object) -> str:
    """Spell a column value as JSON; days and moments as ISO text."""
    return json.dumps(value, ensure_ascii=False, default=_spell, sort_keys=True)


def _spell(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def from_json(kind: type[Row], veld: str, value: object) -> object:
    """Read a value back from the JSON of the historie, by the type of its column."""
    if value is None or not isinstance(value, str):
        return value
    column = kind.__table__.c[veld].type
    if isinstance(column, UtcMoment):
        return datetime.fromisoformat(value)
    if isinstance(column, Date):
        return date.fromisoformat(value)
    return value


def kind_of(tabel: str) -> type[Row] | None:
    """The class of the rows of a table; None for a table that is not there (any more)."""
    found = (mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == tabel)
    return next(found, None)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change of one row within the running verb; `oud` and `nieuw` as JSON."""

    tabel: str
    uid: str
    actie: str
    veld: str
    oud: str
    nieuw: str


_S_LAATSTE = select(Bewerking.id, Bewerking.keten).order_by(Bewerking.id.desc()).limit(1)
_S_VOLGNR = select(func.max(Historie.id))
_I_BEWERKING, _I_HISTORIE, _I_WAARDE = insert(Bewerking), insert(Historie), insert(Waarde)
"""Statements of every verb are built once: a person waits for them."""
DEEL = 4000
"""So many changes wait in memory; a longer bewerking writes them in parts, however long it gets."""


class Schrift:
    """The rows of one bewerking: gathered while it runs, linked and written by `write`."""

    def __init__(self, session: Session, *, bewaart: bool = True) -> None:
        """For a session that writes: nobody else can add a bewerking before it ends.

        `bewaart` is False for what is rolled back anyway: then nothing is gathered.
        """
        last = session.connection().execute(_S_LAATSTE).first()
        self._session = session
        self._bewaart = bewaart
        self._schakel: str = last[1] if last is not None else ""
        """The last link so far; empty where the chain has to begin."""
        self._volgnr = -1
        """The number of the last change that is linked; -1 = not looked up yet."""
        self.bewerking_id: int = last[0] + 1 if last is not None else 1
        """The number that the bewerking gets."""
        self._rows: list[dict[str, Any]] = []
        self._values: list[tuple[bytes, str, str]] = []
        self.heropend: set[str] = set()
        """Uids of the lines that this bewerking opened again."""
        self._delen = False
        self._vast = 0
        """How many hold on to what is gathered: then no part of it is written yet."""

    def add(
        self, tabel: str, uid: str, actie: str, veld: str, old: object, new: object, dossier_uid: str
    ) -> None:
        """Remember a change; the values as they are now."""
        if not self._bewaart:
            return
        zout = secrets.token_bytes(16)
        oud, nieuw = to_json(old), to_json(new)
        self._values.append((zout, oud, nieuw))
        self._rows.append(
            {
                "tabel": tabel,
                "object_uid": uid,
                "dossier_uid": dossier_uid,
                "actie": actie,
                "veld": veld,
                "digest": keten.digest(zout, oud, nieuw),
            }
        )
        if len(self._rows) >= DEEL and not self._vast:
            self._write_part()

    def mark(self) -> int:
        """Begin to hold on to changes: how many were gathered so far. `since` lets go of them."""
        self._vast += 1
        return len(self._rows)

    def since(self, mark: int) -> list[Wijziging]:
        """The changes that were gathered after a `mark`, in their order."""
        self._vast -= 1
        rows = zip(self._rows[mark:], self._values[mark:], strict=True)
        return [
            Wijziging(row["tabel"], row["object_uid"], row["actie"], row["veld"], oud, nieuw)
            for row, (_zout, oud, nieuw) in rows
        ]

    def about(self, onderwerp: str) -> tuple[str, str]:
        """Say what it is about: what was made, else the one thing that changed, else the one event."""
        things = {(row["tabel"], row["object_uid"]) for row in self._rows}
        if self._delen:
            things |= self._written(onderwerp)
        if onderwerp:
            return next((thing for thing in things if thing[1] == onderwerp), ("", onderwerp))
        if len(things) == 1 and not self._delen:
            return next(iter(things))
        events = [thing for thing in things if thing[0] == _GEBEURTENIS]
        return events[0] if len(events) == 1 else ("", "")

    def write(self, moment: datetime, **fields: str) -> None:
        """Write the bewerking with these columns and all its changes, in the order of the chain."""
        signer: Signer = self._session.info[INFO_SIGNER]
        link = self._link()
        stored = {"id": self.bewerking_id, "op": stamp(moment), **fields}
        link = signer.bewerking(link, [stored[name] for name in keten.BEWERKING])
        self._session.connection().execute(_I_BEWERKING, stored | {"op": moment, "keten": link})
        self._put()

    def _write_part(self) -> None:
        """Write what was gathered so far, before the bewerking: that closes the chain, so it comes last."""
        self._link()
        with keten.bewerking_follows(self._session):
            self._put()
        self._delen = True

    def _link(self) -> str:
        """Number and link the gathered changes; give the last link."""
        signer: Signer = self._session.info[INFO_SIGNER]
        link = self._schakel or keten.begin(self._session, signer)
        if self._rows and self._volgnr < 0:
            self._volgnr = int(self._session.connection().scalar(_S_VOLGNR) or 0)
        for volgnr, row in enumerate(self._rows, start=self._volgnr + 1):
            row.update(id=volgnr, bewerking_id=self.bewerking_id)
            link = signer.historie(link, [row[name] for name in keten.HISTORIE])
            row["keten"] = link
        self._volgnr += len(self._rows)
        self._schakel = link
        return link

    def _put(self) -> None:
        """Put the linked changes and their values into the kluis, and forget them."""
        rows, values = self._rows, self._values
        self._rows, self._values = [], []
        if not rows:
            return
        connection = self._session.connection()
        connection.execute(_I_HISTORIE, rows)
        connection.execute(
            _I_WAARDE,
            [
                {"historie_id": row["id"], "zout": zout, "oud": oud, "nieuw": nieuw}
                for row, (zout, oud, nieuw) in zip(rows, values, strict=True)
            ],
        )

    def _written(self, onderwerp: str) -> set[tuple[str, str]]:
        """What was written in parts and `about` may name: the thing that was made, or its events."""
        query = select(Historie.tabel, Historie.object_uid).where(
            Historie.bewerking_id == self.bewerking_id,
            Historie.object_uid == onderwerp if onderwerp else Historie.tabel == _GEBEURTENIS,
        )
        return {(row[0], row[1]) for row in self._session.connection().execute(query.distinct().limit(2))}


def _check_reach(flushed: Session, lopend: Lopend) -> None:
    lopend.gemaakt.update(obj.id for obj in flushed.new if isinstance(obj, Dossier))
    held = {_held_by(obj) for group in (flushed.new, flushed.dirty, flushed.deleted) for obj in group}
    for dossier_id in held:
        if dossier_id is not None:
            lopend.check_reach(dossier_id)


def _held_by(obj: object) -> int | None:
    """The dossier that a changed row belongs to by its own column."""
    if not isinstance(obj, Row) or obj.regels.scope != "dossier":
        return None
    found = obj.id if isinstance(obj, Dossier) else getattr(obj, "dossier_id", None)
    return int(found) if found is not None else None


def _told(obj: object) -> bool:
    return isinstance(obj, Row) and obj.regels.historie


@cache
def _columns(kind: type[Base]) -> tuple[str, ...]:
    skipped = _STIL | set(kind.regels.afgeleid)
    return tuple(c.key for c in inspect(kind).column_attrs if c.key not in skipped)


def _snapshot(obj: Base) -> dict[str, object]:
    """What a whole row holds; what is as empty as it began is left out, and comes back so."""
    kind = type(obj)
    state = {name: getattr(obj, name) for name in _columns(kind)}
    return {name: value for name, value in state.items() if not _is_empty(kind, name, value)}


def _is_empty(kind: type[Base], name: str, value: object) -> bool:
    """Whether a new row has this in a column by itself: nought too, unless nothing can stand there."""
    return value is None or value == "" or (value in (0, False) and name not in _open(kind))


@cache
def _open(kind: type[Base]) -> frozenset[str]:
    """The columns of a table in which nothing may stand: there nought and no are something else."""
    return frozenset(column.key for column in inspect(kind).local_table.columns if column.nullable)


def _uid(obj: Base) -> str:
    return str(getattr(obj, "uid", ""))


def _changed(obj: Base, heropend: set[str]) -> list[tuple[str, object, object]]:
    """What changed in a row; `heropend` = the lines that were settled or gone when the bewerking began."""
    found = _differences(obj, _columns(type(obj)))
    if isinstance(obj, Actiepunt):
        if any(_rested(name, old) and new != old for name, old, new in found):
            heropend.add(obj.uid)
        if obj.uid in heropend:  # of such a line nothing was worked out anew: undo needs what it held
            found += _differences(obj, obj.regels.afgeleid)
    return found


def _rested(veld: str, old: object) -> bool:
    return old is not None if veld == "vervallen_op" else veld == "staat" and old in _AFGEROND


def _differences(obj: Base, columns: Sequence[str]) -> list[tuple[str, object, object]]:
    found = []
    state = inspect(obj)
    for name in columns:
        if name not in state.committed_state:  # never set since it was read: nothing to compare
            continue
        history = get_history(obj, name, PassiveFlag.PASSIVE_NO_INITIALIZE)
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                found.append((name, old, new))
    return found


def _dossier_uid(session: Session, obj: Base, touched: Mapping[int, str]) -> str:
    if isinstance(obj, Dossier):
        return obj.uid
    dossier_id = getattr(obj, "dossier_id", None)
    if dossier_id is not None:
        if dossier_id in touched:
            return touched[dossier_id]
        return str(session.connection().scalar(_S_UID, {"id": dossier_id}) or "")
    return next(iter(touched.values())) if len(touched) == 1 else ""
