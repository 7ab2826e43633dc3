"""*Ingelezen lijsten*: a file with both tables goes in and comes out; a wrong row keeps the list out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop.screens import gemeente_parts
from models.queries.cijferlijsten import load_lijsten
from models.rules.cijferlijst import GETALLEN
from models.services.verb import Plek
from models.values import Rol
from tests.builders import lezer_for, only_gemeente
from tests.views.fakes import NoAsk
from tests.views.paper_fakes import PaperPorts, paper_ports
from views.gemeente.lijsten import LijstenPresenter
from views.gemeente.presenter import GemeentePresenter

TABELLEN = Path(__file__).parents[2] / "models" / "rules"


class OneFile(NoAsk):
    def __init__(self, path: Path) -> None:
        self.path = path

    def open_file(self, titel: str, soort: str) -> Path | None:
        return self.path


@pytest.fixture
def ports(plek: Plek) -> PaperPorts:
    return paper_ports(plek, Rol.COORDINATOR)


def make(ports: PaperPorts, plek: Plek, qtbot: QtBot, path: Path) -> GemeentePresenter:
    made = GemeentePresenter(replace(ports.fake.ports, ask=OneFile(path)), gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.resize(909, 600)
    made.view.show()
    made.enter(deel="lijsten")
    return made


def part_of(screen: GemeentePresenter) -> LijstenPresenter:
    part = screen._made["lijsten"]
    assert isinstance(part, LijstenPresenter)
    return part


def lines(screen: GemeentePresenter) -> list[str]:
    return [
        f"{one.titel} | {one.onder} | {one.chip.tekst if one.chip else ''}"
        for one in part_of(screen).deel.lijst.lijnen_model.lijnen
    ]


def take(screen: GemeentePresenter, **values: object) -> None:
    part = part_of(screen)
    part.deel.knoppen["inlezen"].click()
    form = part.deel.paneel.form
    assert form is not None
    form.show_values(values)  # type: ignore[arg-type]
    part.deel.paneel.save.click()


@pytest.mark.parametrize(("name", "rows", "wrong"), [("tabel_1.csv", 6, 5), ("tabel_2.csv", 78, 29)])
def test_both_tables_go_in_and_come_out_with_their_deviations(
    ports: PaperPorts, plek: Plek, qtbot: QtBot, name: str, rows: int, wrong: int
) -> None:
    """A187, A192: the tables of the eindrapportage."""
    screen = make(ports, plek, qtbot, TABELLEN / name)
    assert lines(screen)[0].startswith("Hier komen lijsten")
    take(screen, lijst="Eindrapportage", bron="E", peildatum=date(2021, 10, 1))
    shown = lines(screen)

    assert shown[0] == f"Eindrapportage |  | {wrong} afwijkingen"
    under = f"{rows} rijen · E · laatste peildatum 01-10-2021 · plus is een achterstand"
    assert shown[1] == f"Cellen bekijken | {under} | "
    assert len(shown) == 2 + wrong
    part_of(screen).deel.lijst.opened.emit("cellen:Eindrapportage")
    assert len(lines(screen)) == 2 + wrong + rows
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        found = load_lijsten(lezer, uid)
    assert len(found[0].rijen) == rows


def test_the_three_wrong_cells_of_the_last_half_year_are_named(
    ports: PaperPorts, plek: Plek, qtbot: QtBot
) -> None:
    screen = make(ports, plek, qtbot, TABELLEN / "tabel_2.csv")
    take(screen, lijst="Tabel 2", bron="E")
    shown = lines(screen)

    assert (
        "Drenthe 2021-2: opgave min realisatie | in de lijst 366, onze som 290, verschil +76 | +76" in shown
    )
    words = "in de lijst 10.949, onze som 11.140, verschil −191"
    assert f"Totaal 2021-2: alle gebieden samen, stand | {words} | −191" in shown


def test_the_same_name_again_gives_new_versions_and_the_newest_is_shown(
    ports: PaperPorts, plek: Plek, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Periode;Provincie;Stand\n2026-1;Proef;5\n", encoding="utf-8")
    screen = make(ports, plek, qtbot, path)
    take(screen, lijst="Stand", bron="COA")
    path.write_text("Periode;Provincie;Stand\n2026-1;Proef;7\n", encoding="utf-8")
    take(screen, lijst="Stand", bron="COA, bijgesteld")
    part_of(screen).deel.lijst.opened.emit("cellen:Stand")

    assert lines(screen)[-1] == "Proef 2026-1 | stand 7 | "
    assert len(lines(screen)) == 3


def test_a_wrong_row_is_told_and_nothing_goes_in(
    ports: PaperPorts, plek: Plek, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Periode;Provincie;Stand\n2026-1;Proef;5\nooit;Proef;7\n", encoding="utf-8")
    screen = make(ports, plek, qtbot, path)
    take(screen, lijst="Stand", bron="COA")

    assert lines(screen)[1].startswith("Rij 3, halfjaar | Kies een halfjaar")
    assert part_of(screen).deel.paneel.isVisible()
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        assert load_lijsten(lezer, uid) == ()


class ToFile(OneFile):
    def save_path(self, titel: str, naam: str, ook: Sequence[str] = ()) -> Path | None:
        return self.path.with_name("uit.xlsx") if "xlsx" in ook else None


def test_a_list_goes_out_again_cell_by_cell_with_what_does_not_fit(
    ports: PaperPorts, plek: Plek, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "tabel_2.csv"
    path.write_bytes((TABELLEN / "tabel_2.csv").read_bytes())
    made = GemeentePresenter(replace(ports.fake.ports, ask=ToFile(path)), gemeente_parts())
    qtbot.addWidget(made.view)
    made.view.show()
    made.enter(deel="lijsten")
    take(made, lijst="Tabel 2", bron="=E")
    part_of(made).deel.lijst.knop_pressed.emit("cellen:Tabel 2", "lijst")

    sheet = openpyxl.load_workbook(path.with_name("uit.xlsx")).active
    assert sheet is not None
    assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    uid = only_gemeente(plek.store)
    with lezer_for(plek) as lezer:
        (kept,) = load_lijsten(lezer, uid)
    assert len(rows) == len(kept.rijen)
    for row, was in zip(rows, kept.rijen, strict=True):
        assert row[: 2 + len(GETALLEN)] == [
            was.gebied,
            was.halfjaar.code,
            *(getattr(was, kolom.value) for kolom in GETALLEN),
        ]
    told = [row[head.index("Wat niet klopt")] for row in rows]
    assert sum(len(str(one).split("\n")) for one in told if one) == len(kept.afwijkingen)
    drenthe = next(row for row in rows if row[:2] == ["Drenthe", "2021-2"])
    assert "in de lijst 366, onze som 290, verschil +76" in str(drenthe[head.index("Wat niet klopt")])
