"""The spreekuur: one list for today, a tick for who came, a note with it (A168)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.spreekuur import load_spreekuur
from models.services import contacten, dossiers, gebeurtenissen, vertrek
from models.services.verb import Plek
from models.tables import Contactmoment
from models.values import ContactSoort, Rol
from tests.builders import T0, add_medewerker, lezer_for
from tests.views.fakes import FakePorts, fake_ports
from views.spreekuur.presenter import SpreekuurPresenter
from views.widgets.lijn import Lijn

DAG = timedelta(days=1)


@pytest.fixture
def gezinnen(plek: Plek) -> tuple[str, str]:
    made = [
        dossiers.open_dossier(plek, naam, date(2026, 4, 1), 2, "azc Duinvoorde").onderwerp
        for naam in ("Azizi", "Zarrin")
    ]
    other = add_medewerker(plek.store, "Noor Voorbeeld", Rol.BEGELEIDER.value)
    hers = dossiers.open_dossier(plek, "Rostamyar", date(2026, 4, 1), 2, "azc Duinvoorde").onderwerp
    vertrek.hand_over(plek, plek.wie, ((hers, other),), T0)
    return made[0], made[1]


@pytest.fixture
def fake(plek: Plek) -> FakePorts:
    return fake_ports(plek, Rol.BEGELEIDER, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(fake: FakePorts, gezinnen: tuple[str, str], qtbot: QtBot) -> SpreekuurPresenter:
    del gezinnen
    found = SpreekuurPresenter(fake.ports)
    qtbot.addWidget(found.view)
    found.view.resize(909, 600)
    found.view.show()
    found.enter()
    return found


def _lines(screen: SpreekuurPresenter) -> dict[str, Lijn]:
    return {one.sleutel: one for one in screen.view.lijst.lijnen_model.lijnen}


def _contacts(plek: Plek) -> Sequence[Any]:
    with plek.store.reader() as session:
        return session.execute(
            select(Contactmoment.soort, Contactmoment.op, Contactmoment.notitie).order_by(Contactmoment.id)
        ).all()


def test_the_list_holds_the_own_gezinnen_by_name_and_all_at_a_press(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str]
) -> None:
    del gezinnen
    own = [one.titel for key, one in _lines(screen).items() if not key.startswith("kop:")]
    assert own == ["Azizi", "Warsamele", "Zarrin"]
    screen.view.knoppen["wissel"].click()
    every = [one.titel for key, one in _lines(screen).items() if not key.startswith("kop:")]
    assert every == ["Azizi", "Rostamyar", "Warsamele", "Zarrin"]


def test_a_tick_notes_that_they_came_and_an_untick_takes_it_away(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], plek: Plek
) -> None:
    screen.view.ticked.emit(gezinnen[1], True)
    assert [tuple(row) for row in _contacts(plek)] == [("spreekuur", T0, "")]
    assert _lines(screen)[gezinnen[1]].vink is True
    assert "1 gezin geweest" in screen.view.uitleg.text()
    screen.view.ticked.emit(gezinnen[1], False)
    assert _contacts(plek) == []
    assert _lines(screen)[gezinnen[1]].vink is False


def test_several_gezinnen_are_noted_one_after_another_who_came_stands_first(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], plek: Plek
) -> None:
    for uid, note in zip(gezinnen, ("Brief van de school.", "Energie."), strict=True):
        screen.view.knop_pressed.emit(uid, "notitie")
        form = screen.view.paneel.form
        assert form is not None
        form.fill({"notitie": note})
        screen.view.paneel.save.click()
    assert [row.notitie for row in _contacts(plek)] == ["Brief van de school.", "Energie."]
    assert next(iter(_lines(screen))) == "kop:geweest"
    assert _lines(screen)[gezinnen[0]].onder == "Brief van de school."


def test_a_note_put_right_stays_one_contact(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], plek: Plek
) -> None:
    screen.view.ticked.emit(gezinnen[0], True)
    screen.view.knop_pressed.emit(gezinnen[0], "notitie")
    form = screen.view.paneel.form
    assert form is not None
    form.fill({"notitie": "Toch over de huur."})
    screen.view.paneel.save.click()
    assert [row.notitie for row in _contacts(plek)] == ["Toch over de huur."]


def test_a_bsn_in_a_note_is_refused_beside_it(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], plek: Plek
) -> None:
    screen.view.knop_pressed.emit(gezinnen[0], "notitie")
    form = screen.view.paneel.form
    assert form is not None
    form.fill({"notitie": "111222333"})
    screen.view.paneel.save.click()
    assert form.vakken["notitie"].problem.text()
    assert _contacts(plek) == []


def test_a_gezin_opens_with_its_contacts(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], fake: FakePorts
) -> None:
    screen.view.opened.emit(gezinnen[0])
    assert fake.nav.opened[-1] == ("dossier", {"uid": gezinnen[0], "tab": "contact"})


def test_another_day_another_kind_and_a_closed_gezin_do_not_count(
    plek: Plek, gezinnen: tuple[str, str]
) -> None:
    contacten.record_contact(plek, gezinnen[0], ContactSoort.SPREEKUUR, T0 - DAG)
    contacten.record_contact(plek, gezinnen[0], ContactSoort.TELEFOON, T0)
    gebeurtenissen.close_dossier(plek, gezinnen[1], T0, "klaar", "afgerond")
    with lezer_for(plek) as lezer:
        page = load_spreekuur(lezer, alle=True)
    found = {one.uid: one.contact_uid for one in (*page.geweest, *page.rest)}
    assert found[gezinnen[0]] == ""
    assert gezinnen[1] not in found


def _names(screen: SpreekuurPresenter) -> list[str]:
    return [one.titel for key, one in _lines(screen).items() if not key.startswith("kop:")]


def _search(screen: SpreekuurPresenter, words: str, qtbot: QtBot) -> None:
    screen.view.zoek.setText(words)
    qtbot.keyClick(screen.view.zoek, Qt.Key.Key_Return)


def test_the_list_is_searched_by_name_number_and_note_of_today(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], qtbot: QtBot
) -> None:
    number = _lines(screen)[gezinnen[1]].nummer
    screen.view.knop_pressed.emit(gezinnen[0], "notitie")
    form = screen.view.paneel.form
    assert form is not None
    assert screen.view.zoek.isHidden(), "the form comes first"
    form.fill({"notitie": "Brief van het Caf\u00e9."})
    screen.view.paneel.save.click()
    assert not screen.view.zoek.isHidden()
    for words, wanted in (("zarin", ["Zarrin"]), (number, ["Zarrin"]), ("CAFE", ["Azizi"]), ("", None)):
        _search(screen, words, qtbot)
        assert _names(screen) == (wanted or ["Azizi", "Warsamele", "Zarrin"])
        assert "1 gezin geweest" in screen.view.uitleg.text(), "who came is counted, whatever is searched for"
    _search(screen, "qqqqq", qtbot)
    assert _names(screen) == ["Geen gezin gevonden."]


def test_a_long_list_comes_in_pieces_and_who_came_is_always_there(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.view.ticked.emit(gezinnen[1], True)
    monkeypatch.setattr("views.spreekuur.presenter.STUK", 1)
    screen.enter()
    assert _names(screen) == ["Zarrin", "Azizi", "nog 1 \u2192"]
    assert _lines(screen)["kop:rest"].onder == "2"
    screen.view.opened.emit("meer")
    assert _names(screen) == ["Zarrin", "Azizi", "Warsamele"]


def test_a_half_typed_note_comes_back_for_a_gezin_that_the_list_does_not_reach(
    screen: SpreekuurPresenter, gezinnen: tuple[str, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.view.knop_pressed.emit(gezinnen[1], "notitie")
    form = screen.view.paneel.form
    assert form is not None
    form.fill({"notitie": "Over de"})
    screen.keep_draft()
    monkeypatch.setattr("views.spreekuur.presenter.STUK", 1)
    again = SpreekuurPresenter(screen._ports)
    qtbot.addWidget(again.view)
    again.enter()
    assert again.view.paneel.form is not None
    assert again.view.paneel.form.all_raw()["notitie"] == "Over de"
