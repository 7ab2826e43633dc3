"""Days and languages in words, in the language of the screen."""

from __future__ import annotations

from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_timezone

from resources.i18n import language


def dag_kort(dag: date, vandaag: date | None = None) -> str:
    """Say a day shortly: `do 18 jun`, with the year when it is another one."""
    form = "EEE d MMM" if vandaag is not None and dag.year == vandaag.year else "EEE d MMM y"
    return format_date(dag, form, locale=language()).replace(".", "")


def dag_lang(dag: date) -> str:
    """Say a day in full: `wo 3 juni 2026`."""
    return format_date(dag, "EEE d MMMM y", locale=language()).replace(".", "")


def moment(op: datetime) -> str:
    """Say a moment in Dutch time: `wo 3 jun 2026 14:02`."""
    zone = get_timezone("Europe/Amsterdam")
    return format_datetime(op, "EEE d MMM y HH:mm", tzinfo=zone, locale=language()).replace(".", "")


def moment_kort(op: datetime, vandaag: date) -> str:
    """Say a moment shortly: `do 18 jun 14:02`, with the year when it is another one."""
    here = dutch_time(op)
    return f"{dag_kort(here.date(), vandaag)} {here:%H:%M}"


def dutch_time(op: datetime) -> datetime:
    """A moment on the clock of the Netherlands."""
    return op.astimezone(get_timezone("Europe/Amsterdam"))


def maand(dag: date) -> str:
    """Say the month of a day: `juni 2026`."""
    return format_date(dag, "MMMM y", locale=language())


def taal_naam(code: str) -> str:
    """Name a language by its code; an unknown code comes back as it is."""
    known = Locale(language()).languages.get(code)
    return code if known is None else str(known).capitalize()


def land_naam(code: str) -> str:
    """Name a country by its code; an unknown code comes back as it is."""
    try:
        return str(Locale(language()).territories.get(code.upper(), code)) if code else ""
    except UnknownLocaleError:
        return code
