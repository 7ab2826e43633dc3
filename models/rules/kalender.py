"""The calendar of terms: working days by the Algemene termijnenwet, offsets, and what to mind on a day.

Days, weeks and months never shift; a weekend or holiday is shown, not moved. Only working days skip weekends
and the days of the law, Goede Vrijdag and 5 mei of every year included (foundations 10).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from models.content import Feestdag
from models.values import Eenheid, Offset, Reden

ZATERDAG = 5
ZONDAG = 6
JAAR_MAANDEN = 12
_OFFSET = re.compile(r"^([+-])([0-9]+)(d|wd|w|m)$")
_ACHTERVOEGSEL = {
    "_dagen": Eenheid.DAGEN,
    "_werkdagen": Eenheid.WERKDAGEN,
    "_weken": Eenheid.WEKEN,
    "_maanden": Eenheid.MAANDEN,
}

Regels = tuple[Feestdag, ...]


@lru_cache(maxsize=256)
def holidays(jaar: int, regels: Regels) -> Mapping[date, str]:
    """Give the holidays of a year: day -> code. Two that fall on one day keep the first code."""
    gevonden: dict[date, str] = {}
    for regel in regels:
        if regel.pasen is not None:
            dag = easter(jaar) + timedelta(days=regel.pasen)
        else:
            dag = date(jaar, regel.maand, regel.dag)
            if dag.weekday() == ZONDAG:
                dag += timedelta(days=regel.zondag)
        gevonden.setdefault(dag, regel.code)
    return gevonden


def is_werkdag(dag: date, regels: Regels) -> bool:
    """Whether the day is no Saturday, no Sunday and no holiday of the law."""
    return dag.weekday() < ZATERDAG and dag not in holidays(dag.year, regels)


def add_werkdagen(dag: date, aantal: int, regels: Regels) -> date:
    """Go so many working days on (or back, when negative); none = the day itself, whatever it is.

    Friday 27-03-2026 + 5 working days is Tuesday 07-04-2026: Goede Vrijdag and Tweede Paasdag do not count
    (A111, H §3.4.3).
    """
    stap = timedelta(days=1 if aantal > 0 else -1)
    over = abs(aantal)
    while over:
        dag += stap
        if is_werkdag(dag, regels):
            over -= 1
    return dag


def add_offset(dag: date, offset: Offset, regels: Regels) -> date:
    """Add a signed distance; months are month-end safe (31 January + 1 month is the last of February)."""
    if offset.eenheid is Eenheid.WERKDAGEN:
        return add_werkdagen(dag, offset.aantal, regels)
    if offset.eenheid is Eenheid.MAANDEN:
        return add_maanden(dag, offset.aantal)
    dagen = 7 if offset.eenheid is Eenheid.WEKEN else 1
    return dag + timedelta(days=dagen * offset.aantal)


def add_maanden(dag: date, aantal: int) -> date:
    """Add months, month-end safe; years are twelve of them."""
    return dag + relativedelta(months=aantal)


@lru_cache(maxsize=256)
def parse_offset(tekst: str) -> Offset:
    """Read the offset of a term (`-14d`, `+2wd`); empty = on the day itself."""
    gevonden = _OFFSET.match(tekst)
    if gevonden is None:
        return Offset(0, Eenheid.DAGEN)
    teken, aantal, eenheid = gevonden.groups()
    return Offset(int(aantal) * (-1 if teken == "-" else 1), Eenheid(eenheid))


@lru_cache(maxsize=256)
def unit_of(instelling: str) -> Eenheid:
    """The unit that the suffix of a setting's code names (`pip_weken`); days where it names none."""
    for achtervoegsel, eenheid in _ACHTERVOEGSEL.items():
        if instelling.endswith(achtervoegsel):
            return eenheid
    return Eenheid.DAGEN


def distance_of(instelling: str, getal: int) -> Offset:
    """The distance that a figure stands for; years are twelve months each, so that a leap day ends right."""
    if instelling.endswith("_jaren"):
        return Offset(getal * JAAR_MAANDEN, Eenheid.MAANDEN)
    return Offset(getal, unit_of(instelling))


def let_op(dag: date, regels: Regels) -> tuple[Reden, ...]:
    """Say what to mind on a day: Saturday, Sunday or a holiday. Shown, never shifted."""
    redenen = []
    if dag.weekday() >= ZATERDAG:
        redenen.append(Reden.of("let_op_zaterdag" if dag.weekday() == ZATERDAG else "let_op_zondag"))
    feestdag = holidays(dag.year, regels).get(dag)
    if feestdag is not None:
        redenen.append(Reden.of("let_op_feestdag", feestdag=feestdag))
    return tuple(redenen)


def halfjaar(dag: date) -> str:
    """The half-year that a day lies in, as `2026-1`."""
    return f"{dag.year}-{1 if dag.month <= 6 else 2}"  # noqa: PLR2004 - January to June


def halfjaar_voorbij(periode: str) -> date:
    """The first day after a half-year such as `2026-1`: the day on which it has ended."""
    jaar, deel = periode.split("-")
    return date(int(jaar), 7, 1) if deel == "1" else date(int(jaar) + 1, 1, 1)
