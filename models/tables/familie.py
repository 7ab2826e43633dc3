"""Family that is expected, what was decided about it, and young people without parents."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Name80, Note, OnDay, Ref, Regels, Row, one_of
from models.tables.dossiers import RELATIES
from models.values import MELDERS, NAREIS_WONINGEN, AmvKeuze, NareisBesluit, VerwachtStaat, Waarheid


class Nareis(Row):
    """What goes with one message that family may come: who told it, and what was decided (A097-A099)."""

    __tablename__ = "nareis"
    __table_args__ = (
        one_of("melder", MELDERS, leeg=True),
        one_of("besluit", NareisBesluit, leeg=True),
        one_of("woning", NAREIS_WONINGEN, leeg=True),
        one_of("eigen_koppeling", Waarheid),
        CheckConstraint("(besluit = '') = (besluit_op IS NULL)", name="besluit_met_dag"),
        CheckConstraint("(woning = '') = (woning_op IS NULL)", name="woning_met_dag"),
        UniqueConstraint("gebeurtenis_uid"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("besluit_reden", "woning_reden"),
        wijst=("gebeurtenis_uid",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    gebeurtenis_uid: Mapped[Ref]
    """The event *familie komt*, or *familie is er* where nobody told it before."""
    melder: Mapped[Code] = mapped_column(default="")
    besluit: Mapped[Code] = mapped_column(default="")
    besluit_op: Mapped[OnDay | None]
    besluit_reden: Mapped[Note]
    woning: Mapped[Code] = mapped_column(default="")
    woning_op: Mapped[OnDay | None]
    woning_reden: Mapped[Note]
    eigen_koppeling: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    """Whether the nareizigers have a koppeling of their own; its day is an anchor of their traject."""


class VerwachtPersoon(Row):
    """Somebody of the family who is expected; the arrival makes a member of the household of them, once."""

    __tablename__ = "verwacht_persoon"
    __table_args__ = (
        one_of("relatie", RELATIES),
        one_of("stand", VerwachtStaat),
        CheckConstraint("naam <> ''", name="met_naam"),
        CheckConstraint("geboortejaar IS NULL OR geboortejaar BETWEEN 1900 AND 2200", name="geboortejaar"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("naam", "geboortejaar", "geboortedatum"),
        derden=("naam", "geboortejaar", "geboortedatum"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    naam: Mapped[Name80]
    """Initials or name; more is not needed before the arrival."""
    relatie: Mapped[Code] = mapped_column(default="overig")
    geboortejaar: Mapped[int | None] = mapped_column(Integer)
    geboortedatum: Mapped[OnDay | None]
    verwacht_op: Mapped[OnDay | None]
    stand: Mapped[Code] = mapped_column(default=VerwachtStaat.AANVRAAG.value)
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    """Who came of it; None while not there."""


class Amv(Row):
    """What goes with a youngster without parents: where to at 18 and the leaving.

    That Nidos registered them is a step of the toewijzing (A067).
    """

    __tablename__ = "amv"
    __table_args__ = (
        one_of("keuze", AmvKeuze, leeg=True),
        CheckConstraint("(keuze = '') = (keuze_op IS NULL)", name="keuze_met_dag"),
        UniqueConstraint("dossier_id", "persoon_id"),
        Index(None, "persoon_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("keuze_reden",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    keuze: Mapped[Code] = mapped_column(default="")
    keuze_op: Mapped[OnDay | None]
    keuze_reden: Mapped[Note]
    vertrokken_op: Mapped[OnDay | None]
    """Left the place of the amv organisation: from here the continued guidance counts (A178)."""
