"""Who signed a matrix version."""

from __future__ import annotations

from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.rows_afspraken import HandtekeningRow
from models.tables import MatrixHandtekening, MatrixVersie, Organisatie


def load_handtekeningen(lezer: Lezer, versie_uid: str) -> tuple[HandtekeningRow, ...]:
    """Who signed a version, in the order of the form."""
    rows = lezer.session.connection().execute(
        select(
            MatrixHandtekening.uid,
            MatrixHandtekening.rol,
            MatrixHandtekening.naam,
            MatrixHandtekening.functie,
            MatrixHandtekening.op,
            Organisatie.naam.label("organisatie"),
            Organisatie.uid.label("organisatie_uid"),
        )
        .join(MatrixVersie, MatrixVersie.id == MatrixHandtekening.matrix_versie_id)
        .join(Organisatie, Organisatie.id == MatrixHandtekening.organisatie_id, isouter=True)
        .where(MatrixVersie.uid == versie_uid)
        .order_by(MatrixHandtekening.op, MatrixHandtekening.id)
    )
    return tuple(
        HandtekeningRow(
            uid=r.uid,
            rol=r.rol,
            organisatie=r.organisatie or "",
            organisatie_uid=r.organisatie_uid or "",
            naam=r.naam,
            functie=r.functie,
            op=r.op,
        )
        for r in rows
    )
