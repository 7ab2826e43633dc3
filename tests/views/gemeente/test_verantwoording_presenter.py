"""*Verantwoording*: what is missing first, % dossier compleet (A210), and the way to the reports."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens import gemeente_parts
from models.rules.overleggen import OverlegSoort
from models.services import dossiers, gemeentepunten, overleggen
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, make_demo, make_kluis, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.deel import GemeenteDeel
from views.gemeente.presenter import GemeentePresenter
from views.gezinnen.presenter import GezinnenPresenter
from views.widgets.lijn import Chip, Lijn, Toon

D = timedelta


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    return make_demo(tmp_path)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.COORDINATOR)


@pytest.fixture
def screen(ports: PaperPorts, qtbot: QtBot) -> GemeentePresenter:
    made = GemeentePresenter(ports.fake.ports, gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    made.enter(deel="verantwoording")
    return made


def part(screen: GemeentePresenter) -> GemeenteDeel[object]:
    found = screen._made["verantwoording"]
    assert isinstance(found, GemeenteDeel)
    return found


def lines(screen: GemeentePresenter) -> dict[str, Lijn]:
    return {one.titel: one for one in part(screen).deel.lijst.lijnen_model.lijnen}


def test_what_is_missing_stands_first_with_its_number(screen: GemeentePresenter) -> None:
    shown = part(screen).deel.lijst.lijnen_model.lijnen

    assert shown[0].titel == "Dit ontbreekt nog (3)"
    assert [one.titel for one in shown[1:4]] == [
        "Taakstelling van 2025-1",
        "Officiële realisatie van 2025-1",
        "Of het BSN bekend is",
    ]


def test_a210_the_share_of_complete_dossiers_says_how_it_is_counted(
    screen: GemeentePresenter, plek: Plek
) -> None:
    assert "Bij 11 van de 12 open dossiers" in lines(screen)["Dossier compleet: 91,7 %"].onder
    dossiers.open_dossier(plek, "Nieuw", T0, 1, "Duinvoorde")
    part(screen).load()

    assert "Bij 11 van de 13 open dossiers" in lines(screen)["Dossier compleet: 84,6 %"].onder


@pytest.mark.parametrize(
    ("op", "chip"), [(date(2025, 6, 14), "nu aan de beurt"), (date(2025, 6, 15), "op schema")]
)
def test_a179_a_year_after_the_last_informatienota_the_next_is_due(
    screen: GemeentePresenter, ports: PaperPorts, plek: Plek, op: date, chip: str
) -> None:
    """That it was sent is what was ticked; before anything was ticked nobody is called late."""
    empty = lines(screen)
    assert empty["Informatienota"].chip == Chip("nu aan de beurt", Toon.WEEK)
    assert "Er is nog geen informatienota vastgelegd." in empty
    gemeentepunten.tick_gemeentepunt(plek, only_gemeente(plek.store), "gm-10", "2025", op)
    part(screen).load()

    shown = lines(screen)["Informatienota"].chip
    assert shown is not None
    assert shown.tekst == chip
    (nota,) = (one for titel, one in lines(screen).items() if titel.startswith("De laatste informatienota"))
    assert "jun 2025" in nota.titel
    part(screen).deel.lijst.knop_pressed.emit(nota.sleutel, "herstel")
    wanted = {"deel": "overleggen", "gemeente": part(screen).gemeente}
    assert ports.fake.nav.opened == [("gemeente", wanted)]


def test_a_figure_that_is_typed_is_missing_no_longer(screen: GemeentePresenter, plek: Plek) -> None:
    save_taakstelling(
        plek, only_gemeente(plek.store), 2025, 1, opening=0, taakstelling=5, realisatie=5, bron="lijst"
    )
    part(screen).load()

    assert "Dit ontbreekt nog (1)" in lines(screen)
    assert "Taakstelling van 2025-1" not in lines(screen)


def test_an_overleg_that_was_not_written_down_is_missing(screen: GemeentePresenter, plek: Plek) -> None:
    uid = only_gemeente(plek.store)
    overleggen.plan_overleg(plek, OverlegSoort.REGIONAAL, T0 - D(7), gemeente_uid=uid)
    part(screen).load()

    (line,) = (one for titel, one in lines(screen).items() if titel.startswith("Regionaal"))
    assert line.titel == "Regionaal bestuurlijk overleg van 8-6-2026: gehouden of afgezegd?"
    assert [knop.tekst for knop in line.knoppen] == ["Naar overleggen"]


def test_each_line_leads_to_where_it_is_mended(screen: GemeentePresenter, ports: PaperPorts) -> None:
    lijst = part(screen).deel.lijst
    gemeente = part(screen).gemeente
    lijst.knop_pressed.emit(lines(screen)["Taakstelling van 2025-1"].sleutel, "herstel")
    lijst.opened.emit(lines(screen)["Of het BSN bekend is"].sleutel)

    assert ports.fake.nav.opened == [
        ("gemeente", {"deel": "taakstelling", "gemeente": gemeente}),
        ("alle_gezinnen", {"ontbreekt": "bsn"}),
    ]


def test_the_list_of_gezinnen_shows_who_lacks_it(ports: PaperPorts, plek: Plek, qtbot: QtBot) -> None:
    dossiers.open_dossier(plek, "Nieuw", T0, 1, "Duinvoorde")
    made = GezinnenPresenter(ports.fake.ports, alle=True)
    qtbot.addWidget(made.view)
    made.enter(ontbreekt="vergunning")

    assert made.view.filters.keuzes["ontbreekt"].currentText() == "Mist: de datum van de vergunning"
    assert made.view.aantal.text() == "1 gezin"
    combo = made.view.filters.keuzes["ontbreekt"]
    combo.setCurrentIndex(0)
    assert made.view.aantal.text() == "13 gezinnen"


@pytest.mark.parametrize(
    ("knop", "periode"),
    [("informatienota", "2025"), ("halfjaarverslag", "2025-2"), ("raadsantwoord", "")],
)
def test_a_report_is_one_press_away(
    screen: GemeentePresenter, ports: PaperPorts, knop: str, periode: str
) -> None:
    part(screen).deel.knoppen[knop].click()

    args = {"papier": knop, "gemeente": part(screen).gemeente, "periode": periode}
    assert ports.fake.nav.opened == [("papier", args)]


def test_a_kluis_without_dossiers_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    plek = make_kluis(tmp_path)
    made = GemeentePresenter(paper_ports(plek, Rol.COORDINATOR).fake.ports, gemeente_parts())
    qtbot.addWidget(made.view)
    made.enter(deel="verantwoording")

    assert "Er zijn geen open dossiers." in lines(made)
