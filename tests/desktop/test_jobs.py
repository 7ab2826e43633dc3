"""Answers arrive in order, at living objects only; papers come from the child and can be stopped."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.jobs import DeskJobs
from desktop.papers import PaperChild
from desktop.workspace import Workspace, unlock
from models.errors import Known, Refused, World
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.rows import PaperHead
from models.queries.rows_papier import HerstelFacts
from models.services.dossiers import open_dossier
from models.values import Papier
from tests.builders import T0, VasteKlok
from tests.desktop.conftest import ZIN
from views.ports import Paper


class Asker(QObject):
    """Remembers the answers it got, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.errors: list[Known] = []
        self.threads: set[int] = set()

    def take(self, answer: object) -> None:
        self.got.append(answer)
        self.threads.add(threading.get_ident())

    def fail(self, error: Known) -> None:
        self.errors.append(error)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[DeskJobs]:
    made = DeskJobs()
    yield made
    made.detach()
    made.finish()


@pytest.fixture
def open_kluis(kluis: Path, jobs: DeskJobs) -> Iterator[Workspace]:
    workspace = unlock(kluis, ZIN, VasteKlok(), kluis.parent / "b")
    jobs.attach(workspace)
    yield workspace
    workspace.close(backup=False)


def number_of(number: int, lezer: Lezer) -> int:
    del lezer
    return number


def test_an_answer_comes_in_the_thread_of_the_window(jobs: DeskJobs, qtbot: QtBot) -> None:
    asker = Asker()
    jobs.background(lambda: 7, asker.take)
    qtbot.waitUntil(lambda: asker.got == [7])
    assert asker.threads == {threading.get_ident()}


class Secret(str):  # noqa: SLOT000 - without slots it can be looked for after it should be gone
    """A text of which can be seen whether it is still anywhere."""


def refuse(secret: str) -> None:
    raise World("sleutel_onjuist", wat=str(bool(secret)))


def test_what_was_done_is_forgotten_with_the_secret_in_it(jobs: DeskJobs, qtbot: QtBot) -> None:
    """The thread waits for the next work, perhaps for hours: it must not hold the last one meanwhile."""
    asker, secret = Asker(), Secret("vier groene fietsen")
    here = weakref.ref(secret)
    jobs.background(partial(refuse, secret), asker.take, asker.fail)
    del secret
    qtbot.waitUntil(lambda: bool(asker.errors))
    asker.errors.clear()
    gc.collect()
    assert here() is None


def test_a_lambda_is_refused_because_it_outlives_its_widget(jobs: DeskJobs) -> None:
    with pytest.raises(TypeError):
        jobs.background(lambda: 7, lambda _answer: None)


def test_an_answer_to_someone_who_is_gone_is_dropped(jobs: DeskJobs, qtbot: QtBot) -> None:
    asker, stays = Asker(), Asker()
    got = asker.got
    release = threading.Event()
    jobs.background(release.wait, None)
    jobs.background(lambda: 7, asker.take)
    asker.deleteLater()
    del asker
    gc.collect()
    qtbot.wait(20)
    release.set()
    jobs.background(lambda: 8, stays.take)
    qtbot.waitUntil(lambda: stays.got == [8])
    assert got == []


def test_only_the_newest_question_of_a_key_is_answered(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    asker = Asker()
    release = threading.Event()
    jobs.background(release.wait, None)
    for number in range(5):
        jobs.read(partial(number_of, number), asker.take, key="zoeken")
    release.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert asker.got == [4]


def test_a_change_is_told_to_listeners_before_the_one_who_asked(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    asker, listener = Asker(), Asker()
    heard: list[object] = []
    jobs.changed.connect(heard.append)
    jobs.listen(listener.take)
    jobs.write(open_dossier, "Warsamele", T0, 2, "azc Duinvoorde", then=asker.take)
    qtbot.waitUntil(lambda: len(asker.got) == 1)
    assert listener.got == asker.got == heard


def test_a_refusal_goes_to_failed_or_else_to_the_message_bar(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot
) -> None:
    asker, bar = Asker(), Asker()
    jobs.problem.connect(bar.fail)

    def ask(lezer: Lezer) -> object:
        return load_dossier(lezer, "bestaat niet")

    jobs.read(ask, asker.take, asker.fail)
    qtbot.waitUntil(lambda: len(asker.errors) == 1)
    assert bar.errors == []
    jobs.read(ask, asker.take)
    qtbot.waitUntil(lambda: len(bar.errors) == 1)
    assert bar.errors[0].code == asker.errors[0].code == "dossier_onbekend"


def test_a_bug_in_a_query_is_told_without_its_text_and_the_thread_lives_on(
    jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: hooked.append(args.exc_type.__name__))
    asker = Asker()

    def broken(lezer: Lezer) -> object:
        raise ValueError("Warsamele")

    jobs.read(broken, asker.take, asker.fail)
    qtbot.waitUntil(lambda: len(asker.errors) == 1)
    assert asker.errors[0].code == "onverwacht"
    assert "Warsamele" not in repr(asker.errors[0])
    assert hooked == ["ValueError"]
    jobs.background(lambda: 7, asker.take)
    qtbot.waitUntil(lambda: asker.got == [7])


def test_writing_waits_for_the_full_checks(jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot) -> None:
    asker = Asker()
    order: list[str] = []
    check = open_kluis.check

    def slow_check() -> object:
        time.sleep(0.2)
        order.append("controle")
        return check()

    open_kluis.check = slow_check  # type: ignore[assignment, method-assign]
    jobs.changed.connect(lambda _change: order.append("schrijven"))
    jobs.check(asker.take)
    jobs.write(open_dossier, "Warsamele", T0, 2, "", then=asker.take)
    jobs.read(lambda _lezer: order.append("lezen"), asker.take)
    qtbot.waitUntil(lambda: len(asker.got) == 3)
    assert order == ["lezen", "controle", "schrijven"]


def test_without_a_kluis_nothing_can_be_asked(jobs: DeskJobs) -> None:
    with pytest.raises(World):
        jobs.read(lambda _lezer: 1, Asker().take)


def facts() -> HerstelFacts:
    head = PaperHead(gemaakt_op=VasteKlok().nu(), wie="", gemeente="")
    return HerstelFacts(head=head, kluis="Duurzame Start", code="-".join(["A2E2R"] * 8))


def test_a_paper_comes_from_the_child_as_pdf(jobs: DeskJobs, open_kluis: Workspace, qtbot: QtBot) -> None:
    asker = Asker()
    jobs.paper(Papier.HERSTELCODE, facts(), asker.take, asker.fail)
    qtbot.waitUntil(lambda: bool(asker.got or asker.errors), timeout=20000)
    assert asker.errors == []
    paper = asker.got[0]
    assert isinstance(paper, Paper)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.pages == 1


def test_stop_kills_the_child_and_the_next_paper_still_comes() -> None:
    child = PaperChild()
    child.warm()
    first = child._process
    stopper = threading.Timer(0.05, child.stop)
    stopper.start()
    with pytest.raises(Refused) as refused:
        child.make([(Papier.HERSTELCODE, facts())] * 400)
    assert refused.value.code == "papier_gestopt"
    stopper.join()
    assert first is not None
    assert first.poll() is not None
    assert child.make([(Papier.HERSTELCODE, facts())]).pages == 1
    child.stop()


def test_facts_of_another_paper_are_refused_by_code() -> None:
    child = PaperChild()
    try:
        with pytest.raises(Refused) as refused:
            child.make([(Papier.DAGKAART, facts())])
        assert refused.value.code == "papier_feiten"
    finally:
        child.stop()
