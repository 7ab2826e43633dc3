"""Reads the bare lines that counts are made of: from the dossiers that are there, and what is left of others.

Counts are those of the program: they look at every dossier, also those out of sight of who asks. They name
nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, Select, Subquery, and_, bindparam, case, func, select
from sqlalchemy.engine import Connection

from models.rules.doorlooptijd import first_way
from models.rules.tellen import Loop, Telling, homes, month_of, move, parts, phases, waiting
from models.rules.verantwoording import Verblijf, moves_of
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
    Tussenplek,
)
from models.values import Anker, Fase, Telsoort

Pauzes = tuple[tuple[date, date | None], ...]
NIET_GETELD = "rtb"
"""Route of who never counts for the taakstelling, and so has no way in *Doorlooptijd* (K06)."""
NIET_GEKOPPELD = ("vergissing", "eigen_dossier")
"""Reasons to leave a dossier of who was not coupled with it."""
GEKOMEN, WEG = "gekomen", "weg"
"""Codes of who came to a temporary place, and of who left it."""
_LOOP = (Anker.VERGUNNING, Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING, Anker.EINDE_BEGELEIDING)


def load_tellingen(connection: Connection) -> tuple[Telling, ...]:
    """Every line: of all dossiers, and of those that were destroyed."""
    return (
        *of_dossiers(connection),
        *of_people(connection),
        *of_places(connection),
        *kept(connection),
    )


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
    """The lines of all dossiers, or of one: phases, ways, weigeringen, and how it stands or was closed."""
    wanted = select(
        Dossier.id,
        Dossier.gemeente_id,
        Dossier.route,
        Dossier.fase,
        Dossier.afsluit_soort,
        Dossier.afgesloten_op,
    ).order_by(Dossier.id)
    if only is not None:
        wanted = wanted.where(Dossier.id == only)
    known = _Bekend(connection, only)
    found: list[Telling] = []
    for dossier_id, gemeente_id, route, fase, soort, gesloten in connection.execute(wanted).all():
        for gang in known.ways(dossier_id, gesloten):
            if gang.eerste:
                found += phases(gang.loop, gemeente_id, known.pauzes.get(dossier_id, ()))
            if route != NIET_GETELD:
                found += _way(gang, gemeente_id, known.buiten_schuld.get(dossier_id, ()))
        code = (soort or "anders") if gesloten is not None else ""
        found.append(
            Telling(Telsoort.DOSSIER, gemeente_id, maand=month_of(gesloten), fase=str(fase), code=code)
        )
    return (*found, *_homes(connection, only), *_happened(connection, only))


def _way(gang: _Gang, gemeente_id: int | None, still: Pauzes) -> Iterator[Telling]:
    """The way of a traject as *Doorlooptijd* has it: whole, in parts, and who was coupled."""
    counts = gang.geteld is not None
    yield from move(gang.loop, gemeente_id, still, telt=counts) or waiting(gang.loop, gemeente_id)
    if counts:
        yield from parts(gang.dagen, gang.loop.verhuizing, gemeente_id)
    for _nr in range(gang.personen if gang.loop.koppeling is not None else 0):
        yield Telling(Telsoort.KOPPELING, gemeente_id, maand=month_of(gang.loop.koppeling))


def _homes(connection: Connection, only: int | None) -> Iterator[Telling]:
    """Gezinnen of which somebody counted, in the gemeente where they did."""
    place = func.coalesce(Persoon.geteld_gemeente_id, first_gemeente())
    wanted = (
        select(Lidmaatschap.dossier_id, place, Persoon.geteld_op)
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .where(was_in_it())
        .distinct()
    )
    if only is not None:
        wanted = wanted.where(Lidmaatschap.dossier_id == only)
    days: dict[tuple[int, int | None], list[date]] = {}
    for dossier_id, gemeente_id, dag in connection.execute(wanted):
        if dag is not None:
            days.setdefault((dossier_id, gemeente_id), []).append(dag)
    for (_dossier, where), found in days.items():
        yield from homes(found, where)


def was_in_it() -> ColumnElement[bool]:
    """A person counted while being in the dossier; who got one of their own later counts with this one."""
    return and_(
        Persoon.geteld_op.is_not(None),
        Lidmaatschap.van <= Persoon.geteld_op,
        Lidmaatschap.tot.is_(None) | (Lidmaatschap.tot > Persoon.geteld_op),
    )


def _happened(connection: Connection, only: int | None) -> Iterator[Telling]:
    """Woningweigeringen (A116)."""
    wanted = (
        select(Dossier.gemeente_id, Gebeurtenis.op)
        .join(Dossier, Dossier.id == Gebeurtenis.dossier_id)
        .where(Gebeurtenis.soort == "weigering", Gebeurtenis.ingetrokken_op.is_(None))
        .order_by(Gebeurtenis.id)
    )
    if only is not None:
        wanted = wanted.where(Dossier.id == only)
    for gemeente_id, op in connection.execute(wanted):
        yield Telling(Telsoort.WEIGERING, gemeente_id, maand=month_of(op))


def of_places(connection: Connection, only: int | None = None) -> tuple[Telling, ...]:
    """Who came to a temporary place and who moved on. Their rows go with the names, before the dossier."""
    wanted = (
        select(
            Dossier.gemeente_id, Tussenplek.dossier_id, Tussenplek.van, Tussenplek.tot, Tussenplek.personen
        )
        .join(Dossier, Dossier.id == Tussenplek.dossier_id)
        .order_by(Tussenplek.van, Tussenplek.id)
    )
    if only is not None:
        wanted = wanted.where(Dossier.id == only)
    stays: dict[tuple[int | None, int], list[Verblijf]] = {}
    for gemeente_id, dossier_id, van, tot, people in connection.execute(wanted):
        stays.setdefault((gemeente_id, dossier_id), []).append(Verblijf(van, tot, int(people)))
    return tuple(
        Telling(Telsoort.TIJDELIJK, gemeente_id, maand=month_of(dag), code=code, aantal=people)
        for (gemeente_id, _dossier), of_one in stays.items()
        for dag, came, went in moves_of(of_one)
        for code, people in ((GEKOMEN, came), (WEG, went))
        if people
    )


@dataclass(frozen=True, slots=True)
class _Gang:
    """One traject: its days, who is in it, and since when it counts."""

    eerste: bool
    """The first one, on which the phases of the dossier hang."""
    loop: Loop
    dagen: Mapping[str, int]
    personen: int
    geteld: date | None


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
        self._people = _people(connection, only)
        self._began = _began(connection, only)
        self.pauzes, self.buiten_schuld = _pauzes(connection, only)

    def ways(self, dossier_id: int, gesloten: date | None) -> Iterator[_Gang]:
        """Each traject; a second move of a gezin is no first housing and gives none."""
        for uid, soort, dossier_uid in self._trajecten.get(dossier_id, ()):
            if soort == "herhuisvesting":
                continue
            own, around = self._dates.get(uid, {}), self._dates.get(dossier_uid, {})
            number, counted = self._people.get(uid, (0, None))
            housed, days = first_way(
                own.get(Anker.VERGUNNING),
                own.get(Anker.KOPPELING),
                own.get(Anker.TEKENDATUM),
                own.get(Anker.VERHUIZING),
                counted,
            )
            loop = Loop(
                koppeling=own.get(Anker.KOPPELING),
                tekendatum=own.get(Anker.TEKENDATUM),
                integratie=self._began.get(dossier_id),
                einde=around.get(Anker.EINDE_BEGELEIDING) or gesloten,
                verhuizing=housed,
            )
            yield _Gang(soort == "eerste", loop, days, number, counted)


def people_of_trajecten() -> Subquery:
    """Persons of each traject that were coupled with it, and the first day on which one of them counted.

    Who had left before the day of the koppeling was not coupled, nor who was put in by mistake; who has a
    dossier of their own is coupled with that one (a dossier is made at koppeling), so that nobody counts
    twice. Who left later was coupled. Without a koppeling: who is there.
    """
    coupled = (
        select(Ankerdatum.drager_uid.label("drager"), func.min(Ankerdatum.werkelijk).label("op"))
        .where(Ankerdatum.soort == Anker.KOPPELING.value, Ankerdatum.vervallen_op.is_(None))
        .group_by(Ankerdatum.drager_uid)
        .subquery()
    )
    there = Lidmaatschap.tot.is_(None) | (
        (Lidmaatschap.tot > coupled.c.op) & Lidmaatschap.reden_uit.not_in(NIET_GEKOPPELD)
    )
    return (
        select(
            TrajectLid.traject_id,
            func.count(case((there, Persoon.id)).distinct()).label("aantal"),
            func.min(Persoon.geteld_op).label("geteld_op"),
        )
        .join(Persoon, Persoon.id == TrajectLid.persoon_id)
        .join(Traject, Traject.id == TrajectLid.traject_id)
        .join(
            Lidmaatschap,
            (Lidmaatschap.persoon_id == Persoon.id) & (Lidmaatschap.dossier_id == Traject.dossier_id),
        )
        .join(coupled, coupled.c.drager == Traject.uid, isouter=True)
        .where(Lidmaatschap.reden_in != "geboren")
        .group_by(TrajectLid.traject_id)
        .subquery()
    )


def _first_counted() -> Select[date | None]:
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
    found: date | None = connection.scalar(_FIRST_COUNTED, {"t": traject_uid}) if traject_uid else None
    return found


def _people(connection: Connection, only: int | None) -> Mapping[str, tuple[int, date | None]]:
    """Persons of each traject and the first day on which one counted, by the uid of the traject."""
    people = people_of_trajecten()
    wanted = select(Traject.uid, people.c.aantal, people.c.geteld_op).join(
        people, people.c.traject_id == Traject.id
    )
    if only is not None:
        wanted = wanted.where(Traject.dossier_id == only)
    return {uid: (int(number), dag) for uid, number, dag in connection.execute(wanted)}


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


def _pauzes(connection: Connection, only: int | None) -> tuple[Mapping[int, Pauzes], Mapping[int, Pauzes]]:
    """When the clock of each dossier stood still, and of these the ones that are nobody's fault here."""
    wanted = select(Pauze.dossier_id, Pauze.van, Pauze.tot, Pauze.verwijtbaar)
    if only is not None:
        wanted = wanted.where(Pauze.dossier_id == only)
    found: dict[int, Pauzes] = {}
    free: dict[int, Pauzes] = {}
    for dossier_id, van, tot, ours in connection.execute(wanted.order_by(Pauze.van, Pauze.id)):
        found[dossier_id] = (*found.get(dossier_id, ()), (van, tot))
        if not ours:
            free[dossier_id] = (*free.get(dossier_id, ()), (van, tot))
    return found, free
