"""The part *Datalekken*: empty, reported, worked off with keys, closed, undone, printed and saved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.errors import World
from models.queries.registers import load_datalekken
from models.queries.rows_avg import DatalekRow
from models.services.registers import report_datalek
from models.services.undo import undo
from models.services.verb import Plek
from models.values import LEK_SOORTEN, Risico
from tests.builders import T0, VasteKlok, lezer_for
from tests.reports.reading import page_texts
from tests.views.avg.conftest import Show, lines, press
from tests.views.paper_fakes import PaperPorts
from views.avg.datalekken_presenter import DRAFT, DatalekkenPresenter
from views.avg.lek_lijnen import clock_chip
from views.widgets.lijn import Toon


def rows(plek: Plek) -> tuple[DatalekRow, ...]:
    with lezer_for(plek) as lezer:
        return load_datalekken(lezer, plek.klok.nu())


@pytest.fixture
def lek(plek: Plek) -> str:
    """A breach that a colleague reported two days ago."""
    seen = plek.klok.nu() - timedelta(hours=50)
    return report_datalek(plek, LEK_SOORTEN[0], "een tas met papier bleef in de bus", seen).onderwerp


def test_nothing_leaked_says_what_to_do_when_something_does(ports: PaperPorts, show: Show) -> None:
    screen = DatalekkenPresenter(ports.fake.ports)
    view = show(screen)
    (line,) = lines(view)
    assert line.titel.startswith("Geen datalekken.")
    assert set(view.knoppen) == {"meld", "print", "pdf", "csv"}
    assert screen.place() == {}


def test_a_report_starts_the_clock_and_can_be_undone(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    view = show(DatalekkenPresenter(ports.fake.ports))
    view.knoppen["meld"].click()
    form = view.paneel.form
    assert form is not None
    form.fill({"soort": LEK_SOORTEN[0], "ontdekt": T0})
    form.vakken["ontdekt_tijd"].set_raw("8:00")
    form.vakken["wat"].set_raw("mail naar de verkeerde")
    view.paneel.save.click()

    (row,) = rows(beheer)
    assert row.ontdekt_op == datetime(2026, 6, 15, 6, tzinfo=UTC)
    assert lines(view)[0].titel.startswith("Datalek 1")
    assert len(lines(view)) == 5
    assert view.paneel.form is None or not view.paneel.isVisible()
    words, bewerking = ports.fake.say.goed[-1]
    assert words
    ports.jobs.write(undo, bewerking)
    assert rows(beheer) == ()
    assert lines(view)[0].sleutel == "leeg"


def test_what_is_wrong_is_said_beside_its_field(ports: PaperPorts, show: Show, beheer: Plek) -> None:
    view = show(DatalekkenPresenter(ports.fake.ports))
    view.knoppen["meld"].click()
    form = view.paneel.form
    assert form is not None
    view.paneel.save.click()
    assert form.vakken["wat"].problem.isVisible(), "today without an hour is now, not noon"
    form.fill({"soort": LEK_SOORTEN[0]})
    form.vakken["wat"].set_raw("stick weg")
    form.vakken["ontdekt_tijd"].set_raw("kwart over")
    view.paneel.save.click()
    assert form.vakken["ontdekt_tijd"].problem.isVisible()
    form.vakken["ontdekt_tijd"].set_raw("23:59")
    view.paneel.save.click()
    assert form.vakken["ontdekt"].problem.isVisible(), "noticed in the future"
    assert rows(beheer) == ()


def test_every_step_is_worked_off_with_keys_and_then_it_closes(
    ports: PaperPorts, show: Show, beheer: Plek, lek: str
) -> None:
    screen = DatalekkenPresenter(ports.fake.ports)
    view = show(screen)
    head = f"lek:{lek}"
    press(view, head, Qt.Key.Key_S)
    assert rows(beheer)[0].afgesloten_op is None
    assert ports.fake.say.fout, "what is still to be told comes first"

    for stap, raw in (
        ("stoppen", {"maatregelen": "tas is terug"}),
        ("fg", {"fg": "15-6-2026", "fg_tijd": "9:00"}),
        ("ap", {"ap": "15-6-2026", "ap_tijd": "9:30"}),
        ("betrokkenen", {"betrokkenen_reden": "niets was te lezen"}),
    ):
        press(view, f"stap:{lek}:{stap}", Qt.Key.Key_Return)
        form = view.paneel.form
        assert form is not None, stap
        for code, text in raw.items():
            form.vakken[code].set_raw(text)
        view.paneel.save.click()
    press(view, head, Qt.Key.Key_B)
    assert view.paneel.form is not None
    view.paneel.form.fill({"risico": Risico.RISICO.value})
    view.paneel.save.click()
    (row,) = rows(beheer)
    assert (row.ap_op, row.maatregelen) == (datetime(2026, 6, 15, 7, 30, tzinfo=UTC), "tas is terug")

    press(view, head, Qt.Key.Key_S)
    assert rows(beheer)[0].afgesloten_op == T0
    assert [one.sleutel for one in lines(view)] == ["kop:dicht", head]
    view.opened.emit(head)
    assert not view.paneel.isVisible(), "a closed one is only read"
    ports.jobs.write(undo, ports.fake.say.goed[-1][1])
    assert lines(view)[0].sleutel == head


@pytest.mark.parametrize(
    ("hours", "words", "toon"),
    [(0, "nog 22 uur voor de AP", Toon.TE_LAAT), (30, "8 uur te laat", Toon.TE_LAAT)],
)
def test_the_clock_tells_the_hours(beheer: Plek, lek: str, hours: int, words: str, toon: Toon) -> None:
    assert lek
    with lezer_for(beheer) as lezer:
        (row,) = load_datalekken(lezer, beheer.klok.nu() + timedelta(hours=hours))
    chip = clock_chip(row)
    assert (chip.tekst, chip.toon) == (words, toon)


def test_the_register_is_printed_saved_and_a_list(
    ports: PaperPorts, show: Show, lek: str, tmp_path: Path
) -> None:
    assert lek
    view = show(DatalekkenPresenter(ports.fake.ports))
    view.knoppen["print"].click()
    assert "een tas met papier" in " ".join(" ".join(page_texts(ports.ask.printed[-1])).split())
    view.knoppen["pdf"].click()
    view.knoppen["csv"].click()
    assert ports.ask.proposed == ["register-datalekken.pdf", "register-datalekken.csv"], "asked, not saved"

    ports.ask.path = tmp_path / "uit.pdf"
    view.knoppen["pdf"].click()
    assert ports.ask.path.read_bytes().startswith(b"%PDF")
    ports.ask.path = tmp_path / "uit.csv"
    view.knoppen["csv"].click()
    text = ports.ask.path.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Nummer")
    assert "een tas met papier" in text
    assert "uit.csv" in ports.fake.say.goed[-1][0]


def test_what_cannot_be_printed_or_saved_says_why(
    ports: PaperPorts, show: Show, lek: str, tmp_path: Path
) -> None:
    assert lek
    view = show(DatalekkenPresenter(ports.fake.ports))
    ports.jobs.refuse = "papier_mislukt"
    view.knoppen["print"].click()
    ports.ask.error = World("printer_geen")
    view.knoppen["print"].click()
    ports.ask.path = tmp_path / "weg" / "uit.csv"
    view.knoppen["csv"].click()
    assert len(ports.fake.say.fout) == 3
    ports.ask.error, ports.ask.prints = None, False
    view.knoppen["print"].click()
    assert ports.fake.say.goed[-1][0] == "Niet geprint."


def test_half_a_report_and_half_a_step_come_back(ports: PaperPorts, show: Show, lek: str) -> None:
    screen = DatalekkenPresenter(ports.fake.ports)
    view = show(screen)
    press(view, f"stap:{lek}:ap", Qt.Key.Key_Return)
    assert view.paneel.form is not None
    view.paneel.form.vakken["ap_reden"].set_raw("nog niet, want")
    screen.keep_draft()

    again = show(DatalekkenPresenter(ports.fake.ports))
    assert again.paneel.form is not None
    assert again.paneel.form.vakken["ap_reden"].raw() == "nog niet, want"
    again.paneel.cancelled.emit()
    assert (DRAFT, "") not in ports.fake.drafts.kept


def test_who_may_not_keep_the_register_is_refused(plek: Plek) -> None:
    from dataclasses import replace

    from models.errors import Refused
    from tests.builders import add_medewerker

    sam = replace(plek, wie=add_medewerker(plek.store, "Sam Proef", "begeleider"), klok=VasteKlok())
    with pytest.raises(Refused, match="geen_recht"):
        rows(sam)
