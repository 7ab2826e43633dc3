"""What the calendar does by itself: birthdays, passed dates, ended periods (foundations 10)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from models.changes import Area, Change
from models.errors import Refused
from models.queries.lezer import Lezer
from models.services.berichten import sweep_berichten
from models.services.engine import Verschil, check_dossier
from models.services.lijstkeuze import sweep_kept
from models.services.verb import Plek, Transactie, verb
from models.tables import Dossier, KluisInfo
from models.values import Recht

SYSTEEM = "systeem"
PER_KEER = 10
"""Dossiers in one transaction: the database thread works in short pieces (foundations 21)."""


def verwerk_dagwissel(plek: Plek, *, opruimen: bool = True) -> tuple[Change, ...]:
    """Recompute every open dossier on which today can change something; at unlock and when the day changes.

    `opruimen`: old notices and what was kept of who left go too; not while the clock is in doubt. Gives the
    changes, none when nothing was due. Does nothing in a kluis that is open for reading only.
    """
    if plek.store.readonly:
        return ()
    systeem = replace(plek, wie=SYSTEEM, herkomst="dagwissel")
    changes = [dagwissel_deel(systeem, uids) for uids in _planned_ahead(systeem)]
    while uids := _due(systeem):
        changes.append(dagwissel_deel(systeem, uids))
    if not _is_told(systeem):
        changes.append(note_dagwissel(systeem, opruimen))
    return tuple(changes)


def _planned_ahead(plek: Plek) -> tuple[tuple[str, ...], ...]:
    """All open dossiers, in pieces, where a later day was worked through already: the clock stood ahead.

    They were planned for that day, and would wait until it comes.
    """
    with plek.store.reader() as session:
        info = session.get(KluisInfo, 1)
        told = info.laatste_dagwissel if info is not None else None
        if told is None or told <= plek.klok.vandaag():
            return ()
        uids = session.scalars(
            select(Dossier.uid).where(Dossier.afgesloten_op.is_(None)).order_by(Dossier.id)
        ).all()
    return tuple(tuple(uids[at : at + PER_KEER]) for at in range(0, len(uids), PER_KEER))


def _due(plek: Plek) -> tuple[str, ...]:
    with plek.store.reader() as session:
        return tuple(
            session.scalars(
                select(Dossier.uid)
                .where(Dossier.herbereken_op <= plek.klok.vandaag(), Dossier.afgesloten_op.is_(None))
                .order_by(Dossier.id)
                .limit(PER_KEER)
            )
        )


def _is_told(plek: Plek) -> bool:
    with plek.store.reader() as session:
        info = session.get(KluisInfo, 1)
        return info is None or info.laatste_dagwissel == plek.klok.vandaag()


@verb("dagwissel", Area.DOSSIER, Area.PUNTEN, recht=Recht.SYSTEEM)
def dagwissel_deel(t: Transactie, dossier_uids: tuple[str, ...]) -> None:
    """Recompute some dossiers for the new day; a dossier that is gone by then is left out."""
    for uid in dossier_uids:
        try:
            t.dossier(uid)
        except Refused:
            continue


@verb("dagwissel", Area.KLUIS, recht=Recht.SYSTEEM)
def note_dagwissel(t: Transactie, opruimen: bool = True) -> None:  # noqa: FBT001, FBT002 - a verb takes its arguments in order
    """Note that the new day was worked through; old notices go, and drafts of who left (`opruimen`)."""
    info = t.session.get_one(KluisInfo, 1)
    info.laatste_dagwissel = t.vandaag
    if opruimen:
        sweep_berichten(t)
        sweep_kept(t)


def check_dossiers(lezer: Lezer) -> dict[str, tuple[Verschil, ...]]:
    """Plan every open dossier anew and give what differs, by dossier number; changes nothing (`controle`).

    A dossier that waits for its dagwissel shows what today would change. A closed one stays as it was left:
    content that came later does not touch it.
    """
    rows = (
        lezer.session.connection()
        .execute(
            select(Dossier.id, Dossier.nummer).where(Dossier.afgesloten_op.is_(None)).order_by(Dossier.id)
        )
        .all()
    )
    found = {
        nummer: check_dossier(lezer.session, dossier_id, lezer.vandaag, lezer.cache)
        for dossier_id, nummer in rows
    }
    return {nummer: verschillen for nummer, verschillen in found.items() if verschillen}
