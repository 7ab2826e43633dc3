"""A journey of family that comes: the message in five steps, the arrival in eight, in the real window."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from models.queries.familie import load_familie
from models.queries.rows_familie import FamilieRow
from models.values import NareisBesluit, Staat, VerwachtStaat
from tests.journeys.conftest import Hands, Key, prepare

DAG = timedelta(days=1)
KOMT, IS_ER = 5, 8
"""Clicks and Enters at most (ui.md): the message that family comes, and that it is there."""


def _at_dossier(hands: Hands) -> Any:  # noqa: ANN401 - the view of the screen
    hands.sign_in()
    gezinnen = hands.go("gezinnen")
    hands.until(lambda: gezinnen.model.total == 1)
    gezinnen.tabel.opened.emit(0)
    view = hands.view("dossier")
    hands.until(lambda: bool(view.nu.lijnen_model.lijnen))
    return view


def _familie(hands: Hands) -> FamilieRow:
    uid = hands.dossier().uid
    with hands.lezer() as lezer:
        found: FamilieRow = load_familie(lezer, uid)
    return found


def _tab(hands: Hands, view: Any) -> Any:  # noqa: ANN401 - the part of the screen
    """The tab Familie, by two clicks."""
    hands.choose_from(view.meer, "Familie")
    page = view.pages["familie"]
    hands.until(page.isVisible)
    hands.still()
    return page


def test_the_message_takes_five_steps_and_begins_the_choice(kluis: Path, hands: Hands) -> None:
    prepare(kluis, personen=1, naam="Al-Wadiyan")
    view = _at_dossier(hands)
    hands.begin()
    page = _tab(hands, view)
    hands.click_line(page.lijst, "kop:bericht", "knop:0")
    event = hands.view("gebeurtenis")
    hands.form_of(event)
    hands.press(Key.Key_Tab)
    hands.type("4")
    hands.until(lambda: event.kort.isVisible() and event.kort.text().startswith("Dit verandert"))
    hands.press(Key.Key_Return)
    hands.view("dossier")
    hands.until_said("Familie komt")
    assert hands.steps <= KOMT, hands.steps

    bericht = _familie(hands).bericht
    assert bericht is not None
    assert (bericht.op, bericht.aantal) == (hands.program.app.clock.vandaag(), 4)
    assert hands.punt("pv-47").staat is Staat.OPEN


def test_both_choices_are_read_before_one_is_taken(kluis: Path, hands: Hands) -> None:
    prepare(kluis, personen=1, naam="Al-Wadiyan")
    view = _at_dossier(hands)
    page = _tab(hands, view)
    hands.click_line(page.lijst, "kop:bericht", "knop:0")
    event = hands.view("gebeurtenis")
    hands.form_of(event)
    hands.press(Key.Key_Tab)
    hands.type("3")
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    page = _tab(hands, view)
    shown = {one.sleutel: one.onder for one in page.lijst.lijnen_model.lijnen}
    assert "tweede verhuizing" in shown["keuze:nu"]
    assert "plek in de opvang" in shown["keuze:wachten"]
    hands.click_line(page.lijst, "keuze:wachten", "knop:0")
    hands.form_of(page.paneel)
    hands.press(Key.Key_Tab)
    hands.type("De aankomst is dichtbij.")
    hands.press(Key.Key_Return)
    hands.until_said("Besluit over de familie genoteerd")
    bericht = _familie(hands).bericht
    assert bericht is not None
    assert bericht.besluit is NareisBesluit.WACHTEN
    assert hands.punt("pv-47").staat is Staat.GEDAAN


def test_the_arrival_takes_eight_steps_and_makes_members_once(kluis: Path, hands: Hands) -> None:
    prepare(kluis, personen=1, naam="Al-Wadiyan")
    view = _at_dossier(hands)
    page = _tab(hands, view)
    for naam in ("Amal", "Bilal"):
        hands.click_line(page.lijst, "kop:verwacht", "knop:0")
        hands.form_of(page.paneel)
        hands.type(naam)
        hands.press(Key.Key_Return)
        hands.until_said("Op de lijst gezet")
        hands.line(page.lijst, naam)
    hands.begin()
    hands.click_line(page.lijst, "kop:bericht", "knop:1")
    event = hands.view("gebeurtenis")
    hands.form_of(event)
    hands.until(lambda: event.kort.isVisible() and event.kort.text().startswith("Dit verandert"))
    assert "+" in event.kort.text(), "points appear for who comes"
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.until_said("Familie is er")
    page = _tab(hands, view)
    hands.until(lambda: "b  Amal" in str([one.titel for one in page.lijst.lijnen_model.lijnen]))
    assert hands.steps <= IS_ER, hands.steps

    row = hands.dossier()
    assert [(p.letter, p.roepnaam, p.reden_in) for p in row.personen[1:]] == [
        ("b", "Amal", "nareis"),
        ("c", "Bilal", "nareis"),
    ]
    assert [one.staat for one in _familie(hands).verwacht] == [VerwachtStaat.AANGEKOMEN] * 2
    assert [vak.letter for vak in hands.punt("ve-61").letters] == ["b", "c"]
    assert not [one for one in page.lijst.lijnen_model.lijnen if one.sleutel == "kop:besluit"]
