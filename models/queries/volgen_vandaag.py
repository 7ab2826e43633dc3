"""Moments of the first year of living that are due: what *Let op* on Vandaag says of them (A011)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from models.queries.bereik import reached
from models.queries.lezer import Lezer
from models.queries.rows_volgen import VolgenDueRow
from models.queries.sql import Rij
from models.queries.volgen import year_of
from models.rules.volgen import Moment, begin_of, due_now, moments
from models.tables import Ankerdatum, Dossier, DossierStand, Gemeente, Volgmoment
from models.values import Anker, Recht


def load_due(lezer: Lezer) -> tuple[VolgenDueRow, ...]:
    """Read the moments that are due, the longest overdue first; of what who asks may change.

    A closed dossier has none, and neither has one of which the year is over: that end is a point of the
    checklist.
    """
    if not lezer.may(Recht.DOSSIER):
        return ()
    reach = reached(lezer, Recht.DOSSIER)
    found = []
    for row, momenten in load_momenten(lezer, (Dossier.afgesloten_op.is_(None),)):
        due = due_now(momenten, lezer.vandaag)
        if due is not None and reach.bevat(row.dossier_uid):
            found.append(
                VolgenDueRow(
                    dossier_uid=row.dossier_uid,
                    nummer=row.dossier_nummer,
                    gezin=row.gezin,
                    maanden=due.maanden,
                    gepland=due.gepland,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.gepland, one.nummer)))


def load_momenten(
    lezer: Lezer, scope: Sequence[ColumnElement[bool]]
) -> Iterator[tuple[Rij, tuple[Moment, ...]]]:
    """The moments of each dossier in `scope` that signed, with the row of its head and the round."""
    connection = lezer.session.connection()
    signed: dict[int, list[Rij]] = defaultdict(list)
    for row in connection.execute(
        select(
            Dossier.id,
            Dossier.uid.label("dossier_uid"),
            Dossier.nummer.label("dossier_nummer"),
            Dossier.naam.label("gezin"),
            DossierStand.personen,
            Gemeente.uid.label("gemeente_uid"),
            Ankerdatum.soort,
            Ankerdatum.ronde,
            Ankerdatum.gepland,
            Ankerdatum.werkelijk,
        )
        .join(Dossier, Dossier.id == Ankerdatum.dossier_id)
        .join(DossierStand, DossierStand.dossier_id == Dossier.id, isouter=True)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id, isouter=True)
        .where(
            *scope,
            Ankerdatum.soort == Anker.TEKENDATUM.value,
            Ankerdatum.drager_soort == "traject",
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.werkelijk <= lezer.vandaag,
            Dossier.anoniem_op.is_(None),
        )
        .order_by(Ankerdatum.ronde, Ankerdatum.id)
    ):
        signed[row.id].append(row)
    if not signed:
        return
    held: dict[tuple[int, int], dict[int, date]] = defaultdict(dict)
    for one in connection.execute(
        select(Volgmoment.dossier_id, Volgmoment.ronde, Volgmoment.maanden, Volgmoment.op)
    ):
        held[one.dossier_id, one.ronde][one.maanden] = one.op
    for dossier_id, rows in signed.items():
        begin = begin_of(Anker.TEKENDATUM, rows)
        if begin is not None:
            after, long = year_of(lezer, rows[0].gemeente_uid or "")
            head = next(row for row in rows if row.ronde == begin[0])
            yield head, moments(begin[1], after, long, held[dossier_id, begin[0]])
