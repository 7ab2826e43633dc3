"""The part *Verwerkingen*: what the program brings, adapted, added, taken out, undone, printed and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.queries.registers import load_register
from models.queries.rows_avg import VerwerkingRow
from models.services.registers import drop_verwerking
from models.services.undo import undo
from models.services.verb import Plek
from tests.builders import lezer_for
from tests.reports.reading import page_texts
from tests.views.avg.conftest import Show, lines, press
from tests.views.paper_fakes import PaperPorts
from views.avg.verwerkingen_presenter import DRAFT, VerwerkingenPresenter


def rows(plek: Plek) -> tuple[VerwerkingRow, ...]:
    with lezer_for(plek) as lezer:
        return load_register(lezer)


def test_the_program_brings_the_register(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    screen = VerwerkingenPresenter(ports.fake.ports)
    view = show(screen)
    assert [one.sleutel for one in lines(view)] == [row.code for row in rows(beheer)]
    assert all(one.chip is None for one in lines(view))
    assert screen.place() == {}


def test_an_empty_register_says_what_belongs_in_it(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    for row in rows(beheer):
        drop_verwerking(beheer, row.code)
    view = show(VerwerkingenPresenter(ports.fake.ports))
    (line,) = lines(view)
    assert line.titel.startswith("Het register is leeg.")
    view.knoppen["print"].click()
    assert ports.ask.printed, "an empty register can be shown as well"


def test_a_line_is_adapted_with_keys_and_undone(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    view = show(VerwerkingenPresenter(ports.fake.ports))
    first = lines(view)[0].sleutel
    raw = rows(beheer)[0].bewaren_ruw
    press(view, first, Qt.Key.Key_Return)
    form = view.paneel.form
    assert form is not None
    form.vakken["doel"].set_raw("een doel van ons")
    view.paneel.save.click()

    (row,) = [one for one in rows(beheer) if one.code == first]
    assert (row.doel, row.eigen, row.bewaren_ruw) == ("een doel van ons", True, raw), (
        "the term stays a figure"
    )
    chip = lines(view)[0].chip
    assert chip is not None
    assert chip.tekst == "aangepast"
    ports.jobs.write(undo, ports.fake.say.goed[-1][1])
    assert not rows(beheer)[0].eigen
    assert lines(view)[0].chip is None


def test_a_line_comes_along_and_goes_again(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    view = show(VerwerkingenPresenter(ports.fake.ports))
    before = len(lines(view))
    view.knoppen["nieuw"].click()
    form = view.paneel.form
    assert form is not None
    view.paneel.save.click()
    assert form.vakken["naam"].problem.isVisible()
    form.vakken["naam"].set_raw("Foto’s van de open dag")
    view.paneel.save.click()
    assert len(lines(view)) == before + 1
    new = lines(view)[-1].sleutel

    press(view, new, Qt.Key.Key_W)
    assert len(lines(view)) == before
    ports.jobs.write(undo, ports.fake.say.goed[-1][1])
    assert lines(view)[-1].sleutel == new


def test_it_is_printed_saved_and_a_list(ports: PaperPorts, show: Show, beheer: Plek, tmp_path: Path) -> None:
    name = rows(beheer)[0].naam
    view = show(VerwerkingenPresenter(ports.fake.ports))
    view.knoppen["print"].click()
    assert name in " ".join(" ".join(page_texts(ports.ask.printed[-1])).split())
    view.knoppen["pdf"].click()
    assert ports.ask.proposed == ["register-verwerkingen.pdf"], "asked, and nothing was saved"
    ports.ask.path = tmp_path / "uit.pdf"
    view.knoppen["pdf"].click()
    assert ports.ask.path.read_bytes().startswith(b"%PDF")
    ports.ask.path = tmp_path / "uit.csv"
    view.knoppen["csv"].click()
    text = ports.ask.path.read_text(encoding="utf-8-sig")
    assert "Hoe lang" in text.splitlines()[0]
    assert name in text


def test_what_cannot_be_made_or_saved_says_why(ports: PaperPorts, show: Show, tmp_path: Path) -> None:
    view = show(VerwerkingenPresenter(ports.fake.ports))
    ports.jobs.refuse = "papier_mislukt"
    view.knoppen["print"].click()
    ports.ask.path = tmp_path / "weg" / "uit.csv"
    view.knoppen["csv"].click()
    assert len(ports.fake.say.fout) == 2


@pytest.mark.parametrize("new", [True, False])
def test_a_half_typed_line_comes_back(ports: PaperPorts, show: Show, *, new: bool) -> None:
    screen = VerwerkingenPresenter(ports.fake.ports)
    view = show(screen)
    if new:
        view.knoppen["nieuw"].click()
    else:
        press(view, lines(view)[1].sleutel, Qt.Key.Key_Return)
    assert view.paneel.form is not None
    title = view.paneel.form.vakken["naam"].raw()
    view.paneel.form.vakken["doel"].set_raw("half een doel")
    screen.keep_draft()

    again = show(VerwerkingenPresenter(ports.fake.ports))
    assert again.paneel.form is not None
    assert again.paneel.form.vakken["doel"].raw() == "half een doel"
    assert again.paneel.form.vakken["naam"].raw() == title
    again.paneel.cancelled.emit()
    assert (DRAFT, "") not in ports.fake.drafts.kept
