"""Transfers of dossiers to and from other kluizen, the partners of the weekly exchange, and our keys."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Json, Line, Name80, Note, OnDay, Regels, Row, one_of
from models.values import Deelgrond

RICHTINGEN = ("uit", "in")
OVERDRACHT_SOORTEN = ("overdracht", "uitwisseling")
UITKOMSTEN = ("verstuurd", "nieuw", "bijgewerkt", "gelijk", "geweigerd")
PARTNER_SOORTEN = ("gemeente", "begeleiding")


class Overdracht(Row):
    """One file that went out or came in; its uid is the same in both kluizen."""

    __tablename__ = "overdracht"
    __table_args__ = (
        one_of("richting", RICHTINGEN),
        one_of("soort", OVERDRACHT_SOORTEN),
        one_of("grond", Deelgrond, leeg=True),
        Index(None, "kluis_uid"),
        Index(None, "partner_id"),
    )
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        afgeleid=("bewijs",),
        persoon=("naam",),
        vrij=("reden", "geweigerd"),
        blijft=("kluis_uid", "kluiscode", "organisatie", "wie", "bewijs", "anker"),
        met_laatste=True,
    )

    richting: Mapped[Code]
    soort: Mapped[Code]
    kluis_uid: Mapped[Line]
    """The other kluis; empty for a transfer that went out until its receipt comes back."""
    kluiscode: Mapped[Line]
    organisatie: Mapped[Line]
    """Name of the organisation on the other side."""
    naam: Mapped[Name80]
    """To whom it went, or who sent it."""
    grond: Mapped[Code] = mapped_column(default="")
    reden: Mapped[Note]
    op: Mapped[AtUtc]
    """Moment at which the sender made it."""
    wie: Mapped[Line]
    """Uid of the medewerker here."""
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("uitwisselpartner.id"))
    volgnummer: Mapped[Count]
    """Number in the row of files between two partners; 0 for a single transfer."""
    bewijs: Mapped[Line]
    """Key of the receipt (base64); it came along inside the transfer."""
    anker: Mapped[Line]
    """How far the logboek of the sender had come (`rules.logboek`): read out to them it proves theirs."""
    geweigerd: Mapped[Json]
    """Dossiers that were not taken in: number -> reason, for the receipt."""
    bevestigd_op: Mapped[AtUtc | None]
    """Out: the receipt was read. In: the receipt was saved."""
    mislukt_op: Mapped[AtUtc | None]
    """The file could not be written: nobody has it."""


class OverdrachtDossier(Row):
    """A dossier in a transfer: what became of it, and the marks by which a later difference is found."""

    __tablename__ = "overdracht_dossier"
    __table_args__ = (
        one_of("uitkomst", UITKOMSTEN),
        UniqueConstraint("overdracht_id", "dossier_id"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=False,
        bewaren="dossier",
        afgeleid=("merken",),
        vrij=("reden",),
        blijft=("merken", "niet_overgenomen"),
    )

    overdracht_id: Mapped[int] = mapped_column(ForeignKey("overdracht.id"))
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    uitkomst: Mapped[Code]
    reden: Mapped[Note]
    """Why the other side did not take it in."""
    niet_overgenomen: Mapped[Json]
    """Fields of which the receiver kept its own value: list of `table.column`."""
    merken: Mapped[Json]
    """Digests of what crossed (`rules.overdracht.merken`): who changed what since, without the values."""


class UidPaar(Row):
    """What is one thing under two uids: an organisation here and there, a gemeente, a contact person."""

    __tablename__ = "uid_paar"
    __table_args__ = (UniqueConstraint("uid_daar", "tabel"), Index(None, "uid_hier"))
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("uid_hier", "uid_daar"),
    )

    tabel: Mapped[Code]
    uid_hier: Mapped[Line]
    uid_daar: Mapped[Line]


class Uitwisselpartner(Row):
    """An organisation that shares gezinnen with us for longer, with its public keys."""

    __tablename__ = "uitwisselpartner"
    __table_args__ = (one_of("soort", PARTNER_SOORTEN),)
    regels = Regels(
        historie=True,
        scope="kluis",
        inzage=False,
        overdracht=False,
        bewaren="kluis",
        blijft=("naam", "kluis_uid", "kluiscode", "x_publiek", "ed_publiek", "bevestigd_door"),
    )

    naam: Mapped[Name80]
    soort: Mapped[Code]
    """What they are: of a gemeente its own fields are theirs, of a begeleidende organisatie those of that."""
    kluis_uid: Mapped[Line]
    kluiscode: Mapped[Line]
    x_publiek: Mapped[Line]
    ed_publiek: Mapped[Line]
    bevestigd_op: Mapped[OnDay | None]
    """Day on which the words of their keys were compared by phone; before it nothing is exchanged."""
    bevestigd_door: Mapped[Line]
    gestopt_op: Mapped[OnDay | None]
    verstuurd: Mapped[Count]
    """Number of the last file that went out."""
    ontvangen: Mapped[Count]
    """Number of the last file that was taken in."""
    ontvangen_door_hen: Mapped[Count]
    """Number of our last file that they took in, as they told."""


class PartnerDossier(Row):
    """A gezin that is shared with a partner, as long as the ground for it (`deling`) holds."""

    __tablename__ = "partner_dossier"
    __table_args__ = (
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        Index(None, "dossier_id"),
        Index(None, "partner_id", "tot"),
    )
    regels = Regels(historie=True, scope="dossier", inzage=True, overdracht=False, bewaren="dossier")

    partner_id: Mapped[int] = mapped_column(ForeignKey("uitwisselpartner.id"))
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    deling_id: Mapped[int] = mapped_column(ForeignKey("deling.id"))
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    """Last day on which it is shared."""


class UitwisselSleutel(Row):
    """Our lasting key pair. The private parts leave the kluis only inside its encrypted backups."""

    __tablename__ = "uitwissel_sleutel"
    regels = Regels(historie=False, scope="kluis", inzage=False, overdracht=False, bewaren="kluis")

    x_prive: Mapped[bytes] = mapped_column(LargeBinary)
    ed_prive: Mapped[bytes] = mapped_column(LargeBinary)
    gemaakt_op: Mapped[AtUtc]
