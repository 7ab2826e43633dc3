"""Gemeenten, organisations and the people at them who can be called."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Flag, Line, Name80, Note, Regels, Row, one_of

ORGANISATIE_SOORTEN = ("corporatie", "azc", "begeleiding", "coa", "nidos", "huurders", "verhuurder", "overig")


class Gemeente(Row):
    """A gemeente of this kluis; the choice is hidden while there is one."""

    __tablename__ = "gemeente"
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("naam", "provincie"),
    )

    naam: Mapped[Name80]
    provincie: Mapped[Line]
    kleine_plaats: Mapped[Flag]
    """No station or hospital of its own: visiting the nearest city is then an actiepunt (ve-51)."""
    doet_begeleiding_zelf: Mapped[Flag]
    """Then GEM stands for MB in the matrix (foundations 14)."""
    eigen: Mapped[Flag]


class Organisatie(Row):
    """A corporatie, azc, begeleidende organisatie or another partner."""

    __tablename__ = "organisatie"
    __table_args__ = (one_of("soort", ORGANISATIE_SOORTEN),)
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=True,
        bewaren="kluis",
        blijft=("naam", "telefoon", "email", "adres"),
    )

    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    soort: Mapped[Code]
    naam: Mapped[Name80]
    telefoon: Mapped[Line]
    email: Mapped[Line]
    adres: Mapped[Line]
    actief: Mapped[bool] = mapped_column(default=True)


class Contactpersoon(Row):
    """A person at an organisation or at the gemeente who can be called."""

    __tablename__ = "contactpersoon"
    __table_args__ = (Index(None, "organisatie_id"),)
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=True,
        bewaren="kluis",
        persoon=("naam", "functie", "telefoon", "email"),
        vrij=("notitie",),
        blijft=("loket",),
    )

    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    """Set when the person works at the gemeente itself."""
    naam: Mapped[Name80]
    functie: Mapped[Line]
    telefoon: Mapped[Line]
    email: Mapped[Line]
    loket: Mapped[Line]
    notitie: Mapped[Note]
    actief: Mapped[bool] = mapped_column(default=True)
