"""Overleggen of the gemeente: planned, held with what was decided, called off (A022, A141, A177, A208)."""

from __future__ import annotations

from datetime import date

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, choice, day, text
from models.rules.overleggen import PUNT_VAN, OverlegSoort, period_of
from models.services.ankers import check_past
from models.services.gemeente_rijen import Rijsoort, add, fields, find, needed_day, new_row, put
from models.services.gemeentepunten import (
    DOOR_OVERLEG,
    local_period,
    place_gemeentepunt,
    point_of,
    set_gedaan,
)
from models.services.verb import Transactie, verb
from models.tables import Overleg
from models.values import Recht, Staat

OVERLEG_VELDEN = fields(
    Veld("soort", choice(OverlegSoort)),
    Veld("op", needed_day),
    Veld("tijd", text(20)),
    Veld("plaats", text()),
    Veld("agenda", text(NOTITIE_MAX)),
    Veld("wonen_op", day),
    Veld("sociaal_op", day),
)
OVERLEG = Rijsoort(Overleg, OVERLEG_VELDEN, "overleg_onbekend")


@verb("overleg_gepland", Area.GEMEENTE, recht=Recht.GEMEENTE)
def plan_overleg(
    t: Transactie, /, soort: OverlegSoort, op: date, *, gemeente_uid: str = "", **velden: Invoer
) -> str:
    """Plan an overleg; one of an earlier day may be noted too. Gives its uid.

    Raises Refused: gemeente_kiezen, keuze_onbekend, dag_onmogelijk, veld_onbekend, veld_te_lang.
    """
    row = new_row(t, OVERLEG, gemeente_uid, {"soort": soort, "op": op, **velden})
    return add(t, row)


@verb("overleg_anders", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_overleg(t: Transactie, /, overleg_uid: str, **velden: Invoer) -> None:
    """Change what was planned or noted. Raises Refused: overleg_onbekend and those of `plan_overleg`."""
    row = find(t, OVERLEG, overleg_uid)
    put(t, OVERLEG, row, velden)
    if row.gehouden:
        check_past(t, row.op, "op")


@verb("overleg_gehouden", Area.GEMEENTE, recht=Recht.GEMEENTE)
def hold_overleg(
    t: Transactie,
    overleg_uid: str,
    op: date | None = None,
    *,
    besluiten: str = "",
    aanwezig: str = "",
    vervolg: str = "",
    vervolg_wie: str = "",
    vervolg_dag: date | None = None,
) -> None:
    """Note that an overleg was held, what was decided, and one thing that has to be done now.

    The point of the lists that asks for this overleg is ticked with it. Raises Refused: overleg_onbekend,
    overleg_is_gehouden, overleg_is_afgezegd, dag_in_toekomst, veld_leeg, veld_te_lang, keuze_onbekend.
    """
    row = find(t, OVERLEG, overleg_uid)
    if row.afgezegd_op is not None:
        raise Refused("overleg_is_afgezegd")
    if row.gehouden:
        raise Refused("overleg_is_gehouden")
    when = op or row.op
    check_past(t, when, "op")
    row.op, row.gehouden = when, True
    _note(t, row, besluiten, aanwezig)
    _tick(t, row)
    if vervolg.strip() or vervolg_dag is not None:
        _follow_up(t, row, vervolg, vervolg_wie, vervolg_dag)


@verb("overleg_besluiten", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_besluiten(t: Transactie, overleg_uid: str, besluiten: str, aanwezig: str = "") -> None:
    """Put right what was decided and who were there.

    Raises Refused: overleg_onbekend, overleg_niet_gehouden.
    """
    row = find(t, OVERLEG, overleg_uid)
    if not row.gehouden:
        raise Refused("overleg_niet_gehouden")
    _note(t, row, besluiten, aanwezig)


@verb("overleg_afgezegd", Area.GEMEENTE, recht=Recht.GEMEENTE)
def cancel_overleg(t: Transactie, overleg_uid: str, op: date | None = None) -> None:
    """Call a planned overleg off.

    Raises Refused: overleg_onbekend, overleg_is_gehouden, overleg_is_afgezegd.
    """
    row = find(t, OVERLEG, overleg_uid)
    if row.gehouden:
        raise Refused("overleg_is_gehouden")
    if row.afgezegd_op is not None:
        raise Refused("overleg_is_afgezegd")
    when = op or t.vandaag
    check_past(t, when, "op")
    row.afgezegd_op = when


def _note(t: Transactie, row: Overleg, besluiten: str, aanwezig: str) -> None:
    row.besluiten = str(text(NOTITIE_MAX)("besluiten", besluiten, t.vandaag))
    row.aanwezig = str(text(NOTITIE_MAX)("aanwezig", aanwezig, t.vandaag))


def _tick(t: Transactie, row: Overleg) -> None:
    """Tick the point that asks for this overleg: that of its period, or the one that is open and late."""
    soort = OverlegSoort(row.soort)
    item_id = PUNT_VAN[soort]
    if soort is OverlegSoort.LOKAAL:
        periode = local_period(t, row.gemeente_id, item_id, row.op)
    else:
        periode = period_of(soort, row.op)
    punt = point_of(t, row.gemeente_id, item_id, periode)
    if punt.staat != Staat.GEDAAN.value:
        set_gedaan(t, punt, row.op, DOOR_OVERLEG)
        punt.overleg_id = row.id


def _follow_up(t: Transactie, row: Overleg, tekst: str, wie: str, dag: date | None) -> None:
    try:
        place_gemeentepunt(t, row.gemeente_id, tekst, wie, dag, row)
    except Refused as refused:
        names = {"tekst": "vervolg", "dag": "vervolg_dag", "aan_zet": "vervolg_wie"}
        refused.veld = names.get(refused.veld, refused.veld)
        raise
