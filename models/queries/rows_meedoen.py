"""Rows of the part *Meedoen*: inburgering, ladder, goals with steps, places, schools and papers."""

from __future__ import annotations

from datetime import date

from models.queries.rows import Row, WaaromRow
from models.rules.inburgering import Wet
from models.rules.ladder import Ladder
from models.values import DeelnameSoort, MijlpaalSoort, Reden, Waarheid


class MijlpaalRow(Row, frozen=True, kw_only=True):
    """One day in somebody's inburgering or on the ladder."""

    uid: str
    soort: MijlpaalSoort
    op: date
    keuze: str = ""
    dagen: int = 0
    reden: str = ""
    te_laat: bool = False
    """Another leerroute after the last day of the law."""


class TermijnRow(Row, frozen=True, kw_only=True):
    """One term of a person: until when, how it came to be, and the day on which it was met."""

    code: str
    """`pip`, `einde`, `wisselen` or `ontzorgen`."""
    hard: bool
    waarom: WaaromRow
    klaar_op: date | None = None

    @property
    def datum(self) -> date | None:
        """The last day; None while the day it runs from is not known."""
        return self.waarom.termijn


class StapRow(Row, frozen=True, kw_only=True):
    """A step of a goal: a point of the gezin's own."""

    uid: str
    nummer: int
    tekst: str
    doener: str
    """Code of the party whose turn it is."""
    dag: date | None
    gedaan_op: date | None = None
    niet_nodig: bool = False

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.gedaan_op is None and not self.niet_nodig


class DeelnameRow(Row, frozen=True, kw_only=True):
    """A goal, a place, a course, a school or a paper."""

    uid: str
    soort: DeelnameSoort
    naam: str
    persoon_uid: str = ""
    letter: str = ""
    persoon: str = ""
    """Name of the person; empty = of the gezin."""
    aard: str = ""
    van: date | None = None
    tot: date | None = None
    uren: int | None = None
    steun: str = ""
    gemeld_op: date | None = None
    stappen: tuple[StapRow, ...] = ()

    @property
    def volgende(self) -> StapRow | None:
        """The one next step of a goal: the first that is still open (A030)."""
        return next((stap for stap in self.stappen if stap.open), None)

    def loopt(self, dag: date) -> bool:
        """Whether it counts on a day."""
        return self.tot is None or self.tot >= dag


class MeedoenPersoon(Row, frozen=True, kw_only=True):
    """Everything of one person."""

    uid: str
    letter: str
    naam: str
    leeftijd: int | None
    volwassen: bool
    plichtig: Waarheid
    wet: Wet
    wet_waarom: Reden
    mag_vanaf: date | None = None
    """Day of the koppeling, from which on the inburgering may begin (A182)."""
    mag_beginnen: bool = False
    lening: bool = False
    """Whether a DUO loan is something to help with (A160)."""
    pip_op: date | None = None
    route: str = ""
    knm: bool = True
    klaar: MijlpaalRow | None = None
    """Voldaan or ontheven."""
    mijlpalen: tuple[MijlpaalRow, ...] = ()
    """The newest first, ladder included."""
    termijnen: tuple[TermijnRow, ...] = ()
    ladder: Ladder
    deelnames: tuple[DeelnameRow, ...] = ()
    """Goals, places, courses and schools; the newest first."""
    school_past: tuple[str, ...] = ()
    """Kinds of school that fit a child now."""
    leerplichtig: bool = False

    def of(self, *soorten: DeelnameSoort) -> tuple[DeelnameRow, ...]:
        """What this person has of some kinds."""
        return tuple(one for one in self.deelnames if one.soort in soorten)

    def mijlpaal(self, soort: MijlpaalSoort) -> MijlpaalRow | None:
        """The newest of a kind."""
        return next((one for one in self.mijlpalen if one.soort is soort), None)

    def termijn(self, code: str) -> TermijnRow | None:
        """A term by its code."""
        return next((one for one in self.termijnen if one.code == code), None)


class MeedoenRow(Row, frozen=True, kw_only=True):
    """The part *Meedoen* of a dossier."""

    uid: str
    personen: tuple[MeedoenPersoon, ...]
    papieren: tuple[DeelnameRow, ...] = ()
    """Where they lie; what ends first comes first."""
    let_op_tot: date | None = None
    """A paper that ends on or before this day asks for attention; None = that is switched off."""


class InburgeringDagRow(Row, frozen=True, kw_only=True):
    """The day on which a term of somebody's inburgering ends, for *Let op* and the calendar."""

    dossier_uid: str
    nummer: str
    gezin: str
    gemeente_uid: str = ""
    personen: int = 0
    persoon_uid: str
    letter: str
    code: str
    """`einde`, `wisselen` or `ontzorgen`."""
    dag: date
    hard: bool = True


class DocumentEindRow(Row, frozen=True, kw_only=True):
    """A paper of a gezin that ends soon or has ended, for *Let op*."""

    uid: str
    dossier_uid: str
    nummer: str
    gezin: str
    aard: str
    """Kind of paper."""
    tot: date
    """The last day it is valid."""
