"""Who stands beside a dossier, and the rule that an extra protected one is never left alone."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from models.errors import Refused
from models.queries.mijn import EIGEN_ROLLEN
from models.services.verb import Transactie
from models.tables import Betrokkene, Dossier, Medewerker


def beside(t: Transactie, dossier_id: int, dag: date) -> tuple[int, ...]:
    """Ids of the medewerkers who stand beside a dossier on a day."""
    return tuple(
        t.session.scalars(
            select(Betrokkene.medewerker_id)
            .join(Medewerker, Medewerker.id == Betrokkene.medewerker_id)
            .where(
                Betrokkene.dossier_id == dossier_id,
                Betrokkene.rol.in_(EIGEN_ROLLEN),
                Betrokkene.van <= dag,
                or_(Betrokkene.tot.is_(None), Betrokkene.tot > dag),
                or_(Medewerker.tot.is_(None), Medewerker.tot >= dag),
            )
            .distinct()
            .order_by(Betrokkene.medewerker_id)
        )
    )


def check_someone_beside(t: Transactie, dossier: Dossier, dag: date) -> None:
    """Refuse to leave an extra protected dossier without a medewerker: nobody could open it any more.

    Raises Refused("beschermd_laatste").
    """
    if dossier.extra_beschermd:
        t.session.flush()
        if not beside(t, dossier.id, max(dag, t.vandaag)):
            raise Refused("beschermd_laatste")
