"""How many persons live in each temporary place: a bare number, right for who may not see all gezinnen."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from models.services.ankers import set_anker
from models.services.verb import Transactie
from models.tables import Dossier, Tussenplek, Tussenvoorziening, Woonadres
from models.values import Anker

_BEZET = func.coalesce(
    func.sum(Tussenplek.personen).filter(Tussenplek.tot.is_(None), Dossier.afgesloten_op.is_(None)), 0
)
_S_ANDERS = (
    select(Tussenvoorziening.id, _BEZET.label("bezet"))
    .join(Tussenplek, Tussenplek.tussenvoorziening_id == Tussenvoorziening.id, isouter=True)
    .join(Dossier, Dossier.id == Tussenplek.dossier_id, isouter=True)
    .group_by(Tussenvoorziening.id, Tussenvoorziening.bezet)
    .having(Tussenvoorziening.bezet != _BEZET)
)
"""Places of which the stored number is not what it should be: mostly none."""


def leave_by_move(t: Transactie, dossier: Dossier, home: Woonadres, dag: date) -> bool:
    """A gezin that moves to a later home leaves its temporary place on that day; whether it had one."""
    left = [one for one in _running(t, dossier) if one.woonadres_id != home.id and one.van <= dag]
    for place in left:
        _leave(t, place, dag)
    return bool(left)


def leave_by_departure(t: Transactie, dossier: Dossier, dag: date) -> None:
    """A gezin that goes away leaves its temporary place: somebody else can come."""
    for place in _running(t, dossier):
        last = max(dag, place.van)
        _leave(t, place, last)
        set_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", werkelijk=last)


def _running(t: Transactie, dossier: Dossier) -> list[Tussenplek]:
    return list(
        t.session.scalars(
            select(Tussenplek).where(Tussenplek.dossier_id == dossier.id, Tussenplek.tot.is_(None))
        )
    )


def _leave(t: Transactie, place: Tussenplek, dag: date) -> None:
    place.tot = dag
    t.session.get_one(Woonadres, place.woonadres_id).tot = dag


def refresh_places(t: Transactie) -> None:
    """Store again how many live in each place, where that changed; nobody is named by it."""
    for plek_id, bezet in t.session.execute(_S_ANDERS).all():
        t.session.get_one(Tussenvoorziening, plek_id).bezet = int(bezet)
