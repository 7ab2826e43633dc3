"""Stop while a backup is made or practised with: nothing half stays behind, and it can be done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import workspace
from desktop.paths import Paths
from desktop.practice import practise
from desktop.profile import PRACTICE
from models.errors import Refused
from models.services.dossiers import open_dossier
from models.store import list_backups
from models.store.backup import WORKING
from tests.builders import T0, VasteKlok
from tests.desktop.conftest import ZIN, Program


class StopAt:
    """Presses Stop at the so-manieth look."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Refused("taak_gestopt")


def left_behind(paths: Paths) -> list[str]:
    found = [
        *paths.home.rglob(f"{PRACTICE}*"),
        *paths.home.rglob(f"{WORKING}*"),
        *paths.home.rglob("*.nieuw"),
    ]
    return sorted(one.name for one in found)


def test_stopping_practice_anywhere_leaves_nothing_and_gives_no_outcome(kluis: Path, tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    work = workspace.unlock(kluis, ZIN, VasteKlok(), paths.backups, profile=paths.profile)
    backup = work.backup().backup
    work.close(backup=False)
    before = sorted(one.name for one in paths.profile.iterdir())
    places = 0
    while True:
        stop = StopAt(places)
        try:
            practise(backup, "hier", ZIN, VasteKlok(), paths.profile, halt=stop)
            break
        except Refused:  # any other error goes on
            assert stop.left < 0
        places += 1
        assert left_behind(paths) == []
        assert sorted(one.name for one in paths.profile.iterdir()) == before
    assert places >= 5, "there are places to stop"


def test_stopping_a_backup_leaves_no_half_one_and_it_stays_due(kluis: Path, tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    work = workspace.unlock(kluis, ZIN, VasteKlok(), paths.backups, profile=paths.profile)
    open_dossier(work.plek(), "Warsamele", T0, 1)
    for at in range(2):
        with pytest.raises(Refused, match="taak_gestopt"):
            work.kopieen.make(StopAt(at))
        assert left_behind(paths) == []
        assert list_backups(paths.backups) == ()
        assert work.kopieen.due
    work.kopieen.make(StopAt(2))
    assert len(list_backups(paths.backups)) == 1
    work.close(backup=False)


def test_stop_in_the_window_reaches_this_work_and_not_the_next(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    kopieen = program.opened.ports.kopieen
    told: list[str] = []

    class Hears:
        def failed(self, error: object) -> None:
            told.append(getattr(error, "code", ""))

        def done(self, result: object) -> None:
            told.append("gemaakt")

    hears = Hears()
    kopieen.make(hears.done, hears.failed)
    kopieen.stop()
    program.still()
    kopieen.make(hears.done, hears.failed)
    program.still()
    assert told == ["taak_gestopt", "gemaakt"]
