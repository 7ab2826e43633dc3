"""Reading the logboek through beside the window: in pieces, in between everything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.jobs import DeskJobs
from desktop.workspace import Workspace, unlock
from models.errors import Known
from models.queries.lezer import Lezer
from models.queries.rows_logboek import LogOordeel
from models.services.verb import Regel, note_all
from models.store import nalezing
from tests.builders import VasteKlok, add_medewerker
from tests.desktop.conftest import ZIN

MANY = 4000


class Reader(QObject):
    """Who asked for it."""

    def __init__(self, jobs: DeskJobs) -> None:
        super().__init__()
        self.jobs = jobs
        self.heard: list[tuple[int, int]] = []
        self.verdicts: list[LogOordeel] = []
        self.errors: list[Known] = []
        self.others: list[int] = []
        self.stop_at = 0

    def progress(self, gelezen: int, totaal: int) -> None:
        self.heard.append((gelezen, totaal))
        self.jobs.read(partial(number_of, len(self.heard)), self.other)
        if len(self.heard) == self.stop_at:
            self.jobs.stop_papers()

    def other(self, number: int) -> None:
        self.others.append(number)

    def done(self, oordeel: LogOordeel) -> None:
        self.verdicts.append(oordeel)

    def fail(self, error: Known) -> None:
        self.errors.append(error)

    def start(self, blad: str = "") -> None:
        self.jobs.read_through(blad, self.progress, self.done, self.fail)


def number_of(number: int, lezer: Lezer) -> int:
    del lezer
    return number


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[DeskJobs]:
    made = DeskJobs()
    yield made
    made.detach()
    made.finish()


@pytest.fixture
def open_kluis(kluis: Path, jobs: DeskJobs) -> Iterator[Workspace]:
    workspace = unlock(kluis, ZIN, VasteKlok(), kluis.parent / "b")
    note_all(workspace.plek(), [Regel("aangemeld") for _ in range(MANY)])
    jobs.attach(workspace)
    yield workspace
    workspace.close(backup=False)


def test_other_questions_are_answered_between_the_pieces(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    reader = Reader(jobs)
    reader.start()
    qtbot.waitUntil(lambda: len(reader.verdicts) == 1, timeout=20000)
    (oordeel,) = reader.verdicts
    assert oordeel.bevinding is None
    assert oordeel.gelezen > MANY
    assert len(reader.heard) >= MANY // nalezing.PIECE
    assert reader.others[:3] == [1, 2, 3], "nothing waited for the end"
    assert [total for _read, total in reader.heard] == [oordeel.gelezen] * len(reader.heard)
    assert open_kluis.store.volgnr > 0


def test_stop_ends_it_and_who_waits_hears_that(jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot) -> None:
    before = open_kluis.store.volgnr
    reader = Reader(jobs)
    reader.stop_at = 2
    reader.start()
    qtbot.waitUntil(lambda: bool(reader.errors), timeout=20000)
    assert [error.code for error in reader.errors] == ["taak_gestopt"]
    assert (len(reader.heard), reader.verdicts) == (2, [])
    assert open_kluis.store.volgnr == before, "nothing was written down"


def test_leaving_the_kluis_half_way_leaves_nothing_behind(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    reader = Reader(jobs)
    reader.start()
    qtbot.waitUntil(lambda: bool(reader.heard), timeout=20000)
    jobs.detach()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20000)
    assert (reader.verdicts, reader.errors) == ([], [])
    assert jobs.findChildren(QObject, "lezing") == []


def test_a_wrong_code_and_a_missing_right_are_told_to_who_asked(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    reader = Reader(jobs)
    reader.start("00000-0000X")
    qtbot.waitUntil(lambda: len(reader.errors) == 1, timeout=20000)
    open_kluis.become(add_medewerker(open_kluis.store, "Bo", "begeleider"))
    reader.start()
    qtbot.waitUntil(lambda: len(reader.errors) == 2, timeout=20000)
    assert [error.code for error in reader.errors] == ["ankercode_fout", "geen_recht"]
