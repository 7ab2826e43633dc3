"""To which half-year each local overleg of a gemeente belongs: one answer for card, point and agreement."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, cast, literal, null, or_, select, union_all
from sqlalchemy.engine import Connection

from models.queries.instellingen import Instellingen
from models.rules.overleggen import PUNT_VAN, OverlegSoort, local_halves
from models.tables import Gemeente, Gemeentepunt, Overleg
from models.values import Staat

DOOR_OVERLEG = "overleg"
"""Who ticked a point that an overleg did."""


def load_halves(
    connection: Connection, instellingen: Instellingen, gemeente_uid: str
) -> tuple[dict[date, str], frozenset[str]]:
    """The half-year of each day on which a local overleg was held, and the half-years that are done (A141).

    Done is what was held, and where somebody said by hand that it is done or not needed.
    """
    days = (
        select(Overleg.op, literal(""))
        .join(Gemeente, Gemeente.id == Overleg.gemeente_id)
        .where(Gemeente.uid == gemeente_uid, Overleg.soort == OverlegSoort.LOKAAL.value, Overleg.gehouden)
    )
    said = (
        select(cast(null(), Overleg.op.type), Gemeentepunt.periode)
        .join(Gemeente, Gemeente.id == Gemeentepunt.gemeente_id)
        .where(
            Gemeente.uid == gemeente_uid,
            Gemeentepunt.item_id == PUNT_VAN[OverlegSoort.LOKAAL],
            or_(
                Gemeentepunt.staat == Staat.NVT.value,
                and_(Gemeentepunt.staat == Staat.GEDAAN.value, Gemeentepunt.gedaan_door != DOOR_OVERLEG),
            ),
        )
    )
    rows = connection.execute(union_all(days, said)).all()
    held = [day for day, _periode in rows if day is not None]
    by_hand = [periode for day, periode in rows if day is None]

    def months(dag: date) -> int:
        return instellingen.number("overleg_voor_periode_maanden", dag, 1, gemeente_uid=gemeente_uid)

    halves = local_halves(held, months, klaar=by_hand)
    return halves, frozenset((*halves.values(), *by_hand))
