"""*Dit mag ik delen met …*: what stands there, and the one question whether something may be told."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Connection

from models.queries.lezer import Lezer
from models.queries.rows_avg import DelingRow
from models.rules import delen as regel
from models.rules.delen import Deelfeit
from models.tables import Deling, Dossier, Organisatie
from models.values import Deelgrond, Deelpartij, Verdict


def sharing_of(connection: Connection, dossier_uid: str) -> tuple[Deelfeit, ...]:
    """Read what may be shared about a dossier, for the rule; verbs ask it too."""
    rows = connection.execute(
        select(Deling.partij, Deling.van, Deling.tot, Deling.ingetrokken_op, Organisatie.uid)
        .join(Dossier, Dossier.id == Deling.dossier_id)
        .join(Organisatie, Organisatie.id == Deling.organisatie_id, isouter=True)
        .where(Dossier.uid == dossier_uid)
        .order_by(Deling.id)
    )
    return tuple(
        Deelfeit(Deelpartij(partij), van, tot, weg, organisatie or "")
        for partij, van, tot, weg, organisatie in rows
    )


def may_share(
    lezer: Lezer,
    dossier_uid: str,
    partij: Deelpartij,
    *,
    organisatie_uid: str = "",
    anoniem: bool = False,
    dag: date | None = None,
) -> Verdict:
    """Say whether a party may be told about a dossier on a day (today), and what is missing when not."""
    feiten = sharing_of(lezer.session.connection(), dossier_uid)
    return regel.may_share(
        feiten, partij, dag or lezer.vandaag, organisatie_uid=organisatie_uid, anoniem=anoniem
    )


def load_delingen(lezer: Lezer, dossier_uid: str) -> tuple[DelingRow, ...]:
    """Read the lines of a dossier, those that hold today first."""
    rows = lezer.session.connection().execute(
        select(
            Deling.uid,
            Deling.partij,
            Organisatie.uid.label("organisatie_uid"),
            Organisatie.naam.label("organisatie"),
            Deling.naam,
            Deling.grond,
            Deling.uitleg,
            Deling.van,
            Deling.tot,
            Deling.ingetrokken_op,
        )
        .join(Dossier, Dossier.id == Deling.dossier_id)
        .join(Organisatie, Organisatie.id == Deling.organisatie_id, isouter=True)
        .where(Dossier.uid == dossier_uid)
        .order_by(Deling.van, Deling.id)
    )
    found = [
        DelingRow(
            uid=r.uid,
            partij=Deelpartij(r.partij),
            organisatie_uid=r.organisatie_uid or "",
            naam=r.organisatie or r.naam,
            grond=Deelgrond(r.grond),
            uitleg=r.uitleg,
            van=r.van,
            tot=r.tot,
            ingetrokken_op=r.ingetrokken_op,
            geldt=regel.may_share(
                (Deelfeit(Deelpartij(r.partij), r.van, r.tot, r.ingetrokken_op),),
                Deelpartij(r.partij),
                lezer.vandaag,
            ).ok,
        )
        for r in rows
    ]
    return tuple(sorted(found, key=lambda row: not row.geldt))
