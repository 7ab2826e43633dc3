"""The clock line, the three signs and the gate of a dossier: its rows put before the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.queries.feiten import CijfersVan
from models.queries.lezer import Lezer
from models.queries.rows import PuntRow
from models.queries.rows_dossier import AnkerRow, KlokDeel, LichtRow, PauzeRow
from models.rules import fasen, klok
from models.rules.feiten import PauzeFeit
from models.rules.tellen import first_home
from models.values import Anker, Fase, Waarheid


@dataclass(frozen=True, slots=True)
class KlokRegels:
    """The clock line and the signs."""

    delen: tuple[KlokDeel, ...]
    lichten: tuple[LichtRow, ...]


@dataclass(frozen=True, slots=True)
class Poort:
    """What still blocks the next phase."""

    open: tuple[PuntRow, ...] = ()
    anker_mist: str = ""


@dataclass(frozen=True, slots=True)
class Stukken:
    """What of a dossier the clock looks at."""

    gemeente_uid: str
    in_opvang: str
    gesloten: bool
    ankers: tuple[AnkerRow, ...]
    geteld_op: date | None
    """The first day on which somebody of the first traject counted (`tellen.first_counted`)."""
    pauzes: tuple[PauzeRow, ...]
    punten: tuple[PuntRow, ...]


def of_dossier(lezer: Lezer, van: Stukken) -> KlokRegels:
    """Work out the clock line and the three signs of a dossier."""
    figures = CijfersVan(lezer.stand, van.gemeente_uid, lezer.stand.provincies.get(van.gemeente_uid, ""))
    pauzes = tuple(PauzeFeit(p.van, p.tot) for p in van.pauzes)
    clock = klok.clock(_moment(van), figures, lezer.vandaag, pauzes=pauzes, gesloten=van.gesloten)
    rows = matrix_rows(lezer, van.gemeente_uid)
    signs = klok.lights((klok.LichtPunt(rows.get(p.item_id, ""), p.stand) for p in van.punten), clock.delen)
    return KlokRegels(
        tuple(
            KlokDeel(
                code=d.code,
                dagen_norm=d.dagen_norm,
                van=d.van,
                tot=d.tot,
                klaar_op=d.klaar_op,
                dagen_over=d.dagen_over,
                stand=d.stand,
                gepauzeerd=d.gepauzeerd,
            )
            for d in clock.delen
        ),
        tuple(LichtRow(code=s.code, stand=s.stand, redenen=s.redenen) for s in signs),
    )


def gate(fase: Fase, punten: tuple[PuntRow, ...], ankers: tuple[AnkerRow, ...]) -> Poort:
    """Name what blocks the next phase: its open ★, and the tekendatum after phase 1 (foundations 9)."""
    if fase.volgende is None:
        return Poort()
    known = frozenset(Anker(a.soort) for a in ankers if a.werkelijk is not None)
    lines = {_gate_point(p): p for p in punten}
    verdict = fasen.gate(fase, lines, known)
    return Poort(tuple(p for key, p in lines.items() if fasen.holds_up(key, fase)), verdict.anker_mist)


def matrix_rows(lezer: Lezer, gemeente_uid: str) -> Mapping[str, str]:
    """Give the responsibility (`m-NN`) of every item of a gemeente."""
    return {item.id: item.matrix for item in lezer.inhoud(gemeente_uid).items.values()}


def _gate_point(p: PuntRow) -> fasen.PoortPunt:
    return fasen.PoortPunt(p.item_id, p.nummer, p.fase, p.kern, p.stand, p.wacht_anker)


def first_traject(ankers: Iterable[AnkerRow]) -> str:
    """The uid of the traject that the clock runs on; empty while nothing was coupled."""
    return next((a.drager_uid for a in ankers if a.soort == Anker.KOPPELING), "")


def moment_of(ankers: Iterable[AnkerRow], geteld_op: date | None) -> klok.Moment:
    """The dates of the first traject, the newest round of each but the move.

    The way ends where taakstelling and *Doorlooptijd* end it (A103, A203): at the first move, or at the day
    that counted before it. A contract of a later dwelling says nothing about it, so who lives in a
    tussenvoorziening is not late with signing.
    """
    found = tuple(ankers)
    first = first_traject(found)
    real: dict[str, date] = {}
    moves: list[date] = []
    for anker in found:
        if anker.werkelijk is None or (
            first and anker.drager_soort == "traject" and anker.drager_uid != first
        ):
            continue
        real[anker.soort] = anker.werkelijk
        if anker.soort == Anker.VERHUIZING:
            moves.append(anker.werkelijk)
    housed = first_home(real.get(Anker.KOPPELING), min(moves, default=None), geteld_op)
    signed = real.get(Anker.TEKENDATUM)
    if housed is not None and (signed is None or signed > housed) and geteld_op is not None:
        signed = housed
    return klok.Moment(
        vergunning=real.get(Anker.VERGUNNING),
        koppeling=real.get(Anker.KOPPELING),
        tekendatum=signed,
        verhuizing=housed,
        bericht_nareis=real.get(Anker.BERICHT_NAREIS) if Anker.AANKOMST_NAREIS not in real else None,
    )


def _moment(van: Stukken) -> klok.Moment:
    """The same; news of family only while it blocks."""
    found = moment_of(van.ankers, van.geteld_op)
    return found if van.in_opvang == Waarheid.JA else replace(found, bericht_nareis=None)
