"""What an event did beside its own row: remembered with it, so that it can be taken back whole later.

Undo takes back the last act; this takes back one event after others came (checklists-aanvulling section 4: a
tick is undone with its event). What somebody changed since by hand stays as they left it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import select

from models.base import Row
from models.errors import Refused
from models.services.ankers import put_back, redate
from models.services.gebeurtenis_rij import bron_of
from models.services.historie_schrijven import from_json, kind_of, to_json
from models.services.punten import open_of_event, redate_of_event
from models.services.verb import Transactie
from models.tables import Ankerdatum, Dossier, Gebeurtenis, Pauze, Tussenplek, Woonadres
from models.values import Anker

TERUG = "terug"
"""The key of an event under which stands what it did."""
ONTHOUDEN: Mapping[str, frozenset[str]] = {
    "aanbod": frozenset({"geweigerd_op", "ingetrokken_op"}),
    "dossier": frozenset({"in_opvang", "fase"}),
    "pauze": frozenset({"tot", "verwijtbaar"}),
    "tussenplek": frozenset({"tot"}),
    "woonadres": frozenset({"soort", "van", "tot"}),
}
"""Columns that an event may change and that go back with it: days and codes, no names."""
BEWOOND = ("woning", "tijdelijk", "opvang")
"""Kinds of address at which a gezin lives."""
_VOLGORDE = {"van": 0, "soort": 2}
"""What goes back first and last: where a gezin lives is known by the begin of each place."""
PUNT = "punt"
"""The key of an event under which stands the line whose tick told it."""
DOOR: Mapping[Anker, str] = {
    Anker.TEKENDATUM: "getekend",
    Anker.VERHUIZING: "verhuisd",
    Anker.UITSPRAAK: "uitspraak",
}
"""Anchors whose real date is an event with work of its own, and which event that is."""


@contextmanager
def remembered(t: Transactie, event: Gebeurtenis) -> Iterator[None]:
    """Do the work of an event; what that changes is remembered with it."""
    t.session.flush()
    begin = t.schrift.mark()
    yield
    t.session.flush()
    rows: list[object] = []
    ankers: list[object] = []
    stappen: list[object] = []
    for one in t.schrift.since(begin):
        if one.actie == "wijzig" and one.veld in ONTHOUDEN.get(one.tabel, ()):
            rows.append([one.tabel, one.uid, one.veld, json.loads(one.oud), json.loads(one.nieuw)])
        elif one.actie == "nieuw" and one.tabel == Ankerdatum.__tablename__:
            ankers.append(one.uid)
        elif one.actie == "nieuw" and one.tabel == Gebeurtenis.__tablename__:
            stappen.append(one.uid)
    was = json.loads(event.gegevens or "{}").get(TERUG, {})
    told = {"rijen": rows, "ankers": ankers, "stappen": stappen}
    both = {key: [*was.get(key, ()), *value] for key, value in told.items()}
    tell(event, {TERUG: {key: value for key, value in both.items() if value} or None})


def tell(event: Gebeurtenis, more: Mapping[str, object]) -> None:
    """Add to what is known of an event; a value of None takes that away."""
    known = json.loads(event.gegevens or "{}") | more
    event.gegevens = json.dumps(
        {key: value for key, value in known.items() if value is not None}, ensure_ascii=False, sort_keys=True
    )


def event_of(t: Transactie, row: Ankerdatum | None) -> Gebeurtenis | None:
    """The event that set the real date of an anchor, also where the date was corrected since; or None."""
    while row is not None and row.werkelijk is not None:
        kind, _colon, uid = row.bron.partition(":")
        if kind == "gebeurtenis":
            found = t.session.scalars(
                select(Gebeurtenis).where(
                    Gebeurtenis.uid == uid,
                    Gebeurtenis.soort == DOOR.get(Anker(row.soort)),
                    Gebeurtenis.ingetrokken_op.is_(None),
                )
            ).one_or_none()
            if found is not None:
                return found
        row = t.session.scalars(select(Ankerdatum).where(Ankerdatum.uid == row.vervangt)).one_or_none()
    return None


def withdraw(t: Transactie, dossier: Dossier, event: Gebeurtenis) -> None:
    """Take back an event with all that it did; what was changed by hand since stays."""
    t.session.flush()
    back = json.loads(event.gegevens or "{}").get(TERUG, {})
    event.ingetrokken_op = t.nu
    for uid in back.get("stappen", ()):
        step = _row(t, Gebeurtenis.__tablename__, uid)
        if isinstance(step, Gebeurtenis):
            step.ingetrokken_op = t.nu
    newest_first = back.get("rijen", [])[::-1]
    rijen = sorted(newest_first, key=lambda entry: _VOLGORDE.get(entry[2], 1))
    with t.session.no_autoflush:  # days of one row go back together: its begin may not pass its end
        for tabel, uid, veld, oud, nieuw in rijen:
            row = _row(t, tabel, uid)
            if row is None or not _is(row, veld, nieuw):
                continue
            if isinstance(row, Woonadres) and veld == "soort" and row.van is not None:
                continue  # who lives there by a move that stays keeps it as a home
            value = from_json(type(row), veld, oud)
            setattr(row, veld, _end_of(t, row) if veld == "tot" and value is None else value)
    t.session.flush()
    for uid in reversed(back.get("ankers", ())):
        made = _row(t, Ankerdatum.__tablename__, uid)
        if isinstance(made, Ankerdatum):
            main = DOOR.get(Anker(made.soort)) == event.soort
            put_back(t, dossier, made, bron=bron_of(event), ook_later=main)
    open_of_event(t, dossier, event.uid, json.loads(event.gegevens or "{}").get(PUNT, ""))


def shift(t: Transactie, dossier: Dossier, event: Gebeurtenis, was: date, dag: date) -> None:
    """Give an event another day, with the days that it set. Raises Refused("tot_voor_van")."""
    t.session.flush()
    told = json.loads(event.gegevens or "{}")
    event.op = dag
    with t.session.no_autoflush:
        for entry in told.get(TERUG, {}).get("rijen", ()):
            tabel, uid, veld, _oud, nieuw = entry
            row = _row(t, tabel, uid) if nieuw == was.isoformat() else None
            if row is None or not _is(row, veld, nieuw):
                continue
            setattr(row, veld, dag)
            entry[4] = dag.isoformat()
            van, tot = getattr(row, "van", None), getattr(row, "tot", None)
            if van is not None and tot is not None and tot < van:
                raise Refused("tot_voor_van", veld="werkelijk")
    event.gegevens = json.dumps(told, ensure_ascii=False, sort_keys=True)
    for uid in told.get(TERUG, {}).get("ankers", ()):
        made = _row(t, Ankerdatum.__tablename__, uid)
        if isinstance(made, Ankerdatum) and made.soort == Anker.EINDE_TIJDELIJK:
            redate(t, dossier, made, was, dag, bron=bron_of(event))
    redate_of_event(t, dossier, event.uid, dag)
    t.session.flush()


def _end_of(t: Transactie, row: Row) -> date | None:
    """The end that a row gets back which had none: where the next one of its kind began; None = it runs.

    The clock stands still once at a time, and a gezin lives in one place: where it went since, it is still.
    """
    if not isinstance(row, Pauze | Tussenplek | Woonadres) or row.tot is None:
        return None
    kind: Any = type(row)
    others = t.session.scalars(select(kind).where(kind.dossier_id == row.dossier_id, kind.id != row.id))
    since: list[date] = [
        one.van for one in others if one.van is not None and one.van >= row.tot and _counts(one)
    ]
    if not since:
        return None
    return min(since) if isinstance(row, Pauze) else row.tot


def _counts(row: Row) -> bool:
    """Whether a row that began later takes the place of an earlier one: an offer does not."""
    return not isinstance(row, Woonadres) or row.soort in BEWOOND


def _row(t: Transactie, tabel: str, uid: str) -> Row | None:
    kind = kind_of(tabel)
    return None if kind is None else t.session.scalars(select(kind).where(kind.uid == uid)).one_or_none()


def _is(row: Row, veld: str, nieuw: object) -> bool:
    """Whether a column still holds what the event wrote."""
    return bool(json.loads(to_json(getattr(row, veld))) == nieuw)
