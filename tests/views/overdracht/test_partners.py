"""Partners in Beheer, the words compared by phone, and which gezinnen are shared on which ground."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import partners
from models.services.overdracht_open import read_bestand
from models.tables import Deling, PartnerDossier, Uitwisselpartner
from models.values import Rol
from tests.overdracht_hulp import Kant
from tests.views.conftest import House
from tests.views.overdracht.conftest import Desk, make_desk
from views.overdracht.partners import PartnersPresenter


@pytest.fixture
def beheer(desk: Desk, qtbot: QtBot) -> PartnersPresenter:
    """The part of Beheer."""
    made = PartnersPresenter(desk.fake.ports)
    qtbot.addWidget(made.view)
    made.view.resize(700, 500)
    made.view.show()
    made.enter()
    return made


@pytest.fixture
def theirs(elders: Kant, tmp_path: Path) -> Path:
    """The file with keys of the other kluis."""
    partners.ensure_sleutels(elders.plek)
    return partners.write_partnerbestand(
        elders.plek, tmp_path / "zij.partner", "Stichting Elders", "begeleiding"
    )


def words_of(elders: Kant, path: Path) -> str:
    return partners.read_partnerbestand(read_bestand(elders.plek, path)).publiek.woorden


def answer(beheer: PartnersPresenter, **velden: str) -> None:
    form = beheer.view.paneel.form
    assert form is not None
    form.restore(velden)
    beheer.view.paneel.save.click()


def rows(desk: Desk, cls: type[Uitwisselpartner | PartnerDossier | Deling]) -> list[object]:
    with desk.fake.jobs.plek.store.reader() as session:
        found: list[object] = list(session.scalars(select(cls)))
        session.expunge_all()
    return found


def known(desk: Desk, beheer: PartnersPresenter, elders: Kant, theirs: Path) -> str:
    """A partner whose words were compared."""
    desk.files.answers.append(theirs)
    beheer.view.erbij.click()
    answer(beheer, woorden=words_of(elders, theirs))
    (row,) = rows(desk, Uitwisselpartner)
    assert isinstance(row, Uitwisselpartner)
    assert row.bevestigd_op is not None
    return row.uid


def test_our_file_is_made_and_our_words_stand_there(desk: Desk, beheer: PartnersPresenter) -> None:
    assert not beheer.view.woorden.isVisible()
    beheer.view.geef.click()
    answer(beheer, naam="")
    form = beheer.view.paneel.form
    assert form is not None
    assert form.vakken["naam"].problem.isVisible()
    desk.files.answers.append(desk.folder / "wij.partner")
    answer(beheer, naam="Gemeente Wilgenrade")
    assert (desk.folder / "wij.partner").stat().st_size > 0
    assert len(beheer.view.woorden.text().partition(": ")[2].split()) == 8


def test_wrong_words_are_said_in_the_field_and_the_partner_waits(
    desk: Desk, beheer: PartnersPresenter, elders: Kant, theirs: Path
) -> None:
    desk.files.answers.append(theirs)
    beheer.view.erbij.click()
    words = words_of(elders, theirs).split()
    answer(beheer, woorden=" ".join([*words[1:], words[0]]))
    form = beheer.view.paneel.form
    assert form is not None
    assert form.vakken["woorden"].problem.isVisible()
    line = beheer.view.lijst.lijnen_model.lijnen[0]
    assert line.chip is not None
    assert line.chip.tekst == "woorden nog vergelijken"
    answer(beheer, woorden=" ".join(words))
    assert not beheer.view.paneel.isVisible()


def test_stopping_asks_once_and_can_be_taken_back(
    desk: Desk, beheer: PartnersPresenter, elders: Kant, theirs: Path
) -> None:
    uid = known(desk, beheer, elders, theirs)
    beheer.view.lijst.knop_pressed.emit(uid, "stop")
    assert beheer.view.paneel.isVisible()
    beheer.view.paneel.save.click()
    assert desk.fake.say.goed[-1][1]
    assert beheer.view.lijst.lijnen_model.lijnen[0].sleutel == "leeg"


def test_a_gezin_is_shared_only_with_a_ground_and_no_longer_when_unticked(
    desk: Desk, house: House, beheer: PartnersPresenter, elders: Kant, theirs: Path
) -> None:
    uid = known(desk, beheer, elders, theirs)
    beheer.view.lijst.opened.emit(uid)
    assert desk.fake.nav.opened[-1] == ("overdracht", {"partner": uid})
    desk.screen.enter(partner=uid)
    page = desk.screen.view.partner
    page.kiezer.ticked.emit(house.uid, True)
    page.paneel.save.click()
    assert page.paneel.form is not None
    assert page.paneel.form.vakken["grond"].problem.isVisible()
    assert rows(desk, PartnerDossier) == []
    page.paneel.form.restore({"grond": "overeenkomst"})
    page.paneel.save.click()
    (row,) = rows(desk, PartnerDossier)
    assert isinstance(row, PartnerDossier)
    assert row.tot is None
    line = next(one for one in page.kiezer.lijst.lijnen_model.lijnen if one.sleutel == house.uid)
    assert line.vink

    desk.screen.enter()
    start = desk.screen.view.start.lijst
    line = desk.line("1 gezin gedeeld", start)
    desk.files.answers.append(desk.folder / "week.overdracht")
    start.knop_pressed.emit(line.sleutel, "week")
    assert desk.fake.say.fout == []
    assert (desk.folder / "week.overdracht").stat().st_size > 0
    assert "nr-1" in desk.files.names[-1]

    desk.screen.enter(partner=uid)
    page.kiezer.ticked.emit(house.uid, False)
    desk.screen.enter()
    assert desk.line("0 gezinnen gedeeld", start).knoppen == ()


def test_a_begeleider_adds_no_partner(house: House, qtbot: QtBot, theirs: Path) -> None:
    desk = make_desk(house, qtbot, Rol.BEGELEIDER)
    desk.screen.enter()
    desk.files.answers.append(theirs)
    desk.screen.view.start.lees.click()
    assert len(desk.fake.say.fout) == 1
    assert rows(desk, Uitwisselpartner) == []


def test_a_beheerder_who_reads_a_partner_file_on_the_screen_goes_on_to_beheer(
    desk: Desk, theirs: Path
) -> None:
    desk.screen.enter()
    desk.files.answers.append(theirs)
    desk.screen.view.start.lees.click()
    assert desk.fake.nav.opened[-1] == ("beheer", {"deel": "partners"})


def test_while_only_reading_nothing_can_be_made(house: House, qtbot: QtBot) -> None:
    desk = make_desk(house, qtbot, Rol.BEGELEIDER)
    ports = replace(desk.fake.ports, alleen_lezen=True)
    screen = type(desk.screen)(ports)
    qtbot.addWidget(screen.view)
    screen.enter(dossier=house.uid)
    assert not screen.view.zend.maak.isEnabled()
