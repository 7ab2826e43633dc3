"""How somebody comes to a gemeente, and whether they count for the taakstelling (H §3.2, §3.4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.values import Reden, Verdict, Waarheid

REGIOS = ("noord", "oost", "midden", "zuidwest", "zuid")
"""The regions of the COA; which provinces lie in one is a dated figure, `coa_regio_<regio>` (A041)."""


def region_of(provincie: str, provincies_van: Mapping[str, Sequence[str]]) -> str:
    """The region that a province lies in; empty when no region, or more than one, names it (A041)."""
    wanted = provincie.strip().casefold()
    found = [regio for regio, names in provincies_van.items() if wanted in {n.casefold() for n in names}]
    return found[0] if wanted and len(found) == 1 else ""


GEEN = "geen"
"""None of the criteria."""


class Plaatsingscriterium(StrEnum):
    """Why the COA must place somebody in or near a certain gemeente (A051)."""

    EERSTEGRAADS = "eerstegraads"
    """First-degree family with children up to 18."""
    BEHANDELING = "behandeling"
    """A treatment that no other doctor can take over; the program asks yes or no, never which."""
    OPLEIDING = "opleiding"
    """A very specific education."""
    WERK = "werk"
    """A contract of at least half a year and at least 20 hours a week."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What a contract must be to bind the COA: least months, least hours a week (A051; dated figures)."""

    maanden: int = 6
    uren: int = 20


def placed_by(
    gekozen: str,
    maanden: int | None = None,
    uren: int | None = None,
    minstens: Contract = Contract(),
) -> Verdict:
    """Whether the one criterion that somebody chose binds the COA, and why (A051).

    `anders` is a reason of which only the COA knows what it is: nothing about health is kept here (A044).
    `geen` = none of them. Of work the contract is looked at: 5 months of 32 hours does not bind, 6 months of
    20 hours does, 12 months of 19 hours does not. A missing number is a question.
    """
    if gekozen == GEEN:
        return Verdict(ok=False, redenen=(Reden.of("plaatsing_geen"),))
    if gekozen != Plaatsingscriterium.WERK:
        return Verdict(ok=True, redenen=(Reden.of(f"plaatsing_door_{gekozen}"),))
    work = _work(maanden, uren, minstens)
    if work is Waarheid.JA:
        return Verdict(
            ok=True, redenen=(Reden.of("plaatsing_door_werk", maanden=maanden or 0, uren=uren or 0),)
        )
    unknown = (
        (Reden.of("plaatsing_werk_vragen", maanden=minstens.maanden, uren=minstens.uren),)
        if work is Waarheid.ONBEKEND
        else ()
    )
    return Verdict(ok=False, redenen=(*_short(maanden, uren, minstens), *unknown))


def _short(maanden: int | None, uren: int | None, minstens: Contract) -> tuple[Reden, ...]:
    """What a contract lacks."""
    found = []
    if maanden is not None and maanden < minstens.maanden:
        found.append(Reden.of("plaatsing_werk_te_kort", maanden=maanden, minstens=minstens.maanden))
    if uren is not None and uren < minstens.uren:
        found.append(Reden.of("plaatsing_werk_te_weinig", uren=uren, minstens=minstens.uren))
    return tuple(found)


def _work(maanden: int | None, uren: int | None, minstens: Contract) -> Waarheid:
    if _short(maanden, uren, minstens):
        return Waarheid.NEE
    return Waarheid.ONBEKEND if maanden is None or uren is None else Waarheid.JA


# --- counting ---------------------------------------------------------------------------------------------


class Soort(StrEnum):
    """What kind of statushouder somebody is, as far as counting asks (A094)."""

    STATUSHOUDER = "statushouder"
    AMV = "amv"
    HERVESTIGD = "hervestigd"
    BIJZONDER = "bijzonder"
    """A permit of which the reason is not kept (B-9): only that it counts."""
    NAREIZIGER = "nareiziger"
    RTB = "rtb"
    """Ontheemden under the directive for temporary protection: they do not count."""


