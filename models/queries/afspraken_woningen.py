"""Dwellings that gezinnen in sight took, for measuring agreements: list, price and quality (A137-A139)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from models.queries.lezer import Lezer
from models.queries.rows_afspraken import AfwijkingRow, ComplexRow
from models.queries.sql import Rij
from models.tables import Aanbod, Dossier, Gemeente, Lidmaatschap, Organisatie, Woning


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """A dwelling that was accepted, with what living there costs, what there is, and for how many people."""

    organisatie_uid: str
    op: date
    complex: str
    kamers: int | None
    oppervlakte: int | None
    woonlasten: int | None
    voorzieningen: str
    personen: int


def load_accepted(lezer: Lezer, gemeente_uid: str) -> list[Rij]:
    """Dwellings that a household took: accepted, or its keys given, and not taken back.

    Their people are those of that day: who joins or leaves later asks for no other dwelling.
    """
    taken = func.coalesce(Aanbod.geaccepteerd_op, Aanbod.sleutel_op)
    people = (
        select(func.count(Lidmaatschap.persoon_id.distinct()))
        .where(
            Lidmaatschap.dossier_id == Dossier.id,
            Lidmaatschap.van <= taken,
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > taken),
        )
        .scalar_subquery()
    )
    return list(
        lezer.session.connection().execute(
            select(
                Dossier.uid,
                Dossier.nummer,
                taken.label("op"),
                Woning.complex,
                Woning.aangewezen,
                Woning.kamers,
                Woning.oppervlakte,
                Woning.huur,
                Woning.service,
                Woning.energie,
                Woning.huurtoeslag,
                Woning.voorzieningen,
                Organisatie.uid.label("organisatie_uid"),
                Organisatie.naam.label("organisatie"),
                people.label("personen"),
            )
            .join(Dossier, Dossier.id == Aanbod.dossier_id)
            .join(Woning, Woning.id == Aanbod.woning_id)
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
            .join(Organisatie, Organisatie.id == Woning.organisatie_id)
            .where(
                Gemeente.uid == gemeente_uid,
                Organisatie.soort == "corporatie",
                taken.is_not(None),
                Aanbod.geweigerd_op.is_(None),
                Aanbod.ingetrokken_op.is_(None),
            )
            .order_by(taken.desc(), Aanbod.id)
        )
    )


def allocated(r: Rij) -> Toewijzing:
    """A row of `load_accepted` as a dwelling with what living there costs."""
    known = r.huur is not None and r.service is not None and r.energie is not None
    cost = r.huur + r.service + r.energie - (r.huurtoeslag or 0) if known else None
    return Toewijzing(
        *(r.organisatie_uid, r.op, r.complex, r.kamers, r.oppervlakte, cost),
        *(r.voorzieningen, max(int(r.personen), 1)),
    )


def deviations(rows: list[Rij], complexen: tuple[ComplexRow, ...]) -> tuple[AfwijkingRow, ...]:
    """Dwellings outside the list of their year; without such a list the mark of the dwelling counts."""
    lists: dict[tuple[str, int], set[str]] = {}
    for one in complexen:
        lists.setdefault((one.organisatie_uid, one.jaar), set()).add(one.naam.casefold())
    found = []
    for r in rows:
        chosen = lists.get((r.organisatie_uid, r.op.year))
        outside = not r.aangewezen if chosen is None else r.complex.casefold() not in chosen
        if outside:
            found.append(
                AfwijkingRow(
                    dossier_uid=r.uid,
                    nummer=r.nummer,
                    complex=r.complex,
                    organisatie=r.organisatie,
                    organisatie_uid=r.organisatie_uid,
                    op=r.op,
                )
            )
    return tuple(found)
