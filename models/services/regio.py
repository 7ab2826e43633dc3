"""What came free in the region or another gemeente and went to statushouders, with its source (A021)."""

from __future__ import annotations

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.afspraken import REGIO_SOORTEN
from models.rules.invoer import Invoer, Veld, choice, number, text
from models.services.ankers import check_past
from models.services.gemeente_rijen import Rijsoort, add, fields, find, needed_day, new_row, put
from models.services.prestatieafspraken import EERSTE_JAAR, LAATSTE_JAAR, VEEL
from models.services.verb import Transactie, verb
from models.tables import Regiocijfer
from models.values import Recht

REGIO_VELDEN = fields(
    Veld("jaar", number(EERSTE_JAAR, LAATSTE_JAAR)),
    Veld("deel", number(1, 2)),
    Veld("soort", choice(REGIO_SOORTEN)),
    Veld("wie", text(verplicht=True)),
    Veld("vrijgekomen", number(0, VEEL)),
    Veld("statushouders", number(0, VEEL)),
    Veld("bron", text(verplicht=True)),
    Veld("op", needed_day),
)
REGIO = Rijsoort(Regiocijfer, REGIO_VELDEN, "regiocijfer_onbekend")


@verb("regiocijfer_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_regiocijfer(
    t: Transactie, /, jaar: int, deel: int, soort: str, wie: str, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Record what the region, or a gemeente that is not in this kluis, told of a half-year. Gives its uid.

    Raises Refused: gemeente_kiezen, keuze_onbekend, veld_leeg, regiocijfer_bestaat, deel_groter, geen_getal,
    dag_in_toekomst, ….
    """
    given = {"jaar": jaar, "deel": deel, "soort": soort, "wie": wie, **velden}
    given.setdefault("op", t.vandaag)
    row = new_row(t, REGIO, gemeente_uid, given)
    _check(t, row)
    return add(t, row)


@verb("regiocijfer_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_regiocijfer(t: Transactie, /, regiocijfer_uid: str, **velden: Invoer) -> None:
    """Put such a figure right. Raises Refused: regiocijfer_onbekend and those of `add_regiocijfer`."""
    row = find(t, REGIO, regiocijfer_uid)
    put(t, REGIO, row, velden)
    _check(t, row)


@verb("regiocijfer_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_regiocijfer(t: Transactie, regiocijfer_uid: str) -> None:
    """Take such a figure away. Raises Refused("regiocijfer_onbekend")."""
    t.session.delete(find(t, REGIO, regiocijfer_uid))


def _check(t: Transactie, row: Regiocijfer) -> None:
    if row.statushouders > row.vrijgekomen:
        raise Refused("deel_groter", veld="statushouders", n=row.statushouders, geheel=row.vrijgekomen)
    check_past(t, row.op, "op")
    with t.session.no_autoflush:
        same = t.session.scalars(
            select(Regiocijfer.wie).where(
                Regiocijfer.gemeente_id == row.gemeente_id,
                Regiocijfer.jaar == row.jaar,
                Regiocijfer.deel == row.deel,
                Regiocijfer.uid != (row.uid or ""),
            )
        ).all()
    if row.wie.casefold() in {one.casefold() for one in same}:
        raise Refused("regiocijfer_bestaat", veld="wie", wie=row.wie)
