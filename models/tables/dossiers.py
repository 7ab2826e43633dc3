"""Dossiers, who belongs to them, their trajecten and rounds, who stands beside them, and where they live."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models import values
from models.base import Code, Count, Flag, Line, Name80, Note, OnDay, Regels, Row, one_of
from models.values import AFSLUIT_SOORTEN, Fase, Waarheid

ROUTES = ("azc", "zelfhuisvester", "hervestigd", "nareis", "tussenvoorziening", "amv", "rtb", "overig")
REDEN_IN = ("begin", "geboren", "nareis", "ingetrokken")
VERGISSING = "vergissing"
"""Why somebody left who never belonged there."""
REDEN_UIT = ("vertrokken", "overleden", "eigen_dossier", "vergissing", "gewist")
RELATIES = ("hoofd", "partner", "kind", "ouder", "broer_zus", "pleegkind", "overig")
TRAJECT_SOORTEN = ("eerste", "nareis", "herhuisvesting")
BETROKKEN_ROLLEN = (
    "aanspreekpunt",
    "begeleider",
    "casusregisseur",
    "regievoerder",
    "programmabegeleider",
    "voogd",
)


class Dossier(Row):
    """The dossier of a statushouder or household in one gemeente."""

    __tablename__ = "dossier"
    __table_args__ = (
        one_of("fase", Fase),
        one_of("route", ROUTES),
        one_of("bijstand", Waarheid),
        one_of("overname", Waarheid),
        one_of("papieren_missen", Waarheid),
        one_of("woonbehoefte", Waarheid),
        one_of("afsluit_soort", AFSLUIT_SOORTEN, leeg=True),
        CheckConstraint("anoniem_op IS NULL OR afgesloten_op IS NOT NULL", name="anoniem_na_sluiten"),
        CheckConstraint("afgesloten_op IS NULL OR afsluit_reden <> ''", name="sluiten_met_reden"),
        CheckConstraint("aantal_verwacht >= 0", name="aantal_verwacht"),
        Index(None, "fase", "afgesloten_op"),
        Index(None, "herbereken_op"),
        Index(
            "ix_dossier_extra_beschermd",
            "id",
            sqlite_where=text("extra_beschermd"),
            postgresql_where=text("extra_beschermd"),
        ),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=(
            "naam",
            "regio",
            "in_opvang",
            "bijstand",
            "overname",
            "papieren_missen",
            "woonbehoefte",
            "kamers_nodig",
            "begane_grond",
            "lift",
            "familie_verwacht",
            "aantal_verwacht",
            "extra_beschermd",
            "herbereken_op",
        ),
        vrij=("talenten", "perspectief", "notitie", "bewaren_reden"),
        reden=("afsluit_reden",),
        blijft=("nummer",),
        anoniem="leeg",
    )

    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    nummer: Mapped[Line] = mapped_column(unique=True)
    naam: Mapped[Name80]
    """How the gezin is called: 'Warsamele'. The words 'Gezin' or none come with the screen."""
    fase: Mapped[Code] = mapped_column(default=Fase.PRE_VESTIGING.value)
    route: Mapped[Code] = mapped_column(default="azc")
    begonnen_op: Mapped[OnDay]
    """Day the dossier was made here."""
    begin_hier: Mapped[OnDay | None]
    """Day B of *Wij beginnen hier*; None for a dossier followed from its start."""
    begin_fase: Mapped[Code] = mapped_column(default="")
    """Phase on day B; what was before our time does not change when the dossier goes on."""
    aantal_personen: Mapped[Count]
    """Number told at koppeling; the known persons may still be fewer."""
    azc_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    corporatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    begeleiding_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    in_opvang: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    regio: Mapped[Line]
    """COA region while there is a koppeling to a region and no gemeente yet."""
    bijstand: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    overname: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    papieren_missen: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    woonbehoefte: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    """Whether the dwelling needs something special; which is told in dwelling words, never a diagnosis."""
    kamers_nodig: Mapped[int | None] = mapped_column(Integer)
    begane_grond: Mapped[Flag]
    lift: Mapped[Flag]
    familie_verwacht: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    aantal_verwacht: Mapped[Count]
    talenten: Mapped[Note]
    """Start situation of the household (A003)."""
    perspectief: Mapped[Note]
    notitie: Mapped[Note]
    matrix_versie_id: Mapped[int | None] = mapped_column(ForeignKey("matrix_versie.id"))
    extra_beschermd: Mapped[Flag]
    afgesloten_op: Mapped[OnDay | None]
    afsluit_soort: Mapped[Code] = mapped_column(default="")
    afsluit_reden: Mapped[Line]
    bewaren_tot: Mapped[OnDay | None]
    """From this day on the names may go; set at closing, later only with a reason."""
    bewaren_reden: Mapped[Line]
    anoniem_op: Mapped[OnDay | None]
    """Names, notes and values are gone; what remains counts."""
    herbereken_op: Mapped[OnDay | None]
    """Next day on which an age, term or setting can change something."""


class Lidmaatschap(Row):
    """A person in a dossier, from and to; a line is never overwritten."""

    __tablename__ = "lidmaatschap"
    __table_args__ = (
        one_of("reden_in", REDEN_IN),
        one_of("reden_uit", REDEN_UIT, leeg=True),
        one_of("relatie", RELATIES),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        Index(None, "dossier_id"),
        Index(None, "persoon_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("relatie",),
        blijft=("letter",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    reden_in: Mapped[Code] = mapped_column(default="begin")
    reden_uit: Mapped[Code] = mapped_column(default="")
    relatie: Mapped[Code] = mapped_column(default="overig")
    letter: Mapped[Line]
    """a, b, c … on paper and screen; given once, never reused in the dossier."""


class Traject(Row):
    """A way to a dwelling: the first, that of nareizigers with their own koppeling, or a second move."""

    __tablename__ = "traject"
    __table_args__ = (one_of("soort", TRAJECT_SOORTEN), Index(None, "dossier_id"))
    regels = Regels(
        historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier", anoniem="leeg"
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code] = mapped_column(default="eerste")


class TrajectLid(Row):
    """A person on a traject."""

    __tablename__ = "traject_lid"
    __table_args__ = (UniqueConstraint("traject_id", "persoon_id"),)
    regels = Regels(
        historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier", anoniem="leeg"
    )

    traject_id: Mapped[int] = mapped_column(ForeignKey("traject.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))


class Ronde(Row):
    """A new round of actiepunten; round 1 has no row."""

    __tablename__ = "ronde"
    __table_args__ = (one_of("reden", values.Ronde), UniqueConstraint("dossier_id", "nummer"))
    regels = Regels(
        historie=True, scope="dossier", inzage=True, overdracht=True, bewaren="dossier", anoniem="leeg"
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    traject_id: Mapped[int | None] = mapped_column(ForeignKey("traject.id"))
    nummer: Mapped[Count]
    reden: Mapped[Code]
    start: Mapped[OnDay]


class Betrokkene(Row):
    """Who stands beside a dossier, from and to. At most one aanspreekpunt is active (A006)."""

    __tablename__ = "betrokkene"
    __table_args__ = (
        one_of("rol", BETROKKEN_ROLLEN),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint(
            "medewerker_id IS NOT NULL OR contactpersoon_id IS NOT NULL OR naam <> ''",
            name="iemand",
        ),
        Index(
            "uq_betrokkene_een_actief_aanspreekpunt",
            "dossier_id",
            unique=True,
            sqlite_where=text("rol = 'aanspreekpunt' AND tot IS NULL"),
            postgresql_where=text("rol = 'aanspreekpunt' AND tot IS NULL"),
        ),
        Index(None, "dossier_id"),
        Index(None, "medewerker_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("naam", "telefoon", "email"),
        derden=("naam", "telefoon", "email"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    rol: Mapped[Code]
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))
    contactpersoon_id: Mapped[int | None] = mapped_column(ForeignKey("contactpersoon.id"))
    naam: Mapped[Name80]
    telefoon: Mapped[Line]
    email: Mapped[Line]
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]


class Woonadres(Row):
    """A dwelling or temporary place of a dossier; who lived where stays readable."""

    __tablename__ = "woonadres"
    __table_args__ = (
        one_of("soort", ("aanbod", "woning", "tijdelijk", "opvang")),
        CheckConstraint("tot IS NULL OR van IS NULL OR tot >= van", name="tot_na_van"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("straat", "postcode", "plaats", "kamers"),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code] = mapped_column(default="aanbod")
    straat: Mapped[Line]
    """Street with number, as people say it."""
    postcode: Mapped[Line]
    plaats: Mapped[Line]
    kamers: Mapped[int | None] = mapped_column(Integer)
    particulier: Mapped[Flag]
    van: Mapped[OnDay | None]
    tot: Mapped[OnDay | None]
