"""The facts that decide who of a dossier counts for the taakstelling, read for a verb or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, and_, func, select

from models.queries.inhoud import InhoudStand
from models.rules.telling import Mens
from models.tables import (
    Ankerdatum,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Persoon,
    Persoonsgegevens,
    Toewijzingstap,
    Traject,
    TrajectLid,
    Tussenplek,
    Tussenvoorziening,
)
from models.tables.dossiers import VERGISSING
from models.values import TELSTAPPEN, Anker, PlekSoort, StapSoort

TELLEND = (PlekSoort.TUSSENVOORZIENING.value,)
"""Kinds of temporary place that count at once, where the setting is empty (A203)."""


def kinds_that_count(stand: InhoudStand, dag: date, gemeente_uid: str) -> tuple[str, ...]:
    """The kinds of temporary place in which somebody counts at once, as the dated figure says (A203)."""
    found = stand.instellingen.value(
        "tijdelijk_telt",
        dag,
        gemeente_uid=gemeente_uid,
        provincie=stand.provincies.get(gemeente_uid, ""),
    )
    return tuple(found) if isinstance(found, tuple) else TELLEND


def people_of(
    connection: Connection, dossier_id: int, stand: InhoudStand, vandaag: date, *, ook_weg: bool = False
) -> Mapping[int, Mens]:
    """The facts of each person who is in the dossier now, by id, in order of the letters.

    `ook_weg` = of who left before as well; never of who was put in by mistake.
    """
    dossier = connection.execute(
        select(Dossier.route, Dossier.gemeente_id, Dossier.begonnen_op).where(Dossier.id == dossier_id)
    ).one()
    moved = real_day(connection, dossier_id, Anker.VERHUIZING)
    koppeling = real_day(connection, dossier_id, Anker.KOPPELING)
    placed = first_place(connection, dossier_id, stand, vandaag)
    steps = _steps(connection, dossier_id)
    own = _own_koppeling(connection, dossier_id)
    found: dict[int, Mens] = {}
    for row in connection.execute(_members(dossier_id)):
        left = row.tot is not None and row.tot < vandaag and not ook_weg
        if row.reden_uit == VERGISSING or left:
            continue
        housed = [max(dag, row.van) for dag in (moved, placed) if dag is not None]
        begin = min((d for d in (koppeling, dossier.begonnen_op) if d is not None), default=date.min)
        here = row.geteld_op is not None and (
            row.geteld_gemeente_id in (None, dossier.gemeente_id) and row.geteld_op >= begin
        )
        said = {
            soort: max((op for who, op in steps.get(soort, ()) if who in (None, row.id)), default=None)
            for soort in TELSTAPPEN
        }
        found[row.id] = Mens(
            route=dossier.route,
            amv=bool(row.is_amv),
            nareiziger=row.reden_in == "nareis",
            eigen_koppeling=row.id in own,
            geboren_hier=row.reden_in == "geboren",
            gehuisvest_op=min(housed, default=None),
            tijdelijke_plek_telt=placed is not None and placed <= vandaag,
            gemeld_op=said[StapSoort.GEMELD],
            nidos_op=said[StapSoort.NIDOS],
            uitgeschreven_op=said[StapSoort.UITGESCHREVEN],
            elders=said[StapSoort.ELDERS] is not None,
            geteld_op=row.geteld_op,
            geteld_hier=row.geteld_op is None or here,
        )
    return found


def first_place(connection: Connection, dossier_id: int, stand: InhoudStand, vandaag: date) -> date | None:
    """The first day in a temporary place in which somebody counts at once (A203); None = there is none."""
    gemeente_uid = connection.scalar(
        select(Gemeente.uid).join(Dossier, Dossier.gemeente_id == Gemeente.id).where(Dossier.id == dossier_id)
    )
    return connection.scalar(
        select(func.min(Tussenplek.van))
        .join(Tussenvoorziening, Tussenvoorziening.id == Tussenplek.tussenvoorziening_id)
        .where(
            Tussenplek.dossier_id == dossier_id,
            Tussenvoorziening.soort.in_(kinds_that_count(stand, vandaag, gemeente_uid or "")),
        )
    )


def _members(dossier_id: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a select of plain columns
    return (
        select(
            Persoon.id,
            Persoon.geteld_op,
            Persoon.geteld_gemeente_id,
            Persoonsgegevens.is_amv,
            Lidmaatschap.van,
            Lidmaatschap.tot,
            Lidmaatschap.reden_in,
            Lidmaatschap.reden_uit,
        )
        .join(
            Lidmaatschap, and_(Lidmaatschap.persoon_id == Persoon.id, Lidmaatschap.dossier_id == dossier_id)
        )
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .order_by(Lidmaatschap.id)
    )


def real_day(connection: Connection, dossier_id: int, soort: Anker) -> date | None:
    """The first real day of an anchor of the first traject."""
    first = select(func.min(Traject.id)).where(Traject.dossier_id == dossier_id).scalar_subquery()
    return connection.scalar(
        select(func.min(Ankerdatum.werkelijk))
        .join(Traject, Traject.uid == Ankerdatum.drager_uid)
        .where(Traject.id == first, Ankerdatum.soort == soort.value, Ankerdatum.vervallen_op.is_(None))
    )


def _steps(connection: Connection, dossier_id: int) -> dict[StapSoort, list[tuple[int | None, date]]]:
    found: dict[StapSoort, list[tuple[int | None, date]]] = {}
    rows = connection.execute(
        select(Toewijzingstap.soort, Toewijzingstap.persoon_id, Toewijzingstap.op).where(
            Toewijzingstap.dossier_id == dossier_id,
            Toewijzingstap.soort.in_([soort.value for soort in TELSTAPPEN]),
        )
    )
    for soort, persoon_id, op in rows:
        found.setdefault(StapSoort(soort), []).append((persoon_id, op))
    return found


def _own_koppeling(connection: Connection, dossier_id: int) -> set[int]:
    """Persons on a traject of nareizigers that has a koppeling of its own."""
    rows = connection.execute(
        select(TrajectLid.persoon_id)
        .join(Traject, Traject.id == TrajectLid.traject_id)
        .join(Ankerdatum, Ankerdatum.drager_uid == Traject.uid)
        .where(
            Traject.dossier_id == dossier_id,
            Traject.soort == "nareis",
            Ankerdatum.soort == Anker.KOPPELING.value,
            Ankerdatum.werkelijk.is_not(None),
            Ankerdatum.vervallen_op.is_(None),
        )
    )
    return {int(row[0]) for row in rows}
