"""The taakstelling of a half-year: the formula beside the official figure, stand and forecast (H §3.3.3).

Official figures are never repaired: what was published stands, and `correctie` says how far our sum is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.values import Reden, Verdict

JULI = 7


@dataclass(frozen=True, slots=True, order=True)
class Halfjaar:
    """A half-year: `Halfjaar(2026, 1)` runs from 1 January to 30 June."""

    jaar: int
    deel: int

    @classmethod
    def van(cls, dag: date) -> Halfjaar:
        """The half-year that a day lies in."""
        return cls(dag.year, 1 if dag.month < JULI else 2)

    @property
    def begin(self) -> date:
        """The first day."""
        return date(self.jaar, 1 if self.deel == 1 else JULI, 1)

    @property
    def eind(self) -> date:
        """The last day."""
        return self.volgende.begin - timedelta(days=1)

    @property
    def volgende(self) -> Halfjaar:
        """The half-year after this one."""
        return Halfjaar(self.jaar, 2) if self.deel == 1 else Halfjaar(self.jaar + 1, 1)

    @property
    def vorige(self) -> Halfjaar:
        """The half-year before this one."""
        return Halfjaar(self.jaar - 1, 2) if self.deel == 1 else Halfjaar(self.jaar, 1)

    @property
    def code(self) -> str:
        """How people write it: `2026-1`."""
        return f"{self.jaar}-{self.deel}"


def indication(landelijk: int, inwoners_gemeente: int, inwoners_nederland: int) -> int:
    """The share of a gemeente by the formula of art. 29(1), rounded up to whole persons (A082).

    13.000 x 44.000 / 18.000.000 = 31,78 gives 32. It is an indication: published figures follow another
    rounding (K11). Raises ValueError for a population of nobody.
    """
    if inwoners_nederland <= 0:
        raise ValueError("population")
    return -(-landelijk * inwoners_gemeente // inwoners_nederland)


def population_day(halfjaar: Halfjaar) -> date:
    """The day of the population figures: 1 January of the year before (A083: 2026 uses 1-1-2025)."""
    return date(halfjaar.jaar - 1, 1, 1)


def published_before(halfjaar: Halfjaar, weken: int = 13) -> date:
    """The last day on which the figure is published: 13 weeks before the half-year (A084, A184).

    2026-2 by 1-4-2026, 2027-1 by 2-10-2026.
    """
    return halfjaar.begin - timedelta(weeks=weken)


@dataclass(frozen=True, slots=True)
class Stand:
    """A half-year in figures (persons). + is arrears (achterstand), - is a lead (voorsprong)."""

    opening: int
    taakstelling: int | None
    """None: there is no taakstelling in this period."""
    realisatie: int
    officieel: int | None = None
    """The published closing, where there is one."""
    peildatum: date | None = None

    @property
    def opgave(self) -> int:
        """What had to be done: arrears at the start and the taakstelling (A187)."""
        return self.opening + (self.taakstelling or 0)

    @property
    def berekend(self) -> int:
        """The closing by our sum: opgave - realisatie (A187)."""
        return self.opgave - self.realisatie

    @property
    def einde(self) -> int:
        """The closing that counts: the published one, else our sum."""
        return self.berekend if self.officieel is None else self.officieel

    @property
    def correctie(self) -> int:
        """How far the published closing is from our sum; it needs a reason."""
        return self.einde - self.berekend

    @property
    def nog_te_doen_procent(self) -> int | None:
        """Closing as a whole percentage of the taakstelling (A192, A193); None without a taakstelling."""
        return _percent(self.einde, self.taakstelling)

    @property
    def gehaald_promille(self) -> int | None:
        """Realisatie in thousandths of the taakstelling: 75 of 59 gives 1271, 127,1 % (A172)."""
        if not self.taakstelling:
            return None
        return (self.realisatie * 1000 * 2 + self.taakstelling) // (2 * self.taakstelling)


def _percent(deel: int, geheel: int | None) -> int | None:
    """Whole percent, halves away from zero."""
    if not geheel:
        return None
    whole = (abs(deel) * 200 + geheel) // (2 * geheel)
    return whole if deel >= 0 else -whole


def is_partial(stand: Stand, halfjaar: Halfjaar) -> bool:
    """Whether the figures are of a day before the end of the half-year: that day is always shown (A188)."""
    return stand.peildatum is not None and stand.peildatum < halfjaar.eind


# --- pijplijn and forecast --------------------------------------------------------------------------------


class Pijplijn(StrEnum):
    """What may be counted along beside the official realisatie (A127)."""

    GETEKEND = "getekend"
    """A signed and dated huurcontract."""
    IN_SYSTEEM = "in_systeem"
    """A registration that can be looked up in the system of the COA."""
    BEKEND = "bekend"
    """A registration that the COA knows of, and that its system does not show yet."""
    ZELFHUISVESTER = "zelfhuisvester"
    """Somebody who is coupled and found a dwelling alone, known, and not in the system."""


@dataclass(frozen=True, slots=True)
class Verwacht:
    """A person on the way, with the day on which the move is expected."""

    persoon: str
    dag: date
    pijplijn: Pijplijn | None = None
    sinds: date | None = None
    """The day of what puts them in the pijplijn: the contract, the registration, the move."""


def realised(
    geteld: Iterable[tuple[str, date]], onderweg: Iterable[Verwacht], halfjaar: Halfjaar, peildatum: date
) -> tuple[int, int]:
    """Persons counted up to the peildatum, and the same with the pijplijn (A127); nobody twice.

    What puts somebody in the pijplijn has a day, and that day says in which half-year: a contract signed on
    28 June counts along in the first one, also when the move is in July.
    """
    official = {who for who, dag in geteld if halfjaar.begin <= dag <= min(halfjaar.eind, peildatum)}
    before = {who for who, dag in geteld if dag < halfjaar.begin}
    along = {
        one.persoon
        for one in onderweg
        if one.pijplijn is not None and (one.sinds or one.dag) <= halfjaar.eind
    }
    return len(official), len(official | (along - before))


def counts_now(realisatie: int, officieel: int | None, op_die_dag: int) -> int:
    """What counts at this moment: the official figure and what the dossiers add since its day (A188).

    `op_die_dag`: what counted by the dossiers on the day of the official figure. Without one: the dossiers.
    """
    return realisatie if officieel is None else officieel + realisatie - op_die_dag


def forecast(geteld: Iterable[tuple[str, date]], onderweg: Iterable[Verwacht], halfjaar: Halfjaar) -> int:
    """Persons that will count by the end of the half-year: those counted and those expected, nobody twice."""
    real = list(geteld)
    counted = {who for who, dag in real if halfjaar.begin <= dag <= halfjaar.eind}
    before = {who for who, dag in real if dag < halfjaar.begin}
    coming = {one.persoon for one in onderweg if halfjaar.begin <= one.dag <= halfjaar.eind}
    return len(counted | (coming - before))


# --- moving it between gemeenten ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """What a gemeente takes on (+) or gives away (-), in persons."""

    gemeente: str
    aantal: int
    taakstelling: int
    gekoppeld: int
    """Persons already coupled to it: they cannot move (A075)."""


def may_move(
    verschuivingen: Sequence[Verschuiving],
    halfjaar: Halfjaar,
    gemeld_op: date | None,
    *,
    tegen_opvang: bool = False,
) -> Verdict:
    """Whether gemeenten may change their taakstellingen together (A074, A075, A196, A207).

    The sum stays the same, who is coupled stays, and places in the opvang are no coin. That provincie,
    minister and regievoerder hear of it only after the start is a warning, no refusal (A076).
    """
    redenen: list[Reden] = []
    total = sum(one.aantal for one in verschuivingen)
    if total != 0:
        redenen.append(Reden.of("herverdeling_som", verschil=total))
    for one in verschuivingen:
        movable = max(0, one.taakstelling - one.gekoppeld)
        if -one.aantal > movable:
            redenen.append(Reden.of("herverdeling_gekoppeld", gemeente=one.gemeente, hoogstens=movable))
    if tegen_opvang:
        redenen.append(Reden.of("herverdeling_geen_opvang"))
    ok = not redenen
    if gemeld_op is not None and gemeld_op >= halfjaar.begin:
        redenen.append(Reden.of("herverdeling_laat_gemeld"))
    return Verdict(ok, tuple(redenen))


def still_to_take_over(eigen: Verschuiving, taakstelling: int | None) -> int | None:
    """What the taakstelling of a gemeente becomes by an agreement, while its figure is still the one before.

    Another figure than the one that the agreement began with was typed since: nothing is asked any more.
    """
    if not eigen.aantal or taakstelling not in (None, eigen.taakstelling):
        return None
    return eigen.taakstelling + eigen.aantal


def more_than_tenth(naar_statushouders: int, vrijgekomen: int, drempel_procent: int = 10) -> bool:
    """Whether more than a tenth of the dwellings that came free went to statushouders (A021).

    12 of 100 is a signal, exactly 10 of 100 is none. Without dwellings there is none.
    """
    return vrijgekomen > 0 and naar_statushouders * 100 > drempel_procent * vrijgekomen


def parts_fit(statushouders: int, urgenten: int, overigen: int, vrijgekomen: int) -> bool:
    """Whether the parts that a corporatie gives add up to the dwellings that came free (A142)."""
    return statushouders + urgenten + overigen == vrijgekomen
