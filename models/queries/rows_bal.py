"""Frozen rows of *Bal bij wie* and of the letter and mail to a party about its open points."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.values import Deelpartij, Stand


class BalLijn(Row, frozen=True, kw_only=True):
    """One open line of a gezin that lies with somebody."""

    dossier_uid: str
    dossier_nummer: str
    gezin: str
    punt_uid: str
    nummer: int
    tekst: str
    letters: str = ""
    """Letters of the people it is still open for."""
    sinds: date | None = None
    """Since when is waited, as somebody noted it; None = a line that is watched."""
    dag: date | None = None
    """The day by which it should be there; None = no day."""
    dagen: int = 0
    """Days that it lies there: since `sinds`, else past `dag`; 0 = not late yet."""
    stand: Stand = Stand.WACHT
    eigen: bool = False
    """Whether its words were typed: such words stay away from a paper without names."""
    personen: int = 0


class BalPartij(Row, frozen=True, kw_only=True):
    """A party (or one organisation of that kind) with the lines that lie there, oldest first."""

    sleutel: str
    """Names the party: code and organisation (`COR:<uid>`), or `~` and a typed name."""
    code: str
    """Code of the party; empty for a typed name."""
    naam: str
    """Name of the organisation or as typed; empty = the party has only its own name."""
    organisatie_uid: str = ""
    deelpartij: Deelpartij | None = None
    """As which party it counts in *Dit mag ik delen met*; None = it is our own, or the gezin."""
    contact: str = ""
    telefoon: str = ""
    email: str = ""
    lijnen: tuple[BalLijn, ...] = ()
    gezinnen: int = 0

    @property
    def van_ons(self) -> bool:
        """Whether the ball lies with ourselves."""
        return self.sleutel == ONS

    @property
    def krijgt_brief(self) -> bool:
        """Whether one letter can go there: not to ourselves, and never to several gezinnen together."""
        return self.deelpartij is not None


ONS = "ons"
"""Key of what lies with ourselves."""


class BalRow(Row, frozen=True, kw_only=True):
    """*Bal bij wie*: who is to move, over all gezinnen in sight."""

    dag: date
    partijen: tuple[BalPartij, ...]


class OpenPuntenGezin(Row, frozen=True, kw_only=True):
    """A gezin in the letter, named by privacy level already, with its lines, oldest first."""

    dossier_uid: str
    dossier_nummer: str
    gezin: str
    lijnen: tuple[BalLijn, ...]


class OpenPuntenFacts(Row, frozen=True, kw_only=True):
    """All that the letter, and the mail, to one party needs."""

    head: PaperHead
    dag: date
    sleutel: str
    code: str
    naam: str
    organisatie_uid: str = ""
    deelpartij: Deelpartij
    contact: str = ""
    gezinnen: tuple[OpenPuntenGezin, ...]
    afzender_telefoon: str = ""
