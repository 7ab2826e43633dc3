"""Whether the provincie counts the pijplijn, and how many stood in it at an end (A127, A128)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from models.queries.gemeentetel import people_since
from models.queries.lezer import Lezer
from models.rules.taakstelling import Halfjaar
from models.rules.toezicht import Pijplijnbeleid
from models.rules.verwachting import Onderweg, pijplijn_of

PIJPLIJN = "toezicht_pijplijn"


def pipeline_policy(lezer: Lezer, gemeente_uid: str, dag: date) -> Pijplijnbeleid:
    """What the provincie, or the gemeente for itself, chose for a day."""
    found = lezer.setting(PIJPLIJN, dag, gemeente_uid=gemeente_uid)
    return Pijplijnbeleid(str(found or Pijplijnbeleid.NIET.value))


def pipeline_then(
    lezer: Lezer,
    number: int,
    halfjaren: Iterable[Halfjaar],
    mensen: Iterable[tuple[date | None, Onderweg]] | None = None,
) -> Mapping[Halfjaar, int]:
    """How many stood in the pijplijn on the last day of each half-year, of the running one today.

    Who did not count on that day, and had what puts somebody in the pijplijn by then; who counts since then
    is looked up by the way they came. `mensen`: as `people_since` gives them for the first half-year, where
    they were read already.
    """
    halves = tuple(halfjaren)
    if not halves:
        return {}
    today = lezer.vandaag
    first = min(min(one.eind, today) for one in halves)
    people = people_since(lezer.session.connection(), number, first) if mensen is None else tuple(mensen)
    return {half: sum(_along(op, one, min(half.eind, today)) for op, one in people) for half in halves}


def _along(op: date | None, one: Onderweg, dag: date) -> bool:
    """Whether somebody stood in the pijplijn on a day; who counted by then did not."""
    if (op is not None and op <= dag) or one.elders or one.route == "rtb":
        return False
    return pijplijn_of(one, dag) is not None
