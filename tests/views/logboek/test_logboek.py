"""The screen Logboek: entries, filters, one entry, reading through, the list and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.errors import Known, Refused
from models.queries.afdrukken import load_afdrukken
from models.rules.logboek import make_ankercode
from models.services import dossiers
from models.services.verb import Plek, Regel, note, note_all
from models.store import Bron, LogboekAnker
from models.values import Papier, Rol
from reports.catalog import render
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek
from tests.views.conftest import House
from tests.views.fakes import DirectJobs, FakePorts, NoAsk, fake_ports
from views.logboek.logboek_model import WAAROVER, WAT, WIE
from views.logboek.presenter import LogboekPresenter
from views.logboek.uitvoer import PIECE
from views.ports import Paper

DAG = timedelta(days=1)


class LogJobs(DirectJobs):
    """Makes the sheet at once."""

    def __init__(self, plek: Plek) -> None:
        super().__init__(plek)
        self.refuse = ""

    def paper(
        self,
        papier: Papier | tuple[Papier, ...],
        facts: Any,  # noqa: ANN401 - facts of any paper
        then: Callable[[Paper], None],
        failed: Callable[[Known], None] | None = None,
        vorm: str = "pdf",
    ) -> None:
        assert isinstance(papier, Papier)
        if self.refuse:
            self._fail(Refused(self.refuse), failed)
            return
        made = render(papier, facts)
        then(Paper(made.pdf, made.pages, made.missing_glyphs))

    def call(
        self,
        fn: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Known], None] | None = None,
        **kwargs: Any,  # noqa: ANN401 - whatever the service takes
    ) -> None:
        try:
            super().call(fn, *args, then=then, **kwargs)
        except Known as error:
            self._fail(error, failed)


class Answers(NoAsk):
    """Answers where a file goes and whether it was printed."""

    def __init__(self, path: Path | None = None, *, printed: bool = True) -> None:
        self.path, self.printed = path, printed
        self.names: list[str] = []

    def ask(self, vraag: str, ja: str, nee: str, then: Callable[[bool], None]) -> None:
        raise AssertionError(vraag)

    def folder(self, titel: str) -> Path | None:
        raise AssertionError(titel)

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        self.names.append(naam)
        return self.path

    def print_pdf(self, pdf: bytes, titel: str) -> bool:
        assert pdf.startswith(b"%PDF")
        return self.printed


@pytest.fixture
def fake(house: House) -> FakePorts:
    made = fake_ports(house.plek, Rol.CASUSREGISSEUR, Rol.BEHEERDER)
    jobs = LogJobs(house.plek)
    return replace(made, ports=replace(made.ports, jobs=jobs), jobs=jobs)


@pytest.fixture
def screen(fake: FakePorts, qtbot: QtBot) -> LogboekPresenter:
    found = LogboekPresenter(fake.ports)
    qtbot.addWidget(found.view)
    found.view.resize(660, 560)
    found.view.show()
    found.enter()
    return found


def answer(fake: FakePorts, screen: LogboekPresenter, answers: Answers) -> None:
    for one in (screen, screen.blad, screen.uitvoer):
        one._ports = replace(fake.ports, ask=answers)


def cell(screen: LogboekPresenter, row: int, column: int) -> str:
    model = screen.view.model
    return str(model.data(model.index(row, column)))


def column(screen: LogboekPresenter, nr: int = WAT) -> list[str]:
    return [cell(screen, row, nr) for row in range(screen.view.model.rowCount())]


def test_the_entries_stand_there_the_newest_first(screen: LogboekPresenter) -> None:
    assert column(screen) == ["Gezin erbij", "Kluis gemaakt"]
    assert cell(screen, 0, WIE) == "Wil Voorbeeld"
    assert cell(screen, 1, WIE) == "het programma"
    assert cell(screen, 0, WAAROVER) == "T1-0001"
    assert screen.view.stand.text() == "Nog niet nagekeken."
    assert screen.view.aantal.text() == "2 regels"


def test_a_refused_wish_says_so_in_words_and_colour(screen: LogboekPresenter, house: House) -> None:
    other = make_plek(house.plek.store, wie=add_medewerker(house.plek.store, "Bo", "begeleider"))
    with pytest.raises(Refused):
        dossiers.save_dossier_field(other, house.uid, "naam", "x")
    screen.enter()
    index = screen.view.model.index(0, WAT)
    assert index.data() == "!  Gegeven veranderd: niet toegestaan"
    assert "ander gezin" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Bo" in index.data(Qt.ItemDataRole.ToolTipRole)
    screen.view.grab()


def test_every_filter_chooses_and_the_place_remembers_them(screen: LogboekPresenter, house: House) -> None:
    note(house.plek, "dossier_bekeken", dossier_uid=house.uid)
    note(house.plek, "aangemeld", op=VasteKlok(T0 - 3 * DAG).nu())
    screen.enter()
    filters = screen.view.filters

    filters.keuzes["soort"].setCurrentIndex(filters.keuzes["soort"].findData("bekeken"))
    assert column(screen) == ["Dossier bekeken"]
    filters.keuzes["wie"].setCurrentIndex(filters.keuzes["wie"].findData("systeem"))
    assert screen.view.model.rowCount() == 0
    assert screen.view.leeg.titel.text() == "Geen regel past bij deze keuze"
    filters.keuzes["wie"].setCurrentIndex(0)
    filters.keuzes["soort"].setCurrentIndex(0)
    filters.velden["dossier"].setText("1")
    filters.velden["dossier"].editingFinished.emit()
    assert column(screen) == ["Dossier bekeken", "Gezin erbij"]
    filters.velden["dossier"].clear()
    filters.velden["tot"].setText("12-6")
    filters.velden["tot"].editingFinished.emit()
    assert column(screen) == ["Aangemeld"]
    assert screen.place() == {"tot": "2026-06-12"}

    again = LogboekPresenter(screen._ports)
    again.enter(**screen.place(), deel="logboek")
    assert column(again) == ["Aangemeld"]
    assert again.view.filters.velden["tot"].text() == "vr 12 juni 2026"
    again.view.deleteLater()


def test_a_number_that_no_dossier_has_is_said_beside_the_filters(screen: LogboekPresenter) -> None:
    screen.view.filters.velden["dossier"].setText("77")
    screen.view.filters.velden["dossier"].editingFinished.emit()
    assert screen.view.filterfout.text() == "Er is geen dossier met nummer 77."
    screen.view.filters.velden["dossier"].setText("")
    screen.view.filters.velden["dossier"].editingFinished.emit()
    assert screen.view.filterfout.isHidden()
    assert screen.view.model.rowCount() == 2


def test_scrolling_on_fetches_older_entries_once(
    screen: LogboekPresenter, house: House, qtbot: QtBot
) -> None:
    note_all(house.plek, [Regel("aangemeld") for _ in range(450)])
    screen.enter()
    model = screen.view.model
    assert (model.rowCount(), model.more) == (200, True)
    assert screen.view.aantal.text() == "200 regels en meer, de nieuwste eerst"
    for expected in (400, 452):
        model.fetchMore(model.index(-1, -1))
        assert not model.canFetchMore(model.index(-1, -1))
        qtbot.waitUntil(lambda want=expected: model.rowCount() == want)  # type: ignore[misc] # a default binds it
    assert not model.more
    numbers = [row.nummer for row in model.rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 452


def test_enter_opens_an_entry_with_what_it_changed_and_escape_closes_it(
    screen: LogboekPresenter, house: House, fake: FakePorts, qtbot: QtBot
) -> None:
    dossiers.save_dossier_field(house.plek, house.uid, "naam", "Warsame")
    screen.enter()
    screen.view.tabel.selectRow(0)
    qtbot.keyClick(screen.view.tabel, Qt.Key.Key_Return)

    detail = screen.view.detail
    assert detail.titel.text() == "Regel 3: Gegeven veranderd"
    assert "proef" in detail.onder.text()
    assert "gedaan" in detail.onder.text()
    (line,) = detail.lijst.lijnen_model.lijnen
    assert (line.titel, line.onder) == ("Dossier: naam", "Warsamele → Warsame")
    detail.naar.click()
    assert fake.nav.opened == [("dossier", {"uid": house.uid, "tab": "historie"})]
    qtbot.keyClick(detail, Qt.Key.Key_Escape)
    assert detail.isHidden()


def test_who_sees_no_dossier_opens_an_entry_without_values_or_a_way_to_it(house: House, qtbot: QtBot) -> None:
    dossiers.save_dossier_field(house.plek, house.uid, "naam", "Geheimnaam")
    beheer = make_plek(house.plek.store, wie=add_medewerker(house.plek.store, "Bo", "beheerder"))
    screen = LogboekPresenter(fake_ports(beheer, Rol.BEHEERDER).ports)
    qtbot.addWidget(screen.view)
    screen.enter()
    screen._opened(0)

    detail = screen.view.detail
    lines = detail.lijst.lijnen_model.lijnen
    assert "gewist, of hoort bij een gezin" in lines[0].onder
    assert "Geheim" not in repr(lines) + detail.onder.text()
    assert detail.naar.isHidden()


# --- reading it through -----------------------------------------------------------------------------------


def test_reading_through_says_what_came_of_it_and_is_an_entry(
    screen: LogboekPresenter, fake: FakePorts
) -> None:
    screen.view.knoppen["nakijken"].click()
    assert fake.say.goed == [("Het logboek is heel: er is niets veranderd, weg of tussengezet.", "")]
    assert "2 regels nagekeken." in screen.view.stand.text()
    assert "geen kopie of blad" in screen.view.stand.text()
    assert column(screen)[0] == "Logboek nagekeken"
    assert screen.view.knoppen["nakijken"].isEnabled()


def test_what_is_wrong_is_named_with_number_moment_and_kind_and_what_to_do(
    screen: LogboekPresenter, house: House, fake: FakePorts
) -> None:
    with house.plek.store.writer() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER bewerking_geen_update")
        connection.exec_driver_sql("UPDATE bewerking SET wie = 'een ander' WHERE id = 2")
    screen.view.knoppen["nakijken"].click()

    words = screen.view.probleem.text()
    assert "Regel 2 klopt niet meer (Gezin erbij, ma 15 jun 2026 11:30)." in words
    assert "Zet een reservekopie op een stick" in words
    assert fake.say.goed == []
    assert column(screen)[0] == "!  Logboek nagekeken: niet in orde"
    again = LogboekPresenter(fake.ports)
    again.enter()
    assert "niet in orde bij regel 2" in again.view.probleem.text()
    again.view.deleteLater()


def test_an_anchor_in_a_backup_that_disagrees_names_the_backup(
    screen: LogboekPresenter, fake: FakePorts
) -> None:
    fake.jobs.bronnen = (Bron("reservekopie", LogboekAnker(9, "0" * 64), VasteKlok().nu()),)
    screen.view.knoppen["nakijken"].click()
    assert (
        "Het logboek is afgekapt: regel 3 en alles daarna is weg"
        " (volgens de reservekopie van ma 15 jun 2026 11:30)." in screen.view.probleem.text()
    )


def test_a_code_from_paper_is_compared_and_a_typing_mistake_is_said_at_the_field(
    screen: LogboekPresenter, house: House, fake: FakePorts
) -> None:
    from models.store import head

    with house.plek.store.reader() as session:
        anker = head(session)
    assert anker is not None
    code = make_ankercode(anker.nummer, anker.keten)
    screen.view.knoppen["blad"].click()
    vak = screen.view.paneel.form.vakken["blad"]  # type: ignore[union-attr] # just opened
    wrong = "1" if code[0] != "1" else "2"
    vak.show_value(wrong + code[1:])
    screen.view.paneel.save.click()
    assert vak.problem.text() == "In groep 1 zit een fout. Kijk op het logboekblad."
    vak.show_value(code.lower().replace("-", " "))
    screen.view.paneel.save.click()
    assert screen.view.paneel.isHidden()
    assert "1 keer vergeleken met een kopie of blad: gelijk." in screen.view.stand.text()

    screen.view.knoppen["blad"].click()
    screen.view.paneel.form.vakken["blad"].show_value(make_ankercode(1, "ab" * 32))  # type: ignore[union-attr] # just opened
    screen.view.paneel.save.click()
    assert "Regel 1 is niet de regel van toen (volgens het logboekblad)." in screen.view.probleem.text()


# --- the list and the sheet -------------------------------------------------------------------------------


def test_the_list_holds_what_the_filter_chose_and_taking_it_out_is_an_entry(
    screen: LogboekPresenter, house: House, fake: FakePorts, tmp_path: Path
) -> None:
    note_all(house.plek, [Regel("aangemeld") for _ in range(PIECE + 3)])
    filters = screen.view.filters
    filters.keuzes["soort"].setCurrentIndex(filters.keuzes["soort"].findData("aangemeld"))
    answers = Answers(tmp_path / "uit.csv")
    answer(fake, screen, answers)
    screen.view.knoppen["lijst"].click()

    lines = (tmp_path / "uit.csv").read_text("utf-8-sig").splitlines()
    assert answers.names == ["logboek-2026-06-15.csv"]
    assert lines[0].startswith("Regel;Datum;Tijd;Medewerker;Wat;Soort;Dossier;Waarover;Uitkomst;Vanwaar")
    assert len(lines) == PIECE + 4
    assert lines[1].startswith(f"{PIECE + 5};2026-06-15;11:30:00;Wil Voorbeeld;Aangemeld;")
    assert fake.say.goed == [(f"{PIECE + 3} regels opgeslagen als uit.csv", "")]
    filters.keuzes["soort"].setCurrentIndex(0)
    assert column(screen)[0] == "Logboek als lijst opgeslagen"
    assert cell(screen, 0, WAAROVER) == f"{PIECE + 3} regels"


def test_a_list_that_cannot_be_written_is_said_and_the_buttons_work_again(
    screen: LogboekPresenter, fake: FakePorts, tmp_path: Path
) -> None:
    answer(fake, screen, Answers(tmp_path / "bestaat niet" / "uit.csv"))
    screen.view.knoppen["lijst"].click()
    assert [getattr(one, "code", "") for one in fake.say.fout] == ["uit_bestaat_niet"]
    assert screen.view.knoppen["lijst"].isEnabled()
    assert not screen.uitvoer.busy


def test_no_place_chosen_takes_nothing_out(screen: LogboekPresenter, fake: FakePorts) -> None:
    answer(fake, screen, Answers(None))
    screen.view.knoppen["lijst"].click()
    assert fake.jobs.written == []


def make_sheet(screen: LogboekPresenter, naar: str) -> None:
    screen.view.knoppen["logboekblad"].click()
    form = screen.view.paneel.form
    assert form is not None
    form.vakken["naar"].show_value(naar)
    screen.view.paneel.save.click()


def test_the_sheet_is_an_entry_with_its_code_and_its_anchor_covers_that_entry(
    screen: LogboekPresenter, house: House, fake: FakePorts, tmp_path: Path
) -> None:
    answers = Answers(tmp_path / "blad.pdf")
    answer(fake, screen, answers)
    make_sheet(screen, "bestand")

    assert answers.names == ["logboekblad-2026-05.pdf"]
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    assert column(screen)[0] == "Logboekblad gemaakt"
    assert cell(screen, 0, WAAROVER) == "papier K1-0"
    with lezer_for(house.plek) as lezer:
        (paper,) = load_afdrukken(lezer)
    assert (paper.soort, paper.vernietigen_voor) == ("logboekblad", None)


@pytest.mark.parametrize("how", ["not printed", "not made"])
def test_a_sheet_that_does_not_exist_is_taken_back(
    screen: LogboekPresenter, fake: FakePorts, how: str
) -> None:
    answer(fake, screen, Answers(printed=False))
    if how == "not made":
        fake.jobs.refuse = "papier_mislukt"  # type: ignore[attr-defined] # of LogJobs
    make_sheet(screen, "printer")
    assert column(screen)[:2] == ["Logboekblad toch niet gemaakt", "Logboekblad gemaakt"]
    assert screen.view.knoppen["logboekblad"].isEnabled()


def test_the_months_of_a_year_can_be_chosen_the_last_whole_one_first() -> None:
    from views.logboek.maanden import months, span

    codes = [code for code, _words in months(T0)]
    assert (codes[0], codes[-2], codes[-1], len(codes)) == ("2026-05", "2025-06", "2026-06", 13)
    assert span("2026-06", T0) == (T0.replace(day=1), T0)
    assert span("2024-02", T0)[1].day == 29


# --- the window -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [560, 660, 1200])
def test_nothing_scrolls_sideways_and_what_was_done_keeps_room(screen: LogboekPresenter, width: int) -> None:
    screen.view.resize(width, 480)
    screen.view.tabel.fit()
    tabel = screen.view.tabel
    assert sum(tabel.columnWidth(nr) for nr in range(5)) <= tabel.viewport().width()
    assert tabel.columnWidth(WAT) >= 100


def test_the_keyboard_reaches_every_filter_button_and_row(screen: LogboekPresenter, qtbot: QtBot) -> None:
    view = screen.view
    seen = set()
    widget = view.knoppen["nakijken"]
    widget.setFocus()
    for _step in range(40):
        seen.add(view.focusWidget())
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    wanted = {
        *view.knoppen.values(),
        *view.filters.keuzes.values(),
        *view.filters.velden.values(),
        view.tabel,
    }
    assert wanted <= seen
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in wanted)
