"""The one clock of the program."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


class SystemClock:
    """The day in the Netherlands and the moment, from the computer."""

    def vandaag(self) -> date:
        """Return the day in the Netherlands."""
        return datetime.now(ZONE).date()

    def nu(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)
