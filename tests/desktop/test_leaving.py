"""Locking and closing in the middle of typing or saving: nothing is lost unheard, nothing falls over."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtGui import QGuiApplication

from models.errors import World
from models.queries.dossier import load_dossier
from models.services import bescherming, dossiers
from resources.sentences import sentence
from tests.desktop.conftest import Program
from views.widgets.klembord import copy_text


def type_a_name(program: Program) -> Any:  # noqa: ANN401 - a line edit of whatever form
    """Open a new gezin on its tab Gezin and type a roepnaam without leaving the field."""
    program.unlock()
    program.until_open()
    plek = program.opened.workspace.plek()
    uid = dossiers.open_dossier(plek, "Warsamele", plek.klok.vandaag() - timedelta(40), 2).onderwerp
    program.opened.navigator.open("dossier", uid=uid, tab="gezin")
    program.still()
    screen: Any = program.opened.navigator.made("dossier")
    form = screen.view.gezin.persoon
    program.qtbot.waitUntil(lambda: "roepnaam" in form.vakken, timeout=5000)
    program.still()
    edit = form.vakken["roepnaam"].edit
    edit.setFocus()
    program.qtbot.keyClicks(edit, "Amina")
    return edit


def test_locking_in_a_field_keeps_its_text_and_nothing_falls_over(kluis: Path, program: Program) -> None:
    type_a_name(program)
    program.app.lock()
    program.still()
    assert program.app.crash_box.count == 0
    program.unlock()
    program.until_open()
    screen: Any = program.opened.navigator.made("dossier")
    form = screen.view.gezin.persoon
    program.qtbot.waitUntil(lambda: form.vakken["roepnaam"].raw() == "Amina", timeout=5000)


def test_what_could_not_be_saved_at_close_is_told(
    kluis: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = type_a_name(program)

    def full(bewerking_uid: str = "") -> NoReturn:
        raise World("schijf_vol", mb=3)

    told: list[str] = []
    monkeypatch.setattr(program.opened.workspace.store, "writer", full)
    monkeypatch.setattr(program.app, "_box", told.append)
    edit.editingFinished.emit()
    program.app.window.close()
    program.qtbot.waitUntil(lambda: program.app.window.may_close, timeout=15000)
    assert told == [sentence(World("schijf_vol", mb=3))]


def test_what_was_saved_just_before_close_is_there(kluis: Path, program: Program) -> None:
    edit = type_a_name(program)
    workspace = program.opened.workspace
    edit.editingFinished.emit()
    uid = program.opened.navigator.place()[1]["uid"]
    program.app.lock()
    program.still()
    program.unlock()
    program.until_open()
    assert workspace is not program.opened.workspace
    with program.opened.workspace.lezer() as lezer:
        assert load_dossier(lezer, uid).personen[0].roepnaam == "Amina"


def test_what_the_program_copied_does_not_outlive_the_lock(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    copy_text("Beste Warsamele")
    program.app.lock()
    program.still()
    assert QGuiApplication.clipboard().text() == ""
    program.unlock()
    program.until_open()
    copy_text("Beste Warsamele")
    QGuiApplication.clipboard().setText("boodschappen")
    program.app.lock()
    program.still()
    assert QGuiApplication.clipboard().text() == "boodschappen"


def test_undo_is_not_offered_any_more_once_a_gezin_was_protected(kluis: Path, program: Program) -> None:
    program.unlock()
    program.until_open()
    plek = program.opened.workspace.plek()
    uid = dossiers.open_dossier(plek, "Warsamele", plek.klok.vandaag(), 1).onderwerp
    change = dossiers.save_dossier_field(plek, uid, "notitie", "belt graag")
    balk = program.opened.shell.meldingen
    program.opened.navigator.good("Opgeslagen.", change.bewerking)
    assert balk.last_undo == change.bewerking
    program.app.jobs.write(bescherming.protect, uid)
    program.still()
    assert balk.last_undo == ""
    assert balk.ongedaan.isHidden()
