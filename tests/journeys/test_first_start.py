"""Journey: somebody starts the program for the first time and ends on an empty Vandaag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import workspace
from desktop.clock import SystemClock
from desktop.paths import Paths
from models.errors import World
from models.tables import Gemeente, KluisInfo, Medewerker, MedewerkerRol
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key
from tests.reports.reading import page_texts
from views.first_start.first_start_view import FirstStartView


def start_view(hands: Hands) -> FirstStartView:
    view = hands.program.app.window.centralWidget()
    assert isinstance(view, FirstStartView)
    return view


def code_on(pdf: Path) -> str:
    """The herstelcode as somebody reads it from the sheet: eight groups of five."""
    words = "\n".join(page_texts(pdf.read_bytes())).replace("\r", "")
    groups = re.findall(r"^[1-8]\n([A-Z0-9]{5})$", words, re.MULTILINE)
    assert len(groups) == 8, words
    return " ".join(groups)


def test_three_steps_with_the_code_typed_over_from_its_sheet_make_a_kluis_that_opens_with_both(
    hands: Hands, file_dialog: list[Path | None], tmp_path: Path
) -> None:
    view = start_view(hands)
    hands.until_focus(view.naam.edit)
    assert "Welkom bij Duurzame Start" in hands.texts()
    hands.fill("Wil Voorbeeld", ZIN, ZIN)
    hands.press(Key.Key_Return)
    assert view.step == 2
    assert "Stap 2 van 3" in hands.texts()
    file_dialog.append(tmp_path / "code.pdf")
    hands.click(view.bewaren)
    hands.until(lambda: view.gedaan.text() != "")
    code = code_on(tmp_path / "code.pdf")
    hands.click(view.code_terug.edit)
    hands.type(code.lower())
    hands.press(Key.Key_Return)
    assert view.step == 3, view.code_terug.problem.text()
    hands.until_focus(view.gemeente.edit)
    hands.type("Wilgenrade")
    hands.press(Key.Key_Return)
    hands.program.until_open()

    vandaag = hands.view("vandaag")
    assert vandaag.leeg.isVisible()
    assert "Hier staat elke ochtend wat er te doen is" in hands.texts()
    assert hands.program.opened.shell.rail.wie.text() == "Wil Voorbeeld"
    assert hands.program.app.window.windowTitle() == "Duurzame Start"
    with hands.lezer() as lezer:
        session = lezer.session
        assert session.scalars(select(Gemeente.naam).where(Gemeente.eigen)).all() == ["Wilgenrade"]
        assert session.scalars(select(Medewerker.naam)).all() == ["Wil Voorbeeld"]
        assert set(session.scalars(select(MedewerkerRol.rol))) == {"begeleider", "beheerder"}
        assert not session.scalars(select(KluisInfo.is_demo)).one()

    hands.program.app.lock()
    hands.still()
    paths, klok = Paths(tmp_path), SystemClock()
    for secret, by_code in ((ZIN, False), (code, True)):
        opened = workspace.unlock(paths.kluis, secret, klok, paths.backups)
        assert opened.met_herstelcode is by_code
        opened.close(backup=False)
    with pytest.raises(World, match="sleutel_onjuist"):
        workspace.unlock(paths.kluis, ZIN + " niet", klok, paths.backups)


def test_wrong_input_says_so_beside_its_field_and_keeps_what_was_typed(hands: Hands, tmp_path: Path) -> None:
    view = start_view(hands)
    hands.until_focus(view.naam.edit)
    hands.press(Key.Key_Return)
    assert view.naam.problem.isVisible()
    hands.fill("Wil", "kort", "kort")
    hands.press(Key.Key_Return)
    assert view.zin.problem.isVisible()
    hands.click(view.zin.edit)
    view.zin.edit.selectAll()
    hands.fill(ZIN, ZIN + "x")
    hands.press(Key.Key_Return)
    assert view.step == 1
    assert view.nogmaals.problem.isVisible()
    assert (view.naam.edit.text(), view.zin.text()) == ("Wil", ZIN)
    assert not Paths(tmp_path).kluis.exists()
