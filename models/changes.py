"""What a verb changed: areas that screens refresh, and what the person may read about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """A part of the kluis that screens listen to."""

    DOSSIER = "dossier"
    PUNTEN = "punten"
    PERSONEN = "personen"
    REGELDAG = "regeldag"
    ORGANISATIES = "organisaties"
    MEDEWERKERS = "medewerkers"
    INHOUD = "inhoud"
    INSTELLINGEN = "instellingen"
    MATRIX = "matrix"
    AFDRUK = "afdruk"
    KLUIS = "kluis"
    BEWAREN = "bewaren"
    """What may go, requests of people, sharing, and the registers of the AVG."""
    BERICHTEN = "berichten"
    OVERDRACHT = "overdracht"
    WONINGEN = "woningen"
    GEMEENTE = "gemeente"
    """Figures and agreements of the gemeente itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """A committed change: its bewerking, the areas it touched and the dossiers in it."""

    bewerking: str
    soort: str
    areas: frozenset[Area]
    dossiers: frozenset[str] = frozenset()
    onderwerp: str = ""
    """Uid of what was made (new dossier, regeldag, afdruk); empty when nothing new was made."""


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A date that moves, for the preview."""

    punt: str
    tekst: str
    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a verb would do, computed by doing it and rolling back (foundations 17)."""

    erbij: tuple[str, ...] = ()
    vervalt: tuple[str, ...] = ()
    gedaan: tuple[str, ...] = ()
    verschoven: tuple[Verschuiving, ...] = ()
    waarschuwingen: tuple[tuple[str, tuple[tuple[str, str | int], ...]], ...] = ()
    """Reason codes with parameters that the person must see before saving."""

    @property
    def leeg(self) -> bool:
        """Whether nothing would change in the actiepunten."""
        return not (self.erbij or self.vervalt or self.gedaan or self.verschoven)
