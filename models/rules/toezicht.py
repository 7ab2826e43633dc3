"""Supervision by the provincie: the interventieladder with its terms, and what a provincie makes of arrears.

Six phases, 22 steps (A079, A126). The documents give ranges; the pace is the provincie's (A081, K15).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.kalender import add_maanden
from models.rules.taakstelling import Halfjaar
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


class Pijplijnbeleid(StrEnum):
    """Whether the provincie counts the pijplijn with the realisatie (A128)."""

    MET = "met"
    """Then it is met or not met, also by a few: there is no margin any more."""
    NIET = "niet"
    """Then a margin may leave room for what is on its way."""


class Ladderuitkomst(StrEnum):
    """How the ladder ends at a step that was done."""

    STOPT = "stopt"
    """The provincie is satisfied: realised, quick enough, no neglect, or the arrears were caught up."""
    INGETROKKEN = "ingetrokken"
    """The provincie withdraws its announcement or decision (A125)."""


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
    pijplijn: int | None = None
    """Persons in the pijplijn on the last day; None = the provincie does not count it (A127)."""

    @property
    def blijft(self) -> int:
        """The arrears as the provincie sees them: with the pijplijn, where it counts that."""
        return self.achterstand - (self.pijplijn or 0)


def judged(uitslag: Halfjaaruitslag, beleid: Beleid, norm_weken: int = 12, marge_deel: int = 6) -> Verdict:
    """Whether a provincie stops here (ok) or asks for information, phase 2 (A118-A120, A128, A186).

    By the margin, one part in `marge_deel`, 60 allows 10 and 11 is too many; 59 allows 9 and 10 is too many.
    With the pijplijn counted there is no margin: it is met or not met, also by a few (A128).
    """
    if uitslag.achterstand <= 0:
        return Verdict(ok=True, redenen=(Reden.of("toezicht_gehaald"),))
    along = uitslag.pijplijn
    notes: list[Reden] = []
    if along is not None:
        notes.append(
            Reden.of("toezicht_met_pijplijn", achterstand=uitslag.achterstand, n=along, blijft=uitslag.blijft)
        )
        if uitslag.blijft <= 0:
            return Verdict(ok=True, redenen=(Reden.of("toezicht_gehaald_pijplijn"), *notes))
    if uitslag.gekoppeld is not None and uitslag.gekoppeld < uitslag.taakstelling:
        notes.append(
            Reden.of("toezicht_te_weinig_gekoppeld", tekort=uitslag.taakstelling - uitslag.gekoppeld)
        )
    notes.extend(Reden.of("toezicht_grond", grond=grond) for grond in uitslag.gronden)
    if beleid is Beleid.TWEE_INDICATOREN:
        quick = uitslag.gemiddelde_weken is not None and uitslag.gemiddelde_weken <= norm_weken
        code = "toezicht_snel_genoeg" if quick else "toezicht_te_langzaam"
        return Verdict(quick, (Reden.of(code, weken=norm_weken), *notes))
    if beleid is Beleid.MARGE and along is not None:
        return Verdict(ok=False, redenen=(Reden.of("toezicht_geen_marge", aantal=uitslag.blijft), *notes))
    if beleid is Beleid.MARGE:
        margin = uitslag.taakstelling // marge_deel
        small = uitslag.achterstand <= margin
        code = "toezicht_binnen_marge" if small else "toezicht_buiten_marge"
        return Verdict(small, (Reden.of(code, marge=margin), *notes))
    return Verdict(ok=False, redenen=(Reden.of("toezicht_achterstand", aantal=uitslag.blijft), *notes))


@dataclass(frozen=True, slots=True)
class Termijn:
    """A step of the ladder with the day by which it is to be done."""

    stap: str
    code: str
    dag: date


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace of a provincie: lengths as the documents give them by way of example (A121, A123, A131)."""

    informatie_weken: int = 2
    analyse_weken: int = 2
    overleg_weken: int = 1
    debat_maanden: int = 1
    ladder_maanden: int = 12
    toets_maanden: int = 3


GEWOON = Tempo()


def information_terms(
    start: date, tempo: Tempo = GEWOON, vast: Mapping[str, date] | None = None
) -> tuple[Termijn, ...]:
    """Phase 2 from the day it began: information (2.0), analysis (2.1), overleg (2.2); A121: 5 weeks.

    `vast`: the day on which a step was done, or its term by the provincie (A081). The next one goes on from
    that day.
    """
    fixed = vast or {}
    asked = start + timedelta(weeks=tempo.informatie_weken)
    analysed = fixed.get("2.0", asked) + timedelta(weeks=tempo.analyse_weken)
    talked = fixed.get("2.1", analysed) + timedelta(weeks=tempo.overleg_weken)
    return (
        Termijn("2.0", "informatie", asked),
        Termijn("2.1", "analyse", analysed),
        Termijn("2.2", "overleg", talked),
    )


def decision_not_before(brief: date, tempo: Tempo = GEWOON) -> date:
    """Phase 4: after the letter at least a month of public debate comes before the decision (A123)."""
    return add_maanden(brief, tempo.debat_maanden)


def ladder_ends(signaal: date, tempo: Tempo = GEWOON) -> date:
    """The last day of the whole ladder: twelve months after the signal (A131)."""
    return add_maanden(signaal, tempo.ladder_maanden)


