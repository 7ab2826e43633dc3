"""The real window on a real kluis: first start, unlock, lock, drafts, herstelcode."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import workspace
from desktop.bootstrap import App
from desktop.paths import Paths
from desktop.settings import Settings, load_settings
from models import keys
from models.services.concepten import load_concept
from tests.builders import VasteKlok
from tests.desktop.conftest import ZIN, Program, nieuwe
from views.first_start.first_start_view import FirstStartView
from views.shell import Shell
from views.unlock.unlock_view import UnlockView


def fill_in(program: Program) -> FirstStartView:
    view = program.app.window.centralWidget()
    assert isinstance(view, FirstStartView)
    view.naam.edit.setText("Wil Voorbeeld")
    view.zin.edit.setText(ZIN)
    view.nogmaals.edit.setText(ZIN)
    view.volgende.click()
    view.code_terug.edit.setText(program.app.new_code().lower().replace("-", " "))
    view.volgende.click()
    view.gemeente.edit.setText("Wilgenrade")
    return view


def test_a_first_start_of_three_steps_ends_on_vandaag(program: Program) -> None:
    view = fill_in(program)
    assert view.step == 3
    view.volgende.click()
    program.until_open()
    assert isinstance(program.app.window.centralWidget(), Shell)
    assert program.opened.navigator.place()[0] == "vandaag"


def test_a_wrong_step_says_so_beside_the_field_and_makes_nothing(program: Program, tmp_path: Path) -> None:
    view = program.app.window.centralWidget()
    assert isinstance(view, FirstStartView)
    view.naam.edit.setText("Wil")
    view.zin.edit.setText("te kort")
    view.nogmaals.edit.setText("te kort")
    view.volgende.click()
    assert view.step == 1
    assert not view.zin.problem.isHidden()
    assert not Paths(tmp_path).kluis.exists()


def test_the_herstelcode_must_be_typed_back_right(program: Program) -> None:
    view = program.app.window.centralWidget()
    assert isinstance(view, FirstStartView)
    view.naam.edit.setText("Wil")
    view.zin.edit.setText(ZIN)
    view.nogmaals.edit.setText(ZIN)
    view.volgende.click()
    code = program.app.new_code()
    wrong = ("B" if code[0] != "B" else "C") + code[1:]
    for typed, part in ((wrong, "groep 1"), (code[:11], "8 groepen"), (keys.new_herstelcode(), "andere")):
        view.code_terug.edit.setText(typed)
        view.volgende.click()
        assert view.step == 2
        assert part in view.code_terug.problem.text()


def test_unlocking_with_the_wachtwoordzin_opens_vandaag(kluis: Path, program: Program) -> None:
    assert isinstance(program.app.window.centralWidget(), UnlockView)
    program.unlock()
    program.until_open()
    assert program.opened.workspace.persoon.naam == "Wil Voorbeeld"


def test_a_wrong_wachtwoordzin_gives_a_constant_message_and_a_growing_delay(
    kluis: Path, program: Program
) -> None:
    assert program.app.unlocker is not None
    view = program.app.unlocker.view
    said = set()
    for attempt in range(3):
        program.unlock(f"iets heel anders {attempt}")
        program.qtbot.waitUntil(lambda: view.zin.problem.text() != "", timeout=5000)
        program.still()
        said.add(view.zin.problem.text())
        if attempt < 2:
            assert view.knop.isEnabled()
            view.zin.show_problem("")
    assert len(said) == 1
    assert not view.knop.isEnabled()
    assert "Wacht nog 1 s" in view.knop.text()
    program.qtbot.waitUntil(view.knop.isEnabled, timeout=4000)
    program.unlock()
    program.until_open()


def test_the_herstelcode_opens_and_asks_for_a_new_wachtwoordzin(
    tmp_path: Path, small_keys: None, qapp: object, qtbot: QtBot
) -> None:
    paths, code = Paths(tmp_path), keys.new_herstelcode()
    workspace.create(paths.kluis, nieuwe(code=code), VasteKlok(), paths.backups).close(backup=False)
    app = App(qapp, paths, Settings())  # type: ignore[arg-type] # whatever Qt gave
    assert app.start()
    hands = Program(app, qtbot)
    try:
        hands.unlock(code)
        qtbot.waitUntil(lambda: hasattr(app, "new_zin"), timeout=8000)
        app.new_zin.view.zin.edit.setText("vijf nieuwe blauwe bussen")
        app.new_zin.view.nogmaals.edit.setText("vijf nieuwe blauwe bussen")
        app.new_zin.view.knop.click()
        hands.until_open()
        app.lock()
        hands.still()
        hands.unlock()
        assert app.unlocker is not None
        view = app.unlocker.view
        qtbot.waitUntil(lambda: view.zin.problem.text() != "", timeout=8000)
        hands.unlock("vijf nieuwe blauwe bussen")
        hands.until_open()
    finally:
        if app.opened is not None:
            app.opened.leave()
        app.stop()
        app.window.may_close = True
        app.window.close()
        app.window.deleteLater()


def test_locking_hides_everything_keeps_half_typed_text_and_comes_back_there(
    kluis: Path, program: Program
) -> None:
    program.unlock()
    program.until_open()
    navigator = program.opened.navigator
    navigator.open("nieuw_gezin")
    program.still()
    view = navigator.made("nieuw_gezin")
    assert view is not None
    form: Any = view.view.form  # type: ignore[attr-defined] # the page of this screen
    edit = form.vakken["naam"].edit
    edit.setFocus()
    program.qtbot.keyClicks(edit, "Warsa")
    program.app.lock()
    program.still()
    assert program.shut
    shown = [one.text() for one in program.app.window.findChildren(QLabel)]
    assert not any("Warsa" in text or "Nieuw gezin" in text for text in shown)
    assert isinstance(program.app.window.centralWidget(), UnlockView)
    program.unlock()
    program.until_open()
    again = program.opened.navigator
    assert again.place()[0] == "nieuw_gezin"
    back = again.made("nieuw_gezin")
    assert back is not None
    form = back.view.form  # type: ignore[attr-defined] # the page of this screen
    program.qtbot.waitUntil(lambda: form.vakken["naam"].raw() == "Warsa", timeout=5000)


def test_what_is_half_typed_is_in_the_kluis_two_seconds_later(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    opened = program.opened
    opened.drafts.keep("proef", "x", {"veld": "half"})
    program.qtbot.wait(2300)
    program.still()
    with opened.workspace.lezer() as lezer:
        assert load_concept(lezer, "proef", "x") == '{"veld": "half"}'


def test_closing_shuts_the_kluis_with_a_verified_backup(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    store = program.opened.workspace.store
    program.opened.drafts.keep("proef", "x", {"veld": "half"})
    program.app.window.close()
    assert program.shut
    program.qtbot.waitUntil(lambda: program.app.window.may_close, timeout=15000)
    assert list(program.app._paths.backups.iterdir())
    assert not store.changed


def test_letters_open_screens_but_not_while_typing(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    opened = program.opened
    shell = opened.shell
    shell.zoek.setFocus()
    program.qtbot.keyClicks(shell.zoek, "m")
    assert opened.navigator.place()[0] == "vandaag"
    assert shell.zoek.text() == "m"
    shell.zoek.clear_all()
    shell.rail.focus()
    program.qtbot.keyClick(program.app.window, Qt.Key.Key_M)
    program.qtbot.waitUntil(lambda: opened.navigator.place()[0] == "gezinnen", timeout=2000)


def test_letters_choose_in_a_list_of_choices_and_open_no_screen(kluis: Path, program: Program) -> None:
    """Somebody who types the name of a colleague in a choice would otherwise be on another screen."""
    program.unlock()
    program.until_open()
    opened = program.opened
    opened.navigator.open("ik")
    program.still()
    made = opened.navigator.made("ik")
    assert made is not None
    combo = made.view.weg.vakken["vervanger"].edit  # type: ignore[attr-defined] # the page of this screen
    made.view.show_vervangers((("", "niemand"), ("1", "Mo Proef"), ("2", "Mia Proef")))  # type: ignore[attr-defined]
    combo.setFocus()
    program.qtbot.waitUntil(combo.hasFocus)
    program.qtbot.keyClicks(combo, "mia")
    program.still()
    assert opened.navigator.place()[0] == "ik"
    assert combo.currentText() == "Mia Proef"
    opened.shell.rail.focus()
    program.qtbot.keyClick(program.app.window, Qt.Key.Key_M)
    program.qtbot.waitUntil(lambda: opened.navigator.place()[0] == "gezinnen", timeout=2000)


def test_nobody_at_the_desk_locks(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    program.app.idle.set_seconds(0.08, 0)
    program.qtbot.waitUntil(lambda: program.shut, timeout=3000)
    program.still()
    assert isinstance(program.app.window.centralWidget(), UnlockView)


def test_a_key_counts_as_somebody_there(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    program.app.idle.set_seconds(0.3, 0)
    for _ in range(6):
        program.qtbot.wait(100)
        program.qtbot.keyClick(program.app.window, Qt.Key.Key_Shift)
    assert not program.shut


def test_a_damaged_kluis_opens_for_reading_and_offers_a_backup(kluis: Path, program: Program) -> None:
    data = bytearray(kluis.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    kluis.write_bytes(bytes(data))
    program.unlock()
    program.qtbot.waitUntil(
        lambda: not program.shut or not program.app.unlocker.view.terug.isHidden(),  # type: ignore[union-attr]
        timeout=15000,
    )
    if not program.shut:
        program.still()
        program.app.jobs.check(program.opened._checked)
        program.still()
        assert program.opened.workspace.readonly
        assert not program.opened.shell.strook_knop.isHidden()
        assert program.opened.shell.strook.text().startswith("De kluis is nu alleen te lezen.")


def test_another_language_is_kept_and_shown_at_once(program: Program) -> None:
    view = program.app.window.centralWidget()
    assert isinstance(view, FirstStartView)
    view.language_chosen.emit("en")
    try:
        assert program.app.settings.taal == "en"
        assert load_settings(program.app._paths.settings).taal == "en"
        assert program.app.window.centralWidget() is not view
    finally:
        program.app._use_language("nl")


def test_the_restore_page_waits_as_the_gate_does_and_leaving_it_resets_nothing(
    kluis: Path, program: Program
) -> None:
    workspace.unlock(kluis, ZIN, VasteKlok(), program.app.paths.backups_of(kluis)).close()
    program.app.show_restore()
    restoring = program.app.way_back.restoring
    assert restoring is not None
    view = restoring.view
    program.qtbot.waitUntil(lambda: view.lijst.count() == 1, timeout=10000)
    for number in range(3):
        assert view.knop.isEnabled(), number
        view.zin.edit.setText("fout fout fout fout")
        view.knop.click()
        program.still()
    assert not view.knop.isEnabled()
    assert view.knop.text().startswith("Wacht nog")
    view.show_backups([("x", "een andere map")])
    assert not view.knop.isEnabled(), "another folder is no way round"
    view.back_wished.emit()
    assert program.app.unlocker is not None
    gate = program.app.unlocker.view
    assert not gate.knop.isEnabled()
    assert gate.knop.text().startswith("Wacht nog")
    program.qtbot.waitUntil(gate.knop.isEnabled, timeout=5000)
    program.unlock()
    program.until_open()
    assert program.app.pogingen.aantal == 0


def test_a_kluis_that_stands_aside_is_no_first_start(kluis: Path, program: Program) -> None:
    aside = kluis.with_name("mijn-vervangen-20260615T093000Z.kluis")
    kluis.rename(aside)
    program.app.show_gate()
    restoring = program.app.way_back.restoring
    assert restoring is not None
    assert program.app.way_back.is_shown
    assert aside.name in restoring.view.situatie.text()
    assert restoring.view.redden.isHidden()
    program.still()
    aside.rename(kluis)
