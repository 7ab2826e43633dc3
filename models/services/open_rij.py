"""A row of a gezin that may be changed: there, in sight, and of a dossier that is open."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select

from models.errors import Refused
from models.services.verb import Transactie
from models.tables import Contactmoment, Dossier, Huurbetaling, Teken, Tijdafspraak, Volgmoment, Woongedrag

_Rij = TypeVar("_Rij", Contactmoment, Huurbetaling, Teken, Tijdafspraak, Volgmoment, Woongedrag)


def open_row(t: Transactie, kind: type[_Rij], uid: str, code: str) -> _Rij:
    """Give the row, and mark its dossier as touched.

    Raises Refused: `code` where it is not there, dossier_gesloten, dossier_onbekend.
    """
    found = t.session.scalars(select(kind).where(kind.uid == uid)).one_or_none()
    if found is None:
        raise Refused(code)
    dossier = t.session.get_one(Dossier, found.dossier_id)
    t.touch(dossier)
    if dossier.afgesloten_op is not None:
        raise Refused("dossier_gesloten")
    return found
