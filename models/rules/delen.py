"""Whether something about a gezin may be told to a party on a day, and if not, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.values import Deelpartij, Reden, Verdict


@dataclass(frozen=True, slots=True)
class Deelfeit:
    """One line of *Dit mag ik delen met …*."""

    partij: Deelpartij
    van: date
    tot: date | None = None
    ingetrokken_op: date | None = None
    organisatie_uid: str = ""
    """Empty = any organisation of this kind."""


def may_share(
    delingen: Iterable[Deelfeit],
    partij: Deelpartij,
    dag: date,
    *,
    organisatie_uid: str = "",
    anoniem: bool = False,
) -> Verdict:
    """Say whether a party may be told on a day.

    A paper without names needs no ground. Otherwise one line must be for this party (and organisation, where
    one is named on both sides), valid on the day and not taken back. The reasons name the nearest miss.
    """
    if anoniem:
        return Verdict(ok=True, redenen=(Reden.of("deling_anoniem"),))
    fits = [
        one
        for one in delingen
        if one.partij is partij
        and (not one.organisatie_uid or not organisatie_uid or one.organisatie_uid == organisatie_uid)
    ]
    reasons = [why for one in fits if (why := _why_not(one, dag)) is not None]
    if len(reasons) < len(fits):
        return Verdict(ok=True)
    return Verdict(ok=False, redenen=tuple(dict.fromkeys(reasons)) or (Reden.of("deling_geen"),))


def _why_not(one: Deelfeit, dag: date) -> Reden | None:
    if one.ingetrokken_op is not None and one.ingetrokken_op <= dag:
        return Reden.of("deling_ingetrokken", dag=_short(one.ingetrokken_op))
    if one.van > dag:
        return Reden.of("deling_later", dag=_short(one.van))
    if one.tot is not None and one.tot < dag:
        return Reden.of("deling_voorbij", dag=_short(one.tot))
    return None


def _short(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
