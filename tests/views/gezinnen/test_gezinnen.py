"""The list of gezinnen: pages on demand, filters, order, and an empty list that teaches."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.queries.rows import GezinnenPage, GezinRow
from models.services import dossiers
from models.services.gebeurtenissen import close_dossier
from models.values import Fase, Rol
from tests.builders import T0
from tests.views.conftest import House
from tests.views.fakes import fake_ports
from views.gezinnen.gezinnen_model import PAGE, GezinnenModel
from views.gezinnen.gezinnen_view import GezinnenView
from views.gezinnen.presenter import GezinnenPresenter


def today() -> date:
    return T0


def page(offset: int, total: int) -> GezinnenPage:
    rows = tuple(
        GezinRow(
            uid=f"u{n}",
            nummer=f"T1-{n:05d}",
            naam=f"Gezin {n}",
            fase=Fase.VESTIGING,
            personen=3,
            te_laat=n % 3,
            eerste_termijn=T0,
        )
        for n in range(offset, min(offset + PAGE, total))
    )
    return GezinnenPage(rijen=rows, offset=offset, totaal=total)


def test_fifty_thousand_rows_ask_only_for_the_pages_that_are_looked_at(qtbot: QtBot) -> None:
    view = GezinnenView(today)
    qtbot.addWidget(view)
    asked: list[int] = []
    view.page_wished.connect(asked.append)
    view.resize(909, 520)
    view.show()
    view.show_page(page(0, 50_000), fresh=True)
    QApplication.processEvents()
    assert view.model.rowCount() == 50_000
    assert asked == []
    view.tabel.scrollToBottom()
    qtbot.waitUntil(lambda: bool(asked))
    assert set(asked) <= {49_600, 49_800}
    for offset in asked:
        view.show_page(page(offset, 50_000), fresh=False)
    assert view.model.index(49_999, 1).data() == "Gezin 49999"


def test_a_page_is_asked_for_once(qtbot: QtBot) -> None:
    model = GezinnenModel(today)
    asked: list[int] = []
    model.page_wished.connect(asked.append)
    model.show_page(page(0, 1000), fresh=True)
    for _time in range(3):
        assert model.index(500, 1).data() == "…"
    assert asked == [400]


def test_only_so_many_pages_are_kept(qtbot: QtBot) -> None:
    model = GezinnenModel(today)
    for nr in range(60):
        model.show_page(page(nr * PAGE, 50_000), fresh=nr == 0)
    assert len(model._pages) <= 40


@pytest.fixture
def screen(qtbot: QtBot, house: House) -> GezinnenPresenter:
    dossiers.open_dossier(house.plek, "Al-Zahrawan", date(2026, 5, 16), 5, "azc Duinvoorde")
    dossiers.open_dossier(house.plek, "Tekleberi", date(2026, 3, 7), 1, "azc Duinvoorde")
    presenter = GezinnenPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.view.show()
    presenter.enter()
    return presenter


def names(screen: GezinnenPresenter) -> list[str]:
    model = screen.view.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_the_list_stands_by_name_and_a_click_on_a_heading_sorts_otherwise(screen: GezinnenPresenter) -> None:
    assert names(screen) == ["Al-Zahrawan", "Tekleberi", "Warsamele"]
    screen.view.tabel.horizontalHeader().sectionClicked.emit(1)
    assert names(screen) == ["Warsamele", "Tekleberi", "Al-Zahrawan"]
    screen.view.tabel.horizontalHeader().sectionClicked.emit(0)
    assert names(screen) == ["Warsamele", "Al-Zahrawan", "Tekleberi"]


def test_the_filters_show_only_what_fits(screen: GezinnenPresenter) -> None:
    screen.view.filters.schakels["alleen_te_laat"].click()
    assert names(screen) == ["Tekleberi"]
    screen.view.filters.schakels["alleen_te_laat"].click()
    assert len(names(screen)) == 3


def test_a_closed_gezin_stands_in_the_archive(screen: GezinnenPresenter, house: House) -> None:
    house.fake.jobs.write(close_dossier, house.uid, T0, "verhuisd naar elders")
    assert "Warsamele" not in names(screen)
    screen.view.filters.schakels["archief"].click()
    assert names(screen) == ["Warsamele"]


def test_enter_opens_the_gezin(qtbot: QtBot, screen: GezinnenPresenter, house: House) -> None:
    table = screen.view.tabel
    table.setCurrentIndex(screen.view.model.index(2, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert house.fake.nav.opened[-1] == ("dossier", {"uid": house.uid})


def test_the_two_ways_to_begin(screen: GezinnenPresenter, house: House) -> None:
    screen.view.nieuw.click()
    screen.view.begin.click()
    assert [name for name, _args in house.fake.nav.opened] == ["nieuw_gezin", "begin_hier"]


def test_an_empty_list_teaches_and_a_filter_without_hits_says_so(
    qtbot: QtBot, screen: GezinnenPresenter, house: House
) -> None:
    screen.view.filters.schakels["archief"].click()
    assert screen.view.leeg.isVisible()
    assert screen.view.leeg.titel.text() == "Geen gezin past bij deze keuze"
    screen.view.filters.schakels["archief"].click()
    assert screen.view.tabel.isVisible()


def test_who_sees_all_can_choose_a_begeleider(qtbot: QtBot, house: House) -> None:
    fake = fake_ports(house.plek, Rol.COORDINATOR)
    presenter = GezinnenPresenter(fake.ports, alle=True)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter()
    combo = presenter.view.filters.keuzes["begeleider_uid"]
    assert combo.isVisible()
    assert [combo.itemText(nr) for nr in range(combo.count())] == ["Alle begeleiders", "Wil Voorbeeld"]
    combo.setCurrentIndex(1)
    assert presenter.view.model.total == 1


@pytest.mark.parametrize("width", [716, 909, 1180])
def test_nothing_scrolls_sideways(qtbot: QtBot, screen: GezinnenPresenter, width: int) -> None:
    screen.view.resize(width, 520)
    QApplication.processEvents()
    table = screen.view.tabel
    used = sum(
        table.columnWidth(nr) for nr in range(screen.view.model.columnCount()) if not table.isColumnHidden(nr)
    )
    assert used <= table.viewport().width()


def test_late_is_a_sign_and_a_word_not_only_a_colour(qtbot: QtBot) -> None:
    model = GezinnenModel(today)
    model.show_page(page(0, 10), fresh=True)
    assert model.index(2, 7).data() == "!  2"
    said = model.index(2, 7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Te laat: !  2"
