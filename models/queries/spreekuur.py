"""The spreekuur of today: the gezinnen in sight, and who came (A168)."""

from __future__ import annotations

from sqlalchemy import and_, select

from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows_begeleiding import SpreekuurRow
from models.tables import Contactmoment, Dossier, DossierStand
from models.values import ContactSoort, Fase, Recht


def load_spreekuur(lezer: Lezer, *, alle: bool = False) -> tuple[SpreekuurRow, ...]:
    """Read the open gezinnen by name: the own ones, or (`alle`) every one in sight; with who came today.

    Raises Refused("geen_recht").
    """
    lezer.require(Recht.DOSSIER)
    came = and_(
        Contactmoment.dossier_id == Dossier.id,
        Contactmoment.soort == ContactSoort.SPREEKUUR.value,
        Contactmoment.op == lezer.vandaag,
        Contactmoment.bereikt,
    )
    statement = (
        select(
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Dossier.fase,
            DossierStand.laatste_contact,
            Contactmoment.uid.label("contact_uid"),
            Contactmoment.notitie,
        )
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .join(Contactmoment, came, isouter=True)
        .where(Dossier.afgesloten_op.is_(None))
        .order_by(DossierStand.zoeknaam, Dossier.id, Contactmoment.id.desc())
    )
    if not alle:
        statement = statement.where(Dossier.id.in_(own_dossiers(lezer.wie, lezer.vandaag)))
    found: dict[str, SpreekuurRow] = {}
    for r in lezer.session.connection().execute(statement):
        if r.uid not in found:
            found[r.uid] = SpreekuurRow(
                uid=r.uid,
                nummer=r.nummer,
                naam=r.naam,
                fase=Fase(r.fase),
                laatste=r.laatste_contact,
                contact_uid=r.contact_uid or "",
                notitie=r.notitie or "",
            )
    return tuple(found.values())
