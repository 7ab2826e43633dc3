"""Journeys of one household: entered in four fields, ticked and taken back, let through the gate."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from models.queries.papier import checklist_facts, make_head
from models.tables import Bewerking, Dossier, Lidmaatschap
from models.values import Anker, Fase, Staat
from tests.journeys.conftest import Hands, Key, prepare
from views.widgets.lijn import Soort

DAG = timedelta(days=1)
NIEUW_STAPPEN = 8
"""A new koppeling takes eight clicks and Enters at most (ui.md)."""


# --- a new household ---


def test_a_new_household_in_four_fields_shows_its_first_actiepunten(signed_in: Hands) -> None:
    hands = signed_in
    today = hands.program.app.clock.vandaag()
    koppeling = today - 3 * DAG
    hands.begin()
    hands.click(hands.view("vandaag").leeg.knop)
    form = hands.form_of(hands.view("nieuw_gezin"))
    hands.fill("Warsamele", f"{koppeling:%d-%m-%Y}", "3", "Duinvoorde")
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.until(lambda: view.kop.titel.text() == "Gezin Warsamele")
    hands.until(lambda: bool(view.nu.lijnen_model.lijnen))
    assert hands.steps <= NIEUW_STAPPEN, hands.steps
    assert not form.isVisible()

    assert "3 personen" in view.kop.onder.text()
    assert "Duinvoorde" in view.kop.onder.text()
    lines = [one for one in view.nu.lijnen_model.lijnen if one.kaart == "nu" and one.soort is Soort.LIJN]
    assert 1 <= len(lines) <= 7
    assert all(one.titel and one.chip is not None and one.chip.tekst for one in lines)
    assert hands.said() == "Gezin erbij."

    row = hands.dossier()
    assert (row.naam, row.aantal_personen, row.fase) == ("Warsamele", 3, Fase.PRE_VESTIGING)
    anker = next(one for one in row.ankers if one.soort == Anker.KOPPELING)
    assert anker.werkelijk == koppeling
    dated = {one.item_id: one.termijn for one in row.punten if one.termijn is not None}
    assert dated, "no point has a date"
    seen = {one.sleutel for one in lines}
    assert seen <= {one.uid for one in row.punten}


def test_a_second_household_is_as_near_and_one_undo_takes_it_back(kluis: Path, hands: Hands) -> None:
    prepare(kluis)
    hands.sign_in()
    hands.begin()
    gezinnen = hands.go("gezinnen")
    hands.click(gezinnen.nieuw)
    hands.form_of(hands.view("nieuw_gezin"))
    hands.fill("Tekleberi", "gisteren", "2")
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.until(lambda: view.kop.titel.text() == "Gezin Tekleberi")
    assert hands.steps <= NIEUW_STAPPEN
    hands.click(hands.program.opened.shell.meldingen.ongedaan)
    hands.until_said("Ongedaan gemaakt")
    hands.view("gezinnen")
    assert gezinnen.aantal.text() == "1 gezin"
    with hands.lezer() as lezer:
        assert lezer.session.scalars(select(Dossier.naam)).all() == ["Warsamele"]
        assert lezer.session.scalar(select(func.count()).select_from(Lidmaatschap)) == 3


def test_wrong_input_of_a_household_says_so_beside_each_field_and_saves_nothing(signed_in: Hands) -> None:
    hands = signed_in
    hands.click(hands.view("vandaag").leeg.knop)
    view = hands.view("nieuw_gezin")
    form = hands.form_of(view)
    hands.press(Key.Key_Return)
    for veld in ("naam", "koppeling", "aantal_personen"):
        assert form.vakken[veld].problem.isVisible(), veld
    hands.until_focus(form.vakken["naam"].edit)
    hands.fill("Warsamele", "31-2-2026", "veel", "")
    assert "datum" in form.vakken["koppeling"].problem.text().lower()
    hands.click(view.save)
    assert form.vakken["koppeling"].problem.isVisible()
    form.vakken["koppeling"].edit.setFocus()
    hands.type("gisteren")
    hands.press(Key.Key_Return)
    assert form.vakken["aantal_personen"].problem.isVisible()
    assert form.vakken["naam"].raw() == "Warsamele"
    assert form.vakken["aantal_personen"].raw() == "veel"
    assert hands.program.opened.navigator.place()[0] == "nieuw_gezin"
    with hands.lezer() as lezer:
        assert lezer.session.scalars(select(Dossier.id)).all() == []


# --- tick and undo ---


def test_a_tick_is_said_saved_and_taken_back(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    view = open_dossier(hands, "Warsamele")
    row = hands.dossier(uid)
    punt = next(
        one
        for one in row.punten
        if one.uid in {lijn.sleutel for lijn in view.nu.lijnen_model.lijnen}
        and not one.letters
        and not one.zet_anker
    )
    hands.click_line(view.nu, punt.uid, "vink")
    hands.until_said(f"Afgevinkt: {punt.tekst}")
    done = hands.punt(punt.item_id, uid)
    assert (done.staat, done.gedaan_op) == (Staat.GEDAAN, hands.program.app.clock.vandaag())
    hands.until(lambda: punt.uid not in {lijn.sleutel for lijn in view.nu.lijnen_model.lijnen})
    assert "Klaar" in [one.titel for one in view.nu.lijnen_model.lijnen]
    assert hands.program.opened.shell.status.isVisible()

    hands.begin()
    hands.click(hands.program.opened.shell.meldingen.ongedaan)
    hands.until_said("Ongedaan gemaakt")
    assert hands.steps == 1
    assert hands.punt(punt.item_id, uid).staat is Staat.OPEN
    hands.until(lambda: punt.uid in {lijn.sleutel for lijn in view.nu.lijnen_model.lijnen})
    chip = hands.line(view.nu, punt.tekst).chip
    assert chip is not None
    assert chip.tekst


def test_a_letter_ticks_one_person_by_mouse_and_by_key(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    view = open_dossier(hands, "Warsamele")
    hands.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.until(view.punten.isVisible)
    lijst = view.punten.lijst
    punt = next(one for one in hands.dossier(uid).punten if len(one.letters) == 3 and not one.zet_anker)
    hands.click_line(lijst, punt.uid, "vak:1")
    hands.until_said("Afgevinkt")
    assert staten(hands, punt.item_id, uid) == [Staat.OPEN, Staat.GEDAAN, Staat.OPEN]
    hands.until(lambda: [vak.aan for vak in hands.line(lijst, punt.tekst).vakken] == [False, True, False])

    hands.until_focus(lijst)
    assert lijst.current_key() == punt.uid
    hands.type("c")
    hands.until(lambda: staten(hands, punt.item_id, uid) == [Staat.OPEN, Staat.GEDAAN, Staat.GEDAAN])
    hands.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until_said("Ongedaan gemaakt")
    assert staten(hands, punt.item_id, uid) == [Staat.OPEN, Staat.GEDAAN, Staat.OPEN]


def staten(hands: Hands, item_id: str, uid: str) -> list[Staat]:
    return [vak.staat for vak in hands.punt(item_id, uid).letters]


def open_dossier(hands: Hands, naam: str):  # type: ignore[no-untyped-def] # noqa: ANN201 - the view of the screen
    """Find a gezin with the search box and open it."""
    zoek = hands.program.opened.shell.zoek
    hands.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.until_focus(zoek)
    hands.type(naam)
    hands.until(lambda: zoek.lijst.isVisible() and zoek.lijst.count() > 0)
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.until(lambda: view.kop.titel.text() == f"Gezin {naam}" and bool(view.nu.lijnen_model.lijnen))
    return view


# --- the gate ---


def test_the_gate_names_what_is_open_asks_why_and_keeps_the_reason(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    view = open_dossier(hands, "Warsamele")

    hands.click(view.kop.fase_knop)
    hands.until(lambda: hands.said() != "")
    assert "teken" in hands.said().lower()
    assert hands.dossier(uid).fase is Fase.PRE_VESTIGING

    hands.click(view.kop.gebeurd)
    wat = hands.view("gebeurtenis")
    hands.click_line(wat.keuzes, "getekend")
    hands.form_of(wat)
    hands.until(wat.kort.isVisible)
    hands.press(Key.Key_Return)
    hands.view("dossier")
    open_kern = hands.dossier(uid).poort_open
    assert hands.dossier(uid).fase is Fase.PRE_VESTIGING
    assert len(open_kern) > 0

    hands.click(view.kop.fase_knop)
    form = hands.form_of(view.paneel)
    assert view.paneel.titel.text().startswith(f"Nog {len(open_kern)} punt")
    assert view.paneel.titel.text().endswith("open voor fase 2. Toch doorgaan? Schrijf waarom.")
    named = {one.titel for one in view.paneel.gevolg.lijnen_model.lijnen}
    assert named == {punt.tekst for punt in open_kern}
    hands.press(Key.Key_Return)
    hands.until(form.vakken["reden"].problem.isVisible)
    hands.still()
    assert hands.dossier(uid).fase is Fase.PRE_VESTIGING

    hands.type("De sleutel is er eerder dan gedacht.")
    hands.press(Key.Key_Return)
    hands.until_said("fase 2")
    hands.until(lambda: not view.paneel.isVisible())
    assert hands.dossier(uid).fase is Fase.VESTIGING
    assert view.kop.fases[1].property("fase") == "huidig"

    hands.choose_from(view.meer, "Wat is er veranderd")
    hands.until(lambda: view.historie.isVisible() and bool(view.historie.lijnen_model.lijnen))
    hands.still()
    line = hands.line(view.historie, "Naar de volgende fase")
    assert "fase: Pré-vestiging → Coaching vestiging" in f"{line.onder} {line.tip}"
    assert "De sleutel is er eerder dan gedacht." in f"{line.onder} {line.tip}"

    with hands.lezer() as lezer:
        head = make_head(lezer, hands.program.app.clock.nu(), dossier_uid=uid)
        facts = checklist_facts(lezer, uid, Fase.PRE_VESTIGING, head=head)
        assert "De sleutel is er eerder dan gedacht." in str(facts)
        soorten = set(lezer.session.scalars(select(Bewerking.soort)))
    assert {"fase_verder", "getekend"} <= soorten


# --- small promises ---


def test_monday_start_takes_two_steps_after_signing_in(kluis: Path, hands: Hands) -> None:
    prepare(kluis)
    hands.sign_in()
    hands.begin()
    vandaag = hands.view("vandaag")
    hands.until(lambda: any(one.soort is Soort.LIJN for one in vandaag.lijst.lijnen_model.lijnen))
    first = next(one for one in vandaag.lijst.lijnen_model.lijnen if one.soort is Soort.LIJN)
    hands.click_line(vandaag.lijst, first.sleutel)
    view = hands.view("dossier")
    hands.until(lambda: view.kop.titel.text() == "Gezin Warsamele")
    assert hands.steps <= 2


def test_the_keyboard_alone_goes_from_unlock_to_a_ticked_line(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    vandaag = hands.view("vandaag")
    hands.until_focus(vandaag.lijst)
    lines = vandaag.lijst.lijnen_model.lijnen
    row = hands.dossier(uid)
    plain = {one.uid for one in row.punten if not one.zet_anker and not one.letters}
    wanted = next(
        nr for nr, one in enumerate(lines) if one.vink is not None and hands.punt_of(one).punt_uid in plain
    )
    words = lines[wanted].titel
    while vandaag.lijst.currentIndex().row() < wanted:
        before = vandaag.lijst.currentIndex().row()
        hands.press(Key.Key_Down)
        assert vandaag.lijst.currentIndex().row() > before
    assert QApplication.focusWidget() is vandaag.lijst
    hands.press(Key.Key_Space)
    hands.until_said(f"Afgevinkt: {words}")
    done = [one for one in hands.dossier(uid).punten if one.staat is Staat.GEDAAN]
    assert words in [one.tekst for one in done]
    assert hands.clicks == 0


def test_a_half_typed_reason_stands_in_its_panel_again_after_a_lock(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    view = open_dossier(hands, "Warsamele")
    shown = [one.sleutel for one in view.nu.lijnen_model.lijnen if one.menu]
    punt = next(one for one in hands.dossier(uid).punten if one.uid in shown and not one.letters)
    hands.click_line(view.nu, punt.uid, "menu")
    hands.choose("Niet nodig, want …")
    hands.form_of(view.paneel)
    hands.type("laptop al aan")
    hands.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.program.shut)
    hands.still()
    assert "laptop" not in hands.texts()
    assert "Warsamele" not in hands.texts()

    hands.sign_in()
    again = hands.view("dossier")
    assert again is not view
    hands.until(lambda: again.paneel.form is not None)
    assert again.paneel.form.vakken["reden"].raw() == "laptop al aan"
    assert punt.tekst in again.paneel.titel.text()
    assert hands.punt(punt.item_id, uid).staat is Staat.OPEN


def test_a_lock_while_a_menu_is_open_takes_the_menu_away(kluis: Path, hands: Hands) -> None:
    prepare(kluis)
    hands.sign_in()
    view = open_dossier(hands, "Warsamele")
    line = next(one for one in view.nu.lijnen_model.lijnen if one.menu)
    hands.click_line(view.nu, line.sleutel, "menu")
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    hands.program.app.lock()
    hands.until(lambda: QApplication.activePopupWidget() is None)
    hands.still()
    assert "Warsamele" not in hands.texts()
    hands.to_front()
    hands.sign_in()
    assert hands.view("dossier").kop.titel.text() == "Gezin Warsamele"
