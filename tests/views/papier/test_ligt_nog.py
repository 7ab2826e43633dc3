"""*Ligt nog op papier*: many papers gone at once with one undo, and the looplijst on one A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.queries.afdrukken import load_afdrukken
from models.queries.looplijst import looplijst_facts, looplijst_stuk
from models.queries.papier import make_head
from models.queries.rows_papier import AfdrukRow
from models.services.afdrukken import Ontvanger, mark_weg, record_afdruk
from models.services.dossiers import open_dossier
from models.services.undo import undo
from models.services.verb import Plek
from models.values import Papier, Privacy, Rol
from reports.catalog import render
from tests.builders import T0, VasteKlok, add_medewerker, lezer_for, make_plek
from tests.reports.reading import page_texts
from tests.views.conftest import House
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.papier.presenter import PapierPresenter

DAG = timedelta(days=1)
LANG = "Wilhelmina-Alexandra van Voorbeelden tot Proefhuizen-Fictief"


@pytest.fixture
def papers(house: House) -> list[str]:
    kinds = (Papier.DAGKAART, Papier.GEZINSBLAD, Papier.CHECKLIST)
    return [
        record_afdruk(house.plek, soort, house.uid, vernietigen_voor=T0 + nr * DAG).onderwerp
        for nr, soort in enumerate(kinds, start=-1)
    ]


def make(qtbot: QtBot, ports: PaperPorts) -> PapierPresenter:
    presenter = PapierPresenter(ports.fake.ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(880, 500)
    presenter.view.show()
    presenter.enter(tab="ligt_nog")
    return presenter


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.CASUSREGISSEUR)


@pytest.fixture
def screen(qtbot: QtBot, ports: PaperPorts, papers: list[str]) -> PapierPresenter:
    assert papers
    return make(qtbot, ports)


def lies(plek: Plek) -> list[str]:
    with lezer_for(plek) as lezer:
        return [row.uid for row in load_afdrukken(lezer, ligt_nog=True)]


def ticks(screen: PapierPresenter) -> dict[str, bool | None]:
    return {one.sleutel: one.vink for one in screen.view.ligt.lijnen_model.lijnen}


def test_all_that_lies_there_is_gone_at_once_and_back_with_one_undo(
    screen: PapierPresenter, ports: PaperPorts, papers: list[str], plek: Plek
) -> None:
    page = screen.view.ligt_pagina
    assert page.weg.text() == "Alles is weg"
    page.weg.click()

    assert lies(plek) == []
    words, bewerking = ports.fake.say.goed[-1]
    assert words == "3 papieren zijn weg."
    assert screen.view.stack.currentWidget() is screen.view.leeg
    ports.jobs.write(undo, bewerking)
    assert set(lies(plek)) == set(papers)
    assert screen.view.stack.currentWidget() is page


def test_only_what_is_ticked_goes_with_keys_alone(
    screen: PapierPresenter, papers: list[str], plek: Plek
) -> None:
    lijst = screen.view.ligt
    lijst.setFocus()
    lijst.setCurrentIndex(lijst.lijnen_model.index(lijst.lijnen_model.row_of(papers[0])))
    QTest.keyClick(lijst, Qt.Key.Key_Space)
    assert ticks(screen)[papers[0]] is True
    page = screen.view.ligt_pagina
    assert page.weg.text() == "1 papier is weg"
    page.weg.setFocus()
    QTest.keyClick(page.weg, Qt.Key.Key_Space)

    assert set(lies(plek)) == set(papers[1:])
    assert not any(ticks(screen).values())


def test_all_and_none_are_chosen_with_one_button(screen: PapierPresenter) -> None:
    page = screen.view.ligt_pagina
    page.alles.click()
    assert all(ticks(screen).values())
    assert page.alles.text() == "Niets kiezen"
    page.alles.click()
    assert not any(ticks(screen).values())


def test_what_somebody_else_put_away_is_not_chosen_any_more(
    screen: PapierPresenter, ports: PaperPorts, papers: list[str], plek: Plek
) -> None:
    screen.view.ligt_pagina.ticked.emit(papers[0], True)
    ports.jobs.write(mark_weg, papers[0])
    assert screen.view.ligt_pagina.weg.text() == "Alles is weg"
    screen.view.ligt_pagina.weg.click()
    assert lies(plek) == []


def test_who_may_not_print_papers_of_gezinnen_gets_no_such_button(qtbot: QtBot, plek: Plek) -> None:
    beheer = make_plek(plek.store, wie=add_medewerker(plek.store, "Bo Proef", "beheerder"))
    record_afdruk(beheer, Papier.MATRIX)
    screen = make(qtbot, paper_ports(beheer, Rol.BEHEERDER))
    assert set(ticks(screen).values()) == {None}
    assert screen.view.ligt_pagina.weg.isHidden()
    assert not screen.view.ligt_pagina.loop.isHidden()


# --- looplijst ---


def test_the_looplijst_of_what_is_chosen_is_printed(
    screen: PapierPresenter, ports: PaperPorts, papers: list[str]
) -> None:
    screen.view.ligt_pagina.ticked.emit(papers[0], True)
    screen.view.ligt_pagina.loop.click()

    words = " ".join(page_texts(ports.ask.printed[-1]))
    assert "LOOPLIJST" in words
    assert "Er ligt nog 1 papier." in words
    assert "1 had al weg gemoeten" in words
    assert "Wil Voorbeeld" in words
    assert "Warsamele" not in words, "no name of a gezin"


def test_the_looplijst_is_saved_where_the_person_says(
    screen: PapierPresenter, ports: PaperPorts, tmp_path: Path
) -> None:
    screen.view.ligt_pagina.bewaar.click()
    assert ports.ask.proposed == ["looplijst.pdf"]
    ports.ask.path = tmp_path / "looplijst.pdf"
    screen.view.ligt_pagina.bewaar.click()
    assert len(page_texts(ports.ask.path.read_bytes())) == 1


def test_a_looplijst_that_cannot_be_made_says_why(screen: PapierPresenter, ports: PaperPorts) -> None:
    ports.jobs.refuse = "papier_mislukt"
    screen.view.ligt_pagina.loop.click()
    assert ports.fake.say.fout
    assert ports.ask.printed == []


def test_pages_are_noted_when_a_paper_is_out_and_stand_on_the_list(
    qtbot: QtBot, ports: PaperPorts, house: House, plek: Plek
) -> None:
    screen = make(qtbot, ports)
    screen.enter(papier="regeldag", dossier=house.uid)
    screen.view.maak.print.click()
    with lezer_for(plek) as lezer:
        rows = load_afdrukken(lezer)
        words = "\n".join(page_texts(render(Papier.AFDRUKBOEK, looplijst_facts(lezer, plek.klok.nu())).pdf))
    assert [row.soort for row in rows] == [Papier.GEZINSBLAD, Papier.DAGKAART]
    assert rows[0].bladzijden == 1
    assert rows[1].bladzijden in (1, 2)
    assert all(row.code in words for row in rows)


def row(nr: int, dag: date | None, wie: str = "Wil Voorbeeld") -> AfdrukRow:
    return AfdrukRow(
        uid=f"u{nr}",
        code=f"R{nr}-K",
        soort=Papier.LOKETLIJST,
        dossier_nummer="",
        op=VasteKlok().nu(),
        wie=wie,
        vernietigen_voor=dag,
        weg_op=None,
        over=("T1-0001", "T1-0002", "T1-0003") if nr % 2 else ("T1-0001",),
        loket="Gemeente",
        plaats="Dorpshuis De Proef",
        bladzijden=nr,
    )


def text_of(plek: Plek, rows: Sequence[AfdrukRow]) -> list[str]:
    with lezer_for(plek) as lezer:
        head = make_head(lezer, plek.klok.nu())
    facts = looplijst_stuk(rows, head, T0)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=type(facts)) == facts
    return page_texts(render(Papier.AFDRUKBOEK, facts).pdf)


@pytest.mark.parametrize("aantal", [0, 1, 12, 90])
def test_it_is_one_a4_with_what_must_go_first_and_the_rest_is_counted(plek: Plek, aantal: int) -> None:
    days = [None if nr % 7 == 0 else T0 + (40 - nr) * DAG for nr in range(1, aantal + 1)]
    pages = text_of(plek, [row(nr, dag) for nr, dag in enumerate(days, start=1)])

    assert len(pages) == 1
    words = " ".join(pages[0].split())
    shown = [nr for nr in range(1, aantal + 1) if f"R{nr}-K " in words + " "]
    if aantal == 90:
        assert 10 < len(shown) < 90
        assert f"Nog {90 - len(shown)} papieren staan hier niet op" in words
        assert min(nr for nr in range(60, 91) if nr % 7) not in shown or 90 in shown or 89 in shown
        assert not any(nr % 7 == 0 for nr in shown), "what has no day comes last"
    else:
        assert len(shown) == aantal
        assert "staan hier niet op" not in words


def test_a_name_of_sixty_letters_and_the_longest_place_stay_whole(plek: Plek) -> None:
    words = text_of(plek, [row(1, T0, LANG)])[0]
    assert all(part in words for part in LANG.replace("-", " ").split())


def test_a_paper_of_several_is_told_by_number(plek: Plek, house: House) -> None:
    other = open_dossier(plek, "Andernaam", T0, 1, "azc").onderwerp
    record_afdruk(
        plek,
        Papier.DEURLIJST,
        privacy=Privacy.ANONIEM,
        loket="L1",
        ontvanger=Ontvanger(over=(house.uid, other)),
    )
    with lezer_for(plek) as lezer:
        facts = looplijst_facts(lezer, plek.klok.nu())
    (cells,) = facts.delen[0].rijen
    assert cells[2] == "T1-0001, T1-0002"
    assert cells[5] == "?"
    assert not any("Andernaam" in cell or "Warsamele" in cell for cell in cells)
