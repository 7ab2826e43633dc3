"""Two laptops with each their own kluis, and the real window on one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop import workspace
from desktop.bootstrap import App
from desktop.clock import SystemClock
from desktop.paths import Paths
from desktop.settings import Settings
from tests.desktop.conftest import ZIN, Program, nieuwe
from tests.journeys.conftest import Hands
from tests.overdracht_hulp import cheap_words

DIALOG = 1
"""What the file dialog of the system takes: a double click on the file, or its button that keeps it."""


@dataclass
class Dialogs:
    """The file dialogs belong to the system: they answer with these paths, one after another."""

    answers: list[Path] = field(default_factory=list)
    hands: Hands | None = None

    def answer(self, *_args: object, **_kwargs: object) -> tuple[str, str]:
        assert self.hands is not None
        self.hands.steps += DIALOG
        self.hands.clicks += DIALOG
        return str(self.answers.pop(0)), ""


@dataclass
class Laptops:
    """Two homes, and a stick that goes from one to the other."""

    app: QApplication
    qtbot: QtBot
    dialogs: Dialogs
    een: Path
    ander: Path
    stick: Path

    @contextmanager
    def at(self, home: Path) -> Iterator[Hands]:
        """Sit down at a laptop: the window opens, and closes when one leaves."""
        app = App(self.app, Paths(home), Settings(breedte=1093, hoogte=614))
        assert app.start()
        hands = Hands(Program(app, self.qtbot), self.qtbot)
        hands.to_front()
        self.dialogs.hands = hands
        hands.sign_in()
        try:
            yield hands
        finally:
            hands.still()
            if app.opened is not None:
                app.opened.leave()
            app.stop()
            app.window.may_close = True
            app.window.close()
            app.window.deleteLater()
            self.dialogs.hands = None

    def unlocked(self, home: Path) -> workspace.Workspace:
        """The kluis of a laptop without its window."""
        paths = Paths(home)
        return workspace.unlock(paths.kluis, ZIN, SystemClock(), paths.backups)


@pytest.fixture
def laptops(
    tmp_path: Path, small_keys: None, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Laptops:
    """Two laptops of two organisations."""
    dialogs = Dialogs()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialogs.answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialogs.answer)
    cheap_words(monkeypatch)
    homes = [tmp_path / name for name in ("een", "ander")]
    for home, naam, gemeente, organisatie in zip(
        homes,
        ("Wil Voorbeeld", "Ans Proef"),
        ("Wilgenrade", "Duinvoorde"),
        ("werkgroep Wilgenrade", "stichting Duinvoorde"),
        strict=True,
    ):
        home.mkdir()
        paths = Paths(home)
        made = replace(nieuwe(), naam=naam, gemeente=gemeente, organisatie=organisatie)
        workspace.create(paths.kluis, made, SystemClock(), paths.backups).close(backup=False)
    stick = tmp_path / "stick"
    stick.mkdir()
    return Laptops(qapp, qtbot, dialogs, homes[0], homes[1], stick)
