"""Bare counts of a gemeente over all its dossiers, whoever asks: numbers and days, no uid and no name.

Reading through `ALLES` looks past what is out of sight: a protected gezin counts for the taakstelling too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import InstrumentedAttribute

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.rows_beheer import GemeenteRow
from models.queries.sql import Rij
from models.queries.tellen import first_gemeente
from models.rules.nareis import in_opvang_on
from models.rules.verwachting import Onderweg
from models.tables import (
    Ankerdatum,
    Dossier,
    Gemeente,
    Lidmaatschap,
    Pauze,
    Persoon,
    Telrij,
    Toewijzingstap,
    Traject,
    TrajectLid,
)
from models.values import Anker, Recht, StapSoort, Telsoort, Waarheid

ALLES = {"schema_translate_map": {None: "main"}}
"""Reads the tables themselves, not the views of who asks. Only for what leads to nobody."""
NIET_VIA_KOPPELING = ("amv", "zelfhuisvester", "overig")
"""Routes of people who count without a koppeling of the COA."""
BIJ_COA_BEKEND = (StapSoort.BEKEND.value, StapSoort.GEMELD.value, StapSoort.NIDOS.value)
"""Steps after which the COA knows that somebody lives here (A127)."""


def gemeente_id(lezer: Lezer, uid: str) -> int:
    """The id of a gemeente whose figures may be seen. Raises Refused: geen_recht, gemeente_onbekend."""
    lezer.require(Recht.GEMEENTE)
    found = lezer.session.connection().scalar(select(Gemeente.id).where(Gemeente.uid == uid))
    if found is None or not may_see(lezer, int(found)):
        raise Refused("gemeente_onbekend")
    return int(found)


def may_see(lezer: Lezer, found: int) -> bool:
    """Whether the roles of who asks are for this gemeente."""
    places = lezer.persoonlijk.places(Recht.GEMEENTE) if lezer.persoonlijk is not None else frozenset()
    return not places or found in places


def load_own(lezer: Lezer) -> tuple[GemeenteRow, ...]:
    """The gemeenten whose figures who asks may see, by name. Raises Refused("geen_recht")."""
    lezer.require(Recht.GEMEENTE)
    rows = lezer.session.connection().execute(
        select(
            Gemeente.id,
            Gemeente.uid,
            Gemeente.versie,
            Gemeente.naam,
            Gemeente.provincie,
            Gemeente.kleine_plaats,
            Gemeente.doet_begeleiding_zelf,
        ).order_by(Gemeente.eigen.desc(), Gemeente.naam)
    )
    return tuple(
        GemeenteRow(**{name: value for name, value in r._asdict().items() if name != "id"})
        for r in rows
        if may_see(lezer, r.id)
    )


def counted_days(connection: Connection, gemeente: int) -> tuple[tuple[date, int, int], ...]:
    """Day, persons that count since then, and how many of them by a koppeling; by day.

    What is left of destroyed dossiers counts on the first day of its month.
    """
    place = func.coalesce(Persoon.geteld_gemeente_id, first_gemeente())
    by_koppeling = func.sum(case((Persoon.geteld_reden.in_(NIET_VIA_KOPPELING), 0), else_=1))
    found: dict[date, tuple[int, int]] = {}
    rows: Iterator[Rij] = iter(
        connection.execute(
            select(Persoon.geteld_op, func.count(), by_koppeling)
            .where(Persoon.geteld_op.is_not(None), place == gemeente)
            .group_by(Persoon.geteld_op),
            execution_options=ALLES,
        )
    )
    left = connection.execute(
        select(Telrij.maand, func.sum(Telrij.aantal), _left_by_koppeling())
        .where(Telrij.soort == Telsoort.GEHUISVEST.value, Telrij.gemeente_id == gemeente)
        .group_by(Telrij.maand),
        execution_options=ALLES,
    )
    for dag, number, koppeling in (*rows, *left):
        if dag is not None:
            a, b = found.get(dag, (0, 0))
            found[dag] = (a + int(number), b + int(koppeling))
    return tuple((dag, *numbers) for dag, numbers in sorted(found.items()))


def left_by_month(
    connection: Connection,
    gemeente: int,
    soort: Telsoort,
    codes: Sequence[str] = (),
    *,
    zonder: Sequence[str] = (),
) -> tuple[tuple[date, int], ...]:
    """What is left of destroyed dossiers of one kind: number by month, of some codes or all but some."""
    wanted = select(Telrij.maand, func.sum(Telrij.aantal)).where(
        Telrij.soort == soort.value, Telrij.gemeente_id == gemeente, Telrij.maand.is_not(None)
    )
    if codes:
        wanted = wanted.where(Telrij.code.in_(codes))
    if zonder:
        wanted = wanted.where(Telrij.code.not_in(zonder))
    rows = connection.execute(wanted.group_by(Telrij.maand).order_by(Telrij.maand), execution_options=ALLES)
    return tuple((month, int(number)) for month, number in rows if month is not None)


def left_between(
    connection: Connection,
    gemeente: int,
    soort: Telsoort,
    begin: date,
    eind: date,
    codes: Sequence[str] = (),
    *,
    zonder: Sequence[str] = (),
) -> int:
    """The same over a period of whole months, or up to today in the last of them."""
    rows = left_by_month(connection, gemeente, soort, codes, zonder=zonder)
    return sum(number for month, number in rows if begin <= month <= eind)


def _left_by_koppeling() -> ColumnElement[int]:
    return func.sum(case((Telrij.code.in_(NIET_VIA_KOPPELING), 0), else_=Telrij.aantal))


def people_on_the_way(connection: Connection, gemeente: int) -> tuple[Onderweg, ...]:
    """Who of an open dossier does not count yet, each once; named by a number that means nothing outside."""
    return tuple(one for _dag, one in _people(connection, gemeente, _not_yet()))


def people_since(
    connection: Connection, gemeente: int, dag: date
) -> tuple[tuple[date | None, Onderweg], ...]:
    """The same, and who counts since a day after this one with that day: the pijplijn of then."""
    return _people(connection, gemeente, _not_yet() | (Persoon.geteld_op > dag))


def _not_yet() -> ColumnElement[bool]:
    return and_(Persoon.geteld_op.is_(None), Dossier.afgesloten_op.is_(None), Lidmaatschap.tot.is_(None))


def _people(
    connection: Connection, gemeente: int, which: ColumnElement[bool]
) -> tuple[tuple[date | None, Onderweg], ...]:
    """The day on which people count, and their way; each once."""
    dates = (
        select(
            Ankerdatum.drager_uid.label("drager"),
            _latest(Anker.KOPPELING, Ankerdatum.werkelijk).label("koppeling"),
            _latest(Anker.TEKENDATUM, Ankerdatum.gepland).label("teken_gepland"),
            _latest(Anker.TEKENDATUM, Ankerdatum.werkelijk).label("getekend"),
            _latest(Anker.VERHUIZING, Ankerdatum.gepland).label("verhuizing_gepland"),
            _latest(Anker.VERHUIZING, Ankerdatum.werkelijk).label("verhuisd"),
        )
        .where(
            Ankerdatum.vervallen_op.is_(None),
            Ankerdatum.soort.in_((Anker.KOPPELING.value, Anker.TEKENDATUM.value, Anker.VERHUIZING.value)),
        )
        .group_by(Ankerdatum.drager_uid)
        .subquery()
    )
    told = _messages()
    rows = connection.execute(
        select(
            Persoon.geteld_op,
            Persoon.id,
            Dossier.id.label("dossier"),
            Dossier.route,
            Dossier.in_opvang,
            Dossier.azc_id,
            told.c.bericht,
            told.c.aankomst,
            Pauze.id.label("pauze"),
            Pauze.van.label("pauze_van"),
            Pauze.tot.label("pauze_tot"),
            *(column for column in dates.c if column.key != "drager"),
        )
        .join(TrajectLid, TrajectLid.persoon_id == Persoon.id)
        .join(Traject, Traject.id == TrajectLid.traject_id)
        .join(Dossier, Dossier.id == Traject.dossier_id)
        .join(Lidmaatschap, (Lidmaatschap.persoon_id == Persoon.id) & (Lidmaatschap.dossier_id == Dossier.id))
        .join(dates, dates.c.drager == Traject.uid)
        .join(told, told.c.dossier == Dossier.id, isouter=True)
        .join(Pauze, Pauze.dossier_id == Dossier.id, isouter=True)
        .where(
            which,
            Dossier.gemeente_id == gemeente,
            Traject.soort != "herhuisvesting",
            Lidmaatschap.reden_in != "geboren",
        )
        .order_by(Traject.id, Pauze.van, Pauze.id),
        execution_options=ALLES,
    ).all()
    steps = _steps(connection, gemeente)
    pauses: dict[int, dict[int, tuple[date, date | None]]] = {}
    for row in rows:
        if row.pauze is not None:
            pauses.setdefault(row.dossier, {})[row.pauze] = (row.pauze_van, row.pauze_tot)
    found: dict[int, tuple[date | None, Onderweg]] = {}
    for op, persoon, dossier, route, there, azc, bericht, aankomst, *rest in rows:
        said = steps.get((dossier, None), {}) | steps.get((dossier, persoon), {})
        way = replace(  # a later traject is how they come now
            Onderweg(str(persoon), route, *rest[3:]),
            uitgeschreven=said.get(StapSoort.UITGESCHREVEN.value),
            bekend=min((said[soort] for soort in BIJ_COA_BEKEND if soort in said), default=None),
            elders=StapSoort.ELDERS.value in said,
            bericht_nareis=_waits_since(bericht, aankomst, there, heeft_azc=azc is not None),
            pauzes=tuple(pauses.get(dossier, {}).values()),
        )
        found[persoon] = (op, way)
    return tuple(found.values())


def _steps(connection: Connection, gemeente: int) -> dict[tuple[int, int | None], dict[str, date]]:
    """The first day of each step about counting, by dossier and person; None = the whole gezin."""
    rows = connection.execute(
        select(
            Toewijzingstap.dossier_id,
            Toewijzingstap.persoon_id,
            Toewijzingstap.soort,
            func.min(Toewijzingstap.op),
        )
        .join(Dossier, Dossier.id == Toewijzingstap.dossier_id)
        .where(Dossier.gemeente_id == gemeente)
        .group_by(Toewijzingstap.dossier_id, Toewijzingstap.persoon_id, Toewijzingstap.soort),
        execution_options=ALLES,
    )
    found: dict[tuple[int, int | None], dict[str, date]] = {}
    for dossier, persoon, soort, op in rows:
        found.setdefault((dossier, persoon), {})[soort] = op
    return found


def _messages() -> Subquery:
    """By dossier the last message that family may come, and the day on which they came (A097)."""
    kinds = (Anker.BERICHT_NAREIS, Anker.AANKOMST_NAREIS)
    return (
        select(
            Ankerdatum.dossier_id.label("dossier"),
            _latest(Anker.BERICHT_NAREIS, Ankerdatum.werkelijk).label("bericht"),
            _latest(Anker.AANKOMST_NAREIS, Ankerdatum.werkelijk).label("aankomst"),
        )
        .where(Ankerdatum.vervallen_op.is_(None), Ankerdatum.soort.in_([kind.value for kind in kinds]))
        .group_by(Ankerdatum.dossier_id)
        .subquery()
    )


def _waits_since(bericht: date | None, aankomst: date | None, nu: str, *, heeft_azc: bool) -> date | None:
    """The message that keeps a gezin in the opvang; None = none, they came, or they are not there."""
    if bericht is None or aankomst is not None:
        return None
    there = in_opvang_on(bericht, None, Waarheid(nu), heeft_azc=heeft_azc)
    return bericht if there is Waarheid.JA else None


def _latest(soort: Anker, column: InstrumentedAttribute[date | None]) -> ColumnElement[date | None]:
    return func.max(case((Ankerdatum.soort == soort.value, column)))
