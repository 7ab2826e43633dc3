"""The parts around the screens: date field, plain labels, message bar, search box, secret field."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from views.widgets import meldingen
from views.widgets.date_field import DateField
from views.widgets.geheim import GeheimVeld
from views.widgets.labels import ElideLabel, plain_tip, text_label
from views.widgets.meldingen import KEPT, MeldingBalk, Toon
from views.widgets.zoekvak import Treffer, ZoekVak

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)
NASTY = '<b>Jan</b> <img src="file:///etc/passwd"> =cmd & 😀'


def vandaag() -> date:
    return date(2026, 6, 15)


def test_a_date_is_typed_loosely_and_shown_in_full(qtbot: QtBot) -> None:
    field = DateField(vandaag)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "3-6")
    with qtbot.waitSignal(field.committed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "wo 3 juni 2026"
    assert field.value() == date(2026, 6, 3)


def test_what_is_no_date_stays_as_typed(qtbot: QtBot) -> None:
    field = DateField(vandaag)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "30-2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "30-2"
    assert field.value() is None
    assert field.unreadable()


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    for label in (text_label(NASTY), ElideLabel(NASTY)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == NASTY


def test_a_tooltip_shows_markup_as_text() -> None:
    assert "<b>" not in plain_tip(NASTY)
    assert "&lt;b&gt;" in plain_tip(NASTY)


def test_a_label_that_is_cut_says_it_all_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElideLabel("een heel lange naam van een gezin")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "heel lange naam" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""
    label.hide()


@pytest.fixture
def balk(qtbot: QtBot) -> MeldingBalk:
    made = MeldingBalk()
    qtbot.addWidget(made)
    return made


def test_good_news_offers_undo_once(balk: MeldingBalk, qtbot: QtBot) -> None:
    balk.say("Afgevinkt.", Toon.GOED, NOW, "bewerking-1")
    assert balk.last_undo == "bewerking-1"
    with qtbot.waitSignal(balk.undo_wished) as wished:
        balk.ongedaan.click()
    assert wished.args == ["bewerking-1"]
    assert balk.last_undo == ""
    assert balk.ongedaan.isHidden()


def test_an_offer_stays_until_it_is_taken_or_something_else_is_said(balk: MeldingBalk, qtbot: QtBot) -> None:
    words = "Fase-rapport van fase 1 bekijken"
    balk.say("Fase verder.", Toon.GOED, NOW, "bewerking-1", words)
    assert not balk._timer.isActive()
    assert (balk.aanbod.text(), balk.aanbod.accessibleName()) == (words, words)
    assert not balk.ongedaan.isHidden()
    with qtbot.waitSignal(balk.aanbod_wished):
        balk.aanbod.click()
    assert balk.isHidden()
    balk.say("Fase verder.", Toon.GOED, NOW, "bewerking-1", words)
    balk.say("Opgeslagen.", Toon.GOED, NOW)
    assert balk.aanbod.isHidden()
    assert balk._timer.isActive()


def test_a_problem_stays_until_it_is_put_away(balk: MeldingBalk) -> None:
    balk.say("Goed.", Toon.GOED, NOW)
    assert balk._timer.isActive()
    balk.say("Fout.", Toon.FOUT, NOW)
    assert not balk._timer.isActive()
    assert not balk.isHidden()
    balk.weg.click()
    assert balk.isHidden()


def test_messages_can_be_read_again_and_are_forgotten_at_lock(balk: MeldingBalk) -> None:
    for number in range(KEPT + 5):
        balk.say(f"Melding {number}", Toon.GOED, NOW)
    assert [one.tekst for one in balk.kept][-1] == f"Melding {KEPT + 4}"
    assert len(balk.kept) == KEPT
    balk.clear()
    assert balk.kept == []
    assert balk.tekst.text() == ""


def test_busy_shows_a_bar_with_stop_and_goes_away(balk: MeldingBalk, qtbot: QtBot) -> None:
    balk.busy("Papier 3 van 12", 3, 12)
    assert (balk.balk.value(), balk.balk.maximum()) == (3, 12)
    assert not balk.stop.isHidden()
    with qtbot.waitSignal(balk.stop_wished):
        balk.stop.click()
    balk.busy("", 0, 0)
    assert balk.isHidden()


class Venster(QWidget):
    """A window with a search box and a button after it."""

    def __init__(self) -> None:
        super().__init__()
        self.zoek = ZoekVak(self)
        column = QVBoxLayout(self)
        column.addWidget(self.zoek)
        column.addWidget(QPushButton("x", self))
        self.resize(500, 400)


@pytest.fixture
def venster(qtbot: QtBot) -> Venster:
    made = Venster()
    qtbot.addWidget(made)
    made.show()
    made.zoek.setFocus()
    return made


HITS = (
    Treffer("dossier:1:1", NASTY, "DEMO-01", "gezin"),
    Treffer("persoon:2:1", "Hodan", "DEMO-04", "persoon"),
)


def test_typing_asks_once_and_enter_opens_the_chosen_hit(venster: Venster, qtbot: QtBot) -> None:
    asked: list[str] = []
    venster.zoek.asked.connect(asked.append)
    QTest.keyClicks(venster.zoek, "war")
    qtbot.waitUntil(lambda: asked == ["war"])
    venster.zoek.show_hits("war", HITS)
    QTest.keyClick(venster.zoek, Qt.Key.Key_Down)
    with qtbot.waitSignal(venster.zoek.opened) as opened:
        QTest.keyClick(venster.zoek, Qt.Key.Key_Return)
    assert opened.args == ["persoon:2:1"]
    assert venster.zoek.text() == ""
    assert venster.zoek.lijst.isHidden()


def test_an_answer_to_an_older_text_is_dropped(venster: Venster) -> None:
    venster.zoek.setText("wars")
    venster.zoek.show_hits("war", HITS)
    assert venster.zoek.lijst.count() == 0


def test_nothing_found_teaches_and_opens_nothing(venster: Venster, qtbot: QtBot) -> None:
    venster.zoek.setText("zzz")
    venster.zoek.show_hits("zzz", ())
    assert venster.zoek.lijst.count() == 1
    with qtbot.assertNotEmitted(venster.zoek.opened):
        QTest.keyClick(venster.zoek, Qt.Key.Key_Return)


def test_escape_puts_the_list_away(venster: Venster) -> None:
    venster.zoek.setText("war")
    venster.zoek.show_hits("war", HITS)
    QTest.keyClick(venster.zoek, Qt.Key.Key_Escape)
    assert venster.zoek.lijst.isHidden()
    assert venster.zoek.text() == ""


def test_a_secret_is_hidden_until_asked_and_caps_lock_is_told(qtbot: QtBot) -> None:
    veld = GeheimVeld("Wachtwoordzin")
    qtbot.addWidget(veld)
    assert veld.edit.echoMode() is QLineEdit.EchoMode.Password
    veld.oog.trigger()
    assert veld.edit.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClicks(veld.edit, "A")
    assert not veld.hint.isHidden()
    QTest.keyClicks(veld.edit, "b")
    assert veld.hint.isHidden()


def test_every_control_of_the_shell_has_a_name(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox

    from views.first_start.first_start_view import FirstStartView
    from views.herstel.herstel_view import HerstelView
    from views.shell import Shell
    from views.unlock.unlock_view import UnlockView

    for view in (Shell(), UnlockView("x"), FirstStartView("x", ("Drenthe",), (("a", "b"),)), HerstelView()):
        qtbot.addWidget(view)
        for one in view.findChildren(QWidget):
            if isinstance(one, QAbstractButton) and one.objectName() != "qt_toolbar_ext_button":
                inner = isinstance(one.parent(), QLineEdit)
                assert inner or one.accessibleName() or one.text(), one
            elif isinstance(one, QLineEdit | QComboBox):
                assert one.accessibleName() or isinstance(one.parent(), QComboBox), one
            elif isinstance(one, QLabel):
                assert one.textFormat() is Qt.TextFormat.PlainText or one.pixmap() is not None


def test_good_news_goes_only_when_the_mouse_lies_still(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    balk = MeldingBalk()
    qtbot.addWidget(balk)
    mouse = [QPoint(10, 10), QPoint(40, 10), QPoint(40, 10)]
    monkeypatch.setattr(meldingen, "QCursor", FakeCursor(mouse))
    balk.say("Klaar.", Toon.GOED, NOW)
    for shown in (True, True, False):
        balk._timer.timeout.emit()
        assert balk.isHidden() is not shown


class FakeCursor:
    """A mouse that stands where it is told, one place at a time."""

    def __init__(self, places: list[QPoint]) -> None:
        self.places = places

    def pos(self) -> QPoint:
        return self.places.pop(0)
