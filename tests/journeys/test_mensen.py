"""Journeys of a team at one laptop: forgotten, leaving, switching, three weeks away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from models import keys
from models.queries.medewerkers import load_berichten
from models.tables import Bewerking, Dossier
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import DAG, Hands, Key
from tests.journeys.mensen import Ploeg, make_ploeg
from tests.reports.reading import page_texts
from views.medewerkers.lijst_view import MedewerkersView
from views.unlock.nieuwe_zin_view import NieuweZinView

NIEUW = "vijf nieuwe blauwe bussen"
WEG_STAPPEN = 5
"""A volunteer three weeks away takes five clicks and Enters at most (ui.md)."""


@pytest.fixture
def ploeg(kluis: Path) -> Ploeg:
    """Noor has two gezinnen, Sam one."""
    return make_ploeg(kluis, {"Warsamele": "Noor Proef", "Tekleberi": "Noor Proef", "Kavehpoor": "Sam Proef"})


def namen(hands: Hands) -> set[str]:
    """The gezinnen that who is signed in can see."""
    hands.still()
    with hands.lezer() as lezer:
        return set(lezer.session.scalars(select(Dossier.naam)))


def own(hands: Hands) -> set[str]:
    """The gezinnen on the screen *Mijn gezinnen*."""
    hands.go("gezinnen")
    words = "\n".join(str(row) for row in rows_of(hands))
    return {naam for naam in ("Warsamele", "Tekleberi", "Kavehpoor") if naam in words}


def rows_of(hands: Hands) -> list[str]:
    model = hands.view("gezinnen").tabel.model()
    return [
        " ".join(str(model.index(r, c).data() or "") for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]


def berichten(hands: Hands) -> list[str]:
    hands.still()
    with hands.lezer() as lezer:
        return [one.soort for one in load_berichten(lezer)]


def logboek(hands: Hands) -> set[str]:
    hands.still()
    with hands.lezer() as lezer:
        return set(lezer.session.scalars(select(Bewerking.soort)))


def who(hands: Hands) -> str:
    return hands.program.opened.workspace.persoon.naam


# --- forgotten ---


def test_a_forgotten_wachtwoordzin_becomes_a_start_zin_on_paper_and_then_an_own_one(
    ploeg: Ploeg, hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    hands.sign_in()
    page = hands.part("Medewerkers", MedewerkersView)
    hands.click_line(page.lijst, ploeg.noor.uid, "menu")
    asked = hands.answer("Start-zin maken")
    hands.choose("Nieuwe start-zin maken")
    hands.until(page.startzin.isVisible)
    assert "werkt daarna niet meer" in asked[0]
    start = page.startzin.zin.text()
    file_dialog.append(tmp_path / "start-zin.pdf")
    hands.click(page.startzin.bewaar)
    hands.until_said("start-zin.pdf")
    paper = " ".join(page_texts((tmp_path / "start-zin.pdf").read_bytes()))
    assert all(word in paper for word in (*start.split(), "Noor Proef"))
    hands.click(page.startzin.klaar)
    assert start.split()[0] not in hands.texts()
    assert "start-zin tot en met" in hands.line(page.lijst, "Noor Proef").onder
    hands.lock()

    assert not hands.opens(ploeg.noor.zin)
    hands.give(start.upper())
    hands.new_zin(NIEUW)
    assert who(hands) == "Noor Proef"
    assert hands.view("vandaag")
    assert own(hands) == {"Warsamele", "Tekleberi"}
    hands.lock()
    for old in (ploeg.noor.zin, start):
        assert not hands.opens(old)
    hands.program.app.show_gate()  # two wrong ones: no waiting in a test
    hands.sign_in(NIEUW)
    assert who(hands) == "Noor Proef"
    hands.lock()
    hands.sign_in()
    page = hands.part("Medewerkers", MedewerkersView)
    assert "start-zin" not in hands.line(page.lijst, "Noor Proef").onder


# --- leaving ---


def test_a_volunteer_leaves_the_gezinnen_go_on_and_a_new_hoofdsleutel_shuts_out_what_they_knew(  # noqa: PLR0915 - one story
    ploeg: Ploeg,
    hands: Hands,
    file_dialog: list[Path | None],
    tmp_path: Path,
    later: Callable[[int], None],
) -> None:
    hands.sign_in()
    page = hands.part("Medewerkers", MedewerkersView)
    hands.click_line(page.lijst, ploeg.noor.uid, "menu")
    hands.choose("Vertrekt …")
    weg = page.overdracht
    hands.until(lambda: weg.form is not None and weg.form.isVisible())
    hands.still()
    assert len(weg.lijst.lijnen_model.lijnen) == 2
    assert weg.form is not None
    hands.until_focus(weg.form.vakken["dag"].edit)
    hands.press(Key.Key_Tab)
    hands.until_focus(weg.form.vakken["naar"].edit)
    hands.type("Sam")
    hands.press(Key.Key_Tab)
    hands.until_focus(weg.form.vakken["meteen"].edit)
    hands.press(Key.Key_Space)
    hands.until(lambda: "2 gezinnen naar Sam Proef" in weg.gevolg.text())
    hands.still()
    asked = hands.answer("Nieuwe hoofdsleutel …")
    hands.click(weg.opslaan)
    sleutels = hands.view("sleutels")
    assert "kopie van de kluis" in asked[0]

    file_dialog.append(tmp_path / "herstelcode.pdf")
    hands.click(sleutels.bewaar)
    hands.until_said("herstelcode.pdf")
    code = sleutels.code.text()
    assert keys.check_herstelcode(code).ok
    assert code.split("-")[0] in " ".join(page_texts((tmp_path / "herstelcode.pdf").read_bytes()))
    hands.click(sleutels.terug)
    hands.type(code.lower().replace("-", " "))
    hands.press(Key.Key_Tab)
    hands.until_focus(sleutels.zin.edit)
    hands.type(ZIN)
    hands.press(Key.Key_Return)
    hands.until(sleutels.zinnen.isVisible)
    hands.still()
    lines = sleutels.zinnen.text().splitlines()
    assert [one.split(":")[0] for one in lines] == ["Sam Proef"], "who left gets no start-zin"
    start = lines[0].split(": ")[1].split("  ·")[0]
    hands.until_focus(sleutels.zinnen_print)
    hands.click(sleutels.klaar)
    assert start not in hands.texts()
    assert "Noor Proef" not in hands.texts()
    assert {"medewerker_vertrekt", "kluis_omgesleuteld"} <= logboek(hands)
    hands.lock()

    for old in (ploeg.noor.zin, ploeg.sam.zin):
        assert not hands.opens(old)
    hands.program.app.show_gate()
    hands.give(start)
    hands.new_zin(NIEUW)
    assert who(hands) == "Sam Proef"
    assert {"bericht_overgenomen", "bericht_hoofdsleutel"} <= set(berichten(hands))
    hands.lock()
    later(1)
    hands.sign_in(NIEUW)
    assert own(hands) == {"Warsamele", "Tekleberi", "Kavehpoor"}, "from the day after the last one"
    hands.lock()
    hands.sign_in()
    assert who(hands) == "Wil Voorbeeld"
    hands.lock()
    assert hands.opens(code)
    asking = hands.at_page()
    assert isinstance(asking, NieuweZinView)
    names = [asking.mensen.itemText(nr) for nr in range(asking.mensen.count())]
    assert names == ["Kies je naam", "Wil Voorbeeld", "Sam Proef"]


# --- switching ---


def test_two_people_switch_at_one_laptop_and_each_goes_on_where_they_were(ploeg: Ploeg, hands: Hands) -> None:
    hands.sign_in(ploeg.noor.zin)
    view = hands.program.opened.navigator
    hands.program.opened.navigator.open("dossier", uid=ploeg.gezinnen["Warsamele"])
    dossier = hands.view("dossier")
    shown = [one.sleutel for one in dossier.nu.lijnen_model.lijnen if one.menu]
    punt = next(
        one
        for one in hands.dossier(ploeg.gezinnen["Warsamele"]).punten
        if one.uid in shown and not one.letters
    )
    hands.click_line(dossier.nu, punt.uid, "menu")
    hands.choose("Niet nodig, want …")
    hands.form_of(dossier.paneel)
    hands.type("laptop van Noor")

    hands.begin()
    hands.switch()
    assert hands.steps == 1
    assert "laptop van Noor" not in hands.texts()
    assert "Warsamele" not in hands.texts()
    assert "Wie werkt er verder?" in hands.texts()
    hands.sign_in(ploeg.sam.zin)
    assert view is not hands.program.opened.navigator
    assert hands.view("vandaag"), "not the place of a colleague"
    assert "laptop van Noor" not in hands.texts()
    hands.click(hands.program.opened.shell.rail.ik)
    ik = hands.view("ik")
    hands.click(ik.gegevens.vakken["telefoon"].edit)
    hands.type("06-0000")

    hands.switch()
    hands.sign_in(ploeg.noor.zin)
    again = hands.view("dossier")
    hands.until(lambda: again.paneel.form is not None)
    assert again.paneel.form.vakken["reden"].raw() == "laptop van Noor"
    hands.click(hands.program.opened.shell.rail.ik)
    assert hands.view("ik").gegevens.vakken["telefoon"].raw() == ""
    hands.switch()
    hands.sign_in(ploeg.sam.zin)
    ik = hands.view("ik")
    hands.until(lambda: ik.gegevens.vakken["telefoon"].raw() == "06-0000")
    assert who(hands) == "Sam Proef"
    assert {"aangemeld", "vergrendeld"} <= logboek(hands)


# --- away ---


def test_a_volunteer_three_weeks_away_takes_five_steps_and_comes_back_by_itself(
    ploeg: Ploeg, hands: Hands, later: Callable[[int], None]
) -> None:
    hands.sign_in(ploeg.noor.zin)
    today = hands.program.app.clock.vandaag()
    hands.begin()
    hands.click(hands.program.opened.shell.rail.ik)
    ik = hands.view("ik")
    hands.click(ik.weg.vakken["van"].edit)
    hands.fill("vandaag", f"{today + 20 * DAG:%d-%m-%Y}", "Sam")
    hands.press(Key.Key_Tab)
    hands.until_focus(ik.bewaar)
    hands.press(Key.Key_Return)
    hands.until_said("Afwezigheid bewaard")
    assert hands.steps <= WEG_STAPPEN, hands.steps
    hands.until(lambda: "Sam Proef vervangt je." in ik.stand.text())
    hands.lock()

    hands.sign_in(ploeg.sam.zin)
    assert berichten(hands) == ["bericht_vervangt"]
    assert own(hands) == {"Warsamele", "Tekleberi", "Kavehpoor"}
    hands.lock()
    later(20)
    hands.sign_in(ploeg.sam.zin)
    assert namen(hands) == {"Warsamele", "Tekleberi", "Kavehpoor"}, "the last day counts"
    hands.lock()
    later(1)
    hands.sign_in(ploeg.sam.zin)
    assert namen(hands) == {"Kavehpoor"}
    hands.lock()
    hands.sign_in(ploeg.noor.zin)
    assert own(hands) == {"Warsamele", "Tekleberi"}
    hands.click(hands.program.opened.shell.rail.ik)
    ik = hands.view("ik")
    assert not ik.terug.isVisible()
    assert ik.weg.vakken["van"].value() is None


def test_the_switch_is_reached_without_a_mouse(ploeg: Ploeg, hands: Hands) -> None:
    hands.sign_in(ploeg.noor.zin)
    hands.program.opened.shell.rail.wissel.setFocus()
    hands.press(Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    hands.until_shut()
    hands.sign_in(ploeg.sam.zin)
    assert who(hands) == "Sam Proef"
