"""The regeldag: a day, a place, loketten with contact and times, and the gezinnen that come."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Flag, Line, Note, OnDay, Regels, Row


class Regeldag(Row):
    """One regeldag of a gemeente."""

    __tablename__ = "regeldag"
    __table_args__ = (Index(None, "dag"),)
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="gemeente",
        vrij=("notitie",),
        blijft=("plaats", "start", "eind", "pauze"),
        met_laatste=True,
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    nummer: Mapped[Count]
    dag: Mapped[OnDay]
    plaats: Mapped[Line]
    start: Mapped[Line]
    """Clock time as `9:30`."""
    eind: Mapped[Line]
    """Clock time at which the last gezin is ready; empty = that of the setting."""
    pauze: Mapped[Line]
    """Break of all loketten as `12:30-13:00`; empty = that of the setting, `geen` = none."""
    notitie: Mapped[Note]
    vervallen: Mapped[Flag]


class RegeldagLoket(Row):
    """A loket on a regeldag; its place in the order can be changed a day (K01)."""

    __tablename__ = "regeldag_loket"
    __table_args__ = (UniqueConstraint("regeldag_id", "loket"),)
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="gemeente",
        persoon=("contact", "telefoon"),
        blijft=("ruimte", "van", "tot", "pauze"),
    )

    regeldag_id: Mapped[int] = mapped_column(ForeignKey("regeldag.id"))
    loket: Mapped[Code]
    volgorde: Mapped[Count]
    ruimte: Mapped[Line]
    contactpersoon_id: Mapped[int | None] = mapped_column(ForeignKey("contactpersoon.id"))
    contact: Mapped[Line]
    telefoon: Mapped[Line]
    van: Mapped[Line]
    tot: Mapped[Line]
    minuten: Mapped[Count] = mapped_column(default=20)
    plekken: Mapped[Count] = mapped_column(default=1)
    """How many gezinnen it can help at the same time."""
    pauze: Mapped[Line]
    """Break of this loket; empty = that of the day, `geen` = none."""


class RegeldagAfspraak(Row):
    """A dossier on a regeldag at a loket and a time; loket empty = the gezin comes, times not planned yet."""

    __tablename__ = "regeldag_afspraak"
    __table_args__ = (UniqueConstraint("regeldag_id", "dossier_id", "loket"),)
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        blijft=("loket", "tijd", "komt", "van", "tot"),
    )

    regeldag_id: Mapped[int] = mapped_column(ForeignKey("regeldag.id"))
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    loket: Mapped[Line]
    nummer: Mapped[Count]
    """On the row of the gezin (no loket): its number on this day, as on the doors; never given twice."""
    tijd: Mapped[Line]
    minuten: Mapped[Count]
    """Minutes of this gezin at this loket; 0 = those of the loket."""
    vast: Mapped[Flag]
    """A person set this time: planning anew leaves it."""
    overslaan: Mapped[Flag]
    """This gezin need not pass this loket on this day."""
    komt: Mapped[Line]
    """Letters of who must be there, where that is not as the loket says (`a c`)."""
    van: Mapped[Line]
    """On the row of the gezin (no loket): not before this time."""
    tot: Mapped[Line]
    """On the row of the gezin: ready by this time."""
    niet_gekomen: Mapped[Flag]
