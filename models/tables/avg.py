"""What the AVG asks to be written down: requests, sharing, what was destroyed, the registers, bare counts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Flag, Json, Line, Note, OnDay, Regels, Row, one_of
from models.values import (
    BESLUITEN,
    IDENTITEIT,
    LEK_SOORTEN,
    Deelgrond,
    Deelpartij,
    Fase,
    Risico,
    Telsoort,
    VerzoekSoort,
)

VERNIETIGD = ("anoniem", "vernietigd", "gewist")
GRONDEN = ("bewaartermijn", "verzoek", "anders")


class Verzoek(Row):
    """A request of a person about their own data: to see, correct or erase it (AVG art. 15-21)."""

    __tablename__ = "verzoek"
    __table_args__ = (
        one_of("soort", VerzoekSoort),
        one_of("identiteit", IDENTITEIT, leeg=True),
        one_of("besluit", BESLUITEN, leeg=True),
        CheckConstraint("(besluit = '') = (besloten_op IS NULL)", name="besluit_met_dag"),
        CheckConstraint("besluit <> 'geweigerd' OR reden <> ''", name="weigering_met_reden"),
        CheckConstraint("uiterlijk_op >= ontvangen_op", name="uiterlijk_na_ontvangst"),
        Index(None, "dossier_id"),
        Index(None, "besloten_op", "uiterlijk_op"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        vrij=("uitstel_reden",),
        reden=("reden",),
        blijft=("veld", "wie"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    """None = the whole gezin asks."""
    soort: Mapped[Code]
    ontvangen_op: Mapped[OnDay]
    uiterlijk_op: Mapped[OnDay]
    """Last day to answer: a month after receipt, longer only with a reason told in time (art. 12.3)."""
    uitstel_reden: Mapped[Note]
    identiteit: Mapped[Code] = mapped_column(default="")
    """How was seen who asks; a copy of the document is never kept."""
    veld: Mapped[Line]
    """The field that a correction is about."""
    besluit: Mapped[Code] = mapped_column(default="")
    besloten_op: Mapped[OnDay | None]
    reden: Mapped[Note]
    """Why it was refused, or what was done."""
    wie: Mapped[Line]
    """Uid of the medewerker who wrote it down."""


class Deling(Row):
    """*Dit mag ik delen met …*: a party that may be told about a gezin, on which ground, from and to."""

    __tablename__ = "deling"
    __table_args__ = (
        one_of("partij", Deelpartij),
        one_of("grond", Deelgrond),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("naam",),
        vrij=("uitleg",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    partij: Mapped[Code]
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    """None = any organisation of that kind."""
    naam: Mapped[Line]
    """Name of a receiver that is no organisation of the kluis (a school, a huisarts)."""
    grond: Mapped[Code]
    uitleg: Mapped[Note]
    """What may be shared, or where the agreement stands."""
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    """Last day; None = until it is taken back or the dossier closes."""
    ingetrokken_op: Mapped[OnDay | None]


class Vernietiging(Row):
    """A line of the register of what was anonymised, destroyed or erased: numbers and days, no name."""

    __tablename__ = "vernietiging"
    __table_args__ = (one_of("soort", VERNIETIGD), one_of("grond", GRONDEN), Index(None, "op"))
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("dossier_nummer", "letter", "wie", "rijen"),
    )

    op: Mapped[AtUtc]
    soort: Mapped[Code]
    grond: Mapped[Code]
    dossier_nummer: Mapped[Line]
    letter: Mapped[Line]
    """Letter of the person, where one person was erased."""
    personen: Mapped[Count]
    rijen: Mapped[Json]
    """How many rows went or were emptied, by table."""
    gesloten_op: Mapped[OnDay | None]
    verzoek_op: Mapped[OnDay | None]
    """Day on which the request came in."""
    wie: Mapped[Line]


class Verwerking(Row):
    """A line of the register of processing (art. 30): one that the program brings, adapted, or an own one."""

    __tablename__ = "verwerking"
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=(
            "naam",
            "verantwoordelijke",
            "doel",
            "grond",
            "betrokkenen",
            "gegevens",
            "ontvangers",
            "bewaren",
            "beveiliging",
        ),
    )

    code: Mapped[Code] = mapped_column(unique=True)
    """Code of the shipped line that this one replaces; an own line has a made-up one."""
    naam: Mapped[Line]
    verantwoordelijke: Mapped[Line]
    doel: Mapped[Line]
    grond: Mapped[Line]
    betrokkenen: Mapped[Line]
    gegevens: Mapped[Line]
    ontvangers: Mapped[Line]
    bewaren: Mapped[Line]
    beveiliging: Mapped[Line]
    weg: Mapped[Flag]
    """Taken out of the register; the line stays in the historie."""


class Datalek(Row):
    """A line of the register of breaches (art. 33.5): what happened, when it was noticed, what was done."""

    __tablename__ = "datalek"
    __table_args__ = (
        one_of("soort", LEK_SOORTEN),
        one_of("risico", Risico),
        CheckConstraint("wat <> ''", name="met_wat"),
        CheckConstraint("aantal IS NULL OR aantal >= 0", name="aantal"),
        CheckConstraint("nummer > 0", name="nummer"),
    )
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        vrij=("gegevens", "gevolgen", "maatregelen", "ap_reden", "betrokkenen_reden"),
        reden=("wat",),
        blijft=("wie",),
    )

    nummer: Mapped[int] = mapped_column(Integer, unique=True)
    soort: Mapped[Code]
    wat: Mapped[Note]
    """What happened, without names."""
    gebeurd_op: Mapped[OnDay | None]
    ontdekt_op: Mapped[AtUtc]
    """The 72 hours run from here."""
    gegevens: Mapped[Note]
    aantal: Mapped[int | None] = mapped_column(Integer)
    """People whom it is about; None = not known yet."""
    gevolgen: Mapped[Note]
    maatregelen: Mapped[Note]
    risico: Mapped[Code] = mapped_column(default=Risico.ONBEKEND.value)
    fg_op: Mapped[AtUtc | None]
    ap_op: Mapped[AtUtc | None]
    ap_reden: Mapped[Note]
    """Why it was not reported to the AP, or why later than 72 hours."""
    betrokkenen_op: Mapped[AtUtc | None]
    betrokkenen_reden: Mapped[Note]
    """Why the people themselves were not told."""
    afgesloten_op: Mapped[OnDay | None]
    wie: Mapped[Line]


class Telrij(Row):
    """What remains of a destroyed dossier: bare counts by month, with nothing that leads to somebody."""

    __tablename__ = "telrij"
    __table_args__ = (
        one_of("soort", Telsoort),
        one_of("fase", Fase, leeg=True),
        CheckConstraint("aantal > 0", name="aantal"),
        Index(None, "soort", "maand"),
    )
    regels = Regels(
        historie=False, scope="kluis", inzage=False, overdracht=False, bewaren="kluis", blijft=("code",)
    )

    soort: Mapped[Code]
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    begin: Mapped[OnDay | None]
    """First day of the month in which it began."""
    maand: Mapped[OnDay | None]
    """First day of the month in which it happened, or ended."""
    fase: Mapped[Code] = mapped_column(default="")
    code: Mapped[Line]
    """Route of a counted person; the kind of closing of a dossier."""
    dagen: Mapped[int | None] = mapped_column(Integer)
    stil: Mapped[Count]
    """Days of these on which the clock stood still."""
    aantal: Mapped[Count]
