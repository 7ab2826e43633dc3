"""Prestatieafspraken that one gezin meets: small dwellings for youngsters (A176), who pays damage (A013).

They are recorded once, under *Prestatieafspraken*; the screens of a gezin and *Amv* read them here.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from models.queries.lezer import Lezer
from models.queries.rows_familie import KleineWoningenRow
from models.queries.sql import Keuze, Rij
from models.rules.afspraken import KLEINE_WONINGEN, SCHADE
from models.rules.begeleiding import small_dwellings_until
from models.tables import Afspraak, Gemeente, Organisatie

MAANDEN = "kleine_woningen_maanden"


def load_kleine_woningen(lezer: Lezer, gemeente_uid: str = "") -> tuple[KleineWoningenRow, ...]:
    """Read the agreements about small dwellings, the newest first (A176); of one gemeente, or of all."""
    statement = _of(KLEINE_WONINGEN).order_by(Afspraak.van.desc(), Afspraak.id.desc())
    if gemeente_uid:
        statement = statement.where(Gemeente.uid == gemeente_uid)
    return tuple(_small(lezer, r) for r in lezer.session.connection().execute(statement))


def _of(soort: str) -> Keuze:
    return (
        select(
            Afspraak.uid,
            Afspraak.van,
            Afspraak.tot,
            Afspraak.betaalt,
            Gemeente.uid.label("gemeente_uid"),
            func.coalesce(Organisatie.naam, "").label("corporatie"),
            func.coalesce(Organisatie.uid, "").label("corporatie_uid"),
        )
        .join(Gemeente, Gemeente.id == Afspraak.gemeente_id)
        .join(Organisatie, Organisatie.id == Afspraak.organisatie_id, isouter=True)
        .where(Afspraak.soort == soort)
    )


def _small(lezer: Lezer, r: Rij) -> KleineWoningenRow:
    until = small_until(lezer, r.gemeente_uid, r.van)
    last = r.tot or until
    return KleineWoningenRow(
        uid=r.uid,
        van=r.van,
        tot=last,
        gestopt=last < until,
        langer=last > until,
        loopt=r.van <= lezer.vandaag <= last,
        corporatie=r.corporatie,
        maanden=_months(lezer, r.gemeente_uid, r.van),
    )


def _months(lezer: Lezer, gemeente_uid: str, van: date) -> int:
    return lezer.instellingen.number(MAANDEN, van, 0, gemeente_uid=gemeente_uid)


def small_until(lezer: Lezer, gemeente_uid: str, van: date) -> date:
    """The last day of an agreement on small dwellings for which no other day was agreed (A176)."""
    return small_dwellings_until(van, _months(lezer, gemeente_uid, van))


def damage_payer(lezer: Lezer, gemeente_uid: str, dag: date, corporatie_uid: str = "") -> str:
    """Who pays damage when the begeleiding fell short, as agreed on a day (A013); empty = nothing agreed.

    What was agreed with the corporatie of the gezin goes before what holds for all of them, the newest first.
    """
    rows = lezer.session.connection().execute(
        _of(SCHADE)
        .where(
            Gemeente.uid == gemeente_uid,
            Afspraak.betaalt != "",
            Afspraak.van <= dag,
            Afspraak.tot.is_(None) | (Afspraak.tot >= dag),
        )
        .order_by(Afspraak.van, Afspraak.id)
    )
    fits = [r for r in rows if r.corporatie_uid in ("", corporatie_uid)]
    best = max(fits, key=lambda r: (r.corporatie_uid != "", r.van), default=None)
    return str(best.betaalt) if best is not None else ""
