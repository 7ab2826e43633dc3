"""Journey of a woningweigering in the real window: at most five steps, and the sheet of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from models.tables import Gebeurtenis, Pauze
from models.values import Anker
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
