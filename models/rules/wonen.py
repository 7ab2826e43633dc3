"""What a dwelling costs and whether it fits; rent that was lost while it stood empty (H §3.4.2, bijl. 1)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from models.rules.geld import euro_woorden
from models.values import Reden, Verdict

CENT = Decimal("0.01")
_BETWEEN = re.compile(r"[,;\n]")
KAMERS_MINSTENS = 2
"""Rooms of the smallest dwelling, living room included."""


def woonlasten(huur: Decimal, service: Decimal, energie: Decimal, huurtoeslag: Decimal) -> Decimal:
    """What living costs a month in euro: rent + service + energy - huurtoeslag (A138)."""
    return huur + service + energie - huurtoeslag


def huurderving(van: date, tot: date, maandhuur: Decimal) -> Decimal:
    """Rent lost in euro from `van` up to and including `tot`: each day its share of its own month (A108).

    Nothing where `tot` lies before `van`. Rounded at the end, so that whole months give whole rents.
    """
    total = Decimal(0)
    dag = van
    while dag <= tot:
        in_month = monthrange(dag.year, dag.month)[1]
        until = min(tot, date(dag.year, dag.month, in_month))
        total += maandhuur * ((until - dag).days + 1) / in_month
        dag = until + timedelta(days=1)
    return total.quantize(CENT, ROUND_HALF_UP)


def starts_without_arrears(huuringang: date, betaald_op: date | None) -> bool:
    """Whether the tenancy starts without arrears: the first rent paid on or before its first day (A008)."""
    return betaald_op is not None and betaald_op <= huuringang


@dataclass(frozen=True, slots=True)
class Woning:
    """A dwelling as matching needs it."""

    kamers: int | None = None
    """Rooms, living room included."""
    oppervlakte: int | None = None
    """Square metres."""
    begane_grond: bool = False
    lift: bool = False
    aangewezen: bool = True
    """Whether its complex stands in the list of this year (A137)."""
    woonlasten: Decimal | None = None
    huur: Decimal | None = None
    """The rent alone, in euro a month."""
    voorzieningen: str = ""
    """As it was typed; empty = nothing was said about it."""


@dataclass(frozen=True, slots=True)
class Behoefte:
    """What a household needs of a dwelling; in words of dwellings, never a diagnosis (A044)."""

    personen: int
    kamers: int | None = None
    begane_grond: bool = False
    lift: bool = False
    oppervlakte: int | None = None
    """Square metres at least."""
    voorzieningen: str = ""
    """What must be there, as the parties typed it: names between commas."""
    woonlasten_hoogstens: Decimal | None = None
    """What living may cost a month in euro, as the parties agreed."""
    huur_hoogstens: Decimal | None = None
    """The rekengrens of the huurtoeslag in euro a month; it only counts where nothing was agreed."""
    wacht_op_familie: bool = False
    """One person who waits for family (A199)."""


def rooms_for(personen: int) -> int:
    """Rooms that a household needs at least, living room included: two for one or two, then one a person.

    A proposal of ours; the parties fill in their own norm (A139).
    """
    return max(KAMERS_MINSTENS, personen)


_Row = tuple[bool | None, str, dict[str, int | str]]
"""Whether it fits (None = not known), the name of the reason, and what its sentence tells."""


def _costs(woning: Woning, behoefte: Behoefte) -> _Row:
    """What it costs against what was agreed, else the rent against the rekengrens; never nothing.

    Where there is no limit the reason is called `lasten`: it is not known whether the costs fit.
    """
    if behoefte.woonlasten_hoogstens is not None:
        cost = woning.woonlasten
        return None if cost is None else cost <= behoefte.woonlasten_hoogstens, "woonlasten", {}
    if woning.huur is None:
        return None, "woonlasten", {}
    if behoefte.huur_hoogstens is not None:
        return (
            woning.huur <= behoefte.huur_hoogstens,
            "rekengrens",
            {"grens": euro_woorden(int(behoefte.huur_hoogstens * 100))},
        )
    return None, "lasten", {}


def _facilities(woning: Woning, behoefte: Behoefte) -> _Row:
    """Facilities that were agreed on against those named with the dwelling.

    One that is not named may be there all the same, so it is never a reason against: it has to be asked.
    """
    asked = _names(behoefte.voorzieningen)
    missing = facilities_missing(woning.voorzieningen, behoefte.voorzieningen)
    return None if missing else True, "voorzieningen", {"wat": ", ".join(missing or asked)}


def _names(typed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _BETWEEN.split(typed) if name.strip())


def facilities_missing(heeft: str, nodig: str) -> tuple[str, ...]:
    """What was agreed on and is not named with the dwelling, as it was typed: names between commas (A139)."""
    there = heeft.casefold()
    return tuple(name for name in _names(nodig) if name.casefold() not in there)


def fits(woning: Woning, behoefte: Behoefte) -> Verdict:
    """Whether a dwelling fits a household, with every reason for and against. Nothing blocks (A137, A139)."""
    needed = behoefte.kamers or rooms_for(behoefte.personen)
    rows: list[_Row] = [
        (
            None if woning.kamers is None else woning.kamers >= needed,
            "kamers",
            {"heeft": woning.kamers if woning.kamers is not None else "?", "nodig": needed},
        ),
        (woning.aangewezen, "complex", {}),
    ]
    if behoefte.begane_grond:
        rows.append((woning.begane_grond or woning.lift, "begane_grond", {}))
    if behoefte.lift:
        rows.append((woning.lift or woning.begane_grond, "lift", {}))
    if behoefte.oppervlakte is not None:
        has = woning.oppervlakte
        rows.append(
            (
                None if has is None else has >= behoefte.oppervlakte,
                "oppervlakte",
                {"heeft": has if has is not None else "?", "nodig": behoefte.oppervlakte},
            )
        )
    if behoefte.voorzieningen.strip():
        rows.append(_facilities(woning, behoefte))
    rows.append(_costs(woning, behoefte))
    if behoefte.wacht_op_familie and woning.kamers is not None:
        rows.append((woning.kamers <= rooms_for(1), "passend_toewijzen", {}))
    redenen = tuple(
        Reden.of(f"woning_{name}_{'weet_niet' if ok is None else 'goed' if ok else 'niet'}", **params)
        for ok, name, params in rows
    )
    return Verdict(all(ok is not False for ok, _name, _params in rows), redenen)
