from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.services import dossiers, gebeurtenissen
from models.services.gemeentepunten import add_gemeentepunt
from models.services.verb import Plek
from models.tables import Afdruk
from models.values import Rol
from tests.builders import T0, add_medewerker, make_plek, only_gemeente
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.agenda.presenter import AgendaPresenter
from views.agenda.rooster import ROL_DAG, maandag, weken_van
from views.papier.presenter import PapierPresenter
from views.widgets.lijn import Soort

DAG = timedelta(days=1)
TEKENDAG = T0 + 3 * DAG


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezin(plek: Plek) -> str:
    uid = dossiers.open_dossier(plek, "Tekleberi", T0 - 10 * DAG, 2, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
    return uid


@pytest.fixture
def screen(ports: PaperPorts, gezin: str, qtbot: QtBot) -> AgendaPresenter:
    presenter = AgendaPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 520)
    presenter.view.show()
    presenter.enter()
    presenter.view.filters.schakels["alle"].click()
    return presenter


def _day(screen: AgendaPresenter) -> date:
    return screen.view.rooster.currentIndex().data(ROL_DAG)  # type: ignore[no-any-return] # the role of days


def _titles(screen: AgendaPresenter) -> list[str]:
    return [line.titel for line in screen.view.lijst.lijnen_model.lijnen]


def test_a_point_of_the_gemeente_leads_to_the_overleggen(
    screen: AgendaPresenter, ports: PaperPorts, plek: Plek
) -> None:
    uid = only_gemeente(plek.store)
    add_gemeentepunt(plek, "brief sturen", "GEM", T0, gemeente_uid=uid)
    screen.enter()
    (line,) = [one for one in screen.view.lijst.lijnen_model.lijnen if one.titel == "brief sturen"]

    assert line.onder == "Wilgenrade"
    screen.view.opened.emit(line.sleutel)
    assert ports.fake.nav.opened == [("gemeente", {"deel": "overleggen", "gemeente": uid})]


def test_a_month_shows_all_its_weeks_from_monday_on() -> None:
    assert weken_van(date(2026, 6, 15), week=False)[0] == date(2026, 6, 1)
    assert weken_van(date(2026, 2, 15), week=False)[0] == date(2026, 1, 26)
    assert len(weken_van(date(2026, 2, 15), week=False)) == 5
    assert weken_van(date(2026, 6, 21), week=True) == [date(2026, 6, 15)]
    assert maandag(date(2026, 6, 21)) == date(2026, 6, 15)


def test_it_opens_on_today_and_arrows_go_from_day_to_day(screen: AgendaPresenter, qtbot: QtBot) -> None:
    rooster = screen.view.rooster
    assert _day(screen) == T0

    for _nr in range(3):
        qtbot.keyClick(rooster, Qt.Key.Key_Right)

    assert _day(screen) == TEKENDAG
    assert "Tekendatum" in " ".join(_titles(screen))
    qtbot.keyClick(rooster, Qt.Key.Key_Down)
    assert _day(screen) == TEKENDAG + 7 * DAG


def test_arrows_past_the_edge_and_page_keys_show_another_month(screen: AgendaPresenter, qtbot: QtBot) -> None:
    screen.enter(dag="2026-06-30")
    for _nr in range(6):
        qtbot.keyClick(screen.view.rooster, Qt.Key.Key_Right)
    assert _day(screen) == date(2026, 7, 6)
    assert screen.view.titel.text() == "Juli 2026"
    screen.view.terug.click()
    assert _day(screen) == date(2026, 6, 6)
    screen.view.nu.click()
    assert _day(screen) == T0


def test_a_week_is_one_row_and_steps_by_weeks(screen: AgendaPresenter) -> None:
    screen.view.week.click()
    assert screen.view.rooster.dagen.rowCount() == 1
    assert screen.view.titel.text() == "Week 25, juni 2026"
    screen.view.verder.click()
    assert _day(screen) == T0 + 7 * DAG
    assert screen.place() == {"dag": (T0 + 7 * DAG).isoformat(), "week": "ja"}


