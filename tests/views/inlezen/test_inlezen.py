from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.tables import Dossier, DossierStand
from tests.views.conftest import House
from tests.views.fakes import NoAsk
from views.inlezen.presenter import InlezenPresenter
from views.widgets.lijn import Lijn, Soort

LIJST = """Gezinsnr;Achternaam;Voornaam;Geb. datum;Datum koppeling;BSN;Extra
1;Proefnaam;Ada;3-6-1990;1-6-2026;123456782;a
1;Proefnaam;Bo;1-2-2015;1-6-2026;;b
2;Andersom;Cy;;morgen;;c
3;Warsamele;;;1-6-2026;;d
"""


class FileAsk(NoAsk):
    """Gives the file of the test, and a place to save."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "lijst.csv"
        self.saved: Path | None = folder / "fout.csv"

    def open_file(self, titel: str, soort: str) -> Path | None:
        return self.file if self.file.exists() else None

    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        return self.saved


class KeptBackups:
    """A backup before is at once there."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def before(self, reden: str, then: object, failed: object = None) -> None:
        self.asked.append(reden)
        then(None)  # type: ignore[operator]


@pytest.fixture
def ask(tmp_path: Path) -> FileAsk:
    return FileAsk(tmp_path)


@pytest.fixture
def kopieen() -> KeptBackups:
    return KeptBackups()


@pytest.fixture
def screen(qtbot: QtBot, house: House, ask: FileAsk, kopieen: KeptBackups) -> InlezenPresenter:
    ports = replace(house.fake.ports, ask=ask, kopieen=kopieen)  # type: ignore[arg-type]
    presenter = InlezenPresenter(ports)
    qtbot.addWidget(presenter.view)
    presenter.view.resize(780, 520)
    presenter.view.show()
    presenter.enter()
    return presenter


def give(screen: InlezenPresenter, ask: FileAsk, text: str = LIJST) -> None:
    ask.file.write_text(text, encoding="utf-8")
    screen.view.kies.click()


def lines(screen: InlezenPresenter) -> dict[str, Lijn]:
    return {lijn.sleutel: lijn for lijn in screen.view.lijst.lijnen_model.lijnen}


def names(house: House) -> set[str]:
    with house.plek.store.reader() as session:
        return set(session.scalars(select(Dossier.naam)))


def test_a_list_is_recognised_looked_at_and_taken_in(
    screen: InlezenPresenter, house: House, ask: FileAsk, kopieen: KeptBackups
) -> None:
    give(screen, ask)
    assert screen.view.stappen.currentIndex() == 1
    assert [k.currentData() for k in screen.view._kiezers] == [
        "gezin",
        "achternaam",
        "roepnaam",
        "geboortedatum",
        "koppeling",
        "",
        "",
    ]
    screen.view.verder.click()

    shown = lines(screen)
    assert shown["g:0"].vink is True
    assert shown["g:1"].vink is False, "a gezin that looks like one in the kluis is not taken in unasked"
    assert "Warsamele" in shown["g:1"].onder
    assert any(line.kaart == "fout" and "4" in line.titel for line in shown.values())
    assert screen.view.inlezen.text() == "1 gezin inlezen"
    screen.view.inlezen.click()

    assert kopieen.asked == ["import"]
    assert names(house) == {"Warsamele", "Proefnaam"}
    assert house.fake.say.goed[-1][0] == "1 gezin ingelezen."
    assert house.fake.say.goed[-1][1] != "", "the whole list can be taken back"


def test_a_column_with_a_bsn_is_never_shown_nor_saved(
    screen: InlezenPresenter, house: House, ask: FileAsk
) -> None:
    give(screen, ask)
    bsn = screen.view._kiezers[5]

    assert not bsn.isEnabled()
    cells = [screen.view.tabel.item(y, 5) for y in range(1, screen.view.tabel.rowCount())]
    shown = {cell.text() for cell in cells if cell is not None}
    assert shown == {"•••"}
    screen.view.verder.click()
    screen.view.fouten.click()
    assert ask.saved is not None
    saved = ask.saved.read_text(encoding="utf-8-sig")
    assert "123456782" not in saved
    assert "BSN" not in saved.splitlines()[0]


