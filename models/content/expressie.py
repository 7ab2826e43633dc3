"""The small language of `als`: condition codes with `en`, `of`, `niet` and brackets, in three-valued logic.

`niet` binds strongest, then `en`, then `of`: "groot of nareis en niet in_opvang" reads as
"groot of (nareis en (niet in_opvang))". The empty text means: always.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from models.errors import Refused
from models.values import Waarheid

MAX_DIEPTE = 30
"""Brackets and `niet` nested deeper than this are refused; no condition of a checklist needs five."""

_TEKEN = re.compile(r"\s*(?:(?P<haakje>[()])|(?P<woord>[a-z][a-z0-9_]*))")
_ORDE = {Waarheid.NEE: 0, Waarheid.ONBEKEND: 1, Waarheid.JA: 2}
_OMGEKEERD = {
    Waarheid.JA: Waarheid.NEE,
    Waarheid.NEE: Waarheid.JA,
    Waarheid.ONBEKEND: Waarheid.ONBEKEND,
}


class ExpressieFout(Refused):
    """The text of a condition cannot be read; code `inhoud_voorwaarde_fout`, `plek` counts from 1."""


@dataclass(frozen=True, slots=True)
class Altijd:
    """The empty condition: always true."""


@dataclass(frozen=True, slots=True)
class Naam:
    """A condition code."""

    code: str


@dataclass(frozen=True, slots=True)
class Niet:
    """The opposite."""

    deel: Expressie


@dataclass(frozen=True, slots=True)
class En:
    """True when all parts are."""

    delen: tuple[Expressie, ...]


@dataclass(frozen=True, slots=True)
class Of:
    """True when one of the parts is."""

    delen: tuple[Expressie, ...]


Expressie: TypeAlias = Altijd | Naam | Niet | En | Of


@lru_cache(maxsize=512)
def parse(tekst: str) -> Expressie:
    """Read the text of a condition.

    Raises `ExpressieFout` with the text and the place where it cannot be read on.
    """
    lezer = _Lezer(tekst)
    if not lezer.tekens:
        return Altijd()
    resultaat = lezer.of(0)
    if lezer.kijk() is not None:
        raise lezer.fout()
    return resultaat


def names(expressie: Expressie) -> frozenset[str]:
    """The condition codes that occur in it."""
    match expressie:
        case Naam(code):
            return frozenset((code,))
        case Niet(deel):
            return names(deel)
        case En(delen) | Of(delen):
            return frozenset().union(*(names(deel) for deel in delen))
        case _:
            return frozenset()


def evaluate(expressie: Expressie, waarden: Mapping[str, Waarheid]) -> Waarheid:
    """Kleene's three-valued truth; a code without a value counts as onbekend (foundations 7)."""
    match expressie:
        case Naam(code):
            return waarden.get(code, Waarheid.ONBEKEND)
        case Niet(deel):
            return _OMGEKEERD[evaluate(deel, waarden)]
        case En(delen):
            return min((evaluate(deel, waarden) for deel in delen), key=_ORDE.__getitem__)
        case Of(delen):
            return max((evaluate(deel, waarden) for deel in delen), key=_ORDE.__getitem__)
        case _:
            return Waarheid.JA


def undecided(expressie: Expressie, waarden: Mapping[str, Waarheid]) -> tuple[str, ...]:
    """The unknown codes that keep the answer from being known, in alphabetical order; empty when it is known.

    These are the questions for *nog te bepalen*: "weinig_nl" is not asked of a child that is too young for
    "kind12_17 en weinig_nl".
    """
    if evaluate(expressie, waarden) is not Waarheid.ONBEKEND:
        return ()
    match expressie:
        case Naam(code):
            return (code,)
        case Niet(deel):
            return undecided(deel, waarden)
        case En(delen) | Of(delen):
            return tuple(sorted({code for deel in delen for code in undecided(deel, waarden)}))
        case _:  # pragma: no cover - Altijd is never unknown, so never here
            return ()


def show(expressie: Expressie) -> str:
    """The expression as text that `parse` reads back to the same expression."""
    match expressie:
        case Naam(code):
            return code
        case Niet(deel):
            return f"niet {_met_haakjes(deel)}"
        case En(delen):
            return " en ".join(_met_haakjes(deel) for deel in delen)
        case Of(delen):
            return " of ".join(_met_haakjes(deel) for deel in delen)
        case _:
            return ""


def _met_haakjes(deel: Expressie) -> str:
    return f"({show(deel)})" if isinstance(deel, En | Of) else show(deel)


class _Lezer:
    """Reads left to right; one method for each level of binding."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.tekens: list[tuple[str, int]] = []
        self._nu = 0
        plek = 0
        einde = len(tekst.rstrip())
        while plek < einde:
            gevonden = _TEKEN.match(tekst, plek)
            if gevonden is None:
                raise self._fout_op(plek + len(tekst[plek:]) - len(tekst[plek:].lstrip()))
            plek = gevonden.end()
            teken = gevonden["haakje"] or gevonden["woord"]
            self.tekens.append((teken, plek - len(teken)))

    def kijk(self) -> str | None:
        """The next word or bracket, without taking it."""
        return self.tekens[self._nu][0] if self._nu < len(self.tekens) else None

    def fout(self) -> ExpressieFout:
        """The error at the place where reading stopped."""
        over = self._nu < len(self.tekens)
        return self._fout_op(self.tekens[self._nu][1] if over else len(self.tekst.rstrip()))

    def of(self, diepte: int) -> Expressie:
        delen = [self._en(diepte)]
        while self.kijk() == "of":
            self._nu += 1
            delen.append(self._en(diepte))
        return delen[0] if len(delen) == 1 else Of(tuple(delen))

    def _en(self, diepte: int) -> Expressie:
        delen = [self._niet(diepte)]
        while self.kijk() == "en":
            self._nu += 1
            delen.append(self._niet(diepte))
        return delen[0] if len(delen) == 1 else En(tuple(delen))

    def _niet(self, diepte: int) -> Expressie:
        teken = self.kijk()
        if diepte >= MAX_DIEPTE or teken is None or teken in {"en", "of", ")"}:
            raise self.fout()
        self._nu += 1
        if teken == "niet":
            return Niet(self._niet(diepte + 1))
        if teken == "(":
            binnen = self.of(diepte + 1)
            if self.kijk() != ")":
                raise self.fout()
            self._nu += 1
            return binnen
        return Naam(teken)

    def _fout_op(self, plek: int) -> ExpressieFout:
        return ExpressieFout("inhoud_voorwaarde_fout", tekst=self.tekst, plek=plek + 1)
