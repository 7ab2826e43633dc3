"""What gemeente and partners agree with each other: prestatieafspraken, complexes, norms, afsprakenkader.

All of it is about organisations, never about a gezin; it stays with the gemeente and is not handed over.
Amounts in eurocent.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Line, Name80, Note, OnDay, Regels, Row, one_of
from models.rules.afspraken import (
    AFSPRAKEN,
    LIJSTEN,
    RAPPORTAGES,
    REGIO_SOORTEN,
    SCHADE_AFSPRAAK,
    VARIANTEN,
    VERGOED_PER,
)


class Afspraak(Row):
    """A prestatieafspraak: one of the eleven of H bijlage 1, or another one, for some years (A134)."""

    __tablename__ = "afspraak"
    __table_args__ = (
        one_of("soort", AFSPRAKEN),
        one_of("variant", VARIANTEN, leeg=True),
        one_of("betaalt", SCHADE_AFSPRAAK, leeg=True),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("getal IS NULL OR getal >= 0", name="getal"),
        CheckConstraint("gerealiseerd IS NULL OR gerealiseerd >= 0", name="gerealiseerd"),
        Index(None, "gemeente_id", "soort"),
    )
    regels = Regels(
        historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis", vrij=("tekst",)
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    """The corporatie; None = it holds for all of them."""
    soort: Mapped[Code]
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    """Last day that it holds; None = until further notice, and for small dwellings their usual term."""
    getal: Mapped[int | None] = mapped_column(Integer)
    """What was agreed as a number: the percentage of A135, the dwellings of A144."""
    gerealiseerd: Mapped[int | None] = mapped_column(Integer)
    """Dwellings really built (A144): no dossier knows that."""
    variant: Mapped[Code] = mapped_column(default="")
    """Of A136: the first fitting dwelling, or one within ten weeks."""
    betaalt: Mapped[Code] = mapped_column(default="")
    """Who pays damage when the begeleiding demonstrably fell short (A013); empty = not said."""
    tekst: Mapped[Note]
    """The agreement in the words of the parties."""


class Lijstpunt(Row):
    """A point of a list to work off: six steps, contents of the woonvisie, questions about the chain."""

    __tablename__ = "lijstpunt"
    __table_args__ = (
        one_of("lijst", tuple(LIJSTEN)),
        UniqueConstraint("gemeente_id", "lijst", "code", "jaar"),
    )
    regels = Regels(
        historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis", vrij=("antwoord",)
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    lijst: Mapped[Code]
    code: Mapped[Code]
    jaar: Mapped[Count]
    antwoord: Mapped[Note]
    """What was agreed, or where it can be found."""
    gedaan_op: Mapped[OnDay | None]


class Woningoverzicht(Row):
    """What a corporatie tells of a half-year: dwellings that came free, and to whom they went (A142)."""

    __tablename__ = "woningoverzicht"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "organisatie_id", "jaar", "deel"),
        CheckConstraint("deel IN (1, 2)", name="deel"),
        CheckConstraint(
            "statushouders >= 0 AND urgenten >= 0 AND overigen >= 0"
            " AND statushouders + urgenten + overigen = vrijgekomen",
            name="delen_zijn_geheel",
        ),
    )
    regels = Regels(historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis")

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    jaar: Mapped[Count]
    deel: Mapped[Count]
    """First or second half of the year."""
    vrijgekomen: Mapped[Count]
    statushouders: Mapped[Count]
    urgenten: Mapped[Count]
    overigen: Mapped[Count]
    ontvangen_op: Mapped[OnDay]


class Regiocijfer(Row):
    """Dwellings that came free in the region, or in a gemeente that is not in this kluis (A021).

    A corporatie or the regional overleg told it: two numbers, where they stand and from which day.
    """

    __tablename__ = "regiocijfer"
    __table_args__ = (
        one_of("soort", REGIO_SOORTEN),
        UniqueConstraint("gemeente_id", "jaar", "deel", "wie"),
        CheckConstraint("deel IN (1, 2)", name="deel"),
        CheckConstraint("wie <> ''", name="met_naam"),
        CheckConstraint("statushouders >= 0 AND statushouders <= vrijgekomen", name="deel_van_geheel"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("wie", "bron"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    """Our own gemeente, for whose region it is."""
    jaar: Mapped[Count]
    deel: Mapped[Count]
    """First or second half of the year."""
    soort: Mapped[Code]
    """The whole region, ours included, or another gemeente that comes beside ours."""
    wie: Mapped[Name80]
    """The name of the region or the gemeente."""
    vrijgekomen: Mapped[Count]
    statushouders: Mapped[Count]
    bron: Mapped[Line]
    op: Mapped[OnDay]
    """The day of the figure."""


class Complexjaar(Row):
    """A wijk, kern or complex that gemeente and corporatie chose for a year (A137)."""

    __tablename__ = "complexjaar"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "organisatie_id", "jaar", "naam"),
        CheckConstraint("naam <> ''", name="met_naam"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("naam", "wijk"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    jaar: Mapped[Count]
    naam: Mapped[Name80]
    wijk: Mapped[Line]


class Woningnorm(Row):
    """What a dwelling must have for a household of a size, and what living there may cost (A138, A139)."""

    __tablename__ = "woningnorm"
    __table_args__ = (
        CheckConstraint("personen_van > 0", name="personen_van"),
        CheckConstraint("personen_tot IS NULL OR personen_tot >= personen_van", name="personen_tot"),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint(
            "kamers IS NOT NULL OR oppervlakte IS NOT NULL OR grens IS NOT NULL OR voorzieningen <> ''",
            name="iets_geeist",
        ),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("voorzieningen",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    personen_van: Mapped[Count]
    personen_tot: Mapped[int | None] = mapped_column(Integer)
    kamers: Mapped[int | None] = mapped_column(Integer)
    oppervlakte: Mapped[int | None] = mapped_column(Integer)
    """Square metres at least."""
    grens: Mapped[int | None] = mapped_column(Integer)
    """What living may cost a month at most, in eurocent."""
    voorzieningen: Mapped[Line]
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]


class Afsprakenkader(Row):
    """What the gemeente agreed with the organisation that guides: work, reports, money (A092, A165)."""

    __tablename__ = "afsprakenkader"
    __table_args__ = (
        one_of("rapportage", RAPPORTAGES, leeg=True),
        one_of("vergoeding_per", VERGOED_PER, leeg=True),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("vergoeding IS NULL OR vergoeding_per <> ''", name="vergoeding_waarvoor"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("activiteiten",),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    activiteiten: Mapped[Note]
    rapportage: Mapped[Code] = mapped_column(default="")
    vergoeding: Mapped[int | None] = mapped_column(Integer)
    vergoeding_per: Mapped[Code] = mapped_column(default="")
    vraagbaak_maanden: Mapped[int | None] = mapped_column(Integer)
    """Months after the begeleiding in which people may still come with questions."""
    doorgegeven_op: Mapped[OnDay | None]
    """The agreements, with whom to call, went to the regievoerder (A155)."""


class Corporatiemelding(Row):
    """A corporatie does not do its part: told to the Autoriteit and the provincie (A086)."""

    __tablename__ = "corporatiemelding"
    regels = Regels(
        historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis", vrij=("wat",)
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    op: Mapped[OnDay]
    wat: Mapped[Note]
    autoriteit_op: Mapped[OnDay | None]
    provincie_op: Mapped[OnDay | None]
    opgelost_op: Mapped[OnDay | None]


class Aanspreekpunt(Row):
    """Whom one calls first at the gemeente or a corporatie, from and to; old ones stay readable (A006)."""

    __tablename__ = "aanspreekpunt"
    __table_args__ = (
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("(organisatie_id IS NULL) <> (gemeente_id IS NULL)", name="van_een"),
        Index(
            "uq_aanspreekpunt_organisatie",
            "organisatie_id",
            unique=True,
            sqlite_where=text("tot IS NULL AND organisatie_id IS NOT NULL"),
            postgresql_where=text("tot IS NULL AND organisatie_id IS NOT NULL"),
        ),
        Index(
            "uq_aanspreekpunt_gemeente",
            "gemeente_id",
            unique=True,
            sqlite_where=text("tot IS NULL AND gemeente_id IS NOT NULL"),
            postgresql_where=text("tot IS NULL AND gemeente_id IS NOT NULL"),
        ),
    )
    regels = Regels(historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis")

    contactpersoon_id: Mapped[int] = mapped_column(ForeignKey("contactpersoon.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    """Last day that this was the one to call."""
