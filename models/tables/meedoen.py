"""Meedoen: what happened in somebody's inburgering, and what they want, do or have for a time."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Line, OnDay, Regels, Row, one_of
from models.values import (
    LEERROUTES,
    PAPIERSOORTEN,
    SCHOOLSOORTEN,
    TAALNIVEAUS,
    TREDEN,
    DeelnameSoort,
    MijlpaalSoort,
    Waarheid,
)


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


class Mijlpaal(Row):
    """One day in somebody's inburgering or on the participatieladder (D.4; A031). The PIP is an anchor."""

    __tablename__ = "mijlpaal"
    __table_args__ = (
        one_of("soort", MijlpaalSoort),
        CheckConstraint(
            f"CASE WHEN soort = 'leerroute' THEN keuze IN ({_listed(LEERROUTES)}) "
            f"WHEN soort IN ('trede', 'trede_doel') THEN keuze IN ({_listed(TREDEN)}) "
            "ELSE keuze = '' END",
            name="keuze_bij_soort",
        ),
        CheckConstraint(
            "CASE WHEN soort = 'verlenging' THEN coalesce(dagen, 0) > 0 ELSE dagen IS NULL END",
            name="dagen_bij_verlenging",
        ),
        Index(None, "dossier_id", "persoon_id", "op"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("reden",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    soort: Mapped[Code]
    op: Mapped[OnDay]
    keuze: Mapped[Code] = mapped_column(default="")
    """The leerroute, or the step of the ladder."""
    dagen: Mapped[int | None] = mapped_column(Integer)
    """Extra days of the inburgeringstermijn."""
    reden: Mapped[Line]
    """Why another route or more time; never about health."""


class Deelname(Row):
    """A goal, a place to learn or work, a course, a school, or a paper that lies somewhere.

    A paper is only named: no scan, no number. Where it belongs to the whole gezin, there is no person.
    """

    __tablename__ = "deelname"
    __table_args__ = (
        one_of("soort", DeelnameSoort),
        one_of("steun", Waarheid, leeg=True),
        CheckConstraint(
            f"CASE soort WHEN 'taal' THEN aard = '' OR aard IN ({_listed(TAALNIVEAUS)}) "
            f"WHEN 'school' THEN aard IN ({_listed(SCHOOLSOORTEN)}) "
            f"WHEN 'papier' THEN aard IN ({_listed(PAPIERSOORTEN)}) ELSE aard = '' END",
            name="aard_bij_soort",
        ),
        CheckConstraint("tot IS NULL OR van IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("uren IS NULL OR uren BETWEEN 1 AND 60", name="uren"),
        CheckConstraint("soort = 'papier' OR persoon_id IS NOT NULL", name="van_iemand"),
        Index(None, "dossier_id", "persoon_id"),
        Index(None, "soort", "tot"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("naam",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    soort: Mapped[Code]
    aard: Mapped[Code] = mapped_column(default="")
    """Level of a course, kind of school, kind of paper."""
    naam: Mapped[Line]
    """The goal in short; which place, course or school; where a paper lies."""
    van: Mapped[OnDay | None]
    tot: Mapped[OnDay | None]
    """Last day; of a goal the day it was reached, of a paper the last day it is valid."""
    uren: Mapped[int | None] = mapped_column(Integer)
    """Hours a week of a place or course."""
    steun: Mapped[Code] = mapped_column(default="")
    """Whether somebody helps on the job (A175); empty where it is no place to work."""
    gemeld_op: Mapped[OnDay | None]
    """Day on which a school was told to the COA (A158)."""
