"""Good examples of begeleiding and taking part, told by an organisation (A019, A023)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from models.changes import Area
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, text
from models.services.ankers import check_past
from models.services.gemeente_rijen import Rijsoort, add, fields, find, needed_day, new_row, put
from models.services.gemeentepunten import follow_data
from models.services.verb import Transactie, verb
from models.tables import GoedVoorbeeld
from models.values import Recht

BESPREKEN = "gm-13"
"""The point of the lists: discuss good examples and adjust policy."""
VOORBEELD_VELDEN = fields(
    Veld("op", needed_day),
    Veld("titel", text(120, verplicht=True)),
    Veld("van_wie", text(120)),
    Veld("wat", text(NOTITIE_MAX)),
    Veld("bron", text(200)),
)
VOORBEELD = Rijsoort(GoedVoorbeeld, VOORBEELD_VELDEN, "voorbeeld_onbekend")


@verb("voorbeeld_erbij", Area.GEMEENTE, recht=Recht.GEMEENTE)
def add_voorbeeld(t: Transactie, /, titel: str, op: date, *, gemeente_uid: str = "", **velden: Invoer) -> str:
    """Record a good example. Gives its uid; the point of its year is ticked.

    Raises Refused: gemeente_kiezen, veld_leeg, dag_onmogelijk, dag_in_toekomst, veld_te_lang, veld_onbekend.
    """
    row = new_row(t, VOORBEELD, gemeente_uid, {"titel": titel, "op": op, **velden})
    check_past(t, row.op, "op")
    made = add(t, row)
    _follow(t, row.gemeente_id, row.op.year)
    return made


@verb("voorbeeld_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_voorbeeld(t: Transactie, /, voorbeeld_uid: str, **velden: Invoer) -> None:
    """Change an example. Raises Refused: voorbeeld_onbekend and those of `add_voorbeeld`."""
    row = find(t, VOORBEELD, voorbeeld_uid)
    before = row.op.year
    put(t, VOORBEELD, row, velden)
    check_past(t, row.op, "op")
    t.session.flush()
    for year in sorted({before, row.op.year}):
        _follow(t, row.gemeente_id, year)


@verb("voorbeeld_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_voorbeeld(t: Transactie, voorbeeld_uid: str) -> None:
    """Take an example away. Raises Refused("voorbeeld_onbekend")."""
    row = find(t, VOORBEELD, voorbeeld_uid)
    t.session.delete(row)
    t.session.flush()
    _follow(t, row.gemeente_id, row.op.year)


def _follow(t: Transactie, gemeente_id: int, year: int) -> None:
    """The point of a year is done on the day of its first example, and open again without one."""
    first = t.session.scalar(
        select(func.min(GoedVoorbeeld.op)).where(
            GoedVoorbeeld.gemeente_id == gemeente_id,
            GoedVoorbeeld.op.between(date(year, 1, 1), date(year, 12, 31)),
        )
    )
    follow_data(t, gemeente_id, BESPREKEN, str(year), first)
