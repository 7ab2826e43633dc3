"""Doorlooptijd beside what the regievoerder tells, and gemeenten side by side (A109, A115, A116)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from models.queries.doorlooptijd import (
    HALFJAREN,
    DoorlooptijdRow,
    coupled_people,
    load_doorlooptijd,
    load_reizen,
    norm_weeks,
)
from models.queries.gemeentetel import (
    ALLES,
    counted_days,
    gemeente_id,
    left_between,
    load_own,
)
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.queries.tellen import first_gemeente
from models.rules.doorlooptijd import DELEN, WEEK, Gemiddelde, Vertraging, delay, mean, method_a, method_b
from models.rules.taakstelling import Halfjaar
from models.tables import Dossier, Gebeurtenis, Persoon
from models.values import Telsoort

ZELFHUISVESTER = "zelfhuisvester"
"""Route of who found a dwelling in the coupled gemeente without a match (A102)."""


class MeldRow(Row, frozen=True, kw_only=True):
    """What the regievoerder tells of a half-year (A116), by our own count."""

    code: str
    weigeringen: int
    vertraging: Vertraging
    """Of who moved in the half-year and counts."""
    zelfhuisvesters: int
    """Persons that count and came without a match of the COA."""


class GemeenteTijdRow(Row, frozen=True, kw_only=True):
    """A gemeente beside the others, over the running half-year and the one before it (A115)."""

    uid: str
    naam: str
    norm_weken: int
    gekoppeld: int
    """Persons coupled."""
    gehuisvest: int
    """Persons that counted."""
    a: Gemiddelde | None
    """Method A: who moved, and counts."""
    b: Gemiddelde | None
    """Method B: who was coupled, as far as they moved."""
    delen: tuple[tuple[str, Gemiddelde | None], ...]
    """Each part, of method A."""
    vertraging: Vertraging


class BreedRow(Row, frozen=True, kw_only=True):
    """All that the part *Doorlooptijd* and its paper show."""

    tijd: DoorlooptijdRow
    meldingen: tuple[MeldRow, ...]
    """The newest half-year first."""
    sinds: date
    """First day of the comparison of gemeenten."""
    gemeenten: tuple[GemeenteTijdRow, ...]
    """By name; empty where there is one gemeente, or one that may be seen."""


def load_breed(lezer: Lezer, gemeente_uid: str) -> BreedRow:
    """Read all of it. Raises Refused: geen_recht, gemeente_onbekend."""
    number = gemeente_id(lezer, gemeente_uid)
    tijd = load_doorlooptijd(lezer, gemeente_uid)
    connection = lezer.session.connection()
    halves = [Halfjaar.van(lezer.vandaag)]
    while len(halves) < HALFJAREN:
        halves.append(halves[-1].vorige)
    known = {one.code: one.vertraging for one in tijd.perioden}
    since = halves[1].begin
    own = sorted(load_own(lezer), key=lambda one: one.naam.casefold())
    return BreedRow(
        tijd=tijd,
        meldingen=tuple(
            MeldRow(
                code=half.code,
                weigeringen=_refused(connection, number, half.begin, min(half.eind, lezer.vandaag)),
                vertraging=known[half.code],
                zelfhuisvesters=_self_housed(connection, number, half.begin, min(half.eind, lezer.vandaag)),
            )
            for half in halves
        ),
        sinds=since,
        gemeenten=tuple(_beside(lezer, one.uid, one.naam, since) for one in own) if len(own) > 1 else (),
    )


def _beside(lezer: Lezer, uid: str, naam: str, sinds: date) -> GemeenteTijdRow:
    number, connection = gemeente_id(lezer, uid), lezer.session.connection()
    norm = norm_weeks(lezer, uid, lezer.vandaag)
    reizen = load_reizen(connection, number)
    moved = method_a((one for one in reizen if one.telt), sinds, lezer.vandaag)
    coupled = method_b(reizen, sinds, lezer.vandaag)
    people = coupled_people(connection, number, reizen, lezer.vandaag)
    return GemeenteTijdRow(
        uid=uid,
        naam=naam,
        norm_weken=norm,
        gekoppeld=sum(persons for half, persons in people.items() if half.begin >= sinds),
        gehuisvest=sum(
            persons
            for dag, persons, _way in counted_days(connection, number)
            if sinds <= dag <= lezer.vandaag
        ),
        a=mean(moved),
        b=mean(one for one in coupled if one.verhuizing is not None and one.verhuizing <= lezer.vandaag),
        delen=tuple((deel, mean(moved, deel)) for deel in DELEN),
        vertraging=delay(moved, norm * WEEK),
    )


def _refused(connection: Connection, gemeente: int, begin: date, eind: date) -> int:
    """Woningweigeringen in a period, also of dossiers that were destroyed since."""
    found = connection.scalar(
        select(func.count(Gebeurtenis.id))
        .join(Dossier, Dossier.id == Gebeurtenis.dossier_id)
        .where(
            Dossier.gemeente_id == gemeente,
            Gebeurtenis.soort == "weigering",
            Gebeurtenis.ingetrokken_op.is_(None),
            Gebeurtenis.op.between(begin, eind),
        ),
        execution_options=ALLES,
    )
    return int(found or 0) + left_between(connection, gemeente, Telsoort.WEIGERING, begin, eind)


def _self_housed(connection: Connection, gemeente: int, begin: date, eind: date) -> int:
    """Zelfhuisvesters that counted in a period, also of dossiers that were destroyed since."""
    found = connection.scalar(
        select(func.count(Persoon.id)).where(
            func.coalesce(Persoon.geteld_gemeente_id, first_gemeente()) == gemeente,
            Persoon.geteld_op.between(begin, eind),
            Persoon.geteld_reden == ZELFHUISVESTER,
        ),
        execution_options=ALLES,
    )
    left = left_between(connection, gemeente, Telsoort.GEHUISVEST, begin, eind, (ZELFHUISVESTER,))
    return int(found or 0) + left
