"""Points of the gemeente with a day, for Vandaag, the ochtendblad and the calendar.

Only for who may see the figures of the gemeente. What nobody ever said a word about is late from the day on
which somebody began to work with points or an overleg of that gemeente: before it, it is no lateness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from models.content import EIGEN_PUNT
from models.queries.gemeentepunten import load_gemeentepunten
from models.queries.gemeentetel import may_see
from models.queries.lezer import Lezer
from models.queries.rows import VandaagLine
from models.queries.rows_afspraken import GemeentepuntRow
from models.queries.rows_agenda import AgendaItem
from models.rules.standen import OPEN_STANDEN
from models.tables import Dossier, Gemeente, Gemeentepunt, Overleg
from models.values import Recht, Staat, Stand


@dataclass(frozen=True, slots=True)
class Gemeentedag:
    """A point of a gemeente on the day on which it asks for attention."""

    gemeente_uid: str
    gemeente: str
    dag: date
    punt: GemeentepuntRow


def load_gemeentedagen(lezer: Lezer) -> tuple[Gemeentedag, ...]:
    """The open points that have a day, by that day, of the gemeenten that are worked for; else none."""
    if not lezer.may(Recht.GEMEENTE):
        return ()
    rows = lezer.session.connection().execute(
        select(Gemeente.id, Gemeente.uid, Gemeente.naam).where(_worked_for()).order_by(Gemeente.naam)
    )
    found: list[Gemeentedag] = []
    for number, uid, naam in rows.all():
        if may_see(lezer, number):
            found += _of(lezer, number, uid, naam)
    return tuple(sorted(found, key=lambda one: (one.dag, one.gemeente, one.punt.sleutel)))


def _worked_for() -> ColumnElement[bool]:
    """The own one, and each with a gezin, a point or an overleg; not a neighbour that is only named."""
    rows = (Dossier.gemeente_id, Gemeentepunt.gemeente_id, Overleg.gemeente_id)
    return or_(Gemeente.eigen, *(Gemeente.id.in_(select(one)) for one in rows))


def _of(lezer: Lezer, number: int, uid: str, naam: str) -> Iterator[Gemeentedag]:
    begun = _first_use(lezer, number)
    for punt in load_gemeentepunten(lezer, uid):
        dag = _day(punt)
        if dag is None or not (punt.stand in OPEN_STANDEN or punt.stand is Stand.UITGESTELD):
            continue
        passed = dag < lezer.vandaag
        if passed and not punt.gezegd and (begun is None or dag < begun):
            continue
        yield Gemeentedag(uid, naam, dag, punt)


def _first_use(lezer: Lezer, number: int) -> date | None:
    """The first day of which something of points or an overleg is known; None = nobody used them yet."""
    connection = lezer.session.connection()
    ticked = connection.scalar(
        select(func.min(Gemeentepunt.gedaan_op)).where(Gemeentepunt.gemeente_id == number)
    )
    met = connection.scalar(select(func.min(Overleg.op)).where(Overleg.gemeente_id == number))
    return min((dag for dag in (ticked, met) if dag is not None), default=None)


def _day(punt: GemeentepuntRow) -> date | None:
    """When it asks for attention: put off until a day, else its term; a term of a document is not moved."""
    if punt.staat is Staat.UITGESTELD and punt.later_tot is not None:
        if punt.stand is Stand.UITGESTELD or punt.termijn is None:
            return punt.later_tot
        return punt.termijn if punt.hard else max(punt.termijn, punt.later_tot)
    return punt.termijn


def lines_of_gemeente(lezer: Lezer, dagen: int) -> tuple[VandaagLine, ...]:
    """What is late, what is today and what comes within so many days, as lines of Vandaag."""
    last = lezer.vandaag + timedelta(days=dagen)
    return tuple(
        VandaagLine(
            dossier_uid="",
            dossier_nummer="",
            gemeente_uid=one.gemeente_uid,
            gezin=one.gemeente,
            tekst=one.punt.tekst,
            aan_zet=one.punt.doener,
            dag=one.dag,
            dagen=(one.dag - lezer.vandaag).days,
            stand=one.punt.stand,
            eigen=one.punt.item_id == EIGEN_PUNT.id,
        )
        for one in load_gemeentedagen(lezer)
        if one.dag <= last
    )


def items_of_gemeente(lezer: Lezer, van: date, tot: date) -> Iterator[AgendaItem]:
    """The points of the gemeente from a day to a day, as items of the calendar."""
    for one in load_gemeentedagen(lezer):
        if van <= one.dag <= tot:
            yield AgendaItem(
                sleutel=f"gemeente-{one.gemeente_uid}-{one.punt.item_id}-{one.punt.periode}",
                soort="later" if one.punt.stand is Stand.UITGESTELD else "termijn",
                dag=one.dag,
                tekst=one.punt.tekst,
                dossier_uid="",
                dossier_nummer="",
                gezin=one.gemeente,
                gemeente_uid=one.gemeente_uid,
                hard=one.punt.hard,
                stand=one.punt.stand,
                eigen=one.punt.item_id == EIGEN_PUNT.id,
            )
