"""Frozen rows of the logboek: entries, what an entry changed, and what the logboekblad says."""

from __future__ import annotations

from datetime import date, datetime

from models.queries.rows import PaperHead, Row
from models.values import LogSoort


class LogFilter(Row, frozen=True, kw_only=True):
    """Which entries; an empty field chooses nothing out."""

    wie: str = ""
    """Uid of a medewerker, or `systeem`."""
    soort: LogSoort | None = None
    dossier: str = ""
    """A dossier number as people type it: `T1-0012`, `0012` or `12`."""
    van: date | None = None
    tot: date | None = None
    """Last day, included."""


class LogRow(Row, frozen=True, kw_only=True):
    """One entry: who, what, about what, with what result, from where, when (BIO2 8.15.01)."""

    nummer: int
    uid: str
    op: datetime
    wie: str
    """Name of the medewerker; empty = nobody was signed in."""
    systeem: bool
    """Whether the program did it by itself."""
    soort: str
    groep: LogSoort
    dossier_nummer: str
    dossier_uid: str
    """Only where who asks may see the dossier."""
    over_soort: str
    """What it is about beside the dossier: a table, or a thing outside (`reservekopie`)."""
    over: str
    """Its name, number, letter or moment, where who asks may know it."""
    resultaat: str
    herkomst: str
    wijzigingen: int
    """How many fields and rows it changed."""


class LogPage(Row, frozen=True, kw_only=True):
    """Entries, the newest first."""

    rijen: tuple[LogRow, ...]
    meer: bool
    """Whether older ones fit the filter too; ask for those before the last number."""


class LogWijziging(Row, frozen=True, kw_only=True):
    """A field that an entry changed; values only where who asks may see them."""

    tabel: str
    veld: str
    actie: str
    oud: str
    nieuw: str
    zichtbaar: bool
    """False = the values are out of sight, or were erased."""
    aantal: int = 1
    """Equal changes that stand on this line together."""


class NagekekenRow(Row, frozen=True, kw_only=True):
    """When the logboek was read through last, and what came of it."""

    op: datetime
    wie: str
    resultaat: str
    nummer: int
    """The last entry that was read, or the first that was wrong."""


class LogBevinding(Row, frozen=True, kw_only=True):
    """What reading the logboek through found first."""

    code: str
    nummer: int
    op: datetime | None
    """Moment of that entry; None where it is missing."""
    soort: str
    bron: str
    """Where the anchor that told it was kept; empty where none was needed."""
    bron_op: datetime | None


class LogOordeel(Row, frozen=True, kw_only=True):
    """What reading the logboek through gave."""

    gelezen: int
    """The last entry."""
    oud_tot: int
    """Entries up to here are from before the chain with a key."""
    bevestigd: int
    """Anchors in backups and on paper that agreed."""
    bevinding: LogBevinding | None


class LogboekFacts(Row, frozen=True, kw_only=True):
    """The logboekblad of a month."""

    head: PaperHead
    van: date
    tot: date
    """Last day that it counts."""
    aantallen: tuple[tuple[LogSoort, int], ...]
    mensen: int
    """Medewerkers who worked in it."""
    dossiers: int
    """Dossiers that were looked at or changed."""
    eerste: int
    laatste: int
    """First and last number of the month; 0 = none."""
    stand: int
    """Number of the last entry at the moment of printing."""
    stand_op: datetime
    code: str
    """The anchor in groups."""
    nagekeken: NagekekenRow | None
