"""A period of the calendar as an iCalendar file (RFC 5545): the one door to `icalendar`.

Names stand in it by privacy level already. What a person typed is data: the library escapes it, and what has
no shape is dropped first, so that no line of the file can be made by a name.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from models.queries.rows_agenda import AgendaFacts, AgendaItem
from models.rules.klokuren import minutes_of
from reports.clean import tidy
from resources.i18n import _

_HERE = ZoneInfo("Europe/Amsterdam")
_HALF_HOUR = 30
"""Minutes of an appointment of which nobody knows how long it takes."""
_PRODID = "-//Duurzame Start//agenda//NL"
_SINCE = 1577836800
"""Seconds of 1970 to 2020: a SEQUENCE counts from there, so that it fits in 31 bits until 2088."""


def text_of(facts: AgendaFacts) -> str:
    """Make the file.

    A second export of the same item takes the place of the first: the same UID, a later SEQUENCE; of an
    appointment that was called off it takes the first out of the calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for item in facts.items:
        calendar.add_component(_event(item, facts))
    return str(calendar.to_ical().decode("utf-8"))


def _event(item: AgendaItem, facts: AgendaFacts) -> Event:
    made = facts.head.gemaakt_op.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{item.sleutel}@duurzame-start")
    event.add("dtstamp", made)
    event.add("sequence", int(made.timestamp()) - _SINCE)
    event.add("summary", _line(summary(item)))
    start = minutes_of(item.tijd) if item.tijd else None
    if start is None:
        event.add("dtstart", item.dag)
        event.add("dtend", item.dag + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        end = minutes_of(item.tot) if item.tot else None
        begin = _at(item, start)
        until = _at(item, max(end, start + 1) if end else start + _HALF_HOUR)
        event.add("dtstart", begin)
        event.add("dtend", max(until, begin + timedelta(minutes=1)))  # the hour that summer time skips
    if item.plaats:
        event.add("location", _line(item.plaats))
    if item.vervallen:
        event.add("status", "CANCELLED")
    event.add("class", "PRIVATE")
    words = _about(item, facts)
    if words:
        event.add("description", words)
    return event


def summary(item: AgendaItem) -> str:
    """What it is and of whom: the gezin as the privacy level names it, and always the number."""
    who = ", ".join(part for part in (item.gezin, item.dossier_nummer) if part)
    return f"{item.tekst} ({who})"


def _about(item: AgendaItem, facts: AgendaFacts) -> str:
    """What kind of day it is, and by which export it came."""
    kind = {
        "termijn": _("Vaste termijn (document)") if item.hard else _("Richtdatum (voorstel)"),
        "later": _("Later op deze dag"),
    }.get(item.soort, "")
    met = _line(_("met {wie}").format(wie=item.met)) if item.met else ""
    code = _("blad {code}").format(code=facts.head.code) if facts.head.code else ""
    mark = _("VOORBEELD – FICTIEF") if facts.head.is_demo else ""
    return "\n".join(part for part in (kind, met, code, mark) if part)


def _at(item: AgendaItem, minutes: int) -> datetime:
    """A clock time of that day in the Netherlands, as a moment in UTC: every calendar shows it right."""
    days, rest = divmod(minutes, 24 * 60)
    local = datetime.combine(item.dag + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=_HERE)
    return local.astimezone(UTC)


def _line(words: str) -> str:
    """Words on one line, without what has no shape."""
    return " ".join(tidy(words).split())
