"""What of a profile in TVS is still empty, and what must wait for it (A043, A049, A053)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.rules.toewijzing import VEREIST, missing_before
from models.values import Waarheid


@dataclass(frozen=True, slots=True)
class ProfielPersoon:
    """What is known of one person, as the profile asks it; never anything about health (A044)."""

    letter: str
    volwassen: bool = True
    geboren: bool = False
    v_nummer: bool = False
    herkomst: bool = False
    taal: bool = False
    opleiding: bool = False
    werkervaring: bool = False
    bsn: bool = False


@dataclass(frozen=True, slots=True)
class Leeg:
    """An empty item: its code, and of whom; no letters = of the household."""

    code: str
    letters: tuple[str, ...] = ()


_PER_PERSOON: tuple[tuple[str, Callable[[ProfielPersoon], bool]], ...] = (
    ("geboren", lambda p: p.geboren),
    ("v_nummer", lambda p: p.v_nummer),
    ("herkomst", lambda p: p.herkomst),
    ("taal", lambda p: p.taal),
    ("opleiding", lambda p: p.opleiding or not p.volwassen),
    ("werkervaring", lambda p: p.werkervaring or not p.volwassen),
    ("bsn", lambda p: p.bsn),
)


def empty_items(
    personen: Iterable[ProfielPersoon], verwacht: int, woonbehoefte: Waarheid, familie: Waarheid
) -> tuple[Leeg, ...]:
    """The items of the profile that are still empty, in the order of the profile (A043).

    `verwacht` = the number of people that the koppeling told: fewer known people is an item too. School and
    work are asked of adults only.
    """
    people = tuple(personen)
    found = [Leeg("personen")] if len(people) < verwacht or not people else []
    for code, known in _PER_PERSOON:
        letters = tuple(p.letter for p in people if not known(p))
        if letters:
            found.append(Leeg(code, letters))
    found += [
        Leeg(code)
        for code, answer in (("woonbehoefte", woonbehoefte), ("familie", familie))
        if answer is Waarheid.ONBEKEND
    ]
    return tuple(found)


def waits_for(er_is: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each wish that cannot be done yet, with what must come first, in order (A049)."""
    held = set(er_is)
    wishes = [(wens, missing_before(wens, held)) for wens in VEREIST if wens not in held]
    return tuple((wens, first) for wens, first in wishes if first)
