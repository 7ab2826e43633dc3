"""Writes the historie of a transaction: which field of which object changed, without its value.

One listener on the session does it for every table that declares `historie=True`; no verb can forget it.
It listens after the flush, because only then ids and defaults are known (foundations 15).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import PassiveFlag, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from models.base import Base, Row
from models.tables import Dossier, Historie, Waarde

_STIL = frozenset({"id", "uid", "versie"})


class Lopend(Protocol):
    """What a running verb tells: its bewerking, the dossiers it touched and made, and what it may reach."""

    bewerking_id: int
    touched: dict[int, str]
    gemaakt: set[int]

    def check_reach(self, dossier_id: int) -> None:
        """Refuse a dossier out of reach."""
        ...


def attach(session: Session, lopend: Lopend) -> None:
    """Let this session write its historie under the bewerking, and refuse rows of dossiers out of reach."""
    touched = lopend.touched
    keten = _Keten(session, lopend.bewerking_id)

    def after_flush(flushed: Session, context: UOWTransaction) -> None:
        del context
        _check_reach(flushed, lopend)
        for obj in flushed.new:
            if _told(obj):
                keten.write(obj, "nieuw", "", None, _snapshot(obj), _dossier_uid(flushed, obj, touched))
        for obj in flushed.dirty:
            if _told(obj):
                dossier_uid = _dossier_uid(flushed, obj, touched)
                for name, old, new in _changed(obj):
                    keten.write(obj, "wijzig", name, old, new, dossier_uid)
        for obj in flushed.deleted:
            if _told(obj):
                keten.write(obj, "weg", "", _snapshot(obj), None, _dossier_uid(flushed, obj, touched))
        keten.flush()

    event.listen(session, "after_flush", after_flush)


def digest(zout: bytes, oud: str, nieuw: str) -> str:
    """Make the digest that stays when the values are erased: HMAC-SHA256 over the old and new value."""
    return hmac.new(zout, f"{oud}\x1f{nieuw}".encode(), hashlib.sha256).hexdigest()


def link(previous: str, uid: str, actie: str, veld: str, mark: str) -> str:
    """Make the next value of the chain; it covers the digest, never the value itself."""
    return hashlib.sha256(f"{previous}\x1f{uid}\x1f{actie}\x1f{veld}\x1f{mark}".encode()).hexdigest()


def to_json(value: object) -> str:
    """Spell a column value as JSON; days and moments as ISO text."""
    return json.dumps(value, ensure_ascii=False, default=_spell, sort_keys=True)


def _spell(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


_S_LAATSTE = select(Historie.id, Historie.keten).order_by(Historie.id.desc()).limit(1)


class _Keten:
    """Collects the rows of one flush and writes them with two statements."""

    def __init__(self, session: Session, bewerking_id: int) -> None:
        self._session = session
        self._bewerking_id = bewerking_id
        self._head: str | None = None
        self._last_id = 0
        self._rows: list[dict[str, Any]] = []
        self._values: list[dict[str, Any]] = []

    def write(self, obj: Base, actie: str, veld: str, old: object, new: object, dossier_uid: str) -> None:
        if self._head is None:
            last = self._session.connection().execute(_S_LAATSTE).first()
            self._last_id, self._head = (last[0], last[1]) if last is not None else (0, "")
        zout = secrets.token_bytes(16)
        oud, nieuw = to_json(old), to_json(new)
        mark = digest(zout, oud, nieuw)
        uid = str(getattr(obj, "uid", ""))
        self._head = link(self._head, uid, actie, veld, mark)
        self._last_id += 1
        self._rows.append(
            {
                "id": self._last_id,
                "bewerking_id": self._bewerking_id,
                "tabel": obj.__tablename__,
                "object_uid": uid,
                "dossier_uid": dossier_uid,
                "actie": actie,
                "veld": veld,
                "digest": mark,
                "keten": self._head,
            }
        )
        self._values.append({"historie_id": self._last_id, "zout": zout, "oud": oud, "nieuw": nieuw})

    def flush(self) -> None:
        if self._rows:
            connection = self._session.connection()
            connection.execute(insert(Historie), self._rows)
            connection.execute(insert(Waarde), self._values)
            self._rows, self._values = [], []


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
    state = {name: getattr(obj, name) for name in _columns(type(obj))}
    return {name: value for name, value in state.items() if value not in (None, "", False)}


def _changed(obj: Base) -> list[tuple[str, object, object]]:
    found = []
    state = inspect(obj)
    for name in _columns(type(obj)):
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
        row = session.connection().execute(select(Dossier.uid).where(Dossier.id == dossier_id)).first()
        return str(row[0]) if row is not None else ""
    return next(iter(touched.values())) if len(touched) == 1 else ""
