"""What was proved about backups: each time somebody practised putting one back."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Flag, Json, Line, Regels, Row, one_of

WAAR = ("hier", "tweede_plek", "elders")
SLEUTELS = ("", "wachtwoordzin", "herstelcode")


class Terugzetproef(Row):
    """One proefterugzet: which backup, opened with what, every step with its outcome."""

    __tablename__ = "terugzetproef"
    __table_args__ = (one_of("waar", WAAR), one_of("sleutel", SLEUTELS))
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("wie", "sleutel", "reden", "gegevens"),
    )

    op: Mapped[AtUtc]
    wie: Mapped[Line]
    """Uid of the medewerker."""
    kopie_op: Mapped[AtUtc]
    """When the backup was made."""
    waar: Mapped[Code] = mapped_column(default="hier")
    sleutel: Mapped[Line]
    """What opened it; empty where it came no further."""
    goed: Mapped[Flag]
    reden: Mapped[Line]
    """Code of what went wrong; empty when all is well."""
    rijen: Mapped[Count]
    gegevens: Mapped[Json]
    """Size, hash, schema, steps and counts, as the report prints them."""
