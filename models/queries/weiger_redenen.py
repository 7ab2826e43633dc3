"""Why a household refuses a dwelling: a dated list that the gemeente changes itself, and *anders* (K18)."""

from __future__ import annotations

from datetime import date

from models.queries.inhoud import InhoudStand
from models.rules.weigering import ANDERS

CODE = "weigering_redenen"
"""The setting that holds the list."""


def weiger_redenen(stand: InhoudStand, gemeente_uid: str, dag: date) -> tuple[str, ...]:
    """Give the reasons to choose from on a day, *anders* at the end; an open list leaves only that."""
    value = stand.instellingen.value(
        CODE, dag, gemeente_uid=gemeente_uid, provincie=stand.provincies.get(gemeente_uid, "")
    )
    listed = value if isinstance(value, tuple) else ()
    return tuple(dict.fromkeys((*(one for one in listed if one and one != ANDERS), ANDERS)))
