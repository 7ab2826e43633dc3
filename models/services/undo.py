"""Undo: a new bewerking with the inverse values, refused when something has moved on (foundations 15)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.base import Base, Row
from models.changes import Area
from models.errors import Refused
from models.queries.historie import AFGELEID, NIET_TERUG
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
    Persoon,
    Persoonsgegevens,
    Waarde,
)
from models.values import Recht, Staat


@verb(
    "undo",
    Area.DOSSIER,
    Area.PUNTEN,
    Area.PERSONEN,
    Area.REGELDAG,
    Area.ORGANISATIES,
    Area.INSTELLINGEN,
    Area.AFDRUK,
    Area.BEWAREN,
    Area.MATRIX,
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
    rows = t.session.execute(
        select(Historie, Waarde)
        .join(Waarde, Waarde.historie_id == Historie.id, isouter=True)
        .where(Historie.bewerking_id == found.id)
        .order_by(Historie.id.desc())
    ).all()
    if not rows or any(w is None for _, w in rows):
        raise Refused("ongedaan_kan_niet")
    changes: Sequence[Historie] = [h for h, _ in rows]
    t.undo_van = bewerking_uid
    for dossier in t.session.scalars(
        select(Dossier).where(Dossier.uid.in_({h.dossier_uid for h in changes if h.dossier_uid}))
    ):
        t.touch(dossier)  # who lost sight of it (extra protected since) hears that, and nothing of what moved
    _touch_people(t, {h.object_uid for h in changes if h.tabel == Persoonsgegevens.__tablename__})
    _check_moved_on(t, found.id, {h.object_uid for h in changes})
    _turn_back(t, [(h, w) for h, w in rows])
    if any(h.tabel == Betrokkene.__tablename__ for h in changes):
        for dossier in t.session.scalars(select(Dossier).where(Dossier.id.in_(tuple(t.touched)))):
            check_someone_beside(t, dossier, t.vandaag)


def _touch_people(t: Transactie, uids: set[str]) -> None:
    """Fields of somebody in several gezinnen hang on no dossier in the historie: all must be in reach."""
    for persoon in t.session.scalars(
        select(Persoon)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .where(Persoonsgegevens.uid.in_(uids))
    ).all():
        touch_person(t, persoon)


def _turn_back(t: Transactie, rows: Sequence[tuple[Historie, Waarde]]) -> None:
    """Set the old values again, in an order that keys and unique indexes allow.

    References first, so that nothing points at what goes; then what was made goes; then the other values.
    """
    made: list[Row] = []
    later: list[tuple[Row, str, object]] = []
    with t.session.no_autoflush:
        for change, waarde in rows:
            if change.actie == "weg":
                _revive(t, change, waarde)
                continue
            obj = _object(t, change)
            if obj is None:
                raise Refused("ongedaan_te_laat")
            if change.actie == "nieuw":
                made.append(obj)
                continue
            value = from_json(type(obj), change.veld, json.loads(waarde.oud))
            if type(obj).__table__.c[change.veld].foreign_keys:
                setattr(obj, change.veld, value)
            else:
                later.append((obj, change.veld, value))
    t.session.flush()
    _delete(t, made)
    gone = set(map(id, made))
    with t.session.no_autoflush:
        for obj, veld, value in later:
            if id(obj) not in gone:
                setattr(obj, veld, value)
        for obj, _veld, _old in later:
            if isinstance(obj, Actiepunt) and id(obj) not in gone:
                _forget_start(obj)
    t.session.flush()


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


def _check_moved_on(t: Transactie, bewerking_id: int, objects: set[str]) -> None:
    """Refuse when a later operation changed one of the objects; what the calendar did may be redone."""
    uids = sorted(objects)
    for start in range(0, len(uids), 400):
        later = t.session.scalar(
            select(Historie.id)
            .join(Bewerking, Bewerking.id == Historie.bewerking_id)
            .where(
                Historie.object_uid.in_(uids[start : start + 400]),
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


def _object(t: Transactie, change: Historie) -> Row | None:
    cls = _kind(change.tabel)
    found: Row | None = t.session.scalars(select(cls).where(cls.uid == change.object_uid)).one_or_none()
    return found


def _revive(t: Transactie, change: Historie, waarde: Waarde) -> None:
    cls = _kind(change.tabel)
    state = {k: from_json(cls, k, v) for k, v in json.loads(waarde.oud).items()}
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


def _delete(t: Transactie, made: list[Row]) -> None:
    """Delete what the operation made, children before parents."""
    order = {table.name: n for n, table in enumerate(Base.metadata.sorted_tables)}
    gone = [obj.id for obj in made if isinstance(obj, Dossier)]
    for stand in t.session.scalars(select(DossierStand).where(DossierStand.dossier_id.in_(gone))):
        t.session.delete(stand)
    t.session.flush()
    for obj in sorted(made, key=lambda o: -order[o.__tablename__]):
        soort = _GEZOCHT.get(obj.__tablename__)
        if soort is not None:
            remove(t.session, soort, obj.uid)
        t.session.delete(obj)
        try:
            t.session.flush()
        except IntegrityError:
            # something that came later points at it, so the operation has been built upon
            raise Refused("ongedaan_te_laat") from None
    for dossier_id in gone:
        t.touched.pop(dossier_id, None)
