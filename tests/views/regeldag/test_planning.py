"""The tab Planning: made in one step, moved with keys and mouse, kept, explained, and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.queries.regeldagen import load_regeldag
from models.queries.rows_regeldag import BezoekRow
from models.rules.klokuren import minutes_of
from models.services import dossiers, regeldagen, undo
from models.services.verb import Plek
from models.values import Rol
from tests.builders import add_medewerker, lezer_for, make_plek, only_gemeente
from tests.views.fakes import FakePorts, fake_ports
from tests.views.regeldag.test_regeldag import DAG, fill_in, make_gezin, make_screen
from views import theme
from views.regeldag.blok import Blok
from views.regeldag.presenter import RegeldagPresenter
from views.regeldag.rooster import Rooster

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezinnen(plek: Plek) -> list[str]:
    return [make_gezin(plek, naam) for naam in ("Warsamele", "Tekleberi", "Al-Zahrawan")]


@pytest.fixture
def dag(plek: Plek, gezinnen: list[str]) -> str:
    """A regeldag with the three gezinnen, none of them with a time."""
    assert gezinnen
    return regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis", "9:30").onderwerp


@pytest.fixture
def screen(fake: FakePorts, dag: str, qtbot: QtBot) -> RegeldagPresenter:
    presenter = make_screen(fake, qtbot)
    presenter.enter(uid=dag)
    return presenter


@pytest.fixture
def planned(screen: RegeldagPresenter) -> RegeldagPresenter:
    screen.view.dag.plan.plan.click()
    return screen


def times(plek: Plek, dag: str) -> dict[tuple[str, str], str]:
    with lezer_for(plek) as lezer:
        row = load_regeldag(lezer, dag)
    return {(a.dossier_uid, loket): tijd for a in row.afspraken for loket, tijd in a.tijden.items()}


def visit(plek: Plek, dag: str, gezin: str, loket: str) -> BezoekRow:
    with lezer_for(plek) as lezer:
        row = load_regeldag(lezer, dag)
    found = next(a for a in row.afspraken if a.dossier_uid == gezin)
    return found.bezoeken.get(loket, BezoekRow())


def rooster(screen: RegeldagPresenter) -> Rooster:
    return screen.view.dag.plan.rooster


def block(screen: RegeldagPresenter, gezin: str, loket: str = "L1") -> Blok:
    found = rooster(screen).blokken[gezin, loket]
    found.setFocus()
    return found


def lines(screen: RegeldagPresenter) -> list[str]:
    return [lijn.titel for lijn in screen.view.dag.plan.lijst.lijnen_model.lijnen]


def test_a_day_with_gezinnen_opens_on_its_plan_and_planning_stands_out(screen: RegeldagPresenter) -> None:
    assert screen.view.dag.tab == "planning"
    assert QApplication.focusWidget() is screen.view.dag.plan.plan
    assert screen.view.dag.plan.plan.property("primary")
    assert not screen.view.dag.alles.property("primary")
    assert "zonder tijd" in screen.view.dag.plan.oordeel.text()


def test_one_step_gives_every_gezin_its_times_and_one_undo_takes_them_away(
    screen: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    screen.view.dag.plan.plan.click()

    found = times(plek, dag)
    assert {gezin for gezin, _loket in found} == set(gezinnen)
    assert screen.view.dag.plan.oordeel.text() == "Alles past."
    assert screen.view.dag.alles.property("primary")
    words, bewerking = fake.say.goed[-1]
    assert words == "De dag is gepland. Alles past."
    assert len(rooster(screen).blokken) == len(found)
    undo.undo(plek, bewerking)
    assert times(plek, dag) == {}


def test_planning_again_changes_nothing_and_says_so(
    planned: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str
) -> None:
    before = times(plek, dag)
    planned.view.dag.plan.plan.click()

    assert times(plek, dag) == before
    assert fake.say.goed[-1][0] == "Het plan blijft zoals het is."
    assert fake.jobs.written.count("regeldag_gepland") == 1


def test_keys_push_a_visit_and_pushes_in_a_row_are_one_act(
    planned: RegeldagPresenter, fake: FakePorts, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    at = visit(plek, dag, gezinnen[1], "L1").tijd
    found = block(planned, gezinnen[1])
    for _nr in range(3):
        QTest.keyClick(found, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(found, Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClick(found, Qt.Key.Key_Left, CTRL)
    assert visit(plek, dag, gezinnen[1], "L1").tijd == at, "not stored while pushing"
    planned.planning.flush()

    after = visit(plek, dag, gezinnen[1], "L1")
    assert minutes_of(after.tijd) == (minutes_of(at) or 0) + 25
    assert after.vast
    assert fake.jobs.written.count("regeldag_bezoek") == 1
    assert QApplication.focusWidget() is rooster(planned).blokken[gezinnen[1], "L1"]
    undo.undo(plek, fake.say.goed[-1][1])
    assert (visit(plek, dag, gezinnen[1], "L1").tijd, visit(plek, dag, gezinnen[1], "L1").vast) == (at, False)


def test_a_pushed_visit_is_stored_when_the_screen_is_left(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    at = visit(plek, dag, gezinnen[1], "L1").tijd
    QTest.keyClick(block(planned, gezinnen[1]), Qt.Key.Key_Right, CTRL)
    planned.keep_draft()

    assert visit(plek, dag, gezinnen[1], "L1").tijd != at


def test_a_visit_is_dragged_in_steps_of_five_minutes(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    at = visit(plek, dag, gezinnen[2], "L1").tijd
    found = block(planned, gezinnen[2])
    scale = rooster(planned)._scale()
    start = QPointF(found.rect().center())
    drag(found, start, round(scale * 43))

    planned.planning.flush()
    assert minutes_of(visit(plek, dag, gezinnen[2], "L1").tijd) == (minutes_of(at) or 0) + 45


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def drag(found: Blok, start: QPointF, pixels: int) -> None:
    """Press, move, let go; the block moves along, so the mouse is told in places on the screen."""
    left = Qt.MouseButton.LeftButton
    begin = QPointF(found.mapToGlobal(start.toPoint()))
    end = begin + QPointF(pixels, 0)
    none = Qt.KeyboardModifier.NoModifier
    for kind, where, held in (
        (QMouseEvent.Type.MouseButtonPress, begin, left),
        (QMouseEvent.Type.MouseMove, end, left),
        (QMouseEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseMove else left
        place = QPointF(found.mapFromGlobal(QPoint(round(where.x()), round(where.y()))))
        QApplication.sendEvent(found, QMouseEvent(kind, place, where, button, held, none))


def test_space_keeps_a_time_and_planning_anew_leaves_it(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    regeldagen.set_tijd(plek, dag, gezinnen[0], "L3", "15:00")
    planned._load()
    found = block(planned, gezinnen[0], "L3")
    assert found.blok.vast
    assert "staat vast" in found.accessibleName()
    planned.view.dag.plan.opnieuw.click()

    assert visit(plek, dag, gezinnen[0], "L3").tijd == "15:00"
    QTest.keyClick(block(planned, gezinnen[0], "L3"), Qt.Key.Key_Space)
    assert not visit(plek, dag, gezinnen[0], "L3").vast
    QTest.keyClick(block(planned, gezinnen[0], "L3"), Qt.Key.Key_Space)
    assert visit(plek, dag, gezinnen[0], "L3").vast


def test_delete_takes_the_time_away_and_the_focus_goes_to_a_neighbour(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    QTest.keyClick(block(planned, gezinnen[0]), Qt.Key.Key_Delete)

    assert visit(plek, dag, gezinnen[0], "L1").tijd == ""
    now = QApplication.focusWidget()
    assert isinstance(now, Blok)
    assert now.blok.sleutel[1] == "L1"
    assert any(line.endswith("Huurcontract") for line in lines(planned))


def test_arrows_walk_over_the_visits_and_one_tab_stop_is_enough(
    planned: RegeldagPresenter, gezinnen: list[str]
) -> None:
    row = sorted(
        (b.blok for b in rooster(planned).blokken.values() if b.blok.sleutel[1] == "L1"), key=lambda b: b.van
    )
    block(planned, row[0].sleutel[0])
    press(Qt.Key.Key_Right)
    assert rooster(planned).current == row[1].sleutel
    press(Qt.Key.Key_End)
    assert rooster(planned).current == row[-1].sleutel
    press(Qt.Key.Key_Down)
    current = rooster(planned).current
    assert current is not None
    assert current[1] == "L2"
    press(Qt.Key.Key_Up)
    assert rooster(planned).current in [one.sleutel for one in row]
    press(Qt.Key.Key_Down, CTRL)
    followed = rooster(planned).current
    assert followed is not None
    assert followed[0] == row[-1].sleutel[0], "the next visit of the same gezin"
    stops = [b for b in rooster(planned).blokken.values() if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1
    assert planned.view.dag.plan.uitleg.text() == stops[0].accessibleName()


def test_a_visit_opens_beside_the_grid_and_its_fields_save_when_left(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    QTest.keyClick(block(planned, gezinnen[0]), Qt.Key.Key_Return)
    paneel = planned.view.dag.plan.paneel
    assert paneel.isVisible()
    assert QApplication.focusWidget() is paneel.form.vakken["tijd"].edit
    fill_in(paneel.form.vakken["tijd"].edit, "14.05")
    fill_in(paneel.form.vakken["minuten"].edit, "45")
    fill_in(paneel.form.vakken["komt"].edit, "B")

    row = visit(plek, dag, gezinnen[0], "L1")
    assert (row.tijd, row.vast, row.minuten, row.komt) == ("14:05", True, 45, "b")
    assert paneel.form.vakken["tijd"].raw() == "14:05"
    assert "b" in paneel.mensen.text()
    fill_in(paneel.form.vakken["komt"].edit, "alleen moeder")
    assert paneel.form.vakken["komt"].problem.text()
    QTest.keyClick(paneel.form.vakken["komt"].edit, Qt.Key.Key_Escape)
    assert not paneel.isVisible()
    assert isinstance(QApplication.focusWidget(), Blok)


def test_a_visit_that_is_not_needed_leaves_the_grid_and_can_come_back(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    QTest.keyClick(block(planned, gezinnen[0]), Qt.Key.Key_Return)
    planned.view.dag.plan.paneel.form.vakken["overslaan"].edit.click()  # type: ignore[attr-defined] # a box
    assert (gezinnen[0], "L1") not in rooster(planned).blokken
    (line,) = [one for one in planned.view.dag.plan.lijst.lijnen_model.lijnen if one.grijs]
    planned.view.dag.plan.lijst.knop_pressed.emit(line.sleutel, "toch")

    assert not visit(plek, dag, gezinnen[0], "L1").overslaan
    assert not [one for one in planned.view.dag.plan.lijst.lijnen_model.lijnen if one.grijs]


def test_two_gezinnen_at_one_desk_are_told_in_words_and_signs(
    planned: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    regeldagen.save_plan(plek, dag, [(gezinnen[2], "L1", "")])
    for uid in gezinnen[:2]:
        regeldagen.set_tijd(plek, dag, uid, "L1", "11:00")
    planned._load()

    shown = planned.view.dag.plan.lijst.lijnen_model.lijnen
    (line,) = [one for one in shown if "1 Warsamele en" in one.titel or "en 1 Warsamele" in one.titel]
    assert line.chip is not None
    assert line.chip.tekst == "botst"
    assert "1 Warsamele" in line.titel
    assert "2 Tekleberi" in line.titel
    marked = [b.blok for b in rooster(planned).blokken.values() if b.blok.fout]
    assert {one.sleutel[0] for one in marked} == set(gezinnen[:2])
    assert all("botst" in one.woorden for one in marked)
    assert rooster(planned).plan.rijen[1].plek == 1, "what is too much has a row of its own"
    planned.view.dag.plan.lijst.opened.emit(line.sleutel)
    assert rooster(planned).current in {one.sleutel for one in marked}


def test_what_does_not_fit_says_why_and_what_would_help(
    screen: RegeldagPresenter, plek: Plek, dag: str, gezinnen: list[str]
) -> None:
    regeldagen.save_regeldag_field(plek, dag, "eind", "11:00")
    regeldagen.save_regeldag_field(plek, dag, "pauze", "geen")
    screen._load()
    screen.view.dag.plan.plan.click()

    assert any(line.startswith("Doorgaan tot") for line in lines(screen))
    reasons = [line for line in lines(screen) if "te weinig tijd" in line or "vol" in line or "pas" in line]
    assert reasons
    before = len(times(plek, dag))
    advice = screen.view.dag.plan.lijst.lijnen_model.lijnen[0].sleutel
    screen.view.dag.plan.lijst.knop_pressed.emit(advice, "doen")
    assert len(times(plek, dag)) > before, "the advice was taken and the day planned again"


def test_a_gezin_out_of_reach_is_a_taken_time_without_a_name(
    plek: Plek, dag: str, gezinnen: list[str], qtbot: QtBot
) -> None:
    """Rule: who may not see a gezin sees its times as taken, and cannot choose or move them."""
    mine = add_medewerker(plek.store, "Bo Voorbeeld", "begeleider")
    dossiers.set_betrokkene(plek, gezinnen[0], "begeleider", date(2026, 6, 15), medewerker_uid=plek.wie)
    dossiers.set_betrokkene(plek, gezinnen[1], "begeleider", date(2026, 6, 15), medewerker_uid=mine)
    regeldagen.set_tijd(plek, dag, gezinnen[0], "L1", "9:30")
    fake = fake_ports(make_plek(plek.store, wie=mine), Rol.BEGELEIDER)
    screen = make_screen(fake, qtbot)
    screen.enter(uid=dag)
    screen.view.dag.plan.plan.click()

    (taken,) = [b for b in rooster(screen).blokken.values() if not b.blok.kan]
    assert taken.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert taken.accessibleName() == "Huurcontract, 9:30 – 10:00, bezet"
    assert "Warsamele" not in "".join(b.accessibleName() for b in rooster(screen).blokken.values())
    assert times(plek, dag)[gezinnen[0], "L1"] == "9:30"
    assert times(plek, dag)[gezinnen[1], "L1"] != "9:30"


def test_half_typed_text_of_a_visit_comes_back(
    planned: RegeldagPresenter, fake: FakePorts, dag: str, gezinnen: list[str], qtbot: QtBot
) -> None:
    QTest.keyClick(block(planned, gezinnen[0]), Qt.Key.Key_Return)
    field = planned.view.dag.plan.paneel.form.vakken["komt"].edit
    QTest.keyClicks(field, "a b")
    planned.keep_draft()
    place = planned.place()
    again = make_screen(fake, qtbot)
    again.enter(**place)

    assert again.view.dag.plan.paneel.isVisible()
    assert again.view.dag.plan.paneel.form.vakken["komt"].raw() == "a b"


def test_the_calendar_opens_a_regeldag_and_begins_a_new_one_on_an_empty_day(
    screen: RegeldagPresenter, fake: FakePorts, dag: str
) -> None:
    screen._to_list()
    maand = screen.view.maand
    maand.show_month(DAG)
    assert "Gemeentehuis · 3 gezinnen" in maand.woorden.text()
    maand.blad.activated.emit(maand.blad.selectedDate())
    assert screen.place()["uid"] == dag
    screen._to_list()
    maand.show_month(date(2026, 7, 2))
    maand.blad.activated.emit(maand.blad.selectedDate())

    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["dag"].value() == date(2026, 7, 2)


@pytest.mark.parametrize("mode", theme.MODES)
def test_words_stand_out_on_the_colour_of_every_gezin(mode: str) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for ground in theme.tokens()[f"rooster_{mode}"]["gezin"]:
        for name, least in (("ink", 7.0), ("late", 4.5)):
            high, low = sorted((light(ground), light(theme.hex_of(name, mode))), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= least, (mode, ground, name)
