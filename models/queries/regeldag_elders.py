"""Who comes to a regeldag but is out of sight of who asks: times and numbers, no gezin."""

from __future__ import annotations

from sqlalchemy import select

from models.queries.gemeentetel import ALLES
from models.queries.lezer import Lezer
from models.queries.rows_regeldag import RegeldagRow
from models.rules.klokuren import minutes_of
from models.tables import Dossier, Regeldag, RegeldagAfspraak


def hidden_visits(lezer: Lezer, day: RegeldagRow) -> dict[str, tuple[tuple[str, int], ...]]:
    """Give by loket the (time, number on the day) of each gezin out of sight that has a time there.

    A list per loket without them would look whole. The number stands on the invitation of the gezin only.
    """
    seen = {one.dossier_uid for one in day.afspraken}
    rows = lezer.session.connection().execute(
        select(
            RegeldagAfspraak.dossier_id,
            RegeldagAfspraak.loket,
            RegeldagAfspraak.nummer,
            RegeldagAfspraak.tijd,
            RegeldagAfspraak.overslaan,
        )
        .join(Regeldag, Regeldag.id == RegeldagAfspraak.regeldag_id)
        .join(Dossier, Dossier.id == RegeldagAfspraak.dossier_id)
        .where(Regeldag.uid == day.uid, Dossier.uid.not_in(seen)),
        execution_options=ALLES,
    )
    numbers: dict[int, int] = {}
    times: list[tuple[str, str, int]] = []
    for row in rows:
        if not row.loket:
            numbers[row.dossier_id] = row.nummer
        elif row.tijd and not row.overslaan:
            times.append((row.loket, row.tijd, row.dossier_id))
    found: dict[str, list[tuple[str, int]]] = {}
    for loket, tijd, dossier_id in times:
        found.setdefault(loket, []).append((tijd, numbers.get(dossier_id, 0)))
    return {loket: tuple(sorted(them, key=_by_time)) for loket, them in found.items()}


def _by_time(one: tuple[str, int]) -> tuple[int, int]:
    return minutes_of(one[0]) or 0, one[1]
