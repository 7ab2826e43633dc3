"""Journey: a regeldag is planned, and its dagkaart leaves the program as a sheet with a code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from models.queries.afdrukken import load_afdrukken
from models.queries.blad import load_blad
from models.queries.regeldagen import load_regeldagen
from models.tables import Afdruk, AfdrukRegel
from models.values import Staat
from tests.journeys.conftest import Hands, Key, prepare
from tests.reports.reading import page_texts

DAG = timedelta(days=1)
INVOER_STAPPEN = 12
"""Typing a dagkaart back takes twelve clicks and Enters at most (ui.md)."""
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
    hands.choose_from(view.dag.papieren, "Dagkaarten")

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

    hands.click_line(papier.ligt, row.uid, "knop:1")
    hands.until_said("Het papier is weg.")
    assert "Er ligt niets meer op papier" in hands.texts()
    with hands.lezer() as lezer:
        assert load_afdrukken(lezer, uid)[0].weg_op is not None


def test_a_regeldag_for_three_gezinnen_is_planned_and_printed_in_nine_steps(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    """K01: the usual order of loketten, each gezin a way past them, on paper with its times."""
    uids = [prepare(kluis, naam=naam, tekendag=3) for naam in ("Warsamele", "Tekleberi", "Noorvand")]
    hands.sign_in()
    hands.begin()
    view = plan_day(hands, 3)
    hands.until(view.dag.plan.plan.isEnabled)
    hands.click(view.dag.plan.plan)
    hands.until_said("De dag is gepland. Alles past.")
    assert view.dag.plan.oordeel.text() == "Alles past."
    hands.click(view.dag.alles)
    papier = hands.view("papier")
    hands.until(papier.maak.bewaar.isEnabled)
    assert papier.maak.opties.aantal.text() == "3 gekozen"
    file_dialog.append(tmp_path / "regeldag.pdf")
    hands.click(papier.maak.bewaar)
    hands.until_said("Opgeslagen als regeldag.pdf")
    assert hands.steps <= REGELDAG_STAPPEN, hands.steps

    with hands.lezer() as lezer:
        (dag,) = load_regeldagen(lezer)
        assert len(load_afdrukken(lezer, ligt_nog=True)) == 6
    assert {a.dossier_uid for a in dag.afspraken} == set(uids)
    times = [tijd for a in dag.afspraken for tijd in a.tijden.values()]
    assert all("L1" in a.tijden and "L2" in a.tijden for a in dag.afspraken)
    at_sign = sorted(a.tijden["L1"] for a in dag.afspraken)
    assert len(set(at_sign)) == 3, "one gezin at a time"
    words = " ".join(page_texts((tmp_path / "regeldag.pdf").read_bytes()))
    assert all(tijd in words for tijd in times)

    hands.go("regeldag")
    hands.click_line(view.lijst, dag.uid)
    hands.until(view.dag.isVisible)
    hands.still()
    block = view.dag.plan.rooster.blokken[uids[0], "L1"]
    block.setFocus()
    hands.press(Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    hands.press(Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    hands.until_said("Bezoek aan het loket bewaard.")
    with hands.lezer() as lezer:
        (moved,) = load_regeldagen(lezer)
    assert moved.afspraken[0].bezoeken["L1"].vast
    before = {a.dossier_uid: a.tijden["L1"] for a in dag.afspraken}
    assert moved.afspraken[0].tijden["L1"] != before[uids[0]]
    hands.click(hands.program.opened.shell.meldingen.ongedaan)
    hands.until_said("Ongedaan gemaakt.")
    with hands.lezer() as lezer:
        (back,) = load_regeldagen(lezer)
    assert {a.dossier_uid: a.tijden["L1"] for a in back.afspraken} == before


def test_no_file_chosen_leaves_nothing_on_paper(
    kluis: Path, hands: Hands, file_dialog: list[Path | None]
) -> None:
    uid = prepare(kluis, tekendag=3)
    hands.sign_in()
    view = plan_day(hands, 3)
    hands.choose_from(view.dag.papieren, "Dagkaarten")
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
    hands.choose_from(view.dag.papieren, "Dagkaarten")
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


def test_a_dagkaart_goes_out_and_comes_back_in_twelve_steps(
    kluis: Path, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    uid = prepare(kluis, tekendag=0)
    hands.sign_in()
    view = plan_day(hands, 0)
    hands.choose_from(view.dag.papieren, "Dagkaarten")
    papier = hands.view("papier")
    hands.until(papier.maak.bewaar.isEnabled)
    file_dialog.append(tmp_path / "dagkaart.pdf")
    hands.click(papier.maak.bewaar)
    hands.until_said("Opgeslagen als dagkaart.pdf")
    code = hands.said().rpartition(": ")[2]
    hands.go("vandaag")
    numbers = _numbers(hands, code, uid)

    hands.begin()
    papier = hands.go("papier")
    hands.click(papier.invoeren if papier.invoeren.isVisible() else papier.maak.terug)
    invoer = hands.view("papier_invoeren")
    hands.until_focus(invoer.zoek.code)
    hands.type(code.lower().replace("-", ""))
    hands.press(Key.Key_Return)
    hands.until_focus(invoer.blad.tekst)
    lines = (
        "alles x",
        f"{numbers['ve-03']} x huur 1-1",
        f"{numbers['ve-09']} nvt staat al vast",
        f"{numbers['ve-08']} wacht gemeente",
        "rest fiets zoeken, begeleider, +7",
    )
    for nr, line in enumerate(lines):
        if nr:
            hands.press(Key.Key_Return)
        hands.type(line)
    hands.until(lambda: "klaar" in invoer.blad.kort.text())
    assert "1 eigen punt erbij" in invoer.blad.kort.text()
    shown = hands.line(invoer.blad.lijst, "huurcontract tekenen")
    assert shown.nummer == str(numbers["ve-03"])
    assert "huur gaat in op" in shown.onder
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.until_said(f"Blad {code} is ingevoerd. Het mag weg")
    assert hands.steps <= INVOER_STAPPEN, hands.steps

    row = hands.dossier(uid)
    found = {punt.item_id: punt for punt in row.punten}
    assert found["ve-03"].staat is Staat.GEDAAN
    assert (found["ve-09"].staat, found["ve-09"].reden) == (Staat.NVT, "staat al vast")
    assert found["ve-08"].staat is Staat.WACHT
    assert found["eigen"].tekst == "fiets zoeken"
    with hands.lezer() as lezer:
        assert load_afdrukken(lezer, uid, ligt_nog=True) == ()

    hands.click(hands.program.opened.shell.meldingen.ongedaan)
    hands.until_said("Ongedaan gemaakt.")
    assert hands.punt("ve-03", uid).staat is Staat.OPEN
    with hands.lezer() as lezer:
        assert [paper.code for paper in load_afdrukken(lezer, uid, ligt_nog=True)] == [code]


def _numbers(hands: Hands, code: str, uid: str) -> dict[str, int]:
    """The number on the sheet of each item, as somebody reads it from the paper."""
    items = {punt.uid: punt.item_id for punt in hands.dossier(uid).punten}
    with hands.lezer() as lezer:
        regels = load_blad(lezer, code).blad.regels.values()
    return {items[p.uid]: regel.nummer for regel in regels for p in regel.punten if p.uid in items}
