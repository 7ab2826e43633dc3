"""Journey: a regeldag is planned, and its dagkaart leaves the program as a sheet with a code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from models.queries.afdrukken import load_afdrukken
from models.queries.regeldagen import load_regeldagen
from models.tables import Afdruk, AfdrukRegel
from tests.journeys.conftest import Hands, Key, prepare
from tests.reports.reading import page_texts

DAG = timedelta(days=1)
REGELDAG_STAPPEN = 9
"""Preparing a regeldag takes nine clicks and Enters at most (ui.md)."""


def plan_day(hands: Hands, over: int):  # type: ignore[no-untyped-def] # noqa: ANN201 - the view of the screen
    """Make a regeldag in so many days at the gemeentehuis."""
    dag = hands.program.app.clock.vandaag() + over * DAG
    view = hands.go("regeldag")
    hands.click(view.leeg.knop if view.leeg.isVisible() else view.nieuw)
    hands.form_of(view.paneel)
    hands.fill(f"{dag:%d-%m-%Y}", "Gemeentehuis")
    hands.press(Key.Key_Return)
    hands.until(view.dag.isVisible)
    hands.still()
    return view


def test_from_a_regeldag_to_a_dagkaart_with_a_code_that_lies_on_paper(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis, tekendag=3)
    hands.sign_in()
    hands.begin()
    view = plan_day(hands, 3)
    assert view.dag.onder.text() == "Gemeentehuis · 1 gezin"
    assert list(view.dag.gezinnen.rijen) == [uid], "who signs on that day stands there already"
    hands.click(view.dag.dagkaart)

    papier = hands.view("papier")
    assert papier.maak.titel.text() == "Dagkaart één-regeldag"
    hands.until(papier.maak.bewaar.isEnabled)
    assert papier.maak.opties.aantal.text() == "1 gekozen"
    hands.until(papier.maak.blad.plek.isVisible)
    assert papier.maak.blad.plek.text() == "blz 1 van 2"
    file_dialog.append(tmp_path / "dagkaart.pdf")
    hands.click(papier.maak.bewaar)
    hands.until_said("Opgeslagen als dagkaart.pdf")
    assert hands.steps <= REGELDAG_STAPPEN, hands.steps

    with hands.lezer() as lezer:
        (row,) = load_afdrukken(lezer, uid)
        lijnen = lezer.session.scalars(select(AfdrukRegel.id).join(Afdruk)).all()
        (dag,) = load_regeldagen(lezer)
    assert hands.said() == f"Opgeslagen als dagkaart.pdf: {row.code}"
    assert row.soort == "dagkaart"
    assert len(lijnen) > 0, "the lines on the sheet are recorded"
    assert row.weg_op is None
    assert row.vernietigen_voor is not None
    assert row.vernietigen_voor > dag.dag
    pages = page_texts((tmp_path / "dagkaart.pdf").read_bytes())
    assert len(pages) == 2
    assert row.code in pages[0]
    assert "Gemeentehuis" in pages[0]
    assert "Warsamele" in " ".join(pages)

    hands.click(papier.maak.terug)
    assert papier.tabs.tabText(1) == "Ligt nog op papier (1)"
    hands.click(papier.tabs, papier.tabs.tabRect(1).center())
    hands.until(papier.ligt.isVisible)
    line = hands.line(papier.ligt, "Dagkaart")
    assert line.nummer == row.code
    assert row.dossier_nummer in line.onder
    assert line.chip is not None
    assert line.chip.tekst.startswith("weg vóór ")

    hands.click_line(papier.ligt, row.uid, "knop:0")
    hands.until_said("Het papier is weg.")
    assert "Er ligt niets meer op papier" in hands.texts()
    with hands.lezer() as lezer:
        assert load_afdrukken(lezer, uid)[0].weg_op is not None


def test_no_file_chosen_leaves_nothing_on_paper(
    kluis: Path, hands: Hands, file_dialog: list[Path | None]
) -> None:
    uid = prepare(kluis, tekendag=3)
    hands.sign_in()
    view = plan_day(hands, 3)
    hands.click(view.dag.dagkaart)
    papier = hands.view("papier")
    file_dialog.append(None)
    hands.click(papier.maak.bewaar)
    hands.still()
    with hands.lezer() as lezer:
        assert load_afdrukken(lezer, uid) == ()


def test_a_folder_that_is_gone_is_said_and_nothing_lies_on_paper(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis, tekendag=3)
    hands.sign_in()
    view = plan_day(hands, 3)
    hands.click(view.dag.dagkaart)
    papier = hands.view("papier")
    file_dialog.append(tmp_path / "weg" / "dagkaart.pdf")
    hands.click(papier.maak.bewaar)
    hands.until(lambda: "map" in hands.said().lower())
    hands.still()
    hands.until(papier.maak.bewaar.isEnabled)
    with hands.lezer() as lezer:
        assert load_afdrukken(lezer, uid, ligt_nog=True) == ()


def test_a_regeldag_without_a_day_asks_for_the_day_beside_the_field(signed_in: Hands) -> None:
    hands = signed_in
    view = hands.go("regeldag")
    hands.click(view.leeg.knop)
    form = hands.form_of(view.paneel)
    hands.fill("", "Gemeentehuis")
    hands.press(Key.Key_Return)
    hands.until(form.vakken["dag"].problem.isVisible)
    assert form.vakken["plaats"].raw() == "Gemeentehuis"
    with hands.lezer() as lezer:
        assert load_regeldagen(lezer) == ()
