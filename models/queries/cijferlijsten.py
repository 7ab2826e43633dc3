"""Lists of published figures that were read in, cell by cell, with what does not fit in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries.gemeentetel import gemeente_id
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.rules.cijferlijst import Afwijking, Cijferrij, deviations, sign_of
from models.rules.taakstelling import Halfjaar
from models.tables import Taakstelling


class LijstRow(Row, frozen=True, kw_only=True):
    """A list as it was read in: the newest version of each row."""

    naam: str
    bron: str
    bekend_op: date
    peildatum: date
    """Of which day the figures of the last half-year are."""
    rijen: tuple[Cijferrij, ...]
    afwijkingen: tuple[Afwijking, ...]
    teken: int
    """1 = plus is arrears in this list, -1 = plus is a lead."""


def load_lijsten(lezer: Lezer, gemeente_uid: str) -> tuple[LijstRow, ...]:
    """Read the lists by name. Raises Refused: geen_recht, gemeente_onbekend."""
    number = gemeente_id(lezer, gemeente_uid)
    names = ("opening", "taakstelling", "opgave", "realisatie", "stand", "procent")
    rows = lezer.session.connection().execute(
        select(
            Taakstelling.lijst,
            Taakstelling.gebied,
            Taakstelling.jaar,
            Taakstelling.deel,
            Taakstelling.bron,
            Taakstelling.bekend_op,
            Taakstelling.peildatum,
            *(getattr(Taakstelling, name) for name in names),
        )
        .where(Taakstelling.gemeente_id == number, Taakstelling.lijst != "")
        .order_by(Taakstelling.lijst, Taakstelling.nummer, Taakstelling.id)
    )
    lists: dict[str, dict[tuple[str, Halfjaar], Cijferrij]] = {}
    about: dict[str, tuple[str, date]] = {}
    measured: dict[tuple[str, Halfjaar], date] = {}
    for row in rows:
        half = Halfjaar(row.jaar, row.deel)
        values = {name: getattr(row, name) for name in names}
        lists.setdefault(row.lijst, {})[row.gebied, half] = Cijferrij(row.gebied, half, **values)
        about[row.lijst] = (row.bron, row.bekend_op)
        measured[row.lijst, half] = row.peildatum
    found = []
    for naam, cells in lists.items():
        kept = tuple(cells.values())
        last = max(one.halfjaar for one in kept)
        found.append(
            LijstRow(
                naam=naam,
                bron=about[naam][0],
                bekend_op=about[naam][1],
                peildatum=measured[naam, last],
                rijen=kept,
                afwijkingen=deviations(kept),
                teken=sign_of(kept),
            )
        )
    return tuple(found)
