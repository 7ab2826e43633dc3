"""Actiepunten with their state and term, conditions by hand, pauses, and the stand of a dossier."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import AtUtc, Code, Count, Flag, Json, Line, Note, OnDay, Regels, Row, one_of
from models.values import Fase, Staat, Waarheid

LOOPT = "staat = 'open' AND vervallen_op IS NULL AND NOT voor_onze_tijd AND nog_te_bepalen = ''"
"""Which actiepunten ask for something; a query that says exactly this reads the small index of them."""
ZONDER_DAG = f"{LOOPT} AND termijn_datum IS NULL AND wacht_anker = ''"
"""Which of them have no day and wait for none: few, with an index of their own."""
ONDERWERP_SOORTEN = ("huishouden", "persoon", "gebeurtenis", "periode", "gemeente", "eigen")


class Actiepunt(Row):
    """One actiepunt for one subject in one round; regenerating never deletes it (foundations 6)."""

    __tablename__ = "actiepunt"
    __table_args__ = (
        UniqueConstraint(
            "drager_uid", "item_id", "onderwerp_soort", "onderwerp_uid", "ronde", name="identiteit"
        ),
        one_of("staat", Staat),
        one_of("onderwerp_soort", ONDERWERP_SOORTEN),
        one_of("fase", Fase, leeg=True),
        CheckConstraint("staat <> 'gedaan' OR gedaan_op IS NOT NULL", name="gedaan_met_dag"),
        CheckConstraint("staat <> 'nvt' OR reden <> ''", name="nvt_met_reden"),
        CheckConstraint(
            "staat <> 'uitgesteld' OR (uitgesteld_tot IS NOT NULL AND reden <> '')", name="uitstel_met_reden"
        ),
        CheckConstraint("staat <> 'wacht' OR wacht_op <> ''", name="wacht_op_iemand"),
        CheckConstraint("vervallen_op IS NULL OR vervallen_reden <> ''", name="vervallen_met_reden"),
        Index(None, "dossier_id", "vervallen_op", "staat"),
        *(
            Index(
                f"ix_actiepunt_{staat}",
                "dossier_id",
                "nummer",
                sqlite_where=text(f"staat = '{staat}'"),
                postgresql_where=text(f"staat = '{staat}'"),
            )
            for staat in ("wacht", "uitgesteld")
        ),
        Index(
            "ix_actiepunt_loopt",
            "termijn_datum",
            "onze",
            "termijn_hard",
            "dossier_id",
            "nummer",
            sqlite_where=text(LOOPT),
            postgresql_where=text(LOOPT),
        ),
        Index(
            "ix_actiepunt_zonder_dag",
            "onze",
            "dossier_id",
            "nummer",
            sqlite_where=text(ZONDER_DAG),
            postgresql_where=text(ZONDER_DAG),
        ),
        Index(None, "dossier_id", "nummer"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        afgeleid=(
            "afleiding",
            "wacht_anker",
            "nog_te_bepalen",
            "doener",
            "onze",
            "kern",
            "termijn_hard",
            "fase",
        ),
        vrij=("tekst", "notitie"),
        reden=("reden", "wacht_op"),
        blijft=(
            "drager_uid",
            "onderwerp_uid",
            "gedaan_door",
            "afleiding",
            "wacht_anker",
            "nog_te_bepalen",
            "doener",
            "vervallen_reden",
        ),
        wijst=("onderwerp_uid",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"))
    drager_uid: Mapped[Line]
    """Uid of the dossier or gemeente."""
    item_id: Mapped[Code]
    inhoud_versie: Mapped[Count]
    inhoud_herkomst: Mapped[Code] = mapped_column(default="document")
    fase: Mapped[Code] = mapped_column(default="")
    nummer: Mapped[Count]
    """Line number within the dossier; stays the same for the life of the line."""
    onderwerp_soort: Mapped[Code] = mapped_column(default="huishouden")
    onderwerp_uid: Mapped[Line]
    """Uid of the person or gebeurtenis, the period (`2026-1`), or of a point of one's own (a step of
    a goal: the uid of the goal before it); else empty."""
    ronde: Mapped[Count] = mapped_column(default=1)
    staat: Mapped[Code] = mapped_column(default=Staat.OPEN.value)
    gedaan_op: Mapped[OnDay | None]
    gedaan_door: Mapped[Line]
    """Uid of the medewerker, `gebeurtenis` or `start`."""
    reden: Mapped[Line]
    """Reason of n.v.t. or uitgesteld, in the words of the person."""
    wacht_op: Mapped[Line]
    """Party code, or a name of an organisation."""
    wacht_sinds: Mapped[OnDay | None]
    uitgesteld_tot: Mapped[OnDay | None]
    notitie: Mapped[Note]
    tekst: Mapped[Line]
    """What a point of one's own is about, as it was typed; empty = the text of the content."""
    termijn_datum: Mapped[OnDay | None]
    termijn_hard: Mapped[Flag]
    """The term stands in a document: passed = te laat; else richtdatum voorbij."""
    afleiding: Mapped[Json]
    """How the date came to be: anchor uid, offset, content version, setting version and shifts."""
    wacht_anker: Mapped[Line]
    """Anchor that is still missing when there is no date."""
    nog_te_bepalen: Mapped[Line]
    """Condition code that is unknown; empty when the line applies."""
    doener: Mapped[Line]
    """Party whose turn it is, where a condition decides (`doener_als`); empty = the first of the content."""
    onze: Mapped[Flag]
    kern: Mapped[Flag]
    voor_onze_tijd: Mapped[Flag]
    vervallen_op: Mapped[OnDay | None]
    vervallen_reden: Mapped[Line]


