"""A typed text about health, or with a number like a BSN, brings a hint beneath its field; never a block."""

from __future__ import annotations

import ast
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from resources.sentences import sentence
from tests.builders import T0
from tests.checks.source import calls, modules
from views.widgets.letop import NAMEN
from views.widgets.velden import GETYPT, Veld, Veldsoort, VeldVak

ZIEK = "Mevrouw is zwanger en ziek."


def today() -> date:
    return T0


def _type(vak: VeldVak, tekst: str) -> None:
    edit = vak.edit.lineEdit() if isinstance(vak.edit, QComboBox) else vak.edit
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.clear()
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(tekst)
    else:
        edit.insert(tekst)
        edit.textEdited.emit(tekst)


@pytest.mark.parametrize("soort", GETYPT)
def test_every_kind_of_field_in_which_one_types_brings_the_hint_while_typing(
    soort: Veldsoort, qtbot: QtBot
) -> None:
    vak = VeldVak(Veld("notitie", "Notitie", soort), today)
    qtbot.addWidget(vak)
    vak.show()
    assert not vak.let_op.isVisible()

    _type(vak, ZIEK)

    assert vak.let_op.isVisible()
    assert vak.let_op.text() == sentence("hint_gezondheid")
    assert vak.edit.accessibleDescription() == sentence("hint_gezondheid")
    assert vak.value() == ZIEK
    _type(vak, "De sleutel ligt bij de buren.")
    assert not vak.let_op.isVisible()
    assert vak.edit.accessibleDescription() == ""


def test_a_stored_text_brings_the_hint_too(qtbot: QtBot) -> None:
    vak = VeldVak(Veld("notitie", "Notitie", Veldsoort.LANG), today)
    qtbot.addWidget(vak)

    vak.show_value(ZIEK)

    assert vak.let_op.text()
    vak.show_value("gewoon")
    assert vak.let_op.text() == ""


@pytest.mark.parametrize("code", sorted(NAMEN))
def test_a_name_or_address_brings_no_hint_but_a_number_like_a_bsn_does(code: str, qtbot: QtBot) -> None:
    vak = VeldVak(Veld(code, "Naam"), today)
    qtbot.addWidget(vak)

    _type(vak, "Ziekenhuisstraat 4")
    assert vak.let_op.text() == ""
    _type(vak, "111222333")

    assert vak.let_op.text() == sentence("hint_bsn")


def test_the_hint_blocks_nothing(qtbot: QtBot) -> None:
    vak = VeldVak(Veld("notitie", "Notitie", Veldsoort.TEKST), today)
    qtbot.addWidget(vak)
    left: list[object] = []
    vak.left_changed.connect(lambda code, value: left.append((code, value)))
    _type(vak, ZIEK)

    edit = vak.edit
    assert isinstance(edit, QLineEdit)
    edit.editingFinished.emit()

    assert left == [("notitie", ZIEK)]
    assert not vak.problem.isVisible()


# --- every field there is -------------------------------------------------------------------------------

GEEN_NOTITIE = {
    "views/sleutels/sleutels_view.py": "a herstelcode typed back, and wachtwoordzinnen",
    "views/first_start/first_start_view.py": "names and wachtwoordzinnen of the first start",
    "views/widgets/geheim.py": "wachtwoordzin",
    "views/widgets/zoekvak.py": "what is looked for is not kept",
    "views/widgets/date_field.py": "a day",
    "views/widgets/lijst_deel.py": "what is looked for is not kept",
    "views/beheer/beheer_view.py": "what is looked for is not kept",
    "views/widgets/filters.py": "what is looked for is not kept",
    "views/gezinnen/gezinnen_view.py": "what is looked for is not kept",
    "views/widgets/gezin_kiezen.py": "what is looked for is not kept",
    "views/overdracht/overdracht_view.py": "the words of a file are never kept",
    "views/hulppakket/hulppakket_view.py": "read only",
}
"""Files with a field in which nothing about a gezin is kept, each with its reason."""


def _fields(tree: ast.Module) -> bool:
    made = list(calls(tree, "QLineEdit", "QPlainTextEdit", "QTextEdit"))
    kinds = {
        base.id
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    return bool(made) or bool(kinds & {"QLineEdit", "QPlainTextEdit", "QTextEdit"})


def test_no_field_for_notes_is_made_past_the_hint() -> None:
    found = set()
    for path, tree in modules("views", "desktop"):
        name = path.as_posix()
        if _fields(tree) and not list(calls(tree, "show_let_op")):
            found.add(name)

    assert found - set(GEEN_NOTITIE) == set(), "type notes in a VeldVak, or call show_let_op"
