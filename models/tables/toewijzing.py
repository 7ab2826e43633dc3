"""Steps of the toewijzing, the criterion of a place, and temporary places with who lives there."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Count, Line, Note, OnDay, Regels, Row, one_of
from models.values import PLAATSINGSKEUZES, PlekSoort, StapSoort


class Toewijzingstap(Row):
    """A step that was taken on a day: reported, registered, or asked higher up (A042, A065-A067)."""

    __tablename__ = "toewijzingstap"
    __table_args__ = (one_of("soort", StapSoort), Index(None, "dossier_id", "op"))
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("notitie",),
        blijft=("wie",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    """About whom; None = the whole gezin."""
    soort: Mapped[Code]
    op: Mapped[OnDay]
    notitie: Mapped[Note]
    wie: Mapped[Line]
    """Uid of the medewerker who noted it."""


class Plaatsingstoets(Row):
    """Which criterion binds the COA to a place; of work the contract, of health nothing (A044, A051)."""

    __tablename__ = "plaatsingstoets"
    __table_args__ = (
        one_of("criterium", PLAATSINGSKEUZES),
        CheckConstraint("criterium = 'werk' OR (maanden IS NULL AND uren IS NULL)", name="contract_bij_werk"),
        CheckConstraint("maanden IS NULL OR maanden BETWEEN 0 AND 600", name="maanden"),
        CheckConstraint("uren IS NULL OR uren BETWEEN 0 AND 60", name="uren"),
    )
    regels = Regels(historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier")

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), unique=True)
    criterium: Mapped[Code]
    maanden: Mapped[int | None] = mapped_column(Integer)
    """Length of the contract, in months."""
    uren: Mapped[int | None] = mapped_column(Integer)
    """Hours a week."""
    op: Mapped[OnDay]


class Tussenvoorziening(Row):
    """A temporary place of one or more gemeenten: how many people fit and until when; it names nobody."""

    __tablename__ = "tussenvoorziening"
    __table_args__ = (
        one_of("soort", PlekSoort),
        CheckConstraint("naam <> ''", name="met_naam"),
        CheckConstraint("plekken > 0", name="plekken"),
        Index(None, "gemeente_id", "weg_op"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        afgeleid=("bezet",),
        blijft=("naam", "straat", "postcode", "plaats", "samen_met", "groepen"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    soort: Mapped[Code]
    naam: Mapped[Line]
    straat: Mapped[Line]
    """Street with number."""
    postcode: Mapped[Line]
    plaats: Mapped[Line]
    samen_met: Mapped[Line]
    """Other gemeenten that share it, as people write them."""
    groepen: Mapped[Line]
    """Which other groups live there, as people write them: a mix of groups (A204)."""
    plekken: Mapped[Count]
    """How many persons fit."""
    bezet: Mapped[Count]
    """How many live there now, of open dossiers: worked out anew, no begeleider sees all of them."""
    loopt_tot: Mapped[OnDay | None]
    """Last day of the place; None = not known."""
    weg_op: Mapped[OnDay | None]
    """Since when nobody is placed there any more."""


class Tussenplek(Row):
    """Who lives in a temporary place, with how many, from and to. It goes with the names: it tells where."""

    __tablename__ = "tussenplek"
    __table_args__ = (
        CheckConstraint("personen > 0", name="personen"),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        Index(None, "dossier_id"),
        Index(None, "tussenvoorziening_id", "tot"),
    )
    regels = Regels(historie=True, scope="dossier", inzage=True, overdracht=False, bewaren="dossier")

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    tussenvoorziening_id: Mapped[int] = mapped_column(ForeignKey("tussenvoorziening.id"))
    woonadres_id: Mapped[int] = mapped_column(ForeignKey("woonadres.id"))
    personen: Mapped[Count]
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    """Last day there; None = they live there."""
