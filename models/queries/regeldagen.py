"""Regeldagen: the day, its loketten and gezinnen, and which gezinnen belong there by their tekendatum."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.rows_regeldag import AfspraakRow, BezoekRow, LoketRow, RegeldagRow
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
        Regeldag.eind,
        Regeldag.pauze,
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
            eind=h.eind,
            pauze=h.pauze,
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
            RegeldagLoket.plekken,
            RegeldagLoket.pauze,
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
                plekken=r.plekken,
                pauze=r.pauze,
                contactpersoon_uid=r.contact_uid or "",
            )
        )
    return found


def _afspraken(lezer: Lezer, ids: list[int]) -> dict[int, list[AfspraakRow]]:
    rows: dict[tuple[int, str], list[Rij]] = {}
    for r in lezer.session.connection().execute(
        select(
            RegeldagAfspraak.regeldag_id,
            RegeldagAfspraak.loket,
            RegeldagAfspraak.nummer.label("dagnummer"),
            RegeldagAfspraak.tijd,
            RegeldagAfspraak.vast,
            RegeldagAfspraak.overslaan,
            RegeldagAfspraak.komt,
            RegeldagAfspraak.minuten,
            RegeldagAfspraak.van,
            RegeldagAfspraak.tot,
            RegeldagAfspraak.niet_gekomen,
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
        rows.setdefault((r.regeldag_id, r.uid), []).append(r)
    found: dict[int, list[AfspraakRow]] = {}
    for (day, _uid), group in rows.items():
        found.setdefault(day, []).append(_afspraak(group, len(found.get(day, ())) + 1))
    return {day: sorted(gezinnen, key=lambda a: a.nummer) for day, gezinnen in found.items()}


def _afspraak(group: list[Rij], place: int) -> AfspraakRow:
    """A gezin of its rows; one from before numbers were given has its place in the list."""
    first = group[0]
    own = next((r for r in group if not r.loket), first)
    return AfspraakRow(
        dossier_uid=first.uid,
        dossier_nummer=first.nummer,
        gezin=first.naam,
        personen=first.personen or first.aantal_personen,
        nummer=own.dagnummer or place,
        van=own.van,
        tot=own.tot,
        tijden={r.loket: r.tijd for r in group if r.loket and r.tijd},
        bezoeken={
            r.loket: BezoekRow(
                tijd=r.tijd, vast=r.vast, overslaan=r.overslaan, komt=r.komt, minuten=r.minuten
            )
            for r in group
            if r.loket
        },
        niet_gekomen=any(r.niet_gekomen for r in group),
    )


def _proposals(lezer: Lezer, head: Rij, afspraken: list[AfspraakRow]) -> tuple[AfspraakRow, ...]:
    there = {a.dossier_uid for a in afspraken}
    rows = lezer.session.connection().execute(signing_on(head.gemeente_id, head.dag))
    return tuple(
        AfspraakRow(dossier_uid=r.uid, dossier_nummer=r.nummer, gezin=r.naam, personen=r.personen or 0)
        for r in rows
        if r.uid not in there
    )
