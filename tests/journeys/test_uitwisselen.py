"""Journeys: two organisations become partners, and exchange week after week in a few clicks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.paths import Paths
from models.services import dossiers
from models.tables import Dossier, PartnerDossier
from tests.journeys.conftest import Hands, Key, prepare
from tests.journeys.laptops import Laptops, laptops
from tests.journeys.test_overdracht import place_gemeente, rows

__all__ = ["laptops"]

MOST = 4
"""Clicks for the week's file, out and in, with the file dialog of the system."""


def partners_of(hands: Hands) -> Any:  # noqa: ANN401 - a view of another layer
    """The partners in Beheer."""
    hands.go("beheer")
    hands.program.opened.navigator.open("beheer", deel="partners")
    hands.still()
    return hands.view("beheer").findChild(_partners_class())


def _partners_class() -> type[Any]:
    from views.overdracht.partners import PartnersView

    return PartnersView


def own_file(hands: Hands, laptops: Laptops, naam: str, file: str, *, gemeente: bool) -> str:
    """Make the file with our public keys. Gives the words that are read out by phone."""
    view = partners_of(hands)
    hands.click(view.geef)
    hands.form_of(view.paneel)
    hands.type(naam)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Home if gemeente else Key.Key_End)
    laptops.dialogs.answers.append(laptops.stick / file)
    hands.click(view.paneel.save)
    hands.until_said(f"{file} staat klaar")
    return str(view.woorden.text()).partition(": ")[2]


def compare(hands: Hands, laptops: Laptops, file: str, words: str) -> None:
    """Read the partner's file, and type the words that the partner reads out."""
    view = partners_of(hands)
    laptops.dialogs.answers.append(laptops.stick / file)
    hands.click(view.erbij)
    form = hands.form_of(view.paneel)
    hands.type("anjer " * 8)
    hands.click(view.paneel.save)
    hands.until(lambda: bool(form.vakken["woorden"].problem.text()))
    form.vakken["woorden"].edit.setFocus()
    hands.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type(words)
    hands.press(Key.Key_Return)
    hands.until(lambda: not view.paneel.isVisible())
    hands.still()
    assert "woorden vergeleken op" in view.lijst.lijnen_model.lijnen[0].onder


def week_out(hands: Hands, laptops: Laptops, file: str) -> int:
    """Make the week's file from the first screen. Gives the clicks."""
    hands.begin()
    view = hands.go("overdracht")
    laptops.dialogs.answers.append(laptops.stick / file)
    line = hands.line(view.start.lijst, "gezin gedeeld")
    hands.click_line(view.start.lijst, line.sleutel, "knop:0")
    hands.until_said("Het weekbestand staat klaar")
    return hands.clicks


def open_week(hands: Hands, laptops: Laptops, file: str) -> Any:  # noqa: ANN401 - a view of another layer
    """Open the week's file that came in."""
    view = hands.go("overdracht")
    laptops.dialogs.answers.append(laptops.stick / file)
    hands.click(view.start.lees)
    hands.until(lambda: view.page is view.inlees)
    hands.still()
    return view


def change(laptops: Laptops, home: Path, uid: str, **velden: str) -> None:
    """What somebody typed on that laptop in between."""
    opened = laptops.unlocked(home)
    for veld, waarde in velden.items():
        dossiers.save_dossier_field(opened.plek(), uid, veld, waarde)
    opened.close(backup=False)


def test_two_organisations_become_partners_and_exchange_weeks_with_a_conflict(  # noqa: PLR0915 - one story
    laptops: Laptops,
) -> None:
    uid = prepare(Paths(laptops.een).kluis, naam="Warsamele")
    with laptops.at(laptops.een) as hands:
        ours = own_file(hands, laptops, "Gemeente Wilgenrade", "wij.partner", gemeente=True)
        assert len(ours.split()) == 8
    with laptops.at(laptops.ander) as hands:
        theirs = own_file(hands, laptops, "Stichting Duinvoorde", "zij.partner", gemeente=False)
        compare(hands, laptops, "wij.partner", ours)

    # the gezin is shared with its ground, and goes along for the first time
    with laptops.at(laptops.een) as hands:
        compare(hands, laptops, "zij.partner", theirs)
        view = partners_of(hands)
        hands.click_line(view.lijst, view.lijst.lijnen_model.lijnen[0].sleutel, "link")
        view = hands.view("overdracht")
        hands.click_line(view.partner.kiezer.lijst, uid, "vink")
        hands.form_of(view.partner.paneel)
        hands.press(Key.Key_Down)
        hands.click(view.partner.paneel.save)
        hands.until(lambda: not view.partner.paneel.isVisible())
        hands.still()
        assert len(rows(hands, PartnerDossier)) == 1
        assert week_out(hands, laptops, "week1.overdracht") <= MOST
    with laptops.at(laptops.ander) as hands:
        view = open_week(hands, laptops, "week1.overdracht")
        place_gemeente(hands, view)
        hands.click(view.inlees.neem)
        hands.until_said("1 gezin overgenomen")
        assert [one.naam for one in rows(hands, Dossier)] == ["Warsamele"]

    # both type: each its own fields, and both a note
    change(laptops, laptops.een, uid, route="hervestigd", notitie="wij schrijven dit")
    change(laptops, laptops.ander, uid, route="nareis", talenten="kookt graag", notitie="zij schrijven dat")
    with laptops.at(laptops.ander) as hands:
        assert week_out(hands, laptops, "week2.overdracht") <= MOST
    with laptops.at(laptops.een) as hands:
        hands.begin()
        view = open_week(hands, laptops, "week2.overdracht")
        assert not view.inlees.neem.isEnabled()
        assert "Nog 1 keer kiezen" in view.inlees.kort.text()
        line = hands.line(view.inlees.lijst, "zij schrijven dat")
        assert "wij schrijven dit" in line.onder
        hands.click_line(view.inlees.lijst, line.sleutel, "knop:0")
        hands.until(view.inlees.neem.isEnabled)
        hands.click(view.inlees.neem)
        hands.until_said("1 gezin overgenomen")
        assert hands.clicks <= MOST + 1, "one conflict is one click more"
        (dossier,) = rows(hands, Dossier)
        assert dossier.talenten == "kookt graag", "what is of the other side is taken in without asking"
        assert (dossier.route, dossier.notitie) == ("hervestigd", "wij schrijven dit")

    # a week without a conflict, and the same file twice
    change(laptops, laptops.een, uid, notitie="wij schrijven meer")
    with laptops.at(laptops.een) as hands:
        week_out(hands, laptops, "week3.overdracht")
    with laptops.at(laptops.ander) as hands:
        hands.begin()
        view = open_week(hands, laptops, "week3.overdracht")
        hands.click(view.inlees.neem)
        hands.until_said("1 gezin overgenomen")
        assert hands.clicks <= MOST, "somebody chose at the other side already: nobody is asked again"
        (dossier,) = rows(hands, Dossier)
        assert (dossier.route, dossier.notitie) == ("hervestigd", "wij schrijven meer")
        laptops.dialogs.answers.append(laptops.stick / "week3.overdracht")
        hands.click(view.start.lees)
        hands.until_said("al ingelezen")
        assert view.page is view.start
        week_out(hands, laptops, "week4.overdracht")
    with laptops.at(laptops.een) as hands:
        hands.begin()
        view = open_week(hands, laptops, "week4.overdracht")
        hands.click(view.inlees.neem)
        hands.until_said("1 gezin overgenomen")
        assert hands.clicks <= MOST
