"""Journey of a woningweigering in the real window: at most five steps, and the sheet of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from models.tables import Gebeurtenis, Huurderving, Pauze
from models.values import Anker, Stand
from tests.journeys.conftest import Hands, Key, prepare

DAG = timedelta(days=1)
STAPPEN = 5
"""A woningweigering takes five clicks and Enters at most (ui.md)."""


def test_a_weigering_takes_five_steps_at_most_and_has_its_sheet(kluis: Path, hands: Hands) -> None:
    """A104, A105: not come on the day of signing; the COA tests within 14 days."""
    uid = prepare(kluis, tekendag=-1)
    hands.sign_in()
    hands.program.opened.navigator.open("dossier", uid=uid)
    view = hands.view("dossier")
    hands.begin()
    hands.click(view.tabs, view.tabs.tabRect(3).center())
    tab = view.pages["wonen"]
    hands.until(lambda: tab.isVisible() and bool(tab.lijst.lijnen_model.lijnen))
    hands.still()
    hands.click_line(tab.lijst, "kop:weigering", "knop:0")
    hands.form_of(tab.paneel)
    hands.press(Key.Key_Return)
    hands.still()
    hands.until_focus(tab.paneel.save)
    hands.press(Key.Key_Return)
    hands.until_said("Weigering vastgelegd")
    assert hands.steps <= STAPPEN, hands.steps

    line = hands.line(tab.lijst, "Niet gekomen om te tekenen")
    assert "Het COA toetst uiterlijk" in line.onder
    row = hands.dossier(uid)
    assert any(one.soort == Anker.WEIGERING and one.werkelijk for one in row.ankers)
    assert any(one.item_id == "pv-49" for one in row.punten)

    hands.click_line(tab.lijst, line.sleutel, "knop:2")
    paper = hands.view("papier")
    assert "Meldblad woningweigering" in hands.texts()
    assert paper is not None

    hands.program.opened.navigator.open("dossier", uid=uid, tab="wonen")
    hands.view("dossier")
    with hands.lezer() as lezer:
        assert (
            len(lezer.session.scalars(select(Gebeurtenis).where(Gebeurtenis.soort == "weigering")).all()) == 1
        )
        assert lezer.session.scalars(select(Pauze.tot)).all() == [None]


TOETS = "toetsen of er een geldige reden is"


def _tab(hands: Hands, uid: str) -> Any:  # noqa: ANN401 - the page of a tab
    """The tab *Wonen en geld* of the gezin."""
    hands.program.opened.navigator.open("dossier", uid=uid, tab="wonen")
    tab = hands.view("dossier").pages["wonen"]
    hands.until(lambda: tab.isVisible() and bool(tab.lijst.lijnen_model.lijnen))
    hands.still()
    return tab


def _press(hands: Hands, tab: Any, key: str, knop: str, *texts: str) -> None:  # noqa: ANN401 - as above
    """Press a button of a line by its words, type into its form, look at what it does, and save."""
    line = next(one for one in tab.lijst.lijnen_model.lijnen if one.sleutel.startswith(key))
    nr = [one.tekst for one in line.knoppen].index(knop)
    hands.click_line(tab.lijst, line.sleutel, f"knop:{nr}")
    form = hands.form_of(tab.paneel)
    if texts:
        hands.fill(*texts)
    hands.press(Key.Key_Return)
    hands.still()
    if tab.paneel.form is form and form.isVisible():  # what it does is shown first
        hands.until_focus(tab.paneel.save)
        hands.press(Key.Key_Return)
    hands.until(lambda: tab.paneel.form is not form or not form.isVisible())
    hands.still()


def _refused(kluis: Path, hands: Hands) -> str:
    """A gezin that did not come to sign, noted in the window; two weeks and a day later."""
    uid = prepare(kluis, tekendag=-1)
    hands.sign_in()
    _press(hands, _tab(hands, uid), "kop:weigering", "Niet gekomen of weigert")
    return uid


def _vandaag(hands: Hands) -> str:
    """All that Vandaag says now."""
    view = hands.go("vandaag")
    hands.still()
    return "\n".join(f"{one.titel} {one.onder}" for one in view.lijst.lijnen_model.lijnen)


def _pauze(hands: Hands) -> tuple[date | None, bool]:
    """On which day the one standstill ended, and whether it is the fault of the gezin."""
    with hands.lezer() as lezer:
        found = lezer.session.scalars(select(Pauze)).one()
        return found.tot, found.verwijtbaar


def test_a_toets_that_is_late_stands_on_vandaag_and_the_stop_ends_the_standstill(
    kluis: Path, hands: Hands, later: Callable[[int], None]
) -> None:
    """A105-A108: late toets, uitspraak, no second chance taken, stop, missed rent asked for and paid."""
    uid = _refused(kluis, hands)
    assert TOETS in _vandaag(hands)
    hands.lock()
    later(15)
    hands.sign_in()
    assert TOETS in _vandaag(hands)
    assert hands.punt("pv-49", uid).stand is Stand.TE_LAAT

    tab = _tab(hands, uid)
    _press(hands, tab, "weigering:", "Uitspraak")
    assert "Het gezin mag de woning nog één keer nemen." in hands.line(tab.lijst, "Niet gekomen").onder
    assert TOETS not in (shown := _vandaag(hands))
    assert "één keer de kans geven" in shown
    assert _pauze(hands) == (None, True)

    tab = _tab(hands, uid)
    _press(hands, tab, "weigering:", "Stopt")
    assert "Nieuwe kandidaat voor de woning uiterlijk" in hands.line(tab.lijst, "Niet gekomen").onder
    today = hands.program.app.clock.vandaag()
    assert _pauze(hands)[0] == today
    assert "nieuwe kandidaat aan de woning koppelen" in (shown := _vandaag(hands))
    assert "één keer de kans geven" not in shown
    assert hands.punt("pv-25", uid).stand is not Stand.GEPAUZEERD

    tab = _tab(hands, uid)
    begin, end = (f"{day:%d-%m-%Y}" for day in (today - 9 * DAG, today))
    _press(hands, tab, "weigering:", "Gemiste huur", begin, end, "600")
    assert hands.punt("pv-52", uid).termijn is not None
    _press(hands, tab, "derving:", "Teruggevraagd")
    _press(hands, tab, "derving:", "Betaald", "vandaag", "150")
    with hands.lezer() as lezer:
        lost = lezer.session.scalars(select(Huurderving)).one()
        assert (lost.van, lost.tot, lost.betaald) == (today - 9 * DAG, today, 15000)
    assert hands.punt("pv-52", uid).gedaan_op == today


def test_a_dwelling_taken_after_all_lets_the_clock_run_again(kluis: Path, hands: Hands) -> None:
    """A107: the one second chance is taken, with a new day of signing."""
    uid = _refused(kluis, hands)
    tab = _tab(hands, uid)
    _press(hands, tab, "weigering:", "Uitspraak")
    tekendatum = hands.program.app.clock.vandaag() + 3 * DAG
    _press(hands, tab, "weigering:", "Neemt alsnog", "vandaag", f"{tekendatum:%d-%m-%Y}")

    assert _pauze(hands)[0] == hands.program.app.clock.vandaag()
    assert hands.punt("pv-50", uid).gedaan_op is not None
    signing = [a.gepland for a in hands.dossier(uid).ankers if a.soort == Anker.TEKENDATUM]
    assert signing == [tekendatum]
    assert "één keer de kans geven" not in _vandaag(hands)
