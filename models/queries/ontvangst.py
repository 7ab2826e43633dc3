"""The receipt of a transfer: which dossiers were taken in, which fields were not, and why not."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.overdracht_pakket import MAX_DOSSIERS, Afzender, Line, Moment, Note
from models.queries.overdracht_uit import load_afzender
from models.queries.overdracht_vorm import Uid
from models.queries.rows import Row
from models.tables import Dossier, Overdracht, OverdrachtDossier

FORMAAT = 1
MAX_VELDEN = 500


class OntvangstDossier(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What became of one dossier."""

    uid: Uid
    nummer: Annotated[str, Meta(max_length=40)]
    uitkomst: Annotated[str, Meta(pattern=r"^(nieuw|bijgewerkt|gelijk|geweigerd)$")]
    reden: Note = ""
    niet_overgenomen: Annotated[tuple[Line, ...], Meta(max_length=MAX_VELDEN)] = ()


class Ontvangst(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A receipt."""

    formaat: Annotated[int, Meta(ge=1, le=FORMAAT)] = FORMAAT
    overdracht: Uid
    van: Afzender
    op: Moment
    dossiers: Annotated[tuple[OntvangstDossier, ...], Meta(max_length=MAX_DOSSIERS)]


class OverdrachtRow(Row, frozen=True, kw_only=True):
    """A transfer as the list shows it."""

    uid: str
    richting: str
    soort: str
    organisatie: str
    naam: str
    kluiscode: str
    grond: str
    reden: str
    op: datetime
    volgnummer: int
    bevestigd_op: datetime | None = None
    mislukt: bool = False
    dossiers: tuple[tuple[str, str, str, str, bool], ...] = ()
    """Uid, number, name, outcome and whether it is closed here; only what is in sight."""


def load_overdrachten(lezer: Lezer, limit: int = 100) -> tuple[OverdrachtRow, ...]:
    """Read the transfers, the newest first; of each the dossiers in sight.

    Who wrote the file reads why and to whom; anybody else only where a dossier of it is in sight.
    """
    connection = lezer.session.connection()
    rows = lezer.session.scalars(select(Overdracht).order_by(Overdracht.id.desc()).limit(limit)).all()
    dossiers: dict[int, list[tuple[str, str, str, str, bool]]] = {}
    for r in connection.execute(
        select(
            OverdrachtDossier.overdracht_id,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            OverdrachtDossier.uitkomst,
            Dossier.afgesloten_op,
        )
        .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
        .where(OverdrachtDossier.overdracht_id.in_([row.id for row in rows]))
        .order_by(Dossier.nummer)
    ):
        dossiers.setdefault(r[0], []).append((r[1], r[2], r[3], r[4], r[5] is not None))
    return tuple(
        OverdrachtRow(
            uid=row.uid,
            richting=row.richting,
            soort=row.soort,
            organisatie=row.organisatie,
            naam=row.naam if _may_read(lezer, row, dossiers) else "",
            kluiscode=row.kluiscode,
            grond=row.grond,
            reden=row.reden if _may_read(lezer, row, dossiers) else "",
            op=row.op,
            volgnummer=row.volgnummer,
            bevestigd_op=row.bevestigd_op,
            mislukt=row.mislukt_op is not None,
            dossiers=tuple(dossiers.get(row.id, ())),
        )
        for row in rows
    )


def _may_read(lezer: Lezer, row: Overdracht, dossiers: Mapping[int, object]) -> bool:
    """Typed words are about the gezinnen that went: they are in sight with one of them."""
    return row.wie == lezer.wie or row.id in dossiers


def make_ontvangst(lezer: Lezer, overdracht_uid: str, nu: datetime) -> tuple[Ontvangst, bytes]:
    """Make the receipt of a transfer that came in, and the key that closes it.

    Raises Refused("overdracht_onbekend").
    """
    row = lezer.session.scalars(
        select(Overdracht).where(Overdracht.uid == overdracht_uid, Overdracht.richting == "in")
    ).one_or_none()
    if row is None:
        raise Refused("overdracht_onbekend")
    taken = lezer.session.execute(
        select(Dossier.uid, Dossier.nummer, OverdrachtDossier.uitkomst, OverdrachtDossier.niet_overgenomen)
        .join(Dossier, Dossier.id == OverdrachtDossier.dossier_id)
        .where(OverdrachtDossier.overdracht_id == row.id)
        .order_by(Dossier.nummer)
    )
    dossiers = [
        OntvangstDossier(
            uid=r[0], nummer=r[1], uitkomst=r[2], niet_overgenomen=tuple(_list(r[3])[:MAX_VELDEN])
        )
        for r in taken
    ]
    known = {d.uid for d in dossiers}
    refused: dict[str, list[str]] = json.loads(row.geweigerd or "{}")
    dossiers += [
        OntvangstDossier(uid=uid, nummer=nummer, uitkomst="geweigerd", reden=reden)
        for uid, (nummer, reden) in refused.items()
        if uid not in known
    ]
    receipt = Ontvangst(overdracht=row.uid, van=load_afzender(lezer), op=nu, dossiers=tuple(dossiers))
    return receipt, base64.b64decode(row.bewijs)


def parse_ontvangst(plain: bytes, uid: str) -> Ontvangst:
    """Read a receipt strictly. Raises Refused: overdracht_nieuwer, overdracht_ongeldig."""
    try:
        found = msgspec.json.decode(plain, type=Ontvangst)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("overdracht_ongeldig") from None
    if found.overdracht != uid:
        raise Refused("overdracht_ongeldig")
    return found


def _list(text: str) -> list[str]:
    found = json.loads(text or "[]")
    return [str(one) for one in found] if isinstance(found, list) else []
