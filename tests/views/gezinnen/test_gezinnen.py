"""The list of gezinnen: pages on demand, filters, order, and an empty list that teaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.queries.rows import GezinnenFilter, GezinnenPage, GezinRow
from models.services import dossiers
from models.services.gebeurtenissen import close_dossier
from models.services.lijstkeuze import keep_lijst
from models.values import Fase, Rol
from tests.builders import T0, add_medewerker, make_plek
from tests.views.conftest import House
from tests.views.fakes import fake_ports
from views.gezinnen.gezinnen_model import PAGE, GezinnenModel
from views.gezinnen.gezinnen_view import GezinnenView
from views.gezinnen.kolommen import GEWOON, all_columns
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


# --- columns and kept lists ---


def tick(screen: GezinnenPresenter, *words: str) -> None:
    lijst = screen.view.kolommen.lijst
    for row in range(lijst.count()):
        item = lijst.item(row)
        if item.text() in words:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def again(qtbot: QtBot, house: House) -> GezinnenPresenter:
    presenter = GezinnenPresenter(house.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(909, 520)
    presenter.view.show()
    presenter.enter()
    return presenter


def keep(screen: GezinnenPresenter, naam: str) -> None:
    screen.view.bewaren_wished.emit()
    form = screen.view.paneel.form
    assert form is not None
    form.vakken["naam"].set_raw(naam)
    screen.view.paneel.save.click()


def chips(screen: GezinnenPresenter) -> dict[str, bool]:
    return {chip.accessibleName(): chip.isChecked() for chip in screen.view.rij.chips.values()}


def cell(screen: GezinnenPresenter, row: int, code: str) -> object:
    return screen.view.model.index(row, screen.view.model.columns.index(code)).data()


def test_chosen_columns_tell_more_at_once_and_stay_for_oneself(
    qtbot: QtBot, screen: GezinnenPresenter, house: House
) -> None:
    screen.view.kolommen_knop.click()
    tick(screen, "Azc", "Koppeling", "Laatste contact", "Begeleider")
    assert "begeleider" not in screen.view.model.columns
    assert (cell(screen, 0, "azc"), cell(screen, 0, "koppeling")) == ("azc Duinvoorde", "za 16 mei")

    assert again(qtbot, house).view.model.columns == screen.view.model.columns
    other = fake_ports(make_plek(house.plek.store, wie=add_medewerker(house.plek.store, "Noa Voorbeeld")))
    presenter = GezinnenPresenter(other.ports)
    qtbot.addWidget(presenter.view)
    presenter.enter()
    assert presenter.view.model.columns == GEWOON


def test_a_column_moves_with_the_keyboard_and_the_name_of_the_gezin_cannot_go(
    qtbot: QtBot, screen: GezinnenPresenter
) -> None:
    screen.view.kolommen_knop.click()
    panel = screen.view.kolommen
    panel.lijst.setCurrentRow(2)
    qtbot.keyClick(panel.lijst, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.lijst, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert screen.view.model.columns[:3] == ("fase", "nummer", "naam")
    assert not panel.omhoog.isEnabled()
    panel.lijst.setCurrentRow(2)
    qtbot.keyClick(panel.lijst, Qt.Key.Key_Space)
    assert screen.view.model.columns[:3] == ("fase", "nummer", "naam")
    panel.lijst.setCurrentRow(1)
    qtbot.keyClick(panel.lijst, Qt.Key.Key_Space)
    assert screen.view.model.columns[:2] == ("fase", "naam")
    panel.gewoon.click()
    assert screen.view.model.columns == GEWOON
    assert panel.codes() == GEWOON
    qtbot.keyClick(panel.lijst, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_heading_of_a_chosen_column_sorts(screen: GezinnenPresenter) -> None:
    tick(screen, "Koppeling")
    at = screen.view.model.columns.index("koppeling")
    screen.view.tabel.horizontalHeader().sectionClicked.emit(at)
    assert names(screen) == ["Tekleberi", "Al-Zahrawan", "Warsamele"]
    assert screen.view.tabel.horizontalHeader().sortIndicatorSection() == at
    tick(screen, "Koppeling")
    assert names(screen) == ["Tekleberi", "Al-Zahrawan", "Warsamele"]


def test_what_is_typed_in_the_search_field_counts_soon(qtbot: QtBot, screen: GezinnenPresenter) -> None:
    qtbot.keyClicks(screen.view.filters.velden["tekst"], "tekleb")
    qtbot.waitUntil(lambda: names(screen) == ["Tekleberi"])
    screen.view.filters.velden["tekst"].clear()
    qtbot.waitUntil(lambda: len(names(screen)) == 3)


def test_a_kept_list_comes_back_with_filter_order_and_columns(
    qtbot: QtBot, screen: GezinnenPresenter, house: House
) -> None:
    screen.view.filters.schakels["alleen_te_laat"].click()
    screen.view.tabel.horizontalHeader().sectionClicked.emit(0)
    keep(screen, "Laat & snel")
    assert house.fake.say.goed[-1] == ("Lijst bewaard: Laat & snel.", "")
    assert not screen.view.paneel.isVisible()
    assert chips(screen) == {"Laat & snel": True}

    other = again(qtbot, house)
    assert chips(other) == {"Laat & snel": False}
    tick(other, "Fase")
    (chip,) = other.view.rij.chips.values()
    chip.click()
    assert names(other) == ["Tekleberi"]
    assert other.view.filters.schakels["alleen_te_laat"].isChecked()
    assert other.view.model.columns == GEWOON
    assert other.view.tabel.horizontalHeader().sortIndicatorSection() == 0
    assert chips(other) == {"Laat & snel": True}

    chip.click()
    assert len(names(other)) == 3
    assert "fase" not in other.view.model.columns, "the own columns are back"
    assert chips(other) == {"Laat & snel": False}


def test_columns_chosen_in_a_kept_list_wait_until_that_list_is_kept_again(
    qtbot: QtBot, screen: GezinnenPresenter, house: House
) -> None:
    keep(screen, "Alles")
    tick(screen, "Fase")
    assert chips(screen) == {"Alles": False}
    assert "Alles" in screen.view.kolommen.uitleg.text()
    assert again(qtbot, house).view.model.columns == GEWOON
    screen.view.rij.change_wished.emit(next(iter(screen.view.rij.chips)))
    assert chips(screen) == {"Alles": True}
    other = again(qtbot, house)
    next(iter(other.view.rij.chips.values())).click()
    assert "fase" not in other.view.model.columns


class Answers:
    """Says yes or no to every question, and remembers them."""

    def __init__(self) -> None:
        self.yes = False
        self.asked: list[str] = []

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        assert (ja, nee) == ("Weghalen", "Behouden")
        self.asked.append(vraag)
        then(self.yes)


def test_a_list_gets_another_name_and_goes_only_after_a_yes(qtbot: QtBot, house: House) -> None:
    answers = Answers()
    screen = GezinnenPresenter(replace(house.fake.ports, ask=answers))  # type: ignore[arg-type] # asks only
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    keep(screen, "Eerste")
    keep(screen, "Tweede")
    first, _second = screen.view.rij.chips
    screen.view.rij.rename_wished.emit(first)
    form = screen.view.paneel.form
    assert form is not None
    assert form.vakken["naam"].raw() == "Eerste"
    form.vakken["naam"].set_raw("Tweede")
    screen.view.paneel.save.click()
    assert form.vakken["naam"].problem.text().startswith("Je hebt al een lijst met deze naam")
    form.vakken["naam"].set_raw("Derde")
    screen.view.paneel.save.click()
    assert list(chips(screen)) == ["Derde", "Tweede"]

    screen.view.rij.remove_wished.emit(first)
    assert list(chips(screen)) == ["Derde", "Tweede"]
    assert answers.asked == ["De lijst Derde weghalen? De gezinnen zelf blijven staan."]
    answers.yes = True
    screen.view.rij.remove_wished.emit(first)
    assert list(chips(screen)) == ["Tweede"]
    assert house.fake.say.goed[-1] == ("Lijst weggehaald.", "")


def test_a_list_of_a_begeleider_who_is_gone_says_so(qtbot: QtBot, house: House) -> None:
    fake = fake_ports(house.plek, Rol.COORDINATOR)
    keep_lijst(house.plek, "alle_gezinnen", "Van Noa", GezinnenFilter(begeleider_uid="weg"), ())
    presenter = GezinnenPresenter(fake.ports, alle=True)
    qtbot.addWidget(presenter.view)
    presenter.enter()
    presenter.view.rij.pick_nr(1)
    assert "werkt hier niet meer" in str(fake.say.fout[-1])
    assert presenter.view.model.total == 1


def test_a_half_typed_name_comes_back_with_the_choice_it_is_for(
    qtbot: QtBot, screen: GezinnenPresenter, house: House
) -> None:
    screen.view.filters.schakels["alleen_te_laat"].click()
    screen.view.bewaren_wished.emit()
    assert screen.view.paneel.form is not None
    screen.view.paneel.form.vakken["naam"].set_raw("Half get")
    screen.keep_draft()

    other = again(qtbot, house)
    assert other.view.paneel.form is not None
    assert other.view.paneel.form.vakken["naam"].raw() == "Half get"
    assert names(other) == ["Tekleberi"]
    other.view.paneel.cancel.click()
    assert again(qtbot, house).view.paneel.form is None


def test_in_a_kluis_for_reading_columns_can_be_chosen_and_lists_not_kept(qtbot: QtBot, house: House) -> None:
    presenter = GezinnenPresenter(replace(house.fake.ports, alleen_lezen=True))
    qtbot.addWidget(presenter.view)
    presenter.enter()
    tick(presenter, "Fase")
    assert "fase" not in presenter.view.model.columns
    assert not presenter.view.bewaard.isEnabled()
    assert again(qtbot, house).view.model.columns == GEWOON


@pytest.mark.parametrize("width", [716, 909, 1900, 2500])
@pytest.mark.parametrize("open_", [False, True])
def test_all_columns_at_once_never_scroll_sideways_and_what_has_no_room_is_said(
    screen: GezinnenPresenter, width: int, open_: bool
) -> None:
    screen.view.resize(width, 520)
    tick(screen, *[one.naam for code, one in all_columns().items() if code not in GEWOON])
    if open_:
        screen.view.kolommen_knop.click()
    QApplication.processEvents()
    table, model = screen.view.tabel, screen.view.model
    shown = [nr for nr in range(model.columnCount()) if not table.isColumnHidden(nr)]
    assert sum(table.columnWidth(nr) for nr in shown) <= table.viewport().width()
    assert model.name_column in shown
    gone = model.columnCount() - len(shown)
    assert shown == list(range(len(shown))), "the last ones go"
    said = screen.view.aantal.text()
    told = {0: "", 1: " · 1 kolom past er nu niet bij"}
    assert said == f"3 gezinnen{told.get(gone, f' · {gone} kolommen passen er nu niet bij')}"


def test_many_lists_take_one_row_and_all_stand_in_the_menu(qtbot: QtBot, screen: GezinnenPresenter) -> None:
    high = screen.view.rij.height()
    for nr in range(8):
        keep(screen, f"{nr} wacht op de corporatie voor het overleg van dinsdag")
    QApplication.processEvents()
    assert screen.view.rij.height() == high
    seen = [chip for chip in screen.view.rij.chips.values() if chip.isVisible()]
    assert 0 < len(seen) < 8
    assert all(chip.geometry().right() < screen.view.rij.width() for chip in seen)
    words = [action.text() for action in screen.view.bewaard.menu().actions()]
    assert sum("\tAlt+" in one for one in words) == 8
    last = list(screen.view.rij.chips.values())[-1]
    assert last.isChecked()
    assert last.isVisible(), "what the table shows is always among them"
    keep(screen, "negende")
    form = screen.view.paneel.form
    assert form is not None
    assert "8 lijsten" in form.vakken["naam"].problem.text()


def test_a_name_of_a_list_is_shown_as_it_is_written(screen: GezinnenPresenter, house: House) -> None:
    naam = "<b>A & B</b> {naam} %s"
    keep(screen, naam)
    (chip,) = screen.view.rij.chips.values()
    assert chip.accessibleName() == naam
    assert chip.text().replace("&&", "&") == naam
    assert "&lt;b&gt;" in chip.toolTip()
    assert house.fake.say.goed[-1] == (f"Lijst bewaard: {naam}.", "")
    assert screen.view.kolommen.uitleg.text().startswith(f"Dit hoort bij de lijst {naam}.")
    assert screen.view.kolommen.uitleg.textFormat() is Qt.TextFormat.PlainText
