"""A form keeps what is typed, saves when a field is left, and says a problem beside the field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import T0
from views.widgets.velden import Veld, VeldenForm, Veldsoort, ja_nee

VELDEN = (
    Veld("naam", "Naam"),
    Veld("dag", "Dag", Veldsoort.DATUM),
    Veld("aantal", "Aantal", Veldsoort.GETAL),
    Veld("tolk", "Tolk", Veldsoort.KEUZE, ja_nee()),
    Veld("lift", "Lift", Veldsoort.VINK),
    Veld("notitie", "Notitie", Veldsoort.LANG, breed=True),
    Veld("azc", "Azc", Veldsoort.LIJST, (("Duinvoorde", "Duinvoorde"),)),
)
STORED = {
    "naam": "Warsamele",
    "dag": None,
    "aantal": 8,
    "tolk": "ja",
    "lift": False,
    "notitie": "",
    "azc": "",
}


def today() -> date:
    return T0


@pytest.fixture
def form(qtbot: QtBot) -> VeldenForm:
    widget = VeldenForm(VELDEN, today)
    qtbot.addWidget(widget)
    widget.resize(600, 500)
    widget.show_values(STORED)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def edit(form: VeldenForm, code: str) -> QLineEdit:
    found = form.vakken[code].edit
    assert isinstance(found, QLineEdit)
    return found


def type_in(qtbot: QtBot, form: VeldenForm, code: str, text: str) -> None:
    field = edit(form, code)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_field_saves_when_it_is_left_with_another_value(qtbot: QtBot, form: VeldenForm) -> None:
    type_in(qtbot, form, "naam", "Warsame")
    with qtbot.waitSignal(form.edited) as heard:
        qtbot.keyClick(edit(form, "naam"), Qt.Key.Key_Tab)
    assert heard.args == ["naam", "Warsame"]


def test_a_field_left_as_it_was_saves_nothing(qtbot: QtBot, form: VeldenForm) -> None:
    with qtbot.assertNotEmitted(form.edited):
        edit(form, "naam").setFocus()
        qtbot.keyClick(edit(form, "naam"), Qt.Key.Key_Tab)


def test_a_date_is_typed_loosely_and_saved_as_a_day(qtbot: QtBot, form: VeldenForm) -> None:
    type_in(qtbot, form, "dag", "3-6")
    with qtbot.waitSignal(form.edited) as heard:
        qtbot.keyClick(edit(form, "dag"), Qt.Key.Key_Tab)
    assert heard.args == ["dag", date(2026, 6, 3)]
    assert edit(form, "dag").text() == "wo 3 juni 2026"


def test_an_impossible_date_stays_as_typed_and_says_so_beside_the_field(
    qtbot: QtBot, form: VeldenForm
) -> None:
    with qtbot.assertNotEmitted(form.edited):
        type_in(qtbot, form, "dag", "30 februari")
        qtbot.keyClick(edit(form, "dag"), Qt.Key.Key_Tab)
    assert edit(form, "dag").text() == "30 februari"
    assert form.vakken["dag"].problem.isVisible()
    assert edit(form, "dag").accessibleDescription() == form.vakken["dag"].problem.text() != ""
    assert form.first_unreadable() == "dag"


def test_half_typed_text_survives_a_refresh(qtbot: QtBot, form: VeldenForm) -> None:
    type_in(qtbot, form, "naam", "Wars")
    form.show_values(STORED | {"naam": "Iemand anders", "aantal": 9})
    assert edit(form, "naam").text() == "Wars"
    assert edit(form, "aantal").text() == "9"


def test_a_draft_comes_back_as_it_was(qtbot: QtBot, form: VeldenForm) -> None:
    type_in(qtbot, form, "naam", "Wars")
    type_in(qtbot, form, "dag", "3-")
    draft = form.draft()
    assert draft == {"naam": "Wars", "dag": "3-"}
    other = VeldenForm(VELDEN, today)
    qtbot.addWidget(other)
    other.show_values(STORED)
    other.restore(draft)
    assert other.draft() == draft


def test_another_person_takes_nothing_over_from_the_one_before(qtbot: QtBot, form: VeldenForm) -> None:
    type_in(qtbot, form, "naam", "Wars")
    form.reset(STORED | {"naam": "Tekleberi"})
    assert edit(form, "naam").text() == "Tekleberi"
    assert form.draft() == {}


def test_a_choice_and_a_tick_save_at_once(qtbot: QtBot, form: VeldenForm) -> None:
    combo = form.vakken["tolk"].edit
    assert isinstance(combo, QComboBox)
    with qtbot.waitSignal(form.edited) as heard:
        combo.setFocus()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert heard.args == ["tolk", "nee"]
    with qtbot.waitSignal(form.edited) as heard:
        qtbot.keyClick(form.vakken["lift"].edit, Qt.Key.Key_Space)
    assert heard.args == ["lift", True]


def test_long_text_saves_when_it_is_left_and_tab_leaves_it(qtbot: QtBot, form: VeldenForm) -> None:
    note = form.vakken["notitie"].edit
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    QApplication.processEvents()
    qtbot.keyClicks(note, "houdt van <b>tuinen</b>")
    with qtbot.waitSignal(form.edited) as heard:
        edit(form, "naam").setFocus()
    assert heard.args == ["notitie", "houdt van <b>tuinen</b>"]


def test_a_problem_stands_beside_its_field_and_goes_away(form: VeldenForm) -> None:
    assert form.show_problem("naam", "Vul dit in.")
    assert form.vakken["naam"].problem.text() == "Vul dit in."
    assert not form.show_problem("bestaat_niet", "…")
    form.clear_problems()
    assert not form.vakken["naam"].problem.isVisible()


def test_every_control_has_an_accessible_name(form: VeldenForm) -> None:
    assert {code: vak.edit.accessibleName() for code, vak in form.vakken.items()} == {
        veld.code: veld.label for veld in VELDEN
    }


def test_a_narrow_form_has_one_column(form: VeldenForm) -> None:
    form.resize(250, 500)
    QApplication.processEvents()
    assert len({vak.x() for vak in form.vakken.values()}) == 1


def test_a_number_that_is_none_is_given_as_typed_so_that_the_rule_can_say_so(
    qtbot: QtBot, form: VeldenForm
) -> None:
    type_in(qtbot, form, "aantal", "acht")
    assert form.values()["aantal"] == "acht"
