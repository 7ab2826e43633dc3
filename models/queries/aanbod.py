"""Which offers still hold their dwelling: the one place that says so."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, and_, or_, select

from models.tables import Aanbod, Dossier, Woonadres

WEG_BIJ_EINDE = ("vertrokken", "overleden")
"""Ends of a dossier after which nobody of the gezin lives there; in the other cases they live on."""


def held_offers(dag: date) -> Select[int]:
    """Select the ids of offers that hold their dwelling on a day.

    Not those that were refused or taken back, whose address ended (left, moved on), or whose dossier closed
    before anybody lived there or because the gezin is gone. Who lives there holds it, closed or not.
    """
    gone = and_(
        Dossier.afgesloten_op.is_not(None),
        or_(Woonadres.soort == "aanbod", Dossier.afsluit_soort.in_(WEG_BIJ_EINDE)),
    )
    return (
        select(Aanbod.id)
        .join(Dossier, Dossier.id == Aanbod.dossier_id)
        .join(Woonadres, Woonadres.id == Aanbod.woonadres_id)
        .where(
            Aanbod.geweigerd_op.is_(None),
            Aanbod.ingetrokken_op.is_(None),
            or_(Woonadres.tot.is_(None), Woonadres.tot > dag),
            ~gone,
        )
    )