def test_what_is_wrong_comes_back_as_a_list_with_the_reason(screen: InlezenPresenter, ask: FileAsk) -> None:
    give(screen, ask)
    screen.view.verder.click()
    screen.view.fouten.click()

    assert ask.saved is not None
    rows = ask.saved.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].endswith("Wat er niet klopt")
    assert len(rows) == 3
    assert "Andersom" in rows[1]
    assert "koppeldatum" in rows[1]
    assert "Warsamele" in rows[2], "who looks like somebody and is not taken along comes back too"
    assert "lijst: Warsamele, kluis: Warsamele" in rows[2]


def test_a_tick_takes_a_gezin_along_after_all_and_the_choice_of_columns_is_remembered(
    screen: InlezenPresenter, house: House, ask: FileAsk
) -> None:
    give(screen, ask)
    screen.view._kiezers[6].setCurrentIndex(screen.view._kiezers[6].findData("azc"))
    screen.view.verder.click()
    screen.view.line_ticked.emit("g:1", True)
    assert screen.view.inlezen.text() == "2 gezinnen inlezen"
    screen.view.line_ticked.emit("g:0", False)
    screen.view.line_ticked.emit("g:1", False)
    assert not screen.view.inlezen.isEnabled()

    give(screen, ask)
    assert screen.view._kiezers[6].currentData() == "azc"


def test_a_list_that_cannot_be_read_or_lacks_a_column_says_so(screen: InlezenPresenter, ask: FileAsk) -> None:
    give(screen, ask, "Naam\n")
    assert screen.view.problem.isVisible()
    assert screen.view.stappen.currentIndex() == 0

    give(screen, ask, "Iets;Anders\na;b\n")
    screen.view.verder.click()
    assert "koppeldatum" in screen.view.problem.text()
    screen.view._kiezers[0].setCurrentIndex(screen.view._kiezers[0].findData("koppeling"))
    screen.view._kiezers[1].setCurrentIndex(screen.view._kiezers[1].findData("koppeling"))
    screen.view.verder.click()
    assert "Twee kolommen" in screen.view.problem.text()


def test_a_cell_with_markup_or_a_formula_is_shown_and_saved_as_it_is(
    screen: InlezenPresenter, ask: FileAsk
) -> None:
    give(screen, ask, "Achternaam;Koppeling\n<b>x</b>;1-6-2026\n=1+1;ooit\n")
    screen.view.verder.click()

    assert lines(screen)["g:0"].titel == "<b>x</b>"
    screen.view.fouten.click()
    assert ask.saved is not None
    assert "'=1+1" in ask.saved.read_text(encoding="utf-8-sig")


def test_back_goes_one_step_and_enter_asks_nothing_twice(screen: InlezenPresenter, ask: FileAsk) -> None:
    give(screen, ask)
    screen.view.verder.click()
    screen._back()
    assert screen.view.stappen.currentIndex() == 1
    screen._back()
    assert screen.view.stappen.currentIndex() == 0
    assert screen.place() == {}
    screen.keep_draft()
    assert all(line.soort in set(Soort) for line in lines(screen).values())


def test_running_households_are_asked_about_and_taken_over_from_today(
    screen: InlezenPresenter, house: House, ask: FileAsk
) -> None:
    give(screen, ask, "Achternaam;Koppeling;Tekendatum\nLangzaam;1-2-2026;\nWoonachtig;1-2-2026;1-4-2026\n")
    screen.view.verder.click()
    assert screen.view.lopend.isVisible()
    assert screen.view.lopend.isChecked()
    screen.view.inlezen.click()

    with house.plek.store.reader() as session:
        rows = {
            naam: (fase, op)
            for naam, fase, op in session.execute(select(Dossier.naam, Dossier.fase, Dossier.begonnen_op))
        }
    vandaag = house.plek.klok.vandaag()
    assert rows["Langzaam"] == ("pre_vestiging", vandaag)
    assert rows["Woonachtig"] == ("vestiging", vandaag)

    give(screen, ask, "Achternaam;Koppeling\nVandaag;vandaag\n")
    screen.view.verder.click()
    assert not screen.view.lopend.isVisible(), "a list of today's koppelingen asks nothing"


def test_without_the_tick_a_koppeling_is_a_new_one(
    screen: InlezenPresenter, house: House, ask: FileAsk
) -> None:
    give(screen, ask, "Achternaam;Koppeling\nNieuweling;1-4-2025\n")
    screen.view.verder.click()
    screen.view.lopend.click()
    screen.view.inlezen.click()

    with house.plek.store.reader() as session:
        late = session.scalars(
            select(DossierStand.te_laat)
            .join(Dossier, Dossier.id == DossierStand.dossier_id)
            .where(Dossier.naam == "Nieuweling")
        ).one()
    assert late > 0
