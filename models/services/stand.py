"""The stand of a dossier: the figures of lists and Vandaag, stored with every change (foundations 11)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TypeAlias

from sqlalchemy import Date, Integer, bindparam, func, select
from sqlalchemy.orm import Session

from models.queries.feiten import load_feiten
from models.queries.sql import Rij
from models.rules.ankers import Ankers
from models.rules.blik import Omgeving
from models.rules.fasen import PoortPunt, holds_up
from models.rules.feiten import DossierFeiten
from models.rules.standen import OPEN_STANDEN, stand_of, stands_still
from models.rules.volledigheid import missing
from models.services.verb import Transactie
from models.store.words import fold
from models.tables import (
    Actiepunt,
    Betrokkene,
    Contactmoment,
    Dossier,
    DossierStand,
    Medewerker,
)
from models.values import ContactSoort, Fase, Staat, Stand

_LIJN = (
    Actiepunt.id,
    Actiepunt.nummer,
    Actiepunt.item_id,
    Actiepunt.inhoud_versie,
    Actiepunt.inhoud_herkomst,
    Actiepunt.fase,
    Actiepunt.staat,
    Actiepunt.gedaan_op,
    Actiepunt.uitgesteld_tot,
    Actiepunt.termijn_datum,
    Actiepunt.termijn_hard,
    Actiepunt.wacht_anker,
    Actiepunt.nog_te_bepalen,
    Actiepunt.tekst,
    Actiepunt.onze,
    Actiepunt.kern,
    Actiepunt.voor_onze_tijd,
    Actiepunt.onderwerp_soort,
)
Lijn: TypeAlias = Rij | Actiepunt
"""A line as it was read: a plain row, or the object where it was changed just now."""


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The stand of a dossier on a day; the fields are the columns of `dossier_stand`."""

    zoeknaam: str
    personen: int
    volgende_stap: str
    eerste_termijn: date | None
    te_laat: int
    open_punten: int
    wacht_op_ander: int
    open_kern: int
    laatste_contact: date | None
    begeleider: str
    begeleider_uid: str
    ontbreekt: str


_D = bindparam("d", type_=Integer)
"""Statements are built once: a verb counts the stand while a person waits."""
_S_LIJNEN = (
    select(*_LIJN)
    .where(Actiepunt.dossier_id == _D, Actiepunt.vervallen_op.is_(None))
    .order_by(Actiepunt.nummer, Actiepunt.id)
)
_S_STAND = select(DossierStand).where(DossierStand.dossier_id == _D)


def load_lijnen(session: Session, dossier_id: int) -> Sequence[Lijn]:
    """Read the lines of a dossier that have not lapsed."""
    return session.connection().execute(_S_LIJNEN, {"d": dossier_id}).all()


def save_stand(
    t: Transactie, dossier: Dossier, feiten: DossierFeiten, lijnen: Sequence[Lijn], omgeving: Omgeving
) -> date | None:
    """Store the stand of a dossier; give the next day on which a date alone changes it."""
    cijfers = compute_stand(t.session, dossier.id, dossier.naam, feiten, lijnen, omgeving)
    rij = t.session.scalars(_S_STAND, {"d": dossier.id}).one_or_none()
    if rij is None:
        rij = DossierStand(dossier_id=dossier.id)
        t.session.add(rij)
    for naam, waarde in asdict(cijfers).items():
        if getattr(rij, naam) != waarde:
            setattr(rij, naam, waarde)
    rij.bijgewerkt_op_dag = t.vandaag
    rij.bijgewerkt_op = t.nu
    dagen = (_next_day(feiten, lijnen, t.vandaag), _next_begeleider(t.session, dossier.id, t.vandaag))
    return min((dag for dag in dagen if dag is not None), default=None)


def stand_differences(
    session: Session, dossier_id: int, feiten: DossierFeiten, omgeving: Omgeving
) -> list[str]:
    """Name the columns of the stored stand that are not as a new count gives them."""
    rij = session.scalars(_S_STAND, {"d": dossier_id}).one_or_none()
    if rij is None:
        return ["dossier_stand"]
    naam = load_feiten(session, dossier_id).naam
    lijnen = load_lijnen(session, dossier_id)
    cijfers = compute_stand(session, dossier_id, naam, feiten, lijnen, omgeving)
    return [veld for veld, waarde in asdict(cijfers).items() if getattr(rij, veld) != waarde]


def compute_stand(
    session: Session,
    dossier_id: int,
    naam: str,
    feiten: DossierFeiten,
    lijnen: Sequence[Lijn],
    omgeving: Omgeving,
) -> Cijfers:
    """Count the stand of a dossier. A line with letters counts once, and is late when one letter is."""
    vandaag = omgeving.vandaag
    pauze = feiten.gepauzeerd(vandaag)
    standen = [(rij, line_stand(rij, vandaag, gepauzeerd=pauze, gesloten=feiten.gesloten)) for rij in lijnen]
    te_doen = [(rij, s) for rij, s in standen if s in OPEN_STANDEN]
    eigen = [(rij, s) for rij, s in te_doen if rij.onze and rij.termijn_datum is not None]
    volgende = min(eigen, key=_urgency, default=None)
    fase = feiten.fase.value
    open_kern = {
        rij.nummer
        for rij, s in standen
        if rij.kern and rij.fase == fase and holds_up(_gate_line(rij, s), feiten.fase)
    }
    begeleider, begeleider_uid = _begeleider(session, dossier_id, vandaag)
    stap = ""
    if volgende is not None:
        rij = volgende[0]
        item = omgeving.bron(rij.item_id, rij.inhoud_versie, rij.inhoud_herkomst)
        stap = rij.tekst or (item.tekst if item is not None else "")
    return Cijfers(
        zoeknaam=sort_name(naam),
        personen=sum(1 for p in feiten.personen if p.is_er(vandaag)),
        volgende_stap=stap,
        eerste_termijn=volgende[0].termijn_datum if volgende is not None else None,
        te_laat=len({rij.nummer for rij, s in standen if s is Stand.TE_LAAT}),
        open_punten=len({rij.nummer for rij, _ in te_doen}),
        wacht_op_ander=len(
            {rij.nummer for rij, s in standen if s is Stand.WACHT or (s in OPEN_STANDEN and _theirs(rij))}
        ),
        open_kern=len(open_kern),
        laatste_contact=_last_contact(session, dossier_id, vandaag),
        begeleider=begeleider,
        begeleider_uid=begeleider_uid,
        ontbreekt=json.dumps(missing(feiten, Ankers(feiten), vandaag), separators=(",", ":")),
    )


