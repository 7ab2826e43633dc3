"""Counting for the taakstelling: a person counts once, on the first day that everything is there (A103)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.queries.inhoud import SHARED
from models.queries.telling import first_place, people_of, real_day
from models.rules.telling import Mens, kind_of, standing, teller_of
from models.rules.toewijzing import Soort, first_day
from models.services.ankers import first_traject
from models.services.verb import Transactie
from models.tables import Dossier, Lidmaatschap, Persoon, Traject, TrajectLid
from models.tables.dossiers import VERGISSING
from models.values import Anker

TELT_BIJ_VERHUIZING = ("azc", "hervestigd", "nareis", "tussenvoorziening")
"""Routes in which the move itself counts; a zelfhuisvester counts after the gemeente reported it (A066)."""


def count_by_move(t: Transactie, dossier: Dossier, dag: date) -> int:
    """Count who counts now that a household moved on a day; gives how many came to count."""
    before = _counted(t, dossier)
    if dossier.route in TELT_BIJ_VERHUIZING:
        count_first_housing(t, first_traject(t, dossier), dag, dossier)
    count_now(t, dossier)
    return _counted(t, dossier) - before


def count_again(t: Transactie, dossier: Dossier, *, ook_plek: bool = False) -> None:
    """Count anew by what is there: the first move that stands, else every other ground.

    `ook_plek` = a temporary place that counts and came before that move goes first (A203).
    """
    t.session.flush()
    connection = t.session.connection()
    moved = real_day(connection, dossier.id, Anker.VERHUIZING)
    if moved is not None:
        placed = first_place(connection, dossier.id, SHARED.get(t.session), t.vandaag) if ook_plek else None
        if placed is not None and placed < moved:
            count_by_move(t, dossier, placed)
        count_by_move(t, dossier, moved)
    count_now(t, dossier)


def recount(t: Transactie, dossier: Dossier, before: dict[int, Mens], was: Collection[date]) -> None:
    """Count again after a move of the days `was` got another day or went: only what is there counts (A103).

    `before` = the facts with it. Who counted by something else keeps counting on that day.
    """
    t.touch(dossier, Area.DOSSIER, Area.PUNTEN, Area.PERSONEN)
    uncount(t, dossier, before)
    for persoon in t.session.scalars(
        select(Persoon)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(
            Lidmaatschap.dossier_id == dossier.id,
            Persoon.geteld_op.in_(was),
            Persoon.geteld_gemeente_id.is_not_distinct_from(dossier.gemeente_id),
        )
        .distinct()
    ).all():
        _forget(persoon)
    count_again(t, dossier)


def forget_mistake(t: Transactie, dossier: Dossier, persoon: Persoon) -> None:
    """Let somebody who was put in a dossier by mistake count no more by it (A103).

    A housing in another dossier stays. To be called while they are in the dossier still.
    """
    if persoon.geteld_op is None:
        return
    mens = facts_of(t, dossier).get(persoon.id)
    elsewhere = t.session.scalar(
        select(Lidmaatschap.id)
        .where(
            Lidmaatschap.persoon_id == persoon.id,
            Lidmaatschap.dossier_id != dossier.id,
            Lidmaatschap.reden_uit != VERGISSING,
            Lidmaatschap.van <= persoon.geteld_op,
        )
        .limit(1)
    )
    if mens is not None and mens.geteld_hier and elsewhere is None:
        _forget(persoon)


def _counted(t: Transactie, dossier: Dossier) -> int:
    t.session.flush()
    found = t.session.scalar(
        select(func.count(Persoon.id.distinct()))
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .where(Lidmaatschap.dossier_id == dossier.id, Persoon.geteld_op.is_not(None))
    )
    return found or 0


def count_first_housing(t: Transactie, traject: Traject, dag: date, dossier: Dossier) -> None:
    """Count who is on a traject: only the first housing counts, so who was counted keeps that day (A103).

    A child born in the dossier is no part of the taakstelling; who is coupled to another gemeente counts
    there (A102). An amv does not count by the move itself, but once Nidos registered them too, whatever the
    route of the dossier (A067). Who counts here since a later day gets this one: it came first after all.
    """
    people = facts_of(t, dossier, ook_weg=True)  # who left since was there on that day
    by_nidos = {who for who, mens in people.items() if kind_of(mens) is Soort.AMV}
    elsewhere = {who for who, mens in people.items() if mens.elders}
    here = {who for who, mens in people.items() if mens.geteld_hier}
    for persoon in t.session.scalars(
        select(Persoon)
        .join(TrajectLid, TrajectLid.persoon_id == Persoon.id)
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == Persoon.id) & (Lidmaatschap.dossier_id == traject.dossier_id),
        )
        .where(
            TrajectLid.traject_id == traject.id,
            Lidmaatschap.reden_in != "geboren",
            Lidmaatschap.reden_uit != VERGISSING,
            Lidmaatschap.van <= dag,
            Persoon.id.not_in(elsewhere),
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot >= dag),
        )
    ):
        later = persoon.geteld_op is not None and persoon.geteld_op > dag and persoon.id in here
        if (persoon.geteld_op is None or later) and persoon.id not in by_nidos:
            _count(persoon, dossier, dag)


def count_now(t: Transactie, dossier: Dossier) -> int:
    """Count everybody of a dossier for whom everything is there now; gives how many came to count."""
    t.session.flush()
    made = 0
    for persoon_id, mens in _people(t, dossier).items():
        persoon = t.session.get_one(Persoon, persoon_id)
        dag = first_day(teller_of(mens))
        if persoon.geteld_op is None and dag is not None and standing(mens, t.vandaag).telt:
            _count(persoon, dossier, dag)
            made += 1
    return made


def uncount(t: Transactie, dossier: Dossier, before: dict[int, Mens]) -> None:
    """Take back the counting of those who counted by what was just taken away.

    `before` = the facts with it. Who counted by something else, a move or an earlier day, keeps counting.
    """
    t.session.flush()
    after = _people(t, dossier)
    for persoon_id, mens in before.items():
        persoon = t.session.get_one(Persoon, persoon_id)
        now = after.get(persoon_id)
        if now is None or persoon.geteld_op is None or not mens.geteld_hier:
            continue
        was, still = first_day(teller_of(mens)), first_day(teller_of(now))
        if persoon.geteld_op == was and was != still:
            _forget(persoon)


def facts_of(t: Transactie, dossier: Dossier, *, ook_weg: bool = False) -> dict[int, Mens]:
    """The facts of each person now; `ook_weg` = of who left before as well."""
    t.session.flush()
    return _people(t, dossier, ook_weg=ook_weg)


def _people(t: Transactie, dossier: Dossier, *, ook_weg: bool = False) -> dict[int, Mens]:
    connection, stand = t.session.connection(), SHARED.get(t.session)
    return dict(people_of(connection, dossier.id, stand, t.vandaag, ook_weg=ook_weg))


def _forget(persoon: Persoon) -> None:
    persoon.geteld_op, persoon.geteld_reden, persoon.geteld_gemeente_id = None, "", None


def _count(persoon: Persoon, dossier: Dossier, dag: date) -> None:
    persoon.geteld_op = dag
    persoon.geteld_reden = dossier.route
    persoon.geteld_gemeente_id = dossier.gemeente_id