class VoorwaardeWaarde(Row):
    """A condition answered by hand or frozen on its day; derived ones are computed, not stored."""

    __tablename__ = "voorwaarde_waarde"
    __table_args__ = (
        one_of("waarde", Waarheid),
        UniqueConstraint("dossier_id", "onderwerp_uid", "code", "item_id", name="een_per_onderwerp"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        blijft=("onderwerp_uid", "item_id"),
        wijst=("onderwerp_uid",),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    onderwerp_uid: Mapped[Line]
    """Uid of the person, empty for the household."""
    code: Mapped[Code]
    item_id: Mapped[Line]
    """Empty for a shared condition; an item id for `handmatig` and for frozen values."""
    waarde: Mapped[Code]
    bevroren: Mapped[Flag]


class Pauze(Row):
    """The clock of a dossier stands still, from and to, with its reason and who decided."""

    __tablename__ = "pauze"
    __table_args__ = (
        CheckConstraint("tot IS NULL OR tot >= van", name="tot_na_van"),
        CheckConstraint("reden <> ''", name="met_reden"),
        Index(None, "dossier_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        reden=("reden",),
        vrij=("bepaald_door",),
        anoniem="leeg",
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    van: Mapped[OnDay]
    tot: Mapped[OnDay | None]
    reden: Mapped[Line]
    bepaald_door: Mapped[Line]
    """Who decided it: a party or a name of an organisation."""
    verwijtbaar: Mapped[Flag]


class Verlenging(Row):
    """A term of one actiepunt gets extra days, with its reason and who decided."""

    __tablename__ = "verlenging"
    __table_args__ = (
        CheckConstraint("dagen > 0", name="dagen_positief"),
        CheckConstraint("reden <> ''", name="met_reden"),
        Index(None, "actiepunt_id"),
    )
    regels = Regels(
        historie=True,
        scope="dossier",
        inzage=True,
        overdracht=True,
        bewaren="dossier",
        reden=("reden",),
        vrij=("bepaald_door",),
        anoniem="leeg",
    )

    actiepunt_id: Mapped[int] = mapped_column(ForeignKey("actiepunt.id"))
    dagen: Mapped[int] = mapped_column(Integer)
    reden: Mapped[Line]
    bepaald_door: Mapped[Line]


class DossierStand(Row):
    """What lists and Vandaag read of a dossier, stored in the same transaction and rebuilt by `controle`."""

    __tablename__ = "dossier_stand"
    __table_args__ = (
        Index(None, "eerste_termijn"),
        Index(None, "zoeknaam"),
        Index(None, "te_laat"),
        Index(None, "laatste_contact"),
        Index(None, "begeleider_uid"),
    )
    regels = Regels(
        historie=False,
        scope="dossier",
        inzage=False,
        overdracht=False,
        bewaren="dossier",
        persoon=("zoeknaam", "begeleider"),
        vrij=("volgende_stap",),
        blijft=("begeleider_uid", "ontbreekt"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), unique=True)
    zoeknaam: Mapped[Line]
    """Name as lists sort it: without case, diacritics, apostrophes, dashes."""
    personen: Mapped[Count]
    volgende_stap: Mapped[Line]
    eerste_termijn: Mapped[OnDay | None]
    te_laat: Mapped[Count]
    """Number of hard terms passed on `bijgewerkt_op_dag`."""
    open_punten: Mapped[Count]
    wacht_op_ander: Mapped[Count]
    open_kern: Mapped[Count]
    """Open ★ of the current phase."""
    laatste_contact: Mapped[OnDay | None]
    begeleider: Mapped[Line]
    begeleider_uid: Mapped[Line]
    ontbreekt: Mapped[Json]
    """Codes of what is still missing (list)."""
    bijgewerkt_op_dag: Mapped[OnDay]
    bijgewerkt_op: Mapped[AtUtc]
