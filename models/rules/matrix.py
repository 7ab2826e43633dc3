"""The verantwoordelijkheidsmatrix: whether a row is allowed, and how it stands in one dossier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.standen import AFGEROND, OPEN_STANDEN
from models.values import MATRIX_PARTIJEN, Partij, Reden, RijStand, Stand, Verdeling, Verdict

MINSTE_GEDEELD = 2
_OP_DE_KOLOM = {Partij.NID: Partij.MB}
"""Nidos has no column: it is the begeleiding of the youngster until 18 (aanvulling, Conflicts 1)."""


def validate_row(verdeling: Verdeling, partijen: Sequence[Partij], trekker: Partij) -> Verdict:
    """Whether a row may be so: volledig = exactly one party, gedeeld = two or more and one trekker (A033)."""
    redenen = []
    if verdeling is Verdeling.VOLLEDIG and len(set(partijen)) != 1:
        redenen.append(Reden.of("matrix_volledig_een", aantal=len(set(partijen))))
    if verdeling is Verdeling.GEDEELD and len(set(partijen)) < MINSTE_GEDEELD:
        redenen.append(Reden.of("matrix_gedeeld_twee", aantal=len(set(partijen))))
    if trekker not in partijen:
        redenen.append(Reden.of("matrix_trekker_doet_mee", partij=trekker.value))
    redenen.extend(
        Reden.of("matrix_geen_kolom", partij=partij.value)
        for partij in partijen
        if partij not in MATRIX_PARTIJEN
    )
    return Verdict(not redenen, tuple(redenen))


def column_of(partij: Partij, *, doet_begeleiding_zelf: bool = False) -> Partij:
    """The column a party stands in; where the gemeente does the begeleiding itself, GEM stands for MB."""
    kolom = _OP_DE_KOLOM.get(partij, partij)
    return Partij.GEM if kolom is Partij.MB and doet_begeleiding_zelf else kolom


@dataclass(frozen=True, slots=True)
class RijPunt:
    """An actiepunt as its row needs it."""

    stand: Stand
    onze: bool
    datum: date | None = None


@dataclass(frozen=True, slots=True)
class RijUitkomst:
    """How a row stands in a dossier: state, n of m done, and the earliest open date (foundations 14)."""

    stand: RijStand
    klaar: int
    totaal: int
    eerste_datum: date | None


def row_state(punten: Iterable[RijPunt]) -> RijUitkomst:
    """Say how a responsibility stands in a dossier, from its lines.

    In this order: n.v.t. (no line applies) · te laat · wacht op ander (all that is open is others' work) ·
    bezig (some done) · te doen · klaar. What lies before our time counts as done, what is unknown nowhere.
    """
    lijst = [p for p in punten if p.stand not in (Stand.VERVALLEN, Stand.NOG_TE_BEPALEN)]
    klaar = [p for p in lijst if p.stand in AFGEROND or p.stand is Stand.VOOR_ONZE_TIJD]
    open_ = [p for p in lijst if p.stand in OPEN_STANDEN or p.stand is Stand.WACHT]
    datum = min((p.datum for p in open_ if p.datum is not None), default=None)
    return RijUitkomst(_state(lijst, klaar, open_), len(klaar), len(lijst), datum)


def _state(lijst: list[RijPunt], klaar: list[RijPunt], open_: list[RijPunt]) -> RijStand:
    if not lijst:
        return RijStand.NVT
    if any(p.stand is Stand.TE_LAAT for p in open_):
        return RijStand.TE_LAAT
    if not open_:
        return RijStand.KLAAR
    if all(not p.onze or p.stand is Stand.WACHT for p in open_):
        return RijStand.WACHT_OP_ANDER
    return RijStand.BEZIG if klaar else RijStand.TE_DOEN
