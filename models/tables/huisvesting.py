"""Dwellings of the gemeente, which of them was offered to whom, and rent that was lost by a weigering."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Count, Flag, Line, Note, OnDay, Ref, Regels, Row


class Woning(Row):
    """A dwelling that can be offered, with what it costs a month; it names nobody. Amounts in eurocent.

    It goes along with a household that it was offered to; the rest of the list stays.
    """

    __tablename__ = "woning"
    __table_args__ = (
        CheckConstraint("straat <> ''", name="met_straat"),
        CheckConstraint("kamers IS NULL OR kamers > 0", name="kamers"),
        Index(None, "gemeente_id", "weg_op"),
    )
    regels = Regels(
        historie=True,
        scope="gemeente",
        inzage=False,
        overdracht=True,
        bewaren="kluis",
        blijft=("straat", "postcode", "plaats", "complex", "voorzieningen"),
    )

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"))
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    """The corporatie or the private owner (`verhuurder`); None = not known yet."""
    straat: Mapped[Line]
    """Street with number, as people say it."""
    postcode: Mapped[Line]
    plaats: Mapped[Line]
    complex: Mapped[Line]
    aangewezen: Mapped[bool] = mapped_column(default=True)
    """Whether its complex stands in the yearly list (A137)."""
    kamers: Mapped[int | None] = mapped_column(Integer)
    """Rooms, living room included."""
    oppervlakte: Mapped[int | None] = mapped_column(Integer)
    """Square metres."""
    verdieping: Mapped[int | None] = mapped_column(Integer)
    """0 = ground floor."""
    lift: Mapped[Flag]
    voorzieningen: Mapped[Line]
    huur: Mapped[int | None] = mapped_column(Integer)
    service: Mapped[int | None] = mapped_column(Integer)
    energie: Mapped[int | None] = mapped_column(Integer)
    huurtoeslag: Mapped[int | None] = mapped_column(Integer)
    """What is expected of it, for reckoning only."""
    vrij_op: Mapped[OnDay | None]
    weg_op: Mapped[OnDay | None]
    """Since when it is no longer to be offered."""


class Aanbod(Row):
    """A dwelling offered to a dossier: each step with its day. It goes with the names, for it tells where."""

    __tablename__ = "aanbod"
    __table_args__ = (Index(None, "dossier_id"), Index(None, "woning_id"))
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        vrij=("toch_reden",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    woning_id: Mapped[int] = mapped_column(ForeignKey("woning.id"))
    woonadres_id: Mapped[int] = mapped_column(ForeignKey("woonadres.id"))
    ronde: Mapped[Count] = mapped_column(default=1)
    op: Mapped[OnDay]
    uitleg_op: Mapped[OnDay | None]
    """The household was told what a weigering means (A157)."""
    bezichtigd_op: Mapped[OnDay | None]
    geaccepteerd_op: Mapped[OnDay | None]
    voorlopig_op: Mapped[OnDay | None]
    """Provisional acceptance, while papers are missing (A114)."""
    garantie_op: Mapped[OnDay | None]
    """The guarantee for the first rent went to the landlord (A114)."""
    sleutel_op: Mapped[OnDay | None]
    betaald_op: Mapped[OnDay | None]
    """The first rent was paid (A008)."""
    geweigerd_op: Mapped[OnDay | None]
    ingetrokken_op: Mapped[OnDay | None]
    toch_reden: Mapped[Note]
    """Why it was offered although a warning stood there (K05); empty = not said."""


class Huurderving(Row):
    """Rent lost while a refused dwelling stood empty: claimed at the COA, paid. In eurocent (A108)."""

    __tablename__ = "huurderving"
    __table_args__ = (
        CheckConstraint("tot >= van", name="tot_na_van"),
        CheckConstraint("maandhuur > 0", name="maandhuur"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        wijst=("weigering_uid",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    weigering_uid: Mapped[Ref]
    van: Mapped[OnDay]
    tot: Mapped[OnDay]
    """Last day that the dwelling stood empty."""
    maandhuur: Mapped[Count]
    bedrag: Mapped[Count]
    gevraagd_op: Mapped[OnDay | None]
    betaald_op: Mapped[OnDay | None]
    betaald: Mapped[Count]
    afgewezen_op: Mapped[OnDay | None]
