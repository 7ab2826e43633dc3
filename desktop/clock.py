"""The one clock of the program."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@cache
def zone() -> ZoneInfo:
    """The time zone of the Netherlands; loaded when first asked for, after the first paint."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Amsterdam")


class SystemClock:
    """The day in the Netherlands and the moment, from the computer."""

    def vandaag(self) -> date:
        """Return the day in the Netherlands."""
        return datetime.now(zone()).date()

    def nu(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)
