"""The row that every event of *Wat is er gebeurd?* leaves, and the lines that it makes."""

from __future__ import annotations

import json
from datetime import date

from models.changes import Area
from models.rules.invoer import NOTITIE_MAX, text
from models.services import engine
from models.services.ankers import check_past
from models.services.verb import Transactie
from models.tables import Dossier, Gebeurtenis


def record_event(
    t: Transactie, dossier: Dossier, soort: str, op: date, notitie: str = "", **gegevens: str | int | bool
) -> Gebeurtenis:
    """Write that something happened on a day, and mark the dossier as touched."""
    check_past(t, op, "op")
    found = Gebeurtenis(
        dossier_id=dossier.id,
        soort=soort,
        op=op,
        gegevens=json.dumps(gegevens, ensure_ascii=False, sort_keys=True),
        notitie=str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag)),
    )
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN)
    t.session.add(found)
    t.session.flush()
    return found


def refresh(t: Transactie, dossier: Dossier) -> None:
    """Make the lines that the event created, so that it can tick them too."""
    t.session.flush()
    engine.recompute(t, dossier.id)
    t.session.flush()


def bron_of(gebeurtenis: Gebeurtenis) -> str:
    """The source that an anchor names when this event set it."""
    return f"gebeurtenis:{gebeurtenis.uid}"
