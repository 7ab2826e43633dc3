"""The end of the mediation after a second chance that was not taken, or is not there (H §3.4.2, A107)."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.services.ankers import end_pauze, running_pauze
from models.services.verb import Transactie
from models.tables import Dossier, Gebeurtenis

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
