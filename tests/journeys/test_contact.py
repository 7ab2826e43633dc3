"""Journey: somebody calls, it is noted with what has to be done now, and that stands on Vandaag."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop.clock import SystemClock
from models.queries.contacten import load_contacten
from tests.journeys.conftest import Hands, Key, prepare
from views.widgets.lijst_deel import LijstDeel

MOST = 4
"""The tab, the button, the field of what has to be done, and Enter; typing apart."""


def test_a_call_is_noted_with_its_follow_up_in_few_steps(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    hands.begin()
    tab = view.tabs.tabRect(3 if view.tabs.tabText(3) == "Contact" else 4).center()
    hands.click(view.tabs, tab)
    page: LijstDeel = view.pages["contact"]
    hands.until(lambda: any(one.sleutel == "kop:stand" for one in page.lijst.lijnen_model.lijnen))
    hands.click_line(page.lijst, "kop:stand", "knop:0")
    form = hands.form_of(page.paneel)
    hands.click(form.vakken["vervolg"].edit)
    hands.type("Corporatie bellen over de sleutel")
    hands.press(Key.Key_Tab)
    hands.type("vandaag")
    hands.press(Key.Key_Return)
    hands.until_said("Contact genoteerd")
    assert hands.steps <= MOST
    today = SystemClock().vandaag()
    with hands.lezer() as lezer:
        found = load_contacten(lezer, uid)
    assert (found.gesproken, len(found.contacten)) == (today, 1)
    (punt,) = (one for one in hands.dossier(uid).punten if one.tekst == "Corporatie bellen over de sleutel")
    assert punt.termijn in (today, today + timedelta(days=1))
    vandaag = hands.go("vandaag")
    assert hands.line(vandaag.lijst, "Corporatie bellen over de sleutel").titel
