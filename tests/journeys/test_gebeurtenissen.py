"""Journeys of events and of a call about the rent: from the search to the kluis, steps counted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from models.queries.contacten import load_contacten
from models.services import aanbod, woningen
from models.tables import Dossier, Gebeurtenis, Lidmaatschap
from models.values import Anker
from tests.journeys.conftest import Hands, Key, prepare
from views.gebeurtenis.gebeurtenis_view import GebeurtenisView
from views.widgets.lijst_deel import LijstDeel

KOMT_STAPPEN = 5
"""Family that may come takes five clicks and Enters at most (ui.md)."""
IS_ER_STAPPEN = 8
"""Family that is there takes eight at most (ui.md)."""
SLUITEN_STAPPEN = 6
"""Closing a dossier takes six at most (ui.md)."""
HUUR_STAPPEN = 6
"""A call of the corporatie about the rent takes six at most (ui.md)."""


def search(hands: Hands, words: str) -> None:
    """Ctrl+K, type, Enter: the first that is found is opened."""
    zoek = hands.program.opened.shell.zoek
    hands.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.until_focus(zoek)
    hands.type(words)
    hands.until(lambda: zoek.lijst.isVisible() and zoek.lijst.count() > 0)
    hands.press(Key.Key_Return)
    hands.view("dossier")


def happened(hands: Hands, code: str) -> GebeurtenisView:
    """*Wat is er gebeurd?* with this event chosen and its form open."""
    hands.click(hands.view("dossier").kop.gebeurd)
    wat: GebeurtenisView = hands.view("gebeurtenis")
    hands.click_line(wat.keuzes, code)
    hands.form_of(wat)
    return wat


def save(hands: Hands, wat: GebeurtenisView) -> None:
    """What changes is seen first; then one Enter."""
    hands.until(wat.kort.isVisible)
    hands.press(Key.Key_Return)
    hands.view("dossier")


def test_family_that_may_come_and_then_is_there(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    hands.begin()
    search(hands, "Warsamele")
    wat = happened(hands, "familie_komt")
    hands.press(Key.Key_Tab)
    hands.type("2")
    save(hands, wat)
    assert hands.steps <= KOMT_STAPPEN, hands.steps
    row = hands.dossier(uid)
    assert row.aantal_verwacht == 2
    assert any(one.soort == Anker.BERICHT_NAREIS for one in row.ankers)

    hands.go("vandaag")
    hands.view("vandaag")
    hands.begin()
    search(hands, "Warsamele")
    wat = happened(hands, "familie_is_er")
    assert (wat.values()["volwassenen"], wat.values()["kinderen"]) == (1, 1), "as was announced"
    save(hands, wat)
    assert hands.steps <= IS_ER_STAPPEN, hands.steps
    with hands.lezer() as lezer:
        came = lezer.session.scalars(select(Lidmaatschap.reden_in)).all()
    assert came.count("nareis") == 2
    hands.click(hands.program.opened.shell.meldingen.ongedaan)
    hands.until_said("Ongedaan gemaakt")
    with hands.lezer() as lezer:
        assert lezer.session.scalars(select(Lidmaatschap.reden_in)).all().count("nareis") == 0


def test_a_dossier_is_closed_in_six_steps(kluis: Path, hands: Hands) -> None:
    uid = prepare(kluis)
    hands.sign_in()
    hands.begin()
    search(hands, "Warsamele")
    wat = happened(hands, "sluiten")
    assert wat.form is not None
    hands.click(wat.form.vakken["reden"].edit)
    hands.type("naar familie elders")
    save(hands, wat)
    assert hands.steps <= SLUITEN_STAPPEN, hands.steps
    row = hands.dossier(uid)
    assert (row.afgesloten_op, row.afsluit_reden) == (
        hands.program.app.clock.vandaag(),
        "naar familie elders",
    )


def test_the_corporatie_calls_about_the_rent_of_an_address(kluis: Path, hands: Hands) -> None:
    """Found by street, the costs are seen, and the call is written down."""
    uid = prepare(kluis)
    _offer(hands, kluis, uid)
    hands.sign_in()
    hands.begin()
    search(hands, "Kastanjelaan 14")
    view = hands.view("dossier")
    names = [view.tabs.tabText(nr) for nr in range(view.tabs.count())]
    hands.click(view.tabs, view.tabs.tabRect(names.index("Wonen en geld")).center())
    wonen: LijstDeel = view.pages["wonen"]
    hands.until(lambda: any("per maand" in one.titel for one in wonen.lijst.lijnen_model.lijnen))
    assert "650" in hands.line(wonen.lijst, "per maand").onder
    hands.click(view.tabs, view.tabs.tabRect(names.index("Contact")).center())
    page: LijstDeel = view.pages["contact"]
    hands.until(lambda: any(one.sleutel == "kop:stand" for one in page.lijst.lijnen_model.lijnen))
    hands.click_line(page.lijst, "kop:stand", "knop:0")
    form = hands.form_of(page.paneel)
    hands.click(form.vakken["vervolg"].edit)
    hands.type("Bellen over de huur")
    hands.press(Key.Key_Return)
    hands.until_said("Contact genoteerd")
    assert hands.steps <= HUUR_STAPPEN, hands.steps
    with hands.lezer() as lezer:
        assert len(load_contacten(lezer, uid).contacten) == 1
        assert lezer.session.scalars(select(Gebeurtenis.soort)).all().count("woning_gevonden") == 1
        assert lezer.session.scalars(select(Dossier.uid)).all() == [uid]


def _offer(hands: Hands, kluis: Path, uid: str) -> None:
    """A dwelling with its rent, offered; the kluis is shut again."""
    from desktop import workspace
    from desktop.clock import SystemClock
    from desktop.paths import Paths
    from tests.desktop.conftest import ZIN

    klok, paths = SystemClock(), Paths(kluis.parent.parent)
    opened = workspace.unlock(paths.kluis, ZIN, klok, paths.backups)
    woning = woningen.add_woning(
        opened.plek(),
        "Kastanjelaan 14",
        plaats="Wilgenrade",
        kamers=4,
        huur="650",
        service="30",
        energie="100",
        huurtoeslag="0",
    ).onderwerp
    aanbod.offer_woning(opened.plek(), uid, woning, klok.vandaag())
    opened.close(backup=False)
    assert hands.program.shut
