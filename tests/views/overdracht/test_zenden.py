"""Sending: what goes along, what is asked, the words once, and what is left when it does not work."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import envelop
from models.envelop import Bestandsoort
from models.queries.overdracht_pakket import parse
from models.tables import Bewerking, Overdracht
from tests.overdracht_hulp import Kant
from tests.views.conftest import House
from tests.views.overdracht.conftest import Desk


def chosen(desk: Desk, house: House, **velden: str) -> None:
    """Open the page with the gezin and fill the fields in."""
    desk.screen.enter(dossier=house.uid)
    form = desk.screen.view.zend.form
    values = {"aan": "werkgroep Elders", "grond": "wet", "reden": "verhuisd"} | velden
    form.restore(values)


def sent(desk: Desk) -> list[Overdracht]:
    with desk.fake.jobs.plek.store.reader() as session:
        rows = list(session.scalars(select(Overdracht)))
        session.expunge_all()
    return rows


def words_on(desk: Desk) -> str:
    cells = desk.screen.view.klaar.woorden
    return " ".join(cell.findChildren(type(desk.screen.view.klaar.uitleg))[1].text() for cell in cells)


def test_an_empty_screen_teaches_and_offers_both_beginnings(desk: Desk) -> None:
    desk.screen.enter()
    start = desk.screen.view.start
    assert start.stack.currentWidget() is start.leeg
    assert start.lees.isVisible()
    start.leeg.begun.emit()
    assert desk.shows(desk.screen.view.zend)


def test_what_goes_along_is_counted_and_the_file_opens_with_the_words(desk: Desk, house: House) -> None:
    chosen(desk, house)
    page = desk.screen.view.zend
    line = desk.line("Warsamele", page.lijst)
    assert "3 personen" in line.onder
    assert "punten" in line.onder
    path = desk.folder / "weg.overdracht"
    desk.files.answers.append(path)
    page.maak.click()
    assert "Warsamele" not in desk.files.names[0]
    assert desk.shows(desk.screen.view.klaar)
    words = words_on(desk)
    found = envelop.look(path.read_bytes())
    pakket = parse(
        envelop.open_with_words(found, words, minimum_kib=0), Bestandsoort.OVERDRACHT, found.kop.uid
    )
    assert [d.naam for d in pakket.dossiers] == ["Warsamele"]
    (row,) = sent(desk)
    assert (row.grond, row.reden, row.naam or row.uid) != ("", "", "")
    assert words not in str(desk.fake.drafts.kept)


@pytest.mark.parametrize("leeg", ["aan", "grond", "reden"])
def test_what_is_asked_and_not_said_is_asked_beside_its_field(desk: Desk, house: House, leeg: str) -> None:
    chosen(desk, house, **{leeg: ""})
    desk.screen.view.zend.maak.click()
    assert desk.screen.view.zend.form.vakken[leeg].problem.isVisible()
    assert desk.files.names == []
    assert sent(desk) == []


def test_no_place_for_the_file_records_nothing(desk: Desk, house: House) -> None:
    chosen(desk, house)
    desk.files.answers.append(None)
    desk.screen.view.zend.maak.click()
    assert sent(desk) == []
    assert desk.screen.view.zend.maak.isEnabled()


def test_a_file_that_cannot_be_written_is_said_and_stands_as_not_made(desk: Desk, house: House) -> None:
    chosen(desk, house)
    desk.files.answers.append(desk.folder / "weg" / "er.overdracht")
    desk.screen.view.zend.maak.click()
    assert len(desk.fake.say.fout) == 1
    (row,) = sent(desk)
    assert row.mislukt_op is not None
    desk.screen.to_start()
    chip = desk.line("Naar", desk.screen.view.start.lijst).chip
    assert chip is not None
    assert chip.tekst == "geen bestand"


def test_words_stay_until_one_goes_back_and_then_they_are_gone(desk: Desk, house: House) -> None:
    chosen(desk, house)
    desk.files.answers.append(desk.folder / "weg.overdracht")
    desk.screen.view.zend.maak.click()
    words = words_on(desk)
    desk.screen.view.klaar.print.click()
    assert desk.fake.nav.opened[-1] == ("papier", {"papier": "waar_staan_we", "dossier": house.uid})
    desk.screen.enter()  # back from the paper
    assert words_on(desk) == words
    desk.screen.view.klaar.kop.terug.click()
    assert words_on(desk) == ""
    desk.screen.enter()
    assert desk.shows(desk.screen.view.start)


def test_to_whom_and_why_wait_as_a_draft_and_words_never_do(desk: Desk, house: House) -> None:
    chosen(desk, house)
    desk.screen.keep_draft()
    assert desk.fake.drafts.kept["overdracht", ""]["reden"] == "verhuisd"
    place = desk.screen.place()
    desk.screen.to_start()
    desk.screen.enter(**place)
    assert desk.screen.view.zend.form.values()["reden"] == "verhuisd"
    assert desk.screen.zenden.dossiers == (house.uid,)


def test_gezinnen_can_be_closed_at_once_and_that_can_be_taken_back(desk: Desk, house: House) -> None:
    chosen(desk, house)
    desk.files.answers.append(desk.folder / "weg.overdracht")
    desk.screen.view.zend.maak.click()
    desk.screen.view.klaar.sluit.click()
    words, undo = desk.fake.say.goed[-1]
    assert words == "1 gezin hier gesloten."
    assert undo
    with house.plek.store.reader() as session:
        assert (
            session.scalars(select(Bewerking.soort).where(Bewerking.uid == undo)).one()
            == "overdracht_afgerond"
        )


def test_a_tick_adds_a_gezin_and_takes_it_out_again(desk: Desk, house: House, elders: Kant) -> None:
    del elders
    desk.screen.enter(dossier="")
    page = desk.screen.view.zend
    assert not page.maak.isEnabled()
    page.kiezer.ticked.emit(house.uid, True)
    assert page.maak.isEnabled()
    page.kiezer.ticked.emit(house.uid, False)
    assert not page.maak.isEnabled()
    assert desk.lines(page.lijst) == {}
