"""Regeldagen: the day, its loketten and gezinnen, and which gezinnen belong there by their tekendatum."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.rows import AfspraakRow, LoketRow, RegeldagRow
from models.queries.sql import Keuze, Rij
from models.tables import (
    Ankerdatum,
    Contactpersoon,
    Dossier,
    DossierStand,
    Gemeente,
    Regeldag,
    RegeldagAfspraak,
    RegeldagLoket,
)
from models.values import Anker


def load_regeldagen(
    lezer: Lezer, gemeente_uid: str = "", *, vanaf: date | None = None, tot: date | None = None
) -> tuple[RegeldagRow, ...]:
    """Read the regeldagen of a span of days (all, when no day is given), the newest first."""
    statement = _days().order_by(Regeldag.dag.desc(), Regeldag.id.desc())
    if gemeente_uid:
        statement = statement.where(Gemeente.uid == gemeente_uid)
    if vanaf is not None:
        statement = statement.where(Regeldag.dag >= vanaf)
    if tot is not None:
        statement = statement.where(Regeldag.dag <= tot)
    heads = lezer.session.connection().execute(statement.where(~Regeldag.vervallen).limit(400)).all()
    return _rows(lezer, heads, propose=False)


def load_regeldag(lezer: Lezer, uid: str) -> RegeldagRow:
    """Read one regeldag, with the gezinnen that have this tekendatum and are not on it yet.

    Raises Refused("regeldag_onbekend").
    """
    heads = lezer.session.connection().execute(_days().where(Regeldag.uid == uid)).all()
    if not heads:
        raise Refused("regeldag_onbekend")
    return _rows(lezer, heads, propose=True)[0]


def signing_on(gemeente_id: int, dag: date) -> Keuze:
    """The open dossiers of a gemeente whose tekendatum (planned, or real) is this day."""
    return (
        select(Dossier.id, Dossier.uid, Dossier.nummer, Dossier.naam, DossierStand.personen)
        .join(Ankerdatum, Ankerdatum.dossier_id == Dossier.id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(
            Dossier.gemeente_id == gemeente_id,
            Dossier.afgesloten_op.is_(None),
            Ankerdatum.soort == Anker.TEKENDATUM,
            Ankerdatum.vervallen_op.is_(None),
            func.coalesce(Ankerdatum.werkelijk, Ankerdatum.gepland) == dag,
        )
        .distinct()
        .order_by(Dossier.nummer)
    )


def _days() -> Keuze:
    return select(
        Regeldag.id,
        Regeldag.uid,
        Regeldag.versie,
        Regeldag.nummer,
        Regeldag.dag,
        Regeldag.plaats,
        Regeldag.start,
        Regeldag.notitie,
        Regeldag.gemeente_id,
        Gemeente.naam.label("gemeente"),
        Gemeente.uid.label("gemeente_uid"),
    ).join(Gemeente, Gemeente.id == Regeldag.gemeente_id)


def _rows(lezer: Lezer, heads: Iterable[Rij], *, propose: bool) -> tuple[RegeldagRow, ...]:
    heads = list(heads)
    ids = [h.id for h in heads]
    loketten = _loketten(lezer, ids)
    afspraken = _afspraken(lezer, ids)
    return tuple(
        RegeldagRow(
            uid=h.uid,
            versie=h.versie,
            nummer=h.nummer,
            dag=h.dag,
            plaats=h.plaats,
            start=h.start,
            notitie=h.notitie,
            gemeente=h.gemeente,
            gemeente_uid=h.gemeente_uid,
            loketten=tuple(loketten.get(h.id, ())),
            afspraken=tuple(afspraken.get(h.id, ())),
            voorstellen=_proposals(lezer, h, afspraken.get(h.id, [])) if propose else (),
        )
        for h in heads
    )


def _loketten(lezer: Lezer, ids: list[int]) -> dict[int, list[LoketRow]]:
    names = {code: loket.naam for code, loket in lezer.inhoud().loketten.items()}
    found: dict[int, list[LoketRow]] = {}
    for r in lezer.session.connection().execute(
        select(
            RegeldagLoket.regeldag_id,
            RegeldagLoket.loket,
            RegeldagLoket.volgorde,
            RegeldagLoket.ruimte,
            RegeldagLoket.contact,
            RegeldagLoket.telefoon,
            RegeldagLoket.van,
            RegeldagLoket.tot,
            RegeldagLoket.minuten,
            Contactpersoon.uid.label("contact_uid"),
            Contactpersoon.naam.label("contact_naam"),
            Contactpersoon.telefoon.label("contact_telefoon"),
        )
        .join(Contactpersoon, Contactpersoon.id == RegeldagLoket.contactpersoon_id, isouter=True)
        .where(RegeldagLoket.regeldag_id.in_(ids))
        .order_by(RegeldagLoket.volgorde, RegeldagLoket.loket)
    ):
        found.setdefault(r.regeldag_id, []).append(
            LoketRow(
                loket=r.loket,
                naam=names.get(r.loket, r.loket),
                volgorde=r.volgorde,
                ruimte=r.ruimte,
                contact=r.contact or r.contact_naam or "",
                telefoon=r.telefoon or r.contact_telefoon or "",
                van=r.van,
                tot=r.tot,
                minuten=r.minuten,
                contactpersoon_uid=r.contact_uid or "",
            )
        )
    return found


def _afspraken(lezer: Lezer, ids: list[int]) -> dict[int, list[AfspraakRow]]:
    found: dict[int, dict[str, AfspraakRow]] = {}
    times: dict[tuple[int, str], dict[str, str]] = {}
    for r in lezer.session.connection().execute(
        select(
            RegeldagAfspraak.regeldag_id,
            RegeldagAfspraak.loket,
            RegeldagAfspraak.tijd,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            DossierStand.personen,
            Dossier.aantal_personen,
        )
        .join(Dossier, Dossier.id == RegeldagAfspraak.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .where(RegeldagAfspraak.regeldag_id.in_(ids))
        .order_by(Dossier.nummer, RegeldagAfspraak.id)
    ):
        tijden = times.setdefault((r.regeldag_id, r.uid), {})
        if r.tijd:
            tijden[r.loket] = r.tijd
        found.setdefault(r.regeldag_id, {}).setdefault(
            r.uid,
            AfspraakRow(
                dossier_uid=r.uid,
                dossier_nummer=r.nummer,
                gezin=r.naam,
                personen=r.personen or r.aantal_personen,
                tijden=tijden,
            ),
        )
    return {day: list(by_uid.values()) for day, by_uid in found.items()}


def _proposals(lezer: Lezer, head: Rij, afspraken: list[AfspraakRow]) -> tuple[AfspraakRow, ...]:
    there = {a.dossier_uid for a in afspraken}
    rows = lezer.session.connection().execute(signing_on(head.gemeente_id, head.dag))
    return tuple(
        AfspraakRow(dossier_uid=r.uid, dossier_nummer=r.nummer, gezin=r.naam, personen=r.personen or 0)
        for r in rows
        if r.uid not in there
    )
