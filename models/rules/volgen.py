"""Following how a gezin lives after the move: rent of the first months, the year, damage (A008-A013)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from models.rules.kalender import add_maanden
from models.rules.wonen import starts_without_arrears
from models.values import Anker, Waarheid


class Begin(Protocol):
    """An anchor of a traject as it is read: round, and the two dates."""

    @property
    def soort(self) -> str:
        """Its kind."""

    @property
    def ronde(self) -> int:
        """Its round."""

    @property
    def gepland(self) -> date | None:
        """The day that was planned."""

    @property
    def werkelijk(self) -> date | None:
        """The day on which it really was."""


def begin_of(soort: Anker, ankers: Iterable[Begin]) -> tuple[int, date] | None:
    """Round and day from which is followed: of the newest round, there the first that was written down.

    A signing counts when it really was; the first day of a tenancy also when it is agreed upon. None = not
    known yet. `ankers`: of trajects, in the order in which they were written.
    """
    found: tuple[int, date] | None = None
    for one in ankers:
        day = one.werkelijk or (one.gepland if soort is Anker.HUURINGANG else None)
        if one.soort == soort and day is not None and (found is None or one.ronde > found[0]):
            found = (one.ronde, day)
    return found


class HuurStand(StrEnum):
    """How the rent of a month stands on a day."""

    KOMT = "komt"
    """It is not due yet."""
    NIET_GENOTEERD = "niet_genoteerd"
    """Due, and nobody wrote down whether it was paid."""
    OP_TIJD = "op_tijd"
    TE_LAAT = "te_laat"
    """Paid, after the day that it was due."""
    NIET = "niet"
    """Due, and known not to be paid: arrears."""


@dataclass(frozen=True, slots=True)
class HuurMaand:
    """The rent of a month: the day on which it is due, and how it stands."""

    maand: date
    """First day of the month."""
    uiterlijk: date
    betaald_op: date | None
    stand: HuurStand


def rent_months(
    huuringang: date, aantal: int, betaald: Mapping[date, date | None], vandaag: date
) -> tuple[HuurMaand, ...]:
    """The first months of a tenancy from its first day on, each with its stand (A008, A009).

    The first rent is due on the first day of the tenancy, that of a later month on the first of the month.
    `betaald`: what was written down by first day of the month, None = known not to be paid. `aantal`: how
    many months are followed.
    """
    first = huuringang.replace(day=1)
    months = (add_maanden(first, n) for n in range(max(aantal, 0)))
    return tuple(_rent(month, max(month, huuringang), betaald, vandaag) for month in months)


def _rent(maand: date, uiterlijk: date, betaald: Mapping[date, date | None], vandaag: date) -> HuurMaand:
    paid = betaald.get(maand)
    if paid is not None:
        in_time = starts_without_arrears(uiterlijk, paid)
        return HuurMaand(maand, uiterlijk, paid, HuurStand.OP_TIJD if in_time else HuurStand.TE_LAAT)
    if uiterlijk > vandaag:
        return HuurMaand(maand, uiterlijk, None, HuurStand.KOMT)
    known = maand in betaald
    return HuurMaand(maand, uiterlijk, None, HuurStand.NIET if known else HuurStand.NIET_GENOTEERD)


def arrears(maanden: Iterable[HuurMaand]) -> tuple[date, ...]:
    """The months of which the rent is due and known not to be paid (A009)."""
    return tuple(one.maand for one in maanden if one.stand is HuurStand.NIET)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the year of monitoring: so many months after the signing, and when it was held."""

    maanden: int
    gepland: date
    gedaan_op: date | None = None
    laatste: bool = False
    """The one that ends the year; it is a point of the checklist as well."""

    def due(self, dag: date) -> bool:
        """Whether it should have been held by the day, and was not."""
        return self.gedaan_op is None and self.gepland <= dag


def moments(
    tekendatum: date, na_maanden: Iterable[int], duur: int, gedaan: Mapping[int, date]
) -> tuple[Moment, ...]:
    """The moments of the year after the signing; the last one is its end (A011: tekendatum + 12 months).

    `na_maanden`: after how many months there is one; what lies on or after the end is left out. `duur`: how
    long is followed, in months. What was held at a moment that is no longer planned stays.
    """
    planned = {n for n in na_maanden if 0 < n < duur} | {duur} | set(gedaan)
    return tuple(
        Moment(n, add_maanden(tekendatum, n), gedaan.get(n), laatste=n == duur) for n in sorted(planned)
    )


def due_now(momenten: Iterable[Moment], dag: date) -> Moment | None:
    """The moment to hold on a day: the last one that was due, where that was not held and the year runs on.

    An earlier one that was missed is not asked for any more, and the end of the year is a point of its own.
    """
    past = [one for one in momenten if one.gepland <= dag]
    last = max(past, key=lambda one: one.gepland, default=None)
    return last if last is not None and last.due(dag) and not last.laatste else None


def months_in(words: Iterable[str]) -> tuple[int, ...]:
    """The whole numbers in a setting that lists months; what is no number is left out."""
    return tuple(int(word) for word in words if word.strip().isdecimal())


def who_pays(tekort: Waarheid, afspraak: str) -> str:
    """Who pays damage to the dwelling (A013): code of the party, empty = not to say yet.

    `tekort`: whether the begeleiding demonstrably fell short; then it is the party of the agreement that held
    on the day (`afspraak`, empty = nothing agreed). If it did not, the gezin pays as every tenant does.
    """
    if tekort is Waarheid.JA:
        return afspraak
    return "gezin" if tekort is Waarheid.NEE else ""


def reads_none(gegeven: Collection[str], leest: Iterable[str]) -> tuple[str, ...]:
    """The languages in which people of the gezin read and have no sheet on living behaviour yet (A010)."""
    return tuple(sorted({taal for taal in leest if taal} - set(gegeven)))
