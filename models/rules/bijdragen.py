"""Money of the gemeente: the contribution, claims and their answers, regelingen and who qualifies.

What comes out is reckoned by us and never official: an office pays by its own figures. Amounts in eurocent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.rules.taakstelling import Halfjaar

POSTEN = ("bijdrage", "inrichtingskrediet", "tolk", "begeleiding", "regeling", "overig")
"""Headings under which amounts are kept; lost rent stands with its gezin (A108)."""
BIJDRAGE = POSTEN[0]
RICHTINGEN = ("uit", "in")
MINUTEN_PER_UUR = 60


def contribution(inburgeringsplichtigen: int, euro: float | None) -> int | None:
    """The contribution for begeleiding: so much per inburgeringsplichtige (A091); None without an amount.

    Three adults at € 2.370 is € 7.110; children do not count, for they are not inburgeringsplichtig.
    """
    return None if euro is None else round(inburgeringsplichtigen * euro * 100)


@dataclass(frozen=True, slots=True)
class Uitgerekend:
    """A contribution as it was reckoned over a half-year: the amount for each person, and in all."""

    halfjaar: str
    per_persoon: int | None
    bedrag: int | None


def claimed(rows: Sequence[Uitgerekend], claims: Iterable[Bedrag]) -> tuple[int, ...]:
    """How much of each reckoned contribution was asked for or noted to be, in eurocent.

    A claim belongs to its half-year. Where that has several amounts it goes to the one whose amount for a
    person it is made of, then to what still has room; what is left over goes to the last. Refused ones do not
    count: they may be asked for again.
    """
    asked = [0] * len(rows)
    for claim in claims:
        if claim.post != BIJDRAGE or claim.richting != "in" or claim.afgewezen_op is not None:
            continue
        here = [nr for nr, one in enumerate(rows) if one.halfjaar == Halfjaar.van(claim.op).code]
        here.sort(key=lambda nr: not _made_of(claim.bedrag, rows[nr].per_persoon))
        left = claim.bedrag
        for nr in here:
            part = left if nr == here[-1] else min(left, max((rows[nr].bedrag or 0) - asked[nr], 0))
            asked[nr] += part
            left -= part
    return tuple(asked)


def _made_of(bedrag: int, per_persoon: int | None) -> bool:
    return bool(per_persoon) and bedrag % (per_persoon or 1) == 0


def interpreter_cost(minuten: int | None, uurtarief: float | None) -> int | None:
    """What an interpreter costs by the minute of a tariff for an hour, in eurocent; None = not to be said.

    A quarter of an hour at € 60 is € 15.
    """
    if minuten is None or uurtarief is None:
        return None
    return round(minuten * uurtarief * 100 / MINUTEN_PER_UUR)


class ClaimStand(StrEnum):
    """How far what was asked for is."""

    NOG_VRAGEN = "nog_vragen"
    GEVRAAGD = "gevraagd"
    BETAALD = "betaald"
    DEELS = "deels"
    AFGEWEZEN = "afgewezen"
    UITGEGEVEN = "uitgegeven"


@dataclass(frozen=True, slots=True)
class Bedrag:
    """An amount with the days of its claim."""

    post: str
    richting: str
    op: date
    bedrag: int
    gevraagd_op: date | None = None
    betaald_op: date | None = None
    betaald: int = 0
    afgewezen_op: date | None = None

    @property
    def stand(self) -> ClaimStand:
        """How far it is."""
        if self.richting == "uit":
            return ClaimStand.UITGEGEVEN
        if self.afgewezen_op is not None:
            return ClaimStand.AFGEWEZEN
        if self.betaald_op is not None:
            return ClaimStand.BETAALD if self.betaald >= self.bedrag else ClaimStand.DEELS
        return ClaimStand.GEVRAAGD if self.gevraagd_op is not None else ClaimStand.NOG_VRAGEN


@dataclass(frozen=True, slots=True)
class Totaal:
    """What went out, was asked and came in, in a half-year under a heading."""

    uit: int = 0
    gevraagd: int = 0
    """All that was asked for, whatever the answer was."""
    ontvangen: int = 0
    open: int = 0
    """Asked, and not answered yet."""
    niet_gekregen: int = 0
    """Refused, or paid less than asked: it was answered and does not come any more."""

    def with_all(self, other: Totaal) -> Totaal:
        """With another total."""
        return Totaal(
            self.uit + other.uit,
            self.gevraagd + other.gevraagd,
            self.ontvangen + other.ontvangen,
            self.open + other.open,
            self.niet_gekregen + other.niet_gekregen,
        )

    def plus(self, one: Bedrag) -> Totaal:
        """With one amount more."""
        if one.richting == "uit":
            return replace(self, uit=self.uit + one.bedrag)
        paid = one.betaald if one.betaald_op is not None else 0
        answered = one.betaald_op is not None or one.afgewezen_op is not None
        asked = one.bedrag if answered or one.gevraagd_op is not None else 0
        return replace(
            self,
            gevraagd=self.gevraagd + asked,
            ontvangen=self.ontvangen + paid,
            open=self.open + (0 if answered else asked),
            niet_gekregen=self.niet_gekregen + (max(asked - paid, 0) if answered else 0),
        )


def totals(bedragen: Iterable[Bedrag]) -> dict[tuple[str, str], Totaal]:
    """Totals by half-year and heading: `("2026-1", "tolk")`, the newest half-year first."""
    found: dict[tuple[str, str], Totaal] = {}
    for one in bedragen:
        key = (Halfjaar.van(one.op).code, one.post)
        found[key] = found.get(key, Totaal()).plus(one)
    return dict(sorted(found.items(), key=lambda item: (_newest(item[0][0]), POST_ORDE.get(item[0][1], 99))))


POST_ORDE: Mapping[str, int] = {post: at for at, post in enumerate((*POSTEN, "huurderving"))}


def _newest(code: str) -> int:
    jaar, _sep, deel = code.partition("-")
    return -(int(jaar) * 2 + int(deel))


# --- regelingen -------------------------------------------------------------------------------------------


class Venster(StrEnum):
    """Whether a regeling can be asked for on a day."""

    NOG_NIET = "nog_niet"
    OPEN = "open"
    DICHT = "dicht"


@dataclass(frozen=True, slots=True)
class RegelingEisen:
    """What a regeling asks (A200-A205); None = it does not ask that."""

    van: date | None = None
    tot: date | None = None
    peildatum: date | None = None
    personen_min: int | None = None
    in_opvang: bool = False

    def venster(self, dag: date) -> Venster:
        """Whether it can be asked for on a day; both ends count."""
        if self.van is not None and dag < self.van:
            return Venster.NOG_NIET
        return Venster.DICHT if self.tot is not None and dag > self.tot else Venster.OPEN


@dataclass(frozen=True, slots=True)
class Gezin:
    """A household as a regeling looks at it, on the peildatum."""

    uid: str
    personen: int
    verhuisd_op: date | None
    """First day in a dwelling or a gemeentelijke tussenvoorziening; None = still in the opvang."""
    gekoppeld_op: date | None


def qualifies(gezin: Gezin, eisen: RegelingEisen, vandaag: date) -> bool:
    """Whether a household fits a regeling: large enough, and in the opvang on the peildatum if that is asked.

    Eight of *eight and more* fits (A201, K03).
    """
    dag = eisen.peildatum or vandaag
    if eisen.personen_min is not None and gezin.personen < eisen.personen_min:
        return False
    if not eisen.in_opvang:
        return True
    known = gezin.gekoppeld_op is not None and gezin.gekoppeld_op <= vandaag
    return known and (gezin.verhuisd_op is None or gezin.verhuisd_op > dag)


def reimbursed(kosten: int, procent: int) -> int:
    """What comes back of costs: € 12.000 at 50 % is € 6.000 (A205); the rest is for the gemeente."""
    return kosten * procent // 100
