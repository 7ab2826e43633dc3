"""Journeys: a taakstelling goes in and the nota comes out; the half-year report; an answer on one A4."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.queries.afdrukken import load_afdrukken
from models.rules.taakstelling import Halfjaar
from models.services import medewerkers
from models.values import Papier, Rol
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key, prepare
from tests.reports.reading import page_texts, squeezed
from views.gemeente.gemeente_view import GemeenteView
from views.papier.papier_view import PapierView
from views.widgets.lijst_deel import LijstDeel

HALFJAAR = 6
"""Steps of the half-year report from Vandaag (ui.md)."""
ANTWOORD = 4
"""Gemeente, Verantwoording, Maak raadsantwoord, Opslaan: an A4 in the hand while the phone is on."""
NOTA = 4
"""The same way to the nota, after the taakstelling was typed; each other form is one press more."""


@pytest.fixture
def ingericht(kluis: Path) -> Path:
    """A kluis of a casusregisseur, with one gezin."""
    prepare(kluis)
    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    plek = opened.plek()
    medewerkers.save_rollen(plek, plek.wie, (Rol.CASUSREGISSEUR.value, Rol.BEHEERDER.value))
    opened.close(backup=False)
    return kluis


def part(hands: Hands, view: GemeenteView, naam: str, key: str) -> LijstDeel:
    """Click a part of Gemeente in the list; give its page when this line stands there."""
    rows = (view.delen.item(row) for row in range(view.delen.count()))
    item = next(one for one in rows if one.text() == naam)
    view.delen.scrollToItem(item)
    hands.click(view.delen.viewport(), view.delen.visualItemRect(item).center())
    return page(hands, view, key)


def page(hands: Hands, view: GemeenteView, key: str) -> LijstDeel:
    """The part that is shown, when this line stands in it."""

    def there() -> bool:
        shown = view.rechts.currentWidget()
        return isinstance(shown, LijstDeel) and any(
            one.sleutel == key for one in shown.lijst.lijnen_model.lijnen
        )

    hands.until(there)
    found = view.rechts.currentWidget()
    assert isinstance(found, LijstDeel)
    return found


def paper(hands: Hands) -> PapierView:
    """The screen Papier when its paper has been made."""
    view: PapierView = hands.view("papier")
    hands.until(view.maak.bewaar.isEnabled)
    return view


def test_a_half_year_report_takes_six_steps(
    ingericht: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    hands.sign_in()
    hands.begin()
    deel = part(hands, hands.go("gemeente"), "Verantwoording", "kop:mist")
    assert "Dit ontbreekt nog" in deel.lijst.lijnen_model.lijnen[0].titel
    hands.click(deel.knoppen["halfjaarverslag"])
    view = paper(hands)
    target = tmp_path / "verslag.pdf"
    file_dialog.append(target)
    hands.click(view.maak.bewaar)
    hands.until(target.exists)
    hands.still()

    assert hands.steps <= HALFJAAR
    code = Halfjaar.van(SystemClock().vandaag()).vorige.code
    words = squeezed("".join(page_texts(target.read_bytes())))
    assert squeezed(f"halfjaar {code}") in words
    assert squeezed("Wat nog ontbreekt in deze cijfers") in words
    assert "Warsamele" not in words


def test_the_answer_to_the_raad_is_one_a4_in_four_steps(
    ingericht: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    hands.sign_in()
    hands.begin()
    deel = part(hands, hands.go("gemeente"), "Verantwoording", "kop:mist")
    hands.click(deel.knoppen["raadsantwoord"])
    view = paper(hands)
    target = tmp_path / "antwoord.pdf"
    file_dialog.append(target)
    hands.click(view.maak.bewaar)
    hands.until(target.exists)
    hands.still()

    assert hands.steps <= ANTWOORD
    (only,) = page_texts(target.read_bytes())
    assert squeezed("De taakstelling van dit halfjaar is nog niet ingevuld.") in squeezed(only)


def test_a_taakstelling_is_typed_and_the_nota_is_made_as_pdf_text_and_sheet(
    ingericht: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    hands.sign_in()
    now = Halfjaar.van(SystemClock().vandaag())
    view: GemeenteView = hands.go("gemeente")
    missing = part(hands, view, "Verantwoording", "kop:mist")
    wanted = f"Taakstelling van {now.code}"
    (line,) = (one for one in missing.lijst.lijnen_model.lijnen if one.titel == wanted)
    hands.click_line(missing.lijst, line.sleutel, "knop:0")
    taak = page(hands, view, f"kop:{now.code}")
    hands.click_line(taak.lijst, f"kop:{now.code}", "knop:0")
    form = hands.form_of(taak.paneel)
    form.vakken["taakstelling"].edit.setFocus()
    hands.type("59")
    form.vakken["bron"].edit.setFocus()
    hands.type("lijst van het ministerie")
    hands.press(Key.Key_Return)
    hands.until_said("Taakstelling bewaard")

    hands.begin()
    hands.go("gemeente")
    deel = part(hands, view, "Verantwoording", "kop:mist")
    hands.until(lambda: all(one.titel != wanted for one in deel.lijst.lijnen_model.lijnen))
    hands.click(deel.knoppen["informatienota"])
    papier = paper(hands)
    opties = papier.maak.opties
    assert opties.vakken["tijdvak"].isVisible()
    opties.vakken["tijdvak"].edit.setFocus()
    hands.press(Key.Key_Down)
    hands.still()
    made = {}
    for form_of in ("pdf", "docx", "xlsx"):
        target = tmp_path / f"nota.{form_of}"
        file_dialog.append(target)
        hands.until(papier.maak.bewaar.isEnabled)
        hands.click(papier.maak.bewaar)
        hands.until(target.exists)
        hands.still()
        made[form_of] = target.read_bytes()
        if form_of == "pdf":
            assert hands.steps <= NOTA

    assert squeezed("Informatienota voor de raad").upper() in squeezed("".join(page_texts(made["pdf"])))
    text = docx.Document(io.BytesIO(made["docx"]))
    rows = [[cell.text for cell in row.cells] for table in text.tables for row in table.rows]
    (half,) = (row for row in rows if row[0] == now.code and row[2] == "59")
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    assert sheet is not None
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert set(half) <= cells
    with hands.lezer() as lezer:
        assert {row.soort for row in load_afdrukken(lezer)} == {Papier.INFORMATIENOTA.value}
