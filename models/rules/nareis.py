"""Family that comes over: the stop of three months, the choice after it, and whether the home suits all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.kalender import add_maanden
from models.rules.wonen import Behoefte, Woning, fits, rooms_for
from models.values import NareisBesluit, Reden, Waarheid


def in_opvang_on(op: date, verhuisd: date | None, nu: Waarheid, *, heeft_azc: bool) -> Waarheid:
    """Whether the household lived in the COA opvang on a day.

    `nu` says how it is now; the move empties it, so for a day before the move the azc tells.
    """
    if verhuisd is not None:
        if op >= verhuisd:
            return Waarheid.NEE
        return Waarheid.JA if heeft_azc else nu
    if nu is Waarheid.ONBEKEND and heeft_azc:
        return Waarheid.JA
    return nu


class BlokStand(StrEnum):
    """How it stands with the stop of leaving the opvang (A097)."""

    LOOPT = "loopt"
    VOORBIJ = "voorbij"
    HERENIGD = "herenigd"
    """The family came: there is nothing to wait for any more."""
    NIET_IN_OPVANG = "niet_in_opvang"
    WEET_NIET = "weet_niet"
    """Nobody said whether the household was in the opvang, or the term is left open."""


@dataclass(frozen=True, slots=True)
class Blok:
    """The stop after the message: from the message up to and including `tot`."""

    stand: BlokStand
    van: date
    tot: date | None = None
    maanden: int | None = None

    @property
    def reden(self) -> Reden:
        """Why it is so, as a sentence of `resources`."""
        found: dict[str, int] = {} if self.maanden is None else {"maanden": self.maanden}
        return Reden.of(f"nareis_blok_{self.stand.value}", **found)


def block(
    bericht: date, in_opvang: Waarheid, maanden: int | None, aangekomen: date | None, vandaag: date
) -> Blok:
    """The stop of leaving the opvang after a message that family may come (A097: 10-01 gives 10-04).

    `maanden` is the figure that held on the day of the message; None = the gemeente left it open.
    """
    if in_opvang is Waarheid.NEE:
        return Blok(BlokStand.NIET_IN_OPVANG, bericht)
    if in_opvang is Waarheid.ONBEKEND or maanden is None:
        return Blok(BlokStand.WEET_NIET, bericht)
    tot = add_maanden(bericht, maanden)
    if aangekomen is not None:
        return Blok(BlokStand.HERENIGD, bericht, min(aangekomen, tot), maanden)
    return Blok(BlokStand.LOOPT if vandaag <= tot else BlokStand.VOORBIJ, bericht, tot, maanden)


def consequences(besluit: NareisBesluit, blok: Blok, hier: int, verwacht: int) -> tuple[Reden, ...]:
    """What follows from a choice, in the order in which people meet it (A098, A199, K05, K06).

    `hier` = people now, `verwacht` = people still to come. The source contradicts itself, so both choices are
    told with what they bring; neither is refused.
    """
    loopt = (Reden.of("nareis_gevolg_stop"),) if blok.stand is BlokStand.LOOPT else ()
    samen = rooms_for(hier + verwacht)
    if besluit is NareisBesluit.NU:
        single = (Reden.of("nareis_gevolg_nu_passend"),) if hier == 1 else ()
        return (
            *loopt,
            Reden.of("nareis_gevolg_nu_kamers", kamers=rooms_for(hier)),
            *single,
            Reden.of("nareis_gevolg_nu_later", kamers=samen),
            Reden.of("nareis_gevolg_nu_opvang"),
        )
    return (
        *loopt,
        Reden.of("nareis_gevolg_wachten_plek"),
        Reden.of("nareis_gevolg_wachten_kamers", kamers=samen),
        Reden.of("nareis_gevolg_wachten_termijn"),
    )


class Past(StrEnum):
    """Whether the home suits everybody together (A099)."""

    PAST = "past"
    TE_KLEIN = "te_klein"
    WEET_NIET = "weet_niet"
    """There is a home, but nobody said how many rooms it has."""
    GEEN_WONING = "geen_woning"


def suits(personen: int, kamers: int | None, nodig: int | None, *, heeft_woning: bool) -> Past:
    """Whether the home has room for so many people; `nodig` = rooms that the gemeente asked for (A099)."""
    if not heeft_woning:
        return Past.GEEN_WONING
    if kamers is None:
        return Past.WEET_NIET
    verdict = fits(Woning(kamers=kamers), Behoefte(personen, kamers=nodig))
    return Past.PAST if verdict.ok else Past.TE_KLEIN


def told_coming(verteld: int, gemeld: int, aantal: int) -> int:
    """How many people are expected in all once a message tells of `aantal` of them (A100).

    `verteld` = expected in all before, `gemeld` = those of them that earlier messages told of. Whoever stands
    on the list by name is the same people that the message is about, unless it tells of more.
    """
    return max(verteld, min(gemeld, verteld) + aantal)


def still_coming(verteld: int, voor: int, na: int, *, vervalt: bool = False) -> int:
    """How many people are still expected, after a change of the list of those known by name.

    `verteld` = expected in all before, `voor` and `na` = expected by name before and after. Where everybody
    was known by name the number goes along; who will not come (`vervalt`) is taken off in any case.
    """
    if vervalt:
        return max(verteld - 1, na, 0)
    return na if verteld == voor else max(verteld, na)
