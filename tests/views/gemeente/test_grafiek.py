"""The chart: a scale that holds every value, arrows that say what stands there, paint in light and dark."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.screens import gemeente_parts
from models.services import dossiers, gebeurtenissen
from models.services.taakstelling import save_taakstelling
from models.services.verb import Plek
from models.values import Rol
from tests.builders import T0, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.grafiek import Grafiek, Reeks, plain
from views.gemeente.grafieken import GrafiekenPresenter
from views.gemeente.presenter import GemeentePresenter
from views.theme import apply_theme, color

Key = Qt.Key


@pytest.fixture
def chart(qtbot: QtBot) -> Grafiek:
    made = Grafiek()
    qtbot.addWidget(made)
    made.resize(600, 240)
    made.show_chart(
        "Proef",
        ("2025-1", "2025-2", "2026-1"),
        [Reeks("Taak", (12, 30, 18)), Reeks("Stand", (None, -16, 4), True)],
    )
    made.show()
    return made


@given(st.lists(st.floats(-5000, 20000) | st.none(), min_size=1, max_size=12))
@example([6.0, -5e-324])  # a division rounds it to zero
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_value_lies_within_the_scale(chart: Grafiek, values: list[float | None]) -> None:
    chart.show_chart("Proef", [str(nr) for nr in range(len(values))], [Reeks("Stand", tuple(values))])

    scale = chart._schaal
    assert all(scale.low <= value <= scale.high for value in values if value is not None)
    assert scale.low <= 0 < scale.high


def test_the_arrows_walk_along_the_places_and_say_what_stands_there(chart: Grafiek, qtbot: QtBot) -> None:
    assert chart.words() == "2026-1: Taak 18, Stand 4"
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.words() == "2025-2: Taak 30, Stand −16"
    qtbot.keyClick(chart, Key.Key_Home)
    assert chart.words() == "2025-1: Taak 12, Stand: geen"
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.plek == 0
    qtbot.keyClick(chart, Key.Key_End)
    assert chart.plek == 2
    assert chart.accessibleDescription() == chart.words()


def test_a_click_chooses_the_nearest_place(chart: Grafiek, qtbot: QtBot) -> None:
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center())

    assert chart.plek == 1


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_lines_are_painted_in_the_colours_of_the_theme(
    chart: Grafiek, qapp: QApplication, mode: str
) -> None:
    apply_theme(qapp, mode)
    image = chart.grab().toImage()
    wanted = {color("accent").rgb(), color("good").rgb(), color("panel").rgb()}
    apply_theme(qapp, "light")
    found = {QColor(image.pixel(x, y)).rgb() for x in range(image.width()) for y in range(image.height())}

    assert wanted <= found


def test_an_empty_chart_says_so_and_has_nothing_to_walk_along(qtbot: QtBot) -> None:
    made = Grafiek()
    qtbot.addWidget(made)
    made.show_chart("Leeg", (), [])
    made.show()
    qtbot.keyClick(made, Key.Key_Right)

    assert made.words() == ""
    assert not made.grab().isNull()


def test_numbers_in_a_chart_are_short() -> None:
    assert [plain(one) for one in (12.0, 7.4, -16, 0, -0.0)] == ["12", "7,4", "−16", "0", "0"]


# --- the part ----------------------------------------------------------------------------------------------


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.COORDINATOR)


@pytest.fixture
def screen(ports: PaperPorts, plek: Plek, qtbot: QtBot) -> GemeentePresenter:
    uid = only_gemeente(plek.store)
    save_taakstelling(plek, uid, 2026, 1, opening=0, taakstelling=8, bron="lijst van maart")
    gezin = dossiers.open_dossier(plek, "Tekleberi", T0 - timedelta(60), 2, "").onderwerp
    gebeurtenissen.record_woning_gevonden(plek, gezin, T0 - timedelta(20), "Voorbeeldlaan 1")
    gebeurtenissen.record_getekend(plek, gezin, T0 - timedelta(15), reden="proef")
    gebeurtenissen.record_verhuisd(plek, gezin, T0 - timedelta(9))
    made = GemeentePresenter(replace(ports.fake.ports), gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    made.enter(deel="grafieken")
    return made


def part(screen: GemeentePresenter) -> GrafiekenPresenter:
    found = screen._made["grafieken"]
    assert isinstance(found, GrafiekenPresenter)
    return found


def table(screen: GemeentePresenter) -> list[list[str]]:
    tabel = part(screen).view.tabel
    return [
        [item.text() if (item := tabel.item(y, x)) is not None else "" for x in range(tabel.columnCount())]
        for y in range(tabel.rowCount())
    ]


def choose(screen: GemeentePresenter, code: str) -> None:
    kies = part(screen).view.kies
    kies.setCurrentIndex(kies.findData(code))
    kies.activated.emit(kies.currentIndex())


def test_the_table_holds_the_figures_of_the_chart_and_its_source(screen: GemeentePresenter) -> None:
    assert table(screen)[-1] == ["2026-1", "8", "2", "6"]
    assert "lijst van maart; de dossiers in deze kluis" in part(screen).view.bron.text()
    assert part(screen).view.gekozen.text() == "2026-1: Taakstelling 8, Realisatie 2, Stand 6"


def test_realisatie_stands_against_the_forecast_month_by_month(screen: GemeentePresenter) -> None:
    choose(screen, "prognose")

    assert table(screen) == [
        ["2026-01", "0", "–", "8"],
        ["2026-02", "0", "–", "8"],
        ["2026-03", "0", "–", "8"],
        ["2026-04", "0", "–", "8"],
        ["2026-05", "0", "–", "8"],
        ["2026-06", "2", "2", "8"],
    ]


def test_the_doorlooptijd_stands_beside_the_line_of_12_weeks(screen: GemeentePresenter) -> None:
    """A130."""
    choose(screen, "doorlooptijd")

    assert table(screen)[-1] == ["2026-06", "7,3", "12"]
    assert screen.place()["grafiek"] == "doorlooptijd"


def test_chart_and_table_choose_the_same_place(screen: GemeentePresenter, qtbot: QtBot) -> None:
    view = part(screen).view
    choose(screen, "prognose")
    qtbot.keyClick(view.grafiek, Key.Key_Home)
    assert view.tabel.currentRow() == 0
    view.tabel.setCurrentCell(3, 0)
    assert view.gekozen.text().startswith("2026-04:")


def test_the_paper_is_one_press_away(screen: GemeentePresenter, ports: PaperPorts, plek: Plek) -> None:
    """It is about the gemeente that is shown, also where the kluis has several."""
    part(screen).view.papier.click()

    asked = {"papier": "gemeenteblad", "gemeente": only_gemeente(plek.store)}
    assert ports.fake.nav.opened == [("papier", asked)]
