"""Overleggen, points and good examples of the gemeente, signatures and reactions to the matrix."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Flag, Line, Name80, Note, OnDay, Regels, Row, one_of
from models.rules.overleggen import OverlegSoort
from models.values import Partij, Staat

TEKENAARS = ("wonen", "sociaal_domein", "corporatie", "huurders", "begeleiding")
"""Who signs the matrix: twice the gemeente, then each partner (A208)."""


class Overleg(Row):
    """A bestuurlijk overleg, or that about amv's: planned, held, what was decided (A022, A141, A177)."""

    __tablename__ = "overleg"
    __table_args__ = (
        one_of("soort", OverlegSoort),
        CheckConstraint("NOT gehouden OR afgezegd_op IS NULL", name="gehouden_of_afgezegd"),
        Index(None, "gemeente_id", "soort", "op"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("agenda", "besluiten", "aanwezig"),
        blijft=("tijd", "plaats"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    soort: Mapped[Code]
    op: Mapped[OnDay]
    tijd: Mapped[Line]
    plaats: Mapped[Line]
    agenda: Mapped[Note]
    """Points beside the figures, a line each."""
    wonen_op: Mapped[OnDay | None]
    """Day on which the wethouder Wonen was invited (A208)."""
    sociaal_op: Mapped[OnDay | None]
    """Day on which the wethouder Sociaal domein was invited (A208)."""
    gehouden: Mapped[Flag]
    afgezegd_op: Mapped[OnDay | None]
    aanwezig: Mapped[Note]
    """Which organisations were there."""
    besluiten: Mapped[Note]


class Gemeentepunt(Row):
    """A point at the level of the gemeente, for a period; a row is made when somebody says something of it.

    The lists (`gm-01` …) and the calendar say which points there are; what nobody touched has no row.
    """

    __tablename__ = "gemeentepunt"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "item_id", "periode", name="identiteit"),
        one_of("staat", Staat),
        one_of("doener", Partij, leeg=True),
        CheckConstraint("staat <> 'gedaan' OR gedaan_op IS NOT NULL", name="gedaan_met_dag"),
        CheckConstraint("staat NOT IN ('nvt', 'uitgesteld') OR reden <> ''", name="met_reden"),
        CheckConstraint("staat <> 'uitgesteld' OR uitgesteld_tot IS NOT NULL", name="later_met_dag"),
        CheckConstraint("item_id <> 'eigen' OR tekst <> ''", name="eigen_met_tekst"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("tekst",),
        reden=("reden",),
        blijft=("periode", "gedaan_door"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    item_id: Mapped[Code]
    """Item of the content, or `eigen` for what was agreed in an overleg."""
    periode: Mapped[Line]
    """`2026`, `2026-2`, `2026-K3`; of a point without a period its own uid."""
    overleg_id: Mapped[int | None] = mapped_column(ForeignKey("overleg.id"))
    """The overleg that it came from, or that did it."""
    tekst: Mapped[Line]
    doener: Mapped[Code] = mapped_column(default="")
    termijn: Mapped[OnDay | None]
    """Only of a point of one's own; of the others the calendar tells it."""
    staat: Mapped[Code] = mapped_column(default=Staat.OPEN.value)
    gedaan_op: Mapped[OnDay | None]
    gedaan_door: Mapped[Line]
    """Uid of the medewerker, or `overleg`."""
    reden: Mapped[Line]
    uitgesteld_tot: Mapped[OnDay | None]


class MatrixHandtekening(Row):
    """Who signed a matrix version, for whom, on which day."""

    __tablename__ = "matrix_handtekening"
    __table_args__ = (
        one_of("rol", TEKENAARS),
        CheckConstraint("naam <> ''", name="met_naam"),
        UniqueConstraint("matrix_versie_id", "rol", "organisatie_id"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        persoon=("naam", "functie"),
    )

    matrix_versie_id: Mapped[int] = mapped_column(ForeignKey("matrix_versie.id"))
    rol: Mapped[Code]
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    naam: Mapped[Name80]
    functie: Mapped[Line]
    op: Mapped[OnDay]


class Zienswijze(Row):
    """A reaction of a partner that was asked for, and what was done with it (A025)."""

    __tablename__ = "zienswijze"
    __table_args__ = (
        CheckConstraint("organisatie_id IS NOT NULL OR naam <> ''", name="van_iemand"),
        CheckConstraint("verwerkt_op IS NULL OR ontvangen_op IS NOT NULL", name="eerst_ontvangen"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        persoon=("naam",),
        vrij=("tekst", "verwerking"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    matrix_versie_id: Mapped[int | None] = mapped_column(ForeignKey("matrix_versie.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    naam: Mapped[Name80]
    """Another gemeente or partner that is not in the list."""
    voor: Mapped[OnDay | None]
    """Last day for an answer."""
    ontvangen_op: Mapped[OnDay | None]
    tekst: Mapped[Note]
    verwerkt_op: Mapped[OnDay | None]
    verwerking: Mapped[Note]
    """What the advice for the prestatieafspraken makes of it."""


class GoedVoorbeeld(Row):
    """Something that works elsewhere or here, to be shared and to adjust policy by (A019, A023)."""

    __tablename__ = "goed_voorbeeld"
    __table_args__ = (
        CheckConstraint("titel <> ''", name="met_titel"),
        Index(None, "gemeente_id", "op"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("titel", "van_wie", "wat", "bron"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    op: Mapped[OnDay]
    """Day on which it was told; its year is the year of the point that asks for it."""
    titel: Mapped[Line]
    van_wie: Mapped[Line]
    """Which organisation told it, in its own words; no person."""
    wat: Mapped[Note]
    """What works."""
    bron: Mapped[Line]
    """Where it can be read: an address or a document."""
