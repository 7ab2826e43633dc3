"""The calendar file, read back with the library and looked at as lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from models.queries.rows_agenda import AgendaFacts
from models.values import Papier
from reports import calendar, catalog
from tests.reports import builders


def _events(facts: AgendaFacts) -> list[Any]:
    """Its events as a reader gets them; the types of their values depend on the file."""
    return Calendar.from_ical(calendar.text_of(facts)).walk("VEVENT")


def _facts_with(**changes: object) -> AgendaFacts:
    base = builders.agenda()
    return msgspec.structs.replace(base, items=(msgspec.structs.replace(base.items[0], **changes),))


def test_a_time_is_a_moment_that_every_calendar_shows_right_in_summer_and_winter() -> None:
    summer = _events(_facts_with())[0]
    winter = _events(_facts_with(dag=date(2026, 12, 17)))[0]

    assert summer["dtstart"].dt.isoformat() == "2026-06-18T07:30:00+00:00"
    assert summer["dtend"].dt.isoformat() == "2026-06-18T10:10:00+00:00"
    assert winter["dtstart"].dt.isoformat() == "2026-12-17T08:30:00+00:00"


def test_a_term_is_a_whole_day_that_leaves_somebody_free() -> None:
    term = _events(builders.agenda())[1]

    assert term["dtstart"].dt == date(2026, 6, 18)
    assert not isinstance(term["dtstart"].dt, datetime)
    assert term["dtend"].dt == date(2026, 6, 19)
    assert term["transp"] == "TRANSPARENT"
    assert "Vaste termijn" in term["description"]


def test_an_appointment_without_an_end_takes_half_an_hour_and_never_ends_before_it_begins() -> None:
    assert _events(_facts_with(tot=""))[0]["dtend"].dt.isoformat() == "2026-06-18T08:00:00+00:00"
    early = _events(_facts_with(tot="9:00"))[0]
    assert early["dtend"].dt > early["dtstart"].dt


def test_what_begins_in_the_hour_that_summer_time_skips_never_ends_before_it_begins() -> None:
    skipped = _events(_facts_with(dag=date(2027, 3, 28), tijd="2:30", tot="3:00"))[0]
    assert skipped["dtend"].dt > skipped["dtstart"].dt
    twice = _events(_facts_with(dag=date(2026, 10, 25), tijd="2:30", tot="3:00"))[0]
    assert twice["dtend"].dt > twice["dtstart"].dt


def test_a_second_export_takes_the_place_of_the_first() -> None:
    facts = builders.agenda()
    later = facts.head.gemaakt_op.replace(hour=facts.head.gemaakt_op.hour + 1)
    first = _events(facts)[0]
    second = _events(
        msgspec.structs.replace(facts, head=msgspec.structs.replace(facts.head, gemaakt_op=later))
    )[0]

    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


def test_what_was_moved_and_exported_again_within_a_minute_takes_the_place_too() -> None:
    """RFC 5545 3.8.7.4: the number grows, stays above that of older files, and fits in 31 bits for long."""
    facts = builders.agenda()
    head = msgspec.structs.replace(facts.head, gemaakt_op=facts.head.gemaakt_op + timedelta(seconds=1))
    moved = msgspec.structs.replace(facts, head=head)
    late = msgspec.structs.replace(head, gemaakt_op=head.gemaakt_op.replace(year=2080))
    first, second = (_events(one)[0]["sequence"] for one in (facts, moved))

    assert second > first > facts.head.gemaakt_op.timestamp() // 60
    assert _events(msgspec.structs.replace(facts, head=late))[0]["sequence"] < 2**31


def test_a_file_without_names_holds_numbers_only_and_says_by_which_sheet_it_came() -> None:
    text = calendar.text_of(builders.agenda())

    assert "Regeldag (DEMO-04)" in text
    assert "blad Y1-5" in text
    assert text.count("CLASS:PRIVATE") == 3


@pytest.mark.parametrize("lading", builders.LADINGEN)
def test_no_name_can_make_a_line_of_the_file(lading: str) -> None:
    nasty = f"{lading}\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd\r\nEND:VCALENDAR"
    facts = _facts_with(gezin=nasty, plaats=nasty, tekst=nasty)

    text = calendar.text_of(facts)

    assert text.count("\r\nBEGIN:VEVENT") == 1
    assert "\r\nATTACH" not in text
    assert text.count("\r\nEND:VCALENDAR") == 1
    assert len(_events(facts)) == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_file_comes_along_with_the_paper() -> None:
    text = catalog.plain_text([(Papier.AGENDA, builders.agenda())])
    assert text.startswith("BEGIN:VCALENDAR")
