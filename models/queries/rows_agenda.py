"""Frozen rows of the calendar, and of what goes from it to paper or into a calendar file."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.values import Stand


class AgendaItem(Row, frozen=True, kw_only=True):
    """Something on a day: a visit to a regeldag, a planned day of a gezin, or a term."""

    sleutel: str
    """Names it for good (kind and uid), so that a second export takes the place of the first."""
    soort: str
    """`regeldag`, `gepland`, `termijn` or `later`."""
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