def active_from(dag: date) -> date:
    """The next day on which active supervision starts: 1 January, 1 March, 1 July or 1 September (A131)."""
    days = [date(year, month, 1) for year in (dag.year, dag.year + 1) for month in (1, 3, 7, 9)]
    return next(one for one in days if one >= dag)


# --- where it stands --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gezet:
    """What was written down about a step: the day it was done, and a term of the provincie itself."""

    stap: str
    gedaan_op: date | None = None
    uiterlijk: date | None = None
    uitkomst: Ladderuitkomst | None = None


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the ladder as it stands: done, next or later, with its term.

    `niet_voor`: the decision after the debate may not come earlier.
    """

    stap: str
    fase: LadderFase
    gedaan_op: date | None = None
    uiterlijk: date | None = None
    eigen_termijn: bool = False
    niet_voor: date | None = None
    aan_de_beurt: bool = False
    uitkomst: Ladderuitkomst | None = None
    """The ladder ended here."""
    hint: str = ""
    """Code of what the documents say about this step, without making it a term (A122, A131)."""
    richtdag: date | None = None
    """The day that the hint is about."""


def phase_of(stap: str) -> LadderFase:
    """The phase that a step belongs to. Raises ValueError for a step that is none."""
    for fase, steps in STAPPEN.items():
        if stap in steps:
            return fase
    raise ValueError(stap)


def ladder(
    gezet: Iterable[Gezet],
    tempo: Tempo = GEWOON,
    *,
    stopt_bij: Iterable[str] = (),
    halfjaar: Halfjaar | None = None,
) -> tuple[Trede, ...]:
    """All 22 steps as they stand; the one after the last that was done is next (A079, A126).

    Nothing was done: nobody stands on the ladder and no step is next; nor is one after a step where the
    provincie stopped or withdrew (A119, A125). `stopt_bij`: steps whose answer follows from the figures, so
    that the ladder ends there when they are the last that was done. A term of the provincie goes before the
    one that follows from the steps before it (A081). `halfjaar`: what the ladder is about, for the hints.
    """
    known = {one.stap: one for one in gezet}
    steps = [stap for steps in STAPPEN.values() for stap in steps]
    done = {one.stap: one.gedaan_op for one in known.values() if one.gedaan_op is not None}
    typed = {one.stap: one.uiterlijk for one in known.values() if one.uiterlijk is not None}
    last = max((nr for nr, stap in enumerate(steps) if stap in done), default=-1)
    ends = {stap: one.uitkomst for stap, one in known.items() if stap in done and one.uitkomst is not None}
    if last >= 0 and steps[last] in set(stopt_bij):
        ends.setdefault(steps[last], Ladderuitkomst.STOPT)
    ended = last >= 0 and steps[last] in ends
    terms = {} if ended else _terms(done, typed, tempo)
    hints = _hints(done, typed.get("3.1"), tempo, halfjaar)
    found = []
    for nr, stap in enumerate(steps):
        own = typed.get(stap)
        found.append(
            Trede(
                stap,
                phase_of(stap),
                done.get(stap),
                own or terms.get(stap),
                own is not None,
                _earliest(stap, done, tempo),
                last >= 0 and not ended and nr == last + 1,
                ends.get(stap),
                *hints.get(stap, ("", None)),
            )
        )
    return tuple(found)


def _terms(done: Mapping[str, date], typed: Mapping[str, date], tempo: Tempo) -> Mapping[str, date]:
    """Terms that follow from what was done: those of phase 2, and the end of the ladder for its last step."""
    found: dict[str, date] = {}
    begin = done.get("1.2") or done.get("1.1") or done.get("1.0")
    if begin is not None:
        for term in information_terms(begin, tempo, {**typed, **done}):
            found[term.stap] = term.dag
    signal = done.get("1.0") or begin
    if signal is not None:
        found["6.2"] = ladder_ends(signal, tempo)
    return found


def _hints(
    done: Mapping[str, date | None], agreed: date | None, tempo: Tempo, halfjaar: Halfjaar | None
) -> Mapping[str, tuple[str, date | None]]:
    """What the documents say about the pace of a step, as a code with its day.

    The provincie may look after three months already (A131). Active supervision starts on one of four days
    after the information (A131); its actions are to be ready within the half-year that runs then, support
    goes with them, and at their term it is seen whether the arrears were caught up (A122). `agreed`: that
    term, as the provincie set it.
    """
    found: dict[str, tuple[str, date | None]] = {"3.2": ("ondersteuning", None)}
    if halfjaar is not None:
        found["1.0"] = ("toetsmoment", add_maanden(halfjaar.begin, tempo.toets_maanden))
    informed, begun = done.get("2.3"), done.get("3.0")
    if informed is not None:
        found["3.0"] = ("actief_vanaf", active_from(informed))
    start = begun or (active_from(informed) if informed is not None else None)
    within = Halfjaar.van(start).eind if start is not None else None
    found["3.1"] = ("acties", within)
    found["3.3"] = ("inhaal", agreed or within)
    return found


def _earliest(stap: str, done: Mapping[str, date | None], tempo: Tempo) -> date | None:
    letter = done.get("4.1")
    return decision_not_before(letter, tempo) if stap == "4.3" and letter is not None else None
