"""The tab *Nu* of a dossier: the four folds (ui.md). Pure: a dossier and a day in, folds out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow, NuRow
from models.values import MATRIX_PARTIJEN, Anker, Staat, Stand

DAGEN_VOORUIT = 14
HOOGSTENS = 7
_NU = (Stand.TE_LAAT, Stand.VANDAAG, Stand.DEZE_WEEK, Stand.OP_SCHEMA, Stand.RICHTDATUM_VOORBIJ)
_LATER = {Stand.UITGESTELD: "uitgesteld", Stand.GEPAUZEERD: "gepauzeerd"}


def nu_of(row: DossierRow, vandaag: date) -> NuRow:
    """Fold the lines of a dossier: own lines of the next 14 days (7 at most), others', later, done."""
    del vandaag  # the lines carry their days; the argument keeps the day visible to who calls
    live = [p for p in row.punten if p.stand != Stand.VERVALLEN]
    own = sorted((p for p in live if _is_nu(p)), key=_nu_order)
    waiting = [p for p in live if _is_wacht(p)]
    later = [p for p in live if p.staat not in (Staat.GEDAAN, Staat.NVT) and _later_key(p)]
    done = [p for p in live if p.stand in (Stand.GEDAAN, Stand.NVT)]
    return NuRow(
        nu=tuple(own[:HOOGSTENS]),
        nog=max(0, len(own) - HOOGSTENS),
        wacht=_group(waiting, _wacht_key, _party_order, lambda p: (_since(p), p.nummer)),
        niet_aan_de_beurt=_group(later, _later_key, _anker_order, lambda p: (_day(p), p.nummer)),
        klaar=tuple(sorted(done, key=lambda p: (p.gedaan_op or date.min, p.nummer), reverse=True)),
        klaar_aantal=len(done),
        voor_onze_tijd=sum(1 for p in live if p.stand == Stand.VOOR_ONZE_TIJD),
    )


def own_lines(row: DossierRow) -> tuple[PuntRow, ...]:
    """All own lines of the next 14 days and what has passed, the most urgent first."""
    return tuple(sorted((p for p in row.punten if _is_nu(p)), key=_nu_order))


def waiting_lines(row: DossierRow) -> tuple[tuple[str, tuple[PuntRow, ...]], ...]:
    """Lines that wait for somebody else: party or name -> lines."""
    waiting = (p for p in row.punten if p.stand != Stand.VERVALLEN and _is_wacht(p))
    return _group(waiting, _wacht_key, _party_order, lambda p: (_since(p), p.nummer))


def _is_nu(punt: PuntRow) -> bool:
    """Whether a line is ours to do now: open, dated within 14 days or passed, or without any date."""
    if not punt.onze or punt.staat == Staat.WACHT:
        return False
    if punt.stand == Stand.GEEN_DATUM:
        return True
    return punt.stand in _NU and punt.dagen is not None and punt.dagen <= DAGEN_VOORUIT


def _nu_order(punt: PuntRow) -> tuple[int, date, bool, int]:
    """Late first, then by day (a passed richtdatum comes before what is still to come), then undated ones."""
    rank = {Stand.TE_LAAT: 0, Stand.GEEN_DATUM: 2}.get(punt.stand, 1)
    return rank, punt.termijn or date.max, not punt.kern, punt.nummer


def _is_wacht(punt: PuntRow) -> bool:
    """Whether somebody else is to move: we said so, or the line is watched and its turn has come."""
    if punt.stand == Stand.WACHT:
        return True
    return not punt.onze and punt.stand in (*_NU, Stand.GEEN_DATUM)


def _wacht_key(punt: PuntRow) -> str:
    return punt.wacht_op if punt.stand == Stand.WACHT and punt.wacht_op else str(punt.doener)


def _later_key(punt: PuntRow) -> str:
    if punt.stand == Stand.NIET_AAN_DE_BEURT:
        return punt.wacht_anker
    return _LATER.get(punt.stand, "")


def _since(punt: PuntRow) -> date:
    return punt.wacht_sinds or punt.termijn or date.max


def _day(punt: PuntRow) -> date:
    return punt.uitgesteld_tot or punt.termijn or date.max


def _party_order(key: str) -> tuple[int, str]:
    codes = [str(partij) for partij in MATRIX_PARTIJEN]
    return (codes.index(key), "") if key in codes else (len(codes), key.casefold())


def _anker_order(key: str) -> tuple[int, str]:
    codes = [str(anker) for anker in Anker]
    return (codes.index(key), "") if key in codes else (len(codes), key)


def _group(
    punten: Iterable[PuntRow],
    key_of: Callable[[PuntRow], str],
    group_order: Callable[[str], tuple[int, str]],
    line_order: Callable[[PuntRow], tuple[date, int]],
) -> tuple[tuple[str, tuple[PuntRow, ...]], ...]:
    groups: dict[str, list[PuntRow]] = {}
    for punt in punten:
        groups.setdefault(key_of(punt), []).append(punt)
    return tuple((key, tuple(sorted(groups[key], key=line_order))) for key in sorted(groups, key=group_order))
