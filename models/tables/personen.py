"""People: a bare person, and apart from it all that identifies (deletable, foundations 1)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Flag, Line, Name80, Note, OnDay, Regels, Row, one_of
from models.values import Waarheid

NL_NIVEAUS = ("weinig", "genoeg", "onbekend")
REGIMES = ("wi2013", "wi2021", "niet", "onbekend")
PAS_STANDEN = ("onbekend", "aangevraagd", "klaar", "opgehaald")


class Persoon(Row):
    """A bare person: what remains for counting when everything else is erased."""

    __tablename__ = "persoon"
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        blijft=("geteld_reden",),
        anoniem="leeg",
    )

    geteld_op: Mapped[OnDay | None]
    """Day of the first housing that counted (A103); a fact of the person over all dossiers."""
    geteld_reden: Mapped[Line]
    geteld_gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    """The gemeente whose taakstelling it was."""


class Persoonsgegevens(Row):
    """All that identifies or describes a person. No BSN (only whether it is known), no health (A044)."""

    __tablename__ = "persoonsgegevens"
    __table_args__ = (
        one_of("bsn_bekend", Waarheid),
        one_of("inburgeringsplichtig", Waarheid),
        one_of("tolk", Waarheid),
        one_of("werk", Waarheid),
        one_of("nl_niveau", NL_NIVEAUS),
        one_of("regime", REGIMES),
        one_of("pas_stand", PAS_STANDEN),
        CheckConstraint("achternaam <> '' OR roepnaam <> ''", name="naam_nodig"),
        Index(None, "v_nummer"),
        Index(None, "geboortedatum"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=(
            "roepnaam",
            "achternaam",
            "naam_oorspronkelijk",
            "geslacht",
            "v_nummer",
            "herkomstland",
            "moedertaal",
            "leestaal",
            "telefoon",
            "email",
        ),
        vrij=("opleiding", "werkervaring", "talenten", "plannen", "pas_loket", "notitie"),
    )

    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"), unique=True)
    roepnaam: Mapped[Name80]
    achternaam: Mapped[Name80]
    """Latin letters, as in the BRP, in the order the family uses."""
    naam_oorspronkelijk: Mapped[Name80]
    """Name in the original script; optional."""
    geboortedatum: Mapped[OnDay | None]
    geboortedatum_geschat: Mapped[Flag]
    geslacht: Mapped[Line]
    """Free choice of the person: `v`, `m`, `x` or empty."""
    v_nummer: Mapped[Line]
    bsn_bekend: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    herkomstland: Mapped[Line]
    """ISO 3166 alpha-2; the name comes from Babel."""
    moedertaal: Mapped[Line]
    leestaal: Mapped[Line]
    """Language the person can read (A010)."""
    tolk: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    tolk_telefonisch: Mapped[Flag]
    nl_niveau: Mapped[Code] = mapped_column(default="onbekend")
    opleiding: Mapped[Note]
    werkervaring: Mapped[Note]
    talenten: Mapped[Note]
    plannen: Mapped[Note]
    inburgeringsplichtig: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    regime: Mapped[Code] = mapped_column(default="onbekend")
    werk: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    """Whether the person has work (condition `werk`)."""
    is_amv: Mapped[Flag]
    verlengde_opvang: Mapped[Flag]
    pas_stand: Mapped[Code] = mapped_column(default="onbekend")
    pas_loket: Mapped[Line]
    pas_datum: Mapped[OnDay | None]
    brp_azc_datum: Mapped[OnDay | None]
    telefoon: Mapped[Line]
    email: Mapped[Line]
    notitie: Mapped[Note]
