"""Overleggen of the gemeente: planned, held with what was decided, called off (A022, A141, A177, A208)."""

from __future__ import annotations

from datetime import date

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, Invoer, Veld, choice, day, text
from models.rules.overleggen import OverlegSoort
from models.services.ankers import check_past
from models.services.gemeente_rijen import Rijsoort, add, fields, find, needed_day, new_row, put
from models.services.gemeentepunten import place_gemeentepunt
from models.services.overleg_punten import follow_overleggen, forget_points
from models.services.verb import Transactie, verb
from models.tables import Overleg
from models.values import Recht

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
    """Change what was planned or noted; the point that a held one did goes along.

    Raises Refused: overleg_onbekend, dag_in_toekomst and those of `plan_overleg`.
    """
    row = find(t, OVERLEG, overleg_uid)
    before = OverlegSoort(row.soort)
    put(t, OVERLEG, row, velden)
    if row.gehouden:
        check_past(t, row.op, "op")
        follow_overleggen(t, row.gemeente_id, (before, OverlegSoort(row.soort)), row)


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
    follow_overleggen(t, row.gemeente_id, (OverlegSoort(row.soort),), row)
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


@verb("overleg_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_overleg(t: Transactie, overleg_uid: str) -> None:
    """Take away an overleg that was noted by mistake. Undo brings it back.

    The point that it did is open again, or done by another overleg of that period; points out of it that
    nobody began go too. Raises Refused("overleg_onbekend").
    """
    row = find(t, OVERLEG, overleg_uid)
    gemeente_id, soort = row.gemeente_id, OverlegSoort(row.soort)
    forget_points(t, row)
    t.session.delete(row)
    follow_overleggen(t, gemeente_id, (soort,))


def _note(t: Transactie, row: Overleg, besluiten: str, aanwezig: str) -> None:
    row.besluiten = str(text(NOTITIE_MAX)("besluiten", besluiten, t.vandaag))
    row.aanwezig = str(text(NOTITIE_MAX)("aanwezig", aanwezig, t.vandaag))


def _follow_up(t: Transactie, row: Overleg, tekst: str, wie: str, dag: date | None) -> None:
    try:
        place_gemeentepunt(t, row.gemeente_id, tekst, wie, dag, row)
    except Refused as refused:
        names = {"tekst": "vervolg", "dag": "vervolg_dag", "aan_zet": "vervolg_wie"}
        refused.veld = names.get(refused.veld, refused.veld)
        raise
