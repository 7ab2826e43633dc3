"""The screen *Tijdelijke plekken*: a place in, changed and out, how full it is, and who lives there."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.services import dossiers, tussenplekken
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.tijdelijk.presenter import TijdelijkPresenter
from views.widgets.velden import Waarde

DAG = timedelta(days=1)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot) -> TijdelijkPresenter:
    made = TijdelijkPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    return made


def _lines(screen: TijdelijkPresenter) -> list[str]:
    return [
        f"{one.titel} | {one.onder} | {one.chip.tekst if one.chip else ''}"
        for one in screen.deel.lijst.lijnen_model.lijnen
    ]


def _save(screen: TijdelijkPresenter, **values: Waarde) -> None:
    assert screen.deel.paneel.form is not None
    screen.deel.paneel.form.show_values(values)
    screen.deel.paneel.save.click()


def _gezin(plek: Plek, personen: int = 3) -> str:
    return dossiers.open_dossier(plek, "Sharifpana", date(2026, 5, 11), personen).onderwerp


def test_an_empty_list_teaches_and_the_first_place_comes_in(screen: TijdelijkPresenter) -> None:
    screen.enter()
    assert "Begin met Tijdelijke plek erbij" in _lines(screen)[0]
    screen.deel.knoppen["erbij"].click()
    given: dict[str, Waarde] = {
        "naam": "De Verzonnen Hof",
        "plekken": 5,
        "samen_met": "Verzonnenveen",
        "groepen": "studenten",
    }
    _save(screen, **given, loopt_tot=T0 + 30 * DAG)
    (line,) = _lines(screen)
    assert line.startswith("De Verzonnen Hof · 0 van 5 bezet")
    assert "samen met Verzonnenveen · ook voor studenten" in line
    assert "nog 30 dagen" in line
    assert line.endswith("5 vrij")


def test_what_is_missing_is_said_beside_its_field(screen: TijdelijkPresenter) -> None:
    screen.enter()
    screen.deel.knoppen["erbij"].click()
    _save(screen, naam="De Verzonnen Hof")
    form = screen.deel.paneel.form
    assert form is not None
    assert form.vakken["plekken"].problem.text()
    assert "Begin met" in _lines(screen)[0]


def test_who_lives_there_stands_under_the_place_and_leads_to_the_dossier(
    screen: TijdelijkPresenter, ports: PaperPorts, plek: Plek
) -> None:
    huis = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 3).onderwerp
    gezin = _gezin(plek)
    tussenplekken.place(plek, gezin, huis, T0 - DAG, 3)
    screen.enter()
    place, family = _lines(screen)
    assert "3 van 3 bezet" in place
    assert place.endswith("vol")
    assert family.startswith("Sharifpana | ")
    assert "3 personen" in family
    screen.deel.lijst.opened.emit(f"gezin:{gezin}")
    assert ports.fake.nav.opened[-1] == ("dossier", {"uid": gezin, "tab": "toewijzing"})


def test_too_many_people_is_seen(screen: TijdelijkPresenter, plek: Plek) -> None:
    huis = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 2).onderwerp
    tussenplekken.place(plek, _gezin(plek), huis, T0 - DAG, 3)
    screen.enter()
    assert _lines(screen)[0].endswith("1 te veel")


def test_a_place_is_changed_and_taken_out(screen: TijdelijkPresenter, plek: Plek) -> None:
    uid = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 2).onderwerp
    screen.enter()
    screen.deel.knop_pressed.emit(f"plek:{uid}", "wijzig")
    _save(screen, naam="De Verzonnen Hof", plekken=4)
    assert "0 van 4 bezet" in _lines(screen)[0]
    screen.deel.lijst.opened.emit(f"plek:{uid}")
    _save(screen, weg=True)
    assert _lines(screen)[0].endswith("niet meer")


def test_a_half_typed_place_comes_back(screen: TijdelijkPresenter, ports: PaperPorts, qtbot: QtBot) -> None:
    screen.enter()
    screen.deel.knoppen["erbij"].click()
    assert screen.deel.paneel.form is not None
    screen.deel.paneel.form.show_values({"naam": "De Verzonnen Hof"})
    screen.keep_draft()
    again = TijdelijkPresenter(ports.fake.ports)
    qtbot.addWidget(again.view)
    again.enter()
    assert again.deel.paneel.form is not None
    assert again.deel.paneel.form.values()["naam"] == "De Verzonnen Hof"


def test_the_places_go_out_as_a_list_with_how_full_they_are_and_nobody_who_lives_there(
    screen: TijdelijkPresenter, ports: PaperPorts, plek: Plek, tmp_path: Path
) -> None:
    place = tussenplekken.add_tussenvoorziening(plek, "De Verzonnen Hof", 5, loopt_tot=T0 + 30 * DAG)
    tussenplekken.place(plek, _gezin(plek), place.onderwerp, T0 - DAG, 3)
    screen.enter()
    assert any("Sharifpana" in line for line in _lines(screen))
    ports.ask.path = tmp_path / "plekken.csv"
    screen.deel.knoppen["lijst"].click()
    text = ports.ask.path.read_text(encoding="utf-8-sig")
    head, row = csv.reader(io.StringIO(text), delimiter=";")
    found = dict(zip(head, row, strict=True))
    assert found["Naam van de plek"] == "De Verzonnen Hof"
    assert (found["Plekken"], found["Bezet"], found["Vrij"]) == ("5", "3", "2")
    assert found["Loopt tot"] == (T0 + 30 * DAG).isoformat()
    assert "Sharifpana" not in text
