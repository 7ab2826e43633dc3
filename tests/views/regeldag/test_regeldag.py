"""The screen Regeldag: few steps, fields that save when left, order by keys, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.queries.regeldagen import load_regeldag
from models.queries.rows_regeldag import LoketRow, RegeldagRow
from models.services import beheer, dossiers, gebeurtenissen, regeldagen, undo
from models.services.verb import Plek
from models.values import Rol
from tests.builders import lezer_for, only_gemeente
from tests.views.fakes import FakePorts, fake_ports
from tests.views.paper_fakes import paper_ports
from views.papier.presenter import PapierPresenter
from views.regeldag.presenter import RegeldagPresenter

DAG = date(2026, 6, 18)
NAMEN = ("Warsamele", "Tekleberi", "Al-Zahrawan")


def make_gezin(plek: Plek, naam: str, dag: date | None = DAG) -> str:
    uid = dossiers.open_dossier(plek, naam, date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp
    if dag is not None:
        gebeurtenissen.record_tekendatum(plek, uid, dag)
    return uid


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(fake: FakePorts, qtbot: QtBot) -> RegeldagPresenter:
    return make_screen(fake, qtbot)


@pytest.fixture
def dag(plek: Plek) -> str:
    return regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis", "9:30").onderwerp


def make_screen(fake: FakePorts, qtbot: QtBot) -> RegeldagPresenter:
    presenter = RegeldagPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(870, 500)
    presenter.view.show()
    qtbot.waitExposed(presenter.view)
    presenter.view.activateWindow()
    return presenter


def stored(plek: Plek, uid: str) -> RegeldagRow:
    with lezer_for(plek) as lezer:
        return load_regeldag(lezer, uid)


def loket(plek: Plek, uid: str, code: str) -> LoketRow:
    return next(row for row in stored(plek, uid).loketten if row.loket == code)


def fill_in(field: QWidget, text: str, then: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Type over what stands there and leave."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, then)


class Steps:
    """Counts clicks and Enter; typing and Tab are free."""

    def __init__(self) -> None:
        self.count = 0

    def click(self, button: QPushButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self.count += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def enter(self, field: QWidget) -> None:
        self.count += 1
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_regeldag_for_three_gezinnen_takes_at_most_nine_steps(
    plek: Plek, fake: FakePorts, qtbot: QtBot
) -> None:
    for naam in NAMEN:
        make_gezin(plek, naam)
    screen = make_screen(fake, qtbot)
    steps = Steps()
    steps.count += 1  # Regeldag in the rail
    screen.enter()
    steps.click(screen.view.leeg.knop)
    form = screen.view.paneel.form
    assert form is not None
    QTest.keyClicks(form.vakken["dag"].edit, "18-6")
    QTest.keyClicks(form.vakken["plaats"].edit, "Gemeentehuis")
    steps.enter(form.vakken["plaats"].edit)
    assert {rij.naam.text() for rij in screen.view.dag.gezinnen.rijen.values()} == {
        f"{nr} {naam}" for nr, naam in enumerate(NAMEN, start=1)
    }
    steps.click(screen.view.dag.alles)
    opened, args = fake.nav.opened[-1]
    assert opened == "papier"
    papers = paper_ports(plek, Rol.CASUSREGISSEUR)
    papier = PapierPresenter(papers.fake.ports)
    qtbot.addWidget(papier.view)
    papier.view.show()
    papier.enter(**args)
    steps.click(papier.view.maak.print)
    steps.count += 1  # the button of the printer dialog
    assert len(papers.ask.printed) == 1
    assert steps.count <= 9
    assert steps.count == 6


def test_an_empty_screen_teaches_and_begins(screen: RegeldagPresenter) -> None:
    screen.enter()
    assert screen.view.leeg.isVisible()
    assert not screen.view.nieuw.isVisible()
    screen.view.leeg.knop.click()
    assert screen.view.paneel.isVisible()
    assert not screen.view.leeg.isVisible()
    assert QApplication.focusWidget() is screen.view.paneel.form.vakken["dag"].edit  # type: ignore[union-attr]


def test_a_new_regeldag_without_a_day_says_so_beside_the_field(
    screen: RegeldagPresenter, fake: FakePorts
) -> None:
    screen.enter()
    screen.view.leeg.knop.click()
    screen.view.paneel.save.click()
    assert screen.view.paneel.form is not None
    assert screen.view.paneel.form.vakken["dag"].problem.text()
    assert "regeldag_erbij" not in fake.jobs.written


def test_the_next_regeldag_begins_with_the_place_and_contacts_of_the_last(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    regeldagen.save_loket(plek, dag, "L1", ruimte="kamer 3", contact="Jos", telefoon="06-00000005")
    screen.enter()
    screen.view.nieuw.click()
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["plaats"].raw() == "Gemeentehuis"
    QTest.keyClicks(form.vakken["dag"].edit, "25-6")
    QTest.keyClick(form.vakken["dag"].edit, Qt.Key.Key_Return)
    rij = screen.view.dag.loketten.rijen["L1"]
    assert [rij.vakken[code].raw() for code in ("ruimte", "contact", "telefoon")] == [
        "kamer 3",
        "Jos",
        "06-00000005",
    ]


def test_the_days_that_come_stand_first(screen: RegeldagPresenter, plek: Plek, dag: str) -> None:
    gemeente = only_gemeente(plek.store)
    was = regeldagen.add_regeldag(plek, gemeente, date(2026, 6, 1)).onderwerp
    later = regeldagen.add_regeldag(plek, gemeente, date(2026, 7, 1)).onderwerp
    screen.enter()
    keys = [lijn.sleutel for lijn in screen.view.lijst.lijnen_model.lijnen]
    assert keys == ["kop:komt", dag, later, "kop:was", was]


def test_who_signs_on_the_day_is_proposed_and_comes_with_one_click(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    uid = make_gezin(plek, "Warsamele")
    screen.enter(uid=dag)
    assert not screen.view.dag.alles.isEnabled()
    screen.view.dag.gezinnen.erbij[uid].click()
    assert [a.dossier_uid for a in stored(plek, dag).afspraken] == [uid]
    assert screen.view.dag.gezinnen.erbij == {}
    assert screen.view.dag.alles.isEnabled()


def test_another_gezin_is_found_by_name_and_taken_off_again_with_undo(
    screen: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str
) -> None:
    uid = make_gezin(plek, "Tekleberi", None)
    screen.enter(uid=dag)
    zoek = screen.view.dag.gezinnen.zoek
    QTest.keyClicks(zoek, "teklebri")
    QTest.keyClick(zoek, Qt.Key.Key_Return)
    QTest.keyClick(zoek, Qt.Key.Key_Return)
    assert list(screen.view.dag.gezinnen.rijen) == [uid]
    screen.view.dag.gezinnen.rijen[uid].weg.click()
    assert stored(plek, dag).afspraken == ()
    undo.undo(plek, fake.say.goed[-1][1])
    assert [a.dossier_uid for a in stored(plek, dag).afspraken] == [uid]


def test_a_time_is_saved_when_left_and_shown_as_it_is_kept(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    uid = make_gezin(plek, "Warsamele")
    regeldagen.add_gezin(plek, dag, uid)
    screen.enter(uid=dag)
    rij = screen.view.dag.gezinnen.rijen[uid]
    fill_in(rij.vakken["L1"].edit, "10.15")
    assert stored(plek, dag).afspraken[0].tijden == {"L1": "10:15"}
    assert rij.vakken["L1"].raw() == "10:15"


def test_a_time_that_is_none_says_so_under_the_row_and_stays_as_typed(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    uid = make_gezin(plek, "Warsamele")
    regeldagen.add_gezin(plek, dag, uid)
    screen.enter(uid=dag, tab="gezinnen")
    rij = screen.view.dag.gezinnen.rijen[uid]
    fill_in(rij.vakken["L1"].edit, "25:00")
    fill_in(rij.vakken["L2"].edit, "9:30")
    assert rij.problem.isVisible()
    assert rij.vakken["L1"].raw() == "25:00"
    assert stored(plek, dag).afspraken[0].tijden == {"L2": "9:30"}
    fill_in(rij.vakken["L1"].edit, "11:00")
    assert not rij.problem.isVisible()


def test_place_start_and_day_are_saved_when_left(screen: RegeldagPresenter, plek: Plek, dag: str) -> None:
    screen.enter(uid=dag)
    vakken = screen.view.dag.form.vakken
    fill_in(vakken["plaats"].edit, "Buurthuis")
    fill_in(vakken["start"].edit, "1000")
    fill_in(vakken["dag"].edit, "25-6")
    row = stored(plek, dag)
    assert (row.plaats, row.start, row.dag) == ("Buurthuis", "10:00", date(2026, 6, 25))
    assert "25 juni 2026" in screen.view.dag.titel.text()


def test_keys_move_a_loket_and_the_focus_stays_with_it(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    screen.enter(uid=dag, tab="loketten")
    first, second = [row.loket for row in stored(plek, dag).loketten][:2]
    field = screen.view.dag.loketten.rijen[first].vakken["ruimte"].edit
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [row.loket for row in stored(plek, dag).loketten][:2] == [second, first]
    assert QApplication.focusWidget() is field
    rijen = screen.view.dag.loketten.rijen
    assert list(rijen)[:2] == [second, first]
    column = screen.view.dag.loketten.column
    assert column.indexOf(rijen[second]) < column.indexOf(rijen[first])
    screen.view.dag.loketten.rijen[second].knoppen[2].setFocus()
    QTest.keyClick(screen.view.dag.loketten.rijen[second].knoppen[2], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field


def test_signing_and_registering_change_places_with_one_button(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    screen.enter(uid=dag)
    before = [row.loket for row in stored(plek, dag).loketten]
    screen.view.dag.loketten.wissel.click()
    after = [row.loket for row in stored(plek, dag).loketten]
    assert before.index("L1") == after.index("L2")
    assert before.index("L2") == after.index("L1")
    assert "tekenen" in screen.view.dag.loketten.wissel.text()
    screen.view.dag.loketten.wissel.click()
    assert [row.loket for row in stored(plek, dag).loketten] == before


def test_a_known_contact_brings_the_phone_and_another_name_may_be_typed(
    screen: RegeldagPresenter, plek: Plek, dag: str
) -> None:
    gemeente = only_gemeente(plek.store)
    beheer.add_contactpersoon(
        plek, "Kim Voorbeeld", gemeente_uid=gemeente, telefoon="06-00000006", loket="L4"
    )
    screen.enter(uid=dag)
    rij = screen.view.dag.loketten.rijen["L4"]
    combo = rij.vakken["contact"].edit
    line = combo.lineEdit()  # type: ignore[attr-defined]
    fill_in(line, "kim voorbeeld")
    assert loket(plek, dag, "L4").contactpersoon_uid
    assert rij.vakken["telefoon"].raw() == "06-00000006"
    fill_in(line, "Sam Anders")
    row = loket(plek, dag, "L4")
    assert (row.contact, row.contactpersoon_uid) == ("Sam Anders", "")


def test_a_loket_leaves_the_day_and_comes_back(screen: RegeldagPresenter, plek: Plek, dag: str) -> None:
    screen.enter(uid=dag)
    card = screen.view.dag.loketten
    assert not card.erbij.isVisible()
    card.rijen["L8"].knoppen[2].click()
    assert "L8" not in [row.loket for row in stored(plek, dag).loketten]
    (action,) = card._menu.actions()
    action.trigger()
    assert [row.loket for row in stored(plek, dag).loketten][-1] == "L8"


def test_half_typed_text_comes_back_after_the_lock(
    fake: FakePorts, plek: Plek, dag: str, qtbot: QtBot
) -> None:
    uid = make_gezin(plek, "Warsamele")
    regeldagen.add_gezin(plek, dag, uid)
    screen = make_screen(fake, qtbot)
    screen.enter(uid=dag)
    QTest.keyClicks(screen.view.dag.gezinnen.rijen[uid].vakken["L2"].edit, "10:")
    QTest.keyClicks(screen.view.dag.loketten.rijen["L1"].vakken["ruimte"].edit, "kam")
    screen.keep_draft()
    place = screen.place()
    again = make_screen(fake, qtbot)
    again.enter(**place)
    assert again.view.dag.gezinnen.rijen[uid].vakken["L2"].raw() == "10:"
    assert again.view.dag.loketten.rijen["L1"].vakken["ruimte"].raw() == "kam"


def test_a_half_typed_new_regeldag_comes_back(fake: FakePorts, qtbot: QtBot, dag: str) -> None:
    screen = make_screen(fake, qtbot)
    screen.enter()
    screen.view.nieuw.click()
    assert screen.view.paneel.form is not None
    QTest.keyClicks(screen.view.paneel.form.vakken["dag"].edit, "25-")
    screen.keep_draft()
    again = make_screen(fake, qtbot)
    again.enter()
    assert again.view.paneel.form is not None
    assert again.view.paneel.form.vakken["dag"].raw() == "25-"
    again.view.paneel.cancel.click()
    assert fake.drafts.kept == {}


def test_a_day_that_is_called_off_leaves_the_list(
    screen: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str
) -> None:
    screen.enter(uid=dag)
    screen.view.dag.vervalt.click()
    assert screen.view.lijst.lijnen_model.rowCount() == 0
    assert screen.view.stack.currentWidget() is screen.view.lijst_pagina
    assert fake.say.goed[-1][1]


def test_the_papers_open_with_this_regeldag(
    screen: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str
) -> None:
    regeldagen.add_gezin(plek, dag, make_gezin(plek, "Warsamele"))
    screen.enter(uid=dag)
    for action in screen.view.dag.papieren.menu().actions():
        action.trigger()
    screen.view.dag.alles.click()
    wanted = ["dagkaart", "gezinsblad", "uitnodiging", "loketlijst", "deurlijst", "mailtekst"]
    opened = [args for _screen, args in fake.nav.opened]
    assert [args["papier"] for args in opened] == [*wanted, "agenda", "regeldag"]
    assert {args["regeldag"] for args in opened if args["papier"] != "agenda"} == {dag}
    assert opened[-2]["item"] == f"regeldag-{dag}"


def test_a_long_name_is_cut_with_the_whole_as_tooltip_and_nothing_scrolls_sideways(
    screen: RegeldagPresenter, plek: Plek, dag: str, qtbot: QtBot
) -> None:
    long = "Warsamele-van der Wilgenrade tot Duinvoorde en <b>Zevenaar</b>"[:60]
    uid = make_gezin(plek, long)
    regeldagen.add_gezin(plek, dag, uid)
    make_gezin(plek, "x" * 60)
    screen.enter(uid=dag, tab="gezinnen")
    name = screen.view.dag.gezinnen.rijen[uid].naam
    assert name.accessibleName() == f"1 {long}"
    assert "&lt;b&gt;" in name.toolTip()
    page, room = screen.view.dag.rol_gezinnen.widget(), screen.view.dag.rol_gezinnen.viewport()
    assert page is not None
    # the scrollbar of a tall page takes its room when the window has drawn
    qtbot.waitUntil(lambda: page.width() <= room.width(), timeout=2000)


def test_every_field_has_a_name_of_its_own(screen: RegeldagPresenter, plek: Plek, dag: str) -> None:
    regeldagen.add_gezin(plek, dag, make_gezin(plek, "Warsamele"))
    screen.enter(uid=dag)
    card, gezinnen = screen.view.dag.loketten, screen.view.dag.gezinnen
    rows = [*card.rijen.values(), *gezinnen.rijen.values()]
    names = [stop.accessibleName() for rij in rows for stop in rij.tab_stops()]
    assert all(names)
    assert len(names) == len(set(names))
