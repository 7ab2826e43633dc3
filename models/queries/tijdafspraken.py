"""Appointments with an hour and a place: of one gezin, of a day, and what stands in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.engine import Connection

from models.queries.lezer import Lezer
from models.queries.mensen import medewerker_names
from models.queries.mijn import own_dossiers
from models.queries.rows import Row, VandaagLine
from models.queries.rows_agenda import AgendaItem
from models.queries.sql import Keuze, Rij
from models.rules.tijdafspraken import Bezet, bezet, clashes, ends_at
from models.tables import (
    Actiepunt,
    Dossier,
    DossierStand,
    Organisatie,
    Regeldag,
    RegeldagAfspraak,
    RegeldagLoket,
    Tijdafspraak,
)
from models.values import Anker, Stand
from resources.i18n import _
from resources.labels import label_of

AFSPRAAK = "afspraak"
"""Kind of such an item of the calendar, and beginning of its key."""
_ANKERS = {"tekenen": Anker.TEKENDATUM.value, "gesprek": Anker.HUISVESTINGSGESPREK.value}
"""The planned date that an appointment of a kind gives its hour to, where both are on one day."""


class TijdafspraakRow(Row, frozen=True, kw_only=True):
    """One appointment, as the list of a dossier shows it."""

    uid: str
    soort: str
    op: date
    tijd: str
    tot: str
    """Clock time at which it ends."""
    minuten: int
    wat: str = ""
    plaats: str = ""
    komt: str = ""
    organisatie_uid: str = ""
    organisatie: str = ""
    met: str = ""
    wie_uid: str = ""
    wie: str = ""
    """Name of the medewerker who goes along; empty where that is nobody of this kluis."""
    punt_uid: str = ""
    punt_nummer: int = 0
    vervallen_op: date | None = None
    reden: str = ""
    botst: bool = False
    """The gezin, or who goes along, is asked somewhere else at the same time."""


def load_tijdafspraken(lezer: Lezer, dossier_id: int) -> tuple[TijdafspraakRow, ...]:
    """The appointments of a gezin: from today on by their hour, then those that were, the newest first."""
    connection = lezer.session.connection()
    rows = connection.execute(_statement(Tijdafspraak.dossier_id == dossier_id)).all()
    ahead = [row.op for row in rows if row.op >= lezer.vandaag]
    busy = clashes_between(connection, min(ahead), max(ahead)) if ahead else frozenset()
    who = medewerker_names(lezer)
    found = [
        TijdafspraakRow(
            **{name: getattr(row, name) for name in _COPIED},
            tot=ends_at(row.tijd, row.minuten),
            organisatie_uid=row.organisatie_uid or "",
            organisatie=row.organisatie or "",
            wie_uid=row.wie,
            wie=who.get(row.wie, ""),
            punt_nummer=row.punt_nummer or 0,
            botst=key_of(row.uid) in busy,
        )
        for row in rows
    ]
    coming = [one for one in found if one.op >= lezer.vandaag]
    return (*coming, *reversed([one for one in found if one.op < lezer.vandaag]))


_COPIED = (
    *("uid", "soort", "op", "tijd", "minuten", "wat", "plaats", "komt", "met", "punt_uid"),
    *("vervallen_op", "reden"),
)


def _statement(*where: ColumnElement[bool]) -> Keuze:
    hour = func.length(Tijdafspraak.tijd)  # `9:30` stands before `10:00`
    return (
        select(
            *(getattr(Tijdafspraak, name) for name in (*_COPIED, "wie")),
            Organisatie.uid.label("organisatie_uid"),
            Organisatie.naam.label("organisatie"),
            Actiepunt.nummer.label("punt_nummer"),
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer.label("dossier_nummer"),
            Dossier.naam,
            DossierStand.personen,
        )
        .join(Dossier, Dossier.id == Tijdafspraak.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .join(Organisatie, Organisatie.id == Tijdafspraak.organisatie_id, isouter=True)
        .join(
            Actiepunt,
            and_(Tijdafspraak.punt_uid != "", Actiepunt.uid == Tijdafspraak.punt_uid),
            isouter=True,
        )
        .where(*where)
        .order_by(Tijdafspraak.op, hour, Tijdafspraak.tijd, Tijdafspraak.id)
    )


def key_of(uid: str) -> str:
    """The lasting key of an appointment in the calendar and in its files."""
    return f"{AFSPRAAK}-{uid}"


def items_of_afspraken(
    lezer: Lezer, van: date, tot: date, begeleider_uid: str = "", *, ook_vervallen: bool = True
) -> Iterator[AgendaItem]:
    """The appointments from a day to a day, as items of the calendar; called off ones say so.

    Of a closed dossier only what was called off: a calendar file still has to take that out of a calendar.
    `begeleider_uid` = only those of that person's own gezinnen, and those to which that person goes along.
    """
    connection = lezer.session.connection()
    there = or_(Dossier.afgesloten_op.is_(None), Tijdafspraak.vervallen_op.is_not(None))
    where = [there, Tijdafspraak.op >= van, Tijdafspraak.op <= tot]
    if begeleider_uid:
        own = Dossier.id.in_(own_dossiers(begeleider_uid, lezer.vandaag))
        where.append(or_(own, Tijdafspraak.wie == begeleider_uid))
    if not ook_vervallen:
        where.append(Tijdafspraak.vervallen_op.is_(None))
    rows = connection.execute(_statement(*where)).all()
    if not rows:
        return
    busy, who = clashes_between(connection, van, tot), medewerker_names(lezer)
    for row in rows:
        yield _item(row, who.get(row.wie, ""), botst=key_of(row.uid) in busy)


def _item(row: Rij, wie: str, *, botst: bool) -> AgendaItem:
    kind = label_of("tijdafspraak", row.soort)
    gone = row.vervallen_op is not None
    kaal = _("Gaat niet door: {wat}").format(wat=kind) if gone else kind
    return AgendaItem(
        sleutel=key_of(row.uid),
        soort=AFSPRAAK,
        dag=row.op,
        tijd=row.tijd,
        tot=ends_at(row.tijd, row.minuten),
        tekst=f"{kaal}: {row.wat}" if row.wat else kaal,
        kaal=kaal,
        plaats=row.plaats,
        plaats_getypt=True,
        met=", ".join(part for part in (row.organisatie, row.met) if part),
        wie=wie,
        dossier_uid=row.dossier_uid,
        dossier_nummer=row.dossier_nummer,
        gezin=row.naam,
        personen=row.personen or 0,
        punt_uid=row.punt_uid,
        tab="contact",
        vervallen=gone,
        botst=botst,
        anker=_ANKERS.get(row.soort, ""),
    )


def without_double(items: Iterable[AgendaItem], afspraken: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    """The items that no appointment of that day stands for: its planned date, the term of its point."""
    running = [one for one in afspraken if not one.vervallen]
    days = {(one.dossier_uid, one.dag, one.anker) for one in running if one.anker}
    points = {(one.punt_uid, one.dag) for one in running if one.punt_uid}
    for one in items:
        double = (one.dossier_uid, one.dag, one.anker) in days or (one.punt_uid, one.dag) in points
        if not double:
            yield one


def lines_of_afspraken(lezer: Lezer, begeleider_uid: str = "") -> tuple[VandaagLine, ...]:
    """The appointments of today that go on, by their hour, as lines of Vandaag."""
    day = lezer.vandaag
    return tuple(
        VandaagLine(
            dossier_uid=one.dossier_uid,
            dossier_nummer=one.dossier_nummer,
            gezin=one.gezin,
            tekst=one.tekst,
            kaal=one.kaal,
            aan_zet=one.wie,
            dag=one.dag,
            dagen=0,
            stand=Stand.VANDAAG,
            tijd=f"{one.tijd} – {one.tot}",
            plaats=one.plaats,
            botst=one.botst,
        )
        for one in items_of_afspraken(lezer, day, day, begeleider_uid, ook_vervallen=False)
    )


# --- what stands in each other's way ----------------------------------------------------------------------


def clashes_between(connection: Connection, van: date, tot: date) -> frozenset[str]:
    """Keys of the appointments in a period that ask the same gezin or medewerker at the same time."""
    return clashes((*taken(connection, van, tot), *visits(connection, van, tot)))


def taken(connection: Connection, van: date, tot: date) -> Iterator[Bezet]:
    """What the appointments of a period take; those that were called off take nothing."""
    rows = connection.execute(
        select(
            Tijdafspraak.uid,
            Tijdafspraak.op,
            Tijdafspraak.tijd,
            Tijdafspraak.minuten,
            Tijdafspraak.dossier_id,
            Tijdafspraak.wie,
        )
        .join(Dossier, Dossier.id == Tijdafspraak.dossier_id)
        .where(
            Tijdafspraak.op >= van,
            Tijdafspraak.op <= tot,
            Tijdafspraak.vervallen_op.is_(None),
            Dossier.afgesloten_op.is_(None),
        )
    )
    for uid, op, tijd, minuten, dossier_id, wie in rows:
        found = bezet(key_of(uid), op, tijd, minuten, dossier_id, wie)
        if found is not None:
            yield found


def visits(connection: Connection, van: date, tot: date) -> Iterator[Bezet]:
    """What the times at the loketten of the regeldagen of a period take of each gezin, loket by loket.

    Two loketten of one gezin are the care of the planner: their keys are no appointment.
    """
    rows = connection.execute(
        select(
            RegeldagAfspraak.uid,
            Regeldag.dag,
            RegeldagAfspraak.tijd,
            RegeldagAfspraak.minuten,
            RegeldagLoket.minuten.label("gewoon"),
            RegeldagAfspraak.dossier_id,
        )
        .join(Regeldag, Regeldag.id == RegeldagAfspraak.regeldag_id)
        .join(
            RegeldagLoket,
            and_(
                RegeldagLoket.regeldag_id == RegeldagAfspraak.regeldag_id,
                RegeldagLoket.loket == RegeldagAfspraak.loket,
            ),
        )
        .where(
            Regeldag.dag >= van,
            Regeldag.dag <= tot,
            Regeldag.vervallen.is_(False),
            RegeldagAfspraak.tijd != "",
            RegeldagAfspraak.overslaan.is_(False),
        )
    )
    for uid, dag, tijd, minuten, gewoon, dossier_id in rows:
        found = bezet(f"regeldag-{uid}", dag, tijd, minuten or gewoon, dossier_id)
        if found is not None:
            yield found
