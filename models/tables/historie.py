"""Operations, the append-only historie without values, the deletable values, and drafts."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Base, Code, Id, Json, Line, Regels, Row, Uid


class Bewerking(Base):
    """One operation of a person or of the system: the UUID under which it can be looked up and undone.

    Written once, at the end of its transaction, with its result; append-only by trigger.
    """

    __tablename__ = "bewerking"
    __table_args__ = (Index(None, "op"), Index(None, "dossier_uid"))
    regels = Regels(
        historie=False,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=(
            "wie",
            "herkomst",
            "undo_van",
            "resultaat",
            "dossier_uid",
            "object_soort",
            "object_uid",
            "keten",
        ),
    )

    id: Mapped[Id]
    uid: Mapped[Uid]
    soort: Mapped[Code]
    wie: Mapped[Line]
    """Uid of the medewerker, or `systeem`."""
    op: Mapped[AtUtc]
    herkomst: Mapped[Line]
    """Where it came from: `venster`, `opdrachtregel`, `dagwissel`, `demo`."""
    undo_van: Mapped[Line]
    resultaat: Mapped[Line]
    """`gedaan`, or the code of why not."""
    dossier_uid: Mapped[Line]
    """The one dossier that it is about; empty for none or several."""
    object_soort: Mapped[Line]
    """What it is about beside the dossier: the name of a table, or of a thing outside (`reservekopie`)."""
    object_uid: Mapped[Line]
    keten: Mapped[Line]
    """Link of the chain over all columns and all that came before (`store/keten.py`); empty = older."""


class Historie(Base):
    """One changed field, without its value; append-only by trigger."""

    __tablename__ = "historie"
    __table_args__ = (Index(None, "bewerking_id"), Index(None, "object_uid"), Index(None, "dossier_uid"))
    regels = Regels(
        historie=False,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("object_uid", "dossier_uid", "veld", "digest", "keten"),
    )

    id: Mapped[Id]
    """The sequence number."""
    bewerking_id: Mapped[int] = mapped_column(ForeignKey("bewerking.id"))
    tabel: Mapped[Code]
    object_uid: Mapped[Line]
    dossier_uid: Mapped[Line]
    actie: Mapped[Code]
    """`nieuw`, `wijzig` or `weg`."""
    veld: Mapped[Line]
    digest: Mapped[Line]
    """HMAC over salt, old and new value; erasing the value leaves the chain verifiable."""
    keten: Mapped[Line]
    """Link of the chain over all columns; up to the border in `kluis_info` the old chain without a key."""


class Waarde(Base):
    """The old and new value of a historie row; deletable."""

    __tablename__ = "waarde"
    regels = Regels(
        historie=False,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        vrij=("oud", "nieuw"),
    )

    id: Mapped[Id]
    historie_id: Mapped[int] = mapped_column(ForeignKey("historie.id"), unique=True)
    zout: Mapped[bytes] = mapped_column(LargeBinary)
    oud: Mapped[Line]
    """JSON of the old value."""
    nieuw: Mapped[Line]


class Concept(Row):
    """What is kept of one medewerker, outside historie and overdracht.

    What was half typed is deleted on save and read back after unlock; under `lijst:` in `scherm` stands how
    they want a list (`queries.lijstkeuze`), until they leave.
    """

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("wie", "scherm", "object_uid"),)
    regels = Regels(
        historie=False,
        scope="medewerker",
        inzage=True,
        overdracht=False,
        bewaren="kort",
        vrij=("inhoud",),
        blijft=("wie", "scherm", "object_uid"),
        wijst=("object_uid",),
    )

    wie: Mapped[Line]
    scherm: Mapped[Line]
    object_uid: Mapped[Line]
    inhoud: Mapped[Json]
    bewaard_op: Mapped[AtUtc]
