"""Figures of the gemeente: what was published, how the provincie looks at it, what moves between gemeenten.

Nothing here names anybody who is helped.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Flag, Json, Line, Note, OnDay, Regels, Row


class Taakstelling(Row):
    """A half-year in published figures (persons), as a version: a later figure is a new row.

    `gebied` is empty for the gemeente itself; rows of a list that was read in say which area they are of.
    """

    __tablename__ = "taakstelling"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "lijst", "gebied", "jaar", "deel", "nummer", name="een_versie"),
        CheckConstraint("deel IN (1, 2)", name="deel"),
        CheckConstraint("nummer > 0", name="nummer"),
        CheckConstraint("geen = 0 OR taakstelling IS NULL", name="geen_taakstelling"),
        CheckConstraint("(lijst = '') = (gebied = '')", name="gebied_in_lijst"),
        Index(None, "gemeente_id", "lijst"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("reden",),
        blijft=("lijst", "gebied", "bron"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    lijst: Mapped[Line]
    """Name of the list that was read in; empty = typed, of the gemeente itself."""
    gebied: Mapped[Line]
    jaar: Mapped[Count]
    deel: Mapped[Count]
    nummer: Mapped[Count] = mapped_column(default=1)
    geen: Mapped[Flag]
    """There is no taakstelling in this half-year."""
    opening: Mapped[int | None] = mapped_column(Integer)
    """Arrears (+) or lead (-) at the start; None = what the half-year before ended with."""
    taakstelling: Mapped[int | None] = mapped_column(Integer)
    opgave: Mapped[int | None] = mapped_column(Integer)
    """As a list states it; our own is computed."""
    realisatie: Mapped[int | None] = mapped_column(Integer)
    stand: Mapped[int | None] = mapped_column(Integer)
    """The published closing."""
    procent: Mapped[int | None] = mapped_column(Integer)
    """As a list states it."""
    peildatum: Mapped[OnDay | None]
    """Of which day realisatie and stand are."""
    bekend_op: Mapped[OnDay]
    bron: Mapped[Line]
    reden: Mapped[Note]
    """Why the published closing is not our sum."""


class Toezicht(Row):
    """What weighs in how the provincie looks at a half-year: koppelingen and grounds (A119, A186)."""

    __tablename__ = "toezicht"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "jaar", "deel", name="een_halfjaar"),
        CheckConstraint("deel IN (1, 2)", name="deel"),
        CheckConstraint("gekoppeld IS NULL OR gekoppeld >= 0", name="gekoppeld"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("uitleg",),
        blijft=("gronden",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    jaar: Mapped[Count]
    deel: Mapped[Count]
    gekoppeld: Mapped[int | None] = mapped_column(Integer)
    """Persons that the regievoerder coupled in this half-year; None = our own count."""
    gronden: Mapped[Json] = mapped_column(default="[]")
    """Codes of the grounds, as a list."""
    uitleg: Mapped[Note]


class Ladderstap(Row):
    """A step of the interventieladder about a half-year: the day it was done, and a term of the provincie."""

    __tablename__ = "ladderstap"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "jaar", "deel", "stap", name="een_stap"),
        CheckConstraint("deel IN (1, 2)", name="deel"),
        Index(None, "gemeente_id"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("notitie",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    jaar: Mapped[Count]
    deel: Mapped[Count]
    stap: Mapped[Code]
    uiterlijk: Mapped[OnDay | None]
    """A term that the provincie set itself (A081); None = the one that follows from the step before."""
    gedaan_op: Mapped[OnDay | None]
    uitkomst: Mapped[Code] = mapped_column(default="")
    """How the ladder ended here (`Ladderuitkomst`); empty = it goes on."""
    notitie: Mapped[Note]


class Herverdeling(Row):
    """An agreement of gemeenten to change their taakstellingen together (A074-A078)."""

    __tablename__ = "herverdeling"
    __table_args__ = (CheckConstraint("deel IN (1, 2)", name="deel"), Index(None, "gemeente_id"))
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("notitie",),
        blijft=("coordinator",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    jaar: Mapped[Count]
    deel: Mapped[Count]
    coordinator: Mapped[Line]
    """The gemeente that coordinates (A077)."""
    afgestemd_op: Mapped[OnDay | None]
    """Agreed beforehand with the provincie (A078)."""
    gemeld_op: Mapped[OnDay | None]
    """Told to provincie, minister and regievoerder (A076)."""
    notitie: Mapped[Note]


class HerverdelingRegel(Row):
    """What one gemeente takes on (+) or gives away (-) in a herverdeling, in persons."""

    __tablename__ = "herverdeling_regel"
    __table_args__ = (
        UniqueConstraint("herverdeling_id", "gemeente"),
        CheckConstraint("gemeente <> ''", name="met_gemeente"),
        CheckConstraint("taakstelling >= 0 AND gekoppeld >= 0", name="niet_minder_dan_nul"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("gemeente",),
    )

    herverdeling_id: Mapped[int] = mapped_column(ForeignKey("herverdeling.id"))
    gemeente: Mapped[Line]
    aantal: Mapped[int] = mapped_column(Integer)
    taakstelling: Mapped[Count]
    gekoppeld: Mapped[Count]
