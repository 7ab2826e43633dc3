"""The list of gezinnen: filtered and sorted in SQL, one page at a time (speed.md S4)."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import structs
from sqlalchemy import ColumnElement, Integer, Select, bindparam, case, func, select

from models.queries.gezinnen_meer import MEER, add_meer, sort_meer
from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow
from models.queries.sql import Keuze, Rij
from models.store.fts import search
from models.tables import Dossier, DossierStand
from models.values import Fase

SORTEER: dict[str, Any] = {
    "naam": DossierStand.zoeknaam,
    "nummer": Dossier.nummer,
    "fase": case({fase.value: fase.nummer for fase in Fase}, value=Dossier.fase, else_=0),
    "eerste_termijn": DossierStand.eerste_termijn,
    "te_laat": DossierStand.te_laat,
    "wacht_op_ander": DossierStand.wacht_op_ander,
    "open_kern": DossierStand.open_kern,
    "personen": DossierStand.personen,
    "begeleider": case((DossierStand.begeleider != "", func.lower(DossierStand.begeleider))),
}
"""Code -> by what the rows stand; those of `gezinnen_meer` come beside these."""
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
    near: list[str] = []
    if keuze.tekst.strip():
        near = near_uids(lezer, keuze.tekst)
        if not near:
            return GezinnenPage(rijen=(), offset=offset, totaal=0)
    counted, page = _statements(structs.replace(keuze, tekst="x" if near else "", meer=()), lezer.vandaag)
    connection = lezer.session.connection()
    found = {"near": near} if near else {}
    total = connection.execute(counted, found).scalar_one()
    rows = connection.execute(page, {**found, "vanaf": max(0, offset), "hoogstens": limit}).all()
    rijen = tuple(map(_row, rows))
    if keuze.meer:
        rijen = add_meer(connection, rijen, keuze.meer, lezer.vandaag)
    return GezinnenPage(rijen=rijen, offset=offset, totaal=int(total))


def near_uids(lezer: Lezer, tekst: str) -> list[str]:
    """The dossiers that a filter text is about: by name, number, or anything else the search box knows."""
    hits = search(lezer.session, tekst, limit=MOST_HITS)
    return sorted({hit.dossier_uid for hit in hits if hit.dossier_uid and hit.score >= GOOD_ENOUGH})


@lru_cache(maxsize=64)
def _statements(keuze: GezinnenFilter, vandaag: date) -> tuple[Select[int], Keuze]:
    """The count and the page of a filter, built once: a list is read again and again while one scrolls."""
    where = _where(keuze, vandaag)
    return _counted(keuze, where), _page(keuze, where, vandaag)


def _where(keuze: GezinnenFilter, vandaag: date) -> list[ColumnElement[bool]]:
    closed = Dossier.afgesloten_op.is_not(None) if keuze.archief else Dossier.afgesloten_op.is_(None)
    where: list[ColumnElement[bool]] = [closed]
    if keuze.fase is not None:
        where.append(Dossier.fase == keuze.fase)
    if keuze.begeleider_uid:
        where.append(Dossier.id.in_(own_dossiers(keuze.begeleider_uid, vandaag, ook_gesloten=keuze.archief)))
    if keuze.alleen_te_laat:
        where.append(DossierStand.te_laat > 0)
    if keuze.wacht_op:
        where.append(DossierStand.wacht_op_ander > 0)
    if keuze.ontbreekt:
        where.append(DossierStand.ontbreekt.contains(f'"{keuze.ontbreekt}"', autoescape=True))
    if keuze.tekst:
        where.append(Dossier.uid.in_(bindparam("near", expanding=True)))
    return where


def _counted(keuze: GezinnenFilter, where: list[ColumnElement[bool]]) -> Select[int]:
    """Count without the stand where no filter needs it: the small index of dossier answers alone."""
    statement = select(func.count()).select_from(Dossier)
    if keuze.alleen_te_laat or keuze.wacht_op or keuze.ontbreekt:
        statement = statement.join(DossierStand, DossierStand.dossier_id == Dossier.id)
    return statement.where(*where)


def _page(keuze: GezinnenFilter, where: list[ColumnElement[bool]], vandaag: date) -> Keuze:
    column = SORTEER.get(keuze.sorteer, DossierStand.zoeknaam)
    if keuze.sorteer in MEER:
        column = sort_meer(keuze.sorteer, vandaag)
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
        .offset(bindparam("vanaf", type_=Integer))
        .limit(bindparam("hoogstens", type_=Integer))
    )


_FASE = {fase.value: fase for fase in Fase}


def _row(r: Rij) -> GezinRow:
    """A row of the list; unpacked in the order of the statement, by name costs twice as much."""
    uid, nummer, naam, fase, gesloten, personen, begeleider, stap, termijn, laat, wacht, kern, mist = r
    return GezinRow(
        uid=uid,
        nummer=nummer,
        naam=naam,
        fase=_FASE[fase],
        personen=personen,
        begeleider=begeleider,
        volgende_stap=stap,
        eerste_termijn=termijn,
        te_laat=0 if gesloten is not None else laat,
        wacht_op_ander=wacht,
        open_kern=kern,
        ontbreekt=_many(mist),
        afgesloten_op=gesloten,
    )


@lru_cache(maxsize=512)
def _many(codes: str) -> int:
    """How many codes a stored list holds; few lists differ."""
    return len(json.loads(codes)) if codes else 0
