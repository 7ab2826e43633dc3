"""Amounts in euro: read as people type them, kept as whole eurocents, shown with a comma."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from models.errors import Refused
from models.rules.invoer import Invoer, tidy

MEESTE = 1_000_000
"""Ten thousand euro in eurocent: more is a typing error for a month of living."""
GROOTSTE = 500_000_000
"""Five million euro in eurocent: more than a gemeente asks for at once."""
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
