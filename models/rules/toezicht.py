"""Supervision by the provincie: the interventieladder with its terms, and what a provincie makes of arrears.

Six phases, 22 steps (A079, A126). The documents give ranges; the pace is the provincie's (A081, K15).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.kalender import add_maanden
from models.values import Reden, Verdict


class LadderFase(StrEnum):
    """The six phases of the ladder (A079)."""

    SIGNALEREN = "signaleren"
    INFORMATIE = "informatie"
    ACTIEF_TOEZICHT = "actief_toezicht"
    VOORAANKONDIGING = "vooraankondiging"
    BESLUIT = "besluit"
    SANCTIE = "sanctie"

    @property
    def nummer(self) -> int:
        """1 to 6."""
        return list(LadderFase).index(self) + 1


STAPPEN: Mapping[LadderFase, tuple[str, ...]] = {
    LadderFase.SIGNALEREN: ("1.0", "1.1", "1.2"),
    LadderFase.INFORMATIE: ("2.0", "2.1", "2.2", "2.3"),
    LadderFase.ACTIEF_TOEZICHT: ("3.0", "3.1", "3.2", "3.3"),
    LadderFase.VOORAANKONDIGING: ("4.0", "4.1", "4.2", "4.3"),
    LadderFase.BESLUIT: ("5.0", "5.1", "5.2", "5.3"),
    LadderFase.SANCTIE: ("6.0", "6.1", "6.2"),
}
"""The numbered steps of each phase (A126: 3 + 4 + 4 + 4 + 4 + 3 = 22)."""


class Beleid(StrEnum):
    """How a provincie reads arrears; the documents contradict themselves (K07)."""

    STRENG = "streng"
    """Any arrears climb the ladder (H §4.2)."""
    TWEE_INDICATOREN = "twee_indicatoren"
    """Arrears with an average of at most 12 weeks are accepted (H §4.3)."""
    MARGE = "marge"
    """Without counting the pijplijn, arrears up to one sixth of the taakstelling are accepted (A128)."""


VERSCHOONBAAR = ("te_weinig_koppelingen", "nareis_niet_op_tijd", "corona")
"""Grounds that the documents accept for arrears (A186); a gemeente may add its own."""


@dataclass(frozen=True, slots=True)
class Halfjaaruitslag:
    """What a provincie looks at when a half-year has ended."""

    taakstelling: int
    achterstand: int
    """Persons; 0 or less means realised."""
    gemiddelde_weken: float | None = None
    gekoppeld: int | None = None
    """Persons that were coupled; who was not coupled cannot be housed (A119)."""
    gronden: tuple[str, ...] = ()


def judged(uitslag: Halfjaaruitslag, beleid: Beleid, norm_weken: int = 12) -> Verdict:
    """Whether a provincie stops here (ok) or asks for information, phase 2 (A118-A120, A128, A186).

    By the margin 60 allows 10 and 11 is too many; 59 allows 9 and 10 is too many.
    """
    if uitslag.achterstand <= 0:
        return Verdict(ok=True, redenen=(Reden.of("toezicht_gehaald"),))
    notes: list[Reden] = []
    if uitslag.gekoppeld is not None and uitslag.gekoppeld < uitslag.taakstelling:
        notes.append(
            Reden.of("toezicht_te_weinig_gekoppeld", tekort=uitslag.taakstelling - uitslag.gekoppeld)
        )
    notes.extend(Reden.of("toezicht_grond", grond=grond) for grond in uitslag.gronden)
    if beleid is Beleid.TWEE_INDICATOREN:
        quick = uitslag.gemiddelde_weken is not None and uitslag.gemiddelde_weken <= norm_weken
        code = "toezicht_snel_genoeg" if quick else "toezicht_te_langzaam"
        return Verdict(quick, (Reden.of(code, weken=norm_weken), *notes))
    if beleid is Beleid.MARGE:
        margin = uitslag.taakstelling // 6
        small = uitslag.achterstand <= margin
        code = "toezicht_binnen_marge" if small else "toezicht_buiten_marge"
        return Verdict(small, (Reden.of(code, marge=margin), *notes))
    return Verdict(ok=False, redenen=(Reden.of("toezicht_achterstand", aantal=uitslag.achterstand), *notes))


@dataclass(frozen=True, slots=True)
class Termijn:
    """A step of the ladder with the day by which it is to be done."""

    stap: str
    code: str
    dag: date


INFORMATIE_WEKEN, ANALYSE_WEKEN, OVERLEG_WEKEN = 2, 2, 1
DEBAT_MAANDEN = 1
LADDER_MAANDEN = 12


def information_terms(start: date) -> tuple[Termijn, ...]:
    """Phase 2: information in 2 weeks, analysis in 2, the overleg in 1, then the decision (A121: 5 weeks)."""
    asked = start + timedelta(weeks=INFORMATIE_WEKEN)
    analysed = asked + timedelta(weeks=ANALYSE_WEKEN)
    talked = analysed + timedelta(weeks=OVERLEG_WEKEN)
    return (
        Termijn("2.1", "informatie", asked),
        Termijn("2.2", "analyse", analysed),
        Termijn("2.3", "overleg", talked),
    )


def decision_not_before(brief: date) -> date:
    """Phase 4: after the letter at least a month of public debate comes before the decision (A123)."""
    return add_maanden(brief, DEBAT_MAANDEN)


def ladder_ends(signaal: date) -> date:
    """The last day of the whole ladder: twelve months after the signal (A131)."""
    return add_maanden(signaal, LADDER_MAANDEN)


def active_from(dag: date) -> date:
    """The next day on which active supervision starts: 1 January, 1 March, 1 July or 1 September (A131)."""
    days = [date(year, month, 1) for year in (dag.year, dag.year + 1) for month in (1, 3, 7, 9)]
    return next(one for one in days if one >= dag)
