"""*Let op* on Vandaag: what the AVG and living ask now, and what ends; only for who may act on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from models.queries.begeleiding import load_aflopend
from models.queries.bewaren import count_may_go, load_verzoeken
from models.queries.inburgering_dagen import load_inburgering_af
from models.queries.lezer import Lezer
from models.queries.meedoen import papers_that_end
from models.queries.registers import open_breaches
from models.queries.rows_avg import DatalekRow, LetOpRow
from models.queries.volgen_vandaag import load_due
from models.rules.datalek import LekStand, LekStap
from models.tables import Afdruk
from models.values import Recht

VERZOEK_DAGEN = 7
"""So many days before its last day a request stands here."""


def load_let_op(lezer: Lezer, nu: datetime) -> LetOpRow:
    """Read what asks for attention now: paper, breaches, what may go, requests, how people live, terms.

    Who may not act on a part does not see it: papers of dossiers and regeldagen are for who may print them,
    breaches for who keeps the registers, what may go and requests for who has the right to those, how people
    live for who may change a dossier. Nothing = all empty.
    """
    papier, since = _late_papers(lezer)
    lekken = [row for row in open_breaches(lezer, nu) if _clock_runs(row)]
    near = lezer.vandaag + timedelta(days=VERZOEK_DAGEN)
    asked = load_verzoeken(lezer, open_alleen=True) if lezer.may(Recht.INZAGE) else ()
    return LetOpRow(
        papier=papier,
        papier_sinds=since,
        datalekken=len(lekken),
        uren_over=min((row.uren_over for row in lekken), default=0),
        bewaren=count_may_go(lezer),
        trajecten=load_aflopend(lezer),
        verzoeken=tuple(row for row in asked if row.uiterlijk_op <= near),
        documenten=papers_that_end(lezer) if lezer.may(Recht.DOSSIER) else (),
        volgen=load_due(lezer),
        inburgering=load_inburgering_af(lezer),
    )


def _late_papers(lezer: Lezer) -> tuple[int, date | None]:
    """How many papers should have been gone, and the first day that passed."""
    where: list[ColumnElement[bool]] = [Afdruk.weg_op.is_(None), Afdruk.vernietigen_voor <= lezer.vandaag]
    if not lezer.may(Recht.PAPIER):
        where += [Afdruk.dossier_id.is_(None), Afdruk.regeldag_id.is_(None)]
    row = (
        lezer.session.connection()
        .execute(select(func.count(), func.min(Afdruk.vernietigen_voor)).where(*where))
        .one()
    )
    return int(row[0]), row[1]


def _clock_runs(row: DatalekRow) -> bool:
    """Whether it must still be told to the AP, or written down why not; too late counts as well."""
    ap = next(one for one in row.stappen if one.stap is LekStap.AP)
    return ap.stand in (LekStand.TE_DOEN, LekStand.TE_LAAT)
