"""How long it takes in a gemeente, and the four lists that the COA gives too (A109, A115, A129, A130)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Subquery, case, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import aliased

from models.queries.gemeentetel import ALLES, counted_days, gemeente_id, left_by_month
from models.queries.lezer import Lezer
from models.queries.rows import Row
from models.queries.tellen import NIET_GETELD, people_of_trajecten
from models.rules.doorlooptijd import (
    DELEN,
    WEEK,
    Gemiddelde,
    Maandpunt,
    Reis,
    Vertraging,
    by,
    delay,
    first_way,
    mean,
    method_a,
    method_b,
    moving,
)
from models.rules.kalender import add_maanden
from models.rules.taakstelling import Halfjaar
from models.rules.tellen import PIJPLIJN, still_days
from models.tables import (
    Ankerdatum,
    Dossier,
    Gemeente,
    Organisatie,
    Pauze,
    Telrij,
    Traject,
)
from models.values import Anker, Telsoort

HALFJAREN = 4
"""So many half-years are shown, the newest first."""
MAANDEN = 12
"""So many points has the moving mean."""


class PeriodeRow(Row, frozen=True, kw_only=True):
    """A half-year by both methods; None = nobody yet."""

    code: str
    a: Gemiddelde | None
    """Method A of who counts."""
    a_pijplijn: Gemiddelde | None
    """Method A with who moved and does not count yet."""
    b: Gemiddelde | None
    norm_weken: int
    """The agreed mean at the end of the half-year, or today while it runs."""
    b_gekoppeld: int
    """Gezinnen that were coupled, moved or not."""
    delen: tuple[tuple[str, Gemiddelde | None], ...]
    """Each part, of method A."""
    zonder_stil: Gemiddelde | None
    vertraging: Vertraging


class GroepRow(Row, frozen=True, kw_only=True):
    """A corporatie or azc over the last year; without means where the group is too small to show."""

    naam: str
    aantal: int
    klein: bool
    delen: tuple[tuple[str, Gemiddelde | None], ...] = ()
    vertraging: Vertraging | None = None
    """Days over the agreed mean, with and without fault (A109)."""


class JaarRow(Row, frozen=True, kw_only=True):
    """Persons of a half-year: coupled, and housed (A115, the first list)."""

    code: str
    gekoppeld: int
    gehuisvest: int


class GrootteRow(Row, frozen=True, kw_only=True):
    """Gezinnen of one size (A115, the second list); None = fewer than may be shown."""

    personen: int
    gezinnen: int | None


class DoorlooptijdRow(Row, frozen=True, kw_only=True):
    """How long it takes in a gemeente."""

    gemeente_uid: str
    gemeente: str
    vandaag: date
    norm_weken: int
    venster: int
    drempel: int
    """Groups smaller than this are not shown."""
    perioden: tuple[PeriodeRow, ...]
    maanden: tuple[Maandpunt, ...]
    corporaties: tuple[GroepRow, ...]
    azcs: tuple[GroepRow, ...]
    historie: tuple[JaarRow, ...]
    groottes: tuple[GrootteRow, ...]


def load_doorlooptijd(lezer: Lezer, gemeente_uid: str) -> DoorlooptijdRow:
    """Read the means of a gemeente. Raises Refused: geen_recht, gemeente_onbekend."""
    number = gemeente_id(lezer, gemeente_uid)
    connection = lezer.session.connection()

    def figure(code: str, default: int) -> int:
        return lezer.instellingen.number(code, lezer.vandaag, default, gemeente_uid=gemeente_uid)

    weken = norm_weeks(lezer, gemeente_uid, lezer.vandaag)
    venster, drempel = figure("voortschrijdend_maanden", 6), figure("kleine_groep_drempel", 5)
    reizen = load_reizen(connection, number)
    official = tuple(one for one in reizen if one.telt)
    half = Halfjaar.van(lezer.vandaag)
    perioden = []
    for _nr in range(HALFJAREN):
        norm = norm_weeks(lezer, gemeente_uid, min(half.eind, lezer.vandaag))
        perioden.append(period(half, reizen, official, norm, lezer.vandaag))
        half = half.vorige
    year = method_a(official, add_maanden(lezer.vandaag, -12), lezer.vandaag)
    name = connection.scalar(select(Gemeente.naam).where(Gemeente.id == number))
    return DoorlooptijdRow(
        gemeente_uid=gemeente_uid,
        gemeente=str(name),
        vandaag=lezer.vandaag,
        norm_weken=weken,
        venster=venster,
        drempel=drempel,
        perioden=tuple(perioden),
        maanden=moving(official, lezer.vandaag, MAANDEN, venster),
        corporaties=_groups(by(year, lambda one: one.corporatie), drempel, weken),
        azcs=_groups(by(year, lambda one: one.azc), drempel, weken),
        historie=_history(
            coupled_people(connection, number, reizen, lezer.vandaag),
            counted_days(connection, number),
            Halfjaar.van(lezer.vandaag),
        ),
        groottes=_sizes(reizen, drempel),
    )


def norm_weeks(lezer: Lezer, gemeente_uid: str, dag: date) -> int:
    """The agreed mean in weeks on a day: a figure of later re-judges nothing (A118)."""
    return lezer.instellingen.number("termijn_gemiddeld_weken", dag, 12, gemeente_uid=gemeente_uid)


def period(
    half: Halfjaar, reizen: tuple[Reis, ...], official: tuple[Reis, ...], norm: int, vandaag: date
) -> PeriodeRow:
    """One half-year by both methods; `norm` in weeks, `official` = the ways that count."""
    until = min(half.eind, vandaag)
    moved, coupled = method_a(official, half.begin, until), method_b(reizen, half.begin, until)
    known = tuple(one for one in coupled if one.verhuizing is not None and one.verhuizing <= vandaag)
    return PeriodeRow(
        code=half.code,
        a=mean(moved),
        a_pijplijn=mean(method_a(reizen, half.begin, until)),
        b=mean(known),
        norm_weken=norm,
        b_gekoppeld=len(coupled),
        delen=tuple((deel, mean(moved, deel)) for deel in DELEN),
        zonder_stil=mean(moved, zonder_stil=True),
        vertraging=delay(moved, norm * WEEK),
    )


def _groups(groups: Mapping[str, tuple[Reis, ...]], drempel: int, norm: int) -> tuple[GroepRow, ...]:
    return tuple(
        GroepRow(naam=name, aantal=len(group), klein=True)
        if len(group) < drempel
        else GroepRow(
            naam=name,
            aantal=len(group),
            klein=False,
            delen=tuple((deel, mean(group, deel)) for deel in DELEN),
            vertraging=delay(group, norm * WEEK),
        )
        for name, group in groups.items()
    )


def _history(
    coupled: Counter[Halfjaar], days: Iterable[tuple[date, int, int]], now: Halfjaar
) -> tuple[JaarRow, ...]:
    housed: Counter[Halfjaar] = Counter()
    for dag, number, _koppeling in days:
        housed[Halfjaar.van(dag)] += number
    known = sorted({*coupled, *housed})
    return tuple(
        JaarRow(code=half.code, gekoppeld=coupled[half], gehuisvest=housed[half])
        for half in reversed(known)
        if half <= now
    )


def _sizes(reizen: Iterable[Reis], drempel: int) -> tuple[GrootteRow, ...]:
    """Gezinnen by their number of persons; a size with few gezinnen keeps its number for itself."""
    found = Counter(one.personen for one in reizen if one.dagen or one.koppeling is not None)
    return tuple(
        GrootteRow(personen=size, gezinnen=number if number >= drempel else None)
        for size, number in sorted(found.items())
        if size
    )


# --- the ways -----------------------------------------------------------------------------------------------


def load_reizen(connection: Connection, gemeente: int) -> tuple[Reis, ...]:
    """The way of each traject to a first dwelling, and of those whose dossier was destroyed."""
    still = _pauses(connection, gemeente)
    found = []
    corporatie, azc = aliased(Organisatie), aliased(Organisatie)
    dates, people = _dates(), people_of_trajecten()
    rows = connection.execute(
        select(
            Dossier.id,
            func.coalesce(corporatie.naam, ""),
            func.coalesce(azc.naam, ""),
            dates.c.vergunning,
            dates.c.koppeling,
            dates.c.tekendatum,
            dates.c.verhuizing,
            people.c.aantal,
            people.c.geteld_op,
        )
        .join(Traject, Traject.dossier_id == Dossier.id)
        .join(dates, dates.c.drager == Traject.uid, isouter=True)
        .join(people, people.c.traject_id == Traject.id, isouter=True)
        .join(corporatie, corporatie.id == Dossier.corporatie_id, isouter=True)
        .join(azc, azc.id == Dossier.azc_id, isouter=True)
        .where(
            Dossier.gemeente_id == gemeente, Traject.soort != "herhuisvesting", Dossier.route != NIET_GETELD
        )
        .order_by(Traject.id),
        execution_options=ALLES,
    )
    for dossier, cor, place, permit, coupled, signed, moved, number, counted in rows:
        housed, days = first_way(permit, coupled, signed, moved, counted)
        reis = Reis(
            koppeling=coupled,
            verhuizing=housed,
            dagen=days,
            telt=counted is not None,
            corporatie=cor,
            azc=place,
            personen=number or 0,
        )
        if dossier in still and coupled is not None and housed is not None:
            reis = replace(reis, stil=still_days(still[dossier], coupled, housed))
        found.append(reis)
    return (*found, *_left(connection, gemeente))


def _dates() -> Subquery:
    """The first real day of each anchor by its bearer: a later round is another dwelling."""

    def first(soort: Anker) -> ColumnElement[date | None]:
        return func.min(case((Ankerdatum.soort == soort.value, Ankerdatum.werkelijk))).label(soort.value)

    kinds = (Anker.VERGUNNING, Anker.KOPPELING, Anker.TEKENDATUM, Anker.VERHUIZING)
    return (
        select(Ankerdatum.drager_uid.label("drager"), *(first(soort) for soort in kinds))
        .where(Ankerdatum.vervallen_op.is_(None), Ankerdatum.soort.in_([soort.value for soort in kinds]))
        .group_by(Ankerdatum.drager_uid)
        .subquery()
    )


def _pauses(connection: Connection, gemeente: int) -> Mapping[int, list[tuple[date, date | None]]]:
    """When the clock of each dossier stood still through no fault of ours."""
    found: dict[int, list[tuple[date, date | None]]] = {}
    rows = connection.execute(
        select(Pauze.dossier_id, Pauze.van, Pauze.tot)
        .join(Dossier, Dossier.id == Pauze.dossier_id)
        .where(Dossier.gemeente_id == gemeente, ~Pauze.verwijtbaar)
        .order_by(Pauze.id),
        execution_options=ALLES,
    )
    for dossier, van, tot in rows:
        found.setdefault(dossier, []).append((van, tot))
    return found


def _left(connection: Connection, gemeente: int) -> tuple[Reis, ...]:
    """The bare lines of destroyed dossiers: months and days, no more.

    A part of a way stands loose from it: it takes part in the mean of that part alone.
    """
    rows = connection.execute(
        select(
            Telrij.soort, Telrij.begin, Telrij.maand, Telrij.code, Telrij.dagen, Telrij.stil, Telrij.aantal
        )
        .where(
            Telrij.soort.in_((Telsoort.VERHUIZING.value, Telsoort.DEEL.value)),
            Telrij.gemeente_id == gemeente,
        )
        .order_by(Telrij.id),
        execution_options=ALLES,
    )
    found: list[Reis] = []
    for soort, begin, month, code, days, still, number in rows:
        whole = soort == Telsoort.VERHUIZING.value
        reis = Reis(
            koppeling=begin,
            verhuizing=month,
            dagen={} if days is None else {"totaal" if whole else code: days},
            stil=still or 0,
            telt=code != PIJPLIJN,
            personen=0,
        )
        found += [reis] * number
    return tuple(found)


def coupled_people(
    connection: Connection, gemeente: int, reizen: Iterable[Reis], vandaag: date
) -> Counter[Halfjaar]:
    """Persons coupled up to today by half-year, of dossiers and of what is left of destroyed ones (A119)."""
    found: Counter[Halfjaar] = Counter()
    for one in reizen:
        if one.koppeling is not None and one.koppeling <= vandaag:
            found[Halfjaar.van(one.koppeling)] += one.personen
    for month, number in left_by_month(connection, gemeente, Telsoort.KOPPELING):
        found[Halfjaar.van(month)] += number
    return found
