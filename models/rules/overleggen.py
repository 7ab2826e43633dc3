"""When gemeente and partners meet, and which points of the gemeente are due when (A022, A141, A177, K08)."""

from __future__ import annotations

from collections.abc import Iterable
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
) -> OverlegStand:
    """How an overleg stands today, from the days on which it was held and is planned.

    The regional one within twelve months of the last (A022); the local one a month before each half-year
    (A141); that about amv's in each quarter (A177).
    """
    held = sorted(day for day in gehouden if day <= vandaag)
    coming = min((day for day in gepland if day >= vandaag), default=None)
    last = held[-1] if held else None
    if soort is OverlegSoort.REGIONAAL:
        late = regional_due(last, vandaag)
        until = add_maanden(last, JAAR) if last is not None else None
    elif soort is OverlegSoort.LOKAAL:
        late, until = _local(held, vandaag, maanden_ervoor)
    else:
        late, until = _quarterly(held, vandaag)
    return OverlegStand(soort, until, late, _why(soort, last, until, coming, late=late), last, coming)


def _local(held: list[date], vandaag: date, maanden: int) -> tuple[bool, date]:
    """The overleg before the half-year that comes; one held since the border before it counts."""
    now = Halfjaar.van(vandaag)
    border, until = local_before(now, maanden), local_before(now.volgende, maanden)
    if any(day > border for day in held):
        return False, local_before(now.volgende.volgende, maanden)
    return vandaag > until, until


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
    return {
        each: tuple((uid, day) for uid, day in rows if quarter(day) == each) for each in (now, following)
    }


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
