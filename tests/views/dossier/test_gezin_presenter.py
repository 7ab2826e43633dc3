"""The tab *Gezin*: fields save when left, people come and go, dates move only after they were shown."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.queries.dossier import load_dossier
from models.queries.rows_dossier import DossierRow
from tests.builders import T0, lezer_for
from tests.views.conftest import House
from views.dossier.presenter import DossierPresenter


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> DossierPresenter:
    presenter = DossierPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 700)
    presenter.view.show()
    presenter.enter(uid=house.uid, tab="gezin")
    return presenter


def row_of(house: House) -> DossierRow:
    with lezer_for(house.plek) as lezer:
        return load_dossier(lezer, house.uid)


def field(screen: DossierPresenter, code: str) -> QLineEdit:
    found = screen.view.gezin.persoon.vakken[code].edit
    assert isinstance(found, QLineEdit)
    return found


def fill(screen: DossierPresenter, **values: object) -> None:
    form = screen.view.paneel.form
    assert form is not None
    form.fill(values)  # type: ignore[arg-type] # plain values of the fields


def test_the_people_stand_as_rows_a_to_n(screen: DossierPresenter) -> None:
    shown = screen.view.gezin.personen.lijnen_model.lijnen
    assert [lijn.nummer for lijn in shown] == ["a", "b", "c"]
    assert screen.view.gezin.wie.text().startswith("a  Warsamele")


def test_a_field_is_saved_when_it_is_left(qtbot: QtBot, screen: DossierPresenter, house: House) -> None:
    field(screen, "roepnaam").setFocus()
    qtbot.keyClicks(field(screen, "roepnaam"), "Hodan")
    assert row_of(house).personen[0].roepnaam == ""
    qtbot.keyClick(field(screen, "roepnaam"), Qt.Key.Key_Tab)
    assert row_of(house).personen[0].roepnaam == "Hodan"
    assert screen.view.gezin.personen.lijnen_model.lijnen[0].titel == "Hodan Warsamele"


def test_a_bsn_is_refused_beside_the_field_and_stays_as_typed(
    qtbot: QtBot, screen: DossierPresenter, house: House
) -> None:
    number = "111222333"  # passes the eleven test; nobody's
    field(screen, "roepnaam").setFocus()
    qtbot.keyClicks(field(screen, "roepnaam"), number)
    qtbot.keyClick(field(screen, "roepnaam"), Qt.Key.Key_Tab)
    assert screen.view.gezin.persoon.vakken["roepnaam"].problem.isVisible()
    assert field(screen, "roepnaam").text() == number
    assert row_of(house).personen[0].roepnaam == ""


def test_half_typed_text_of_one_person_waits_while_another_is_looked_at(
    qtbot: QtBot, screen: DossierPresenter, house: House
) -> None:
    people = row_of(house).personen
    field(screen, "pas_datum").setFocus()
    qtbot.keyClicks(field(screen, "pas_datum"), "3-")
    screen.view.gezin.persoon_wished.emit(people[1].uid)
    assert field(screen, "pas_datum").text() == ""
    screen.view.gezin.persoon_wished.emit(people[0].uid)
    assert field(screen, "pas_datum").text() == "3-"


def test_half_typed_text_survives_a_lock(qtbot: QtBot, screen: DossierPresenter, house: House) -> None:
    field(screen, "pas_datum").setFocus()
    qtbot.keyClicks(field(screen, "pas_datum"), "30 febr")
    screen.keep_draft()
    again = DossierPresenter(house.fake.ports)
    qtbot.addWidget(again.view)
    again.enter(**screen.place())
    assert field(again, "pas_datum").text() == "30 febr"


def test_half_typed_text_survives_a_change_from_elsewhere(
    qtbot: QtBot, screen: DossierPresenter, house: House
) -> None:
    from models.services import actiepunten

    field(screen, "roepnaam").setFocus()
    qtbot.keyClicks(field(screen, "roepnaam"), "Hod")
    punt = next(p for p in row_of(house).punten if p.item_id == "pv-12")
    house.fake.jobs.write(actiepunten.tick, punt.uid)
    assert field(screen, "roepnaam").text() == "Hod"


def test_a_household_field_is_saved_too(screen: DossierPresenter, house: House) -> None:
    screen.view.gezin.dossier_edited.emit("talenten", "naaien en koken")
    screen.view.gezin.dossier_edited.emit("kamers_nodig", 4)
    assert row_of(house).talenten == "naaien en koken"
    assert row_of(house).kamers_nodig == 4


def test_someone_joins_after_what_it_brings_was_shown(screen: DossierPresenter, house: House) -> None:
    screen.view.gezin.erbij.click()
    fill(screen, roepnaam="Sahra", geboortedatum=date(2026, 6, 10), relatie="kind", reden_in="geboren")
    screen.view.paneel.save.click()
    assert len(row_of(house).personen) == 3
    assert screen.view.paneel.kort.text().startswith("Dit verandert")
    screen.view.paneel.save.click()
    people = row_of(house).personen
    assert [(p.letter, p.roepnaam, p.reden_in) for p in people][-1] == ("d", "Sahra", "geboren")
    assert not screen.view.paneel.isVisible()


def test_someone_leaves_and_stays_readable_in_grey(screen: DossierPresenter, house: House) -> None:
    screen.view.gezin.persoon_wished.emit(row_of(house).personen[2].uid)
    screen.view.gezin.weg.click()
    fill(screen, tot=T0, reden_uit="vertrokken")
    screen.view.paneel.save.click()
    screen.view.paneel.save.click()
    gone = row_of(house).personen[2]
    assert (gone.tot, gone.reden_uit) == (T0, "vertrokken")
    assert screen.view.gezin.personen.lijnen_model.lijnen[-1].grijs


def test_the_aanspreekpunt_is_asked_for_and_filled_in(screen: DossierPresenter, house: House) -> None:
    assert "rol:aanspreekpunt" in {x.sleutel for x in screen.view.gezin.betrokkenen.lijnen_model.lijnen}
    screen.view.gezin.knop_pressed.emit("rol:aanspreekpunt", "wijzig")
    fill(screen, naam="Ids Voorbeeld", telefoon="06-00000020")
    screen.view.paneel.save.click()
    assert [(b.rol, b.naam) for b in row_of(house).betrokkenen if b.rol == "aanspreekpunt"] == [
        ("aanspreekpunt", "Ids Voorbeeld")
    ]
    assert "aanspreekpunt Ids Voorbeeld" in screen.view.kop.onder.text()


def test_an_address_is_added_and_changed(screen: DossierPresenter, house: House) -> None:
    screen.view.gezin.knop_pressed.emit("kop:adressen", "adres")
    fill(screen, soort="woning", straat="Kastanjelaan 14", plaats="Wilgenrade", kamers=4)
    screen.view.paneel.save.click()
    adres = row_of(house).adressen[0]
    assert (adres.straat, adres.kamers) == ("Kastanjelaan 14", 4)
    screen.view.gezin.knop_pressed.emit(f"adres:{adres.uid}", "wijzig")
    fill(screen, kamers=5)
    screen.view.paneel.save.click()
    assert row_of(house).adressen[0].kamers == 5


def test_a_corrected_date_shows_what_moves_before_it_is_saved(screen: DossierPresenter, house: House) -> None:
    key = next(
        x.sleutel
        for x in screen.view.gezin.datums.lijnen_model.lijnen
        if x.sleutel.startswith("anker:koppeling:")
    )
    screen.view.gezin.knop_pressed.emit(key, "wijzig")
    fill(screen, werkelijk=date(2026, 5, 25))
    screen.view.paneel.save.click()
    assert "datums" in screen.view.paneel.kort.text()
    assert next(a for a in row_of(house).ankers if a.soort == "koppeling").werkelijk == date(2026, 6, 1)
    screen.view.paneel.save.click()
    assert next(a for a in row_of(house).ankers if a.soort == "koppeling").werkelijk == date(2026, 5, 25)


def test_the_clock_stands_still_and_runs_again(screen: DossierPresenter, house: House) -> None:
    screen.view.gezin.knop_pressed.emit("kop:datums", "klok_stil")
    fill(screen, van=date(2026, 6, 10), reden="wacht op bericht", bepaald_door="COA")
    screen.view.paneel.save.click()
    assert row_of(house).pauzes[0].tot is None
    assert "wacht op bericht" in screen.view.kop.melding.text()
    screen.view.gezin.knop_pressed.emit("kop:datums", "klok_loopt")
    screen.view.paneel.save.click()
    screen.view.paneel.save.click()
    assert row_of(house).pauzes[0].tot == T0


def test_every_field_of_the_page_has_a_name_for_who_hears_it(screen: DossierPresenter) -> None:
    for form in (screen.view.gezin.persoon, screen.view.gezin.dossier):
        assert all(vak.edit.accessibleName() for vak in form.vakken.values())


def test_nothing_scrolls_sideways_at_125_percent(screen: DossierPresenter) -> None:
    screen.view.resize(909, 480)
    assert screen.view.gezin.horizontalScrollBar().maximum() == 0
    page = screen.view.gezin.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= screen.view.gezin.viewport().width()
