"""Appointments with a gezin that have an hour and a place: visits, viewings, signing, keys, talks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Line, OnDay, Ref, Regels, Row, one_of
from models.values import TIJDAFSPRAKEN


class Tijdafspraak(Row):
    """One appointment of a gezin: a day, an hour, how long, where and with whom.

    Moving it changes the row, so that a calendar file made anew takes the place of the one before.
    """

    __tablename__ = "tijdafspraak"
    __table_args__ = (
        one_of("soort", TIJDAFSPRAKEN),
        CheckConstraint("minuten BETWEEN 1 AND 1440", name="minuten"),
        CheckConstraint("vervallen_op IS NOT NULL OR reden = ''", name="reden_bij_vervallen"),
        Index(None, "dossier_id", "op"),
        Index(None, "op"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("met",),
        derden=("met",),
        vrij=("wat", "plaats", "reden"),
        wijst=("punt_uid",),
        letters="komt",
        blijft=("tijd", "komt", "wie"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code]
    op: Mapped[OnDay]
    tijd: Mapped[Line]
    """Clock time at which it begins, as `9:30`."""
    minuten: Mapped[Count]
    """How long it takes, in minutes."""
    wat: Mapped[Line]
    """What it is about, in a few words."""
    plaats: Mapped[Line]
    komt: Mapped[Line]
    """Letters of who of the gezin must be there (`a c`); empty = the gezin."""
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    """With whom outside; None = with nobody, or with somebody who is no organisation of this kluis."""
    met: Mapped[Line]
    """Name of whom they meet there."""
    wie: Mapped[Line]
    """Uid of the medewerker who goes along; empty = nobody of ours."""
    punt_uid: Mapped[Ref] = mapped_column(default="")
    """The actiepunt that it is for; empty = none."""
    vervallen_op: Mapped[OnDay | None]
    """The day on which it was called off; None = it goes on."""
    reden: Mapped[Line]
    """Why it was called off."""
