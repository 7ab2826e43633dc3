"""When gemeente and partners meet, and which points of the gemeente are due when (A022, A141, A177, K08)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.content import Item
from models.rules.afspraken import local_before, regional_due
from models.rules.kalender import add_maanden
from models.rules.taakstelling import Halfjaar
from models.values import Anker, Herkomst, Reden, Reikwijdte


class OverlegSoort(StrEnum):
    """The three overleggen; the regional and the local one are two different ones (K08)."""

    LOKAAL = "lokaal"
    REGIONAAL = "regionaal"
    AMV = "amv"


PUNT_VAN = {OverlegSoort.LOKAAL: "gm-01", OverlegSoort.REGIONAAL: "gm-07", OverlegSoort.AMV: "gm-09"}
"""The point of the lists that is done when the overleg is held."""
GEEN_AMV = "overleg_geen_amv"
"""Why no overleg is asked for: nobody is there to speak about."""
KWARTAAL = 3
JAAR = 12


@dataclass(frozen=True, slots=True)
class OverlegStand:
    """How an overleg stands: the day by which the next one is held, and whether that day has passed."""

    soort: OverlegSoort
    voor: date | None
    """Last day for the next one; None = there never was one, so it is due now."""
    te_laat: bool
    reden: Reden
    """Why: since when, or what is planned."""
    laatste: date | None
    gepland: date | None

    @property
    def nodig(self) -> bool:
        """Whether there is anything to speak about now."""
        return self.reden.code != GEEN_AMV

    @property
    def te_laat_gepland(self) -> bool:
        """Whether the day that is planned lies after the last day for it."""
        return self.voor is not None and self.gepland is not None and self.gepland > self.voor


def quarter(dag: date) -> tuple[int, int]:
    """The quarter of a day: `(2026, 3)`."""
    return dag.year, (dag.month - 1) // KWARTAAL + 1


def quarter_begin(jaar: int, nummer: int) -> date:
    """The first day of a quarter."""
    return date(jaar, (nummer - 1) * KWARTAAL + 1, 1)


def quarter_end(jaar: int, nummer: int) -> date:
    """The last day of a quarter."""
    return add_maanden(quarter_begin(jaar, nummer), KWARTAAL) - timedelta(days=1)


def overleg_stand(
    soort: OverlegSoort,
    gehouden: Iterable[date],
    gepland: Iterable[date],
    vandaag: date,
    maanden_ervoor: int = 1,
    halven: Collection[str] | None = None,
    *,
    nodig: bool = True,
) -> OverlegStand:
    """How an overleg stands today, from the days on which it was held and is planned.

    The regional one within twelve months of the last (A022); the local one a month before each half-year
    (A141); that about amv's in each quarter (A177). `halven` = the half-years for which the local one is
    done, where somebody knows more of it than the days. `nodig` = whether there is anything to speak about:
    a gemeente without youngsters alone is not late with the overleg about them.
    """
    held = sorted(day for day in gehouden if day <= vandaag)
    last = held[-1] if held else None
    coming = min((day for day in gepland if day >= vandaag), default=None)
    if not nodig and coming is None:
        return OverlegStand(
            soort, voor=None, te_laat=False, reden=Reden.of(GEEN_AMV), laatste=last, gepland=None
        )
    if soort is OverlegSoort.REGIONAAL:
        late = regional_due(last, vandaag)
        until = add_maanden(last, JAAR) if last is not None else None
    elif soort is OverlegSoort.LOKAAL:
        done = set(local_halves(held, maanden_ervoor).values()) if halven is None else halven
        late, until = _local(done, vandaag, maanden_ervoor)
    else:
        late, until = _quarterly(held, vandaag)
        late = late and nodig
    return OverlegStand(soort, until, late, _why(soort, last, until, coming, late=late), last, coming)


def local_halves(
    gehouden: Iterable[date], maanden: int | Callable[[date], int], *, klaar: Collection[str] = ()
) -> dict[date, str]:
    """The half-year for which each local overleg counts, by its day (A141).

    One after the border is for the half-year that comes, too late, unless that has its overleg already: then
    for the one after it. `maanden` = the border, perhaps by the day on which it counts; `klaar` = half-years
    for which somebody said by hand that it is done or not needed.
    """
    found: dict[date, str] = {}
    for day in sorted(set(gehouden)):
        months = maanden if isinstance(maanden, int) else maanden(day)
        half = Halfjaar.van(day).volgende
        if day > local_before(half, months) and (half.code in klaar or half.code in found.values()):
            half = half.volgende
        found[day] = half.code
    return found


def _local(done: Collection[str], vandaag: date, maanden: int) -> tuple[bool, date]:
    """The overleg before the first half-year from the coming one on that has none."""
    coming = half = Halfjaar.van(vandaag).volgende
    while half.code in done:
        half = half.volgende
    until = local_before(half, maanden)
    return half == coming and vandaag > until, until


def _quarterly(held: list[date], vandaag: date) -> tuple[bool, date]:
    """One in this quarter; it is late once a whole quarter went by without one."""
    now = quarter(vandaag)
    begin = quarter_begin(*now)
    before = quarter(begin - timedelta(days=1))
    if any(day >= begin for day in held):
        following = quarter(quarter_end(*now) + timedelta(days=1))
        return False, quarter_end(*following)
    if any(day >= quarter_begin(*before) for day in held):
        return False, quarter_end(*now)
    return True, begin - timedelta(days=1)


def _why(
    soort: OverlegSoort, last: date | None, until: date | None, coming: date | None, *, late: bool
) -> Reden:
    if coming is not None and until is not None and coming > until and last is not None:
        return Reden.of("overleg_gepland_laat", dag=coming.isoformat(), uiterlijk=until.isoformat())
    if coming is not None:
        return Reden.of("overleg_gepland", dag=coming.isoformat())
    if last is None:
        return Reden.of("overleg_nooit")
    if late:
        return Reden.of(f"overleg_laat_{soort.value}", dag=last.isoformat())
    return Reden.of("overleg_voor", dag=(until or last).isoformat())


# --- points of the gemeente -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beurt:
    """A period of an item at gemeente level, with the day on which it is due."""

    periode: str
    """`2026`, `2026-2`, `2026-K3`."""
    termijn: date
    hard: bool
    """The term stands in a document: passed is te laat, else richtdatum voorbij."""
    begint: date
    """From this day on it is asked for."""


def due_points(item: Item, vandaag: date, sinds: date, maanden_ervoor: int = 1) -> tuple[Beurt, ...]:
    """The period that was due last and the one that comes; none from before `sinds`, our first day.

    Raises ValueError for an item that is not of the gemeente.
    """
    if item.reikwijdte is not Reikwijdte.GEMEENTE:
        raise ValueError(item.id)
    if item.termijn is None or not item.elke_maanden:
        return ()
    hard = item.termijn.herkomst is Herkomst.DOCUMENT
    anker, before = item.termijn.anker, maanden_ervoor if item.termijn.instelling else 0
    found = []
    for begin, code, term in _periods(anker, vandaag, before):
        if term >= sinds:
            found.append(Beurt(code, term, hard, begin))
    return tuple(found)


def _periods(anker: Anker, vandaag: date, maanden: int) -> tuple[tuple[date, str, date], ...]:
    """Begin, code and last day of the period before and the one now."""
    if anker is Anker.ELK_JAAR:
        return tuple(
            (date(year, 1, 1), str(year), date(year, 12, 31)) for year in (vandaag.year - 1, vandaag.year)
        )
    if anker is Anker.ELK_KWARTAAL:
        now = quarter(vandaag)
        before = quarter(quarter_begin(*now) - timedelta(days=1))
        return tuple((quarter_begin(*one), f"{one[0]}-K{one[1]}", quarter_end(*one)) for one in (before, now))
    now_half = Halfjaar.van(vandaag)
    if anker is Anker.HALFJAARSTART:
        halves = (now_half, now_half.volgende)
        return tuple((add_maanden(h.begin, -6), h.code, add_maanden(h.begin, -maanden)) for h in halves)
    return tuple((h.begin, h.code, h.eind) for h in (now_half.vorige, now_half))


def coming_of_age(
    verjaardagen: Iterable[tuple[str, date]], vandaag: date
) -> dict[tuple[int, int], tuple[tuple[str, date], ...]]:
    """Who becomes 18 in this quarter and in the next, by the day (A177): uid and the 18th birthday.

    Also who turned 18 earlier in this quarter: the list is one of the quarter, as the paper of it.
    """
    now = quarter(vandaag)
    following = quarter(quarter_end(*now) + timedelta(days=1))
    rows = sorted(verjaardagen, key=lambda one: one[1])
    return {each: tuple((uid, day) for uid, day in rows if quarter(day) == each) for each in (now, following)}


def period_of(soort: OverlegSoort, op: date, maanden_ervoor: int = 1) -> str:
    """The period for which an overleg on a day counts, as the points of the gemeente spell it.

    A local one belongs to the first half-year that begins a month or more later.
    """
    if soort is OverlegSoort.REGIONAAL:
        return str(op.year)
    if soort is OverlegSoort.AMV:
        jaar, nummer = quarter(op)
        return f"{jaar}-K{nummer}"
    half = Halfjaar.van(op).volgende
    return (half if op <= local_before(half, maanden_ervoor) else half.volgende).code
