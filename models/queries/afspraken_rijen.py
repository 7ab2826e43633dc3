"""Rows of a gemeente about an organisation, and which organisations work there; agreement of a year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.beheer import load_organisaties
from models.queries.lezer import Lezer
from models.queries.sql import Keuze, Rij
from models.rules.afspraken import LIJSTEN, agreed_on
from models.tables import Gemeente, Lijstpunt, Organisatie

STAPPEN = "stappen"


def rows_of(
    lezer: Lezer, gemeente_uid: str, tabel: type, names: tuple[str, ...], *order: object
) -> list[Rij]:
    """Rows of a gemeente with name and uid of their organisation."""
    query: Keuze = (
        select(
            *(getattr(tabel, name) for name in names),
            Organisatie.naam.label("organisatie"),
            Organisatie.uid.label("organisatie_uid"),
        )
        .select_from(tabel)
        .join(Gemeente, Gemeente.id == getattr(tabel, "gemeente_id"))  # noqa: B009 - whatever the table
        .join(Organisatie, Organisatie.id == getattr(tabel, "organisatie_id"), isouter=True)  # noqa: B009 - each of these tables has it
        .where(Gemeente.uid == gemeente_uid)
        .order_by(*order)  # type: ignore[arg-type] # columns of the table
    )
    return list(lezer.session.connection().execute(query))


def organisaties_of(lezer: Lezer, soort: str, gemeente_uid: str) -> tuple[tuple[str, str], ...]:
    """Uid and name of those that work in the gemeente, by name: one of another gemeente owes us nothing."""
    found = load_organisaties(lezer, soort, gemeente_uid=gemeente_uid)
    return tuple((one.uid, one.naam) for one in found)


def agreed_in(lezer: Lezer, gemeente_uid: str, jaar: int) -> date | None:
    """The day of the last of the six steps of a year; None while one of them is open (A133)."""
    rows = lezer.session.connection().execute(
        select(Lijstpunt.code, Lijstpunt.gedaan_op)
        .join(Gemeente, Gemeente.id == Lijstpunt.gemeente_id)
        .where(Gemeente.uid == gemeente_uid, Lijstpunt.lijst == STAPPEN, Lijstpunt.jaar == jaar)
    )
    done = {r.code: r.gedaan_op for r in rows}
    return agreed_on(done.get(code) for code in LIJSTEN[STAPPEN])
