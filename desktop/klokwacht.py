"""Guards what goes by the calendar: while the clock of this computer is in doubt nothing is thrown away.

The last moment at which the clock was believed stands in the profile: it is the clock of this computer, and a
kluis that is written with a wrong clock cannot say so itself. In doubt that moment stays where it is, however
long the program is used; it goes on when the clock is right again or a beheerder confirms it.
"""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.log import log_event
from models import keys
from models.errors import World
from models.rules.computerklok import doubt
from models.services.verb import Klok
from models.values import Reden

_SCHRIJFSTAP = timedelta(minutes=30)
"""The moment moves on all the time; it is written down this often."""
_MAXIMUM = 10_000


class _Vertrouwd(msgspec.Struct, frozen=True):
    """What stands in the file."""

    op: Annotated[datetime, msgspec.Meta(tz=True)]


class Klokwacht:
    """The doubt about the clock of this computer, for one kluis."""

    def __init__(self, file: Path, klok: Klok, laatst: datetime | None = None) -> None:
        """`laatst`: the last entry of the kluis, for a computer that does not know it yet."""
        self._file = file
        self._klok = klok
        self._written = _read(file)
        self._vertrouwd = self._written or laatst or klok.nu()

    def reden(self) -> Reden | None:
        """What is wrong with the clock, in words with its day; None = it may be believed."""
        nu = self._klok.nu()
        code = doubt(nu, self._vertrouwd)
        if not code:
            self._believe(max(nu, self._vertrouwd))
            return None
        from reports.words import long_date

        return Reden.of(code, dag=long_date(self._klok.vandaag()), vorige=long_date(self._vertrouwd.date()))

    @property
    def is_right(self) -> bool:
        """Whether something may be thrown away by the calendar now."""
        return self.reden() is None

    def dag(self) -> date:
        """The day by which keys may end: today, or in doubt the last day that was surely right."""
        today = self._klok.vandaag()
        return today if self.is_right else min(today, self._vertrouwd.date())

    def confirm(self) -> None:
        """Believe the clock from now on: somebody said that it is right, or the kluis was just made."""
        self._written = None
        self._believe(self._klok.nu())
        log_event("klok_bevestigd")

    def _believe(self, moment: datetime) -> None:
        self._vertrouwd = moment
        if self._written is not None and abs(moment - self._written) < _SCHRIJFSTAP:
            return
        with contextlib.suppress(OSError, World):  # what cannot be written is asked again at the next opening
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            keys.safe_write(self._file, msgspec.json.encode(_Vertrouwd(moment)))
            self._written = moment


def _read(file: Path) -> datetime | None:
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(_MAXIMUM), type=_Vertrouwd).op
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
