"""Anchors with a planned and a real date, and the things that happened."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Json, Line, Note, OnDay, Ref, Regels, Row, one_of
from models.values import Anker

DRAGERS = ("dossier", "traject", "persoon", "gebeurtenis", "gemeente")
GEBEURTENIS_SOORTEN = (
    "koppeling",
    "profiel_compleet",
    "woning_gevonden",
    "tekendatum_gepland",
    "getekend",
    "verhuisd",
    "weigering",
    "uitspraak",
    "familie_komt",
    "familie_is_er",
    "kind_geboren",
    "signaal",
    "schade",
    "begeleider_wisselt",
    "persoon_erbij",
    "persoon_weg",
    "vertrokken",
    "lidmaatschap",
    "fase_verder",
    "dossier_gesloten",
    "dossier_heropend",
)


class Ankerdatum(Row):
    """The date of an anchor for its bearer; a correction is a new row that replaces the old one."""

    __tablename__ = "ankerdatum"
    __table_args__ = (
        one_of("drager_soort", DRAGERS),
        one_of("soort", Anker),
        Index(
            "uq_ankerdatum_geldig",
            "drager_uid",
            "soort",
            "ronde",
            unique=True,
            sqlite_where=text("vervallen_op IS NULL"),
            postgresql_where=text("vervallen_op IS NULL"),
        ),
        Index(None, "dossier_id"),
        Index(None, "soort", "gepland"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        blijft=("bron", "vastgelegd_door", "vervangt"),
        wijst=("drager_uid",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    drager_soort: Mapped[Code]
    drager_uid: Mapped[Ref]
    soort: Mapped[Code]
    ronde: Mapped[Count] = mapped_column(default=1)
    gepland: Mapped[OnDay | None]
    werkelijk: Mapped[OnDay | None]
    bron: Mapped[Line]
    """`gebeurtenis:<uid>`, `actiepunt:<uid>`, `start` or `hand`."""
    vastgelegd_op: Mapped[AtUtc]
    vastgelegd_door: Mapped[Line]
    vervangt: Mapped[Line]
    vervallen_op: Mapped[AtUtc | None]


class Gebeurtenis(Row):
    """Something that happened to a dossier; signaal, schade and weigering bear their own actiepunten."""

    __tablename__ = "gebeurtenis"
    __table_args__ = (one_of("soort", GEBEURTENIS_SOORTEN), Index(None, "dossier_id", "op"))
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("notitie",),
        deels=(
            (
                "gegevens",
                (
                    "van",
                    "naar",
                    "open",
                    "aantal",
                    "dag",
                    "niet_gekomen",
                    "weiger_reden",
                    "terecht",
                    "uitspraak",
                    "weigering",
                    "alsnog",
                    "definitief",
                    "bsn_bekend",
                ),
            ),
        ),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code]
    op: Mapped[OnDay]
    gegevens: Mapped[Json]
    notitie: Mapped[Note]
    ingetrokken_op: Mapped[AtUtc | None]
