from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.values import Recht
from tests.views.conftest import House
from views.beheer.presenter import BeheerPresenter
from views.ports import Ports, ScreenDef


class Part:
    """A part with its own view."""

    def __init__(self, ports: Ports) -> None:
        del ports
        self.view = QLabel("eigen deel")
        self.entered: list[dict[str, str]] = []
        self.kept = 0

    def enter(self, **args: str) -> None:
        self.entered.append(args)

    def place(self) -> dict[str, str]:
        return {"uid": "u-1"}

    def keep_draft(self) -> None:
        self.kept += 1


def screen_with(qtbot: QtBot, house: House, recht: Recht | None) -> tuple[BeheerPresenter, list[Part]]:
    made: list[Part] = []

    def make(ports: Ports) -> Part:
        made.append(Part(ports))
        return made[-1]

    presenter = BeheerPresenter(house.fake.ports, (ScreenDef("eigen", "Eigen deel", make, recht=recht),))
    qtbot.addWidget(presenter.view)
    return presenter, made


def test_a_part_with_its_own_view_is_made_when_first_shown_and_comes_back(qtbot: QtBot, house: House) -> None:
    screen, made = screen_with(qtbot, house, None)
    screen.enter()
    assert made == []

    screen.enter(deel="eigen", uid="u-1")
    assert screen.view.rechts.currentWidget() is made[0].view
    assert made[0].entered == [{"uid": "u-1"}]
    assert screen.place() == {"uid": "u-1", "deel": "eigen"}

    screen.enter(deel="organisaties")
    assert screen.view.rechts.currentIndex() == 0
    assert made[0].kept == 1
    screen.enter(deel="eigen")
    assert len(made) == 1


def test_a_part_is_not_offered_without_its_right(qtbot: QtBot, house: House) -> None:
    screen, made = screen_with(qtbot, house, Recht.LOGBOEK)  # the fake is a begeleider
    screen.enter(deel="eigen")

    assert "eigen" not in dict(screen.delen())
    assert made == []
    assert screen.view.rechts.currentIndex() == 0
