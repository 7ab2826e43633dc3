"""Content versions in the kluis, dated settings, and the matrix of a gemeente (foundations 12-14)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Flag, Json, Line, Note, OnDay, Regels, Row, one_of
from models.values import Blok, Herkomst

INHOUD_SOORTEN = (
    "actiepunt",
    "loket",
    "fase",
    "voorwaarde",
    "matrix",
    "instelling",
    "feestdag",
    "prestatieafspraak",
)


class InhoudVersie(Row):
    """One version of one item; append-only. Actiepunten point to (item_id, versie, herkomst)."""

    __tablename__ = "inhoud_versie"
    __table_args__ = (
        one_of("soort", INHOUD_SOORTEN),
        one_of("herkomst", Herkomst),
        UniqueConstraint("soort", "item_id", "nummer", "herkomst", "gemeente_id", name="een_versie"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=True,
        bewaren="kluis",
        afgeleid=("json",),
        blijft=("json", "hash"),
    )

    soort: Mapped[Code]
    item_id: Mapped[Code]
    nummer: Mapped[Count]
    herkomst: Mapped[Code]
    """document or voorstel for shipped content; gemeente for an own item or an adaptation."""
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    json: Mapped[Json]
    hash: Mapped[Line]
    geldig_vanaf: Mapped[OnDay]
    overgenomen: Mapped[Flag]
    """Came along with a dossier of another kluis: its lines point here, no new line is made of it."""


class PuntAanpassing(Row):
    """A gemeente switches a shipped item off or on; the shipped one stays untouched.

    It does not go along with a dossier: what a gemeente decided about its lists stays with that gemeente.
    """

    __tablename__ = "punt_aanpassing"
    __table_args__ = (UniqueConstraint("gemeente_id", "item_id"),)
    regels = Regels(
        historie=True, scope="gemeente", inzage=False, overdracht=False, bewaren="kluis", vrij=("reden",)
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    item_id: Mapped[Code]
    uit: Mapped[Flag]
    reden: Mapped[Line]


class Instelling(Row):
    """A dated figure: the value of the anchor's day applies, the narrowest scope wins, versions are kept.

    Figures do not go along with a dossier; dates follow from those of the kluis that takes it in.
    """

    __tablename__ = "instelling"
    __table_args__ = (
        one_of("scope", ("land", "provincie", "gemeente")),
        one_of("herkomst", Herkomst),
        CheckConstraint(
            "geldig_tot IS NULL OR geldig_vanaf IS NULL OR geldig_tot >= geldig_vanaf", name="tot_na_vanaf"
        ),
        Index(None, "code"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("scope_uid", "waarde", "bron"),
    )

    code: Mapped[Code]
    scope: Mapped[Code] = mapped_column(default="land")
    scope_uid: Mapped[Line]
    """Name of the provincie or uid of the gemeente; empty for land."""
    waarde: Mapped[Json]
    """JSON of the value; `null` = open."""
    herkomst: Mapped[Code]
    bron: Mapped[Line]
    geldig_vanaf: Mapped[OnDay | None]
    geldig_tot: Mapped[OnDay | None]
    gecontroleerd_op: Mapped[OnDay | None]
    vervallen_op: Mapped[AtUtc | None]


class MatrixVersie(Row):
    """A version of the verantwoordelijkheidsmatrix of a gemeente; VOORSTEL until it is recorded as agreed."""

    __tablename__ = "matrix_versie"
    __table_args__ = (
        one_of("status", ("voorstel", "vastgesteld", "vervangen")),
        UniqueConstraint("gemeente_id", "nummer"),
    )
    regels = Regels(
        historie=True, scope="gemeente", inzage=False, overdracht=True, bewaren="kluis", vrij=("opmerking",)
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    nummer: Mapped[Count]
    status: Mapped[Code] = mapped_column(default="voorstel")
    geldig_vanaf: Mapped[OnDay]
    geldig_tot: Mapped[OnDay | None]
    evaluatie_op: Mapped[OnDay | None]
    opmerking: Mapped[Note]
    vastgesteld_op: Mapped[OnDay | None]


class MatrixRegel(Row):
    """A responsibility in a version: its text, division, parties and trekker."""

    __tablename__ = "matrix_regel"
    __table_args__ = (
        one_of("blok", Blok),
        one_of("verdeling", ("volledig", "gedeeld")),
        UniqueConstraint("matrix_versie_id", "rij_id"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=True,
        bewaren="kluis",
        blijft=("tekst", "partijen", "bron", "wie_doet_wat"),
    )

    matrix_versie_id: Mapped[int] = mapped_column(ForeignKey("matrix_versie.id"))
    rij_id: Mapped[Code]
    blok: Mapped[Code]
    volgorde: Mapped[Count]
    tekst: Mapped[Line]
    verdeling: Mapped[Code]
    partijen: Mapped[Line]
    """Party codes with spaces between, in column order."""
    trekker: Mapped[Code]
    bron: Mapped[Line]
    herkomst: Mapped[Code]
    wie_doet_wat: Mapped[Line]
    huisdossier: Mapped[Flag]
