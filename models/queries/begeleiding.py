"""The begeleiding of a gezin: what was agreed, how long it lasts and why, which trajecten were bought."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from models.queries.contacten import signed_on
from models.queries.dossier import Kern, load_ankers, load_kern
from models.queries.lezer import Lezer
from models.queries.rows_avg import AflopendRow
from models.queries.rows_begeleiding import (
    AfspraakRow,
    BegeleidingRow,
    TermijnRow,
    TrajectRow,
)
from models.queries.sql import Keuze, Rij
from models.rules.begeleidingsterm import Grond, Maanden, Termijn, TrajectStand, terms, traject_stand
from models.tables import (
    Actiepunt,
    Begeleidingsafspraak,
    Dossier,
    Gemeente,
    IngekochtTraject,
    Organisatie,
)
from models.values import Anker, Recht, Staat

OP_PAPIER = "pv-22"
"""The line *afspraken over de begeleiding op papier zetten*."""
GETEKEND = "begeleiding_min_maanden"
BESCHIKBAAR = "begeleiding_handreiking_maanden"
EINDE_DAGEN = "traject_einde_dagen"
MAATSCHAPPELIJK = "maatschappelijk"
_CIJFER = {Grond.GETEKEND: GETEKEND, Grond.BESCHIKBAAR: BESCHIKBAAR}


def load_begeleiding(lezer: Lezer, uid: str) -> BegeleidingRow:
    """Read the tab *Begeleiding* of a gezin. Raises Refused("dossier_onbekend")."""
    kern = load_kern(lezer, uid)
    lezer.gezien.add(uid)
    afspraken = load_afspraken(lezer, kern.id)
    trajecten = load_trajecten(lezer, kern)
    open_ = lezer.session.connection().scalar(
        select(Actiepunt.id)
        .where(
            Actiepunt.dossier_id == kern.id,
            Actiepunt.item_id == OP_PAPIER,
            Actiepunt.vervallen_op.is_(None),
            Actiepunt.staat.not_in((Staat.GEDAAN.value, Staat.NVT.value)),
        )
        .limit(1)
    )
    return BegeleidingRow(
        uid=uid,
        afspraken=afspraken,
        termijnen=load_termijnen(lezer, kern, afspraken, trajecten),
        trajecten=trajecten,
        op_papier_open=open_ is not None,
    )


def load_afspraken(lezer: Lezer, dossier_id: int) -> tuple[AfspraakRow, ...]:
    """Read the versions of the agreements, the newest first."""
    rows = lezer.session.scalars(
        select(Begeleidingsafspraak)
        .where(Begeleidingsafspraak.dossier_id == dossier_id)
        .order_by(Begeleidingsafspraak.id.desc())
    )
    return tuple(
        AfspraakRow(
            uid=r.uid,
            van=r.van,
            vormen=tuple(r.vormen.split()),
            themas=tuple(r.themas.split()),
            hoe_vaak=r.hoe_vaak,
            tot=r.tot,
            vraagbaak_tot=r.vraagbaak_tot,
            tolk=r.tolk,
            taal=r.taal,
            belmomenten=r.belmomenten,
            notitie=r.notitie,
            getekend_op=r.getekend_op,
        )
        for r in rows
    )


def load_trajecten(lezer: Lezer, kern: Kern) -> tuple[TrajectRow, ...]:
    """Read the bought trajecten, the latest start first."""
    rows = lezer.session.connection().execute(
        _trajecten()
        .where(IngekochtTraject.dossier_id == kern.id)
        .order_by(IngekochtTraject.start.desc(), IngekochtTraject.id.desc())
    )
    days = _end_days(lezer, kern.row.gemeente_uid or "")
    return tuple(_traject(r, lezer.vandaag, days) for r in rows)


def _trajecten() -> Keuze:
    return select(
        IngekochtTraject.uid,
        IngekochtTraject.soort,
        IngekochtTraject.start,
        IngekochtTraject.einde,
        IngekochtTraject.uitvoerder,
        IngekochtTraject.gestopt_op,
        Organisatie.naam.label("organisatie"),
    ).join(Organisatie, Organisatie.id == IngekochtTraject.organisatie_id, isouter=True)


def _traject(r: Rij, vandaag: date, days: int) -> TrajectRow:
    return TrajectRow(
        uid=r.uid,
        soort=r.soort,
        start=r.start,
        einde=r.einde,
        uitvoerder=r.organisatie or r.uitvoerder,
        gestopt_op=r.gestopt_op,
        stand=traject_stand(r.start, r.einde, r.gestopt_op, vandaag, days),
    )


def _end_days(lezer: Lezer, gemeente_uid: str) -> int:
    return lezer.instellingen.number(EINDE_DAGEN, lezer.vandaag, 0, gemeente_uid=gemeente_uid)


def load_termijnen(
    lezer: Lezer, kern: Kern, afspraken: tuple[AfspraakRow, ...], trajecten: tuple[TrajectRow, ...]
) -> tuple[TermijnRow, ...]:
    """Every term that the begeleiding lasts, the longest first, each with the source of its figure (K02).

    The figure that was valid on the day it is counted from counts.
    """
    getekend = signed_on(lezer, kern.id)
    beschikbaar = _available(lezer, kern.id)
    place = kern.row.gemeente_uid or ""
    found = terms(
        getekend,
        beschikbaar,
        tuple(
            (one.start, one.einde)
            for one in trajecten
            if one.soort == MAATSCHAPPELIJK and one.gestopt_op is None
        ),
        afspraken[0].tot if afspraken else None,
        Maanden(_months(lezer, GETEKEND, getekend, place), _months(lezer, BESCHIKBAAR, beschikbaar, place)),
    )
    return tuple(_termijn(lezer, one, place) for one in found)


def _months(lezer: Lezer, code: str, dag: date | None, gemeente_uid: str) -> int | None:
    found = lezer.setting(code, dag, gemeente_uid=gemeente_uid)
    return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def _termijn(lezer: Lezer, one: Termijn, gemeente_uid: str) -> TermijnRow:
    code = _CIJFER.get(one.grond, "")
    value = None
    if code and one.van is not None:
        value = lezer.instellingen.find(
            code,
            one.van,
            gemeente_uid=gemeente_uid,
            provincie=lezer.stand.provincies.get(gemeente_uid, ""),
        )
    return TermijnRow(
        grond=one.grond,
        van=one.van,
        maanden=one.maanden,
        tot=one.tot,
        bron=value.bron if value is not None else "",
        voorstel=value is not None and value.herkomst == "voorstel",
    )


def _available(lezer: Lezer, dossier_id: int) -> date | None:
    """The first day on which a dwelling was there for the gezin: the start of the rent, as known."""
    days = [
        one.werkelijk or one.gepland
        for one in load_ankers(lezer, dossier_id)
        if one.soort == Anker.HUURINGANG
    ]
    return min((dag for dag in days if dag is not None), default=None)


# --- Let op -----------------------------------------------------------------------------------------------


def load_aflopend(lezer: Lezer) -> tuple[AflopendRow, ...]:
    """Read the bought trajecten in sight that end soon or have passed their end, that end first (A168)."""
    if not lezer.may(Recht.DOSSIER):
        return ()
    figures = [one.waarde for one in lezer.instellingen.all_of(EINDE_DAGEN)]
    most = max((days for days in figures if isinstance(days, int)), default=0)
    last = lezer.vandaag + timedelta(days=most)
    rows = lezer.session.connection().execute(
        select(
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            IngekochtTraject.soort,
            IngekochtTraject.start,
            IngekochtTraject.einde,
            Gemeente.uid.label("gemeente"),
        )
        .join(Dossier, Dossier.id == IngekochtTraject.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(
            Dossier.afgesloten_op.is_(None),
            IngekochtTraject.gestopt_op.is_(None),
            IngekochtTraject.einde <= last,
        )
        .order_by(IngekochtTraject.einde, IngekochtTraject.id)
    )
    found = []
    for r in rows:
        days = _end_days(lezer, r.gemeente or "")
        stand = traject_stand(r.start, r.einde, None, lezer.vandaag, days)
        if stand in (TrajectStand.BIJNA, TrajectStand.VOORBIJ):
            found.append(
                AflopendRow(
                    dossier_uid=r.uid, nummer=r.nummer, naam=r.naam, soort=r.soort, einde=r.einde, stand=stand
                )
            )
    return tuple(found)
