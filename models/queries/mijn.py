"""Which dossiers a question is about: closed ones, paused ones, and those of one medewerker."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from models.rules.standen import LOOPT_DOOR
from models.tables import Actiepunt, Betrokkene, Dossier, Medewerker, Pauze

EIGEN_ROLLEN = ("begeleider", "casusregisseur", "aanspreekpunt")
"""Roles that make a gezin one's own."""


def own_dossiers(medewerker_uid: str, dag: date, *, ook_gesloten: bool = False) -> Select[int]:
    """Select the ids of open dossiers that a medewerker stands beside on the day (or closed ones too).

    Those of a colleague who is away count while the medewerker stands in.
    """
    me = aliased(Medewerker)
    stands_in = and_(
        Medewerker.afwezig_van <= dag,
        or_(Medewerker.afwezig_tot.is_(None), Medewerker.afwezig_tot >= dag),
        Medewerker.vervanger_id == select(me.id).where(me.uid == medewerker_uid).scalar_subquery(),
    )
    own = (
        select(Betrokkene.dossier_id)
        .join(Medewerker, Medewerker.id == Betrokkene.medewerker_id)
        .join(Dossier, Dossier.id == Betrokkene.dossier_id)
        .where(
            or_(Medewerker.uid == medewerker_uid, stands_in),
            Betrokkene.rol.in_(EIGEN_ROLLEN),
            Betrokkene.van <= dag,
            or_(Betrokkene.tot.is_(None), Betrokkene.tot > dag),
        )
    )
    return own if ook_gesloten else own.where(Dossier.afgesloten_op.is_(None))


def closed_dossiers() -> Select[int]:
    """Select the ids of closed dossiers."""
    return select(Dossier.id).where(Dossier.afgesloten_op.is_not(None))


def paused_dossiers(dag: date) -> Select[int]:
    """Select the ids of dossiers whose clock stands still on the day; `tot` is the day it runs again."""
    return select(Pauze.dossier_id).where(Pauze.van <= dag, or_(Pauze.tot.is_(None), Pauze.tot > dag))


def clock_runs(dag: date) -> ColumnElement[bool]:
    """Say of an actiepunt that its days run: its dossier's clock runs, or it is of a weigering itself.

    By id, so that the small index of open lines stays enough for all that is not paused.
    """
    paused = paused_dossiers(dag)
    of_weigering = select(Actiepunt.id).where(
        Actiepunt.dossier_id.in_(paused), Actiepunt.item_id.in_(LOOPT_DOOR)
    )
    return or_(Actiepunt.dossier_id.not_in(paused), Actiepunt.id.in_(of_weigering))
