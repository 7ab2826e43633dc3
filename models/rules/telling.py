"""Where somebody is in counting for the taakstelling, and what has to be done about it (A065-A067, A103)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.toewijzing import Soort, Teller, counts
from models.values import Reden, StapSoort

ZONDER_KOPPELING = frozenset({"zelfhuisvester", "overig"})
"""Routes along which nobody counts by itself: the gemeente has to report to the COA (A066)."""
DOEN = {
    "telt_nog_niet_gemeld": StapSoort.GEMELD,
    "telt_nog_niet_nidos": StapSoort.NIDOS,
    "telt_nog_niet_uitgeschreven": StapSoort.UITGESCHREVEN,
}
"""Why somebody does not count yet -> the step that makes it so."""


@dataclass(frozen=True, slots=True)
class Mens:
    """The facts of one person that decide about counting, as a dossier holds them."""

    route: str
    amv: bool = False
    nareiziger: bool = False
    eigen_koppeling: bool = False
    """A nareiziger with a koppeling of their own; without it the gemeente has to report (A066)."""
    geboren_hier: bool = False
    """Born in the dossier: no part of the taakstelling."""
    gehuisvest_op: date | None = None
    tijdelijke_plek_telt: bool = False
    """Housed in a temporary place of the gemeente that counts at once (A203)."""
    gemeld_op: date | None = None
    nidos_op: date | None = None
    uitgeschreven_op: date | None = None
    elders: bool = False
    geteld_op: date | None = None
    geteld_hier: bool = True
    """What counted was a housing of this dossier; otherwise an earlier one."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Whether somebody counts, since when, why (not), and the step that is to be done."""

    telt: bool
    reden: Reden
    op: date | None = None
    doen: StapSoort | None = None


def kind_of(mens: Mens) -> Soort:
    """What kind of statushouder somebody is for counting."""
    if mens.route == "rtb":
        return Soort.RTB
    if mens.amv or mens.route == "amv":
        return Soort.AMV
    if (mens.nareiziger and mens.eigen_koppeling) or mens.route == "nareis":
        return Soort.NAREIZIGER
    return Soort.HERVESTIGD if mens.route == "hervestigd" else Soort.STATUSHOUDER


def teller_of(mens: Mens) -> Teller:
    """The facts as the rule of counting asks them; what was counted here does not stand in its own way."""
    soort = kind_of(mens)
    return Teller(
        soort=soort,
        via_koppeling=_by_koppeling(mens) and soort is not Soort.AMV,
        gehuisvest_op=mens.gehuisvest_op,
        uitgeschreven_op=mens.uitgeschreven_op,
        gemeld_op=mens.nidos_op if soort is Soort.AMV else mens.gemeld_op,
        tussenvoorziening=mens.tijdelijke_plek_telt,
        eerder_geteld_op=None if mens.geteld_hier else mens.geteld_op,
        gekoppeld_elders=mens.elders,
    )


def _by_koppeling(mens: Mens) -> bool:
    return mens.eigen_koppeling if mens.nareiziger else mens.route not in ZONDER_KOPPELING


def standing(mens: Mens, vandaag: date) -> Uitkomst:
    """How it stands with one person: counted once is counted for good (A103)."""
    if mens.geboren_hier:
        return Uitkomst(telt=False, reden=Reden.of("telt_niet_geboren"))
    if mens.geteld_op is not None and mens.geteld_hier:
        return Uitkomst(telt=True, reden=Reden.of("telt_mee_sinds"), op=mens.geteld_op)
    verdict = counts(teller_of(mens), vandaag)
    reden = verdict.redenen[0]
    if verdict.ok:
        return Uitkomst(telt=True, reden=Reden.of("telt_mee"))
    op = mens.geteld_op if reden.code == "telt_niet_eerder_geteld" else None
    return Uitkomst(telt=False, reden=reden, op=op, doen=DOEN.get(reden.code))
