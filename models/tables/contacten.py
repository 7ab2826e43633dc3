"""Contact with a gezin: who spoke with them, when and how; to what kind of instantie they were referred."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Code, Flag, Line, Note, OnDay, Regels, Row, one_of
from models.values import INSTANTIES, TOLK_BETALERS, TOLK_SOORTEN, ContactSoort


class Contactmoment(Row):
    """One time that somebody of ours was in touch with a gezin, or tried to (H bijlage 3, A162)."""

    __tablename__ = "contactmoment"
    __table_args__ = (
        one_of("soort", ContactSoort),
        one_of("tolk_soort", TOLK_SOORTEN, leeg=True),
        one_of("tolk_betaler", TOLK_BETALERS, leeg=True),
        one_of("instantie", INSTANTIES, leeg=True),
        CheckConstraint("minuten IS NULL OR minuten BETWEEN 1 AND 1440", name="minuten"),
        CheckConstraint(
            "(soort = 'doorverwijzing') = (instantie <> '')", name="instantie_bij_doorverwijzing"
        ),
        CheckConstraint("soort <> 'doorverwijzing' OR notitie = ''", name="doorverwijzing_zonder_inhoud"),
        CheckConstraint("tolk_soort <> '' OR (tolk_taal = '' AND tolk_betaler = '')", name="tolk_eerst"),
        Index(None, "dossier_id", "op"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        persoon=("tolk_taal",),
        vrij=("notitie",),
        blijft=("wie",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    """With whom; None = the gezin."""
    soort: Mapped[Code]
    op: Mapped[OnDay]
    bereikt: Mapped[Flag]
    """False = tried, nobody there: it counts as an attempt, not as contact."""
    minuten: Mapped[int | None] = mapped_column(Integer)
    """How long it took, in minutes."""
    tolk_soort: Mapped[Code] = mapped_column(default="")
    tolk_taal: Mapped[Line]
    tolk_betaler: Mapped[Code] = mapped_column(default="")
    instantie: Mapped[Code] = mapped_column(default="")
    """To what kind of instantie the gezin was referred; never why."""
    notitie: Mapped[Note]
    wie: Mapped[Line]
    """Uid of the medewerker who spoke with them."""
