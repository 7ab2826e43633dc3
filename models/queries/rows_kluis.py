"""Frozen rows about the kluis itself: backups, the second place, practising, salvage."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import field

from models.queries.rows import PaperHead, Row
from models.values import Reden


class KopieCijfers(Row, frozen=True, kw_only=True):
    """The dated figures about backups; None = the gemeente left it open, then nobody is reminded."""

    tweede_plek_dagen: int | None = None
    oefen_maanden: int | None = None
    bewaren_vanaf: date | None = None
    """Backups from before this day go, so that who was erased ages out; None = no such day."""


class KopieRow(Row, frozen=True, kw_only=True):
    """One backup in the list."""

    sleutel: str
    """Its folder: names it in every wish."""
    op: datetime
    bytes: int
    waar: str
    """`hier` or `tweede_plek`."""


class ProefStap(Row, frozen=True, kw_only=True):
    """One step of practising: its code with figures, and whether it went well."""

    code: str
    goed: bool = True
    params: dict[str, str | int] = field(default_factory=dict)


class ProefRow(Row, frozen=True, kw_only=True):
    """The outcome of practising to put a backup back."""

    uid: str = ""
    op: datetime
    wie: str = ""
    """Name of who did it."""
    kopie_op: datetime
    waar: str = "hier"
    sleutel: str = ""
    goed: bool = False
    reden: str = ""
    bytes: int = 0
    sha256: str = ""
    schema: int = 0
    duur_s: float = 0.0
    rijen: int = 0
    stappen: tuple[ProefStap, ...] = ()
    tellingen: dict[str, int] = field(default_factory=dict)
    """Table -> rows, of what a person knows by name."""
    laatste_op: datetime | None = None
    """When the last thing in the backup was saved."""


class TweedePlek(Row, frozen=True, kw_only=True):
    """The second place as it is now."""

    plek: str = ""
    """The folder; empty = none chosen yet."""
    bereikbaar: bool = False
    laatst: datetime | None = None
    bij_sluiten: bool = True
    te_lang: bool = False
    """The last copy is longer ago than the figure says, or was never made."""
    aantal: int = 0


class KopieStand(Row, frozen=True, kw_only=True):
    """All that the screen *Reservekopie* shows."""

    hier: tuple[KopieRow, ...] = ()
    daar: tuple[KopieRow, ...] = ()
    tweede: TweedePlek = TweedePlek()
    proef: ProefRow | None = None
    proef_te_lang: bool = False
    cijfers: KopieCijfers = KopieCijfers()
    veranderd: bool = False
    """Something was saved since the newest backup."""
    map: str = ""
    """Where the backups stand."""
    klok: Reden | None = None
    """Why the clock of this computer is in doubt: then nothing old is thrown away."""


class HoudtRow(Row, frozen=True, kw_only=True):
    """A copy that still holds what was erased: where it stands, of when it is, and until when."""

    waar: str
    op: datetime
    weg_op: date | None = None
    bereikbaar: bool = True


class ProefFacts(Row, frozen=True, kw_only=True):
    """The report of practising."""

    head: PaperHead
    kluis: str
    """Code of the kluis."""
    proef: ProefRow


class ReddingDossier(Row, frozen=True, kw_only=True):
    """One dossier after salvage: lines that are missing or come from the backup, by table."""

    nummer: str
    kwijt: dict[str, int] = field(default_factory=dict)
    uit_kopie: dict[str, int] = field(default_factory=dict)


class ReddingRow(Row, frozen=True, kw_only=True):
    """What salvage gave: numbers only."""

    op: datetime
    gelezen: int
    kopie_op: datetime | None = None
    """The backup that gaps were filled from."""
    dossiers: tuple[ReddingDossier, ...] = ()
    kwijt: dict[str, int] = field(default_factory=dict)
    uit_kopie: dict[str, int] = field(default_factory=dict)
    onzeker: tuple[str, ...] = ()
    """Tables of which nobody can say how many lines are lost."""


class ReddingFacts(Row, frozen=True, kw_only=True):
    """The report of a salvage."""

    head: PaperHead
    redding: ReddingRow
