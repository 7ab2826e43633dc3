"""Hands on the real window: mouse and keyboard only, with the steps (clicks and Enter) counted.

A journey looks at what a person sees (texts, chips) and afterwards at what is in the kluis.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.rows import PuntRow, VandaagLine
from models.queries.rows_dossier import DossierRow
from models.queries.vandaag import load_vandaag
from models.services import dossiers, gebeurtenissen
from tests.desktop.conftest import ZIN, Program, kluis, program, small_keys
from views.unlock.nieuwe_zin_view import NieuweZinView
from views.widgets.lijn import Lijn
from views.widgets.lijnenlijst import LijnenLijst
from views.widgets.velden import VeldenForm

__all__ = ["kluis", "program", "small_keys"]

PATIENCE = 15000
DAG = timedelta(days=1)
Key = Qt.Key


class Hands:
    """What a person can do at the window, and what that person sees."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.steps = 0
        """Clicks and Enter since `begin`; typing, Tab and the arrows are not counted (ui.md)."""
        self.clicks = 0

    # --- hands ---

    def begin(self) -> None:
        """Count from here."""
        self.steps = self.clicks = 0

    def click(self, widget: QWidget, where: QPoint | None = None) -> None:
        """Click a thing that can be seen and used."""
        self.until(lambda: widget.isVisible() and widget.isEnabled())
        place = widget.rect().center() if where is None else where
        self.steps += 1
        self.clicks += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def click_line(self, lijst: LijnenLijst, key: str, zone: str = "lijn") -> None:
        """Click a zone of a line: the text, its box, a letter, a button, the menu."""
        self.until(lambda: any(one.sleutel == key for one in lijst.lijnen_model.lijnen))
        lijst.scrollTo(lijst.lijnen_model.index(lijst.lijnen_model.row_of(key)))
        place = lijst.rect_of(key, zone).center()
        assert lijst.viewport().rect().contains(place), f"{zone} of {key} cannot be seen"
        self.click(lijst.viewport(), place)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is; Enter is a step."""
        if key in (Key.Key_Return, Key.Key_Enter):
            self.steps += 1
        self.qtbot.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self.focus(), text)

    def fill(self, *texts: str) -> None:
        """Type in field after field, with Tab between them."""
        for nr, text in enumerate(texts):
            if nr:
                self.press(Key.Key_Tab)
            self.type(text)

    def choose(self, words: str) -> None:
        """Choose from the menu that is open."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == words)
        self.click(menu, menu.actionGeometry(action).center())
        self.to_front()

    def to_front(self) -> None:
        """After a menu the window has the keys again; a screen without window manager must be told."""
        self.program.app.window.activateWindow()
        self.until(self.program.app.window.isActiveWindow)

    def choose_from(self, button: QWidget, words: str) -> None:
        """Click a button that opens a menu and waits for it, and choose from that menu."""
        timer = QTimer()
        timer.setInterval(20)

        def look() -> None:
            if isinstance(QApplication.activePopupWidget(), QMenu):
                timer.stop()
                self.choose(words)

        timer.timeout.connect(look)
        timer.start()
        self.click(button)
        timer.stop()

    def focus(self) -> QWidget:
        """Where the keys go."""
        found = QApplication.focusWidget()
        assert found is not None, "the focus is nowhere"
        return found

    def go(self, screen: str) -> Any:  # noqa: ANN401 - each screen has its own view
        """Click a screen in the rail; give its view."""
        self.click(self.program.opened.shell.rail.knoppen[screen])
        return self.view(screen)

    def sign_in(self, zin: str = ZIN) -> None:
        """Type the wachtwoordzin and press Enter."""
        self.give(zin)
        self.program.until_open()

    def give(self, zin: str) -> None:
        """Type something at the gate and press Enter, whatever comes of it."""
        assert self.program.app.unlocker is not None
        self.until_focus(self.program.app.unlocker.view.zin.edit)
        self.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(zin)
        self.press(Key.Key_Return)

    def opens(self, zin: str) -> bool:
        """Whether something opens the kluis from the gate; the window stands there as it then is."""
        assert self.program.app.unlocker is not None
        view = self.program.app.unlocker.view
        view.zin.show_problem("")
        self.give(zin)
        self.until(
            lambda: not self.program.shut or self.at_page() is not view or bool(view.zin.problem.text())
        )
        self.still()
        return self.at_page() is not view

    def at_page(self) -> QWidget:
        """What fills the window: a gate, a page, or the shell."""
        found = self.program.app.window.centralWidget()
        assert found is not None
        return found

    def new_zin(self, zin: str) -> None:
        """Choose an own wachtwoordzin on its page."""
        self.until(lambda: isinstance(self.at_page(), NieuweZinView))
        page = self.at_page()
        assert isinstance(page, NieuweZinView)
        self.until_focus(page.zin.edit)
        self.fill(zin, zin)
        self.press(Key.Key_Return)
        self.program.until_open()

    def lock(self) -> None:
        """Ctrl+L: the gate stands there, and nothing of anybody."""
        self.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.until_shut()

    def switch(self) -> None:
        """The button for a colleague who goes on here."""
        self.click(self.program.opened.shell.rail.wissel)
        self.until_shut()

    def until_shut(self) -> None:
        """Wait for the gate."""
        self.until(lambda: self.program.shut)
        self.still()
        self.to_front()

    def answer(self, knop: str) -> list[str]:
        """Press this button of the next question, as soon as it stands there. Gives what is asked."""
        asked: list[str] = []

        def at_once(vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
            assert knop in {ja, nee}
            asked.append(vraag)
            self.steps += 1
            then(knop == ja)

        self.program.opened.ask.ask = at_once  # type: ignore[method-assign] # the box has tests of its own
        return asked

    def part(self, naam: str, view: Callable[..., Any]) -> Any:  # noqa: ANN401 - each part has its own view
        """A part of Beheer: a click in the rail, one in the list of parts."""
        beheer = self.go("beheer")
        parts = beheer.delen
        (item,) = (parts.item(row) for row in range(parts.count()) if parts.item(row).text() == naam)
        parts.scrollToItem(item)
        self.click(parts.viewport(), parts.visualItemRect(item).center())
        self.still()
        (page,) = (one for one in beheer.findChildren(view) if one.isVisible())
        return page

    # --- eyes ---

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until this is to be seen."""
        self.qtbot.waitUntil(seen, timeout=PATIENCE)

    def until_focus(self, widget: QWidget) -> None:
        """Wait until the keys go to this field."""
        self.until(lambda: QApplication.focusWidget() is widget and widget.isVisible())

    def still(self) -> None:
        """Wait until nothing is under way."""
        self.program.still()

    def view(self, screen: str) -> Any:  # noqa: ANN401 - each screen has its own view
        """The view of the screen that is shown now."""
        self.until(lambda: self.program.opened.navigator.place()[0] == screen)
        made = self.program.opened.navigator.made(screen)
        assert made is not None
        self.until(made.view.isVisible)
        self.still()
        return made.view

    def said(self) -> str:
        """What the message bar says."""
        return str(self.program.opened.shell.meldingen.tekst.text())

    def until_said(self, words: str) -> None:
        """Wait until the message bar says this."""
        self.until(lambda: words in self.said())
        self.still()

    def texts(self) -> str:
        """All words on labels that can be seen now."""
        return "\n".join(
            one.text() for one in self.program.app.window.findChildren(QLabel) if one.isVisible()
        )

    @staticmethod
    def line(lijst: LijnenLijst, words: str) -> Lijn:
        """The line with these words."""
        found = [one for one in lijst.lijnen_model.lijnen if words in f"{one.titel} · {one.onder}"]
        assert found, [one.titel for one in lijst.lijnen_model.lijnen]
        return found[0]

    def form_of(self, holder: Any) -> VeldenForm:  # noqa: ANN401 - a panel or a page
        """The form that is asked now, with the focus in its first field."""
        self.until(lambda: holder.form is not None and holder.form.isVisible())
        form: VeldenForm = holder.form
        self.until_focus(next(iter(form.vakken.values())).edit)
        return form

    # --- the kluis ---

    def lezer(self) -> Any:  # noqa: ANN401 - a context manager of a Lezer
        """A reading place on the opened kluis."""
        return self.program.opened.workspace.lezer()

    def dossier(self, uid: str = "") -> DossierRow:
        """The dossier as it stands in the kluis; the one that is shown, or this one."""
        self.still()
        lezer: Lezer
        with self.lezer() as lezer:
            return load_dossier(lezer, uid or self.program.opened.navigator.place()[1]["uid"])

    def punt_of(self, lijn: Lijn) -> VandaagLine:
        """What a line of Vandaag is about, as the query says."""
        sectie, _colon, nr = lijn.sleutel.partition(":")
        with self.lezer() as lezer:
            found: VandaagLine = getattr(load_vandaag(lezer), sectie)[int(nr)]
        return found

    def punt(self, item_id: str, uid: str = "") -> PuntRow:
        """One line of a dossier as it stands in the kluis."""
        return next(one for one in self.dossier(uid).punten if one.item_id == item_id)


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> Hands:
    """The window, on top and with the focus in it."""
    hands = Hands(program, qtbot)
    hands.to_front()
    return hands


@pytest.fixture
def file_dialog(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The file dialog belongs to the system: it answers with these paths, one after another; None = not."""
    answers: list[Path | None] = []

    def answer(*_args: object, **_kwargs: object) -> tuple[str, str]:
        chosen = answers.pop(0)
        return str(chosen) if chosen is not None else "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return answers


@pytest.fixture
def signed_in(kluis: Path, hands: Hands) -> Hands:
    """Somebody is signed in on a kluis without gezinnen."""
    del kluis
    hands.sign_in()
    return hands


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let so many days go by for the program; the computer's own clock stays."""
    gone = [0]
    vandaag, nu = SystemClock.vandaag, SystemClock.nu
    monkeypatch.setattr(SystemClock, "vandaag", lambda self: vandaag(self) + gone[0] * DAG)
    monkeypatch.setattr(SystemClock, "nu", lambda self: nu(self) + gone[0] * DAG)

    def pass_days(days: int) -> None:
        gone[0] += days

    return pass_days


def prepare(
    kluis: Path,
    *,
    personen: int = 3,
    naam: str = "Warsamele",
    tekendag: int | None = None,
    getekend: bool = False,
) -> str:
    """Put a household of thirty days in the shut kluis, without the window: the start of another journey.

    `tekendag` = days from today on which it signs; `getekend` = it signed on that day.
    """
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    today = klok.vandaag()
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    uid = dossiers.open_dossier(plek, naam, today - 30 * DAG, personen, "Duinvoorde").onderwerp
    if tekendag is not None:
        gebeurtenissen.record_tekendatum(plek, uid, today + tekendag * DAG)
        if getekend:
            gebeurtenissen.record_getekend(plek, uid, today + tekendag * DAG)
    opened.close(backup=False)
    return uid
