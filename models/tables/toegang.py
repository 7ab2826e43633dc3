"""What opens a dossier beyond the roles, and what the program tells a medewerker about it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Json, Note, OnDay, Regels, Row


class Noodtoegang(Row):
    """A dossier that somebody opened with a reason although it was not in sight; for one day."""

    __tablename__ = "noodtoegang"
    __table_args__ = (
        CheckConstraint("reden <> ''", name="met_reden"),
        Index(None, "medewerker_id", "dag"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        reden=("reden",),
        anoniem="leeg",
    )

    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id"))
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    dag: Mapped[OnDay]
    """The one day on which the dossier is in sight."""
    op: Mapped[AtUtc]
    reden: Mapped[Note]


class Bericht(Row):
    """A notice of the program to one medewerker: what happened to a gezin or to their own account."""

    __tablename__ = "bericht"
    __table_args__ = (Index(None, "medewerker_id", "gelezen_op"),)
    regels = Regels(
        historie=False,
        scope="medewerker",
        inzage=False,
        overdracht=False,
        bewaren="kort",
        deels=(("gegevens", ()),),
    )

    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id"))
    soort: Mapped[Code]
    """The code of the sentence; `gegevens` holds its parameters (numbers and dates, no names)."""
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    gegevens: Mapped[Json]
    op: Mapped[AtUtc]
    gelezen_op: Mapped[AtUtc | None]
