"""A gezin and its regeldagen and appointments: what follows when it leaves, or its day moves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.woorden import short_day
from models.services.verb import Transactie
from models.tables import Dossier, Regeldag, RegeldagAfspraak, Tijdafspraak


def drop_visits(t: Transactie, dossier: Dossier, na: date) -> None:
    """Take a gezin that does not come any more off the regeldagen after a day; warns of each.

    A day that was before today stays as it was: who was there then is told by its papers.
    """
    found = t.session.execute(
        select(RegeldagAfspraak, Regeldag.dag)
        .join(Regeldag, Regeldag.id == RegeldagAfspraak.regeldag_id)
        .where(
            RegeldagAfspraak.dossier_id == dossier.id,
            Regeldag.dag > na,
            Regeldag.dag >= t.vandaag,
            Regeldag.vervallen.is_(False),
        )
        .order_by(Regeldag.dag)
    ).all()
    for row, _dag in found:
        t.session.delete(row)
    for dag in dict.fromkeys(dag for _row, dag in found):
        t.warn("van_regeldag_af", dag=short_day(dag))


def call_off(t: Transactie, dossier: Dossier, na: date) -> None:
    """Call off the appointments after a day of a gezin that does not come any more; warns how many.

    They stay to be read, so that a calendar file takes them out of the calendar of who had them.
    """
    found = t.session.scalars(
        select(Tijdafspraak).where(
            Tijdafspraak.dossier_id == dossier.id,
            Tijdafspraak.op > na,
            Tijdafspraak.op >= t.vandaag,
            Tijdafspraak.vervallen_op.is_(None),
        )
    ).all()
    for row in found:
        row.vervallen_op = t.vandaag
    if found:
        t.warn("afspraken_af", aantal=len(found))


def warn_old_day(t: Transactie, dossier: Dossier, was: date | None) -> None:
    """Say that a gezin whose day moved still stands on the regeldag of the old day."""
    if was is None or was < t.vandaag:
        return
    there = t.session.scalar(
        select(RegeldagAfspraak.id)
        .join(Regeldag, Regeldag.id == RegeldagAfspraak.regeldag_id)
        .where(RegeldagAfspraak.dossier_id == dossier.id, Regeldag.dag == was, Regeldag.vervallen.is_(False))
        .limit(1)
    )
    if there is not None:
        t.warn("nog_op_regeldag", dag=short_day(was))
