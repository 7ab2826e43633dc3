"""Bare counts for the reports to the raad, over all dossiers of a gemeente: no uid, no name, no dossier.

They look past what is out of sight, as `gemeentetel`. What may be shown of them decides
`rules.verantwoording`: groups under five go together.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.queries.gemeentetel import ALLES, left_between
from models.queries.rows import Row
from models.queries.tellen import GEKOMEN, WEG, first_gemeente, was_in_it
from models.rules.leeftijd import leeftijd_op
from models.rules.tellen import TWEEDE
from models.rules.verantwoording import Verblijf, age_group, come_and_gone
from models.tables import (
    Ankerdatum,
    Dossier,
    Lidmaatschap,
    Mijlpaal,
    Persoon,
    Persoonsgegevens,
    Telrij,
    Tussenplek,
    Tussenvoorziening,
)
from models.values import Anker, MijlpaalSoort, Telsoort, Waarheid

JUNI = 6
"""Last month of the first half of a year."""


class GehuisvestRow(Row, frozen=True, kw_only=True):
    """Who counted in a period: persons by route, age and land, and the gezinnen they are of."""

    personen: int
    gezinnen: int
    routes: dict[str, int]
    leeftijden: dict[str, int]
    landen: dict[str, int]
    """ISO 3166 alpha-2; empty = not filled in."""


class InburgeringRow(Row, frozen=True, kw_only=True):
    """Inburgering of who is in an open dossier now."""

    plichtig: int
    pip: int
    """Of these, with a PIP."""
    klaar: int
    """Of these, who have met the duty or were freed of it."""
    routes: dict[str, int]
    """By the leerroute that was noted last; empty = none yet."""


class TussenRow(Row, frozen=True, kw_only=True):
    """Temporary places now, and who came and left in a period (persons)."""

    voorzieningen: int
    plekken: int
    bezet: int
    gekomen: int
    doorgestroomd: int


def housed(connection: Connection, gemeente: int, begin: date, eind: date) -> GehuisvestRow:
    """Who counted from `begin` up to `eind`; what is left of destroyed dossiers counts by its route."""
    place = func.coalesce(Persoon.geteld_gemeente_id, first_gemeente()) == gemeente
    counted = (Persoon.geteld_op.between(begin, eind), place)
    rows = connection.execute(
        select(
            Persoon.geteld_reden,
            Persoon.geteld_op,
            Persoonsgegevens.geboortedatum,
            Persoonsgegevens.herkomstland,
        )
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id, isouter=True)
        .where(*counted),
        execution_options=ALLES,
    )
    routes: Counter[str] = Counter()
    ages: Counter[str] = Counter()
    lands: Counter[str] = Counter()
    for route, day, born, land in rows:
        routes[route or ""] += 1
        lands[land or ""] += 1
        ages[age_group(leeftijd_op(born, day)) if born is not None and day is not None else ""] += 1
    for route, number in connection.execute(
        select(Telrij.code, func.sum(Telrij.aantal))
        .where(
            Telrij.soort == Telsoort.GEHUISVEST.value,
            Telrij.gemeente_id == gemeente,
            Telrij.maand.between(begin, eind),
        )
        .group_by(Telrij.code),
        execution_options=ALLES,
    ):
        routes[route] += int(number)
        lands[""] += int(number)
        ages[""] += int(number)
    homes = connection.scalar(
        select(func.count(Lidmaatschap.dossier_id.distinct()))
        .join(Persoon, Persoon.id == Lidmaatschap.persoon_id)
        .where(*counted, was_in_it()),
        execution_options=ALLES,
    )
    # a year has a gezin once, the second half-year has it too
    again = () if begin.month > JUNI else (TWEEDE,)
    gone = left_between(connection, gemeente, Telsoort.GEZIN, begin, eind, zonder=again)
    return GehuisvestRow(
        personen=sum(routes.values()),
        gezinnen=int(homes or 0) + gone,
        routes=dict(routes),
        leeftijden=dict(ages),
        landen=dict(lands),
    )


def phases(connection: Connection, gemeente: int) -> dict[str, int]:
    """Open dossiers by phase."""
    rows = connection.execute(
        select(Dossier.fase, func.count())
        .where(Dossier.gemeente_id == gemeente, Dossier.afgesloten_op.is_(None))
        .group_by(Dossier.fase),
        execution_options=ALLES,
    )
    return {str(fase): int(number) for fase, number in rows}


def closed(connection: Connection, gemeente: int, begin: date, eind: date) -> int:
    """Dossiers that were closed in a period, also those that were destroyed since."""
    found = connection.scalar(
        select(func.count(Dossier.id)).where(
            Dossier.gemeente_id == gemeente, Dossier.afgesloten_op.between(begin, eind)
        ),
        execution_options=ALLES,
    )
    return int(found or 0) + left_between(connection, gemeente, Telsoort.DOSSIER, begin, eind)


def inburgering(connection: Connection, gemeente: int) -> InburgeringRow:
    """Who must do inburgering among the people of open dossiers, each once, and how far they are."""
    people = (
        select(Persoon.id, Persoon.uid)
        .join(Persoonsgegevens, Persoonsgegevens.persoon_id == Persoon.id)
        .join(Lidmaatschap, Lidmaatschap.persoon_id == Persoon.id)
        .join(Dossier, Dossier.id == Lidmaatschap.dossier_id)
        .where(
            Dossier.gemeente_id == gemeente,
            Dossier.afgesloten_op.is_(None),
            Lidmaatschap.tot.is_(None),
            Persoonsgegevens.inburgeringsplichtig == Waarheid.JA.value,
        )
        .distinct()
        .subquery()
    )
    whole = int(connection.scalar(select(func.count()).select_from(people), execution_options=ALLES) or 0)
    pip = connection.scalar(
        select(func.count(people.c.id.distinct())).join(
            Ankerdatum,
            (Ankerdatum.drager_uid == people.c.uid)
            & (Ankerdatum.soort == Anker.PIP.value)
            & Ankerdatum.werkelijk.is_not(None)
            & Ankerdatum.vervallen_op.is_(None),
        ),
        execution_options=ALLES,
    )
    kinds = (MijlpaalSoort.LEERROUTE.value, MijlpaalSoort.VOLDAAN.value, MijlpaalSoort.ONTHEVEN.value)
    rows = connection.execute(
        select(people.c.id, Mijlpaal.soort, Mijlpaal.keuze)
        .join(Mijlpaal, Mijlpaal.persoon_id == people.c.id)
        .where(Mijlpaal.soort.in_(kinds))
        .order_by(Mijlpaal.op, Mijlpaal.id),
        execution_options=ALLES,
    )
    last: dict[int, str] = {}
    done: set[int] = set()
    for person, kind, choice in rows:
        if kind == MijlpaalSoort.LEERROUTE.value:
            last[int(person)] = str(choice)
        else:
            done.add(int(person))
    routes = Counter(last.values())
    routes[""] += whole - len(last)
    return InburgeringRow(plichtig=whole, pip=int(pip or 0), klaar=len(done), routes=dict(routes))


def temporary(connection: Connection, gemeente: int, begin: date, eind: date, vandaag: date) -> TussenRow:
    """Temporary places of the gemeente, how full they are, and who came and went.

    Who goes from one temporary place to the next neither comes nor moves on.
    """
    places, room, taken = connection.execute(
        select(
            func.count(),
            func.coalesce(func.sum(Tussenvoorziening.plekken), 0),
            func.coalesce(func.sum(Tussenvoorziening.bezet), 0),
        ).where(
            Tussenvoorziening.gemeente_id == gemeente,
            Tussenvoorziening.weg_op.is_(None) | (Tussenvoorziening.weg_op > vandaag),
        ),
        execution_options=ALLES,
    ).one()

    rows = connection.execute(
        select(Tussenplek.dossier_id, Tussenplek.van, Tussenplek.tot, Tussenplek.personen)
        .join(Dossier, Dossier.id == Tussenplek.dossier_id)
        .where(Dossier.gemeente_id == gemeente)
        .order_by(Tussenplek.van, Tussenplek.id),
        execution_options=ALLES,
    )
    stays: dict[int, list[Verblijf]] = {}
    for dossier, van, tot, personen in rows:
        stays.setdefault(int(dossier), []).append(Verblijf(van, tot, int(personen)))
    came, went = come_and_gone(stays.values(), begin, eind)
    came += left_between(connection, gemeente, Telsoort.TIJDELIJK, begin, eind, (GEKOMEN,))
    went += left_between(connection, gemeente, Telsoort.TIJDELIJK, begin, eind, (WEG,))
    return TussenRow(
        voorzieningen=int(places),
        plekken=int(room),
        bezet=int(taken),
        gekomen=came,
        doorgestroomd=went,
    )
