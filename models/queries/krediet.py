"""Inrichtingskrediet: what a gezin may expect by its size, and what was asked, granted and paid (A058)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, func, or_, select

from models.queries.inhoud import InhoudStand
from models.queries.lezer import Lezer
from models.queries.rows_geld import KredietRow, KredietTotaalRow
from models.rules.bijdragen import Bedrag
from models.rules.geld import Kredietmaat, furnishing
from models.rules.taakstelling import Halfjaar
from models.tables import Dossier, Gemeente, Inrichtingskrediet, Lidmaatschap

_KOLOMMEN = (
    *("uid", "personen", "bedrag", "gevraagd_op", "toegekend_op", "toegekend"),
    *("betaald_op", "betaald", "afgewezen_op"),
)


def size_of(connection: Connection, dossier_id: int, dag: date) -> int:
    """How many people the gezin has on a day."""
    found = connection.scalar(
        select(func.count(Lidmaatschap.persoon_id.distinct())).where(
            Lidmaatschap.dossier_id == dossier_id,
            Lidmaatschap.van <= dag,
            or_(Lidmaatschap.tot.is_(None), Lidmaatschap.tot > dag),
        )
    )
    return int(found or 0)


def suggestion(stand: InhoudStand, gemeente_uid: str, personen: int, dag: date) -> int | None:
    """What the dated figures of a gemeente give so many persons, in eurocent; None while they are empty."""

    def figure(code: str) -> float | None:
        found = stand.instellingen.value(
            code, dag, gemeente_uid=gemeente_uid, provincie=stand.provincies.get(gemeente_uid, "")
        )
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None

    maat = Kredietmaat(*(figure(f"inrichtingskrediet_{name}_euro") for name in ("een", "twee", "extra")))
    return furnishing(personen, maat)


def load_krediet(lezer: Lezer, dossier_id: int) -> tuple[KredietRow, ...]:
    """Read what a gezin asked for, the newest first."""
    rows = lezer.session.connection().execute(
        select(*(getattr(Inrichtingskrediet, name) for name in _KOLOMMEN))
        .where(Inrichtingskrediet.dossier_id == dossier_id)
        .order_by(Inrichtingskrediet.gevraagd_op.desc(), Inrichtingskrediet.id.desc())
    )
    return tuple(KredietRow(**r._asdict()) for r in rows)


def krediet_of_gemeente(lezer: Lezer, gemeente_uid: str) -> tuple[KredietRow, ...]:
    """All of the gezinnen of a gemeente that who looks may see, the newest first."""
    rows = lezer.session.connection().execute(
        select(*(getattr(Inrichtingskrediet, name) for name in _KOLOMMEN))
        .join(Dossier, Dossier.id == Inrichtingskrediet.dossier_id)
        .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
        .where(Gemeente.uid == gemeente_uid)
        .order_by(Inrichtingskrediet.gevraagd_op.desc(), Inrichtingskrediet.id.desc())
    )
    return tuple(KredietRow(**r._asdict()) for r in rows)


def krediet_totals(rows: Iterable[KredietRow]) -> tuple[KredietTotaalRow, ...]:
    """By the half-year in which it was asked for, the newest first."""
    found: dict[str, list[KredietRow]] = {}
    for row in rows:
        found.setdefault(Halfjaar.van(row.gevraagd_op).code, []).append(row)
    return tuple(
        KredietTotaalRow(
            halfjaar=half,
            aantal=len(mine),
            gevraagd=sum(one.bedrag for one in mine),
            toegekend=sum(one.toegekend for one in mine),
            betaald=sum(one.betaald for one in mine),
            afgewezen=sum(one.afgewezen_op is not None for one in mine),
            wacht=sum(one.betaald_op is None and one.afgewezen_op is None for one in mine),
        )
        for half, mine in sorted(found.items(), reverse=True)
    )


def paid(rows: Iterable[KredietRow]) -> list[Bedrag]:
    """What was paid, as amounts under the heading of the inrichtingskrediet; the day of paying decides."""
    return [
        Bedrag("inrichtingskrediet", "uit", row.betaald_op, row.betaald)
        for row in rows
        if row.betaald_op is not None
    ]
