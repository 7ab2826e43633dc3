"""The end of the mediation after a second chance that was not taken, or is not there (H §3.4.2, A107)."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.queries.aanbod import held_offers
from models.services.ankers import end_pauze, running_pauze
from models.services.verb import Transactie
from models.tables import Aanbod, Dossier, Gebeurtenis, Woonadres

WEIGERING_REDEN = "#weigering"
"""Why the clock stands still after a weigering."""


def earlier_unjustified(t: Transactie, dossier: Dossier, weigering: Gebeurtenis) -> bool:
    """Whether an earlier weigering was unjustified: there is one second chance in all (A107)."""
    rows = t.session.scalars(
        select(Gebeurtenis.gegevens).where(
            Gebeurtenis.dossier_id == dossier.id,
            Gebeurtenis.soort == "weigering",
            Gebeurtenis.id != weigering.id,
        )
    )
    return any(json.loads(gegevens).get("terecht") is False for gegevens in rows)


def end_weigering_pauze(t: Transactie, dossier: Dossier, op: date) -> None:
    """End the standstill that a weigering began, where it still runs; one for another reason stays."""
    pauze = running_pauze(t, dossier)
    if pauze is not None and pauze.reden == WEIGERING_REDEN:
        end_pauze(t, dossier, op)


def stop_mediation(t: Transactie, dossier: Dossier, weigering: Gebeurtenis, op: date) -> None:
    """Make an unjustified weigering final: the clock runs again, what was offered meanwhile is taken back.

    An offer of a later day, or of a dwelling that was signed for, stays.
    """
    known = json.loads(weigering.gegevens)
    weigering.gegevens = json.dumps(known | {"definitief": True}, sort_keys=True)
    end_weigering_pauze(t, dossier, op)
    for offered, adres in t.session.execute(
        select(Aanbod, Woonadres)
        .join(Woonadres, Woonadres.id == Aanbod.woonadres_id)
        .where(
            Aanbod.dossier_id == dossier.id,
            Aanbod.op <= op,
            Woonadres.soort == "aanbod",
            Aanbod.id.in_(held_offers(t.vandaag)),
        )
    ):
        offered.ingetrokken_op = op
        adres.tot = op