def test_a_day_says_itself_to_who_hears_the_screen(screen: AgendaPresenter) -> None:
    rooster = screen.view.rooster
    words = rooster.dagen.data(rooster.dagen.place_of(TEKENDAG), Qt.ItemDataRole.AccessibleTextRole)
    assert "do 18 juni 2026" in str(words)
    assert "Tekleberi" in str(words)


def test_enter_goes_to_the_day_and_a_line_opens_the_gezin(
    screen: AgendaPresenter, ports: PaperPorts, gezin: str
) -> None:
    screen.view.rooster.show_day(TEKENDAG)
    line = next(one for one in screen.view.lijst.lijnen_model.lijnen if one.sleutel.startswith("dag-"))
    screen.view.lijst.opened.emit(line.sleutel)
    assert ports.fake.nav.opened[-1][1]["uid"] == gezin


def test_who_sees_all_begins_with_the_own_gezinnen(plek: Plek, gezin: str, qtbot: QtBot) -> None:
    wie = add_medewerker(plek.store, "Cas Voorbeeld", Rol.CASUSREGISSEUR)
    ports = paper_ports(make_plek(plek.store, wie=wie), Rol.CASUSREGISSEUR)
    presenter = AgendaPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.show()
    presenter.enter(dag=TEKENDAG.isoformat())
    assert "Niets op deze dag." in _titles(presenter)
    presenter.view.filters.schakels["alle"].click()
    assert "Tekendatum" in _titles(presenter)


# --- to a file ---


@pytest.fixture
def papier(ports: PaperPorts, gezin: str, qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    return presenter


def test_one_appointment_becomes_a_file_without_names_and_is_recorded(
    screen: AgendaPresenter, papier: PapierPresenter, ports: PaperPorts, plek: Plek, tmp_path: Path
) -> None:
    screen.view.rooster.show_day(TEKENDAG)
    line = next(one for one in screen.view.lijst.lijnen_model.lijnen if one.sleutel.startswith("dag-"))
    screen.view.lijst.knop_pressed.emit(line.sleutel, "agenda")
    name, args = ports.fake.nav.opened[-1]
    assert name == "papier"
    ports.ask.path = tmp_path / "agenda.ics"

    papier.enter(**args)
    papier.view.maak.agenda.click()

    text = (tmp_path / "agenda.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert "20260618" in text
    assert "Tekleberi" not in text
    with plek.store.reader() as session:
        rows = session.execute(select(Afdruk.soort, Afdruk.naar, Afdruk.privacy, Afdruk.vernietigen_voor))
        (row,) = rows
    assert (row[0], row[1], row[2]) == ("agenda", "bestand", "anoniem")
    assert row[3] is not None
    assert row[3] > TEKENDAG


def test_a_period_can_be_printed_and_another_length_chosen(
    screen: AgendaPresenter, papier: PapierPresenter, ports: PaperPorts
) -> None:
    screen.view.bestand.click()
    papier.enter(**ports.fake.nav.opened[-1][1])
    papier.view.maak.opties.changed.emit("periode", "91")
    papier.view.maak.print.click()
    assert len(ports.ask.printed) == 1


def test_a_day_says_in_its_tooltip_and_to_who_hears_it_what_is_cut_in_the_grid(
    ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    naam = "<b>Van-der-Welgemoed-Sterrenlicht-Noordenwind-Zonneschijn-Zuid</b>"
    uid = dossiers.open_dossier(plek, naam, T0 - 10 * DAG, 2, "Duinvoorde").onderwerp
    gebeurtenissen.record_tekendatum(plek, uid, TEKENDAG)
    presenter = AgendaPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 520)
    presenter.view.show()
    presenter.enter()
    presenter.view.filters.schakels["alle"].click()
    cell = presenter.view.rooster.dagen.place_of(TEKENDAG)

    assert naam in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert naam.replace("<", "&lt;").replace(">", "&gt;") in cell.data(Qt.ItemDataRole.ToolTipRole)
    presenter.view.rooster.show_day(TEKENDAG)
    assert all(line.smal for line in presenter.view.lijst.lijnen_model.lijnen if line.soort is Soort.LIJN)
    empty = presenter.view.rooster.dagen.place_of(T0 - DAG)
    assert empty.data(Qt.ItemDataRole.ToolTipRole) is None
