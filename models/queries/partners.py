"""Partners of the weekly exchange: who they are, which gezinnen are shared, how the row of files stands."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from models.envelop import Publiek, Sleutels
from models.queries.inhoud import SHARED
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.rules.overdracht import Rij
from models.rules.veldgroepen import CIJFER, defaults
from models.tables import (
    Deling,
    Dossier,
    Gemeente,
    Overdracht,
    PartnerDossier,
    Uitwisselpartner,
    UitwisselSleutel,
)


class PartnerRow(Row, frozen=True, kw_only=True):
    """A partner as the screen shows it."""

    uid: str
    naam: str
    soort: str
    woorden: str
    """Fingerprint of their keys."""
    bevestigd_op: date | None = None
    gestopt_op: date | None = None
    gezinnen: int = 0
    verstuurd: int = 0
    verstuurd_op: datetime | None = None
    ontvangen: int = 0
    ontvangen_op: datetime | None = None
    ontvangen_door_hen: int = 0


class GedeeldRow(Row, frozen=True, kw_only=True):
    """A gezin that is shared with a partner."""

    uid: str
    dossier_uid: str
    nummer: str
    naam: str
    grond: str
    uitleg: str
    van: date
    personen: int = 0


def load_partners(lezer: Lezer, *, ook_gestopte: bool = False) -> tuple[PartnerRow, ...]:
    """Read the partners by name."""
    connection = lezer.session.connection()
    shared = {
        r[0]: int(r[1])
        for r in connection.execute(
            select(PartnerDossier.partner_id, func.count())
            .join(Deling, Deling.id == PartnerDossier.deling_id)
            .where(_running(lezer.vandaag))
            .group_by(PartnerDossier.partner_id)
        )
    }
    moments = {
        (r[0], r[1]): r[2]
        for r in connection.execute(
            select(Overdracht.partner_id, Overdracht.richting, func.max(Overdracht.op))
            .where(Overdracht.partner_id.is_not(None), Overdracht.mislukt_op.is_(None))
            .group_by(Overdracht.partner_id, Overdracht.richting)
        )
    }
    rows = lezer.session.scalars(select(Uitwisselpartner).order_by(Uitwisselpartner.naam))
    return tuple(
        PartnerRow(
            uid=r.uid,
            naam=r.naam,
            soort=r.soort,
            woorden=publiek_of(r).woorden,
            bevestigd_op=r.bevestigd_op,
            gestopt_op=r.gestopt_op,
            gezinnen=shared.get(r.id, 0),
            verstuurd=r.verstuurd,
            verstuurd_op=moments.get((r.id, "uit")),
            ontvangen=r.ontvangen,
            ontvangen_op=moments.get((r.id, "in")),
            ontvangen_door_hen=r.ontvangen_door_hen,
        )
        for r in rows
        if ook_gestopte or r.gestopt_op is None
    )


def load_gedeeld(lezer: Lezer, partner_uid: str) -> tuple[GedeeldRow, ...]:
    """Read the gezinnen in sight that are shared with a partner now."""
    rows = lezer.session.connection().execute(
        select(
            PartnerDossier.uid,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer,
            Dossier.naam,
            Deling.grond,
            Deling.uitleg,
            PartnerDossier.van,
            Dossier.aantal_personen.label("personen"),
        )
        .join(Deling, Deling.id == PartnerDossier.deling_id)
        .join(Dossier, Dossier.id == PartnerDossier.dossier_id)
        .join(Uitwisselpartner, Uitwisselpartner.id == PartnerDossier.partner_id)
        .where(Uitwisselpartner.uid == partner_uid, _running(lezer.vandaag))
        .order_by(Dossier.naam, Dossier.id)
    )
    return tuple(GedeeldRow(**r._asdict()) for r in rows)


def shared_with(session: Session, partner_id: int, dossier_id: int, dag: date) -> PartnerDossier | None:
    """The row by which a dossier is shared with a partner on a day."""
    return session.scalars(
        select(PartnerDossier)
        .join(Deling, Deling.id == PartnerDossier.deling_id)
        .where(
            PartnerDossier.partner_id == partner_id, PartnerDossier.dossier_id == dossier_id, _running(dag)
        )
        .limit(1)
    ).one_or_none()


def _running(dag: date) -> ColumnElement[bool]:
    """Shared on a day, and the ground for it still holds."""
    return and_(
        PartnerDossier.van <= dag,
        or_(PartnerDossier.tot.is_(None), PartnerDossier.tot >= dag),
        Deling.ingetrokken_op.is_(None),
        or_(Deling.tot.is_(None), Deling.tot >= dag),
    )


def publiek_of(row: Uitwisselpartner) -> Publiek:
    """The public keys of a partner."""
    return Publiek(base64.b64decode(row.x_publiek), base64.b64decode(row.ed_publiek))


def load_sleutels(session: Session) -> Sleutels | None:
    """Our own key pair; None before it was made."""
    row = session.scalars(
        select(UitwisselSleutel).order_by(UitwisselSleutel.id.desc()).limit(1)
    ).one_or_none()
    return Sleutels(bytes(row.x_prive), bytes(row.ed_prive)) if row is not None else None


def own_words(lezer: Lezer) -> str:
    """The fingerprint of our own keys in words; empty before there are any."""
    found = load_sleutels(lezer.session)
    return found.publiek.woorden if found is not None else ""


def turns_of(session: Session, gemeente_id: int | None, punten: Iterable[Rij]) -> dict[str, str]:
    """Whose turn each line is: uid of the line -> party."""
    stand = SHARED.get(session)
    found = {}
    for rij in punten:
        w = rij.waarden
        turn = str(w.get("doener") or "")
        if not turn:
            item = stand.item(
                str(w["item_id"]), int(str(w["inhoud_versie"])), str(w["inhoud_herkomst"]), gemeente_id
            )
            turn = item.wie[0].value if item is not None and item.wie else ""
        found[rij.uid] = turn
    return found


def eigenaren_of(session: Session, dag: date) -> dict[str, str]:
    """Who owns each group of fields on a day: the dated figures of the first gemeente."""
    stand = SHARED.get(session)
    city = session.scalar(select(Gemeente.uid).order_by(Gemeente.id).limit(1)) or ""
    codes = [f.code for f in stand.inhoud().instellingen if f.code.startswith(CIJFER)]
    province = stand.provincies.get(city, "")
    return defaults(
        (code, stand.instellingen.value(code, dag, gemeente_uid=city, provincie=province)) for code in codes
    )
