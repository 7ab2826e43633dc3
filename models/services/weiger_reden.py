"""The reason of a weigering, checked against the list that the gemeente has on that day (K18)."""

from __future__ import annotations

from datetime import date

from models.errors import Refused
from models.queries.inhoud import SHARED
from models.queries.weiger_redenen import weiger_redenen
from models.services.verb import Transactie
from models.tables import Dossier, Gemeente

SLEUTEL = "weiger_reden"
"""Where the reason stands in the facts of the event."""


def told_reason(t: Transactie, dossier: Dossier, op: date, reden: str) -> dict[str, str]:
    """Give the reason as it stands with the event; nothing where it was not said.

    Raises Refused("keuze_onbekend") for what is not in the list of that day.
    """
    if not reden:
        return {}
    gemeente = t.session.get_one(Gemeente, dossier.gemeente_id)
    if reden not in weiger_redenen(SHARED.get(t.session), gemeente.uid, op):
        raise Refused("keuze_onbekend", veld="reden")
    return {SLEUTEL: reden}
