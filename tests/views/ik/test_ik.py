from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.queries.medewerkers import load_self
from models.queries.rows_mensen import TeamRow
from models.services import medewerkers
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, add_medewerker, lezer_for, make_plek
from tests.small_keys import ZIN, cheap_keys, give_keys
from tests.views.fakes import FakePorts, fake_ports
from tests.views.keys_fakes import opens
from views.ik.presenter import IkPresenter

DAG = timedelta(days=1)
NIEUW = "zes gele bomen aan zee"


@pytest.fixture
def fake(plek: Plek, monkeypatch: pytest.MonkeyPatch) -> FakePorts:
    cheap_keys(monkeypatch)
    give_keys(plek)
    return fake_ports(plek)


@pytest.fixture
def screen(qtbot: QtBot, fake: FakePorts) -> IkPresenter:
    return made(qtbot, fake)


def made(qtbot: QtBot, fake: FakePorts) -> IkPresenter:
    presenter = IkPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(900, 560)
    presenter.view.show()
    presenter.enter()
    return presenter


def me(plek: Plek) -> TeamRow:
    with lezer_for(plek) as lezer:
        return load_self(lezer)


def test_three_weeks_away_in_five_steps_and_back_by_itself(
    qtbot: QtBot, screen: IkPresenter, plek: Plek, fake: FakePorts
) -> None:
    noa = add_medewerker(plek.store, "Noa Voorbeeld", "begeleider")
    screen.enter()
    form = screen.view.weg
    qtbot.keyClicks(form.vakken["van"].edit, "vandaag")
    qtbot.keyClicks(form.vakken["tot"].edit, "+21")
    form.vakken["vervanger"].set_raw(noa)
    qtbot.mouseClick(screen.view.bewaar, Qt.MouseButton.LeftButton)

    row = me(plek)
    assert (row.afwezig_van, row.afwezig_tot, row.vervanger) == (T0, T0 + 21 * DAG, "Noa Voorbeeld")
    assert "Noa Voorbeeld vervangt je" in screen.view.stand.text()
    assert fake.say.goed[-1][1], "it can be undone"
    plek.klok.dag = T0 + 22 * DAG  # type: ignore[attr-defined]
    screen.enter()
    assert not screen.view.terug.isVisible()
    assert "Je bent er niet" not in screen.view.stand.text()


def test_i_am_back_earlier_with_one_press(screen: IkPresenter, plek: Plek) -> None:
    medewerkers.set_afwezig(plek, plek.wie, T0, None)
    screen.enter()
    screen.view.terug.click()
    assert me(plek).afwezig_van is None
    assert screen.view.weg.vakken["van"].raw() == ""


def test_days_that_cannot_be_are_told_beside_their_field(screen: IkPresenter) -> None:
    screen.view.bewaar.click()
    assert screen.view.weg.vakken["van"].problem.text()
    screen.view.weg.vakken["van"].set_raw("20-6-2026")
    screen.view.weg.vakken["tot"].set_raw("18-6-2026")
    screen.view.bewaar.click()
    assert screen.view.weg.vakken["tot"].problem.text()


def test_half_typed_days_come_back_after_a_lock(qtbot: QtBot, screen: IkPresenter, fake: FakePorts) -> None:
    screen.view.weg.vakken["tot"].set_raw("half")
    screen.keep_draft()
    assert made(qtbot, fake).view.weg.vakken["tot"].raw() == "half"


def test_another_wachtwoordzin_asks_the_old_one_and_is_never_kept_as_a_draft(
    screen: IkPresenter, plek: Plek, fake: FakePorts
) -> None:
    view = screen.view
    view.zin_knop.click()
    for veld, words in ((view.oud, "niet de mijne hoor"), (view.nieuw, NIEUW), (view.nogmaals, NIEUW)):
        veld.edit.setText(words)
    view.verander.click()
    assert view.oud.problem.text()
    assert opens(plek, ZIN)
    screen.keep_draft()
    assert NIEUW not in str(fake.drafts.kept)
    view.oud.edit.setText(ZIN)
    view.nogmaals.edit.setText("iets anders dan dat")
    view.verander.click()
    assert view.nogmaals.problem.text()
    view.nogmaals.edit.setText(NIEUW)
    view.verander.click()
    assert (opens(plek, ZIN), opens(plek, NIEUW)) == (False, True)
    assert not view.zin_deel.isVisible()
    assert view.nieuw.text() == ""


def test_phone_and_mail_are_saved_when_left(screen: IkPresenter, plek: Plek) -> None:
    screen.view.gegevens.edited.emit("telefoon", "06-00000009")
    assert me(plek).telefoon == "06-00000009"
    screen.view.gegevens.edited.emit("email", "geen adres")
    assert screen.view.gegevens.vakken["email"].problem.text()


def test_a_half_typed_phone_comes_back_and_a_stored_one_leaves_no_draft(
    qtbot: QtBot, screen: IkPresenter, plek: Plek, fake: FakePorts
) -> None:
    vak = screen.view.gegevens.vakken["telefoon"]
    qtbot.keyClicks(vak.edit, "06-000")
    screen.keep_draft()
    again = made(qtbot, fake).view.gegevens.vakken["telefoon"]
    assert again.raw() == "06-000"

    qtbot.keyClicks(vak.edit, "00001")
    qtbot.keyClick(vak.edit, Qt.Key.Key_Return)
    assert me(plek).telefoon == "06-00000001"
    stored = made(qtbot, fake).view.gegevens.vakken["telefoon"]
    assert stored.raw() == "06-00000001"
    assert not stored.is_dirty()


def test_access_in_an_emergency_is_offered_to_who_may(qtbot: QtBot, plek: Plek, fake: FakePorts) -> None:
    assert made(qtbot, fake).view.nood_kaart.isVisible()
    bo = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Voorbeeld", "beheerder"))
    assert not made(qtbot, fake_ports(bo, Rol.BEHEERDER)).view.nood_kaart.isVisible()
