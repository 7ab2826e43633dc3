"""Counting for the taakstelling: a person counts once, on the first day that everything is there (A103)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.inhoud import SHARED
from models.queries.telling import people_of
from models.rules.telling import Mens, kind_of, standing, teller_of
from models.rules.toewijzing import Soort, first_day
from models.services.verb import Transactie
from models.tables import Dossier, Lidmaatschap, Persoon, Traject, TrajectLid


def count_first_housing(t: Transactie, traject: Traject, dag: date, dossier: Dossier) -> None:
    """Count who is on a traject: only the first housing counts, so who was counted keeps that day (A103).

    A child born in the dossier is no part of the taakstelling. An amv does not count by the move itself, but
    once Nidos registered them too, whatever the route of the dossier (A067).
    """
    t.session.flush()
    by_nidos = {who for who, mens in _people(t, dossier).items() if kind_of(mens) is Soort.AMV}
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
            Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot >= dag),
        )
    ):
        if persoon.geteld_op is None and persoon.id not in by_nidos:
            _count(persoon, dossier, dag)
    if by_nidos:
        count_now(t, dossier)


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
            persoon.geteld_op, persoon.geteld_reden, persoon.geteld_gemeente_id = None, "", None


def facts_of(t: Transactie, dossier: Dossier) -> dict[int, Mens]:
    """The facts of each person now."""
    t.session.flush()
    return dict(_people(t, dossier))


def _people(t: Transactie, dossier: Dossier) -> dict[int, Mens]:
    connection = t.session.connection()
    return dict(people_of(connection, dossier.id, SHARED.get(t.session), t.vandaag))


def _count(persoon: Persoon, dossier: Dossier, dag: date) -> None:
    persoon.geteld_op = dag
    persoon.geteld_reden = dossier.route
    persoon.geteld_gemeente_id = dossier.gemeente_id
