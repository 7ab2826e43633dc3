"""What the list of gezinnen tells beyond the ordinary, read only where somebody chose it.

Each is a value of one dossier. The page is read first, as always; then one statement reads all that was
chosen for the gezinnen on that page. So the list stays as fast as it is for who chose nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import structs
from sqlalchemy import ColumnElement, bindparam, case, func, or_, select
from sqlalchemy.engine import Connection

from models.queries.rows import GezinRow
from models.queries.sql import Keuze
from models.tables import Ankerdatum, Dossier, DossierStand, Gemeente, Organisatie, Woonadres
from models.values import Anker


def _anker(soort: Anker, *, laatste: bool = True) -> ColumnElement[Any]:
    """The day of an anchor, planned where it did not happen yet; of several (nareis, a second move) one."""
    day = func.coalesce(Ankerdatum.werkelijk, Ankerdatum.gepland)
    return (
        select(func.max(day) if laatste else func.min(day))
        .where(
            Ankerdatum.dossier_id == Dossier.id,
            Ankerdatum.soort == soort.value,
            Ankerdatum.vervallen_op.is_(None),
        )
        .scalar_subquery()
    )


def _organisatie(column: Any) -> ColumnElement[str | None]:  # noqa: ANN401 - a mapped column
    return select(Organisatie.naam).where(Organisatie.id == column).scalar_subquery()


def _woonplaats(vandaag: date) -> ColumnElement[str | None]:
    """Where the gezin lives today: its dwelling, else a temporary place; what is only offered is not it."""
    return (
        select(Woonadres.plaats)
        .where(
            Woonadres.dossier_id == Dossier.id,
            Woonadres.soort != "aanbod",
            Woonadres.plaats != "",
            or_(Woonadres.van.is_(None), Woonadres.van <= vandaag),
            or_(Woonadres.tot.is_(None), Woonadres.tot > vandaag),
        )
        .order_by(case((Woonadres.soort == "woning", 0), else_=1), Woonadres.id.desc())
        .limit(1)
        .scalar_subquery()
    )


MEER: dict[str, Callable[[date], ColumnElement[Any]]] = {
    "gemeente": lambda _: select(Gemeente.naam).where(Gemeente.id == Dossier.gemeente_id).scalar_subquery(),
    "woonplaats": _woonplaats,
    "azc": lambda _: _organisatie(Dossier.azc_id),
    "corporatie": lambda _: _organisatie(Dossier.corporatie_id),
    "koppeling": lambda _: _anker(Anker.KOPPELING, laatste=False),
    "tekendatum": lambda _: _anker(Anker.TEKENDATUM),
    "verhuizing": lambda _: _anker(Anker.VERHUIZING),
    "laatste_contact": lambda _: DossierStand.laatste_contact.expression,
    "begonnen_op": lambda _: Dossier.begonnen_op.expression,
    "open_punten": lambda _: DossierStand.open_punten.expression,
}
"""Code, a field of `GezinRow` -> its value for a dossier, as it is on a day."""
TEKST = frozenset({"gemeente", "woonplaats", "azc", "corporatie"})


def sort_meer(code: str, vandaag: date) -> ColumnElement[Any]:
    """By what the rows stand; text stands without capitals."""
    value = MEER[code](vandaag)
    return func.lower(value) if code in TEKST else value


def add_meer(
    connection: Connection, rijen: Sequence[GezinRow], codes: Sequence[str], vandaag: date
) -> tuple[GezinRow, ...]:
    """Give rows of one page what was chosen, in one statement; an unknown code is left out."""
    known = tuple(code for code in dict.fromkeys(codes) if code in MEER)
    if not known or not rijen:
        return tuple(rijen)
    found = connection.execute(_statement(known, vandaag), {"uids": [rij.uid for rij in rijen]})
    told = {uid: dict(zip(known, values, strict=True)) for uid, *values in found}
    return tuple(
        structs.replace(
            rij, **{code: value for code, value in told.get(rij.uid, {}).items() if value is not None}
        )
        for rij in rijen
    )


@lru_cache(maxsize=32)
def _statement(codes: tuple[str, ...], vandaag: date) -> Keuze:
    return (
        select(Dossier.uid, *(MEER[code](vandaag) for code in codes))
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .where(Dossier.uid.in_(bindparam("uids", expanding=True)))
    )
