"""What the dossiers in sight tell for measuring agreements: koppeling, first dwelling, how long is guided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from models.queries.lezer import Lezer
from models.queries.rows_afspraken import NormRow
from models.queries.sql import Rij
from models.rules.begeleidingsterm import Maanden, terms
from models.rules.eerste_passend import Eerste, Vrij, Zoekt, got_first
from models.tables import (
    Aanbod,
    Ankerdatum,
    Betrokkene,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Organisatie,
    Traject,
    Woning,
)
from models.values import Anker

GETEKEND, BESCHIKBAAR = "begeleiding_min_maanden", "begeleiding_handreiking_maanden"
NormVoor = Callable[[int, date, str], NormRow | None]
"""The norm for a number of people on a day, of a corporatie."""


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A traject: the corporatie of its dossier, koppeling and signing, and whether it got what came first."""

    organisatie_uid: str
    koppeling: date
    tekendatum: date | None
    eerste: Eerste = Eerste.OPEN


@dataclass(frozen=True, slots=True)
class Begeleid:
    """A gezin that signed: until when it is to be guided at least, and whether it is (A140)."""

    tekendatum: date
    tot: date
    gesloten_op: date | None
    """The dossier was closed because the begeleiding ended."""
    begeleider: bool
    """Somebody or an organisation guides it."""


def load_koppelingen(lezer: Lezer, gemeente_uid: str, norm: NormVoor | None) -> tuple[Koppeling, ...]:
    """Read every coupled traject that was no herhuisvesting (A135); with `norm` also what came first."""
    rows = [r for r in _trajecten(lezer, gemeente_uid, Anker.KOPPELING) if r.eerst <= lezer.vandaag]
    if norm is None:
        return tuple(Koppeling(r.organisatie or "", r.eerst, r.getekend) for r in rows)
    homes, offered = _woningen(lezer, gemeente_uid), _offers(lezer, gemeente_uid)
    coupled: dict[int, date] = {}
    for r in rows:
        coupled[r.dossier] = min(r.eerst, coupled.get(r.dossier, r.eerst))
    found = []
    for r in rows:
        people = max(int(r.leden), int(r.aantal_personen), 1)
        asked = norm(people, r.eerst, r.organisatie or "")
        need = Zoekt(
            r.dossier,
            r.eerst,
            people,
            r.kamers_nodig or (asked.kamers if asked is not None else None),
            asked.oppervlakte if asked is not None else None,
        )
        of_corporatie = homes.get(r.organisatie, ())
        first = got_first(need, of_corporatie, offered, coupled)
        found.append(Koppeling(r.organisatie or "", r.eerst, r.getekend, first))
    return tuple(found)


def _trajecten(lezer: Lezer, gemeente_uid: str, soort: Anker) -> list[Rij]:
    """Trajecten with the first day of a kind (`eerst`), the signing, and what is known of the dossier."""
    first, signed, rent = aliased(Ankerdatum), aliased(Ankerdatum), aliased(Ankerdatum)

    def of(anchor: type[Ankerdatum], kind: Anker) -> ColumnElement[bool]:
        return and_(
            anchor.drager_uid == Traject.uid, anchor.soort == kind.value, anchor.vervallen_op.is_(None)
        )

    people = (
        select(func.count(Lidmaatschap.id))
        .where(Lidmaatschap.dossier_id == Dossier.id, Lidmaatschap.tot.is_(None))
        .scalar_subquery()
    )
    return list(
        lezer.session.connection().execute(
            select(
                Traject.id,
                Dossier.id.label("dossier"),
                Dossier.aantal_personen,
                Dossier.kamers_nodig,
                Dossier.afgesloten_op,
                Dossier.afsluit_soort,
                Dossier.begeleiding_id,
                Organisatie.uid.label("organisatie"),
                people.label("leden"),
                func.min(first.werkelijk).label("eerst"),
                func.min(signed.werkelijk).label("getekend"),
                func.min(func.coalesce(rent.werkelijk, rent.gepland)).label("huur"),
            )
            .select_from(Traject)
            .join(Dossier, Dossier.id == Traject.dossier_id)
            .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
            .join(first, of(first, soort))
            .join(signed, of(signed, Anker.TEKENDATUM), isouter=True)
            .join(rent, of(rent, Anker.HUURINGANG), isouter=True)
            .join(Organisatie, Organisatie.id == Dossier.corporatie_id, isouter=True)
            .where(
                Gemeente.uid == gemeente_uid,
                first.werkelijk.is_not(None),
                Traject.soort != "herhuisvesting",
            )
            .group_by(
                Traject.id,
                Dossier.id,
                Dossier.aantal_personen,
                Dossier.kamers_nodig,
                Dossier.afgesloten_op,
                Dossier.afsluit_soort,
                Dossier.begeleiding_id,
                Organisatie.uid,
            )
            .order_by(Traject.id)
        )
    )


