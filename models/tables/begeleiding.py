"""What was agreed about the begeleiding of a gezin, which trajecten were bought, and how it goes on after."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Line, Note, OnDay, Regels, Row, one_of
from models.values import HOE_VAAK, KWALIFICATIES, TRAJECT_INKOOP, Waarheid


class Begeleidingsafspraak(Row):
    """A version of the agreements about the begeleiding of a gezin; a new one keeps the one before (A005)."""

    __tablename__ = "begeleidingsafspraak"
    __table_args__ = (
        one_of("hoe_vaak", HOE_VAAK),
        one_of("tolk", Waarheid),
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("vraagbaak_tot IS NULL OR vraagbaak_tot >= van", name="vraagbaak_na_van"),
        CheckConstraint("getekend_op IS NULL OR getekend_op >= van", name="getekend_na_van"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("taal",),
        vrij=("belmomenten", "notitie"),
        blijft=("vormen", "themas"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    van: Mapped[OnDay]
    """The day from which it holds."""
    vormen: Mapped[Line]
    """The forms: codes of `BEGELEIDINGSVORMEN` with a space between."""
    themas: Mapped[Line]
    """The content: codes of `BEGELEIDINGSTHEMAS` with a space between."""
    hoe_vaak: Mapped[Code]
    tot: Mapped[OnDay | None]
    """The end that was agreed with the gezin; None = only the terms of the documents count."""
    vraagbaak_tot: Mapped[OnDay | None]
    """Until when the organisation stays there for questions after the begeleiding (A165)."""
    tolk: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    taal: Mapped[Line]
    belmomenten: Mapped[Line]
    """When the gezin can call, as it was agreed."""
    notitie: Mapped[Note]
    getekend_op: Mapped[OnDay | None]
    """The day on which gezin and begeleider signed the paper."""


class IngekochtTraject(Row):
    """A traject that the gemeente bought for a gezin: 12 months, or a shorter one of its own kind (A168)."""

    __tablename__ = "ingekocht_traject"
    __table_args__ = (
        one_of("soort", TRAJECT_INKOOP),
        CheckConstraint("einde >= start", name="einde_na_start"),
        CheckConstraint("gestopt_op IS NULL OR gestopt_op >= start", name="gestopt_na_start"),
        Index(None, "dossier_id"),
        Index(None, "gestopt_op", "einde"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("uitvoerder",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    soort: Mapped[Code]
    start: Mapped[OnDay]
    einde: Mapped[OnDay]
    """Computed at the start with the months of that day: a later change of the figure does not move it."""
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    uitvoerder: Mapped[Line]
    """Who delivers it, where that is no organisation of this kluis."""
    gestopt_op: Mapped[OnDay | None]
    """The day on which it really ended."""


class Eindafspraak(Row):
    """Where a gezin can go after the begeleiding, as it was agreed before the dossier closes (A168)."""

    __tablename__ = "eindafspraak"
    __table_args__ = (one_of("besproken", Waarheid), UniqueConstraint("dossier_id"))
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("naar", "bereikbaar", "papieren"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    naar: Mapped[Line]
    """Who goes on: a wijkteam or another organisation; empty = nobody, the gezin manages."""
    bereikbaar: Mapped[Line]
    """Phone number or place where the gezin finds them."""
    op: Mapped[OnDay | None]
    """The day of the handover."""
    besproken: Mapped[Code] = mapped_column(default=Waarheid.ONBEKEND.value)
    """Whether the gezin agreed to it."""
    papieren: Mapped[Line]
    """Where the papers of the gezin are."""


class Kwalificatie(Row):
    """A course that a medewerker did (A170)."""

    __tablename__ = "kwalificatie"
    __table_args__ = (one_of("soort", KWALIFICATIES), UniqueConstraint("medewerker_id", "soort"))
    regels = Regels(historie=True, scope="kluis", inzage=False, overdracht=False, bewaren="kluis")

    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id"))
    soort: Mapped[Code]
    behaald_op: Mapped[OnDay]
