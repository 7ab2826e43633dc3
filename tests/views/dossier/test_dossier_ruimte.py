"""The form above a tab of a dossier on a low screen: it gets its room before the list does."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from views.dossier.dossier_view import DossierView
from views.widgets.lijn import Lijn
from views.widgets.lijst_deel import LijstDeel
from views.widgets.velden import Veld

VANDAAG = date(2026, 6, 15)
VELDEN = (Veld("op", "Klaar op"), Veld("notitie", "Notitie"), Veld("terecht", "Wat vindt het COA"))
WOORDEN = (
    "Dit verandert: 1 klaar, 1 datum\nVul bij Wonen en geld nog in of de weigering terecht is. Tot die tijd"
    " staat de klok stil."
)


def test_a_tick_that_asks_and_warns_lies_over_nothing(qtbot: QtBot) -> None:
    """A105: the tick of pv-49 at 1366×768 and 125 %; its buttons lay half under the fields."""
    view = DossierView(lambda: VANDAAG)
    qtbot.addWidget(view)
    page = LijstDeel("Wonen en geld", lambda: VANDAAG)
    page.show_head("Wonen en geld", "Woning, aanbod, kosten en weigering van dit gezin. " * 6)
    page.paneel.ask("Weigering", (*VELDEN, *VELDEN))  # half typed, on a tab that is not shown
    view.add_page("wonen", page)
    view.resize(909, 590)
    view.show()
    lijnen = [Lijn(str(nr), f"punt {nr}") for nr in range(20)]
    view.punten.lijst.show_lijnen(lijnen)
    view.stack.setCurrentWidget(view.punten)
    view.kop.set_compact(compact=True)
    paneel = view.paneel
    paneel.ask("Klaar op …: toetsen of er een geldige reden is om te weigeren", VELDEN)
    paneel.show_effect(WOORDEN, lijnen)
    form = paneel.form
    assert form is not None
    edit = form.vakken["op"].edit

    def apart() -> None:
        under = edit.mapTo(paneel, edit.rect().bottomLeft()).y()
        assert under < paneel.save.geometry().top()
        assert paneel.save.geometry().bottom() < paneel.kort.geometry().top()
        assert paneel.kort.geometry().bottom() < paneel.gevolg.geometry().top()
        assert paneel.gevolg.geometry().bottom() < paneel.height()
        assert paneel.geometry().bottom() < view.stack.geometry().top()

    qtbot.waitUntil(apart, timeout=1000)
