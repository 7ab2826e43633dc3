"""The list of gezinnen: filtered and sorted in SQL, one page at a time (speed.md S4)."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow
from models.queries.sql import Keuze, Rij
from models.store.fts import search
from models.tables import Dossier, DossierStand
from models.values import Fase

_SORT: dict[str, Any] = {
    "naam": DossierStand.zoeknaam,
    "nummer": Dossier.nummer,
    "fase": case({fase.value: fase.nummer for fase in Fase}, value=Dossier.fase, else_=0),
    "eerste_termijn": DossierStand.eerste_termijn,
    "te_laat": DossierStand.te_laat,
}
GOOD_ENOUGH = 0.6
"""Least likeness of a hit: a list that is filtered shows no guesses, the search box may."""
MOST_HITS = 500
"""Search hits that a filter text may bring; nobody scrolls further through a search."""


def load_gezinnen(
    lezer: Lezer, keuze: GezinnenFilter | None = None, offset: int = 0, limit: int = 200
) -> GezinnenPage:
    """Read a page of the list from `offset`, with the number of gezinnen that fit the filter.

    Dossiers without a date or name come last whatever the direction; equal ones stand by number.
    """
    keuze = keuze or GezinnenFilter()
    where = _where(lezer, keuze)
    connection = lezer.session.connection()
    total = connection.execute(_counted(keuze, where)).scalar_one()
    rows = connection.execute(_page(keuze, where).offset(max(0, offset)).limit(limit))
    return GezinnenPage(rijen=tuple(_row(r) for r in rows), offset=offset, totaal=int(total))


def _where(lezer: Lezer, keuze: GezinnenFilter) -> list[ColumnElement[bool]]:
    closed = Dossier.afgesloten_op.is_not(None) if keuze.archief else Dossier.afgesloten_op.is_(None)
    where: list[ColumnElement[bool]] = [closed]
    if keuze.fase is not None:
        where.append(Dossier.fase == keuze.fase)
    if keuze.begeleider_uid:
        where.append(
            Dossier.id.in_(own_dossiers(keuze.begeleider_uid, lezer.vandaag, ook_gesloten=keuze.archief))
        )
    if keuze.alleen_te_laat:
        where.append(DossierStand.te_laat > 0)
    if keuze.wacht_op:
        where.append(DossierStand.wacht_op_ander > 0)
    if keuze.tekst.strip():
        hits = search(lezer.session, keuze.tekst, limit=MOST_HITS)
        near = {hit.dossier_uid for hit in hits if hit.dossier_uid and hit.score >= GOOD_ENOUGH}
        where.append(Dossier.uid.in_(sorted(near)))
    return where


def _counted(keuze: GezinnenFilter, where: list[ColumnElement[bool]]) -> Select[int]:
    """Count without the stand where no filter needs it: the small index of dossier answers alone."""
    statement = select(func.count()).select_from(Dossier)
    if keuze.alleen_te_laat or keuze.wacht_op:
        statement = statement.join(DossierStand, DossierStand.dossier_id == Dossier.id)
    return statement.where(*where)


def _page(keuze: GezinnenFilter, where: list[ColumnElement[bool]]) -> Keuze:
    column = _SORT.get(keuze.sorteer, DossierStand.zoeknaam)
    order = column.desc() if keuze.aflopend else column.asc()
    return (
        select(
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Dossier.fase,
            Dossier.afgesloten_op,
            DossierStand.personen,
            DossierStand.begeleider,
            DossierStand.volgende_stap,
            DossierStand.eerste_termijn,
            DossierStand.te_laat,
            DossierStand.wacht_op_ander,
            DossierStand.open_kern,
            DossierStand.ontbreekt,
        )
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .where(*where)
        .order_by(order.nulls_last(), Dossier.id)
    )


def _row(r: Rij) -> GezinRow:
    return GezinRow(
        uid=r.uid,
        nummer=r.nummer,
        naam=r.naam,
        fase=Fase(r.fase),
        personen=r.personen,
        begeleider=r.begeleider,
        volgende_stap=r.volgende_stap,
        eerste_termijn=r.eerste_termijn,
        te_laat=0 if r.afgesloten_op is not None else r.te_laat,
        wacht_op_ander=r.wacht_op_ander,
        open_kern=r.open_kern,
        ontbreekt=len(json.loads(r.ontbreekt)) if r.ontbreekt else 0,
        afgesloten_op=r.afgesloten_op,
    )
