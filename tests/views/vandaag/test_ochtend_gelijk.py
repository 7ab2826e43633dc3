"""Vandaag and the ochtendblad hold what ui.md names and the points of the gemeente: nine parts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.queries.rows import VandaagLine, VandaagRow
from models.queries.rows_papier import OchtendFacts
from models.values import Papier, Stand
from reports import ochtendblad
from reports.catalog import render
from resources.labels import label_of
from tests.builders import T0
from tests.reports.builders import head
from tests.reports.reading import page_texts
from tests.views.conftest import House
from views.vandaag.presenter import VandaagPresenter
from views.vandaag.vandaag_lijnen import SECTIES, vandaag_lijnen

DELEN = (
    "te_laat",  # te laat
    "vandaag",  # vandaag
    "komend",  # komende 14 dagen
    "wacht",  # wacht op een ander
    "gemeente",  # van de gemeente, for who may see its figures
    "stil",  # lang geen contact
    "wordt_18",  # wordt 18
    "tijdelijk",  # tijdelijke plekken die aflopen
    "ontbreekt",  # ontbreekt nog
)
PUNTEN = DELEN[:4]
"""Parts with points of the checklist: those can be done from the line."""


def _line(nr: int, sectie: str) -> VandaagLine:
    return VandaagLine(
        dossier_uid=f"d{nr}",
        dossier_nummer=f"T1-000{nr}",
        gezin=f"Gezin{nr}",
        punt_uid=f"p{nr}" if sectie in PUNTEN else "",
        nummer=nr if sectie in PUNTEN else 0,
        blad=nr if sectie in PUNTEN else 0,
        tekst=f"wat {sectie}",
        aan_zet="COA" if nr % 2 else "Ids Voorbeeld",
        dag=T0 + timedelta(days=nr),
        dagen=nr,
        stand=Stand.TE_LAAT if sectie == "te_laat" else Stand.OP_SCHEMA,
    )


def _row() -> VandaagRow:
    lines = {sectie: (_line(nr, sectie),) for nr, sectie in enumerate(DELEN, 1)}
    return VandaagRow(dag=T0, aantallen=dict.fromkeys(DELEN, 1), **lines)


def test_screen_and_paper_have_the_same_nine_parts_in_the_same_order() -> None:
    assert SECTIES == ochtendblad.SECTIONS == DELEN
    shown = [one.titel for one in vandaag_lijnen(_row(), ()) if one.sleutel.startswith("kop:")]
    (text,) = page_texts(render(Papier.OCHTENDBLAD, OchtendFacts(head=head(), vandaag=_row())).pdf)

    assert shown == [label_of("sectie", sectie) for sectie in DELEN]
    places = [text.index(f"{titel} (1)") for titel in shown]
    assert places == sorted(places)


@pytest.mark.parametrize("sectie", DELEN)
def test_each_line_says_number_gezin_what_who_and_when(sectie: str) -> None:
    nr = DELEN.index(sectie) + 1
    who = "COA" if nr % 2 else "Ids Voorbeeld"
    (line,) = [one for one in vandaag_lijnen(_row(), ()) if one.sleutel == f"{sectie}:0"]
    assert (line.nummer, line.titel) == (f"T1-000{nr}", f"wat {sectie}")
    assert f"Gezin{nr}" in line.onder
    assert f"aan zet: {who}" in line.onder
    assert line.chip is not None
    assert line.chip.tekst
    assert line.menu is (sectie in PUNTEN)
    assert (line.vink is not None) is (sectie in PUNTEN)

    (text,) = page_texts(render(Papier.OCHTENDBLAD, OchtendFacts(head=head(), vandaag=_row())).pdf)
    row = next(part for part in text.splitlines() if f"wat {sectie}" in part)
    for words in (f"T1-000{nr}", f"Gezin{nr}", who, f"{(T0 + timedelta(days=nr)).day}-6"):
        assert words in row


def test_from_a_line_it_is_opened_done_or_put_off(qtbot: QtBot, house: House) -> None:
    screen = VandaagPresenter(house.fake.ports)
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.enter()
    offered: list[list[str]] = []
    screen.view.show_menu = lambda _key, items: offered.append([words for _code, words in items])  # type: ignore[method-assign, assignment]
    key = next(one.sleutel for one in screen.view.lijst.lijnen_model.lijnen if one.menu)

    screen.view.menu_wished.emit(key)

    assert offered == [["Openen", "Klaar", "Later: op …, want …", "Wacht op …", "Niet nodig, want …"]]


@pytest.mark.parametrize(
    ("sectie", "tab"),
    [("stil", "contact"), ("wordt_18", "gezin"), ("tijdelijk", "wonen"), ("ontbreekt", "gezin")],
)
def test_a_line_without_a_point_opens_where_something_can_be_done(
    house: House, sectie: str, tab: str
) -> None:
    screen = VandaagPresenter(house.fake.ports)
    screen._row = _row()

    screen._opened(f"{sectie}:0")

    name, args = house.fake.nav.opened[-1]
    assert (name, args["tab"]) == ("dossier", tab)
