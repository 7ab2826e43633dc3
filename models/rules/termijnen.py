"""When an actiepunt should be done: anchor plus distance, with every step of how the date came to be.

The steps are codes with parameters; with them `resources.sentences` answers *waarom deze datum?*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

import msgspec

from models.content import Termijn
from models.rules.ankers import VASTE_DAGEN, Gevonden
from models.rules.feiten import PauzeFeit
from models.rules.kalender import Regels, add_offset, distance_of, parse_offset
from models.values import Herkomst, Offset

LATER_ERBIJ_DAGEN = 14
"""Used only where the setting `later_erbij_minimaal_dagen` is empty."""


class Cijfers(Protocol):
    """Gives a dated figure: the value that counts on a day for the gemeente of the dossier."""

    def getal(self, code: str, dag: date) -> tuple[int | None, str]:
        """Return (whole number or None where it is open, uid of the value that was taken)."""
        ...


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the derivation: a code, its parameters and the day it led to."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()
    dag: date | None = None

    @classmethod
    def of(cls, code: str, dag: date | None = None, **params: str | int) -> Stap:
        """Make a step with named parameters in a fixed order."""
        return cls(code, tuple(sorted(params.items())), dag)


@dataclass(frozen=True, slots=True)
class Termijnuitkomst:
    """The outcome: a date or what it waits for, whether it is from a document, and how it came to be."""

    datum: date | None = None
    hard: bool = False
    wacht_anker: str = ""
    stappen: tuple[Stap, ...] = ()

    def met(self, datum: date, stap: Stap, *, hard: bool | None = None) -> Termijnuitkomst:
        """The same outcome moved to another day by one more step."""
        return replace(
            self, datum=datum, stappen=(*self.stappen, stap), hard=self.hard if hard is None else hard
        )


@dataclass(frozen=True, slots=True)
class Vraag:
    """What one term is asked with."""

    termijn: Termijn | None
    anker: Gevonden | None
    erbij: date | None = None
    """Day on which a person joined later or reached the age; None for who was there from the start."""
    pauzes: tuple[PauzeFeit, ...] = ()
    extra_dagen: int = 0


def compute_termijn(vraag: Vraag, cijfers: Cijfers, regels: Regels) -> Termijnuitkomst:
    """Compute the date of a line.

    Anchor (planned or real, as the term says) plus the distance: a literal of a proposal, or the figure of a
    document that counted on the anchor's day. A joiner takes the later of anchor and joining, and with a
    distance of zero or less never less than `later_erbij_minimaal_dagen` after joining, or the line would be
    late on arrival. Ended pauses of the clock and extensions add their real days. Without the anchor there is
    no date: the line waits for it and cannot be late (foundations 3, 4).
    """
    termijn = vraag.termijn
    if termijn is None:
        return Termijnuitkomst()
    hard = termijn.herkomst is Herkomst.DOCUMENT
    anker = vraag.anker
    start = anker.dag(termijn.stand) if anker is not None else None
    if anker is None or start is None:
        return Termijnuitkomst(
            hard=hard,
            wacht_anker=termijn.anker.value,
            stappen=(Stap.of("waarom_anker_mist", anker=termijn.anker.value),),
        )
    echt = "werkelijk" if anker.werkelijk is not None else "gepland"
    stappen = [Stap.of("waarom_anker", start, anker=anker.soort.value, stand=echt, uid=anker.uid)]
    offset, bron = _offset(termijn, start, cijfers)
    if offset is None:
        return Termijnuitkomst(hard=hard, stappen=(*stappen, bron))
    begin = start
    if vraag.erbij is not None and vraag.erbij > start:
        begin = vraag.erbij
        stappen.append(Stap.of("waarom_erbij", begin))
    uitkomst = Termijnuitkomst(add_offset(begin, offset, regels), hard, "", (*stappen, bron))
    uitkomst = _not_before_joining(uitkomst, vraag.erbij, offset, cijfers)
    if termijn.anker not in VASTE_DAGEN:
        uitkomst = shift_pauzes(uitkomst, begin, vraag.pauzes)
    return _extend(uitkomst, vraag.extra_dagen)


def _offset(termijn: Termijn, dag: date, cijfers: Cijfers) -> tuple[Offset | None, Stap]:
    """The distance of a term and the step that tells it; None where the figure was left open."""
    if not termijn.instelling:
        offset = parse_offset(termijn.offset)
        return offset, Stap.of("waarom_afstand", None, aantal=offset.aantal, eenheid=offset.eenheid.value)
    return _figure(termijn.instelling, termijn.teken, dag, cijfers)


def _figure(instelling: str, teken: int, dag: date, cijfers: Cijfers) -> tuple[Offset | None, Stap]:
    """The distance that a dated figure gives, and the step that tells it."""
    getal, uid = cijfers.getal(instelling, dag)
    if getal is None:
        return None, Stap.of("waarom_cijfer_open", None, instelling=instelling)
    offset = distance_of(instelling, getal * teken)
    return offset, Stap.of(
        "waarom_instelling",
        None,
        instelling=instelling,
        aantal=offset.aantal,
        eenheid=offset.eenheid.value,
        uid=uid,
    )


def _not_before_joining(
    uitkomst: Termijnuitkomst, erbij: date | None, offset: Offset, cijfers: Cijfers
) -> Termijnuitkomst:
    if erbij is None or offset.aantal > 0 or uitkomst.datum is None:
        return uitkomst
    dagen, vroegst = after_joining(erbij, cijfers)
    if uitkomst.datum >= vroegst:
        return uitkomst
    return uitkomst.met(vroegst, Stap.of("waarom_erbij_minimaal", vroegst, dagen=dagen))


def after_joining(erbij: date, cijfers: Cijfers) -> tuple[int, date]:
    """The days that a line gets at least after a joining or a change, and the day they lead to."""
    getal, _ = cijfers.getal("later_erbij_minimaal_dagen", erbij)
    dagen = LATER_ERBIJ_DAGEN if getal is None else getal
    return dagen, erbij + timedelta(days=dagen)


def shift_pauzes(uitkomst: Termijnuitkomst, begin: date, pauzes: Iterable[PauzeFeit]) -> Termijnuitkomst:
    """Add the real days that the clock stood still, pause by pause.

    A pause counts for a term that had begun before it and was still running when it began: what was already
    due, and what hangs on something that happened in the pause, keeps its date. A pause that still runs adds
    nothing yet (its lines show *gepauzeerd*, never late). `tot` is the day on which the clock runs again.
    """
    for pauze in sorted(pauzes, key=lambda p: p.van):
        datum = uitkomst.datum
        if datum is None or pauze.tot is None or pauze.tot <= pauze.van:
            continue
        if begin < pauze.van <= datum:
            dagen = (pauze.tot - pauze.van).days
            naar = datum + timedelta(days=dagen)
            uitkomst = uitkomst.met(
                naar, Stap.of("waarom_pauze", naar, dagen=dagen, van=pauze.van.isoformat())
            )
    return uitkomst


def _extend(uitkomst: Termijnuitkomst, dagen: int) -> Termijnuitkomst:
    if not dagen or uitkomst.datum is None:
        return uitkomst
    naar = uitkomst.datum + timedelta(days=dagen)
    return uitkomst.met(naar, Stap.of("waarom_verlenging", naar, dagen=dagen))


def termijn_from_day(
    dag: date, code: str, instelling: str, cijfers: Cijfers, regels: Regels, *, hard: bool
) -> Termijnuitkomst:
    """Compute a term that runs from a day that was noted, which is no anchor of the dossier.

    `code` names the sentence that says what the day was; `instelling` is the dated figure of the length.
    """
    offset, bron = _figure(instelling, 1, dag, cijfers)
    steps = (Stap.of(code, dag), bron)
    datum = add_offset(dag, offset, regels) if offset is not None else None
    return Termijnuitkomst(datum, hard, "", steps)


def fixed_termijn(dag: date, code: str, *, hard: bool = False, **params: str | int) -> Termijnuitkomst:
    """A date that follows from an event or period itself: our own proposal, unless a document says so."""
    return Termijnuitkomst(dag, hard=hard, stappen=(Stap.of(code, dag, **params),))


@dataclass(frozen=True, slots=True)
class Afleiding:
    """What is stored with a line about how it came to be (foundations 10)."""

    stappen: tuple[Stap, ...] = ()
    gemaakt: date | None = None
    begin: str = ""


class _Stap(msgspec.Struct, frozen=True):
    code: str
    dag: date | None = None
    params: dict[str, str | int] = {}


class _Kop(msgspec.Struct, frozen=True):
    gemaakt: date | None = None
    begin: str = ""


class _Opgeslagen(msgspec.Struct, frozen=True, omit_defaults=True):
    stappen: tuple[_Stap, ...] = ()
    gemaakt: date | None = None
    begin: str = ""


_ENCODE = msgspec.json.Encoder(order="sorted")
_DECODE = msgspec.json.Decoder(_Opgeslagen)
_DECODE_KOP = msgspec.json.Decoder(_Kop)


def dump_afleiding(afleiding: Afleiding) -> str:
    """Spell a derivation as JSON, always the same text for the same derivation."""
    stappen = tuple(_Stap(s.code, s.dag, dict(s.params)) for s in afleiding.stappen)
    return _ENCODE.encode(_Opgeslagen(stappen, afleiding.gemaakt, afleiding.begin)).decode()


def load_afleiding(text: str) -> Afleiding:
    """Read a stored derivation back; an empty one gives no steps."""
    value = _DECODE.decode(text or "{}")
    stappen = tuple(Stap(s.code, tuple(sorted(s.params.items())), s.dag) for s in value.stappen)
    return Afleiding(stappen, value.gemaakt, value.begin)


def load_kop(text: str) -> tuple[date | None, str]:
    """Read only the day on which a line was made and what the start decided about it."""
    value = _DECODE_KOP.decode(text or "{}")
    return value.gemaakt, value.begin