@dataclass(frozen=True, slots=True)
class Teller:
    """The facts of one person that decide whether the person counts."""

    soort: Soort = Soort.STATUSHOUDER
    via_koppeling: bool = True
    """Housed by a koppeling of the COA; otherwise the gemeente (or Nidos) has to report."""
    gehuisvest_op: date | None = None
    """First day in a dwelling or municipal tussenvoorziening of this gemeente."""
    uitgeschreven_op: date | None = None
    """Day on which the COA registered the departure from the opvang."""
    gemeld_op: date | None = None
    """Day on which the gemeente reported (zelfhuisvester) or Nidos did (amv)."""
    tussenvoorziening: bool = False
    eerder_geteld_op: date | None = None
    """Day of an earlier housing that counted, in any dossier or gemeente."""
    gekoppeld_elders: bool = False
    """Coupled to another gemeente."""


def counts(teller: Teller, vandaag: date) -> Verdict:
    """Whether a person counts, with the first reason why not yet; each person once (A065-A067, A101-A103).

    By koppeling: automatically once the COA registered the departure. A place in a municipal
    tussenvoorziening counts at once (A203), a later move never again. Without koppeling somebody must report.
    """
    why_not = _why_not(teller, vandaag)
    if why_not is not None:
        return Verdict(ok=False, redenen=(why_not,))
    dag = first_day(teller)
    return Verdict(ok=True, redenen=(Reden.of("telt_mee", dag=dag.isoformat() if dag else ""),))


def _why_not(teller: Teller, vandaag: date) -> Reden | None:
    housed = teller.gehuisvest_op
    steps = (
        (teller.soort is Soort.RTB, "telt_niet_rtb"),
        (teller.eerder_geteld_op is not None, "telt_niet_eerder_geteld"),
        (teller.gekoppeld_elders, "telt_niet_gekoppeld_elders"),
        (housed is None or housed > vandaag, "telt_nog_niet_gehuisvest"),
        (teller.soort is Soort.AMV and teller.gemeld_op is None, "telt_nog_niet_nidos"),
        (_needs_report(teller) and teller.gemeld_op is None, "telt_nog_niet_gemeld"),
        (_needs_departure(teller) and teller.uitgeschreven_op is None, "telt_nog_niet_uitgeschreven"),
    )
    return next((Reden.of(code) for wrong, code in steps if wrong), None)


def _needs_report(teller: Teller) -> bool:
    return not teller.via_koppeling and teller.soort not in {Soort.AMV, Soort.HERVESTIGD, Soort.NAREIZIGER}


def _needs_departure(teller: Teller) -> bool:
    return teller.via_koppeling and not teller.tussenvoorziening and teller.soort is not Soort.AMV


def first_day(teller: Teller) -> date | None:
    """The day from which a person counts: the last of what it needs; None while that is not complete."""
    needed = [teller.gehuisvest_op]
    if _needs_report(teller) or teller.soort is Soort.AMV:
        needed.append(teller.gemeld_op)
    if _needs_departure(teller):
        needed.append(teller.uitgeschreven_op)
    known = [dag for dag in needed if dag is not None]
    return max(known) if len(known) == len(needed) else None


# --- what needs what --------------------------------------------------------------------------------------

VEREIST: Mapping[str, tuple[str, ...]] = {
    "bsn": ("brp",),
    "bankrekening": ("bsn",),
    "huurcontract": ("bsn",),
    "zorgverzekering": ("bsn",),
    "digid": ("bsn",),
    "toeslagen": ("digid", "bankrekening"),
}
"""What must be there before something else can be (A049, A112): without BRP no BSN, without BSN no DigiD."""


def missing_before(wens: str, er_is: Iterable[str]) -> tuple[str, ...]:
    """What is still missing for a wish, in the order in which it has to be done; nothing = it can be done.

    What is there makes what lies before it needless: who has a BSN needs no BRP for an account.
    """
    held = set(er_is)
    found: dict[str, None] = {}

    def look(step: str) -> None:
        for needed in VEREIST.get(step, ()):
            if needed not in held:
                look(needed)
                found.setdefault(needed)

    look(wens)
    return tuple(found)
