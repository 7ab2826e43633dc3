"""Moments of the first year of living that are due: what *Let op* on Vandaag says of them (A011)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from models.queries.bereik import reached
from models.queries.lezer import Lezer
from models.queries.rows_volgen import VolgenDueRow
from models.queries.sql import Rij
from models.queries.volgen import year_of
from models.rules.volgen import begin_of, due_now, moments
from models.tables import Ankerdatum, Dossier, Gemeente, Volgmoment
from models.values import Anker, Recht


def load_due(lezer: Lezer) -> tuple[VolgenDueRow, ...]:
    """Read the moments that are due, the longest overdue first; of what who asks may change.

    A closed dossier has none, and neither has one of which the year is over: that end is a point of the
    checklist.
    """
    if not lezer.may(Recht.DOSSIER):
        return ()
    connection = lezer.session.connection()
    signed: dict[int, list[Rij]] = defaultdict(list)
    for row in connection.execute(
        select(
            Dossier.id,
            Dossier.uid,
            Dossier.nummer,
            Dossier.naam,
            Gemeente.uid.label("gemeente_uid"),
            Ankerdatum.soort,
            Ankerdatum.ronde,
            Ankerdatum.gepland,
            Ankerdatum.werkelijk,
        )
        .join(Dossier, Dossier.id == Ankerdatum.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(
            Ankerdatum.soort == Anker.TEKENDATUM.value,
            Ankerdatum.drager_soort == "traject",
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.werkelijk <= lezer.vandaag,
            Dossier.afgesloten_op.is_(None),
            Dossier.anoniem_op.is_(None),
        )
        .order_by(Ankerdatum.ronde, Ankerdatum.id)
    ):
        signed[row.id].append(row)
    if not signed:
        return ()
    held: dict[tuple[int, int], dict[int, date]] = defaultdict(dict)
    for one in connection.execute(
        select(Volgmoment.dossier_id, Volgmoment.ronde, Volgmoment.maanden, Volgmoment.op)
    ):
        held[one.dossier_id, one.ronde][one.maanden] = one.op
    reach = reached(lezer, Recht.DOSSIER)
    found = []
    for dossier_id, rows in signed.items():
        row = rows[0]
        begin = begin_of(Anker.TEKENDATUM, rows)
        if begin is None or not reach.bevat(row.uid):
            continue
        after, long = year_of(lezer, row.gemeente_uid or "")
        done = held[dossier_id, begin[0]]
        due = due_now(moments(begin[1], after, long, done), lezer.vandaag)
        if due is not None:
            found.append(
                VolgenDueRow(
                    dossier_uid=row.uid,
                    nummer=row.nummer,
                    gezin=row.naam,
                    maanden=due.maanden,
                    gepland=due.gepland,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.gepland, one.nummer)))
