"""The kluis itself: its identity, its seal, and the medewerkers who may open it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Base, Code, Count, Flag, Line, Name80, OnDay, Regels, Row, one_of
from models.values import Rol


class KluisInfo(Base):
    """One row: which kluis this is. Dossier numbers begin with its code, so two laptops never collide."""

    __tablename__ = "kluis_info"
    __table_args__ = (CheckConstraint("id = 1", name="een_rij"),)
    regels = Regels(
        historie=False,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("inhoud_digest", "keten_begin", "keten_sleutel", "kluis_uid"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kluiscode: Mapped[Code]
    formaat: Mapped[Count]
    gemaakt_op: Mapped[AtUtc]
    is_demo: Mapped[Flag]
    volgend_nummer: Mapped[int] = mapped_column(Integer, default=1)
    laatste_dagwissel: Mapped[OnDay | None]
    inhoud_digest: Mapped[Line]
    """Digest of the shipped content that was put in last; equal = nothing new to put in."""
    toegang_nr: Mapped[Count]
    """Counts every change of who may see which dossier (kept by triggers)."""
    oude_bewerkingen: Mapped[Count]
    """Up to this bewerking the logboek was written before it had a chain with a key; 0 = from the start."""
    oude_historie: Mapped[Count]
    """The same for the changes."""
    keten_begin: Mapped[Line]
    """What the first link follows: it covers the border and everything before it."""
    opschonen: Mapped[Flag]
    """Something was erased and its pages are still to be written anew."""
    keten_sleutel: Mapped[Line]
    """Key of the chain, kept from the first master key; empty while the kluis has that one."""
    kluis_uid: Mapped[Line]
    """Which kluis this is, for other kluizen; given at the first transfer."""


class Zegel(Base):
    """One row: the seal of the last commit (sequence, bewerking, head of the chain); finds a lost journal."""

    __tablename__ = "zegel"
    __table_args__ = (CheckConstraint("id = 1", name="een_rij"),)
    regels = Regels(
        historie=False,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("bewerking_uid", "keten"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    volgnr: Mapped[Count]
    bewerking_uid: Mapped[Line]
    keten: Mapped[Line]
    op: Mapped[AtUtc]


class Medewerker(Row):
    """A person who works with the kluis; `slot_uid` names the key slot that counts (`services.sleutels`)."""

    __tablename__ = "medewerker"
    __table_args__ = (
        one_of("slot_soort", ("start", "medewerker"), leeg=True),
        CheckConstraint("afwezig_tot IS NULL OR afwezig_van IS NOT NULL", name="afwezig_van"),
        CheckConstraint("afwezig_tot IS NULL OR afwezig_tot >= afwezig_van", name="afwezig_tot_na_van"),
        CheckConstraint("vervanger_id IS NULL OR vervanger_id <> id", name="ander_vervangt"),
    )
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        persoon=("naam", "telefoon", "email"),
        blijft=("organisatie", "slot_uid", "slot_soort"),
    )

    naam: Mapped[Name80]
    organisatie: Mapped[Line]
    telefoon: Mapped[Line]
    email: Mapped[Line]
    slot_uid: Mapped[Line]
    slot_soort: Mapped[Code] = mapped_column(default="")
    """What that slot is: `medewerker` (an own wachtwoordzin), `start` (a start-zin), empty = no slot."""
    slot_tot: Mapped[OnDay | None]
    """Last day of a start-zin."""
    slot_weg_op: Mapped[AtUtc | None]
    """Since when no slot of this medewerker opens any more, whatever stands in the file."""
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    afwezig_van: Mapped[OnDay | None]
    afwezig_tot: Mapped[OnDay | None]
    """Last day away."""
    vervanger_id: Mapped[int | None] = mapped_column(ForeignKey("medewerker.id"))
    """Who sees and does this medewerker's gezinnen while they are away."""


class MedewerkerRol(Row):
    """A role of a medewerker, from and to."""

    __tablename__ = "medewerker_rol"
    __table_args__ = (one_of("rol", Rol),)
    regels = Regels(historie=True, scope="kluis", inzage=False, overdracht=False, bewaren="kluis")

    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerker.id"))
    rol: Mapped[Code]
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    """The gemeente that the role is for; None = every gemeente of the kluis."""
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
