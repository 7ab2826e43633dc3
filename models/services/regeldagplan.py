"""Reading the plan of a regeldag for who plans: every gezin of the day, those out of reach as times only."""

from __future__ import annotations

from sqlalchemy import select

from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.regeldagplan import build_plan
from models.queries.rows_regeldag import PlanRow
from models.queries.zicht import in_reach, who_is
from models.services.verb import Plek
from models.tables import Regeldag, RegeldagAfspraak
from models.values import Bereik, Recht


def read_plan(plek: Plek, regeldag_uid: str) -> PlanRow:
    """Read the plan; changes nothing. Raises Refused: regeldag_onbekend, geen_recht."""
    vandaag = plek.klok.vandaag()
    with plek.store.reader() as session:
        connection = session.connection()
        who = who_is(connection, plek.wie, vandaag)
        if who.reach(Recht.REGELDAG) is Bereik.GEEN:
            raise Refused("geen_recht", recht=Recht.REGELDAG.value)
        ids = connection.execute(
            select(RegeldagAfspraak.dossier_id)
            .join(Regeldag, Regeldag.id == RegeldagAfspraak.regeldag_id)
            .where(Regeldag.uid == regeldag_uid)
            .distinct()
        ).scalars()
        mag = [i for i in ids if in_reach(connection, who, Recht.REGELDAG, vandaag, (i,))]
        return build_plan(session, SHARED.get(session), regeldag_uid, mag)
