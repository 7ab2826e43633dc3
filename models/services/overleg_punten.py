"""The points of the lists that an overleg does: ticked with it, and opened again when it changes or goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from models.content import EIGEN_PUNT
from models.queries.inhoud import SHARED
from models.queries.overleg_halven import DOOR_OVERLEG, load_halves
from models.rules.overleggen import PUNT_VAN, OverlegSoort, period_of
from models.services.gemeentepunten import point_of, set_gedaan
from models.services.verb import Transactie
from models.tables import Gemeente, Gemeentepunt, Overleg
from models.values import Staat


def follow_overleggen(
    t: Transactie, gemeente_id: int, soorten: Iterable[OverlegSoort], anders: Overleg | None = None
) -> None:
    """Bring the points of kinds of overleg in line with what was held (decision 93).

    `anders` = the overleg that was noted or changed just now: it does the point of its period. Of the others
    only a point that lost its overleg is looked at again, so that what a person opened again stays open.
    """
    t.session.flush()
    for soort in sorted(set(soorten)):
        held = t.session.scalars(
            select(Overleg)
            .where(Overleg.gemeente_id == gemeente_id, Overleg.soort == soort.value, Overleg.gehouden)
            .order_by(Overleg.op, Overleg.id)
        ).all()
        want = _periods(t, gemeente_id, soort, held)
        again = {anders.id} if anders is not None else set()
        free: set[str] = set()
        days = {one.id: one.op for one in held}
        for punt in t.session.scalars(
            select(Gemeentepunt).where(
                Gemeentepunt.gemeente_id == gemeente_id,
                Gemeentepunt.item_id == PUNT_VAN[soort],
                Gemeentepunt.gedaan_door == DOOR_OVERLEG,
            )
        ).all():
            owner = punt.overleg_id or 0
            if want.get(owner) == punt.periode:
                punt.gedaan_op = days[owner]
                continue
            again.add(owner)
            free.add(punt.periode)
            heir = next((one for one in held if want[one.id] == punt.periode), None)
            if heir is not None:
                # the same row goes over: a new one beside it would stand in the way of undo
                punt.gedaan_op, punt.overleg_id = heir.op, heir.id
            else:
                t.session.delete(punt)  # as before the overleg: nobody said anything about it
        t.session.flush()
        for one in held:
            if one.id in again or want[one.id] in free:
                _tick(t, one, PUNT_VAN[soort], want[one.id])


def _periods(t: Transactie, gemeente_id: int, soort: OverlegSoort, held: Sequence[Overleg]) -> dict[int, str]:
    """The period of each overleg by its id, as the points of the gemeente spell it."""
    if soort is not OverlegSoort.LOKAAL:
        return {one.id: period_of(soort, one.op) for one in held}
    gemeente = t.session.get_one(Gemeente, gemeente_id)
    instellingen = SHARED.get(t.session).instellingen
    halves, _done = load_halves(t.session.connection(), instellingen, gemeente.uid)
    return {one.id: halves[one.op] for one in held}


def _tick(t: Transactie, row: Overleg, item_id: str, periode: str) -> None:
    punt = point_of(t, row.gemeente_id, item_id, periode)
    if punt.staat != Staat.GEDAAN.value:
        set_gedaan(t, punt, row.op, DOOR_OVERLEG)
        punt.overleg_id = row.id
        t.session.flush()


def forget_points(t: Transactie, row: Overleg) -> None:
    """Take away the points out of an overleg that nobody began; the others stay, without it.

    What it ticked is for `follow_overleggen`, when the overleg itself is gone.
    """
    for punt in t.session.scalars(select(Gemeentepunt).where(Gemeentepunt.overleg_id == row.id)).all():
        if punt.item_id == EIGEN_PUNT.id and punt.staat == Staat.OPEN.value:
            t.session.delete(punt)
        else:
            punt.overleg_id = None
    t.session.flush()
