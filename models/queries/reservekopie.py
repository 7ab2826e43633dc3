"""What is known about backups inside the kluis: the dated figures, and the last time somebody practised."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from models.queries.lezer import Lezer
from models.queries.papier import make_head
from models.queries.rows_kluis import KopieCijfers, ProefFacts, ProefRow, ProefStap
from models.tables import KluisInfo, Medewerker, Terugzetproef

TWEEDE_PLEK = "tweede_plek_dagen"
OEFENEN = "oefen_terugzetten_maanden"
BEWAREN = ("reservekopie_bewaren_maanden", "bewaartermijn_maanden")
"""A backup stays no longer than the shortest of these: who was erased must age out of the backups."""


class ProefGegevens(msgspec.Struct, frozen=True):
    """What stands in the column `gegevens` of a terugzetproef."""

    bytes: int = 0
    sha256: str = ""
    schema: int = 0
    duur_s: float = 0.0
    stappen: tuple[ProefStap, ...] = ()
    tellingen: dict[str, int] = msgspec.field(default_factory=dict)
    laatste_op: datetime | None = None


def load_kopie_cijfers(lezer: Lezer) -> KopieCijfers:
    """Give the figures about backups that hold today; where gemeenten differ the strictest one counts."""
    return KopieCijfers(
        tweede_plek_dagen=_least(lezer, TWEEDE_PLEK),
        oefen_maanden=_least(lezer, OEFENEN),
        bewaren_vanaf=_oldest(lezer),
    )


def _least(lezer: Lezer, code: str) -> int | None:
    """The smallest value that holds today, for the land or for any gemeente of this kluis."""
    places = ["", *lezer.stand.gemeenten]
    found = [lezer.setting(code, gemeente_uid=uid) for uid in places]
    numbers = [int(one) for one in found if isinstance(one, int | float) and not isinstance(one, bool)]
    return min(numbers, default=None)


def _oldest(lezer: Lezer) -> date | None:
    months = [one for code in BEWAREN if (one := _least(lezer, code)) is not None]
    return lezer.vandaag - relativedelta(months=min(months)) if months else None


def load_proef(lezer: Lezer, uid: str = "") -> ProefRow | None:
    """Give the last time somebody practised, or the one named; None when nobody ever did."""
    wanted = select(Terugzetproef).order_by(Terugzetproef.op.desc(), Terugzetproef.id.desc()).limit(1)
    if uid:
        wanted = select(Terugzetproef).where(Terugzetproef.uid == uid)
    row = lezer.session.scalars(wanted).first()
    if row is None:
        return None
    data = msgspec.json.decode(row.gegevens, type=ProefGegevens)
    wie = lezer.session.scalars(select(Medewerker.naam).where(Medewerker.uid == row.wie)).first()
    return ProefRow(
        uid=row.uid,
        op=row.op,
        wie=wie or "",
        kopie_op=row.kopie_op,
        waar=row.waar,
        sleutel=row.sleutel,
        goed=row.goed,
        reden=row.reden,
        bytes=data.bytes,
        sha256=data.sha256,
        schema=data.schema,
        duur_s=data.duur_s,
        rijen=row.rijen,
        stappen=data.stappen,
        tellingen=data.tellingen,
        laatste_op=data.laatste_op,
    )


def proef_facts(lezer: Lezer, uid: str, nu: datetime, taal: str = "nl") -> ProefFacts | None:
    """Give what the report of a proefterugzet needs; None when it is not there."""
    proef = load_proef(lezer, uid)
    code = lezer.session.scalars(select(KluisInfo.kluiscode)).first()
    if proef is None:
        return None
    return ProefFacts(head=make_head(lezer, nu, taal=taal), kluis=code or "", proef=proef)
