"""Backups in the window: fulfils `views.ports.Kopieen`; tells the status bar, and what people must know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from desktop.backups import Backups, find
from desktop.jobs import DeskJobs
from desktop.practice import practise
from desktop.workspace import Workspace
from models.errors import Known, Refused
from models.queries.rows_kluis import HoudtRow, KopieStand, ProefRow
from models.services.omsleutelen import NieuweSleutel
from models.store.backup import Halt
from models.values import Reden
from views.ports import Failed

Then = Callable[[object], None]


class DeskKopieen(QObject):
    """The backups of one opened kluis; work that needs its doors in one line with the rest, files beside."""

    made = Signal()
    """There is a new backup, here or at the second place."""
    rekeyed = Signal(str)
    """There is a new master key; the uid of the own slot under it."""

    def __init__(
        self, jobs: DeskJobs, workspace: Workspace, restore: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workspace = workspace
        self._restore = restore
        self._kopieen: Backups = workspace.kopieen
        self._stop = Event()
        self._rekey_then: Callable[[NieuweSleutel], None] | None = None
        self._rekey_failed: Failed | None = None

    def state(self, then: Callable[[KopieStand], None]) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(self._kopieen.state, then)

    def make(self, then: Then, failed: Failed | None = None) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(self._told, partial(self._kopieen.make, self._begin())), then, failed)

    def before(self, reden: str, then: Then, failed: Failed | None = None) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(self._told, partial(self._kopieen.before, reden)), then, failed)

    def rekey(
        self,
        wachtwoordzin: str,
        herstelcode: str,
        then: Callable[[NieuweSleutel], None],
        failed: Failed | None = None,
    ) -> None:
        """See `views.ports.Kopieen`."""
        self._rekey_then, self._rekey_failed = then, failed
        work = partial(self._workspace.rekey, wachtwoordzin, herstelcode)
        self._jobs.piece(work, self._rekeyed, self._not_rekeyed)  # not while a check reads under the old key

    def _rekeyed(self, made: NieuweSleutel) -> None:
        self.rekeyed.emit(made.slot_uid)
        self.made.emit()
        if self._rekey_then is not None:
            self._rekey_then(made)

    def _not_rekeyed(self, error: Known) -> None:
        if self._rekey_failed is not None:
            self._rekey_failed(error)

    def verify(self, sleutel: str, then: Callable[[tuple[Reden, ...]], None]) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.beside(partial(_found, self._kopieen, sleutel), then)

    def against(self, plek: Path) -> tuple[Reden, ...]:
        """See `views.ports.Kopieen`."""
        return self._kopieen.against(plek)

    def choose(self, plek: Path, then: Then, failed: Failed | None = None) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(self._told, partial(_choose, self._kopieen, plek)), then, failed)

    def at_close(self, *, on: bool, then: Then) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(self._kopieen.change, bij_sluiten=on), then)

    def to_second(self, then: Then, failed: Failed | None = None) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(self._told, self._kopieen.to_second), then, failed)

    def practise(
        self, sleutel: str, geheim: str, then: Callable[[ProefRow], None], failed: Failed | None = None
    ) -> None:
        """See `views.ports.Kopieen`."""
        workspace = self._workspace
        self._jobs.beside(
            partial(_practise, workspace, self._kopieen, sleutel, geheim, self._begin()), then, failed
        )

    def holding(self, before: datetime, then: Callable[[tuple[HoudtRow, ...]], None]) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(partial(_holding, self._kopieen, before), then)

    def confirm_clock(self, then: Then, failed: Failed | None = None) -> None:
        """See `views.ports.Kopieen`."""
        self._jobs.background(self._workspace.confirm_klok, then, failed)

    def stop(self) -> None:
        """See `views.ports.Kopieen`."""
        self._stop.set()

    def _begin(self) -> Halt:
        """A new piece of work: what stops it is its own, so that Stop never reaches the next one."""
        self._stop = Event()
        return partial(_halt, self._stop)

    def restore(self) -> None:
        """See `views.ports.Kopieen`."""
        self._restore()

    def _told(self, work: Callable[[], object]) -> object:
        """Do it and say that there is a new backup; a signal may leave any thread."""
        result = work()
        self.made.emit()
        return result


def _halt(stop: Event) -> None:
    if stop.is_set():
        raise Refused("taak_gestopt")


def _found(kopieen: Backups, sleutel: str) -> tuple[Reden, ...]:
    return kopieen.verify(sleutel).bevindingen


def _holding(kopieen: Backups, before: datetime) -> tuple[HoudtRow, ...]:
    return tuple(
        HoudtRow(
            waar=one.waar.value,
            op=one.op,
            weg_op=kopieen.gone_by(one),
            bereikbaar=one.bereikbaar,
        )
        for one in kopieen.holding(before)
    )


def _choose(kopieen: Backups, plek: Path) -> object:
    kopieen.choose(plek)
    return kopieen.to_second()


def _practise(workspace: Workspace, kopieen: Backups, sleutel: str, geheim: str, halt: Halt) -> ProefRow:
    backup = find(sleutel)
    return practise(
        backup,
        kopieen.where(backup.folder),
        geheim,
        workspace.klok,
        kopieen.profile,
        workspace.persoon.naam,
        halt,
    )
