"""Inburgering of one person: the law, the terms, the route, the school of a child (D.4; H bijlage 3).

Terms come from the date engine; what the law fixes is hard, and its lengths are dated figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.content import Termijn
from models.rules.ankers import Gevonden
from models.rules.feiten import PauzeFeit
from models.rules.kalender import Regels
from models.rules.termijnen import (
    Cijfers,
    Termijnuitkomst,
    Vraag,
    compute_termijn,
    fixed_termijn,
    termijn_from_day,
)
from models.values import Anker, AnkerStand, Herkomst, MijlpaalSoort, Reden, Waarheid

WI2021_VANAF = date(2022, 1, 1)
"""First day of the Wet inburgering 2021 (D.4)."""
Z_ROUTE = "z"
VOLWASSEN = 18
LEERPLICHT = (5, 17)
"""Ages (years, both included) at which a child must go to school; from 16 on to get a qualification."""
SCHOOL_VANAF, VOORTGEZET_VANAF = 4, 12


def _law(anker: Anker, instelling: str) -> Termijn:
    return Termijn(anker, AnkerStand.WERKELIJK, instelling=instelling, herkomst=Herkomst.DOCUMENT)


PIP_TERMIJN = _law(Anker.BRP_GEMEENTE, "pip_weken")
EINDE_TERMIJN = _law(Anker.PIP, "inburgering_jaren")
WISSEL_TERMIJN = _law(Anker.PIP, "route_wisselen_maanden")
ONTZORGEN = "ontzorgen_maanden"


class Wet(StrEnum):
    """The law that somebody's inburgering falls under; `niet` = not obliged."""

    WI2013 = "wi2013"
    WI2021 = "wi2021"
    NIET = "niet"
    ONBEKEND = "onbekend"


def law_of(regime: str, vergunning: date | None) -> tuple[Wet, Reden]:
    """Which law counts, and why: what was filled in, else the day of the vergunning (D.4).

    A vergunning from 1 January 2022 on falls under the law of 2021, an earlier one under that of 2013.
    """
    if regime != Wet.ONBEKEND:
        return Wet(regime), Reden.of("wet_ingevuld")
    if vergunning is None:
        return Wet.ONBEKEND, Reden.of("wet_onbekend")
    wet = Wet.WI2021 if vergunning >= WI2021_VANAF else Wet.WI2013
    return wet, Reden.of("wet_door_vergunning", dag=vergunning.isoformat())


def loan_applies(wet: Wet) -> bool:
    """Whether the DUO loan is something to help with: only under the Wet inburgering 2013 (A160)."""
    return wet is Wet.WI2013


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """What happened on a day; see `models.values.MijlpaalSoort`."""

    soort: MijlpaalSoort
    op: date
    keuze: str = ""
    dagen: int = 0
    uid: str = ""


def last_of(rows: Iterable[Mijlpaal], soort: MijlpaalSoort, dag: date | None = None) -> Mijlpaal | None:
    """The newest of a kind, up to a day; of one day the one that was noted last."""
    found: Mijlpaal | None = None
    for row in rows:
        if row.soort is soort and (dag is None or row.op <= dag) and (found is None or row.op >= found.op):
            found = row
    return found


@dataclass(frozen=True, slots=True)
class Vraagstuk:
    """What the terms of one person are computed from."""

    wet: Wet
    brp: Gevonden
    pip: Gevonden
    mijlpalen: Sequence[Mijlpaal] = ()
    erbij: date | None = None
    """Day on which the person joined a running dossier."""
    pauzes: tuple[PauzeFeit, ...] = ()
    pip_extra: int = 0
    """Extra days given to the point about the PIP."""


def terms_of(vraag: Vraagstuk, cijfers: Cijfers, regels: Regels) -> dict[str, Termijnuitkomst]:
    """The terms of one person: `pip`, `einde`, `wisselen`, `ontzorgen`; under the law of 2013 `einde` (D.4).

    The PIP is due ten weeks after the registration in the gemeente (`pip_weken`). From the PIP on run three
    years for all parts (`inburgering_jaren`), longer by each extension, and a year and a half to change the
    route (`route_wisselen_maanden`). Ontzorgen lasts six months from its begin (`ontzorgen_maanden`).

    Under the law of 2013 DUO says which day is the last, in a letter: `einde` is that day, once it was noted.
    """
    found: dict[str, Termijnuitkomst] = {}
    if vraag.wet is Wet.WI2021:
        extra = sum(row.dagen for row in vraag.mijlpalen if row.soort is MijlpaalSoort.VERLENGING)
        pip = Vraag(PIP_TERMIJN, vraag.brp, vraag.erbij, vraag.pauzes, vraag.pip_extra)
        found["pip"] = compute_termijn(pip, cijfers, regels)
        found["einde"] = compute_termijn(Vraag(EINDE_TERMIJN, vraag.pip, extra_dagen=extra), cijfers, regels)
        found["wisselen"] = compute_termijn(Vraag(WISSEL_TERMIJN, vraag.pip), cijfers, regels)
        begin = last_of(vraag.mijlpalen, MijlpaalSoort.ONTZORGEN)
        if begin is not None:
            found["ontzorgen"] = termijn_from_day(
                begin.op, "waarom_ontzorgen", ONTZORGEN, cijfers, regels, hard=True
            )
    letter = last_of(vraag.mijlpalen, MijlpaalSoort.DUO_EINDE)
    if vraag.wet is Wet.WI2013 and letter is not None:
        found["einde"] = fixed_termijn(letter.op, "waarom_duo", hard=True)
    return found


def switch_in_time(op: date, uiterlijk: date | None) -> bool:
    """Whether a route was changed within the term of the law; True while that day is not known."""
    return uiterlijk is None or op <= uiterlijk


def knm_needed(route: str) -> bool:
    """Whether the exam KNM must be done: not in the Z-route (D.4)."""
    return route != Z_ROUTE


def is_finished(rows: Iterable[Mijlpaal]) -> Mijlpaal | None:
    """The day on which it was over: voldaan or ontheven; None while it still runs."""
    over = [row for row in rows if row.soort in (MijlpaalSoort.VOLDAAN, MijlpaalSoort.ONTHEVEN)]
    return max(over, key=lambda row: row.op, default=None)


# --- children ---------------------------------------------------------------------------------------------


def school_for(leeftijd: int, weinig_nl: Waarheid) -> tuple[str, ...]:
    """The kinds of school that fit a child by age (years) and Dutch; empty for who is grown up.

    Under four: peuteropvang or kinderopvang (A159). From twelve on with little Dutch first the schakelklas;
    younger, or with enough Dutch, an ordinary school that fits (A158). Unknown Dutch leaves both open.
    """
    if leeftijd < SCHOOL_VANAF:
        return ("peuteropvang", "kinderopvang")
    if leeftijd < VOORTGEZET_VANAF:
        return ("basisschool",)
    if leeftijd >= VOLWASSEN:
        return ()
    fits = {
        Waarheid.JA: ("schakelklas",),
        Waarheid.NEE: ("voortgezet",),
        Waarheid.ONBEKEND: ("schakelklas", "voortgezet"),
    }
    return fits[weinig_nl]


def must_go_to_school(leeftijd: int) -> bool:
    """Whether a child of this age (years) is leerplichtig."""
    return LEERPLICHT[0] <= leeftijd <= LEERPLICHT[1]