def _woningen(lezer: Lezer, gemeente_uid: str) -> dict[str, tuple[Vrij, ...]]:
    """Dwellings of each corporatie."""
    rows = lezer.session.connection().execute(
        select(Organisatie.uid, Woning.id, Woning.vrij_op, Woning.kamers, Woning.oppervlakte)
        .join(Organisatie, Organisatie.id == Woning.organisatie_id)
        .join(Gemeente, Gemeente.id == Woning.gemeente_id)
        .where(Gemeente.uid == gemeente_uid, Organisatie.soort == "corporatie")
        .order_by(Woning.id)
    )
    found: dict[str, tuple[Vrij, ...]] = {}
    for org, woning, vrij_op, kamers, oppervlakte in rows:
        found[org] = (*found.get(org, ()), Vrij(woning, vrij_op, kamers, oppervlakte))
    return found


def _offers(lezer: Lezer, gemeente_uid: str) -> dict[int, list[tuple[date, int]]]:
    """Of each dwelling the days on which it was offered, and to which dossier in sight."""
    rows = lezer.session.connection().execute(
        select(Aanbod.woning_id, Aanbod.op, Aanbod.dossier_id)
        .join(Dossier, Dossier.id == Aanbod.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Aanbod.id)
    )
    found: dict[int, list[tuple[date, int]]] = {}
    for woning, op, dossier in rows:
        found.setdefault(woning, []).append((op, dossier))
    return found


# --- how long is guided -----------------------------------------------------------------------------------


def load_begeleid(lezer: Lezer, gemeente_uid: str) -> tuple[Begeleid, ...]:
    """Read every gezin that signed, with its longest term (K02); who left, died or was handed over is not in.

    The figure of a term is that of the day it is counted from.
    """
    guided = _guided(lezer)
    found: dict[int, Begeleid] = {}
    for r in _trajecten(lezer, gemeente_uid, Anker.TEKENDATUM):
        if r.eerst > lezer.vandaag or r.afsluit_soort not in ("", "afgerond", "anders"):
            continue
        months = Maanden(
            _months(lezer, GETEKEND, r.eerst, gemeente_uid),
            _months(lezer, BESCHIKBAAR, r.huur or r.eerst, gemeente_uid),
        )
        longest = terms(r.eerst, r.huur, (), None, months)
        if longest and r.dossier not in found:
            helped = r.begeleiding_id is not None or r.dossier in guided
            found[r.dossier] = Begeleid(r.eerst, longest[0].tot, r.afgesloten_op, helped)
    return tuple(found.values())


def _months(lezer: Lezer, code: str, dag: date, gemeente_uid: str) -> int | None:
    return lezer.instellingen.number(code, dag, 0, gemeente_uid=gemeente_uid) or None


def _guided(lezer: Lezer) -> frozenset[int]:
    """Dossiers with a begeleider today."""
    rows = lezer.session.connection().execute(
        select(Betrokkene.dossier_id).where(
            Betrokkene.rol == "begeleider",
            Betrokkene.tot.is_(None) | (Betrokkene.tot >= lezer.vandaag),
        )
    )
    return frozenset(r.dossier_id for r in rows)
