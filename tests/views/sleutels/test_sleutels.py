from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models import keys
from models.errors import Refused
from models.queries.rows_papier import HerstelFacts
from models.services.omsleutelen import NieuweSleutel
from models.services.sleutels import StartZin
from models.services.verb import Plek
from tests.views.conftest import House
from views.sleutels import presenter as module
from views.sleutels.presenter import SleutelsPresenter

ZIN = "vier gewone woorden hier"


class Kluis:
    """Takes what a new master key asks, and answers as it was told."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.refuse = ""

    def rekey(self, wachtwoordzin: str, herstelcode: str, then: object, failed: object = None) -> None:
        self.asked.append((wachtwoordzin, herstelcode))
        if self.refuse:
            failed(Refused(self.refuse))  # type: ignore[operator]
        else:
            zin = StartZin("m-2", "Noa Voorbeeld", "aap noot mies wim", date(2026, 6, 29))
            then(NieuweSleutel("s-1", (zin,)))  # type: ignore[operator]


@pytest.fixture
def kluis() -> Kluis:
    return Kluis()


@pytest.fixture
def screen(qtbot: QtBot, house: House, kluis: Kluis) -> SleutelsPresenter:
    ports = replace(house.fake.ports, kopieen=kluis)  # type: ignore[arg-type]
    made = SleutelsPresenter(ports)
    qtbot.addWidget(made.view)
    made.view.resize(909, 560)
    made.view.show()
    return made


def test_a_new_herstelcode_counts_only_when_it_was_typed_back(
    screen: SleutelsPresenter, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []

    def renew(plek: Plek, code: str) -> None:
        used.append(code)

    monkeypatch.setattr(module, "renew_herstelcode", renew)
    screen.enter(wat="herstelcode")
    code = screen.view.code.text()
    assert keys.check_herstelcode(code).ok
    assert not screen.view.zin.isVisible()

    screen.view.terug.setText(code[:11])
    screen.view.ga.click()
    assert "8 groepen" in screen.view.terug_problem.text()
    screen.view.terug.setText(keys.new_herstelcode())
    screen.view.ga.click()
    assert "andere herstelcode" in screen.view.terug_problem.text()
    assert not screen.view.problem.isVisible(), "beside its field, not under another one"
    assert used == []

    screen.view.terug.setText(code.lower().replace("-", " "))
    screen.view.ga.click()
    assert used == [code]
    assert screen.view.code.text() == ""
    assert house.fake.say.goed


def test_a_new_master_key_asks_the_own_wachtwoordzin_and_shows_the_start_zinnen_once(
    screen: SleutelsPresenter, kluis: Kluis
) -> None:
    screen.enter(wat="hoofdsleutel")
    code = screen.view.code.text()
    assert screen.view.zin.isVisible()
    kluis.refuse = "oude_zin_onjuist"
    screen.view.zin.edit.setText("niet deze")
    screen.view.terug.setText(code)
    screen.view.ga.click()
    assert screen.view.problem.isVisible()
    assert screen.view.ga.isEnabled()

    kluis.refuse = ""
    screen.view.zin.edit.setText(ZIN)
    screen.view.ga.click()
    assert kluis.asked[-1] == (ZIN, code)
    assert "Noa Voorbeeld: aap noot mies wim" in screen.view.zinnen.text()
    assert screen.view.code.text() == ""
    screen.view.klaar.click()
    assert screen.view.zinnen.text() == ""


def test_a_code_stays_while_it_is_typed_back_and_nothing_is_kept_of_it(
    screen: SleutelsPresenter, house: House
) -> None:
    """The window asks for what is half typed two seconds after each key or click."""
    screen.enter(wat="herstelcode")
    first = screen.view.code.text()
    screen.view.zin.edit.setText(ZIN)
    screen.keep_draft()

    assert (screen.view.code.text(), screen.view.zin.text()) == (first, ZIN)
    assert not house.fake.drafts.kept
    assert screen.place() == {"wat": "herstelcode"}
    screen._back()
    assert (screen.view.code.text(), screen.view.zin.text()) == ("", "")
    screen.enter(**screen.place())
    assert screen.view.code.text() not in {"", first}


def test_the_sheet_holds_the_code_that_is_asked_back(screen: SleutelsPresenter) -> None:
    screen.enter(wat="herstelcode")
    facts = screen._facts()

    assert isinstance(facts, HerstelFacts)
    assert facts.code == screen.view.code.text()
