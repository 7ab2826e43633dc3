"""The 72 hours after a breach was noticed: what should be done when (AVG art. 33 and 34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.values import Risico


class LekStap(StrEnum):
    """What is asked after a breach, in this order."""

    STOPPEN = "stoppen"
    FG = "fg"
    AP = "ap"
    BETROKKENEN = "betrokkenen"


class LekStand(StrEnum):
    """How a step stands."""

    GEDAAN = "gedaan"
    NIET_NODIG = "niet_nodig"
    TE_DOEN = "te_doen"
    TE_LAAT = "te_laat"


@dataclass(frozen=True, slots=True)
class Lekfeiten:
    """What is known of a breach."""

    ontdekt_op: datetime
    risico: Risico = Risico.ONBEKEND
    maatregelen: bool = False
    """Something was done to stop it."""
    fg_op: datetime | None = None
    ap_op: datetime | None = None
    ap_reden: bool = False
    """It was written down why the AP is not told."""
    betrokkenen_op: datetime | None = None
    betrokkenen_reden: bool = False


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: until when, and how it stands."""

    stap: LekStap
    uiterlijk: datetime | None
    """None = as soon as possible, no fixed hour."""
    stand: LekStand


@dataclass(frozen=True, slots=True)
class Lekklok:
    """The clock of one breach."""

    uiterlijk: datetime
    """Last moment to tell the AP."""
    uren_over: int
    """Whole hours left; negative = so many hours too late."""
    stappen: tuple[Stap, ...]

    @property
    def klaar(self) -> bool:
        """Whether nothing is asked any more."""
        return all(one.stand in (LekStand.GEDAAN, LekStand.NIET_NODIG) for one in self.stappen)


def breach_clock(feiten: Lekfeiten, nu: datetime, uren: int, uren_fg: int) -> Lekklok:
    """Compute the clock: `uren` to tell the AP (72), `uren_fg` to tell one's own FG (proposal 24).

    A breach without risk need not be told to the AP, with the reason written down; only one with a great risk
    must be told to the people themselves. While the risk is not known, both are still to be judged.
    """
    last = feiten.ontdekt_op + timedelta(hours=uren)
    steps = (
        _step(LekStap.STOPPEN, None, nu, done=feiten.maatregelen, exempt=False),
        _step(
            LekStap.FG,
            feiten.ontdekt_op + timedelta(hours=uren_fg),
            nu,
            done=feiten.fg_op is not None,
            exempt=False,
        ),
        _step(
            LekStap.AP,
            last,
            nu,
            done=feiten.ap_op is not None,
            exempt=feiten.risico is Risico.GEEN and feiten.ap_reden,
        ),
        _step(
            LekStap.BETROKKENEN,
            None,
            nu,
            done=feiten.betrokkenen_op is not None,
            exempt=feiten.risico in (Risico.GEEN, Risico.RISICO) or feiten.betrokkenen_reden,
        ),
    )
    left = (last - nu).total_seconds() / 3600
    return Lekklok(last, int(left // 1), steps)


def _step(stap: LekStap, until: datetime | None, nu: datetime, *, done: bool, exempt: bool) -> Stap:
    if done:
        return Stap(stap, until, LekStand.GEDAAN)
    if exempt:
        return Stap(stap, until, LekStand.NIET_NODIG)
    late = until is not None and nu > until
    return Stap(stap, until, LekStand.TE_LAAT if late else LekStand.TE_DOEN)
