"""Papers that left the program: what still lies on paper, and what stands on a sheet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.rows_papier import AfdrukRow
from models.queries.van_wie import in_parts
from models.tables import Afdruk, AfdrukOver, Dossier, Regeldag


def load_afdrukken(
    lezer: Lezer, dossier_uid: str = "", *, ligt_nog: bool = False, limit: int = 200
) -> tuple[AfdrukRow, ...]:
    """Read the papers, the newest first; `ligt_nog` = only those not marked as gone yet.

    Of one dossier: those about it alone, and those about several on which it stands.
    """
    names = medewerker_names(lezer)
    statement = (
        select(
            Afdruk.id,
            Afdruk.uid,
            Afdruk.code,
            Afdruk.soort,
            Dossier.nummer.label("dossier_nummer"),
            Afdruk.op,
            Afdruk.wie,
            Afdruk.vernietigen_voor,
            Afdruk.weg_op,
            Afdruk.ingevoerd_op,
            Afdruk.naar,
            Afdruk.voor,
            Afdruk.loket,
            Afdruk.bladzijden,
            Regeldag.plaats,
        )
        .join(Dossier, Dossier.id == Afdruk.dossier_id, isouter=True)
        .join(Regeldag, Regeldag.id == Afdruk.regeldag_id, isouter=True)
        .order_by(Afdruk.id.desc())
        .limit(limit)
    )
    if dossier_uid:
        stands_on = (
            select(AfdrukOver.afdruk_id)
            .join(Dossier, Dossier.id == AfdrukOver.dossier_id)
            .where(Dossier.uid == dossier_uid)
        )
        statement = statement.where(or_(Dossier.uid == dossier_uid, Afdruk.id.in_(stands_on)))
    if ligt_nog:
        statement = statement.where(Afdruk.weg_op.is_(None))
    rows = lezer.session.connection().execute(statement).all()
    numbers = _numbers_on(lezer, [row.id for row in rows if not row.dossier_nummer])
    lokets = lezer.inhoud().loketten
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
            over=tuple(numbers.get(r.id, ())),
            naar=r.naar,
            voor=r.voor,
            loket=lokets[r.loket].naam if r.loket in lokets else r.loket,
            plaats=r.plaats or "",
            bladzijden=r.bladzijden,
        )
        for r in rows
    )


def _numbers_on(lezer: Lezer, ids: list[int]) -> dict[int, list[str]]:
    """The numbers of the gezinnen on papers about several, in their order."""
    found: dict[int, list[str]] = {}
    for part in in_parts(ids):
        for afdruk_id, nummer in lezer.session.connection().execute(
            select(AfdrukOver.afdruk_id, Dossier.nummer)
            .join(Dossier, Dossier.id == AfdrukOver.dossier_id)
            .where(AfdrukOver.afdruk_id.in_(part))
            .order_by(Dossier.nummer)
        ):
            found.setdefault(afdruk_id, []).append(nummer)
    return found


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
