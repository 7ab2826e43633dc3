"""Undo: a new bewerking with the inverse values, refused when something has moved on (foundations 15)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from models.base import Base, Row
from models.changes import Area
from models.errors import Refused
from models.queries.historie import AFGELEID, NIET_TERUG
from models.queries.sql import Rij
from models.rules.beginhier import Begin
from models.rules.termijnen import dump_afleiding, load_afleiding
from models.services.historie_schrijven import from_json, kind_of
from models.services.leden import touch_person
from models.services.naast import check_someone_beside
from models.services.verb import VERBS, Transactie, verb
from models.store.fts import remove
from models.tables import (
    Actiepunt,
    Betrokkene,
    Bewerking,
    Dossier,
    DossierStand,
    Historie,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Waarde,
)
from models.values import Recht, Staat

T = TypeVar("T")


@verb(
    "undo",
    Area.DOSSIER,
    Area.PUNTEN,
    Area.PERSONEN,
    Area.REGELDAG,
    Area.ORGANISATIES,
    Area.MEDEWERKERS,
    Area.INHOUD,
    Area.INSTELLINGEN,
    Area.AFDRUK,
    Area.BEWAREN,
    Area.MATRIX,
    Area.WONINGEN,
    Area.OVERDRACHT,
    Area.BERICHTEN,
    Area.GEMEENTE,
    recht=Recht.EIGEN,
)
def undo(t: Transactie, bewerking_uid: str) -> None:
    """Take back one operation, whole or not at all.

    It asks for the right of the operation itself. Raises Refused: bewerking_onbekend, geen_recht,
    geen_toegang, ongedaan_kan_niet (erased values, or no act that can be taken back),
    ongedaan_te_laat (an object was changed by a later operation), beschermd_laatste (nobody would be left
    beside an extra protected dossier).
    """
    found = t.session.scalars(select(Bewerking).where(Bewerking.uid == bewerking_uid)).one_or_none()
    if found is None:
        raise Refused("bewerking_onbekend")
    if found.soort in NIET_TERUG:
        raise Refused("ongedaan_kan_niet")
    recht = VERBS[found.soort].recht if found.soort in VERBS else Recht.DOSSIER
    t.require(recht)
    if recht is Recht.EIGEN and found.wie != t.wie:
        raise Refused("geen_recht", recht=recht.value)  # everybody has this right, over what is their own
    if not _is_whole(t, found.id):
        raise Refused("ongedaan_kan_niet")
    t.undo_van = bewerking_uid
    for uids in _parts(t, select(Historie.dossier_uid), found.id, Historie.dossier_uid != ""):
        for dossier in t.session.scalars(select(Dossier).where(Dossier.uid.in_(uids))):
            t.touch(dossier)  # who lost sight of it (extra protected since) hears that, nothing of what moved
    _touch_people(t, found.id)
    _check_moved_on(t, found.id)
    _turn_back(t, found.id)
    if _parts(t, select(Historie.object_uid), found.id, Historie.tabel == Betrokkene.__tablename__):
        for ids in _batches(tuple(t.touched)):
            for dossier in t.session.scalars(select(Dossier).where(Dossier.id.in_(ids))):
                check_someone_beside(t, dossier, t.vandaag)


DEEL = 400
"""So many changes are taken up at a time: a long bewerking needs no more memory than a short one."""


def _is_whole(t: Transactie, bewerking_id: int) -> bool:
    """Whether the bewerking changed anything, and all its values are still there."""
    rows = select(Historie.id).where(Historie.bewerking_id == bewerking_id).limit(1)
    erased = rows.join(Waarde, Waarde.historie_id == Historie.id, isouter=True).where(Waarde.id.is_(None))
    return t.session.scalar(rows) is not None and t.session.scalar(erased) is None


def _parts(
    t: Transactie, query: Select[str], bewerking_id: int, *where: ColumnElement[bool]
) -> list[list[str]]:
    """The different uids of a bewerking, in parts that one statement can ask for."""
    found = t.session.scalars(query.where(Historie.bewerking_id == bewerking_id, *where).distinct())
    return list(_batches(found))


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    values = iter(values)
    while part := list(islice(values, DEEL)):
        yield part


def _pages(t: Transactie, bewerking_id: int, *where: ColumnElement[bool]) -> Iterator[Sequence[Rij]]:
    """Read the changes of a bewerking with their old values, the last one first, a page at a time."""
    query = (
        select(Historie.id, Historie.tabel, Historie.object_uid, Historie.actie, Historie.veld, Waarde.oud)
        .join(Waarde, Waarde.historie_id == Historie.id)
        .where(Historie.bewerking_id == bewerking_id, *where)
        .order_by(Historie.id.desc())
        .limit(DEEL)
    )
    connection = t.session.connection()
    rows = connection.execute(query).all()
    while rows:
        yield rows
        rows = connection.execute(query.where(Historie.id < rows[-1].id)).all()


def _touch_people(t: Transactie, bewerking_id: int) -> None:
    """Fields of somebody in several gezinnen hang on no dossier in the historie: all must be in reach.

    Whose dossiers all stand in this bewerking, was reached with those.
    """
    told = select(Historie.dossier_uid).where(Historie.bewerking_id == bewerking_id)
    elsewhere = (
        select(Lidmaatschap.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .where(Lidmaatschap.persoon_id == Persoon.id, Dossier.uid.not_in(told))
        .exists()
    )
    about = Historie.tabel == Persoonsgegevens.__tablename__
    for uids in _parts(t, select(Historie.object_uid), bewerking_id, about):
        for persoon in t.session.scalars(
            select(Persoon)
            .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
            .where(Persoonsgegevens.uid.in_(uids), elsewhere)
        ).all():
            touch_person(t, persoon)


def _turn_back(t: Transactie, bewerking_id: int) -> None:
    """Set the old values again, in an order that keys and unique indexes allow.

    References first, so that nothing points at what goes; then what was made goes; then the other values.
    """
    with t.session.no_autoflush:
        for page in _pages(t, bewerking_id, Historie.actie != "nieuw"):
            for change in page:
                if change.actie == "weg":
                    _revive(t, change)
                elif _is_reference(change):
                    _set_back(t, change)
            t.session.flush()
    _delete(t, bewerking_id)
    _set_values_back(t, bewerking_id)


def _set_values_back(t: Transactie, bewerking_id: int) -> None:
    """Set the old values again of what is no reference, in rows that the bewerking did not make."""
    here = aliased(Historie)
    made = select(here.id).where(
        here.object_uid == Historie.object_uid,
        here.bewerking_id + 0 == bewerking_id,  # + 0: found by object; else all of it is read each time
        here.actie == "nieuw",
        here.tabel == Historie.tabel,
    )
    changed = (Historie.actie == "wijzig", ~made.exists())
    with t.session.no_autoflush:
        for page in _pages(t, bewerking_id, *changed):
            for change in page:
                if not _is_reference(change):
                    _set_back(t, change)
            t.session.flush()
    lijnen = Historie.tabel == Actiepunt.__tablename__
    for uids in _parts(t, select(Historie.object_uid), bewerking_id, lijnen, *changed):
        for punt in t.session.scalars(select(Actiepunt).where(Actiepunt.uid.in_(uids))):
            _forget_start(punt)
    t.session.flush()


def _is_reference(change: Rij) -> bool:
    """Whether a changed field points to another row."""
    return bool(_kind(change.tabel).__table__.c[change.veld].foreign_keys)


def _set_back(t: Transactie, change: Rij) -> None:
    obj = _object(t, change)
    if obj is None:
        raise Refused("ongedaan_te_laat")
    setattr(obj, change.veld, from_json(type(obj), change.veld, json.loads(change.oud)))


def _forget_start(punt: Actiepunt) -> None:
    """Let go of what *Wij beginnen hier* decided about a line that undo opened again.

    That decision is worked out, so it is not in the historie. Kept, it would look as if a person had opened
    a line that was put away; a line that a person opened says so itself and keeps it.
    """
    if punt.staat != Staat.OPEN.value or punt.voor_onze_tijd:
        return
    told = load_afleiding(punt.afleiding)
    if told.begin in (Begin.VOOR_ONZE_TIJD, Begin.BEWEZEN):
        punt.afleiding = dump_afleiding(replace(told, begin=""))


def _check_moved_on(t: Transactie, bewerking_id: int) -> None:
    """Refuse when a later operation changed one of the objects; what the calendar did may be redone."""
    for uids in _parts(t, select(Historie.object_uid), bewerking_id):
        later = t.session.scalar(
            select(Historie.id)
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .where(
                Historie.object_uid.in_(uids),
                Historie.bewerking_id > bewerking_id,
                Bewerking.soort != "dagwissel",
                Historie.veld.not_in(AFGELEID),
            )
            .limit(1)
        )
        if later is not None:
            raise Refused("ongedaan_te_laat")


def _kind(tabel: str) -> type[Row]:
    found = kind_of(tabel)
    if found is None:
        raise Refused("ongedaan_kan_niet")
    return found


def _object(t: Transactie, change: Rij) -> Row | None:
    cls = _kind(change.tabel)
    found: Row | None = t.session.scalars(select(cls).where(cls.uid == change.object_uid)).one_or_none()
    return found


def _revive(t: Transactie, change: Rij) -> None:
    """Put a row back that was taken away, under its own number unless another row got that since."""
    cls = _kind(change.tabel)
    state = {k: from_json(cls, k, v) for k, v in json.loads(change.oud).items()}
    if t.session.get(cls, state.get("id") or 0) is not None:
        del state["id"]
    t.session.add(cls(uid=change.object_uid, **state))
    t.session.flush()


_GEZOCHT = {
    "dossier": "dossier",
    "persoon": "persoon",
    "woonadres": "adres",
    "organisatie": "organisatie",
    "contactpersoon": "contactpersoon",
}
"""Tables whose rows stand in the search index, and as what."""


def _delete(t: Transactie, bewerking_id: int) -> None:
    """Delete what the operation made, children before parents, a page at a time."""
    nieuw = Historie.actie == "nieuw"
    dossiers = Historie.tabel == Dossier.__tablename__
    gone: list[int] = []
    for uids in _parts(t, select(Historie.object_uid), bewerking_id, nieuw, dossiers):
        gone += t.session.scalars(select(Dossier.id).where(Dossier.uid.in_(uids)))
    for ids in _batches(gone):
        for stand in t.session.scalars(select(DossierStand).where(DossierStand.dossier_id.in_(ids))):
            t.session.delete(stand)
        t.session.flush()
    tables = {name for part in _parts(t, select(Historie.tabel), bewerking_id, nieuw) for name in part}
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in tables:
            continue
        tables.discard(table.name)
        own = any(key.column.table is table for key in table.foreign_keys)
        for page in _pages(t, bewerking_id, nieuw, Historie.tabel == table.name):
            _delete_page(t, table.name, [change.object_uid for change in page], one_by_one=own)
    if tables:
        raise Refused("ongedaan_kan_niet")
    for dossier_id in gone:
        t.touched.pop(dossier_id, None)


def _delete_page(t: Transactie, tabel: str, uids: Sequence[str], *, one_by_one: bool) -> None:
    """Delete these rows, the last made first where rows of the table point to each other."""
    cls: type[Row] = _kind(tabel)
    rows = {row.uid: row for row in t.session.scalars(select(cls).where(cls.uid.in_(uids)))}
    soort = _GEZOCHT.get(tabel)
    for uid in uids:
        if uid not in rows:
            raise Refused("ongedaan_te_laat")
        if soort is not None:
            remove(t.session, soort, uid)
        t.session.delete(rows[uid])
        if one_by_one:
            _flush(t)
    _flush(t)


def _flush(t: Transactie) -> None:
    try:
        t.session.flush()
    except IntegrityError:
        # something that came later points at it, so the operation has been built upon
        raise Refused("ongedaan_te_laat") from None
