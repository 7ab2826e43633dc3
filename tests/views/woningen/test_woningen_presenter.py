"""The screen *Woningen*: an empty list that teaches, a dwelling in, changed and out, filters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import beheer, woningen
from models.services.verb import Plek
from models.tables import Afdruk, Woning
from models.values import Rol
from tests.builders import T0
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.widgets.velden import Waarde
from views.woningen.presenter import WoningenPresenter


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot) -> WoningenPresenter:
    made = WoningenPresenter(ports.fake.ports)
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    return made


def _lines(screen: WoningenPresenter) -> list[str]:
    return [
        f"{one.titel} | {one.onder} | {one.chip.tekst if one.chip else ''}"
        for one in screen.deel.lijst.lijnen_model.lijnen
    ]


def _save(screen: WoningenPresenter, **values: Waarde) -> None:
    assert screen.deel.paneel.form is not None
    screen.deel.paneel.form.show_values(values)
    screen.deel.paneel.save.click()


def test_an_empty_list_teaches_and_the_first_dwelling_comes_in(screen: WoningenPresenter, plek: Plek) -> None:
    screen.enter()
    assert "Begin met Woning erbij" in _lines(screen)[0]
    screen.deel.knoppen["erbij"].click()
    _save(screen, straat="Kastanjelaan 14", plaats="Wilgenrade", kamers=4, huur="650,50", verdieping=0)

    assert _lines(screen) == ["Kastanjelaan 14, Wilgenrade | 4 kamers · begane grond · € 650,50 huur | vrij"]
    with plek.store.reader() as session:
        assert session.scalars(select(Woning.huur)).one() == 65050


def test_what_is_no_amount_is_said_beside_its_field(screen: WoningenPresenter, plek: Plek) -> None:
    screen.enter()
    screen.deel.knoppen["erbij"].click()
    _save(screen, straat="Kastanjelaan 14", huur="veel")
    assert screen.deel.paneel.isVisible()
    with plek.store.reader() as session:
        assert session.scalars(select(Woning)).all() == []


def test_a_dwelling_is_changed_and_taken_out(screen: WoningenPresenter, plek: Plek) -> None:
    org = beheer.add_organisatie(plek, "verhuurder", "Huis en Hof Voorbeeld").onderwerp
    uid = woningen.add_woning(plek, "Kastanjelaan 14").onderwerp
    screen.enter()
    screen.deel.lijst.opened.emit(uid)
    _save(screen, verhuurder=org, oppervlakte=80, aangewezen=False)
    assert "80 m² · Huis en Hof Voorbeeld" in _lines(screen)[0]
    assert "niet op de lijst van dit jaar" in _lines(screen)[0]

    screen.deel.lijst.opened.emit(uid)
    _save(screen, weg=True)
    assert _lines(screen)[0].startswith("Geen woning past bij deze filters.")
    screen.view.filters.schakels["weg"].setChecked(True)
    assert "niet meer sinds" in _lines(screen)[0]


def test_filters_leave_what_was_chosen(screen: WoningenPresenter, plek: Plek) -> None:
    woningen.add_woning(plek, "Kastanjelaan 14", kamers=4, verdieping=2)
    woningen.add_woning(plek, "Beukenhof 2", kamers=2, verdieping=0, vrij_op=T0.replace(year=2027))
    screen.enter()
    assert [one.split(" |")[0] for one in _lines(screen)] == ["Beukenhof 2", "Kastanjelaan 14"]
    assert "vrij vanaf" in _lines(screen)[0]
    combo = screen.view.filters.keuzes["kamers"]
    combo.setCurrentIndex(combo.findData("3"))
    assert [one.split(" |")[0] for one in _lines(screen)] == ["Kastanjelaan 14"]
    screen.view.filters.schakels["laag"].setChecked(True)
    assert _lines(screen)[0].startswith("Geen woning past")


def test_a_half_typed_dwelling_comes_back(screen: WoningenPresenter, ports: PaperPorts, qtbot: QtBot) -> None:
    screen.enter()
    screen.deel.knoppen["erbij"].click()
    assert screen.deel.paneel.form is not None
    screen.deel.paneel.form.show_values({"straat": "Kastanjelaan 14"})
    screen.keep_draft()
    again = WoningenPresenter(ports.fake.ports)
    qtbot.addWidget(again.view)
    again.enter()
    assert again.deel.paneel.form is not None
    assert again.deel.paneel.form.values()["straat"] == "Kastanjelaan 14"


def test_what_is_shown_goes_out_as_a_list_without_a_formula(
    screen: WoningenPresenter, ports: PaperPorts, plek: Plek, tmp_path: Path
) -> None:
    screen.enter()
    assert not screen.deel.knoppen["lijst"].isEnabled()
    woningen.add_woning(plek, "=Kastanjelaan 14", kamers=4, huur="650,50", service="10", energie="90")
    woningen.add_woning(plek, "Beukenlaan 2", kamers=2, vrij_op=T0)
    screen.enter()
    ports.ask.path = tmp_path / "woningen.csv"
    screen.deel.knoppen["lijst"].click()
    head, *rows = csv.reader(io.StringIO(ports.ask.path.read_text(encoding="utf-8-sig")), delimiter=";")
    assert ports.ask.also == ("xlsx",)
    assert [len(row) for row in rows] == [len(head)] * 2
    first = next(dict(zip(head, row, strict=True)) for row in rows if "Kastanjelaan" in row[0])
    assert first["Straat en nummer"] == "'=Kastanjelaan 14"
    assert (first["Kamers"], first["Huur"], first["Woonlasten"]) == ("4", "650,50", "750,50")
    assert (first["Aangeboden"], first["Vrij vanaf"]) == ("nee", "")

    screen.view.filtered.emit({"kamers": "3"})
    screen.deel.knoppen["lijst"].click()
    assert "Beukenlaan" not in ports.ask.path.read_text(encoding="utf-8-sig"), "as on the screen"
    with plek.store.reader() as session:
        assert session.scalars(select(Afdruk.id)).all() == [], "nobody stands on it"
