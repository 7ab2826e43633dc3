"""Amounts in euro: read as people type them, kept as whole eurocents, shown with a comma."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.errors import Refused
from models.rules.invoer import Invoer, tidy

MEESTE = 1_000_000
"""Ten thousand euro in eurocent: more is a typing error for a month of living."""
GROOTSTE = 500_000_000
"""Five million euro in eurocent: more than a gemeente asks for at once."""
KLEINSTE_SAMEN = 2
"""Persons of the smallest household of more than one."""
_BEDRAG = re.compile(r"^(\d{1,7})(?:[.,](\d{1,2}))?$")


def amount(maximum: int, *, verplicht: bool = False) -> Callable[[str, Invoer, date], Invoer]:
    """Make the rule for an amount of at most so many eurocent; empty is allowed unless it is required."""

    def rule(veld: str, value: Invoer, vandaag: date) -> Invoer:
        del vandaag
        typed = tidy(str(value) if value is not None else "").removeprefix("€").replace(" ", "")
        if not typed:
            if verplicht:
                raise Refused("veld_leeg", veld=veld)
            return None
        found = _BEDRAG.match(typed)
        if found is None:
            raise Refused("geen_bedrag", veld=veld)
        cents = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
        if cents > maximum:
            raise Refused("bedrag_te_hoog", veld=veld, maximum=maximum // 100)
        return cents

    return rule


def euro(veld: str, value: Invoer, vandaag: date) -> Invoer:
    """The rule for an amount: `650`, `650,5` or `€ 650,50` becomes eurocent; empty is allowed.

    Raises Refused: geen_bedrag, bedrag_te_hoog.
    """
    return amount(MEESTE)(veld, value, vandaag)


@dataclass(frozen=True, slots=True)
class Kredietmaat:
    """The amounts that a gemeente works with, in euro; None = not filled in."""

    een: float | None = None
    """A household of one."""
    twee: float | None = None
    """A household of two."""
    extra: float | None = None
    """Each person after the second."""


def furnishing(personen: int, maat: Kredietmaat) -> int | None:
    """The inrichtingskrediet for a household of so many persons, in eurocent (A058, A062).

    With € 2.400, € 3.000 and € 350 five persons get € 4.050. None while a figure that is needed is missing.
    """
    if personen <= 1:
        known = maat.een if personen == 1 else None
    elif personen == KLEINSTE_SAMEN or maat.twee is None:
        known = maat.twee
    else:
        known = None if maat.extra is None else maat.twee + (personen - KLEINSTE_SAMEN) * maat.extra
    return None if known is None else round(known * 100)


class Bedrag(Struct, frozen=True):
    """An amount as a cell of a list: a number in every spreadsheet, in whole eurocents."""

    cent: int


Cel = str | int | Bedrag
"""What a cell of a list that leaves may hold."""


def in_euro(cents: int | None) -> Decimal | None:
    """Eurocent as euro; None stays unknown."""
    return None if cents is None else Decimal(cents) / 100


def euro_woorden(cents: int) -> str:
    """Eurocent as people write it: `€ 7.110` or `€ 540,50`; whole euros without a comma."""
    euros, rest = divmod(abs(cents), 100)
    whole = f"{euros:,}".replace(",", ".")
    sign = "−" if cents < 0 else ""
    return f"€ {sign}{whole},{rest:02d}" if rest else f"€ {sign}{whole}"


def spelled(cents: int | None) -> str:
    """Eurocent as a field shows it: `650,50`; whole euros without a comma."""
    if cents is None:
        return ""
    euros, rest = divmod(cents, 100)
    return f"{euros},{rest:02d}" if rest else str(euros)
