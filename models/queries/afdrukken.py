"""Papers that left the program: what still lies on paper, and what stands on a sheet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows import AfdrukRow
from models.tables import Afdruk, Dossier


def load_afdrukken(
    lezer: Lezer, dossier_uid: str = "", *, ligt_nog: bool = False, limit: int = 200
) -> tuple[AfdrukRow, ...]:
    """Read the papers, the newest first; `ligt_nog` = only those not marked as gone yet."""
    names = medewerker_names(lezer)
    statement = (
        select(
            Afdruk.uid,
            Afdruk.code,
            Afdruk.soort,
            Dossier.nummer.label("dossier_nummer"),
            Afdruk.op,
            Afdruk.wie,
            Afdruk.vernietigen_voor,
            Afdruk.weg_op,
            Afdruk.ingevoerd_op,
        )
        .join(Dossier, Dossier.id == Afdruk.dossier_id, isouter=True)
        .order_by(Afdruk.id.desc())
        .limit(limit)
    )
    if dossier_uid:
        statement = statement.where(Dossier.uid == dossier_uid)
    if ligt_nog:
        statement = statement.where(Afdruk.weg_op.is_(None))
    return tuple(
        AfdrukRow(
            uid=r.uid,
            code=r.code,
            soort=r.soort,
            dossier_nummer=r.dossier_nummer or "",
            op=r.op,
            wie=names.get(r.wie, r.wie),
            vernietigen_voor=r.vernietigen_voor,
            weg_op=r.weg_op,
            ingevoerd_op=r.ingevoerd_op,
        )
        for r in lezer.session.connection().execute(statement)
    )


def code_of(lezer: Lezer, afdruk_uid: str) -> tuple[str, date | None]:
    """Give the short code of a paper and the day before which it must be destroyed.

    Raises Refused("afdruk_onbekend").
    """
    row = (
        lezer.session.connection()
        .execute(select(Afdruk.code, Afdruk.vernietigen_voor).where(Afdruk.uid == afdruk_uid))
        .first()
    )
    if row is None:
        raise Refused("afdruk_onbekend")
    return str(row[0]), row[1]
