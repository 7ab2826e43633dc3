"""The screen Papier: choose, look, print, save, and what still lies on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.errors import World
from models.queries.afdrukken import load_afdrukken
from models.queries.blad import load_blad
from models.services import dossiers, gebeurtenissen, regeldagen
from models.services.verb import Plek
from models.tables import Afdruk
from models.values import Fase, Papier, Rol
from tests.builders import lezer_for, only_gemeente
from tests.views import paper_fakes
from tests.views.paper_fakes import PaperPorts, paper_ports, pdf_text
from views.papier.catalogus_view import CatalogusView
from views.papier.presenter import PREVIEW, PapierPresenter
from views.papier.soorten import KEUZEN

DAG = date(2026, 6, 18)


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def gezinnen(plek: Plek) -> list[str]:
    """Three gezinnen that sign on one day."""
    uids = []
    for naam in ("Warsamele", "Tekleberi", "Al-Zahrawan"):
        uid = dossiers.open_dossier(plek, naam, date(2026, 6, 1), 2, "azc Duinvoorde").onderwerp
        gebeurtenissen.record_tekendatum(plek, uid, DAG)
        uids.append(uid)
    return uids


@pytest.fixture
def screen(ports: PaperPorts, gezinnen: list[str], qtbot: QtBot) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    presenter.enter()
    return presenter


def look(screen: PapierPresenter) -> None:
    """Have the preview made now, not in 150 ms."""
    screen._wait.stop()
    screen._look()


def lies(plek: Plek) -> list[str]:
    with lezer_for(plek) as lezer:
        return [row.code for row in load_afdrukken(lezer, ligt_nog=True)]


def recorded(plek: Plek) -> list[str]:
    with lezer_for(plek) as lezer:
        return [row.code for row in load_afdrukken(lezer)]


def shown(screen: PapierPresenter) -> bytes:
    bron = screen.view.maak.blad._bron
    assert bron is not None
    return bron.pdf


def test_every_paper_has_a_card_with_a_picture_of_its_own(qtbot: QtBot) -> None:
    pictures = set()
    catalogus = CatalogusView()
    qtbot.addWidget(catalogus)
    catalogus.resize(900, 500)
    catalogus.show()
    for code, card in catalogus.kaarten.items():
        assert card.accessibleName() == KEUZEN[code].naam
        image: QImage = card.grab().toImage().copy(9, 9, 48, 68)
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(KEUZEN)


def test_a_preview_is_the_paper_itself_and_records_nothing(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    screen.view.catalogus.kaarten["dagkaart"].click()
    screen.view.maak.opties.ticked.emit(gezinnen[0], True)
    look(screen)
    assert "Warsamele" in pdf_text(shown(screen))
    assert ports.jobs.papers[-1][0].head.code == ""
    assert recorded(plek) == []


def test_without_a_gezin_there_is_nothing_to_print(screen: PapierPresenter, ports: PaperPorts) -> None:
    screen.view.catalogus.kaarten["dagkaart"].click()
    assert not screen.view.maak.print.isEnabled()
    assert "gezin" in screen.view.maak.blad.woorden.text()
    screen._print()
    assert ports.ask.printed == []


def test_printing_records_a_code_for_each_gezin_and_the_code_stands_on_the_paper(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    screen.enter(papier="dagkaart", dossier=",".join(gezinnen))
    screen.view.maak.print.click()
    codes = lies(plek)
    assert len(codes) == 3
    words = pdf_text(ports.ask.printed[0])
    assert all(code in words for code in codes)
    assert "vernietigen vóór" in words
    assert all(code in ports.fake.say.goed[-1][0] for code in codes)


def test_nieuw_in_het_gezin_is_recorded_with_the_lines_that_stand_on_it(
    screen: PapierPresenter,
    ports: PaperPorts,
    gezinnen: list[str],
    plek: Plek,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where two points fit, two are kept: the others cannot be ticked on it."""
    gebeurtenissen.record_kind_geboren(plek, gezinnen[0], DAG - timedelta(days=9), "Sahra")
    monkeypatch.setattr(paper_fakes, "shown", lambda papers: (2,) * len(papers))
    screen.enter(papier="nieuw_in_gezin", dossier=gezinnen[0])
    screen.view.maak.print.click()
    (code,) = lies(plek)
    with lezer_for(plek) as lezer:
        regels = load_blad(lezer, code).blad.regels
    words = pdf_text(ports.ask.printed[-1])

    assert code in words
    assert "die hier niet staan" in words
    assert len(regels) == 2
    assert all(regel.tekst.split()[0] in words for regel in regels.values())


