"""Gemeenten that change their taakstellingen together: an agreement as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import select

from models.changes import Area
from models.errors import Refused
from models.rules.invoer import NOTITIE_MAX, number, text
from models.rules.taakstelling import Halfjaar, Verschuiving, may_move
from models.services.gemeentepunten import follow_data
from models.services.taakstelling import gemeente_of, half_of
from models.services.verb import Transactie, verb
from models.tables import Gemeente, Herverdeling, HerverdelingRegel
from models.values import Recht

MEESTE = 1_000_000
MELDEN = "gm-08"
NIEUW = (1, 1)
"""Half-year of an agreement that was not filled in yet."""


@verb("herverdeling_bewaard", Area.GEMEENTE, recht=Recht.GEMEENTE)
def save_herverdeling(
    t: Transactie,
    gemeente_uid: str,
    jaar: int,
    deel: int,
    regels: Sequence[Verschuiving],
    *,
    herverdeling_uid: str = "",
    tegen_opvang: bool = False,
    coordinator: str = "",
    afgestemd_op: date | None = None,
    gemeld_op: date | None = None,
    notitie: str = "",
) -> str:
    """Save an agreement, new or changed, with what each gemeente takes on or gives away. Gives its uid.

    The sum stays the same, who is coupled stays, places in the opvang are no coin (A074, A075, A196). That it
    is told after the start is a warning (A076). Raises Refused: gemeente_onbekend, halfjaar_onbekend,
    herverdeling_onbekend, herverdeling_te_weinig, herverdeling_som, herverdeling_gekoppeld,
    herverdeling_geen_opvang, getal_buiten_grens, veld_leeg, dag_in_toekomst.
    """
    gemeente, half = gemeente_of(t, gemeente_uid), half_of(jaar, deel)
    checked = tuple(_checked(t, one) for one in regels)
    if len(checked) < 2 or len({one.gemeente.casefold() for one in checked}) < len(checked):  # noqa: PLR2004 - two to tango
        raise Refused("herverdeling_te_weinig", veld="gemeente_1")
    for veld, dag in (("afgestemd_op", afgestemd_op), ("gemeld_op", gemeld_op)):
        if dag is not None and dag > t.vandaag:
            raise Refused("dag_in_toekomst", veld=veld)
    verdict = may_move(checked, half, gemeld_op or t.vandaag, tegen_opvang=tegen_opvang)
    for reden in verdict.redenen:
        if not verdict.ok:
            raise Refused(reden.code, veld="", **dict(reden.params))
        t.warn(reden.code, **dict(reden.params))
    row = _of(t, gemeente, herverdeling_uid)
    before = (row.jaar, row.deel)
    row.jaar, row.deel = half.jaar, half.deel
    row.coordinator = str(text()("coordinator", coordinator, t.vandaag))
    row.afgestemd_op, row.gemeld_op = afgestemd_op, gemeld_op
    row.notitie = str(text(NOTITIE_MAX)("notitie", notitie, t.vandaag))
    t.session.flush()
    _put_regels(t, row, checked)
    for jaar_deel in {before, (half.jaar, half.deel)} - {NIEUW}:
        _follow(t, gemeente.id, *jaar_deel)
    return row.uid


@verb("herverdeling_weg", Area.GEMEENTE, recht=Recht.GEMEENTE)
def remove_herverdeling(t: Transactie, gemeente_uid: str, herverdeling_uid: str) -> None:
    """Take an agreement away; undo brings it back.

    Raises Refused: gemeente_onbekend, herverdeling_onbekend.
    """
    if not herverdeling_uid:
        raise Refused("herverdeling_onbekend")
    gemeente = gemeente_of(t, gemeente_uid)
    row = _of(t, gemeente, herverdeling_uid)
    jaar, deel = row.jaar, row.deel
    for one in t.session.scalars(
        select(HerverdelingRegel).where(HerverdelingRegel.herverdeling_id == row.id)
    ):
        t.session.delete(one)
    t.session.flush()
    t.session.delete(row)
    t.session.flush()
    _follow(t, gemeente.id, jaar, deel)


def _follow(t: Transactie, gemeente_id: int, jaar: int, deel: int) -> None:
    """Telling it is a point of the gemeente (gm-08): done once every agreement of the half-year was told."""
    told = t.session.scalars(
        select(Herverdeling.gemeld_op).where(
            Herverdeling.gemeente_id == gemeente_id, Herverdeling.jaar == jaar, Herverdeling.deel == deel
        )
    ).all()
    days = [day for day in told if day is not None]
    op = max(days) if days and len(days) == len(told) else None
    follow_data(t, gemeente_id, MELDEN, Halfjaar(jaar, deel).code, op)


def _put_regels(t: Transactie, row: Herverdeling, checked: Sequence[Verschuiving]) -> None:
    """Write what each gemeente takes on: a gemeente that stays keeps its row, so undo finds it back."""
    known = {
        one.gemeente: one
        for one in t.session.scalars(
            select(HerverdelingRegel).where(HerverdelingRegel.herverdeling_id == row.id)
        )
    }
    for gone in known.keys() - {one.gemeente for one in checked}:
        t.session.delete(known[gone])
    t.session.flush()
    for one in checked:
        regel = known.get(one.gemeente)
        if regel is None:
            regel = HerverdelingRegel(herverdeling_id=row.id, gemeente=one.gemeente)
            t.session.add(regel)
        regel.aantal, regel.taakstelling, regel.gekoppeld = one.aantal, one.taakstelling, one.gekoppeld
    t.session.flush()


def _of(t: Transactie, gemeente: Gemeente, uid: str) -> Herverdeling:
    if not uid:
        made = Herverdeling(gemeente_id=gemeente.id, jaar=NIEUW[0], deel=NIEUW[1])
        t.session.add(made)
        return made
    found = t.session.scalars(
        select(Herverdeling).where(Herverdeling.uid == uid, Herverdeling.gemeente_id == gemeente.id)
    ).one_or_none()
    if found is None:
        raise Refused("herverdeling_onbekend")
    return found


def _checked(t: Transactie, one: Verschuiving) -> Verschuiving:
    name = str(text(verplicht=True)("gemeente_1", one.gemeente, t.vandaag))
    whole = {
        veld: cast("int", number(least, MEESTE)(veld, value, t.vandaag))
        for veld, value, least in (
            ("aantal", one.aantal, -MEESTE),
            ("taakstelling", one.taakstelling, 0),
            ("gekoppeld", one.gekoppeld, 0),
        )
    }
    return Verschuiving(name, **whole)
