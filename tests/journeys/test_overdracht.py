"""Journeys: gezinnen go to another laptop and arrive, a double import, the receipt that comes back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop.paths import Paths
from models.tables import Bewerking, Dossier, Medewerker, Overdracht
from tests.journeys.conftest import Hands, Key, prepare
from tests.journeys.laptops import Laptops, laptops
from views.widgets.lijnenlijst import LijnenLijst

__all__ = ["laptops"]

WRONG = "anjer kers poes maand klant liniaal wortel"
"""Words of the list, of no file."""


def rows(hands: Hands, cls: type[Any], **waarden: object) -> list[Any]:
    hands.still()
    with hands.lezer() as lezer:
        found = list(lezer.session.scalars(select(cls).filter_by(**waarden)))
        lezer.session.expunge_all()
    return found


def words_of(view: Any) -> str:  # noqa: ANN401 - a view of another layer
    """The words on the page that shows them once."""
    return " ".join(cell.findChildren(QLabel)[1].text() for cell in view.klaar.woorden)


def chip(hands: Hands, lijst: LijnenLijst, words: str) -> str:
    """What the chip of a line says."""
    found = hands.line(lijst, words).chip
    assert found is not None
    return found.tekst


def hand_over(hands: Hands, laptops: Laptops, uid: str) -> str:
    """Choose a gezin in its dossier, say to whom and why, keep the file. Gives the words."""
    hands.program.opened.navigator.open("dossier", uid=uid)
    hands.choose_from(hands.view("dossier").meer, "Overdragen")
    view = hands.view("overdracht")
    hands.until(view.zend.maak.isEnabled)
    laptops.dialogs.answers.append(laptops.stick / "gezinnen.overdracht")
    hands.until_focus(view.zend.form.vakken["aan"].edit)
    hands.type("stichting Duinvoorde")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Tab)
    hands.type("verhuisd")
    hands.click(view.zend.maak)
    hands.until(lambda: view.page is view.klaar)
    hands.still()
    return words_of(view)


def open_file(hands: Hands, laptops: Laptops, name: str) -> Any:  # noqa: ANN401 - a view of another layer
    """Choose a file that came in; gives the view of the screen."""
    view = hands.go("overdracht")
    laptops.dialogs.answers.append(laptops.stick / name)
    hands.click(view.start.lees)
    hands.still()
    return view


def type_words(hands: Hands, view: Any, words: str) -> None:  # noqa: ANN401 - a view of another layer
    hands.until_focus(view.woorden.woorden)
    hands.type(words)
    hands.press(Key.Key_Return)
    hands.still()


def opened(hands: Hands, laptops: Laptops, words: str) -> Any:  # noqa: ANN401 - a view of another layer
    """The page on which a file is compared with what is here."""
    view = open_file(hands, laptops, "gezinnen.overdracht")
    type_words(hands, view, words)
    hands.until(lambda: view.page is view.inlees)
    hands.still()
    return view


def place_gemeente(hands: Hands, view: Any) -> None:  # noqa: ANN401 - a view of another layer
    """Say that the gemeente of the file is new here."""
    asked = hands.line(view.inlees.lijst, "Gemeente Wilgenrade")
    assert asked.chip is not None
    assert asked.chip.tekst == "kies"
    hands.click_line(view.inlees.lijst, asked.sleutel, "link")
    hands.form_of(view.inlees.paneel)
    hands.press(Key.Key_End)
    hands.click(view.inlees.paneel.save)
    hands.until(view.inlees.neem.isEnabled)
    hands.still()


def test_a_gezin_goes_to_another_organisation_and_the_receipt_comes_back(laptops: Laptops) -> None:
    uid = prepare(Paths(laptops.een).kluis, naam="Warsamele", personen=4)
    with laptops.at(laptops.een) as hands:
        words = hand_over(hands, laptops, uid)
        assert len(words.split()) == 7
        view = hands.view("overdracht")
        hands.click(view.klaar.kop.terug)
        hands.still()
        assert words.split()[0] not in hands.texts()
        assert chip(hands, view.start.lijst, "Naar stichting Duinvoorde") == "wacht op ontvangstbewijs"
        (sent,) = rows(hands, Overdracht)
        assert (sent.grond, sent.reden) == ("toestemming", "verhuisd")

    with laptops.at(laptops.ander) as hands:
        view = opened(hands, laptops, words.upper())
        assert chip(hands, view.inlees.lijst, "Warsamele") == "nieuw hier"
        assert not view.inlees.neem.isEnabled()
        place_gemeente(hands, view)
        hands.click(view.inlees.neem)
        hands.until(lambda: view.page is view.bewijs)
        laptops.dialogs.answers.append(laptops.stick / "bewijs.ontvangst")
        hands.click(view.bewijs.bewaar)
        hands.until_said("Bewaard als bewijs.ontvangst")
        (came,) = rows(hands, Dossier)
        assert (came.uid, came.naam) == (uid, "Warsamele")
        assert [one.naam for one in rows(hands, Medewerker)] == ["Ans Proef"]

    with laptops.at(laptops.een) as hands:
        view = open_file(hands, laptops, "bewijs.ontvangst")
        hands.until_said("Ontvangstbewijs gelezen")
        line = hands.line(view.start.lijst, "Naar stichting Duinvoorde")
        assert chip(hands, view.start.lijst, "Naar stichting Duinvoorde") == "aangekomen"
        hands.click_line(view.start.lijst, line.sleutel, "knop:0")
        hands.until_said("1 gezin hier gesloten")
        (gone,) = rows(hands, Dossier)
        assert gone.afgesloten_op is not None
        soorten = [b.soort for b in rows(hands, Bewerking)]
        assert {"overdracht_gemaakt", "overdracht_bevestigd", "overdracht_afgerond"} <= set(soorten)


def test_the_same_file_twice_takes_nothing_in_twice(laptops: Laptops) -> None:
    uid = prepare(Paths(laptops.een).kluis)
    with laptops.at(laptops.een) as hands:
        words = hand_over(hands, laptops, uid)
    with laptops.at(laptops.ander) as hands:
        view = opened(hands, laptops, words)
        place_gemeente(hands, view)
        hands.click(view.inlees.neem)
        hands.until_said("1 gezin overgenomen")
        view = opened(hands, laptops, words)
        assert chip(hands, view.inlees.lijst, "Warsamele") == "niet nodig"
        assert "Er komt niets dubbel" in hands.line(view.inlees.lijst, "al ingelezen").titel
        assert not view.inlees.neem.isEnabled()
        assert len(rows(hands, Dossier)) == 1


def test_wrong_words_open_nothing_and_say_what_to_do(laptops: Laptops) -> None:
    uid = prepare(Paths(laptops.een).kluis)
    with laptops.at(laptops.een) as hands:
        hand_over(hands, laptops, uid)
    with laptops.at(laptops.ander) as hands:
        view = open_file(hands, laptops, "gezinnen.overdracht")
        for words, said in (("anjer kers xyzzy", "xyzzy"), (WRONG, "woorden")):
            view.woorden.woorden.selectAll()
            type_words(hands, view, words)
            hands.until(lambda: said in view.woorden.problem.text())  # noqa: B023 - waited for here
            assert view.page is view.woorden
        assert rows(hands, Dossier) == []
