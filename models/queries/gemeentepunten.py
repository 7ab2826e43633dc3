"""Points of the gemeente: what the lists ask in the period that was and the one that comes, and own ones."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.content import EIGEN_PUNT, GESCHIL_PUNT, Item
from models.queries.afspraken_rijen import agreed_in
from models.queries.amv import amv_known
from models.queries.gemeentetel import ALLES
from models.queries.lezer import Lezer
from models.queries.overleg_halven import DOOR_OVERLEG
from models.queries.rows_afspraken import GemeentepuntRow
from models.queries.sql import Rij
from models.rules.afspraken import dispute_opens, dispute_until
from models.rules.overleggen import PUNT_VAN, Beurt, OverlegSoort, due_points
from models.rules.standen import OPEN_STANDEN, stand_of
from models.rules.taakstelling import Halfjaar
from models.tables import Gemeente, Gemeentepunt, Herverdeling, KluisInfo, Overleg
from models.values import Partij, Reikwijdte, Staat, Stand

HERVERDELING_MELDEN = "gm-08"
AMV_OVERLEG = PUNT_VAN[OverlegSoort.AMV]
_EERST = {Stand.TE_LAAT: 0, Stand.RICHTDATUM_VOORBIJ: 1, Stand.VANDAAG: 2, Stand.DEZE_WEEK: 3}


def load_gemeentepunten(lezer: Lezer, gemeente_uid: str) -> tuple[GemeentepuntRow, ...]:
    """Read the points of a gemeente: what is late first, then by day; what is done or not needed last."""
    rows = {(row.item_id, row.periode): row for row in _rows(lezer, gemeente_uid)}
    months = lezer.instellingen.number(
        "overleg_voor_periode_maanden", lezer.vandaag, 1, gemeente_uid=gemeente_uid
    )
    since, youngsters = _first_day(lezer, gemeente_uid)
    moved = _redistributed(lezer, gemeente_uid)
    found = []
    for item in lezer.inhoud(gemeente_uid).items.values():
        if item.reikwijdte is not Reikwijdte.GEMEENTE or item.uit:
            continue
        if item.termijn is None:
            found.append(_when_needed(item, rows.pop((item.id, str(lezer.vandaag.year)), None), lezer))
        for beurt in due_points(item, lezer.vandaag, since, months):
            row = rows.pop((item.id, beurt.periode), None)
            if item.id == HERVERDELING_MELDEN and beurt.periode not in moved:
                continue
            if item.id == AMV_OVERLEG and row is None and not youngsters and beurt.termijn < lezer.vandaag:
                continue
            known = _of_list(lezer, item, beurt, row)
            if known.stand in OPEN_STANDEN or beurt.termijn >= lezer.vandaag:
                found.append(known)
    found += _dispute(lezer, gemeente_uid, rows.pop((GESCHIL_PUNT.id, str(lezer.vandaag.year)), None))
    found += [_own(lezer, row) for row in rows.values() if row.item_id == EIGEN_PUNT.id]
    return tuple(sorted(found, key=lambda p: (_rank(p), p.termijn or date.max, p.item_id, p.periode)))


def _dispute(lezer: Lezer, gemeente_uid: str, row: Rij | None) -> list[GemeentepuntRow]:
    """From 1 July until the last day of a dispute: the six steps of this year are not done yet (A145)."""
    year, today = lezer.vandaag.year, lezer.vandaag
    if today < dispute_opens(year) or agreed_in(lezer, gemeente_uid, year) is not None:
        return []
    beurt = Beurt(str(year), dispute_until(year), hard=True, begint=dispute_opens(year))
    return [_of_list(lezer, GESCHIL_PUNT, beurt, row)]


def _rank(punt: GemeentepuntRow) -> int:
    return _EERST.get(punt.stand, 4) if punt.stand in OPEN_STANDEN else 9


def _first_day(lezer: Lezer, gemeente_uid: str) -> tuple[date, bool]:
    """Nothing is late from before the kluis was made; and whether anybody is there for the overleg (A177)."""
    row = (
        lezer.session.connection()
        .execute(select(KluisInfo.gemaakt_op, amv_known(gemeente_uid)), execution_options=ALLES)
        .one_or_none()
    )
    return (row[0].date(), bool(row[1])) if row is not None else (lezer.vandaag, False)


def _redistributed(lezer: Lezer, gemeente_uid: str) -> frozenset[str]:
    """Half-years with an agreement between gemeenten: only then there is something to tell (A076)."""
    rows = lezer.session.connection().execute(
        select(Herverdeling.jaar, Herverdeling.deel)
        .join(Gemeente, Gemeente.id == Herverdeling.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
    )
    return frozenset(Halfjaar(r.jaar, r.deel).code for r in rows)


def _rows(lezer: Lezer, gemeente_uid: str) -> list[Rij]:
    return list(
        lezer.session.connection().execute(
            select(
                Gemeentepunt.item_id,
                Gemeentepunt.periode,
                Gemeentepunt.tekst,
                Gemeentepunt.doener,
                Gemeentepunt.termijn,
                Gemeentepunt.staat,
                Gemeentepunt.gedaan_op,
                Gemeentepunt.gedaan_door,
                Gemeentepunt.reden,
                Gemeentepunt.uitgesteld_tot,
                Overleg.op.label("overleg_op"),
                Overleg.uid.label("overleg_uid"),
            )
            .join(Gemeente, Gemeente.id == Gemeentepunt.gemeente_id)
            .join(Overleg, Overleg.id == Gemeentepunt.overleg_id, isouter=True)
            .where(Gemeente.uid == gemeente_uid)
            .order_by(Gemeentepunt.id)
        )
    )


def _of_list(lezer: Lezer, item: Item, beurt: Beurt, row: Rij | None) -> GemeentepuntRow:
    staat = Staat(row.staat) if row is not None else Staat.OPEN
    later = row.uitgesteld_tot if row is not None else None
    return GemeentepuntRow(
        item_id=item.id,
        periode=beurt.periode,
        tekst=item.tekst,
        doener=item.wie[0].value,
        onze=item.onze,
        termijn=beurt.termijn,
        stand=stand_of(
            staat=staat,
            vandaag=lezer.vandaag,
            termijn=beurt.termijn,
            hard=beurt.hard,
            uitgesteld_tot=later,
        ),
        staat=staat,
        gedaan_op=row.gedaan_op if row is not None else None,
        door_overleg=row is not None and row.gedaan_door == DOOR_OVERLEG,
        reden=row.reden if row is not None else "",
        later_tot=later,
        bron=item.bron,
        uit_overleg=row.overleg_op if row is not None else None,
        overleg_uid=(row.overleg_uid or "") if row is not None else "",
        hard=beurt.hard,
        gezegd=row is not None,
    )


def _when_needed(item: Item, row: Rij | None, lezer: Lezer) -> GemeentepuntRow:
    """A point that a person decides about (gm-12): once a year it can be ticked, and it is never late."""
    staat = Staat(row.staat) if row is not None else Staat.OPEN
    later = row.uitgesteld_tot if row is not None else None
    return GemeentepuntRow(
        item_id=item.id,
        periode=str(lezer.vandaag.year),
        tekst=item.tekst,
        doener=item.wie[0].value,
        onze=item.onze,
        termijn=None,
        stand=stand_of(staat=staat, vandaag=lezer.vandaag, uitgesteld_tot=later),
        staat=staat,
        gedaan_op=row.gedaan_op if row is not None else None,
        reden=row.reden if row is not None else "",
        later_tot=later,
        bron=item.bron,
        gezegd=row is not None,
    )


def _own(lezer: Lezer, row: Rij) -> GemeentepuntRow:
    staat = Staat(row.staat)
    stand = stand_of(
        staat=staat, vandaag=lezer.vandaag, termijn=row.termijn, uitgesteld_tot=row.uitgesteld_tot
    )
    return GemeentepuntRow(
        item_id=row.item_id,
        periode=row.periode,
        tekst=row.tekst,
        doener=row.doener,
        onze=row.doener in (Partij.GEM.value, Partij.MB.value),
        termijn=row.termijn,
        stand=stand,
        staat=staat,
        gedaan_op=row.gedaan_op,
        reden=row.reden,
        later_tot=row.uitgesteld_tot,
        uit_overleg=row.overleg_op,
        overleg_uid=row.overleg_uid or "",
        gezegd=True,
    )