def test_a_paper_that_was_not_printed_does_not_lie_anywhere(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    ports.ask.prints = False
    screen.enter(papier="gezinsblad", dossier=gezinnen[0])
    screen.view.maak.print.click()
    assert len(recorded(plek)) == 1
    assert lies(plek) == []
    assert screen.view.maak.print.isEnabled()


def test_a_printer_that_does_not_begin_is_told(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    ports.ask.error = World("printer_begint_niet")
    screen.enter(papier="gezinsblad", dossier=gezinnen[0])
    screen.view.maak.print.click()
    assert ports.fake.say.fout == [ports.ask.error]
    assert lies(plek) == []


def test_a_fase_rapport_begins_with_the_phase_that_was_named(
    screen: PapierPresenter, gezinnen: list[str]
) -> None:
    args = {"papier": "faserapport", "dossier": gezinnen[0], "fase": "pre_vestiging"}
    screen.enter(**args)
    assert screen._opdracht is not None
    assert screen._opdracht.fase is Fase.PRE_VESTIGING
    assert screen.view.maak.opties.vakken["fase"].value() == "pre_vestiging"
    assert screen.place() == args


def test_saving_proposes_a_name_with_numbers_and_no_name_of_people(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek, tmp_path: Path
) -> None:
    ports.ask.path = tmp_path / "blad.pdf"
    screen.enter(papier="checklist", dossier=gezinnen[0])
    screen.view.maak.bewaar.click()
    assert len(ports.ask.proposed) == 1
    assert "warsamele" not in ports.ask.proposed[0].lower()
    assert any(c.isdigit() for c in ports.ask.proposed[0])
    assert lies(plek)[0] in pdf_text(ports.ask.path.read_bytes())
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["blad.pdf"]


def test_a_save_that_fails_says_what_happened_and_no_sheet_counts(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek, tmp_path: Path
) -> None:
    ports.ask.path = tmp_path / "weg" / "blad.pdf"
    screen.enter(papier="checklist", dossier=gezinnen[0])
    screen.view.maak.bewaar.click()
    assert [getattr(error, "code", "") for error in ports.fake.say.fout] == ["uit_bestaat_niet"]
    assert lies(plek) == []


def test_no_place_chosen_means_nothing_happens(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    screen.enter(papier="checklist", dossier=gezinnen[0])
    screen.view.maak.bewaar.click()
    assert recorded(plek) == []


def test_stop_takes_back_what_was_recorded(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    screen.enter(papier="dagkaart", dossier=",".join(gezinnen))
    ports.jobs.refuse = "papier_gestopt"
    screen.view.maak.print.click()
    assert len(recorded(plek)) == 3
    assert lies(plek) == []
    assert [getattr(error, "code", "") for error in ports.fake.say.fout] == ["papier_gestopt"]
    assert screen.view.maak.print.isEnabled()


def test_a_regeldag_brings_its_gezinnen_and_both_papers_in_one_pdf(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    day = regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis", "9:30").onderwerp
    screen.enter(papier="regeldag", regeldag=day)
    assert set(screen._gekozen) == set(gezinnen)
    screen.view.maak.print.click()
    assert sorted(code[0] for code in lies(plek)) == ["G", "G", "G", "R", "R", "R"]
    words = pdf_text(ports.ask.printed[0])
    assert all(naam in words for naam in ("Warsamele", "Tekleberi", "Al-Zahrawan", "Gemeentehuis"))


def test_the_matrix_of_a_gezin_names_nobody_unless_asked(
    screen: PapierPresenter, gezinnen: list[str]
) -> None:
    screen.enter(papier="matrix_dossier", dossier=gezinnen[0])
    assert screen.view.maak.opties.vakken["privacy"].raw() == "anoniem"
    look(screen)
    assert "Warsamele" not in pdf_text(shown(screen))
    combo = screen.view.maak.opties.vakken["privacy"].edit
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    look(screen)
    assert "Warsamele" in pdf_text(shown(screen))


def test_another_language_is_on_the_paper_only(screen: PapierPresenter, gezinnen: list[str]) -> None:
    screen.enter(papier="checklist", dossier=gezinnen[0])
    screen.view.maak.opties.changed.emit("taal", "en")
    look(screen)
    assert screen._opdracht is not None
    assert screen._opdracht.taal == "en"
    assert screen.view.maak.print.text() == "Printen"


def test_the_phase_of_a_checklist_is_chosen(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str]
) -> None:
    screen.enter(papier="checklist", dossier=gezinnen[0])
    screen.view.maak.opties.changed.emit("fase", "vestiging")
    look(screen)
    assert [code for code, _lijnen in ports.jobs.papers[-1][0].groepen] == ["vestiging"]


def test_characters_that_cannot_be_printed_are_counted(
    screen: PapierPresenter, plek: Plek, gezinnen: list[str]
) -> None:
    odd = dossiers.open_dossier(plek, "Warsa\U00012000mele", date(2026, 6, 1), 1, "").onderwerp
    screen.enter(papier="gezinsblad", dossier=odd)
    look(screen)
    assert not screen.view.maak.band.isHidden()
    assert screen.view.maak.let_op.text()[0].isdigit()
    screen.enter(papier="gezinsblad", dossier=gezinnen[0])
    look(screen)
    assert screen.view.maak.band.isHidden()


def test_a_long_row_of_gezinnen_shows_the_first_and_prints_all(
    screen: PapierPresenter, ports: PaperPorts, plek: Plek
) -> None:
    for nr in range(PREVIEW):
        dossiers.open_dossier(plek, f"Gezin {nr}", date(2026, 6, 1), 1, "")
    screen.view.catalogus.kaarten["gezinsblad"].click()
    screen.view.maak.opties.alles.click()
    look(screen)
    alle = len(screen._gekozen)
    assert alle >= PREVIEW + 3
    assert len(ports.jobs.papers[-1]) == PREVIEW
    assert not screen.view.maak.band.isHidden()
    screen.view.maak.print.click()
    assert len(ports.jobs.papers[-1]) == alle


def test_the_newest_choice_wins_when_a_preview_is_on_its_way(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str]
) -> None:
    screen.view.catalogus.kaarten["gezinsblad"].click()
    ports.jobs.held = []
    screen.view.maak.opties.ticked.emit(gezinnen[0], True)
    look(screen)
    screen.view.maak.opties.ticked.emit(gezinnen[0], False)
    screen.view.maak.opties.ticked.emit(gezinnen[1], True)
    look(screen)
    assert len(ports.jobs.papers) == 1
    ports.jobs.release()
    words = pdf_text(shown(screen))
    assert "Tekleberi" in words
    assert "Warsamele" not in words


def test_search_and_space_choose_without_a_mouse(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], tmp_path: Path
) -> None:
    ports.ask.path = tmp_path / "blad.pdf"
    card = screen.view.catalogus.kaarten["gezinsblad"]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    opties = screen.view.maak.opties
    QTest.keyClicks(opties.zoek, "tekle")
    QTest.keyClick(opties.zoek, Qt.Key.Key_Return)
    QTest.keyClick(opties.lijst, Qt.Key.Key_Space)
    assert set(screen._gekozen) == {gezinnen[1]}
    screen.view.maak.bewaar.click()
    assert ports.ask.path.exists()


def test_a_chosen_gezin_stays_in_sight_when_the_search_is_for_another(
    screen: PapierPresenter, gezinnen: list[str]
) -> None:
    screen.view.catalogus.kaarten["gezinsblad"].click()
    screen.view.maak.opties.ticked.emit(gezinnen[0], True)
    screen.view.maak.opties.zoek.setText("tekle")
    screen.view.maak.opties.zoek.returnPressed.emit()
    lines = {lijn.sleutel: lijn.vink for lijn in screen.view.maak.opties.lijst.lijnen_model.lijnen}
    assert lines == {gezinnen[0]: True, gezinnen[1]: False}


def test_what_lies_on_paper_can_go(
    screen: PapierPresenter, ports: PaperPorts, gezinnen: list[str], plek: Plek
) -> None:
    screen.enter(papier="dagkaart", dossier=gezinnen[0])
    screen.view.maak.print.click()
    screen.enter(tab="ligt_nog")
    assert screen.view.tabs.tabText(1).endswith("(1)")
    lijst = screen.view.ligt
    lijst.setFocus()
    lijst.setCurrentIndex(lijst.lijnen_model.index(0))
    QTest.keyClick(lijst, Qt.Key.Key_W)
    assert lies(plek) == []
    assert screen.view.stack.currentWidget() is screen.view.leeg


def test_papers_of_the_gemeente_need_no_gezin(screen: PapierPresenter, ports: PaperPorts) -> None:
    for code in ("matrix", "matrix_drie_kolommen", "matrix_tekst", "matrix_leeg", "ochtendblad"):
        screen.enter(papier=code)
        assert screen.view.maak.opties.lijst.isHidden()
        look(screen)
        assert len(ports.jobs.papers[-1]) == 1
        screen.view.maak.print.click()
    assert len(ports.ask.printed) == 5


def test_a_kluis_that_can_only_be_read_still_shows_but_does_not_print(
    ports: PaperPorts, gezinnen: list[str], qtbot: QtBot
) -> None:
    presenter = PapierPresenter(replace(ports.fake.ports, alleen_lezen=True))
    qtbot.addWidget(presenter.view)
    presenter.enter(papier="dagkaart", dossier=gezinnen[0])
    look(presenter)
    assert shown(presenter)
    assert not presenter.view.maak.print.isEnabled()


def test_the_place_brings_one_back(screen: PapierPresenter, gezinnen: list[str]) -> None:
    screen.enter(papier="checklist", dossier=",".join(gezinnen[:2]))
    place = screen.place()
    screen.enter()
    screen.enter(**place)
    assert set(screen._gekozen) == set(gezinnen[:2])


def test_everything_fits_a_small_window(screen: PapierPresenter, gezinnen: list[str]) -> None:
    for papier in ("dagkaart", "matrix"):
        screen.enter(papier=papier)
        assert screen.view.minimumSizeHint().width() <= 724  # the smallest window less its rail


# --- papers of a regeldag that are not about one gezin ---


@pytest.fixture
def regeldag(plek: Plek, gezinnen: list[str]) -> str:
    """A regeldag of the three gezinnen, two of them with a time at the first loket."""
    uid = regeldagen.add_regeldag(plek, only_gemeente(plek.store), DAG, "Gemeentehuis").onderwerp
    regeldagen.set_tijd(plek, uid, gezinnen[0], "L1", "10:00")
    regeldagen.set_tijd(plek, uid, gezinnen[1], "L1", "9:30")
    return uid


def test_every_loket_gets_a_list_with_a_code_of_its_own_and_no_full_names(
    screen: PapierPresenter, ports: PaperPorts, regeldag: str, plek: Plek
) -> None:
    screen.enter(papier="loketlijst", regeldag=regeldag)
    screen.view.maak.print.click()
    assert lies(plek) == [], "nothing says that it may be shared: it asks why"
    assert screen.view.maak.opties.reden.problem.text()
    screen._option("deel_reden", "afgesproken op de regeldag")
    screen.view.maak.print.click()

    codes = lies(plek)
    assert len(codes) > 3
    words = pdf_text(ports.ask.printed[0])
    assert all(code in words for code in codes)
    assert "Warsamele" not in words
    with lezer_for(plek) as lezer:
        assert {row.soort for row in load_afdrukken(lezer)} == {Papier.LOKETLIJST}


def test_one_loket_can_be_chosen_and_nothing_chosen_is_the_next_regeldag(
    screen: PapierPresenter, ports: PaperPorts, regeldag: str, plek: Plek
) -> None:
    assert regeldag
    screen.enter(papier="deurlijst")
    choices = screen.view.maak.opties.vakken["loket"].edit
    assert isinstance(choices, QComboBox)
    assert choices.itemText(0) == "Elk loket een blad"
    screen._option("loket", "L1")
    look(screen)

    words = pdf_text(shown(screen))
    assert words.index("9:30") < words.index("10:00")
    assert "Tekleberi" not in words


def test_without_a_regeldag_the_preview_says_where_to_make_one(screen: PapierPresenter) -> None:
    screen.enter(papier="loketlijst")
    look(screen)

    assert "Maak er eerst een bij Regeldag" in screen.view.maak.blad.woorden.text()


def test_a_mail_is_copied_and_lies_on_no_paper(
    screen: PapierPresenter, ports: PaperPorts, regeldag: str, plek: Plek
) -> None:
    screen.enter(papier="mailtekst", regeldag=regeldag)
    assert screen.view.maak.kopieer.isVisibleTo(screen.view)
    screen._option("partij", "COR")
    screen._option("privacy", "anoniem")
    screen.view.maak.kopieer.click()

    text = QGuiApplication.clipboard().text()
    assert "9:30" in text
    assert "10:00" in text
    assert "Warsamele" not in text
    assert recorded(plek)[0].startswith("F")
    assert lies(plek) == []
    with plek.store.reader() as session:
        assert session.execute(select(Afdruk.voor, Afdruk.naar)).all() == [("COR", "klembord")]
    assert "gekopieerd" in ports.fake.say.goed[-1][0]


def test_other_papers_have_no_text_to_copy(screen: PapierPresenter, gezinnen: list[str]) -> None:
    screen.enter(papier="uitnodiging", dossier=gezinnen[0])
    look(screen)

    assert screen.view.maak.kopieer.isHidden()
    assert "Warsamele" in pdf_text(shown(screen))


def test_a_report_begins_with_the_last_whole_period_and_another_can_be_chosen(
    screen: PapierPresenter, ports: PaperPorts
) -> None:
    screen.view.catalogus.kaarten["halfjaarverslag"].click()
    field = screen.view.maak.opties.vakken["tijdvak"]
    assert field.isVisible()
    assert isinstance(field.edit, QComboBox)
    assert field.edit.currentText() == "Halfjaar 2025-2"
    assert field.edit.itemText(1) == "Halfjaar 2026-1 (loopt nog)"
    look(screen)
    assert ports.jobs.papers[-1][0].midden.endswith("halfjaar 2025-2")

    screen.view.maak.opties.changed.emit("tijdvak", "2026-1")
    look(screen)
    assert ports.jobs.papers[-1][0].midden.endswith("halfjaar 2026-1")
    assert screen.place()["periode"] == "2026-1"
    screen.view.maak.terug.click()
    screen.view.catalogus.kaarten["raadsantwoord"].click()
    assert not field.isVisible()


def test_a_report_that_was_asked_for_a_period_is_about_that_one(
    screen: PapierPresenter, ports: PaperPorts
) -> None:
    screen.enter(papier="informatienota", periode="2026")
    look(screen)

    assert ports.jobs.papers[-1][0].midden.endswith("2026")
    screen.enter(papier="informatienota", periode="1200")
    look(screen)
    assert ports.jobs.papers[-1][0].midden.endswith("2025")
