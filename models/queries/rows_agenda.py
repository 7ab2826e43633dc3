"""Frozen rows of the calendar, and of what goes from it to paper or into a calendar file."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.values import Stand


class AgendaItem(Row, frozen=True, kw_only=True):
    """Something on a day: an appointment, a visit to a regeldag, a planned day of a gezin, a term, an end."""

    sleutel: str
    """Names it for good (kind and uid), so that a second export takes the place of the first."""
    soort: str
    """`afspraak`, `regeldag`, `spreekuur`, `gepland`, `termijn`, `later`, `einde`, `volgen`, `verjaardag`."""
    dag: date
    tijd: str = ""
    """Clock time as `9:30`; empty = the whole day."""
    tot: str = ""
    """Clock time at which it ends; empty = not known."""
    tekst: str
    plaats: str = ""
    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: int = 0
    punt_uid: str = ""
    regeldag_uid: str = ""
    hard: bool = False
    """A term that stands in a document."""
    stand: Stand = Stand.OP_SCHEMA
    eigen: bool = False
    """Its words were typed: they stay away from what has no names."""
    inburgering: bool = False
    """The end of a term of somebody's inburgering: it is no point, and stands in the tab *Meedoen*."""
    kaal: str = ""
    """Of an appointment: its words without what somebody typed, for what has no names."""
    plaats_getypt: bool = False
    """Somebody typed the place; it may be where people live, and stays away from what has no names."""
    met: str = ""
    """Whom the gezin meets, outside ours."""
    wie: str = ""
    """Name of the medewerker who goes along."""
    tab: str = "nu"
    """The tab of the dossier in which it stands."""
    anker: str = ""
    """The anchor date that it is, or that an appointment gives its hour to."""
    vervallen: bool = False
    """Called off: it stands here so that a calendar file takes it out of the calendar."""
    botst: bool = False
    """The gezin, or who goes along, is asked somewhere else at the same time."""
    gemeente_uid: str = ""
    """A point of this gemeente: it has no dossier, and `gezin` holds the name of the gemeente."""


class AgendaRow(Row, frozen=True, kw_only=True):
    """The calendar from a day to a day, both included, in order of day and time."""

    van: date
    tot: date
    items: tuple[AgendaItem, ...]


class AgendaFacts(Row, frozen=True, kw_only=True):
    """A period of the calendar for paper or for a file, named by privacy level already."""

    head: PaperHead
    van: date
    tot: date
    items: tuple[AgendaItem, ...]
