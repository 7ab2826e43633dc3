"""The part *Bewaren*: nothing to do, the list of the month, longer, names gone, destroyed, proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from models.errors import World
from models.queries.bewaren import load_bewaarlijst, load_vernietigingen
from models.queries.rows_avg import BewaarRow
from models.rules.bewaren import Stap
from models.services.dossiers import open_dossier
from models.services.gebeurtenissen import close_dossier
from models.services.undo import undo
from models.services.verb import Plek
from models.services.verzoeken import record_verzoek
from models.values import VerzoekSoort
from tests.builders import T0, VasteKlok, lezer_for
from tests.reports.reading import page_texts
from tests.views.avg.conftest import Show, lines, press
from tests.views.conftest import Base
from tests.views.paper_fakes import PaperPorts
from views.avg.bewaren_presenter import BewarenPresenter

DAG = timedelta(days=1)


def rows(plek: Plek) -> dict[str, BewaarRow]:
    with lezer_for(plek) as lezer:
        return {row.uid: row for row in load_bewaarlijst(lezer)}


def go_to(plek: Plek, dag: date) -> None:
    assert isinstance(plek.klok, VasteKlok)
    plek.klok.dag = dag


@pytest.fixture
def over(base: Base, plek: Plek, beheer: Plek) -> list[str]:
    """Two closed gezinnen whose term is over, on the first day of a month."""
    second = open_dossier(plek, "Tekleberi", T0 - 60 * DAG, 2, "azc Duinvoorde").onderwerp
    for uid in (base.uid, second):
        close_dossier(plek, uid, T0, "klaar met begeleiden")
    until = [row.vanaf for row in rows(beheer).values() if row.vanaf is not None]
    go_to(plek, (max(until) + 31 * DAG).replace(day=1))
    return [base.uid, second]


def test_where_nothing_is_closed_nothing_is_asked(ports: PaperPorts, show: Show) -> None:
    screen = BewarenPresenter(ports.fake.ports)
    view = show(screen)
    (line,) = lines(view)
    assert line.titel.startswith("Er hoeft nu niets weg.")
    view.knoppen["lijst"].click()
    assert "Er hoeft niets weg." in " ".join(page_texts(ports.ask.printed[-1]))
    view.knoppen["cijfers"].click()
    assert ports.fake.nav.opened == [("beheer", {"deel": "cijfers"})]
    assert screen.place() == {}


def test_what_runs_stands_folded_under_the_line_that_nothing_is_asked(
    base: Base, plek: Plek, ports: PaperPorts, show: Show
) -> None:
    close_dossier(plek, base.uid, T0, "klaar")
    view = show(BewarenPresenter(ports.fake.ports))
    assert [one.sleutel for one in lines(view)] == ["leeg", "kop:bewaren"]
    view.lijst.folded.emit("kop:bewaren", True)
    last = lines(view)[-1]
    assert last.sleutel == f"d:{base.uid}"
    assert last.chip is not None
    view.opened.emit("kop:bewaren")
    assert [one.sleutel for one in lines(view)] == ["leeg", "kop:bewaren"]
    view.opened.emit(f"d:{base.uid}")
    assert ports.fake.nav.opened[-1] == ("dossier", {"uid": base.uid, "tab": "privacy"})


def test_the_list_of_the_month_is_printed_by_number(ports: PaperPorts, show: Show, over: list[str]) -> None:
    assert over
    view = show(BewarenPresenter(ports.fake.ports))
    view.knoppen["lijst"].click()
    words = " ".join(page_texts(ports.ask.printed[-1]))
    assert "T1-0001" in words
    assert "T1-0002" in words
    assert "Warsamele" not in words


def test_longer_asks_a_day_and_a_reason_and_can_be_undone(
    ports: PaperPorts, show: Show, over: list[str], beheer: Plek
) -> None:
    view = show(BewarenPresenter(ports.fake.ports))
    press(view, f"d:{over[0]}", Qt.Key.Key_L)
    form = view.paneel.form
    assert form is not None
    view.paneel.save.click()
    assert form.vakken["tot"].problem.isVisible()
    later = beheer.klok.vandaag() + 100 * DAG
    form.fill({"tot": later})
    view.paneel.save.click()
    assert form.vakken["reden"].problem.isVisible(), "a reason is asked"
    form.fill({"reden": "er loopt een klacht"})
    view.paneel.save.click()

    assert rows(beheer)[over[0]].stap is Stap.BEWAREN
    ports.jobs.write(undo, ports.fake.say.goed[-1][1])
    assert rows(beheer)[over[0]].stap is Stap.MAG_ANONIEM
    assert f"d:{over[0]}" in [one.sleutel for one in lines(view)]


def test_a_half_typed_reason_comes_back(ports: PaperPorts, show: Show, over: list[str]) -> None:
    screen = BewarenPresenter(ports.fake.ports)
    view = show(screen)
    press(view, f"d:{over[1]}", Qt.Key.Key_L)
    assert view.paneel.form is not None
    view.paneel.form.vakken["reden"].set_raw("er loopt")
    screen.keep_draft()

    again = show(BewarenPresenter(ports.fake.ports))
    assert again.paneel.form is not None
    assert again.paneel.form.vakken["reden"].raw() == "er loopt"
    again.paneel.cancelled.emit()
    assert ("avg-bewaren", "") not in ports.fake.drafts.kept


def test_names_go_only_after_yes_because_that_cannot_be_undone(
    ports: PaperPorts, show: Show, over: list[str], beheer: Plek
) -> None:
    view = show(BewarenPresenter(ports.fake.ports))
    ports.ask.answer = False
    press(view, f"d:{over[0]}", Qt.Key.Key_N)
    assert "kan niet ongedaan" in ports.ask.asked[-1]
    assert rows(beheer)[over[0]].naam

    ports.ask.answer = True
    press(view, f"d:{over[0]}", Qt.Key.Key_N)
    assert rows(beheer)[over[0]].naam == ""
    words, bewerking = ports.fake.say.goed[-1]
    assert words.startswith("1 dossier is bijgewerkt.")
    assert not bewerking, "erasing is not taken back"


def test_all_go_one_by_one_and_the_proof_is_printed(
    ports: PaperPorts, show: Show, over: list[str], beheer: Plek
) -> None:
    view = show(BewarenPresenter(ports.fake.ports))
    ports.ask.answer = True
    press(view, "kop:mag_anoniem", Qt.Key.Key_A)
    assert ports.fake.say.goed[-1][0].startswith("2 dossiers zijn bijgewerkt.")
    assert {row.stap for row in rows(beheer).values()} == {Stap.ANONIEM}
    with lezer_for(beheer) as lezer:
        gone = load_vernietigingen(lezer)
    assert len(gone) == len(over)
    press(view, f"v:{gone[0].uid}", Qt.Key.Key_B)
    words = " ".join(page_texts(ports.ask.printed[-1]))
    assert "BEWIJS VAN WISSEN" in words
    assert gone[0].nummer in words
    assert "Warsamele" not in words


def test_later_the_rest_goes_too(ports: PaperPorts, show: Show, over: list[str], beheer: Plek) -> None:
    ports.ask.answer = True
    view = show(BewarenPresenter(ports.fake.ports))
    press(view, "kop:mag_anoniem", Qt.Key.Key_A)
    go_to(beheer, beheer.klok.vandaag() + 4000 * DAG)
    view = show(BewarenPresenter(ports.fake.ports))
    first = f"d:{over[0]}"
    view.opened.emit(first)
    assert ports.fake.nav.opened == [], "without a name there is nothing to open"
    press(view, first, Qt.Key.Key_V)
    assert over[0] not in rows(beheer)
    press(view, f"d:{over[1]}", Qt.Key.Key_V)
    assert rows(beheer) == {}


def test_a_gezin_with_a_request_is_left_and_a_refusal_is_said(
    ports: PaperPorts, show: Show, over: list[str], beheer: Plek
) -> None:
    record_verzoek(beheer, over[0], VerzoekSoort.CORRECTIE, beheer.klok.vandaag())
    ports.ask.answer = True
    view = show(BewarenPresenter(ports.fake.ports))
    line = next(one for one in lines(view) if one.sleutel == f"d:{over[0]}")
    assert "er loopt een verzoek" in line.onder
    press(view, f"d:{over[0]}", Qt.Key.Key_N)
    assert ports.fake.say.fout, "an open request holds it"
    assert rows(beheer)[over[0]].naam
    press(view, "kop:mag_anoniem", Qt.Key.Key_A)
    assert rows(beheer)[over[0]].naam
    assert rows(beheer)[over[1]].naam == ""


def test_a_list_that_cannot_be_made_or_printed_says_why(ports: PaperPorts, show: Show) -> None:
    view = show(BewarenPresenter(ports.fake.ports))
    ports.jobs.refuse = "papier_mislukt"
    view.knoppen["lijst"].click()
    ports.ask.error = World("printer_geen")
    view.knoppen["lijst"].click()
    assert len(ports.fake.say.fout) == 2


def test_a_beheerder_alone_is_refused(plek: Plek) -> None:
    from models.errors import Refused
    from tests.builders import add_medewerker

    other = replace(plek, wie=add_medewerker(plek.store, "Ids Proef", "beheerder"))
    with pytest.raises(Refused, match="geen_recht"):
        rows(other)
