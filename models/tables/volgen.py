"""How a gezin lives after the move: signs, reports, damage, rent, the moments of the year, the sheet."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Flag, Line, Note, OnDay, Ref, Regels, Row, one_of
from models.values import MELDING_OVER, MELDINGMELDERS, SCHADE_BETALERS, TEKEN_STANDEN, TEKENS, Waarheid


class Teken(Row):
    """What somebody said on a day of the begeleiding, the dwelling or the neighbourhood (A001).

    Saying it anew adds a row: what was said before stays to be read.
    """

    __tablename__ = "teken"
    __table_args__ = (
        one_of("soort", TEKENS),
        one_of("stand", TEKEN_STANDEN),
        CheckConstraint("stand = 'op_schema' OR reden <> ''", name="met_reden"),
        Index(None, "dossier_id", "op"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        reden=("reden",),
        blijft=("wie",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code]
    stand: Mapped[Code]
    op: Mapped[OnDay]
    reden: Mapped[Line]
    wie: Mapped[Line]
    """Uid of the medewerker who said it."""


class Melding(Row):
    """What belongs to an event *signaal*: who told what about living there, and what came of it (A012)."""

    __tablename__ = "melding"
    __table_args__ = (
        one_of("melder", MELDINGMELDERS, leeg=True),
        one_of("onderwerp", MELDING_OVER),
        UniqueConstraint("gebeurtenis_uid"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("melder_naam",),
        derden=("melder_naam",),
        vrij=("aanpak", "afloop"),
        wijst=("gebeurtenis_uid",),
        blijft=("wie",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    gebeurtenis_uid: Mapped[Ref]
    melder: Mapped[Code] = mapped_column(default="")
    melder_naam: Mapped[Line]
    onderwerp: Mapped[Code] = mapped_column(default="anders")
    weet_gemeente: Mapped[Flag]
    """Whether the gemeente was told; so for each party below."""
    weet_corporatie: Mapped[Flag]
    weet_begeleiding: Mapped[Flag]
    weet_gezin: Mapped[Flag]
    aanpak: Mapped[Note]
    afloop: Mapped[Note]
    gesloten_op: Mapped[OnDay | None]
    wie: Mapped[Line]
    """Uid of the medewerker who wrote it down."""


class Schade(Row):
    """What belongs to an event *schade*: who pays, how much in eurocent, when it was settled (A013)."""

    __tablename__ = "schade"
    __table_args__ = (
        one_of("tekort", Waarheid),
        one_of("betaalt", SCHADE_BETALERS, leeg=True),
        CheckConstraint("bedrag IS NULL OR bedrag >= 0", name="bedrag"),
        UniqueConstraint("gebeurtenis_uid"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        wijst=("gebeurtenis_uid",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    gebeurtenis_uid: Mapped[Ref]
    tekort: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    """Whether the begeleiding demonstrably fell short."""
    betaalt: Mapped[Code] = mapped_column(default="")
    """Who pays as it was agreed in this case; empty = as the agreement of that day says."""
    bedrag: Mapped[int | None] = mapped_column(Integer)
    afgehandeld_op: Mapped[OnDay | None]


class Huurbetaling(Row):
    """Whether the rent of one of the first months was paid (A008, A009)."""

    __tablename__ = "huurbetaling"
    __table_args__ = (UniqueConstraint("dossier_id", "maand"),)
    regels = Regels(historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier")

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    maand: Mapped[OnDay]
    """First day of the month."""
    betaald_op: Mapped[OnDay | None]
    """None = it is known that it was not paid."""


class Volgmoment(Row):
    """A moment of the year of monitoring that was held, with what was said of the three signs (A011)."""

    __tablename__ = "volgmoment"
    __table_args__ = (
        *(one_of(name, TEKEN_STANDEN) for name in TEKENS),
        CheckConstraint("maanden > 0", name="maanden"),
        UniqueConstraint("dossier_id", "ronde", "maanden"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("afloop",),
        blijft=("wie",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    ronde: Mapped[Count] = mapped_column(default=1)
    """Of the signing from which the year counts."""
    maanden: Mapped[Count]
    """So many months after the signing."""
    op: Mapped[OnDay]
    begeleiding: Mapped[Code]
    woning: Mapped[Code]
    buurt: Mapped[Code]
    afloop: Mapped[Note]
    wie: Mapped[Line]
    """Uid of the medewerker who held it."""


class Woongedrag(Row):
    """The sheet on living behaviour was given in a language on a day (A010)."""

    __tablename__ = "woongedrag"
    __table_args__ = (Index(None, "dossier_id"),)
    regels = Regels(
        historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier", persoon=("taal",)
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    taal: Mapped[Line]
    """Code of the language."""
    op: Mapped[OnDay]
