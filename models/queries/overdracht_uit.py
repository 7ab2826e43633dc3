"""What a person sees before gezinnen leave, and the package itself."""

from __future__ import annotations

import base64
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime

from msgspec import field
from sqlalchemy import select

from models.envelop import Bestandsoort
from models.errors import Refused
from models.keys import KEY_BYTES
from models.queries.lezer import Lezer
from models.queries.overdracht_lezen import (
    load_dossier_pakket,
    load_genoemd,
    load_inhoudstukken,
    load_ook,
    named_uids,
)
from models.queries.overdracht_pakket import MAX_DOSSIERS, Afzender, DossierPakket, Kop, Pakket
from models.queries.partners import eigenaren_of
from models.queries.rows import Row
from models.rules.logboek import make_ankercode
from models.store import head
from models.tables import Dossier, KluisInfo, Medewerker, Organisatie
from models.values import Fase, Recht


class GaatMee(Row, frozen=True, kw_only=True):
    """What goes along of one dossier, counted."""

    uid: str
    nummer: str
    naam: str
    fase: Fase
    personen: int = 0
    punten: int = 0
    klaar: int = 0
    aantallen: dict[str, int] = field(default_factory=dict)
    """Rows by table."""
    extra_beschermd: bool = False


def load_gaat_mee(lezer: Lezer, uid: str) -> GaatMee:
    """Count what goes along of a dossier. Raises Refused: dossier_onbekend, dossier_gesloten, geen_recht."""
    pakket = load_open(lezer, uid)
    punten = [r.waarden for r in pakket.bundel.get("actiepunt", {}).values()]
    running = [w for w in punten if w.get("vervallen_op") is None]
    dossier = pakket.bundel["dossier"][uid].waarden
    return GaatMee(
        uid=uid,
        nummer=pakket.kop.nummer,
        naam=pakket.naam,
        fase=Fase(str(dossier["fase"])),
        personen=pakket.count("persoon"),
        punten=len(running),
        klaar=sum(1 for w in running if w.get("staat") == "gedaan"),
        aantallen={naam: len(rijen) for naam, rijen in pakket.bundel.items()},
        extra_beschermd=bool(dossier.get("extra_beschermd")),
    )


def load_open(lezer: Lezer, uid: str, *, ook_gesloten: bool = False) -> DossierPakket:
    """Read a dossier that may leave: in sight, and open. Raises as `load_gaat_mee`.

    A partner also hears that a gezin was closed: `ook_gesloten`.
    """
    lezer.require(Recht.OVERDRACHT)
    pakket = load_dossier_pakket(lezer.session.connection(), uid)
    if pakket is None:
        raise Refused("dossier_onbekend")
    lezer.gezien.add(uid)
    if not ook_gesloten and pakket.bundel["dossier"][uid].waarden.get("afgesloten_op") is not None:
        raise Refused("dossier_gesloten")
    return pakket


def make_pakket(
    lezer: Lezer,
    dossiers: Sequence[DossierPakket],
    nu: datetime,
    *,
    soort: Bestandsoort = Bestandsoort.OVERDRACHT,
    aan: str = "",
    grond: str = "",
    reden: str = "",
    volgnummer: int = 0,
    ontvangen: int = 0,
) -> Pakket:
    """Put dossiers that were read together with all they point to.

    Raises Refused: overdracht_geen, overdracht_te_veel.
    """
    if not dossiers:
        raise Refused("overdracht_geen")
    if len(dossiers) > MAX_DOSSIERS:
        raise Refused("overdracht_te_veel", aantal=MAX_DOSSIERS)
    connection = lezer.session.connection()
    genoemd = load_genoemd(connection, named_uids(d.bundel for d in dossiers))
    kop = Kop(
        uid=str(uuid.uuid4()),
        soort=soort,
        van=load_afzender(lezer),
        op=nu,
        aan=aan,
        grond=grond,
        reden=reden,
        bewijs=base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        anker=_anker(lezer),
        volgnummer=volgnummer,
        ontvangen=ontvangen,
        eigenaren=eigenaren_of(lezer.session, lezer.vandaag) if soort is Bestandsoort.UITWISSELING else {},
    )
    return Pakket(
        kop, tuple(dossiers), genoemd, load_ook(connection, genoemd), load_inhoudstukken(connection, dossiers)
    )


def _anker(lezer: Lezer) -> str:
    """The head of the logboek as a code that the other side can read out later."""
    found = head(lezer.session)
    return make_ankercode(found.nummer, found.keten) if found is not None else ""


def load_afzender(lezer: Lezer) -> Afzender:
    """Say which kluis this is and who is to be called. Raises Refused("kluis_zonder_naam")."""
    connection = lezer.session.connection()
    info = connection.execute(select(KluisInfo.kluis_uid, KluisInfo.kluiscode)).first()
    if info is None or not info[0]:
        raise Refused("kluis_zonder_naam")
    who = connection.execute(
        select(Medewerker.naam, Medewerker.organisatie, Medewerker.telefoon, Medewerker.email).where(
            Medewerker.uid == lezer.wie
        )
    ).first()
    naam, organisatie, telefoon, email = tuple(who) if who is not None else ("", "", "", "")
    ours = select(Organisatie.naam).where(Organisatie.soort == "begeleiding").order_by(Organisatie.id)
    return Afzender(
        kluis_uid=info[0],
        kluiscode=info[1],
        organisatie=organisatie or connection.scalar(ours.limit(1)) or "",
        naam=naam,
        telefoon=telefoon,
        email=email,
    )


def chosen_dossiers(lezer: Lezer, uids: Sequence[str]) -> tuple[DossierPakket, ...]:
    """Read several dossiers that may leave, each once."""
    return tuple(load_open(lezer, uid) for uid in dict.fromkeys(uids))


def count_open(lezer: Lezer) -> int:
    """How many dossiers in sight could be handed over."""
    return len(
        lezer.session.connection().execute(select(Dossier.id).where(Dossier.afgesloten_op.is_(None))).all()
    )
