"""A day and a clock time that somebody typed, as one moment. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from babel.dates import get_timezone

from models.errors import Refused

_TIJD = re.compile(r"^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*$")


def moment_of(dag: date | None, tijd: str, veld: str, nu: datetime) -> datetime | None:
    """The moment in UTC of a day and a time in the Netherlands; no day = None.

    No time = noon, and of today = `nu`: in the morning noon is still to come.
    Raises Refused("geen_tijd") with `veld` for a time that cannot be read.
    """
    if dag is None:
        return None
    zone = get_timezone("Europe/Amsterdam")
    if not tijd.strip() and dag == nu.astimezone(zone).date():
        return nu
    clock = time(12)
    if tijd.strip():
        found = _TIJD.match(tijd)
        if found is None:
            raise Refused("geen_tijd", veld=veld)
        clock = time(int(found[1]), int(found[2]))
    here = datetime.combine(dag, clock).replace(tzinfo=zone)
    return here.astimezone(UTC)
