"""Frozen rows about medewerkers: the team, a caseload, notices, and the facts of the rechtenoverzicht."""

from __future__ import annotations

from datetime import date, datetime

from models.queries.rows import PaperHead, Row
from models.values import Bereik, Fase, Recht, Rol


class RolRow(Row, frozen=True, kw_only=True):
    """A role of a medewerker; `gemeente` empty = every gemeente of the kluis."""

    rol: Rol
    van: date
    tot: date | None = None
    gemeente: str = ""
    gemeente_uid: str = ""


class TeamRow(Row, frozen=True, kw_only=True):
    """A medewerker as the team sees them."""

    uid: str
    naam: str
    organisatie: str
    telefoon: str
    email: str
    van: date
    tot: date | None
    rollen: tuple[RolRow, ...]
    """Those of today."""
    afwezig_van: date | None
    afwezig_tot: date | None
    vervanger: str
    vervanger_uid: str
    sleutel: str
    """`eigen`, `start`, `verlopen` (a start-zin that ended), `weg` (taken away) or `geen`."""
    sleutel_tot: date | None
    laatst: datetime | None
    """When they signed in last; None where that was never, or is not for who asks."""
    gezinnen: int
    """Open gezinnen they stand beside, of those in sight."""
    per_fase: tuple[int, int, int] = (0, 0, 0)
    """Of those they are the begeleider of, how many are in each phase."""
    hoogstens: int = 0
    """So many gezinnen was agreed for one begeleider; 0 = no number."""
    cursussen: tuple[tuple[str, date], ...] = ()
    """Courses that they did, with the day (A170)."""

    @property
    def begeleidt(self) -> int:
        """Of how many open gezinnen they are the begeleider."""
        return sum(self.per_fase)

    def is_weg(self, dag: date) -> bool:
        """Whether they are away on a day."""
        return (
            self.afwezig_van is not None
            and self.afwezig_van <= dag
            and (self.afwezig_tot is None or dag <= self.afwezig_tot)
        )

    def is_vertrokken(self, dag: date) -> bool:
        """Whether their last day is over."""
        return self.tot is not None and self.tot < dag


class CaseloadRow(Row, frozen=True, kw_only=True):
    """A gezin that somebody stands beside, with what waits there."""

    uid: str
    nummer: str
    naam: str
    fase: Fase
    als: tuple[str, ...]
    """In which roles they stand beside it."""
    open_punten: int
    te_laat: int
    volgende_stap: str
    eerste_termijn: date | None
    beschermd: bool


class BerichtRow(Row, frozen=True, kw_only=True):
    """A notice: the code of its sentence, with what fills it."""

    uid: str
    soort: str
    op: datetime
    wie: str
    """Name of who it is about, empty where nobody is named."""
    gegevens: tuple[tuple[str, str | int], ...]
    dossier_uid: str
    """Only where the dossier is in sight."""
    reden: str = ""
    """Why a dossier was opened in an emergency, for who may read that dossier."""


class StartzinFacts(Row, frozen=True, kw_only=True):
    """The sheet of a start-zin; the words live only as long as the sheet is made."""

    head: PaperHead
    kluis: str
    naam: str
    zin: str
    geldig_tot: date


class RechtenMens(Row, frozen=True, kw_only=True):
    """A medewerker on the rechtenoverzicht."""

    naam: str
    organisatie: str
    rollen: tuple[RolRow, ...]
    van: date
    tot: date | None
    sleutel: str
    sleutel_tot: date | None


class RechtenFacts(Row, frozen=True, kw_only=True):
    """Who may do what on a day: people, what each role may do, and the protected dossiers by number."""

    head: PaperHead
    dag: date
    mensen: tuple[RechtenMens, ...]
    vertrokken: tuple[RechtenMens, ...]
    rechten: tuple[tuple[Recht, tuple[Bereik, ...]], ...]
    """Each right with its reach for the roles in their order."""
    beschermd: tuple[str, ...]
    """Numbers of the extra protected dossiers."""
    nood: tuple[tuple[str, str, date], ...]
    """Opened in an emergency: number, by whom, day."""
