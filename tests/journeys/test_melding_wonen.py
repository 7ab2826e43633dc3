"""Journeys: a melding about wonen, noted with who knows it, in six steps and a minute.

Once from the telephone number of who calls, once from the button *Wat is er gebeurd?* (ui.md).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.clock import SystemClock
from models.queries.volgen import load_volgen
from models.services.leden import save_persoon_field
from tests.journeys.conftest import Hands, Key, prepare
from views.widgets.lijst_deel import LijstDeel

MOST = 6
"""Enter in the search box, Meer, Wonen volgen, Melding noteren, Opslaan; typing, Tab and Space apart."""
TELEFOON = "06-00000042"
NAAM, VERHAAL = "Warsamele", "De kraan in de keuken lekt."
SECONDEN = 60
PER_TOETS, PER_STAP = 0.5, 3.05
"""Seconds of a slow typist a key, and a step: think 1.35, hand to the mouse 0.4, point 1.1, click 0.2
(keystroke-level model, Card, Moran and Newell 1980)."""


def _tab_to(hands: Hands, field: QWidget) -> int:
    """Tab to a field; how many keys that took."""
    for nr in range(12):
        if hands.focus() is field:
            return nr
        hands.press(Key.Key_Tab)
    assert hands.focus() is field
    return 12


def test_a_call_about_the_rent_is_noted_in_six_steps(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    person = hands.dossier(uid).personen[0]
    save_persoon_field(hands.program.opened.workspace.plek("venster"), person.uid, "telefoon", TELEFOON)
    hands.begin()
    zoek = hands.program.opened.shell.zoek
    hands.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.until_focus(zoek)
    hands.type("0600000042")
    hands.until(lambda: zoek.lijst.isVisible() and zoek.lijst.count() > 0)
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.choose_from(view.meer, "Wonen volgen")
    page: LijstDeel = view.pages["volgen"]
    hands.until(lambda: any(one.sleutel == "kop:meldingen" for one in page.lijst.lijnen_model.lijnen))
    hands.click_line(page.lijst, "kop:meldingen", "knop:0")
    form = hands.form_of(page.paneel)
    _tab_to(hands, form.vakken["notitie"].edit)
    hands.type("De huur van deze maand is er nog niet.")
    _tab_to(hands, form.vakken["weet_corporatie"].edit)
    hands.press(Key.Key_Space)
    hands.click(page.paneel.save)
    hands.until_said("Melding over wonen genoteerd")

    assert hands.steps <= MOST
    with hands.lezer() as lezer:
        (row,) = load_volgen(lezer, uid).meldingen
    assert (row.op, row.onderwerp, row.melder) == (SystemClock().vandaag(), "huur", "corporatie")
    assert (row.notitie, row.weet) == ("De huur van deze maand is er nog niet.", ("corporatie",))
    assert any("signaal delen" in punt.tekst for punt in hands.dossier(uid).punten)


def test_a_melding_from_the_button_what_happened_takes_six_steps_and_a_minute(
    kluis: Path, hands: Hands
) -> None:
    """A012: search, *Wat is er gebeurd?*, *Melding over wonen*, what was said and who knows it, saved."""
    uid = prepare(kluis)
    hands.sign_in()
    hands.begin()
    zoek = hands.program.opened.shell.zoek
    hands.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.until_focus(zoek)
    hands.type(NAAM)
    hands.until(lambda: zoek.lijst.isVisible() and zoek.lijst.count() > 0)
    hands.press(Key.Key_Return)
    view = hands.view("dossier")
    hands.click(view.kop.gebeurd)
    wat = hands.view("gebeurtenis")
    hands.click_line(wat.keuzes, "signaal")
    page: LijstDeel = hands.view("dossier").pages["volgen"]
    form = hands.form_of(page.paneel)
    keys = len(NAAM) + len(VERHAAL) + 2
    keys += _tab_to(hands, form.vakken["notitie"].edit)
    hands.type(VERHAAL)
    keys += _tab_to(hands, form.vakken["weet_begeleiding"].edit)
    hands.press(Key.Key_Space)
    hands.click(page.paneel.save)
    hands.until_said("Melding over wonen genoteerd")

    assert hands.steps <= MOST, hands.steps
    assert keys * PER_TOETS + hands.steps * PER_STAP <= SECONDEN, (keys, hands.steps)
    with hands.lezer() as lezer:
        (row,) = load_volgen(lezer, uid).meldingen
    assert (row.op, row.notitie) == (SystemClock().vandaag(), VERHAAL)
    assert row.weet == ("begeleiding",)
