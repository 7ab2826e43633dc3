from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.medewerkers import load_berichten
from models.services.verb import Plek
from models.tables import Dossier
from models.values import Rol
from tests.builders import add_medewerker, lezer_for, make_plek
from tests.views.conftest import Base
from tests.views.fakes import FakePorts, fake_ports
from views.nood.presenter import NoodPresenter
from views.vandaag.presenter import VandaagPresenter

REDEN = "Het gezin belt, de sleutel is kwijt."


@pytest.fixture
def noor(plek: Plek) -> Plek:
    return make_plek(plek.store, wie=add_medewerker(plek.store, "Noor Voorbeeld", "begeleider"))


@pytest.fixture
def fake(noor: Plek) -> FakePorts:
    return fake_ports(noor)


@pytest.fixture
def screen(qtbot: QtBot, fake: FakePorts) -> NoodPresenter:
    presenter = NoodPresenter(fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    return presenter


def nummer(plek: Plek, base: Base) -> str:
    with plek.store.reader() as session:
        return session.scalars(select(Dossier.nummer).where(Dossier.uid == base.uid)).one()


def test_what_it_means_is_read_before_and_the_dossier_opens_after(
    screen: NoodPresenter, fake: FakePorts, plek: Plek, base: Base
) -> None:
    words = " ".join(label.text() for label in screen.view.vooraf)
    assert all(part in words for part in ("vandaag", "krijgt meteen bericht", "beheerder", "logboek"))
    screen.view.form.vakken["nummer"].set_raw(nummer(plek, base))
    screen.view.form.vakken["reden"].set_raw(REDEN)
    screen.view.open.click()
    assert fake.nav.opened == [("dossier", {"uid": base.uid})]
    with lezer_for(plek) as lezer:
        (told,) = load_berichten(lezer)
    assert (told.wie, told.reden) == ("Noor Voorbeeld", REDEN)


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_opened(
    screen: NoodPresenter, fake: FakePorts, plek: Plek, base: Base
) -> None:
    vakken = screen.view.form.vakken
    screen.view.open.click()
    assert vakken["nummer"].problem.text()
    vakken["nummer"].set_raw("BESTAAT-0000")
    vakken["reden"].set_raw("kort")
    screen.view.open.click()
    assert "minstens 15" in vakken["reden"].problem.text()
    vakken["reden"].set_raw(REDEN)
    screen.view.open.click()
    assert vakken["nummer"].problem.text()
    assert fake.nav.opened == []
    with lezer_for(plek) as lezer:
        assert load_berichten(lezer) == ()


def test_a_half_typed_reason_comes_back_and_cancelling_throws_it_away(
    qtbot: QtBot, screen: NoodPresenter, fake: FakePorts
) -> None:
    screen.view.form.vakken["reden"].set_raw("Half getyp")
    screen.keep_draft()
    again = NoodPresenter(fake.ports)
    qtbot.addWidget(again.view)
    again.enter()
    assert again.view.form.vakken["reden"].raw() == "Half getyp"
    again.view.terug.click()
    assert fake.drafts.kept == {}
    assert fake.nav.backs == 1


def test_the_notice_stands_on_top_of_vandaag_until_it_was_seen(
    qtbot: QtBot, screen: NoodPresenter, plek: Plek, base: Base
) -> None:
    screen.view.form.vakken["nummer"].set_raw(nummer(plek, base))
    screen.view.form.vakken["reden"].set_raw(REDEN)
    screen.view.open.click()
    mine = fake_ports(plek, Rol.BEGELEIDER)
    vandaag = VandaagPresenter(mine.ports)
    qtbot.addWidget(vandaag.view)
    vandaag.view.show()
    vandaag.enter()
    kop, lijn = vandaag.view.lijst.lijnen_model.lijnen[:2]
    assert kop.titel == "Berichten"
    assert "Noor Voorbeeld opende dossier" in lijn.titel
    assert REDEN in lijn.onder
    vandaag.view.opened.emit(lijn.sleutel)
    assert mine.nav.opened == [("dossier", {"uid": base.uid})]
    vandaag.view.knop_pressed.emit(lijn.sleutel, "gezien")
    assert all(one.kaart != "berichten" for one in vandaag.view.lijst.lijnen_model.lijnen)
