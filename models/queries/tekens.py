"""The three signs of a dossier: what was said of them last, beside what lines and rent say (A001, A009)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace
from sqlalchemy import Integer, bindparam, select

from models.queries.lezer import Lezer
from models.queries.rows_dossier import AnkerRow, LichtRow
from models.queries.rows_volgen import HuurRow
from models.rules.volgen import arrears, begin_of, rent_months
from models.tables import Aanbod, Huurbetaling, Teken
from models.values import Anker, Reden, Stand

HUUR_MAANDEN = 6
"""So many months of rent are followed where the setting is empty; a proposal of ours."""
_ZACHT = (Stand.OP_SCHEMA, Stand.GEDAAN, Stand.NIET_AAN_DE_BEURT)
_D = bindparam("d", type_=Integer)
_S_TEKENS = (
    select(Teken.uid, Teken.soort, Teken.stand, Teken.op, Teken.reden, Teken.wie)
    .where(Teken.dossier_id == _D)
    .order_by(Teken.op.desc(), Teken.id.desc())
)
_S_HUUR = select(Huurbetaling.uid, Huurbetaling.maand, Huurbetaling.betaald_op).where(
    Huurbetaling.dossier_id == _D
)
_S_EERSTE = (
    select(Aanbod.ronde, Aanbod.betaald_op)
    .where(
        Aanbod.dossier_id == _D,
        Aanbod.betaald_op.is_not(None),
        Aanbod.geweigerd_op.is_(None),
        Aanbod.ingetrokken_op.is_(None),
    )
    .order_by(Aanbod.id.desc())
)


def trajecten(ankers: Sequence[AnkerRow]) -> list[AnkerRow]:
    """Those that hang on a traject."""
    return [one for one in ankers if one.drager_soort == "traject"]


def load_huur(
    lezer: Lezer, dossier_id: int, gemeente_uid: str, ankers: Sequence[AnkerRow]
) -> tuple[HuurRow, ...]:
    """Read the rent of the first months; nothing while the first day of the tenancy is not known.

    The first rent that was noted with the offer of the dwelling counts where nothing else was noted (A008).
    """
    begin = begin_of(Anker.HUURINGANG, trajecten(ankers))
    if begin is None:
        return ()
    connection = lezer.session.connection()
    uids: dict[date, str] = {}
    paid: dict[date, date | None] = {}
    first = connection.execute(_S_EERSTE, {"d": dossier_id}).first()
    if first is not None and first.ronde == begin[0]:
        paid[begin[1].replace(day=1)] = first.betaald_op
    for row in connection.execute(_S_HUUR, {"d": dossier_id}):
        uids[row.maand], paid[row.maand] = row.uid, row.betaald_op
    figures = lezer.instellingen
    count = figures.number("huur_volgen_maanden", lezer.vandaag, HUUR_MAANDEN, gemeente_uid=gemeente_uid)
    months = rent_months(begin[1], count, paid, lezer.vandaag)
    return tuple(HuurRow(uid=uids.get(one.maand, ""), maand=one) for one in months)


def signs(
    lezer: Lezer,
    dossier_id: int,
    gemeente_uid: str,
    ankers: Sequence[AnkerRow],
    lichten: Sequence[LichtRow],
) -> tuple[LichtRow, ...]:
    """Add to each sign what was said of it last; rent that is not paid makes the dwelling *let op* (A009)."""
    said: dict[str, Mapping[str, object]] = {}
    for row in lezer.session.connection().execute(_S_TEKENS, {"d": dossier_id}):
        said.setdefault(row.soort, {"gezet": row.stand, "gezet_op": row.op, "gezet_reden": row.reden})
    behind = arrears(one.maand for one in load_huur(lezer, dossier_id, gemeente_uid, ankers))
    found = []
    for licht in lichten:
        if licht.code == "woning" and behind:
            licht = replace(  # noqa: PLW2901 - the row with one reason more
                licht,
                stand=Stand.DEZE_WEEK if licht.stand in _ZACHT else licht.stand,
                redenen=(*licht.redenen, Reden.of("licht_huur_achter", aantal=len(behind))),
                achter=True,
            )
        found.append(replace(licht, **said.get(licht.code, {})))
    return tuple(found)
