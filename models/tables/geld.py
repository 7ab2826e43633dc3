"""Money of the gemeente: what was asked and paid, and regelingen with their window. Amounts in eurocent."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Flag, Line, Name80, OnDay, Regels, Row, one_of
from models.rules.bijdragen import POSTEN, RICHTINGEN


class Geldpost(Row):
    """An amount under a heading, paid or asked back; it names no gezin, only how many it is about."""

    __tablename__ = "geldpost"
    __table_args__ = (
        one_of("post", POSTEN),
        one_of("richting", RICHTINGEN),
        CheckConstraint("bedrag >= 0 AND betaald >= 0", name="bedragen"),
        CheckConstraint("aantal IS NULL OR aantal > 0", name="aantal"),
        CheckConstraint("betaald_op IS NULL OR afgewezen_op IS NULL", name="een_antwoord"),
        Index(None, "gemeente_id", "op"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("omschrijving",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    post: Mapped[Code]
    richting: Mapped[Code]
    """`uit` = the gemeente pays; `in` = it asks for it and gets it."""
    op: Mapped[OnDay]
    """The day that decides in which half-year it counts."""
    omschrijving: Mapped[Line]
    aantal: Mapped[int | None] = mapped_column(Integer)
    """Persons or households that it is about."""
    bedrag: Mapped[Count]
    gevraagd_op: Mapped[OnDay | None]
    betaald_op: Mapped[OnDay | None]
    betaald: Mapped[Count]
    afgewezen_op: Mapped[OnDay | None]


class Inrichtingskrediet(Row):
    """A loan or gift of the gemeente for furnishing: asked for, granted, paid to one gezin (A058, A062)."""

    __tablename__ = "inrichtingskrediet"
    __table_args__ = (
        CheckConstraint("personen > 0", name="personen"),
        CheckConstraint("bedrag >= 0 AND toegekend >= 0 AND betaald >= 0", name="bedragen"),
        CheckConstraint("toegekend_op IS NULL OR afgewezen_op IS NULL", name="een_antwoord"),
        CheckConstraint("betaald_op IS NULL OR toegekend_op IS NOT NULL", name="eerst_toegekend"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    personen: Mapped[Count]
    """Size of the household that the amount is for."""
    bedrag: Mapped[Count]
    """What was asked for."""
    gevraagd_op: Mapped[OnDay]
    toegekend_op: Mapped[OnDay | None]
    toegekend: Mapped[Count]
    betaald_op: Mapped[OnDay | None]
    betaald: Mapped[Count]
    afgewezen_op: Mapped[OnDay | None]


class Regeling(Row):
    """A scheme that may pay something: its window, its peildatum, who qualifies (A200-A205)."""

    __tablename__ = "regeling"
    __table_args__ = (
        CheckConstraint("naam <> ''", name="met_naam"),
        CheckConstraint("tot IS NULL OR van IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("personen_min IS NULL OR personen_min > 0", name="personen_min"),
        CheckConstraint("procent IS NULL OR procent BETWEEN 1 AND 100", name="procent"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("naam", "bron"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    naam: Mapped[Name80]
    van: Mapped[OnDay | None]
    tot: Mapped[OnDay | None]
    """Last day to ask for it."""
    peildatum: Mapped[OnDay | None]
    personen_min: Mapped[int | None] = mapped_column(Integer)
    in_opvang: Mapped[Flag]
    """Only for who lived in the opvang on the peildatum."""
    procent: Mapped[int | None] = mapped_column(Integer)
    """Part of the costs that is paid."""
    kosten: Mapped[int | None] = mapped_column(Integer)
    """Costs that it is reckoned over."""
    bron: Mapped[Line]
    aangevraagd_op: Mapped[OnDay | None]