_STAAT = {staat.value: staat for staat in Staat}


def line_stand(rij: Lijn, vandaag: date, *, gepauzeerd: bool, gesloten: bool) -> Stand:
    """How a line that has not lapsed stands on a day."""
    return stand_of(
        staat=_STAAT[rij.staat],
        vandaag=vandaag,
        termijn=rij.termijn_datum,
        hard=rij.termijn_hard,
        wacht_anker=rij.wacht_anker,
        nog_te_bepalen=rij.nog_te_bepalen,
        uitgesteld_tot=rij.uitgesteld_tot,
        voor_onze_tijd=rij.voor_onze_tijd,
        gepauzeerd=stands_still(rij.item_id, gepauzeerd=gepauzeerd),
        gesloten=gesloten,
    )


def sort_name(naam: str) -> str:
    """The name as lists sort it: no case, diacritics, apostrophes or dashes."""
    return fold(naam).replace("-", " ").strip()


def _gate_line(rij: Lijn, s: Stand) -> PoortPunt:
    fase = Fase(rij.fase) if rij.fase else None
    return PoortPunt(rij.item_id, rij.nummer, fase, rij.kern, s, rij.wacht_anker)


def _theirs(rij: Lijn) -> bool:
    """A watched line whose turn has come."""
    return not rij.onze and rij.termijn_datum is not None


def _urgency(paar: tuple[Lijn, Stand]) -> tuple[int, date, bool, int]:
    """Late first, then the earliest day; of one day a ★ first."""
    rij, s = paar
    rang = {Stand.TE_LAAT: 0, Stand.UITGESTELD: 2, Stand.RICHTDATUM_VOORBIJ: 1}.get(s, 1)
    return rang, rij.termijn_datum or date.max, not rij.kern, rij.nummer


_DAG = bindparam("dag", type_=Date)
_S_BEGELEIDER = (
    select(Betrokkene.naam, Medewerker.naam, Medewerker.uid)
    .join(Medewerker, Medewerker.id == Betrokkene.medewerker_id, isouter=True)
    .where(
        Betrokkene.dossier_id == _D,
        Betrokkene.rol == "begeleider",
        Betrokkene.tot.is_(None) | (Betrokkene.tot > _DAG),
        Betrokkene.van <= _DAG,
    )
    .order_by(Betrokkene.van.desc(), Betrokkene.id.desc())
    .limit(1)
)
_S_WISSEL = select(Betrokkene.van, Betrokkene.tot).where(
    Betrokkene.dossier_id == _D,
    Betrokkene.rol == "begeleider",
    Betrokkene.tot.is_(None) | (Betrokkene.tot > _DAG),
)
_S_CONTACT = select(func.max(Contactmoment.op)).where(
    Contactmoment.dossier_id == _D,
    Contactmoment.bereikt,
    Contactmoment.soort != ContactSoort.DOORVERWIJZING.value,
    Contactmoment.op <= _DAG,
)


def _begeleider(session: Session, dossier_id: int, vandaag: date) -> tuple[str, str]:
    rij = session.connection().execute(_S_BEGELEIDER, {"d": dossier_id, "dag": vandaag}).first()
    return ("", "") if rij is None else (rij[1] or rij[0], rij[2] or "")


def _next_begeleider(session: Session, dossier_id: int, vandaag: date) -> date | None:
    """The first day on which another begeleider stands beside the gezin, or none any more."""
    rijen = session.connection().execute(_S_WISSEL, {"d": dossier_id, "dag": vandaag})
    return min((dag for rij in rijen for dag in rij if dag is not None and dag > vandaag), default=None)


def _last_contact(session: Session, dossier_id: int, vandaag: date) -> date | None:
    """The last day on which somebody of the gezin was spoken: what every list means by *laatste contact*.

    A tick, an event, an attempt or a referral is none (A164). One definition: lists, spreekuur and *lang geen
    contact* read it from the stand.
    """
    return session.connection().scalar(_S_CONTACT, {"d": dossier_id, "dag": vandaag})


def _next_day(feiten: DossierFeiten, lijnen: Sequence[Lijn], vandaag: date) -> date | None:
    """The first day on which an open line becomes late, or comes back from *later*."""
    if feiten.gesloten:
        return None
    dagen: list[date] = []
    termijnen: set[date] = set()
    for rij in lijnen:
        staat = rij.staat
        if staat == _UITGESTELD and rij.uitgesteld_tot is not None:
            dagen.append(rij.uitgesteld_tot)
        if staat in (_OPEN, _UITGESTELD) and rij.termijn_datum is not None:
            termijnen.add(rij.termijn_datum)
    dagen += [dag + timedelta(days=1) for dag in termijnen]
    return min((dag for dag in dagen if dag > vandaag), default=None)


_OPEN, _UITGESTELD = Staat.OPEN.value, Staat.UITGESTELD.value
