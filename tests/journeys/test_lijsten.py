"""One's own list of gezinnen: other columns and a choice with a name, back after a lock and after closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bootstrap import App
from desktop.paths import Paths
from desktop.settings import load_settings
from tests.desktop.conftest import Program
from tests.journeys.conftest import Hands, Key, prepare

SMALL = (1093, 614)


def heads(view) -> list[str]:  # type: ignore[no-untyped-def] # noqa: ANN001 - the view of the screen
    model = view.model
    return [
        str(model.headerData(nr, Qt.Orientation.Horizontal))
        for nr in range(model.columnCount())
        if not view.tabel.isColumnHidden(nr)
    ]


def names(view) -> list[str]:  # type: ignore[no-untyped-def] # noqa: ANN001 - the view of the screen
    at = view.model.name_column
    return [str(view.model.index(row, at).data()) for row in range(view.model.rowCount())]


def choose_columns(hands: Hands, view) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the view
    """With the keyboard: no begeleider and no next step, the azc, and that one place earlier."""
    hands.click(view.kolommen_knop)
    lijst = view.kolommen.lijst
    hands.until_focus(lijst)
    for words in ("Begeleider", "Volgende stap", "Azc"):
        to_item(hands, lijst, words)
        hands.press(Key.Key_Space)
    before = lijst.currentRow()
    hands.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lijst.currentRow() == before - 1
    hands.press(Key.Key_Escape)
    hands.until(lambda: not view.kolommen.isVisible())
    hands.until_focus(view.kolommen_knop)


def to_item(hands: Hands, lijst, words: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a list
    hands.press(Key.Key_Home)
    for _step in range(lijst.count()):
        if lijst.currentItem().text() == words:
            return
        hands.press(Key.Key_Down)
    pytest.fail(f"no {words}")


def keep(hands: Hands, view, naam: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - the view
    hands.choose_from(view.bewaard, "Deze keuze bewaren…")
    hands.form_of(view.paneel)
    hands.type(naam)
    hands.press(Key.Key_Return)
    hands.until_said(f"Lijst bewaard: {naam}.")


def open_gezinnen(hands: Hands):  # type: ignore[no-untyped-def] # noqa: ANN201 - the view of the screen
    """Sign in on a small laptop and go to the list of two gezinnen."""
    hands.sign_in()
    hands.program.app.window.resize(*SMALL)
    view = hands.go("gezinnen")
    hands.until(lambda: names(view) == ["Tekleberi", "Warsamele"])
    return view


@pytest.fixture
def two(kluis: Path) -> None:
    """Two gezinnen in the shut kluis."""
    prepare(kluis, naam="Warsamele")
    prepare(kluis, naam="Tekleberi")


@pytest.fixture
def again(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Program], Hands]]:
    """Close the program, and start it once more on the same home."""
    started: list[Program] = []

    def restart(old: Program) -> Hands:
        shut(old)
        new = App(qapp, Paths(tmp_path), load_settings(Paths(tmp_path).settings))
        started.append(Program(new, qtbot))
        assert new.start()
        hands = Hands(started[0], qtbot)
        hands.to_front()
        return hands

    yield restart
    for one in started:
        shut(one)
        one.app.window.deleteLater()


def shut(program: Program) -> None:
    if program.app.opened is not None:
        program.app.opened.leave()
    program.app.stop()
    program.app.window.may_close = True
    program.app.window.close()


def test_columns_are_chosen_with_the_keyboard_and_back_after_a_lock(two: None, hands: Hands) -> None:
    view = open_gezinnen(hands)
    ordinary = view.model.columns
    hands.click(view.kolommen_knop)
    hands.still()
    QApplication.processEvents()
    window = hands.program.app.window
    assert (window.width(), window.height()) == SMALL, "the panel fits on a small laptop"
    hands.press(Key.Key_Escape)

    choose_columns(hands, view)
    hands.still()
    chosen = ["Nummer", "Gezin", "Fase", "Pers.", "Eerste datum", "Te laat", "Wacht", "Azc"]
    assert heads(view) == chosen
    hands.until(lambda: view.model.index(0, view.model.columns.index("azc")).data() == "Duinvoorde")

    hands.lock()
    view = open_gezinnen(hands)
    assert heads(view) == chosen
    hands.click(view.kolommen_knop)
    hands.click(view.kolommen.gewoon)
    hands.click(view.kolommen.klaar)
    assert view.model.columns == ordinary
    hands.still()
    hands.lock()
    assert open_gezinnen(hands).model.columns == ordinary


def test_a_kept_list_is_back_with_one_click_after_closing_and_stands_in_no_open_file(
    two: None, hands: Hands, tmp_path: Path, again: Callable[[Program], Hands]
) -> None:
    view = open_gezinnen(hands)
    hands.click(view.filters.velden["tekst"])
    hands.type("warsa")
    hands.until(lambda: names(view) == ["Warsamele"])
    keep(hands, view, "Gezin Warsamele & buren")
    assert [chip.isChecked() for chip in view.rij.chips.values()] == [True]
    hands.lock()
    assert "Warsamele" not in hands.texts()

    hands = again(hands.program)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"arsamele" in path.read_bytes()]
    view = open_gezinnen(hands)
    hands.begin()
    hands.click(next(iter(view.rij.chips.values())))
    hands.until(lambda: names(view) == ["Warsamele"])
    assert hands.steps == 1
    assert view.filters.velden["tekst"].text() == "warsa"
    hands.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: len(names(view)) == 2)
    hands.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: names(view) == ["Warsamele"])

    asked = hands.answer("Weghalen")
    hands.choose_from(view.bewaard, "Gezin Warsamele && buren: weghalen")
    hands.until_said("Lijst weggehaald.")
    assert asked == ["De lijst Gezin Warsamele & buren weghalen? De gezinnen zelf blijven staan."]
    assert view.rij.chips == {}
    hands.lock()
    assert open_gezinnen(hands).rij.chips == {}
