"""A clock that stands before the last entry is told, and blocks nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop import workspace
from desktop.paths import Paths
from models.services.dossiers import open_dossier
from tests.builders import T0, VasteKlok
from tests.desktop.conftest import ZIN, nieuwe


class Verzet(VasteKlok):
    """A clock that is set back or forward a little."""

    def __init__(self, verschil: timedelta) -> None:
        super().__init__(T0)
        self.verschil = verschil

    def nu(self) -> datetime:
        return super().nu() + self.verschil


@pytest.mark.parametrize(
    ("verschil", "told"),
    [
        (timedelta(0), False),
        (timedelta(minutes=-5), False),
        (timedelta(days=1), False),
        (timedelta(hours=-1), True),
        (timedelta(days=-400), True),
    ],
)
def test_a_clock_before_the_last_entry_is_told_and_the_kluis_still_writes(
    tmp_path: Path, small_keys: None, verschil: timedelta, told: bool
) -> None:
    paths = Paths(tmp_path)
    made = workspace.create(paths.kluis, nieuwe(), VasteKlok(T0), paths.backups)
    open_dossier(made.plek(), "Warsamele", T0, 1)
    made.close(backup=False)
    again = workspace.unlock(paths.kluis, ZIN, Verzet(verschil), paths.backups)
    assert (again.klok_terug() is not None) is told
    open_dossier(again.plek(), "Al-Zahrawan", T0, 1)
    again.close(backup=False)


def test_secrets_do_not_stand_in_the_spelling_of_what_was_filled_in() -> None:
    told = repr(nieuwe(code="AAAAA-BBBBB"))
    assert ZIN not in told
    assert "BBBBB" not in told
