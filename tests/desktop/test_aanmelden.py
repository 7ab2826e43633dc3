"""Several medewerkers at one computer: start-zin, own zin, herstelcode, whose key, whose half-typed text."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from desktop.screens import all_screens
from desktop.workspace import Workspace
from models import keys
from models.errors import World
from models.queries.medewerkers import load_berichten
from models.store import KluisLock
from models.tables import Bewerking
from models.values import Rol
from tests.desktop.conftest import ZIN, Program, collega, nieuwe
from views.herstel.herstel_view import HerstelView
from views.unlock.nieuwe_zin_view import NieuweZinView
from views.unlock.unlock_view import UnlockView

OF_ONE_GEZIN = ("dossier", "gebeurtenis")
"""Screens that are not there without a gezin."""
EIGEN = "vijf nieuwe blauwe bussen"


def page(program: Program) -> NieuweZinView:
    """The page on which an own wachtwoordzin is chosen, once it is there."""
    program.qtbot.waitUntil(
        lambda: isinstance(program.app.window.centralWidget(), NieuweZinView), timeout=8000
    )
    view = program.app.window.centralWidget()
    assert isinstance(view, NieuweZinView)
    return view


def choose(view: NieuweZinView, zin: str = EIGEN) -> None:
    view.zin.edit.setText(zin)
    view.nogmaals.edit.setText(zin)
    view.knop.click()


def refused(program: Program, zin: str) -> bool:
    """Whether this no longer opens the kluis from the gate."""
    assert program.app.unlocker is not None
    view = program.app.unlocker.view
    view.zin.show_problem("")
    program.unlock(zin)
    program.qtbot.waitUntil(lambda: not program.shut or bool(view.zin.problem.text()), timeout=8000)
    program.still()
    return program.shut


def at_gate(program: Program) -> bool:
    """Whether the gate stands there and the kluis is free for anybody."""
    program.still()
    with KluisLock(program.app.kluis):
        return isinstance(program.app.window.centralWidget(), UnlockView) and program.shut


# --- start-zin ---


def test_a_start_zin_leads_to_an_own_zin_and_nothing_else_can_be_reached_before(
    kluis: Path, program: Program
) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    program.unlock(noor.zin.upper())
    view = page(program)
    program.still()
    assert program.shut
    for key, modifier in (
        (Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(program.app.window, key, modifier)
    for zin in (noor.zin, "te kort", ""):
        view.zin.show_problem("")
        choose(view, zin)
        program.qtbot.waitUntil(lambda: bool(view.zin.problem.text()), timeout=8000)
        assert program.shut
        assert program.app.window.centralWidget() is view


def test_an_own_zin_takes_the_place_of_the_start_zin(kluis: Path, program: Program) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    program.unlock(noor.zin)
    choose(page(program))
    program.until_open()
    assert program.opened.workspace.persoon.naam == "Noor Proef"
    program.app.lock()
    program.still()
    assert refused(program, noor.zin)
    assert not refused(program, EIGEN)


# --- half open ---


@dataclass
class Seen:
    """The workspaces that were closed."""

    dicht: list[Workspace]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    found = Seen([])
    close = Workspace.close

    def closing(self: Workspace, **kwargs: object) -> object:
        found.dicht.append(self)
        return close(self, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "close", closing)
    return found


def test_a_kluis_for_which_an_own_zin_is_chosen_is_shut_at_lock(
    kluis: Path, program: Program, seen: Seen
) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    seen.dicht.clear()
    program.unlock(noor.zin)
    view = page(program)
    view.zin.edit.setText("half getypt")
    program.app.idle.soon.emit(9)
    program.app.lock()
    assert at_gate(program)
    assert len(seen.dicht) == 1
    assert not program.app._aftelbalk.isVisible()
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Workspace) and one not in seen.dicht]
    assert not refused(program, ZIN)


def test_a_lock_while_the_own_zin_is_on_its_way_leaves_the_kluis_shut(kluis: Path, program: Program) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    program.unlock(noor.zin)
    view = page(program)
    program.still()
    choose(view)
    program.app.lock()
    assert at_gate(program)
    assert not refused(program, EIGEN)
    assert program.opened.workspace.persoon.naam == "Noor Proef"


def test_a_computer_that_locks_while_a_start_zin_opens_leaves_the_kluis_shut(
    kluis: Path, program: Program
) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    program.unlock(noor.zin)
    program.app._system_locks("vergrendeld")
    program.qtbot.waitUntil(lambda: not program.app.jobs.busy, timeout=8000)
    assert at_gate(program)


def test_closing_the_window_half_way_shuts_the_kluis(kluis: Path, program: Program) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, start=True)
    program.unlock(noor.zin)
    page(program)
    program.app.stop()
    with KluisLock(kluis):
        assert program.shut


# --- herstelcode ---


@pytest.fixture
def code(tmp_path: Path, small_keys: None) -> str:
    """The herstelcode of a kluis with a beheerder and a begeleider."""
    made, paths = keys.new_herstelcode(), Paths(tmp_path)
    workspace.create(paths.kluis, nieuwe(code=made), SystemClock(), paths.backups).close(backup=False)
    return made


def told(program: Program) -> list[tuple[str, str]]:
    with program.opened.workspace.lezer() as lezer:
        return [(one.soort, one.wie) for one in load_berichten(lezer)]


def test_the_herstelcode_asks_who_you_are_where_several_people_work(
    tmp_path: Path, code: str, program: Program
) -> None:
    collega(Paths(tmp_path).kluis, "Noor Proef", Rol.BEGELEIDER)
    program.unlock(code)
    view = page(program)
    program.still()
    names = [view.mensen.itemText(nr) for nr in range(view.mensen.count())]
    assert names == ["Kies je naam", "Wil Voorbeeld", "Noor Proef"]
    choose(view)
    program.still()
    assert program.shut
    assert "naam" in view.problem.text().lower()
    view.mensen.setCurrentIndex(2)
    choose(view)
    program.until_open()
    assert program.opened.workspace.persoon.naam == "Noor Proef"
    program.app.lock()
    program.still()
    assert not refused(program, ZIN)
    assert told(program) == [("bericht_herstelcode", "Noor Proef")]


def test_the_only_beheerder_sees_at_sign_in_that_the_herstelcode_was_used(
    code: str, program: Program
) -> None:
    program.unlock(code)
    view = page(program)
    assert not view.mensen.isVisible()
    choose(view)
    program.until_open()
    assert told(program) == [("bericht_herstelcode", "Wil Voorbeeld")]
    with program.opened.workspace.lezer() as lezer:
        assert "herstelcode_gebruikt" in set(lezer.session.scalars(select(Bewerking.soort)))


def test_the_use_of_the_herstelcode_is_told_although_the_new_zin_could_not_be_kept(
    code: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise World("schijf_vol", mb=1)

    program.unlock(code)
    view = page(program)
    with monkeypatch.context() as broken:
        broken.setattr(keys, "write_slots", full)
        choose(view)
        program.qtbot.waitUntil(lambda: bool(view.zin.problem.text()), timeout=8000)
    choose(view)
    program.until_open()
    assert told(program) == [("bericht_herstelcode", "Wil Voorbeeld")]


# --- whose key ---


def test_the_keys_last_used_here_are_tried_first_and_progress_is_shown(kluis: Path, program: Program) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER, zin="acht witte vogels boven")
    for nr in range(3):
        collega(kluis, f"Collega {nr}", Rol.BEGELEIDER, zin=f"vier andere woorden {nr}")
    tried: list[tuple[int, int]] = []
    bars: list[tuple[int, int]] = []
    program.app._tried.connect(lambda nr, total: tried.append((nr, total)))

    def enter(zin: str) -> list[tuple[int, int]]:
        tried.clear()
        gate = program.app.window.centralWidget()
        assert isinstance(gate, UnlockView)
        gate.bezig.valueChanged.connect(lambda value: bars.append((value, gate.bezig.maximum())))
        program.unlock(zin)
        program.until_open()
        return list(tried)

    assert enter("vier andere woorden 2") == [(nr, 5) for nr in range(1, 6)]
    assert (4, 5) in bars
    program.app.lock()
    program.still()
    assert enter(noor.zin) == [(nr, 5) for nr in range(1, 4)]
    slot = program.opened.workspace.slot_uid
    assert program.app.settings.sloten[0] == slot
    program.app.lock()
    program.still()
    assert enter(noor.zin) == [(1, 5)]
    program.app.lock()
    program.still()
    assert enter("vier andere woorden 2") == [(1, 5), (2, 5)]


# --- whose text ---


def test_each_finds_own_text_and_own_place_after_a_switch(kluis: Path, program: Program) -> None:
    noor = collega(kluis, "Noor Proef", Rol.BEGELEIDER)

    def at(zin: str) -> None:
        program.unlock(zin)
        program.until_open()

    def form_of() -> object:
        made = program.opened.navigator.made("nieuw_gezin")
        assert made is not None
        return made.view.form.vakken["naam"]  # type: ignore[attr-defined]

    def typed() -> str:
        program.opened.navigator.open("nieuw_gezin")
        program.still()
        return str(form_of().raw())  # type: ignore[attr-defined]

    def type_half(words: str) -> None:
        assert typed() == ""
        field = form_of().edit  # type: ignore[attr-defined]
        field.setFocus()
        QTest.keyClicks(field, words)

    at(ZIN)
    type_half("van Wil")
    program.app.switch()
    program.still()
    assert isinstance(program.app.window.centralWidget(), UnlockView)
    at(noor.zin)
    assert program.opened.navigator.place()[0] == "vandaag"
    type_half("van Noor")
    program.opened.navigator.open("regeldag")
    program.still()
    program.app.switch()
    program.still()
    at(ZIN)
    assert program.opened.navigator.place()[0] == "nieuw_gezin"
    assert typed() == "van Wil"
    program.app.switch()
    program.still()
    at(noor.zin)
    assert program.opened.navigator.place()[0] == "regeldag"
    assert typed() == "van Noor"


# --- where the keys go ---


def test_after_signing_in_the_focus_is_somewhere_on_every_screen(kluis: Path, program: Program) -> None:
    """Who works with the keyboard alone begins where they were, not in the dark."""
    lost = []
    program.unlock()
    program.until_open()
    places = [("beheer", {"deel": "medewerkers"}), ("beheer", {"deel": "cijfers"})]
    skipped = {"beheer", *OF_ONE_GEZIN}
    places += [
        (one.id, {})
        for one in all_screens()
        if one.id not in skipped and program.opened.navigator.has(one.id)
    ]
    for screen, args in places:
        program.opened.navigator.open(screen, **args)
        program.still()
        program.app.lock()
        program.still()
        program.unlock()
        program.until_open()
        assert program.opened.navigator.place()[0] == screen
        focus: QWidget | None = program.app.window.focusWidget()
        if focus is None or not focus.isVisible():
            lost.append((screen, args))
    assert lost == []


# --- the restore page ---


def restore_page(program: Program) -> HerstelView:
    program.app.show_restore()
    program.still()
    view = program.app.window.centralWidget()
    assert isinstance(view, HerstelView)
    return view


def backed_up(program: Program) -> None:
    program.unlock()
    program.until_open()
    program.opened.workspace.backup()
    program.app.lock()
    program.still()


def test_a_secret_on_the_restore_page_is_kept_no_longer_than_it_is_needed(
    kluis: Path, program: Program
) -> None:
    backed_up(program)
    view = restore_page(program)
    restoring = program.app.way_back.restoring
    assert restoring is not None
    view.zin.edit.setText("vier heel andere woorden")
    view.knop.click()
    program.qtbot.waitUntil(lambda: bool(view.zin.problem.text()), timeout=8000)
    assert restoring._secret == ""
    view.zin.edit.setText(ZIN)
    view.knop.click()
    program.until_open()
    assert restoring._secret == ""


@pytest.mark.parametrize("how", ["slot", "terug"])
def test_a_half_typed_secret_on_the_restore_page_goes_at_lock_and_on_the_way_back(
    kluis: Path, program: Program, how: str
) -> None:
    view = restore_page(program)
    view.zin.edit.setText("vier groene")
    gone: list[str] = []
    view.zin.edit.textChanged.connect(gone.append)
    if how == "slot":
        program.app._system_locks("slaap")
    else:
        view.terug.click()
    assert gone == [""]


def test_what_a_salvage_leaves_holds_no_key() -> None:
    from desktop.rescue import Rescued

    assert set(Rescued.__slots__) == {"kluis", "bestand", "redding"}
