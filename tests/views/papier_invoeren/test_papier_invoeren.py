"""The screen on which a sheet comes back: what it shows while somebody types, and what it saves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.queries.dossier import load_dossier
from models.queries.papier import dagkaart_facts, make_head, sheet_lines
from models.services import actiepunten, gebeurtenissen
from models.services.afdrukken import mark_weg, record_afdruk
from models.services.papier_invoeren import enter_blad
from models.tables import Afdruk
from models.values import Papier, Rol, Staat
from tests.builders import T0, lezer_for
from tests.views.conftest import House
from tests.views.fakes import fake_ports
from views.papier_invoeren.presenter import PapierInvoerenPresenter
from views.ports import Wie
from views.widgets.lijn import Lijn


@pytest.fixture
def kaart(house: House) -> str:
    """Code of a dagkaart of today that lies on paper."""
    gebeurtenissen.record_tekendatum(house.plek, house.uid, T0)
    with lezer_for(house.plek) as lezer:
        facts = dagkaart_facts(lezer, house.uid, head=make_head(lezer, house.plek.klok.nu()))
    record_afdruk(house.plek, Papier.DAGKAART, house.uid, sheet_lines(Papier.DAGKAART, facts), dag=T0)
    with house.plek.store.reader() as session:
        return str(session.scalars(select(Afdruk.code)).one())


@pytest.fixture
def screen(house: House, qtbot: QtBot) -> Iterator[PapierInvoerenPresenter]:
    presenter = PapierInvoerenPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(860, 480)
    presenter.view.show()
    yield presenter
    presenter._wait.stop()


def _lines(screen: PapierInvoerenPresenter, kaart: str) -> list[Lijn]:
    return [lijn for lijn in screen.view.blad.lijst.lijnen_model.lijnen if lijn.kaart == kaart]


def _type(screen: PapierInvoerenPresenter, tekst: str) -> None:
    screen.view.blad.show_text(tekst)


def test_a_code_opens_the_sheet_and_shows_its_lines(
    screen: PapierInvoerenPresenter, kaart: str, qtbot: QtBot
) -> None:
    screen.enter()
    assert [lijn.nummer for lijn in screen.view.zoek.lijst.lijnen_model.lijnen if lijn.nummer] == [kaart]
    qtbot.keyClicks(screen.view.zoek.code, kaart.lower())
    qtbot.keyClick(screen.view.zoek.code, Qt.Key.Key_Return)

    assert screen.view.titel.text() == f"Dagkaart één-regeldag {kaart}"
    assert screen.view.onder.text().startswith("Warsamele · T1-0001")
    assert len(_lines(screen, "blad")) > 10
    assert not screen.view.blad.save.isEnabled()
    assert screen.place() == {"code": kaart}


def test_a_code_that_is_none_is_said_beside_it(screen: PapierInvoerenPresenter, qtbot: QtBot) -> None:
    screen.enter()
    assert screen.view.zoek.leeg.isVisible()
    for typed, words in (("koffie", "rechtsboven"), ("R1-0", "laatste cijfer"), ("R99-5", "niet bekend")):
        screen.view.zoek.code.setText(typed)
        qtbot.mouseClick(screen.view.zoek.open, Qt.MouseButton.LeftButton)
        assert words in screen.view.zoek.problem.text()


def test_each_typed_line_shows_at_once_what_it_does(screen: PapierInvoerenPresenter, kaart: str) -> None:
    screen.enter(code=kaart)
    sign = next(lijn for lijn in _lines(screen, "blad") if lijn.titel == "huurcontract tekenen")
    _type(screen, f"alles x\n{sign.nummer} later 17-9 wacht op school")

    shown = next(lijn for lijn in _lines(screen, "gebeurt") if lijn.nummer == sign.nummer)
    assert shown.chip is not None
    assert shown.chip.tekst == "later, do 17 sep"
    assert shown.onder == "want wacht op school"
    assert screen.view.blad.save.isEnabled()
    assert "1 later" in screen.view.blad.kort.text().lower()


def test_what_is_not_understood_stands_first_and_keeps_the_save_shut(
    screen: PapierInvoerenPresenter, kaart: str
) -> None:
    screen.enter(code=kaart)
    _type(screen, "alles x\n1 koffie\n99 x")

    titles = [(lijn.titel, lijn.onder.partition(".")[0]) for lijn in _lines(screen, "fout")[1:]]
    assert titles == [
        ("1 koffie", "Bij 1 staat koffie"),
        ("99 x", "Nummer 99 staat niet op dit blad"),
    ]
    assert not screen.view.blad.save.isEnabled()
    screen.view.blad.lijst.opened.emit(_lines(screen, "fout")[1].sleutel)
    assert screen.view.blad.tekst.textCursor().blockNumber() == 1


def test_a_line_of_the_sheet_begins_a_line_of_text(screen: PapierInvoerenPresenter, kaart: str) -> None:
    screen.enter(code=kaart)
    _type(screen, "1 x")
    screen.view.blad.lijst.opened.emit("blijft:4")

    assert screen.view.blad.tekst.toPlainText() == "1 x\n4 "


def test_a_number_that_was_looked_for_begins_the_text(screen: PapierInvoerenPresenter, kaart: str) -> None:
    screen.enter(code=kaart, nummer="4")

    assert screen.view.blad.tekst.toPlainText() == "4 "


def test_the_effect_on_dates_follows_and_nothing_is_saved_by_it(
    house: House, screen: PapierInvoerenPresenter, kaart: str
) -> None:
    screen.enter(code=kaart)
    sign = next(lijn for lijn in _lines(screen, "blad") if lijn.titel == "huurcontract tekenen")
    _type(screen, f"{sign.nummer} x huur 1-7")
    screen._wait.timeout.emit()

    assert house.fake.jobs.previewed == ["papier_ingevoerd"]
    assert len(_lines(screen, "datums")) > 1
    assert house.fake.jobs.written == []


def test_saving_says_that_the_sheet_may_go_and_can_be_undone(
    house: House, screen: PapierInvoerenPresenter, kaart: str, qtbot: QtBot
) -> None:
    screen.enter(code=kaart)
    _type(screen, "alles x")
    qtbot.keyClick(screen.view.blad.tekst, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    ((words, undo),) = house.fake.say.goed
    assert words.startswith(f"Blad {kaart} is ingevoerd. Het mag weg")
    assert undo
    assert screen.view.stack.currentWidget() is screen.view.zoek
    assert house.fake.drafts.kept == {}
    with lezer_for(house.plek) as lezer:
        punten = load_dossier(lezer, house.uid).punten
    assert {p.staat for p in punten if p.item_id == "ve-03"} == {Staat.GEDAAN}


def test_what_is_typed_survives_leaving_the_screen(
    house: House, screen: PapierInvoerenPresenter, kaart: str
) -> None:
    screen.enter(code=kaart)
    _type(screen, "alles x\n3 later")
    screen.view.blad.weg.setChecked(False)
    screen.view.blad.other_wished.emit()
    screen.enter(code=kaart)

    assert screen.view.blad.tekst.toPlainText() == "alles x\n3 later"
    assert not screen.view.blad.weg.isChecked()
    assert house.fake.drafts.kept != {}


def test_a_tick_elsewhere_shows_while_the_sheet_is_open(
    house: House, screen: PapierInvoerenPresenter, kaart: str
) -> None:
    screen.enter(code=kaart)
    _type(screen, "1 x")
    with lezer_for(house.plek) as lezer:
        (punt,) = [p for p in load_dossier(lezer, house.uid).punten if p.item_id == "ve-03"]
    house.fake.ports.jobs.write(actiepunten.tick, punt.uid)

    shown = next(lijn for lijn in _lines(screen, "blijft") if lijn.titel == "huurcontract tekenen")
    assert shown.chip is not None
    assert shown.chip.tekst == "was al klaar, ma 15 jun"
    assert screen.view.blad.tekst.toPlainText() == "1 x"


def test_a_sheet_that_was_entered_or_gone_says_so(
    house: House, screen: PapierInvoerenPresenter, kaart: str
) -> None:
    with house.plek.store.reader() as session:
        uid = session.scalars(select(Afdruk.uid)).one()
    enter_blad(house.plek, uid, "1 x", blijft=True)
    screen.enter(code=kaart)
    assert screen.view.blad.let_op.text().startswith(
        "Dit blad is op ma 15 jun al ingevoerd door Wil Voorbeeld"
    )

    mark_weg(house.plek, uid)
    record_afdruk(house.plek, Papier.GEZINSBLAD, house.uid)
    screen.enter(code="G1-" + _digit(house))
    assert "geen regels om in te voeren" in screen.view.zoek.problem.text()


def _digit(house: House) -> str:
    with house.plek.store.reader() as session:
        return str(session.scalars(select(Afdruk.code).where(Afdruk.soort == "gezinsblad")).one())[-1]


def test_who_may_not_change_dossiers_reads_the_sheet_only(house: House, kaart: str, qtbot: QtBot) -> None:
    ports = replace(
        fake_ports(house.plek).ports, wie=Wie(house.plek.wie, "Wil Voorbeeld", frozenset({Rol.COORDINATOR}))
    )
    screen = PapierInvoerenPresenter(ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter(code=kaart)
    _type(screen, "alles x")

    assert "rol" in screen.view.blad.let_op.text()
    assert not screen.view.blad.save.isEnabled()
    screen._wait.stop()


def test_a_day_that_must_still_come_is_said_beside_the_day(
    screen: PapierInvoerenPresenter, kaart: str, house: House
) -> None:
    screen.enter(code=kaart)
    _type(screen, "1 x")
    screen.view.blad.dag.set_raw(f"{T0 + timedelta(days=2):%d-%m-%Y}")
    screen._save()

    assert "moet nog komen" in screen.view.blad.dag.problem.text()
    assert screen.view.blad.tekst.toPlainText() == "1 x"
