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


def leave_by_move(t: Transactie, dossier: Dossier, home: Woonadres, dag: date) -> None:
    """A gezin that moves to a later home leaves its temporary place on that day."""
    for place in _running(t, dossier):
        if place.woonadres_id != home.id and place.van <= dag:
            _leave(t, dossier, place, dag)


def leave_by_departure(t: Transactie, dossier: Dossier, dag: date) -> None:
    """A gezin that goes away leaves its temporary place: somebody else can come."""
    for place in _running(t, dossier):
        _leave(t, dossier, place, max(dag, place.van))


def _running(t: Transactie, dossier: Dossier) -> list[Tussenplek]:
    return list(
        t.session.scalars(
            select(Tussenplek).where(Tussenplek.dossier_id == dossier.id, Tussenplek.tot.is_(None))
        )
    )


def _leave(t: Transactie, dossier: Dossier, place: Tussenplek, dag: date) -> None:
    place.tot = dag
    t.session.get_one(Woonadres, place.woonadres_id).tot = dag
    set_anker(t, dossier, Anker.EINDE_TIJDELIJK, bron="hand", werkelijk=dag)


def refresh_places(t: Transactie) -> None:
    """Store again how many live in each place, where that changed; nobody is named by it."""
    for plek_id, bezet in t.session.execute(_S_ANDERS).all():
        t.session.get_one(Tussenvoorziening, plek_id).bezet = int(bezet)
