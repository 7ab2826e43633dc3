"""What was printed or saved: the code on the paper and its numbered lines (foundations 18)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Line, Note, OnDay, Regels, Row, one_of
from models.values import Papier, Privacy


class Afdruk(Row):
    """One paper that left the program."""

    __tablename__ = "afdruk"
    __table_args__ = (one_of("soort", Papier), one_of("privacy", Privacy), Index(None, "dossier_id"))
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        vrij=("deling_reden",),
        blijft=("code", "wie", "loket", "ingevoerd_door"),
        anoniem="leeg",
    )

    code: Mapped[Line] = mapped_column(unique=True)
    soort: Mapped[Code]
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    wie: Mapped[Line]
    op: Mapped[AtUtc]
    taal: Mapped[Code] = mapped_column(default="nl")
    privacy: Mapped[Code]
    naar: Mapped[Code] = mapped_column(default="printer")
    """`printer`, `bestand` or `klembord`."""
    voor: Mapped[Code] = mapped_column(default="")
    """Who gets it: `gezin`, a party (`Deelpartij`), or empty = our own."""
    deling_reden: Mapped[Note]
    """Why it went to a party although nothing said that it may be shared."""
    vernietigen_voor: Mapped[OnDay | None]
    weg_op: Mapped[OnDay | None]
    dag: Mapped[OnDay | None]
    """The day that the sheet is about: that of the regeldag, else the day of printing."""
    regeldag_id: Mapped[int | None] = mapped_column(ForeignKey("regeldag.id"))
    loket: Mapped[Line]
    """Of a list per loket: which one."""
    bladzijden: Mapped[Count]
    """Pages of it, so that who fetches it knows that it is whole; 0 = not noted."""
    ingevoerd_op: Mapped[OnDay | None]
    ingevoerd_door: Mapped[Line]
    """Uid of the medewerker who typed it back."""


class AfdrukOver(Row):
    """A gezin that stands on a paper about several: the list of a loket or a door, a mail about a day."""

    __tablename__ = "afdruk_over"
    __table_args__ = (UniqueConstraint("afdruk_id", "dossier_id"), Index(None, "dossier_id"))
    regels = Regels(historie=True, scope="dossier", inzage=True, overdracht=False, bewaren="dossier")

    afdruk_id: Mapped[int] = mapped_column(ForeignKey("afdruk.id"))
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))


class AfdrukRegel(Row):
    """A numbered line on a paper and the actiepunt behind it."""

    __tablename__ = "afdruk_regel"
    __table_args__ = (UniqueConstraint("afdruk_id", "nummer", "actiepunt_uid"),)
    regels = Regels(
        historie=False,
        scope="dossier",
        inzage=False,
        overdracht=False,
        bewaren="dossier",
        blijft=("letter", "actiepunt_uid", "inhoud_herkomst", "staat"),
        wijst=("actiepunt_uid",),
    )

    afdruk_id: Mapped[int] = mapped_column(ForeignKey("afdruk.id"))
    nummer: Mapped[Count]
    letter: Mapped[Line]
    actiepunt_uid: Mapped[Line]
    punt_versie: Mapped[Count]
    inhoud_versie: Mapped[Count]
    """Version of the text that was printed; 0 = not noted then."""
    inhoud_herkomst: Mapped[Line]
    staat: Mapped[Line]
    """State of the point when it was printed; empty = not noted then."""
