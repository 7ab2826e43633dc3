"""The gate between phases: by order, open ★ named; going on anyway is allowed with a reason (A002, K04)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.rules.standen import AFGEROND, TELT_NIET
from models.values import Anker, Fase, Reden, Stand, Verdict

NOG_NIET_VOORBIJ = (Anker.ELK_HALFJAAR.value, Anker.EINDE_BEGELEIDING.value)
"""What a line waits for while it holds nothing up: a period that still runs (in-25), the end (in-26)."""
EINDE_ANKER = {Fase.PRE_VESTIGING: Anker.TEKENDATUM}
"""Phases that end with an event: pré-vestiging runs until the contract is signed (A026)."""


@dataclass(frozen=True, slots=True)
class PoortPunt:
    """A line as the gate needs it."""

    item_id: str
    nummer: int
    fase: Fase | None
    kern: bool
    stand: Stand
    wacht_anker: str = ""


@dataclass(frozen=True, slots=True)
class Poort:
    """The verdict of the gate: what is still open, and the anchor without which the phase cannot end."""

    verdict: Verdict
    open: tuple[int, ...] = ()
    """Numbers of the open ★ lines, in order."""
    anker_mist: str = ""


def gate(fase: Fase, punten: Iterable[PoortPunt], gekend: frozenset[Anker]) -> Poort:
    """Whether a dossier may leave a phase; `gekend` = anchors whose real date is known.

    Only ★ lines of this phase that apply hold it up. What is unknown, lapsed or before our time does not,
    nor a period that has not ended (in-25), nor the closing itself (in-26 waits for the end of the
    begeleiding).
    """
    open_ = sorted({(p.nummer, p.item_id) for p in punten if holds_up(p, fase)})
    redenen = [Reden.of("kern_punt_open", nummer=nummer, item=item) for nummer, item in open_]
    einde = EINDE_ANKER.get(fase)
    mist = einde is not None and einde not in gekend
    if einde is not None and mist:
        redenen.append(Reden.of("fase_anker_mist", anker=einde.value))
    return Poort(
        Verdict(not redenen, tuple(redenen)),
        tuple(dict.fromkeys(nummer for nummer, _ in open_)),
        einde.value if einde is not None and mist else "",
    )


def holds_up(punt: PoortPunt, fase: Fase) -> bool:
    """Whether an open ★ line holds up the phase."""
    if punt.fase is not fase or not punt.kern:
        return False
    if punt.stand in AFGEROND or punt.stand in TELT_NIET:
        return False
    return punt.wacht_anker not in NOG_NIET_VOORBIJ
