"""Words that the lines of the tab *Toewijzing* share. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_toewijzing import CoaContactRow
from resources.i18n import _


def bereik(who: CoaContactRow) -> str:
    """How to reach somebody, or that nothing is known."""
    parts = [who.organisatie, who.telefoon, who.email]
    return " · ".join(part for part in parts if part) or _("geen telefoon of e-mail bekend")


def opsomming(parts: Sequence[str]) -> str:
    """`a, b en c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{eerst} en {laatst}").format(eerst=", ".join(parts[:-1]), laatst=parts[-1])
