"""Journey: an extra protected gezin that cannot wait is opened by a colleague, and everybody knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from models.queries.medewerkers import load_berichten
from models.tables import Bewerking, Dossier
from tests.desktop.conftest import ZIN
from tests.journeys.conftest import Hands, Key
from tests.journeys.mensen import Ploeg, make_ploeg
from views.logboek.logboek_view import LogboekView
from views.vandaag.berichten import KOP

REDEN = "De verwarming is stuk en Noor is niet te bereiken."


@pytest.fixture
def ploeg(kluis: Path) -> Ploeg:
    """Only Noor sees one gezin; Sam has another."""
    return make_ploeg(kluis, {"Warsamele": "Noor Proef", "Kavehpoor": "Sam Proef"}, beschermd="Warsamele")


def nummer(hands: Hands, uid: str) -> str:
    with hands.program.opened.workspace.store.reader() as session:
        return str(session.scalar(select(Dossier.nummer).where(Dossier.uid == uid)))


def seen(hands: Hands) -> set[str]:
    hands.still()
    with hands.lezer() as lezer:
        return set(lezer.session.scalars(select(Dossier.naam)))


def found(hands: Hands, words: str) -> list[str]:
    """What the search box finds."""
    zoek = hands.program.opened.shell.zoek
    hands.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.until_focus(zoek)
    hands.type(words)
    hands.still()
    hands.qtbot.wait(400)
    hands.still()
    texts = [zoek.lijst.item(nr).text() for nr in range(zoek.lijst.count())]
    hands.press(Key.Key_Escape)
    return texts


def told(hands: Hands) -> tuple[str, str]:
    """The notice on top of Vandaag, and the reason beneath it."""
    vandaag = hands.go("vandaag")
    lines = vandaag.lijst.lijnen_model.lijnen
    assert lines[0].sleutel == KOP
    return lines[1].titel, lines[1].onder


def test_the_glass_is_broken_with_a_reason_told_written_down_and_whole_again_the_next_day(  # noqa: PLR0915 - one story
    ploeg: Ploeg, hands: Hands, later: Callable[[int], None]
) -> None:
    uid = ploeg.gezinnen["Warsamele"]
    hands.sign_in(ploeg.sam.zin)
    number = nummer(hands, uid)
    assert seen(hands) == {"Kavehpoor"}
    assert not [one for one in found(hands, "Warsamele") if "Warsamele" in one]

    hands.click(hands.program.opened.shell.rail.ik)
    hands.click(hands.view("ik").nood)
    nood = hands.view("nood")
    hands.until_focus(nood.form.vakken["nummer"].edit)
    assert "krijgt meteen bericht en leest je reden" in hands.texts()
    hands.fill(number.lower(), "haast")
    hands.click(nood.open)
    hands.until(nood.form.vakken["reden"].problem.isVisible)
    assert seen(hands) == {"Kavehpoor"}, "a word is no reason"
    hands.click(nood.form.vakken["reden"].edit)
    hands.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type(REDEN)
    hands.click(nood.open)
    view = hands.view("dossier")
    hands.until(lambda: view.kop.titel.text() == "Gezin Warsamele")
    hands.until_said("Geopend tot en met vandaag")
    hands.lock()

    for zin, reads in ((ploeg.noor.zin, True), (ZIN, False)):
        hands.sign_in(zin)
        words, reason = told(hands)
        assert words.startswith(f"Sam Proef opende dossier {number} in nood op")
        assert (REDEN in reason) is reads, "the reason is for who stands beside the gezin"
        assert ("Warsamele" in seen(hands)) is reads, "who looks after the kluis does not see it for that"
        with hands.lezer() as lezer:
            (bericht,) = load_berichten(lezer)
        hands.click_line(hands.view("vandaag").lijst, f"bericht:{bericht.uid}", "knop:0")
        hands.still()
        with hands.lezer() as lezer:
            assert load_berichten(lezer) == ()
        hands.lock()

    hands.sign_in(ploeg.sam.zin)
    assert seen(hands) == {"Kavehpoor", "Warsamele"}
    hands.lock()
    later(1)
    hands.sign_in(ploeg.sam.zin)
    assert seen(hands) == {"Kavehpoor"}
    assert "Warsamele" not in hands.texts()
    hands.lock()
    hands.sign_in()
    page = hands.part("Logboek", LogboekView)
    model = page.tabel.model()
    entries = [
        " ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    (entry,) = (one for one in entries if "in nood geopend" in one)
    assert "Sam Proef" in entry
    assert number in entry
    with hands.lezer() as lezer:
        rows = lezer.session.execute(
            select(Bewerking.wie, Bewerking.resultaat).where(Bewerking.soort == "noodtoegang")
        ).all()
    assert [tuple(row) for row in rows] == [(ploeg.sam.uid, "gedaan")]
