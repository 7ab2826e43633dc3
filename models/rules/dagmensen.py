"""Who of a gezin must be at a loket (checklists-aanvulling 3), and whether it has a small child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ALLEN = "allen"
VOLWASSEN = 18
OUDERS = ("hoofd", "partner")


@dataclass(frozen=True, slots=True)
class Mens:
    """A person of the gezin on the day."""

    uid: str
    letter: str
    relatie: str
    leeftijd: int | None = None

    @property
    def is_volwassen(self) -> bool:
        """Whether 18 or older; without a birth date head, partner and parents are taken as adults."""
        if self.leeftijd is not None:
            return self.leeftijd >= VOLWASSEN
        return self.relatie in (*OUDERS, "ouder")


def who_comes(komt: str, mensen: Sequence[Mens], eigen: str = "") -> tuple[Mens, ...]:
    """The people who must be there: by the word of the loket, or by the letters that were set for this gezin.

    `allen`, `volwassenen`, `tekenaars` (who signs: head and partner), `ouder` and `een_volwassene` (the first
    of those). A gezin without adults sends its first person.
    """
    if eigen:
        return tuple(mens for mens in mensen if mens.letter in eigen.split())
    if komt == ALLEN:
        return tuple(mensen)
    adults = [mens for mens in mensen if mens.is_volwassen] or list(mensen[:1])
    if komt == "volwassenen":
        return tuple(adults)
    heads = [mens for mens in adults if mens.relatie in OUDERS] or adults[:1]
    return tuple(heads if komt == "tekenaars" else heads[:1])


def has_small_child(mensen: Iterable[Mens], tot_en_met: int) -> bool:
    """Whether somebody is not older than so many years."""
    return any(mens.leeftijd is not None and mens.leeftijd <= tot_en_met for mens in mensen)
