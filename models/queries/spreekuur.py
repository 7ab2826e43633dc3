"""The spreekuur of today: the gezinnen in sight, and who came (A168)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_, select

from models.queries.gezinnen import near_uids
from models.queries.lezer import Lezer
from models.queries.mijn import own_dossiers
from models.queries.rows_begeleiding import SpreekuurPage, SpreekuurRow
from models.queries.sql import Rij
from models.rules.namen import fold
from models.tables import Contactmoment, Dossier, DossierStand
from models.values import ContactSoort, Fase, Recht

STUK = 50
"""So many gezinnen that did not come stand on the list at first."""


def load_spreekuur(
    lezer: Lezer, *, alle: bool = False, tekst: str = "", hoogstens: int = STUK, ook: str = ""
) -> SpreekuurPage:
    """Read the open gezinnen by name: the own ones, or (`alle`) every one in sight; with who came today.

    `tekst` is looked for as in the search box (name, number, near spellings), and in the notes of today.
    Of those who did not come `hoogstens` are given; `ook` = the gezin that stands there whatever is asked.
    Raises Refused("geen_recht").
    """
    lezer.require(Recht.DOSSIER)
    mine: list[ColumnElement[bool]] = [Dossier.afgesloten_op.is_(None)]
    if not alle:
        mine.append(Dossier.id.in_(own_dossiers(lezer.wie, lezer.vandaag)))
    near = near_uids(lezer, tekst) if tekst.strip() else None
    came = _came(lezer, mine)
    rest, total = _rest(lezer, mine, near, hoogstens, ook)
    return SpreekuurPage(
        geweest=tuple(one for one in came if near is None or one.uid in near or _in_note(one, tekst)),
        rest=rest,
        rest_totaal=total,
        samen=len(came),
    )


_COLUMNS = (
    Dossier.uid,
    Dossier.nummer,
    Dossier.naam,
    Dossier.fase,
    DossierStand.laatste_contact,
)


def _of_today(lezer: Lezer) -> ColumnElement[bool]:
    return and_(
        Contactmoment.dossier_id == Dossier.id,
        Contactmoment.soort == ContactSoort.SPREEKUUR.value,
        Contactmoment.op == lezer.vandaag,
        Contactmoment.bereikt,
    )


def _came(lezer: Lezer, mine: list[ColumnElement[bool]]) -> list[SpreekuurRow]:
    """Who came today, each once: of several contacts the newest."""
    statement = (
        select(*_COLUMNS, Contactmoment.uid.label("contact_uid"), Contactmoment.notitie)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .join(Contactmoment, _of_today(lezer))
        .where(*mine)
        .order_by(DossierStand.zoeknaam, Dossier.id, Contactmoment.id.desc())
    )
    found: dict[str, SpreekuurRow] = {}
    for row in lezer.session.connection().execute(statement):
        found.setdefault(row.uid, _row(row, row.contact_uid, row.notitie))
    return list(found.values())


def _rest(
    lezer: Lezer, mine: list[ColumnElement[bool]], near: list[str] | None, hoogstens: int, ook: str
) -> tuple[tuple[SpreekuurRow, ...], int]:
    """Who did not come: the first by name, and how many they are."""
    connection = lezer.session.connection()
    where = [*mine, ~select(Contactmoment.id).where(_of_today(lezer)).correlate(Dossier).exists()]
    if near is not None:
        where.append(or_(Dossier.uid.in_(near), Dossier.uid == ook))
    statement = (
        select(*_COLUMNS)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id)
        .where(*where)
        .order_by(DossierStand.zoeknaam, Dossier.id)
    )
    rows = [_row(one) for one in connection.execute(statement.limit(hoogstens))]
    if ook and all(one.uid != ook for one in rows):
        rows += [_row(one) for one in connection.execute(statement.where(Dossier.uid == ook))]
    total = connection.scalar(select(func.count()).select_from(Dossier).where(*where)) or 0
    return tuple(rows), total


def _row(row: Rij, contact_uid: str = "", notitie: str = "") -> SpreekuurRow:
    return SpreekuurRow(
        uid=row.uid,
        nummer=row.nummer,
        naam=row.naam,
        fase=Fase(row.fase),
        laatste=row.laatste_contact,
        contact_uid=contact_uid,
        notitie=notitie,
    )


def _in_note(row: SpreekuurRow, tekst: str) -> bool:
    return fold(tekst.strip()) in fold(row.notitie)
