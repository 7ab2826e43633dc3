"""Reads the bare lines that counts are made of: from the dossiers that are there, and what is left of others.

Counts are those of the program: they look at every dossier, also those out of sight of who asks. They name
nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import ScalarSelect, Select, Subquery, bindparam, func, select
from sqlalchemy.engine import Connection

from models.rules.tellen import Loop, Telling, first_home, month_of, move, phases
from models.tables import (
    Ankerdatum,
    Dossier,
    Gebeurtenis,
    Lidmaatschap,
    Pauze,
    Persoon,
    Telrij,
    Traject,
    TrajectLid,
)
from models.values import Anker, Fase, Telsoort

Pauzes = tuple[tuple[date, date | None], ...]
_LOOP = (Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING, Anker.EINDE_BEGELEIDING)


def load_tellingen(connection: Connection) -> tuple[Telling, ...]:
    """Every line: of all dossiers, and of those that were destroyed."""
    return (*of_dossiers(connection), *of_people(connection), *kept(connection))


def kept(connection: Connection) -> tuple[Telling, ...]:
    """The lines that remain of destroyed dossiers."""
    rows = connection.execute(
        select(
            Telrij.soort,
            Telrij.gemeente_id,
            Telrij.begin,
            Telrij.maand,
            Telrij.fase,
            Telrij.code,
            Telrij.dagen,
            Telrij.stil,
            Telrij.aantal,
        ).order_by(Telrij.id)
    )
    return tuple(Telling(Telsoort(row[0]), *row[1:]) for row in rows)


def of_people(connection: Connection, only: Iterable[int] | None = None) -> tuple[Telling, ...]:
    """A line for each person whose first housing counted (A103): the gemeente and the month."""
    gemeente = func.coalesce(Persoon.geteld_gemeente_id, first_gemeente())
    wanted = select(gemeente, Persoon.geteld_op, Persoon.geteld_reden).where(Persoon.geteld_op.is_not(None))
    if only is not None:
        wanted = wanted.where(Persoon.id.in_(sorted(only)))
    return tuple(
        Telling(Telsoort.GEHUISVEST, place, maand=month_of(dag), code=str(code))
        for place, dag, code in connection.execute(wanted.order_by(Persoon.id))
    )


def first_gemeente() -> ScalarSelect[int | None]:
    """Where a person was counted before the gemeente was noted with it: that of their first dossier."""
    return (
        select(Dossier.gemeente_id)
        .join(Lidmaatschap, Lidmaatschap.dossier_id == Dossier.id)
        .where(Lidmaatschap.persoon_id == Persoon.id)
        .order_by(Lidmaatschap.van, Lidmaatschap.id)
        .limit(1)
        .scalar_subquery()
    )


def of_dossiers(connection: Connection, only: int | None = None) -> tuple[Telling, ...]:
    """The lines of all dossiers, or of one: its phases, its moves, and how it stands or was closed."""
    wanted = select(
        Dossier.id, Dossier.gemeente_id, Dossier.fase, Dossier.afsluit_soort, Dossier.afgesloten_op
    ).order_by(Dossier.id)
    if only is not None:
        wanted = wanted.where(Dossier.id == only)
    known = _Bekend(connection, only)
    found: list[Telling] = []
    for dossier_id, gemeente_id, fase, soort, gesloten in connection.execute(wanted).all():
        still = known.pauzes.get(dossier_id, ())
        for eerste, loop in known.loops(dossier_id, gesloten):
            found += move(loop, gemeente_id, still)
            found += phases(loop, gemeente_id, still) if eerste else ()
        code = (soort or "anders") if gesloten is not None else ""
        found.append(
            Telling(Telsoort.DOSSIER, gemeente_id, maand=month_of(gesloten), fase=str(fase), code=code)
        )
    return tuple(found)


class _Bekend:
    """The dates and pauses of all dossiers or of one, read at once."""

    def __init__(self, connection: Connection, only: int | None) -> None:
        self._trajecten: dict[int, list[tuple[str, str, str]]] = {}
        wanted = select(Traject.dossier_id, Traject.uid, Traject.soort, Dossier.uid).join(
            Dossier, Dossier.id == Traject.dossier_id
        )
        for dossier_id, uid, soort, dossier_uid in connection.execute(
            (wanted if only is None else wanted.where(Traject.dossier_id == only)).order_by(Traject.id)
        ):
            self._trajecten.setdefault(dossier_id, []).append((uid, soort, dossier_uid))
        self._dates = _dates(connection, only)
        self._counted = _counted(connection, only)
        self._began = _began(connection, only)
        self.pauzes = _pauzes(connection, only)

    def loops(self, dossier_id: int, gesloten: date | None) -> Iterator[tuple[bool, Loop]]:
        """The days of each traject; True for the first one, on which the phases of the dossier hang.

        A second move of a gezin is no first housing and gives none.
        """
        for uid, soort, dossier_uid in self._trajecten.get(dossier_id, ()):
            if soort == "herhuisvesting":
                continue
            own, around = self._dates.get(uid, {}), self._dates.get(dossier_uid, {})
            yield (
                soort == "eerste",
                Loop(
                    koppeling=own.get(Anker.KOPPELING),
                    tekendatum=own.get(Anker.TEKENDATUM),
                    integratie=self._began.get(dossier_id),
                    einde=around.get(Anker.EINDE_BEGELEIDING) or gesloten,
                    verhuizing=first_home(
                        own.get(Anker.KOPPELING), own.get(Anker.VERHUIZING), self._counted.get(uid)
                    ),
                ),
            )


def people_of_trajecten() -> Subquery:
    """Persons of each traject, and the first day on which one of them counted."""
    return (
        select(
            TrajectLid.traject_id,
            func.count().label("aantal"),
            func.min(Persoon.geteld_op).label("geteld_op"),
        )
        .join(Persoon, Persoon.id == TrajectLid.persoon_id)
        .join(Traject, Traject.id == TrajectLid.traject_id)
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == Persoon.id) & (Lidmaatschap.dossier_id == Traject.dossier_id),
        )
        .where(Lidmaatschap.reden_in != "geboren")
        .group_by(TrajectLid.traject_id)
        .subquery()
    )


def _first_counted() -> Select[tuple[date | None]]:
    people = people_of_trajecten()
    return (
        select(func.min(people.c.geteld_op))
        .join(Traject, Traject.id == people.c.traject_id)
        .where(Traject.uid == bindparam("t"))
    )


_FIRST_COUNTED = _first_counted()
"""Built once: a dossier is opened while a person waits."""


def first_counted(connection: Connection, traject_uid: str) -> date | None:
    """The first day on which somebody of a traject counted, as taakstelling and *Doorlooptijd* have it."""
    return connection.scalar(_FIRST_COUNTED, {"t": traject_uid}) if traject_uid else None


def _counted(connection: Connection, only: int | None) -> Mapping[str, date]:
    """The first day on which somebody of each traject counted, by the uid of the traject."""
    people = people_of_trajecten()
    wanted = select(Traject.uid, people.c.geteld_op).join(people, people.c.traject_id == Traject.id)
    if only is not None:
        wanted = wanted.where(Traject.dossier_id == only)
    return {uid: dag for uid, dag in connection.execute(wanted) if dag is not None}


def _dates(connection: Connection, only: int | None) -> Mapping[str, dict[Anker, date]]:
    """The first real date of each anchor by the uid of its bearer: a later round is another dwelling."""
    wanted = select(Ankerdatum.drager_uid, Ankerdatum.soort, func.min(Ankerdatum.werkelijk)).where(
        Ankerdatum.vervallen_op.is_(None),
        Ankerdatum.werkelijk.is_not(None),
        Ankerdatum.dossier_id.is_not(None),
        Ankerdatum.soort.in_([one.value for one in _LOOP]),
    )
    if only is not None:
        wanted = wanted.where(Ankerdatum.dossier_id == only)
    found: dict[str, dict[Anker, date]] = {}
    for uid, soort, dag in connection.execute(wanted.group_by(Ankerdatum.drager_uid, Ankerdatum.soort)):
        if dag is not None:
            found.setdefault(uid, {})[Anker(soort)] = dag
    return found


def _began(connection: Connection, only: int | None) -> Mapping[int, date]:
    """The day on which each dossier went on to the third phase."""
    wanted = select(Gebeurtenis.dossier_id, Gebeurtenis.op, Gebeurtenis.gegevens).where(
        Gebeurtenis.soort == "fase_verder", Gebeurtenis.ingetrokken_op.is_(None)
    )
    if only is not None:
        wanted = wanted.where(Gebeurtenis.dossier_id == only)
    return {
        dossier_id: op
        for dossier_id, op, told in connection.execute(wanted.order_by(Gebeurtenis.id))
        if json.loads(told).get("naar") == Fase.INTEGRATIE.value
    }


def _pauzes(connection: Connection, only: int | None) -> Mapping[int, Pauzes]:
    wanted = select(Pauze.dossier_id, Pauze.van, Pauze.tot)
    if only is not None:
        wanted = wanted.where(Pauze.dossier_id == only)
    found: dict[int, Pauzes] = {}
    for dossier_id, van, tot in connection.execute(wanted.order_by(Pauze.van, Pauze.id)):
        found[dossier_id] = (*found.get(dossier_id, ()), (van, tot))
    return found
