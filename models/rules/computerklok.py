"""Whether the clock of the computer may be believed where something would be thrown away by its day.

A date that is wrong for a year costs nothing in a list, but it would thin backups down to one and end keys of
people. So before anything goes by the calendar the clock is held against the last moment that was believed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

VOORUIT = timedelta(days=45)
"""A longer silence is more than the summer closing of a werkgroep: then somebody must say that it is so."""
ACHTER = timedelta(hours=1)
"""So much a clock may go back when it is set right (moments are in UTC, so summer time takes no part)."""


def doubt(nu: datetime, vertrouwd: datetime) -> str:
    """Why the clock cannot be believed, as a code: `klok_vooruit`, `klok_achter`; empty = it can.

    `vertrouwd`: the last moment at which the clock was believed, or a person said that it was right.
    """
    if nu > vertrouwd + VOORUIT:
        return "klok_vooruit"
    return "klok_achter" if nu < vertrouwd - ACHTER else ""
