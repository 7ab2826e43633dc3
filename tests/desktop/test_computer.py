"""The lock time and the theme hold at once; a bad place of the kluis is told, and blocks nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop import computer
from desktop.settings import load_settings
from models.errors import World
from models.services.dossiers import open_dossier
from models.store import Store, check_place
from models.store.place import Plaats
from models.values import Reden
from resources.sentences import sentence
from tests.conftest import ExpectedLog
from tests.desktop.conftest import Program
from views.computer.presenter import hears_words
from views.theme import apply_theme, mode
from views.widgets.wachten import WachtView


def opened(program: Program) -> Any:  # noqa: ANN401 - the view of the screen
    program.unlock()
    program.until_open()
    program.opened.navigator.open("computer")
    screen: Any = program.opened.navigator.made("computer")
    return screen.view


def test_the_lock_time_and_the_theme_hold_at_once_and_at_the_next_start(
    kluis: Path,
    program: Program,
    qapp: Any,  # noqa: ANN401 - the application
) -> None:
    view = opened(program)
    assert view.minuten.currentData() == 5
    assert view.minuten.findData(0) == -1
    view.minuten.setCurrentIndex(view.minuten.findData(10))
    view.minuten.activated.emit(view.minuten.currentIndex())
    assert program.app.idle._quiet.interval() == 570_000
    view.thema.setCurrentIndex(view.thema.findData("dark"))
    view.thema.activated.emit(view.thema.currentIndex())
    assert mode() == "dark"
    kept = load_settings(program.app.paths.settings)
    assert (kept.vergrendel_minuten, kept.thema) == (10, "dark")
    apply_theme(qapp, "light")


def test_it_is_said_honestly_what_else_locks_here() -> None:
    assert "vergrendelt" in hears_words(("slaap", "vergrendeld"))
    assert "Ctrl+L" in hears_words(())
    assert "Ctrl+L" not in hears_words(("slaap",))


@pytest.mark.parametrize("plaats", list(Plaats))
def test_a_kluis_on_a_bad_place_is_told_of_and_works(
    plaats: Plaats, kluis: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computer, "check_place", lambda _path: (Reden.of(plaats.value),))
    program.unlock()
    program.until_open()
    program.opened._after_first_screen()
    program.still()
    shell = program.opened.shell
    assert "De kluis staat" in shell.strook.text()
    assert "Op slot en veilig" in shell.strook.text()
    assert shell.strook_knop.isHidden()
    plek = program.opened.workspace.plek()
    open_dossier(plek, "Warsamele", plek.klok.vandaag(), 2)
    program.opened.strip.say("alleen_lezen", "De kluis is nu alleen te lezen.", knop=True)
    assert not shell.strook_knop.isHidden()
    assert "De kluis staat" in shell.strook.text()
    program.opened.strip.say("alleen_lezen", "")
    program.opened.strip.say("plaats", "")
    assert shell.strook.text() == ""


def test_every_bad_place_has_its_words_for_an_opened_kluis() -> None:
    words = {computer.against_place((Reden.of(one.value),)) for one in Plaats}
    assert len(words) == len(Plaats)
    assert callable(check_place)


# --- what cannot be opened --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [World("sqlcipher_te_oud", sqlite="3.51.1", sqlcipher="4.6.1"), World("sqlcipher_ontbreekt")],
    ids=lambda error: error.code,
)
def test_a_driver_that_is_too_old_is_told_in_the_window_and_opens_nothing(
    error: World, kluis: Path, program: Program, expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_log.allow("niet_gestart")

    def refuse() -> None:
        raise error

    monkeypatch.setattr("desktop.bootstrap.check_store", refuse)
    program.app._load()
    program.qtbot.waitUntil(lambda: isinstance(program.app.window.centralWidget(), WachtView), timeout=3000)
    view = program.app.window.centralWidget()
    assert isinstance(view, WachtView)
    assert view.regel.text() == sentence(error)
    assert "Er is niets geopend" in view.regel.text()
    assert program.app.window.may_close
    assert program.shut


def test_a_file_that_is_not_encrypted_is_refused_at_the_gate_with_the_offer_of_a_backup(
    kluis: Path, program: Program
) -> None:
    plain = b"SQLite format 3\x00" + bytes(4080)
    kluis.write_bytes(plain)
    program.unlock()
    assert program.app.unlocker is not None
    view = program.app.unlocker.view
    program.qtbot.waitUntil(lambda: view.zin.problem.text() != "", timeout=8000)
    assert view.zin.problem.text() == sentence("kluis_niet_versleuteld")
    assert not view.terug.isHidden()
    assert not view.pakket.isHidden()
    assert kluis.read_bytes() == plain
    with pytest.raises(World, match="kluis_niet_versleuteld"):
        Store.open(kluis, bytes(32))


def test_a_lock_while_the_file_dialog_stands_saves_nothing_afterwards(
    kluis: Path, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.unlock()
    program.until_open()
    ask = program.opened.ask

    def lock_meanwhile(*_args: object) -> tuple[str, str]:
        program.app.lock()
        return str(tmp_path / "papier.pdf"), ""

    monkeypatch.setattr("desktop.ask.QFileDialog.getSaveFileName", lock_meanwhile)
    assert ask.save_path("Opslaan", "papier.pdf") is None
    assert program.shut
    program.still()
