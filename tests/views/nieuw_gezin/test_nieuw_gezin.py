"""A new gezin needs four fields; a running one its phase, its first day and the dates that are known."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.values import Fase
from tests.builders import T0, lezer_for
from tests.views.conftest import House
from views.nieuw_gezin.presenter import BeginHierPresenter, NieuwGezinPresenter


@pytest.fixture
def new(qtbot: QtBot, house: House) -> NieuwGezinPresenter:
    presenter = NieuwGezinPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    return presenter


def type_all(qtbot: QtBot, new: NieuwGezinPresenter | BeginHierPresenter, **texts: str) -> None:
    for code, text in texts.items():
        qtbot.keyClicks(new.view.form.vakken[code].edit, text)


def test_four_fields_and_enter_make_a_gezin(qtbot: QtBot, new: NieuwGezinPresenter, house: House) -> None:
    assert len(new.view.form.vakken) == 4
    type_all(qtbot, new, naam="Tekleberi", koppeling="1-6", aantal_personen="2", azc="azc Duinvoorde")
    azc = new.view.form.vakken["azc"].edit
    assert isinstance(azc, QComboBox)
    qtbot.keyClick(azc.lineEdit(), Qt.Key.Key_Return)
    screen, args = house.fake.nav.opened[-1]
    assert screen == "dossier"
    with lezer_for(house.plek) as lezer:
        row = load_dossier(lezer, args["uid"])
    assert (row.naam, row.aantal_personen, row.azc, len(row.personen)) == (
        "Tekleberi",
        2,
        "azc Duinvoorde",
        2,
    )
    assert next(a for a in row.ankers if a.soort == "koppeling").werkelijk == date(2026, 6, 1)
    assert house.fake.drafts.kept == {}


def test_the_azc_may_stay_empty(qtbot: QtBot, new: NieuwGezinPresenter, house: House) -> None:
    type_all(qtbot, new, naam="Tekleberi", koppeling="vandaag", aantal_personen="1")
    new.view.save.click()
    assert house.fake.jobs.written == ["dossier_geopend"]


def test_what_is_missing_is_said_beside_each_field(new: NieuwGezinPresenter, house: House) -> None:
    new.view.save.click()
    said = {code for code, vak in new.view.form.vakken.items() if vak.problem.isVisible()}
    assert said == {"naam", "koppeling", "aantal_personen"}
    assert house.fake.jobs.written == []


def test_a_refusal_stands_beside_its_field_and_the_rest_stays(
    qtbot: QtBot, new: NieuwGezinPresenter, house: House
) -> None:
    type_all(qtbot, new, naam="Tekleberi", koppeling="1-1-2027", aantal_personen="2")
    new.view.save.click()
    assert new.view.form.vakken["koppeling"].problem.isVisible()
    assert new.view.form.vakken["naam"].raw() == "Tekleberi"
    assert new.view.save.isEnabled()


def test_a_number_in_words_is_refused_in_words(qtbot: QtBot, new: NieuwGezinPresenter, house: House) -> None:
    type_all(qtbot, new, naam="Tekleberi", koppeling="1-6", aantal_personen="acht")
    new.view.save.click()
    assert new.view.form.vakken["aantal_personen"].problem.isVisible()
    assert house.fake.jobs.written == []


def test_half_typed_text_is_there_again(qtbot: QtBot, new: NieuwGezinPresenter, house: House) -> None:
    type_all(qtbot, new, naam="Tekle", koppeling="1-")
    new.keep_draft()
    again = NieuwGezinPresenter(house.fake.ports)
    qtbot.addWidget(again.view)
    again.enter()
    assert again.view.draft() == {"naam": "Tekle", "koppeling": "1-"}


def test_escape_goes_back_and_keeps_the_draft(qtbot: QtBot, new: NieuwGezinPresenter, house: House) -> None:
    type_all(qtbot, new, naam="Tekle")
    qtbot.keyClick(new.view, Qt.Key.Key_Escape)
    assert house.fake.nav.backs == 1
    assert house.fake.drafts.kept["nieuw_gezin", ""] == {"naam": "Tekle"}


@pytest.fixture
def begin(qtbot: QtBot, house: House) -> BeginHierPresenter:
    presenter = BeginHierPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    return presenter


def test_a_running_gezin_enters_with_its_phase_and_dates(
    qtbot: QtBot, begin: BeginHierPresenter, house: House
) -> None:
    type_all(
        qtbot,
        begin,
        naam="Qasimoun",
        koppeling="1-2",
        aantal_personen="4",
        tekendatum="1-4",
        verhuizing="10-4",
    )
    begin.view.form.fill({"fase": "vestiging"})
    begin.view.save.click()
    with lezer_for(house.plek) as lezer:
        row = load_dossier(lezer, house.fake.nav.opened[-1][1]["uid"])
    assert row.fase is Fase.VESTIGING
    assert row.begin_hier == T0
    assert any(punt.voor_onze_tijd for punt in row.punten)


def test_a_later_phase_without_tekendatum_says_so_beside_that_field(
    qtbot: QtBot, begin: BeginHierPresenter, house: House
) -> None:
    type_all(qtbot, begin, naam="Qasimoun", koppeling="1-2", aantal_personen="4")
    begin.view.form.fill({"fase": "integratie"})
    begin.view.save.click()
    assert begin.view.form.vakken["tekendatum"].problem.isVisible()
    assert house.fake.jobs.written == []


def test_cancelling_throws_the_draft_away_and_escape_keeps_it(
    qtbot: QtBot, new: NieuwGezinPresenter, house: House
) -> None:
    type_all(qtbot, new, naam="Tekleberi")
    qtbot.keyClick(new.view, Qt.Key.Key_Escape)
    assert house.fake.drafts.kept
    new.view.cancel.click()
    assert house.fake.drafts.kept == {}
    assert not any(new.view.draft().values())
